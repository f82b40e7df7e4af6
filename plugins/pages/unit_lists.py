"""Lists of units: all by region and level, each within the one it belongs to; the parts of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.closures import ClosedView, closed, ended, is_closed
from plugins.pages.contents import Entry, jump_links
from plugins.pages.material import Link, Material
from plugins.pages.page import Page, at_address
from plugins.pages.translations import alternates_of_units
from plugins.registry import Kind, Unit
from plugins.registry.collation import Key, collation_key, unit_key
from plugins.registry.units import Level

LEVELS: tuple[Level, ...] = (
    "supreme", "high", "department", "province", "military", "regional", "district", "division", "office",
)  # fmt: skip
# Units that stand in a list of their own, whatever they belong to.
HEADS: frozenset[Level] = frozenset({"supreme", "high", "province", "military"})
# Units of these are looked for by name; the few of the others stand as the file has them, by rank.
_BY_NAME: frozenset[Level] = frozenset({"province", "military", "regional", "district", "division"})
MANY = 60  # units in being: with more, the parts of each are folded away
PARTS_SEEN = 3  # parts of a unit that are never folded away
PARTS_TOGETHER = 12  # parts of a unit that its page lists together; more are listed by level
FORMER = "cac-don-vi-cu"  # the anchor of the units of former times


class UnitNode(Struct, frozen=True, kw_only=True):
    """A unit with its parts, *count* in all; *folded* if these are many and the list is long."""

    unit: Link
    parts: tuple[UnitNode, ...] = ()
    count: int = 0
    folded: bool = False


class UnitsOfPlace(Struct, frozen=True, kw_only=True):
    """The units of one *region*, or those of one *level* that are in none."""

    anchor: str
    level: str
    region: str | None
    units: tuple[UnitNode, ...]


class FormerUnit(Struct, frozen=True, kw_only=True):
    """A unit of former times, what became of it, and its own parts of then."""

    unit: Link
    closed: ClosedView | None
    parts: tuple[UnitNode, ...]


class FormerOfLevel(Struct, frozen=True, kw_only=True):
    """The units of former times of one level."""

    level: str
    units: tuple[FormerUnit, ...]


class UnitsView(Struct, frozen=True, kw_only=True):
    """The list of all units: those in being by region and level, then those of former times, *former_count* in all."""

    head: Head
    title: str
    ways: tuple[Entry, ...]
    places: tuple[UnitsOfPlace, ...]
    former: tuple[FormerOfLevel, ...]
    former_anchor: str
    count: int
    former_count: int


class UnitGroup(Struct, frozen=True, kw_only=True):
    """Parts of a unit: of one *region*, or of one *level*; of any where both are None."""

    level: str | None
    region: str | None
    units: tuple[Link, ...]


def unit_list(material: Material) -> Iterator[Page]:
    """Yield the page that lists every unit that has begun, each once."""
    shown = [unit for unit in material.registry.units.values() if material.shows(Kind.UNIT, unit.id)]
    present = _Forest([unit for unit in shown if not is_closed(material, unit)], HEADS)
    past = _Forest([unit for unit in shown if is_closed(material, unit)], frozenset({"supreme", "high"}))
    places = tuple(_places(material, present))
    former = tuple(_former(material, past))
    title = material.strings("nav.units")
    view = UnitsView(
        head=head(
            material,
            urls.UNITS,
            title,
            description=material.strings("unit.list_description"),
            page_type="CollectionPage",
            alternates=alternates_of_units(material),
        ),
        title=title,
        ways=jump_links(_ways(material, places, former)),
        places=places,
        former=former,
        former_anchor=FORMER,
        count=len(present.units),
        former_count=len(past.units),
    )
    yield Page(path=at_address(urls.UNITS), template="pages/units.html", view=view)


def unit_groups(material: Material, parts: Sequence[Unit]) -> tuple[UnitGroup, ...]:
    """Return *parts* as the page of their unit lists them: by level, provinces by region, if they are many."""
    if len(parts) <= PARTS_TOGETHER:
        links = tuple(material.unit(part.id) for part in in_order(material, parts))
        return (UnitGroup(level=None, region=None, units=links),) if parts else ()
    return tuple(
        UnitGroup(level=level, region=region, units=tuple(material.unit(unit.id) for unit in units))
        for level, region, _, units in _by_place(material, parts)
    )


@dataclass(slots=True)
class _Forest:
    """Units in their order, each a root or a part of one other: of its parent, unless its level is one of *heads*."""

    units: list[Unit]
    heads: frozenset[Level]
    roots: list[Unit] = field(init=False, default_factory=list)
    parts: dict[str, list[Unit]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        ids = {unit.id for unit in self.units}
        for unit in self.units:
            if unit.parent in ids and unit.level not in self.heads:
                assert unit.parent is not None
                self.parts.setdefault(unit.parent, []).append(unit)
            else:
                self.roots.append(unit)


def _places(material: Material, present: _Forest) -> Iterator[UnitsOfPlace]:
    names = Counter(material.unit(unit.id).text for unit in present.roots)

    def node(unit: Unit) -> UnitNode:
        parts = tuple(node(part) for part in in_order(material, present.parts.get(unit.id, ())))
        return UnitNode(
            unit=_told_apart(material, material.unit(unit.id), unit, names),
            parts=parts,
            count=sum(1 + part.count for part in parts),
            folded=unit.level != "supreme" and len(present.units) > MANY and len(parts) > PARTS_SEEN,
        )

    for level, region, anchor, units in _by_place(material, present.roots):
        yield UnitsOfPlace(anchor=anchor, level=level, region=region, units=tuple(node(unit) for unit in units))


def _by_place(material: Material, units: Iterable[Unit]) -> Iterator[tuple[str, str | None, str, list[Unit]]]:
    """Yield *units* by level from the top, provinces by region, then by name: level, region's name, anchor, units."""
    of: defaultdict[tuple[Level, str | None], list[Unit]] = defaultdict(list)
    for unit in units:
        of[unit.level, material.registry.region_of(unit.id) if unit.level == "province" else None].append(unit)
    for level in LEVELS:
        for region in material.registry.site.regions:
            if found := of[level, region.id]:
                yield level, region.name, f"vung-{region.id}", in_order(material, found)
        if found := of[level, None]:
            yield level, None, f"cap-{level}", in_order(material, found)


