"""Workbooks as people make them, written by tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

import xlsxwriter

from plugins.award_lists.entries import Roster
from plugins.award_lists.roster import find_roster
from plugins.award_lists.sheets import Table

HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị")


def workbook(fill: Callable[[Any], None]) -> bytes:
    """Return the .xlsx that *fill* makes of an empty workbook."""
    data = BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book)
    return data.getvalue()


def xlsx(rows: Iterable[Iterable[Any]], **more: Callable[[Any], None]) -> bytes:
    """Return an .xlsx of one sheet with *rows*; *then* may do more to the sheet."""

    def fill(book: Any) -> None:
        sheet = book.add_worksheet("Danh sách")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        if "then" in more:
            more["then"](sheet)

    return workbook(fill)


def table(*rows: Iterable[str], **marks: Any) -> Table:
    """Return a table of *rows*, made as wide as the widest."""
    cells = [tuple(row) for row in rows]
    width = max(map(len, cells), default=0)
    return Table(name="Danh sách", rows=tuple((*row, *[""] * (width - len(row))) for row in cells), **marks)


def roster(*rows: Iterable[str], **marks: Any) -> Roster:
    """Return the roster in a table of *rows*."""
    from plugins.award_lists.sheets import Workbook

    return find_roster(Workbook(tables=(table(*rows, **marks),)))


def repacked(data: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return the zip *data* with some of its parts changed."""
    import zipfile

    changed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, changes[name](part) if name in changes else part)
    return changed.getvalue()
