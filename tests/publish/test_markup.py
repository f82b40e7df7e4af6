"""A page is whole or it is a finding; legal HTML5 is never one."""

from __future__ import annotations

import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish import markup
from plugins.publish.markup import Reader
from tests.publish.sites import QUICK, page


def faults(text: str) -> list[str]:
    return [rule.code for _, (rule, _) in Reader().read("a.html", text).faults]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<section><article><h2>a</h2></article></section>", id="sections"),
        pytest.param(
            '<figure><picture><source srcset="/a.webp 1x, /b.webp 2x" type="image/webp">'
            '<img src="/a.jpg" alt=""></picture><figcaption>c</figcaption></figure>',
            id="figure and picture",
        ),
        pytest.param("<details open><summary>s</summary><p>x</details>", id="details"),
        pytest.param('<p><time datetime="2026-01-01">1</time><wbr><mark>m</mark>', id="a paragraph left open"),
        pytest.param(
            '<svg viewBox="0 0 1 1"><title>t</title><g><path d="M0 0"/><linearGradient id="g"/></g></svg>',
            id="a drawing",
        ),
        pytest.param("<ul><li>a<li>b<ul><li>c</ul></ul>", id="items left open"),
        pytest.param("<dl><div><dt>a<dd>b</div><dt>c<dd>d</dl>", id="definitions"),
        pytest.param(
            "<table><caption>c</caption><colgroup><col></colgroup><thead><tr><th>a<tbody><tr><td><p>x<td>y</table>",
            id="cells left open",
        ),
        pytest.param('<a href="/x"><h2>a</h2><p>b</p><div>c</div></a>', id="blocks in a link"),
        pytest.param("<p>1 > 0, a & b, AT&T, &amp; &hellip; &#7841; &#x1EA1; &NotEqualTilde;</p>", id="signs"),
        pytest.param('<a href="/x?a=1&b=2&copy=3">x</a>', id="& in an address"),
        pytest.param("<p title='a \"b\" > c' hidden data-x=1>x</p>", id="attributes"),
        pytest.param('<br><br/><img src=a.jpg alt=""><hr />', id="void elements"),
        pytest.param('<script>if (a<b && "</p>") {}</script><style>a>b{}</style>', id="raw text"),
        pytest.param("<form><label>a <input disabled></label><textarea><p></textarea></form>", id="form"),
        pytest.param("<select><optgroup label=a><option>1<option>2</select>", id="options"),
        pytest.param("<P>x</P><!-- a -- b --><template><li>x</li></template>", id="capitals, comment, template"),
        pytest.param("<ruby>a<rt>b<rt>c</ruby><dialog><p>x</dialog>", id="ruby and dialog"),
        pytest.param("<button>a<p>b</p></button><p>c <button><span>d</span></button>", id="buttons"),
        pytest.param("<ngoc-an>x</ngoc-an><search>y</search>", id="unknown elements"),
        pytest.param("<math><mi>x</mi><mspace/></math>", id="mathematics"),
    ],
)
def test_legal_html5_is_no_finding(body: str) -> None:
    assert faults(page(body)) == []


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        pytest.param("</div>", ["G123"], id="an end too many"),
        pytest.param("<p>x</p></p>", ["G123"], id="a paragraph ended twice"),
        pytest.param("<div><p>a", ["G124"], id="never closed"),
        pytest.param("<b><i>x</b></i>", ["G124", "G123"], id="crossed"),
        pytest.param("<p><div>x</div></p>", ["G123"], id="a block in a paragraph"),
        pytest.param("<p><span><div>x</div></span></p>", ["G125"], id="a block in a span in a paragraph"),
        pytest.param("<a href=/x>a <a href=/y>b</a></a>", ["G125"], id="a link in a link"),
        pytest.param("<b><p>x</b>", ["G124"], id="a paragraph left open in bold"),
        pytest.param("<li>x</li>", ["G125"], id="an item without list"),
        pytest.param("<ul><div>x</div></ul>", ["G125"], id="a list without item"),
        pytest.param("<table><div>x</div></table>", ["G125"], id="a block in a table"),
        pytest.param("<h2>a<h3>b</h3></h2>", ["G125"], id="a heading in a heading"),
        pytest.param("<div/>", ["G122"], id="a div that closes itself"),
        pytest.param("<p id=a>x</p><p id=a>y</p>", ["G127"], id="an id twice"),
        pytest.param('<p class="a" CLASS="b">x</p>', ["G126"], id="an attribute twice"),
        pytest.param('<p class="a"id="b">x</p>', ["G122"], id="attributes without space"),
        pytest.param("<p>&foo; &#0; &#xD800; &copy 1 &#12</p>", ["G128"] * 5, id="references"),
        pytest.param('<a title="&foo;">x</a>', ["G128"], id="a reference in an attribute"),
        pytest.param("<p>a < b <3</p>", ["G122"] * 2, id="a lone <"),
        pytest.param('<p title="x>y</p>', ["G122", "G123"], id="a quote left open"),
        pytest.param("<!-- a", ["G122", "G124"], id="a comment left open"),
        pytest.param("<!--> x -->", ["G122"], id="a comment that browsers end at once"),
        pytest.param("<script>x", ["G122", "G124"], id="a script left open"),
        pytest.param("<script><!-- <script> </script>", ["G122"], id="a script whose end is unclear"),
        pytest.param("<svg><style>a</style></svg>", ["G133"], id="a style in a drawing"),
        pytest.param('<base href="/y/">', ["G133"], id="base"),
        pytest.param("<?php x ?>", ["G122"], id="a foreign tongue"),
        pytest.param("<h1>x</h1>", ["G130"], id="a second h1"),
        pytest.param("<div>" * 300, ["G134"], id="too deep"),
        pytest.param("<!doctype html>", ["G125"], id="a second doctype"),
    ],
)
def test_what_is_not_whole_is_a_finding(body: str, codes: list[str]) -> None:
    assert faults(page(body)) == codes


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        pytest.param("<!doctype html>\n", "", ["G129"], id="no doctype"),
        pytest.param(' lang="vi"', "", ["G131"], id="no language"),
        pytest.param(' lang="vi"', ' lang=""', ["G131"], id="an empty language"),
        pytest.param("<title>Tiêu đề</title>", "", ["G132"], id="no title"),
        pytest.param("<title>Tiêu đề</title>", "<title> </title>", ["G132"], id="an empty title"),
        pytest.param("<h1>Tiêu đề</h1>", "", ["G130"], id="no h1"),
        pytest.param("</head>", "<div>x</div></head>", ["G125"], id="a block in the head"),
        pytest.param("</main>", "", ["G124"], id="main left open"),
    ],
)
def test_a_page_has_what_it_must_have(old: str, new: str, codes: list[str]) -> None:
    text = page()
    assert old in text

    assert faults(text.replace(old, new)) == codes


