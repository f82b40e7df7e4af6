"""Headings: which column of a list says what, in whatever order, below titles, under headings of one row or two."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct, field

from plugins.award_lists.markers import MARKED, MARKER, looks_like_name, section_of
from plugins.award_lists.sheet_marks import Area, Unreadable, column_name
from plugins.award_lists.sheets import Table
from plugins.registry.texts import ascii_slug

_SEARCHED = 60  # rows: above a list stand a title and the names of offices, not more


class Role(StrEnum):
    """What a column says. The value is what messages call it."""

    NUMBER = "số thứ tự"
    PERSON = "họ và tên"
    COLLECTIVE = "tên tập thể"
    EITHER = "tên tập thể, cá nhân"
    UNIT = "đơn vị"
    POST = "chức vụ"
    POST_AND_UNIT = "chức vụ, đơn vị công tác"
    NOTE = "ghi chú"
    CITATION = "thành tích"
    AWARD = "danh hiệu"
    STATUS = "trạng thái"


_AND = r"(?: va| hoac)? "
_PERSON = (
    r"(?:danh sach )?(?:ho va ten|ho ten|ho va ten ca nhan|ho ten ca nhan|ten ca nhan|ca nhan"
    r"|ho va ten (?:can bo|cong chuc|can bo cong chuc|nguoi duoc (?:khen|de nghi|khen thuong)))"
)
_COLLECTIVE = r"(?:tap the|ten tap the|ten don vi|ten tap the don vi|tap the don vi|don vi tap the|ten don vi tap the)"
_POST = r"(?:chuc vu|chuc danh|chuc vu chuc danh|chuc danh chuc vu|chuc vu cong tac)"
_UNIT = (
    r"(?:don vi|don vi cong tac|noi cong tac|co quan|co quan don vi|phong ban|co quan cong tac|noi lam viec"
    r"|co quan don vi cong tac|phong|bo phan|don vi phong|phong don vi)"
)
_BORN = r"(?:nam sinh|ngay sinh|ngay thang nam sinh|sinh nam|gioi tinh|nam nu|que quan)"
_AWARD = (
    r"(?:danh hieu|hinh thuc khen thuong|danh hieu thi dua|danh hieu hinh thuc khen thuong|hinh thuc|hinh thuc khen"
    r"|danh hieu thi dua hinh thuc khen thuong|danh hieu de nghi|hinh thuc de nghi|ten danh hieu|loai khen thuong"
    r"|danh hieu hinh thuc|hinh thuc khen thuong de nghi|danh hieu thi dua de nghi)"
)
_SAID: Mapping[Role, re.Pattern[str]] = {
    role: re.compile(pattern)
    for role, pattern in {
        Role.NUMBER: r"stt|tt|so tt|so thu tu|s t t",
        # “Họ và tên, chức vụ, đơn vị”: what follows a name in its cell is told apart from it there.
        Role.PERSON: rf"{_PERSON}(?:{_AND}(?:{_POST}|{_UNIT}|{_BORN}))*",
        Role.EITHER: rf"(?:{_PERSON}{_AND}{_COLLECTIVE}|{_COLLECTIVE}{_AND}{_PERSON}|don vi{_AND}ca nhan|ca nhan{_AND}"
        rf"don vi|(?:ten )?(?:tap the|don vi|ca nhan){_AND}(?:tap the|don vi|ca nhan) duoc (?:khen|de nghi).*)",
        Role.COLLECTIVE: _COLLECTIVE,
        Role.UNIT: _UNIT,
        Role.POST: _POST,
        Role.POST_AND_UNIT: rf"{_POST}(?:{_AND}{_POST})*{_AND}{_UNIT}|{_UNIT}{_AND}{_POST}",
        Role.NOTE: r"ghi chu",
        Role.CITATION: r"thanh tich|tom tat thanh tich|noi dung khen thuong|thanh tich khen thuong|tom tat noi dung"
        r"|thanh tich dat duoc",
        Role.AWARD: _AWARD,
        Role.STATUS: r"trang thai|tinh trang|ket qua",
    }.items()
}
_ASIDE = re.compile(r"\([^)]*\)")
_ORDINAL = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?")
_FAMILY_NAME = re.compile(r"ho|ho (?:va )?(?:ten )?(?:dem|lot)|ho va")
_SEXES = ("nam", "nu")


class Header(Struct, frozen=True, kw_only=True):
    """Where a list begins: its first row is *below*; each role has the columns that say it, mostly one.

    The header itself begins in row *top*, and has *texts* above the columns that are seen.
    """

    below: int
    columns: Mapping[Role, tuple[int, ...]]
    top: int = 0
    texts: Mapping[int, str] = field(default_factory=dict)

    @property
    def naming(self) -> Role:
        """Return the role of the column that has the names."""
        return next(role for role in _NAMING if role in self.columns)

    @property
    def of_people(self) -> bool:
        """Tell whether the list is of people, perhaps of units besides."""
        return self.naming in (Role.PERSON, Role.EITHER)

    @property
    def place(self) -> Role | None:
        """Return the role of the column that says where somebody serves, if one may."""
        if self.naming is Role.UNIT:
            return None
        return Role.COLLECTIVE if self.naming is Role.PERSON and Role.UNIT not in self.columns else Role.UNIT

    @property
    def unknown(self) -> dict[int, str]:
        """Return the columns that are seen and have no role, with what stands above them."""
        known = {column for columns in self.columns.values() for column in columns}
        return {column: text for column, text in self.texts.items() if column not in known}


@lru_cache(maxsize=1024)  # the same few headings are asked about, cell by cell
def role_of(text: str) -> Role | None:
    """Return what a heading says its column holds; case, marks, and what stands in brackets do not matter."""
    for said in (ascii_slug(text, " "), ascii_slug(_ASIDE.sub(" ", text), " ")):
        for role, pattern in _SAID.items():
            if pattern.fullmatch(said):
                return role
    return None


def find_header(table: Table, start: int = 0) -> Header | None:
    """Return the header of the list in *table*, from row *start* on, or None.

    Raise Unreadable if two columns say the same.
    """
    end = min(len(table.rows), start + _SEARCHED)
    rows = [row for row in range(start, end) if row not in table.hidden_rows]
    for enough in (2, 1):  # one column alone may be a list, but its word may also stand above one
        for number, row in enumerate(rows):
            texts = [table.text(row, column) for column in visible_columns(table)]
            if not (any(map(role_of, texts)) or _has_both_sexes(texts)):
                continue  # a title: the header begins below
            header = _rows_of_header(table, rows[number : number + _DEEPEST])
            headings = _headings(table, header)
            if len(headings) >= enough and not headings.keys().isdisjoint(_NAMING):
                last = max(header[-1], *(area[2] for areas in headings.values() for area in areas))
                above = {column: _text_above(table, column, row, last) for column in visible_columns(table)}
                below = _past_ordinals(table, rows, last)
                return Header(below=below, columns=dict(_columns(headings)), top=row, texts=above)
    return None


_DEEPEST = 4  # rows of one header


def _has_both_sexes(texts: Iterable[str]) -> bool:
    return {*_SEXES} <= {ascii_slug(text, " ") for text in texts}


def _rows_of_header(table: Table, rows: list[int]) -> list[int]:
    """Return those of *rows* that the header is made of, which begins in the first."""
    found = rows[:1]
    for row in rows[1:]:
        if not _goes_on(table, found, row):
            break
        found.append(row)
    return found


_NAMING = (Role.PERSON, Role.EITHER, Role.COLLECTIVE, Role.UNIT)
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


def _goes_on(table: Table, header: list[int], after: int) -> bool:
    """Tell whether a header goes on in the row *after*: a heading reaches into it, or it holds headings of its own."""
    row = header[-1]
    columns = visible_columns(table)
    reaching = any(table.text(row, column) and table.area(row, column)[2] >= after for column in columns)
    own = [table.text(after, column) for column in columns if table.area(after, column)[0] == after]
    if _is_section(own):
        return False
    if any(map(role_of, own)) or _has_both_sexes(own):
        return not _is_again(table, header, after)
    return reaching or _is_below_wide(table, row, after)


def _is_section(texts: list[str]) -> bool:
    """Tell whether the texts of a row are a heading inside the list: “I | TẬP THỂ”."""
    *marker, label = [text for text in texts if text] or [""]
    marked = MARKED.fullmatch(label)
    is_marked = bool(marked) or (len(marker) == 1 and MARKER.fullmatch(marker[0]))
    return len(marker) < 2 and section_of(marked[3] if marked else label) is not None and bool(is_marked or not marker)


def _is_again(table: Table, header: list[int], after: int) -> bool:
    """Tell whether a row repeats the header's first, as on a second page."""
    columns = visible_columns(table)
    return [table.text(header[0], column) for column in columns] == [table.text(after, column) for column in columns]


