"""Whom the gate looks for: who is named by nothing public. Namesakes and longer names are no leak."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.honour_roll.making import TYPES
from tests.honour_roll.sites import honour_site
from tests.pages.making import site_of
from tests.portal.trees import item

KIN = "- {id: tran-kin, name: Trần Văn Kín, aliases: [Hoa Gạo], public: false}\n"
NAMES = ("Trần Văn Kín", "Hoa Gạo")


def hidden(root: Path, people: str = KIN, items: dict[str, str] | None = None, **files: str) -> tuple[str, ...]:
    return site_of(root, items or {}, **{"data/people.yaml": people, **files}).hidden().names


def test_names_and_pen_names_are_looked_for(tmp_path: Path) -> None:
    assert hidden(tmp_path) == NAMES


def test_where_everybody_is_public_nothing_is(tmp_path: Path) -> None:
    assert hidden(tmp_path, KIN.replace("public: false", "public: true")) == ()


@pytest.mark.parametrize(
    ("more", "left"),
    [
        pytest.param("- {id: kin-2, name: Trần Văn Kín}\n", NAMES[1:], id="a namesake who is public"),
        pytest.param("- {id: kin-2, name: Trần Văn Kín Đáo}\n", NAMES[1:], id="a part of a longer name"),
        pytest.param("- {id: kin-2, name: Trần Văn Kính}\n", NAMES, id="another name"),
        pytest.param("- {id: lan, name: Lê Lan, aliases: [Hoa Gạo]}\n", NAMES[:1], id="a pen name of somebody public"),
        pytest.param("- {id: lan, name: Trần Văn Kín, public: false}\n", (*NAMES, NAMES[0]), id="a hidden namesake"),
    ],
)
def test_who_is_public_stays_named(tmp_path: Path, more: str, left: tuple[str, ...]) -> None:
    assert hidden(tmp_path, KIN + more) == left


@pytest.mark.parametrize(
    ("byline", "left"),
    [
        pytest.param("[{person: tran-kin}]", NAMES[1:], id="by id"),
        pytest.param("[{person: Trần Văn Kín}]", NAMES[1:], id="by name"),
        pytest.param("[{name: Hoa Gạo}]", NAMES, id="by a pen name, which the item's file has"),
    ],
)
def test_who_is_credited_by_name_is_public_there(tmp_path: Path, byline: str, left: tuple[str, ...]) -> None:
    assert hidden(tmp_path, items={"a": item(byline=byline)}) == left


@pytest.mark.parametrize("other", ["Trần Văn Kín", "Văn Kín", "trần văn kín"])
def test_a_credit_of_somebody_else_of_that_name_is_no_leak(tmp_path: Path, other: str) -> None:
    people = f"{KIN}- {{id: kin-2, name: {other}, public: false}}\n"

    assert hidden(tmp_path, people, {"a": item(byline="[{person: tran-kin}]")}) == NAMES[1:]


def test_a_credit_in_a_draft_says_nothing(tmp_path: Path) -> None:
    assert hidden(tmp_path, items={"a": item(byline="[{person: tran-kin}]", status="draft")}) == NAMES


GROUP = """\
- id: toi-cao/cum-1
  kind: bloc
  system: local
  owner: toi-cao
  name: Cụm 1
  years: {2024: {leader: {name: Hoa Gạo, kind: outside}}}
"""


def test_somebody_from_outside_of_that_name_is_named(tmp_path: Path) -> None:
    assert hidden(tmp_path, **{"data/groups.yaml": GROUP}) == NAMES[:1]


DECISION = "{number: 12/QĐ, date: 2024-03-05, authority: Viện trưởng}"


@pytest.mark.parametrize(
    ("document", "names"),
    [
        pytest.param(f"status: conferred\ndecision: {DECISION}\n", (), id="decided"),
        pytest.param("status: nominated\ndate: 2024-03-05\n", ("Hoàng Thị Em",), id="proposed"),
        pytest.param("status: nominated\ndate: 2024-03-05\ntitle: Đề nghị cho Hoàng Thị Em\n", (), id="in the title"),
    ],
)
def test_whom_a_decision_lists_is_public(tmp_path: Path, document: str, names: tuple[str, ...]) -> None:
    text = f"year: 2024\n{document}awards: [{{type: chien-si, people: [em]}}]\n"

    assert honour_site(tmp_path, awards__a=text).hidden().names == names


FLAG = "{type: co-thi-dua, units: [ha-tinh]"
SPELLED = "- {id: hoang-thi-em, name: Hoàng Thị Êm, public: false}\n"


@pytest.mark.parametrize(
    ("more", "spelled"),
    [
        pytest.param("citation: Giúp Hoàng Thị Em thoát nạn", ("hoang-thi-em",), id="a citation"),
        pytest.param("citation: Giúp Hoàng Thị Em-li thoát nạn", ("hoang-thi-em",), id="before a dash"),
        pytest.param("citation: Giúp Hoàng Thị Em2 thoát nạn", (), id="another word"),
        pytest.param("citation: Có thành tích", (), id="nothing"),
    ],
)
def test_an_id_that_a_public_text_spells_is_told(tmp_path: Path, more: str, spelled: tuple[str, ...]) -> None:
    text = f"year: 2024\nstatus: conferred\ndecision: {DECISION}\nawards: [{FLAG}, {more}}}]\n"

    assert honour_site(tmp_path, awards__a=text, people=SPELLED).hidden().spelled == spelled


def test_the_id_of_a_document_is_told(tmp_path: Path) -> None:
    text = f"year: 2024\nstatus: conferred\ndecision: {DECISION}\nawards: [{FLAG}}}]\n"
    site = honour_site(tmp_path, **{"awards__hoang-thi-em": text, "people": SPELLED})

    assert site.hidden().spelled == ("hoang-thi-em",)


def test_what_an_award_asks_for_is_said(tmp_path: Path) -> None:
    people = "- {id: em, name: Bút Danh Lan, aliases: [Kiểm Sát Viên], public: false}\n"
    types = TYPES.replace(
        "rank: 40\n", "rank: 40\n  requires: [{any: [{text: Là kiểm sát viên}, {initiative: base}]}]\n", 1
    )

    assert honour_site(tmp_path, people=people, award_types=types).hidden().names == ("Bút Danh Lan",)
