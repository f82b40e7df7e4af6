"""How the sheets of a workbook look and print: titles, tables with headings that stay, A4 with numbered pages.

It holds values only. Names and titles come from outside, so no text is ever a formula; nothing is read from the clock,
so the same workbook made on the same day is the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from fractions import Fraction
from io import BytesIO
from textwrap import wrap
from typing import Any

from msgspec import Struct
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plugins.quota.statement import number

FONT = "Times New Roman"
HEAD = 4  # the row of the headings, from 0, below four of titles
LINK_LIMIT = 65_530  # of a sheet, in Excel
ADDRESS_LIMIT = 2_000  # characters of a link; Excel follows 2,079
ROW_PIXELS = 21

DAY = {"num_format": "d/m/yyyy", "align": "center"}
MIDDLE = {"align": "center"}
NUMBER: Mapping[str, Any] = {}
SMALL = {"text_wrap": True, "font_size": 10}
TOTAL = {"bold": True, "top": 2}
WORDS = {"text_wrap": True}

_A4 = 9
_SIZE = 12  # points
_LINE = ROW_PIXELS * 0.75  # points
_CELL = {"border": 1, "border_color": "#7F7F7F", "valign": "top"}
_HEADING = {**_CELL, **WORDS, **MIDDLE, "bold": True, "bg_color": "#E7E6E6", "valign": "vcenter"}
_LINK = {"font_color": "#0563C1", "underline": 1}
# `_0` is the room of a digit. A whole number stands point below point with those that have places.
_WHOLE = {"num_format": "#,##0_0"}
_ALIGNED = {"num_format": "#,##0_._0_0_0"}
_PLACES = {"num_format": "#,##0.00_0"}

Value = str | Fraction | int | date | None


class Column(Struct, frozen=True):
    """A column of a table, *width* digits wide; *look* is what its cells have beside the look of every cell."""

    heading: str
    width: int
    look: Mapping[str, Any]
    is_link: bool = False

    def height(self, value: Value) -> float:
        """Return how high a row must be, in points, for *value* to be read in full: rather too high than too low."""
        if not (isinstance(value, str) and "text_wrap" in self.look):
            return _LINE
        size: float = self.look.get("font_size", _SIZE) / _SIZE
        # Letters are narrower than digits, capitals wider; an address is broken anywhere.
        fits = max(int(self.width / size * (0.7 if value.isupper() else 1.15)), 1)
        lines = -(-len(value) // fits) if self.is_link else len(wrap(value, fits))
        return _LINE * size * lines


TT = Column("TT", 6, MIDDLE)


class Titles(Struct, frozen=True):
    """What stands above a table, below the name of the portal."""

    heading: str
    note: str = ""
    period: str | None = None


class Paper:
    """A workbook that is being written, and the looks that its cells share.

    *period* stands on each sheet that has none of its own, *remark*, where there is one, before the note of each, and
    *foot* at the foot of each page.
    """

    def __init__(self, title: str, period: str, remark: str, foot: str, made: date) -> None:
        self.book = Workbook(
            data := BytesIO(),
            {
                "in_memory": True,  # without it, files are written and their times depend on the machine's zone
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                # The scheme would make Excel show the font of its theme instead.
                "default_format_properties": {"font_name": FONT, "font_size": _SIZE, "font_scheme": "none"},
                "default_row_height": ROW_PIXELS,
                "default_column_width": 72,  # pixels, as Excel has it in this font
            },
        )
        self.book.set_properties({"title": period, "author": title, "created": datetime.combine(made, time(), UTC)})
        self._data, self._title, self._period, self._remark, self._foot = data, title, period, remark, foot
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}

    def finished(self) -> bytes:
        """Return the file; nothing can be written any more."""
        self.book.close()
        return self._data.getvalue()

    def look(self, *parts: Mapping[str, Any]) -> Format:
        """Return the format of all *parts*, the same for the same."""
        properties = {key: value for part in parts for key, value in part.items()}
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self.book.add_format(properties)
        return self._looks[key]

    def sheet(self, name: str, titles: Titles, widths: Sequence[int], *, wide: bool = True) -> Worksheet:
        """Return a new sheet, ready to print on A4, with its four rows of titles."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(_A4)
        if wide:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        font = f'&"{FONT},Regular"&10 '
        sheet.set_footer(f"&L{font}{self._foot}&R{font}Trang &P/&N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        sheet.write_string(0, 0, self._title, self.look({"bold": True}))
        sheet.write_string(1, 0, titles.heading, self.look({"bold": True, "font_size": 14}))
        sheet.write_string(2, 0, titles.period or self._period, self.look())
        sheet.write_string(3, 0, f"{self._remark} {titles.note}".strip(), self.look({"italic": True}))
        return sheet

    def table(self, name: str, titles: Titles, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> Worksheet:
        """Return a new sheet with *rows* below the titles, under headings that stay and that filter."""
        sheet = self.sheet(name, titles, [column.width for column in columns])
        self.headings(sheet, HEAD, [column.heading for column in columns])
        self.cells(sheet, HEAD + 1, columns, rows)
        last = HEAD + max(len(rows), 1)
        sheet.autofilter(HEAD, 0, last, len(columns) - 1)
        sheet.freeze_panes(HEAD + 1, 0)
        sheet.repeat_rows(HEAD)
        sheet.print_area(0, 0, last, len(columns) - 1)
        return sheet

    def headings(self, sheet: Worksheet, row: int, headings: Iterable[str]) -> None:
        """Write the headings of a table in *row*."""
        for column, heading in enumerate(headings):
            sheet.write_string(row, column, heading, self.look(_HEADING))

    def cells(self, sheet: Worksheet, top: int, columns: Sequence[Column], rows: Sequence[Sequence[Value]]) -> None:
        """Write the cells of *rows* from row *top* on."""
        broken = {c for row in rows for c, value in enumerate(row) if _is_broken(value)}
        links = 0
        for r, row in enumerate(rows, top):
            for c, (value, about) in enumerate(zip(row, columns, strict=True)):
                if isinstance(value, Fraction | int):
                    shape = _PLACES if _is_broken(value) else _ALIGNED if c in broken else _WHOLE
                    sheet.write_number(r, c, number(Fraction(value)), self.look(_CELL, shape, about.look))
                elif isinstance(value, date):
                    sheet.write_datetime(r, c, datetime.combine(value, time()), self.look(_CELL, about.look))
                elif value and about.is_link and _leads(value) and links < LINK_LIMIT:
                    links += 1
                    sheet.write_url(r, c, value, self.look(_CELL, about.look, _LINK))
                else:
                    sheet.write_string(r, c, value or "", self.look(_CELL, about.look))
            height = max(about.height(value) for value, about in zip(row, columns, strict=True))
            if height > _LINE:  # LibreOffice makes no row higher by itself
                sheet.set_row(r, height)


def _is_broken(value: Value) -> bool:
    return isinstance(value, Fraction) and value.denominator != 1


def _leads(address: str) -> bool:
    return address.startswith("https://") and len(address) <= ADDRESS_LIMIT
