from __future__ import annotations

import pytest

from plugins.honour_roll.recipients import Recipient
from plugins.honour_roll.requirements import Assessment, assess
from tests.honour_roll.making import AN, HA_TINH, TYPES, Loaded, award, given, good, proposed, revoked

HIGHER = "- {id: cao-hon, form: title, subject: both, rank: 31, names: [{name: Danh hiệu cao hơn}], requires: [%s]}\n"
THREE = "{award: chien-si, consecutive: 3, law: Điều 23}"


def year_of(year: int, category: str = "merit", **keys: str) -> str:
    """Return the decision by which the usual person got the usual title of *year*."""
    return award(year=str(year), category=category, decision=given(f"{year}-12-20"), **keys)


def years(*years: int) -> list[str]:
    return [year_of(year) for year in years]


def asked(requires: str, year: int, documents: list[str], who: Recipient = AN, **files: str) -> Assessment:
    """Return what *requires* asks of *who* for *year*, given *documents*."""
    found = read(requires, documents, **files)
    return assess(found.roll(), who, found.honours.types["cao-hon"], year)


def read(requires: str, documents: list[str], **files: str) -> Loaded:
    texts = {f"awards/a{number}.yaml": text for number, text in enumerate(documents)}
    return good(texts | {f"{stem}.yaml": text for stem, text in files.items()}, types=TYPES + HIGHER % requires)


@pytest.mark.parametrize(
    ("had", "year", "met", "gap"),
    [
        pytest.param((2021, 2022, 2023), 2023, True, "", id="three years that end with the year"),
        pytest.param((2021, 2022, 2023), 2024, True, "", id="that end with the year before"),
        pytest.param((2021, 2022, 2023), 2025, False, "thiếu năm 2024", id="too long ago"),
        pytest.param((2021, 2023), 2023, False, "thiếu năm 2022", id="a gap"),
        pytest.param((2021, 2023), 2024, False, "thiếu năm 2022", id="the same gap a year later"),
        pytest.param((2022, 2023), 2023, False, "thiếu năm 2021", id="the first is missing"),
        pytest.param((2021, 2022), 2022, False, "thiếu năm 2020", id="the third is yet to come"),
        pytest.param((2023,), 2023, False, "thiếu năm 2021, 2022", id="two are missing"),
        pytest.param((), 2023, False, "thiếu năm 2021, 2022, 2023", id="nothing at all"),
        pytest.param((2019, 2020, 2021, 2022, 2023), 2023, True, "", id="more than enough"),
        pytest.param((2024, 2025, 2026), 2023, False, "thiếu năm 2021, 2022, 2023", id="only later ones"),
    ],
)
def test_consecutive_years_end_with_the_year_or_the_one_before(had, year, met, gap):
    [answer] = asked(THREE, year, years(*had)).answers

    assert (answer.met, answer.gap) == (met, gap)


def test_the_evidence_is_the_documents_of_the_years_that_count():
    [answer] = asked(THREE, 2023, years(2019, 2021, 2022, 2023)).answers

    assert [(one.id, one.year) for one in answer.evidence] == [("a1", 2021), ("a2", 2022), ("a3", 2023)]
    assert answer.requirement.law == "Điều 23"


def test_a_gap_comes_with_the_years_that_are_there():
    [answer] = asked(THREE, 2023, years(2021, 2023)).answers

    assert [one.year for one in answer.evidence] == [2021, 2023]
    assert answer.missing_years == (2022,)


@pytest.mark.parametrize(
    ("category", "counts"),
    [("merit", True), ("dedication", True), ("tenure", True), ("exploit", False), ("campaign", False)],
)
def test_an_award_for_one_exploit_or_a_campaign_is_no_ground_for_yearly_titles(category, counts):
    found = asked(THREE, 2023, [*years(2021, 2023), year_of(2022, category)])

    assert found.met is counts
    assert found.answers[0].missing_years == (() if counts else (2022,))


def test_a_yearly_award_beside_one_for_an_exploit_counts():
    exploit = year_of(2022, "exploit", awards="[{type: chien-si, people: [an], citation: Cứu người}]")

    assert asked(THREE, 2023, [*years(2021, 2022, 2023), exploit]).met is True


