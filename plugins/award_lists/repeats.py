"""Repeats: what ditto marks stand for. Each repeats its own column of the row above, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field

from msgspec.structs import replace

from plugins.award_lists.dittos import before_ditto, is_ditto, is_unclear_ditto
from plugins.award_lists.entries import Cell, Entry
from plugins.award_lists.headings import Role
from plugins.award_lists.sheet_marks import column_name

_PLACES = {"unit": Role.UNIT, "post_and_unit": Role.POST_AND_UNIT}  # a heading, too, says where those below it serve
_FIELDS = {
    **_PLACES,
    "post": Role.POST,
    "citation": Role.CITATION,
    "award": Role.AWARD,
    "status": Role.STATUS,
}


@dataclass(slots=True)
class Repeats:
    """The last row of the list, all its ditto marks resolved; None where it is not clear which row is above."""

    last: Entry | None = None
    broken_off: bool = False
    unseen: bool = False
    _doubts: list[str] = field(default_factory=list)

    def break_off(self, *, unseen: bool = False) -> None:
        """Take note that a heading stands between the last row and the next, or one that is *unseen*."""
        self.broken_off = True
        self.unseen = self.unseen or unseen

    def resolved(self, entry: Entry) -> Entry:
        """Return *entry* with what its ditto marks stand for, or with the doubt that it is not clear."""
        self._doubts = []
        repeated: list[str] = []
        changes: dict[str, object] = {}
        if is_ditto(entry.name):
            self._doubts.append(f"ô tên ghi “{entry.name}”; ghi rõ họ tên")
        for name, role in _FIELDS.items():
            text = getattr(entry, name)
            if is_ditto(text):
                changes[name] = self._above(text, role, getattr(self.last, name, ""))
                repeated.append(f"{role} như dòng trên")
                if role is Role.STATUS and self.last:
                    changes["status_is_computed"] = self.last.status_is_computed
            elif name in _PLACES and (beginning := before_ditto(text)):
                changes[name] = f"{beginning}, {self._above(text, role, getattr(self.last, name, ''))}"
                changes |= {"post": entry.post or beginning} if role is Role.POST_AND_UNIT else {}
                repeated.append(f"đơn vị ở ô “{role}” như dòng trên")
        if is_unclear_ditto(entry.citation):
            self._doubts.append(f"ô thành tích ghi “{entry.citation}”, không rõ là lặp lại dòng nào; ghi rõ nội dung")
            changes["citation"] = ""
        if any(is_ditto(cell.text) for cell in entry.others):
            changes["others"] = tuple(map(self._cell, entry.others))
        if any(map(is_ditto, entry.notes)):
            above = self.last.notes if self.last else ()
            kept = [note for note in entry.notes if not is_ditto(note)]
            changes["notes"] = tuple(dict.fromkeys((*kept, *above)))
            if self.unseen or not above:
                self._doubts.append("ô ghi chú lặp lại dòng trên, mà không rõ là dòng nào")
        found = replace(entry, **changes, repeated=tuple(repeated), doubt="; ".join(self._doubts))
        self.last, self.broken_off, self.unseen = found, False, False
        return found

    def _cell(self, cell: Cell) -> Cell:
        if not is_ditto(cell.text):
            return cell
        above = next((one for one in self.last.others if one.column == cell.column), None) if self.last else None
        if above and above.is_computed:
            return replace(cell, is_computed=True)
        return replace(
            cell, text=self._above(cell.text, f"cột {column_name(cell.column)}", above.text if above else "")
        )

    def _above(self, mark: str, where: str, above: str) -> str:
        if self.unseen or not above or (self.broken_off and where in _PLACES.values()):
            why = "ở ngay dưới tiêu đề hay dòng ẩn" if above else "mà ở đó dòng trên để trống"
            self._doubts.append(f"ô “{where}” ghi dấu lặp lại “{mark}” {why}; ghi rõ nội dung")
            return ""
        return above
