"""The newsroom: all items and pages of text, public or not; and the edition, what of them is public at an instant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from fractions import Fraction
from typing import Literal

from msgspec import Struct

from plugins.newsroom.drafts import Draft, DraftStatus, Faults, FaultyDraft
from plugins.newsroom.frontmatter import Lang
from plugins.newsroom.items import Item, Story, TextPage
from plugins.newsroom.stories import Entry, Stories
from plugins.registry.references import Kind

ALL = "all|"

Unpublished = Literal["draft", "review", "later"]
"""Why an item that a preview shows is not public: what it says of itself, or that its time is to come."""


class Landmark(Struct, frozen=True, kw_only=True):
    """An item as something to be cited: its file, its day, its anchors; those of a draft may still be others."""

    path: str
    day: date
    anchors: tuple[str, ...]
    is_draft: bool = False


class Landmarks(Mapping[str, Landmark]):
    """Items as landmarks, by their ids, each made when it is asked for: few are ever cited."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: dict[str, Item] = {}
        for item in items:
            if item.id not in self._items or not item.is_draft:  # a draft with the address of another is at fault
                self._items[item.id] = item

    def __getitem__(self, id_: str) -> Landmark:
        item = self._items[id_]
        return Landmark(path=item.path, day=item.day, anchors=item.anchors, is_draft=item.is_draft)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._items

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """Everything that is written under `content/news` and `content/pages`."""

    items: tuple[Item, ...] = ()
    pages: tuple[TextPage, ...] = ()
    stored_html: Callable[[str], str] = field(default=lambda _: "", repr=False, compare=False)
    """Where the HTML of a body is that does not hold it itself, by the path of its text."""
    unread: frozenset[str] = frozenset()
    """The names of the items that could not be read: what refers to them is not told again."""
    drafts: Mapping[str, Draft] = field(default_factory=dict)
    """What is known of drafts that could not be read, by path."""

    # --- what data may ask of the news: little, so that they need not be read again for every edit -------------------

    @property
    def landmarks(self) -> Mapping[str, Landmark]:
        """Return what data may cite, by the ids of the items."""
        return Landmarks(self.items)

    @property
    def naming_initiatives(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the paths of the items that name initiatives, each with these."""
        return tuple((item.path, item.initiatives) for item in self.items if item.initiatives)

    @property
    def shares(self) -> tuple[tuple[str, Fraction], ...]:
        """Return the paths of the items whose byline declares shares, each with their sum."""
        declared = ((item.path, item.declared) for item in self.items)
        return tuple((path, found) for path, found in declared if found is not None)

    @property
    def draft_paths(self) -> frozenset[str]:
        """Return the paths of the items that are drafts or in review, whether they could be read or not."""
        return frozenset((*self.drafts, *(item.path for item in self.items if item.is_draft)))

    # --- what is public ----------------------------------------------------------------------------------------------

    def edition(self, at: datetime, *, preview: bool = False, faults: Faults | None = None) -> Edition:
        """Return what readers may see at the instant *at*; in a *preview*, what is still to be published as well.

        Drafts with *faults* are never among the items; a preview tells what is wrong with them in their place.
        """
        faults = faults or {}
        to_come = (item for item in self.items if preview and item.path not in faults)
        unpublished = {item.id: why for item in to_come if (why := _unpublished(item, at))}

        def is_shown(item: Item) -> bool:
            return item.is_public(at) or (item.id in unpublished and item.path not in faults)

        shown = [item for item in self.items if is_shown(item)]
        return Edition(
            at=at,
            items=tuple(sorted(shown, key=lambda i: (i.date, i.id))),
            notices=tuple(sorted((item for item in self.items if item.is_notice(at)), key=lambda i: i.id)),
            hidden=tuple(item for item in self.items if not is_shown(item)),
            pages=self.pages,
            unpublished=unpublished,
            stored_html=self.stored_html,
            unread=self.unread,
            faulty=self.faulty(faults, {item.id for item in shown}) if preview else {},
        )

    def faulty(self, faults: Faults, taken: set[str]) -> dict[str, FaultyDraft]:
        """Return the drafts that have *faults*, by path; none has an address that is *taken*."""
        items = {item.path: item for item in self.items if item.path in faults}
        found = {}
        for path, problems in faults.items():
            draft = items.get(path) or self.drafts[path]
            id_ = draft.id if draft.id not in taken else None
            taken |= {id_} if id_ else set()
            status: DraftStatus = "review" if draft.status == "review" else "draft"
            found[path] = FaultyDraft(path=path, status=status, title=draft.title, id=id_, problems=problems)
        return found


def _unpublished(item: Item, at: datetime) -> Unpublished | None:
    match item.status:
        case "draft" | "review" as status:
            return status
        case "published" if item.date > at:
            return "later"
    return None


class Lists:
    """The lists of stories, each by its name: `Item.lists` says where an item stands; `ALL` has all items."""

    __slots__ = ()

    def listed(self, name: str) -> Stories:
        """Return the list of that *name*, from the oldest."""
        raise NotImplementedError

    def everything(self) -> Stories:
        """Return all items."""
        return self.listed(ALL)

    def about(self, kind: Kind, id_: str) -> Stories:
        """Return the stories about an entity; a digest tells of it in its own section."""
        return self.listed(f"{kind.value}|{id_}")

    def works_of(self, person: str) -> Stories:
        """Return the items that *person* had a hand in."""
        return self.listed(f"works|{person}")

    def of_year(self, year: int) -> Stories:
        """Return the items of a year."""
        return self.listed(f"year|{year}")

    def of_category(self, category: str) -> Stories:
        """Return the items of a category."""
        return self.listed(f"category|{category}")

    def in_language(self, lang: Lang) -> Stories:
        """Return the items in a language other than Vietnamese, which has no list of its own."""
        return self.listed(f"lang|{lang}")

    def of_main_unit(self, unit: str) -> Stories:
        """Return the items whose main unit is *unit*: the series in which they have neighbours."""
        return self.listed(f"main unit|{unit}")

    def naming(self, initiative: str) -> Stories:
        """Return the items that name an initiative."""
        return self.listed(f"initiative|{initiative}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Lists):
    """What is public at the instant *at*. *items* are sorted from the oldest; *hidden* is everything else.

    The edition of a preview has more: *unpublished* says by its id why an item is not public. Of any other it is empty.
    """

    at: datetime
    items: tuple[Item, ...]
    notices: tuple[Item, ...]
    hidden: tuple[Item, ...]
    pages: tuple[TextPage, ...]
    unpublished: Mapping[str, Unpublished] = field(default_factory=dict)
    stored_html: Callable[[str], str] = field(default=lambda _: "", repr=False, compare=False)
    unread: frozenset[str] = frozenset()
    """The names of drafts that could not be read: a fact from one of them is not public yet."""
    faulty: Mapping[str, FaultyDraft] = field(default_factory=dict)
    """Of a preview, and of nothing else: the drafts with errors, by path. They are not among the items."""
    by_id: Mapping[str, Item] = field(init=False, repr=False, compare=False)
    by_path: Mapping[str, Item] = field(init=False, repr=False, compare=False)
    _lists: Mapping[str, list[Entry]] = field(init=False, repr=False, compare=False)
    _not_yet: frozenset[str] = field(init=False, repr=False, compare=False)
    _withdrawn: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lists: defaultdict[str, list[Entry]] = defaultdict(list)
        lists[ALL] = [(item, None) for item in self.items]
        for item in self.items:
            for name, anchor in item.lists:
                lists[name].append((item, anchor))
        by_id = {item.id: item for item in self.items}
        notices = frozenset(item.id for item in self.notices)
        not_yet = (item.id for item in self.hidden if item.status != "withdrawn")
        setattr_ = object.__setattr__  # derived once from the fields above; the edition itself stays frozen
        setattr_(self, "by_id", by_id)
        setattr_(self, "by_path", {item.path: item for item in self.items})
        setattr_(self, "_lists", dict(lists))
        # A draft that is at fault may claim the address of another.
        setattr_(self, "_not_yet", frozenset(id_ for id_ in not_yet if id_ not in by_id and id_ not in notices))
        setattr_(self, "_withdrawn", notices)

    @property
    def today(self) -> date:
        """Return the day of the instant."""
        return self.at.date()

    # --- stories, from the oldest ------------------------------------------------------------------------------------

    def years(self) -> list[int]:
        """Return the years that have items, oldest first."""
        return sorted(int(name.partition("|")[2]) for name in self._lists if name.startswith("year|"))

    def listed(self, name: str) -> Stories:
        """Return the list of that *name*."""
        return Stories(self._lists.get(name, ()))

    # --- one item ----------------------------------------------------------------------------------------------------

    def story(self, item_id: str, anchor: str | None) -> Story:
        """Return a public item, or its section at *anchor*."""
        item = self.by_id[item_id]
        return Story(item, item.section(anchor))

    def headline(self, item_id: str) -> str | None:
        """Return the headline of a public item."""
        item = self.by_id.get(item_id)
        return item.title if item else None

    def language(self, item_id: str) -> Lang | None:
        """Return the language of a public item."""
        item = self.by_id.get(item_id)
        return item.lang if item else None

    def html(self, text: Item | TextPage) -> str:
        """Return the body of *text* as HTML with tokens."""
        return text.body.html or self.stored_html(text.path)

    def is_not_yet(self, item_id: str) -> bool:
        """Tell whether a fact that comes from this item must wait, because the item is not public yet."""
        if item_id in self._not_yet:
            return True
        is_known = item_id in self.by_id or item_id in self._withdrawn
        return not is_known and item_id.rpartition("/")[2] in self.unread
