"""The honour roll as data: everything there is, whatever the clock; and the roll, what of it is there on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import Consultation, Document
from plugins.honour_roll.initiatives import Initiative
from plugins.honour_roll.ladder import Record, Standing
from plugins.honour_roll.recipients import Recipient
from plugins.honour_roll.unnamed import UnnamedStanding, unnamed_on
from plugins.newsroom import Edition, Item
from plugins.pages import PrivateWords
from plugins.problems import Place
from plugins.registry import Kind


class Honours(Struct, frozen=True, kw_only=True):
    """Award types, documents, the records that these make, initiatives and consultations."""

    types: Mapping[str, AwardType] = {}
    documents: tuple[Document, ...] = ()
    records: tuple[Record, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    places: Mapping[str, Place] = {}
    """Where each initiative stands in its file."""

    def roll(self, edition: Edition) -> Roll:
        """Return what of it is there at the clock of *edition*, for editors; `Roll.in_public` is for readers."""
        today = edition.today

        def is_there(document: Document) -> bool:
            if (document.there_from or document.day) > today:
                return False
            waits = document.from_item or document.rests_on_item
            article = document.source.article if document.source and waits else None
            return not (article and edition.is_not_yet(article))

        documents = tuple(document for document in self.documents if is_there(document))
        standings = [s for record in self.records if (s := record.as_of(today, is_there))]
        initiatives = tuple(i for i in self.initiatives if i.recognised and i.recognised.date <= today)
        return Roll(
            honours=self,
            standings=tuple(standings),
            unnamed=tuple(unnamed_on(documents, self.types, today)),
            documents=documents,
            initiatives=initiatives,
            consultations=tuple(c for c in self.consultations if c.opens <= today and is_there(c.document)),
            published=_published(initiatives, edition),
        )

    def private(self) -> Iterator[PrivateWords]:
        """Yield the files of documents that are private, and the lists that no other document uses."""
        public = {place.path for one in self.documents if not one.is_private for place in one.places}
        for document in (one for one in self.documents if one.is_private):
            said = (*document.texts, *(name for one in document.entries for name in one.names_outside))
            yield PrivateWords(path=document.path, words=tuple(dict.fromkeys(said)))
            lists = {place.path for place in document.places} - {document.path} - public
            yield from (PrivateWords(path=path) for path in sorted(lists))


def _published(initiatives: Iterable[Initiative], edition: Edition) -> dict[str, Item]:
    """Return for each initiative the public item that published it: the one it names, else the first that names it."""
    found: dict[str, Item] = {}
    for one in initiatives:
        item = edition.by_id.get(one.published_in) if one.published_in else None
        naming = edition.naming(one.id)
        if item or naming:
            found[one.id] = item or naming[0].item
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Roll:
    """What is there on a day. *conferred* alone is honours; *others* are proposals and what came to nothing.

    *unnamed* are the awards that name nobody: as honours *counted*, else *proposed*. It is the editors': it has what
    was declined by documents that are private.
    """

    honours: Honours
    standings: tuple[Standing, ...]
    unnamed: tuple[UnnamedStanding, ...]
    documents: tuple[Document, ...]
    initiatives: tuple[Initiative, ...]
    consultations: tuple[Consultation, ...]
    published: Mapping[str, Item] = field(default_factory=dict)
    """The public item that published an initiative, by the initiative's id."""
    conferred: tuple[Standing, ...] = field(init=False, repr=False)
    others: tuple[Standing, ...] = field(init=False, repr=False)
    counted: tuple[UnnamedStanding, ...] = field(init=False, repr=False)
    proposed: tuple[UnnamedStanding, ...] = field(init=False, repr=False)
    _standings: Mapping[tuple[str, Hashable], tuple[Standing, ...]] = field(init=False, repr=False)
    _unnamed: Mapping[tuple[str, Hashable], tuple[UnnamedStanding, ...]] = field(init=False, repr=False)
    _initiatives: Mapping[tuple[str, Hashable], tuple[Initiative, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        setattr_ = object.__setattr__  # derived once from the fields above; the roll itself stays frozen
        setattr_(self, "conferred", tuple(s for s in self.standings if s.is_honour))
        setattr_(self, "others", tuple(s for s in self.standings if not s.is_honour))
        setattr_(self, "counted", tuple(s for s in self.unnamed if s.is_honour))
        setattr_(self, "proposed", tuple(s for s in self.unnamed if not s.is_honour))
        setattr_(self, "_standings", _grouped((key, s) for s in self.standings for key in _keys(s)))
        setattr_(self, "_unnamed", _grouped((key, s) for s in self.unnamed for key in _keys_of_document(s)))
        setattr_(self, "_initiatives", _grouped((key, i) for i in self.initiatives for key in self._keys_of(i)))

    def in_public(self) -> Roll:
        """Return what readers are told: nothing of whoever was declined by a document that is not public.

        With the award goes what told of it before, the proposal and the place on a list that was put out for comment:
        who was put forward and is not among the honoured would be known by them.
        """
        moves = [move for standing in self.standings if standing.is_private for move in standing.record.moves]
        gone, told_in = {move.entry for move in moves}, {move.document.path for move in moves}

        def without_them(document: Document) -> Document:
            if document.path not in told_in:
                return document
            return replace(document, entries=tuple(entry for entry in document.entries if entry not in gone))

        return Roll(
            honours=self.honours,
            standings=tuple(standing for standing in self.standings if not standing.is_private),
            unnamed=tuple(one for one in self.unnamed if not one.is_private),
            documents=tuple(without_them(one) for one in self.documents if not one.is_private),
            initiatives=self.initiatives,
            consultations=tuple(replace(one, document=without_them(one.document)) for one in self.consultations),
            published=self.published,
        )

    @property
    def years(self) -> frozenset[int]:
        """Return the years for which somebody is honoured, named or not."""
        return frozenset((*(s.record.year for s in self.conferred), *(s.document.year for s in self.counted)))

    def of(self, recipient: Recipient) -> tuple[Standing, ...]:
        """Return every standing of *recipient*, by year and type."""
        return self._standings.get(("of", recipient), ())

    def honours_person(self, id_: str) -> bool:
        """Tell whether a person is honoured."""
        return any(s.is_honour for s in self.of(Recipient(Kind.PERSON, id_)))

    def of_people_in(self, unit: str) -> tuple[Standing, ...]:
        """Return the standings of people who served in *unit* on the day of the newest document."""
        return self._standings.get(("people in", unit), ())

    def of_campaign(self, campaign: str) -> tuple[Standing, ...]:
        """Return the standings that a campaign was the ground of."""
        return self._standings.get(("campaign", campaign), ())

    def proposed_by(self, kind: Kind, id_: str) -> tuple[Standing, ...]:
        """Return the standings that a group or a unit proposes, and that are not decided."""
        return self._standings.get(("proposed by", (kind, id_)), ())

    def reported_by(self, item: str) -> tuple[Standing, ...]:
        """Return the honours whose decision names the item as its source."""
        return self._standings.get(("reported by", item), ())

    def unnamed_of_campaign(self, campaign: str) -> tuple[UnnamedStanding, ...]:
        """Return the awards without names that a campaign was the ground of."""
        return self._unnamed.get(("campaign", campaign), ())

    def unnamed_proposed_by(self, kind: Kind, id_: str) -> tuple[UnnamedStanding, ...]:
        """Return the awards without names that a group or a unit proposes, and that are not decided."""
        return self._unnamed.get(("proposed by", (kind, id_)), ())

    def unnamed_reported_by(self, item: str) -> tuple[UnnamedStanding, ...]:
        """Return the honours without names whose decision names the item as its source."""
        return self._unnamed.get(("reported by", item), ())

    def initiatives_of(self, recipient: Recipient) -> tuple[Initiative, ...]:
        """Return the recognised initiatives that a person had a part in, or that are of a unit."""
        return self._initiatives.get(("of", recipient), ())

    def initiatives_in(self, item: str) -> tuple[Initiative, ...]:
        """Return the recognised initiatives that a public item published."""
        return self._initiatives.get(("in", item), ())

    def _keys_of(self, initiative: Initiative) -> Iterator[tuple[str, Hashable]]:
        for person in dict.fromkeys(initiative.people):
            yield "of", Recipient(Kind.PERSON, person)
        for unit in initiative.units:
            yield "of", Recipient(Kind.UNIT, unit)
        if initiative.id in self.published:
            yield "in", self.published[initiative.id].id


def _keys(standing: Standing) -> Iterator[tuple[str, Hashable]]:
    """Yield under what a standing is looked for."""
    yield "of", standing.record.recipient
    if standing.last.entry.unit and standing.record.recipient.kind is Kind.PERSON:
        yield "people in", standing.last.entry.unit
    yield from _keys_of_document(standing)


def _keys_of_document(standing: Standing | UnnamedStanding) -> Iterator[tuple[str, Hashable]]:
    """Yield under what it is looked for by its newest document."""
    document = standing.last.document if isinstance(standing, Standing) else standing.document
    if document.campaign:
        yield "campaign", document.campaign
    if document.source and document.source.article and standing.is_honour:
        yield "reported by", document.source.article
    if document.nominated_by and not standing.is_honour:
        yield "proposed by", document.nominated_by


T = TypeVar("T")


def _grouped(pairs: Iterable[tuple[tuple[str, Hashable], T]]) -> dict[tuple[str, Hashable], tuple[T, ...]]:
    found: defaultdict[tuple[str, Hashable], list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
