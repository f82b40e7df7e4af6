"""Footnotes: used, unused, missing, written twice: right or told."""

from __future__ import annotations

import re

import pytest

from plugins.newsroom import BodyReader
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)


@pytest.mark.parametrize(
    ("body", "slips"),
    [
        pytest.param("A[^1]\n\n[^1]: B", [], id="used"),
        pytest.param("## A[^1]\n\n[^1]: B", [], id="used in a heading"),
        pytest.param("| a[^1] | b |\n|---|---|\n| c | d[^1] |\n\n[^1]: B", [], id="used in a table, twice"),
        pytest.param("A[^1]\n\n[^1]: B[^2]\n[^2]: C", [], id="used in a note"),
        pytest.param("A[^1]\n\n[^1]: B\n[^2]: C", [("note unused", "2")], id="unused"),
        pytest.param("A\n\n[^a]: B\n\n    Hai\n\n    - ba", [("note unused", "a")], id="unused, of several paragraphs"),
        pytest.param("A[^2]\n\n[^1]: B", [("note unused", "1"), ("note missing", "2")], id="a slip of the finger"),
        pytest.param("A[^2], A[^2] và **b[^3]**", [("note missing", "2"), ("note missing", "3")], id="missing"),
        pytest.param("`[^2]` và `[^3]`\n\n```\n[^4]\n```", [], id="in code"),
        pytest.param(r"\[^2]", [], id="after a backslash"),
        pytest.param(
            'A[^1] ![C](c.jpg "D[^1]")\n\n[^1]: B', [("note in caption", "1")], id="in a caption, and used elsewhere"
        ),
    ],
)
def test_what_is_amiss_with_a_note_is_known(body, slips):
    assert [(slip.kind, slip.written) for slip in READER.read(body).slips] == slips


@pytest.mark.parametrize(
    "body",
    [
        "A[^1]\n\n[^1]: B\n[^2]: C",
        "A[^1] và [^1]\n\n[^1]: B",
        'A ![C](c.jpg "D[^1]")\n\n[^1]: B',
        "A\n\n[^1]: B\n\n    - C",
        "![A[^1]](a.jpg)\n\n[^1]: B",
        "## A[^1]\n\n[^1]: B",
    ],
)
def test_no_way_back_leads_nowhere_and_no_word_is_lost(body):
    html = READER.read(body).html

    anchors = set(re.findall(r' id="([^"]*)"', html))
    assert set(re.findall(r'href="#([^"]*)"', html)) <= anchors
    assert ">B" in html
    assert "\x02" not in html
    assert "qq3936677670qq" not in html


def test_notes_are_told_with_file_line_and_name(desk):
    _, problems = desk.read("A[^1] và [^3].\n\n[^1]: B\n[^2]: C\n[^1]: D", front="byline: [{name: A, role: author}]")

    assert [(p.place.path, p.place.line, p.code) for p in sorted(problems, key=lambda p: p.code)] == [
        ("news/2025/a.md", 13, "B126"),
        ("news/2025/a.md", 10, "B127"),
        ("news/2025/a.md", 14, "B128"),
    ]
    assert "[^2]" in next(p for p in problems if p.code == "B126").message
