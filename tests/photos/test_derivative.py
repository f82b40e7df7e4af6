"""What is published of a picture: its pixels, upright, and nothing else."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from plugins.photos import Unusable, derive
from plugins.photos.derivative import WIDTH


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def with_metadata(kind: str = "JPEG") -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "Máy của ông A"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (16.0, 4.0, 0.0)
    image = Image.new("RGB", (300, 200), (10, 20, 30))
    extra = {"comment": b"ghi chu kin"} if kind == "JPEG" else {}
    return saved(image, kind, exif=exif, **extra)


@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "PNG"])
def test_no_metadata_of_any_kind_is_left(kind: str) -> None:
    made = derive(with_metadata(kind))

    assert b"Exif" not in made.data
    assert b"ghi chu" not in made.data
    assert "Máy".encode() not in made.data
    assert Image.open(io.BytesIO(made.data)).getexif() == {}


def test_a_photo_is_turned_upright() -> None:
    made = derive(with_metadata())

    assert (made.width, made.height) == (200, 300)


def test_a_wide_picture_is_made_narrower_and_a_small_one_is_left() -> None:
    assert derive(saved(Image.new("RGB", (4000, 2000)), "JPEG")).width == WIDTH
    assert derive(saved(Image.new("RGB", (40, 20)), "JPEG")).width == 40


@pytest.mark.parametrize(
    "image",
    [
        pytest.param(saved(Image.new("CMYK", (50, 40)), "JPEG"), id="CMYK"),
        pytest.param(saved(Image.new("L", (50, 40)), "PNG"), id="grey"),
        pytest.param(saved(Image.new("P", (50, 40)), "GIF"), id="palette"),
        pytest.param(saved(Image.new("1", (50, 40)), "PNG"), id="black and white"),
        pytest.param(saved(Image.new("I;16", (50, 40), 40000), "PNG"), id="16 bits"),
    ],
)
def test_every_common_kind_of_picture_is_read(image: bytes) -> None:
    made = derive(image)

    assert (made.width, made.height, made.name[-4:]) == (50, 40, ".jpg")


def test_sixteen_bits_are_scaled_and_not_cut() -> None:
    made = derive(saved(Image.new("I;16", (50, 40), 32768), "PNG"))

    assert Image.open(io.BytesIO(made.data)).convert("L").getpixel((10, 10)) == pytest.approx(128, abs=3)


def test_what_is_transparent_stays_so() -> None:
    made = derive(saved(Image.new("RGBA", (50, 40), (0, 0, 0, 0)), "PNG"))

    assert made.name.endswith(".png")
    assert Image.open(io.BytesIO(made.data)).getpixel((5, 5)) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"khong phai anh", "không nhận ra", id="text"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không nhận ra", id="SVG"),
        pytest.param(with_metadata()[:-60], "hỏng hoặc cụt", id="truncated"),
        pytest.param(saved(Image.new("1", (9000, 9000)), "PNG"), "triệu điểm ảnh", id="too many pixels"),
    ],
)
def test_what_is_no_picture_for_us_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        derive(data)


def test_the_same_picture_has_the_same_address() -> None:
    assert derive(with_metadata()) == derive(with_metadata())
