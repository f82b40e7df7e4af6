from __future__ import annotations

from datetime import date

import pytest

from plugins.honour_roll.award_types import AwardName, AwardType, Requirement
from tests.honour_roll.making import TYPES, marked, read

NAMES = (
    AwardName(name="Chiến sỹ thi đua", aliases=("CSTĐ",)),
    AwardName(name="Chiến sĩ thi đua", since=date(2024, 1, 1)),
    AwardName(name="Chiến sĩ thi đua ngành", since=date(2026, 5, 1)),
)


def award_type(**keys) -> AwardType:
    return AwardType(**{"id": "x", "form": "title", "subject": "person", "rank": 40, "names": NAMES, **keys})


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(1999, 1, 1), "Chiến sỹ thi đua", id="the first name has no beginning"),
        pytest.param(date(2023, 12, 31), "Chiến sỹ thi đua", id="the last day of a name"),
        pytest.param(date(2024, 1, 1), "Chiến sĩ thi đua", id="the day of the change"),
        pytest.param(date(2030, 1, 1), "Chiến sĩ thi đua ngành", id="the newest"),
    ],
)
def test_name_on_a_day_is_the_one_in_use(day, name):
    assert award_type().name_on(day) == name


def test_before_every_dated_name_the_first_is_used():
    """An award of before we know its name still has one."""
    assert award_type(names=NAMES[1:]).name_on(date(2020, 1, 1)) == "Chiến sĩ thi đua"


def test_name_in_a_year_is_that_of_its_end():
    assert [award_type().name_in(year) for year in (2023, 2024, 2026)] == [name.name for name in NAMES]


def test_every_name_of_all_times_is_a_form_of_it():
    """A document may name an award as it was called when it was written."""
    assert award_type().forms == ("Chiến sỹ thi đua", "CSTĐ", "Chiến sĩ thi đua", "Chiến sĩ thi đua ngành")


@pytest.mark.parametrize(
    ("rank", "level", "expected"),
    [
        (1, None, "state"),
        (19, None, "state"),
        (20, None, "government"),
        (29, None, "government"),
        (30, None, "sector"),
        (39, None, "sector"),
        (40, None, "base"),
        (999, None, "base"),
        (45, "state", "state"),
    ],
)
def test_the_level_is_what_is_said_or_what_the_rank_tells(rank, level, expected):
    assert award_type(rank=rank, level=level).of_level == expected


def test_requirements_hold_on_the_days_of_the_law_that_says_them():
    old = Requirement(text="cũ", end=date(2023, 12, 31))
    new = Requirement(text="mới", start=date(2024, 1, 1))
    always = Requirement(text="luôn luôn")
    one = award_type(requires=(old, new, always))

    assert one.requirements_on(date(2023, 12, 31)) == (old, always)
    assert one.requirements_on(date(2024, 1, 1)) == (new, always)


def told(line: str) -> list[tuple[str, int, int]]:
    """Return what is told of an award type after the usual four, and where: the line is the first of it."""
    found = read(types=TYPES + line).problems
    before = TYPES.count("\n")
    return [(p.code, p.place.line - before, p.place.column) for p in found]


A_TYPE = "- {id: x, form: title, subject: person, rank: 1, names: [{name: X}]"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("- {id: ‸X Y, form: title, subject: person, rank: 1, names: [{name: X}]}", "S112", id="an id"),
        pytest.param("- {id: ‸a/b, form: title, subject: person, rank: 1, names: [{name: X}]}", "S112", id="two parts"),
        pytest.param("- {id: x, form: ‸titel, subject: person, rank: 1, names: [{name: X}]}", "S103", id="a form"),
        pytest.param("- {id: x, form: title, subject: ‸people, rank: 1, names: [{name: X}]}", "S103", id="whom for"),
        pytest.param("- {id: x, form: title, subject: person, rank: ‸0, names: [{name: X}]}", "H122", id="no rank"),
        pytest.param("- {id: x, form: title, subject: person, rank: ‸cao, names: [{name: X}]}", "H122", id="a word"),
        pytest.param("- {id: x, form: title, subject: person, rank: ‸1.5, names: [{name: X}]}", "H122", id="a half"),
        pytest.param("- {id: x, form: title, subject: person, rank: ‸１, names: [{name: X}]}", "Y111", id="a wide 1"),
        pytest.param("- {id: x, form: title, subject: person, rank: 1, names: ‸[]}", "S113", id="no name"),
        pytest.param("‸- chỉ là chữ".replace("‸- ", "- ‸"), "S106", id="a text"),
        pytest.param(
            "- {id: ‸chien-si, form: title, subject: person, rank: 1, names: [{name: X}]}", "R104", id="twice"
        ),
        pytest.param(A_TYPE + ", level: ‸province}", "S103", id="a level of units"),
        pytest.param(A_TYPE + ", once: ‸yes}", "S109", id="a boolean in English"),
        pytest.param(A_TYPE + ", requires: [‸{law: Điều 1}]}", "S115", id="a requirement of nothing"),
        pytest.param(A_TYPE + ", requires: [‸{award: chien-si, text: t}]}", "S115", id="a requirement of two things"),
        pytest.param(A_TYPE + ", requires: [‸{award: chien-si, times: 2, consecutive: 2}]}", "S115", id="two counts"),
        pytest.param(A_TYPE + ", requires: [{any: [‸{count: 2}]}]}", "S115", id="an alternative of nothing"),
        pytest.param(A_TYPE + ", requires: [{initiative: ‸state}]}", "S103", id="an initiative of no such level"),
        pytest.param(A_TYPE + ", requires: [‸{text: t, from: 2024-01-01, to: 2023-01-01}]}", "S116", id="a span"),
        pytest.param(A_TYPE + ", requires: [{award: ‸chien-sy}]}", "H101", id="a requirement of an unknown award"),
        pytest.param(A_TYPE + ", requires: [{any: [{text: t}, {award: ‸chien-sy}]}]}", "H101", id="unknown among some"),
        pytest.param(
            "- {id: x, form: title, subject: person, rank: 1, names: [{name: X}, ‸{name: Y}]}", "H121", id="no day"
        ),
        pytest.param(
            "- {id: x, form: title, subject: person, rank: 1, names:"
            " [{name: X, from: 2024-01-01}, ‸{name: Y, from: 2024-01-01}]}",
            "H121",
            id="two names of one day",
        ),
    ],
)
def test_a_wrong_type_is_told_where_it_is_wrong(written, code):
    text, line, column = marked(written)

    assert told(text + "\n") == [(code, line, column)]


def test_an_unknown_award_comes_with_the_one_that_is_probably_meant():
    [problem] = read(types=TYPES + A_TYPE + ", requires: [{award: chien-sy}]}\n").problems

    assert problem.suggestion == "chien-si"


def test_a_type_that_could_not_be_read_is_told_once():
    """Neither what requires it nor what confers it is a second mistake."""
    broken = "- {id: hong, form: titel, subject: person, rank: 1, names: [{name: H}]}\n"
    document = "year: 2024\nstatus: nominated\ndate: 2024-01-01\nawards: [{type: hong, people: [an]}]\n"
    found = read({"awards/a.yaml": document}, types=TYPES + broken + A_TYPE + ", requires: [{award: hong}]}\n")

    assert found.codes == ["S103"]
