from __future__ import annotations

import pytest

from plugins.newsroom import About, Body
from plugins.newsroom.bodies import Heading
from plugins.pages.contents import LONG, Entry, contents_of_body, contents_of_item, jump_links
from plugins.pages.material import Link
from tests.pages.test_related import told


def body(levels: str, length: int = 0) -> Body:
    """Return a body with headings of these *levels*, named by their numbers."""
    headings = tuple(Heading(int(level), f"m{n}", f"Mục {n}") for n, level in enumerate(levels))
    return Body(length=length, headings=headings)


@pytest.mark.parametrize(
    ("read", "entries"),
    [
        pytest.param(body("222"), 0, id="three headings of a short text"),
        pytest.param(body("222", LONG + 1), 3, id="three headings of a long one"),
        pytest.param(body("22", 10 * LONG), 0, id="two, however long"),
        pytest.param(body("2222"), 4, id="four"),
        pytest.param(body("3333"), 0, id="headings below no other"),
    ],
)
def test_a_long_read_has_a_table_of_contents(read: Body, entries: int) -> None:
    assert len(contents_of_body(read)) == entries


def test_parts_stand_within_their_part_and_no_deeper_than_two() -> None:
    found = contents_of_body(body("32342322"))

    assert [(one.href, [part.href for part in one.parts]) for one in found] == [
        ("#m1", ["#m2"]),
        ("#m4", ["#m5"]),
        ("#m6", []),
        ("#m7", []),
    ]


def test_a_digest_has_its_sections_however_few() -> None:
    digest = told(0, About(), About(units=("a",)), About(units=("b",)))

    assert contents_of_item(digest) == (Entry(text="Mục 0", href="#s0"), Entry(text="Mục 1", href="#s1"))


def test_a_page_has_jump_links_to_what_it_shows_if_that_is_much() -> None:
    one, two, three = (Link(name, f"#{name}") for name in "abc")
    not_shown = Link("d")

    assert jump_links([one, not_shown, two]) == ()
    assert [entry.href for entry in jump_links([one, not_shown, two, three])] == ["#a", "#b", "#c"]
