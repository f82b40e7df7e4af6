"""The number of a decision may be unknown, with who tells of the decision; nothing else of it is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.honour_roll.decisions import Decision
from plugins.problems import errors
from tests.honour_roll.making import award, awards, good, good_awards, item, marked, proposed, read
from tests.honour_roll.sites import honour_site, view

UNKNOWN = "{number: unknown, date: 2024-03-05, authority: Viện trưởng}"
NOTE = "{note: Báo cáo tổng kết năm 2024}"
WITHOUT_NUMBER = award(decision=UNKNOWN, source=NOTE)


def test_with_a_source_a_number_may_be_unknown():
    found = good_awards(WITHOUT_NUMBER)

    assert found.problems == []
    assert [s.is_honour for s in found.roll().standings] == [True]


@pytest.mark.parametrize(
    "written",
    [
        "chưa rõ",
        "Chưa rõ số",
        "không rõ",
        "KHÔNG RÕ",
        "khong ro",
        "không",
        "không có",
        "không có số",
        "số không rõ",
        "không nêu",
        "chưa biết",
        "chưa có",
        "chưa cập nhật",
        "đang cập nhật",
        '"?"',
        '"???"',
        '"-"',
        '"…"',
        '"..."',
        "n/a",
        "N/A",
        "NA",
        "none",
        '"null"',
        "UNKNOWN",
        "Unknown",
        "unknow",
        "unknown.",
        "unknown số",
        "tbd",
        "x",
        "xx/QĐ-VKS",
        "/QĐ-VKSTC",
        "…/QĐ-VKSTC",
        ".../2024/QĐ-VKSTC",
        '"?/QĐ-VKS năm 2024"',
        "___/2024/QĐ",
        "chưa rõ (tháng 3/2024)",
        "theo báo",
    ],
)
def test_only_the_literal_word_says_that_a_number_is_unknown(written):
    """Whatever else says so is refused, with that word as its cure."""
    text, line, column = marked(award(decision=UNKNOWN.replace("unknown", f"‸{written}"), source=NOTE))
    found = awards(text)

    assert found.told == [("H132", "awards/a.yaml", line, column)]
    assert "number: unknown" in found.problems[0].cure
    assert found.problems[0].suggestion is None
    assert found.honours.records == ()


def test_the_literal_word_with_a_sign_that_nobody_sees_is_told_as_that():
    found = awards(award(decision=UNKNOWN.replace("unknown", '"unknown\\u200b"'), source=NOTE))

    assert found.codes == ["Y111"]
    assert "number: unknown" in found.problems[0].cure
    assert found.honours.records == ()


def test_a_number_that_a_comment_cuts_is_told():
    found = awards(award(decision="\n  number: 10 #QĐ-VKS\n  date: 2024-03-05\n  authority: Viện trưởng"))

    assert found.codes == ["Y105"]


@pytest.mark.parametrize("written", ["", '""', '"  "', "~"])
def test_an_empty_number_has_the_same_cure(written):
    found = awards(award(decision=UNKNOWN.replace("unknown", written), source=NOTE))

    assert found.codes == ["H133"]
    assert "number: unknown" in found.problems[0].cure


@pytest.mark.parametrize("decision", [UNKNOWN, "\n  number: unknown\n  date: 2024-03-05\n  authority: Viện trưởng"])
@pytest.mark.parametrize("sign", ["?", "-", "??"])
def test_a_sign_that_is_no_yaml_has_the_same_cure(decision, sign):
    text, line, column = marked(award(decision=decision.replace("unknown", f"‸{sign}"), source=NOTE))

    assert awards(text).told == [("H132", "awards/a.yaml", line, column)]


@pytest.mark.parametrize(
    "written", ["12", "12/QĐ-VKS", "số 5", "QĐ 424", "01/2024/QĐ-TTg", "20-QĐ/TU", "1234/QĐ.KT", "XX12"]
)
def test_a_number_that_was_told_is_one(written):
    assert good_awards(award(decision=UNKNOWN.replace("unknown", written))).problems == []


@pytest.mark.parametrize("written", ["unknown", "không rõ", "chưa rõ", "n/a", '"?"', '"-"', "người ký không rõ"])
def test_who_decided_is_never_left_out(written):
    """Else something would stand on the roll that nobody decided on (law 2)."""
    found = awards(award(decision=UNKNOWN.replace("Viện trưởng", written), source=NOTE))

    assert found.codes == ["H134"]
    assert found.honours.records == ()


@pytest.mark.parametrize("written", ["unknown", "chưa rõ", '"?"'])
def test_the_day_is_never_left_out(written):
    found = awards(award(decision=UNKNOWN.replace("2024-03-05", written), source=NOTE))

    assert found.codes == ["S110"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(award(decision=UNKNOWN), "H135", id="no source"),
        pytest.param(award(decision="{number: unknown, date: 2024-03-05}", source=NOTE), "H103", id="no authority"),
        pytest.param(
            award(decision="{number: unknown, authority: VT}", source=NOTE, date="2024-03-05"), "H103", id="no day"
        ),
        pytest.param(award(decision=None, source=NOTE), "H103", id="no decision at all"),
        pytest.param(award(decision=UNKNOWN, source="{article: 2024/05/khong-co}"), "H147", id="an item that is not"),
        pytest.param(proposed(decision="{number: unknown}", source=NOTE), "H136", id="a proposal by its number alone"),
        pytest.param(proposed(decision=UNKNOWN), "H135", id="a proposal without a source"),
        pytest.param(award("revoked", decision=UNKNOWN, reason="Sai"), "H135", id="a revocation without a source"),
    ],
)
def test_what_is_not_whole_is_no_honour_and_an_error(text, code):
    found = awards(text)

    assert code in found.codes
    assert errors(found.problems)
    assert found.roll().conferred == ()


def test_a_revocation_may_be_of_unknown_number():
    later = UNKNOWN.replace("03-05", "09-01")
    found = good_awards(award(), award("revoked", decision=later, source=NOTE, reason="Sai"))

    assert found.standings() == {"2024/chien-si/person/an": "revoked"}


def test_what_rests_on_an_item_alone_waits_for_it():
    """Law 2: a number is told, or said to be unknown with the source that tells of the decision."""
    text = award(decision=UNKNOWN, source="{article: 2024/05/tin}")
    found = good({"awards/a.yaml": text}, item("2024/05/20/tin"))

    assert found.standings("2024-05-19") == {}
    assert found.standings("2024-05-21") == {"2024/chien-si/person/an": "conferred"}


def test_with_another_source_beside_it_does_not_wait():
    text = award(decision=UNKNOWN, source="{article: 2024/05/tin, outlet: Báo Ví Dụ}")

    assert good({"awards/a.yaml": text}, item("2024/05/20/tin")).standings("2024-05-19") != {}


def test_the_model_itself_shows_nothing_without_its_source():
    """The third lock: whatever happens to the problem, no standing without a source is an honour."""
    [document] = awards(award(decision=UNKNOWN)).honours.documents

    assert not document.decides


def test_a_number_that_is_unknown_is_none_to_show():
    assert Decision(number="unknown").told_number is None
    assert Decision(number="unknown").missing == ("date", "authority")
    assert Decision(number="12").told_number == "12"


@pytest.mark.parametrize(
    ("source", "text", "href"),
    [
        pytest.param("{article: 2024/03/tin}", "Tin thử", "/tin/2024/03/tin/", id="an item"),
        pytest.param(NOTE, "Báo cáo tổng kết năm 2024", None, id="a note"),
        pytest.param(
            '{outlet: Báo Ví Dụ, date: 2024-03-06, url: "https://bao.example/a"}',
            "Báo Ví Dụ, 6/3/2024",
            "https://bao.example/a",
            id="another paper",
        ),
    ],
)
def test_pages_say_that_it_is_not_known_and_according_to_whom(tmp_path: Path, source, text, href):
    site = honour_site(tmp_path, awards__a=award(decision=UNKNOWN, source=source))
    of_year = view(site, "vinh-danh/2024/index.html").year.levels[0].conferrals[0].decision
    of_person = view(site, "ca-nhan/an/index.html").panels[0].view.years[0].own[0].decision

    assert of_year == of_person
    assert (of_year.number, of_year.day.text, of_year.authority) == (None, "5/3/2024", "Viện trưởng")
    assert (of_year.source.text, of_year.source.href) == (text, href)


def test_an_initiative_may_be_recognised_by_a_decision_of_unknown_number():
    initiative = (
        "- {id: a, title: A, authors: [{person: an}], level: base, "
        "recognised: {number: unknown, date: 2024-02-01%s}%s}\n"
    )
    whole = initiative % (", authority: Viện trưởng", f", source: {NOTE}")

    assert read({"initiatives.yaml": whole}).problems == []
    assert read({"initiatives.yaml": initiative % (", authority: Viện trưởng", "")}).codes == ["H135"]
    assert read({"initiatives.yaml": initiative % ("", f", source: {NOTE}")}).codes == ["H136"]
