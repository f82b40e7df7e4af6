"""The posts of a person as they are known on a day: those held on it, and those held before.

An appointment ends with its unit, whether or not somebody has written so: when every district procuracy was closed on
1/7/2025, nobody remained its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.registry.people import Appointment, Person
from plugins.registry.shapes import Span
from plugins.registry.units import Unit


class Post(Struct, frozen=True, kw_only=True):
    """An appointment that has begun; *end* is its last day, that of a unit that is no more at the latest."""

    role: str
    unit: str
    start: date | None
    end: date | None

    @property
    def span(self) -> Span:
        """Return the days on which it is held."""
        return Span(start=self.start, end=self.end)


class Posts(Struct, frozen=True, kw_only=True):
    """All posts that a person holds on a day (*current*) or held before (*former*), as listed."""

    all: tuple[Post, ...] = ()
    current: tuple[Post, ...] = ()
    former: tuple[Post, ...] = ()

    @property
    def last(self) -> Post | None:
        """Return the former post that ended last; of several that ended on one day the one listed last."""
        return max(reversed(self.former), key=_end, default=None)


def posts_as_of(person: Person, units: Mapping[str, Unit], day: date) -> Posts:
    """Return the posts of *person* as known on *day*; one that begins later, or that no day suits, is in neither.

    This alone decides what somebody is: a post is held on the days of the appointment on which its unit is in being.
    """
    begun = tuple(_begun(person, units, day))
    return Posts(
        all=begun,
        current=tuple(post for post in begun if day in post.span),
        former=tuple(post for post in begun if day not in post.span),
    )


def overlaps(appointment: Appointment, unit: Unit) -> bool:
    """Tell whether there is a day on which the post can be held: one on which its unit is in being."""
    return appointment.span.overlaps(unit.valid)


def _begun(person: Person, units: Mapping[str, Unit], day: date) -> Iterator[Post]:
    for one in person.appointments:
        unit = units.get(one.unit)
        if unit is None or not overlaps(one, unit):
            continue
        if unit.has_begun(day) and (one.start is None or one.start <= day):
            closed = unit.valid.end if unit.valid.end and unit.valid.end < day else None  # a later end is not known yet
            end = min((last for last in (one.end, closed) if last), default=None)
            yield Post(role=one.role, unit=one.unit, start=one.start, end=end)


def _end(post: Post) -> date:
    assert post.end is not None, "what is no more held has ended"
    return post.end
