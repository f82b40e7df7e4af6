"""Fractions are text and fractions again; of nothing else is a text made up."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plugins.registry.plainly import plain, typed


@pytest.mark.parametrize("value", [Fraction(0), Fraction(1, 3), Fraction(-7, 2)])
def test_a_fraction_comes_back(value: Fraction) -> None:
    assert typed(Fraction, plain(value)) == value


def test_what_is_not_known_is_refused() -> None:
    with pytest.raises(NotImplementedError):
        plain(object())
    with pytest.raises(NotImplementedError):
        typed(complex, "1")
