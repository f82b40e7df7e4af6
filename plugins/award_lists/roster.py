"""Rosters: the people or units that a sheet lists, row by row, with the headings that they stand under.

Whatever stands below the header is an entry, a heading inside the list, a total, a signature, or blank; what is no
entry is told. Nothing is decided here about who is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from plugins.award_lists.headings import Header, Role, find_header, visible_columns
from plugins.award_lists.sheet_marks import Unreadable, column_name
from plugins.award_lists.sheets import Table, Workbook
from plugins.registry.texts import fold_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row of a list, as written: its number in the sheet, its cells, the headings above it, outermost first."""

    row: int
    name: str
    unit: str = ""
    post: str = ""
    post_and_unit: str = ""
    citation: str = ""
    award: str = ""
    status: str = ""
    status_is_computed: bool = False
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A row that is not taken, and why; *candidates* are who may have been meant."""

    row: int
    name: str
    reason: str
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The list in one sheet: of people, or else of units."""

    sheet: str
    of_people: bool
    entries: tuple[Entry, ...]
    left_out: tuple[LeftOut, ...] = ()
    notices: tuple[str, ...] = ()


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
    roster = _Reading(table, header).roster()
    return Roster(
        sheet=table.name,
        of_people=roster.of_people,
        entries=roster.entries,
        left_out=roster.left_out,
        notices=(*book.notices, *unseen, *roster.notices),
    )


