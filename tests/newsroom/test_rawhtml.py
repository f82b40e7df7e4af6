from __future__ import annotations

import pytest
from hypothesis import example, given

from plugins.newsroom.rawhtml import Foreign, foreign_parts, has_scheme
from tests.strategies import any_texts


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script>x</script>", ["<script>"]),
        ("<SCRIPT>x", ["<script>"]),
        ('<p onclick="x()">', ["onclick="]),
        ('<p style="color:red" class="a">', ["style="]),
        ('<form action="/"><input name="a">', ["<form>", "<input>"]),
        ('<img src="https://x.example/a.gif" onerror="x()">', ["<img>", "onerror="]),
        ("<base href='https://x.example/'>", ["<base>"]),
        ("<marquee>", ["<marquee>"]),
    ],
)
def test_what_is_not_published_is_named(html, found):
    assert foreign_parts([html]) == tuple(Foreign(what) for what in found)


@pytest.mark.parametrize(
    "html",
    [
        "<b>đậm</b>",
        '<a href="https://x.example">x</a>',
        '<a href="#muc">x</a>',
        '<td colspan="2" lang="en">x</td>',
        "&amp;",
        "1 < 2",
    ],
)
def test_what_is_published_is_not_named(html):
    assert foreign_parts([html]) == ()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:x",
        " jav\tascript:x",
        "&#106;avascript:x",
        "data:text/html,x",
        "http://x.example",
        "//x",
        "b.md",
        "bv-ref:0",
    ],
)
def test_an_address_in_raw_html_that_nothing_checks_is_a_link(address):
    [found] = foreign_parts([f'<a href="{address}">x</a>'])

    assert found.is_link


@pytest.mark.parametrize(
    ("address", "leads_out"),
    [("javascript:x", True), (" jav\tascript:x", True), ("//x.example", True), ("b.md", False), ("../b.md#c", False)],
)
def test_an_address_with_a_scheme_leads_out(address, leads_out):
    assert has_scheme(address) is leads_out


def test_attributes_of_markdown_that_are_read_before_are_not_foreign():
    html = '<h2 id="a" units="hue" supplier="hue">x</h2><img src="bv-ref:0" alt="x" credit="y" loading="lazy">'

    assert foreign_parts([], html) == ()
    assert foreign_parts([], '<h2 onclick="x()">x</h2>') == (Foreign("onclick="),)


@example("//[")
@given(any_texts)
def test_any_markup_can_be_looked_through(text):
    for html in (text, f"<{text}", f"<!{text}", f"<a {text}>", f'<a href="{text}">'):
        assert isinstance(foreign_parts([html], html), tuple)
