"""Units of the procuracy: an id for life, dated names, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field

from plugins.registry.references import UnitRef
from plugins.registry.shapes import ALWAYS, STRICT, Day, FlatIdOfOther, Id, Text, Texts, Validity
from plugins.registry.sources import Source

Level = Literal["supreme", "high", "department", "province", "regional", "district", "division", "office", "military"]
"""From the top: tối cao, cấp cao, vụ/cục, tỉnh, khu vực, huyện, phòng, văn phòng, quân sự."""

ClosedKind = Literal["merged", "renamed", "split", "dissolved"]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitName:
    """A name and the day from which it is borne; the first name needs none. *en* is its official form in English."""

    __pydantic_config__ = STRICT

    name: Text
    short: Text | None = None
    en: Text | None = None
    aliases: Texts = ()
    since: Annotated[Day | None, Field(alias="from")] = None

    @property
    def label(self) -> str:
        """Return the form for running text and lists."""
        return self.short or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A unit that took over the whole or a part."""

    __pydantic_config__ = STRICT

    unit: UnitRef
    kind: Literal["whole", "partial"] = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """What became of a unit on the day after its last."""

    __pydantic_config__ = STRICT

    kind: ClosedKind
    successors: tuple[Successor, ...] = ()
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """How to reach an office; of a person nothing but the office is ever published."""

    __pydantic_config__ = STRICT

    address: Text | None = None
    email: Text | None = None
    phone: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit keeps its id for life; its names change. *region* is where it is listed; a part need not say it."""

    __pydantic_config__ = STRICT

    id: Id
    level: Level
    names: Annotated[tuple[UnitName, ...], Field(min_length=1)]
    parent: UnitRef | None = None
    region: FlatIdOfOther | None = None
    valid: Validity = ALWAYS
    closed: Closure | None = None
    contact: Contact | None = None

    def name_on(self, day: date) -> UnitName:
        """Return the name in force on *day*: an item of 2019 shows the name of 2019."""
        in_force = [name for name in self.names if name.since is None or name.since <= day]
        return (in_force or self.names[:1])[-1]

    def borne_by(self, day: date) -> tuple[str, ...]:
        """Return every form of name that people use for it on *day*; old names live on, later ones are unknown."""
        known = [name for name in self.names if name.since is None or name.since <= day]
        return tuple(form for name in known for form in (name.name, name.short, *name.aliases) if form is not None)

    @property
    def closed_on(self) -> date | None:
        """Return the first day on which it is no more, if it has an end."""
        return self.valid.end + timedelta(days=1) if self.valid.end else None

    def has_begun(self, day: date) -> bool:
        """Tell whether it is, or once was, in being on *day*."""
        return self.valid.start is None or self.valid.start <= day

    def has_ended(self, day: date) -> bool:
        """Tell whether it is no more on *day*."""
        return self.valid.end is not None and self.valid.end < day
