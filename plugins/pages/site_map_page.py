"""The map of the site for people: every part of the portal, and the ways into it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.closures import is_closed
from plugins.pages.material import Link, MapPart, Material
from plugins.pages.page import Page, at_address
from plugins.pages.translations import speaks_english
from plugins.pages.unit_lists import LEVELS, in_order
from plugins.registry import Kind
from plugins.registry.collation import collation_key

_PARTS_OF_OTHERS = frozenset({"regional", "district", "division"})
"""Levels whose units are reached through the unit that they belong to: hundreds of names would be no map."""


class SiteMapView(Struct, frozen=True, kw_only=True):
    """The parts of the site, each with lists of ways into it."""

    head: Head
    title: str
    parts: tuple[MapPart, ...]


def site_map_page(material: Material) -> Iterator[Page]:
    """Yield the map of the site."""
    title = material.strings("site_map.title")
    page_head = head(
        material,
        urls.SITE_MAP,
        title,
        description=material.strings("site_map.description", site=material.registry.site.name),
        page_type="CollectionPage",
    )
    parts = (_news(material), _units(material), *_lists(material), *material.map_parts(), _about(material))
    view = SiteMapView(head=page_head, title=title, parts=parts)
    yield Page(path=at_address(urls.SITE_MAP), template="pages/site_map.html", view=view)


def _news(material: Material) -> MapPart:
    t, href = material.strings, material.href
    years = reversed(material.edition.years())
    return MapPart(
        part=Link(t("news.title"), href(urls.NEWS)),
        lists=(
            (t("news.years"), tuple(Link(str(year), href(urls.year(year))) for year in years)),
            (
                t("news.categories"),
                tuple(Link(c.name, href(urls.category(c.id))) for c in material.registry.site.categories),
            ),
        ),
    )


def _units(material: Material) -> MapPart:
    t = material.strings
    begun = (unit for unit in material.registry.units.values() if material.shows(Kind.UNIT, unit.id))
    units = in_order(material, (unit for unit in begun if not is_closed(material, unit)))
    return MapPart(
        part=Link(t("nav.units"), material.href(urls.UNITS)),
        lists=tuple(
            (t(f"unit.level_name.{level}"), tuple(material.unit(unit.id) for unit in units if unit.level == level))
            for level in LEVELS
            if level not in _PARTS_OF_OTHERS
        ),
    )


def _lists(material: Material) -> Iterator[MapPart]:
    t, href, registry = material.strings, material.href, material.registry
    groups = _by_name(material.group(id_) for id_ in registry.groups)
    yield MapPart(part=Link(t("nav.groups"), href(urls.GROUPS)), lists=((None, groups),))
    campaigns = _by_name(material.campaign(id_) for id_ in registry.campaigns if material.shows(Kind.CAMPAIGN, id_))
    yield MapPart(part=Link(t("nav.campaigns"), href(urls.CAMPAIGNS)), lists=((None, campaigns),))
    yield MapPart(part=Link(t("nav.people"), href(urls.PEOPLE)))
    yield MapPart(part=Link(t("nav.authors"), href(urls.AUTHORS)))


def _by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (collation_key(link.text), link.href or "")))


def _about(material: Material) -> MapPart:
    t, href = material.strings, material.href
    texts = tuple(
        Link(page.title, href(urls.text_page(page.slug, page.lang)))
        for page in sorted(material.edition.pages, key=lambda page: (collation_key(page.title), page.path))
        if page.lang == "vi"
    )
    data = (Link(t("data.title"), href(urls.DATA)), Link(t("data.schema_title"), href(urls.DATA_SCHEMA)))
    feed = (Link(t("layout.feed"), href(urls.feed(urls.HOME))),) if material.edition.years() else ()
    english = (Link(t("language.en"), href(urls.ENGLISH)),) if speaks_english(material) else ()
    return MapPart(part=Link(t("site_map.about")), lists=((None, (*texts, *english, *data, *feed)),))
