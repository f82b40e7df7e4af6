from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.registry.unseen import without_unseen

SIGNS = "\u00ad\u034f\u200b\u200c\u200d\u200e\u200f\u2060\u2063\u3164\ufe0f\ufeff\U000e0061"


@pytest.mark.parametrize("sign", SIGNS, ids=lambda sign: f"U+{ord(sign):04X}")
@pytest.mark.parametrize("form", ["{}Kết quả", "Kết{} quả", "K{}ết quả", "Kết quả{}", "{0}{0}Kết {0}quả"])
def test_what_nobody_sees_is_not_there(form: str, sign: str) -> None:
    assert without_unseen(form.format(sign)) == form.replace("{0}", "").replace("{}", "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می\u200cخواهم", id="a Persian word in two parts"),
        pytest.param("ක්\u200dය", id="a Sinhala ligature"),
        pytest.param("क्\u200cष", id="a Hindi letter that does not join"),
        pytest.param("កម្ពុជា\u200bជា\u200bរដ្ឋ", id="Khmer words, which have no blanks between them"),
        pytest.param("ภาษา\u200bไทย", id="Thai words"),
        pytest.param("שלום\u200f!", id="the direction of a Hebrew sign"),
        pytest.param("👨\u200d👩\u200d👧", id="a family"),
        pytest.param("👩🏽\u200d⚖\ufe0f", id="a judge"),
        pytest.param("❤\ufe0f ©\ufe0f ⚖\ufe0e", id="two forms of a sign"),
        pytest.param("1\ufe0f\u20e3", id="a key"),
        pytest.param("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="the flag of England"),
        pytest.param("葛\U000e0100", id="the form of an ideograph"),
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert without_unseen(text) == text
    assert without_unseen(f"\ufeff{text} a\u200cb") == f"{text} ab"


@given(st.text(st.sampled_from(SIGNS + "aế 1é👩❤ក")))
def test_nothing_seen_is_lost_and_a_second_look_finds_no_more(text: str) -> None:
    clean = without_unseen(text)

    assert [char for char in clean if char not in SIGNS] == [char for char in text if char not in SIGNS]
    assert without_unseen(clean) == clean
