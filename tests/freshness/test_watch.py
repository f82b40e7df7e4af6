"""Watching: what is asked is noted where it is asked, and answers are made once."""

from __future__ import annotations

import pytest

from plugins.freshness.values import digest
from plugins.freshness.watch import UNKNOWN, Watch


def test_only_what_is_asked_meanwhile_is_noted() -> None:
    watch = Watch()
    watch.asks("before")
    with watch.noting() as noted:
        watch.asks("a")
        with watch.noting() as inner:
            watch.asks("b")
        watch.asks("c")
    watch.asks("after")

    assert (noted, inner) == ({"a", "c"}, {"b"})


def test_noting_ends_with_an_error() -> None:
    watch = Watch()
    with watch.noting() as outer:
        with pytest.raises(ValueError, match="lost"), watch.noting():
            raise ValueError("lost")
        watch.asks("a")

    assert outer == {"a"}


def test_who_asks_a_derived_cell_does_not_ask_its_reasons() -> None:
    watch = Watch()

    def make() -> str:
        watch.asks("reason")
        return "answer"

    with watch.noting() as noted:
        assert [watch.answer("derived", make), watch.answer("derived", make)] == ["answer", "answer"]

    assert noted == {"derived"}
    assert watch.fresh["derived"].asked == {"reason"}
    assert watch.derived["derived"] == watch.fresh["derived"].digest == digest("answer")


def test_an_answer_is_made_once_and_asked_each_time() -> None:
    watch, made = Watch(), []
    for _ in range(2):
        with watch.noting() as noted:
            watch.answer("derived", lambda: made.append(1))
        assert noted == {"derived"}

    assert made == [1]


def test_what_is_recalled_is_not_made() -> None:
    watch = Watch()
    watch.recall = lambda key: "kept" if key == "known" else UNKNOWN

    assert watch.answer("known", lambda: "made") == "kept"
    assert watch.answer("unknown", lambda: "made") == "made"
    assert set(watch.fresh) == {"unknown"}


def test_a_thing_without_a_hash_is_never_recalled() -> None:
    watch = Watch()
    watch.recall = lambda key: "kept"

    assert watch.make("model", lambda: "made") == "made"
    assert watch.derived["model"] == b""
