"""Recipients, proposers and authors from outside the registry: by name, without a link, of their own kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from plugins.honour_roll.recipients import Recipient
from plugins.registry import Kind
from plugins.registry.outside import Outside
from tests.honour_roll.making import award, awards, good, good_awards, proposed, read
from tests.honour_roll.sites import honour_site, view

POLICE = "{name: Công an tỉnh Hà Tĩnh, kind: outside}"
OFFICER = "{name: Somchai Vongsa, kind: outside}"
LINES = f"[{{type: giay-khen, people: [an, {OFFICER}], units: [{POLICE}]}}]"


def test_somebody_outside_is_honoured_by_name(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=award(awards=LINES))
    [one] = view(site, "vinh-danh/2024/index.html").year.levels[0].conferrals

    assert [(awardee.who.text, awardee.who.href is None) for awardee in one.awardees] == [
        ("Nguyễn Văn An", False),
        ("Somchai Vongsa", True),
        ("Công an tỉnh Hà Tĩnh", True),
    ]
    assert (one.people, one.units) == (2, 1)


def test_open_data_mark_them_and_give_them_no_id(tmp_path: Path) -> None:
    rows = json.loads(view(honour_site(tmp_path, awards__a=award(awards=LINES)), "du-lieu/khen-thuong.json").text)

    assert {row["id"]: row["recipient"] for row in rows if row["recipient"]["outside"]} == {
        "2024/giay-khen/outside-person/somchai-vongsa": {
            "kind": "person",
            "id": None,
            "name": "Somchai Vongsa",
            "outside": True,
        },
        "2024/giay-khen/outside-unit/cong-an-tinh-ha-tinh": {
            "kind": "unit",
            "id": None,
            "name": "Công an tỉnh Hà Tĩnh",
            "outside": True,
        },
    }


def test_a_proposal_moves_to_the_decision_by_the_name():
    found = good_awards(
        proposed(awards=LINES.replace("Somchai Vongsa", "SOMCHAI  VONGSA")), award(awards=LINES.replace("an, ", ""))
    )

    assert found.standings()["2024/giay-khen/outside-person/somchai-vongsa"] == "conferred"
    assert len(found.honours.records) == 3


def test_two_whose_names_make_one_id_are_two():
    lines = "[{type: giay-khen, people: [{name: Lê Văn Ba, kind: outside}, {name: Lê Văn Bà, kind: outside}]}]"
    found = good_awards(award(awards=lines))

    assert len(found.standings()) == 2


def test_a_name_in_other_letters_has_an_id():
    found = good_awards(award(awards="[{type: giay-khen, units: [{name: 최고검찰청, kind: outside}]}]"))

    assert list(found.standings()) == ["2024/giay-khen/outside-unit/cd5c-ace0-ac80-cc30-ccad"]


def test_somebody_outside_is_nobody_of_the_registry():
    """“Nguyễn Văn An” of another country is not ours (law 8)."""
    found = good_awards(award(awards="[{type: giay-khen, people: [an, {name: Nguyễn Văn An, kind: outside}]}]"))

    assert len(found.roll().conferred) == 2
    assert not found.roll().of(Recipient.outside(Kind.PERSON, Outside(name="Ai Khác")))


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("{type: co-thi-dua, people: [{name: A, kind: outside}]}", "H107", id="a person, of one for units"),
        pytest.param("{type: chien-si, units: [{name: A, kind: outside}]}", "H108", id="a unit, of one for people"),
        pytest.param("{type: giay-khen, units: [{name: A, kind: khac}]}", "R125", id="another word"),
        pytest.param("{type: giay-khen, units: [{name: A}]}", "R125", id="no word"),
        pytest.param(f"{{type: giay-khen, units: [{POLICE}, {POLICE}]}}", "H205", id="twice"),
    ],
)
def test_what_holds_of_recipients_holds_of_them(line, code):
    assert awards(award(awards=f"[{line}]")).codes == [code]


@pytest.mark.parametrize(
    "name", ["Tòa án nhân dân tỉnh Hà Tĩnh", "VKSND tỉnh Hủa Phăn", "Viện kiểm sát nhân dân tối cao nước Cuba"]
)
def test_an_unknown_unit_is_offered_the_way_outside_and_no_office_of_ours(name):
    [problem] = awards(award(awards=f"[{{type: giay-khen, units: [{name}]}}]")).problems

    assert (problem.code, problem.suggestion) == ("R101", None)
    assert f'{{name: "{name}", kind: outside}}' in problem.cure


def test_who_proposes_may_be_outside(tmp_path: Path) -> None:
    site = honour_site(tmp_path, awards__a=proposed(nominated_by="{name: Hội đồng thi đua tỉnh, kind: outside}"))
    [year] = view(site, "vinh-danh/de-nghi/index.html").pending
    by = year.cases[0].history[0].by

    assert (by.text, by.href) == ("Hội đồng thi đua tỉnh", None)


CSV = """\
person;unit;citation;kind
an;;;
Trần Công;Công an tỉnh Hà Tĩnh;Phối hợp tốt;outside
;Tòa án nhân dân tỉnh;;outside
"""


def listed(rows: str):
    return read({"awards/a.yaml": award(awards="[{type: giay-khen}]", recipients="a.csv"), "awards/a.csv": rows})


def test_a_list_has_a_column_for_them():
    found = listed(CSV)
    entries = [(e.recipient.name, e.unit, e.unit_name, e.citation) for e in found.honours.documents[0].entries]

    assert found.problems == []
    assert entries == [
        (None, "ha-tinh", None, None),
        ("Trần Công", None, "Công an tỉnh Hà Tĩnh", "Phối hợp tốt"),
        ("Tòa án nhân dân tỉnh", None, None, None),
    ]


def test_the_unit_of_somebody_outside_is_told_as_it_was_written(tmp_path: Path) -> None:
    files = {"awards/a.yaml": award(awards="[{type: giay-khen}]", recipients="a.csv"), "awards/a.csv": CSV}
    [document] = good(files).honours.documents
    site = honour_site(tmp_path, awards__a=award(awards="[{type: giay-khen, people: [an], units: [ha-tinh]}]"))
    rows = json.loads(view(site, "du-lieu/khen-thuong.json").text)

    assert [entry.unit_name for entry in document.entries] == [None, "Công an tỉnh Hà Tĩnh", None]
    assert {row["unit_name"] for row in rows} == {"VKSND tỉnh Hà Tĩnh"}


@pytest.mark.parametrize("kind", ["ngoài", "Outside", "unit", "outsid"])
def test_another_word_in_that_column_is_told(kind):
    found = listed(f"person,kind\nTrần Công,{kind}\n")

    assert found.told == [("H141", "awards/a.csv", 2, 11)]
    assert "outside" in found.problems[0].cure


def test_an_unknown_name_in_a_list_is_offered_that_column():
    [problem] = listed("unit\nCông an tỉnh Hà Tĩnh\n").problems

    assert (problem.code, problem.suggestion) == ("R101", None)
    assert "kind" in problem.cure
    assert "outside" in problem.cure


AUTHORS = """\
- id: a
  title: A
  authors: [{unit: ha-tinh}, {person: an}, {name: Người Ngoài}, {name: Tòa án tỉnh, kind: outside}]
  level: base
  recognised: {number: 15/QĐ, date: 2024-02-01}
