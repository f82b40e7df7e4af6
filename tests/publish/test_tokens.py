"""A piece of a page may be read by itself if nothing that follows can change what its tokens are."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish.tokens import are_whole, tokens_of
from tests.publish.sites import QUICK


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("<p>x</p> y", id="tags"),
        pytest.param("<span><time><img>", id="names that begin like raw text"),
        pytest.param("<script>if (a<b) {}</script>", id="a script"),
        pytest.param("<!-- <p> -->", id="a comment"),
        pytest.param("a &copy= b &amp; c", id="references"),
    ],
)
def test_a_piece_is_whole(text: str) -> None:
    assert are_whole(tokens_of(text))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<p title='", id="a value"),
        pytest.param("a < b", id="a sign"),
        pytest.param("<script><p>", id="a script"),
        pytest.param("<\u017fcript><p>", id="a script, to a pattern that ignores case"),
        pytest.param("<!-- <p>", id="a comment"),
        pytest.param("<!-->", id="a comment, to others"),
    ],
)
def test_a_piece_is_torn(text: str) -> None:
    assert not are_whole(tokens_of(text))


@pytest.mark.parametrize("text", ['<a b=">', "<a b='>", '<a b="x" c=">', "<a b=\"'\" c='>"])
def test_a_tag_with_a_quote_that_does_not_end_is_none(text: str) -> None:
    """Python 3.11.2 took it for one."""
    assert tokens_of(text) == ["<"]


@pytest.mark.parametrize("text", ['<a b="x" ' * 3000, "<a " + '"x"' * 100_000, "<a " + "'" * 100_001])
def test_no_text_makes_it_slow(text: str) -> None:
    begun = time.process_time()
    tokens_of(text)

    assert time.process_time() - begun < 5


pieces = st.lists(
    st.sampled_from(
        ("<p>", "</p>", "<!--", "-->", "<script>", "</script>", '<a b="', '">', "'", "<", ">", "x", "\n", "&foo;")
    ),
    max_size=6,
).map("".join)


@QUICK
@given(pieces, pieces)
def test_what_is_whole_reads_the_same_whatever_follows(text: str, rest: str) -> None:
    """Of references in the text more may be told after it: they are tokens only where one of them is bad."""
    tokens, following, both = (
        [token for token in tokens_of(part) if token[0] == "<"] for part in (text, rest, text + rest)
    )

    assert not are_whole(tokens_of(text)) or both == tokens + following
