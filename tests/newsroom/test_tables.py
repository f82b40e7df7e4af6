"""Tables: alignment and columns of numbers as classes; several lines in a cell."""

from __future__ import annotations

import re

import pytest

from plugins.newsroom import BodyReader
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)


def cells(*column: str, dashes: str = "---") -> list[str]:
    """Return the class of each cell of a column, below a heading and beside another column."""
    rows = "\n".join(f"| {cell} | b |" for cell in column)
    html = READER.read(f"| Số vụ | Ghi chú |\n|{dashes}|---|\n{rows}").html
    firsts = re.findall(r"<tr>\s*<t[hd](?: class=\"([^\"]*)\")?>", html)
    assert len(firsts) == len(column) + 1
    return firsts


@pytest.mark.parametrize(
    "column",
    [
        ("1", "12"),
        ("1.234", "12,5", "100%"),
        ("1 234", "-5", "+3"),
        ("12/15", "", "-"),
        ("5 (10%)", "x"),
        ("*5*", "**6**"),
        ("2019 - 2020".replace(" - ", "/"), "01/7/2025"),
    ],
)
def test_a_column_of_numbers_is_known_with_its_heading(column):
    assert cells(*column) == ["number"] * (len(column) + 1)


@pytest.mark.parametrize("column", [("Phòng 1", "2"), ("", "-"), ("12 vụ",), ("1", "tăng")])
def test_a_column_with_words_is_none(column):
    assert cells(*column) == [""] * (len(column) + 1)


@pytest.mark.parametrize(
    ("dashes", "column", "classes"),
    [
        ("--:", ("Phòng",), "align-right"),
        ("--:", ("12",), "align-right"),
        ("--:", ("1 234",), "align-right number"),
        (":-:", ("12",), "align-center number"),
        (":--", ("12",), "align-left number"),
    ],
)
def test_what_the_writer_set_stays(dashes, column, classes):
    assert cells(*column, dashes=dashes) == [classes, classes]


def test_a_cell_keeps_its_lines():
    html = READER.read("| Số vụ<br>đã xử<br>(vụ) | b |\n|---|---|\n| 12<br/>13 | c |").html

    assert "Số vụ<br>đã xử<br>(vụ)</th>" in html
    assert "12<br>13</td>" in html
