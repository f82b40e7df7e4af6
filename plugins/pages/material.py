"""What pages are made from: the registry, the edition, the pictures, the words, and what the features bring."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from plugins.newsroom import Credit, Edition, Item
from plugins.pages import urls
from plugins.pages.datasets import Dataset
from plugins.pages.related import related
from plugins.pages.strings import Strings
from plugins.pages.urls import SiteUrl
from plugins.registry import Group, GroupYear, Kind, Registry
from plugins.registry.naming import Where, name_in
from plugins.registry.registry import vietnamese_day
from plugins.registry.sources import FactSource


class Rendition(Struct, frozen=True, kw_only=True):
    """One file of a published picture: its address from the root of the site, its width in pixels."""

    address: str
    width: int


class Derivative(Struct, frozen=True, kw_only=True):
    """The published forms of a picture.

    *address*, *width* and *height* are of the file that any browser can show; *sources* are better ones by media
    type, the best type first, each narrowest first.
    """

    address: str
    width: int
    height: int
    sources: tuple[tuple[str, tuple[Rendition, ...]], ...] = ()


class ShareCard(Struct, frozen=True, kw_only=True):
    """The picture that stands for a page where its address is shared, before it is drawn.

    *kicker* stands over *title*; *cover* is the path of a picture of the content folder, or the address of a portrait.
    """

    title: str
    kicker: str | None = None
    site: str
    cover: str | None = None


class Link(Struct, frozen=True):
    """Words, where they lead (None: nowhere), and what tells them from the same words elsewhere.

    *lang* is their language where that is not the page's.
    """

    text: str
    href: str | None = None
    note: str | None = None
    lang: str | None = None


class Panel(Struct, frozen=True):
    """A part that a feature puts on a page of ours: its template and the view that this reads as `panel.view`.

    *sections* are the titles that it shows there, each with its anchor, for the page's jump links.
    """

    template: str
    view: Any
    sections: tuple[Link, ...] = ()


class MapPart(Struct, frozen=True, kw_only=True):
    """A part of the site in its map: where it begins, and lists of ways into it, each under its title if it has one."""

    part: Link
    lists: tuple[tuple[str | None, tuple[Link, ...]], ...] = ()


class Material(Struct, frozen=True, kw_only=True):
    """Everything that a page source may read. Sources are pure functions of it."""

    registry: Registry
    edition: Edition
    site: SiteUrl
    strings: Strings
    pictures: Mapping[str, Derivative] = field(default_factory=dict)
    """The published pictures by their paths from the content folder."""
    portraits: Mapping[str, Derivative] = field(default_factory=dict)
    """The portraits, cut to 4:5, by the ids of the people."""
    share_address: Callable[[ShareCard], str | None] = lambda _: None
    """The address from the root at which a share card will be; None where none are drawn."""
    panels_at: Callable[[Kind | None, str], Iterable[Panel]] = lambda *_: ()
    """What the features show on the page of an entity; on the front page for None."""
    panels_of_item: Callable[[Item], Iterable[Panel]] = lambda *_: ()
    """What the features show under an item."""
    datasets: Callable[[], Iterable[Dataset]] = tuple
    """What the features give as open data."""
    listed: Mapping[str, str] = field(default_factory=dict)
    """Of the page that is made: the anchors of the items that it lists, by href; a source is pointed to there."""
    also_shown: Callable[[Kind, str], bool] = lambda *_: False
    """Whether a feature has something to show of an entity that no item tells of."""
    awards_of: Callable[[Kind, str], tuple[str, ...]] = lambda *_: ()
    """The names of what an entity was given, for machines; never what it is only proposed for."""
    map_parts: Callable[[], Iterable[MapPart]] = tuple
    """What the features add to the map of the site."""
    languages: Mapping[str, Strings] = field(default_factory=dict)
    """The words of the interface by language."""

    @property
    def at(self) -> datetime:
        """Return the clock of the build."""
        return self.edition.at

    @property
    def today(self) -> date:
        """Return the day of the build."""
        return self.edition.today

    def in_lang(self, lang: str) -> Material:
        """Return the same with the words of *lang*."""
        return replace(self, strings=self.languages.get(lang, self.strings))

    # --- links -------------------------------------------------------------------------------------------------------

    def href(self, address: str) -> str:
        """Return *address* as a page links to it."""
        return self.site.href(address)

    def unit(self, id_: str, day: date | None = None) -> Link:
        """Return the link to a unit, named as it was called on *day* (today if None)."""
        name = self.registry.units[id_].name_on(day).label if day else self.label(id_)
        return Link(name, self.href(urls.entity(Kind.UNIT, id_)) if self.shows(Kind.UNIT, id_) else None)

    def group(self, id_: str) -> Link:
        """Return the link to a group by its whole name."""
        return Link(self.registry.groups[id_].name, self.href(urls.entity(Kind.GROUP, id_)))

    def campaign(self, id_: str) -> Link:
        """Return the link to a campaign; one that has not begun is only named."""
        shown = self.shows(Kind.CAMPAIGN, id_)
        name = self.registry.campaigns[id_].name
        return Link(name, self.href(urls.entity(Kind.CAMPAIGN, id_)) if shown else None)

    def called(self, id_: str, where: Where = "page", written: str | None = None) -> str | None:
        """Return what a person is called in *where*, who is named there as *written*; None if not at all."""
        return name_in(where, self.registry.people[id_], written)

    def person(self, id_: str, where: Where = "page", written: str | None = None) -> Link | None:
        """Return the link to a person's page, or the name alone where there is none; None for who is not named.

        *where* and *written* are as in `called`.
        """
        name = self.called(id_, where, written)
        if name is None:
            return None
        return Link(name, self.href(urls.entity(Kind.PERSON, id_)) if self.shows(Kind.PERSON, id_) else None)

    def author(self, id_: str) -> Link | None:
        """Return the link to a contributor's items; None for who is not public."""
        name = self.called(id_)
        return None if name is None else Link(name, self.href(urls.author(id_)) if self.is_author(id_) else None)

    def maker(self, credit: Credit, day: date) -> Link:
        """Return who made an item: a contributor's link, a unit as it was called on *day*, or a name alone."""
        if credit.unit:
            return self.unit(credit.unit, day)
        if credit.person is None:
            return Link(credit.name or "")
        known = self.author(credit.person)
        return known or Link(self.called(credit.person, "byline", credit.written) or "")

    # --- facts of the day --------------------------------------------------------------------------------------------
    # Whoever watches what a page reads asks these anew each day, and makes anew only what was told otherwise before.

    def label(self, unit: str) -> str:
        """Return how running text names a unit today."""
        return self.registry.units[unit].name_on(self.today).label

    def name(self, kind: Kind, id_: str) -> str:
        """Return the name of an entity, that of a unit as it is today; raise KeyError for a person who is not public.

        Whoever may name such a person says where: `called`.
        """
        if kind is Kind.PERSON:
            name = self.called(id_)
            if name is None:
                raise KeyError(id_)
            return name
        record = self.registry.records(kind)[id_]
        return str(record.name_on(self.today).name if kind is Kind.UNIT else record.name)

    def shows(self, kind: Kind, id_: str) -> bool:
        """Tell whether an entity has a page.

        A unit and a campaign have one from the day on which they begin, and for ever; a person who is public, once
        written about or honoured.
        """
        record = self.registry.records(kind)[id_]
        match kind:
            case Kind.UNIT | Kind.CAMPAIGN:
                return bool(record.has_begun(self.today))
            case Kind.PERSON:
                return record.public and bool(self.edition.about(kind, id_) or self.also_shown(kind, id_))
        return True

    def is_author(self, person: str) -> bool:
        """Tell whether a person has a page as a contributor: who is public and had a hand in something."""
        return self.registry.people[person].public and bool(self.edition.works_of(person))

    def is_credited(self, person: str) -> bool:
        """Tell whether a public item credits a person by the name that the registry has."""
        known = self.registry.people[person]
        return any(
            credit.person == person and name_in("byline", known, credit.written) == known.name
            for story in self.edition.works_of(person)
            for credit in story.item.byline
        )

    # --- what stands around an item ----------------------------------------------------------------------------------

    def related(self, item: Item) -> tuple[tuple[str, str | None], ...]:
        """Return the earlier stories that share most with *item*: ids of items, each with an anchor or none."""
        return tuple((one.item.id, one.section.anchor if one.section else None) for one in related(self.edition, item))

    def beside(self, item: Item) -> tuple[str | None, str | None]:
        """Return the ids of the items before and after *item* in the news of its main unit."""
        beside = self.edition.of_main_unit(item.main_unit).beside(item) if item.main_unit else (None, None)
        return beside[0].id if beside[0] else None, beside[1].id if beside[1] else None

    # --- links to items ----------------------------------------------------------------------------------------------

    def item(self, item: Item, anchor: str | None = None) -> str:
        """Return the href of a public item, if need be at an anchor."""
        return self.item_at(item.id, anchor)

    def item_at(self, id_: str, anchor: str | None = None) -> str:
        """Return the same, by its id."""
        return self.href(urls.item(id_)) + (f"#{anchor}" if anchor else "")

    def headline(self, id_: str, words: str, href: str, note: str | None = None) -> Link:
        """Return the link to a public item by its headline, *words*; one in another language than the page says so."""
        lang = self.edition.language(id_)
        if lang is None or lang == self.strings.lang:
            return Link(words, href, note)
        in_words = self.strings(f"language_name.{lang}")
        return Link(words, href, f"{note}, {in_words}" if note else in_words, lang)

    def cited(self, source: FactSource | None) -> Link | None:
        """Return where a fact comes from: the public item that tells of it by its headline, else what else is said."""
        article = source.article if source else None
        headline = self.edition.headline(article) if article else None
        if source and article and headline:
            anchor = self.listed.get(self.item_at(article))
            href = f"#{anchor}" if anchor else self.item_at(article, source.anchor)
            return self.headline(article, headline, href, source.note)
        return told_elsewhere(source) if source else None

    # --- facts as of the clock ---------------------------------------------------------------------------------------

    def is_known(self, source: FactSource | None) -> bool:
        """Tell whether a fact may be told: one from an item that is not public yet waits for it."""
        return not (source and source.article and self.edition.is_not_yet(source.article))

    def years_of(self, group: Group) -> dict[int, GroupYear]:
        """Return what is known of a group by year, oldest first."""
        return {year: facts for year, facts in sorted(group.years.items()) if self.is_known(facts.source)}


def told_elsewhere(source: FactSource) -> Link | None:
    """Return who tells of a fact beside this portal: the outlet, leading to what it wrote, or the note in words."""
    if source.outlet is None:
        return Link(source.note) if source.note else None
    text = f"{source.outlet}, {vietnamese_day(source.date)}" if source.date else source.outlet
    return Link(text, source.url, source.note)