def _is_below_wide(table: Table, row: int, after: int) -> bool:
    """Tell whether a row stands under headings alone that are merged over several columns."""
    filled = [column for column in visible_columns(table) if table.text(after, column)]
    wide = [area for column in filled if (area := table.area(row, column))[3] > area[1]]
    return (
        bool(filled) and len(wide) == len(filled) and all(role_of(table.text(*area[:2])) in _OF_TICKS for area in wide)
    )


def _headings(table: Table, header: list[int]) -> dict[Role, dict[Area, list[int]]]:
    """Return the headings of each role, and the columns under each of them: of several the lowest counts."""
    columns = visible_columns(table)
    found: defaultdict[Role, dict[Area, list[int]]] = defaultdict(dict)
    settled: dict[int, Area] = {}
    grouping: set[Area] = set()  # cells above a heading that says more
    for row in reversed(header):
        here = [column for column in columns if column not in settled and table.area(row, column)[0] == row]
        for column in here:
            area, role = table.area(row, column), role_of(table.text(row, column))
            if role is None or area in grouping:
                continue
            if role in _OF_TICKS and area[3] > area[1] and _has_below(table, header, row, column):
                continue
            found[role].setdefault(area, []).append(column)
            settled[column] = area
        for column, area in settled.items():
            grouping |= {table.area(above, column) for above in header if above < area[0]}
    found |= _in_two_columns(table, header, found)
    people = found.get(Role.PERSON)
    by_sex = _by_sex(table, header)
    if by_sex and people is None and Role.EITHER not in found:
        found[Role.PERSON] = {table.area(header[-1], by_sex[0]): by_sex}
    elif by_sex and people and len(people) == 1 and set(by_sex) & set(next(iter(people.values()))):
        found[Role.PERSON] = {next(iter(people)): by_sex}
    return found


