"""One page in several languages: which others there are, for `hreflang`, and whether the site speaks English at all."""

from __future__ import annotations

from plugins.newsroom import TextPage
from plugins.pages import urls
from plugins.pages.material import Material

Alternates = tuple[tuple[str, str], ...]

ANY = "x-default"  # whoever reads none of the languages is led to the Vietnamese page


def alternates(material: Material, page: TextPage) -> Alternates:
    """Return (language, whole address) of *page* in every language, itself among them; nothing if it has one."""
    original = page.translates or page.path
    same = [one for one in material.edition.pages if original in (one.path, one.translates)]
    found: dict[str, str] = {one.lang: urls.text_page(one.slug, one.lang) for one in same}
    return _told(material, found) if len(found) > 1 else ()


def alternates_of_units(material: Material) -> Alternates:
    """Return where the list of units stands in each language."""
    return _told(material, {"vi": urls.UNITS, "en": urls.ENGLISH_UNITS}) if speaks_english(material) else ()


def speaks_english(material: Material) -> bool:
    """Tell whether there is anything in English for a foreign reader: a page of text, an item, the name of a unit."""
    in_english = any(page.lang == "en" for page in material.edition.pages)
    return (
        in_english
        or bool(material.edition.in_language("en"))
        or any(name.en for unit in material.registry.units.values() for name in unit.names)
    )


def _told(material: Material, found: dict[str, str]) -> Alternates:
    addresses = {lang: material.site.absolute(address) for lang, address in sorted(found.items(), reverse=True)}
    return (*addresses.items(), (ANY, addresses.get("vi", next(iter(addresses.values())))))
