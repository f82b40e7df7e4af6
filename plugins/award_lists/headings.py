"""Headings: which column of a list says what, in whatever order, below titles, under headings of one row or two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from msgspec import Struct, field

from plugins.award_lists.sheet_marks import Area, Unreadable, column_name
from plugins.award_lists.sheets import Table
from plugins.registry.texts import ascii_slug

_SEARCHED = 60  # rows: above a list stand a title and the names of offices, not more


class Role(StrEnum):
    """What a column says. The value is what messages call it."""

    NUMBER = "số thứ tự"
    PERSON = "họ và tên"
    COLLECTIVE = "tên tập thể"
    UNIT = "đơn vị"
    POST = "chức vụ"
    POST_AND_UNIT = "chức vụ, đơn vị công tác"
    NOTE = "ghi chú"
    CITATION = "thành tích"
    AWARD = "danh hiệu"
    STATUS = "trạng thái"


_SAID: Mapping[Role, str] = {
    Role.NUMBER: "stt, tt, so tt, so thu tu",
    Role.PERSON: "ho va ten, ho ten, ho va ten ca nhan, ho ten ca nhan, ten ca nhan, ca nhan, ho ten can bo",
    Role.COLLECTIVE: "tap the, ten tap the, ten don vi, ten tap the don vi, tap the don vi, don vi tap the",
    Role.UNIT: "don vi, don vi cong tac, noi cong tac, co quan, co quan don vi, phong ban, co quan cong tac",
    Role.POST: "chuc vu, chuc danh, chuc vu chuc danh, chuc danh chuc vu",
    Role.POST_AND_UNIT: "chuc vu don vi cong tac, chuc vu don vi, chuc vu noi cong tac, chuc danh don vi cong tac, "
    "chuc vu va don vi cong tac, chuc vu va noi cong tac",
    Role.NOTE: "ghi chu",
    Role.CITATION: "thanh tich, tom tat thanh tich, noi dung khen thuong, thanh tich khen thuong, tom tat noi dung",
    Role.AWARD: "danh hieu, hinh thuc khen thuong, danh hieu thi dua, danh hieu hinh thuc khen thuong, hinh thuc",
    Role.STATUS: "trang thai, tinh trang, ket qua",
}
_ROLES = {said: role for role, texts in _SAID.items() for said in texts.split(", ")}
_ASIDE = re.compile(r"\([^)]*\)")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")


class Header(Struct, frozen=True, kw_only=True):
    """Where a list begins: its first row is *below*; each role has the columns that say it, mostly one.

    The header itself begins in row *top*, and has *texts* above the columns that are seen.
    """

    below: int
    columns: Mapping[Role, tuple[int, ...]]
    top: int = 0
    texts: Mapping[int, str] = field(default_factory=dict)

    @property
    def unknown(self) -> dict[int, str]:
        """Return the columns that are seen and have no role, with what stands above them."""
        known = {column for columns in self.columns.values() for column in columns}
        return {column: text for column, text in self.texts.items() if column not in known}


def role_of(text: str) -> Role | None:
    """Return what a heading says its column holds; case, marks, and what stands in brackets do not matter."""
    return _ROLES.get(ascii_slug(text, " ")) or _ROLES.get(ascii_slug(_ASIDE.sub(" ", text), " "))


def find_header(table: Table) -> Header | None:
    """Return the header of the list in *table*, or None; raise Unreadable if two columns say the same."""
    rows = [row for row in range(min(len(table.rows), _SEARCHED)) if row not in table.hidden_rows]
    for enough in (2, 1):  # one column alone may be a list, but its word may also stand above one
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            if not any(role_of(table.text(row, column)) for column in visible_columns(table)):
                continue  # a title: the header begins below
            second = after if after is not None and _goes_on(table, row, after) else None
            headings = _headings(table, row, second)
            if len(headings) >= enough and not headings.keys().isdisjoint(_NAMING):
                last = max(
                    row if second is None else second, *(area[2] for areas in headings.values() for area in areas)
                )
                texts = {column: _text_above(table, column, row, last) for column in visible_columns(table)}
                below = _past_ordinals(table, rows, last)
                return Header(below=below, columns=dict(_columns(headings)), top=row, texts=texts)
    return None


_NAMING = (Role.PERSON, Role.COLLECTIVE, Role.UNIT)
_ASIDES = (Role.NUMBER, Role.NOTE)  # may be there twice without harm
_OF_TICKS = (Role.AWARD, Role.STATUS)  # one heading over several columns: one of ticks for each award


def is_header(texts: Iterable[str]) -> bool:
    """Tell whether the texts of a row are headings, as of a list below a list."""
    roles = [role for text in texts if (role := role_of(text))]
    return len(roles) > 1 and not set(roles).isdisjoint(_NAMING)


def _text_above(table: Table, column: int, first: int, last: int) -> str:
    rows = [row for row in range(first, last + 1) if row not in table.hidden_rows]
    areas = {table.area(row, column): table.text(row, column) for row in rows}
    return " ".join(filter(None, areas.values()))


def visible_columns(table: Table) -> list[int]:
    """Return the columns that a reader sees."""
    return [column for column in range(table.width) if column not in table.hidden_columns]


def _own_role(table: Table, row: int, after: int, column: int) -> Role | None:
    """Return the role that a second row gives to a column, of its own."""
    return role_of(table.text(after, column)) if table.area(after, column) != table.area(row, column) else None


def _has_own_text(table: Table, row: int, after: int, column: int) -> bool:
    is_wide = table.area(row, column)[3] > table.area(row, column)[1]
    return is_wide and table.area(after, column) != table.area(row, column) and bool(table.text(after, column))


def _goes_on(table: Table, row: int, after: int) -> bool:
    """Tell whether the header has a second row: a heading reaches down into it, or it holds headings of its own."""
    return any(
        (table.text(row, column) and table.area(row, column)[2] >= after) or _own_role(table, row, after, column)
        for column in visible_columns(table)
    ) or _is_below_wide(table, row, after)


def _is_below_wide(table: Table, row: int, after: int) -> bool:
    """Tell whether a second row stands under headings alone that are merged over several columns."""
    filled = [column for column in visible_columns(table) if table.text(after, column)]
    wide = [area for column in filled if (area := table.area(row, column))[3] > area[1]]
    return (
        bool(filled) and len(wide) == len(filled) and all(role_of(table.text(*area[:2])) in _OF_TICKS for area in wide)
    )


def _headings(table: Table, row: int, after: int | None) -> dict[Role, dict[Area, list[int]]]:
    """Return the headings of each role, and the columns under each of them."""
    columns = visible_columns(table)
    own = {column: _own_role(table, row, after, column) if after is not None else None for column in columns}
    grouping = {table.area(row, column) for column in columns if own[column]}
    found: defaultdict[Role, dict[Area, list[int]]] = defaultdict(dict)
    for column in columns:
        if (role := own[column]) and after is not None:
            found[role].setdefault(table.area(after, column), []).append(column)
        elif table.area(row, column) not in grouping and (role := role_of(table.text(row, column))):
            if role in _OF_TICKS and after is not None and _has_own_text(table, row, after, column):
                continue
            found[role].setdefault(table.area(row, column), []).append(column)
    return found


def _columns(headings: Mapping[Role, Mapping[Area, list[int]]]) -> Iterator[tuple[Role, tuple[int, ...]]]:
    for role, areas in headings.items():
        if len(areas) > 1 and role not in _ASIDES:
            letters = " và ".join(column_name(columns[0]) for columns in areas.values())
            raise Unreadable(f"có nhiều cột “{role}” ({letters}), không biết lấy cột nào; xóa hoặc ẩn cột thừa")
        yield (
            role,
            tuple(column for columns in areas.values() for column in columns)
            if role is Role.NOTE
            else tuple(next(iter(areas.values()))),
        )


def _past_ordinals(table: Table, rows: list[int], last: int) -> int:
    """Return the row after the header that ends at *last*, and after the row of column numbers that may follow."""
    after = next((row for row in rows if row > last), None)
    if after is not None:
        texts = [text for column in visible_columns(table) if (text := table.text(after, column))]
        if len(texts) > 1 and all(map(_ORDINAL.fullmatch, texts)):
            return after + 1
    return last + 1
