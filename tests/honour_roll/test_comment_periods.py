"""What is put out for comment is told by the clock; where nobody knows the last day, that is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.honour_roll.making import award, awards, given, good_awards, marked, proposed, read
from tests.honour_roll.sites import honour_site, page, view

DAYS = {"opens": "2024-06-03", "closes": "2024-06-14"}
CONSULTING = proposed("consulting", "2024-06-01", **DAYS)
RECORD = "2024/chien-si/person/an"
NOMINATIONS = "vinh-danh/de-nghi/index.html"
CONSULTED = "consulted_end_unknown"


def status(root: Path, day: str, text: str) -> str:
    [year] = view(honour_site(root, day, awards__a=text), NOMINATIONS).pending
    return year.cases[0].status


@pytest.mark.parametrize(
    ("day", "word", "in_data"),
    [
        pytest.param("2024-06-01", "nominated", "nominated", id="before it opens: a proposal"),
        pytest.param("2024-06-02", "nominated", "nominated", id="the day before"),
        pytest.param("2024-06-03", "consulting", "consulting", id="the first day"),
        pytest.param("2024-06-14", "consulting", "consulting", id="the last day"),
        pytest.param("2024-06-15", "consulted", "nominated", id="the day after"),
    ],
)
def test_a_document_with_days_is_told_by_the_clock(tmp_path: Path, day, word, in_data):
    site = honour_site(tmp_path, day, awards__a=CONSULTING)
    [year] = view(site, NOMINATIONS).pending
    [row] = json.loads(view(site, "du-lieu/khen-thuong.json").text)

    assert year.cases[0].status == word
    assert (row["status"], row["consultation"]) == (in_data, DAYS)


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({}, id="no days"),
        pytest.param({"opens": "2024-06-03"}, id="a first day alone"),
        pytest.param({"closes": "unknown"}, id="a last day that is said to be unknown"),
        pytest.param({"opens": "2024-06-03", "closes": "unknown"}, id="a first day, and a last one that is unknown"),
    ],
)
def test_without_a_last_day_it_was_put_out_for_comment_and_nobody_knows_until_when(tmp_path: Path, keys):
    text = proposed("consulting", "2024-06-03", **keys)
    site = honour_site(tmp_path, "2024-06-05", awards__a=text)
    [year] = view(site, NOMINATIONS).pending
    [row] = json.loads(view(site, "du-lieu/khen-thuong.json").text)

    assert awards(text).problems == []
    assert year.cases[0].status == CONSULTED
    assert (row["status"], row["consultation"]["closes"]) == ("nominated", "unknown")
    assert row["status_text"] == "Đề nghị, đã lấy ý kiến (không rõ ngày kết thúc)"


def test_a_document_counts_from_the_first_day_if_it_has_no_other():
    found = good_awards(proposed("consulting", None, **DAYS))

    assert found.standings("2024-06-02") == {}
    assert found.standings("2024-06-03") == {RECORD: "consulting"}


def test_history_tells_what_is_over_as_over(tmp_path: Path) -> None:
    """The step said “đang lấy ý kiến” for ever, even of what was conferred long ago."""
    site = honour_site(tmp_path, awards__a=CONSULTING, awards__b=award(decision=given("2024-07-01")))
    [honour] = view(site, "ca-nhan/an/index.html").panels[0].view.years[0].own

    assert [step.status for step in honour.history] == ["consulted", "conferred"]


def test_awards_without_names_are_told_by_the_clock_as_well(tmp_path: Path) -> None:
    text = proposed("consulting", "2024-06-01", awards="[{type: ky-niem-chuong, counts: {people: 3}}]", **DAYS)

    assert status(tmp_path / "a", "2024-06-14", text) == "consulting"
    assert status(tmp_path / "b", "2024-06-15", text) == "consulted"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(proposed("consulting", opens="2024-06-03", closes="‸2024-06-01"), "H123", id="closed first"),
        pytest.param(proposed("consulting", opens="2024-06-03", closes="‸2024-06-07"), "H124", id="too short"),
        pytest.param(proposed("consulting", closes="‸chưa rõ"), "H143", id="words for not knowing"),
        pytest.param(proposed("consulting", closes="‸UNKNOWN"), "H143", id="only the literal word"),
        pytest.param(proposed("consulting", closes='‸"?"'), "H143", id="a sign"),
        pytest.param(proposed("consulting", closes="‸?"), "H143", id="a sign that is no YAML"),
        pytest.param(proposed("consulting", closes="‸14/6/2024"), "S111", id="a day written the other way"),
        pytest.param(proposed("consulting", closes="‸[2024-06-14]"), "S104", id="a list"),
        pytest.param(proposed("nominated", closes="‸2024-06-14"), "H142", id="of a proposal"),
        pytest.param(proposed("declined", opens="‸2024-06-03"), "H142", id="of a refusal"),
        pytest.param(award(working_days="‸5"), "H142", id="of a decision"),
    ],
)
def test_wrong_days_are_told_where_they_are_wrong(text, code):
    text, line, column = marked(text)

    assert awards(text).told == [(code, "awards/a.yaml", line, column)]


def test_an_empty_last_day_is_offered_the_word():
    found = awards(proposed("consulting", closes=""))

    assert found.codes == ["H144"]
    assert "closes: unknown" in found.problems[0].cure


def test_a_document_may_be_open_for_fewer_days_if_it_says_so():
    keys = {"opens": "2024-06-03", "closes": "2024-06-07", "working_days": "5"}

    assert awards(proposed("consulting", **keys)).problems == []


# --- consultations ---------------------------------------------------------------------------------------------------

LIST = """\
id: dot-1
title: Lấy ý kiến đợt 1
opens: 2024-06-03
closes: unknown
comments_to: y-kien@thu.example
campaign: hoc-bac
list: {title: Danh sách kèm Công văn số 12, url: "https://vks.example/ds.pdf"}
"""
PATH = "lay-y-kien/dot-1/index.html"


def test_a_list_whose_end_is_not_known_is_over(tmp_path: Path) -> None:
    site = honour_site(tmp_path, "2024-06-03", consultations__a=LIST)
    shown = view(site, PATH)
    [line] = view(site, "lay-y-kien/index.html").closed

    assert (shown.is_open, shown.closes, shown.opens.text) == (False, None, "3/6/2024")
    assert (line.closes, page(site, PATH).listed) == (None, False)


def test_the_list_itself_may_be_elsewhere_and_belong_to_a_campaign(tmp_path: Path) -> None:
    shown = view(honour_site(tmp_path, consultations__a=LIST), PATH)

    assert shown.awards == ()
    assert (shown.listed.text, shown.listed.href) == ("Danh sách kèm Công văn số 12", "https://vks.example/ds.pdf")
    assert (shown.campaign.text, shown.campaign.href) == ("Học và làm theo Bác", "/phong-trao/hoc-bac/")
    assert [part.text for part in shown.comments_to] == ["y-kien@thu.example"]


@pytest.mark.parametrize(
    ("listed", "text", "href"),
    [
        pytest.param("{article: 2024/03/tin}", "Tin thử", "/tin/2024/03/tin/", id="an item"),
        pytest.param("{note: Bảng tin ở trụ sở}", "Bảng tin ở trụ sở", None, id="a place told in words"),
        pytest.param("{outlet: Báo Ví Dụ}", "Báo Ví Dụ", None, id="another paper"),
        pytest.param('{url: "https://vks.example/a"}', "https://vks.example/a", "https://vks.example/a", id="bare"),
    ],
)
def test_where_the_list_is_is_told(tmp_path: Path, listed, text, href):
    written = LIST.replace(LIST[LIST.index("{title") : -1], listed)
    shown = view(honour_site(tmp_path, consultations__a=written), PATH).listed

    assert (shown.text, shown.href) == (text, href)


def test_candidates_of_a_campaign_stand_on_its_page(tmp_path: Path) -> None:
    text = (
        LIST + "awards: [{type: chien-si, people: [an]}, {type: co-thi-dua, counts: {units: 7}}, {type: giay-khen}]\n"
    )
    site = honour_site(tmp_path, consultations__a=text)
    cases = view(site, "phong-trao/hoc-bac/index.html").panels[0].view.cases

    assert [(case.who.text if case.who else case.counted, case.status) for case in cases] == [
        ("Nguyễn Văn An", CONSULTED),
        ("7 tập thể", CONSULTED),
        (None, CONSULTED),
    ]
    assert [award_.counted for award_ in view(site, PATH).awards] == [(), (("7 tập thể", None),), ((None, None),)]


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        pytest.param("list: {title", "category: merit # {title", "H145", id="no list and no names"),
        pytest.param(', url: "https://vks.example/ds.pdf"', "", "S115", id="a title alone"),
        pytest.param("https://vks.example/ds.pdf", "ds.pdf", "R126", id="no web address"),
        pytest.param("campaign: hoc-bac", "campaign: hoc-bat", "R101", id="an unknown campaign"),
        pytest.param("closes: unknown\n", "", "S101", id="no last day at all"),
    ],
)
def test_a_wrong_list_is_told(was, now, code):
    found = read({"consultations/a.yaml": LIST.replace(was, now)})

    assert found.codes == [code]


def test_the_closed_page_keeps_where_comments_went(tmp_path: Path) -> None:
    text = LIST.replace("closes: unknown", "closes: 2024-06-14")
    shown = view(honour_site(tmp_path, "2024-06-15", consultations__a=text), PATH)

    assert (shown.is_open, [part.href for part in shown.comments_to]) == (False, ["mailto:y-kien@thu.example"])
