"""Closures: whether a unit is no more on the day of the build, and what became of it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from plugins.pages import dates
from plugins.pages.dates import Moment
from plugins.pages.material import Link, Material
from plugins.registry import Unit


class ClosedView(Struct, frozen=True, kw_only=True):
    """What became of a unit (*how* is the end of a string's key), from which day, and who took over."""

    how: str
    since: Moment
    successors: tuple[tuple[Link, str], ...]


def is_closed(material: Material, unit: Unit) -> bool:
    """Tell whether a unit is no more on the day of the build."""
    return unit.closed_on is not None and unit.closed_on <= material.today


def closed(material: Material, unit: Unit) -> ClosedView | None:
    """Return what became of a unit that is no more."""
    if not is_closed(material, unit):
        return None
    assert unit.closed_on is not None
    successors = unit.closed.successors if unit.closed else ()
    return ClosedView(
        how=(unit.closed.kind if unit.closed else "ended") + ("" if successors else "_alone"),
        since=dates.day(unit.closed_on),
        successors=tuple((_begun(material, s.unit, unit), s.kind) for s in successors),
    )


def ended(material: Material, unit: Unit) -> Link:
    """Return the link to a unit that is no more, named as it was at its end, with its last day."""
    assert unit.valid.end is not None
    note = material.strings("unit.until_day", day=dates.day(unit.valid.end).text)
    return replace(material.unit(unit.id, unit.valid.end), note=note)


def _begun(material: Material, id_: str, former: Unit) -> Link:
    """Return the link to a successor; one that bears the name of *former* is told from it by its first day."""
    link = material.unit(id_, former.closed_on)
    start = material.registry.units[id_].valid.start
    return replace(link, note=material.strings("unit.from", day=dates.day(start).text)) if start else link
