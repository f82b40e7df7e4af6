"""The pages for foreign readers, in English: news in it, what the procuracy is, how it is built, how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.newsroom import Stories, TextPage
from plugins.newsroom.frontmatter import Lang
from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.contents import Entry, jump_links
from plugins.pages.item_heads import text_head
from plugins.pages.item_pages import Prose, prose
from plugins.pages.listings import Listing, newest, older_plans
from plugins.pages.material import Link, Material
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.pages.translations import alternates_of_units, speaks_english
from plugins.pages.unit_lists import LEVELS, in_order
from plugins.registry import Unit
from plugins.registry.collation import collation_key
from plugins.registry.units import Contact, Level

ENGLISH: Lang = "en"
_ALWAYS: frozenset[Level] = frozenset({"supreme", "high", "department", "province", "military"})
"""Levels whose units are listed even without an English name; others are counted as parts."""
_REACHED: tuple[Level, ...] = ("supreme", "high", "province")  # whose contacts a foreign reader may want


class EnglishUnit(Struct, frozen=True, kw_only=True):
    """A unit: its name in *lang*, Vietnamese if it has no other; its own page; what it is a part of; its parts."""

    name: str
    lang: str
    page: Link
    parent: str | None
    parent_lang: str
    parts: int


class EnglishLevel(Struct, frozen=True, kw_only=True):
    """The units of one level that are in being."""

    level: Level
    units: tuple[EnglishUnit, ...]


class EnglishContact(Struct, frozen=True, kw_only=True):
    """A unit and how to reach it."""

    unit: EnglishUnit
    contact: Contact


class EnglishFrontView(Struct, frozen=True, kw_only=True):
    """The front in English: first the items and the texts in it, then its own text, structure and contacts.

    *news* is where all news stands; *counts* are how many units of each level are in being.
    """

    head: Head
    title: str
    body: Prose
    ways: tuple[Entry, ...]
    listing: Listing
    pages: tuple[Link, ...]
    news: str
    counts: tuple[tuple[Level, int], ...]
    units: str
    contacts: tuple[EnglishContact, ...]


class EnglishUnitsView(Struct, frozen=True, kw_only=True):
    """The units by level."""

    head: Head
    title: str
    levels: tuple[EnglishLevel, ...]


def english_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the front in English, of its older news and of the structure, if there is anything in it."""
    if speaks_english(material):
        yield plan(english_front)
        yield from older_plans(english_listing, len(material.edition.in_language(ENGLISH)))
        yield plan(english_units)


def english_listing(material: Material) -> tuple[Head, str, Stories]:
    """Return the head and the address of the front in English, and the items that are in it."""
    text, t = _front_text(material), material.languages[ENGLISH]
    page_head = (
        text_head(material, text)
        if text
        else head(
            material.in_lang(ENGLISH), urls.ENGLISH, t("english.title"), description=t("english.lead"), lang=ENGLISH
        )
    )
    return page_head, urls.ENGLISH, material.edition.in_language(ENGLISH)


def english_front(material: Material) -> Iterator[Page]:
    """Yield the front in English: first what there is to read in it, then the structure and the contacts."""
    t, text, present = material.languages[ENGLISH], _front_text(material), _present(material)
    page_head, address, stories = english_listing(material)
    listing = newest(material, address, stories, has_line=False)
    counts = ((level, sum(unit.level == level for unit in present)) for level in LEVELS)
    pages = tuple(
        Link(page.title, material.href(urls.text_page(page.slug, page.lang)))
        for page in _texts(material)
        if page is not text
    )
    contacts = tuple(
        EnglishContact(unit=_unit(material, unit), contact=unit.contact)
        for level in _REACHED
        for unit in present
        if unit.level == level and unit.contact
    )
    ways = (
        Link(t("english.news"), "#_news" if listing.cards else None),
        Link(t("english.more"), "#_pages" if pages else None),
        Link(t("english.about"), "#_about" if text else None),
        Link(t("english.structure"), "#_structure"),
        Link(t("english.contacts"), "#_contacts" if contacts else None),
    )
    view = EnglishFrontView(
        head=page_head,
        title=text.title if text else t("english.title"),
        body=prose(material, text) if text else (),
        ways=jump_links(ways),
        listing=listing,
        pages=pages,
        news=material.href(urls.NEWS),
        counts=tuple((level, count) for level, count in counts if count),
        units=material.href(urls.ENGLISH_UNITS),
        contacts=contacts,
    )
    source = text.path if text else None
    yield Page(path=at_address(address), template="pages/english.html", view=view, lang=ENGLISH, source=source)


def english_units(material: Material) -> Iterator[Page]:
    """Yield the structure in English."""
    t = material.languages[ENGLISH]
    title = t("english.structure")
    units_head = head(
        material.in_lang(ENGLISH),
        urls.ENGLISH_UNITS,
        title,
        description=t("english.structure_lead"),
        lang=ENGLISH,
        page_type="CollectionPage",
        alternates=alternates_of_units(material),
    )
    view = EnglishUnitsView(head=units_head, title=title, levels=tuple(_levels(material)))
    yield Page(path=at_address(urls.ENGLISH_UNITS), template="pages/english_units.html", view=view, lang=ENGLISH)


def _front_text(material: Material) -> TextPage | None:
    return next((page for page in _texts(material) if page.slug == urls.FRONT_SLUG), None)


def _texts(material: Material) -> list[TextPage]:
    return sorted(
        (page for page in material.edition.pages if page.lang == ENGLISH),
        key=lambda page: (collation_key(page.title), page.path),
    )


def _present(material: Material) -> list[Unit]:
    return in_order(material, (unit for unit in material.registry.units.values() if material.today in unit.valid))


def _levels(material: Material) -> Iterator[EnglishLevel]:
    for level in LEVELS:
        units = [unit for unit in _present(material) if unit.level == level]
        shown = [unit for unit in units if level in _ALWAYS or unit.name_on(material.today).en]
        if shown:
            yield EnglishLevel(level=level, units=tuple(_unit(material, unit) for unit in shown))


def _unit(material: Material, unit: Unit) -> EnglishUnit:
    units, today = material.registry.units, material.today
    name, lang = _name(material, unit)
    parent, parent_lang = _name(material, units[unit.parent]) if unit.parent else (None, ENGLISH)
    return EnglishUnit(
        name=name,
        lang=lang,
        page=material.unit(unit.id),
        parent=parent,
        parent_lang=parent_lang,
        parts=sum(today in units[id_].valid for id_ in material.registry.parts(unit.id)),
    )


def _name(material: Material, unit: Unit) -> tuple[str, str]:
    name = unit.name_on(material.today)
    return (name.en, ENGLISH) if name.en else (name.name, "vi")
