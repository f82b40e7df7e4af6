from __future__ import annotations

import pytest

from plugins.registry.yamlcomments import comments_in
from plugins.registry.yamltree import _Loader


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("a: b #c\nd: e", "#c", id="behind a text"),
        pytest.param("a: b\n  c #d\ne: f", "#d", id="behind its last line"),
        pytest.param("a: b\n  #c\nd: e", "#c", id="below it, further in"),
        pytest.param("a: #b\nc: d", "#b", id="instead of one"),
        pytest.param("a:\n  #b\nc: d", "#b", id="instead of one, below its key"),
        pytest.param("- #a\n- b", "#a", id="instead of an entry"),
        pytest.param("- a #b\n- c", "#b", id="behind an entry"),
        pytest.param('a: "b" #c', "#c", id="behind quotation marks"),
        pytest.param("a: > #b\n  c", "#b", id="behind the sign of a text of lines"),
    ],
)
def test_a_comment_behind_a_value_is_found(text, found):
    assert [comment.text for comment in comments_in(text, _Loader).behind.values()] == [found]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# a\nb: c", id="on a line of its own"),
        pytest.param("- a: b\n  # c\n  d: e", id="at the margin of the keys"),
        pytest.param("a: [b] # c", id="behind a list"),
        pytest.param("a: {b: c} # d", id="behind braces"),
        pytest.param("a: |\n  b #c", id="in a text of lines"),
        pytest.param('a: "b #c"', id="in quotation marks"),
        pytest.param("a: b#c", id="without a blank before it, it is none"),
        pytest.param("a: b\n\n# c", id="below an empty line"),
    ],
)
def test_other_comments_are_none_of_a_value(text):
    assert comments_in(text, _Loader).behind == {}


@pytest.mark.parametrize(
    ("text", "is_set_off", "is_remark"),
    [("a: b #c", False, False), ("a: b # c", False, True), ("a: b  # c", True, True), ("a: b   #c", True, False)],
)
def test_what_looks_like_a_remark_is_known_from_what_does_not(text, is_set_off, is_remark):
    [comment] = comments_in(text, _Loader).behind.values()

    assert (comment.is_set_off, comment.is_remark) == (is_set_off, is_remark)
