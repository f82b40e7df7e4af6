"""Award documents: one file is one decision, proposal, register or list put out for comment.

What it says holds for every recipient in it. `AwardFile` and `ConsultationFile` are what is written, with names
perhaps; `Document` is what it comes to, with every name resolved.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from msgspec import Struct
from pydantic import AfterValidator, Field

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import Count, TypeRef
from plugins.problems import Place
from plugins.registry import Kind, Registry
from plugins.registry.references import CampaignRef, names_of
from plugins.registry.shapes import STRICT, Day, FlatId, Text, Year, fault
from plugins.registry.sources import FactSource, Source

Status = Literal["registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked"]
Category = Literal["merit", "exploit", "campaign", "dedication", "tenure", "external"]
"""Loại hình khen thưởng (Luật 2022, Điều 8): công trạng, đột xuất, phong trào, cống hiến, niên hạn, đối ngoại."""

WORKING_DAYS = 10
"""Days that a list is open to comments at least: Nghị định 152/2025/NĐ-CP, Điều 44(2). A file may say otherwise."""


def _telling(value: str) -> str:
    if not any(char.isalnum() for char in value):
        raise fault(rules.NO_DIGIT_OR_LETTER, value=value)
    return value


Telling = Annotated[Text, AfterValidator(_telling)]
"""A text with a letter or a digit in it: a dash is no number of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The decision by which an award was conferred or revoked; of a proposal, as far as it has them."""

    __pydantic_config__ = STRICT

    number: Telling | None = None
    date: Day | None = None
    authority: Telling | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the keys that are not said."""
        return tuple(key for key in ("number", "date", "authority") if getattr(self, key) is None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revocation(Decision):
    """The decision by which an award was revoked, and why."""

    __pydantic_config__ = STRICT

    reason: Telling | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardLine:
    """One award of a document and its recipients, by id or by name."""

    __pydantic_config__ = STRICT

    type: TypeRef
    people: names_of(Kind.PERSON) = ()  # type: ignore[valid-type]
    units: names_of(Kind.UNIT) = ()  # type: ignore[valid-type]
    citation: Text | None = None


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
    nominated_by: Text | None = None
    revoked: Revocation | None = None
    reason: Text | None = None
    recipients: Text | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsultationFile:
    """A file under `data/consultations/`, as written: a list put out for comment, both days included."""

    __pydantic_config__ = STRICT

    id: FlatId
    title: Text
    opens: Day
    closes: Day
    comments_to: Text
    awards: Annotated[tuple[AwardLine, ...], Field(min_length=1)]
    year: Year | None = None
    category: Category | None = None
    recipients: Text | None = None
    source: Source | None = None
    working_days: Count = WORKING_DAYS
    days_off: tuple[Day, ...] = ()


class Recipient(Struct, frozen=True):
    """Who an award is for: a person or a unit."""

    kind: Kind
    id: str


def label(registry: Registry, recipient: Recipient, day: date) -> str:
    """Return the name of a recipient as messages say it: a unit's as of *day*."""
    if recipient.kind is Kind.UNIT:
        return registry.units[recipient.id].name_on(day).label
    return registry.people[recipient.id].name


class Entry(Struct, frozen=True, kw_only=True):
    """One recipient of one award in a document. *recipient* is None where the document names nobody.

    *unit* is where a person served on the day of the document, a unit itself.
    """

    type: str
    recipient: Recipient | None
    unit: str | None
    citation: str | None
    place: Place


class Document(Struct, frozen=True, kw_only=True):
    """A document that has been checked. *day* is that from which it counts.

    *from_item* says that its day is that of its source item, and that it waits for the item to be public. *revoked* is
    set with the status of that name. A file that says both by which decision an award was conferred and by which it was
    revoked is two documents of one id; both are there only with the second (*there_from*), for its status alone is what
    the file says, and nobody is honoured by the word “revoked”. *reason* is why it was revoked or declined.
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
    source: FactSource | None = None
    from_item: bool = False
    there_from: date | None = None
    closes: date | None = None
    consultation: str | None = None
    entries: tuple[Entry, ...] = ()


class Consultation(Struct, frozen=True, kw_only=True):
    """A list put out for comment, from *opens* to *closes*, both included."""

    document: Document
    id: str
    title: str
    opens: date
    closes: date
    comments_to: str
