"""Rosters: the people or units that the one list of a workbook holds."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from plugins.award_lists.entries import Part, Roster
from plugins.award_lists.headings import find_header
from plugins.award_lists.rows import Reading
from plugins.award_lists.sheet_marks import Unreadable
from plugins.award_lists.sheets import Table, Workbook
from plugins.registry.texts import fold_name


def find_roster(book: Workbook, sheet: str | None = None) -> Roster:
    """Return the one list of a workbook, or that in the sheet called *sheet*; raise Unreadable if it is not clear."""
    tables = [table for table in book.tables if sheet is None or fold_name(table.name) == fold_name(sheet)]
    names = ", ".join(f"“{table.name}”" for table in book.tables)
    if not tables:
        if any(fold_name(name) == fold_name(sheet or "") for name in book.hidden):
            raise Unreadable(f"sheet “{sheet}” đang ẩn; cho hiện lại nếu đúng là danh sách cần nhập")
        raise Unreadable(
            f"không có sheet “{sheet}”; có: {names}" if book.tables and sheet else "không có sheet nào để đọc"
        )
    if not any(any(row) for table in tables for row in table.rows):
        raise Unreadable("bảng trống, không có dòng nào; chọn đúng tệp, đúng sheet rồi nhập lại")
    if not any(any(row) for table in tables for row in _seen(table)):
        raise Unreadable("mọi dòng đều đang ẩn; cho hiện lại (bỏ lọc, Unhide) rồi lưu")
    headers = [(table, header) for table in tables if (header := find_header(table))]
    if not headers:
        raise Unreadable(
            "không thấy hàng tiêu đề của danh sách; cần có cột “Họ và tên” cùng “Đơn vị”, hoặc cột “Tên đơn vị”"
        )
    if len(headers) > 1:
        found = ", ".join(f"“{table.name}”" for table, _ in headers)
        raise Unreadable(f"có nhiều sheet chứa danh sách: {found}; ghi thêm --sheet TÊN để chọn một")
    table, header = headers[0]
    unseen = [f"Sheet “{name}” đang ẩn nên không đọc." for name in book.hidden]
    roster, *further = _lists(Reading(table, header))
    if not roster.entries and not roster.left_out and not further:
        hidden = any(one.part is Part.HIDDEN for one in roster.passed)
        why = "không có ai, không đơn vị nào"
        if hidden:
            why = "mọi dòng đều đang ẩn; cho hiện lại (bỏ lọc, Unhide) rồi lưu"
        raise Unreadable(f"dưới hàng tên cột (dòng {header.below}) {why}")
    return replace(roster, notices=(*book.notices, *unseen, *roster.notices), further=tuple(further))


def _lists(reading: Reading | None) -> Iterator[Roster]:
    while reading:
        yield reading.roster()
        reading = reading.below()


def _seen(table: Table) -> Iterator[tuple[str, ...]]:
    return (row for number, row in enumerate(table.rows) if number not in table.hidden_rows)
