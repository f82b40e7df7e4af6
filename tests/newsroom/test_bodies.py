from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings

from plugins.newsroom import Body, BodyReader
from plugins.newsroom.bodies import Reference
from plugins.newsroom.rawhtml import ALLOWED_ATTRIBUTES, ALLOWED_TAGS
from tests.conftest import MARKDOWN, WORDS
from tests.strategies import any_texts

LINK = re.compile("bv-ref:|https:|mailto:|tel:|#|[^:]*$", re.IGNORECASE)
READER = BodyReader(MARKDOWN, WORDS)


def read(source: str) -> Body:
    return READER.read(source)


def filled(source: str, href: str | None = None) -> str:
    body = read(source)
    pieces = body.filled(body.html, lambda reference: href or f"→{reference.target}")
    return "".join(piece if isinstance(piece, str) else f"[{piece.target}]" for piece in pieces)


def test_links_and_pictures_come_out_as_tokens_with_what_was_written():
    body = read('Xem [bài](b.md#c) và [trang][t].\n\n![Phòng họp](a.jpg "Hội trường")\n\n[t]: https://x.example')

    assert body.references == (
        Reference(0, "b.md#c", is_picture=False),
        Reference(1, "https://x.example", is_picture=False),
        Reference(2, "a.jpg", is_picture=True, alt="Phòng họp", caption="Hội trường"),
    )
    assert "b.md" not in body.html
    assert "a.jpg" not in body.html


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("<https://x.example/a?b=c&d=e>", "https://x.example/a?b=c&d=e"),
        ("<a@x.example>", "mailto:a@x.example"),
        ("[x](java&#115;cript:alert(1))", "javascript:alert(1)"),
        (r"[x](ten\_tep.md)", "ten_tep.md"),
        ("[x](a.md){.footnote-ref}", "a.md"),
        ("[x](a.md){.footnote}", "a.md"),
    ],
)
def test_a_link_is_known_by_the_address_a_browser_would_follow(source, target):
    assert [reference.target for reference in read(source).references] == [target]


def test_tokens_are_filled_in_when_addresses_are_known():
    assert filled("[x](b.md)") == '<p><a href="→b.md">x</a></p>'
    assert filled("[x](b.md)", href='/"<&') == '<p><a href="/&quot;&lt;&amp;">x</a></p>'


def test_pictures_stand_between_pieces_and_keep_their_place():
    html = filled('Xem ![A](a.jpg){: #anh .nho } và [b](b.md).\n\n![B](b.jpg "Hội trường")')

    assert html == (
        '<p>Xem <span id="anh"></span>[a.jpg] và <a href="→b.md">b</a>.</p>\n'
        "<figure>[b.jpg]<figcaption>Hội trường</figcaption></figure>"
    )


def test_a_link_that_must_not_be_is_its_words():
    body = read("Xem [*bài* này](b.md) và [bài kia](c.md).")

    pieces = body.filled(body.html, lambda reference: None if reference.target == "b.md" else "/c/")

    assert "".join(map(str, pieces)) == '<p>Xem <em>bài</em> này và <a href="/c/">bài kia</a>.</p>'


@pytest.mark.parametrize("text", ['href="bv-ref:0"', 'src="bv-ref:7"', f'href="bv-ref:{"9" * 5000}"'])
def test_a_text_that_looks_like_a_token_stays_a_text(text):
    body = read(text)
    assert text in "".join(map(str, body.filled(body.html, lambda reference: "/x/")))
    assert text in "".join(map(str, body.filled(body.html, lambda reference: None)))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param("![A](a.jpg)", '<figure><img alt="A" src="bv-ref:0"></figure>', id="alone"),
        pytest.param(
            '![A](a.jpg "B"){credit="C"}',
            '<figure><img alt="A" src="bv-ref:0"><figcaption>B <small>Ảnh: C</small></figcaption></figure>',
            id="with caption and credit",
        ),
        pytest.param("Chữ ![A](a.jpg)", '<p>Chữ <img alt="A" src="bv-ref:0"></p>', id="within words it is none"),
    ],
)
def test_a_picture_alone_in_its_paragraph_is_a_figure(source, html):
    assert read(source).html.replace("\n", "") == html


def test_two_pictures_in_one_paragraph_are_two_figures():
    assert read("![A](a.jpg)\n![B](b.jpg)").html.count("<figure>") == 2


def test_headings_have_anchors_in_plain_letters_and_their_attributes():
    body = read('## Đà Nẵng & Huế {: units="hue" }\n\n### Bậc ba {: #ba .lop }')

    assert [(h.level, h.anchor, h.text, h.attributes) for h in body.headings] == [
        (2, "da-nang-hue", "Đà Nẵng & Huế", (("units", "hue"),)),
        (3, "ba", "Bậc ba", ()),
    ]
    assert "units=" not in body.html


def test_the_headline_of_the_page_is_its_only_first_heading():
    body = read("# Lớn\n\nChữ\n\n# Lớn hai")

    assert body.demoted == ("Lớn", "Lớn hai")
    assert "<h1" not in body.html


def test_the_words_of_a_heading_keep_what_a_backslash_protects():
    assert read(r"## Điều 5\* và \_6\_").headings[0].text == "Điều 5* và _6_"