def counted(numbers: Iterable[int]) -> str:
    """Return row numbers as people write them: 3-5, 9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)


_NUMBER = re.compile(r"\(?\d{1,6}[.)]?")
_MARKED = re.compile(r"(?:([IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d+)*)[.)/:]|([-+*•–]))\s*(.+)")
_MARKER = re.compile(r"(?:[IVXLC]+|[A-ZĐ]|[-+*•–])[.)]?")
_ROMAN = re.compile(r"[IVX]|[IVXLC]{2,}")
_OFFICE = re.compile(
    r"(?:các |tập thể |lãnh đạo )?(?:vksnd|vksqs|vks|viện kiểm sát|viện ksnd|phòng|văn phòng|vụ|cục|thanh tra|"
    r"cơ quan|khối|cụm|đơn vị|trường|tạp chí|báo)\b"
)
_TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)(?:\W|$)")
_END = re.compile(
    r"danh sách (?:này|trên|gồm|có)\b|ấn định danh sách|người lập|lập (?:biểu|bảng|danh sách)|nơi nhận|thủ trưởng|"
    r"xác nhận|(?:kt|tm|tl|tuq)\. ?|\(?(?:đã )?ký(?: tên|,|\)| và )|.{0,40}\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b|"
    r"(?:phó |q\. ?)?(?:viện trưởng|vụ trưởng|cục trưởng|trưởng phòng|chánh văn phòng|chủ tịch)(?: hội đồng.*| vks.*)?$"
)
_COUNT = re.compile(r"(\d{1,5})\s*(?:\([^)]*\)\s*)?(?:người|cá nhân|tập thể|đơn vị|đồng chí|trường hợp)|^(\d{1,5})$")


@dataclass(slots=True)
class _Reading:
    """One walk over the rows below a header."""

    table: Table
    header: Header
    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    groups: list[tuple[str, str]] = field(default_factory=list)  # kind of marker and heading, outermost first
    headings: list[int] = field(default_factory=list)
    unused: list[tuple[int, int, str]] = field(
        default_factory=list
    )  # depth, row and text of headings with no entry yet
    closing: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    names: set[tuple[int, ...]] = field(default_factory=set)
    has_ended: bool = False

    def roster(self) -> Roster:
        for row in range(self.header.below, len(self.table.rows)):
            if row in self.table.hidden_rows:
                if any(self.table.rows[row]):
                    self.hidden.append(row + 1)
            elif texts := self._texts(row):
                self._row(row, texts)
        self._end_from(0)
        return Roster(
            sheet=self.table.name,
            of_people=self._of_people,
            entries=tuple(self.entries),
            left_out=tuple(self.left_out),
            notices=tuple(self._notices()),
        )

    @property
    def _of_people(self) -> bool:
        return Role.PERSON in self.header.columns

    @property
    def _naming(self) -> Role:
        return next(role for role in (Role.PERSON, Role.COLLECTIVE, Role.UNIT) if role in self.header.columns)

    def _texts(self, row: int) -> list[tuple[int, str]]:
        """Return what begins in a row: column and text, merged cells once. None that reach down from above."""
        found: dict[tuple[int, ...], tuple[int, str]] = {}
        for column in visible_columns(self.table):
            area = self.table.area(row, column)
            if (text := self.table.text(row, column)) and self._begins(row, area[0]):
                found.setdefault(area, (column, text))
        return list(found.values())

    def _begins(self, row: int, top: int) -> bool:
        """Tell whether *row* is the first row that is seen of cells that reach down from *top*."""
        return all(above in self.table.hidden_rows for above in range(top, row))

    def _cell(self, row: int, role: Role) -> str:
        columns = self.header.columns.get(role, ())
        areas = {self.table.area(row, column): self.table.text(row, column) for column in columns}
        return " ".join(filter(None, areas.values()))

    def _is_formula(self, row: int, role: Role) -> bool:
        return any(self.table.is_formula(row, column) for column in self.header.columns.get(role, ()))

    def _row(self, row: int, texts: list[tuple[int, str]]) -> None:
        numbers = self.header.columns.get(Role.NUMBER, ())
        number = self._cell(row, Role.NUMBER)
        others = [text for column, text in texts if column not in numbers]
        is_numbered = bool(_NUMBER.fullmatch(number)) and bool(others)
        if not is_numbered and self._closes(row, [text for _, text in texts]):
            self.closing.append(row + 1)
        elif heading := self._heading(row, texts, number, others):
            self._enter(row, *heading)
        elif others:
            self._entry(row)

    # --- what is no entry --------------------------------------------------------------------------------------------

    def _closes(self, row: int, texts: list[str]) -> bool:
        """Tell whether a row that has no number is a total, or of what stands under a list."""
        name = self._cell(row, self._naming)
        folded = [fold_name(text) for text in ([name, texts[0]] if name else texts)]
        if any(map(_TOTAL.match, folded)):
            self.counts += [] if self.groups else texts
            return True
        if any(map(_END.match, folded)):
            self.has_ended = True
            self.counts += [text for text in texts if fold_name(text).startswith("danh sách")]
        return self.has_ended

    def _heading(
        self, row: int, texts: list[tuple[int, str]], number: str, others: list[str]
    ) -> tuple[str, str] | None:
        """Return the kind of marker and the text of a heading inside the list, if the row is one."""
        if len(others) == 1 and len(texts) == 2 and _MARKER.fullmatch(number):
            return _kind(number), others[0]
        if len(others or texts) != 1:
            return None
        text = (others or [text for _, text in texts])[0]
        marked = _MARKED.fullmatch(text)
        kind, label = (_kind(marked[1] or marked[2]), marked[3]) if marked else ("", text)
        is_office = bool(_OFFICE.match(fold_name(label)))
        if number and others:  # a number of its own: an office among people is a heading all the same
            return (kind or "number", label) if self._of_people and is_office and len(texts) == 2 else None
        left, right = self.table.area(row, texts[0][0])[1::2]
        is_wide = len([c for c in visible_columns(self.table) if left <= c <= right]) > 1
        wide_name = len(self.header.columns[self._naming]) > 1 and left == self.header.columns[self._naming][0]
        is_told = kind in ("roman", "letter") or label.endswith(":") or (is_wide and not wide_name)
        if is_told or (self._of_people and is_office):
            return kind, label
        return None

    def _enter(self, row: int, kind: str, label: str) -> None:
        """Put a heading in its place: it ends those of its own kind, and what stood under them."""
        depth = next((depth for depth, (known, _) in enumerate(self.groups) if known == kind), len(self.groups))
        self._end_from(depth)
        self.groups.append((kind, label))
        self.headings.append(row + 1)
        self.unused.append((len(self.groups), row + 1, label))

    def _end_from(self, depth: int) -> None:
        """End the headings from *depth* on. One with nothing below it may have been an entry, and is told."""
        del self.groups[depth:]
        for level, row, label in self.unused:
            if level > depth and not (self._of_people and _OFFICE.match(fold_name(label))):
                reason = "được hiểu là tiêu đề nhóm nhưng không có ai ở dưới; nếu không phải, ghi đủ các cột của dòng"
                self.left_out.append(LeftOut(row=row, name=label, reason=reason))
        self.unused = [one for one in self.unused if one[0] <= depth]

    # --- entries -----------------------------------------------------------------------------------------------------

    def _entry(self, row: int) -> None:
        area = self.table.area(row, self.header.columns[self._naming][0])
        name = self._cell(row, self._naming)
        if area[0] != area[2] and name:  # a name that is merged downwards is one entry of several rows
            if area in self.names:
                self._go_on(row)
                return
            self.names.add(area)
        place = Role.UNIT if self._naming is not Role.UNIT else None
        if self._of_people and Role.UNIT not in self.header.columns:
            place = Role.COLLECTIVE
        for role in (self._naming, place):
            if role and not self._cell(row, role) and self._is_formula(row, role):
                reason = f"ô “{role}” là công thức chưa có kết quả; ghi thẳng chữ vào ô"
                self.left_out.append(LeftOut(row=row + 1, name=name, reason=reason))
                return
        if not name:
            self.left_out.append(LeftOut(row=row + 1, name="", reason=f"ô “{self._naming}” để trống"))
            return
        self.unused.clear()
        self.entries.append(
            Entry(
                row=row + 1,
                name=name,
                unit=self._cell(row, place) if place else "",
                post=self._cell(row, Role.POST),
                post_and_unit=self._cell(row, Role.POST_AND_UNIT),
                citation=self._cell(row, Role.CITATION),
                award=self._cell(row, Role.AWARD),
                status=self._cell(row, Role.STATUS),
                status_is_computed=self._is_formula(row, Role.STATUS),
                groups=tuple(label for _, label in self.groups),
            )
        )

    def _go_on(self, row: int) -> None:
        """Add what a further row of an entry says to its citation."""
        more = self._cell(row, Role.CITATION)
        if more and self.entries and more != self.entries[-1].citation:
            last = self.entries[-1]
            self.entries[-1] = replace(last, citation=f"{last.citation} {more}".strip())

    def _notices(self) -> Iterable[str]:
        if self.hidden:
            yield f"Dòng {counted(self.hidden)} đang ẩn nên không nhập."
        said = [c for c in sorted(self.table.hidden_columns) if any(c < len(row) and row[c] for row in self.table.rows)]
        if said:
            yield f"Cột {', '.join(map(column_name, said))} đang ẩn nên không đọc."
        if self.headings:
            yield f"Dòng {counted(self.headings)} được hiểu là tiêu đề nhóm."
        if self.closing:
            yield f"Dòng {counted(self.closing)} được hiểu là phần tổng cộng, ký tên nên không nhập."
        read = len(self.entries) + len(self.left_out)
        for text in self.counts:
            told = [int(one or other) for one, other in _COUNT.findall(text)]
            if told and read not in told:
                yield f"Cuối danh sách ghi “{text}”, nhưng đọc được {read} dòng."


def _kind(marker: str) -> str:
    if marker[0].isdigit():
        return "number"
    return "roman" if _ROMAN.fullmatch(marker) else "letter" if marker.isalpha() else "dash"
