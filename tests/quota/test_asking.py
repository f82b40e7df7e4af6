"""How much is asked of whom: by the days on which they were there, and were not exempt."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.quota.making import done, rows, statement

RULE = "rules: [{id: a, subject: %s, %s, period: %s, target: %s%s}]\n"


def asked(period: str, written: str) -> dict[str, str]:
    """Return the target of each row."""
    return {id_: str(row.target) for id_, row in rows(statement(period, written)).items()}


@pytest.mark.parametrize(
    ("scope", "period", "who"),
    [
        pytest.param("levels: [province]", "2024-06", {"ha-tinh", "binh-thuan"}, id="a level"),
        pytest.param("levels: [province]", "2025-07", {"ha-tinh", "lam-dong"}, id="after the merger"),
        pytest.param(
            "levels: [office, division]", "2024-06", {"ha-tinh/van-phong", "ha-tinh/phong-1"}, id="two levels"
        ),
        pytest.param("units: [ha-tinh, ha-tinh/duc-tho]", "2024-06", {"ha-tinh", "ha-tinh/duc-tho"}, id="units"),
        pytest.param("units: [lam-dong]", "2024-06", set(), id="a unit that is not yet"),
    ],
)
def test_units_are_asked_that_are_in_being(scope, period, who):
    assert set(asked(period, RULE % ("unit", scope, "month", 2, ""))) == who


@pytest.mark.parametrize(
    ("scope", "period", "who"),
    [
        pytest.param("levels: [office]", "2024-06", {"an", "binh"}, id="those who serve there"),
        pytest.param("units: [ha-tinh]", "2024-05", {"dung", "giang"}, id="before one moved"),
        pytest.param("units: [ha-tinh]", "2024-06", {"dung", "giang"}, id="in the month of moving"),
        pytest.param("units: [ha-tinh]", "2024-07", {"giang"}, id="after"),
        pytest.param("units: [binh-thuan]", "2025-07", set(), id="a post ends with its unit"),
        pytest.param("people: [hoa, an]", "2024-06", {"an", "hoa"}, id="people by name, post or not"),
    ],
)
def test_people_are_asked_who_serve_where_the_rule_looks(scope, period, who):
    assert set(asked(period, RULE % ("person", scope, "month", 2, ""))) == who


@pytest.mark.parametrize(
    ("period", "kind", "target", "asked_of"),
    [
        pytest.param("2025-06", "month", "2", {"binh-thuan": "2"}, id="to the last day of the month"),
        pytest.param("2025-07", "month", "2", {"lam-dong": "2"}, id="from the first day"),
        pytest.param("2025", "year", "365", {"binh-thuan": "181", "lam-dong": "184"}, id="a part of the year each"),
        pytest.param("2025-H1", "half", "6", {"binh-thuan": "6"}, id="the whole half"),
        pytest.param("2025", "month", "2", {"binh-thuan": "12", "lam-dong": "12"}, id="its months"),
    ],
)
def test_of_a_unit_that_began_or_ended_within_less_is_asked(period, kind, target, asked_of):
    found = asked(period, RULE % ("unit", "units: [binh-thuan, lam-dong]", kind, target, ""))

    assert found == asked_of


FROM_THE_20TH = ", starts: {day: 20}"


def test_a_month_from_the_20th_is_cut_by_the_merger():
    found = statement("2025-07", RULE % ("unit", "units: [binh-thuan, lam-dong]", "month", 30, FROM_THE_20TH))

    assert done(found) == {"binh-thuan": "0 of 11", "lam-dong": "0 of 19"}
    assert rows(found)["binh-thuan"].note == "tính 11/30 ngày"


EXEMPT = ", exempt: [{unit: ha-tinh, %sreason: bão}]"


@pytest.mark.parametrize(
    ("exempt", "target", "note"),
    [
        pytest.param("from: 2024-06-01, to: 2024-06-30, ", "0", "miễn: bão", id="all the month"),
        pytest.param("", "0", "miễn: bão", id="for ever"),
        pytest.param("from: 2024-06-21, ", "20", "miễn: bão", id="from a day"),
        pytest.param("to: 2024-06-10, ", "20", "miễn: bão", id="to a day"),
        pytest.param("from: 2024-06-30, to: 2024-07-31, ", "29", "miễn: bão", id="the last day"),
        pytest.param("from: 2024-07-01, ", "30", "", id="from the next month"),
    ],
)
def test_of_who_is_exempt_less_is_asked(exempt, target, note):
    found = rows(statement("2024-06", RULE % ("unit", "units: [ha-tinh]", "month", 30, EXEMPT % exempt)))["ha-tinh"]

    assert (str(found.target), found.note) == (target, note)


def test_exemptions_that_overlap_are_one():
    both = ", exempt: [{unit: ha-tinh, from: 2024-06-01, to: 2024-06-10, reason: bão}, %s]"
    both %= "{unit: ha-tinh, from: 2024-06-06, to: 2024-06-15, reason: lũ}"
    found = rows(statement("2024-06", RULE % ("unit", "units: [ha-tinh]", "month", 30, both)))["ha-tinh"]

    assert (str(found.target), found.note) == ("15", "miễn: bão, lũ")


def test_exempt_and_ended_within_is_cut_twice_but_each_day_once():
    exempt = ", exempt: [{unit: binh-thuan, from: 2025-06-26, to: 2025-12-31, reason: sắp xếp}]" + FROM_THE_20TH
    found = rows(statement("2025-07", RULE % ("unit", "units: [binh-thuan]", "month", 30, exempt)))["binh-thuan"]

    assert (str(found.target), found.note) == ("6", "tính 11/30 ngày; miễn: sắp xếp")


def test_the_exemption_of_one_is_not_that_of_another():
    found = asked("2024-06", RULE % ("unit", "levels: [province]", "month", 2, EXEMPT % ""))

    assert found == {"binh-thuan": "2", "ha-tinh": "0"}


@pytest.mark.parametrize(
    ("scope", "period", "person", "target", "note"),
    [
        pytest.param("units: [ha-tinh]", "2024-06", "dung", "14", "tính 14/30 ngày", id="left on the 15th"),
        pytest.param("units: [ha-tinh/duc-tho]", "2024-06", "dung", "16", "tính 16/30 ngày", id="came on the 15th"),
        pytest.param("levels: [province, district]", "2024-06", "dung", "30", "", id="moved within where it looks"),
        pytest.param("levels: [province, district]", "2024-06", "giang", "30", "", id="two posts are one person"),
        pytest.param("units: [binh-thuan]", "2025-06", "em", "30", "", id="until the merger"),
        pytest.param("levels: [province]", "2025-07", "em", "30", "", id="after it"),
        pytest.param("people: [hoa]", "2024-06", "hoa", "30", "", id="no post, but named"),
    ],
)
def test_of_who_served_for_a_part_less_is_asked(scope, period, person, target, note):
    found = rows(statement(period, RULE % ("person", scope, "month", 30, "")))[person]

    assert (str(found.target), found.note) == (target, note)


def test_a_post_that_nobody_ended_ends_with_its_unit():
    found = rows(statement("2025", RULE % ("person", "units: [binh-thuan]", "year", 365, "")))["em"]

    assert (str(found.target), found.note) == ("181", "tính 181/365 ngày")


def test_a_person_may_be_exempt():
    exempt = ", exempt: [{person: an, from: 2024-06-16, reason: nghỉ thai sản}]"
    found = asked("2024-06", RULE % ("person", "levels: [office]", "month", 2, exempt))

    assert found == {"an": "1", "binh": "2"}


@pytest.mark.parametrize("target", ["0", "2"])
def test_of_whom_nothing_is_asked_the_target_is_met(target):
    exempt = "" if target == "0" else EXEMPT % ""
    row = rows(statement("2024-06", RULE % ("unit", "units: [ha-tinh]", "month", target, exempt)))["ha-tinh"]

    assert (row.met, row.missing, row.credit, row.target) == (True, 0, 0, 0)


def test_a_part_of_the_target_is_exact():
    found = rows(statement("2024-06", RULE % ("unit", "units: [ha-tinh]", "month", 2, EXEMPT % "from: 2024-06-08, ")))

    assert found["ha-tinh"].target == Fraction(14, 30)
