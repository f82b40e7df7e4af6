from __future__ import annotations

import pytest

from plugins.registry import Kind
from tests.honour_roll.making import award, awards, given, good, good_awards, item, marked, proposed, read, revoked

SOURCE = "{article: 2024/05/quyet-dinh}"
ITEM = item("2024/05/20/quyet-dinh")
LIST = award(awards="[{type: chien-si}]", recipients="a.csv")
TWO = "person;unit\r\nan;ha-tinh\r\nbinh;\r\n"


# --- the day ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param(
            award(decision=given("2024-03-05"), date="2024-01-01", source=SOURCE), "2024-03-05", id="decision"
        ),
        pytest.param(proposed(day="2024-01-01", source=SOURCE), "2024-01-01", id="date"),
        pytest.param(award("nominated", decision=None, source=SOURCE), "2024-05-20", id="the source item"),
        pytest.param(
            award("nominated", decision="{number: 3/TTr}", date="2024-02-02"),
            "2024-02-02",
            id="a decision without a day",
        ),
        pytest.param(revoked("2024-09-01", date="2024-01-01"), "2024-09-01", id="the decision that revokes"),
        pytest.param(
            award("revoked", revoked="{number: 9, date: 2024-09-01, authority: VKS, reason: Sai}"),
            "2024-09-01",
            id="it, not that which gave",
        ),
    ],
)
def test_a_document_counts_from_its_day(text, day):
    document = read({"awards/a.yaml": text}, ITEM).honours.documents[-1]

    assert document.day.isoformat() == day
    assert document.from_item is (day == "2024-05-20")


def test_a_document_without_a_day_is_told():
    text, line, column = marked(award("‸nominated", decision=None, source="{note: Sổ khen thưởng}"))

    assert awards(text).told == [("H105", "awards/a.yaml", line, column)]


def test_a_decision_without_a_date_is_told_once():
    """That it has no day follows from it."""
    assert awards(award(decision="{number: 12, authority: VKS}")).codes == ["H103"]


@pytest.mark.parametrize(
    ("article", "day", "codes"),
    [
        pytest.param("2024/05/khong-co", "2024-05-31", ["N116"], id="of a month"),
        pytest.param("2024/02/khong-co", "2024-02-29", ["N116"], id="of a short month"),
        pytest.param("2024/12/khong-co", "2024-12-31", ["N116"], id="of the last month"),
        pytest.param("9999/12/khong-co", "9999-12-31", ["N116"], id="of the last month there is"),
        pytest.param("2024/13/khong-co", "2024-12-31", ["H105", "N116"], id="of no month"),
        pytest.param("0000/05/khong-co", "2024-12-31", ["H105", "N116"], id="of no year"),
        pytest.param("2024/²/khong-co", "2024-12-31", ["H105", "N116"], id="of a sign that is a digit to Python"),
    ],
)
def test_the_day_of_an_item_that_is_not_there_is_the_last_of_its_month(article, day, codes):
    """The slip is told; until it is mended nothing comes out too early."""
    found = awards(award("nominated", decision=None, source=f"{{article: {article}}}"))

    assert found.honours.documents[0].day.isoformat() == day
    assert found.codes == codes


# --- the decision ----------------------------------------------------------------------------------------------------


def test_the_decision_of_a_revocation_is_what_revokes():
    found = good_awards(award(), revoked())
    document = found.honours.documents[1]

    assert document.decision is None
    assert (document.revoked.number, document.revoked.reason) == ("99/QĐ-VKS", "Thành tích không có thật")


def test_with_a_key_of_its_own_a_file_is_two_documents():
    """Before the day of the second nothing of it is known, not even its title."""
    taken = "{number: 9, date: 2024-09-01, authority: VKS, reason: Sai}"
    found = good_awards(award("revoked", revoked=taken, title="Thu hồi danh hiệu"))
    first, second = found.honours.documents

    assert (first.status, first.decision.number, first.title, first.reason) == ("conferred", "12/QĐ-VKS", None, None)
    assert (second.status, second.revoked.number, second.reason) == ("revoked", "9", "Sai")
    assert found.standings("2024-08-31") == {}
    assert found.standings("2024-09-01") == {"2024/chien-si/person/an": "revoked"}


def test_an_award_is_not_of_a_year_after_its_decision():
    text, line, column = marked(award(year="‸2042"))

    assert awards(text).told == [("H131", "awards/a.yaml", line, column)]


def test_who_proposes_is_in_being():
    text, line, column = marked(proposed(day="2024-01-10", nominated_by="‸lam-dong"))

    assert awards(text).told == [("R103", "awards/a.yaml", line, column)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(award(decision="{number: 12, date: 2024-03-05}"), id="a decision that is not whole"),
        pytest.param(award(decision=None, date="2024-03-05"), id="no decision"),
        pytest.param(award(reason="Sai"), id="conferred, and yet a reason to revoke it"),
        pytest.param(award(revoked="{number: 9, date: 2024-09-01, authority: VKS, reason: Sai}"), id="both at once"),
        pytest.param(
            award("revoked", revoked="{number: 9, date: 2024-01-01, authority: VKS, reason: Sai}"),
            id="revoked before it was given",
        ),
    ],
)
def test_of_a_document_that_contradicts_itself_nobody_is_a_recipient(text):
    """Whatever else happens to the problem, nobody is honoured by it."""
    found = awards(text)

    assert found.codes
    assert {document.entries for document in found.honours.documents} == {()}
    assert found.honours.records == ()


