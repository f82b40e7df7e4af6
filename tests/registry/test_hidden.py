"""What no text may hold is found, and what a script or a paste needs is let be."""

from __future__ import annotations

import time

import pytest

from plugins.registry.hidden import hidden_in_address, hidden_sign
from plugins.registry.texts import decode
from plugins.registry.yamltree import parse

HIDDEN = {
    "F104": (
        "\x00\x01\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f"  # controls
        "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # line ends, turning about
        "\ufff9\ufffa\ufffb\ufffc"  # notes between the lines, an object
        "\ufdd0\ufdef\ufffe\uffff\U0001fffe\U0001ffff\U0008fffe"  # none of these is a character
        "\U00013430\U0001bca0\U0001d173\U000e0080\U000e01f0\U000e0fff"  # of hieroglyphs, shorthand, music; tags
        "\u2800"  # a blank of Braille alone
    ),
    "F120": "\ue000\uf0b7\uf8ff\U000f0000\U0010fffd",
    "F121": "\ufffd",
}
SIGNS = [(sign, code) for code, signs in HIDDEN.items() for sign in signs]


def escaped(sign: str) -> str:
    return f"\\u{ord(sign):04x}" if ord(sign) < 0x10000 else f"\\U{ord(sign):08X}"


@pytest.mark.parametrize(("sign", "code"), SIGNS, ids=lambda value: repr(value)[1:-1])
def test_a_hidden_sign_is_told_with_its_place_however_it_is_written(sign: str, code: str) -> None:
    text, [raw] = decode(f"a: b\nc: d{sign}e\n".encode(), "x")
    tree, [by_escape] = parse(f'a: b\nc: "d{escaped(sign)}e"', "x")

    assert text == ""
    assert (raw.code, raw.place.line) == (by_escape.code, by_escape.place.line) == (code, 2)
    assert tree.value == {"a": "b", "c": None}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("می\u200cخواهم", id="Persian"),
        pytest.param("क्\u200dष", id="Hindi"),
        pytest.param("👩\u200d👧 ✊🏽 ❤\ufe0f 1\ufe0f\u20e3", id="emoji"),
        pytest.param("🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", id="the flag of England"),
        pytest.param("⠧⠊⠑⠞⠀⠝⠁⠍", id="Braille"),
        pytest.param("Ủy ban – “đã” … 50.000₫", id="Vietnamese"),
        pytest.param("葛\U000e0100城", id="a form of an ideograph"),
    ],
)
def test_what_a_script_needs_stays(text: str) -> None:
    assert hidden_sign(text) is None
    assert decode(text.encode(), "x") == (text, [])


@pytest.mark.parametrize("sign", "\u00ad\u200b\u200e\u2060\ufeff\u034f\u115f\u3164\ufe0f\U000e0041\u180b\u17b4")
def test_what_comes_with_a_paste_is_no_mistake_and_gone(sign: str) -> None:
    assert decode(f"Hà{sign} Nội".encode(), "x") == ("Hà Nội", [])


def test_a_bullet_of_word_at_the_beginning_of_a_line_is_a_bullet() -> None:
    """In Symbol and Wingdings it is a dot, a square or a tick; elsewhere in a line nobody knows which."""
    assert decode("\uf0b7 một\n \uf0fc\thai\n".encode(), "x") == ("• một\n •\thai\n", [])
    assert [problem.code for problem in decode("a \uf0b7 b".encode(), "x")[1]] == ["F120"]


def test_each_line_is_told_once_and_a_file_of_nothing_else_soon() -> None:
    assert [problem.place.line for problem in decode("\x01\x01\nb\n\u202e\n".encode(), "x")[1]] == [1, 3]
    before = time.process_time()
    for text in (
        "\x01" * 500_000,
        "\x01\n" * 250_000,
        "\u2800" * 160_000,
        "\U0001fffe" * 120_000,
        "\u2801\u2800" * 80_000,
    ):
        assert len(decode(text.encode(), "x")[1]) <= 20
    assert time.process_time() - before < 5


@pytest.mark.parametrize(
    ("address", "sign"),
    [
        ("https://a.example/%E2%80%AEgpj.exe", "\u202e"),
        ("https://a.example/%01", "\x01"),
        ("https://a.example/%c2%85", "\x85"),
        ("https://a.example/a\u202eb", "\u202e"),
        ("https://a.example/%252E%E1%BA%A3?q=%0D%0A", None),
        ("mailto:a@a.example?body=m%E1%BB%99t%0Ahai", None),
        ("https://a.example/%85%FF", None),
        ("https://fa.example/%D9%85%DB%8C%E2%80%8C", None),
    ],
)
def test_an_address_hides_nothing_in_its_code(address: str, sign: str | None) -> None:
    assert hidden_in_address(address) == sign
