"""Values: what is kept comes back as it was, and its hash is that of an equal value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from enum import Enum
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from plugins.freshness.values import Unreadable, decoder, digest, encode, packed, unpacked
from plugins.registry.shapes import ZONE


class Colour(Enum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    share: Fraction
    at: datetime | None = None


@dataclass(frozen=True)
class Outer:
    name: str
    day: date
    inner: tuple[Inner, ...]
    colour: Colour = Colour.RED
    places: dict[str, int] | None = None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (datetime, datetime(2025, 8, 1, 8, tzinfo=ZONE)),
        (datetime, datetime(2025, 8, 1, 8, 0, 0, 1, tzinfo=UTC)),
        (datetime, datetime(2025, 8, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))),
        (date, date(2024, 2, 29)),
        (Fraction, Fraction(1, 3)),
        (Fraction, Fraction(2)),
        (Colour, Colour.RED),
        (tuple[str, str | None], ("a", None)),
        (str | None, None),
        (bool, True),
        (Inner, Inner(Fraction(1, 4), datetime(2025, 1, 1, tzinfo=ZONE))),
        (Outer, Outer("Đắk Lắk", date(2025, 1, 1), (Inner(Fraction(1)),), places={"b": 1, "a": 2})),
    ],
)
def test_what_is_kept_comes_back(kind: Any, value: Any) -> None:
    found = decoder(kind)(encode(value))

    assert found == value
    assert type(found) is type(value)
    assert digest(found) == digest(value)


def test_an_instant_keeps_its_zone() -> None:
    found = decoder(datetime)(encode(datetime(2025, 8, 1, 0, 30, tzinfo=ZONE)))

    assert found.utcoffset() == timedelta(hours=7)
    assert found.date() == date(2025, 8, 1)


def test_a_mapping_keeps_its_order() -> None:
    assert list(decoder(dict[str, int])(encode({"b": 1, "a": 2}))) == ["b", "a"]
    assert digest({"b": 1, "a": 2}) != digest({"a": 2, "b": 1})


def test_markup_is_hashed_as_its_text() -> None:
    assert digest(Markup("<b>")) == digest("<b>")


@pytest.mark.parametrize("value", [object(), len], ids=["object", "function"])
def test_what_is_no_value_is_refused(value: Any) -> None:
    with pytest.raises(NotImplementedError):
        encode(value)


@pytest.mark.parametrize("data", [b"", b"{", b"[1]", b'{"name": "x"}', b'"2025-13-01"'])
def test_what_does_not_fit_is_unreadable(data: bytes) -> None:
    with pytest.raises(Unreadable):
        decoder(Outer)(data)


@given(st.text(), st.text())
def test_others_have_other_hashes(one: str, other: str) -> None:
    assert (digest(one) == digest(other)) == (one == other)


@given(st.dictionaries(st.text(), st.tuples(st.integers(0, 2**62), st.binary())))
def test_tables_come_back(table: dict[str, tuple[int, bytes]]) -> None:
    assert unpacked(dict[str, tuple[int, bytes]], packed(table)) == table


@pytest.mark.parametrize("data", [None, b"", b"\xc1", packed({"a": "no number"}), packed([1])])
def test_a_table_that_is_none_is_none(data: bytes | None) -> None:
    assert unpacked(dict[str, int], data) is None
