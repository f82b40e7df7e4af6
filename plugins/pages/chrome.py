"""What stands around every page: the head, the way here, the menu, the footer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from plugins.newsroom.targets import picture_of
from plugins.pages import urls
from plugins.pages.cards import Picture, picture
from plugins.pages.linked_data import Node, graph
from plugins.pages.material import Link, Material, ShareCard
from plugins.pages.translations import speaks_english
from plugins.registry import Kind, Rule
from plugins.registry.collation import collation_key
from plugins.registry.loading import SITE_FILE
from plugins.registry.units import Contact

CARD_SIZE = (1200, 630)  # of a share card


class SharePicture(Struct, frozen=True, kw_only=True):
    """The picture that stands for a page where its address is shared: with scheme and host, in pixels."""

    url: str
    width: int
    height: int
    alt: str


class Article(Struct, frozen=True, kw_only=True):
    """What an article says of itself in the head: when it was posted and changed, in which category."""

    published: str
    modified: str
    section: str


class Head(Struct, frozen=True, kw_only=True):
    """What a page says of itself: title, description, its one address, its feed, the way that leads to it.

    *section* is the entry of the menu that it belongs to, *current* whether it is that entry's own page.
    *share* is the picture to be drawn for it, *share_picture* its address with scheme and host; *picture* is the one
    that stands for it wherever it is shared. *alternates* are (language, address) of the same in all languages, itself
    among them. *linked_data* is for machines; a page that is not to be found has none.
    """

    title: str
    canonical: str
    lang: str = "vi"
    description: str | None = None
    feed: str | None = None
    crumbs: tuple[Link, ...] = ()
    indexed: bool = True
    kind: str = "website"
    share: ShareCard | None = None
    share_picture: str | None = None
    picture: SharePicture | None = None
    article: Article | None = None
    alternates: tuple[tuple[str, str], ...] = ()
    linked_data: Node | None = None
    section: str = ""
    current: Literal["page", "true"] = "true"


class OtherLanguage(Struct, frozen=True, kw_only=True):
    """The way to the portal in another language, named in that language."""

    lang: str
    name: str
    href: str


class SiteView(Struct, frozen=True, kw_only=True):
    """What every template may read as `site`: the same on all pages of a language; *other* leads to another."""

    name: str
    tagline: str | None
    emblem: Picture | None
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
    other: OtherLanguage | None = None


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
    lang: str = "vi",
    page_type: str = "WebPage",
    things: tuple[Node, ...] = (),
    cover: Picture | None = None,
    article: Article | None = None,
    alternates: tuple[tuple[str, str], ...] = (),
) -> Head:
    """Return the head of the page at *address*; *crumbs* lead to it from the front page, itself left out.

    *things* are what the page tells machines of, the first what it is about; *page_type* is what it is itself. *cover*
    stands for it where no share card is drawn.
    """
    section = address[: address.find("/", 1) + 1] or address
    front = urls.HOME if lang == "vi" else urls.ENGLISH
    way = (Link(material.strings("nav.home"), material.href(front)), *crumbs) if address != front else ()
    share_picture = _share_picture(material, share)
    return Head(
        title=title,
        canonical=material.site.absolute(address),
        lang=lang,
        description=description,
        feed=material.href(feed) if feed else None,
        crumbs=way,
        indexed=indexed,
        kind=kind,
        share=share,
        share_picture=share_picture,
        picture=_picture(material, title, share_picture, cover),
        article=article,
        alternates=alternates,
        linked_data=graph(
            material,
            address,
            title,
            lang=lang,
            crumbs=way,
            page_type=page_type,
            description=description,
            things=things,
        )
        if indexed
        else None,
        section=material.href(section),
        current="page" if section == address else "true",
    )


def _share_picture(material: Material, share: ShareCard | None) -> str | None:
    address = material.share_address(share) if share else None
    return material.site.absolute(address) if address else None


def _picture(material: Material, title: str, drawn: str | None, cover: Picture | None) -> SharePicture | None:
    if drawn:
        return SharePicture(url=drawn, width=CARD_SIZE[0], height=CARD_SIZE[1], alt=title)
    if cover is None:
        return None
    whole = material.site.whole(cover.src)
    return SharePicture(url=whole, width=cover.width, height=cover.height, alt=cover.alt)


def share_card(material: Material, title: str, kicker: str | None = None, cover: str | None = None) -> ShareCard:
    """Return the picture to be drawn for a page: *kicker* over *title*, *cover* a path of the content folder."""
    return ShareCard(title=title, kicker=kicker, site=material.registry.site.name, cover=cover)


def numbered(material: Material, head: Head, address: str, title: str) -> Head:
    """Return the head of a numbered page of the listing that has *head*."""
    return replace(
        head,
        title=title,
        canonical=material.site.absolute(address),
        description=None,
        current="true",
        kind="website",
        alternates=(),
        linked_data=graph(material, address, title, lang=head.lang, crumbs=head.crumbs, page_type="CollectionPage"),
    )


def _emblem(material: Material) -> Picture | None:
    found = material.registry.site.emblem
    if found is None:
        return None
    path = picture_of(found.src, SITE_FILE, material.pictures)
    return None if isinstance(path, Rule) else picture(material, path, found.alt)


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
        for page in sorted(material.edition.pages, key=lambda page: (collation_key(page.title), page.path))
        if page.lang == lang
    )
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        emblem=_emblem(material),
        unit=material.name(Kind.UNIT, site.unit),
        home=material.href(urls.HOME),
        theme=material.href(urls.THEME),
        feed=material.href(urls.feed(urls.HOME)) if material.edition.years() else None,
        menu=(*own, *menu),
        categories=tuple(Link(c.name, material.href(urls.category(c.id))) for c in site.categories),
        pages=(
            *pages,
            Link(t("nav.authors"), material.href(urls.AUTHORS)),
            Link(t("nav.data"), material.href(urls.DATA)),
            Link(t("nav.site_map"), material.href(urls.SITE_MAP)),
        ),
        contact=site.contact,
        notice=site.notice,
        lang=lang,
        other=_other(material, lang),
    )


def _other(material: Material, lang: str) -> OtherLanguage | None:
    """Return the way from Vietnamese pages to English ones, if there are any, and back."""
    if not speaks_english(material):
        return None
    t = material.strings
    if lang == "en":
        return OtherLanguage(lang="vi", name=t("language.vi"), href=material.href(urls.HOME))
    return OtherLanguage(lang="en", name=t("language.en"), href=material.href(urls.ENGLISH))
