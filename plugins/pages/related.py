"""Related items: what was told before of the same people, campaigns, groups and units.

It looks back in time only: what is related to an item depends on the items before it, so a new item changes no old
page.
"""

from __future__ import annotations

from msgspec import Struct

from plugins.newsroom import About, Edition, Item, Story
from plugins.registry import Kind

SHOWN = 5
KEPT = 12  # newest items of each entity that are looked through, so that an item costs the same however many there are
OF_PERSON, OF_CAMPAIGN, OF_GROUP, OF_UNIT = 8, 4, 2, 1
_KIND = {OF_PERSON: Kind.PERSON, OF_CAMPAIGN: Kind.CAMPAIGN, OF_GROUP: Kind.GROUP, OF_UNIT: Kind.UNIT}

Entity = tuple[int, str]
"""What an item tells of: the weight of its kind, which tells the kinds apart, and its id."""


class _Told(Struct, frozen=True):
    """An item with all that it tells of, that as a whole and that section by section."""

    item: Item
    entities: frozenset[Entity]
    whole: frozenset[Entity]
    sections: tuple[frozenset[Entity], ...]

    @classmethod
    def of(cls, item: Item) -> _Told:
        whole = _entities(item.about)
        sections = tuple(_entities(section.about) for section in item.sections)
        return cls(item, whole.union(*sections), whole, sections)

    def story(self, entities: frozenset[Entity]) -> Story:
        """Return what tells most of *entities*: a section, the first of several, or the whole."""
        if not self.sections:
            return Story(self.item)
        shared = [_weight(section & entities) for section in self.sections]
        most = max(shared)
        if most == 0 or most < _weight(self.whole & entities):
            return Story(self.item)
        return Story(self.item, self.item.sections[shared.index(most)])


def related(edition: Edition, item: Item) -> tuple[Story, ...]:
    """Return the earlier stories that share most with *item*.

    Of several that share as much the one nearest in time comes first. Of a digest it is the section that shares most,
    or the whole if that shares more by itself. An item that shares nothing has none.
    """
    told = _Told.of(item)
    shared: dict[str, int] = {}
    others: dict[str, Item] = {}
    for weight, id_ in sorted(told.entities):
        for other in edition.about(_KIND[weight], id_).earlier(item, KEPT):
            shared[other.id] = shared.get(other.id, 0) + weight
            others[other.id] = other
    best = sorted(others.values(), key=lambda other: (shared[other.id], other.date, other.id), reverse=True)
    return tuple(_Told.of(other).story(told.entities) for other in best[:SHOWN])


def _entities(about: About) -> frozenset[Entity]:
    return frozenset(
        [
            *[(OF_PERSON, id_) for id_ in about.people],
            *[(OF_CAMPAIGN, id_) for id_ in about.campaigns],
            *[(OF_GROUP, id_) for id_ in about.groups],
            *[(OF_UNIT, id_) for id_ in about.units],
        ]
    )


def _weight(entities: frozenset[Entity]) -> int:
    return sum([weight for weight, _ in entities]) if entities else 0
