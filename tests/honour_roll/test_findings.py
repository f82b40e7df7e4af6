from __future__ import annotations

from datetime import date

import pytest

from plugins.honour_roll.findings import findings
from plugins.newsroom import Item
from plugins.newsroom.frontmatter import Withdrawal
from tests.honour_roll.making import TYPES, Loaded, award, given, good, item, marked, proposed

HIGHER = """\
- {id: nganh, form: title, subject: person, rank: 31, names: [{name: Chiến sĩ thi đua ngành}], requires: \
[{award: chien-si, consecutive: 3, law: Điều 23}, {initiative: sector}, {text: Gương mẫu}]}
"""


def told(found: Loaded, day: str = "2030-01-01") -> list[tuple[str, str, int, int]]:
    """Return what an editor is reminded of on *day*: code, file, line, column."""
    problems = list(findings(found.roll(day), found.material(day), found.files))
    assert all(problem.level == "warning" for problem in problems)
    return [(p.code, p.place.path, p.place.line, p.place.column) for p in problems]


def lines(found: Loaded, day: str = "2030-01-01") -> list[str]:
    return [problem.message for problem in findings(found.roll(day), found.material(day), found.files)]


def test_good_data_have_nothing_to_see_to():
    assert told(good({"awards/a.yaml": award()})) == []


# --- not yet ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "codes"),
    [("2024-03-04", ["H301"]), ("2024-03-05", [])],
    ids=["the day before", "the day itself"],
)
def test_a_document_from_a_later_day_is_told_not_to_be_there(day, codes):
    found = good({"awards/a.yaml": award(decision=given("2024-03-05"))})

    assert [one[0] for one in told(found, day)] == codes
    assert all("5/3/2024" in line for line in lines(found, day))


WITHDRAWN = {"status": "withdrawn", "withdrawn": Withdrawal(date=date(2024, 5, 25), reason="Sai")}


