"""A needle stands in any page that shows its text, and only telling text makes needles."""

from __future__ import annotations

import html
import json
import re

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.utils import htmlsafe_json_dumps as tojson
from markupsafe import escape

from plugins.publish.fragments import PIECE, RUN, fragments, normalised
from tests.publish.sites import QUICK

LONG = "Hội nghị triển khai công tác kiểm sát năm 2026 tại tỉnh Lâm Đồng"


@pytest.mark.parametrize(
    ("text", "needles"),
    [
        pytest.param(LONG, {LONG}, id="a line"),
        pytest.param(f"  {LONG}\n", {LONG}, id="white space around"),
        pytest.param(
            LONG.replace(" tại ", "\ntại "),
            {LONG, LONG.partition(" tại ")[0]},
            id="a line break is a space in a lead, another line in a body",
        ),
        pytest.param(
            f"{LONG}      Số 01\n{LONG} ngày",
            {
                LONG,
                f"{LONG} ngày",
                f"{LONG} Số 01 Hội nghị",
                "triển khai công tác kiểm sát năm 2026 tại tỉnh Lâm Đồng ngày",
            },
            id="two columns",
        ),
        pytest.param(f"Ngắn\n\n{LONG}", {LONG}, id="paragraphs apart"),
        pytest.param(f"- {LONG}\n- Ngắn gọn", {LONG}, id="items of a list"),
        pytest.param(f"1. {LONG}\n2. khác", {LONG}, id="a numbered list"),
        pytest.param(f"## {LONG}\nx", {LONG}, id="a heading"),
        pytest.param(f"**{LONG}** và\nthêm", {LONG}, id="bold"),
        pytest.param(f"[{LONG}](/tin/mot-bai-da-dang-tu-lau/)\nx", {LONG}, id="a link; its target is public"),
        pytest.param(f"![{LONG}](a.jpg)\nx", {LONG}, id="the text of a picture"),
        pytest.param("Xem https://vksndtc.gov.vn/mot-dia-chi-dai-that-la-dai\nx", set(), id="an address"),
        pytest.param("Họp kín lần hai", {"Họp kín lần hai"}, id="a short title whole"),
        pytest.param("Họp kín", set(), id="too short"),
        pytest.param("Một đoạn ngắn\ntrên hai dòng", {"Một đoạn ngắn trên hai dòng"}, id="two short lines"),
        pytest.param("", set(), id="nothing"),
    ],
)
def test_needles_of(text: str, needles: set[str]) -> None:
    assert set(fragments(text)) == needles


def letters(text: str) -> str:
    """Undo what the gate undoes before it looks: letters as numbers."""
    return re.sub(r"\\u(1[0-9a-f]{3}|00[c-f][0-9a-f])", lambda match: chr(int(match[1], 16)), text)


def test_a_title_with_quotes_is_looked_for_in_every_spelling() -> None:
    title = 'Kết luận "X" & Y'

    found = set(fragments(title))

    assert found >= {title, html.escape(title), html.escape(title, quote=False), str(escape(title))}
    assert found >= {in_json[1:-1] for in_json in (json.dumps(title, ensure_ascii=False), letters(tojson(title)))}


def test_one_changed_word_does_not_hide_a_long_paragraph() -> None:
    text = " ".join(f"chữ{number}" for number in range(60))

    pieces = list(fragments(text))

    assert len(pieces) > 3
    assert " ".join(piece for piece in pieces if len(piece) <= PIECE + RUN) == text


words = st.text(alphabet="aăâbcđeêghiklmnoôơpqrstuưvxyáàảãạ ÁĐ.,;:0123?!", min_size=1, max_size=8)
marked = st.one_of(
    words,
    words.map(lambda word: f"**{word.strip()}**"),
    words.map(lambda word: f"*{word.strip()}*"),
    words.map(lambda word: f"[{word}](/x/)"),
    st.sampled_from(["&", "<", '"', "'", "`mã`", "\n\n", "\n- ", "\n1. ", "\n> ", "--", "...", "  \n", "\\*"]),
)


@QUICK
@given(st.lists(marked, min_size=4, max_size=40).map(" ".join))
def test_whatever_markdown_makes_of_a_text_its_needles_are_there(text: str) -> None:
    text = "Đoạn mở đầu\n\n" + text  # several lines: nothing is looked for whole
    page = normalised(markdown.markdown(text, extensions=["smarty", "tables", "footnotes", "attr_list"]))

    assert [needle for needle in fragments(text) if needle not in page] == []
