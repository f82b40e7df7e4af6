"""The honour roll as data: everything there is, whatever the clock; and the roll, what of it is there on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import Consultation, Document, Recipient
from plugins.honour_roll.initiatives import Initiative
from plugins.honour_roll.ladder import Record, Standing
from plugins.newsroom import Edition
from plugins.problems import Place
from plugins.registry import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Honours:
    """Award types, documents, the records that these make, initiatives and consultations."""

    types: Mapping[str, AwardType] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    records: tuple[Record, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where each initiative stands in its file."""

    def roll(self, edition: Edition) -> Roll:
        """Return what of it is there at the clock of *edition*."""
        today = edition.at.date()

        def is_there(document: Document) -> bool:
            if document.day > today:
                return False
            waits = document.from_item and document.source and document.source.article
            return not (waits and edition.is_not_yet(waits))

        standings = [s for record in self.records if (s := record.as_of(today, is_there))]
        return Roll(
            honours=self,
            standings=tuple(standings),
            documents=tuple(document for document in self.documents if is_there(document)),
            initiatives=tuple(i for i in self.initiatives if i.recognised and i.recognised.date <= today),
            consultations=tuple(c for c in self.consultations if c.opens <= today and is_there(c.document)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """What is there on a day. *conferred* alone is honours; *others* are proposals and what came to nothing."""

    honours: Honours
    standings: tuple[Standing, ...]
    documents: tuple[Document, ...]
    initiatives: tuple[Initiative, ...]
    consultations: tuple[Consultation, ...]
    conferred: tuple[Standing, ...] = field(init=False, repr=False)
    others: tuple[Standing, ...] = field(init=False, repr=False)
    _by_recipient: Mapping[Recipient, tuple[Standing, ...]] = field(init=False, repr=False)
    _by_unit_of_people: Mapping[str, tuple[Standing, ...]] = field(init=False, repr=False)
    _initiatives_of: Mapping[str, tuple[Initiative, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_recipient: defaultdict[Recipient, list[Standing]] = defaultdict(list)
        by_unit: defaultdict[str, list[Standing]] = defaultdict(list)
        for standing in self.standings:
            by_recipient[standing.record.recipient].append(standing)
            unit = standing.last.entry.unit
            if unit and standing.record.recipient.kind is Kind.PERSON:
                by_unit[unit].append(standing)
        initiatives_of: defaultdict[str, list[Initiative]] = defaultdict(list)
        for initiative in self.initiatives:
            for person in dict.fromkeys(initiative.people):
                initiatives_of[person].append(initiative)
        setattr_ = object.__setattr__  # derived once from the fields above; the roll itself stays frozen
        setattr_(self, "conferred", tuple(s for s in self.standings if s.is_honour))
        setattr_(self, "others", tuple(s for s in self.standings if not s.is_honour))
        setattr_(self, "_by_recipient", {who: tuple(found) for who, found in by_recipient.items()})
        setattr_(self, "_by_unit_of_people", {unit: tuple(found) for unit, found in by_unit.items()})
        setattr_(self, "_initiatives_of", {person: tuple(found) for person, found in initiatives_of.items()})

    def of(self, recipient: Recipient) -> tuple[Standing, ...]:
        """Return every standing of *recipient*, by year and type."""
        return self._by_recipient.get(recipient, ())

    def of_people_in(self, unit: str) -> tuple[Standing, ...]:
        """Return the standings of people who served in *unit* on the day of the newest document."""
        return self._by_unit_of_people.get(unit, ())

    def initiatives_of(self, person: str) -> tuple[Initiative, ...]:
        """Return the recognised initiatives that *person* had a part in."""
        return self._initiatives_of.get(person, ())
