"""The material of pages, watched: it answers as the true one does, and notes which cell each answer is of.

What is not listed here cannot be asked by a page: an attribute that is missing is an error at once, and never an answer
that nobody noted. What `cells.py` says of a cell is what may be read of the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar, cast, overload

from msgspec import field

from plugins.freshness.watch import Watch
from plugins.newsroom import Edition, FaultyDraft, Item, Stories, Story, TextPage
from plugins.newsroom.frontmatter import Lang
from plugins.newsroom.newsroom import Lists
from plugins.newsroom.stories import Entry
from plugins.pages import Material
from plugins.registry import Campaign, Group, Kind, Person, Registry, Unit
from plugins.registry.site import Site

T = TypeVar("T")


class Records(Mapping[str, T]):
    """Records by id: each a cell, and all of them together another."""

    def __init__(self, watch: Watch, kind: str, records: Mapping[str, T]) -> None:
        self._watch, self._kind, self._records = watch, kind, records

    def __getitem__(self, id_: str) -> T:
        self._watch.asks(f"{self._kind}|{id_}")
        return self._records[id_]

    def __contains__(self, id_: object) -> bool:
        self._watch.asks(f"{self._kind}|{id_}")
        return id_ in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def values(self) -> Any:
        """Return all records."""
        return self._all().values()

    def items(self) -> Any:
        """Return all ids and records."""
        return self._all().items()

    def _all(self) -> Mapping[str, T]:
        self._watch.asks(f"{self._kind}|*")
        return self._records


class WatchedRegistry:
    """The registry. Nearly every page asks what is said of the site itself."""

    def __init__(self, watch: Watch, registry: Registry) -> None:
        self._watch, self._registry = watch, registry
        self.units: Mapping[str, Unit] = Records(watch, Kind.UNIT.value, registry.units)
        self.groups: Mapping[str, Group] = Records(watch, Kind.GROUP.value, registry.groups)
        self.campaigns: Mapping[str, Campaign] = Records(watch, Kind.CAMPAIGN.value, registry.campaigns)
        self.people: Mapping[str, Person] = Records(watch, Kind.PERSON.value, registry.people)
        self.predecessors = self._of_whole(registry.predecessors)
        self.parts = self._of_whole(registry.parts)
        self.region_of = self._of_whole(registry.region_of)
        self.groups_of = self._of_whole(registry.groups_of)
        self.serves_in = self._of_whole(registry.serves_in)

    @property
    def site(self) -> Site:
        """Return what is said of the site."""
        self._watch.asks("site")
        return self._registry.site

    def records(self, kind: Kind) -> Mapping[str, Any]:
        """Return the records of *kind*."""
        return getattr(self, kind.value)  # type: ignore[no-any-return]

    def _of_whole(self, ask: Callable[..., Any]) -> Callable[..., Any]:
        def asked(*args: Any) -> Any:
            self._watch.asks("registry")
            return ask(*args)

        return asked


class WatchedStories(Stories):
    """A list of stories. Of what `earlier` and `beside` return only the ids, and what it tells of, are noted."""

    __slots__ = ("_name", "_true", "_watch")

    def __init__(self, watch: Watch, name: str, true: Stories) -> None:
        super().__init__()
        self._watch, self._name, self._true = watch, name, true

    @overload
    def __getitem__(self, index: int) -> Story: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Story]: ...
    def __getitem__(self, index: int | slice) -> Story | Sequence[Story]:
        if isinstance(index, int):
            return self[index : index + 1 or None][0]
        start, end, _ = index.indices(len(self._true))
        if (index.start or 0) < 0 or index.stop is None or index.stop < 0:
            self._watch.asks(f"count|{self._name}")  # counted from the end
        else:
            start, end = index.start or 0, index.stop  # as it was asked: the list may grow into it
        self._watch.asks(f"part|{self._name}|{start}|{end}")
        return self._noted(self._true[index])

    def __len__(self) -> int:
        self._watch.asks(f"count|{self._name}")
        return len(self._true)

    def __bool__(self) -> bool:
        self._watch.asks(f"any|{self._name}")
        return bool(self._true)

    def __iter__(self) -> Iterator[Story]:
        self._watch.asks(f"list|{self._name}")
        return iter(self._noted(list(self._true)))

    @property
    def entries(self) -> Sequence[Entry]:
        """Return the items and sections, as `__iter__` does."""
        self._watch.asks(f"list|{self._name}")
        for item, _ in self._true.entries:
            self._watch.asks(f"item|{item.id}")
        return self._true.entries

    @property
    def dates(self) -> Sequence[datetime]:
        """Return when each was posted."""
        self._watch.asks(f"dates|{self._name}")
        return self._true.dates

    def earlier(self, item: Item, count: int) -> list[Item]:
        """Return what came last before *item*: of its list the years matter in which these are."""
        found = self._true.earlier(item, count)
        since = found[-1].date.year if len(found) == count else ""
        self._watch.asks(f"near|{self._name}|{since}|{item.date.year}")
        return found

    def beside(self, item: Item) -> tuple[Item | None, Item | None]:
        """Return what stands beside *item*: as above."""
        before, after = self._true.beside(item)
        since, until = before.date.year if before else "", after.date.year if after else ""
        self._watch.asks(f"near|{self._name}|{since}|{until}")
        return before, after

    def _noted(self, stories: Sequence[Story]) -> Sequence[Story]:
        for story in stories:
            self._watch.asks(f"item|{story.item.id}")
        return stories


class WatchedEdition(Lists):
    """The edition. That an item is not public yet is a part of its cell."""

    def __init__(self, watch: Watch, edition: Edition) -> None:
        self._watch, self._edition = watch, edition
        self.unpublished = edition.unpublished
        self.by_id: Mapping[str, Item] = Records(watch, "item", edition.by_id)
        self.by_path: Mapping[str, Item] = Records(watch, "path", edition.by_path)
        self.faulty: Mapping[str, FaultyDraft] = Records(watch, "faulty", edition.faulty)

    @property
    def at(self) -> datetime:
        """Return the instant, which is another in each build."""
        return self._asked("at", self._edition.at)

    @property
    def today(self) -> date:
        """Return the day."""
        return self._asked("today", self._edition.today)

    @property
    def items(self) -> tuple[Item, ...]:
        """Return all public items."""
        return self._asked("items", self._edition.items)

    @property
    def notices(self) -> tuple[Item, ...]:
        """Return the items that were withdrawn."""
        return self._asked("notices", self._edition.notices)

    @property
    def pages(self) -> tuple[TextPage, ...]:
        """Return the pages of text."""
        return self._asked("pages", self._edition.pages)

    def story(self, item_id: str, anchor: str | None) -> Story:
        """Return a public item, or its section at *anchor*."""
        self._watch.asks(f"item|{item_id}")
        return self._edition.story(item_id, anchor)

    def headline(self, item_id: str) -> str | None:
        """Return the headline of a public item."""
        return self._asked(f"headline|{item_id}", self._edition.headline(item_id))

    def language(self, item_id: str) -> Lang | None:
        """Return the language of a public item."""
        return self._asked(f"language|{item_id}", self._edition.language(item_id))

    def html(self, text: Item | TextPage) -> str:
        """Return the body of *text*."""
        return self._asked(f"html|{text.path}", self._edition.html(text))

    def is_not_yet(self, item_id: str) -> bool:
        """Tell whether an item is still to come."""
        return self._asked(f"not yet|{item_id}", self._edition.is_not_yet(item_id))

    def years(self) -> list[int]:
        """Return the years that have items."""
        return self._asked("years", self._edition.years())

    def listed(self, name: str) -> Stories:
        """Return the list of that *name*."""
        return WatchedStories(self._watch, name, self._edition.listed(name))

    def _asked(self, key: str, answer: T) -> T:
        self._watch.asks(key)
        return answer


class WatchedMaterial(Material, frozen=True, kw_only=True):
    """The material; its facts of the day, and what stands around an item, are derived cells."""

    watch: Watch = field(default_factory=Watch)

    # `super()` of one argument knows no class that `slots` has made anew.
    def label(self, unit: str) -> str:
        """Return how a unit is named today."""
        return cast("str", self.watch.answer(f"label|{unit}", lambda: Material.label(self, unit)))

    def name(self, kind: Kind, id_: str) -> str:
        """Return the name of an entity today."""
        return cast("str", self.watch.answer(f"name|{kind.value}|{id_}", lambda: Material.name(self, kind, id_)))

    def shows(self, kind: Kind, id_: str) -> bool:
        """Tell whether an entity has a page."""
        return cast("bool", self.watch.answer(f"shows|{kind.value}|{id_}", lambda: Material.shows(self, kind, id_)))

    def is_author(self, person: str) -> bool:
        """Tell whether a person has a page as a contributor."""
        return cast("bool", self.watch.answer(f"is author|{person}", lambda: Material.is_author(self, person)))

    def is_credited(self, person: str) -> bool:
        """Tell whether a public item credits a person by name."""
        return cast("bool", self.watch.answer(f"is credited|{person}", lambda: Material.is_credited(self, person)))

    def related(self, item: Item) -> tuple[tuple[str, str | None], ...]:
        """Return what is related to *item*."""
        found = self.watch.answer(f"related|{item.id}", lambda: Material.related(self, self._noted(item)))
        return cast("tuple[tuple[str, str | None], ...]", found)

    def beside(self, item: Item) -> tuple[str | None, str | None]:
        """Return what stands beside *item*."""
        found = self.watch.answer(f"beside|{item.id}", lambda: Material.beside(self, self._noted(item)))
        return cast("tuple[str | None, str | None]", found)

    def _noted(self, item: Item) -> Item:
        """Return *item*, noted: what is asked about it hangs on what it says of itself."""
        self.watch.asks(f"item|{item.id}")
        return item


def watched(watch: Watch, material: Material) -> WatchedMaterial:
    """Return *material* watched, before the features have added to it."""

    def share_address(card: Any) -> str | None:
        watch.asks("faces")
        if card.cover:
            watch.asks(f"picture|{card.cover}")
        return material.share_address(card)

    return WatchedMaterial(
        registry=cast("Registry", WatchedRegistry(watch, material.registry)),
        edition=cast("Edition", WatchedEdition(watch, material.edition)),
        site=material.site,
        strings=material.strings,
        pictures=Records(watch, "picture", material.pictures),
        portraits=Records(watch, "portrait", material.portraits),
        share_address=share_address,
        also_shown=material.also_shown,
        languages=material.languages,
        watch=watch,
    )
