from __future__ import annotations

import pytest

from plugins.registry.formulas import may_be_run

SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫⁺⁻⁼₊₋₌−﬩"
BEFORE = ["", " ", "\u00a0", "\u200b", "\ufeff", "\u202e", "\u2060", "\x01", "\u3164", "\u2800", " \u200d ", "\ufe0f"]


@pytest.mark.parametrize("before", BEFORE, ids=repr)
@pytest.mark.parametrize("sign", SIGNS)
def test_a_formula_is_one_whatever_its_signs_and_what_stands_unseen_before_it(before: str, sign: str) -> None:
    assert may_be_run(f"{before}{sign}1+1")


@pytest.mark.parametrize("text", ["\ta", "\ra", "\na"])
def test_what_begins_a_cell_of_its_own_is_one(text: str) -> None:
    assert may_be_run(text)


@pytest.mark.parametrize(
    "text", ["", "Hà Nội", "Đông", "1+1", "a=b", "– mục", "“=”", "'=1", "(=1)", " a", "\u200bA", "№ 1"]
)
def test_other_texts_are_none(text: str) -> None:
    assert not may_be_run(text)