def _in_two_columns(
    table: Table, header: list[int], found: Mapping[Role, Mapping[Area, list[int]]]
) -> dict[Role, dict[Area, list[int]]]:
    """Return the columns “Họ và tên đệm” and “Tên” as those of names, where nothing else is."""
    if Role.PERSON in found or Role.EITHER in found:
        return {}
    columns = visible_columns(table)
    for first, second in itertools.pairwise(columns):
        said = [ascii_slug(table.text(header[-1], column), " ") for column in (first, second)]
        if _FAMILY_NAME.fullmatch(said[0]) and said[1] == "ten":
            return {Role.PERSON: {table.area(header[-1], first): [first, second]}}
    return {}


def _by_sex(table: Table, header: list[int]) -> list[int]:
    """Return the columns “Nam” and “Nữ” if names stand in them, and not ticks or years."""
    columns = [
        column
        for column in visible_columns(table)
        if any(ascii_slug(table.text(above, column)) in _SEXES for above in header)
    ]
    below = [table.text(row, column) for row in range(header[-1] + 1, len(table.rows)) for column in columns]
    return columns if len(columns) == len(_SEXES) and any(map(looks_like_name, below)) else []


def _has_below(table: Table, header: list[int], row: int, column: int) -> bool:
    area = table.area(row, column)
    return any(table.area(below, column) != area and table.text(below, column) for below in header if below > row)


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
