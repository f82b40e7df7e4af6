"""What msgspec does not know of our values, in what it knows, and back: a fraction is its text."""

from __future__ import annotations

from fractions import Fraction
from typing import Any


def plain(value: Any) -> str:
    """Return *value* as text: for `enc_hook`."""
    if isinstance(value, Fraction):
        return str(value)
    raise NotImplementedError(type(value))


def typed(wanted: type, value: Any) -> Any:
    """Return the *value* of type *wanted* that `plain` made text of: for `dec_hook`."""
    if wanted is Fraction:
        return Fraction(value)
    raise NotImplementedError(wanted)
