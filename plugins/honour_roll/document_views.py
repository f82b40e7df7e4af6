"""The decisions and the documents of an award as readers see them, with who tells of each, and of whom they speak."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from plugins.honour_roll.decisions import Decision
from plugins.honour_roll.documents import Document, Status
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.recipients import Entry, Recipient
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.pages import Link, Material, dates, urls
from plugins.pages.dates import Moment
from plugins.registry import Kind
from plugins.registry.naming import Where


class DecisionView(Struct, frozen=True, kw_only=True):
    """A decision with all that makes it one, and who tells of it. *number* is None where it is said to be unknown."""

    number: str | None
    day: Moment
    authority: str
    source: Link | None


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
    complete: bool = True


_DECIDED = ("conferred", "revoked")
_OF_COMMENTS = {"closed": "consulted", "end_unknown": "consulted_end_unknown"}


def award_link(material: Material, standing: Standing | UnnamedStanding) -> Link:
    """Return the link to the award's page, by the name that it bore then."""
    type_ = standing.record.type if isinstance(standing, Standing) else standing.type
    return Link(standing.name, material.href(urls.honours_of_type(type_.id)))


def place_of(standing: Standing) -> Where:
    """Return where a recipient stands: in a decision that confers or revokes, or anywhere else."""
    return "decision" if standing.is_honour or standing.status == "revoked" else "page"


def who_link(material: Material, entry: Entry, day: date, where: Where) -> Link | None:
    """Return the link to a recipient, a unit named as it was called on *day*; who is outside has none.

    None is who is not named in *where*.
    """
    recipient = entry.recipient
    if recipient.name is not None:
        return Link(recipient.name)
    if recipient.kind is Kind.UNIT:
        return material.unit(recipient.id, day)
    return material.person(recipient.id, where, entry.written)


def public_id(material: Material, recipient: Recipient) -> str | None:
    """Return the id of a recipient as anybody may know it: none of who is outside, or not public."""
    is_hidden = recipient.kind is Kind.PERSON and not recipient.is_outside and material.called(recipient.id) is None
    return None if recipient.is_outside or is_hidden else recipient.id


def unit_then(material: Material, entry: Entry, day: date) -> Link | None:
    """Return the unit in which a person served on the day of a document, as it was called then."""
    if entry.unit_name is not None:
        return Link(entry.unit_name)
    return material.unit(entry.unit, day) if entry.recipient.kind is Kind.PERSON and entry.unit else None


def status_word(document: Document, status: Status, today: date) -> str:
    """Return the end of the key of the words for a status: what was put out for comment is told by the clock."""
    comments = document.comments_on(today)
    if comments is None:
        return status
    return _OF_COMMENTS.get(comments, document.status_on(today))


def decision_view(material: Material, decision: Decision | None, document: Document) -> DecisionView | None:
    """Return a decision, if it is one: with number, day and authority. Of one without a number the source is told."""
    if decision is None or decision.date is None or decision.authority is None or decision.number is None:
        return None
    source = material.cited(document.source)
    if source is None and decision.is_number_unknown:
        source = Link(material.strings("honour.source_withdrawn"))
    return DecisionView(
        number=decision.told_number,
        day=dates.day(decision.date),
        authority=decision.authority,
        source=source,
    )


def history(material: Material, standing: Standing) -> tuple[StepView, ...]:
    """Return the documents of a record, from the first."""
    return tuple(step(material, move.document, move.status) for move in standing.moves)


def step(material: Material, document: Document, status: Status) -> StepView:
    """Return what one document did: *status* is what it came to by that."""
    title = (
        Link(document.title, material.href(urls.consultation(document.consultation)))
        if (document.title and document.consultation)
        else None
    )
    deciding = document.revoked if status == "revoked" else document.decision
    return StepView(
        status=status_word(document, status, material.today),
        day=dates.day(document.day),
        decision=decision_view(material, deciding, document) if status in _DECIDED else None,
        paper=document.decision.told_number if document.decision and status not in _DECIDED else None,
        title=None if title else document.title,
        by=nominator(material, document),
        source=title or material.cited(document.source),
        reason=document.reason if status == document.status else None,
        is_dated=not title and dates.says(document.title or "", document.day),
        complete=document.complete,
    )


def nominator(material: Material, document: Document) -> Link | None:
    """Return the group or the unit that proposes; who is outside is only named."""
    if document.nominated_by is None:
        return Link(document.nominated_outside) if document.nominated_outside else None
    kind, id_ = document.nominated_by
    return material.group(id_) if kind is Kind.GROUP else material.unit(id_, document.day)


def counted(material: Material, standing: UnnamedStanding) -> str | None:
    """Return how many an award is for, in words, where it names nobody; None if nobody counted them, either."""
    said = []
    if standing.units:
        said.append(material.strings("honour.counted_units", n=standing.units))
    if standing.people:
        said.append(material.strings("honour.counted_people", n=standing.people))
    return ", ".join(said) or None
