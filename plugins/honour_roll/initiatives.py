"""Initiatives (sáng kiến): new solutions that were recognised, with their many authors.

Luật Thi đua, khen thưởng 2022, Điều 3(4). Those that are recognised must be published on the portal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from plugins.honour_roll import rules
from plugins.honour_roll.award_types import InitiativeLevel
from plugins.honour_roll.decisions import UNKNOWN, Authority, Number
from plugins.newsroom.frontmatter import Share
from plugins.registry import rules as common
from plugins.registry.references import ItemRef, PersonRef, UnitRef
from plugins.registry.shapes import STRICT, Day, FlatId, Text, fault
from plugins.registry.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One who had a part in it: a person or a unit of the registry, or a name; *kind* says that it is of outside."""

    __pydantic_config__ = STRICT

    person: PersonRef | None = None
    unit: UnitRef | None = None
    name: Text | None = None
    kind: Literal["outside"] | None = None
    share: Share | None = None


def _one(author: Author) -> Author:
    if sum(one is not None for one in (author.person, author.unit, author.name)) != 1:
        raise fault(common.NOT_ONE_OF, keys="person, unit, name")
    if author.kind and author.name is None:
        raise fault(rules.KIND_WITHOUT_NAME)
    return author


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The decision that recognised it. Until then it is no initiative that anybody may be told of."""

    __pydantic_config__ = STRICT

    number: Number
    date: Day
    authority: Authority | None = None

    @property
    def is_number_unknown(self) -> bool:
        """Tell whether the number is said to be unknown; then a source tells of the decision."""
        return self.number == UNKNOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A recognised initiative: of a unit (`base`) or of the whole sector (`sector`)."""

    __pydantic_config__ = STRICT

    id: FlatId
    title: Text
    authors: Annotated[tuple[Annotated[Author, AfterValidator(_one)], ...], Field(min_length=1)]
    level: InitiativeLevel
    unit: UnitRef | None = None
    recognised: Recognition | None = None
    published_in: ItemRef | None = None
    source: Source | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Return the ids of the authors that the registry knows."""
        return tuple(author.person for author in self.authors if author.person)

    @property
    def units(self) -> tuple[str, ...]:
        """Return the ids of the units whose it is: where it was made, and those that had a part in it."""
        named = (self.unit, *(author.unit for author in self.authors))
        return tuple(dict.fromkeys(one for one in named if one))
