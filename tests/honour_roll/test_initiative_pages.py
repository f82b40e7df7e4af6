"""The register shows recognised initiatives, with all authors and the item that made each known."""

from __future__ import annotations

from pathlib import Path

from plugins.pages import Link
from tests.honour_roll.making import award
from tests.honour_roll.sites import NEWS, honour_site, view

INITIATIVES = """\
- id: so-tay
  title: Sổ tay điện tử
  authors: [{person: an}, {person: em}, {name: Người Ngoài}]
  unit: ha-tinh
  level: base
  recognised: {number: 15/QĐ, date: 2024-02-01, authority: Viện trưởng}
  published_in: 2024/03/tin
- {id: phan-mem, title: Phần mềm, authors: [{person: an}], level: sector, recognised: {number: 16/QĐ, date: 2025-02-01}}
- {id: chua-xet, title: Chưa được xét, authors: [{person: an}], level: sector}
"""


def register(root: Path, day: str = "2030-01-01", **files: str):
    return view(honour_site(root, day, initiatives=INITIATIVES, **files), "sang-kien/index.html")


def test_the_newest_stand_first_and_what_is_not_recognised_nowhere(tmp_path: Path) -> None:
    years = register(tmp_path).years

    assert [(year.year, [one.id for one in year.initiatives]) for year in years] == [
        (2025, ["phan-mem"]),
        (2024, ["so-tay"]),
    ]


def test_it_is_not_there_before_the_day_of_its_decision(tmp_path: Path) -> None:
    assert [year.year for year in register(tmp_path, "2025-01-31").years] == [2024]


def test_authors_are_all_named_but_those_who_are_not_public(tmp_path: Path) -> None:
    [_, year] = register(tmp_path).years

    assert [author.text for author in year.initiatives[0].authors] == ["Nguyễn Văn An", "Người Ngoài"]
    assert year.initiatives[0].unnamed == 1


def test_the_item_that_published_it_is_linked_once_it_is_public(tmp_path: Path) -> None:
    [_, after] = register(tmp_path / "a").years
    [before] = register(tmp_path / "b", "2024-03-05").years

    assert after.initiatives[0].published.href == "/tin/2024/03/tin/"
    assert before.initiatives[0].published is None


def test_an_item_that_names_it_publishes_it_too(tmp_path: Path) -> None:
    naming = NEWS.replace("status:", "initiatives: [phan-mem]\nstatus:")
    [year, _] = register(tmp_path, news__tin=naming).years

    assert year.initiatives[0].published.text == "Tin thử"


def test_an_item_in_english_that_is_the_source_of_a_fact_is_marked(tmp_path: Path) -> None:
    english = NEWS.replace("status:", "lang: en\nstatus:")
    [_, year] = register(tmp_path, news__tin=english).years
    published = year.initiatives[0].published

    assert (published.text, published.note, published.lang) == ("Tin thử", "Tiếng Anh", "en")


def test_a_decision_that_an_item_in_english_tells_of_says_so(tmp_path: Path) -> None:
    source = "{article: 2024/03/tin, note: Trang 2}"
    site = honour_site(tmp_path, news__tin=NEWS.replace("status:", "lang: en\nstatus:"), awards__a=award(source=source))
    [conferral] = view(site, "vinh-danh/2024/index.html").year.levels[0].conferrals

    assert conferral.decision.source == Link("Tin thử", "/tin/2024/03/tin/", "Trang 2, Tiếng Anh", "en")
