from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from plugins.registry.people import Appointment, Initials, Person

PERSON = Person(
    id="x",
    name="Lê Thị Ngọc",
    aliases=("Ngọc Lê",),
    initials=(Initials(text="LTN"),),
    appointments=(
        Appointment(role="Kiểm sát viên", unit="hue", start=date(2020, 1, 1), end=date(2021, 12, 31)),
        Appointment(role="Viện trưởng", unit="hue", start=date(2022, 1, 1)),
        Appointment(role="Ủy viên", unit="quang-tri", end=date(2022, 1, 1)),
    ),
)


@pytest.mark.parametrize(
    ("day", "roles"),
    [
        pytest.param(date(2019, 12, 31), ["Ủy viên"], id="on the day before the first"),
        pytest.param(date(2020, 1, 1), ["Kiểm sát viên", "Ủy viên"], id="on the first day"),
        pytest.param(date(2021, 12, 31), ["Kiểm sát viên", "Ủy viên"], id="on the last day"),
        pytest.param(date(2022, 1, 1), ["Viện trưởng", "Ủy viên"], id="on the day of the change"),
        pytest.param(date(2099, 1, 1), ["Viện trưởng"], id="a post without an end is still held"),
    ],
)
def test_posts_on_a_day_are_those_held_on_it(day, roles):
    assert [post.role for post in PERSON.posts_on(day)] == roles


def test_a_person_signs_with_name_alias_or_initials():
    assert PERSON.borne_by(date(2020, 1, 1)) == ("Lê Thị Ngọc", "Ngọc Lê", "LTN")


def test_nothing_about_a_person_has_a_field_that_may_not_be_published():
    """Birth dates, numbers, addresses and telephones have no place to be written (Luật 91/2025/QH15)."""
    assert {field.name for field in fields(Person)} == {
        "id", "name", "aliases", "initials", "appointments", "public", "portrait",
    }  # fmt: skip
