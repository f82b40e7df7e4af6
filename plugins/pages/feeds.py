"""Atom feeds (RFC 4287): of the site, and of each category, unit, group and campaign that has news."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.newsroom import Stories, Story
from plugins.pages import urls
from plugins.pages.cards import shortened
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.registry import Kind

ENTRIES = 20
SUMMARY_LIMIT = 500  # characters: a feed of twenty stays below 300 kB whatever was written


class Entry(Struct, frozen=True, kw_only=True):
    """A story in a feed. *id* is its address with scheme and host, which never changes."""

    id: str
    title: str
    published: str
    updated: str
    summary: str
    authors: tuple[str, ...]
    category: str
    lang: str


class FeedView(Struct, frozen=True, kw_only=True):
    """A feed: the newest stories of a listing, newest first."""

    id: str
    title: str
    subtitle: str | None
    page: str
    updated: str
    author: str
    entries: tuple[Entry, ...]


def feed_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the feeds; a listing without stories has none: an empty feed would have to invent a date."""
    edition = material.edition
    if edition.everything():
        yield plan(feed_of_site)
    for category in material.registry.site.categories:
        if edition.of_category(category.id):
            yield plan(feed_of_category, category.id)
    for kind in (Kind.UNIT, Kind.GROUP, Kind.CAMPAIGN):
        for id_ in material.registry.records(kind):
            # A campaign may be told of before it begins.
            if edition.about(kind, id_) and material.shows(kind, id_):
                yield plan(feed_of_entity, kind.value, id_)


def feed_of_site(material: Material) -> Iterator[Page]:
    """Yield the feed of all news."""
    yield _feed(material, urls.HOME, material.registry.site.name, material.edition.everything())


def feed_of_category(material: Material, id_: str) -> Iterator[Page]:
    """Yield the feed of a category."""
    category = next(one for one in material.registry.site.categories if one.id == id_)
    yield _feed(material, urls.category(id_), category.name, material.edition.of_category(id_))


def feed_of_entity(material: Material, kind: str, id_: str) -> Iterator[Page]:
    """Yield the feed of a unit, a group or a campaign."""
    one = Kind(kind)
    yield _feed(material, urls.entity(one, id_), material.name(one, id_), material.edition.about(one, id_))


def _feed(material: Material, address: str, title: str, stories: Stories) -> Page:
    site = material.registry.site
    newest = list(reversed(stories[-ENTRIES:]))
    view = FeedView(
        id=material.site.absolute(urls.feed(address)),
        title=title,
        subtitle=None if address == urls.HOME else site.name,
        page=material.site.absolute(address),
        updated=max((s.item.modified or s.item.date).isoformat() for s in newest),
        author=site.name,
        entries=tuple(_entry(material, story) for story in newest),
    )
    return Page(path=at_address(urls.feed(address)), template="feeds/atom.xml", view=view, listed=False)


def _entry(material: Material, story: Story) -> Entry:
    item, section = story.item, story.section
    category = next(c.name for c in material.registry.site.categories if c.id == item.category)
    return Entry(
        id=material.site.absolute(urls.item(item.id)) + (f"#{section.anchor}" if section else ""),
        title=section.heading if section else item.title,
        published=item.date.isoformat(),
        updated=(item.modified or item.date).isoformat(),
        summary=item.title if section else shortened(item.lead or item.body.text, SUMMARY_LIMIT),
        authors=tuple(material.maker(one, item.day).text for one in item.byline if one.role != "photographer"),
        category=category,
        lang=item.lang,
    )
