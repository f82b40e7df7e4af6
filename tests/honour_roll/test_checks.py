from __future__ import annotations

from datetime import date

import pytest

from plugins.honour_roll.checks import working_days
from tests.honour_roll.making import award, awards, given, item, marked, proposed, read

TAKEN = {"number": "9", "date": "2024-09-01", "authority": "VKS", "reason": "Sai"}


def flow(keys: dict[str, str], without: str = "") -> str:
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items() if key not in without.split()) + "}"


DECISION = {"number": "12", "date": "2024-03-05", "authority": "VKS"}


@pytest.mark.parametrize(
    ("text", "code", "missing"),
    [
        *(
            pytest.param(award(decision="‸" + flow(DECISION, key)), "H103", key, id=f"conferred without {key}")
            for key in DECISION
        ),
        pytest.param(
            award(decision="‸" + flow(DECISION, "number date")), "H103", "number, date", id="with nothing but who"
        ),
        pytest.param(award("‸conferred", decision=None), "H103", "number, date, authority", id="without a decision"),
        *(
            pytest.param(
                award("revoked", decision=None, revoked="‸" + flow(TAKEN, key)),
                "H109",
                key,
                id=f"revoked without {key}",
            )
            for key in TAKEN
        ),
        pytest.param(
            award("‸revoked", decision=None), "H109", "number, date, authority, reason", id="revoked by nothing"
        ),
        pytest.param(award("‸revoked"), "H109", "reason", id="revoked for no reason"),
        pytest.param(
            award("‸revoked", decision=flow(DECISION, "number"), reason="Sai"), "H109", "number", id="by no number"
        ),
        pytest.param(
            award("revoked", decision="‸" + flow(DECISION, "number"), revoked=flow(TAKEN)),
            "H103",
            "number",
            id="revoked, but given by half a decision",
        ),
    ],
)
def test_what_is_decided_says_by_which_decision(text, code, missing):
    text, line, column = marked(text)
    found = awards(text)

    assert found.told == [(code, "awards/a.yaml", line, column)]
    assert found.problems[0].message.endswith(f"thiếu {missing}")
    assert found.honours.records == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(award(revoked="‸" + flow(TAKEN)), "H110", id="conferred and revoked"),
        pytest.param(proposed(revoked="‸" + flow(TAKEN)), "H110", id="nominated and revoked"),
        pytest.param(award(reason="‸Sai"), "H110", id="conferred, with a reason"),
        pytest.param(proposed(reason="‸Sai"), "H110", id="nominated, with a reason"),
        pytest.param(
            award("revoked", revoked=flow(TAKEN | {"date": "‸2024-03-04"})), "H130", id="revoked before it was given"
        ),
    ],
)
def test_a_document_does_not_contradict_itself(text, code):
    text, line, column = marked(text)

    assert awards(text).told == [(code, "awards/a.yaml", line, column)]


def test_what_was_declined_may_say_why():
    assert awards(proposed("declined", reason="Không đủ tiêu chuẩn")).codes == []


@pytest.mark.parametrize("day", ["2024-03-05", "2024-03-06"])
def test_an_award_can_be_revoked_from_the_day_on_which_it_was_given(day):
    assert awards(award("revoked", revoked=flow(TAKEN | {"date": day}))).codes == []


@pytest.mark.parametrize(
    "keys",
    [{}, {"decision": flow(DECISION, "number")}, {"decision": given("2024-03-05")}],
    ids=["none", "half", "whole"],
)
def test_a_proposal_may_have_as_much_of_a_decision_as_it_has(keys):
    assert awards(proposed(**keys)).codes == []


# --- consultations ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "off", "days"),
    [
        pytest.param("2024-03-04", "2024-03-04", (), 1, id="a Monday"),
        pytest.param("2024-03-02", "2024-03-03", (), 0, id="a weekend"),
        pytest.param("2024-03-04", "2024-03-15", (), 10, id="two weeks, the last day included"),
        pytest.param("2024-03-04", "2024-03-14", (), 9, id="a day less"),
        pytest.param("2024-03-04", "2024-03-15", ("2024-03-08",), 9, id="a day off"),
        pytest.param("2024-03-04", "2024-03-15", ("2024-03-09",), 10, id="a day off on a Saturday"),
        pytest.param("2024-03-05", "2024-03-04", (), 0, id="none"),
    ],
)
def test_working_days_are_no_saturdays_no_sundays_no_days_off(start, end, off, days):
    off = frozenset(map(date.fromisoformat, off))

    assert working_days(date.fromisoformat(start), date.fromisoformat(end), off) == days


CONSULTATION = "id: hoi\ntitle: T\nopens: 2024-03-04\ncloses: 2024-03-14\ncomments_to: x\n"


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        pytest.param("", ["H124"], id="nine days"),
        pytest.param("working_days: 9\n", [], id="nine, where nine are enough"),
        pytest.param("days_off: [2024-03-08]\nworking_days: 9\n", ["H124"], id="eight"),
    ],
)
def test_a_consultation_leaves_the_days_that_the_decree_asks_for(more, codes):
    text = CONSULTATION + more + "awards: [{type: chien-si, people: [an]}]\n"
    found = read({"consultations/hoi.yaml": text})

    assert [(p.code, str(p.level)) for p in found.problems] == [(code, "warning") for code in codes]
    assert len(found.honours.consultations) == 1


