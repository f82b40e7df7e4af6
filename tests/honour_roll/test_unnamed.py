"""What is known by its counts alone is told wherever awards are, counted in totals, and never named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.problems import errors
from tests.honour_roll.making import award, awards, good_awards, marked, proposed, read, revoked
from tests.honour_roll.sites import honour_site, page, paths, view

PEOPLE = "{type: ky-niem-chuong, counts: {people: 366}}"
UNITS = "{type: co-thi-dua, counts: {units: 20}}"
BOTH = "{type: giay-khen, counts: {people: 3, units: 2}, citation: Phá vụ án lớn}"
CITED = "{type: giay-khen, citation: Phá vụ án lớn}"


def test_counts_stand_in_the_place_of_names():
    found = good_awards(award(awards=f"[{PEOPLE}, {UNITS}, {BOTH}]"))
    counted = [(one.type.id, one.people, one.units, one.is_honour) for one in found.roll().unnamed]

    assert counted == [("ky-niem-chuong", 366, 0, True), ("co-thi-dua", 0, 20, True), ("giay-khen", 3, 2, True)]
    assert (found.honours.records, found.problems) == ((), [])


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("{type: giay-khen, counts: {people: ‸0}}", "H122", id="none"),
        pytest.param("{type: giay-khen, counts: {people: ‸-3}}", "H122", id="less than none"),
        pytest.param("{type: giay-khen, counts: {people: ‸2.5}}", "H122", id="a part of one"),
        pytest.param("{type: giay-khen, counts: {people: ‸366 người}}", "H122", id="a word behind"),
        pytest.param("{type: giay-khen, counts: {people: ‸nhiều}}", "H122", id="no number"),
        pytest.param("{type: giay-khen, counts: ‸366}", "H137", id="of whom is not said"),
        pytest.param("{type: giay-khen, counts: ‸{}}", "H137", id="of nobody"),
        pytest.param("{type: giay-khen, counts: ‸{person: 3}}", "H137", id="another key"),
        pytest.param("{type: giay-khen, counts: ‸[3]}", "H137", id="a list"),
        pytest.param("{type: giay-khen, people: [an], counts: ‸{people: 3}}", "H138", id="beside people"),
        pytest.param("{type: giay-khen, units: [ha-tinh], counts: ‸{people: 3}}", "H138", id="beside units"),
        pytest.param("{type: co-thi-dua, counts: {people: ‸3}}", "H107", id="people, of an award for units"),
        pytest.param("{type: chien-si, counts: {units: ‸3}}", "H108", id="units, of an award for people"),
    ],
)
def test_a_wrong_count_is_told_where_it_is_wrong(line, code):
    text, line_number, column = marked(award(awards=f"[{line}]"))
    found = awards(text)

    assert found.told == [(code, "awards/a.yaml", line_number, column)]
    assert found.roll().unnamed == ()


def test_what_the_cure_of_both_says_is_right():
    """“Tách thành hai mục cùng type”: the names, and how many more there are."""
    found = good_awards(award(awards="[{type: giay-khen, people: [an]}, {type: giay-khen, counts: {people: 365}}]"))

    assert found.problems == []
    assert len(found.roll().conferred) == len(found.roll().counted) == 1


def test_counts_stand_beside_a_list_of_recipients():
    lines = "[{type: giay-khen}, {type: giay-khen, counts: {units: 4}}]"
    found = read({"awards/a.yaml": award(awards=lines, recipients="a.csv"), "awards/a.csv": "person\nan\n"})

    assert found.problems == []
    assert (len(found.roll().conferred), [one.units for one in found.roll().counted]) == (1, [4])


def test_nobody_is_revoked_by_a_number():
    """Nobody could tell who of those counted is still honoured."""
    found = awards(award(awards=f"[{PEOPLE}]"), revoked(awards="[{type: ky-niem-chuong, counts: {people: 2}}]"))

    assert found.codes == ["H139"]
    assert [one.people for one in found.roll().counted] == [366]


def test_a_citation_alone_is_shown_and_told():
    found = awards(proposed(awards=f"[{CITED}]"), award(awards=f"[{CITED}]"))

    assert found.codes == ["H140", "H140"]
    assert errors(found.problems) == []
    assert [(one.award.citation, one.is_honour) for one in found.roll().unnamed] == [
        ("Phá vụ án lớn", False),
        ("Phá vụ án lớn", True),
    ]


def test_conferred_on_nobody_without_a_word_stays_an_error():
    assert awards(award(awards="[{type: giay-khen}]")).codes == ["H106"]


def test_the_roll_counts_them_and_names_nobody(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(awards=f"[{PEOPLE}, {UNITS}, {{type: co-thi-dua, units: [ha-tinh]}}]"),
        awards__b=award(year="2023", awards=f"[{BOTH}]"),
    )
    roll = view(site, "vinh-danh/index.html")
    [flag, medal] = roll.years[0].levels[0].conferrals

    assert [(year.year, year.units, year.people) for year in roll.years] == [(2024, 21, 366), (2023, 2, 3)]
    assert [one.who.text for one in flag.awardees] == ["VKSND tỉnh Hà Tĩnh"]
    assert [one.counted for one in (*flag.unnamed, *medal.unnamed)] == ["20 tập thể", "366 cá nhân"]
    assert [(row.year, row.total) for row in roll.chart.rows] == [(2024, 387), (2023, 5)]
    assert view(site, "vinh-danh/2023/index.html").year.levels[0].conferrals[0].unnamed[0].citation == "Phá vụ án lớn"
    assert view(site, "vinh-danh/danh-hieu/ky-niem-chuong/index.html").total == 366
    assert view(site, "vinh-danh/danh-hieu/co-thi-dua/index.html").total == 21
    assert not {path for path in paths(site) if path.startswith("ca-nhan/") and path != "ca-nhan/index.html"}


def test_a_year_of_many_counted_is_still_listed(tmp_path: Path) -> None:
    """What is listed in full is measured by lines: 999,999 people are one."""
    many = "[{type: giay-khen, counts: {people: 999999}}]"
    site = honour_site(tmp_path, awards__a=award(awards=many), awards__b=award(year="2023", awards=many))

    assert [bool(year.levels) for year in view(site, "vinh-danh/index.html").years] == [True, True]


def test_proposals_stand_among_proposals_and_on_the_page_of_the_award(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=proposed(awards=f"[{PEOPLE}, {CITED}, {{type: chien-si}}]"))
    [year] = view(site, "vinh-danh/de-nghi/index.html").pending
    [medal] = view(site, "vinh-danh/danh-hieu/ky-niem-chuong/index.html").cases

    assert [(case.counted, case.citation, case.who) for case in year.cases] == [
        ("366 cá nhân", None, None),
        (None, "Phá vụ án lớn", None),
        (None, None, None),
    ]
    assert (medal.counted, medal.status) == ("366 cá nhân", "nominated")
    assert view(site, "vinh-danh/danh-hieu/ky-niem-chuong/index.html").total == 0
    assert view(site, "vinh-danh/danh-hieu/chien-si/index.html").cases == ()
    assert view(site, "vinh-danh/index.html").years == ()


def test_a_refusal_of_so_many_is_closed(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=proposed("declined", public="true", awards=f"[{UNITS}]"))
    view_ = view(site, "vinh-danh/de-nghi/index.html")

    assert (view_.pending, view_.closed[0].cases[0].counted) == ((), "20 tập thể")


def test_campaigns_groups_items_and_the_front_page_have_them(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(awards=f"[{UNITS}]", campaign="hoc-bac", source="{article: 2024/03/tin}"),
        awards__b=proposed(awards=f"[{PEOPLE}]", campaign="hoc-bac", nominated_by="toi-cao/cum-6"),
    )
    campaign = view(site, "phong-trao/hoc-bac/index.html").panels[0].view
    group = view(site, "cum-thi-dua/toi-cao/cum-6/index.html").panels[0].view
    [(reported, more, href)] = view(site, "tin/2024/03/tin/index.html").panels[0].view.conferrals
    [(newest, _, _)] = view(site, "index.html").panels[0].view.conferrals

    assert [(one.counted, one.is_unnamed, one.who) for one in campaign.years[0].others] == [("20 tập thể", True, None)]
    assert [(one.year, one.count) for one in campaign.line] == [(2024, 20)]
    assert [one.counted for one in campaign.cases] == [one.counted for one in group.cases] == ["366 cá nhân"]
    assert (reported.unnamed[0].counted, more) == ("20 tập thể", 0)
    assert href == "/vinh-danh/2024/#2024/co-thi-dua/unnamed~a"
    assert newest == reported


def test_open_data_have_a_record_of_its_own_for_each(tmp_path: Path) -> None:
    documents = {
        "awards__a": award(awards=f"[{PEOPLE}, {BOTH}, {BOTH.replace('lớn', 'khác')}]"),
        "awards__b": proposed(awards=f"[{UNITS}, {{type: chien-si}}]"),
    }
    rows = json.loads(view(honour_site(tmp_path, **documents), "du-lieu/khen-thuong.json").text)
    told = {row["id"]: (row["status"], row["recipient"], row["counts"], row["unit"]) for row in rows}

    assert told == {
        "2024/chien-si/unnamed~b": ("nominated", None, None, None),
        "2024/co-thi-dua/unnamed~b": ("nominated", None, {"people": None, "units": 20}, None),
        "2024/giay-khen/unnamed~a": ("conferred", None, {"people": 3, "units": 2}, None),
        "2024/giay-khen/unnamed~a~2": ("conferred", None, {"people": 3, "units": 2}, None),
        "2024/ky-niem-chuong/unnamed~a": ("conferred", None, {"people": 366, "units": None}, None),
    }


def test_what_is_only_proposed_has_no_decision_in_open_data(tmp_path: Path) -> None:
    decision = "{number: 7/TTr, date: 2024-01-10, authority: VKSND tỉnh}"
    site = honour_site(tmp_path, awards__a=proposed(awards=f"[{UNITS}]", decision=decision))
    [row] = json.loads(view(site, "du-lieu/khen-thuong.json").text)

    assert (row["status"], row["decision"]) == ("nominated", None)


def test_before_its_day_it_is_nowhere(tmp_path: Path) -> None:
    site = honour_site(tmp_path, "2024-03-04", awards__a=award(awards=f"[{PEOPLE}]"))

    assert view(site, "vinh-danh/index.html").years == ()
    assert view(site, "du-lieu/khen-thuong.json").text == "[]\n"
    assert page(site, "vinh-danh/danh-hieu/ky-niem-chuong/index.html").view.total == 0
