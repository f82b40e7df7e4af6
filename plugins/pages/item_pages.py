"""The page of an item, and the notice at the address of one that was withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from markupsafe import Markup
from msgspec import Struct

from plugins.newsroom import Credit, Item, Story, TextPage, Unpublished
from plugins.newsroom.bodies import Reference
from plugins.newsroom.targets import Target, picture_in, target_of
from plugins.pages import dates, urls
from plugins.pages.cards import Card, Picture, card, cover, cover_path, larger, picture
from plugins.pages.chrome import Head, head
from plugins.pages.closures import ended
from plugins.pages.contents import Entry, contents_of_body, contents_of_item
from plugins.pages.dates import Moment
from plugins.pages.item_heads import item_head, news_crumbs, text_head
from plugins.pages.material import Link, Material, Panel
from plugins.pages.neighbours import Neighbours, neighbours
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.registry import Kind

ROLES = ("author", "compiler", "photographer", "editor")


class Piece(Struct, frozen=True):
    """A piece of a body: HTML that was cleaned when it was read, then perhaps a picture, *lazy* or seen at once.

    A piece may open an element that a later one closes: a picture within its figure. *larger* is the address of the
    largest form of a picture that is far taller than the column.
    """

    html: Markup
    picture: Picture | None = None
    lazy: bool = True
    larger: str | None = None


Prose = tuple[Piece, ...]


class Made(Struct, frozen=True, kw_only=True):
    """Who had one role in making an item."""

    role: str
    names: tuple[Link, ...]


class SourceView(Struct, frozen=True, kw_only=True):
    """Where an item that is not our own was first published."""

    origin: str
    outlet: str
    author: str | None
    day: Moment | None
    url: str | None


class ItemView(Struct, frozen=True, kw_only=True):
    """Everything that the page of an item shows. *copy* is its own address, with the name for a copy of it.

    *unpublished* says in a preview, and nowhere else, why the item is not public.
    """

    head: Head
    headline: str
    kicker: str | None
    lead: str | None
    posted: Moment
    modified: Moment | None
    event: Moment | None
    genre: str
    category: Link
    made: tuple[Made, ...]
    cover: Picture | None
    cover_caption: str | None
    cover_credit: str | None
    cover_larger: str | None
    contents: tuple[Entry, ...]
    body: Prose
    source: SourceView | None
    units: tuple[Link, ...]
    groups: tuple[Link, ...]
    campaigns: tuple[Link, ...]
    people: tuple[Link, ...]
    panels: tuple[Panel, ...]
    related: tuple[Card, ...]
    neighbours: Neighbours | None
    copy: Link
    lang: str
    unpublished: Unpublished | None = None


class NoticeView(Struct, frozen=True, kw_only=True):
    """What stands at the address of a withdrawn item: that it was, when and why; nothing of the item itself."""

    head: Head
    day: Moment
    reason: str


class TextView(Struct, frozen=True, kw_only=True):
    """A page of text."""

    head: Head
    title: str
    contents: tuple[Entry, ...]
    body: Prose
    lang: str


def item_plans(material: Material) -> Iterator[Plan]:
    """Yield the plan of the page of every public item, and of a notice for every withdrawn one."""
    for item in material.edition.items:
        yield plan(item_page, item.id)
    for item in material.edition.notices:
        yield plan(notice_page, item.id)


def item_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a public item."""
    item = material.edition.by_id[id_]
    view = item_view(material, item)
    yield Page(
        path=at_address(urls.item(item.id)),
        template="pages/item.html",
        view=view,
        modified=(item.modified or item.date).date(),
        pictures=pictures_of(view),
        source=item.path,
    )


def notice_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield what stands at the address of a withdrawn item."""
    item = next(item for item in material.edition.notices if item.id == id_)
    assert item.withdrawn is not None
    title = material.strings("notice.title")
    address = urls.item(item.id)
    notice = NoticeView(
        head=head(material, address, title, crumbs=news_crumbs(material), indexed=False),
        day=dates.day(item.withdrawn.date),
        reason=item.withdrawn.reason,
    )
    yield Page(path=at_address(address), template="pages/notice.html", view=notice, listed=False, source=item.path)


def pictures_of(view: ItemView) -> tuple[str, ...]:
    """Return the pictures that a page shows, the cover first, in the form that every machine can read."""
    shown = (view.cover, *(piece.picture for piece in view.body))
    return tuple(dict.fromkeys(picture.src for picture in shown if picture))


def text_pages(material: Material) -> Iterator[Page]:
    """Yield the pages of text; the one at the front of a language is made with that language's own pages."""
    for page in material.edition.pages:
        if page.lang != "vi" and page.slug == urls.FRONT_SLUG:
            continue
        address = urls.text_page(page.slug, page.lang)
        view = TextView(
            head=text_head(material, page),
            title=page.title,
            contents=contents_of_body(page.body),
            body=prose(material, page),
            lang=page.lang,
        )
        yield Page(path=at_address(address), template="pages/text.html", view=view, lang=page.lang, source=page.path)


