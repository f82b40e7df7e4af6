"""What search engines read (`sitemap.xml`, `robots.txt`), and the page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.material import Material
from plugins.pages.page import Page, at_address


@dataclass(frozen=True, slots=True, kw_only=True)
class SitemapView:
    """Every page that is worth finding, by address; the day of its last change where it is known."""

    entries: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RobotsView:
    """Where the sitemap is."""

    sitemap: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundView:
    """The page that a server shows for an address that is none."""

    head: Head


def sitemap(material: Material, pages: Iterable[Page]) -> Page:
    """Return the sitemap of *pages*."""
    entries = sorted(
        (material.site.absolute(page.address), page.modified.isoformat() if page.modified else None)
        for page in pages
        if page.listed
    )
    return Page(
        path=at_address(urls.SITEMAP),
        template="feeds/sitemap.xml",
        view=SitemapView(entries=tuple(entries)),
        listed=False,
    )


def machine_pages(material: Material) -> Iterator[Page]:
    """Yield `robots.txt` and `404.html`."""
    robots = RobotsView(sitemap=material.site.absolute(urls.SITEMAP))
    yield Page(path=at_address(urls.ROBOTS), template="feeds/robots.txt", view=robots, listed=False)
    title = material.strings("not_found.title")
    view = NotFoundView(head=head(material, urls.NOT_FOUND, title, indexed=False))
    yield Page(path=at_address(urls.NOT_FOUND), template="pages/not_found.html", view=view, listed=False)
