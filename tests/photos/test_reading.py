"""What is read of a picture: its pixels, upright and in sRGB, whatever it came in; or why it cannot be."""

from __future__ import annotations

import struct
import zlib

import pytest
from PIL import Image

from plugins.photos import Unusable
from plugins.photos.reading import SIZE_LIMIT, read
from tests.photos.making import CORNERS, colours, exif, four_corners, profile, saved, tell_tale, with_segment


def whole(width: int, height: int) -> float:
    return 1


def pixel(data: bytes, place: tuple[int, int] = (5, 5)) -> tuple[int, ...]:
    found = read(data, whole).getpixel(place)
    assert isinstance(found, tuple)
    return found


def dots(index: int) -> Image.Image:
    """Return a picture of a palette of four, all of one of them."""
    image = Image.new("P", (50, 40), index)
    image.putpalette([10, 20, 30, 200, 10, 10, 10, 200, 10, 10, 10, 200])
    return image


# --- upright ---------------------------------------------------------------------------------------------------------

# How a camera that was turned writes the picture that we want to see.
AS_HELD = {
    1: (),
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_90,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_270,),
}


@pytest.mark.parametrize("orientation", AS_HELD)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_a_photo_stands_upright_however_the_camera_was_held(kind: str, orientation: int) -> None:
    stored = four_corners()
    for method in AS_HELD[orientation]:
        stored = stored.transpose(method)
    made = read(saved(stored, kind, exif=exif(orientation)), whole)

    assert (made.size, colours(made)) == ((400, 300), CORNERS)


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_so_does_one_that_is_decoded_small(orientation: int) -> None:
    stored = four_corners(3000, 2000)
    for method in AS_HELD[orientation]:
        stored = stored.transpose(method)
    made = read(saved(stored, "JPEG", exif=exif(orientation)), lambda width, height: 100 / width)

    assert made.width >= 100
    assert made.width < 1000
    assert (made.width > made.height, colours(made)) == (True, CORNERS)


def test_an_iphone_turns_its_photos_itself() -> None:
    """HEIC has a turn of its own; to follow the Exif beside it would turn the picture twice."""
    stored = four_corners().transpose(Image.Transpose.ROTATE_90)
    made = read(saved(stored, "HEIF", exif=exif(6).tobytes()), whole)

    assert (made.size, colours(made)) == ((400, 300), CORNERS)


@pytest.mark.parametrize(
    "content", [b"Exif\0\0MM\0\x2a\xff\xff\xff\xff", b"Exif\0\0", b"Exif\0\0II*\0\x08\0\0\0\xff\xff"]
)
def test_nonsense_in_the_exif_is_no_reason_to_refuse(content: bytes) -> None:
    made = read(with_segment(saved(four_corners(), "JPEG"), 0xE1, content), whole)

    assert colours(made) == CORNERS


def test_an_orientation_that_there_is_not_is_none() -> None:
    assert colours(read(saved(four_corners(), "JPEG", exif=exif(42)), whole)) == CORNERS


# --- every kind of file ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "BMP", "TIFF", "MPO"])
def test_every_common_kind_of_file_is_read(kind: str) -> None:
    made = read(saved(four_corners(), kind), whole)

    assert (made.mode, made.size, colours(made)) == ("RGB", (400, 300), CORNERS)


def test_a_phone_that_puts_two_photos_into_a_file_means_the_first() -> None:
    both = saved(four_corners(), "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300))])

    assert colours(read(both, whole)) == CORNERS


def test_of_an_animation_the_first_picture_is_taken() -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("#208020", "#c02020", "#2020c0")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=100)

    assert pixel(data) == pytest.approx((0x20, 0x80, 0x20), abs=4)


