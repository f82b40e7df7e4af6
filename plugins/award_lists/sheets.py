"""Sheets: the cells of a table as text, from .xlsx, .xls, .ods and .csv, and what of them a reader does not see."""

from __future__ import annotations

import csv
import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO, StringIO
from typing import Any

import python_calamine as calamine
from msgspec import Struct, field

from plugins.award_lists import ods_marks, xlsx_marks
from plugins.award_lists.sheet_marks import (
    BROKEN,
    CELL_LIMIT,
    LOCKED,
    ROW_LIMIT,
    Area,
    Marks,
    Unreadable,
    pack,
    unpack,
)
from plugins.registry import rules as common
from plugins.registry.texts import decode, normalised

SIZE_LIMIT = 10 * 1024 * 1024  # bytes

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NO_MARKS = (
    "Tệp .xls không cho biết dòng, cột nào đang ẩn, chữ nào bị gạch ngang và ô nào là công thức, nên chúng được nhập "
    "như mọi ô khác. Nếu danh sách có những thứ ấy, hãy lưu thành .xlsx rồi nhập lại."
)


class Table(Struct, frozen=True, kw_only=True):
    """One sheet: texts of *rows*, all of one width, and their marks. Everything counts from 0, as in the sheet."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[Area, ...] = ()
    struck: frozenset[tuple[int, int]] = frozenset()
    _anchors: dict[tuple[int, int], Area] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._anchors.update({(r, c): area for area in self.merged for r, c in _cells(area)})

    @property
    def width(self) -> int:
        """Return how many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """Return what a reader sees in a cell; of merged ones the same in each."""
        first_row, first_column, *_ = self._anchors.get((row, column), (row, column))
        return self.rows[first_row][first_column]

    def area(self, row: int, column: int) -> Area:
        """Return the merged cells that a cell is one of; else itself."""
        return self._anchors.get((row, column), (row, column, row, column))

    def is_formula(self, row: int, column: int) -> bool:
        """Tell whether what a reader sees in a cell is computed."""
        return self.area(row, column)[:2] in self.formulas

    def is_struck(self, row: int, column: int) -> bool:
        """Tell whether there is a line through what a reader sees in a cell, or through a part of it."""
        return self.area(row, column)[:2] in self.struck


class Workbook(Struct, frozen=True, kw_only=True):
    """The tables that a reader of a file sees, the names of sheets that are *hidden*, and what could not be told."""

    tables: tuple[Table, ...]
    hidden: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def read(data: bytes, name: str) -> Workbook:
    """Return what the file *name* holds, or raise Unreadable. Its bytes decide what it is, not its name."""
    if len(data) > SIZE_LIMIT:
        raise Unreadable(f"nặng {-(-len(data) // 1024**2)} MB, chỉ nhận đến {SIZE_LIMIT // 1024**2} MB; {_PICTURES}")
    if not data.strip(b"\xef\xbb\xbf \r\n\t;,"):
        raise Unreadable("tệp trống, không có dòng nào; mở lại tệp gốc, lưu rồi nhập lại")
    if data.startswith(_ZIP):
        return _zipped(data)
    if data.startswith(_OLE):
        return _book(data, None, (_NO_MARKS,))
    if name.casefold().endswith((".csv", ".txt", ".tsv")):
        return Workbook(tables=(_whole("", _of_csv(data, name), Marks()),))
    raise Unreadable("không phải bảng tính .xlsx, .xls, .ods hay .csv; mở bằng Excel rồi lưu thành .xlsx")


_PICTURES = "bỏ ảnh trong bảng, hoặc chia danh sách thành nhiều tệp"


def _zipped(data: bytes) -> Workbook:
    parts = unpack(data)
    if "xl/workbook.xml" in parts or "content.xml" in parts:
        return _book(pack(parts), parts, ())
    raise Unreadable("không phải bảng tính .xlsx hay .ods; mở bằng Excel rồi lưu thành .xlsx")


