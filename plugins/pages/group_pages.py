"""The page of an emulation group: year by year who took part, who led, under which theme, and how that is known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.newsroom import Stories
from plugins.pages import dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.closures import ended, is_closed
from plugins.pages.contents import Entry, jump_links
from plugins.pages.linked_data_groups import group_node
from plugins.pages.listings import Listing, anchors, newest, older_plans
from plugins.pages.material import Link, Material, Panel, told_elsewhere
from plugins.pages.page import Page, at_address
from plugins.pages.plan import Plan, plan
from plugins.pages.unit_lists import in_lists
from plugins.registry import Group, GroupYear, Kind
from plugins.registry.collation import collation_key
from plugins.registry.outside import Outside
from plugins.registry.sources import FactSource


class YearView(Struct, frozen=True, kw_only=True):
    """A year of a group. Whatever is None or empty is not known, and is said to be so; *known* is False for a gap."""

    year: int
    known: bool = True
    members: tuple[Link, ...] = ()
    complete: bool = True
    leader: Link | None = None
    deputy: Link | None = None
    supervisor: tuple[Link, ...] = ()
    theme: str | None = None
    source: Link | None = None


class GroupView(Struct, frozen=True, kw_only=True):
    """Everything that the page of a group shows; *years* from the newest."""

    head: Head
    name: str
    kind: str
    system: str
    owner: Link
    years: tuple[YearView, ...]
    panels: tuple[Panel, ...]
    listing: Listing
    ways: tuple[Entry, ...]


class GroupsOfOwner(Struct, frozen=True, kw_only=True):
    """The groups that one unit organises."""

    anchor: str
    owner: Link
    groups: tuple[Link, ...]


class GroupsView(Struct, frozen=True, kw_only=True):
    """The list of all groups, by who organises them; *former* are the units of former times that did."""

    head: Head
    title: str
    ways: tuple[Entry, ...]
    owners: tuple[GroupsOfOwner, ...]
    former: tuple[GroupsOfOwner, ...]


def group_plans(material: Material) -> Iterator[Plan]:
    """Yield the plans of the page of each group, of its older news, and of the list of all."""
    for id_ in material.registry.groups:
        yield plan(group_page, id_)
        yield from older_plans(group_listing, len(material.edition.about(Kind.GROUP, id_)), id_)
    yield plan(group_list)


def group_listing(material: Material, id_: str) -> tuple[Head, str, Stories]:
    """Return the head and the address of a group's page, and the news of the group."""
    group, address = material.registry.groups[id_], urls.entity(Kind.GROUP, id_)
    stories = material.edition.about(Kind.GROUP, id_)
    page_head = head(
        material,
        address,
        group.name,
        crumbs=(Link(material.strings("nav.groups"), material.href(urls.GROUPS)),),
        description=material.strings("group.description", name=group.name),
        feed=urls.feed(address) if stories else None,
        things=(group_node(material, group),),
    )
    return page_head, address, stories


def group_page(material: Material, id_: str) -> Iterator[Page]:
    """Yield the page of a group."""
    group = material.registry.groups[id_]
    page_head, address, stories = group_listing(material, id_)
    listing = newest(material, address, stories)
    panels = tuple(material.panels_at(Kind.GROUP, id_))
    sections = (
        Link(material.strings("group.years"), "#qua-cac-nam"),
        *(section for panel in panels for section in panel.sections),
        Link(material.strings("group.news"), "#tin"),
    )
    view = GroupView(
        head=page_head,
        name=group.name,
        kind=group.kind,
        system=group.system,
        owner=_owner(material, group),
        years=tuple(_years(material, group, listing)),
        panels=panels,
        listing=listing,
        ways=jump_links(sections),
    )
    yield Page(path=at_address(address), template="pages/group.html", view=view)


def group_list(material: Material) -> Iterator[Page]:
    """Yield the list of all groups."""
    title = material.strings("nav.groups")
    by_owner: defaultdict[str, list[Link]] = defaultdict(list)
    for group in material.registry.groups.values():
        by_owner[group.owner].append(material.group(group.id))
    owners, former = _owners(material, by_owner, past=False), _owners(material, by_owner, past=True)
    ways = [Link(one.owner.text, f"#{one.anchor}") for one in owners]
    if former:
        ways.append(Link(material.strings("group.former"), "#truoc-day"))
    yield Page(
        path=at_address(urls.GROUPS),
        template="pages/groups.html",
        view=GroupsView(
            head=head(material, urls.GROUPS, title, page_type="CollectionPage"),
            title=title,
            ways=jump_links(ways),
            owners=owners,
            former=former,
        ),
    )


def _owner(material: Material, group: Group) -> Link:
    """Return who organises a group; one that is no more did so until its last day."""
    unit = material.registry.units[group.owner]
    return ended(material, unit) if is_closed(material, unit) else material.unit(unit.id)


def _owners(material: Material, by_owner: Mapping[str, list[Link]], *, past: bool) -> tuple[GroupsOfOwner, ...]:
    units = [material.registry.units[id_] for id_ in by_owner]
    return tuple(
        GroupsOfOwner(
            anchor=f"cua-{unit.id}",
            owner=ended(material, unit) if past else material.unit(unit.id),
            groups=tuple(sorted(by_owner[unit.id], key=lambda group: collation_key(group.text))),
        )
        for unit in sorted(units, key=lambda unit: in_lists(unit, material.label(unit.id)))
        if is_closed(material, unit) is past
    )


def _years(material: Material, group: Group, listing: Listing) -> Iterator[YearView]:
    known = material.years_of(group)
    if not known:
        return
    for year in reversed(range(min(known), max(known) + 1)):
        yield _year(material, year, known[year], listing) if year in known else YearView(year=year, known=False)


def _year(material: Material, year: int, facts: GroupYear, listing: Listing) -> YearView:
    def unit(one: str | Outside) -> Link:
        return Link(one.name) if isinstance(one, Outside) else material.unit(one, _day_in(material, one, year))

    def person(one: str | Outside) -> Link:
        if isinstance(one, Outside):
            return Link(one.name)
        return material.person(one) or Link(material.strings("group.supervisor_unnamed"))

    supervisor = facts.supervisor
    charged = []
    if supervisor and supervisor.person:
        charged.append(person(supervisor.person))
    if supervisor and supervisor.unit:
        charged.append(unit(supervisor.unit))
    return YearView(
        year=year,
        members=tuple(map(unit, facts.members)),
        complete=facts.members_complete,
        leader=unit(facts.leader) if facts.leader else None,
        deputy=unit(facts.deputy) if facts.deputy else None,
        supervisor=tuple(charged),
        theme=facts.theme,
        source=source_link(material, facts.source, listing),
    )


def _day_in(material: Material, id_: str, year: int) -> date:
    """Return the day by which a unit is named in a year: its first day of that year."""
    start = material.registry.units[id_].valid.start
    return max(date(year, 1, 1), start) if start else date(year, 1, 1)


def source_link(material: Material, source: FactSource | None, listing: Listing) -> Link | None:
    """Return where a fact comes from. An item that the page lists anyway is pointed to where it stands there."""
    if source is None:
        return None
    item = material.edition.by_id.get(source.article) if source.article else None
    if item is None:
        return told_elsewhere(source)
    text = source.note or material.strings("source.item", day=dates.day(item.day).text)
    here = anchors(listing).get(material.item(item))
    return Link(text, f"#{here}" if here else material.item(item, source.anchor))