@pytest.mark.parametrize(
    ("keys", "day", "codes"),
    [
        pytest.param({"status": "draft"}, "2024-06-01", ["H306"], id="a draft"),
        pytest.param({"status": "published"}, "2024-06-01", [], id="public"),
        pytest.param(WITHDRAWN, "2024-06-01", ["H308"], id="withdrawn: it was public once, and is no source"),
        pytest.param({"status": "draft"}, "2024-05-01", ["H301"], id="a draft of a later day is told as of one"),
    ],
)
def test_a_document_that_waits_for_its_item_is_told_to_wait(keys, day, codes):
    text = award("registered", decision=None, source="{article: 2024/05/quyet-dinh}")
    found = good({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh", **keys))

    assert [one[0] for one in told(found, day)] == codes


UNKNOWN = "{number: unknown, date: 2024-05-02, authority: Viện trưởng}"


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        pytest.param({"status": "draft"}, ["H312"], id="a draft: the document is not there"),
        pytest.param({"status": "published"}, [], id="public"),
        pytest.param(WITHDRAWN, ["H313"], id="withdrawn: nothing tells of the decision any more"),
    ],
)
def test_a_decision_of_unknown_number_rests_on_its_item(keys, codes):
    text = award(decision=UNKNOWN, source="{article: 2024/05/quyet-dinh}")
    found = good({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh", **keys))

    assert [one[0] for one in told(found, "2024-06-01")] == codes


def test_with_a_note_beside_the_item_nothing_is_told():
    text = award(decision=UNKNOWN, source="{article: 2024/05/quyet-dinh, note: Công báo}")

    assert told(good({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh", status="draft")), "2024-06-01") == []


# --- lists put out for comment ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        pytest.param({}, ["H310"], id="nothing said"),
        pytest.param({"opens": "2024-01-10"}, ["H310"], id="only the first day"),
        pytest.param({"closes": "unknown"}, [], id="said not to be known"),
        pytest.param({"closes": "2024-01-31"}, [], id="said"),
    ],
)
def test_a_last_day_that_may_have_been_forgotten_is_told(keys, codes):
    named = proposed("consulting", **keys)
    counted = proposed("consulting", awards="[{type: giay-khen, counts: {people: 3}}]", **keys)

    assert [one[0] for one in told(good({"awards/a.yaml": named}))] == codes
    assert [one[0] for one in told(good({"awards/a.yaml": counted}))] == codes


def test_of_what_was_decided_afterwards_nothing_is_told():
    assert told(good({"awards/a.yaml": proposed("consulting"), "awards/b.yaml": award()})) == []


# --- initiatives -----------------------------------------------------------------------------------------------------

INITIATIVE = """\
- title: Số hóa hồ sơ
  id: so-hoa
  level: base
  authors: [{person: an}]
  recognised: {number: 5/QĐ-VKS, date: 2024-06-01}
"""


def test_a_recognised_initiative_that_nothing_published_is_told_with_the_days_since():
    found = good({"initiatives.yaml": INITIATIVE})

    assert told(found, "2024-06-21") == [("H302", "data/initiatives.yaml", 2, 7)]
    assert lines(found, "2024-06-21") == [
        "sáng kiến “Số hóa hồ sơ” được công nhận ngày 1/6/2024, đã 20 ngày chưa có bài công bố trên trang"
    ]


@pytest.mark.parametrize(
    ("text", "items", "day", "codes"),
    [
        pytest.param(INITIATIVE, [item("2024/06/10/x", initiatives=("so-hoa",))], "2024-07-01", [], id="published"),
        pytest.param(
            INITIATIVE,
            [item("2024/06/10/x", initiatives=("so-hoa",), status="draft")],
            "2024-07-01",
            ["H302"],
            id="by a draft",
        ),
        pytest.param(
            INITIATIVE, [item("2024/07/10/x", initiatives=("so-hoa",))], "2024-07-01", ["H302"], id="by one of tomorrow"
        ),
        pytest.param(INITIATIVE, [], "2024-05-31", [], id="not recognised yet"),
        pytest.param(INITIATIVE.rsplit("  recognised", 1)[0], [], "2024-07-01", [], id="never recognised"),
    ],
)
def test_an_initiative_is_published_by_a_public_item(text, items, day, codes):
    assert [one[0] for one in told(good({"initiatives.yaml": text}, *items), day)] == codes


# --- requirements ----------------------------------------------------------------------------------------------------


def nominee(status: str, *documents: str, types: str = TYPES + HIGHER, type_: str = "nganh") -> Loaded:
    text = proposed(status, year="2023", day="2024-01-10", awards=f"[{{type: {type_}, people: [an]}}]")
    files = {f"awards/{name}.yaml": text for name, text in zip("bcdef", documents, strict=False)}
    return good({"awards/a.yaml": text, **files}, types=types)


def chien_si(year: int) -> str:
    return award(year=str(year), decision=given(f"{year}-12-20"))


def test_a_nominee_whose_requirements_are_not_met_is_told_with_every_gap():
    found = nominee("nominated", chien_si(2021), chien_si(2023))

    assert told(found) == [("H303", "data/awards/a.yaml", 3, 33)]
    assert lines(found) == [
        (
            "Nguyễn Văn An được đề nghị “Chiến sĩ thi đua ngành” năm 2023 nhưng chưa đủ điều kiện:"
            " “Chiến sỹ thi đua cơ sở” thiếu năm 2022; thiếu 1 sáng kiến"
        )
    ]


@pytest.mark.parametrize(
    ("status", "codes"),
    [("nominated", ["H303"]), ("consulting", ["H303", "H310"]), ("registered", []), ("declined", [])],
)
def test_only_who_is_proposed_is_looked_at(status, codes):
    assert [one[0] for one in told(nominee(status))] == codes


def test_what_only_people_can_tell_is_no_gap():
    """Else every nominee would be told, and nobody would read it."""
    types = TYPES + HIGHER.replace(", {initiative: sector}", "")

    assert told(nominee("nominated", *map(chien_si, (2021, 2022, 2023)), types=types)) == []


def test_a_nominee_for_what_is_given_once_and_was_given_is_told():
    before = award(year="2020", decision=given("2020-05-05"), awards="[{type: ky-niem-chuong, people: [an]}]")
    [line] = lines(nominee("nominated", before, type_="ky-niem-chuong"))

    assert "đã được tặng năm 2020, mà danh hiệu này chỉ tặng một lần" in line


CONSULTED = (
    "- {id: huan-chuong, form: order, subject: both, rank: 1, consultation: true, names: [{name: Huân chương}]}\n"
)
OF_ORDER = "[{type: huan-chuong, people: [an]}]"
CONSULTATION = f"""\
id: hoi
title: Lấy ý kiến
opens: 2024-02-01
closes: 2024-02-28
comments_to: thu@thu.example
year: 2024
awards: {OF_ORDER}
"""


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        pytest.param({}, ["H307"], id="never"),
        pytest.param({"consultations/hoi.yaml": CONSULTATION}, [], id="it was"),
        pytest.param({"consultations/hoi.yaml": CONSULTATION.replace("[an]", "[binh]")}, ["H307"], id="somebody else"),
        pytest.param({"awards/b.yaml": award(awards=OF_ORDER)}, [], id="given: too late to ask"),
    ],
)
def test_a_nominee_whose_award_wants_a_consultation_and_had_none_is_told(files, codes):
    text, line, column = marked(proposed(day="2024-01-10", awards=OF_ORDER.replace("an]", "‸an]", 1)))
    found = good({"awards/a.yaml": text, **files}, types=TYPES + CONSULTED)

    assert told(found) == [(code, "data/awards/a.yaml", line, column) for code in codes]


# --- one achievement -------------------------------------------------------------------------------------------------


def cited(citation: str, type_: str = "chien-si", who: str = "an", **keys: str) -> str:
    return award(awards=f"[{{type: {type_}, people: [{who}], citation: {citation}}}]", **keys)


def test_two_awards_for_one_achievement_are_told_at_the_later():
    text, line, column = marked(cited("cứu  NGƯỜI", "giay-khen", "‸an", decision=given("2024-08-01")))
    found = good({"awards/b.yaml": cited("Cứu người"), "awards/a.yaml": text})

    assert told(found) == [("H305", "data/awards/a.yaml", line, column)]
    assert lines(found) == [
        (
            "Nguyễn Văn An: “Giấy khen của Viện trưởng” và “Chiến sĩ thi đua cơ sở” (data/awards/b.yaml:4)"
            " cùng nêu một thành tích"
        )
    ]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(cited("Bắt cướp", "giay-khen"), id="another achievement"),
        pytest.param(cited("Cứu người", "giay-khen", "binh"), id="somebody else's"),
        pytest.param(award(awards="[{type: giay-khen, people: [an]}]"), id="none said"),
        pytest.param(cited("Cứu người", "giay-khen", status="nominated"), id="only proposed"),
    ],
)
def test_two_awards_are_two_achievements_unless_they_say_one(other):
    assert told(good({"awards/a.yaml": cited("Cứu người"), "awards/b.yaml": other})) == []


