"""The page of a unit: its level and parent, its names by date, what became of it, its groups, its parts, its news."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.newsroom import Stories
from plugins.pages import dates, urls
from plugins.pages.chrome import Head, head, share_card
from plugins.pages.closures import ClosedView, closed, ended, is_closed
from plugins.pages.contents import Entry, jump_links
from plugins.pages.dates import Moment
from plugins.pages.linked_data_units import organization
from plugins.pages.listings import Listing, newest, older_plans
from plugins.pages.material import Link, Material, Panel
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.pages.unit_lists import UnitGroup, in_order, unit_groups, unit_list
from plugins.registry import Kind, Unit
from plugins.registry.units import Contact


class NameView(Struct, frozen=True, kw_only=True):
    """A name and the days on which it was borne."""

    name: str
    since: Moment | None
    until: Moment | None


class Predecessor(Struct, frozen=True, kw_only=True):
    """A unit that this one succeeded: the way to its archive, its last day, how many items stand there."""

    unit: Link
    until: Moment | None
    count: int


class Membership(Struct, frozen=True, kw_only=True):
    """A group that the unit took part in, in one year, and what it was there."""

    year: int
    group: Link
    role: str


class UnitView(Struct, frozen=True, kw_only=True):
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
    parts: tuple[UnitGroup, ...]
    former_parts: tuple[Link, ...]
    contact: Contact | None
    panels: tuple[Panel, ...]
    listing: Listing
    ways: tuple[Entry, ...]


def unit_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the page of each unit that has begun, of its older news, and of the list of all."""
    for unit in material.registry.units.values():
        if material.shows(Kind.UNIT, unit.id):
            yield plan(unit_page, unit.id)
            yield from older_plans(unit_listing, len(material.edition.about(Kind.UNIT, unit.id)), unit.id)
    yield plan(unit_list)


def unit_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of a unit's page, and the news of the unit."""
    unit, address = material.registry.units[id_], urls.entity(Kind.UNIT, id_)
    stories = material.edition.about(Kind.UNIT, id_)
    name = unit.name_on(_last_day(material, unit))
    page_head = head(
        material,
        address,
        name.label,
        crumbs=(Link(material.strings("nav.units"), material.href(urls.UNITS)), *_ancestors(material, unit)),
        description=material.strings("unit.description", name=name.name),
        feed=urls.feed(address) if stories else None,
        share=share_card(material, name.name, material.strings(f"unit.level_name.{unit.level}")),
        things=(organization(material, unit, closed=is_closed(material, unit)),),
    )
    return page_head, address, stories


def unit_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a unit."""
    page_head, address, stories = unit_listing(material, id_)
    view = _view(material, material.registry.units[id_], page_head, newest(material, address, stories))
    yield Page(path=at_address(address), template="pages/unit.html", view=view)


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
    panels, groups = tuple(material.panels_at(Kind.UNIT, unit.id)), tuple(_memberships(material, unit))
    parts = [material.registry.units[id_] for id_ in material.registry.parts(unit.id)]
    parts = [part for part in parts if material.shows(Kind.UNIT, part.id)]
    present = [part for part in parts if not is_closed(material, part)]
    former = [part for part in parts if is_closed(material, part)]
    sections = (
        *(section for panel in panels for section in panel.sections),
        Link(material.strings("unit.news"), "#tin"),
        Link(material.strings("unit.groups"), "#cum-khoi" if groups else None),
        Link(material.strings("unit.names"), "#ten-goi"),
        Link(material.strings("unit.parts"), "#truc-thuoc" if present else None),
        Link(material.strings("unit.former_parts"), "#truc-thuoc-cu" if former else None),
    )
    return UnitView(
        head=page_head,
        name=unit.name_on(day).name,
        level=unit.level,
        parent=material.unit(unit.parent, day) if unit.parent else None,
        begun=dates.day(unit.valid.start) if unit.valid.start else None,
        names=_names(material, unit),
        closed=closed(material, unit),
        predecessors=tuple(_predecessors(material, unit)),
        groups=groups,
        parts=unit_groups(material, present),
        former_parts=tuple(ended(material, part) for part in in_order(material, former)),
        contact=unit.contact if not is_closed(material, unit) else None,
        panels=panels,
        listing=listing,
        ways=jump_links(sections),
    )


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


def _predecessors(material: Material, unit: Unit) -> Iterator[Predecessor]:
    for id_ in material.registry.predecessors(unit.id):
        former = material.registry.units[id_]
        link, end = material.unit(id_, former.valid.end), former.valid.end
        yield Predecessor(
            unit=link,
            until=dates.day(end) if end and not dates.says(link.text, end) else None,
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