def in_lists(unit: Unit, name: str) -> tuple[int, Key, Key]:
    """Return the key by which units are looked for: the level, the *name*, the id, which tells whose part it is."""
    return LEVELS.index(unit.level), unit_key(name), collation_key(unit.id)


def in_order(material: Material, units: Iterable[Unit]) -> list[Unit]:
    """Return *units* with those of each level together, the levels as they come; where they are many, by name."""
    levels: dict[Level, list[Unit]] = {}
    for unit in units:
        levels.setdefault(unit.level, []).append(unit)
    return [
        unit
        for level, found in levels.items()
        for unit in (
            sorted(found, key=lambda one: in_lists(one, material.label(one.id))) if level in _BY_NAME else found
        )
    ]


def _told_apart(material: Material, link: Link, unit: Unit, names: Mapping[str, int]) -> Link:
    """Return *link*, with the unit above it if another in the list bears the same name."""
    if names[link.text] < 2 or unit.parent is None:
        return link
    above = material.unit(unit.parent, unit.valid.end).text
    return replace(link, note=f"{above}, {link.note}" if link.note else above)


def _former(material: Material, past: _Forest) -> Iterator[FormerOfLevel]:
    names = Counter(ended(material, unit).text for unit in past.roots)

    def node(unit: Unit) -> UnitNode:
        parts = tuple(node(part) for part in in_order(material, past.parts.get(unit.id, ())))
        return UnitNode(unit=ended(material, unit), parts=parts, count=sum(1 + part.count for part in parts))

    for level in LEVELS:
        units = tuple(
            FormerUnit(
                unit=_told_apart(material, ended(material, unit), unit, names),
                closed=closed(material, unit, in_list=True),
                parts=node(unit).parts,
            )
            for unit in in_order(material, past.roots)
            if unit.level == level
        )
        if units:
            yield FormerOfLevel(level=level, units=units)


def _ways(material: Material, places: Iterable[UnitsOfPlace], former: Sequence[FormerOfLevel]) -> Iterator[Link]:
    for place in places:
        yield Link(place.region or material.strings(f"unit.level_name.{place.level}"), f"#{place.anchor}")
    if former:
        yield Link(material.strings("unit.former"), f"#{FORMER}")
