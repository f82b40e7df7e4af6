"""Pictures that are small as files and large when they are opened: refused before that, in words."""

from __future__ import annotations

import io
import struct
import time
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from plugins.photos import PHOTO, SCALE_DOWN, Unusable, develop
from plugins.photos.scans import SCAN_LIMIT, number_of_scans
from tests.photos.making import saved


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def png(width: int, height: int, *more: bytes, depth: int = 8, colours: int = 2) -> bytes:
    """Return a PNG that says it has that size, and holds nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0))
    return b"".join((b"\x89PNG\r\n\x1a\n", head, *more, chunk(b"IDAT", zlib.compress(b"")), chunk(b"IEND", b"")))


def many_scans(more: int) -> bytes:
    """Return a progressive JPEG whose last scan stands there *more* times more."""
    data = saved(Image.new("RGB", (64, 64)), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:-2] + data[last:-2] * more + data[-2:]


def gif_canvas() -> bytes:
    data = saved(Image.new("P", (10, 10)), "GIF")
    return data[:6] + b"\xff\xff\xff\xff" + data[10:]


def bmp() -> bytes:
    head = struct.pack("<IiiHHIIiiII", 40, 50_000, 50_000, 1, 24, 0, 0, 0, 0, 0, 0)
    return b"BM" + struct.pack("<IHHI", 100, 0, 0, 54) + head


ZEROS = zlib.compress(bytes(30_000_000), 9)
BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "3,000 scans": (lambda: many_scans(3000), "lượt quét, quá mức 100"),
    "PNG of 50,000 a side": (lambda: png(50_000, 50_000), "quá 60 triệu điểm ảnh"),
    "PNG of two thousand million a side": (lambda: png(2**31 - 1, 2**31 - 1), "quá 60 triệu điểm ảnh"),
    "BMP of 50,000 a side": (bmp, "quá 60 triệu điểm ảnh"),
    "GIF with a large canvas": (gif_canvas, "quá 60 triệu điểm ảnh"),
    "WebP of 59 million pixels": (
        lambda: saved(Image.new("RGB", (16_383, 1300)), "WEBP", lossless=True, quality=0, method=0),
        "ảnh WEBP quá 20 triệu điểm ảnh",
    ),
    "zTXt": (lambda: png(20, 20, chunk(b"zTXt", b"a\0\0" + ZEROS)), "tệp hỏng"),
    "iTXt": (lambda: png(20, 20, chunk(b"iTXt", b"a\0\1\0\0\0" + ZEROS)), "tệp hỏng"),
    "iCCP": (lambda: png(20, 20, chunk(b"iCCP", b"a\0\0" + ZEROS)), "tệp hỏng"),
    "1 × 70,000": (lambda: saved(Image.new("RGB", (1, 70_000)), "PNG"), "cao gấp hơn 8000 lần bề ngang"),
    "3 × 70,000": (lambda: saved(Image.new("RGB", (3, 70_000)), "PNG"), "cao gấp hơn 8000 lần bề ngang"),
    "nothing but zeros": (lambda: bytes(1000), "không nhận ra"),
}


@pytest.mark.parametrize(("bomb", "reason"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_before_it_is_opened(bomb: Callable[[], bytes], reason: str) -> None:
    data = bomb()
    begun = time.process_time()

    with pytest.raises(Unusable, match=reason) as refused:
        develop(data, PHOTO)
    assert time.process_time() - begun < 2
    assert refused.value.cure


FINE = {
    "1 × 1": lambda: saved(Image.new("RGB", (1, 1)), "PNG"),
    "70,000 × 1": lambda: saved(Image.new("RGB", (70_000, 1)), "PNG"),
    "1 × 8,000": lambda: saved(Image.new("RGB", (1, 8000)), "PNG"),
    "hundreds of frames, GIF": lambda: frames("GIF"),
    "hundreds of frames, WebP": lambda: frames("WEBP"),
    "hundreds of frames, PNG": lambda: frames("PNG"),
    "many pictures in one": lambda: frames("MPO", 20),
    "some scans more": lambda: many_scans(50),
    "CMYK": lambda: saved(Image.new("CMYK", (30, 20)), "JPEG"),
    "grey and alpha": lambda: saved(Image.new("LA", (30, 20)), "PNG"),
    "16 bits": lambda: saved(Image.new("I;16", (30, 20)), "PNG"),
    "a TIFF by another name": lambda: saved(Image.new("RGB", (30, 20)), "TIFF"),
    "a profile of megabytes": lambda: saved(Image.new("RGB", (30, 20)), "JPEG", icc_profile=bytes(3_000_000)),
}


def frames(format_: str, count: int = 300) -> bytes:
    first, *rest = (Image.new("RGB", (30, 20), (number % 250, 0, 0)) for number in range(count))
    out = io.BytesIO()
    first.save(out, format_, save_all=True, append_images=rest)
    return out.getvalue()


@pytest.mark.parametrize("make", FINE.values(), ids=FINE)
def test_what_only_looks_like_one_is_published(make: Callable[[], bytes]) -> None:
    assert all(file.width and file.height and file.data for file in develop(make(), PHOTO))


def test_pictures_of_phones_are_published() -> None:
    """108 million pixels as JPEG: it is decoded at the size that is wanted."""
    largest = develop(saved(Image.new("L", (12_000, 9_000)), "JPEG"), PHOTO)[0]

    assert (largest.width, largest.height) == (960, 720)


def test_who_has_too_many_pixels_is_told_to_scale_down() -> None:
    with pytest.raises(Unusable) as refused:
        develop(png(50_000, 50_000), PHOTO)

    assert refused.value.cure == SCALE_DOWN


@pytest.mark.parametrize("more", [SCAN_LIMIT, 1000])
def test_scans_are_counted(more: int) -> None:
    base = saved(Image.new("RGB", (64, 64)), "JPEG", progressive=True).count(b"\xff\xda")

    assert number_of_scans(many_scans(more)) == base + more


def test_scans_of_other_pictures_in_the_file_do_not_count() -> None:
    one = saved(Image.new("RGB", (64, 64)), "JPEG", progressive=True)

    assert number_of_scans(one + many_scans(1000)) == one.count(b"\xff\xda")