@pytest.mark.parametrize(
    "document",
    [
        pytest.param(revoked("2023-05-01", year="2022"), id="revoked"),
        pytest.param(proposed(year="2022", day="2022-12-01"), id="only proposed"),
        pytest.param(proposed("declined", year="2022", day="2022-12-01"), id="declined"),
    ],
)
def test_what_is_no_honour_does_not_count(document):
    before = years(2021, 2022, 2023) if "revoked" in document else years(2021, 2023)

    assert asked(THREE, 2023, [*before, document]).answers[0].missing_years == (2022,)


def test_awards_of_others_and_other_awards_do_not_count():
    documents = [
        *years(2021, 2023),
        year_of(2022, awards="[{type: chien-si, people: [binh]}, {type: giay-khen, people: [an]}]"),
    ]

    assert asked(THREE, 2023, documents).answers[0].missing_years == (2022,)


@pytest.mark.parametrize(
    ("requires", "had", "met", "gap"),
    [
        pytest.param("{award: chien-si, times: 2}", (2015, 2020), True, "", id="two times, far apart"),
        pytest.param("{award: chien-si, times: 2}", (2020,), False, "thiếu 1 lần", id="once of two times"),
        pytest.param("{award: chien-si, times: 2}", (2023, 2024), False, "thiếu 1 lần", id="not what comes later"),
        pytest.param("{award: chien-si, times: 2, within: 5}", (2019, 2023), True, "", id="within five years"),
        pytest.param("{award: chien-si, times: 2, within: 5}", (2018, 2023), False, "thiếu 1 lần", id="within six"),
        pytest.param("{award: chien-si}", (2015,), True, "", id="ever, if nothing more is said"),
        pytest.param("{award: chien-si}", (), False, "thiếu 1 lần", id="never"),
    ],
)
def test_an_award_is_asked_for_so_many_times(requires, had, met, gap):
    [answer] = asked(requires, 2023, years(*had)).answers

    assert (answer.met, answer.gap) == (met, gap)


INITIATIVE = """\
- {id: %s, title: T, level: %s, authors: [{person: %s}], recognised: {number: 5/QĐ, date: %s}}
"""


@pytest.mark.parametrize(
    ("requires", "initiatives", "met", "gap"),
    [
        pytest.param("{initiative: base}", [("base", "2023-06-01")], True, "", id="of the base for the base"),
        pytest.param("{initiative: base}", [("sector", "2023-06-01")], True, "", id="of the sector for the base"),
        pytest.param("{initiative: sector}", [("base", "2023-06-01")], False, "thiếu 1 sáng kiến", id="too low"),
        pytest.param("{initiative: sector}", [("sector", "2023-06-01")], True, "", id="of the sector"),
        pytest.param("{initiative: base}", [("base", "2024-01-01")], False, "thiếu 1 sáng kiến", id="recognised later"),
        pytest.param(
            "{initiative: base, within: 2}", [("base", "2021-12-31")], False, "thiếu 1 sáng kiến", id="too long ago"
        ),
        pytest.param("{initiative: base, within: 2}", [("base", "2022-01-01")], True, "", id="within two years"),
        pytest.param(
            "{initiative: base, count: 3}", [("base", "2022-01-01")], False, "thiếu 2 sáng kiến", id="one of three"
        ),
        pytest.param(
            "{initiative: base, count: 2}",
            [("base", "2022-01-01"), ("sector", "2023-01-01")],
            True,
            "",
            id="two of two",
        ),
        pytest.param("{initiative: base}", [], False, "thiếu 1 sáng kiến", id="none"),
    ],
)
def test_an_initiative_is_of_the_level_asked_for_or_a_higher_one(requires, initiatives, met, gap):
    text = "".join(INITIATIVE % (f"sk-{n}", level, "an", day) for n, (level, day) in enumerate(initiatives))
    [answer] = asked(requires, 2023, [], initiatives=text).answers

    assert (answer.met, answer.gap) == (met, gap)
    assert all(one.id.startswith("sk-") for one in answer.evidence)


def test_an_initiative_of_somebody_else_does_not_count():
    text = INITIATIVE % ("sk", "sector", "binh", "2023-01-01")

    assert asked("{initiative: base}", 2023, [], initiatives=text).met is False


def any_of(*conditions: str) -> str:
    return f"{{any: [{', '.join(conditions)}]}}"


