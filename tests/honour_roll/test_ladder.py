from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from plugins.honour_roll.decisions import Decision
from plugins.honour_roll.ladder import STEPS, Standing, may_follow
from plugins.problems import errors
from tests.honour_roll.making import (
    TYPES,
    award,
    awards,
    given,
    good,
    good_awards,
    marked,
    proposed,
    read,
    revoked,
    standing_of,
)

# May what is on the left be followed by what stands on top? The order is that of the ladder.
TABLE = """\
            registered reviewing nominated consulting conferred declined revoked
nothing     yes        yes       yes       yes        yes       yes      no
registered  yes        yes       yes       yes        yes       yes      no
reviewing   no         yes       yes       yes        yes       yes      no
nominated   no         no        yes       yes        yes       yes      no
consulting  no         no        yes       yes        yes       yes      no
conferred   no         no        no        no         no        no       yes
declined    no         no        no        no         no        no       no
revoked     no         no        no        no         no        no       no
"""
HEAD, *LINES = [line.split() for line in TABLE.splitlines()]
PAIRS = [(before, after, word == "yes") for before, *words in LINES for after, word in zip(HEAD, words, strict=True)]

AN_2024 = "2024/chien-si/person/an"


def document(status: str, day: str) -> str:
    """Return a document of *status* from *day* about the usual award of the usual person."""
    if status == "conferred":
        return award(decision=given(day))
    still = {"closes": "2099-12-31"} if status == "consulting" else {}
    return revoked(day) if status == "revoked" else proposed(status, day, **still)


def test_the_table_has_every_status():
    assert set(HEAD) == set(STEPS)
    assert {before for before, _, _ in PAIRS} == {"nothing", *STEPS}


@pytest.mark.parametrize(("before", "after", "may"), PAIRS, ids=str)
def test_a_status_may_follow_another_only_up_the_ladder(before, after, may):
    assert may_follow(None if before == "nothing" else before, after) is may


@pytest.mark.parametrize(
    ("before", "after", "may"), [pair for pair in PAIRS if pair[0] not in ("nothing", "revoked")], ids=str
)
def test_a_later_document_moves_the_record_or_is_told(before, after, may):
    """The same table, read from documents; what may not be leaves the record as it was."""
    found = awards(document(before, "2024-02-01"), document(after, "2024-03-01"))

    assert found.standings() == {AN_2024: after if may else before}
    assert found.standings("2024-02-15") == {AN_2024: before}
    assert len(errors(found.problems)) == (not may)


def test_every_document_stays_its_history():
    steps = ("registered", "reviewing", "nominated", "consulting", "conferred", "revoked")
    found = good_awards(*(document(status, f"2024-0{n}-01") for n, status in enumerate(steps, start=1)))
    [record] = found.honours.records

    assert [(move.status, move.document.id) for move in record.moves] == list(zip(steps, "abcdef", strict=True))
    assert [found.standings(f"2024-0{n}-15") for n in range(1, 7)] == [{AN_2024: status} for status in steps]
    assert [len(standing_of(found.roll(f"2024-0{n}-15"), AN_2024).moves) for n in (1, 3, 6)] == [1, 3, 6]


