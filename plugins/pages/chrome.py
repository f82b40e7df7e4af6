"""What stands around every page: the head, the way here, the menu, the footer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from plugins.pages import urls
from plugins.pages.material import Link, Material, ShareCard
from plugins.registry.units import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a page says of itself: title, description, its one address, its feed, the way that leads to it.

    *section* is the entry of the menu that it belongs to, *current* whether it is that entry's own page.
    *share* is the picture to be drawn for it, *share_picture* its address with scheme and host.
    """

    title: str
    canonical: str
    description: str | None = None
    feed: str | None = None
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    kind: str = "website"
    share: ShareCard | None = None
    share_picture: str | None = None
    section: str = ""
    current: Literal["page", "true"] = "true"


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteView:
    """What every template may read as `site`: the same on all pages of a language."""

    name: str
    tagline: str | None
    unit: str
    home: str
    theme: str
    feed: str | None
    menu: tuple[Link, ...]
    categories: tuple[Link, ...]
    pages: tuple[Link, ...]
    contact: Contact | None
    notice: str | None
    lang: str


def head(
    material: Material,
    address: str,
    title: str,
    *,
    crumbs: Iterable[Link] = (),
    description: str | None = None,
    feed: str | None = None,
    indexed: bool = True,
    kind: str = "website",
    share: ShareCard | None = None,
) -> Head:
    """Return the head of the page at *address*; *crumbs* lead to it from the front page, itself left out."""
    section = address[: address.find("/", 1) + 1] or address
    way = (Link(material.strings("nav.home"), material.href(urls.HOME)), *crumbs) if address != urls.HOME else ()
    return Head(
        title=title,
        canonical=material.site.absolute(address),
        description=description,
        feed=material.href(feed) if feed else None,
        crumbs=way,
        indexed=indexed,
        kind=kind,
        share=share,
        share_picture=_share_picture(material, share),
        section=material.href(section),
        current="page" if section == address else "true",
    )


def _share_picture(material: Material, share: ShareCard | None) -> str | None:
    address = material.share_address(share) if share else None
    return material.site.absolute(address) if address else None


def site_view(material: Material, menu: Iterable[Link] = (), lang: str = "vi") -> SiteView:
    """Return what stands around every page in *lang*; *menu* is what the features add to it."""
    site, t = material.registry.site, material.strings
    own = (
        Link(t("nav.news"), material.href(urls.NEWS)),
        Link(t("nav.units"), material.href(urls.UNITS)),
        Link(t("nav.groups"), material.href(urls.GROUPS)),
        Link(t("nav.campaigns"), material.href(urls.CAMPAIGNS)),
        Link(t("nav.people"), material.href(urls.PEOPLE)),
    )
    pages = tuple(
        Link(page.title, material.href(urls.text_page(page.slug, page.lang)))
        for page in sorted(material.edition.pages, key=lambda page: (page.lang != lang, page.path))
    )
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        unit=material.registry.units[site.unit].name_on(material.today).name,
        home=material.href(urls.HOME),
        theme=material.href(urls.THEME),
        feed=material.href(urls.feed(urls.HOME)) if material.edition.items else None,
        menu=(*own, *menu),
        categories=tuple(Link(c.name, material.href(urls.category(c.id))) for c in site.categories),
        pages=(
            *pages,
            Link(t("nav.authors"), material.href(urls.AUTHORS)),
            Link(t("nav.data"), material.href(urls.DATA)),
        ),
        contact=site.contact,
        notice=site.notice,
        lang=lang,
    )