def test_a_fault_is_told_with_its_line_and_column() -> None:
    found = Reader().read("a.html", page("<p>x</p>\n  </div>"))

    place = found.place(found.faults[0][0])

    assert (place.line, place.column) == (10, 3)


def test_a_reader_that_has_seen_other_pages_says_the_same() -> None:
    reader = Reader()
    pages = [page("<p>a</p>"), page("<div><p>a</p>"), page("<b><p>a</b>"), page("<p>a</p></div>")]

    first = [reader.read("a", text).faults for text in pages]

    assert [reader.read("a", text).faults for text in pages] == first
    assert [Reader().read("a", text).faults for text in pages] == first


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(markup, "_KNOWN_LIMIT", 0)
    reader = Reader()

    assert [reader.read("a", page("<p>a</p></b>")).faults for _ in range(3)] == [
        Reader().read("a", page("<p>a</p></b>")).faults
    ] * 3


class _Oracle(HTMLParser):
    """The ids that the standard library sees."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids.extend(value or "" for name, value in attrs if name == "id")


texts = st.text(alphabet="ab <>&\"'=/-!;#1ạ", max_size=12)
pieces = st.one_of(
    texts,
    st.builds("<p id='{}' title=\"{}\">{}</p>".format, st.sampled_from("xyz"), texts, texts),
    st.builds("<!--{}-->".format, texts),
    st.builds("<script>{}</script>".format, texts),
    st.builds('<i id="{}">'.format, st.sampled_from("xyz")),
)


@QUICK
@given(st.lists(pieces, max_size=6).map("".join))
def test_a_page_without_findings_is_read_as_others_read_it(body: str) -> None:
    """A tag that we overlook could load anything; where we are in doubt, we must say so."""
    found = Reader().read("a.html", page(body))
    oracle = _Oracle()
    oracle.feed(page(body))

    assert found.faults or {"noi-dung", *oracle.ids} == found.ids


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<" * 50_000, id="lone signs"),
        pytest.param('<a href="' * 20_000, id="open quotes"),
        pytest.param("<script>" * 5_000, id="open scripts"),
        pytest.param("<!--" * 5_000, id="open comments"),
        pytest.param("<div>" * 50_000, id="deep"),
        pytest.param("&" * 50_000, id="signs of references"),
    ],
)
def test_no_page_makes_the_reader_slow(body: str) -> None:
    start = time.process_time()
    Reader().read("a.html", page(body))

    assert time.process_time() - start < 2