def _book(data: bytes, parts: dict[str, bytes] | None, notices: tuple[str, ...]) -> Workbook:
    try:
        with calamine.CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            sheets = [one for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
            seen = [one.name for one in sheets if one.visible == calamine.SheetVisibleEnum.Visible]
            marks = _marks(parts, frozenset(seen))
            return Workbook(
                tables=tuple(_table(book.get_sheet_by_name(name), marks.get(name)) for name in seen),
                hidden=tuple(clean(one.name) for one in sheets if one.name not in seen),
                notices=notices,
            )
    except calamine.PasswordError:
        raise Unreadable(LOCKED) from None
    except calamine.CalamineError as error:
        raise Unreadable(LOCKED if "assword" in str(error) else BROKEN) from None


def _marks(parts: dict[str, bytes] | None, names: frozenset[str]) -> dict[str, Marks]:
    if parts is None:
        return {}
    return xlsx_marks.marks_of(parts, names) if "xl/workbook.xml" in parts else ods_marks.marks_of(parts, names)


def _table(sheet: calamine.CalamineSheet, marks: Marks | None) -> Table:
    if marks is None:  # of an .xls
        marks = Marks()
        if sheet.end:
            marks.reach(*sheet.end)
        marks.merged = [(*first, *last) for first, last in sheet.merged_cell_ranges or ()]
    values = sheet.to_python(skip_empty_area=False) if sheet.end else []
    return _whole(clean(sheet.name), ([_text(value) for value in row] for row in values), marks)


def _whole(name: str, rows: Iterable[list[str]], marks: Marks) -> Table:
    """Return the table of *rows*, each made as wide as the widest; merged cells beyond them are cut off."""
    cells = list(rows)
    width = max(map(len, cells), default=0)
    if cells:
        marks.reach(len(cells) - 1, max(width - 1, 0))
    cut = [(top, left, min(down, len(cells) - 1), min(right, width - 1)) for top, left, down, right in marks.merged]
    merged = tuple(area for area in cut if area[0] <= area[2] and area[1] <= area[3])
    if sum((down - top + 1) * (right - left + 1) for top, left, down, right in merged) > CELL_LIMIT:
        raise Unreadable(BROKEN)
    _refuse_old_fonts(cells)
    return Table(
        name=name,
        rows=tuple((*row, *[""] * (width - len(row))) for row in cells),
        hidden_rows=frozenset(marks.hidden_rows),
        hidden_columns=frozenset(marks.hidden_columns),
        formulas=frozenset(marks.formulas),
        merged=merged,
        struck=frozenset(marks.struck),
    )


def _cells(area: Area) -> Iterator[tuple[int, int]]:
    top, left, down, right = area
    return ((row, column) for row in range(top, down + 1) for column in range(left, right + 1))


def _refuse_old_fonts(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows).encode()
    _, problems = decode(text, "", len(text))
    if problems:
        told = problems[0]
        is_font = told.code == common.LEGACY_FONT.code
        cure = "chuyển danh sách sang Unicode (Unikey: Ctrl+Shift+F6) rồi lưu lại" if is_font else told.cure
        raise Unreadable(
            f"dòng {told.place.line}: {told.message}; {cure}" if not is_font else f"{told.message}; {cure}"
        )


# --- values to text --------------------------------------------------------------------------------------------------

# Signs that no file of ours may hold, and that spreadsheets do: controls, marks of direction, what is no character.
# A letter that was lost, and what only one font shows, is refused instead: something stood there.
_FORBIDDEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffc\ufffe\uffff]")
_EXACT = 10**15  # beyond, a floating number does not tell which integer was meant


def clean(text: str) -> str:
    """Return *text* as texts are read elsewhere (`normalised`), on one line, with single spaces, nothing forbidden."""
    return " ".join(normalised(_FORBIDDEN.sub("", text)).split())


def _text(value: Any) -> str:
    match value:
        case str():
            return clean(value)
        case float() if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
        case datetime.datetime() if value.time() != datetime.time.min:
            return value.isoformat(" ", "minutes")
        case datetime.datetime():
            return value.date().isoformat()
        case datetime.date():
            return value.isoformat()
    return str(value)


# --- CSV -------------------------------------------------------------------------------------------------------------

_DELIMITERS = (";", ",", "\t")
_SAMPLE = 200  # rows that tell how a file is parted
_DECLARED = re.compile(r"sep=([;,\t])\n")  # Excel's own line


def _of_csv(data: bytes, name: str) -> Iterator[list[str]]:
    text, problems = decode(data, name, SIZE_LIMIT)
    if problems:
        cure = "" if problems[0].code == common.LEGACY_FONT.code else f"; {problems[0].cure}"
        raise Unreadable(f"{problems[0].message}{cure}")
    declared = _DECLARED.match(text)
    if declared:
        text = text[len(declared[0]) :]
        yield [""]  # the rows keep the numbers that Excel shows
    for number, row in enumerate(_parted(text, declared[1] if declared else _delimiter(text))):
        if number >= ROW_LIMIT:
            raise Unreadable(f"dài hơn {ROW_LIMIT} dòng; chia danh sách thành nhiều tệp")
        yield [clean(cell) for cell in row]


def _parted(text: str, delimiter: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(StringIO(text), delimiter=delimiter)
    except csv.Error:
        raise Unreadable("có ô quá dài, có lẽ dấu ngoặc kép mở mà không đóng; mở bằng Excel rồi lưu lại") from None


def _delimiter(text: str) -> str:
    """Return what parts *text* most evenly: commas inside sentences come as they like, those between cells do not."""

    def evenness(delimiter: str) -> int:
        widths = Counter(len(row) for _, row in zip(range(_SAMPLE), _parted(text, delimiter), strict=False) if row)
        return max((count for width, count in widths.items() if width > 1), default=0)

    return max(_DELIMITERS, key=evenness)
