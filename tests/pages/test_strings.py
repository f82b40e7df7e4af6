from __future__ import annotations

import json
import tomllib

import pytest

from plugins.pages.strings import Strings, UnknownString
from plugins.registry.hidden import hidden_sign
from tests.portal.trees import ROOT

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


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_word_of_the_interface_hides_a_sign(lang: str) -> None:
    text = (ROOT / f"theme/strings/{lang}.toml").read_text("utf-8")

    assert hidden_sign(text) is None
    assert hidden_sign(json.dumps(tomllib.loads(text), ensure_ascii=False)) is None
