"""What a spreadsheet says of its cells beside their values: hidden, computed, merged, struck, and how far they reach.

calamine gives values alone, and takes memory for everything between the first cell and the last. So these marks are
read before it, from the XML inside the file, with expat: strict, nothing is fetched, and without DOCTYPE no entities.
How each format writes them: `xlsx_marks`, `ods_marks`.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from xml.parsers import expat

UNPACKED_LIMIT = 200 * 1024 * 1024  # bytes; 50,000 rows of a dozen columns are a third of that
ROW_LIMIT = 50_000
COLUMN_LIMIT = 256
CELL_LIMIT = 2_000_000  # between the first and the last, filled or not

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class Unreadable(Exception):
    """Raised for a file, or a list in it, that cannot be used; the text says why, in Vietnamese."""


@dataclass(slots=True)
class Marks:
    """The marks of one sheet; *height* and *width* reach to the last cell that says something. All count from 0."""

    height: int = 0
    width: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    struck: set[tuple[int, int]] = field(default_factory=set)  # filled cells with a line through their text

    def reach(self, row: int, column: int) -> None:
        """Take note that the cell at *row*, *column* says something; raise Unreadable if that is too far out."""
        self.height, self.width = max(self.height, row + 1), max(self.width, column + 1)
        if self.height > ROW_LIMIT:
            raise Unreadable(f"có chữ ở dòng {self.height}, mỗi sheet chỉ đọc đến dòng {ROW_LIMIT}; {_SPLIT}")
        if self.width > COLUMN_LIMIT or self.height * self.width > CELL_LIMIT:
            raise Unreadable(f"có chữ ở tận cột {column_name(column)}, xa hơn một danh sách cần; {_SPLIT}")


_SPLIT = "xóa ô thừa, hoặc chia danh sách thành nhiều tệp"


def column_name(column: int) -> str:
    """Return the letters of a column, from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters


# --- the archive -----------------------------------------------------------------------------------------------------


# What zipfile raises of damaged archives, beside its own errors.
_OF_ZIPS = (EOFError, OSError, RuntimeError, ValueError, struct.error, zlib.error)


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the XML of a zipped workbook by path. One that unpacks to too much, or is locked, is Unreadable."""
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith((".xml", ".rels", "mimetype"))]
            if sum(one.file_size for one in members) > UNPACKED_LIMIT:
                raise Unreadable(
                    "bung ra quá lớn, không giống một danh sách; mở bằng Excel, chép danh sách sang tệp mới"
                )
            if any(one.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for one in members):
                raise Unreadable(BROKEN)
            for one in members:
                with archive.open(one) as member:  # no more is read than it declares, so the sum is a true bound
                    parts[one.filename.replace("\\", "/")] = member.read(one.file_size)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, *_OF_ZIPS):
        raise Unreadable(BROKEN) from None
    if any(b"<!DOCTYPE" in part for part in parts.values()):
        raise Unreadable(BROKEN)
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Unreadable(LOCKED)
    return parts


def pack(parts: Mapping[str, bytes]) -> bytes:
    """Return *parts* as a workbook again, unpressed: what reads it next reads what was checked, and no more."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for path, part in parts.items():
            archive.writestr(zipfile.ZipInfo(path), part)
    return packed.getvalue()


BROKEN = "không mở được, có thể tệp bị hỏng hoặc tải về chưa hết; mở bằng Excel rồi lưu lại thành .xlsx"
LOCKED = "có mật khẩu nên không mở được; bỏ mật khẩu rồi lưu lại"

_Start = Callable[[str, dict[str, str]], None]
_End = Callable[[str], None]


def walk(part: bytes, start: _Start, end: _End | None = None, text: _End | None = None) -> None:
    """Tell *start* and *end* every element of *part*, names with their namespace before a space, *text* its text."""
    parser = expat.ParserCreate(namespace_separator=" ")

    def refuse(*_: object) -> None:
        raise Unreadable(BROKEN)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = start
    if end:
        parser.EndElementHandler = end
    if text:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, KeyError):
        raise Unreadable(BROKEN) from None