@pytest.mark.parametrize(
    ("image", "kind", "expected"),
    [
        pytest.param(Image.new("L", (50, 40), 200), "JPEG", (200, 200, 200), id="grey JPEG"),
        pytest.param(Image.new("1", (50, 40), 1), "PNG", (255, 255, 255), id="black and white"),
        pytest.param(Image.new("P", (50, 40), 0), "PNG", (0, 0, 0), id="palette"),
        pytest.param(Image.new("I;16", (50, 40), 32768), "PNG", (128, 128, 128), id="16 bits, scaled and not cut"),
        pytest.param(Image.new("I;16", (50, 40), 32768), "TIFF", (128, 128, 128), id="16 bits of a scanner"),
        pytest.param(Image.new("CMYK", (50, 40), (0, 255, 255, 0)), "JPEG", (255, 0, 0), id="CMYK without profile"),
        pytest.param(Image.new("YCbCr", (50, 40), (76, 85, 255)), "TIFF", (255, 0, 0), id="YCbCr"),
        pytest.param(Image.new("LA", (50, 40), (90, 255)), "PNG", (90, 90, 90), id="grey with an alpha that is full"),
    ],
)
def test_every_way_to_write_a_pixel_is_understood(
    image: Image.Image, kind: str, expected: tuple[int, int, int]
) -> None:
    assert pixel(saved(image, kind)) == pytest.approx(expected, abs=3)


