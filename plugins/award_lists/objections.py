"""Objections: what a list itself says against taking a row.

The default is no. Whatever a reader sees in a row and above it is understood, or the row is left out, or it is told:
a note, a column that the contract does not have, a heading between the rows, a title, a line through the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct, field

from plugins.award_lists.entries import Cell, Entry, Roster, counted
from plugins.award_lists.meaning import Awards, Named, begins_with_no, is_tick, says_no
from plugins.award_lists.sheet_marks import Unreadable, column_name
from plugins.award_lists.spelling import spelt
from plugins.registry.texts import ascii_slug

ImportStatus = Literal["registered", "reviewing", "nominated", "conferred", "declined"]

# What lists write for the statuses of the contract. Those that cannot be imported are known, so that they disagree.
_STATUSES: Mapping[str, str] = {
    "registered": "registered, dang ky, da dang ky, dang ki",
    "reviewing": "reviewing, binh xet, dang binh xet",
    "nominated": "nominated, de nghi, suy ton, de nghi khen thuong, da de nghi",
    "consulting": "consulting, lay y kien, dang lay y kien",
    "conferred": "conferred, da tang, duoc tang, da khen thuong, duoc khen thuong, da tang thuong",
    "declined": "declined, khong tang, khong duoc tang, khong khen thuong",
    "revoked": "revoked, thu hoi, da thu hoi",
}
_STATUS_OF = {word: status for status, words in _STATUSES.items() for word in words.split(", ")}
_NOTHING = ("0", "-", "–", "—", "/")  # cells that are filled and say nothing
# Columns whose ticks say yes, so that a row without one is not meant.
_YES = ("dong y", "nhat tri", "thong qua", "du dieu kien", "duoc khen", "duoc tang", "duoc xet", "duyet")
_YES_ALONE = ("dat", "khen", "tang")


class Wanted(Struct, frozen=True, kw_only=True):
    """The award that a list is of: its type, every form of its name, whom it is for, and the document's status.

    *issuer* is the unit whose decision or proposal it is, None if any unit may be meant. *others* are the forms of
    every other type, so that a list which speaks of them is understood.
    """

    type: str
    forms: tuple[str, ...]
    subject: Literal["person", "unit", "both"]
    status: ImportStatus
    issuer: str | None = None
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Objections:
    """What *roster* says against its rows; raise Unreadable if it is a list of something else altogether."""

    def __init__(self, roster: Roster, wanted: Wanted) -> None:
        self._roster = roster
        self._wanted = wanted
        self._awards = Awards(wanted.type, {**wanted.others, wanted.type: wanted.forms})
        self._says_award = any(entry.award for entry in roster.entries)
        self._says_status = any(entry.status or entry.status_is_computed for entry in roster.entries)
        self._cells: defaultdict[int, list[Cell]] = defaultdict(list)
        for entry in roster.entries:
            for cell in entry.others:
                self._cells[cell.column].append(cell)
        self._refusing = [column for column in roster.unknown if self._no(roster.unknown[column])]
        self._matrix = [
            column for column in self._unread(self._refusing) if self._awards.named(roster.unknown[column]).any
        ]
        self._ticked = self._column_of_the_award()
        unread = self._unread([*self._refusing, *self._matrix])
        self._naming = [
            column for column in unread if any(self._awards.named(cell.text).any for cell in self._cells[column])
        ]
        self._assenting = [column for column in unread if column not in self._naming and self._is_assent(column)]
        self._stranger = self._of_titles()
        self._unders: dict[str, tuple[bool, Named]] = {}

    def _unread(self, known: Iterable[int]) -> list[int]:
        return [column for column in self._roster.unknown if column not in known]

    def _no(self, text: str) -> bool:
        """Tell whether *text* speaks against what is imported; of those who are declined it speaks for it."""
        return self._wanted.status != "declined" and says_no(text)

    @property
    def _name(self) -> str:
        return self._wanted.forms[0]

    def _called(self, column: int) -> str:
        heading = self._roster.unknown.get(column, "")
        return f"cột {column_name(column)}" + (f" “{heading}”" if heading else "")

    # --- the sheet ---------------------------------------------------------------------------------------------------

    def _column_of_the_award(self) -> int | None:
        """Return the column of ticks for the award, if there are columns of ticks for awards."""
        own = [column for column in self._matrix if self._awards.named(self._roster.unknown[column]).is_plain]
        called = ", ".join(map(self._called, own or self._matrix))
        if len(own) > 1:
            raise Unreadable(f"có nhiều cột của “{self._name}”: {called}; xóa hoặc ẩn cột thừa")
        if self._matrix and not own:
            raise Unreadable(
                f"có {called}, không cột nào đúng là “{self._name}”; xem lại --type, sửa tiêu đề cột thành đúng tên "
                "khen thưởng, hoặc ẩn cột không liên quan"
            )
        return own[0] if own else None

    def _is_assent(self, column: int) -> bool:
        said = f" {ascii_slug(self._roster.unknown[column], ' ')} "
        yes = said.strip() in _YES_ALONE or any(f" {word} " in said for word in _YES)
        cells = self._cells[column]
        return yes and bool(cells) and all(is_tick(cell.text) for cell in cells)

    def _of_titles(self) -> str:
        """Return the objection of the titles to each row that does not name its award itself, or nothing."""
        stranger = ""
        for title in self._roster.above:
            where = f"tiêu đề ở dòng {title.row}" if title.row else "tên sheet"
            if self._no(title.text):
                raise Unreadable(
                    f"{where} ghi “{title.text}”, không phải danh sách được khen thưởng; nếu đúng là danh sách cần "
                    "nhập, sửa lại dòng ấy"
                )
            named = self._awards.named(title.text)
            if named.others and not stranger:
                stranger = f"{where} ghi “{title.text}”, nói đến “{named.others[0]}”"
        if stranger and not any(map(self._names_the_award, self._roster.entries)):
            raise Unreadable(f"{stranger}, không chỉ là danh sách “{self._name}”; xem lại --type hoặc --sheet")
        return stranger

    def _names_the_award(self, entry: Entry) -> bool:
        """Tell whether a row says itself, or by a heading of its group, that it is of the award."""
        return (
            (bool(entry.award) and self._is_wanted(entry.award))
            or self._ticked is not None
            or any(cell.column in self._naming for cell in entry.others)
            or any(self._awards.named(one.text).wanted for one in entry.under)
        )

    # --- a row -------------------------------------------------------------------------------------------------------

    def to(self, entry: Entry) -> str | None:
        """Return why the row itself says that it is not of this document."""
        reason = next(self._to(entry), None)
        if reason is None:
            return None
        unsaid = [note for note in entry.notes if next(self._of_note(note), None) and note not in reason]
        return "; ".join((reason, *(f"ghi chú “{note}”" for note in unsaid)))

    def _to(self, entry: Entry) -> Iterator[str]:
        if entry.is_struck:
            yield "chữ trong dòng bị gạch ngang"
        yield from self._of_headings(entry)
        if entry.award and not self._is_wanted(entry.award):
            yield f"ô danh hiệu ghi “{entry.award}”, không phải “{self._name}”"
        if self._says_award and not entry.award:
            yield f"ô danh hiệu để trống trong khi dòng khác có ghi; ghi “{self._name}” nếu đúng là vậy"
        yield from self._of_columns(entry)
        for note in entry.notes:
            yield from self._of_note(note)
        for role, text in (("chức vụ", entry.post), ("chức vụ, đơn vị", entry.post_and_unit), ("đơn vị", entry.unit)):
            if self._no(text):
                yield f"ô {role} ghi “{text}”"
        if self._no(entry.name.partition("(")[2]):
            yield "bên cạnh tên có ghi chú không được khen thưởng"
        if self._wanted.status != "declined" and begins_with_no(entry.citation):
            yield f"ô thành tích ghi “{entry.citation}”"
        yield from self._of_status(entry)
        if self._stranger and not self._names_the_award(entry):
            yield f"{self._stranger}, mà dòng không ghi danh hiệu nào"

    def is_of_another(self, entry: Entry) -> bool:
        """Tell whether the row's own cells say plainly, and nothing else, that it is of another award of the portal."""
        if entry.is_struck or any(next(self._of_note(note), None) for note in entry.notes):
            return False
        if entry.award and self._awards.is_another(entry.award):
            return True
        cells = {cell.column: cell for cell in entry.others}
        naming = [cells[column].text for column in self._naming if column in cells]
        if naming and all(map(self._awards.is_another, naming)):
            return True
        ticked = [column for column in self._matrix if column in cells]
        plain = all(is_tick(cells[column].text) and not cells[column].is_computed for column in ticked)
        return bool(ticked) and plain and self._ticked is not None and self._ticked not in ticked

    def _is_wanted(self, award: str) -> bool:
        is_form = award == self._wanted.type or spelt(award) in map(spelt, self._wanted.forms)
        return is_form or self._awards.named(award).is_plain

    def _of_headings(self, entry: Entry) -> Iterator[str]:
        for heading in entry.under:
            said = f"ở dưới tiêu đề “{heading.text}” (dòng {heading.row})"
            if heading.text not in self._unders:
                self._unders[heading.text] = (self._no(heading.text), self._awards.named(heading.text))
            refuses, named = self._unders[heading.text]
            if refuses:
                yield said
            elif heading.is_struck:
                yield f"{said}, tiêu đề ấy bị gạch ngang"
            elif named.others:
                yield f"{said}: danh sách ghi là “{named.others[0]}”, không phải “{self._name}”"
            elif named.vague:
                yield f"{said}: “{named.vague[0]}” chưa rõ là loại nào; ghi đủ tên “{self._name}” nếu đúng"

    def _of_columns(self, entry: Entry) -> Iterator[str]:
        cells = {cell.column: cell for cell in entry.others}
        yield from self._of_ticks(cells)
        for column in self._refusing:
            if column in cells and cells[column].text not in _NOTHING:
                yield f"{self._called(column)} ghi “{cells[column].text}”"
        for column in self._naming:
            if column not in cells:
                yield f"{self._called(column)} để trống, trong khi dòng khác ghi danh hiệu ở đó"
            elif not self._awards.named(cells[column].text).is_plain:
                yield f"{self._called(column)} ghi “{cells[column].text}”, không phải “{self._name}”"
        for cell in entry.others:
            if self._no(cell.text):
                yield f"{self._called(cell.column)} ghi “{cell.text}”"

    def _of_ticks(self, cells: Mapping[int, Cell]) -> Iterator[str]:
        for column in self._matrix:
            cell = cells.get(column)
            if cell and cell.is_computed:
                yield f"ô ở {self._called(column)} là công thức nên không dùng được; ghi thẳng dấu x"
            if cell and not is_tick(cell.text):
                yield f"{self._called(column)} ghi “{cell.text}”, không rõ nghĩa; đánh dấu x hoặc để trống"
        if self._ticked is not None and self._ticked not in cells:
            ticked = ", ".join(self._called(column) for column in self._matrix if column in cells)
            also = f"; chỉ đánh dấu ở {ticked}" if ticked else ""
            yield f"không đánh dấu ở {self._called(self._ticked)}{also}"
        for column in self._assenting:
            if column not in cells:
                yield f"không đánh dấu ở {self._called(column)}"

    def _of_note(self, note: str) -> Iterator[str]:
        if self._no(note):
            yield f"ghi chú “{note}”"
        elif stranger := self._awards.named(note).stranger:
            yield f"ghi chú “{note}” nói đến “{stranger}”, không phải “{self._name}”; xóa ghi chú nếu không liên quan"

    def _of_status(self, entry: Entry) -> Iterator[str]:
        if entry.status_is_computed:
            yield "ô trạng thái là công thức nên không dùng được; ghi thẳng kết quả bằng chữ, hoặc bỏ cột này"
        elif not entry.status:
            if self._says_status:
                yield "ô trạng thái để trống trong khi dòng khác có ghi"
            return
        status = _STATUS_OF.get(ascii_slug(entry.status, " "))
        if status is None:
            yield f"không hiểu trạng thái “{entry.status}”; ghi ví dụ “đề nghị” hoặc “đã tặng”, hoặc bỏ cột này"
        elif status != self._wanted.status:
            yield f"ô trạng thái ghi “{entry.status}”, khác với văn bản ({self._wanted.status})"

    # --- what is told ------------------------------------------------------------------------------------------------

    def notices(self) -> Iterator[str]:
        """Yield what the list says besides and nobody reads: columns that are not known, and notes."""
        if self._ticked is not None:
            yield f"Chỉ nhập dòng có đánh dấu ở {self._called(self._ticked)}."
        for column in self._unread(self._matrix):
            if self._cells[column]:
                heading = self._roster.unknown[column]
                unknown = f"“{heading}” không có trong quy ước" if heading else "không có tiêu đề"
                yield f"Cột {column_name(column)} {unknown} nên không nhập; xem có nội dung nào ảnh hưởng không."
        notes: defaultdict[str, list[int]] = defaultdict(list)
        for entry in self._roster.entries:
            for note in entry.notes:
                if next(self._of_note(note), None) is None:
                    notes[note].append(entry.row)
        for note, rows in notes.items():
            yield f"Dòng {counted(rows)} có ghi chú “{note}”; ghi chú không được nhập."
