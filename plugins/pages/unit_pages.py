"""The page of a unit: its level and parent, its names by date, what became of it, its groups, its parts, its news."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from plugins.pages import dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.dates import Moment
from plugins.pages.listings import Listing, newest, older_pages
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.registry import Kind, Unit
from plugins.registry.units import Contact, Level

LEVELS: tuple[Level, ...] = (
    "supreme", "high", "department", "province", "military", "regional", "district", "division", "office",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameView:
    """A name and the days on which it was borne."""

    name: str
    since: Moment | None
    until: Moment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedView:
    """What became of a unit (*how* is the end of a string's key), from which day, and who took over."""

    how: str
    since: Moment
    successors: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predecessor:
    """A unit that this one succeeded: the way to its archive, its last day, how many items stand there."""

    unit: Link
    until: Moment | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A group that the unit took part in, in one year, and what it was there."""

    year: int
    group: Link
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """Everything that the page of a unit shows."""

    head: Head
    name: str
    level: str
    parent: Link | None
    begun: Moment | None
    names: tuple[NameView, ...]
    closed: ClosedView | None
    predecessors: tuple[Predecessor, ...]
    groups: tuple[Membership, ...]
    parts: tuple[Link, ...]
    former_parts: tuple[Link, ...]
    contact: Contact | None
    panels: tuple[Panel, ...]
    listing: Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsOfLevel:
    """The units of one level in the list of units: those in being, and those that are no more."""

    level: str
    present: tuple[Link, ...]
    former: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsView:
    """The list of all units."""

    head: Head
    title: str
    levels: tuple[UnitsOfLevel, ...]


def unit_pages(material: Material) -> Iterator[Page]:
    """Yield the page of each unit that has begun, with its older news, and the list of all."""
    shown = [unit for unit in material.registry.units.values() if material.shows_unit(unit)]
    crumbs = (Link(material.strings("nav.units"), material.href(urls.UNITS)),)
    for unit in shown:
        address = urls.entity(Kind.UNIT, unit.id)
        stories = material.edition.about(Kind.UNIT, unit.id)
        name = unit.name_on(_last_day(material, unit))
        page_head = head(
            material,
            address,
            name.label,
            crumbs=(*crumbs, *_ancestors(material, unit)),
            description=material.strings("unit.description", name=name.name),
            feed=urls.feed(address) if stories else None,
        )
        view = _view(material, unit, page_head, newest(material, address, stories))
        yield Page(path=at_address(address), template="pages/unit.html", view=view)
        yield from older_pages(material, page_head, address, stories)
    title = material.strings("nav.units")
    yield Page(
        path=at_address(urls.UNITS),
        template="pages/units.html",
        view=UnitsView(head=head(material, urls.UNITS, title), title=title, levels=_by_level(material, shown)),
    )


def _last_day(material: Material, unit: Unit) -> date:
    """Return today, or the last day of a unit that is no more: it goes by the name that it bore then."""
    return min(material.today, unit.valid.end) if unit.valid.end else material.today


def _ancestors(material: Material, unit: Unit) -> tuple[Link, ...]:
    chain: list[Link] = []
    while unit.parent:
        unit = material.registry.units[unit.parent]
        chain.insert(0, material.unit(unit.id))
    return tuple(chain)


def _view(material: Material, unit: Unit, page_head: Head, listing: Listing) -> UnitView:
    day = _last_day(material, unit)
    parts = [material.registry.units[id_] for id_ in material.registry.parts(unit.id)]
    parts = [part for part in parts if material.shows_unit(part)]
    return UnitView(
        head=page_head,
        name=unit.name_on(day).name,
        level=unit.level,
        parent=material.unit(unit.parent, day) if unit.parent else None,
        begun=dates.day(unit.valid.start) if unit.valid.start else None,
        names=_names(material, unit),
        closed=_closed(material, unit),
        predecessors=tuple(_predecessors(material, unit)),
        groups=tuple(_memberships(material, unit)),
        parts=tuple(material.unit(part.id) for part in parts if not is_closed(material, part)),
        former_parts=tuple(_ended(material, part) for part in parts if is_closed(material, part)),
        contact=unit.contact if not is_closed(material, unit) else None,
        panels=tuple(material.panels_at(Kind.UNIT, unit.id)),
        listing=listing,
    )


def is_closed(material: Material, unit: Unit) -> bool:
    """Tell whether a unit is no more on the day of the build."""
    return unit.closed_on is not None and unit.closed_on <= material.today


def _names(material: Material, unit: Unit) -> tuple[NameView, ...]:
    known = [name for name in unit.names if name.since is None or name.since <= material.today]
    views = []
    for index, name in enumerate(known):
        later = known[index + 1].since if index + 1 < len(known) else None
        if later is None and is_closed(material, unit):
            later = unit.closed_on
        since = name.since or unit.valid.start
        views.append(
            NameView(
                name=name.name,
                since=dates.day(since) if since else None,
                until=dates.day(later) if later else None,
            )
        )
    return tuple(reversed(views))


def _closed(material: Material, unit: Unit) -> ClosedView | None:
    if not is_closed(material, unit):
        return None
    assert unit.closed_on is not None
    successors = unit.closed.successors if unit.closed else ()
    return ClosedView(
        how=(unit.closed.kind if unit.closed else "ended") + ("" if successors else "_alone"),
        since=dates.day(unit.closed_on),
        successors=tuple((_begun(material, s.unit, unit), s.kind) for s in successors),
    )


def _begun(material: Material, id_: str, former: Unit) -> Link:
    """Return the link to a successor; one that bears the name of *former* is told from it by its first day."""
    link = material.unit(id_, former.closed_on)
    start = material.registry.units[id_].valid.start
    return replace(link, note=material.strings("unit.from", day=dates.day(start).text)) if start else link


def _ended(material: Material, unit: Unit) -> Link:
    """Return the link to a unit that is no more, named as it was at its end, with its last day."""
    assert unit.valid.end is not None
    note = material.strings("unit.until_day", day=dates.day(unit.valid.end).text)
    return replace(material.unit(unit.id, unit.valid.end), note=note)


def _predecessors(material: Material, unit: Unit) -> Iterator[Predecessor]:
    for id_ in material.registry.predecessors(unit.id):
        former = material.registry.units[id_]
        yield Predecessor(
            unit=material.unit(id_, former.valid.end),
            until=dates.day(former.valid.end) if former.valid.end else None,
            count=len(material.edition.about(Kind.UNIT, id_)),
        )


def _memberships(material: Material, unit: Unit) -> Iterator[Membership]:
    for year, group_id in reversed(material.registry.groups_of(unit.id)):
        group = material.registry.groups[group_id]
        facts = material.years_of(group).get(year)
        if facts is None:
            continue
        role = "leader" if facts.leader == unit.id else "deputy" if facts.deputy == unit.id else "member"
        yield Membership(year=year, group=material.group(group_id), role=f"{group.kind}_{role}")


def _by_level(material: Material, shown: list[Unit]) -> tuple[UnitsOfLevel, ...]:
    levels = []
    for level in LEVELS:
        units = [unit for unit in shown if unit.level == level]
        present = tuple(material.unit(unit.id) for unit in units if not is_closed(material, unit))
        former = tuple(_ended(material, unit) for unit in units if is_closed(material, unit))
        if units:
            levels.append(UnitsOfLevel(level=level, present=present, former=former))
    return tuple(levels)