def test_documents_of_one_day_count_in_the_order_of_the_ladder():
    """However their files are called: the proposal of the morning does not undo the decision of the afternoon."""
    day = "2024-03-01"
    one = good_awards(document("conferred", day), document("nominated", day), document("consulting", day))
    other = good_awards(document("revoked", day), document("conferred", day))

    assert [move.status for move in one.honours.records[0].moves] == ["nominated", "consulting", "conferred"]
    assert [move.status for move in other.honours.records[0].moves] == ["conferred", "revoked"]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        pytest.param(award(), award(awards="[{type: chien-si, people: [‸an]}]"), "H201", id="given twice"),
        pytest.param(award(), revoked("2024-01-01").replace("[an]", "[‸an]"), "H204", id="revoked before it was given"),
        pytest.param(award(), proposed(day="2024-09-01").replace("[an]", "[‸an]"), "H203", id="proposed afterwards"),
        pytest.param(proposed(), revoked().replace("[an]", "[‸an]"), "H203", id="a proposal revoked"),
        pytest.param(proposed("declined"), award().replace("[an]", "[‸an]"), "H203", id="given after it was declined"),
        pytest.param(
            award(year="2023"), revoked().replace("[an]", "[‸an]"), "H204", id="revoked, but that of another year"
        ),
        pytest.param(
            award(awards="[{type: giay-khen, people: [an]}]"),
            revoked().replace("[an]", "[‸an]"),
            "H204",
            id="revoked, but another award",
        ),
        pytest.param(
            award(awards="[{type: chien-si, people: [binh]}]"),
            revoked().replace("[an]", "[‸an]"),
            "H204",
            id="revoked, but somebody else's",
        ),
    ],
)
def test_an_impossible_move_is_told_at_the_recipient_of_the_document_that_makes_it(first, second, code):
    text, line, column = marked(second)

    assert awards(first, text).told == [(code, "awards/b.yaml", line, column)]


def test_a_message_of_two_documents_names_the_other():
    [problem] = awards(award(), award()).problems

    assert problem.line() == (
        "data/awards/b.yaml:4: H201 cột 36: Nguyễn Văn An: “Chiến sĩ thi đua cơ sở” năm 2024 đã được tặng ở"
        " data/awards/a.yaml:4; bỏ một trong hai; nếu là hai thành tích đột xuất khác nhau, ghi category: exploit và"
        " citation cho từng lần"
    )


@pytest.mark.parametrize(
    "recipients",
    [
        pytest.param("[{type: chien-si, people: [an, binh, ‸an]}]", id="in one line"),
        pytest.param("[{type: chien-si, people: [an]}, {type: chien-si, people: [‸an]}]", id="in two awards"),
        pytest.param("[{type: chien-si, people: [an, ‸Nguyễn Văn An]}]", id="by id and by name"),
        pytest.param("[{type: CSTĐ cơ sở, people: [an]}, {type: chien-si, people: [‸an]}]", id="by name of the award"),
        pytest.param("[{type: co-thi-dua, units: [ha-tinh, ‸ha-tinh]}]", id="a unit"),
    ],
)
def test_a_recipient_stands_once_in_a_document(recipients):
    text, line, column = marked(award(awards=recipients))
    found = awards(text)

    assert found.told == [("H205", "awards/a.yaml", line, column)]
    assert all(len(record.moves) == 1 for record in found.honours.records)


def test_a_recipient_stands_once_in_a_list():
    text, line, column = marked("person;unit\nan;ha-tinh\nbinh;\n‸Nguyễn Văn An;\n")
    found = read({"awards/a.yaml": award(awards="[{type: chien-si}]", recipients="a.csv"), "awards/a.csv": text})

    assert found.told == [("H205", "awards/a.csv", line, column)]


# --- an award that is given once -------------------------------------------------------------------------------------

MEDAL = "[{type: ky-niem-chuong, people: [an]}]"
MEDAL_2023 = award(year="2023", decision=given("2023-05-05"), awards=MEDAL)


def test_a_second_award_of_what_is_given_once_is_told():
    text, line, column = marked(award(awards=MEDAL.replace("an", "‸an")))
    found = awards(MEDAL_2023, text)

    assert found.told == [("H202", "awards/b.yaml", line, column)]
    assert "đã tặng ở data/awards/a.yaml:4" in found.problems[0].line()


@pytest.mark.parametrize(
    "documents",
    [
        pytest.param((MEDAL_2023, award(awards=MEDAL.replace("an", "binh"))), id="to somebody else"),
        pytest.param((MEDAL_2023, revoked("2023-09-01", year="2023", awards=MEDAL), award(awards=MEDAL)), id="revoked"),
        pytest.param((MEDAL_2023, proposed(awards=MEDAL)), id="only proposed"),
        pytest.param((award(), award(year="2023", decision=given("2023-05-05"))), id="an award of every year"),
    ],
)
def test_what_is_given_once_may_be_given(documents):
    good_awards(*documents)


