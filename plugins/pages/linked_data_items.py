"""Linked data of an item of news: schema.org's `NewsArticle`."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.newsroom import Credit, Item
from plugins.pages import dates, urls
from plugins.pages.cards import Picture
from plugins.pages.linked_data import Node, entity, node, publisher, website_in_short
from plugins.pages.material import Material
from plugins.registry import Kind

_AUTHORS = ("author", "compiler")


def news_article(material: Material, item: Item, *, description: str | None, cover: Picture | None) -> Node:
    """Return what *item* is: only what its page shows, and of people only those who have a page."""
    url = material.site.absolute(urls.item(item.id))
    category = next(c.name for c in material.registry.site.categories if c.id == item.category)
    source = item.source
    return node(
        "NewsArticle",
        f"{url}#article",
        url=url,
        mainEntityOfPage={"@id": url},
        headline=item.title,
        alternativeHeadline=item.kicker,
        description=description,
        articleSection=category,
        inLanguage=item.lang,
        datePublished=dates.moment(item.date).iso,
        dateModified=dates.moment(item.modified or item.date).iso,
        image=image(material, cover) if cover else None,
        author=[*_makers(material, item, *_AUTHORS), *_first_author(item)],
        contributor=list(_makers(material, item, "photographer")),
        editor=list(_makers(material, item, "editor")),
        about=list(_about(material, item)),
        publisher=publisher(material),
        isPartOf=website_in_short(material),
        isBasedOn=node(
            "CreativeWork",
            url=source.url,
            name=None if source.url else source.outlet,
            datePublished=source.date.isoformat() if source.date else None,
            publisher=node("Organization", name=source.outlet),
        )
        if source
        else None,
        sourceOrganization=node("Organization", name=source.outlet) if source else None,
        isAccessibleForFree=True,
    )


def image(material: Material, picture: Picture) -> Node:
    """Return a picture in the form that any machine can show."""
    url = material.site.whole(picture.src)
    return node("ImageObject", url=url, width=picture.width, height=picture.height, caption=picture.alt)


def _makers(material: Material, item: Item, *roles: str) -> Iterator[Node]:
    for credit in item.byline:
        if credit.role in roles:
            yield _maker(material, item, credit)


def _maker(material: Material, item: Item, credit: Credit) -> Node:
    if credit.unit:
        return entity(material, Kind.UNIT, credit.unit, material.registry.units[credit.unit].name_on(item.day).label)
    works = material.maker(credit, item.day)
    if credit.person is None or not material.shows(Kind.PERSON, credit.person):
        return node("Person", name=works.text, **_at(material, works.href))
    # A contributor may have a page of works, and none of what is told about them.
    return {**entity(material, Kind.PERSON, credit.person), **_at(material, works.href)}


def _at(material: Material, href: str | None) -> Node:
    return {"url": material.site.whole(href)} if href else {}


def _first_author(item: Item) -> Iterator[Node]:
    """Yield who wrote an item that was first published elsewhere."""
    if item.source and item.source.author:
        yield node("Person", name=item.source.author)


def _about(material: Material, item: Item) -> Iterator[Node]:
    for kind in Kind:
        of_sections = (id_ for section in item.sections for id_ in section.about.of(kind))
        for id_ in dict.fromkeys((*item.about.of(kind), *of_sections)):
            if kind is Kind.PERSON and not material.shows(kind, id_):
                continue  # who is not public is named where the item names them, and is no subject of a machine
            name = material.registry.units[id_].name_on(item.day).name if kind is Kind.UNIT else None
            yield entity(material, kind, id_, name)
