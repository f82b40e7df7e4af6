"""The roll shows honours and nothing else, with the decision behind each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.honour_roll import roll_pages
from tests.honour_roll.making import award, given, proposed, revoked
from tests.honour_roll.sites import honour_site, page, paths, view

BOTH = "[{type: chien-si, people: [an, binh]}, {type: co-thi-dua, units: [ha-tinh]}]"


def names(year) -> list[list[str]]:
    return [[awardee.who.text for awardee in one.awardees] for level in year.levels for one in level.conferrals]


def test_the_newest_year_and_the_highest_award_stand_first(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(awards=BOTH),
        awards__b=award(
            year="2025", decision=given("2025-12-20", "9/QĐ"), awards="[{type: chien-si, people: [cuong]}]"
        ),
    )
    roll = view(site, "vinh-danh/index.html")

    assert [year.year for year in roll.years] == [2025, 2024]
    assert [level.level for level in roll.years[1].levels] == ["sector", "base"]
    assert names(roll.years[1]) == [["VKSND tỉnh Hà Tĩnh"], ["Nguyễn Văn An", "Trần Thị Bình"]]
    assert (roll.years[1].units, roll.years[1].people) == (1, 2)


def test_every_honour_has_its_decision_and_the_item_that_reports_it(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award(source="{article: 2024/03/tin}"))
    [level] = view(site, "vinh-danh/2024/index.html").year.levels
    decision = level.conferrals[0].decision

    assert (decision.number, decision.day.text, decision.authority) == (
        "12/QĐ-VKS",
        "5/3/2024",
        "Viện trưởng VKSND tỉnh Hà Tĩnh",
    )
    assert (decision.source.text, decision.source.href) == ("Tin thử", "/tin/2024/03/tin/")


def test_a_list_that_is_not_complete_is_told_with_its_decision_alone(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(complete="false"),
        awards__b=award(decision=given("2024-04-05", "9/QĐ"), awards="[{type: co-thi-dua, units: [ha-tinh]}]"),
    )
    levels = view(site, "vinh-danh/2024/index.html").year.levels

    told = {one.award.text: one.complete for level in levels for one in level.conferrals}
    assert sorted(told.values()) == [False, True]
    assert not told[levels[-1].conferrals[0].award.text]


def test_a_source_that_is_not_public_yet_is_not_linked(tmp_path: Path) -> None:
    site = honour_site(tmp_path, "2024-03-05", awards__a=award(source="{article: 2024/03/tin}"))

    assert view(site, "vinh-danh/2024/index.html").year.levels[0].conferrals[0].decision.source is None


def test_what_is_not_conferred_is_on_no_page_of_the_roll(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(),
        awards__b=revoked(),
        awards__c=proposed(awards="[{type: chien-si, people: [binh]}]"),
    )

    assert view(site, "vinh-danh/index.html").years == ()
    assert view(site, "vinh-danh/danh-hieu/chien-si/index.html").years == ()
    assert "vinh-danh/2024/index.html" not in paths(site)


def test_an_award_goes_by_the_name_that_it_bore_then(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path,
        awards__a=award(year="2022", decision=given("2022-12-20")),
        awards__b=award(year="2024", decision=given("2024-12-20", "9/QĐ")),
    )
    years = dict(view(site, "vinh-danh/danh-hieu/chien-si/index.html").years)

    assert years[2022][0].award.text == "Chiến sỹ thi đua cơ sở"
    assert years[2024][0].award.text == "Chiến sĩ thi đua cơ sở"


def test_a_person_stands_with_the_unit_of_that_day(tmp_path: Path) -> None:
    line = "[{type: chien-si, people: [dung-2]}]"
    site = honour_site(
        tmp_path,
        awards__a=award(awards=line),
        awards__b=award(year="2025", decision=given("2025-12-20", "9/QĐ"), awards=line),
    )
    years = view(site, "vinh-danh/index.html").years
    units = [year.levels[0].conferrals[0].awardees[0].unit.text for year in years]

    assert units == ["VKSND tỉnh Lâm Đồng", "VKSND tỉnh Bình Thuận"]


def test_one_who_is_not_public_is_named_by_the_decision_and_has_no_page(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award(awards="[{type: chien-si, people: [em]}]"))
    awardee = view(site, "vinh-danh/2024/index.html").year.levels[0].conferrals[0].awardees[0]

    assert (awardee.who.text, awardee.who.href) == ("Hoàng Thị Em", None)
    assert "ca-nhan/em/index.html" not in paths(site)


def test_years_beyond_what_a_page_can_carry_are_counted_and_led_to(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(roll_pages, "IN_FULL", 1)
    site = honour_site(
        tmp_path,
        awards__a=award(awards=BOTH),
        awards__b=award(
            year="2025", decision=given("2025-12-20", "9/QĐ"), awards="[{type: chien-si, people: [cuong]}]"
        ),
    )
    newest, older = view(site, "vinh-danh/index.html").years

    assert newest.levels
    assert (older.levels, older.units, older.people, older.href) == ((), 1, 2, "/vinh-danh/2024/")
    assert names(view(site, "vinh-danh/2024/index.html").year)


def test_the_newest_year_is_in_full_however_long(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(roll_pages, "IN_FULL", 1)
    site = honour_site(tmp_path, awards__a=award(awards=BOTH))

    assert len(names(view(site, "vinh-danh/index.html").years[0])) == 2


def test_an_award_that_nobody_has_been_given_has_its_page(tmp_path: Path) -> None:
    medal = view(honour_site(tmp_path), "vinh-danh/danh-hieu/ky-niem-chuong/index.html")

    assert (medal.once, medal.total, medal.level) == (True, 0, "sector")


def test_requirements_in_force_stand_before_those_of_another_law(tmp_path: Path) -> None:
    types = """\