def test_the_second_is_the_later_of_the_two_whatever_their_years():
    """The year of an award is not the year of its decision."""
    late = award(year="2022", decision=given("2025-05-05"), awards=MEDAL)

    assert [told[:2] for told in awards(late, award(awards=MEDAL)).told] == [("H202", "awards/a.yaml")]


# --- revocation ------------------------------------------------------------------------------------------------------

TAKEN = "{number: 99/QĐ-VKS, date: 2024-09-01, authority: Viện trưởng, reason: Thành tích không có thật}"


@pytest.mark.parametrize(
    ("documents", "moves"),
    [
        pytest.param((award(), revoked()), ["conferred", "revoked"], id="a document with decision and reason"),
        pytest.param(
            (award(), award("revoked", decision=None, revoked=TAKEN)), ["conferred", "revoked"], id="one with revoked"
        ),
        pytest.param((award("revoked", revoked=TAKEN),), ["conferred", "revoked"], id="in the decision's own file"),
        pytest.param(
            (proposed(), award(), revoked()), ["nominated", "conferred", "revoked"], id="with everything before it"
        ),
    ],
)
def test_a_revocation_takes_an_honour_off_and_keeps_its_history(documents, moves):
    found = good_awards(*documents)
    [record] = found.honours.records

    assert [move.status for move in record.moves] == moves
    assert found.roll("2024-09-01").conferred == ()
    assert standing_of(found.roll("2024-09-01"), AN_2024).status == "revoked"


def test_each_move_has_the_decision_that_made_it():
    found = good_awards(award("revoked", revoked=TAKEN))
    conferred, taken = found.honours.records[0].moves

    assert conferred.decision is not None
    assert conferred.decision.number == "12/QĐ-VKS"
    assert taken.decision is not None
    assert (taken.decision.number, taken.document.revoked.reason) == ("99/QĐ-VKS", "Thành tích không có thật")


def test_until_its_day_a_revocation_of_its_own_file_is_not_there():
    found = good_awards(award(), revoked("2024-09-01"))

    assert [s.record.id for s in found.roll("2024-08-31").conferred] == [AN_2024]
    assert found.roll("2024-09-01").conferred == ()


def test_one_recipient_of_several_can_lose_the_award():
    found = good_awards(award(awards="[{type: chien-si, people: [an, binh, cuong]}]"), revoked())

    assert [s.record.recipient.id for s in found.roll().conferred] == ["binh", "cuong"]


# --- records ---------------------------------------------------------------------------------------------------------


def test_of_eleven_nominations_two_are_conferred_and_nine_are_not():
    """A decision moves exactly those that it names, by unit, type and year."""
    people = ("an", "binh", "cuong", "dung", "dung-2", "em")
    both = f"[{{type: chien-si, people: [{', '.join(people)}]}}, {{type: co-thi-dua, units: [ha-tinh, toi-cao]}}]"
    found = good_awards(
        proposed(awards=both),
        award(awards="[{type: chien-si, people: [binh, em]}, {type: co-thi-dua, units: [ha-tinh]}]"),
    )

    assert sorted(s.record.recipient.id for s in found.roll().conferred) == ["binh", "em", "ha-tinh"]
    assert {s.status for s in found.roll().others} == {"nominated"}
    assert len(found.roll().others) == 5


def exploit(citation: str | None, *, day: str = "2024-03-05", status: str = "conferred", category="exploit") -> str:
    said = f", citation: {citation}" if citation else ""
    line = f"[{{type: giay-khen, people: [an]{said}}}]"
    if status == "conferred":
        return award(category=category, decision=given(day), awards=line)
    return proposed(status, day, category=category, awards=line)


@pytest.mark.parametrize("category", ["exploit", "campaign"])
def test_two_exploits_of_one_year_are_two_records(category):
    found = good_awards(
        exploit("Cứu người", category=category), exploit("Bắt cướp", day="2024-06-01", category=category)
    )

    assert list(found.standings()) == ["2024/giay-khen/person/an~cuu-nguoi", "2024/giay-khen/person/an~bat-cuop"]
    assert len(found.roll().conferred) == 2


