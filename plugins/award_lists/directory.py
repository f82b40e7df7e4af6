"""The directory: who and what a list means by a name, on one day. Never a guess: one, or the reason why not.

Units are looked for in one branch: the unit that issues the list and all below it. How lists write the names of units
tells `unit_names`, how names are compared `spelling`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from difflib import get_close_matches

from msgspec import Struct

from plugins.award_lists.other_bodies import OR_ELSE, names_other_body
from plugins.award_lists.spelling import spelt
from plugins.award_lists.unit_names import called, of_its_kind, plain_unit
from plugins.problems import Place
from plugins.registry import Kind, Registry
from plugins.registry.posts import Post, posts_as_of
from plugins.registry.registry import vietnamese_day
from plugins.registry.texts import without_marks
from plugins.registry.units import Unit

_NOWHERE = Place(path="")
_SHOWN = 3  # candidates
_OFFICES = ("department", "division", "office")  # levels of parts that are no procuracies
_COMPARED = 200  # colleagues of a unit: to compare names takes time, and this is help only
_PROCURACY = re.compile(r"\b(?:vks|viện (?:kiểm sát|ks))", re.IGNORECASE)
_LONGEST_NAME = 14  # words of a unit's name


class Found(Struct, frozen=True):
    """What is meant; or, with *id* None, why it is not known, and who may be: ids.

    If *is_one_of* them it is called as each of them is; else they are only near to it.
    """

    id: str | None
    reason: str = ""
    among: tuple[str, ...] = ()
    is_one_of: bool = False


class Directory:
    """Finds units and people of *registry* by the names that they bear on *day*.

    *issuer* is the unit whose list it is: a name means a unit of its branch, or none. Without it every unit may be
    meant. An id means its unit wherever that is.
    """

    def __init__(self, registry: Registry, day: date, issuer: str | None = None) -> None:
        self.registry = registry
        self.day = day
        self.issuer = issuer
        self._units: defaultdict[str, list[str]] = defaultdict(list)  # by plain form, whenever and wherever they are
        self._forms: dict[str, tuple[str, ...]] = {}
        for unit in registry.units.values():
            for form in self._called(unit):
                self._units[form].append(unit.id)
        self._people: defaultdict[str, list[str]] = defaultdict(list)
        self._plain: defaultdict[str, list[str]] = defaultdict(list)
        self._staff: defaultdict[str, list[str]] = defaultdict(list)
        self._colleagues: dict[str, dict[str, list[str]]] = {}  # of each unit asked about, by plain name
        for person in registry.people.values():
            for form in dict.fromkeys(map(spelt, (person.name, *person.aliases))):
                self._people[form].append(person.id)
                self._plain[without_marks(form)].append(person.id)
            for post in self.posts(person.id):
                self._staff[post.unit].append(person.id)

    def _called(self, unit: Unit) -> tuple[str, ...]:
        """Return every plain form by which *unit* may be called on the day, or was when it was in being."""
        if unit.id not in self._forms:
            self._forms[unit.id] = ()  # of two that say to be a part of each other neither is
            above = [form for id_ in self._above(unit.id) for form in self._called(self.registry.units[id_])]
            names = unit.borne_by(min(self.day, unit.valid.end or self.day)) or (unit.names[0].name,)
            kind = of_its_kind(names) if unit.level == "province" or unit.id == self.issuer else ()
            self._forms[unit.id] = (*called(names, above), *kind)
        return self._forms[unit.id]

    # --- units -------------------------------------------------------------------------------------------------------

    def unit(self, written: str, around: Iterable[str] = ()) -> Found:
        """Return the unit called *written*. Of several that one which is part of a unit called one of *around*."""
        if written in self.registry.units or self.registry.is_broken(Kind.UNIT, written):
            return self._by_id(written)
        named = self._named(written)
        if len(named) == 1:
            return Found(named[0])
        if named:
            return self._settled(written, named, around)
        if names_other_body(written):
            return Found(None, f"“{written}” là cơ quan khác, không phải đơn vị trong units.yaml; {OR_ELSE}")
        return self._part(written) or self._joined(written) or self._unknown(written)

    def _by_id(self, written: str) -> Found:
        found, problems = self.registry.resolve(Kind.UNIT, written, self.day, _NOWHERE)
        if found and not problems:
            return Found(found)
        return Found(None, problems[0].message if problems else f"đơn vị “{written}” đang có lỗi trong units.yaml")

    def _named(self, written: str) -> list[str]:
        """Return the units of the branch that are in being on the day and may be called so."""
        return [id_ for id_ in self._units.get(plain_unit(written), ()) if self._is_there(id_) and self._is_own(id_)]

    def _is_there(self, id_: str) -> bool:
        return self.day in self.registry.units[id_].valid

    def _is_own(self, id_: str) -> bool:
        return self.issuer is None or id_ == self.issuer or self.issuer in self._above(id_)

    def _settled(self, written: str, named: list[str], around: Iterable[str]) -> Found:
        """Return the one of *named* that is, is part of or has as a part what the nearest of *around* names."""
        for context in around:
            if whole := self.unit(context).id:
                inside = [id_ for id_ in named if id_ == whole or whole in self._above(id_)]
                inside = inside or [id_ for id_ in named if id_ in self._above(whole)]
                if len(inside) == 1:
                    return Found(inside[0])
        return Found(None, f"có nhiều đơn vị tên “{written}”, không biết là đơn vị nào", tuple(named), is_one_of=True)

    def _part(self, written: str) -> Found | None:
        """Return the unit of “Phòng 1, VKSND tỉnh Sóc Trăng”: a part, and the whole that it is a part of."""
        for match in re.finditer(r"\s*[,;]\s*|\s+[-–]\s+", written):
            whole = self.unit(written[match.end() :])
            if whole.id:
                inside = [id_ for id_ in self._named(written[: match.start()]) if whole.id in self._above(id_)]
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
            above = self._named(whole)
            named = self._named(part)
            fitting |= dict.fromkeys(id_ for id_ in named if not set(above).isdisjoint(self._above(id_)))
            if len(above) == 1 and not missing:
                missing = f"{self.label(above[0])} không có đơn vị trực thuộc nào tên “{part}”"
                near = self._parts_near(part, above[0])
        if len(fitting) == 1:
            return Found(next(iter(fitting)))
        if fitting:
            reason = f"có nhiều đơn vị tên “{written}”, không biết là đơn vị nào"
            return Found(None, reason, tuple(fitting), is_one_of=True)
        return Found(None, missing, tuple(near)) if missing else None

    def _unknown(self, written: str) -> Found:
        """Return why no unit is meant: it is no more, it is of another branch, or nobody knows it."""
        of_that_name = self._units.get(plain_unit(written), [])
        absent = [id_ for id_ in of_that_name if not self._is_there(id_)]
        absent = [id_ for id_ in absent if self._is_own(id_)] or (absent if absent == of_that_name else [])
        if len(absent) == 1:
            [problem] = self.registry.in_being(Kind.UNIT, absent[0], self.day, _NOWHERE)
            return Found(None, f"{problem.message}; {problem.cure}")
        if others := [id_ for id_ in of_that_name if self._is_there(id_)]:
            own = self.label(self.issuer) if self.issuer else ""
            reason = f"“{written}” không thuộc {own}; nếu đúng là đơn vị ấy, ghi mã của nó vào ô đơn vị"
            return Found(None, reason, tuple(others))
        units = [id_ for id_ in self.registry.units if self._is_own(id_)]
        near = tuple(self._near_names(written, units, 0.8))
        besides = "" if near else f"; nếu là cơ quan ở ngoài danh mục thì {OR_ELSE}"
        return Found(None, f"không có đơn vị nào mang mã hay tên “{written}”{besides}", near)

    def _parts_near(self, name: str, whole: str) -> list[str]:
        """Return the parts of *whole* whose names are most like *name*."""
        return self._near_names(name, sorted(self.registry.parts(whole)), 0.6)

    def _near_names(self, name: str, units: Iterable[str], cutoff: float) -> list[str]:
        forms: defaultdict[str, list[str]] = defaultdict(list)
        for id_ in units:
            if id_ in self._forms and self._is_there(id_):
                for form in self._forms[id_]:
                    forms[without_marks(form)].append(id_)
        near = get_close_matches(without_marks(plain_unit(name)), forms, n=_SHOWN, cutoff=cutoff)
        return list(dict.fromkeys(id_ for form in near for id_ in forms[form]))

    def ending(self, text: str, around: Iterable[str] = ()) -> tuple[str, Found] | None:
        """Return the post and the unit of “Phó Viện trưởng VKSND huyện Mỹ Xuyên”: *text* ends with a unit's name."""
        around = tuple(around)
        words = text.split(" ")
        for start in range(len(words)):
            name = " ".join(words[start:]).strip(" ,;–-")
            joined = self._joined(name) if start else None
            if self._named(name) or (joined and joined.id):
                found = joined if joined and joined.id else self.unit(name, around)
                before = " ".join(words[:start])
                return _post(words[:start], name), self.unit(text) if names_other_body(before) else found
        return None

    def issuing(self, text: str) -> str | None:
        """Return the procuracy that “Viện trưởng VKSND tỉnh Lâm Đồng” speaks for; of several named none is."""
        found: set[str] = set()
        for begun in _PROCURACY.finditer(text):
            words = text[begun.start() :].split(" ")[:_LONGEST_NAME]
            ends = (" ".join(words[:end]).strip(" .,;:()") for end in range(len(words), 0, -1))
            named = next((one for name in ends if len(one := self._named(name)) == 1), [])
            found |= {*named}
        return self._smallest(found)

    def home(self, titles: Iterable[str]) -> str | None:
        """Return the one procuracy, the smallest, that the titles above a list name."""
        return self._smallest({id_ for title in titles if (id_ := self.issuing(title))})

    def _smallest(self, ids: Collection[str]) -> str | None:
        """Return the one of *ids* that is part of all others."""
        smallest = [id_ for id_ in ids if not any(id_ in self._above(other) for other in ids)]
        return smallest[0] if len(smallest) == 1 else None

    def label(self, unit: str) -> str:
        """Return what a unit is called on the day."""
        return self.registry.units[unit].name_on(self.day).label

    def are_one_line(self, one: str, other: str) -> bool:
        """Tell whether of two units one is the other or has it as a part."""
        return one == other or one in self._above(other) or other in self._above(one)

    def _above(self, unit: str) -> list[str]:
        """Return the units that *unit* is a part of, the nearest first."""
        chain: list[str] = []
        above = self.registry.units[unit].parent
        while above and above in self.registry.units and above not in chain:
            chain.append(above)
            above = self.registry.units[above].parent
        return chain

    # --- people ------------------------------------------------------------------------------------------------------

    def posts(self, person: str) -> tuple[Post, ...]:
        """Return the posts that somebody holds on the day: a post ends with its unit at the latest."""
        return posts_as_of(self.registry.people[person], self.registry.units, self.day).current

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
        if bearers:
            when = vietnamese_day(self.day)
            reason = f"có người tên “{name}” nhưng ngày {when} không giữ chức vụ nào ở {self.label(unit)}"
            return Found(None, reason, bearers)
        return Found(None, f"people.yaml chưa có ai tên “{name}”")

    def serving(self, person: str, unit: str) -> str:
        """Return the post by which somebody is taken for one of *unit*: “Kiểm sát viên ở VKSND tỉnh Hà Tĩnh”."""
        near = self._near(unit)
        posts = [post for post in self.posts(person) if post.unit in near]
        return f"{posts[0].role} ở {self.label(posts[0].unit)}" if posts else ""

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
        return {post.unit for post in self.posts(person)}

    def _near(self, unit: str) -> set[str]:
        """Return where those serve who are listed under *unit*: in it, in a part of it, or right above it.

        A procuracy's own list tells its offices from the procuracies below it, so none of those is a part there.
        """
        parts = self.registry.parts(unit)
        if unit == self.issuer:
            parts = tuple(id_ for id_ in parts if self.registry.units[id_].level in _OFFICES)
        return {unit, *parts, *self._above(unit)[:1]}

    # --- in words ----------------------------------------------------------------------------------------------------

    def described(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return the first few of *ids*, people or units, as a clerk tells them apart."""
        return tuple(self._described(id_) for id_ in list(dict.fromkeys(ids))[:_SHOWN])

    def _described(self, id_: str) -> str:
        if id_ in self.registry.units:
            unit = self.registry.units[id_]
            above = self.label(unit.parent) if unit.parent and unit.parent in self.registry.units else ""
            return f"{self.label(id_)} ({id_})" + (f", {above}" if above else "")
        person = self.registry.people[id_]
        posts = [f"{post.role}, {self.label(post.unit)}" for post in self.posts(id_)]
        return f"{person.name} ({id_})" + (f", {'; '.join(posts)}" if posts else ", không rõ chức vụ ngày đó")


_HEADS = ("trưởng", "phó", "chánh")  # posts that take their last word from the unit: “Trưởng phòng 9”
_BODIES = re.compile(r"(?:văn phòng|phòng|thanh tra|vụ|cục)", re.IGNORECASE)


def _post(words: list[str], unit: str) -> str:
    """Return the post before a unit's name; “Trưởng” before “phòng 9” is “Trưởng phòng”."""
    post = re.sub(r"[\s,;–-]+$", "", " ".join(words))
    body = _BODIES.match(unit)
    return (
        f"{post} {body[0]}" if body and post.casefold().split()[-1:] and post.casefold().split()[-1] in _HEADS else post
    )