- id: chien-si
  form: title
  subject: person
  rank: 40
  names: [{name: Chiến sĩ thi đua}]
  requires:
    - {award: giay-khen, consecutive: 2, from: 2024-01-01, law: Luật mới}
    - {award: giay-khen, times: 1, to: 2023-12-31, law: Luật cũ}
    - any: [{initiative: base}, {text: Hoàn thành xuất sắc}]
- {id: giay-khen, form: certificate, subject: both, rank: 45, names: [{name: Giấy khen}]}
"""
    award_type = view(honour_site(tmp_path, award_types=types), "vinh-danh/danh-hieu/chien-si/index.html")

    assert [[c.text for c in one.conditions] for one in award_type.requirements] == [
        ["2 năm liên tục đạt"],
        ["1 sáng kiến được công nhận từ cấp cơ sở trở lên", "Hoàn thành xuất sắc"],
    ]
    assert award_type.requirements[0].conditions[0].award.href == "/vinh-danh/danh-hieu/giay-khen/"
    assert [one.law for one in award_type.former] == ["Luật cũ"]


@pytest.mark.parametrize(
    ("law", "since"),
    [
        pytest.param("Luật mới", "1/1/2024", id="the law says no day"),
        pytest.param("Luật mới, có hiệu lực từ ngày 01/01/2024", None, id="the law says that day"),
        pytest.param("Luật mới, ban hành ngày 15/6/2022", "1/1/2024", id="the law says another day"),
    ],
)
def test_the_first_day_of_a_requirement_is_said_once(tmp_path: Path, law: str, since: str | None) -> None:
    types = (
        "- {id: chien-si, form: title, subject: person, rank: 40, names: [{name: Chiến sĩ thi đua}], "
        f'requires: [{{text: Tốt, from: 2024-01-01, law: "{law}"}}]}}\n'
    )
    [one] = view(honour_site(tmp_path, award_types=types), "vinh-danh/danh-hieu/chien-si/index.html").requirements

    assert (one.law, one.since and one.since.text) == (law, since)


def test_the_pages_of_the_roll_are_in_the_sitemap(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award())
    parts = ("sitemap/trang.xml", "sitemap/vinh-danh.xml")
    listed = {entry.address for part in parts for entry in page(site, part).view.entries}

    assert {"https://thu.example/vinh-danh/", "https://thu.example/vinh-danh/2024/"} <= listed


def test_one_decision_stands_together_whatever_its_nominations_said(tmp_path: Path) -> None:
    """Of two who were proposed one was for a campaign; the decision that gave both says nothing of it."""
    site = honour_site(
        tmp_path,
        awards__a=proposed(category="campaign", awards="[{type: chien-si, people: [an]}]"),
        awards__b=award(awards="[{type: chien-si, people: [cuong, an, binh]}]"),
    )

    assert names(view(site, "vinh-danh/2024/index.html").year) == [["Lê Văn Cường", "Nguyễn Văn An", "Trần Thị Bình"]]


def test_an_award_that_there_is_not_yet_is_nowhere(tmp_path: Path) -> None:
    types = "- {id: moi, form: title, subject: person, rank: 1, names: [{name: Danh hiệu mới, from: 2031-01-01}]}\n"
    site = honour_site(tmp_path, award_types=types)

    assert "vinh-danh/danh-hieu/moi/index.html" not in paths(site)
    assert view(site, "vinh-danh/index.html").types == ()
