"""The page of an item, and the notice at the address of one that was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from plugins.newsroom import Body, Credit, Item, Story, TextPage
from plugins.newsroom.bodies import Reference
from plugins.newsroom.targets import Target, target_of
from plugins.pages import dates, urls
from plugins.pages.cards import Picture, cover, shortened
from plugins.pages.chrome import Head, head
from plugins.pages.dates import Moment
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.registry import Kind

DESCRIPTION_LIMIT = 200  # characters; search engines cut there
ROLES = ("author", "compiler", "photographer", "editor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """Who had one role in making an item."""

    role: str
    names: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """Where an item that is not our own was first published."""

    origin: str
    outlet: str
    author: str | None
    day: Moment | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemView:
    """Everything that the page of an item shows."""

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
    sections: tuple[Link, ...]
    body: Markup
    source: SourceView | None
    units: tuple[Link, ...]
    groups: tuple[Link, ...]
    campaigns: tuple[Link, ...]
    people: tuple[Link, ...]
    panels: tuple[Panel, ...]
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    """What stands at the address of a withdrawn item: that it was, when and why; nothing of the item itself."""

    head: Head
    day: Moment
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TextView:
    """A page of text."""

    head: Head
    title: str
    body: Markup
    lang: str


def item_pages(material: Material) -> Iterator[Page]:
    """Yield the page of every public item, and a notice for every withdrawn one."""
    for item in material.edition.items:
        yield Page(
            path=at_address(urls.item(item.id)),
            template="pages/item.html",
            view=item_view(material, item),
            modified=(item.modified or item.date).date(),
            source=item.path,
        )
    for item in material.edition.notices:
        assert item.withdrawn is not None
        title = material.strings("notice.title")
        address = urls.item(item.id)
        view = NoticeView(
            head=head(material, address, title, crumbs=_news_crumbs(material), indexed=False),
            day=dates.day(item.withdrawn.date),
            reason=item.withdrawn.reason,
        )
        yield Page(path=at_address(address), template="pages/notice.html", view=view, listed=False, source=item.path)


def text_pages(material: Material) -> Iterator[Page]:
    """Yield the pages of text."""
    for page in material.edition.pages:
        address = urls.text_page(page.slug, page.lang)
        view = TextView(
            head=head(material, address, page.title, description=shortened(page.body.text, DESCRIPTION_LIMIT) or None),
            title=page.title,
            body=filled(material, page.body, page.path),
            lang=page.lang,
        )
        yield Page(path=at_address(address), template="pages/text.html", view=view, lang=page.lang, source=page.path)


def item_view(material: Material, item: Item) -> ItemView:
    """Return what the page of *item* shows; units are named as they were called on its day."""
    registry, day = material.registry, item.day
    category = next(c for c in registry.site.categories if c.id == item.category)
    category_link = Link(category.name, material.href(urls.category(category.id)))
    story = Story(item)
    return ItemView(
        head=head(
            material,
            urls.item(item.id),
            item.title,
            crumbs=(*_news_crumbs(material), category_link),
            description=shortened(item.lead or item.body.text, DESCRIPTION_LIMIT) or None,
            kind="article",
        ),
        headline=item.title,
        kicker=item.kicker,
        lead=item.lead,
        posted=dates.moment(item.date),
        modified=dates.moment(item.modified) if item.modified else None,
        event=dates.event(item.event) if item.event else None,
        genre=item.genre,
        category=category_link,
        made=_made(material, item.byline, day),
        cover=cover(material, story),
        cover_caption=item.cover.caption if item.cover else None,
        cover_credit=item.cover.credit if item.cover else None,
        sections=tuple(Link(section.heading, f"#{section.anchor}") for section in item.sections),
        body=filled(material, item.body, item.path),
        source=_source(item),
        units=tuple(material.unit(id_, day) for id_ in _about(item, Kind.UNIT)),
        groups=tuple(material.group(id_) for id_ in _about(item, Kind.GROUP)),
        campaigns=tuple(material.campaign(id_) for id_ in _about(item, Kind.CAMPAIGN)),
        people=tuple(material.person(id_) for id_ in _about(item, Kind.PERSON)),
        panels=tuple(material.panels_of_item(item)),
        lang=item.lang,
    )


def _news_crumbs(material: Material) -> tuple[Link, ...]:
    return (Link(material.strings("nav.news"), material.href(urls.NEWS)),)


def _about(item: Item, kind: Kind) -> tuple[str, ...]:
    of_sections = (id_ for section in item.sections for id_ in section.about.of(kind))
    return tuple(dict.fromkeys((*item.about.of(kind), *of_sections)))


def _made(material: Material, byline: tuple[Credit, ...], day: date) -> tuple[Made, ...]:
    made = []
    for role in ROLES:
        names = tuple(_maker(material, credit, day) for credit in byline if credit.role == role)
        if names:
            made.append(Made(role=role, names=names))
    return tuple(made)


def _maker(material: Material, credit: Credit, day: date) -> Link:
    if credit.person:
        return material.author(credit.person)
    if credit.unit:
        return material.unit(credit.unit, day)
    return Link(credit.name or "")


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


def filled(material: Material, body: Body, path: str) -> Markup:
    """Return the HTML of *body*, from the file *path*, with the addresses of its links and pictures."""
    first_picture = True

    def attributes(reference: Reference) -> Mapping[str, str | int] | None:
        nonlocal first_picture
        target = target_of(reference.target, path, is_picture=reference.is_picture)
        assert isinstance(target, Target), "checked when the body was read"
        if target.kind == "picture":
            found = material.pictures[target.value]
            lazy = {} if first_picture else {"loading": "lazy"}
            first_picture = False
            return {"src": material.href(found.address), "width": found.width, "height": found.height, **lazy}
        href = _href(material, target)
        return {"href": href} if href is not None else None

    return Markup(body.filled(attributes))  # noqa: S704  the body came through the allow-list of newsroom.bodies


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
