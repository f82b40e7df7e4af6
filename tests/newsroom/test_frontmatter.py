from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from plugins.newsroom.frontmatter import Cover, Event, Outlet, Withdrawal, check_slug, event_of
from plugins.registry.shapes import ZONE


def test_every_key_is_read(desk):
    item = desk.item(
        front="""
kicker: Thi đua
lead: Một câu
slug: mot-dia-chi
modified: 2025-03-21 08:00
lang: en
event: {from: 2025-03-18, to: 2025-03-19}
initiatives: [sang-kien-1]
origin: reprint
source: {outlet: Báo Thử, author: A, date: 2025-03-19, url: "https://bao.example/1"}
cover: {src: images/phong-hop.jpg, alt: Phòng họp, caption: Hội trường, credit: B}
aliases: [/cu/1.html, /tin-cu/]
""".strip()
    )

    assert (item.id, item.kicker, item.lead, item.lang) == ("2025/03/mot-dia-chi", "Thi đua", "Một câu", "en")
    assert item.modified == datetime(2025, 3, 21, 8, tzinfo=ZONE)
    assert item.event == Event(start=date(2025, 3, 18), end=date(2025, 3, 19))
    assert item.initiatives == ("sang-kien-1",)
    assert item.source == Outlet(outlet="Báo Thử", author="A", date=date(2025, 3, 19), url="https://bao.example/1")
    assert item.cover == Cover(src="images/phong-hop.jpg", alt="Phòng họp", caption="Hội trường", credit="B")
    assert item.aliases == ("/cu/1.html", "/tin-cu/")


def test_what_is_left_out_has_the_default_of_the_contract(desk):
    item = desk.item()

    assert (item.origin, item.lang, item.event, item.cover, item.byline) == ("own", "vi", None, None, ())
    assert item.id == "2025/03/a", "the slug is the file's stem"


@pytest.mark.parametrize("key", ["title", "date", "genre", "category", "status"])
def test_the_five_keys_that_every_item_needs_are_told_when_missing(desk, key):
    item, [problem] = desk.read(**{key: None})

    assert item is None
    assert (problem.code, f"“{key}”" in problem.message) == ("S101", True)


@pytest.mark.parametrize(
    "key", "title date genre category status kicker lead slug modified lang event units cover".split()
)
def test_a_key_without_a_value_is_told_and_not_taken_for_its_default(desk, key):
    assert desk.codes(**{key: ""}) == ["S107"]
    assert desk.codes(**{key: "~"}) == ["S107"]


@pytest.mark.parametrize(
    ("key", "meant"),
    [("kiker", "kicker"), ("Alias", "aliases"), ("modifed", "modified"), ("tittle", None), ("Embargo", None),
     ("save_as", None), ("template", None), ("url", None), ("get_content", None), ("settings", None)],
)  # fmt: skip
def test_an_unknown_key_is_an_error_with_a_suggestion(desk, key, meant):
    item, [problem] = desk.read(front=f"{key}: published")

    assert item is None
    assert (problem.code, problem.suggestion) == ("S102", meant)


@pytest.mark.parametrize(
    "status",
    ["nháp", "drafts", "draft.", "Published", "PUBLISHED", "hidden", "skip", "no", "yes", "true", "[published]"],
)
def test_a_status_that_is_none_of_the_four_is_an_error(desk, status):
    assert desk.read(status=status)[0] is None


@pytest.mark.parametrize("status", ["draft", "review", "published"])
def test_a_status_is_the_literal_word(desk, status):
    assert desk.item(status=status).status == status
    assert desk.item(status=f'"{status}"').status == status


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param('"!!!"', "N108", id="signs alone"),
        pytest.param('""', "S107", id="nothing"),
        pytest.param("a" * 301, "N109", id="too long"),
        pytest.param("a: b", "Y101", id="a colon without quotes"),
    ],
)
def test_a_title_has_words_and_an_end(desk, title, expected):
    assert desk.codes(title=title) == [expected]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("012", "012"),
        ("no", "no"),
        ("12:30", "12:30"),
        ('"Hai: ba"', "Hai: ba"),
        ("'a   b'", "a b"),
        ("a" * 150, "a" * 150),
    ],
)
def test_a_title_is_the_words_that_were_written(desk, written, read):
    assert desk.item(title=written).title == read


