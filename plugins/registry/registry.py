"""The registry: every unit, group, campaign and person, checked, and how to find the one that is meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct, field

from plugins.problems import Place, Problem, nearest
from plugins.registry import rules
from plugins.registry.campaigns import Campaign
from plugins.registry.groups import Group
from plugins.registry.naming import name_in
from plugins.registry.near_units import near_unit
from plugins.registry.people import Person
from plugins.registry.posts import posts_as_of
from plugins.registry.references import Kind
from plugins.registry.site import Site
from plugins.registry.sources import Citation
from plugins.registry.texts import fold_name, without_marks
from plugins.registry.units import ClosedKind, Successor, Unit

Entity = Unit | Group | Campaign | Person

_NAME_LENGTH = 500  # letters: what is longer was pasted by mistake, and comparing with it takes long


class Former(Struct, frozen=True):
    """Whether a unit that is no more on the day may be meant; if not, *cure* says how to have it *accepted*."""

    accepted: bool
    cure: str


class Registry(Struct, frozen=True, kw_only=True):
    """All records by id. Past `load` every reference between them lands.

    *broken* holds the ids of records that could not be read: they are known, so that one mistake is told once.
    *unread* are the kinds whose file as a whole could not: any id may be one of theirs. *refused* are the files and
    folders of data that cannot be read, whatever they define.
    """

    site: Site
    units: Mapping[str, Unit] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    campaigns: Mapping[str, Campaign] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    broken: frozenset[tuple[Kind, str]] = frozenset()
    unread: frozenset[Kind] = frozenset()
    refused: frozenset[str] = frozenset()
    citations: tuple[Citation, ...] = ()
    portraits: Mapping[str, Place] = field(default_factory=dict)
    """Where each person's portrait is named: only the newsroom knows which pictures there are."""
    emblem: Place | None = None
    """Where the site's emblem is named, if it has one."""
    _bearers: dict[tuple[Kind, str], tuple[str, ...]] = field(default_factory=dict)
    _predecessors: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _groups_of: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        bearers: defaultdict[tuple[Kind, str], list[str]] = defaultdict(list)
        for kind in Kind:
            for entity in self.records(kind).values():
                for form in dict.fromkeys(map(fold_name, _every_form(entity))):
                    bearers[kind, form].append(entity.id)
        self._bearers.update({key: tuple(ids) for key, ids in bearers.items()})
        self._predecessors.update(_inverted((u.id, s.unit) for u in self.units.values() for s in _successors(u)))
        self._parts.update(_inverted((u.id, u.parent) for u in self.units.values() if u.parent))
        groups_of: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for group in self.groups.values():
            for year, facts in group.years.items():
                for unit in facts.units:
                    groups_of[unit].append((year, group.id))
        self._groups_of.update({unit: tuple(sorted(found)) for unit, found in groups_of.items()})

    def records(self, kind: Kind) -> Mapping[str, Any]:
        """Return all records of *kind* by id."""
        return getattr(self, kind.value)  # type: ignore[no-any-return]

    def is_broken(self, kind: Kind, written: str) -> bool:
        """Tell whether *written* may mean a record that could not be read, which is told already."""
        return kind in self.unread or (kind, written) in self.broken

    def predecessors(self, unit: str) -> tuple[str, ...]:
        """Return the ids of the units that *unit* succeeded, in the order of the file."""
        return self._predecessors.get(unit, ())

    def parts(self, unit: str) -> tuple[str, ...]:
        """Return the ids of the units whose parent is *unit*, in the order of the file."""
        return self._parts.get(unit, ())

    def region_of(self, unit: str) -> str | None:
        """Return the id of the region of *unit*: its own, else that of the unit that it belongs to."""
        record: Unit | None = self.units[unit]
        while record and record.region is None:
            record = self.units[record.parent] if record.parent else None
        return record.region if record else None

    def groups_of(self, unit: str) -> tuple[tuple[int, str], ...]:
        """Return (year, group id) for every year in which *unit* is known to take part in a group."""
        return self._groups_of.get(unit, ())

    # --- finding the one that is meant -------------------------------------------------------------------------------

    def resolve(
        self,
        kind: Kind,
        written: str,
        day: date,
        place: Place,
        former: Former | None = None,
        *,
        or_else: str = "",
    ) -> tuple[str | None, list[Problem]]:
        """Return the id of the record that *written*, an id or an unambiguous name, means on *day*.

        None comes with the problem that says why not, or alone if the record is a broken one. *former* says whether a
        unit that is no more may be meant, too; if None, it may not. *or_else* is what else may be done where there is
        no such record.
        """
        records = self.records(kind)
        if written in records:
            return written, self.in_being(kind, written, day, place, former)
        if self.is_broken(kind, written):
            return None, []
        named = self._bearers.get((kind, fold_name(written)), ())
        bearers = [id_ for id_ in named if _bears(records[id_], written, day)]
        valid = [id_ for id_ in bearers if not self.in_being(kind, id_, day, place, former)]
        if len(valid) == 1:
            return valid[0], []
        if not valid and len(bearers) == 1:
            return None, self.in_being(kind, bearers[0], day, place, former)
        if bearers:
            candidates = ", ".join(sorted(valid or bearers))
            return None, [rules.AMBIGUOUS_REFERENCE.at(place, kind=kind.word, value=written, candidates=candidates)]
        return None, [self.unknown(kind, written, place, day=day, or_else=or_else)]

    def unknown(self, kind: Kind, written: str, place: Place, day: date | None = None, or_else: str = "") -> Problem:
        """Return the problem that no record of *kind* is called *written*, with the nearest that is (on *day*)."""
        guess = self._nearest(kind, written, place, day)
        return rules.UNKNOWN_REFERENCE.at(place, kind=kind.word, value=written, or_else=or_else, suggestion=guess)

    def _nearest(self, kind: Kind, written: str, place: Place, day: date | None) -> str | None:
        """Return the id of the record of *kind* that was probably meant, of those in being if *day* is given."""
        records = self.records(kind)
        if day is not None:
            records = {id_: one for id_, one in records.items() if not self.in_being(kind, id_, day, place)}
        forms = (
            (form, id_)
            for (of, form), ids in self._bearers.items()
            if of is kind
            for id_ in ids
            if len(form) <= _NAME_LENGTH and id_ in records and (day is None or _bears(records[id_], form, day))
        )
        if kind is Kind.UNIT:
            return near_unit(written, records) or near_unit(written, dict(forms))
        if by_id := nearest(written, records):
            return by_id
        plain = {without_marks(form): id_ for form, id_ in forms}
        close = nearest(without_marks(fold_name(written)), plain)
        return plain[close] if close else None

    def in_being(self, kind: Kind, id_: str, day: date, place: Place, former: Former | None = None) -> list[Problem]:
        """Return the problem that a unit is not yet, or no longer, in being on *day*; else nothing.

        *former* is as in `resolve`.
        """
        if kind is not Kind.UNIT or day in self.units[id_].valid:
            return []
        unit = self.units[id_]
        begun = unit.has_begun(day)
        if begun and former and former.accepted:
            return []
        ended = CLOSED_WORDS[unit.closed.kind] if unit.closed else "kết thúc"
        state = (
            f"đã {ended} từ {vietnamese_day(unit.closed_on)}, không còn"
            if begun
            else f"chỉ có từ {vietnamese_day(unit.valid.start)}, chưa có"
        )
        others = [s.unit for s in _successors(unit)] if begun else list(self.predecessors(id_))
        role = "kế thừa" if begun else "tiền thân"
        facts = {
            "value": id_,
            "name": unit.name_on(unit.valid.end or day).label,
            "state": state,
            "day": vietnamese_day(day),
        }
        named = ", ".join(f"{self.units[o].name_on(day).label} ({o})" for o in others if o in self.units)
        advice = f"đơn vị {role}: {named}" if others else "sửa đơn vị hoặc ngày của bài"
        if begun and former:
            advice += f"; nếu nói về chính đơn vị cũ, {former.cure}"
        return [rules.NOT_IN_BEING.at(place, **facts, advice=advice)]

    def serves_in(self, person: str, day: date) -> str | None:
        """Return the unit of the first post that a person holds on *day* and that is in being then."""
        return next((post.unit for post in posts_as_of(self.people[person], self.units, day).current), None)

    def person_signing(self, name: str) -> tuple[str, ...]:
        """Return the ids of the people who sign as *name*."""
        return self._bearers.get((Kind.PERSON, fold_name(name)), ())

    def hidden_named(self, name: str) -> tuple[str, ...]:
        """Return the ids of the people who sign as *name* and are not public."""
        return tuple(id_ for id_ in self.person_signing(name) if name_in("page", self.people[id_]) is None)


CLOSED_WORDS: dict[ClosedKind, str] = {
    "merged": "hợp nhất",
    "renamed": "đổi tên",
    "split": "chia tách",
    "dissolved": "giải thể",
}


def vietnamese_day(day: date | None) -> str:
    """Return *day* as messages say it: 1/7/2025."""
    return f"{day.day}/{day.month}/{day.year}" if day else "?"


def _successors(unit: Unit) -> tuple[Successor, ...]:
    return unit.closed.successors if unit.closed else ()


def _every_form(entity: Entity) -> Iterator[str]:
    yield from entity.borne_by(date.max)


def _bears(entity: Entity, written: str, day: date) -> bool:
    wanted = fold_name(written)
    return any(fold_name(form) == wanted for form in entity.borne_by(day))


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for from_, to in pairs:
        found[to].append(from_)
    return {to: tuple(froms) for to, froms in found.items()}
