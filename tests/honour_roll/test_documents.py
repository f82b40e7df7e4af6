from __future__ import annotations

from datetime import date
from typing import get_args

import pytest

from plugins.honour_roll.decisions import Decision
from plugins.honour_roll.documents import Status
from plugins.honour_roll.recipients import Recipient, label
from plugins.registry import Kind
from tests.honour_roll.making import AN, award, awards, marked, proposed, read, records

SEVEN = ("registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked")
ZERO_WIDTH = "\u200b\u200d\ufeff\u2060"


def test_the_statuses_are_seven():
    assert get_args(Status) == SEVEN


@pytest.mark.parametrize(
    "written",
    [
        "Conferred",
        "CONFERRED",
        "đã tặng",
        '" conferred"',
        '"conferred "',
        "conferred.",
        "confered",
        "conferred nominated",
        '"conferred\\u200b"',
        "cоnferred",  # the o is Cyrillic
        "ｃonferred",
        "true",
        "4",
        "granted",
        "[conferred]",
        "{conferred: true}",
    ],
)
def test_only_the_literal_word_is_a_status(written):
    """What nearly says that something was conferred says nothing at all; the whole document waits for the clerk."""
    found = awards(award(written))

    assert found.told in [[(code, "awards/a.yaml", 2, 9)] for code in ("S103", "S104", "Y111")]
    assert (found.honours.documents, found.honours.records) == ((), ())


def test_a_status_that_nearly_is_one_comes_with_that_one():
    [problem] = awards(award("Conferred")).problems

    assert problem.cure == "viết status: conferred (đã tặng)"


@pytest.mark.parametrize("written", ["", "~", "null", '""', '" "', f'"{ZERO_WIDTH}"'])
def test_a_status_that_says_nothing_is_told(written):
    found = awards(award(written))

    assert found.codes in (["S107"], ["S103"])
    assert found.honours.records == ()


def test_quotes_around_the_word_make_no_difference():
    assert awards(award("'conferred'")).standings() == {"2024/chien-si/person/an": "conferred"}


@pytest.mark.parametrize("status", SEVEN)
def test_every_status_can_be_written(status):
    """The two that decide want a decision; no other does."""
    told = awards(proposed(status)).codes

    assert told == {"conferred": ["H103"], "revoked": ["H109"]}.get(status, [])


@pytest.mark.parametrize("key", ["number", "authority"])
@pytest.mark.parametrize(
    "empty",
    [
        pytest.param('"-"', id="a dash"),
        pytest.param('"–"', id="a long dash"),
        pytest.param('"…"', id="dots"),
        pytest.param('"/"', id="a stroke"),
        pytest.param('"?"', id="a question"),
        pytest.param('"\\u00a0 . "', id="a hard space and a dot"),
    ],
)
def test_signs_are_no_number_and_no_authority(key, empty):
    """A dash in the column of a sheet says that there is none."""
    decision = {"number": "12", "date": "2024-03-05", "authority": "VKSND tỉnh"} | {key: f"‸{empty}"}
    text, line, column = marked(award(decision="{" + ", ".join(f"{k}: {v}" for k, v in decision.items()) + "}"))
    found = awards(text)

    assert found.told == [("H132" if key == "number" else "H134", "awards/a.yaml", line, column)]
    assert found.honours.records == ()