# --- decisions that items tell of ------------------------------------------------------------------------------------

HEAD = "---\ntitle: Tin\ndate: 2024-05-20\n---\n\n"


def news(body: str, *, data: dict[str, str] | None = None, types: str = TYPES, **keys: str) -> Loaded:
    """Return a portal with one item that says *body*, and a document with the decision 12/QĐ-VKS."""
    one: Item = item("2024/05/20/tin", **keys)
    return good({"awards/a.yaml": award(), one.path: HEAD + body, **(data or {})}, one, types=types)


@pytest.mark.parametrize(
    ("body", "number"),
    [
        pytest.param(
            "Theo Quyết định số 345/QĐ-VKS, ông A được tặng Giấy khen của Viện trưởng.", "345/QĐ-VKS", id="plain"
        ),
        pytest.param("Tặng CSTĐ cơ sở theo quyết định số: 7/QĐ-VKS.", "7/QĐ-VKS", id="a short name, a colon"),
        pytest.param("Chiến sỹ thi đua cơ sở (QĐ số 88) cho ông A.", "88", id="an old name, a bare number"),
        pytest.param("Tặng **Cờ thi đua của ngành** theo Quyết định\nsố 9/QĐ–VKS.", "9/QĐ–VKS", id="over two lines"),
        pytest.param("> Quyết định số 12/QĐ-VKSTC tặng Kỷ niệm chương.", "12/QĐ-VKSTC", id="nearly one that is there"),
        pytest.param("Quyết định khen thưởng số **152/QĐ** tặng Kỷ niệm chương.", "152/QĐ", id="with words and bold"),
        pytest.param("Quyết định 152/QĐ-VKS tặng Kỷ niệm chương.", "152/QĐ-VKS", id="without the word for number"),
        pytest.param("QUYẾT ĐỊNH SỐ 5 tặng Kỷ niệm chương.", "5", id="in capitals, one digit"),
    ],
)
def test_a_decision_on_an_award_that_no_document_has_is_told(body, number):
    found = news("Mở đầu.\n\n" + body)

    assert told(found) == [("H304", "news/2024/tin.md", 8, 1)]
    assert f"quyết định số {number} về “" in lines(found)[0]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Theo Quyết định số 12/QĐ-VKS tặng Giấy khen của Viện trưởng.", id="it is there"),
        pytest.param("Theo Quyết định số 12/qđ–vks tặng Giấy khen của Viện trưởng.", id="with another dash and case"),
        pytest.param("Quyết định số 345/QĐ-VKS về điều động cán bộ.", id="of no award"),
        pytest.param("Quyết định số 345/QĐ-VKS về điều động. Ông A được tặng Kỷ niệm chương.", id="another sentence"),
        pytest.param("Quyết định số 345/QĐ-VKS\n\nKỷ niệm chương", id="another paragraph"),
        pytest.param("Ông A được tặng Kỷ niệm chương theo quyết định của Viện trưởng.", id="without a number"),
        pytest.param("Quyết định số 5/QĐ-SK công nhận sáng kiến, tặng Kỷ niệm chương.", id="an initiative's number"),
        pytest.param("Quyết định số 99/QĐ-VKS tặng Kỷ niệm chương nay thu hồi.", id="what a document revokes by"),
        pytest.param("Quyết định số 77/QĐ-VKS tặng Kỷ niệm chương.", id="of a document of tomorrow"),
    ],
)
def test_a_sentence_that_tells_of_no_unknown_award_is_left_alone(body):
    taken = "{number: 99/QĐ-VKS, date: 2024-09-01, authority: VKS, reason: Sai}"
    line = "[{type: chien-si, people: [%s]}]"
    data = {
        "initiatives.yaml": INITIATIVE.replace("5/QĐ-VKS", "5/QĐ-SK") + "  published_in: 2024/05/tin\n",
        "awards/b.yaml": award("revoked", revoked=taken, awards=line % "binh"),
        "awards/c.yaml": award(year="2026", decision=given("2026-09-01", "77/QĐ-VKS"), awards=line % "cuong"),
    }

    assert [one for one in told(news(body, data=data), "2026-01-01") if one[0] == "H304"] == []


