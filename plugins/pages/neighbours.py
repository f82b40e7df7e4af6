"""Neighbours: the items before and after an item in the news of its main unit.

The main unit is the first that the item names; of a digest that names none, the unit in its byline. Each item stands
in one such series, so a new item changes one old page: that of the item before it.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.newsroom import Item
from plugins.pages.material import Link, Material


class Neighbour(Struct, frozen=True, kw_only=True):
    """An item by its headline."""

    href: str
    headline: str
    lang: str = "vi"


class Neighbours(Struct, frozen=True, kw_only=True):
    """The ways from an item through the news of *unit*; at least one is there."""

    unit: Link
    earlier: Neighbour | None
    later: Neighbour | None


def neighbours(material: Material, item: Item) -> Neighbours | None:
    """Return the ways from *item* through the news of its main unit; None if it stands there alone."""
    unit = item.main_unit
    if unit is None:
        return None
    earlier, later = material.beside(item)
    if earlier is None and later is None:
        return None
    return Neighbours(
        unit=material.unit(unit, item.day),
        earlier=_neighbour(material, earlier) if earlier else None,
        later=_neighbour(material, later) if later else None,
    )


def _neighbour(material: Material, id_: str) -> Neighbour:
    item = material.edition.by_id[id_]
    return Neighbour(href=material.item(item), headline=item.title, lang=item.lang)
