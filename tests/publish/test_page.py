"""A page tells where something stands in it, however its lines were read."""

from __future__ import annotations

import pytest

from plugins.publish.markup import Reader
from plugins.publish.tags import Link, Role

LINK = Link("/x/", Role.FOLLOWED)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        pytest.param('<p>\n<a href="/y/"><a href="/x/">', 2, 15, id="the second of a line"),
        pytest.param('<p>\n\n<b>a\nb<a href="/x/"></a>\n<a href="/x/">', 4, 2, id="in a line that goes on"),
        pytest.param('<p>\n<!--\n>\n--><a href="/x/">', 4, 4, id="after a comment over lines"),
        pytest.param('<p>ạ < b\n<p>\n<p>ạ<a\nhref="/x/">\n</p>', 3, 5, id="in a tag over lines, after a torn one"),
    ],
)
def test_a_link_is_told_where_it_stands_first(text: str, line: int, column: int) -> None:
    found = Reader().read("a.html", text)

    place = found.place_of(LINK)

    assert LINK in found.links
    assert (place.line, place.column) == (line, column)


def test_a_page_is_the_same_at_every_reading() -> None:
    """The first time a line is read, the second time it is remembered, from then on it is known."""
    reader = Reader()
    text = '<p id="a">\n<p id="a">\n<b>\n<a href="/x/">\n<h1>x</h1>\n<i>\n</b>\n&foo;\n'

    first, *others = (reader.read("a.html", text) for _ in range(4))

    for page in others:
        assert (page.ids, page.links, page.faults) == (first.ids, first.links, first.faults)
        assert [page.place(spot) for spot, _ in page.faults] == [first.place(spot) for spot, _ in first.faults]


def test_what_is_no_text_is_told_by_its_place_in_the_page() -> None:
    with pytest.raises(UnicodeDecodeError) as caught:
        Reader().read("a.html", b"<p>\n<p>a\n\xff</p>\n")

    assert caught.value.start == 9
