"""Places: in which unit and post somebody on a list serves, by a cell of the row or by the heading above it."""

from __future__ import annotations

import re

from msgspec import Struct

from plugins.award_lists.directory import Directory, Found
from plugins.award_lists.entries import Entry
from plugins.award_lists.meaning import speaks_of_award
from plugins.award_lists.person_names import ListedName, is_post
from plugins.registry.texts import fold_name

_ASIDE = re.compile(r"\s*\([^)]*\)$")
_COUNT = re.compile(r"[\s:(–-]+\d+\s*(?:người|đồng chí|đ/c|cá nhân|tập thể|trường hợp)\b.*$", re.IGNORECASE)
_OF_A_UNIT = re.compile(r"\b(?:vks|viện kiểm sát|viện ks|khu vực|kv|phòng \w|p\.?\s?\d|vụ \d|v\.?\d|huyện|tỉnh|tp\.)")


class Place(Struct, frozen=True, kw_only=True):
    """The unit, known or not, the post, and how the unit was found."""

    unit: Found
    post: str = ""
    why: str = ""


class Places:
    """Finds where people on one list serve; *home* is the procuracy that the titles above it name, if they do.

    If nothing in the list itself *names_units*, its people are those of that procuracy, or of the one that issues it.
    """

    def __init__(self, directory: Directory, home: str | None, *, names_units: bool = True) -> None:
        self._directory = directory
        self._home = [home] if home else []
        self._all = [] if names_units else [id_ for id_ in (home or directory.issuer,) if id_]

    def unit(self, name: str, entry: Entry) -> Found:
        """Return the unit called *name* in a row, with what the row and the headings above it say of where it is."""
        context = [*([entry.unit] if entry.unit else []), *around(entry), *self._home]
        return self._directory.unit(_COUNT.sub("", name), context)

    def of(self, entry: Entry, listed: ListedName) -> Place | None:
        """Return where the one in a row serves; None if nothing says it."""
        above = around(entry)
        context = [*above, *self._home]
        texts = [text for text in (entry.post_and_unit, entry.post, listed.said) if text]
        post = next(iter(texts), "")
        if entry.unit:
            return self._agreeing(self._by_cell(entry.unit, listed, context, post), entry, texts, context)
        for text in texts:
            if is_post(text):
                continue
            if ending := self._directory.ending(text, context):
                before, unit = ending
                return Place(unit=self._settled(unit, listed), post=entry.post or before, why=self.why(text, unit))
            if text != entry.post or _OF_A_UNIT.search(fold_name(text)):
                return Place(unit=Found(None, f"“{text}”: không rõ là chức vụ gì, ở đơn vị nào"))
        if self._all and not above:
            label = self._directory.label(self._all[0])
            return Place(unit=Found(self._all[0]), post=post, why=f"cả danh sách là của {label}")
        if not above:
            return None
        found = self._directory.unit(above[0], [*above[1:], *self._home])
        return Place(unit=self._settled(found, listed), post=post, why=f"đơn vị theo tiêu đề “{above[0]}”")

    def _by_cell(self, written: str, listed: ListedName, context: list[str], post: str) -> Place:
        found = self._settled(self._directory.unit(written, context), listed)
        if found.id is None and not found.among and (ending := self._directory.ending(written, context)):
            return Place(
                unit=self._settled(ending[1], listed), post=post or ending[0], why=self.why(written, ending[1])
            )
        return Place(unit=found, post=post, why=self.why(written, found))

    def _agreeing(self, place: Place, entry: Entry, texts: list[str], context: list[str]) -> Place:
        """Return *place*, or the doubt that the cell of the post names another unit."""
        for text in texts:
            other = None if is_post(text) else self._directory.ending(text, context)
            ids = (place.unit.id, other[1].id) if other else (None, None)
            if ids[0] and ids[1] and not self._directory.are_one_line(ids[0], ids[1]):
                reason = f"ô đơn vị ghi “{entry.unit}” nhưng ô chức vụ ghi “{text}”; sửa lại cho khớp"
                return Place(unit=Found(None, reason))
        return place

    def _settled(self, found: Found, listed: ListedName) -> Found:
        """Return the one of several units in which somebody of that name serves, if there is no other such."""
        if found.is_one_of:
            settled = self._directory.settle(listed.name, found.among)
            return Found(settled) if settled else found
        return found

    def why(self, written: str, found: Found) -> str:
        """Return what a name that is not the unit's own stands for."""
        if found.id is None or fold_name(self._directory.label(found.id)) == fold_name(written):
            return ""
        return f"“{written}” là {self._directory.label(found.id)}"


def around(entry: Entry) -> list[str]:
    """Return the headings above a row that may name a unit, the nearest first, as a unit may be called."""
    labels = (label for label in reversed(entry.groups) if not speaks_of_award(label))
    return [_ASIDE.sub("", _COUNT.sub("", label.rstrip(": "))) for label in labels]
