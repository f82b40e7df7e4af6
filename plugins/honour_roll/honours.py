"""How an honour is shown, wherever it stands: the award, who was given it, by which decision, and who tells of it.

What is not decided has views of its own, `CaseView`, so that no template can take one for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from msgspec import Struct

from plugins.honour_roll.documents import Decision, Document, Recipient
from plugins.honour_roll.ladder import Move, Standing
from plugins.honour_roll.model import Roll
from plugins.pages import Link, Material, dates, urls
from plugins.pages.cards import Picture, shown
from plugins.pages.dates import Moment
from plugins.registry import Kind
from plugins.registry.collation import collation_key


class DecisionView(Struct, frozen=True, kw_only=True):
    """A decision with all that makes it one, and the item that tells of it."""

    number: str
    day: Moment
    authority: str
    source: Link | None


class AwardeeView(Struct, frozen=True, kw_only=True):
    """One who was given an award. *unit* is where a person served then; *anchor* is once in the site's roll."""

    anchor: str
    who: Link
    portrait: Picture | None
    unit: Link | None
    citation: str | None


class ConferralView(Struct, frozen=True, kw_only=True):
    """One award of one year by one decision, and everybody who was given it by that.

    *kind* is the category where it is not that of the year's work.
    """

    award: Link
    year: int
    kind: str | None
    decision: DecisionView
    awardees: tuple[AwardeeView, ...]
    units: int
    people: int


class StepView(Struct, frozen=True, kw_only=True):
    """One document in the history of a record. *paper* is its number where it decides nothing: no decision at all.

    *is_dated* tells whether its *title* says the day itself.
    """

    status: str
    day: Moment
    decision: DecisionView | None
    paper: str | None
    title: str | None
    by: Link | None
    source: Link | None
    reason: str | None
    is_dated: bool = False


class HonourView(Struct, frozen=True, kw_only=True):
    """An honour on the page of somebody: *who* if that is not the page's own."""

    award: Link
    year: int
    kind: str | None
    who: Link | None
    unit: Link | None
    citation: str | None
    decision: DecisionView
    history: tuple[StepView, ...]


class CaseView(Struct, frozen=True, kw_only=True):
    """An award that is not conferred: registered, proposed, out for comment, declined, revoked.

    *status* is the end of a string's key. *who* is None where the document names nobody, and on the page of whom it
    is about (*is_own*).
    """

    award: Link
    year: int
    who: Link | None
    unit: Link | None
    is_own: bool
    status: str
    history: tuple[StepView, ...]


_DECIDED = ("conferred", "revoked")


def award_link(material: Material, standing: Standing) -> Link:
    """Return the link to the award's page, by the name that it bore then."""
    return Link(standing.name, material.href(urls.honours_of_type(standing.record.type.id)))


def who_link(material: Material, recipient: Recipient, day: date) -> Link:
    """Return the link to a recipient, a unit named as it was called on *day*."""
    return material.unit(recipient.id, day) if recipient.kind is Kind.UNIT else material.person(recipient.id)


def unit_then(material: Material, move: Move) -> Link | None:
    """Return the unit in which a person served on the day of a document, as it was called then."""
    person = move.entry.recipient is not None and move.entry.recipient.kind is Kind.PERSON
    return material.unit(move.entry.unit, move.day) if person and move.entry.unit else None


def decision_view(material: Material, decision: Decision | None, document: Document) -> DecisionView | None:
    """Return a decision, if it is one: with number, day and authority."""
    if decision is None or decision.number is None or decision.date is None or decision.authority is None:
        return None
    return DecisionView(
        number=decision.number,
        day=dates.day(decision.date),
        authority=decision.authority,
        source=material.cited(document.source),
    )


def kind_of(standing: Standing) -> str | None:
    """Return the category that the newest document names, unless it is that of the year's work."""
    category = standing.last.document.category
    return category if category != "merit" else None


def is_public(material: Material, recipient: Recipient) -> bool:
    """Tell whether any page may name a recipient: a unit, or a person who is public."""
    return recipient.kind is not Kind.PERSON or material.registry.people[recipient.id].public


def is_named(material: Material, standing: Standing) -> bool:
    """Tell whether the recipient may be named: of one who is not public only a decision tells."""
    return is_public(material, standing.record.recipient) or standing.is_honour or standing.status == "revoked"


def in_rank(standings: Iterable[Standing]) -> list[Standing]:
    """Return *standings* with the newest year first, in it the highest award, of one rank by name, then as listed."""
    return sorted(
        standings,
        key=lambda s: (
            -s.record.year,
            s.record.type.rank,
            collation_key(s.record.type.names[-1].name),
            s.record.type.id,
            s.last.day,
            s.last.document.id,
            kind_of(s) or "",
            s.last.entry.place.path,
            s.last.entry.place.line,
            s.last.entry.place.column,
        ),
    )


