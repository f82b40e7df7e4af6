from __future__ import annotations

import pytest

from plugins.honour_roll.recipients import Recipient
from plugins.registry import Kind
from tests.honour_roll.making import (
    AN,
    BINH,
    HA_TINH,
    award,
    given,
    good,
    good_awards,
    item,
    proposed,
    revoked,
)

AN_2024 = "2024/chien-si/person/an"
SOURCE = "{article: 2024/05/quyet-dinh}"


def ids(standings) -> list[str]:
    return [standing.record.id for standing in standings]


# --- the clock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param(award(decision=given("2024-03-05")), "2024-03-05", id="its decision's"),
        pytest.param(proposed(day="2024-02-10"), "2024-02-10", id="its own"),
        pytest.param(award("nominated", decision=None, source=SOURCE), "2024-05-20", id="its source item's"),
    ],
)
def test_before_its_day_a_document_is_not_there(text, first):
    found = good({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh"))
    day = int(first[-2:])
    before, on = found.roll(f"{first[:-2]}{day - 1:02}"), found.roll(first)

    assert (before.standings, before.documents) == ((), ())
    assert (ids(on.standings), len(on.documents)) == ([AN_2024], 1)


@pytest.mark.parametrize(
    ("keys", "day", "there"),
    [
        pytest.param({"status": "published"}, "2024-05-21", True, id="public"),
        pytest.param({"status": "draft"}, "2024-05-21", False, id="a draft"),
        pytest.param({"status": "review"}, "2024-05-21", False, id="in review"),
        pytest.param({"status": "withdrawn"}, "2024-05-21", True, id="withdrawn: it was public once"),
        pytest.param({"at": "18:00"}, "2024-05-20", False, id="public this evening"),
        pytest.param({"at": "08:00"}, "2024-05-20", True, id="public since this morning"),
    ],
)
def test_a_document_whose_day_is_that_of_an_item_waits_for_the_item(keys, day, there):
    """What an unpublished item tells is not public by way of the honour roll."""
    text = award("nominated", decision=None, source=SOURCE)
    found = good({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh", **keys))

    assert bool(found.roll(day).standings) is there


@pytest.mark.parametrize("status", ["draft", "review", "published"])
def test_a_document_with_a_day_of_its_own_waits_for_no_item(status):
    """The decision is public; only its report is not there yet."""
    found = good({"awards/a.yaml": award(source=SOURCE)}, item("2024/05/20/quyet-dinh", status=status))

    assert ids(found.roll("2024-05-01").conferred) == [AN_2024]


def test_what_waits_leaves_the_record_where_it_was():
    """A decline that only a draft tells of is not told."""
    found = good(
        {"awards/a.yaml": proposed(), "awards/b.yaml": award("declined", decision=None, source=SOURCE)},
        item("2024/05/20/quyet-dinh", status="draft"),
    )

    assert found.standings() == {AN_2024: "nominated"}


# --- the roll --------------------------------------------------------------------------------------------------------


def test_only_what_was_conferred_is_an_honour():
    found = good_awards(
        award(awards="[{type: chien-si, people: [an, em]}]"),
        proposed(awards="[{type: chien-si, people: [binh]}]"),
        proposed("declined", awards="[{type: chien-si, people: [cuong]}]"),
        revoked(awards="[{type: chien-si, people: [em]}]"),
    )
    roll = found.roll()

    assert ids(roll.conferred) == [AN_2024]
    assert [(s.record.recipient.id, s.status) for s in roll.others] == [
        ("binh", "nominated"),
        ("cuong", "declined"),
        ("em", "revoked"),
    ]
    assert roll.honours_person("an")
    assert not any(roll.honours_person(id_) for id_ in ("binh", "cuong", "em", "nobody"))


def test_on_a_new_clock_the_roll_is_another():
    """Nothing is kept from one build to the next."""
    found = good_awards(proposed(), award(), revoked())

    assert [found.standings(day) for day in ("2024-01-01", "2024-02-01", "2024-04-01", "2024-10-01", "2024-04-01")] == [
        {},
        {AN_2024: "nominated"},
        {AN_2024: "conferred"},
        {AN_2024: "revoked"},
        {AN_2024: "conferred"},
    ]


@pytest.mark.parametrize(("day", "status"), [("2024-03-05", None), ("2024-08-31", None), ("2024-09-01", "revoked")])
def test_a_file_that_says_revoked_honours_nobody_on_any_day(day, status):
    """Not even before: only the literal word `conferred` does, whatever decision stands beside another."""
    taken = "{number: 9, date: 2024-09-01, authority: VKS, reason: Sai}"
    found = good_awards(award("revoked", revoked=taken))

    assert found.standings(day) == ({AN_2024: status} if status else {})
    assert found.roll(day).conferred == ()


def test_standings_are_found_by_recipient():
    found = good_awards(award(awards="[{type: giay-khen, people: [an, binh], units: [ha-tinh]}]"), award())
    roll = found.roll()

    assert ids(roll.of(AN)) == [AN_2024, "2024/giay-khen/person/an"]
    assert ids(roll.of(BINH)) == ["2024/giay-khen/person/binh"]
    assert ids(roll.of(HA_TINH)) == ["2024/giay-khen/unit/ha-tinh"]
    assert roll.of(Recipient(Kind.UNIT, "an")) == ()


def test_people_are_found_in_the_unit_where_they_served_then():
    line = "[{type: chien-si, people: [dung-2, cuong]}]"
    found = good_awards(award(awards=line), award(year="2025", decision=given("2025-12-01"), awards=line))
    roll = found.roll()

    assert ids(roll.of_people_in("binh-thuan")) == ["2024/chien-si/person/dung-2"]
    assert ids(roll.of_people_in("lam-dong")) == ["2025/chien-si/person/dung-2"]


def test_a_unit_is_not_one_of_its_own_people():
    found = good_awards(award(awards="[{type: co-thi-dua, units: [ha-tinh]}]"))

    assert found.roll().of_people_in("ha-tinh") == ()


def test_standings_are_found_by_campaign():
    found = good_awards(award(category="campaign", campaign="hoc-bac"))

    assert ids(found.roll().of_campaign("hoc-bac")) == [f"{AN_2024}~campaign"]


def test_who_proposes_is_asked_for_what_is_not_decided():
    keys = {"nominated_by": "toi-cao/cum-6"}
    found = good_awards(
        proposed(awards="[{type: chien-si, people: [an, binh]}]", **keys),
        award(awards="[{type: chien-si, people: [binh]}]", **keys),
    )

    assert ids(found.roll().proposed_by(Kind.GROUP, "toi-cao/cum-6")) == [AN_2024]


def test_an_item_reports_the_honours_whose_decision_names_it():
    files = {
        "awards/a.yaml": award(source=SOURCE),
        "awards/b.yaml": proposed(awards="[{type: chien-si, people: [binh]}]", source=SOURCE),
    }
    found = good(files, item("2024/05/20/quyet-dinh"))

    assert ids(found.roll().reported_by("2024/05/quyet-dinh")) == [AN_2024]


# --- initiatives and consultations -----------------------------------------------------------------------------------

INITIATIVE = """\
- id: so-hoa
  title: Số hóa hồ sơ
  level: base
  authors: [{person: an}, {person: binh}, {name: Người Ngoài Ngành}]
  unit: ha-tinh
  recognised: {number: 5/QĐ-VKS, date: 2024-06-01}
"""


@pytest.mark.parametrize(("day", "there"), [("2024-05-31", False), ("2024-06-01", True)])
def test_an_initiative_is_there_from_the_day_on_which_it_was_recognised(day, there):
    roll = good({"initiatives.yaml": INITIATIVE}).roll(day)

    assert bool(roll.initiatives) is there
    assert all(bool(roll.initiatives_of(who)) is there for who in (AN, BINH, HA_TINH))


def test_an_initiative_that_nobody_recognised_is_nobodys_business():
    text = INITIATIVE.rsplit("  recognised", 1)[0]

    assert good({"initiatives.yaml": text}).roll().initiatives == ()


NAMING = item("2024/06/10/ten", initiatives=("so-hoa",))
LATER = item("2024/07/10/nua", initiatives=("so-hoa",))
NAMED = item("2024/08/10/dang")
PUBLISHED_IN = INITIATIVE + "  published_in: 2024/08/dang\n"


@pytest.mark.parametrize(
    ("text", "items", "day", "published"),
    [
        pytest.param(INITIATIVE, (), "2024-12-01", None, id="by nothing"),
        pytest.param(INITIATIVE, (NAMING, LATER), "2024-12-01", "2024/06/ten", id="by the first item that names it"),
        pytest.param(PUBLISHED_IN, (NAMING, NAMED), "2024-12-01", "2024/08/dang", id="by the item that it names"),
        pytest.param(PUBLISHED_IN, (NAMING, NAMED), "2024-08-01", "2024/06/ten", id="not by one of tomorrow"),
        pytest.param(PUBLISHED_IN, (item("2024/08/10/dang", status="draft"),), "2024-12-01", None, id="not by a draft"),
    ],
)
def test_an_initiative_was_published_by_a_public_item(text, items, day, published):
    roll = good({"initiatives.yaml": text}, *items).roll(day)

    assert {id_: found.id for id_, found in roll.published.items()} == ({"so-hoa": published} if published else {})
    assert [one.id for one in roll.initiatives_in(published or "")] == (["so-hoa"] if published else [])


CONSULTATION = "id: hoi\ntitle: T\nopens: 2024-03-04\ncloses: 2024-03-15\ncomments_to: x\nawards: "
CONSULTATION += "[{type: chien-si, people: [an]}]\n"


@pytest.mark.parametrize(("day", "there"), [("2024-03-03", False), ("2024-03-04", True), ("2025-01-01", True)])
def test_a_consultation_is_there_from_the_day_on_which_it_opens(day, there):
    assert bool(good({"consultations/hoi.yaml": CONSULTATION}).roll(day).consultations) is there
