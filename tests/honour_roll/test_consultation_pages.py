"""A list is open to comments by the clock of the build, and says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.honour_roll.making import award, given
from tests.honour_roll.sites import honour_site, page, paths, view

CONSULTATION = """\
id: dot-1
title: Lấy ý kiến đợt 1
opens: 2024-06-03
closes: 2024-06-14
comments_to: "Văn phòng, thư điện tử y-kien@thu.example hoặc 1 phố Ví Dụ"
awards: [{type: chien-si, people: [an, em]}]
"""
PATH = "lay-y-kien/dot-1/index.html"


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        pytest.param("2024-06-03", True, id="on the first day"),
        pytest.param("2024-06-14", True, id="on the last day"),
        pytest.param("2024-06-15", False, id="on the day after"),
    ],
)
def test_it_is_open_from_the_first_day_to_the_last(tmp_path: Path, day: str, is_open: bool) -> None:
    site = honour_site(tmp_path, day, consultations__a=CONSULTATION)
    menu = {link.text for link in site.chrome["vi"].menu}

    assert view(site, PATH).is_open is is_open
    assert ("Lấy ý kiến" in menu) is is_open
    assert page(site, PATH).listed is is_open
    assert view(site, PATH).head.indexed is is_open


def test_before_it_opens_it_is_nowhere(tmp_path: Path) -> None:
    assert not {
        path for path in paths(honour_site(tmp_path, "2024-06-02", consultations__a=CONSULTATION)) if "dot-1" in path
    }


def test_who_is_on_the_list_is_a_candidate_and_who_is_not_public_is_counted(tmp_path: Path) -> None:
    [award_] = view(honour_site(tmp_path, "2024-06-10", consultations__a=CONSULTATION), PATH).awards

    assert [one.who.text for one in award_.candidates] == ["Nguyễn Văn An"]
    assert award_.unnamed == 1


def test_an_address_for_mail_is_a_link(tmp_path: Path) -> None:
    parts = view(honour_site(tmp_path, "2024-06-10", consultations__a=CONSULTATION), PATH).comments_to

    assert [(part.text, part.href) for part in parts] == [
        ("Văn phòng, thư điện tử ", None),
        ("y-kien@thu.example", "mailto:y-kien@thu.example"),
        (" hoặc 1 phố Ví Dụ", None),
    ]


def test_after_it_has_closed_its_people_are_proposed_again(tmp_path: Path) -> None:
    site = honour_site(tmp_path, "2024-07-01", consultations__a=CONSULTATION)
    [year] = view(site, "vinh-danh/de-nghi/index.html").pending

    assert [case.status for case in year.cases] == ["consulted"]


def test_a_decision_ends_it_for_those_whom_it_names(tmp_path: Path) -> None:
    site = honour_site(
        tmp_path, "2024-07-01", consultations__a=CONSULTATION, awards__a=award(decision=given("2024-06-20"))
    )

    assert view(site, "vinh-danh/2024/index.html").year.people == 1
    assert view(site, "vinh-danh/de-nghi/index.html").pending[0].cases == ()


def test_the_list_of_lists_has_open_ones_and_closed_ones_apart(tmp_path: Path) -> None:
    other = CONSULTATION.replace("dot-1", "dot-2").replace("2024-06", "2024-08").replace("[an, em]", "[binh]")
    index = view(
        honour_site(tmp_path, "2024-08-10", consultations__a=CONSULTATION, consultations__b=other),
        "lay-y-kien/index.html",
    )

    assert [line.link.href for line in index.open] == ["/lay-y-kien/dot-2/"]
    assert [line.link.href for line in index.closed] == ["/lay-y-kien/dot-1/"]
