"""Award documents: one file is one decision, proposal, register or list put out for comment.

What it says holds for every recipient in it. `AwardFile` and `ConsultationFile` are what is written, with names
perhaps; `Document` is what it comes to, with every name resolved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from plugins.honour_roll.award_types import Count, TypeRef
from plugins.honour_roll.comment_periods import WORKING_DAYS, ClosingDay, CommentPeriod, CommentState
from plugins.honour_roll.decisions import Decision, Revocation, Telling
from plugins.honour_roll.recipients import CountsOfAward, Entry, Unnamed
from plugins.problems import Place
from plugins.registry import Kind, outside
from plugins.registry import rules as common
from plugins.registry.outside import Outside
from plugins.registry.references import CampaignRef, named_or_outside
from plugins.registry.shapes import STRICT, Boolean, Day, FlatId, Text, Year, fault
from plugins.registry.sources import FactSource, Source

Status = Literal["registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked"]
Category = Literal["merit", "exploit", "campaign", "dedication", "tenure", "external"]
"""Loại hình khen thưởng (Luật 2022, Điều 8): công trạng, đột xuất, phong trào, cống hiến, niên hạn, đối ngoại."""

Nominator = Annotated[
    str | Outside, BeforeValidator(outside.name_or_outside), WithJsonSchema(outside.schema({"type": "string"}))
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One award of a document and its recipients: by id or by name, from outside the registry, or counted alone."""

    __pydantic_config__ = STRICT

    type: TypeRef
    people: named_or_outside(Kind.PERSON) = ()  # type: ignore[valid-type]
    units: named_or_outside(Kind.UNIT) = ()  # type: ignore[valid-type]
    counts: CountsOfAward | None = None
    citation: Text | None = None

    @property
    def names_somebody(self) -> bool:
        """Tell whether recipients stand in it."""
        return bool(self.people or self.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFile:
    """A file under `data/awards/`, as written."""

    __pydantic_config__ = STRICT

    year: Year
    status: Status
    awards: Annotated[tuple[AwardLine, ...], Field(min_length=1)]
    title: Text | None = None
    category: Category | None = None
    campaign: CampaignRef | None = None
    decision: Decision | None = None
    date: Day | None = None
    nominated_by: Nominator | None = None
    opens: Day | None = None
    closes: ClosingDay | None = None
    working_days: Count | None = None
    days_off: tuple[Day, ...] = ()
    revoked: Revocation | None = None
    reason: Telling | None = None
    public: Boolean | None = None
    recipients: Text | None = None
    complete: Boolean = True
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ListElsewhere(FactSource):
    """Where a list is that nobody types: an item of this portal, an address on the web, or a place told in words.

    *title* is what the link to it says.
    """

    __pydantic_config__ = STRICT

    title: Text | None = None


def _somewhere(listed: ListElsewhere) -> ListElsewhere:
    if not (listed.article or listed.url or listed.is_told_elsewhere):
        raise fault(common.NOT_ONE_OF, keys="article, url, outlet, note")
    return listed


ListSource = Annotated[ListElsewhere, AfterValidator(_somewhere)]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationFile:
    """A file under `data/consultations/`, as written: a list put out for comment, both days included."""

    __pydantic_config__ = STRICT

    id: FlatId
    title: Text
    opens: Day
    closes: ClosingDay
    comments_to: Text
    awards: tuple[AwardLine, ...] = ()
    list: ListSource | None = None
    year: Year | None = None
    category: Category | None = None
    campaign: CampaignRef | None = None
    recipients: Text | None = None
    source: Source | None = None
    working_days: Count = WORKING_DAYS
    days_off: tuple[Day, ...] = ()


class Document(Struct, frozen=True, kw_only=True):
    """A document that has been checked. *day* is that from which it counts.

    *from_item* says that its day is that of its source item, and that it waits for the item to be public. *revoked* is
    set with the status of that name. A file that says both by which decision an award was conferred and by which it was
    revoked is two documents of one id; both are there only with the second (*there_from*), for its status alone is what
    the file says, and nobody is honoured by the word “revoked”. *reason* is why it was revoked or declined.
    *nominated_outside* is who proposes and is no group and no unit of the registry. One that is
    not *complete* names only some of its recipients: the others are still to be entered. *public* says of one that
    declines that readers may be told of it.
    """

    id: str
    path: str
    status: Status
    year: int
    day: date
    title: str | None = None
    category: Category | None = None
    campaign: str | None = None
    decision: Decision | None = None
    revoked: Revocation | None = None
    reason: str | None = None
    nominated_by: tuple[Kind, str] | None = None
    nominated_outside: str | None = None
    source: FactSource | None = None
    from_item: bool = False
    there_from: date | None = None
    comments: CommentPeriod | None = None
    consultation: str | None = None
    complete: bool = True
    public: bool = False
    entries: tuple[Entry, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()

    @property
    def is_private(self) -> bool:
        """Tell whether it is for editors alone: it declines, and does not say that readers may be told."""
        return self.status == "declined" and not self.public

    @property
    def texts(self) -> tuple[str, ...]:
        """Return what somebody typed into it for readers: title, reason, note, and for what each is put forward."""
        cited = (*(one.citation for one in self.entries), *(one.citation for one in self.unnamed))
        note = self.source.note if self.source else None
        return tuple(dict.fromkeys(text for text in (self.title, self.reason, note, *cited) if text))

    @property
    def places(self) -> tuple[Place, ...]:
        """Return where each of its awards stands: in its file or in a list beside it."""
        return (*(one.place for one in self.entries), *(one.place for one in self.unnamed))

    @property
    def decides(self) -> bool:
        """Tell whether it confers: by its literal status, and a decision of which all is told that must be (law 2).

        A number that is said to be unknown needs the source that tells of the decision.
        """
        decision = self.decision
        if self.status != "conferred" or decision is None or decision.missing:
            return False
        return not decision.is_number_unknown or self.source is not None

    @property
    def rests_on_item(self) -> bool:
        """Tell whether nothing but an item tells of its decision: it waits for the item to be public."""
        decision = self.revoked or self.decision
        if decision is None or not decision.is_number_unknown or self.source is None:
            return False
        return self.source.article is not None and not self.source.is_told_elsewhere

    def comments_on(self, today: date) -> CommentState | None:
        """Return how its consultation stands on *today*; None if it is no list put out for comment."""
        if self.status != "consulting":
            return None
        return (self.comments or CommentPeriod()).on(today)

    def status_on(self, today: date) -> Status:
        """Return its status: what was put out for comment is a proposal before and after."""
        if self.status == "consulting" and self.comments_on(today) != "open":
            return "nominated"
        return self.status


class Consultation(Struct, frozen=True, kw_only=True):
    """A list put out for comment, from *opens* to *closes*, both included; None if its end is not known.

    *listed* is where the list itself is, where it is not, or not only, typed here.
    """

    document: Document
    id: str
    title: str
    opens: date
    closes: date | None
    comments_to: str
    listed: ListSource | None = None
