from __future__ import annotations

import pytest

from plugins import registry
from plugins.newsroom import Newsroom
from plugins.quota.loading import DOORS, load
from tests.honour_roll.making import marked
from tests.portal.trees import item as written
from tests.quota.making import SOURCES, by, item, quota, read

RULE = "rules: [{id: a, subject: unit, levels: [province], period: month, target: 2%s}]\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("Q101", RULE % ", roll_up: true" + "policy: {with_photo: ‸hai}\n", id="a number"),
        pytest.param("Q102", "rules:\n- ‸{id: a, subject: unit, period: month, target: 2}\n", id="of nobody"),
        pytest.param("Q102", RULE.replace("{id", "‸{id") % ", units: [ha-tinh]", id="two scopes"),
        pytest.param(
            "Q102", "rules: [‸{id: a, subject: unit, people: [an], period: month, target: 2}]\n", id="people as units"
        ),
        pytest.param("Q103", RULE % ", starts: ‸{day: 29}", id="a day that not all months have"),
        pytest.param("Q103", RULE % ", starts: ‸{month: 13, day: 1}", id="no month"),
        pytest.param("Q103", RULE % ", starts: ‸{ngay: 20}", id="no key of a start"),
        pytest.param("Q104", RULE.replace("{id", "‸{id") % ", starts: {month: 12, day: 1}", id="a month has no month"),
        pytest.param("Q105", "rules: [{id: a, subject: unit, levels: ‸[military], period: month, target: 2}]\n"),
        pytest.param("Q107", RULE % ", exempt: [‸{reason: bão}]", id="nobody exempt"),
        pytest.param("Q107", RULE % ", exempt: [‸{unit: ha-tinh, person: an, reason: bão}]", id="two exempt"),
        pytest.param(
            "Q108", RULE.replace("{id", "‸{id") % ", exempt: [{person: an, reason: ốm}]", id="a person of units"
        ),
        pytest.param(
            "Q108",
            "rules: [‸{id: a, subject: person, people: [an], period: month, target: 2,"
            " exempt: [{unit: ha-tinh, reason: bão}]}]\n",
            id="a unit of people",
        ),
        pytest.param("R101", RULE % ", exempt: [{unit: ‸ha-tin, reason: bão}]", id="a unit that is not"),
        pytest.param("R101", "rules: [{id: a, subject: person, people: [‸ann], period: month, target: 2}]\n"),
        pytest.param(
            "R104", RULE.replace("}]", "}, {id: ‸a, subject: unit, units: [ha-tinh], period: year, target: 2}]") % ""
        ),
        pytest.param("S103", RULE.replace("month", "‸week") % "", id="no kind of period"),
        pytest.param("S103", "policy: {coauthors: ‸half}\n", id="no policy"),
        pytest.param("S103", "awards_need_quota: ‸có\n", id="no need"),
        pytest.param("S102", "policy: {‸coauthor: full}\n", id="an unknown key"),
        pytest.param("S116", RULE % ", valid: ‸{from: 2024-02-01, to: 2024-01-01}", id="valid backwards"),
        pytest.param("S110", "deadlines: [{year: 2024, date: ‸2024-13-01, what: nộp}]\n", id="no day"),
        pytest.param("R112", "deadlines: [{year: ‸24, date: 2024-01-01, what: nộp}]\n", id="no year"),
    ],
)
def test_a_mistake_is_told_where_it_is(code, text):
    text, line, column = marked(text)

    assert read(text).told == [(code, "quota.yaml", line, column)]


def test_everything_is_told_at_once():
    found = read(RULE % "" + "policy: {coauthors: half, external: -1}\n", external="- {title: A}\n")

    assert len(found.problems) >= 3
    assert {problem.place.path for problem in found.problems} == {"data/quota.yaml", "data/external_items.yaml"}


