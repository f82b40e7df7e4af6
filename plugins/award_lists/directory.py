"""The directory: who and what a list means by a name, on one day. Never a guess: one, or the reason why not.

Names are compared as the registry does, and besides with the tone put where either school of spelling puts it (Hoà,
Hòa) and with the usual short forms of units written alike (VKSND, TP): more names are the same, so more is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches

from msgspec import Struct

from plugins.problems import Place
from plugins.registry import Kind, Registry
from plugins.registry.registry import vietnamese_day
from plugins.registry.texts import fold_name, without_marks

_NOWHERE = Place(path="")
_SHOWN = 3  # candidates
_COMPARED = 200  # colleagues of a unit: to compare names takes time, and this is help only
_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
_SHORT = (
    (re.compile(r"\bviện (?:kiểm sát nhân dân|ksnd|kiểm sát nd)\b|\bvks nhân dân\b"), "vksnd"),
    (re.compile(r"\bthành phố\b|\btp\b\.?"), "tp "),
)


def spelt(text: str) -> str:
    """Return *text* as names are compared with every tone behind its syllable: Hoà is Hòa, Hùng is not Hưng."""
    return " ".join(map(_syllable, fold_name(text).split()))


def _syllable(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return marks.translate(_TONES) + "".join(mark for mark in marks if ord(mark) in _TONES)


def spelt_unit(text: str) -> str:
    """Return the same of the name of a unit, its usual short forms written alike."""
    folded = fold_name(text)
    for long, short in _SHORT:
        folded = long.sub(short, folded)
    return spelt(folded)


class Found(Struct, frozen=True):
    """What is meant; or, with *id* None, why it is not known, and who may be: ids."""

    id: str | None
    reason: str = ""
    among: tuple[str, ...] = ()


class Directory:
    """Finds units and people of *registry* by the names that they bear on *day*."""

    def __init__(self, registry: Registry, day: date) -> None:
        self.registry = registry
        self.day = day
        self._units: defaultdict[str, list[str]] = defaultdict(list)
        for unit in registry.units.values():
            if day in unit.valid:
                for form in dict.fromkeys(map(spelt_unit, unit.borne_by(day))):
                    self._units[form].append(unit.id)
        self._people: defaultdict[str, list[str]] = defaultdict(list)
        self._plain: defaultdict[str, list[str]] = defaultdict(list)
        self._staff: defaultdict[str, list[str]] = defaultdict(list)
        self._colleagues: dict[str, dict[str, list[str]]] = {}  # of each unit asked about, by plain name
        for person in registry.people.values():
            for form in dict.fromkeys(map(spelt, (person.name, *person.aliases))):
                self._people[form].append(person.id)
                self._plain[without_marks(form)].append(person.id)
            for post in person.posts_on(day):
                self._staff[post.unit].append(person.id)

    # --- units -------------------------------------------------------------------------------------------------------

    def unit(self, written: str, around: Iterable[str] = ()) -> Found:
        """Return the unit called *written*. Of several that one which is part of a unit called one of *around*."""
        named = () if written in self.registry.units else tuple(self._units.get(spelt_unit(written), ()))
        if len(named) == 1:
            return Found(named[0])
        if named:
            for context in around:
                whole = self.unit(context)
                inside = [id_ for id_ in named if whole.id in self._above(id_)]
                if len(inside) == 1:
                    return Found(inside[0])
            return Found(None, f"có nhiều đơn vị tên “{written}”, không biết là đơn vị nào", named)
        found, problems = self.registry.resolve(Kind.UNIT, written, self.day, _NOWHERE)
        if found and not problems:
            return Found(found)
        if part := self._part(written) or self._joined(written):
            return part
        if not problems:
            return Found(None, f"đơn vị “{written}” đang có lỗi trong units.yaml")
        guess = problems[0].suggestion
        return Found(None, problems[0].message, (guess,) if guess else ())

    def _part(self, written: str) -> Found | None:
        """Return the unit of “Phòng 1, VKSND tỉnh Sóc Trăng”: a part, and the whole that it is a part of."""
        for match in re.finditer(r"\s*[,;]\s*|\s+[-–]\s+", written):
            whole = self.unit(written[match.end() :])
            if whole.id:
                named = self._units.get(spelt_unit(written[: match.start()]), [])
                inside = [id_ for id_ in named if whole.id in self._above(id_)]
                return Found(inside[0]) if len(inside) == 1 else None
        return None

    def _joined(self, written: str) -> Found | None:
        """Return the unit of “Phòng 1 VKSND tỉnh Sóc Trăng”: wherever the two names meet, exactly one unit fits.

        If there is such a whole but no such part, its parts of a name near to that are those that may be meant.
        """
        words = written.split(" ")
        fitting: dict[str, None] = {}
        near: list[str] = []
        missing = ""
        for start in range(1, len(words)):
            part, whole = " ".join(words[:start]).strip(" ,;–-"), " ".join(words[start:]).strip(" ,;–-")
            above = self._units.get(spelt_unit(whole), [])
            named = self._units.get(spelt_unit(part), [])
            fitting |= dict.fromkeys(id_ for id_ in named if not set(above).isdisjoint(self._above(id_)))
            if len(above) == 1 and not missing:
                label = self.registry.units[above[0]].name_on(self.day).label
                missing = f"{label} không có đơn vị trực thuộc nào tên “{part}”"
                near = self._parts_near(part, above[0])
        if len(fitting) == 1:
            return Found(next(iter(fitting)))
        if fitting:
            return Found(None, f"có nhiều đơn vị tên “{written}”, không biết là đơn vị nào", tuple(fitting))
        return Found(None, missing, tuple(near)) if missing else None

    def _parts_near(self, name: str, whole: str) -> list[str]:
        """Return the parts of *whole* whose names are most like *name*."""
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in sorted(self.registry.parts(whole)):
            unit = self.registry.units.get(id_)
            if unit and self.day in unit.valid:
                for form in map(spelt_unit, unit.borne_by(self.day)):
                    forms[form].append(id_)
        near = get_close_matches(spelt_unit(name), forms, n=_SHOWN, cutoff=0.6)
        return list(dict.fromkeys(id_ for form in near for id_ in forms[form]))

    def ending(self, text: str, around: Iterable[str] = ()) -> tuple[str, str] | None:
        """Return the post and the unit of “Phó Viện trưởng VKSND huyện Mỹ Xuyên”: *text* ends with a unit's name."""
        around = tuple(around)
        words = text.split(" ")
        for start in range(len(words)):
            name = " ".join(words[start:])
            joined = self._joined(name) if start else None
            if spelt_unit(name) in self._units or (joined and joined.id):
                found = joined if joined and joined.id else self.unit(name, around)
                return (re.sub(r"[\s,;–-]+$", "", " ".join(words[:start])), found.id) if found.id else None
        return None

    def _above(self, unit: str) -> list[str]:
        """Return the units that *unit* is a part of, the nearest first."""
        chain: list[str] = []
        above = self.registry.units[unit].parent
        while above and above in self.registry.units and above not in chain:
            chain.append(above)
            above = self.registry.units[above].parent
        return chain

    # --- people ------------------------------------------------------------------------------------------------------

    def bearers(self, name: str) -> tuple[str, ...]:
        """Return everybody of that name, however its tones are put."""
        return tuple(dict.fromkeys((*self.registry.person_signing(name), *self._people.get(spelt(name), ()))))

    def person(self, name: str, unit: str) -> Found:
        """Return the one person of that name who on the day serves in *unit*, in a part of it, or just above it."""
        near = self._near(unit)
        bearers = self.bearers(name)
        for those in (self.registry.person_signing(name), bearers):
            there = [id_ for id_ in those if not near.isdisjoint(self._places(id_))]
            if len(there) == 1:
                return Found(there[0])
            if there:
                return Found(None, f"có nhiều người tên “{name}” ở đơn vị này, không biết là ai", tuple(there))
        label = self.registry.units[unit].name_on(self.day).label
        if bearers:
            when = vietnamese_day(self.day)
            reason = f"có người tên “{name}” nhưng ngày {when} không giữ chức vụ nào ở {label}"
            return Found(None, reason, bearers)
        return Found(None, f"people.yaml chưa có ai tên “{name}”")

    def settle(self, name: str, units: Collection[str]) -> str | None:
        """Return the one of *units* in which one person of that name serves, if there is no other such."""
        serving = {(unit, id_) for id_ in self.bearers(name) for unit in self._places(id_) if unit in units}
        return min(serving)[0] if len(serving) == 1 else None

    def alike(self, name: str, unit: str) -> tuple[str, ...]:
        """Return people whose names differ from *name* in marks alone, then colleagues in *unit* with names near it."""
        plain = without_marks(spelt(name))
        if unit not in self._colleagues:
            staff = [id_ for place in sorted(self._near(unit)) for id_ in self._staff.get(place, ())]
            for id_ in staff[:_COMPARED]:
                form = without_marks(spelt(self.registry.people[id_].name))
                self._colleagues.setdefault(unit, {}).setdefault(form, []).append(id_)
        colleagues = self._colleagues.get(unit, {})
        near = get_close_matches(plain, colleagues, n=_SHOWN, cutoff=0.75)
        return (*self._plain.get(plain, ()), *(id_ for form in near for id_ in colleagues[form]))

    def _places(self, person: str) -> set[str]:
        """Return the units where a person serves on the day."""
        return {post.unit for post in self.registry.people[person].posts_on(self.day)}

    def _near(self, unit: str) -> set[str]:
        return {unit, *self.registry.parts(unit), *self._above(unit)[:1]}

    # --- in words ----------------------------------------------------------------------------------------------------

    def described(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the first few of *ids*, people or units, as a clerk tells them apart."""
        return tuple(self._described(id_) for id_ in list(dict.fromkeys(ids))[:_SHOWN])

    def _described(self, id_: str) -> str:
        if id_ in self.registry.units:
            unit = self.registry.units[id_]
            above = self.registry.units[unit.parent].name_on(self.day).label if unit.parent else ""
            return f"{unit.name_on(self.day).label} ({id_})" + (f", {above}" if above else "")
        person = self.registry.people[id_]
        posts = [
            f"{post.role}, {self.registry.units[post.unit].name_on(self.day).label}"
            for post in person.posts_on(self.day)
        ]
        return f"{person.name} ({id_})" + (f", {'; '.join(posts)}" if posts else ", không rõ chức vụ ngày đó")
