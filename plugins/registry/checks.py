"""What must hold between records. Each check yields its problems and decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from plugins.problems import Place, Problem, nearest
from plugins.registry import rules
from plugins.registry.campaigns import Campaign
from plugins.registry.groups import Group, GroupYear
from plugins.registry.outside import Outside, or_else
from plugins.registry.people import Person
from plugins.registry.posts import overlaps
from plugins.registry.references import Kind, references
from plugins.registry.registry import Registry, vietnamese_day
from plugins.registry.shapes import Span
from plugins.registry.units import Unit
from plugins.registry.written import Written


def references_land(written: Written, registry: Registry) -> Iterator[Problem]:
    """Every id that a record names is the id of a record."""
    for loc, kind, id_ in references(written.record):
        if id_ not in registry.records(kind) and not registry.is_broken(kind, id_):
            besides = or_else(id_) if "years" in loc else ""  # the members and the leaders of a group
            yield registry.unknown(kind, id_, written.place(*loc), or_else=besides)


def unit(written: Written, registry: Registry) -> Iterator[Problem]:
    """A unit's names are in order, its end is told, its successors are there when it ends, no circle leads back."""
    record: Unit = written.record
    for index, (earlier, later) in enumerate(zip(record.names, record.names[1:], strict=False), start=1):
        if later.since is None or (earlier.since is not None and later.since <= earlier.since):
            since = f"từ {later.since}" if later.since else "chưa ghi “from”"
            yield rules.NAMES_OUT_OF_ORDER.at(written.place("names", index), name=later.name, since=since)
    if record.closed and record.valid.end is None:
        yield rules.CLOSED_WITHOUT_END.at(written.place("closed"))
    if record.closed and record.closed_on:
        for index, successor in enumerate(record.closed.successors):
            if successor.unit in registry.units:
                place = written.place("closed", "successors", index, "unit")
                other = registry.units[successor.unit]
                if record.closed_on not in other.valid:
                    state = "không còn" if other.has_begun(record.closed_on) else "chưa có"
                    yield rules.SUCCESSOR_TOO_LATE.at(
                        place, value=other.id, state=state, day=vietnamese_day(record.closed_on)
                    )
    regions = [region.id for region in registry.site.regions]
    if record.region and record.region not in regions and registry.site.categories:
        guess, choices = nearest(record.region, regions), ", ".join(regions) or "(chưa khai vùng nào)"
        yield rules.UNKNOWN_REGION.at(written.place("region"), value=record.region, choices=choices, suggestion=guess)
    yield from _circle(written, "parent", "cấp trên", _parent, registry.units)
    yield from _circle(written, "closed", "kế thừa", _successors, registry.units)


def campaign(written: Written, registry: Registry) -> Iterator[Problem]:
    """No campaign is, by way of others, a part of itself."""
    yield from _circle(written, "parent", "phong trào lớn hơn", _parent, registry.campaigns)


def person(written: Written, registry: Registry) -> Iterator[Problem]:
    """Each post of a person lies in the days of its unit."""
    record: Person = written.record
    for index, post in enumerate(record.appointments):
        unit = registry.units.get(post.unit)
        if unit is None:
            continue
        facts = {"role": post.role, "value": unit.id, "name": unit.name_on(unit.valid.end or date.max).label}
        if not overlaps(post, unit):
            begun = not post.end or unit.has_begun(post.end)
            state = f"đến {vietnamese_day(unit.valid.end)}" if begun else f"từ {vietnamese_day(unit.valid.start)}"
            yield rules.POST_OUT_OF_BEING.at(written.place("appointments", index), state=state, **facts)
        elif post.end and unit.valid.end and post.end > unit.valid.end:
            yield rules.POST_AFTER_CLOSURE.at(
                written.place("appointments", index, "to"),
                end=vietnamese_day(post.end),
                last=vietnamese_day(unit.valid.end),
                last_iso=unit.valid.end,
                **facts,
            )


def site(written: Written) -> Iterator[Problem]:
    """Each category and each region has an id of its own."""
    for key, listed in (("categories", written.record.categories), ("regions", written.record.regions)):
        first: dict[str, int] = {}
        for index, one in enumerate(listed):
            if one.id in first:
                there = written.place(key, first[one.id], "id")
                place = written.place(key, index, "id")
                yield rules.DUPLICATE_ID.at(place, value=one.id, first=f"{there.path}:{there.line}")
            first.setdefault(one.id, index)


def _parent(record: Unit | Campaign) -> tuple[str, ...]:
    return (record.parent,) if record.parent else ()


def _successors(record: Unit) -> tuple[str, ...]:
    return tuple(successor.unit for successor in record.closed.successors) if record.closed else ()


def _circle(
    written: Written, key: str, role: str, step: Callable[[Any], tuple[str, ...]], records: Mapping[str, Any]
) -> Iterator[Problem]:
    start = written.record.id
    paths: list[tuple[str, tuple[str, ...]]] = [(start, (start,))]
    seen = set()
    while paths:
        id_, path = paths.pop()
        if id_ in seen or id_ not in records:
            continue
        seen.add(id_)
        for other in step(records[id_]):
            if other == start:
                way = " → ".join((*path, start))
                yield rules.CIRCLE.at(written.place(key), value=start, role=role, path=way)
                return
            paths.append((other, (*path, other)))


def group(written: Written, registry: Registry) -> Iterator[Problem]:
    """A group's id is its owner's; in each year officers are members, two units, and all were in being."""
    record: Group = written.record
    if not record.id.startswith(record.owner + "/"):
        yield rules.OWNER_PREFIX.at(written.place("id"), value=record.id, owner=record.owner)
    for year, facts in record.years.items():
        yield from _group_year(written, year, facts, registry)


def outside(name: str, place: Place, registry: Registry) -> Iterator[Problem]:
    """Somebody from outside is told by name, so it should be nobody of ours who is not public."""
    for id_ in registry.hidden_named(name):
        yield rules.HIDDEN_OUTSIDE.at(place, value=name, id=id_)


def _group_year(written: Written, year: int, facts: GroupYear, registry: Registry) -> Iterator[Problem]:
    here = ("years", str(year))
    supervisor = facts.supervisor.person if facts.supervisor else None
    for key, one in (("leader", facts.leader), ("deputy", facts.deputy), ("supervisor", supervisor)):
        if isinstance(one, Outside):
            yield from outside(one.name, written.place(*here, key), registry)
    if facts.leader and facts.leader == facts.deputy:
        yield rules.SAME_OFFICERS.at(written.place(*here, "deputy"), year=year)
    whole = "khối" if written.record.kind == "bloc" else "cụm"
    for role, id_, key in ((f"{whole} trưởng", facts.leader, "leader"), (f"{whole} phó", facts.deputy, "deputy")):
        if id_ and facts.members and facts.members_complete and id_ not in facts.members:
            name = id_ if isinstance(id_, str) else id_.name
            yield rules.LEADER_NOT_MEMBER.at(written.place(*here, key), role=role, value=name, year=year)
    whole_year = Span(start=date(year, 1, 1), end=date(year, 12, 31))
    for loc, kind, id_ in references(facts):
        if kind is Kind.UNIT and id_ in registry.units and not registry.units[id_].valid.overlaps(whole_year):
            unit = registry.units[id_]
            day = whole_year.end if not unit.has_begun(date(year, 12, 31)) else whole_year.start
            assert day is not None
            yield from registry.in_being(kind, id_, day, written.place(*here, *loc))