"""


def test_units_and_those_outside_are_authors(tmp_path: Path) -> None:
    site = honour_site(tmp_path, initiatives=AUTHORS)
    [year] = view(site, "sang-kien/index.html").years
    [row] = json.loads(view(site, "du-lieu/sang-kien.json").text)

    assert [(one.text, one.href) for one in year.initiatives[0].authors] == [
        ("VKSND tỉnh Hà Tĩnh", "/don-vi/ha-tinh/"),
        ("Nguyễn Văn An", None),
        ("Người Ngoài", None),
        ("Tòa án tỉnh", None),
    ]
    assert [(one["kind"], one["id"]) for one in row["authors"]] == [
        ("unit", "ha-tinh"),
        ("person", "an"),
        ("name", None),
        ("outside", None),
    ]
    assert [one.id for one in view(site, "don-vi/ha-tinh/index.html").panels[0].view.initiatives] == ["a"]


def test_an_unknown_author_may_be_of_outside():
    [problem] = read({"initiatives.yaml": AUTHORS.replace("{unit: ha-tinh}", "{unit: toa-an-tinh}")}).problems

    assert (problem.code, problem.suggestion) == ("R101", None)
    assert "kind: outside" in problem.cure


@pytest.mark.parametrize(
    ("authors", "codes"),
    [
        pytest.param("[{unit: ha-tinh}, {unit: ha-tinh}]", ["H129"], id="a unit twice"),
        pytest.param("[{unit: ha-tih}]", ["R101"], id="an unknown unit"),
        pytest.param("[{unit: lam-dong}]", ["R103"], id="a unit that was not yet"),
        pytest.param("[{unit: ha-tinh, person: an}]", ["S115"], id="two at once"),
        pytest.param("[{unit: ha-tinh, kind: outside}]", ["H146"], id="a unit of ours that is outside"),
        pytest.param("[{name: A, kind: khac}]", ["S103"], id="another word"),
    ],
)
def test_a_wrong_author_is_told(authors, codes):
    text = AUTHORS.replace(AUTHORS[AUTHORS.index("[{unit") : AUTHORS.index("\n  level")], authors)

    assert read({"initiatives.yaml": text}).codes == codes


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Hoàng Thị Em", ["R131"]), ("hoàng thị em", ["R131"]), ("Nguyễn Văn An", []), ("Hoàng Thị Emm", [])],
)
def test_somebody_from_outside_with_the_name_of_who_is_not_public_is_told(name: str, codes: list[str]) -> None:
    """It may be somebody else; if not, the name would be told where it must not be."""
    outside = f"{{name: {name}, kind: outside}}"
    found = read(
        {
            "awards/a.yaml": proposed(awards=f"[{{type: chien-si, people: [{outside}]}}]"),
            "awards/b.yaml": proposed(awards="[{type: chien-si}]", recipients="b.csv"),
            "awards/b.csv": f"person;unit;citation;kind\n{name};;;outside\n",
            "initiatives.yaml": f"- {{id: a, title: A, level: base, authors: [{outside}]}}\n",
        }
    )

    assert [problem.code for problem in found.problems if problem.code.startswith("R")] == 3 * codes
