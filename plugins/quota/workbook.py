"""A statement as a workbook, for editors who live in Excel: totals, a chart, the works, who is unknown, an overview.

It holds values only. Names and titles come from outside, so no text is ever a formula; nothing is read from the clock,
so the same statement made on the same day is the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from fractions import Fraction
from io import BytesIO
from textwrap import wrap
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from plugins.quota.periods import PeriodKind, named
from plugins.quota.quota_file import Measure
from plugins.quota.statement import Row, RuleStatement, Statement, Tally, decimal, number
from plugins.quota.works import ZERO
from plugins.registry.registry import vietnamese_day

CHART_ROWS = 30  # more bars than these are no picture any more, and no A4
LINK_LIMIT = 65_530  # of a sheet, in Excel
ADDRESS_LIMIT = 2_000  # characters of a link; Excel follows 2,079
MET, NOT_MET, NOT_ASKED = "Đạt", "Chưa đạt", "Không yêu cầu"

_FONT = "Times New Roman"
_HEAD = 4  # the row of the headings, from 0, below four of titles
_SIZE = 12  # points
_LINE = 15.75  # points, of this font
_ROW_PIXELS = 21  # the same
_MEASURES: Mapping[Measure, tuple[str, str]] = {"count": ("Số tin, bài", "tin, bài"), "points": ("Điểm", "điểm")}
_PERIODS: Mapping[PeriodKind, str] = {"month": "tháng", "quarter": "quý", "half": "kỳ 6 tháng", "year": "năm"}
_QUARTERS = ("I", "II", "III", "IV")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\\s]+")

_CELL = {"border": 1, "border_color": "#7F7F7F", "valign": "top"}
_TOTAL = {"bold": True, "top": 2}
_WHOLE = {"num_format": "#,##0"}
_ALIGNED = {"num_format": "#,##0_._0_0"}  # a whole number above and below others with two places
_PLACES = {"num_format": "#,##0.00"}
_DAY = {"num_format": "d/m/yyyy", "align": "center"}
_WORDS = {"text_wrap": True}
_SMALL = {"text_wrap": True, "font_size": 10}
_LINK = {"font_color": "#0563C1", "underline": 1}
_NUMBER = {"align": "right", "indent": 1}
_RESULT = {"align": "center"}
_HEADING = {
    **_CELL, **_WORDS, "bold": True, "bg_color": "#E7E6E6", "align": "center", "valign": "vcenter"
}  # fmt: skip
_SHORT = {"bold": True, "font_color": "#7F1D1D", "bg_color": "#F8CBAD"}  # in grey: bold on a light ground

Value = str | Fraction | int | date | None


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of a table, *width* digits wide; *look* is what its cells have beside the look of every cell."""

    heading: str
    width: int
    look: Mapping[str, Any]
    is_link: bool = False

    def height(self, value: Value) -> float:
        """Return how high a row must be, in points, for *value* to be read in full: rather too high than too low."""
        if not (isinstance(value, str) and "text_wrap" in self.look):
            return _LINE
        size = self.look.get("font_size", _SIZE) / _SIZE
        fits = max(int(self.width / size / (1.5 if value.isupper() else 1)), 1)
        lines = 1 if len(value) <= fits and "\n" not in value else len(wrap(value, fits))
        return _LINE * size * lines


_TT = _Column("TT", 6, {"align": "center"})


