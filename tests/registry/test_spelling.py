from __future__ import annotations

import unicodedata
from itertools import product

import pytest

from plugins.registry.spelling import tones_placed

TONES = "\u0300\u0301\u0303\u0309\u0323"
VOWELS = "aăâeêioôơuưy"


def forms(bare: str, tone: str) -> list[str]:
    """Return every way to put *tone* on a vowel of *bare*."""
    return [
        unicodedata.normalize("NFC", bare[: at + 1] + tone + bare[at + 1 :])
        for at, letter in enumerate(bare)
        if letter in VOWELS
    ]


@pytest.mark.parametrize(
    "word",
    "hòa khỏe thúy ủy tùy lũy xòe quý quỳnh quyển quốc quà quét già giữ giếng gì gìn giới của mía múa hái cáo tới"
    " thuở khuỷu ngoài khoáy ngoéo hoàn tuyên toán xoèn thuế yến yếu nghiễm nguyễn phượng người rượu hươu chuối đình"
    " khuấy huỳnh huýt oái úy ỷ ý mỹ".split(),
)
def test_a_word_is_one_wherever_its_tone_was_put(word: str) -> None:
    marks = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in marks if mark in TONES), None)
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES))

    for form in forms(bare, tone) if tone else [bare]:
        assert tones_placed(form) == word


@pytest.mark.parametrize(
    "word",
    [
        pytest.param("josé", id="no onset of ours"),
        pytest.param("cléo", id="two consonants"),
        pytest.param("áà", id="two tones"),
        pytest.param("hélène", id="two syllables"),
        pytest.param("noël", id="another mark"),
        pytest.param("oáoá", id="no nucleus"),
        pytest.param("hoa", id="no tone"),
    ],
)
def test_what_is_no_syllable_stays_as_it_is(word: str) -> None:
    assert tones_placed(word) == word


def test_no_two_syllables_become_one() -> None:
    """The place of the tone is all that is lost: letters and tone of every form are kept."""
    for onset, nucleus, tone in product(("h", "th", "gi", "qu", ""), ("oa", "uy", "ua", "ưa", "ai", "oai"), TONES):
        for form in forms(onset + nucleus, tone):
            before, after = (sorted(unicodedata.normalize("NFD", word)) for word in (form, tones_placed(form)))
            assert before == after


def test_words_of_a_line_are_each_looked_at() -> None:
    assert tones_placed("phòng hoà giải, uỷ ban (khoẻ) quý 2") == "phòng hòa giải, ủy ban (khỏe) quý 2"