def test_an_entity_makes_no_sign_that_nobody_sees_and_no_letter_that_looks_like_another():
    body = read("Vi&#8203;ệc &ETH;oàn&shy; 👩&zwj;⚖️ [x](https://a.example/&#x200b;b) `&#8203;`\n\n## Kết&NoBreak; quả")

    assert body.text == "Việc Đoàn 👩\u200d⚖️ x &#8203;"
    assert "Việc Đoàn 👩\u200d⚖" in body.html
    assert "<code>&amp;#8203;</code>" in body.html
    assert [reference.target for reference in body.references] == ["https://a.example/b"]
    assert [(heading.anchor, heading.text) for heading in body.headings] == [("ket-qua", "Kết quả")]


def test_the_first_paragraph_is_known_in_plain_words():
    assert read("> Trích *một* [hai](a.md)\n\nBa").text == "Trích một hai"
    assert read("- a\n- b").text == ""


def test_alignment_is_a_class_because_styles_are_not_allowed():
    html = read("| a |\n|--:|\n| 1 |").html

    assert '<td class="align-right">' in html
    assert "style" not in html


DANGEROUS = [
    ("<script>alert(1)</script>", "alert", ["<script>"]),
    ("Chữ <script>alert(1)</script> chữ", "alert", ["<script>"]),
    ('<p onclick="evil()">x</p>', "evil", ["onclick="]),
    ('<form action="https://x.example"><input name="cccd"></form>', "<form", ["<form>", "<input>"]),
    ('<img src="https://x.example/a.gif">', "<img", ["<img>"]),
    ('Chữ <img alt="a>b" src="https://x.example/a.gif" onerror="evil()">', "<img", ["<img>", "onerror="]),
    ('<iframe src="https://x.example"></iframe>', "iframe", ["<iframe>"]),
    ('<svg onload="evil()"><script>x</script></svg>', "svg", ["<svg>"]),
    ("<style>p {color: red}</style>", "color", ["<style>"]),
    ('<base href="https://x.example/">', "<base", ["<base>"]),
    ('<meta http-equiv="refresh" content="0">', "<meta", ["<meta>"]),
    ('<div markdown="1" onfocus="evil()">x</div>', "evil", ["onfocus="]),
    ('<form markdown="1" action="https://x.example">x</form>', "<form", ["<form>"]),
    ("*x*{onpaste=evil()}", "evil", ["onpaste="]),
    ("## x {: style=color:red }", "color", []),
]


@pytest.mark.parametrize(("source", "never", "named"), DANGEROUS, ids=lambda value: str(value)[:30])
def test_harmful_html_is_in_no_byte_of_the_body_and_is_named(source, never, named):
    body = read(source)

    assert never not in body.html
    assert {foreign.what for foreign in body.foreign if not foreign.is_link} >= set(named)


def test_a_comment_is_in_no_byte_of_the_body():
    assert "bí mật" not in read("a <!-- bí mật --> b\n\n<!-- bí mật -->").html


@pytest.mark.parametrize(
    "source",
    [
        "<b>đậm</b> và <u>gạch</u>",
        '<abbr title="Viện kiểm sát">VKS</abbr>',
        "<details><summary>x</summary>y</details>",
    ],
)
def test_harmless_html_stays(source):
    body = read(source)

    assert source in body.html
    assert body.foreign == ()


class _Markup(HTMLParser):
    """Every element and attribute of a body, as a browser's parser meets them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]


BOX = {"role", "aria-label", "tabindex"}  # of what we put around a table, for the keyboard to scroll it


@settings(max_examples=200)
@example("|\n|")
@example('[x](javascript:alert(1)){: onclick="x" }')
@example('<a href="bv-ref:0">')
@example('<a href="jav&#x09;ascript:x">y</a>')
@example("\x02amp\x03 \x0200\x03 \x0299999999\x03")
@given(any_texts)
def test_whatever_is_written_the_html_holds_nothing_that_runs_or_loads(text):
    markup = _Markup(read(text).html)

    assert set(markup.tags) <= ALLOWED_TAGS
    assert {name for name, _ in markup.attributes} <= set().union(BOX, *ALLOWED_ATTRIBUTES.values())
    assert markup.tags.count("table") == sum(name == "tabindex" for name, _ in markup.attributes)
    assert all(value.startswith("bv-ref:") for name, value in markup.attributes if name == "src")
    assert all(LINK.match(value) for name, value in markup.attributes if name == "href")


def test_notes_lead_to_and_fro():
    html = read("Chữ[^1].\n\n[^1]: Chú thích.").html

    assert 'href="#fn:1"' in html
    assert 'href="#fnref:1"' in html
    assert "Về chỗ chú thích" in html


def test_after_a_text_that_nests_too_deep_the_next_is_read_as_if_nothing_had_been():
    """Python-Markdown keeps where it was: the next text would be read as part of a list."""
    reader = BodyReader(MARKDOWN, WORDS)
    text = "- a\n- b\n\nChữ\n\n> c\n"
    before = reader.read(text)

    with pytest.raises(RecursionError):
        reader.read("> " * 1000 + "x")

    assert reader.read(text) == before


@pytest.mark.parametrize(
    ("source", "heading"),
    [
        ("## Viện A &amp; Tòa án", "Viện A & Tòa án"),
        ("## Hội nghị[^1] lớn\n\n[^1]: Chú thích.", "Hội nghị lớn"),
        ("## Một <abbr title='x'>hai</abbr> ba", "Một hai ba"),
    ],
)
def test_a_heading_is_told_in_its_words(source, heading):
    """Its section stands on other pages under them."""
    assert read(source).headings[0].text == heading


def test_the_first_paragraph_keeps_its_signs():
    assert read("AT&amp;T và &lt;bạn&gt;.").text == "AT&T và <bạn>."