# --- recipients ------------------------------------------------------------------------------------------------------


def test_a_list_beside_the_document_is_its_recipients():
    found = good({"awards/a.yaml": LIST, "awards/a.csv": TWO.encode("utf-8-sig")})

    assert found.codes == []
    assert found.standings() == {"2024/chien-si/person/an": "conferred", "2024/chien-si/person/binh": "conferred"}
    assert [(e.place.path, e.place.line) for e in found.honours.documents[0].entries] == [
        ("data/awards/a.csv", 2),
        ("data/awards/a.csv", 3),
    ]


def test_a_list_of_a_consultation_lies_beside_it():
    text = "id: hoi\ntitle: T\nopens: 2024-03-04\ncloses: 2024-04-15\ncomments_to: x\nawards: [{type: chien-si}]\n"
    found = good({"consultations/hoi.yaml": text + "recipients: hoi.csv\n", "consultations/hoi.csv": TWO})

    assert found.codes == []
    assert len(found.honours.consultations[0].document.entries) == 2


@pytest.mark.parametrize(
    ("files", "told", "suggestion"),
    [
        pytest.param({}, "H112", None, id="no list at all"),
        pytest.param({"awards/aa.csv": TWO}, "H112", "aa.csv", id="one of nearly that name"),
        pytest.param({"consultations/a.csv": TWO}, "H112", None, id="one in another folder"),
    ],
)
def test_a_list_that_is_not_there_is_told_where_it_is_named(files, told, suggestion):
    text, line, column = marked(LIST.replace("a.csv", "‸a.csv"))
    found = read({"awards/a.yaml": text, **files})
    missing = [problem for problem in found.problems if problem.code == "H112"]

    assert [(p.place.path, p.place.line, p.place.column) for p in missing] == [("data/awards/a.yaml", line, column)]
    assert missing[0].suggestion == suggestion


@pytest.mark.parametrize("name", ["../people.yaml", "a.yaml", "/etc/passwd", "../awards/a.csv", "A.CSV"])
def test_a_list_lies_beside_its_document_and_is_a_csv(name):
    found = read({"awards/a.yaml": LIST.replace("a.csv", name), "awards/a.csv": TWO})

    assert "H112" in found.codes
    assert found.honours.records == ()


def test_a_list_that_is_nearly_named_is_told_once():
    """Not as one that nobody uses, too."""
    assert read({"awards/a.yaml": LIST, "awards/aa.csv": TWO}).codes == ["H112"]


def test_a_list_that_no_document_uses_is_a_reminder():
    found = read({"awards/a.yaml": award(), "awards/a.csv": TWO})

    assert found.told == [("H113", "awards/a.csv", 1, 1)]
    assert str(found.problems[0].level) == "warning"


def test_lists_beside_a_document_that_cannot_be_read_may_be_its_own():
    assert read({"awards/a.yaml": "status: [", "awards/a.csv": TWO}).codes == ["Y101"]


def test_a_list_elsewhere_is_nobodys_concern_here():
    """The registry tells that it is no file of the contract."""
    assert read({"people.csv": TWO}).codes == []


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param("[{type: chien-si}, {type: giay-khen}]", id="two awards"),
        pytest.param("[{type: chien-si, people: [an]}]", id="recipients inline, too"),
        pytest.param("[{type: co-thi-dua, units: [ha-tinh]}]", id="units inline, too"),
    ],
)
def test_a_list_is_of_one_award_that_names_nobody_itself(lines):
    text, line, column = marked(award(awards=lines, recipients="‸a.csv"))

    assert read({"awards/a.yaml": text, "awards/a.csv": TWO}).told == [("H111", "awards/a.yaml", line, column)]


def test_an_empty_list_is_of_nobody():
    found = read({"awards/a.yaml": LIST, "awards/a.csv": "person;unit\r\n;\r\n"})

    assert found.told == [("H106", "awards/a.csv", 1, 1)]


@pytest.mark.parametrize(
    ("status", "codes"), [("conferred", ["H106"]), ("revoked", ["H106"]), ("nominated", []), ("declined", [])]
)
def test_what_is_decided_is_decided_about_somebody(status, codes):
    lines = "[‸{type: chien-si}]"
    text, line, column = marked(
        revoked(awards=lines) if status == "revoked" else award(status, awards=lines, decision=given("2024-03-05"))
    )

    assert awards(text).told == [(code, "awards/a.yaml", line, column) for code in codes]


# --- who proposes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "found"),
    [("toi-cao/cum-6", (Kind.GROUP, "toi-cao/cum-6")), ("ha-tinh/kv-1", (Kind.UNIT, "ha-tinh/kv-1"))],
)
def test_a_group_or_a_unit_proposes(written, found):
    assert good_awards(proposed(nominated_by=written)).honours.documents[0].nominated_by == found


def test_who_proposes_and_is_unknown_is_told_with_the_nearest():
    [problem] = awards(proposed(nominated_by="toi-cao/cum-66")).problems

    assert (problem.code, problem.suggestion) == ("H125", "toi-cao/cum-6")