EXTERNAL = "- {title: A, outlet: Báo, date: 2024-06-01, byline: [%s]}\n"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        pytest.param("R101", EXTERNAL % "{person: ‸ann}", id="nobody"),
        pytest.param("R101", EXTERNAL % "{unit: ‸ha-tin}", id="no unit"),
        pytest.param("S110", EXTERNAL.replace("2024-06-01", "‸2024-06-31") % "{person: an}", id="no day"),
        pytest.param("R103", EXTERNAL % "{unit: ‸lam-dong}", id="a unit that is not yet"),
    ],
)
def test_a_mistake_in_an_item_of_another_paper_is_told_where_it_is(code, text):
    text, line, column = marked(text)

    assert read(external=text).told == [(code, "external_items.yaml", line, column)]


@pytest.mark.parametrize("text", ["a: 1\n", "- {title: A, outlet: Báo, date: 2024-06-01, byline: []}\n", "- x\n"])
def test_what_is_no_list_of_items_is_refused(text):
    assert read(external=text).problems


@pytest.mark.parametrize(
    ("entry", "credit"),
    [
        pytest.param("{name: Nguyễn Văn An}", ("an", None, None), id="a name that one person bears"),
        pytest.param("{person: Nguyễn Văn An}", ("an", None, None), id="a name for an id"),
        pytest.param("{name: Nguyễn Văn Án}", (None, None, "Nguyễn Văn Án"), id="another name"),
        pytest.param("{name: Đỗ Thị Hoạ}", (None, None, "Đỗ Thị Hoạ"), id="another tone"),
        pytest.param("{name: Ðỗ Thị Hoa}", ("hoa", None, None), id="a letter that looks like Đ"),
        pytest.param("{name: Cộng sự}", (None, None, "Cộng sự"), id="nobody's we know"),
        pytest.param("{unit: ha-tinh}", (None, "ha-tinh", None), id="a unit"),
    ],
)
def test_bylines_in_other_papers_are_read_as_those_of_ours(entry, credit):
    [work] = quota("{}", external=EXTERNAL % entry).external
    [found] = work.byline

    assert (found.person, found.unit, found.name) == credit


def test_a_name_of_several_is_nobody_s_work_in_another_paper_either():
    text, line, column = marked(EXTERNAL % "{name: ‸Đỗ Thị Thuý}")
    people = "- {id: thuy, name: Đỗ Thị Thúy}\n- {id: thuy-2, name: Đỗ Thị Thuý}\n"
    sources = {**SOURCES, "people": people}
    known, _ = registry.load({f"data/{name}.yaml": source.encode() for name, source in sources.items()})
    data, [problem] = load({"data/external_items.yaml": text.encode()}, known, Newsroom())

    assert (problem.code, problem.place.line, problem.place.column) == ("N110", line, column)
    assert "thuy, thuy-2" in problem.message
    assert [credit.name for work in data.external for credit in work.byline] == ["Đỗ Thị Thuý"]


def test_items_in_other_papers_are_by_day():
    days = ("2024-06-03", "2024-06-01", "2024-06-02")
    external = "".join((EXTERNAL % "{person: an}").replace("2024-06-01", day) for day in days)

    assert [work.day.day for work in quota("{}", external=external).external] == [1, 2, 3]


SHARES = "[{person: an, share: 2/3}, {person: binh, share: 1/2}]"


@pytest.mark.parametrize(
    ("policy", "told"),
    [("coauthors: shares", [("Q106", "news/a.md", 7, 9)]), ("coauthors: equal", []), ("coauthors: full", [])],
)
def test_shares_of_an_item_are_at_most_the_whole_where_they_count(policy, told):
    bad = item("2024/06/10/a", by("an", share="2/3"), by("binh", share="1/2"), path="news/a.md")
    found = read(f"policy: {{{policy}}}\n", bad, a=written(byline=SHARES))

    assert found.told == told


@pytest.mark.parametrize("shares", [("1/2", "1/2"), ("1/3", None), (None, None)])
def test_shares_that_are_at_most_the_whole_are_right(shares):
    good = item("2024/06/10/a", *(by(who, share=share) for who, share in zip(("an", "binh"), shares, strict=True)))

    assert read("policy: {coauthors: shares}\n", good).problems == []


def test_a_source_that_is_cited_must_be_there():
    assert [one.code for one in read(RULE % ", source: {article: 2024/06/khong-co}").problems] == ["N116"]


def test_both_files_have_a_door():
    assert set(DOORS) == {"quota", "external_items"}