def test_every_unknown_decision_is_told_at_its_line():
    body = "Quyết định số 10/QĐ và\nQuyết định số 11/QĐ\ntặng Kỷ niệm chương.\n\nQuyết định số 13/QĐ: Kỷ niệm chương."

    assert [(one[0], one[2]) for one in told(news(body))] == [("H304", 6), ("H304", 7), ("H304", 10)]


def test_a_decision_known_by_its_counts_is_known():
    """What H304 asks for can be entered where the item names nobody: H106 asks for no names then."""
    document = award(decision=given("2024-05-02", "345/QĐ"), awards="[{type: ky-niem-chuong, counts: {people: 366}}]")
    body = "Quyết định số 345/QĐ tặng Kỷ niệm chương cho 366 cá nhân."

    assert [one[0] for one in told(news(body))] == ["H304"]
    assert told(news(body, data={"awards/b.yaml": document})) == []


COUNTED = "[{type: ky-niem-chuong, counts: {people: 366}}]"


@pytest.mark.parametrize(
    ("one", "other", "codes"),
    [
        pytest.param(given("2024-05-02"), given("2024-05-02"), ["H314", "H314"], id="one number"),
        pytest.param(given("2024-05-02"), given("2024-05-02", "13/QĐ"), [], id="two numbers"),
        pytest.param(UNKNOWN, UNKNOWN, ["H314", "H314"], id="one day, and no number"),
        pytest.param(UNKNOWN, UNKNOWN.replace("05-02", "05-03"), [], id="two days"),
    ],
)
def test_a_decision_that_two_documents_count_is_told(one, other, codes):
    source = "{note: Báo cáo}"
    files = {"awards/a.yaml": award(decision=one, awards=COUNTED, source=source)}
    files["awards/b.yaml"] = award(decision=other, awards=COUNTED, source=source)

    assert [found[0] for found in told(good(files))] == codes