def test_an_exploit_keeps_its_id_when_an_older_one_is_entered():
    alone = good_awards(exploit("Cứu người", day="2024-06-01"))
    both = good_awards(exploit("Cứu người", day="2024-06-01"), exploit("Bắt cướp", day="2024-03-01"))

    assert set(alone.standings()) < set(both.standings())


def test_the_id_of_an_exploit_stays_when_an_older_one_is_entered():
    """An id in the open data is for life."""
    later = exploit("Bắt cướp", day="2024-06-01")

    assert set(good_awards(later).standings()) < set(good_awards(later, exploit("Cứu người")).standings())


def test_which_of_two_exploits_is_revoked_is_never_guessed():
    first, second = exploit("Cứu người"), exploit("Bắt cướp", day="2024-06-01")
    vague = revoked(awards="[{type: giay-khen, people: [an]}]")
    exact = revoked(category="exploit", awards="[{type: giay-khen, people: [an], citation: Bắt cướp}]")

    assert awards(first, second, vague).codes == ["H206"]
    assert good_awards(first, second, exact).standings() == {
        "2024/giay-khen/person/an~cuu-nguoi": "conferred",
        "2024/giay-khen/person/an~bat-cuop": "revoked",
    }


def test_work_and_long_service_are_no_two_grounds_for_one_title():
    """Only of exploits and campaigns are there several in a year."""
    assert awards(award(category="merit"), award(category="dedication", decision=given("2024-06-01"))).codes == ["H201"]


def test_what_a_unit_was_given_can_be_revoked_after_it_was_merged():
    line = "[{type: co-thi-dua, units: [binh-thuan]}]"
    found = good_awards(award(decision=given("2025-01-10"), awards=line), revoked("2026-02-10", awards=line))

    assert found.standings() == {"2024/co-thi-dua/unit/binh-thuan": "revoked"}


def test_two_exploits_may_stand_in_one_document():
    both = "[{type: giay-khen, people: [an], citation: Cứu người}, {type: giay-khen, people: [an], citation: Bắt cướp}]"

    assert len(good_awards(award(category="exploit", awards=both)).roll().conferred) == 2


def test_a_proposal_and_the_decision_of_one_exploit_are_one_record():
    found = good_awards(
        exploit("Cứu người", status="nominated", day="2024-01-01"),
        exploit("Bắt cướp", status="nominated", day="2024-01-01"),
        exploit("CỨU  người", day="2024-06-01"),
    )

    assert found.standings() == {
        "2024/giay-khen/person/an~cuu-nguoi": "conferred",
        "2024/giay-khen/person/an~bat-cuop": "nominated",
    }


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(exploit("Cứu người", day="2024-06-01"), id="with the same citation"),
        pytest.param(exploit(None, day="2024-06-01"), id="with none"),
    ],
)
def test_one_exploit_is_given_once(second):
    assert awards(exploit("Cứu người"), second).codes == ["H201"]


def test_different_citations_of_a_yearly_award_are_one_award():
    """A proposal's words are seldom those of the decision."""
    line = "[{type: chien-si, people: [an], citation: C}]"
    found = good_awards(proposed(awards=line), award(awards=line.replace("C}", "khác}")))

    assert found.standings() == {AN_2024: "conferred"}


def test_a_yearly_award_and_one_for_an_exploit_are_two():
    found = good_awards(exploit("Cứu người"), exploit(None, category="merit", day="2024-06-01"))

    assert len(found.roll().conferred) == 2


def test_a_nomination_that_names_nobody_is_kept_and_makes_no_record():
    found = good_awards(proposed(awards="[{type: chien-si}, {type: co-thi-dua, units: [ha-tinh]}]"))
    [document] = found.honours.documents

    assert [(one.type, one.counts, one.citation) for one in document.unnamed] == [("chien-si", None, None)]
    assert list(found.standings()) == ["2024/co-thi-dua/unit/ha-tinh"]


