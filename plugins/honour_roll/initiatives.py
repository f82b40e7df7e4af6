"""Initiatives (sáng kiến): new solutions that were recognised, with their many authors.

Luật Thi đua, khen thưởng 2022, Điều 3(4). Those that are recognised must be published on the portal.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import AfterValidator, Field

from plugins.honour_roll.award_types import InitiativeLevel
from plugins.honour_roll.documents import Telling
from plugins.newsroom.frontmatter import Share
from plugins.registry import rules as common
from plugins.registry.references import ItemRef, PersonRef, UnitRef
from plugins.registry.shapes import STRICT, Day, FlatId, Text, fault
from plugins.registry.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """One who had a part in it: a person of the registry, or a name."""

    __pydantic_config__ = STRICT

    person: PersonRef | None = None
    name: Text | None = None
    share: Share | None = None


def _one(author: Author) -> Author:
    if (author.person is None) == (author.name is None):
        raise fault(common.NOT_ONE_OF, keys="person, name")
    return author


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognition:
    """The decision that recognised it. Until then it is no initiative that anybody may be told of."""

    __pydantic_config__ = STRICT

    number: Telling
    date: Day
    authority: Telling | None = None


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
