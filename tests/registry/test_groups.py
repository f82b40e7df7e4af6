from __future__ import annotations

from datetime import date

from plugins.registry.groups import Group, GroupYear


def test_officers_take_part_even_if_the_list_of_members_lacks_them():
    year = GroupYear(members=("hue", "quang-tri"), leader="hue", deputy="quang-binh")

    assert year.units == {"hue", "quang-tri", "quang-binh"}


def test_what_is_not_known_of_a_year_is_none_and_never_a_guess():
    year = GroupYear()

    assert (year.units, year.leader, year.theme, year.members_complete) == (frozenset(), None, None, True)


def test_a_group_is_called_by_its_name_its_short_form_and_its_aliases():
    group = Group(
        id="hue/cum-1", kind="cluster", system="local", owner="hue", name="Cụm một Huế", short="Cụm 1", aliases=("C1",)
    )

    assert group.borne_by(date(2020, 1, 1)) == ("Cụm một Huế", "Cụm 1", "C1")
    assert group.label == "Cụm 1"
