"""The newsroom: all items and pages of text, public or not; and the edition, what of them is public at an instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from plugins.newsroom.items import Item, Story, TextPage
from plugins.registry.references import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything that is written under `content/news` and `content/pages`."""

    items: tuple[Item, ...] = ()
    pages: tuple[TextPage, ...] = ()

    def edition(self, at: datetime) -> Edition:
        """Return what readers may see at the instant *at*."""
        return Edition(
            at=at,
            items=tuple(sorted((item for item in self.items if item.is_public(at)), key=lambda i: (i.date, i.id))),
            notices=tuple(sorted((item for item in self.items if item.is_notice(at)), key=lambda i: i.id)),
            hidden=tuple(item for item in self.items if not item.is_public(at)),
            pages=self.pages,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What is public at the instant *at*. *items* are sorted from the oldest; *hidden* is everything else."""

    at: datetime
    items: tuple[Item, ...]
    notices: tuple[Item, ...]
    hidden: tuple[Item, ...]
    pages: tuple[TextPage, ...]
    by_id: Mapping[str, Item] = field(init=False, repr=False, compare=False)
    by_path: Mapping[str, Item] = field(init=False, repr=False, compare=False)
    _stories: Mapping[tuple[Kind, str], tuple[Story, ...]] = field(init=False, repr=False, compare=False)
    _works: Mapping[str, tuple[Story, ...]] = field(init=False, repr=False, compare=False)
    _not_yet: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        stories: defaultdict[tuple[Kind, str], list[Story]] = defaultdict(list)
        works: defaultdict[str, list[Story]] = defaultdict(list)
        for item in self.items:
            for kind in Kind:
                in_sections = set()
                for section in item.sections:
                    for id_ in section.about.of(kind):
                        stories[kind, id_].append(Story(item, section))
                        in_sections.add(id_)
                for id_ in item.about.of(kind):
                    if id_ not in in_sections:
                        stories[kind, id_].append(Story(item))
            for person in dict.fromkeys(credit.person for credit in item.byline if credit.person):
                works[person].append(Story(item))
        not_yet = frozenset(item.id for item in self.hidden if item.status != "withdrawn")
        setattr_ = object.__setattr__  # derived once from the fields above; the edition itself stays frozen
        setattr_(self, "by_id", {item.id: item for item in self.items})
        setattr_(self, "by_path", {item.path: item for item in self.items})
        setattr_(self, "_stories", {key: tuple(found) for key, found in stories.items()})
        setattr_(self, "_works", {person: tuple(found) for person, found in works.items()})
        setattr_(self, "_not_yet", not_yet)

    def about(self, kind: Kind, id_: str) -> tuple[Story, ...]:
        """Return the stories about an entity, oldest first; a digest tells of it in its own section."""
        return self._stories.get((kind, id_), ())

    def works_of(self, person: str) -> tuple[Story, ...]:
        """Return the items that *person* had a hand in, oldest first."""
        return self._works.get(person, ())

    def is_not_yet(self, item_id: str) -> bool:
        """Tell whether a fact that comes from this item must wait, because the item is not public yet."""
        return item_id in self._not_yet
