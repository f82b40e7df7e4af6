"""Closures: whether a unit is no more on the day of the build, and what became of it."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from plugins.pages import dates
from plugins.pages.dates import Moment
from plugins.pages.material import Link, Material
from plugins.registry import Unit


class ClosedView(Struct, frozen=True, kw_only=True):
    """What became of a unit (*how* is the end of a string's key), and who took over.

    *since* is the first day on which it is no more; None where the name of a successor says that day.
    """

    how: str
    since: Moment | None
    successors: tuple[tuple[Link, str], ...]


def is_closed(material: Material, unit: Unit) -> bool:
    """Tell whether a unit is no more on the day of the build."""
    return unit.closed_on is not None and unit.closed_on <= material.today


def closed(material: Material, unit: Unit, *, in_list: bool = False) -> ClosedView | None:
    """Return what became of a unit that is no more: for its page, or for a line *in_list*, which leaves *since* out."""
    if not is_closed(material, unit):
        return None
    assert unit.closed_on is not None
    links = [(material.unit(one.unit, unit.closed_on), one) for one in (unit.closed.successors if unit.closed else ())]
    is_said = any(dates.says(link.text, unit.closed_on) for link, _ in links)
    return ClosedView(
        how=(unit.closed.kind if unit.closed else "ended") + ("" if links else "_alone"),
        since=None if is_said else dates.day(unit.closed_on),
        successors=tuple((_begun(material, link, one.unit, unit, in_list=in_list), one.kind) for link, one in links),
    )


def ended(material: Material, unit: Unit) -> Link:
    """Return the link to a unit that is no more, named as it was at its end, with its last day."""
    assert unit.valid.end is not None
    return _dated(material, material.unit(unit.id, unit.valid.end), "unit.until_day", unit.valid.end)


def _begun(material: Material, link: Link, id_: str, former: Unit, *, in_list: bool) -> Link:
    """Return *link* to a successor, with its first day where that is not told: it may bear the name of *former*."""
    assert former.valid.end is not None
    start = material.registry.units[id_].valid.start
    is_alike = link.text == former.name_on(former.valid.end).label
    if start is None or (start == former.closed_on and not (in_list and is_alike)):
        return link
    return _dated(material, link, "unit.from", start)


def _dated(material: Material, link: Link, key: str, day: date) -> Link:
    """Return *link* with a note of a day, unless its text says that day itself."""
    return link if dates.says(link.text, day) else replace(link, note=material.strings(key, day=dates.day(day).text))
