from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.hidden import hidden_sign
from plugins.registry.signs import as_it_looks, dash_of, quoted
from plugins.registry.yamltree import parse

ONE_LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(
    lambda text: hidden_sign(text) is None
)


@given(ONE_LINE)
def test_a_text_in_quotation_marks_is_that_text(text):
    tree, problems = parse(f"a: {quoted(text)}", "x")

    assert (tree.value, problems) == ({"a": text}, [])


@pytest.mark.parametrize(
    ("written", "looks", "is_told"),
    [
        ("published", "published", False),
        ("publi\u200bshed", "published", True),
        ("\u00a0published", "published", True),
        ("hoat\u00addong", "hoatdong", True),
        ("cоnferred", "conferred", True),  # the o is Cyrillic
        ("ｎｅｗｓ", "news", True),
        ("đã đăng", "đã đăng", False),
    ],
)
def test_a_word_is_taken_as_it_looks(written, looks, is_told):
    sign, plain = as_it_looks(written)

    assert (plain, sign is not None) == (looks, is_told)


@pytest.mark.parametrize(
    ("text", "rest"),
    [("-\u00a0a", "a"), ("-a", "a"), ("– a", "a"), ("•a", "a"), ("- a", None), ("--- a", None), ("a", None)],
)
def test_a_dash_that_is_none_is_known(text, rest):
    found = dash_of(text)

    assert (found.rest if found else None) == rest
