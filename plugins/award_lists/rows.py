"""Rows: whatever stands below the header of a list is an entry, a heading, a total, a signature, or blank.

What is no entry is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from plugins.award_lists.entries import Cell, Entry, LeftOut, Roster, Title, counted
from plugins.award_lists.headings import Header, Role, is_header, visible_columns
from plugins.award_lists.markers import (
    COUNT,
    END,
    MARKED,
    MARKER,
    NUMBER,
    OFFICE,
    TOTAL,
    VKS,
    is_words,
    kind_of,
    looks_like_name,
)
from plugins.award_lists.meaning import says_no, speaks_of_award
from plugins.award_lists.sheet_marks import column_name
from plugins.award_lists.sheets import Table
from plugins.registry.texts import fold_name


@dataclass(slots=True)
class Reading:
    """One walk over the rows below a header."""

    table: Table
    header: Header
    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    groups: list[tuple[str, str, Title]] = field(default_factory=list)  # kind of marker, heading, all; outermost first
    standing: Title | None = None  # a heading without a marker that says no: what ends it is not clear
    headings: list[int] = field(default_factory=list)
    told: list[tuple[int, str]] = field(default_factory=list)  # headings that are no office
    unused: list[tuple[int, int, str]] = field(
        default_factory=list
    )  # depth, row and text of headings with no entry yet
    closing: list[int] = field(default_factory=list)
    hidden: list[int] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    names: set[tuple[int, ...]] = field(default_factory=set)
    ended: int = 0  # the row in which the list ends
    other_header: int = 0

    def roster(self) -> Roster:
        """Return what the rows come to."""
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
            above=tuple(self._above()),
            unknown=self.header.unknown,
        )

    def _above(self) -> Iterable[Title]:
        """Yield the name of the sheet and what stands above the header."""
        yield Title(row=0, text=self.table.name)
        for row in range(self.header.top):
            if row not in self.table.hidden_rows:
                for _, text in self._texts(row):
                    yield Title(row=row + 1, text=text)

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
        is_numbered = bool(NUMBER.fullmatch(number)) and bool(others)
        if is_header(text for _, text in texts):
            columns = visible_columns(self.table)
            if [self.header.texts[column] for column in columns] != [
                self.table.text(row, column) for column in columns
            ]:
                self.other_header = self.other_header or row + 1
        elif not is_numbered and self._closes(row, [text for _, text in texts]):
            self.closing.append(row + 1)
        elif heading := self._speaking(row, texts, number) or self._heading(row, texts, number, others):
            self._enter(row, *heading, texts)
        elif others:
            self._entry(row)

    # --- what is no entry --------------------------------------------------------------------------------------------

    def _closes(self, row: int, texts: list[str]) -> bool:
        """Tell whether a row that has no number is a total, or of what stands under a list."""
        name = self._cell(row, self._naming)
        folded = [fold_name(text) for text in ([name, texts[0]] if name else texts)]
        if any(map(TOTAL.match, folded)):
            self.counts += [] if self.groups else texts
            return True
        if any(map(END.match, folded)):
            self.ended = self.ended or row + 1
            self.counts += [text for text in texts if fold_name(text).startswith("danh sách")]
        return bool(self.ended)

    def _speaking(self, row: int, texts: list[tuple[int, str]], number: str) -> tuple[str, str] | None:
        """Return the kind and text of a row that says no, or speaks of an award, where a name should be.

        It is a heading whatever else stands in it; but “Lê Văn Thôi” is a name.
        """
        aside = (*self.header.columns.get(Role.NUMBER, ()), *self.header.columns.get(Role.CITATION, ()))
        name = self._cell(row, self._naming)
        text = name or next((text for column, text in texts if column not in aside), "")
        if not text and len(texts) == 1 and is_words(number):
            text = number
        marked = MARKED.fullmatch(text)
        label = marked[3] if marked else text
        if looks_like_name(label) or not (says_no(label) or speaks_of_award(label)):
            return None
        if MARKER.fullmatch(number) or NUMBER.fullmatch(number):
            return kind_of(number.strip("(")), label
        return (kind_of(marked[1] or marked[2]), label) if marked else ("", label)

    def _heading(
        self, row: int, texts: list[tuple[int, str]], number: str, others: list[str]
    ) -> tuple[str, str] | None:
        """Return the kind of marker and the text of a heading inside the list, if the row is one."""
        if len(others) == 1 and len(texts) == 2 and MARKER.fullmatch(number):
            return kind_of(number), others[0]
        name = self._cell(row, self._naming)
        if self._of_people and VKS.match(fold_name(name)) and not self._cell(row, Role.UNIT):
            return kind_of(number.strip("(")) if number else "office", name  # with what it may say beside the name
        if len(others or texts) != 1:
            return None
        text = (others or [text for _, text in texts])[0]
        marked = MARKED.fullmatch(text)
        kind, label = (kind_of(marked[1] or marked[2]), marked[3]) if marked else ("", text)
        is_office = bool(OFFICE.match(fold_name(label)))
        kind = kind or ("office" if is_office else "")
        if number and others:  # a number of its own: an office among people is a heading all the same
            return (kind or "number", label) if self._of_people and is_office and len(texts) == 2 else None
        left, right = self.table.area(row, texts[0][0])[1::2]
        is_wide = len([c for c in visible_columns(self.table) if left <= c <= right]) > 1
        wide_name = len(self.header.columns[self._naming]) > 1 and left == self.header.columns[self._naming][0]
        is_told = kind in ("roman", "letter") or label.endswith(":") or (is_wide and not wide_name)
        is_told = is_told or (not others and is_words(number))  # words where a number should be
        if is_told or (self._of_people and is_office):
            return kind, label
        return None

    def _enter(self, row: int, kind: str, label: str, texts: list[tuple[int, str]]) -> None:
        """Put a heading in its place: it ends those of its own kind, and what stood under them."""
        depth = next((depth for depth, (known, *_) in enumerate(self.groups) if known == kind), len(self.groups))
        self._end_from(depth)
        said = " ".join(text for _, text in texts)
        is_struck = any(self.table.is_struck(row, column) for column, _ in texts)
        title = Title(row=row + 1, text=said, is_struck=is_struck)
        self.groups.append((kind, label, title))
        if not kind:
            self.standing = title if says_no(said) else None
        self.headings.append(row + 1)
        if not OFFICE.match(fold_name(label)):
            self.told.append((row + 1, label))
        self.unused.append((len(self.groups), row + 1, label))

    def _end_from(self, depth: int) -> None:
        """End the headings from *depth* on. One with nothing below it may have been an entry, and is told."""
        del self.groups[depth:]
        for level, row, label in self.unused:
            if level > depth and not (self._of_people and OFFICE.match(fold_name(label))):
                reason = "được hiểu là tiêu đề nhóm nhưng không có ai ở dưới; nếu không phải, ghi đủ các cột của dòng"
                self.left_out.append(LeftOut(row=row, name=label, reason=reason))
        self.unused = [one for one in self.unused if one[0] <= depth]

    # --- entries -----------------------------------------------------------------------------------------------------

    def _under(self) -> tuple[Title, ...]:
        titles = [title for *_, title in self.groups]
        return tuple([self.standing, *titles] if self.standing and self.standing not in titles else titles)

    def _notes(self, row: int) -> tuple[str, ...]:
        """Return the notes of a row; what stands in place of a number and is none is one too."""
        columns = self.header.columns.get(Role.NOTE, ())
        areas = {self.table.area(row, column): self.table.text(row, column) for column in columns}
        number = self._cell(row, Role.NUMBER)
        return tuple(filter(None, (*areas.values(), number if is_words(number) else "")))

    def _others(self, row: int) -> tuple[Cell, ...]:
        """Return the filled cells of a row in columns that have no role."""
        texts = {column: self.table.text(row, column) for column in self.header.unknown}
        return tuple(
            Cell(column=column, text=text, is_computed=self.table.is_formula(row, column))
            for column, text in texts.items()
            if text
        )

    def _is_struck(self, row: int) -> bool:
        columns = visible_columns(self.table)
        return any(self.table.text(row, column) and self.table.is_struck(row, column) for column in columns)

    def _is_alone(self, row: int) -> bool:
        naming = self.header.columns[self._naming]
        return not any(self.table.text(row, column) for column in visible_columns(self.table) if column not in naming)

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
        if self.ended or self.other_header:
            reason = f"ở dưới phần ký tên, kết thúc danh sách (dòng {self.ended}); nếu được khen thì chuyển lên trên"
            if self.other_header:
                reason = f"ở dưới một hàng tiêu đề khác (dòng {self.other_header}); tách danh sách ấy sang sheet riêng"
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
                groups=tuple(label for _, label, _ in self.groups),
                notes=self._notes(row),
                others=self._others(row),
                under=self._under(),
                is_struck=self._is_struck(row),
                is_alone=self._is_alone(row),
            )
        )

    def _go_on(self, row: int) -> None:
        """Add what a further row of an entry says: to its citation, its notes, its other cells."""
        if not self.entries:
            return
        last = self.entries[-1]
        more = self._cell(row, Role.CITATION)
        citation = f"{last.citation} {more}".strip() if more and more != last.citation else last.citation
        notes = (*last.notes, *(note for note in self._notes(row) if note not in last.notes))
        others = (*last.others, *(cell for cell in self._others(row) if cell not in last.others))
        further = [self._cell(row, role) for role in (Role.AWARD, Role.STATUS)]
        said = [text for text in further if text and text not in (last.award, last.status)]
        self.entries[-1] = replace(
            last,
            citation=citation,
            notes=notes,
            others=others,
            award=" ".join(filter(None, (last.award, *said[:1]))) if said else last.award,
            is_struck=last.is_struck or self._is_struck(row),
        )

    def _notices(self) -> Iterable[str]:
        if self.hidden:
            yield f"Dòng {counted(self.hidden)} đang ẩn nên không nhập."
        said = [c for c in sorted(self.table.hidden_columns) if any(c < len(row) and row[c] for row in self.table.rows)]
        if said:
            yield f"Cột {', '.join(map(column_name, said))} đang ẩn nên không đọc."
        of_offices = [row for row in self.headings if row not in dict(self.told)]
        if of_offices:
            yield f"Dòng {counted(of_offices)} được hiểu là tiêu đề nhóm."
        for row, label in self.told:
            yield f"Dòng {row} được hiểu là tiêu đề nhóm “{label}”."
        if self.closing:
            yield f"Dòng {counted(self.closing)} được hiểu là phần tổng cộng, ký tên nên không nhập."
        for row in self.closing:
            words = " ".join(text for _, text in self._texts(row - 1))
            if says_no(words):
                yield f"Dòng {row} ở cuối danh sách ghi “{words}”; xem có ai trong danh sách không được khen thưởng."
        read = len(self.entries) + len(self.left_out)
        for text in self.counts:
            told = [int(one or other) for one, other in COUNT.findall(text)]
            if told and read not in told:
                yield f"Cuối danh sách ghi “{text}”, nhưng đọc được {read} dòng."
