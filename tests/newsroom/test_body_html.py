"""Every element of a body stands where it may, whatever was typed; no word goes, and what is moved is told."""

from __future__ import annotations

import re

import pytest

from plugins.newsroom import BodyReader, body_html
from plugins.newsroom.body_html import set_right
from plugins.newsroom.rawhtml import Foreign, is_broken
from plugins.newsroom.slips import Slip
from plugins.publish.markup import Reader
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)
PAGE = '<!doctype html>\n<html lang="vi"><head><title>x</title></head><body><h1>x</h1><div>{}</div></body></html>'


def faults(html: str) -> list[str]:
    """Return what the gate finds wrong with the shape of a page that holds *html*."""
    page = Reader().read("a.html", PAGE.format(html))
    return [f"{rule.code} {facts}" for _, (rule, facts) in page.faults]


@pytest.mark.parametrize(
    ("written", "html"),
    [
        pytest.param("<summary>một</summary>", "<div>một</div>", id="a summary of nothing"),
        pytest.param("<li>một</li>", "<div>một</div>", id="an item of no list"),
        pytest.param("<dt>một</dt><dd>hai</dd>", "<div>một</div>", id="terms of no list"),
        pytest.param("<figcaption>một</figcaption>", "<div>một</div>", id="a caption of nothing"),
        pytest.param("<ul><b>một</b><li>hai</li></ul>", "<ul><li><b>một</b></li><li>hai</li></ul>", id="no item"),
        pytest.param("<ol>một<li>hai</li></ol>", "<ol><li>một</li><li>hai</li></ol>", id="words in a list"),
        pytest.param("<dl><i>một</i></dl>", "<dl><dd><i>một</i></dd></dl>", id="no term"),
        pytest.param("<menu><li>một</li></menu>", "<div>một</div>", id="the list was taken away"),
        pytest.param("<h3><b><h4>một</h4></b></h3>", "", id="a heading in a heading"),
        pytest.param("<p><marquee><p>một</p></marquee></p>", "<p>một</p>", id="what was between was taken away"),
        pytest.param("<ul><li><menu><li>một</li></menu></li></ul>", "<ul>", id="an item in an item"),
        pytest.param("<td>một</td>", "một", id="a cell alone"),
        pytest.param("<table><td>một</table>", "<td>một</td>", id="a row is put around a cell"),
        pytest.param("<a href='#x'><table><td><a href='#y'>một</a></table></a>", "", id="a link in a link"),
        pytest.param("[TOC]\n:   một\n\n## hai", "", id="contents as a term"),
    ],
)  # fmt: skip
def test_every_element_stands_where_it_may(written: str, html: str) -> None:
    body = READER.read(written)

    assert faults(body.html) == []
    assert html in body.html
    words = re.findall(r"một|hai", re.sub("<[^>]*>", " ", body.html))
    assert sorted(set(words)) == sorted(set(re.findall(r"một|hai", written)))


@pytest.mark.parametrize(
    ("written", "slip"),
    [
        ("<summary>một</summary>", Slip("tag misplaced", "summary", "<details>")),
        ("<td>một</td>", Slip("tag misplaced", "td", "<tr>")),
        ("<li>một</li>", Slip("tag misplaced", "li", "<ol>, <ul>")),
        ("<ul><b>một</b></ul>", Slip("tag in list", "b", "<ul>")),
        ("<h3><b><h4>một</h4></b></h3>", Slip("tag misplaced", "h4", "")),
        ('<a href="mailto:<a@b.example>">một</a>', Slip("link in link", "a", "")),
    ],
)
def test_what_is_moved_is_told(written: str, slip: Slip) -> None:
    assert slip in READER.read(written).slips


@pytest.mark.parametrize(
    "written",
    [
        "<details><summary>một</summary>\n\nhai\n</details>",
        "<dl><dt>một</dt><dd>hai</dd></dl>",
        "<dl><div><dt>một</dt><dd>hai</dd></div></dl>",
        "<ul>\n<li>một</li>\n</ul>",
        "<table><thead><tr><th>một</th></tr></thead><tbody><tr><td>hai</td></tr></tbody></table>",
        '<figure>một<figcaption>hai</figcaption></figure><span id="a">x</span>',
        '<a id="a"></a>[một](#a)',
        "<!-- <td> --> một",
        "`<td>` một",
        "```\n<summary>\n```\n",
    ],
)
def test_what_stands_right_is_left_alone(written: str) -> None:
    body = READER.read(written)

    assert body.slips == ()
    assert faults(body.html) == []


def test_anchors_are_those_that_are_published() -> None:
    html = '<span id="b">x</span><!-- <i id="c"> --> <script id="d">y</script>'
    body = READER.read(f"## Một {{: #a }}\n\n{html} ![m](a.jpg){{: #e }}")

    assert body.anchors == ("a", "b", "e")


def test_a_heading_that_is_not_published_is_none_of_the_contents() -> None:
    body = READER.read('<script markdown="1">\n## Một {: #a }\n</script>\n\n## Hai {: #b }')

    assert [heading.anchor for heading in body.headings] == ["b"]


def test_links_of_html_are_followed_as_those_of_markdown() -> None:
    links = ("#a", "https://a.example", "#", "#top")
    body = READER.read("[w](c.md) " + " ".join(f'<a href="{link}">x</a>' for link in links))

    assert [reference.target for reference in body.references] == ["c.md", "#a", "https://a.example"]


@pytest.mark.parametrize("address", ["https://a b", "https://[::1", "https://a.example:x/", "https:"])
def test_an_address_that_the_allow_list_takes_away_is_told(address: str) -> None:
    assert Foreign(address, is_link=True) in READER.read(f'<a href="{address}">x</a>').foreign
    assert is_broken(address)


def test_an_attribute_in_capitals_is_the_same_attribute() -> None:
    body = READER.read('[x](https://a.example){: HREF="b.md" ID="y" }')

    assert [reference.target for reference in body.references] == ["b.md"]
    assert body.anchors == ("y",)


def test_a_footnote_whose_other_end_is_not_published_has_no_link() -> None:
    body = READER.read('<script markdown="1">\nMột[^1]\n</script>\n\n[^1]: Lời chú.')

    assert "Lời chú." in body.html
    assert 'href="#fnref:1"' not in body.html


@pytest.mark.parametrize("tag", ["title", "xmp", "noembed", "noframes", "plaintext"])
def test_no_tag_shows_the_html_of_what_follows(tag: str) -> None:
    body = READER.read(f"<{tag}>\n\n**một** [hai](https://a.example)\n\n</{tag}>\n\nBa.")

    assert "&lt;p" not in body.html
    assert "<strong>một</strong>" in body.html


def test_a_comment_without_an_end_swallows_nothing() -> None:
    assert "hai" in READER.read("<div>một <!-- hai\n\nba</div>").html


def test_what_cannot_be_set_right_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body_html, "_MOST_ROUNDS", 1)

    assert set_right("<summary>x</summary>", lambda html: html) is None
    assert Slip("shape lost", "") in READER.read("<summary>một</summary>").slips