@pytest.mark.parametrize("slug", ["a", "a-b-2", "2023", "trang", "trang-dau", "a" * 100])
def test_a_slug_is_words_of_plain_letters(slug):
    assert check_slug(slug) == slug


@pytest.mark.parametrize(
    "slug",
    [
        "",
        "../x",
        "/etc/passwd",
        "a/b",
        "a.b",
        "A",
        "đà-nẵng",
        "a--b",
        "-a",
        "a_b",
        "trang-2",
        "a" * 101,
        "a\n",
        "{slug}",
    ],
)
def test_nothing_else_is_a_slug(slug):
    with pytest.raises(PydanticCustomError, match="N101"):
        check_slug(slug)


@pytest.mark.parametrize("alias", ["/a", "/a/b.html", "/a_b-c/", "/v1.2/tin/"])
def test_an_old_address_is_a_path_of_the_site(desk, alias):
    assert desk.item(front=f'aliases: ["{alias}"]').aliases == (alias,)


@pytest.mark.parametrize(
    "alias",
    [
        "a",
        "//x.example/",
        "/a//b",
        "/../a",
        "/a/..",
        "/a?b",
        "/a#b",
        "https://x.example/",
        "/á",
        "/a b",
        "/" + "a" * 200,
    ],
)
def test_no_other_old_address_is_taken(desk, alias):
    assert desk.codes(front=f'aliases: ["{alias}"]') == ["S117"]


@pytest.mark.parametrize(
    ("written", "event"),
    [
        ("{date: 2025-03-18}", Event(date=date(2025, 3, 18))),
        ("{from: 2025-03-18, to: 2025-03-18}", Event(start=date(2025, 3, 18), end=date(2025, 3, 18))),
        ("{from: 2025-03-18}", Event(start=date(2025, 3, 18))),
        ("{text: Vừa qua}", Event(text="Vừa qua")),
    ],
)
def test_an_event_is_a_day_a_span_or_words(desk, written, event):
    assert desk.item(front=f"event: {written}").event == event


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("{}", "S115", id="nothing"),
        pytest.param("{to: 2025-03-18}", "S115", id="an end alone"),
        pytest.param("{date: 2025-03-18, text: Vừa qua}", "S115", id="two forms"),
        pytest.param("{from: 2025-03-19, to: 2025-03-18}", "S116", id="the wrong way round"),
        pytest.param("{date: 18/03/2025}", "S111", id="a day of the wrong form"),
        pytest.param("2025-03-18", "S106", id="no form at all"),
    ],
)
def test_no_other_event_is_taken(desk, written, expected):
    assert desk.codes(front=f"event: {written}") == [expected]


@pytest.mark.parametrize(
    ("written", "event"),
    [
        ("2023-11-27", Event(date=date(2023, 11, 27))),
        ("2023-11-27/2023-11-29", Event(start=date(2023, 11, 27), end=date(2023, 11, 29))),
        ("Vừa qua", Event(text="Vừa qua")),
        (" Cuối tháng 11/2023 ", Event(text="Cuối tháng 11/2023")),
    ],
)
def test_the_event_of_a_section_has_the_same_three_forms(written, event):
    assert event_of(written) == event


@pytest.mark.parametrize(
    "written", ["2023-11-31", "27/11/2023", "2023-11-27/", "2023-11-29/2023-11-27", "2023", "27.11.2023"]
)
def test_what_begins_like_a_day_and_is_none_is_refused(written):
    with pytest.raises((PydanticCustomError, ValidationError)):
        event_of(written)


