"""How an honour is shown, wherever it stands: the award, who was given it, by which decision, and who tells of it.

What is not decided has views of its own (`cases.py`), so that no template can take one for the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from msgspec import Struct

from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.document_views import (
    DecisionView,
    StepView,
    award_link,
    counted,
    decision_view,
    history,
    place_of,
    public_id,
    unit_then,
    who_link,
)
from plugins.honour_roll.documents import Document
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.recipients import Recipient
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.pages import Link, Material
from plugins.pages.cards import Picture, shown
from plugins.registry import Kind
from plugins.registry.collation import Key, collation_key


class AwardeeView(Struct, frozen=True, kw_only=True):
    """One who was given an award. *unit* is where a person served then; *anchor* is once in the site's roll."""

    anchor: str
    who: Link
    portrait: Picture | None
    unit: Link | None
    citation: str | None


class UnnamedView(Struct, frozen=True, kw_only=True):
    """Those who were given an award and are not named: how many, if that is told, and for what."""

    anchor: str
    counted: str | None
    citation: str | None


class ConferralView(Struct, frozen=True, kw_only=True):
    """One award of one year by one decision, and everybody who was given it by that.

    *kind* is the category where it is not that of the year's work; *units* and *people* count the *unnamed* as well.
    """

    award: Link
    year: int
    kind: str | None
    decision: DecisionView
    awardees: tuple[AwardeeView, ...]
    unnamed: tuple[UnnamedView, ...]
    units: int
    people: int
    complete: bool


class HonourView(Struct, frozen=True, kw_only=True):
    """An honour on the page of somebody: *who* if that is not the page's own.

    On the page of a campaign it may be of nobody who is named: then *is_unnamed*, and *counted* says of how many.
    """

    award: Link
    year: int
    kind: str | None
    who: Link | None
    unit: Link | None
    citation: str | None
    decision: DecisionView
    history: tuple[StepView, ...]
    is_unnamed: bool = False
    counted: str | None = None


def kind_of(document: Document) -> str | None:
    """Return the category that a document names, unless it is that of the year's work."""
    return document.category if document.category != "merit" else None


def is_public(material: Material, recipient: Recipient) -> bool:
    """Tell whether any page may name a recipient: a unit, somebody outside, or a person who is public."""
    return recipient.is_outside or public_id(material, recipient) is not None


def is_named(material: Material, standing: Standing) -> bool:
    """Tell whether the recipient may be named: of one who is not public only a decision tells."""
    return place_of(standing) == "decision" or is_public(material, standing.record.recipient)


_RollKey = tuple[int, int, Key, str]


def _place_in_roll(year: int, type_: AwardType) -> _RollKey:
    """Return the key of an award in the order of the roll: the newest year, the highest award, those of one by name."""
    return -year, type_.rank, collation_key(type_.names[-1].name), type_.id


def in_rank(standings: Iterable[Standing]) -> list[Standing]:
    """Return *standings* with the newest year first, in it the highest award, of one rank by name, then as listed."""
    return sorted(
        standings,
        key=lambda s: (
            _place_in_roll(s.record.year, s.record.type),
            s.last.day,
            s.last.document.id,
            kind_of(s.last.document) or "",
            s.last.entry.place.path,
            s.last.entry.place.line,
            s.last.entry.place.column,
        ),
    )


_ConferralKey = tuple[_RollKey, date, str, str]


def _together(standing: Standing | UnnamedStanding) -> _ConferralKey:
    """Return what the recipients of one conferral have in common, in the order of the roll."""
    if isinstance(standing, Standing):
        type_, document = standing.record.type, standing.last.document
    else:
        type_, document = standing.type, standing.document
    return _place_in_roll(document.year, type_), document.day, document.id, kind_of(document) or ""


def conferrals(
    material: Material, honours: Iterable[Standing], nameless: Iterable[UnnamedStanding] = ()
) -> Iterator[ConferralView]:
    """Yield *honours*, and those who are not named (*nameless*), by year, award and decision.

    The newest year and the highest award go first.
    """
    named: defaultdict[_ConferralKey, list[Standing]] = defaultdict(list)
    for one in in_rank(honours):
        named[_together(one)].append(one)
    unnamed: defaultdict[_ConferralKey, list[UnnamedStanding]] = defaultdict(list)
    for other in nameless:
        unnamed[_together(other)].append(other)
    for key in sorted({*named, *unnamed}):
        yield _conferral(material, named.get(key, []), unnamed.get(key, []))


def _conferral(material: Material, named: list[Standing], unnamed: list[UnnamedStanding]) -> ConferralView:
    first = named[0] if named else unnamed[0]
    document = named[0].last.document if named else unnamed[0].document
    decision = decision_view(material, document.decision, document)
    assert decision is not None, "an honour has a decision"
    people = sum(s.record.recipient.kind is Kind.PERSON for s in named)
    return ConferralView(
        award=award_link(material, first),
        year=document.year,
        kind=kind_of(document),
        decision=decision,
        awardees=tuple(_awardee(material, s) for s in named),
        unnamed=tuple(
            UnnamedView(anchor=s.id, counted=counted(material, s), citation=s.award.citation) for s in unnamed
        ),
        units=len(named) - people + sum(s.units for s in unnamed),
        people=people + sum(s.people for s in unnamed),
        complete=document.complete,
    )


def _face(material: Material, recipient: Recipient) -> Picture | None:
    """Return the portrait that stands beside a name; it says nothing that the name does not, hence has no alt."""
    known = recipient.kind is Kind.PERSON and not recipient.is_outside
    found = material.portraits.get(recipient.id) if known else None
    return shown(material, found, "") if found else None


def _awardee(material: Material, standing: Standing) -> AwardeeView:
    who = who_link(material, standing.last.entry, standing.last.day, "decision")
    assert who is not None, "a decision names whom it lists"
    return AwardeeView(
        anchor=standing.record.id,
        who=who,
        portrait=_face(material, standing.record.recipient),
        unit=unit_then(material, standing.last.entry, standing.last.day),
        citation=standing.last.entry.citation,
    )


def honour_view(material: Material, standing: Standing, *, named: bool) -> HonourView:
    """Return an honour for the page of somebody; *named* if the page is not the recipient's own."""
    decision = decision_view(material, standing.last.decision, standing.last.document)
    assert decision is not None, "an honour has a decision"
    return HonourView(
        award=award_link(material, standing),
        year=standing.record.year,
        kind=kind_of(standing.last.document),
        who=who_link(material, standing.last.entry, standing.last.day, place_of(standing)) if named else None,
        unit=unit_then(material, standing.last.entry, standing.last.day),
        citation=standing.last.entry.citation,
        decision=decision,
        history=history(material, standing),
    )


def unnamed_honour(material: Material, standing: UnnamedStanding) -> HonourView:
    """Return an award that was given to people or units whom nobody names."""
    document = standing.document
    decision = decision_view(material, document.decision, document)
    assert decision is not None, "an honour has a decision"
    return HonourView(
        award=award_link(material, standing),
        year=document.year,
        kind=kind_of(document),
        who=None,
        unit=None,
        citation=standing.award.citation,
        decision=decision,
        history=(),
        is_unnamed=True,
        counted=counted(material, standing),
    )