class _Paper:
    """A workbook that is being written, and the looks that its cells share."""

    def __init__(self, statement: Statement, title: str, made: date) -> None:
        self.data = BytesIO()
        self.book = Workbook(
            self.data,
            {
                "in_memory": True,  # without it, files are written and their times depend on the machine's zone
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": _FONT, "font_size": _SIZE, "font_scheme": "none"},
                "default_row_height": _ROW_PIXELS,
                "default_column_width": 72,  # pixels, as Excel has it in this font
            },
        )
        self.statement, self.title, self.made = statement, title, made
        self.period = _period(statement)
        self.book.set_properties(
            {
                "title": f"Chỉ tiêu tin, bài: {self.period}",
                "author": title,
                "created": datetime.combine(made, time(), UTC),
            }
        )
        self._looks: dict[tuple[tuple[str, Any], ...], Format] = {}

    def look(self, *parts: Mapping[str, Any]) -> Format:
        """Return the format of all *parts*, the same for the same."""
        properties = {key: value for part in parts for key, value in part.items()}
        key = tuple(sorted(properties.items()))
        if key not in self._looks:
            self._looks[key] = self.book.add_format(properties)
        return self._looks[key]

    def sheet(self, name: str, heading: str, note: str, widths: Sequence[int], *, wide: bool = True) -> Worksheet:
        """Return a new sheet, ready to print on A4, with its four rows of titles."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        if wide:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.center_horizontally()
        font = f'&"{_FONT},Regular"&10 '
        made = f"lập ngày {vietnamese_day(self.made)}"
        sheet.set_footer(f"&L{font}{self.period.partition(' (')[0]}, {made}&R{font}Trang &P/&N")
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        closed = "" if self.statement.closed else "Kỳ chưa kết thúc. "
        sheet.write_string(0, 0, self.title, self.look({"bold": True}))
        sheet.write_string(1, 0, heading, self.look({"bold": True, "font_size": 14}))
        sheet.write_string(2, 0, self.period, self.look({}))
        sheet.write_string(3, 0, f"{closed}{note}".strip(), self.look({"italic": True}))
        return sheet

    def table(self, sheet: Worksheet, columns: Sequence[_Column], rows: Iterable[Sequence[Value]]) -> int:
        """Write *rows* below the titles, under headings that stay; return how many there are."""
        for column, about in enumerate(columns):
            sheet.write_string(_HEAD, column, about.heading, self.look(_HEADING))
        read = list(rows)
        self.cells(sheet, _HEAD + 1, columns, read)
        last = _HEAD + max(len(read), 1)
        sheet.autofilter(_HEAD, 0, last, len(columns) - 1)
        sheet.freeze_panes(_HEAD + 1, 0)
        sheet.repeat_rows(_HEAD)
        sheet.print_area(0, 0, last, len(columns) - 1)
        return len(read)

    def cells(self, sheet: Worksheet, top: int, columns: Sequence[_Column], rows: Sequence[Sequence[Value]]) -> None:
        """Write the cells of *rows* from row *top* on. Numbers of a column with fractions stand point below point."""
        broken = {c for row in rows for c, value in enumerate(row) if _is_broken(value)}
        links = 0
        for r, row in enumerate(rows, top):
            for c, (value, about) in enumerate(zip(row, columns, strict=True)):
                if isinstance(value, Fraction | int):
                    shape = _PLACES if _is_broken(value) else _ALIGNED if c in broken else _WHOLE
                    sheet.write_number(r, c, number(Fraction(value)), self.look(_CELL, shape, about.look))
                elif isinstance(value, date):
                    sheet.write_datetime(r, c, value, self.look(_CELL, about.look))
                elif value and about.is_link and _leads(value) and links < LINK_LIMIT:
                    links += 1
                    sheet.write_url(r, c, value, self.look(_CELL, about.look, _LINK))
                else:
                    sheet.write_string(r, c, value or "", self.look(_CELL, about.look))
            height = max((about.height(value) for value, about in zip(row, columns, strict=True)), default=0)
            if height > _LINE:  # LibreOffice does not make rows higher by itself
                sheet.set_row(r, height)


def workbook(statement: Statement, title: str, made: date) -> bytes:
    """Return *statement* as an .xlsx; *title* is the name of the portal, *made* the day that it bears."""
    paper = _Paper(statement, title, made)
    names = _sheet_names(statement.rules)
    sizes = [_totals(paper, name, rule) for name, rule in zip(names, statement.rules, strict=True)]
    if not statement.rules:
        paper.sheet("Tổng hợp", "Kết quả thực hiện chỉ tiêu tin, bài", "Không có chỉ tiêu nào trong kỳ này.", ())
    if any(sizes):
        _charts(paper, names)
    _works(paper)
    if statement.unattributed:
        _unattributed(paper)
    _overview(paper)
    paper.book.close()
    return paper.data.getvalue()


def _totals(paper: _Paper, name: str, rule: RuleStatement) -> int:
    """Write the sheet of totals of a rule; return how many rows it has."""
    measured, what = _MEASURES[rule.measure]
    columns = (
        _TT,
        _Column(_who(rule), 42, _WORDS),
        _Column(measured, 12, _NUMBER),
        _Column("Chỉ tiêu", 11, _NUMBER),
        _Column("Còn thiếu", 11, _NUMBER),
        _Column("Kết quả", 15, _RESULT),
        _Column("Ghi chú", 30, _WORDS),
    )
    times = f" cho {rule.periods} {_PERIODS[rule.period]}" if rule.periods > 1 else ""
    note = f"Chỉ tiêu chung: {decimal(rule.target)} {what}{times}."
    heading = f"Kết quả thực hiện chỉ tiêu: {rule.name}"
    sheet = paper.sheet(name, heading, note, [column.width for column in columns])
    size = paper.table(
        sheet,
        columns,
        (
            (tt, row.name, row.credit, row.target, row.missing, _result(row), row.note)
            for tt, row in enumerate(rule.rows, 1)
        ),
    )
    end = _HEAD + 1 + size
    asked = [row for row in rule.rows if row.target]
    sums = [sum((getattr(row, key) for row in rule.rows), ZERO) for key in ("credit", "target", "missing")]
    reached = f"{sum(row.met for row in asked)}/{len(asked)} đạt"
    paper.cells(
        sheet,
        end,
        [replace(column, look={**column.look, **_TOTAL}) for column in columns],
        [("", "Tổng cộng", *sums, reached, "")],
    )
    sheet.print_area(0, 0, end, len(columns) - 1)
    if size:
        bar = {"data_bar_2010": True, "bar_solid": True, "bar_color": "#9DC3E6", "min_type": "num", "min_value": 0}
        sheet.conditional_format(_HEAD + 1, 2, end - 1, 2, {"type": "data_bar", **bar})
        short = paper.look(_SHORT)
        sheet.conditional_format(
            _HEAD + 1, 4, end - 1, 4, {"type": "cell", "criteria": ">", "value": 0, "format": short}
        )
        sheet.conditional_format(
            _HEAD + 1, 5, end - 1, 5, {"type": "cell", "criteria": "==", "value": f'"{NOT_MET}"', "format": short}
        )
    return size


def _charts(paper: _Paper, names: Sequence[str]) -> None:
    """Write the sheet of charts, a page for each rule that has rows."""
    note = f"Mỗi biểu đồ có nhiều nhất {CHART_ROWS} dòng đầu của bảng tổng hợp."
    sheet = paper.sheet("Biểu đồ", "Kết quả so với chỉ tiêu", note, [10] * 9, wide=False)
    top, breaks = _HEAD + 1, []
    for name, rule in zip(names, paper.statement.rules, strict=True):
        shown = rule.rows[:CHART_ROWS]
        if not shown:
            continue
        measured, what = _MEASURES[rule.measure]
        chart = paper.book.add_chart({"type": "bar"})
        last = _HEAD + len(shown)
        for column, label, look in (
            (2, measured, {"fill": {"color": "#2F5597"}, "data_labels": {"value": True, "font": {"name": _FONT}}}),
            (3, "Chỉ tiêu", {"fill": {"color": "#D9D9D9"}, "border": {"color": "#595959"}}),
        ):
            chart.add_series(
                {
                    "name": label,
                    "categories": [name, _HEAD + 1, 1, last, 1],
                    "values": [name, _HEAD + 1, column, last, column],
                    "gap": 60,
                    **look,
                }
            )
        most = max(max(row.credit, row.target) for row in shown)
        font = {"name": _FONT, "size": 10}
        # The text before the name keeps a name that begins with “=” from being read as a reference.
        chart.set_title({"name": f"{measured} và chỉ tiêu: {rule.name}", "name_font": {"name": _FONT, "size": 13}})
        chart.set_y_axis({"name": _who(rule), "num_font": font, "name_font": font, "reverse": True, "crossing": "max"})
        chart.set_x_axis(
            {
                "name": measured,
                "num_font": font,
                "name_font": font,
                "min": 0,
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
                **({"major_unit": 1} if most <= 10 else {}),  # no halves of items on the axis
            }
        )
        chart.set_legend({"position": "bottom", "font": font})
        height = 170 + 25 * len(shown)
        chart.set_size({"width": 9 * 85 - 5, "height": height})
        said = (
            f"Biểu đồ thanh, {paper.period}: {measured.casefold()} và chỉ tiêu của {len(shown)} trong "
            f"{len(rule.rows)} {_who(rule).casefold()}. Nhiều nhất là {shown[0].name}: {decimal(shown[0].credit)} "
            f"{what}; {sum(not row.met for row in rule.rows)} chưa đạt chỉ tiêu. Số liệu ở trang tính “{name}”."
        )
        if top > _HEAD + 1:
            breaks.append(top)
        sheet.insert_chart(top, 0, chart, {"description": said, "object_position": 2})
        top += -(-height // _ROW_PIXELS) + 1
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, top - 1, 8)


def _works(paper: _Paper) -> None:
    """Write the sheet of every credited work, by rule, then by who is credited."""
    rules = paper.statement.rules
    several = len(rules) > 1
    columns = (
        _TT,
        *([_Column("Chỉ tiêu", 22, _WORDS)] if several else []),
        _Column("Ngày", 12, _DAY),
        _Column("Đơn vị/Cá nhân", 26, _WORDS),
        _Column("Tiêu đề", 44, _WORDS),
        _Column("Tính", 9, _NUMBER),
        _Column("Vì sao", 28, _WORDS),
        _Column("Tệp", 30, _SMALL),
        _Column("Địa chỉ", 34, _SMALL, is_link=True),
    )
    note = "Mỗi dòng là một tin, bài được tính cho một đơn vị hoặc cá nhân."
    sheet = paper.sheet("Tin, bài", "Tin, bài được tính", note, [column.width for column in columns])
    lines = ((rule, row, line) for rule in rules for row in rule.rows for line in row.items)
    paper.table(
        sheet,
        columns,
        (
            (
                tt,
                *([rule.name] if several else []),
                line.date,
                row.name,
                line.title,
                line.credit,
                line.why,
                f"{line.path}#{line.section}" if line.section else line.path,
                line.url,
            )
            for tt, (rule, row, line) in enumerate(lines, 1)
        ),
    )


def _unattributed(paper: _Paper) -> None:
    columns = (
        _TT,
        _Column("Ngày", 12, _DAY),
        _Column("Tiêu đề", 46, _WORDS),
        _Column("Vì sao", 36, _WORDS),
        _Column("Tệp cần sửa", 34, _SMALL),
    )
    note = "Mở tệp, sửa phần ghi tác giả (byline), rồi lập lại bảng này."
    name = "Chưa xác định tác giả"
    sheet = paper.sheet(name, "Tin, bài chưa xác định tác giả", note, [column.width for column in columns])
    found = enumerate(paper.statement.unattributed, 1)
    paper.table(sheet, columns, ((tt, one.date, one.title, one.reason, one.path) for tt, one in found))


def _overview(paper: _Paper) -> None:
    """Write the sheet that says what was published at all, a block of rows for each way to look at it."""
    one = paper.statement
    change = one.items - one.previous_items
    sheet = paper.sheet("Tổng quan", "Tổng quan", "", (46, 12, 36), wide=False)
    rows = [
        ("Tin, bài đã đăng trong kỳ", Fraction(one.items), ""),
        ("Tin, bài đã đăng trong kỳ trước", Fraction(one.previous_items), f"kỳ này {_change(change)}"),
        ("Tin, bài tính cho cá nhân và đơn vị", one.credit, ""),
        ("Chưa xác định tác giả", Fraction(len(one.unattributed)), ""),
    ]
    columns = (_Column("", 46, _WORDS), _Column("", 12, _NUMBER), _Column("", 36, _WORDS))
    top = _HEAD
    for headings, block in (
        (("Số liệu chung", "Số", "Ghi chú"), rows),
        (("Chuyên mục", "Số tin, bài", ""), _tallied(one.categories)),
        (("Thể loại", "Số tin, bài", ""), _tallied(one.genres)),
        (("Tác giả", "Số tin, bài", "Đơn vị"), _tallied(one.contributors)),
        (("Đăng trên báo, trang khác", "Số tin, bài", ""), _tallied(one.external)),
    ):
        if not block:
            continue
        for column, heading in enumerate(headings):
            sheet.write_string(top, column, heading, paper.look(_HEADING))
        paper.cells(sheet, top + 1, columns, block)
        top += len(block) + 2
    sheet.print_area(0, 0, top - 2, 2)


def _change(items: int) -> str:
    return f"{'tăng' if items > 0 else 'giảm'} {abs(items)}" if items else "không tăng, không giảm"


def _tallied(tallies: Iterable[Tally]) -> list[tuple[str, Fraction, str]]:
    return [(tally.name, tally.number, tally.of or "") for tally in tallies]


def _sheet_names(rules: Sequence[RuleStatement]) -> list[str]:
    """Return what the sheets of totals are called: as their rules, within what Excel allows; no two are the same."""
    if len(rules) == 1:
        return ["Tổng hợp"]
    return [f"{n}. {_NO_SHEET_NAME.sub(' ', rule.name)}"[:31].rstrip(" '") for n, rule in enumerate(rules, 1)]


def _period(statement: Statement) -> str:
    """Return the period in words and days: Tháng 11/2023 (từ 1/11/2023 đến 30/11/2023)."""
    name = named(statement.id)
    match name.kind:
        case "month":
            said = f"Tháng {name.number}/{name.year}"
        case "quarter":
            said = f"Quý {_QUARTERS[name.number - 1]}/{name.year}"
        case "half":
            said = f"6 tháng {'đầu' if name.number == 1 else 'cuối'} năm {name.year}"
        case _:
            said = f"Năm {name.year}"
    return f"{said} (từ {vietnamese_day(statement.start)} đến {vietnamese_day(statement.end)})"


def _who(rule: RuleStatement) -> str:
    return "Đơn vị" if rule.subject == "unit" else "Cá nhân"


def _result(row: Row) -> str:
    return NOT_ASKED if not row.target else MET if row.met else NOT_MET


def _is_broken(value: Value) -> bool:
    return isinstance(value, Fraction) and value.denominator != 1


def _leads(address: str) -> bool:
    return address.startswith("https://") and len(address) <= ADDRESS_LIMIT
