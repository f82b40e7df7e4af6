from __future__ import annotations

from datetime import date

import pytest

from plugins.registry.shapes import Span
from plugins.registry.units import Unit, UnitName

RENAMED = Unit(
    id="hue",
    level="province",
    names=(
        UnitName(
            name="Viện kiểm sát nhân dân tỉnh Thừa Thiên Huế", short="VKSND tỉnh Thừa Thiên Huế", aliases=("VKS TTH",)
        ),
        UnitName(name="VKSND thành phố Huế", since=date(2025, 1, 1)),
    ),
)
DATED = Unit(
    id="x",
    level="province",
    names=(UnitName(name="Một", since=date(2000, 1, 1)), UnitName(name="Hai", since=date(2010, 1, 1))),
    valid=Span(start=date(2000, 1, 1), end=date(2020, 12, 31)),
)


@pytest.mark.parametrize(
    ("unit", "day", "label"),
    [
        pytest.param(RENAMED, date(1990, 1, 1), "VKSND tỉnh Thừa Thiên Huế", id="the first name needs no day"),
        pytest.param(RENAMED, date(2024, 12, 31), "VKSND tỉnh Thừa Thiên Huế", id="on the day before the change"),
        pytest.param(RENAMED, date(2025, 1, 1), "VKSND thành phố Huế", id="on the day of the change"),
        pytest.param(DATED, date(1999, 12, 31), "Một", id="before the first name there is no other"),
        pytest.param(DATED, date(2030, 1, 1), "Hai", id="the last name stays"),
    ],
)
def test_name_on_a_day_is_the_one_in_force(unit, day, label):
    assert unit.name_on(day).label == label


@pytest.mark.parametrize(
    ("day", "form", "known"),
    [
        pytest.param(date(2024, 12, 31), "VKSND thành phố Huế", False, id="a name of tomorrow is unknown"),
        pytest.param(date(2025, 1, 1), "VKSND thành phố Huế", True, id="the name of today"),
        pytest.param(date(2025, 1, 1), "VKSND tỉnh Thừa Thiên Huế", True, id="an old name lives on"),
        pytest.param(date(2025, 1, 1), "VKS TTH", True, id="and its aliases"),
    ],
)
def test_a_unit_is_called_by_its_names_so_far(day, form, known):
    assert (form in RENAMED.borne_by(day)) is known


def test_a_unit_is_no_more_on_the_day_after_its_last():
    assert DATED.closed_on == date(2021, 1, 1)
    assert RENAMED.closed_on is None


@pytest.mark.parametrize(
    ("day", "begun"), [(date(1999, 12, 31), False), (date(2000, 1, 1), True), (date(2030, 1, 1), True)], ids=str
)
def test_a_unit_that_has_ended_has_begun(day, begun):
    assert DATED.has_begun(day) is begun
    assert RENAMED.has_begun(day)
