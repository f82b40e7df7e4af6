"""From the words of a document to what they mean: types, people and units, as of its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import AwardLine
from plugins.honour_roll.recipient_lists import Cell, Row
from plugins.honour_roll.recipients import Counts, Entry, Recipient, Unnamed, label
from plugins.problems import Place, Problem, nearest
from plugins.registry import Kind, Person, Registry
from plugins.registry.checks import outside
from plugins.registry.choices import the_one_named
from plugins.registry.outside import Outside, or_else
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


_IN_LIST = "; ở ngoài danh mục (tòa án, công an, nước bạn…) thì thêm cột kind, ghi outside ở dòng này"


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
        """Yield the entries of one award with its recipients inline."""
        type_ = self.type(line, written, index)
        for kind, named in ((Kind.PERSON, line.people), (Kind.UNIT, line.units)):
            for number, one in enumerate(named):
                place = written.place("awards", index, kind.value, number)
                recipient = self._recipient(kind, one, place)
                if recipient and type_ and self._suits(type_, kind, label(self.registry, recipient, self.day), place):
                    yield self._entry(type_.id, recipient, self._unit_of(recipient), line.citation, place, one)

    def unnamed(self, line: AwardLine, written: Written, index: int) -> Iterator[Unnamed]:
        """Yield one award that names nobody, if it may be for those whom it counts."""
        type_ = self.type(line, written, index)
        place = written.place("awards", index)
        if type_ is None:
            return
        counts = line.counts or Counts()
        suits = True
        for kind, number, word in ((Kind.PERSON, counts.people, "người"), (Kind.UNIT, counts.units, "tập thể")):
            if number is not None:
                place_of_number = written.place("awards", index, "counts", kind.value)
                suits &= self._suits(type_, kind, f"{number} {word}", place_of_number)
        if suits:
            yield Unnamed(type=type_.id, counts=line.counts, citation=line.citation, place=place)

    def _recipient(self, kind: Kind, named: str | Outside, place: Place) -> Recipient | None:
        if isinstance(named, Outside):
            if kind is Kind.PERSON:
                self.problems += outside(named.name, place, self.registry)
            return Recipient.outside(kind, named)
        found = self._resolved(kind, named, place, or_else(named))
        return Recipient(kind, found) if found else None

    def _unit_of(self, recipient: Recipient) -> str | None:
        if recipient.is_outside:
            return None
        return recipient.id if recipient.kind is Kind.UNIT else self.registry.serves_in(recipient.id, self.day)

    def type(self, line: AwardLine, written: Written, index: int) -> AwardType | None:
        """Return the type that a line names."""
        found, new = self.types.find(line.type, written.place("awards", index, "type"))
        self.problems += new
        return found

    def row(self, row: Row, type_: AwardType, citation: str | None) -> Iterator[Entry]:
        """Yield the entry of one row of a list, if it can be resolved; its own citation goes first."""
        cited = row.citation.text if row.citation else citation
        if row.is_outside:
            yield from self._outside(row, type_, cited)
            return
        unit = self._resolved(Kind.UNIT, row.unit.text, row.unit.place, _IN_LIST) if row.unit else None
        if row.person is None:
            if unit and row.unit:
                recipient = Recipient(Kind.UNIT, unit)
                if self._suits(type_, Kind.UNIT, label(self.registry, recipient, self.day), row.unit.place):
                    yield self._entry(type_.id, recipient, unit, cited, row.place)
            return
        if row.unit and unit is None:
            return
        person = self._person(row.person, unit)
        if person is None:
            return
        recipient = Recipient(Kind.PERSON, person)
        if self._suits(type_, Kind.PERSON, label(self.registry, recipient, self.day), row.person.place):
            if unit and row.unit:
                self._served_in(person, unit, row.unit.place)
            served = unit or self._unit_of(recipient)
            yield self._entry(type_.id, recipient, served, cited, row.place, row.person.text)

    def _outside(self, row: Row, type_: AwardType, citation: str | None) -> Iterator[Entry]:
        """Yield the entry of somebody outside the registry; of a person the unit is told as it was written."""
        kind = Kind.PERSON if row.person else Kind.UNIT
        cell = row.person or row.unit
        assert cell is not None, "a row names somebody"
        if self._suits(type_, kind, cell.text, cell.place):
            if row.person:
                self.problems += outside(cell.text, cell.place, self.registry)
            recipient = Recipient.outside(kind, Outside(name=cell.text))
            entry = self._entry(type_.id, recipient, None, citation, row.place)
            yield replace(entry, unit_name=row.unit.text) if row.person and row.unit else entry

    def _entry(
        self,
        type_: str,
        recipient: Recipient,
        unit: str | None,
        citation: str | None,
        place: Place,
        named: str | Outside | None = None,
    ) -> Entry:
        by_name = recipient.kind is Kind.PERSON and isinstance(named, str) and named != recipient.id
        written = named if by_name and isinstance(named, str) else None
        return Entry(type=type_, recipient=recipient, unit=unit, citation=citation, place=place, written=written)

    def _resolved(self, kind: Kind, written: str, place: Place, besides: str) -> str | None:
        if self.also_former and kind is Kind.UNIT and written in self.registry.units:
            unit = self.registry.units[written]
            if unit.has_begun(self.day):
                return written
        found, new = self.registry.resolve(kind, written, self.day, place, or_else=besides)
        self.problems += new
        return None if new else found

    def _person(self, cell: Cell, unit: str | None) -> str | None:
        """Return the person of a row: of several of one name the one who served in the unit."""
        bearers = self.registry.person_signing(cell.text)
        if cell.text in self.registry.people or len(bearers) < 2:
            return self._resolved(Kind.PERSON, cell.text, cell.place, _IN_LIST)
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

    def _suits(self, type_: AwardType, kind: Kind, who: str, place: Place) -> bool:
        if type_.subject == "both" or type_.subject == ("person" if kind is Kind.PERSON else "unit"):
            return True
        rule = rules.NOT_FOR_PEOPLE if kind is Kind.PERSON else rules.NOT_FOR_UNITS
        self.problems.append(rule.at(place, name=type_.name_on(self.day), who=who))
        return False
