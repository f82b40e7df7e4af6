from __future__ import annotations

import pytest

from plugins.newsroom.bodies import Heading, Reference
from plugins.newsroom.written import split
from plugins.problems import Place


def test_the_front_matter_stands_between_two_lines_and_the_body_after():
    written, problems = split("---\na: b\n--- \n\nChữ\n---\n", "x")

    assert problems == []
    assert (written.tree.value, written.body, written.body_line) == ({"a": "b"}, "\nChữ\n---\n", 4)
    assert written.tree.place(("a",)) == Place(path="x", line=2, column=4)
    assert written.place_of("Chữ") == Place(path="x", line=5, column=1)
    assert written.place_of("không có") == Place(path="x", line=4, column=1)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="an empty file"),
        pytest.param("\n---\na: b\n---\nx", id="a blank line before"),
        pytest.param("Title: x\nDate: 2025-01-01\n\nx", id="as Pelican writes it"),
        pytest.param("---\na: b\n\nx", id="never closed"),
        pytest.param("----\na: b\n----\nx", id="four dashes"),
        pytest.param("---", id="the first line alone"),
    ],
)
def test_a_file_without_front_matter_is_told_how_to_begin(text):
    written, [problem] = split(text, "x")

    assert written is None
    assert problem.code == "Y103"


LINKS = """---
---
[a](x.md) và [b](x.md#muc "Tên")
![c](x.md "Tên"){credit="D"}

[d](x.md)

[e][e] <https://y.example>

[e]: z.md
"""


@pytest.mark.parametrize(
    ("targets", "places"),
    [
        pytest.param(["x.md"], [(3, 4)], id="the first time"),
        pytest.param(["x.md", "x.md", "x.md"], [(3, 4), (4, 5), (6, 4)], id="each time elsewhere, titles or not"),
        pytest.param(["x.md#muc"], [(3, 17)], id="one that begins alike"),
        pytest.param(["https://y.example"], [(8, 9)], id="without brackets"),
        pytest.param(["z.md"], [(10, 6)], id="of a reference"),
        pytest.param(["javascript:x"], [(3, 1)], id="that was written in another way: the body's first line"),
    ],
)
def test_a_link_is_told_where_it_stands(targets, places):
    written, _ = split(LINKS, "x")
    references = [Reference(number, target, is_picture=False) for number, target in enumerate(targets)]

    assert [(place.line, place.column) for _, place in written.links(references)] == places


def test_a_heading_is_told_at_its_own_line_whatever_stands_before():
    """A digest begins with its list of contents, and two sections may bear one name."""
    body = "Mục: [một](#m1)\nVKS B nói.\n\n## Một {: #m1 }\n\n## VKS B {: #b1 }\n\n### VKS B {: #b2 }\n"
    written, _ = split(f"---\ntitle: A\n---\n{body}", "news/a.md")
    headings = [Heading(2, "m1", "Một"), Heading(2, "b1", "VKS B"), Heading(3, "b2", "VKS B")]

    assert [place.line for _, place in written.headings(headings)] == [7, 9, 11]