def item_view(material: Material, item: Item) -> ItemView:
    """Return what the page of *item* shows; units are named as they were called on its day."""
    registry, day = material.registry, item.day
    category = next(c for c in registry.site.categories if c.id == item.category)
    category_link = Link(category.name, material.href(urls.category(category.id)))
    shown = cover(material, Story(item))
    return ItemView(
        head=item_head(material, item, shown),
        headline=item.title,
        kicker=item.kicker,
        lead=item.lead,
        posted=dates.moment(item.date),
        modified=dates.moment(item.modified) if item.modified else None,
        event=dates.event(item.event) if item.event else None,
        genre=item.genre,
        category=category_link,
        made=_made(material, item.byline, day),
        cover=shown,
        cover_caption=item.cover.caption if item.cover else None,
        cover_credit=item.cover.credit if item.cover else None,
        cover_larger=larger(material, cover_path(material, item)),
        contents=contents_of_item(item),
        body=prose(material, item, has_cover=item.cover is not None),
        source=_source(item),
        units=tuple(_unit(material, id_, day) for id_ in _about(item, Kind.UNIT)),
        groups=tuple(material.group(id_) for id_ in _about(item, Kind.GROUP)),
        campaigns=tuple(material.campaign(id_) for id_ in _about(item, Kind.CAMPAIGN)),
        people=tuple(filter(None, (material.person(id_) for id_ in _about(item, Kind.PERSON)))),
        panels=tuple(material.panels_of_item(item)),
        related=tuple(card(material, material.edition.story(*one)) for one in material.related(item)),
        neighbours=neighbours(material, item),
        copy=Link(f"{item.id.rpartition('/')[2]}.html", material.item(item)),
        lang=item.lang,
        unpublished=material.edition.unpublished.get(item.id),
    )


def _about(item: Item, kind: Kind) -> tuple[str, ...]:
    of_sections = (id_ for section in item.sections for id_ in section.about.of(kind))
    return tuple(dict.fromkeys((*item.about.of(kind), *of_sections)))


def _unit(material: Material, id_: str, day: date) -> Link:
    """Return the link to a unit as it was called on *day*; one that was no more by then says until when it was."""
    unit = material.registry.units[id_]
    return ended(material, unit) if unit.has_ended(day) else material.unit(id_, day)


def _made(material: Material, byline: tuple[Credit, ...], day: date) -> tuple[Made, ...]:
    made = []
    for role in ROLES:
        names = tuple(material.maker(credit, day) for credit in byline if credit.role == role)
        if names:
            made.append(Made(role=role, names=names))
    return tuple(made)


def _source(item: Item) -> SourceView | None:
    if item.source is None:
        return None
    return SourceView(
        origin=item.origin,
        outlet=item.source.outlet,
        author=item.source.author,
        day=dates.day(item.source.date) if item.source.date else None,
        url=item.source.url,
    )


_LINK = re.compile(r"<a[ >]")


def prose(material: Material, text: Item | TextPage, *, has_cover: bool = False) -> Prose:
    """Return the body of *text* with the addresses of its links, in pieces between its pictures.

    The first picture of a page is seen at once, the others when the reader comes near.
    """

    def href(reference: Reference) -> str | None:
        return _href(material, _target(reference, text.path))

    pieces: list[Piece] = []
    html, lazy, is_link = "", has_cover, False
    for part in text.body.filled(material.edition.html(text), href):
        if isinstance(part, str):
            html += part
            continue
        path = picture_in(_target(part, text.path), material.pictures)
        opened = [found.end() for found in _LINK.finditer(html)]  # a link may be around several pictures
        is_link = opened[-1] > html.rfind("</a>") if opened else is_link and "</a>" not in html
        whole = None if is_link else larger(material, path)
        shown = picture(material, path, part.alt)
        pieces.append(Piece(Markup(html), shown, lazy, whole))  # noqa: S704  through the allow-list of newsroom.bodies
        html, lazy = "", True
    return (*pieces, Piece(Markup(html)))  # noqa: S704  as above


def _target(reference: Reference, path: str) -> Target:
    target = target_of(reference.target, path, is_picture=reference.is_picture)
    assert isinstance(target, Target), "checked when the body was read"
    return target


def _href(material: Material, target: Target) -> str | None:
    fragment = f"#{target.fragment}" if target.fragment else ""
    match target.kind:
        case "outside":
            return target.value
        case "anchor":
            return fragment
        case "address":
            return material.href(target.value) + fragment
    if target.value in material.edition.by_path:
        return material.item(material.edition.by_path[target.value]) + fragment
    page: TextPage | None = next((p for p in material.edition.pages if p.path == target.value), None)
    return material.href(urls.text_page(page.slug, page.lang)) + fragment if page else None
