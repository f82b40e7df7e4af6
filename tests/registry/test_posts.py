"""What somebody is on a day, and what somebody was."""

from __future__ import annotations

from datetime import date

import pytest

from plugins.registry.people import Appointment, Person
from plugins.registry.posts import posts_as_of
from plugins.registry.shapes import Span
from plugins.registry.units import Unit, UnitName

LAST, FIRST = date(2025, 6, 30), date(2025, 7, 1)
UNITS = {
    id_: Unit(id=id_, level="district", names=(UnitName(name=id_),), valid=valid)
    for id_, valid in (("tinh", Span()), ("huyen", Span(end=LAST)), ("khu-vuc", Span(start=FIRST)))
}


def held(day: date, *posts: tuple[str, date | None, date | None]) -> tuple[list[str], list[str], str | None]:
    """Return the units of the current and of the former posts on *day*, and that of the former one that ended last."""
    made = tuple(Appointment(role="Viện trưởng", unit=unit, start=start, end=end) for unit, start, end in posts)
    found = posts_as_of(Person(id="p", name="P", appointments=made), UNITS, day)
    assert set(found.all) == {*found.current, *found.former}
    current, former = [post.unit for post in found.current], [post.unit for post in found.former]
    return current, former, found.last.unit if found.last else None


@pytest.mark.parametrize(
    ("day", "posts", "current", "former"),
    [
        pytest.param(LAST, [("tinh", None, LAST)], ["tinh"], [], id="on the last day"),
        pytest.param(FIRST, [("tinh", None, LAST)], [], ["tinh"], id="on the day after the last"),
        pytest.param(LAST, [("tinh", FIRST, None)], [], [], id="on the day before the first"),
        pytest.param(FIRST, [("tinh", FIRST, None)], ["tinh"], [], id="on the first day"),
        pytest.param(LAST, [("huyen", None, None)], ["huyen"], [], id="on the last day of the unit"),
        pytest.param(FIRST, [("huyen", None, None)], [], ["huyen"], id="the unit is no more, and nobody wrote so"),
        pytest.param(FIRST, [("huyen", None, date(2026, 1, 1))], [], ["huyen"], id="written longer than its unit"),
        pytest.param(LAST, [("khu-vuc", None, None)], [], [], id="the unit is not there yet"),
        pytest.param(LAST, [("khu-vuc", date(2025, 6, 1), None)], [], [], id="appointed before the unit is there"),
        pytest.param(FIRST, [("khu-vuc", date(2025, 6, 1), None)], ["khu-vuc"], [], id="when the unit is there"),
        pytest.param(FIRST, [("huyen", FIRST, None)], [], [], id="when the unit was no more"),
        pytest.param(
            FIRST,
            [("tinh", None, None), ("khu-vuc", FIRST, None), ("huyen", None, None)],
            ["tinh", "khu-vuc"],
            ["huyen"],
            id="several, one of them over",
        ),
        pytest.param(FIRST, [], [], [], id="none"),
    ],
)
def test_a_post_is_held_while_both_it_and_its_unit_last(day, posts, current, former):
    assert held(day, *posts)[:2] == (current, former)


@pytest.mark.parametrize(
    ("posts", "last"),
    [
        pytest.param([("tinh", None, LAST), ("huyen", None, date(2024, 1, 1))], "tinh", id="not the one listed last"),
        pytest.param(
            [("tinh", None, LAST), ("huyen", None, None)], "huyen", id="of two on one day the one listed last"
        ),
    ],
)
def test_the_last_post_is_the_one_that_ended_last(posts, last):
    assert held(FIRST, *posts)[2] == last


@pytest.mark.parametrize(
    ("day", "end"),
    [
        pytest.param(LAST, None, id="while the unit lasts, its end is not known"),
        pytest.param(FIRST, LAST, id="afterwards it is that of the unit"),
    ],
)
def test_a_post_ends_with_its_unit(day, end):
    made = Person(id="p", name="P", appointments=(Appointment(role="Viện trưởng", unit="huyen"),))

    assert [post.end for post in posts_as_of(made, UNITS, day).all] == [end]
