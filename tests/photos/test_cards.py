"""Share cards: what messengers show of a page."""

from __future__ import annotations

import io
import unicodedata
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from plugins.photos import Card, Face, Faces, draw
from plugins.photos.cards import HEAVY
from tests.photos.boxes import foreign
from tests.photos.making import saved
from tests.photos.test_forms import photo

FONTS = Path(__file__).parents[2] / "theme/fonts"
FACES = Faces(
    bold=Face((FONTS / "BeVietnamPro-Bold.ttf").read_bytes()),
    semibold=Face((FONTS / "BeVietnamPro-SemiBold.ttf").read_bytes()),
)
TITLE = "Đắk Lắk: ẵm trẻ qua lũ, những cán bộ kiểm sát ở cơ sở được khen thưởng đột xuất"
SITE = "VKSND tối cao"
GREEN = (20, 160, 60)


def drawn(**card: object) -> Image.Image:
    return Image.open(io.BytesIO(draw(Card(**{"title": TITLE, "site": SITE, **card}), FACES)))  # type: ignore[arg-type]


def green(width: int, height: int, kind: str = "JPEG") -> bytes:
    return saved(Image.new("RGB", (width, height), GREEN), kind)


CARDS = {
    "with all": {"kicker": "Vừa qua", "cover": green(960, 640)},
    "without cover": {"kicker": "Vừa qua"},
    "a headline alone": {},
    "a short headline": {"title": "Họp"},
    "a very long one": {"title": f"{TITLE}, " * 9, "kicker": "Vừa qua " * 30, "site": f"{SITE} " * 20},
    "a word without end": {"title": "a" * 300, "cover": green(960, 640)},
    "an address": {"title": "Ra mắt chuyên trang https://vksnd.example/thi-dua-khen-thuong/2026"},
    "words without end": {"title": "m" * 90, "kicker": "W" * 90, "site": "https://" + "vksnd" * 20},
    "the same beside a cover": {"title": "i" * 60, "kicker": "l" * 139, "site": "w" * 90, "cover": green(960, 640)},
    "no words": {"title": "", "kicker": " ", "site": ""},
    "letters that no font has": {"title": "Chúc mừng \U0001f389 世界 \u0000"},
}


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_a_card_is_a_light_jpeg_of_one_size_without_metadata(card: dict[str, object]) -> None:
    data = draw(Card(**{"title": TITLE, "site": SITE, **card}), FACES)  # type: ignore[arg-type]

    assert Image.open(io.BytesIO(data)).size == (1200, 630)
    assert len(data) <= HEAVY
    assert foreign("a.jpg", data) == set()


@pytest.mark.parametrize(
    ("card", "same"),
    [
        ({"title": "Đoàn 最高 thăm"}, {"title": "Đoàn thăm"}),
        ({"title": "x\u00adin chào"}, {"title": "xin chào"}),
        ({"title": "最高"}, {"title": SITE}),
        ({"kicker": "★"}, {}),
        ({"site": f"{SITE} ★"}, {}),
    ],
    ids=["letters that the font lacks", "a soft hyphen", "a headline of such letters alone", "a kicker", "the site"],
)
def test_a_card_has_no_holes(card: dict[str, object], same: dict[str, object]) -> None:
    assert ImageChops.difference(drawn(**card), drawn(**same)).getbbox() is None


@pytest.mark.slow
def test_a_busy_photo_makes_it_no_heavier() -> None:
    data = draw(Card(title=TITLE, site=SITE, cover=saved(photo(960, 640), "JPEG")), FACES)

    assert len(data) <= HEAVY


@pytest.mark.parametrize("size", [(960, 640), (640, 960), (100, 100), (960, 30), (3, 900), (1, 1)])
def test_the_cover_fills_its_side_whatever_its_shape(size: tuple[int, int]) -> None:
    made = drawn(cover=green(*size))

    for place in ((710, 5), (1195, 5), (1195, 625), (710, 625), (950, 315)):
        assert made.getpixel(place) == pytest.approx(GREEN, abs=8)


def test_what_shows_through_a_cover_is_white() -> None:
    made = drawn(cover=saved(Image.new("RGBA", (400, 500), (0, 0, 0, 0)), "PNG"))

    assert made.getpixel((1000, 300)) == pytest.approx((255, 255, 255), abs=4)


def test_no_word_reaches_into_the_cover() -> None:
    with_words = drawn(cover=green(504, 630), kicker="Vừa qua " * 9)
    without = drawn(cover=green(504, 630), title="", site="")
    changed = ImageChops.difference(with_words, without).convert("L").point(lambda value: 255 if value > 60 else 0)
    box = changed.getbbox()

    assert box is not None
    assert box[2] <= 1200 - 504 - 30


def test_without_a_cover_the_words_have_the_whole_width() -> None:
    changed = ImageChops.difference(drawn(), drawn(title="")).convert("L").point(lambda value: 255 if value > 60 else 0)
    box = changed.getbbox()

    assert box is not None
    assert 900 < box[2] <= 1200 - 60


def test_the_same_card_has_the_same_bytes_however_its_letters_were_typed() -> None:
    card = Card(title=TITLE, site=SITE, kicker="Ẵ ữ ợ ĩ")
    loose = Card(title=unicodedata.normalize("NFD", TITLE), site=SITE, kicker=unicodedata.normalize("NFD", "Ẵ ữ ợ ĩ"))

    assert draw(card, FACES) == draw(card, FACES) == draw(loose, FACES)