def test_records_stand_by_year_type_and_recipient_whatever_the_files():
    one = "[{type: giay-khen, people: [binh, an], units: [ha-tinh]}, {type: chien-si, people: [an]}]"
    found = good_awards(award(awards=one), award(year="2023", decision=given("2023-05-05")))

    assert list(found.standings()) == [
        "2023/chien-si/person/an",
        "2024/chien-si/person/an",
        "2024/giay-khen/person/an",
        "2024/giay-khen/person/binh",
        "2024/giay-khen/unit/ha-tinh",
    ]


def test_an_award_is_called_as_on_the_day_of_the_document_that_gave_it():
    """“Chiến sỹ” until 2023; a revocation of later does not rename what was given."""
    found = good_awards(award(year="2023", decision=given("2023-12-20")), revoked("2024-09-01", year="2023"))

    assert standing_of(found.roll(), "2023/chien-si/person/an").name == "Chiến sỹ thi đua cơ sở"
    assert standing_of(good_awards(award()).roll(), AN_2024).name == "Chiến sĩ thi đua cơ sở"


def test_a_category_is_that_of_the_newest_document_that_names_one():
    found = good_awards(proposed(category="merit"), award())

    assert standing_of(found.roll(), AN_2024).category == "merit"


@pytest.mark.parametrize(
    ("status", "decision", "honour"),
    [
        pytest.param("conferred", Decision(number="1", date=date(2024, 3, 5), authority="x"), True, id="decided"),
        pytest.param("conferred", None, False, id="without a decision"),
        pytest.param("conferred", Decision(date=date(2024, 3, 5), authority="x"), False, id="without number"),
        pytest.param("conferred", Decision(number="1", authority="x"), False, id="without date"),
        pytest.param("conferred", Decision(number="1", date=date(2024, 3, 5)), False, id="without authority"),
        pytest.param(
            "nominated", Decision(number="1", date=date(2024, 3, 5), authority="x"), False, id="another status"
        ),
    ],
)
def test_an_honour_is_conferred_by_a_whole_decision_wherever_the_record_comes_from(status, decision, honour):
    """The reading lets no other through; the roll does not take its word for it."""
    [record] = good_awards(award()).honours.records
    [move] = record.moves
    document = replace(move.document, status=status, decision=decision)
    standing = Standing(record=record, moves=(replace(move, status=status, document=document),), status=status)

    assert standing.is_honour is honour


# --- consultations ---------------------------------------------------------------------------------------------------

CONSULTATION = """\
id: hoi
title: Lấy ý kiến
opens: 2024-03-04
closes: 2024-03-15
comments_to: thu@thu.example
awards: [{type: chien-si, people: [an]}]
"""


@pytest.mark.parametrize(
    ("day", "status", "comments"),
    [
        pytest.param("2024-03-03", "nominated", None, id="before it opens"),
        pytest.param("2024-03-04", "consulting", "open", id="the first day"),
        pytest.param("2024-03-15", "consulting", "open", id="the last day"),
        pytest.param("2024-03-16", "nominated", "closed", id="closed: a proposal again"),
    ],
)
def test_a_list_is_put_out_for_comment_from_its_first_day_to_its_last(day, status, comments):
    found = good({"consultations/hoi.yaml": CONSULTATION, "awards/a.yaml": proposed()})
    standing = standing_of(found.roll(day), AN_2024)

    assert (standing.status, standing.comments) == (status, comments)


def test_what_was_put_out_for_comment_can_be_decided_before_or_after_it_closes():
    for day in ("2024-03-10", "2024-04-01"):
        found = good({"consultations/hoi.yaml": CONSULTATION, "awards/a.yaml": award(decision=given(day))})

        assert found.standings("2024-04-02") == {AN_2024: "conferred"}


def test_only_a_word_of_the_law_makes_an_award_given_once():
    """Without `once` the same documents are two good awards."""
    types = TYPES.replace("once: true, ", "")

    assert len(good_awards(MEDAL_2023, award(awards=MEDAL), types=types).roll().conferred) == 2
