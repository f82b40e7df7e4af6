"""What search engines read: `sitemap.xml`, an index of parts; the news of the last days; `robots.txt`.

The parts are cut so that one edit rewrites little: items by their year, everything else by the folder in which it
stands, and what stands at the root by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from plugins.pages import dates, urls
from plugins.pages.material import Material
from plugins.pages.page import Listed, Page, at_address

# The protocol allows 50,000 addresses and 50 MB a file; one address with its pictures is far below 2 kB.
PART_LIMIT = 20_000
PICTURE_LIMIT = 1_000  # of one page, as the protocol has it
FRESH = timedelta(days=2)
NEWS_LIMIT = 1_000
ROOT_PART = "trang"
NEWS_PART = "tin-moi"


class SitemapEntry(Struct, frozen=True, kw_only=True):
    """A page that is worth finding, with the day of its last change and its pictures where they are known."""

    address: str
    modified: str | None = None
    pictures: tuple[str, ...] = ()


class SitemapView(Struct, frozen=True, kw_only=True):
    """A part of the sitemap, by address."""

    entries: tuple[SitemapEntry, ...]


class SitemapIndexView(Struct, frozen=True, kw_only=True):
    """The parts of the sitemap, with the day of the last change in each where it is known."""

    parts: tuple[tuple[str, str | None], ...]


class NewsEntry(Struct, frozen=True, kw_only=True):
    """An item of the last days."""

    address: str
    title: str
    posted: str
    lang: str


class NewsSitemapView(Struct, frozen=True, kw_only=True):
    """The items of the last days, the newest first, and the name of the portal."""

    name: str
    entries: tuple[NewsEntry, ...]


class RobotsView(Struct, frozen=True, kw_only=True):
    """Where the sitemap is."""

    sitemap: str


def sitemap(material: Material, pages: Iterable[Listed]) -> Iterator[Page]:
    """Yield the sitemap of *pages*: the index and its parts."""
    parts: defaultdict[str, list[Listed]] = defaultdict(list)
    for page in sorted((page for page in pages if page.listed), key=lambda page: page.address):
        parts[part_of(page.address)].append(page)
    told: list[tuple[str, str | None]] = []
    for name in sorted(parts):
        for number, start in enumerate(range(0, len(parts[name]), PART_LIMIT), 1):
            found = parts[name][start : start + PART_LIMIT]
            address = urls.sitemap(name if number == 1 else f"{name}-{number}")
            view = SitemapView(entries=tuple(_entry(material, page) for page in found))
            yield Page(path=at_address(address), template="feeds/sitemap.xml", view=view, listed=False)
            told.append((material.site.absolute(address), _newest(page.modified for page in found)))
    if news := news_sitemap(material):
        address = urls.sitemap(NEWS_PART)
        yield Page(path=at_address(address), template="feeds/sitemap_news.xml", view=news, listed=False)
        told.append((material.site.absolute(address), None))
    index = SitemapIndexView(parts=tuple(told))
    yield Page(path=at_address(urls.SITEMAP), template="feeds/sitemap_index.xml", view=index, listed=False)


def part_of(address: str) -> str:
    """Return the name of the part in which the page at *address* stands: `tin-2023`, `don-vi`, `trang`."""
    folders = address.strip("/").split("/")
    if address.startswith(urls.NEWS) and len(folders) > 3 and folders[1].isdigit():
        return f"{folders[0]}-{folders[1]}"
    return folders[0] if len(folders) > 1 else ROOT_PART


def _entry(material: Material, page: Listed) -> SitemapEntry:
    return SitemapEntry(
        address=material.site.absolute(page.address),
        modified=page.modified.isoformat() if page.modified else None,
        pictures=tuple(material.site.whole(href) for href in page.pictures[:PICTURE_LIMIT]),
    )


def _newest(days: Iterable[date | None]) -> str | None:
    """Return the last of *days*; None unless all of them are known."""
    known = list(days)
    found = [day for day in known if day is not None]
    return max(found).isoformat() if len(found) == len(known) else None


def news_sitemap(material: Material) -> NewsSitemapView | None:
    """Return the items of the last days; None if there are none, for the protocol knows no empty file."""
    fresh = [item for item in reversed(material.edition.items) if item.date > material.at - FRESH]
    if not fresh:
        return None
    return NewsSitemapView(
        name=material.registry.site.name,
        entries=tuple(
            NewsEntry(
                address=material.site.absolute(urls.item(item.id)),
                title=item.title,
                posted=dates.moment(item.date).iso,
                lang=item.lang,
            )
            for item in fresh[:NEWS_LIMIT]
        ),
    )


def robots(material: Material) -> Iterator[Page]:
    """Yield `robots.txt`."""
    view = RobotsView(sitemap=material.site.absolute(urls.SITEMAP))
    yield Page(path=at_address(urls.ROBOTS), template="feeds/robots.txt", view=view, listed=False)
