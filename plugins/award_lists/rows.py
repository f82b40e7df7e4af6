"""Rows: whatever stands below the header of a list is an entry, a heading, a total, a signature, or blank.

What is no entry is told.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, field

from msgspec.structs import replace

from plugins.award_lists.entries import Entry, LeftOut, Part, Passed, Roster, Title
from plugins.award_lists.headings import Header, Role, find_header, is_header, role_of
from plugins.award_lists.markers import (
    END,
    NOTE,
    NUMBER,
    OFFICE,
    TOTAL,
    looks_like_name,
    section_of,
)
from plugins.award_lists.meaning import says_no
from plugins.award_lists.person_names import without_birth_aside
from plugins.award_lists.repeats import Repeats
from plugins.award_lists.row_cells import RowCells
from plugins.award_lists.row_headings import group_heading, section_heading, speaking
from plugins.award_lists.row_notices import notices
from plugins.award_lists.sheet_marks import Area, Unreadable
from plugins.award_lists.sheets import Table
from plugins.registry.texts import fold_name


@dataclass(slots=True)
class Reading:
    """One walk over the rows below a header, up to that of a *further* list; *titles* stand above all of them."""

    table: Table
    header: Header
    titles: tuple[Title, ...] = ()
    further: Header | None = None
    entries: list[Entry] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    passed: list[Passed] = field(default_factory=list)
    groups: list[tuple[str, str, Title]] = field(default_factory=list)  # kind of marker, heading, all; outermost first
    standing: Title | None = None  # a heading without a marker that says no: what ends it is not clear
    told: list[tuple[int, str]] = field(default_factory=list)  # headings that are no office
    unused: list[tuple[int, str, int, str]] = field(
        default_factory=list
    )  # depth, kind, row and text of headings with no entry yet
    counts: list[str] = field(default_factory=list)
    names: set[Area] = field(default_factory=set)
    repeats: Repeats = field(default_factory=Repeats)
    ended: int = 0  # the row in which the list ends
    other_header: int = 0

    def roster(self) -> Roster:
        """Return what the rows come to."""
        self._begin()
        for row in range(self.header.below, len(self.table.rows)):
            if self.further:
                break
            if row in self.table.hidden_rows:
                if any(self.table.rows[row]):
                    self.repeats.break_off(unseen=True)
                    self.passed.append(Passed(row=row + 1, part=Part.HIDDEN, text=""))
            elif self._at(row).texts:
                self._row(self._at(row))
        if self.further is None:
            self._end_from(0)
        read = len(self.entries) + len(self.left_out)
        return Roster(
            sheet=self.table.name,
            of_people=self.header.of_people,
            entries=tuple(self.entries),
            left_out=tuple(self.left_out),
            passed=tuple(sorted(self.passed, key=lambda one: one.row)),
            notices=tuple(notices(self.table, self.passed, dict(self.told), self.counts, read)),
            above=self.titles,
            unknown=self.header.unknown,
        )

    def _at(self, row: int) -> RowCells:
        return RowCells(self.table, self.header, row)

    def below(self) -> Reading | None:
        """Return the walk over the further list, under the headings that stand above it, if there is one."""
        if self.further is None:
            return None
        groups, unused = list(self.groups), list(self.unused)
        return Reading(
            self.table, self.further, titles=self.titles, groups=groups, standing=self.standing, unused=unused
        )

    def _begin(self) -> None:
        """Pass by the header, and what stands above it; of the first list those are the titles."""
        titles = [Title(row=0, text=self.table.name)]
        for row in range(self.header.top if self.titles else 0, self.header.below):
            cells = self._at(row)
            if row not in self.table.hidden_rows and cells.texts:
                self._pass(cells, Part.HEADER if row >= self.header.top else Part.TITLE)
                titles += [Title(row=row + 1, text=text) for _, text in cells.texts if row < self.header.top]
        self.titles = self.titles or tuple(titles)

    def _pass(self, cells: RowCells, part: Part) -> None:
        self.passed.append(Passed(row=cells.row + 1, part=part, text=cells.said))

    @property
    def _section(self) -> str | None:
        """Return of what the rows here are, by the nearest heading that says it."""
        return next((found for _, label, _ in reversed(self.groups) if (found := section_of(label))), None)

    def _is_unit(self, name: str) -> bool:
        """Tell whether a row is of a unit: a heading says so, or its column, or its name where both are."""
        if self.header.naming is Role.EITHER and self._section is None:
            return bool(OFFICE.match(fold_name(name)))
        return self._section == "units" or (self._section is None and not self.header.of_people)

    def _row(self, cells: RowCells) -> None:
        is_numbered = bool(NUMBER.fullmatch(cells.number)) and bool(cells.others)
        if self._is_header(cells):
            if self.further is None:
                self._pass(cells, Part.HEADER)
        elif not is_numbered and (part := self._closes(cells)):
            self._pass(cells, part)
        elif heading := speaking(cells) or section_heading(cells):
            self._enter(cells, *heading)
        elif not is_numbered and self._is_note(cells):
            self._pass(cells, Part.NOTE)
        elif heading := group_heading(cells, self._section):
            self._enter(cells, *heading)
        elif cells.others:
            self._entry(cells)
        else:
            self._pass(cells, Part.NUMBER)

    # --- what is no entry --------------------------------------------------------------------------------------------

    def _is_header(self, cells: RowCells) -> bool:
        """Tell whether a row is the header again, as on each page, or the header of another list."""
        said = [text for _, text in cells.texts]
        rows = range(self.header.top, self.header.below)
        if said in ([text for _, text in self._at(row).texts] for row in rows):
            return True
        if not is_header(text for _, text in cells.texts):
            return False
        if not all(self._is_again(column, text) for column, text in cells.texts):
            self.further = self._further(cells.row)
            self.other_header = self.other_header or cells.row + 1
        return True

    def _further(self, row: int) -> Header | None:
        """Return the header in *row* if a list of people begins there below one of units, or the other way round.

        The section above it must say so. Whatever else stands below another header is asked about.
        """
        if not self._section or self.ended or self.other_header:
            return None
        with contextlib.suppress(Unreadable):  # of that one it is not clear which column is which
            header = find_header(self.table, row)
            return header if header and header.top == row and self._is_other(header) else None
        return None

    def _is_other(self, header: Header) -> bool:
        """Tell whether a list is of what the section above it says, and not of what this one is."""
        return header.of_people != self.header.of_people and header.of_people == (self._section == "people")

    def _is_again(self, column: int, text: str) -> bool:
        role = role_of(text)
        above = (self.table.text(row, column) for row in range(self.header.top, self.header.below))
        return column in self.header.columns.get(role, ()) if role else text in above

    def _closes(self, cells: RowCells) -> Part | None:
        """Return what a row without a number is, if it is a total, or of what stands under a list."""
        texts = [text for _, text in cells.texts]
        beside = {column for role in _BESIDE for column in self.header.columns.get(role, ())}
        first = [
            text for column, text in cells.texts[:1] if column not in beside
        ]  # else it is the post of the one named
        folded = [fold_name(text) for text in ([cells.name, *first] if cells.name else texts)]
        if any(map(TOTAL.match, folded)):
            self.counts += [] if self.groups else texts
            return Part.TOTAL
        if any(map(END.match, folded)):
            self.ended = self.ended or cells.row + 1
            self.counts += [text for text in texts if fold_name(text).startswith("danh sách")]
        return Part.SIGNATURE if self.ended and not self._goes_on(cells) else None

    def _goes_on(self, cells: RowCells) -> bool:
        """Tell whether a row below the signatures looks like one of the list all the same."""
        beside = [cells.cell(role) for role in _BESIDE]
        return looks_like_name(cells.name) and any(text and not looks_like_name(text) for text in beside)

    def _is_note(self, cells: RowCells) -> bool:
        return bool(len(cells.texts) == 1 and NOTE.match(fold_name(cells.texts[0][1])))

    def _enter(self, cells: RowCells, kind: str, label: str) -> None:
        """Put a heading in its place: it ends those of its own kind, and what stood under them."""
        depth = next((depth for depth, (known, *_) in enumerate(self.groups) if known == kind), len(self.groups))
        self._end_from(depth)
        self._pass(cells, Part.HEADING)
        self.repeats.break_off()
        row = cells.row + 1
        is_struck = any(self.table.is_struck(cells.row, column) for column, _ in cells.texts)
        title = Title(row=row, text=cells.said, is_struck=is_struck)
        self.groups.append((kind, label, title))
        if not kind:
            self.standing = title if says_no(title.text) else None
        if not OFFICE.match(fold_name(label)):
            self.told.append((row, label))
        self.unused.append((len(self.groups), kind, row, label))

    def _end_from(self, depth: int) -> None:
        """End the headings from *depth* on. One with nothing below it may have been an entry, and is told."""
        del self.groups[depth:]
        for level, kind, row, label in self.unused:
            is_office = self.header.of_people and kind != "number" and OFFICE.match(fold_name(label))
            if level > depth and not is_office and section_of(label) is None:
                reason = "được hiểu là tiêu đề nhóm nhưng không có ai ở dưới; nếu không phải, ghi đủ các cột của dòng"
                self.left_out.append(LeftOut(row=row, name=label, reason=reason))
        self.unused = [one for one in self.unused if one[0] <= depth]

    # --- entries -----------------------------------------------------------------------------------------------------

    def _under(self) -> tuple[Title, ...]:
        titles = [title for *_, title in self.groups]
        return tuple([self.standing, *titles] if self.standing and self.standing not in titles else titles)

    def _entry(self, cells: RowCells) -> None:
        area = self.table.area(cells.row, self.header.columns[self.header.naming][0])
        if area[0] != area[2] and cells.name:  # a name that is merged downwards is one entry of several rows
            if area in self.names:
                self._pass(cells, Part.FURTHER)
                self._go_on(cells)
                return
            self.names.add(area)
        entry = self._read(cells)
        if reason := self._not_taken(cells, entry):
            self.left_out.append(LeftOut(row=entry.row, name=entry.name, reason=reason))
            return
        self.unused.clear()
        self.entries.append(entry)

    def _not_taken(self, cells: RowCells, entry: Entry) -> str:
        """Return why a row that has no heading's, total's or signature's look is no entry."""
        for role in (self.header.naming, self.header.place):
            if role and not cells.cell(role) and cells.is_formula(role):
                return f"ô “{role}” là công thức chưa có kết quả; ghi thẳng chữ vào ô"
        if self.other_header:
            return f"ở dưới một hàng tiêu đề khác (dòng {self.other_header}); tách danh sách ấy sang sheet riêng"
        if self.ended:
            return f"ở dưới phần ký tên, kết thúc danh sách (dòng {self.ended}); nếu được khen thì chuyển lên trên"
        return "" if entry.name else f"ô “{self.header.naming}” để trống"

    def _read(self, cells: RowCells) -> Entry:
        place = self.header.place
        name, unit = cells.name, cells.cell(place) if place else ""
        if not name and self._section == "units":
            name, unit = unit, ""  # the name of a unit in a list that has people, too
        entry = Entry(
            row=cells.row + 1,
            name=name,
            is_unit=self._is_unit(name),
            unit=unit,
            post=without_birth_aside(cells.cell(Role.POST)),
            post_and_unit=without_birth_aside(cells.cell(Role.POST_AND_UNIT)),
            citation=cells.cell(Role.CITATION),
            award=cells.cell(Role.AWARD),
            status=cells.cell(Role.STATUS),
            status_is_computed=cells.is_formula(Role.STATUS),
            groups=tuple(label for _, label, _ in self.groups if section_of(label) is None),
            notes=tuple(filter(None, map(without_birth_aside, cells.notes()))),
            others=cells.unknown(),
            under=self._under(),
            is_struck=cells.is_struck(),
            is_alone=cells.is_alone(),
        )
        return self.repeats.resolved(entry)

    def _go_on(self, cells: RowCells) -> None:
        """Add what a further row of an entry says: to its citation, its notes, its other cells."""
        if not self.entries:
            return
        last = self.entries[-1]
        more = cells.cell(Role.CITATION)
        further = [cells.cell(role) for role in (Role.AWARD, Role.STATUS)]
        said = [text for text in further if text and text not in (last.award, last.status)]
        self.entries[-1] = replace(
            last,
            citation=f"{last.citation} {more}".strip() if more and more != last.citation else last.citation,
            notes=(*last.notes, *(note for note in cells.notes() if note not in last.notes)),
            others=(*last.others, *(cell for cell in cells.unknown() if cell not in last.others)),
            award=" ".join(filter(None, (last.award, *said[:1]))) if said else last.award,
            is_struck=last.is_struck or cells.is_struck(),
        )


_BESIDE = (Role.UNIT, Role.POST, Role.POST_AND_UNIT)  # what stands beside a name