def test_names_beside_counts_of_one_decision_are_told_where_the_counts_stand():
    named = award(decision=given("2024-05-02"), awards="[{type: ky-niem-chuong, people: [an]}]")
    counted = award(decision=given("2024-05-02"), awards=COUNTED)
    found = good({"awards/a.yaml": named, "awards/b.yaml": counted})

    assert [(one[0], one[1]) for one in told(found)] == [("H314", "data/awards/b.yaml")]


def test_a_number_that_the_source_itself_tells_is_not_unknown():
    document = award(decision=UNKNOWN, source="{article: 2024/05/tin}", awards="[{type: co-thi-dua, units: [ha-tinh]}]")
    found = news("Quyết định số 345/QĐ tặng Cờ thi đua của ngành.", data={"awards/b.yaml": document})

    assert told(found) == [("H311", "news/2024/tin.md", 6, 1)]
    assert "data/awards/b.yaml" in lines(found)[0]


@pytest.mark.parametrize("keys", [{"status": "draft"}, {"status": "withdrawn"}], ids=lambda keys: keys["status"])
def test_only_public_items_are_read(keys):
    assert told(news("Quyết định số 345/QĐ tặng Kỷ niệm chương.", **keys)) == []


def test_without_award_types_no_sentence_names_an_award():
    one = item("2024/05/20/tin")

    assert told(good({one.path: HEAD + "Quyết định số 345/QĐ."}, one, types=None)) == []


def test_a_name_inside_another_word_is_no_award():
    types = (
        TYPES + "- {id: bk, form: certificate, subject: both, rank: 33, names: [{name: Bằng khen, aliases: [BK]}]}\n"
    )

    assert told(news("Quyết định số 345/QĐ về dùng phần mềm BKAV.", types=types)) == []
    assert [one[0] for one in told(news("Quyết định số 345/QĐ tặng BK.", types=types))] == ["H304"]


# --- comments --------------------------------------------------------------------------------------------------------

CONSULTATION = """\
id: hoi-y-kien
title: Lấy ý kiến
opens: 2024-03-04
closes: 2024-03-18
comments_to: thu@thu.example
awards: [{type: chien-si, people: [an]}]
"""


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        pytest.param("2024-03-18", ["H309"], id="on the last day"),
        pytest.param("2024-03-19", [], id="on the day after"),
    ],
)
def test_what_is_conferred_while_comments_are_taken_is_told(day, codes):
    found = good({"consultations/c.yaml": CONSULTATION, "awards/a.yaml": award(decision=given(day))})

    assert [one[0] for one in told(found, "2024-12-01")] == codes


def test_one_citation_in_two_years_is_no_reward_for_one_achievement():
    """“Hoàn thành xuất sắc nhiệm vụ” stands in the decisions of every year."""
    line = "[{type: chien-si, people: [an], citation: Hoàn thành xuất sắc nhiệm vụ}]"
    found = good(
        {
            "awards/a.yaml": award(awards=line),
            "awards/b.yaml": award(year="2025", decision=given("2025-12-01", "9/QĐ"), awards=line),
        }
    )

    assert told(found) == []
