from __future__ import annotations

import pytest

from plugins.pages.strings import Strings, UnknownString

T = Strings.parse('[a]\nb = "chữ {x}"\n[n]\none = "một"\nother = "{n} cái"\n[m]\nother = "{n} tin"\n')


def test_tables_nest_into_keys() -> None:
    assert T("a.b", x="này") == "chữ này"


@pytest.mark.parametrize(("key", "n", "words"), [("n", 1, "một"), ("n", 2, "2 cái"), ("m", 1, "1 tin")])
def test_a_number_chooses_the_form(key: str, n: int, words: str) -> None:
    assert T(key, n=n) == words


@pytest.mark.parametrize("call", [lambda: T("không.có"), lambda: T("a.b")], ids=["no such key", "a fact is missing"])
def test_a_missing_word_stops_the_build(call) -> None:
    with pytest.raises(UnknownString):
        call()
