"""A number of somebody's is told with the line on which it was typed, whatever the value around it looks like."""

from __future__ import annotations

import textwrap

import pytest

from plugins import registry
from plugins.honour_roll import recipient_lists
from plugins.newsroom import BodyReader, Reading, Words
from plugins.problems import Level, Problem
from plugins.registry.loading import read_tree
from tests.honour_roll.making import SOURCES
from tests.pages.making import MARKDOWN

PATH = "data/awards/a.yaml"


def marked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return *text* without its marks `‸`, and line and column of each."""
    parts = textwrap.dedent(text).split("‸")
    places, before = [], ""
    for part in parts[:-1]:
        before += part
        places.append((before.count("\n") + 1, len(before) - before.rfind("\n")))
    return "".join(parts), places


def places(problems: list[Problem]) -> list[tuple[int, int]]:
    return sorted((p.place.line, p.place.column) for p in problems if p.code in ("R145", "R146"))


# --- data ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("title: Gọi ‸0912 345 678 nhé\n", id="plain"),
        pytest.param('title: "Gọi ‸0912 345 678 nhé"\n', id="quoted"),
        pytest.param("title: ‸0912345678\n", id="no text but the number"),
        pytest.param("a: {note: Theo ông A (‸0912.345.678), year: 2024}\n", id="in braces"),
        pytest.param("a: [x, 'số ‸001203004567', y, ‸0356789012]\n", id="in a list"),
        pytest.param("a:\n  - b: |\n      Một.\n      Hai ‸0912 345 678.\n      Ba ‸001 203 004 567.\n", id="as lines"),
        pytest.param("a: >-\n  Một.\n  Hai ‸0912 345 678.\n\n  Ba ‸0987654321\n", id="folded"),
        pytest.param("a: Một dòng\n  rồi ‸0912 345 678\n  và ‸0987654321\n", id="plain over lines"),
        pytest.param('a: "Một\n  ‸0912\n  345 678"\n', id="broken by the end of a line"),
        pytest.param("a: Một # 0912345678\nb: Hai ‸0912345678\n# 0912345678\nc: Ba\n", id="beside comments"),
        pytest.param('a: ‸"Gọi \\u0030912\\u00a0345 678"\n', id="by escapes: where the value begins"),
        pytest.param("a: ‸0912345678\nb: ‸0912345678\nc: ‸0912345678 và 0912.345.678\n", id="each time, once a line"),
    ],
)
def test_it_is_told_where_it_was_typed(text: str) -> None:
    written, expected = marked(text)

    assert places(read_tree(PATH, written.encode())[1]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "source: {outlet: Báo, url: 'https://a.vn/0912345678'}",
        "decision: {number: 0912345678/QĐ}",
        "contact: {phone: 0912 345 678}",
        "- id: '0912345678'",
        "portrait: {src: images/0912345678.jpg}",
        "aliases: [/0912345678]",
        "contact: {email: 0912345678@a.vn}",
    ],
)
def test_an_address_and_what_is_there_to_be_called_are_no_such_text(text: str) -> None:
    assert read_tree(PATH, text.encode())[1] == []


def test_nobody_is_called_by_an_identity_number() -> None:
    assert [p.code for p in read_tree(PATH, b"contact: {phone: '001203004567'}")[1]] == ["R145"]


def test_it_is_a_warning_that_does_not_repeat_the_number() -> None:
    [mobile, identity] = read_tree(PATH, b"a: 0912345678\nb: 001203004567\n")[1]

    assert {mobile.level, identity.level} == {Level.WARNING}
    assert not any(number in mobile.line() + identity.line() for number in ("0912345678", "001203004567"))


def test_a_site_with_one_is_a_site_all_the_same() -> None:
    site = SOURCES["site"] + "tagline: Gọi 0912345678\nnotice: Gọi 0987654321\n"
    found, problems = registry.load({"data/site.yaml": site.encode(), "data/units.yaml": SOURCES["units"].encode()})

    assert (found.site.tagline, places(problems)) == ("Gọi 0912345678", [(5, 14), (6, 13)])
    assert {problem.code for problem in problems} == {"R146"}


# --- lists of recipients ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_list_is_read_cell_by_cell(delimiter: str) -> None:
    rows = ["person;unit;citation", "Lê A;ha-tinh;‸0912345678", "0912;345678;Năm 2024", 'B;;"Số‸ 0987 654 321"']
    written, expected = marked("\n".join(rows).replace(";", delimiter).replace("Số‸ ", "Số ‸"))
    found, problems = recipient_lists.read(written.encode(), "data/awards/a.csv")

    assert (len(found), places(problems)) == (3, expected)


# --- texts -----------------------------------------------------------------------------------------------------------

HEAD = """\
title: Tiêu đề ‸0912345678
kicker: Gọi ‸0356789012
date: 2025-05-01
genre: news
category: thi-dua
status: {status}
lead: >-
  Một câu
  rồi ‸001 203 004 567.
byline: [{{name: Hà ‸0912345679}}]
cover: {{src: images/a.jpg, alt: Ảnh ‸0912345670, caption: Ảnh ‸0912345671, credit: Hà (‸0912345672)}}
origin: reprint
source: {{outlet: Báo ‸0912345673, author: Hà ‸0912345674, url: "https://a.vn/0912345678"}}
"""
BODY = """
Thân bài, gọi ‸0912
345 678 hoặc thư 0912345678@a.vn.

## Đề mục ‸0987654321

| Tên | Số |
|---|---|
| Hà | ‸0912345678 |

![Ảnh ‸0912345678](../images/0912345678.jpg "Chú thích ‸0912345679"){credit="Hà ‸0912345670"}

<span title="‸0912345678">x</span>, [gọi](tel:‸0912345679)[^1]

[^1]: Ghi chú ‸001203004567.

```
mã ‸0912345678
```
"""


@pytest.mark.parametrize("status", ["published", "draft"])
def test_of_an_item_everything_is_read(status: str) -> None:
    written, expected = marked(f"---\n{HEAD.format(status=status)}---\n{BODY}")
    found, _ = registry.load({f"data/{name}.yaml": text.encode() for name, text in SOURCES.items()})
    reading = Reading(found, BodyReader(MARKDOWN, Words(str, "", "")))
    read = reading.read("news/a.md", written.encode())

    assert places(list(read.problems)) == expected
    assert read.item is not None


def test_of_a_page_of_text_everything_is_read() -> None:
    written, expected = marked("---\ntitle: Liên hệ ‸0912345678\n---\n\nGọi ‸0987 654 321.\n")
    found, _ = registry.load({f"data/{name}.yaml": text.encode() for name, text in SOURCES.items()})
    read = Reading(found, BodyReader(MARKDOWN, Words(str, "", ""))).read("pages/a.md", written.encode())

    assert places(list(read.problems)) == expected
    assert read.page is not None
