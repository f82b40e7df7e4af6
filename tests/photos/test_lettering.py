"""Words in lines: as large as they fit, broken between words, whole or with “…”."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plugins.photos import Face
from plugins.photos.lettering import LEADING, Lines, fitted

FACE = Face((Path(__file__).parents[2] / "theme/fonts/BeVietnamPro-Bold.ttf").read_bytes())
TITLE = "Viện kiểm sát nhân dân tỉnh Hà Tĩnh tổ chức phiên tòa trực tuyến rút kinh nghiệm"
SIZES = (60, 50, 40)


def widest(made: Lines) -> float:
    return max(made.font.getlength(line) for line in made.lines)


def set_in(width: int, height: int, text: str = TITLE) -> Lines:
    return fitted(text, FACE, SIZES, width, height)


@pytest.mark.parametrize(
    ("height", "size"),
    [(round(60 * LEADING) * 3, 60), (round(60 * LEADING) * 3 - 1, 50), (round(40 * LEADING) * 2, 40)],
)
def test_the_largest_size_that_fits_is_taken(height: int, size: int) -> None:
    assert set_in(1000, height).font.size == size


@pytest.mark.parametrize("width", [500, 700, 1000, 2000])
def test_lines_fit_the_width_and_lose_no_word(width: int) -> None:
    made = set_in(width, 1000)

    assert widest(made) <= width
    assert " ".join(made.lines) == TITLE


def test_what_fits_in_no_size_ends_in_an_ellipsis() -> None:
    made = set_in(500, 120)

    assert made.height <= 120
    assert widest(made) <= 500
    assert made.lines[-1].endswith("…")
    assert TITLE.startswith(" ".join(made.lines).removesuffix("…"))


def test_no_word_is_left_alone_where_the_lines_could_be_even() -> None:
    made = set_in(1100, 1000, "Tỉnh Hà Tĩnh tổ chức phiên tòa trực tuyến rút gọn")

    assert len(made.lines) == 2
    assert len(made.lines[1].split()) > 3


def test_a_word_that_is_wider_than_the_box_is_broken() -> None:
    made = set_in(400, 1000, "https://vksnd.example/tin/2024/05/phien-toa-truc-tuyen")

    assert widest(made) <= 400
    assert "".join(made.lines) == "https://vksnd.example/tin/2024/05/phien-toa-truc-tuyen"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("https://vksnd.example/thi-dua-khen-thuong/2026", ("https://vksnd.example/thi-", "dua-khen-thuong/2026")),
        ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/b", ("aaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaa/b")),
        ("e" * 22 + "e\u0302\u0332" * 2, ("e" * 22 + "ê\u0332", "ê\u0332")),
    ],
    ids=["at a slash or a hyphen", "not too early", "not between a letter and its mark"],
)
def test_a_word_is_broken_where_it_hurts_least(text: str, lines: tuple[str, ...]) -> None:
    assert set_in(620, 1000, text).lines == lines


letters = st.text(
    st.sampled_from("aăâơưỵiIlMWmẪgj0189-/.@_%…“”\u0302\u0323\u0332漢 \u200b\u00ad\U0001f389"), max_size=140
)
words = st.lists(st.one_of(letters, st.text(max_size=90)), min_size=1, max_size=6).map(" ".join)
sizes = st.sampled_from([SIZES, (70, 63, 57, 52, 47, 43, 40), (84, 76, 68, 61, 55, 50), (28, 25), (30, 26), (12,)])


@settings(max_examples=300, deadline=None)
@given(words, sizes, st.integers(1, 1200), st.integers(1, 630))
@example("Ra mắt chuyên trang https://vksnd.example/thi-dua-khen-thuong/2026", (84, 76, 68, 61, 55, 50), 1046, 380)
def test_no_text_is_wider_or_higher_than_its_box(text: str, sizes: tuple[int, ...], width: int, height: int) -> None:
    made = fitted(text, FACE, sizes, width, height)

    assert made.font.size in sizes
    assert len(made.lines) <= max(1, height // made.leading)
    assert all(made.font.getlength(line) <= width for line in made.lines)
    kept = "".join(made.lines).replace(" ", "")
    whole = "".join(unicodedata.normalize("NFC", text).split())
    assert kept == whole or made.font.size == sizes[-1], "what is cut off is in the smallest type"


@pytest.mark.parametrize(
    "text", ["", " ", "…", "a", "a" * 3000, "từ " * 2000], ids=["none", "blank", "…", "a", "long", "many"]
)
def test_any_words_can_be_set(text: str) -> None:
    made = set_in(300, 200, text)

    assert made.height <= 200
    assert not made.lines or widest(made) <= 300


def test_letters_with_loose_marks_are_the_same_letters() -> None:
    assert set_in(700, 1000, unicodedata.normalize("NFD", TITLE)).lines == set_in(700, 1000).lines


def test_the_face_has_every_letter_of_vietnamese() -> None:
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = {unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưy" for tone in tones} | {"đ"}
    font = FACE.at(40)
    missing = bytes(font.getmask("\U0010ffff"))

    assert len(letters) == 73
    assert [one for one in {*letters, *map(str.upper, letters)} if bytes(font.getmask(one)) == missing] == []
