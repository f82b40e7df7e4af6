"""Emulation groups: clusters (cụm) and blocs (khối). Owner and number are the identity; the rest is per year.

Luật Thi đua, khen thưởng 2022, Điều 16: clusters and blocs are set up by the emulation councils of each level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from plugins.registry.references import PersonOrOutside, UnitOrOutside, UnitRef
from plugins.registry.shapes import STRICT, Boolean, Id, Text, Texts, Year
from plugins.registry.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervisor:
    """Who in the higher office is in charge of a group for a year."""

    __pydantic_config__ = STRICT

    unit: UnitOrOutside | None = None
    person: PersonOrOutside | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupYear:
    """What is known of a group in one year. What is not known is None, never a guess.

    A bloc of local government has members and leaders that are no procuracies: they stand as somebody outside.
    """

    __pydantic_config__ = STRICT

    members: tuple[UnitOrOutside, ...] = ()
    members_complete: Boolean = True
    leader: UnitOrOutside | None = None
    deputy: UnitOrOutside | None = None
    supervisor: Supervisor | None = None
    theme: Text | None = None
    source: Source | None = None

    @property
    def units(self) -> frozenset[str]:
        """Return the ids of every unit of the registry that takes part."""
        return frozenset(one for one in (*self.members, self.leader, self.deputy) if isinstance(one, str))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A cluster or bloc. “Cụm thi đua số 3” alone is several: the owner tells them apart."""

    __pydantic_config__ = STRICT

    id: Id
    kind: Literal["cluster", "bloc"]
    system: Literal["sector", "local"]
    owner: UnitRef
    name: Text
    short: Text | None = None
    aliases: Texts = ()
    years: Mapping[Year, GroupYear] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """Return the form for lists in which the owner is plain from the place."""
        return self.short or self.name

    def borne_by(self, day: date) -> tuple[str, ...]:
        """Return every form of its name; *day* makes no difference."""
        del day
        return tuple(form for form in (self.name, self.short, *self.aliases) if form)
