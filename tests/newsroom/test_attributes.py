"""Attribute lists, typed as Word types them."""

from __future__ import annotations

import pytest

from plugins.newsroom import BodyReader
from plugins.newsroom.attributes import is_list, list_at
from plugins.newsroom.bodies import Slip
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)


@pytest.mark.parametrize(
    "written",
    [
        '{credit="Hải Yến"}',
        "{credit=“Hải Yến”}",
        '{credit=”Hải Yến"}',
        "{credit=„Hải Yến“}",
        "{credit=«Hải Yến»}",
        "{credit='Hải Yến'}",
        "{credit=‘Hải Yến’}",
        "{credit=Hải Yến}",
        "{credit = “Hải Yến”}",
        "{: credit=“Hải Yến” }",
        "{credit=“Hải Yến}",
        '{credit="Hải Yến}',
    ],
)
def test_a_value_is_whole_whatever_marks_are_around_it(written):
    found = list_at(written)

    assert found is not None
    assert found.pairs == (("credit", "Hải Yến"),)
    assert found.end == len(written)


@pytest.mark.parametrize(
    ("written", "pairs"),
    [
        ("{: #ma .nho .to }", (("id", "ma"), (".", "nho"), (".", "to"))),
        ("{#ma class=“nho to”}", (("id", "ma"), ("class", "nho to"))),
        ('{: units="hue" groups=“cum-3, cum-4”}', (("units", "hue"), ("groups", "cum-3, cum-4"))),
        ("{units=hue da-nang event=2023-11-28}", (("units", "hue da-nang"), ("event", "2023-11-28"))),
        ('{groups="Cụm “Đoàn kết” số 3"}', (("groups", "Cụm “Đoàn kết” số 3"),)),
        ("{groups=“Cụm “Đoàn kết” số 3” .nho}", (("groups", "Cụm “Đoàn kết” số 3"), (".", "nho"))),
        (r'{credit="Nhóm \"Ảnh\""}', (("credit", 'Nhóm "Ảnh"'),)),
        ('{credit="A {B}"}', (("credit", "A {B}"),)),
        ('{credit="A", .nho}', (("credit", "A"), (".", "nho"))),
        ('{: units="hue" event }', (("units", "hue"), ("event", ""))),
        ("{: supplier units=“hue” }", (("supplier", ""), ("units", "hue"))),
    ],
)
def test_lists_of_several_attributes(written, pairs):
    found = list_at(written)

    assert found is not None
    assert found.pairs == pairs
    assert found.end == len(written)


@pytest.mark.parametrize(
    "text",
    ["{ghi chú}", "{2025}", "{}", "{ }", "{1; 2; 3}", "{năm=2025}", "{credit=}", '{credit: "A"}', "{a"],
)
def test_what_is_no_list_is_text(text):
    assert list_at(text) is None
    assert text.replace("\n", " ") in READER.read(f"Chữ *b*{text}").html.replace("\n", " ").replace("&quot;", '"')


def test_only_the_list_itself_goes():
    assert READER.read("*a*{.x} b {c} d}").html == '<p><em class="x">a</em> b {c} d}</p>'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{: .nho }", True),
        ("  {: .nho }  ", True),
        ("{.nho #ma}", True),
        ("{: x=1 }", True),
        ("{x=1}", False),
        ("{ghi chú}", False),
        ("{.nho} chữ", False),
    ],
)
def test_a_line_in_braces_is_a_list_only_if_it_is_meant_so(line, expected):
    assert is_list(line) is expected
    assert (line.strip() not in READER.read(f"Chữ\n{line}").html) is expected


@pytest.mark.parametrize(
    ("source", "written"),
    [
        ('[x](a.md){credit="A"}', 'credit="A"'),
        ('*x*{credit="A"}', 'credit="A"'),
        ('Chữ\n{: units="hue" }', 'units="hue"'),
        ("| a |\n|---|\n| b {: units=“hue” } |", "units=“hue”"),
        ('![A](a.jpg "B"){credit="C" credit="D"}', 'credit="C" credit="D"'),
        ('![A](a.jpg "B"){title="C"}', 'title="C"'),
        ("*x*{style=color:red}", "style=color:red"),
    ],
)
def test_a_list_that_says_nothing_where_it_stands_is_known(source, written):
    assert READER.read(source).slips == (Slip("list lost", written),)


def test_the_attributes_of_a_heading_are_whole():
    (heading,) = READER.read("## Huế {: #hue units=“hue da-nang” event=“2023-11-28” }").headings

    assert heading.text == "Huế"
    assert heading.attributes == (("units", "hue da-nang"), ("event", "2023-11-28"))


@pytest.mark.parametrize(
    "source",
    [
        '![A](a.jpg "B"){nguồn=“C”}',
        '![A](a.jpg "B"){credit="C"',
        "Chữ {credit: A} chữ",
        "Chữ {credit=“A”} chữ",
        "## Huế{: units=hue }",
    ],
)
def test_a_list_that_stays_text_is_known(source):
    assert [slip.kind for slip in READER.read(source).slips] == ["list in text"]


@pytest.mark.parametrize("source", ["`{credit=A}`", "```\n{credit=A}\n```", "![A](a.jpg){credit=A}"])
def test_code_may_show_a_list(source):
    assert READER.read(source).slips == ()


def test_a_list_in_the_last_line_leaves_no_break_behind_where_line_ends_are_breaks():
    reader = BodyReader({"extensions": [*MARKDOWN["extensions"], "nl2br"]}, WORDS)

    assert reader.read("Một\nHai\n{: .nho }").html == '<p class="nho">Một<br>\nHai</p>'
    assert reader.read("Một\n{ghi chú}").html == "<p>Một<br>\n{ghi chú}</p>"
