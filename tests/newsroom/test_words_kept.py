"""Law 10: every word of a body is read, in order, once; no line end is lost; a number stays the number.

Words are numbered, so that none is taken for another.
"""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from plugins.newsroom import BodyReader
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)
WORD = r"w\d+x"
BLOCKS = {
    "p",
    "li",
    "ul",
    "ol",
    "h2",
    "h4",
    "h5",
    "h6",
    "h3",
    "hr",
    "div",
    "blockquote",
    "td",
    "th",
    "tr",
    "figure",
    "figcaption",
    "dd",
    "dt",
}

lead = st.sampled_from(
    ["", "", "", " ", "  ", "   ", "    ", "      ", "\t", " " * 25, "\u00a0\u00a0", "\u200b", "\u3000"]
)
sign = st.sampled_from(
    ["- ", "– ", "+ ", "* ", "• ", "-\t", "a) ", "1) ", "1.1. ", "I. ", "(*) ", "01. ", "Điều 1. ", "#", "\\- "]
)
number = st.integers(1, 12).map(lambda number: f"{number}. ")
gap = st.sampled_from([" ", " ", " ", "  ", "      ", "\t", "\u00a0", " * ", " – ", " | "])
ending = st.sampled_from(["", "", ".", "!", "?", ":", ";", ",", "  ", "\\", ".”"])
dressing = st.sampled_from(
    ["{}", "{}", "{}", "{}", "*{}*", "**{}**", "**{} **", "_{}_", "[{}](https://a.example)", "2*{}*4", "`{}`",
     "<b>{}</b>", "“{}”", "<b>{}", "{}__", "__/{}", ">{}", "* {}", "*{}", "**{}",
     "{{{}}}", '![mô tả](a.jpg "{}")', '{}{{credit="x"}}',
     "({})", "[{}]", "{}[^1]", "https://a.example/{}", "{}*"]
)  # fmt: skip
frame = st.sampled_from(
    ["{}", "{}", "{}", "{}", "## {}", "### {}", "> {}", "| {} | {} |\n|---|---|", ": {}", "[{}]: {}", "-----", "==="]
)


@st.composite
def bodies(draw: st.DrawFn) -> str:
    """Draw some lines of numbered words with whatever people put before, between and around them."""
    count = 0
    lines = []
    for _ in range(draw(st.integers(1, 9))):
        words = []
        for _ in range(draw(st.integers(1, 4))):
            words.append(draw(dressing).format(f"w{count}x"))
            count += 1
        text = words[0] + "".join(draw(gap) + word for word in words[1:])
        shape = draw(frame)
        if shape.count("{}") == 2:
            shape = shape.replace("{}", f"w{count}x", 1)
            count += 1
        mark = draw(st.one_of(st.just(""), st.just(""), sign, number))
        line = draw(lead) + mark + shape.format(text) + draw(ending)
        lines.append(line if "\n" not in shape else shape.format(text))
        lines.append("\n" * draw(st.sampled_from([1, 1, 1, 2, 2, 3])))
    return "".join(lines) + "\n\n[^1]: ghi chú\n"


def shown(source: str) -> list[tuple[str, int]]:
    """Return each numbered word that a reader sees, and the line on which it is seen.

    Of two columns the lines are taken in turn, as they were typed.
    """
    tree = html.fromstring(f"<body>{READER.read(source).html}</body>")
    for columns in tree.iter("div"):
        if columns.get("class") == "columns":
            left, right = (lines_of(paragraph) for paragraph in columns)
            assert len(left) == len(right)
            for paragraph in list(columns):
                columns.remove(paragraph)
            for text in (text for pair in zip(left, right, strict=True) for text in pair):
                html.etree.SubElement(columns, "p").text = text
    found: list[tuple[str, int]] = []
    walk(tree, [0], found)
    return found


def walk(element: html.HtmlElement, line: list[int], found: list[tuple[str, int]]) -> None:
    if element.get("class") == "footnote":
        return
    if element.tag in BLOCKS or element.tag == "br":
        line[0] += 1
    found += [(word, line[0]) for word in words(element.text)]
    for child in element:
        walk(child, line, found)
        found += [(word, line[0]) for word in words(child.tail)]
    if element.tag in BLOCKS:
        line[0] += 1


def lines_of(paragraph: html.HtmlElement) -> list[str]:
    for br in paragraph.iter("br"):
        br.tail = "\n" + (br.tail or "")
    return paragraph.text_content().split("\n")


def words(text: str | None) -> list[str]:
    return re.findall(WORD, text or "")


@given(bodies())
def test_every_word_is_read_in_order_once_on_a_line_of_its_own(source: str) -> None:
    prose, _, _ = source.rpartition("\n\n[^1]:")
    captions = set(re.findall(rf'"({WORD})"', prose))  # a figure stands behind its heading; where, B123 tells
    everything = shown(source)
    found = [(word, line) for word, line in everything if word not in captions]

    assert sorted(word for word, _ in everything) == sorted(words(prose))
    assert [word for word, _ in found] == [word for word in words(prose) if word not in captions]
    lines = dict(found)
    typed = [[word for word in words(line) if word in lines] for line in prose.split("\n")]
    of_lines = [{lines[word] for word in line} for line in typed if line]
    for one, following in pairwise(of_lines):
        assert max(one) < min(following), "a line end was lost"


@given(bodies())
def test_a_number_at_the_beginning_of_a_line_is_the_number_that_is_shown(source: str) -> None:
    prose, _, _ = source.rpartition("\n\n[^1]:")
    typed = {}
    for line in prose.split("\n"):
        found = re.match(rf"[\s\u200b]*(\d+)\. .*?({WORD})", line)
        if found and "![" not in line:
            typed[found[2]] = int(found[1])

    shown_numbers = numbers(READER.read(source).html)
    assert {word: shown_numbers.get(word) for word in typed} == typed


def numbers(body: str) -> dict[str, int]:
    """Return the numbers that are shown, by list or as text, each by the first word after it."""
    tree = html.fromstring(f"<body>{body}</body>")
    found = {}
    for list_ in tree.iter("ol"):
        for number, item in enumerate(list_.findall("li"), start=int(list_.get("start", "1"))):
            found |= dict.fromkeys(words(item.text_content())[:1], number)
    for paragraph in tree.iter("p", "h2", "h4", "h5", "h6", "h3", "dt", "dd", "td", "th"):
        for line in lines_of(paragraph):
            if number := re.match(rf"(\d+)\. .*?({WORD})", line.strip()):
                found[number[2]] = int(number[1])
    return found