def png(bits: int, colour_type: int, pixels: bytes, **chunks: bytes) -> bytes:
    """Return a PNG of 2×1 pixels such as Pillow itself does not write."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, bits, colour_type, 0, 0, 0))
    more = b"".join(chunk(kind.encode(), content) for kind, content in chunks.items())
    return b"\x89PNG\r\n\x1a\n" + head + more + chunk(b"IDAT", zlib.compress(b"\0" + pixels)) + chunk(b"IEND", b"")


def test_sixteen_bits_a_channel_are_read() -> None:
    red, half = struct.pack(">HHH", 65535, 0, 0), struct.pack(">HHHH", 0, 65535, 0, 32768)

    assert pixel(png(16, 2, red * 2), (0, 0)) == (255, 0, 0)
    assert pixel(png(16, 6, half * 2), (0, 0)) == (0, 255, 0, 128)


# --- what shows through ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(saved(Image.new("RGBA", (50, 40), (9, 8, 7, 0)), "PNG"), 0, id="RGBA"),
        pytest.param(saved(Image.new("LA", (50, 40), (90, 40)), "PNG"), 40, id="grey with alpha"),
        pytest.param(saved(Image.new("RGBA", (50, 40), (9, 8, 7, 99)), "WEBP", lossless=True), 99, id="WebP"),
        pytest.param(saved(Image.new("RGBA", (50, 40), (9, 8, 7, 99)), "AVIF", quality=100), 99, id="AVIF"),
        pytest.param(saved(Image.new("RGBA", (50, 40), (9, 8, 7, 99)), "HEIF", quality=100), 99, id="HEIC"),
        pytest.param(saved(dots(3), "PNG", transparency=3), 0, id="a colour of a palette"),
        pytest.param(saved(dots(3), "PNG", transparency=bytes((255, 255, 255, 70))), 70, id="tRNS"),
        pytest.param(saved(dots(3), "GIF", transparency=3), 0, id="GIF"),
        pytest.param(saved(Image.new("RGB", (50, 40), (1, 2, 3)), "PNG", transparency=(1, 2, 3)), 0, id="one colour"),
        pytest.param(saved(Image.new("L", (50, 40), 77), "PNG", transparency=77), 0, id="one grey"),
    ],
)
def test_what_is_transparent_stays_so(data: bytes, expected: int) -> None:
    made = read(data, whole)

    assert made.mode == "RGBA"
    assert made.getchannel("A").getextrema() == pytest.approx((expected, expected), abs=1)


def test_an_alpha_that_hides_nothing_is_none() -> None:
    assert read(saved(Image.new("RGBA", (50, 40), (9, 8, 7, 255)), "PNG"), whole).mode == "RGB"


# --- colours ---------------------------------------------------------------------------------------------------------


def swapped_profile() -> bytes:
    """Return sRGB with red and blue exchanged: whoever follows it sees blue where the file says red."""
    data = bytearray(profile())
    tags = {data[at : at + 4].decode(): at for at in range(132, 132 + 12 * int.from_bytes(data[128:132]), 12)}
    red, blue = tags["rXYZ"], tags["bXYZ"]
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = data[blue + 4 : blue + 12], data[red + 4 : red + 12]
    return bytes(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF"])
def test_a_profile_is_followed(kind: str) -> None:
    data = saved(Image.new("RGB", (50, 40), (250, 10, 10)), kind, icc_profile=swapped_profile())

    assert pixel(data) == pytest.approx((10, 10, 250), abs=12)


def test_a_profile_is_followed_in_palettes_and_under_alpha() -> None:
    red = Image.new("RGBA", (50, 40), (250, 10, 10, 128))

    assert pixel(saved(red, "PNG", icc_profile=swapped_profile())) == pytest.approx((10, 10, 250, 128), abs=6)
    assert pixel(saved(red.convert("RGB").quantize(4), "PNG", icc_profile=swapped_profile())) == pytest.approx(
        (10, 10, 250), abs=6
    )


@pytest.mark.parametrize("content", [b"khong phai", profile("LAB"), profile()[:200], b"\0" * 400])
def test_a_profile_that_cannot_be_followed_is_left_aside(content: bytes) -> None:
    data = saved(Image.new("RGB", (50, 40), (250, 10, 10)), "PNG", icc_profile=content)

    assert pixel(data) == (250, 10, 10)


# --- what is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "rỗng", id="empty"),
        pytest.param(b"khong phai anh", "không nhận ra", id="text"),
        pytest.param(b"\0" * 5000, "không nhận ra", id="zeros"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "SVG", id="SVG"),
        pytest.param("﻿<?xml version='1.0'?>\n<!-- a -->\n<SVG/>".encode(), "SVG", id="SVG with a head"),
        pytest.param(b"%PDF-1.7 ...", "PDF", id="PDF"),
        pytest.param(
            b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "không nhận ra", id="EPS, which is a program"
        ),
        pytest.param(tell_tale("JPEG")[:-60], "hỏng hoặc cụt", id="truncated JPEG"),
        pytest.param(tell_tale("PNG")[:-90], "hỏng hoặc cụt", id="truncated PNG"),
        pytest.param(tell_tale("WEBP")[: len(tell_tale("WEBP")) // 2], "hỏng|không nhận ra", id="truncated WebP"),
        pytest.param(tell_tale("AVIF")[:-300], "hỏng|không nhận ra", id="truncated AVIF"),
        pytest.param(tell_tale("HEIF")[:-300], "hỏng|không nhận ra", id="truncated HEIC"),
        pytest.param(saved(Image.new("1", (9000, 9000)), "PNG"), "60 triệu điểm ảnh", id="81 Mpx"),
        pytest.param(saved(Image.new("1", (20_000, 20_000)), "PNG"), "60 triệu điểm ảnh", id="400 Mpx"),
        pytest.param(b"\xff\xd8" + bytes(SIZE_LIMIT), "nặng 41 MB", id="too many bytes"),
    ],
)
def test_what_is_no_picture_for_us_is_refused_in_words(data: bytes, reason: str) -> None:
    with pytest.raises(Unusable, match=reason):
        read(data, whole)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "GIF", "TIFF"])
def test_a_file_cut_or_spoilt_anywhere_is_read_or_refused(kind: str) -> None:
    """Never anything else: one bad file must not take a build down with a traceback."""
    data = tell_tale(kind, four_corners(64, 48)) if kind != "GIF" else saved(four_corners(64, 48), kind)
    for at in range(0, len(data), max(1, len(data) // 120)):
        spoilt = bytearray(data)
        spoilt[at] ^= 0xFF
        for file in (data[:at], bytes(spoilt)):
            try:
                made = read(file, whole)
            except Unusable:
                continue
            assert made.mode in ("RGB", "RGBA")


def test_reading_stops_where_nobody_needs_more() -> None:
    made = read(saved(four_corners(4000, 3000), "JPEG"), lambda width, height: 960 / width)

    assert made.size == (1000, 750)


def test_a_big_picture_is_the_same_in_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    data = saved(four_corners(1203, 905), "PNG")
    monkeypatch.setattr("plugins.photos.reading._STRIP", 16)
    in_strips = read(data, lambda width, height: 0.1)
    monkeypatch.setattr("plugins.photos.reading._STRIP", 10_000)

    assert in_strips.size == (301, 227)
    assert in_strips.tobytes() == read(data, lambda width, height: 0.1).tobytes()


def test_what_pillow_warns_of_is_no_error() -> None:
    """Under `-W error`, or on a developer's machine, the same pictures are published."""
    assert read(saved(dots(1), "PNG", transparency=bytes((255, 0))), whole).mode == "RGBA"