@pytest.mark.parametrize("key", ["number", "authority"])
@pytest.mark.parametrize("empty", ["", "~", '""', '"  "', '"\\u00a0"', '"\\u200b"', '"\\u200d\\ufeff\\u2060"'])
def test_an_empty_number_or_authority_is_told(key, empty):
    found = awards(award(decision=f"{{date: 2024-03-05, {key}: {empty}}}"))

    assert found.codes == (["H133"] if key == "number" else ["S107"])
    assert found.honours.records == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("5/3/2024", "S111"),
        ("2024-02-30", "S110"),
        ('"-"', "S110"),
        ('"\\u200b"', "S110"),
        ("tháng 3", "S110"),
        ('" 2024-03-05"', "S111"),
        ("2024", "S110"),
        ("[2024-03-05]", "S104"),
    ],
)
def test_what_is_no_day_is_no_date_of_a_decision(written, code):
    text, line, column = marked(award(decision=f"{{number: 12, date: ‸{written}, authority: VKSND tỉnh}}"))
    found = awards(text)

    assert found.told == [(code, "awards/a.yaml", line, column)]
    assert found.honours.records == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(proposed(year="‸24"), "R112", id="a year of two digits"),
        pytest.param(proposed(year="‸1930"), "R112", id="a year before all"),
        pytest.param(proposed(awards="‸[]"), "S113", id="no awards"),
        pytest.param(proposed(awards="‸chien-si"), "S105", id="an award that is a word"),
        pytest.param(proposed(awards="[‸{people: [an]}]"), "S101", id="no type"),
        pytest.param(proposed(awards="[{type: chien-si, people: ‸an}]"), "S105", id="a name that is no list"),
        pytest.param(proposed(awards="[{type: chien-si, ‸recipients: [an]}]"), "S102", id="a key of another place"),
        pytest.param(proposed(category="‸merits"), "S103", id="a category"),
        pytest.param(proposed(campaign="‸hoc-bat"), "R101", id="a campaign"),
        pytest.param(proposed(nominated_by="‸toi-cao/cum-66"), "H125", id="who proposes"),
        pytest.param(proposed(source="‸{anchor: x}"), "S115", id="a source of nothing"),
        pytest.param(proposed(source="{article: ‸tin-tuc}"), "S112", id="a source that is no item"),
        pytest.param(proposed(**{"‸satus": "x"}), "S102", id="an unknown key"),
    ],
)
def test_a_wrong_document_is_told_where_it_is_wrong(text, code):
    text, line, column = marked(text)

    assert awards(text).told == [(code, "awards/a.yaml", line, column)]


def test_missing_keys_of_a_decision_are_told_in_its_order():
    assert Decision().missing == ("number", "date", "authority")
    assert Decision(number="1", authority="x").missing == ("date",)
    assert Decision(number="1", date=date(2024, 1, 1), authority="x").missing == ()


DAY = date(2024, 3, 5)


def test_messages_name_a_unit_as_it_was_called_then():
    assert label(records(), AN, DAY) == "Nguyễn Văn An"
    assert label(records(), Recipient(Kind.UNIT, "toi-cao"), DAY) == "VKSND tối cao"


CONSULTATION = """\
id: hoi-y-kien
title: Lấy ý kiến
opens: 2024-03-04
closes: 2024-03-15
comments_to: thu@thu.example
awards: [{type: chien-si, people: [an]}]
"""


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        pytest.param("id: hoi-y-kien", "id: ‸Hỏi", "S112", id="an id"),
        pytest.param("closes: 2024-03-15", "closes: ‸15/3/2024", "S111", id="a day written the other way"),
        pytest.param("closes: 2024-03-15", "closes: ‸2024-03-01", "H123", id="closed before it opens"),
        pytest.param("closes: 2024-03-15", "closes: ‸2024-03-14", "H124", id="nine working days"),
        pytest.param("people: [an]", "people: [‸ann]", "R101", id="an unknown person"),
        pytest.param("[{type: chien-si, people: [an]}]", "[‸{type: chien-si}]", "H106", id="about nobody"),
        pytest.param("type: chien-si", "type: ‸chien-sy", "H101", id="an unknown award"),
        pytest.param("title: Lấy ý kiến", "title: x\n‸status: conferred", "S102", id="a status of its own"),
    ],
)
def test_a_wrong_consultation_is_told_where_it_is_wrong(was, now, code):
    text, line, column = marked(CONSULTATION.replace(was, now))

    assert read({"consultations/a.yaml": text}).told == [(code, "consultations/a.yaml", line, column)]
