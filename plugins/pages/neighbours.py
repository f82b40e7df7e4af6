"""Neighbours: the items before and after an item in the news of its main unit.

The main unit is the first that the item names; of a digest that names none, the unit in its byline. Each item stands
in one such series, so a new item changes one old page: that of the item before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plugins.newsroom import Item
from plugins.pages.material import Link, Material


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An item by its headline; *lang* where that is not Vietnamese."""

    href: str
    headline: str
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The ways from an item through the news of *unit*; at least one is there."""

    unit: Link
    earlier: Neighbour | None
    later: Neighbour | None


Place = tuple[str, Item | None, Item | None]
"""Where an item stands in a series: the unit whose it is, the item before it, the item after it."""


def main_unit(item: Item) -> str | None:
    """Return the unit in whose news *item* stands, if there is one."""
    makers = (credit.unit for credit in item.byline if credit.unit)
    return next(iter(item.about.units), None) or next(makers, None)


def series(items: Iterable[Item]) -> Mapping[str, Place]:
    """Return the place of each of *items*, sorted from the oldest, in the series of its main unit, by its id."""
    found: dict[str, Place] = {}
    newest: dict[str, Item] = {}
    for item in items:
        unit = main_unit(item)
        if unit is None:
            continue
        before = newest.get(unit)
        if before:
            found[before.id] = (unit, found[before.id][1], item)
        found[item.id] = (unit, before, None)
        newest[unit] = item
    return found


def neighbours(material: Material, item: Item, place: Place) -> Neighbours | None:
    """Return the ways from *item*, which stands at *place*; None if it stands there alone."""
    unit, earlier, later = place
    if earlier is None and later is None:
        return None
    return Neighbours(
        unit=material.unit(unit, item.day),
        earlier=_neighbour(material, earlier) if earlier else None,
        later=_neighbour(material, later) if later else None,
    )


def _neighbour(material: Material, item: Item) -> Neighbour:
    return Neighbour(href=material.item(item), headline=item.title, lang=item.lang if item.lang != "vi" else None)
