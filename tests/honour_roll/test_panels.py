"""Units, groups, campaigns, people, items and the front page show the honours that are theirs."""

from __future__ import annotations

from pathlib import Path

from tests.honour_roll.making import award, given, proposed, revoked
from tests.honour_roll.sites import NEWS, honour_site, paths, view
from tests.honour_roll.test_initiative_pages import INITIATIVES

FLAG = "[{type: co-thi-dua, units: [ha-tinh]}]"


def panel(root: Path, path: str, day: str = "2030-01-01", **files: str):
    panels = view(honour_site(root, day, **files), path).panels
    return panels[0].view if panels else None


def test_a_units_page_has_its_honours_and_those_of_its_people(tmp_path: Path) -> None:
    found = panel(
        tmp_path,
        "don-vi/ha-tinh/index.html",
        awards__a=award(),
        awards__b=award(decision=given("2024-04-01", "13/QĐ"), awards=FLAG),
    )
    [year] = found.years

    assert [one.award.text for one in year.own] == ["Cờ thi đua của ngành"]
    assert [(one.who.text, one.award.text) for one in year.others] == [("Nguyễn Văn An", "Chiến sĩ thi đua cơ sở")]


def test_a_units_page_does_not_name_people_who_are_not_public(tmp_path: Path) -> None:
    assert (
        panel(tmp_path, "don-vi/ha-tinh/index.html", awards__a=award(awards="[{type: chien-si, people: [em]}]")) is None
    )


def test_a_persons_page_is_a_line_of_years_with_the_unit_as_it_was_called(tmp_path: Path) -> None:
    line = "[{type: chien-si, people: [dung-2]}]"
    found = panel(
        tmp_path,
        "ca-nhan/dung-2/index.html",
        awards__a=award(awards=line),
        awards__b=award(year="2025", decision=given("2025-12-20", "9/QĐ"), awards=line),
    )

    assert [(year.year, year.own[0].unit.text) for year in found.years] == [
        (2025, "VKSND tỉnh Lâm Đồng"),
        (2024, "VKSND tỉnh Bình Thuận"),
    ]


def test_an_honour_gives_a_person_a_page_and_a_proposal_does_not(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award(), awards__b=proposed(awards="[{type: chien-si, people: [binh]}]"))

    assert "ca-nhan/an/index.html" in paths(site)
    assert "ca-nhan/binh/index.html" not in paths(site)


def test_what_is_proposed_stands_apart_from_honours(tmp_path: Path) -> None:
    found = panel(tmp_path, "don-vi/ha-tinh/index.html", awards__a=proposed(awards=FLAG), awards__b=award(year="2023"))

    assert [(case.award.text, case.status) for case in found.cases] == [("Cờ thi đua của ngành", "nominated")]
    assert [year.year for year in found.years] == [2023]


def test_a_revoked_honour_keeps_its_history_on_the_recipients_page(tmp_path: Path) -> None:
    found = panel(tmp_path, "don-vi/ha-tinh/index.html", awards__a=award(awards=FLAG), awards__b=revoked(awards=FLAG))

    assert found.years == ()
    assert [step.status for step in found.cases[0].history] == ["conferred", "revoked"]


def test_a_groups_page_has_the_honours_of_each_years_members(tmp_path: Path) -> None:
    found = panel(
        tmp_path,
        "cum-thi-dua/toi-cao/cum-6/index.html",
        awards__a=award(year="2025", decision=given("2025-12-01"), awards="[{type: co-thi-dua, units: [lam-dong]}]"),
        awards__b=award(awards=FLAG),
    )

    assert [(year.year, [one.who.text for one in year.others]) for year in found.years] == [
        (2025, ["VKSND tỉnh Lâm Đồng"])
    ]


def test_a_groups_page_has_what_the_group_proposes(tmp_path: Path) -> None:
    found = panel(
        tmp_path, "cum-thi-dua/toi-cao/cum-6/index.html", awards__a=proposed(awards=FLAG, nominated_by="toi-cao/cum-6")
    )

    assert [case.who.text for case in found.cases] == ["VKSND tỉnh Hà Tĩnh"]


def test_a_campaigns_page_has_the_honours_given_for_it(tmp_path: Path) -> None:
    found = panel(tmp_path, "phong-trao/hoc-bac/index.html", awards__a=award(category="campaign", campaign="hoc-bac"))

    assert [(one.who.text, one.kind) for one in found.years[0].others] == [("Nguyễn Văn An", "campaign")]


def test_the_front_page_has_the_newest_honours_and_how_many_more_there_are(tmp_path: Path) -> None:
    many = "[{type: giay-khen, people: [an, binh, cuong, dung, dung-2]}]"
    found = panel(
        tmp_path,
        "index.html",
        awards__a=award(),
        awards__b=award(decision=given("2024-04-01", "13/QĐ"), awards=many),
    )

    assert [(one.award.text, len(one.awardees), more) for one, more, _ in found.conferrals] == [
        ("Giấy khen của Viện trưởng", 3, 2),
        ("Chiến sĩ thi đua cơ sở", 1, 0),
    ]
    assert found.conferrals[0][2] == "/vinh-danh/2024/#2024/giay-khen/person/an"


def test_an_item_shows_the_honours_that_it_reports(tmp_path: Path) -> None:
    found = panel(
        tmp_path,
        "tin/2024/03/tin/index.html",
        awards__a=award(source="{article: 2024/03/tin}"),
        initiatives=INITIATIVES,
    )

    assert [one.awardees[0].who.text for one, _, _ in found.conferrals] == ["Nguyễn Văn An"]
    assert [one.title for one in found.initiatives] == ["Sổ tay điện tử"]


def test_a_source_that_the_page_lists_anyway_is_pointed_to_there(tmp_path: Path) -> None:
    about = NEWS.replace("status:", "units: [ha-tinh]\nstatus:")
    files = {"awards__a": award(awards=FLAG, source="{article: 2024/03/tin}"), "news__tin": about}
    on_unit = panel(tmp_path / "a", "don-vi/ha-tinh/index.html", **files)
    on_roll = view(honour_site(tmp_path / "b", **files), "vinh-danh/2024/index.html")

    assert on_unit.years[0].own[0].decision.source.href == "#tin-1"
    assert on_roll.year.levels[0].conferrals[0].decision.source.href == "/tin/2024/03/tin/"


def test_decisions_of_one_day_are_told_one_after_the_other_on_the_front_page(tmp_path: Path) -> None:
    people = ("an", "binh", "cuong", "dung", "dung-2")
    files = {
        f"awards__{name}": award(
            decision=given("2024-04-01", f"1{name}/QĐ"), category="exploit", awards=lines(people, name)
        )
        for name in "abc"
    }
    found = panel(tmp_path, "index.html", **files)

    assert [(one.decision.number, len(one.awardees), more) for one, more, _ in found.conferrals] == [
        ("1a/QĐ", 3, 2),
        ("1b/QĐ", 3, 2),
        ("1c/QĐ", 3, 2),
    ]


def lines(people: tuple[str, ...], citation: str) -> str:
    return f"[{{type: giay-khen, people: [{', '.join(people)}], citation: Việc {citation}}}]"
