"""What is not conferred is told as that, with its status and its documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from tests.honour_roll.making import award, given, proposed, revoked
from tests.honour_roll.sites import honour_site, view
from tests.pages.rendering import rendered


def nominations(root: Path, day: str = "2030-01-01", **files: str):
    return view(honour_site(root, day, **files), "vinh-danh/de-nghi/index.html")


@pytest.mark.parametrize("status", ["registered", "reviewing", "nominated"])
def test_a_case_under_way_is_labelled_with_its_status(tmp_path: Path, status: str) -> None:
    [year] = nominations(tmp_path, awards__a=proposed(status)).pending

    assert [(case.who.text, case.status) for case in year.cases] == [("Nguyễn Văn An", status)]


@pytest.mark.parametrize("complete", ["true", "false"])
def test_a_proposal_tells_that_its_list_is_not_complete(tmp_path: Path, complete: str) -> None:
    [year] = nominations(tmp_path, awards__a=proposed(complete=complete)).pending

    assert [step.complete for case in year.cases for step in case.history] == [complete == "true"]


def test_what_was_declined_or_revoked_is_closed(tmp_path: Path) -> None:
    view_ = nominations(
        tmp_path,
        awards__a=award(),
        awards__b=revoked(),
        awards__c=proposed(
            "declined", public="true", reason="chưa đủ năm", awards="[{type: chien-si, people: [binh]}]"
        ),
    )
    [year] = view_.closed

    assert view_.pending == ()
    assert {case.who.text: case.status for case in year.cases} == {
        "Nguyễn Văn An": "revoked",
        "Trần Thị Bình": "declined",
    }
    assert {case.history[-1].reason for case in year.cases} == {"Thành tích không có thật", "chưa đủ năm"}


def test_history_has_every_document_from_the_first(tmp_path: Path) -> None:
    [year] = nominations(
        tmp_path, awards__a=proposed(title="Tờ trình số 5"), awards__b=award(), awards__c=revoked()
    ).closed
    steps = year.cases[0].history

    assert [step.status for step in steps] == ["nominated", "conferred", "revoked"]
    assert steps[0].title == "Tờ trình số 5"
    assert [step.decision.number for step in steps[1:]] == ["12/QĐ-VKS", "99/QĐ-VKS"]


@pytest.mark.parametrize(
    ("awards", "title", "line"),
    [
        pytest.param(
            "[{type: chien-si, people: [an]}]", "Tờ trình số 5", "10/1/2024, Tờ trình số 5", id="the title says no day"
        ),
        pytest.param(
            "[{type: chien-si, people: [an]}]",
            "Tờ trình ngày 10/01/2024",
            "Tờ trình ngày 10/01/2024",
            id="the title says the day",
        ),
        pytest.param(
            "[{type: co-thi-dua}]", "Tờ trình ngày 10/1/2024", "Tờ trình ngày 10/1/2024", id="nobody is named"
        ),
        pytest.param(
            "[{type: chien-si, people: [an]}]",
            "Tờ trình ngày 9/1/2024",
            "10/1/2024, Tờ trình ngày 9/1/2024",
            id="the title says another day",
        ),
    ],
)
def test_a_document_whose_title_says_its_day_says_it_once(tmp_path: Path, awards: str, title: str, line: str) -> None:
    site = honour_site(tmp_path, awards__a=proposed(awards=awards, title=title, source=None))
    tree = html.fromstring(rendered(site)["vinh-danh/de-nghi/index.html"])

    assert [" ".join(step.text_content().split()) for step in tree.find_class("steps__alone")] == [line]


def test_a_conferred_nomination_is_here_no_more(tmp_path: Path) -> None:
    view_ = nominations(tmp_path, awards__a=proposed(), awards__b=award())

    assert (view_.pending, view_.closed) == ((), ())


def test_before_the_decisions_day_it_is_here_still(tmp_path: Path) -> None:
    [year] = nominations(tmp_path, "2024-03-04", awards__a=proposed(), awards__b=award()).pending

    assert [(case.status, len(case.history)) for case in year.cases] == [("nominated", 1)]


def test_a_nomination_that_names_nobody_is_kept_as_that(tmp_path: Path) -> None:
    [year] = nominations(
        tmp_path, awards__a=proposed(awards="[{type: co-thi-dua}]", nominated_by="toi-cao/cum-6")
    ).pending
    [case] = year.cases

    assert (case.who, case.award.text, case.history[0].by.text) == (None, "Cờ thi đua của ngành", "Cụm thi đua số 6")


def test_one_who_is_not_public_is_counted_and_not_named(tmp_path: Path) -> None:
    [year] = nominations(tmp_path, awards__a=proposed(awards="[{type: chien-si, people: [em, an]}]")).pending

    assert [case.who.text for case in year.cases] == ["Nguyễn Văn An"]
    assert year.unnamed == 1


def test_a_list_of_proposals_and_a_list_of_conferrals_meet_where_unit_type_and_year_are_the_same(
    tmp_path: Path,
) -> None:
    """Twenty-two collectives are proposed for one year; twenty-two are conferred, of which some had been proposed."""
    units = "".join(f"- {{id: dv-{n}, level: province, names: [{{name: VKSND tỉnh số {n}}}]}}\n" for n in range(30))
    before, after = (
        "[{type: co-thi-dua, units: [" + ", ".join(f"dv-{n}" for n in which) + "]}]"
        for which in (range(22), range(8, 30))
    )
    files = {
        "units": "- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}\n" + units,
        "people": "",
        "groups": "",
        "awards__to-trinh": proposed(awards=before),
    }
    alone = nominations(tmp_path / "a", **files)
    files["awards__quyet-dinh"] = award(awards=after, decision=given("2024-12-30"))
    site = honour_site(tmp_path / "b", **files)

    assert len(alone.pending[0].cases) == 22
    assert view(site, "vinh-danh/2024/index.html").year.units == 22
    assert [case.who.text for case in view(site, "vinh-danh/de-nghi/index.html").pending[0].cases] == [
        f"VKSND tỉnh số {n}" for n in range(8)
    ]


def test_the_paper_of_a_proposal_is_no_decision(tmp_path: Path) -> None:
    paper = "{number: 5/TTr, date: 2024-01-10, authority: VKSND tỉnh Hà Tĩnh}"
    [year] = nominations(tmp_path, awards__a=award("nominated", decision=paper)).pending
    step = year.cases[0].history[0]

    assert (step.decision, step.paper) == (None, "5/TTr")
