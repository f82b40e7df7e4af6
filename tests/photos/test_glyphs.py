"""What a card says in letters that its face has, and which it has."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.photos import Face
from plugins.photos.glyphs import drawable, glyphs
from tests.photos.test_lettering import FACE


@pytest.mark.parametrize(
    ("text", "drawn", "lacks"),
    [
        pytest.param("Đắk Lắk: “ẵm”… 5 m²", "Đắk Lắk: “ẵm”… 5 m²", "", id="Vietnamese"),
        pytest.param("Đoàn 最高 thăm", "Đoàn thăm", "最高", id="another script"),
        pytest.param("Đoàn (最高) thăm “Иван” nay", "Đoàn thăm nay", "最高Иван", id="in brackets, in quotation marks"),
        pytest.param("thăm 北京, 上海 và Huế", "thăm, và Huế", "北京上海", id="in a list"),
        pytest.param("北京: họp", "họp", "北京", id="before a colon"),
        pytest.param("Mừng \U0001f389 xuân \U0001f469\u200d\U0001f4bb\ufe0f", "Mừng xuân", "🎉👩💻", id="emoji"),
        pytest.param("Hà Tĩnh → Nghệ An", "Hà Tĩnh – Nghệ An", "→", id="an arrow"),
        pytest.param("Quyết định № 12 ★", "Quyết định No. 12", "№★", id="№ and ★"),
        pytest.param("ﬁ Ａ \U0001d400 ①", "fi A A 1", "ﬁＡ\U0001d400①", id="the same letter in another form"),
        pytest.param("Ǎnh ở Łódź", "Anh ở Łódź", "Ǎ", id="a mark that the face lacks"),
        pytest.param("x\u00adin ch\u200bào\u2060 b\ufeffạn\u202e", "xin chào bạn", "", id="unseen signs"),
        pytest.param("một\u00a0hai\u2009ba\u3000bốn\tnăm\nsáu", "một hai ba bốn năm sáu", "", id="spaces"),
        pytest.param("1\u20112 \u2212 3\u20104", "1-2 − 3-4", "", id="hyphens and the minus"),
        pytest.param("a\u0332b\u20ddc\x00\x1f", "abc", "", id="marks alone, and controls"),
        pytest.param("最高", "", "最高", id="nothing is left"),
        pytest.param("A ★ – B", "A – B", "★", id="a dash of one's own stays"),
    ],
)  # fmt: skip
def test_a_text_is_drawn_without_holes_and_what_is_lost_is_known(text: str, drawn: str, lacks: str) -> None:
    made = drawable(text, FACE)

    assert (made.text, made.lacks) == (drawn, lacks)


@given(st.text(max_size=80))
def test_whatever_is_drawn_the_face_has(text: str) -> None:
    made = drawable(text, FACE)

    assert glyphs(FACE).issuperset(made.text)
    assert "\u00ad" not in made.text
    assert drawable(made.text, FACE).text == made.text
    assert set(made.lacks) <= set(unicodedata.normalize("NFC", text))


def test_the_face_has_what_its_font_draws() -> None:
    """Pillow draws a box, or nothing, for what a font lacks."""
    font = FACE.at(40)
    box = bytes(font.getmask("\U0010ffff"))
    drawn = {char for char in map(chr, range(0x21, 0x2600)) if bytes(font.getmask(char)) != box}

    assert drawn - {"\u00ad"} <= glyphs(FACE)
    assert "ẵ" in glyphs(FACE)
    assert not glyphs(FACE) & set("→№★漢и")


@pytest.mark.parametrize("data", [b"", b"x" * 99, FACE.data[:200]])
def test_a_file_that_is_no_font_is_told(data: bytes) -> None:
    with pytest.raises(ValueError, match="font"):
        glyphs(Face(data))
