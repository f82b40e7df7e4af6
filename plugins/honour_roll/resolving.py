"""From the words of a document to what they mean: types, people and units, as of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import AwardLine, Entry, Recipient
from plugins.honour_roll.recipient_lists import Cell, Row
from plugins.problems import Place, Problem, nearest
from plugins.registry import Kind, Person, Registry
from plugins.registry.choices import the_one_named
from plugins.registry.registry import vietnamese_day
from plugins.registry.texts import fold_name
from plugins.registry.written import Written


class Types(Struct, frozen=True):
    """The award types by id and by name. *unread* says that their file could not be read: any id may be one."""

    by_id: Mapping[str, AwardType]
    broken: frozenset[str] = frozenset()
    unread: bool = False
    _named: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for type_ in self.by_id.values():
            for form in dict.fromkeys(map(fold_name, type_.forms)):
                self._named[form].append(type_.id)

    def find(self, written: str, place: Place) -> tuple[AwardType | None, list[Problem]]:
        """Return the type that *written*, an id or a name of one type only, means."""
        if written in self.by_id:
            return self.by_id[written], []
        if self.unread or written in self.broken:
            return None, []
        named = self._named.get(fold_name(written), [])
        if not named and (alone := the_one_named(written, {id_: one.forms for id_, one in self.by_id.items()})):
            named = [alone]  # without its marks
        if len(named) == 1:
            return self.by_id[named[0]], []
        if named:
            return None, [rules.AMBIGUOUS_TYPE.at(place, value=written, candidates=", ".join(named))]
        guess = nearest(written, self.by_id)
        if guess is None and (form := nearest(fold_name(written), self._named)):
            guess = self._named[form][0]
        return None, [rules.UNKNOWN_TYPE.at(place, value=written, suggestion=guess)]


class Resolver(Struct):
    """Resolves what one document says, on its *day*, and gathers what is wrong.

    *also_former* takes the id of a unit that is no more, too: what it was given can be revoked for ever.
    """

    registry: Registry
    types: Types
    day: date
    problems: list[Problem]
    also_former: bool = False

    def line(self, line: AwardLine, written: Written, index: int) -> Iterator[Entry]:
        """Yield the entries of one award with its recipients inline; one without a recipient if it names nobody."""
        here = ("awards", index)
        type_ = self.type(line, written, index)
        if type_ is None:
            type_id = ""
        else:
            type_id = type_.id
            if not line.people and not line.units:
                yield Entry(type=type_id, recipient=None, unit=None, citation=line.citation, place=written.place(*here))
        for number, named in enumerate(line.people):
            place = written.place(*here, "people", number)
            person = self._resolved(Kind.PERSON, named, place)
            if person and type_ and self._suits(type_, Kind.PERSON, person, place):
                yield self._entry(
                    type_id,
                    Recipient(Kind.PERSON, person),
                    self.registry.serves_in(person, self.day),
                    line.citation,
                    place,
                )
        for number, named in enumerate(line.units):
            place = written.place(*here, "units", number)
            unit = self._resolved(Kind.UNIT, named, place)
            if unit and type_ and self._suits(type_, Kind.UNIT, unit, place):
                yield self._entry(type_id, Recipient(Kind.UNIT, unit), unit, line.citation, place)

    def type(self, line: AwardLine, written: Written, index: int) -> AwardType | None:
        """Return the type that a line names."""
        found, new = self.types.find(line.type, written.place("awards", index, "type"))
        self.problems += new
        return found

    def row(self, row: Row, type_: AwardType, citation: str | None) -> Iterator[Entry]:
        """Yield the entry of one row of a list, if it can be resolved; its own citation goes first."""
        cited = row.citation.text if row.citation else citation
        unit = self._resolved(Kind.UNIT, row.unit.text, row.unit.place) if row.unit else None
        if row.person is None:
            if unit and row.unit and self._suits(type_, Kind.UNIT, unit, row.unit.place):
                yield self._entry(type_.id, Recipient(Kind.UNIT, unit), unit, cited, row.place)
            return
        if row.unit and unit is None:
            return
        person = self._person(row.person, unit)
        if person and self._suits(type_, Kind.PERSON, person, row.person.place):
            if unit and row.unit:
                self._served_in(person, unit, row.unit.place)
            yield self._entry(
                type_.id,
                Recipient(Kind.PERSON, person),
                unit or self.registry.serves_in(person, self.day),
                cited,
                row.place,
            )

    def _entry(self, type_: str, recipient: Recipient, unit: str | None, citation: str | None, place: Place) -> Entry:
        return Entry(type=type_, recipient=recipient, unit=unit, citation=citation, place=place)

    def _resolved(self, kind: Kind, written: str, place: Place) -> str | None:
        if self.also_former and kind is Kind.UNIT and written in self.registry.units:
            unit = self.registry.units[written]
            if unit.has_begun(self.day):
                return written
        found, new = self.registry.resolve(kind, written, self.day, place)
        self.problems += new
        return None if new else found

    def _person(self, cell: Cell, unit: str | None) -> str | None:
        """Return the person of a row: of several of one name the one who served in the unit."""
        bearers = self.registry.person_signing(cell.text)
        if cell.text in self.registry.people or len(bearers) < 2:
            return self._resolved(Kind.PERSON, cell.text, cell.place)
        there = [id_ for id_ in bearers if unit and self._serves(self.registry.people[id_], unit)]
        if len(there) == 1:
            return there[0]
        self.problems.append(
            rules.PERSON_IN_UNIT.at(cell.place, value=cell.text, candidates=", ".join(there or bearers))
        )
        return None

    def _serves(self, person: Person, unit: str) -> bool:
        return any(unit in self._and_above(post.unit) for post in person.posts_on(self.day))

    def _and_above(self, unit: str | None) -> list[str]:
        chain: list[str] = []
        while unit and unit in self.registry.units and unit not in chain:
            chain.append(unit)
            unit = self.registry.units[unit].parent
        return chain

    def _served_in(self, person: str, unit: str, place: Place) -> None:
        known = self.registry.people[person]
        if known.appointments and not self._serves(known, unit):
            name = self.registry.units[unit].name_on(self.day).label
            self.problems.append(
                rules.NOT_IN_THAT_UNIT.at(place, name=known.name, unit=name, day=vietnamese_day(self.day))
            )

    def _suits(self, type_: AwardType, kind: Kind, id_: str, place: Place) -> bool:
        if type_.subject == "both" or type_.subject == ("person" if kind is Kind.PERSON else "unit"):
            return True
        rule = rules.NOT_FOR_PEOPLE if kind is Kind.PERSON else rules.NOT_FOR_UNITS
        who = (
            self.registry.people[id_].name if kind is Kind.PERSON else self.registry.units[id_].name_on(self.day).label
        )
        self.problems.append(rule.at(place, name=type_.name_on(self.day), who=who))
        return False
