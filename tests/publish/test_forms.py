"""A tag of a form that was read before says what it would say if it was read itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish.tags import Link, Role, form_of, read_tag, split_tag
from tests.publish.sites import QUICK

NAMES = ("a", "img", "meta", "link", "LINK", "p", "svg", "use", "metadata", "base", "html", "form", "object")
KEYS = (
    "href",
    "id",
    "src",
    "class",
    "rel",
    "property",
    "name",
    "content",
    "http-equiv",
    "srcset",
    "style",
    "xlink:href",
)
KEYS += ("lang", "HREF", "data", "action", "hidden")
VALUES = (
    "/a/",
    "x",
    "#x",
    "stylesheet",
    "og:image",
    "refresh",
    "0; url=/y/",
    "/a.jpg 1x, /b.jpg",
    "a(b)",
    "url(/c)",
    "",
)

values = st.sampled_from(VALUES)
attributes = st.one_of(
    st.builds(' {}="{}"'.format, st.sampled_from(KEYS), values),
    st.builds(' {}="{}"'.format, st.sampled_from(KEYS), values),
    st.builds(" {}={}".format, st.sampled_from(KEYS), st.sampled_from(("/a/", "x"))),
    st.sampled_from((" hidden", " /", "id=", ' "x"', " ", "\n", "\x00")),
)
tags = st.builds(
    "<{}{}{}>".format, st.sampled_from(NAMES), st.lists(attributes, max_size=4).map("".join), st.sampled_from(("", "/"))
)


@QUICK
@given(st.lists(tags, min_size=1, max_size=8))
def test_a_form_says_what_the_tag_says(raws: list[str]) -> None:
    for raw in raws:
        outline, found = split_tag(raw)
        form = form_of(outline) if outline else None
        tag = read_tag(raw)

        assert form is None or (form.says(found), tag.faults) == ((tag.id, tag.links), ())


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param('<a href="/x?a=1&amp;b=2">', id="a reference"),
        pytest.param("<a href='/x'>", id="other quotes"),
        pytest.param('<p title="a > b">', id="a sign in quotes"),
        pytest.param('<a href="">', id="nothing in quotes"),
        pytest.param('<script src="/x.js"></script>', id="raw text"),
        pytest.param('<img srcset="/a.jpg 1x">', id="addresses among other things"),
        pytest.param('<meta http-equiv="refresh" content="0; url=/x/">', id="a refresh"),
        pytest.param('<link href="/x.css" rel="stylesheet">', id="told afterwards"),
        pytest.param('<p class="a" class="b">', id="a fault"),
        pytest.param('<p class="\ue0000" id=\ue0000>', id="a sign of ours"),
    ],
)
def test_a_tag_of_which_more_is_to_be_asked_has_no_form(raw: str) -> None:
    outline, _ = split_tag(raw)

    assert not outline or form_of(outline) is None


def test_tags_of_one_form_are_read_once() -> None:
    first, second = (split_tag(f'<a class="b" href="/{name}/" id="{name}">') for name in "xy")

    assert first[0] == second[0]
    form = form_of(first[0])
    assert form is not None
    assert form.says(second[1]) == ("y", (Link("/y/", Role.FOLLOWED),))
