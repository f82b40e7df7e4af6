"""Lists of a body: which item is below which, and what is told of them. Their HTML: test_line_markdown.py."""

from __future__ import annotations

import pytest

from plugins.newsroom.blanks import without_code
from plugins.newsroom.blocks import read_blocks
from plugins.newsroom.lists import ListNote


def notes(text: str) -> list[tuple[int, str, str, str]]:
    found: list[ListNote] = []
    list(read_blocks(without_code(text), found))
    return [(note.line, note.kind, note.written, note.expected) for note in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a\n2. b\n3. c", []),
        ("3. a\n\n4. b", []),
        ("1. a\n1. b\n1. c", [(1, "number", "1.", "2."), (2, "number", "1.", "2.")]),
        ("1. a\n\n\n2. b\n4. c", [(4, "number", "4.", "3.")]),
        ("1. a\n- b\n- c\n3. d", [(3, "number", "3.", "2.")]),
        ("1. a\n\nchữ\n\n5. b", []),
        ("- a\n- b?\n- c", [(1, "speech", "-", "")]),
        ("- a?\n\n- b\n- c?", [(0, "speech", "-", "")]),
        ("- a?\n\n- b", []),
        ("- a!\n- b", []),
        ("  - a\n- b\n  - c", [(1, "depth", "-", "")]),
        ("- a\n  - b\n- c", []),
        ("```\n1. a\n1. b\n```", []),
        ("```\nx\n```\n\n1. a\n1. b", [(5, "number", "1.", "2.")]),
        ("<pre>\n1. a\n1. b\n</pre>", []),
        ("1. a\n2. b\n\n1. a\n2. b", [(3, "number", "1.", "3.")]),
    ],
)
def test_what_a_reader_may_take_otherwise_is_told_with_its_line(text: str, expected: list[tuple[object, ...]]) -> None:
    assert notes(text) == expected
