"""What the corpus is made of: values that each generator's writer turns into files of its own form."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

ITEM_LINK = re.compile(r"\]\(item:(\d{4})/(\d{2})/([a-z0-9-]+)\)")  # how a body names another item


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a digest: its heading carries entities."""

    anchor: str
    heading: str
    unit: str
    groups: tuple[str, ...] = ()
    event: dt.date
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of news. *body* names other items as `](item:2019/05/slug)`."""

    slug: str
    title: str
    date: dt.datetime
    genre: str
    category: str
    status: str = "published"
    lead: str = ""
    kicker: str = ""
    event: dt.date | None = None
    modified: dt.datetime | None = None
    units: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    campaigns: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    initiatives: tuple[str, ...] = ()
    byline: tuple[tuple[str, str, str], ...] = ()  # what it is (person, unit, name), which one, role
    outlet: str = ""  # of a reprint: the paper
    photo: int | None = None  # which of the photos is its cover
    alias: str = ""
    body: str = ""
    sections: tuple[Section, ...] = ()

    @property
    def id(self) -> str:
        """Return what stands for the item in sources and addresses: `2019/05/slug`."""
        return f"{self.date:%Y/%m}/{self.slug}"

    @property
    def authors(self) -> tuple[str, ...]:
        """Return the people whose work it is."""
        return tuple(which for what, which, _ in self.byline if what == "person")

    @property
    def all_units(self) -> tuple[str, ...]:
        """Return its units and those of its sections, each once."""
        return tuple(dict.fromkeys([*self.units, *(section.unit for section in self.sections)]))

    @property
    def all_groups(self) -> tuple[str, ...]:
        """Return its groups and those of its sections, each once."""
        named = [group for section in self.sections for group in section.groups]
        return tuple(dict.fromkeys([*self.groups, *named]))


@dataclass(slots=True, kw_only=True)
class Corpus:
    """A portal as values. *data* holds each file of `content/data/`, by name, as what YAML would load."""

    items: list[Item]  # what is public, from the oldest
    drafts: list[Item]
    data: dict[str, Any]
    lists: dict[str, str] = field(default_factory=dict)  # CSV lists of recipients, by name
    pages: dict[str, tuple[str, str]] = field(default_factory=dict)  # slug: title and text
    photos: int = 0
    seed: int = 1