def conferrals(material: Material, honours: Iterable[Standing]) -> Iterator[ConferralView]:
    """Yield *honours* by year, award and decision, the newest year and the highest award first."""
    ranked = in_rank(honours)

    def together(s: Standing) -> tuple[int, str, str, str | None]:
        return s.record.year, s.record.type.id, s.last.document.id, kind_of(s)

    for (year, _, _, kind), found in groupby(ranked, key=together):
        group = list(found)
        first = group[0]
        decision = decision_view(material, first.last.decision, first.last.document)
        assert decision is not None, "an honour has a decision"
        people = sum(s.record.recipient.kind is Kind.PERSON for s in group)
        yield ConferralView(
            award=award_link(material, first),
            year=year,
            kind=kind,
            decision=decision,
            awardees=tuple(_awardee(material, s) for s in group),
            units=len(group) - people,
            people=people,
        )


def _face(material: Material, recipient: Recipient) -> Picture | None:
    """Return the portrait that stands beside a name; it says nothing that the name does not, hence has no alt."""
    found = material.portraits.get(recipient.id) if recipient.kind is Kind.PERSON else None
    return shown(material, found, "") if found else None


def _awardee(material: Material, standing: Standing) -> AwardeeView:
    return AwardeeView(
        anchor=standing.record.id,
        who=who_link(material, standing.record.recipient, standing.last.day),
        portrait=_face(material, standing.record.recipient),
        unit=unit_then(material, standing.last),
        citation=standing.last.entry.citation,
    )


def honour_view(material: Material, standing: Standing, *, named: bool) -> HonourView:
    """Return an honour for the page of somebody; *named* if the page is not the recipient's own."""
    decision = decision_view(material, standing.last.decision, standing.last.document)
    assert decision is not None, "an honour has a decision"
    return HonourView(
        award=award_link(material, standing),
        year=standing.record.year,
        kind=kind_of(standing),
        who=who_link(material, standing.record.recipient, standing.last.day) if named else None,
        unit=unit_then(material, standing.last),
        citation=standing.last.entry.citation,
        decision=decision,
        history=history(material, standing),
    )


def case_view(material: Material, standing: Standing, *, named: bool) -> CaseView:
    """Return what is not conferred, with the status that it has come to."""
    recipient = standing.record.recipient
    return CaseView(
        award=award_link(material, standing),
        year=standing.record.year,
        who=who_link(material, recipient, standing.last.day) if named else None,
        unit=unit_then(material, standing.last),
        is_own=not named,
        status="consulted" if standing.is_over and standing.status == "nominated" else standing.status,
        history=history(material, standing),
    )


def history(material: Material, standing: Standing) -> tuple[StepView, ...]:
    """Return the documents of a record, from the first."""
    return tuple(_step(material, move) for move in standing.moves)


def _step(material: Material, move: Move) -> StepView:
    document = move.document
    title = (
        Link(document.title, material.href(urls.consultation(document.consultation)))
        if (document.title and document.consultation)
        else None
    )
    return StepView(
        status=move.status,
        day=dates.day(move.day),
        decision=decision_view(material, move.decision, document) if move.status in _DECIDED else None,
        paper=document.decision.number if document.decision and move.status not in _DECIDED else None,
        title=None if title else document.title,
        by=nominator(material, document),
        source=title or material.cited(document.source),
        reason=document.reason if move.status == document.status else None,
        is_dated=not title and dates.says(document.title or "", move.day),
    )


def nominator(material: Material, document: Document) -> Link | None:
    """Return the group or the unit that proposes."""
    if document.nominated_by is None:
        return None
    kind, id_ = document.nominated_by
    return material.group(id_) if kind is Kind.GROUP else material.unit(id_, document.day)


def unnamed_cases(material: Material, roll: Roll) -> Iterator[CaseView]:
    """Yield the awards that a document speaks of without saying for whom."""
    for document in roll.documents:
        for entry in document.entries:
            if entry.recipient is None:
                type_ = roll.honours.types[entry.type]
                day = dates.day(document.day)
                yield CaseView(
                    award=Link(type_.name_on(document.day), material.href(urls.honours_of_type(type_.id))),
                    year=document.year,
                    who=None,
                    unit=None,
                    is_own=False,
                    status=document.status,
                    history=(
                        StepView(
                            status=document.status,
                            day=day,
                            decision=None,
                            paper=document.decision.number if document.decision else None,
                            title=document.title,
                            by=nominator(material, document),
                            source=material.cited(document.source),
                            reason=None,
                            is_dated=dates.says(document.title or "", document.day),
                        ),
                    ),
                )
