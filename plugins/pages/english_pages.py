"""The pages for foreign readers, in English: what the procuracy is, how it is built, how to reach it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from plugins.newsroom import TextPage
from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.item_heads import text_head
from plugins.pages.item_pages import Prose, prose
from plugins.pages.material import Link, Material
from plugins.pages.page import Page, at_address
from plugins.pages.translations import alternates_of_units, speaks_english
from plugins.pages.unit_lists import LEVELS, in_order
from plugins.registry import Unit
from plugins.registry.collation import collation_key
from plugins.registry.units import Contact, Level

ENGLISH = "en"
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
    """The front in English. *counts* are how many units of each level are in being; *pages* are the other texts."""

    head: Head
    title: str
    body: Prose
    counts: tuple[tuple[Level, int], ...]
    units: str
    contacts: tuple[EnglishContact, ...]
    pages: tuple[Link, ...]


class EnglishUnitsView(Struct, frozen=True, kw_only=True):
    """The units by level."""

    head: Head
    title: str
    levels: tuple[EnglishLevel, ...]


def english_pages(material: Material) -> Iterator[Page]:
    """Yield the front and the structure in English, if the site says anything in it."""
    if not speaks_english(material):
        return
    t = material.languages[ENGLISH]
    yield _front(material, next((page for page in _texts(material) if page.slug == urls.FRONT_SLUG), None))
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


def _front(material: Material, text: TextPage | None) -> Page:
    t = material.languages[ENGLISH]
    title = text.title if text else t("english.title")
    present = _present(material)
    counts = ((level, sum(unit.level == level for unit in present)) for level in LEVELS)
    view = EnglishFrontView(
        head=text_head(material, text)
        if text
        else head(material.in_lang(ENGLISH), urls.ENGLISH, title, description=t("english.lead"), lang=ENGLISH),
        title=title,
        body=prose(material, text) if text else (),
        counts=tuple((level, count) for level, count in counts if count),
        units=material.href(urls.ENGLISH_UNITS),
        contacts=tuple(
            EnglishContact(unit=_unit(material, unit), contact=unit.contact)
            for level in _REACHED
            for unit in present
            if unit.level == level and unit.contact
        ),
        pages=tuple(
            Link(page.title, material.href(urls.text_page(page.slug, page.lang)))
            for page in _texts(material)
            if page is not text
        ),
    )
    source = text.path if text else None
    return Page(path=at_address(urls.ENGLISH), template="pages/english.html", view=view, lang=ENGLISH, source=source)


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