# --- names of files --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("2024-qd-12", None),
        ("2024/qd-12", None),
        ("QD 12", "qd-12"),
        ("Quyết định", "quyet-dinh"),
        ("2024/QD", "2024/qd"),
        ("qd_12", "qd-12"),
        ("---", None),
    ],
)
def test_the_name_of_a_document_is_its_id(name, suggestion):
    found = read({f"awards/{name}.yaml": award()})
    wrong = suggestion is not None or name == "---"

    assert [(p.code, p.suggestion) for p in found.problems] == ([("H120", suggestion)] if wrong else [])
    assert found.honours.documents[0].id == name


# --- initiatives -----------------------------------------------------------------------------------------------------

KEYS = {
    "id": "so-hoa",
    "title": "Số hóa hồ sơ",
    "level": "base",
    "authors": "[{person: an}, {name: Người Ngoài Ngành}]",
    "unit": "ha-tinh",
    "recognised": "{number: 5/QĐ-VKS, date: 2024-06-01}",
}


def initiative(**keys: str) -> str:
    return "-\n" + "".join(f"  {key}: {value}\n" for key, value in (KEYS | keys).items())


ITEM = item("2024/06/10/so-hoa", initiatives=("so-hoa",))


def test_a_good_initiative_has_nothing_to_tell():
    text = initiative(published_in="2024/06/so-hoa", source="{article: 2024/06/so-hoa}")

    assert read({"initiatives.yaml": text}, ITEM).codes == []


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        pytest.param({"authors": "[{person: an}, ‸{person: an}]"}, "H129", id="an author twice"),
        pytest.param({"authors": "[{name: A}, ‸{name: A}]"}, "H129", id="a name twice"),
        pytest.param({"authors": "[‸{person: an, name: An}]"}, "S115", id="a person and a name"),
        pytest.param({"authors": "[‸{share: 1/2}]"}, "S115", id="nobody's share"),
        pytest.param({"authors": "[{person: an, share: ‸một nửa}]"}, "N111", id="a share in words"),
        pytest.param({"authors": "[{person: ‸ann}]"}, "R101", id="an unknown person"),
        pytest.param({"authors": "‸[]"}, "S113", id="no author"),
        pytest.param({"unit": "‸ha-tih"}, "R101", id="an unknown unit"),
        pytest.param({"unit": "‸lam-dong"}, "R103", id="a unit that is not yet"),
        pytest.param({"level": "‸government"}, "S103", id="a level of awards"),
        pytest.param({"recognised": "‸{date: 2024-06-01}"}, "S101", id="a decision without number"),
        pytest.param({"recognised": '{number: ‸"-", date: 2024-06-01}'}, "H132", id="a dash for a number"),
        pytest.param({"recognised": "‸{number: 5}"}, "S101", id="a decision without date"),
        pytest.param({"published_in": "‸2024/06/so-ha"}, "H127", id="an item that is not there"),
    ],
)
def test_a_wrong_initiative_is_told_where_it_is_wrong(keys, code):
    text, line, column = marked(initiative(**keys))

    assert read({"initiatives.yaml": text}).told == [(code, "initiatives.yaml", line, column)]


def test_an_item_that_is_not_there_comes_with_the_nearest():
    [problem] = read({"initiatives.yaml": initiative(published_in="2024/06/so-ha")}, ITEM).problems

    assert problem.suggestion == "2024/06/so-hoa"


def test_an_item_that_could_not_be_read_may_be_the_one_that_published_it():
    files = {"initiatives.yaml": initiative(published_in="2024/06/so-hoa"), "news/2024/so-hoa.md": "hỏng"}

    assert read(files).codes == []


NEWS = """\
---
title: Sáng kiến
date: 2024-06-10
initiatives: [so-hoa, ‸so-hoaa]
---
"""


def test_an_item_names_initiatives_that_there_are():
    text, line, column = marked(NEWS)
    other = item("2024/06/10/so-hoa", initiatives=("so-hoa", "so-hoaa"))
    found = read({"initiatives.yaml": initiative(), "news/2024/so-hoa.md": text}, other)
    [problem] = found.problems

    assert (problem.code, problem.suggestion) == ("H126", "so-hoa")
    assert (problem.place.path, problem.place.line, problem.place.column) == ("news/2024/so-hoa.md", line, column)


@pytest.mark.parametrize(
    "initiatives",
    [pytest.param("- {id: so-hoaa, title: x}", id="one that is broken"), pytest.param("- {", id="a file that is")],
)
def test_an_item_that_names_a_broken_initiative_is_no_second_mistake(initiatives):
    other = item("2024/06/10/so-hoa", initiatives=("so-hoaa",))
    found = read({"initiatives.yaml": initiatives, "news/2024/so-hoa.md": NEWS}, other)

    assert "H126" not in found.codes
