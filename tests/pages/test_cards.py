from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.pages.cards import shortened


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("một hai ba", "một hai ba"),
        ("một hai ba bốn", "một hai ba…"),
        ("một hai bao bốn", "một hai…"),
        ("một, hai – ba bốn", "một, hai…"),
    ],
)
def test_a_long_text_ends_at_a_word(text: str, short: str) -> None:
    assert shortened(text, 11) == short


@given(st.text(), st.integers(1, 50))
def test_a_text_is_never_longer_than_it_may_be(text: str, limit: int) -> None:
    assert len(shortened(text, limit)) <= max(limit + 1, 1)