@pytest.mark.parametrize(
    ("written", "share"),
    [
        ("1", Fraction(1)),
        ("0.5", Fraction(1, 2)),
        ("0,25", Fraction(1, 4)),
        ("1/3", Fraction(1, 3)),
        ("012/24", Fraction(1, 2)),
    ],
)
def test_a_share_is_kept_exactly(desk, written, share):
    [credit] = desk.item(front=f'byline: [{{name: A, share: "{written}"}}]').byline

    assert credit.share == share


@pytest.mark.parametrize(
    "written", ["0", "2", "-1", "1/0", "1e-9", "1e9999999", "nửa", "50%", "nan", "inf", "[1]", "1/2/3"]
)
def test_no_other_share_is_taken(desk, written):
    """`1e9999999` is a number to Python, and takes minutes and gigabytes to become one."""
    assert desk.codes(front=f"byline: [{{name: A, share: {written}}}]") == ["N111"]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param("{role: author}", "S115", id="nobody"),
        pytest.param("{name: A, unit: hue}", "S115", id="two"),
        pytest.param("{name: A, role: writer}", "S103", id="an unknown role"),
        pytest.param("{name: A, nmae: B}", "S102", id="an unknown key"),
        pytest.param("A", "S106", id="a name alone"),
    ],
)
def test_a_byline_names_one_maker_at_a_time(desk, entry, expected):
    assert desk.codes(front=f"byline: [{entry}]") == [expected]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "ftp://x.example", "x.example", "https://", "https:///a", "http: //a"]
)
def test_a_source_s_address_is_one_of_the_web(desk, url):
    assert desk.codes(front=f'origin: reprint\nsource: {{outlet: A, url: "{url}"}}') == ["N115"]


def test_a_withdrawal_has_a_day_and_a_reason(desk):
    item = desk.item(status="withdrawn", front="withdrawn: {date: 2025-04-01, reason: Sai tên}")

    assert item.withdrawn == Withdrawal(date=date(2025, 4, 1), reason="Sai tên")
    assert desk.codes(status="withdrawn", front="withdrawn: {date: 2025-04-01}") == ["S101"]


@pytest.mark.parametrize(
    "alias",
    [
        pytest.param("/.", id="a folder itself"),
        pytest.param("/x/.", id="a folder itself, below"),
        pytest.param("/a/./b/", id="a folder itself, between"),
        pytest.param("/.htaccess", id="a hidden file"),
        pytest.param("/a%20b/", id="what a server decodes"),
        pytest.param("/x.php", id="what a server serves as something else"),
        pytest.param("/", id="the front page"),
    ],
)
def test_an_address_that_no_static_page_answers_at_is_refused(desk, alias):
    _, problems = desk.read(front=f'aliases: ["{alias}"]')

    assert [problem.code for problem in problems] == ["S117"]


@pytest.mark.parametrize(
    "alias", ["/con", "/cu/Aux/", "/cu/nul.html", "/com1/a.html", "/LPT9.htm", "/prn/x/y", "/cu./a/", "/a/b./c.html"]
)
def test_an_address_that_is_no_file_on_windows_is_refused(desk, alias):
    assert desk.codes(front=f"aliases: [{alias}]") == ["R136"]


@pytest.mark.parametrize("alias", ["/console/", "/com10.html", "/a.con/", "/tin-con.html", "/a.b/c/"])
def test_one_that_only_looks_so_is_not(desk, alias):
    assert desk.codes(front=f"aliases: [{alias}]") == []


@pytest.mark.parametrize("slug", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_a_slug_is_a_folder_on_every_system(desk, slug):
    assert desk.codes(slug=slug) == ["R135"]
    assert desk.codes(slug=f"{slug}-1") == []


def test_an_event_in_words_may_begin_with_a_number():
    assert event_of("3 ngày cuối tháng 11") == Event(text="3 ngày cuối tháng 11")