@pytest.mark.parametrize(
    ("conditions", "met", "gap"),
    [
        pytest.param(("{award: chien-si, times: 9}", "{award: chien-si}"), True, "", id="the second is met"),
        pytest.param(("{award: chien-si}", "{text: t}"), True, "", id="what is met goes before what nobody can tell"),
        pytest.param(("{award: giay-khen}", "{text: t}"), None, "", id="what nobody can tell before what is not met"),
        pytest.param(
            ("{award: giay-khen, times: 5}", "{award: chien-si, times: 3}"), False, "thiếu 1 lần", id="the smaller gap"
        ),
    ],
)
def test_of_several_conditions_one_is_enough(conditions, met, gap):
    [answer] = asked(any_of(*conditions), 2023, years(2021, 2022)).answers

    assert (answer.met, answer.gap) == (met, gap)


def test_what_only_people_can_tell_is_neither_met_nor_a_gap():
    found = asked("{text: Đạo đức tốt}", 2023, [])

    assert (found.met, found.answers[0].met, found.answers[0].gap) == (None, None, "")


@pytest.mark.parametrize(
    ("requires", "met"),
    [
        pytest.param("", True, id="nothing is asked"),
        pytest.param("{award: chien-si}", True, id="all is met"),
        pytest.param("{award: chien-si}, {text: t}", None, id="a part nobody can tell"),
        pytest.param("{award: giay-khen}, {text: t}", False, id="a part is missing, whatever the rest"),
    ],
)
def test_everything_that_is_asked_must_be_met(requires, met):
    assert asked(requires, 2023, years(2023)).met is met


@pytest.mark.parametrize(
    ("year", "asked_for"),
    [pytest.param(2023, "chien-si", id="by the old law"), pytest.param(2024, "giay-khen", id="by the new one")],
)
def test_the_requirements_are_those_of_the_law_of_the_year(year, asked_for):
    requires = "{award: chien-si, law: 2003, to: 2023-12-31}, {award: giay-khen, law: 2022, from: 2024-01-01}"

    assert [answer.condition.award for answer in asked(requires, year, []).answers] == [asked_for]


def test_what_is_asked_of_units_only_is_not_asked_of_people():
    requires = "{text: người, subject: person}, {text: tập thể, subject: unit}, {text: cả hai}"

    assert [a.condition.text for a in asked(requires, 2023, []).answers] == ["người", "cả hai"]
    assert [a.condition.text for a in asked(requires, 2023, [], HA_TINH).answers] == ["tập thể", "cả hai"]


@pytest.mark.parametrize(("had", "gap"), [((2022, 2023), ""), ((2021, 2023), "thiếu năm 2022")])
def test_a_unit_is_asked_for_its_own_flags(had, gap):
    flags = [year_of(year, awards="[{type: co-thi-dua, units: [ha-tinh]}]") for year in had]
    [answer] = asked("{award: co-thi-dua, consecutive: 2}", 2023, flags, HA_TINH).answers

    assert answer.gap == gap


# --- what is given once ----------------------------------------------------------------------------------------------

MEDAL = "[{type: ky-niem-chuong, people: [an]}]"


def medal(year: int, *documents: str) -> Assessment:
    found = read("", list(documents))
    return assess(found.roll(), AN, found.honours.types["ky-niem-chuong"], year)


def test_what_is_given_once_and_was_given_is_not_met():
    found = medal(2024, year_of(2020, awards=MEDAL))

    assert (found.met, found.given_in) == (False, 2020)


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param([], id="never given"),
        pytest.param([year_of(2024, awards=MEDAL)], id="given for that very year"),
        pytest.param([year_of(2020, awards=MEDAL), revoked("2021-01-01", year="2020", awards=MEDAL)], id="revoked"),
        pytest.param([proposed(year="2020", awards=MEDAL)], id="only proposed"),
        pytest.param([year_of(2020, awards="[{type: ky-niem-chuong, people: [binh]}]")], id="somebody else's"),
    ],
)
def test_what_is_given_once_may_be_given_the_first_time(documents):
    assert medal(2024, *documents).met is True


def test_an_award_of_every_year_may_be_given_again():
    found = read("", years(2020))

    assert assess(found.roll(), AN, found.honours.types["chien-si"], 2021).given_in is None


def test_it_advises_and_changes_nothing():
    found = read(THREE, years(2021))
    before = found.standings()
    assess(found.roll(), AN, found.honours.types["cao-hon"], 2023)

    assert found.standings() == before


def test_it_answers_from_what_is_there_on_the_clock():
    found = read(THREE, years(2021, 2022, 2023))
    type_ = found.honours.types["cao-hon"]

    assert assess(found.roll("2023-12-19"), AN, type_, 2023).met is False
    assert assess(found.roll("2023-12-20"), AN, type_, 2023).met is True
