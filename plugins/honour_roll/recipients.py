"""For whom an award is: a person or a unit of the registry, somebody outside, or so many whom nobody names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from msgspec import Struct
from pydantic import AfterValidator, BeforeValidator

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import Count
from plugins.problems import Place
from plugins.registry import Kind, Registry
from plugins.registry.outside import Outside
from plugins.registry.shapes import STRICT, fault
from plugins.registry.texts import fold_name


class Recipient(Struct, frozen=True):
    """Who an award is for: a person or a unit. *name* is set of somebody outside the registry, who has no id there.

    Two of outside are one if their names are, as names are compared.
    """

    kind: Kind
    id: str
    name: str | None = None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Recipient) and (self.kind, self.id) == (other.kind, other.id)

    def __hash__(self) -> int:
        return hash((self.kind, self.id))

    @classmethod
    def outside(cls, kind: Kind, who: Outside) -> Recipient:
        """Return somebody outside; no id of the registry begins with `~`."""
        return cls(kind, f"~{fold_name(who.name)}", who.name)

    @property
    def is_outside(self) -> bool:
        """Tell whether it is somebody of whom the registry knows nothing."""
        return self.name is not None


def label(registry: Registry, recipient: Recipient, day: date) -> str:
    """Return the name of a recipient as messages say it, which nobody but the editors reads: a unit's as of *day*."""
    if recipient.name is not None:
        return recipient.name
    if recipient.kind is Kind.UNIT:
        return registry.units[recipient.id].name_on(day).label
    return registry.people[recipient.id].name


class Entry(Struct, frozen=True, kw_only=True):
    """One recipient of one award in a document.

    *unit* is where a person served on the day of the document, a unit itself; of somebody outside it is *unit_name*,
    as it was written. *written* is how the document names a person, None if by their id.
    """

    type: str
    recipient: Recipient
    unit: str | None
    citation: str | None
    place: Place
    unit_name: str | None = None
    written: str | None = None

    @property
    def names_outside(self) -> tuple[str, ...]:
        """Return the names in it of whom the registry does not know."""
        return tuple(name for name in (self.recipient.name, self.unit_name) if name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many people and how many units were given an award, or are proposed for it, where nobody is named."""

    __pydantic_config__ = STRICT

    people: Count | None = None
    units: Count | None = None


def _mapping(value: Any) -> Any:
    if not isinstance(value, dict) or not set(value) <= {"people", "units"}:
        raise fault(rules.NOT_COUNTS)
    return value


def _some(counts: Counts) -> Counts:
    if counts.people is None and counts.units is None:
        raise fault(rules.NOT_COUNTS)
    return counts


CountsOfAward = Annotated[Counts, BeforeValidator(_mapping), AfterValidator(_some)]


class Unnamed(Struct, frozen=True, kw_only=True):
    """One award of a document that names nobody: for how many it is, where that is told, and for what."""

    type: str
    counts: Counts | None
    citation: str | None
    place: Place

    @property
    def says_something(self) -> bool:
        """Tell whether more is known than that somebody is to have the award."""
        return self.counts is not None or self.citation is not None
