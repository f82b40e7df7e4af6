"""What is published of a picture: pixels in three formats and as many widths, and not one byte more."""

from __future__ import annotations

import hashlib
import io
import random

import pytest
from PIL import Image, ImageFilter

from plugins.photos import PHOTO, File, Focus, Form, develop, portrait
from plugins.photos.forms import HEAVY, encoded
from tests.photos.boxes import boxes, foreign
from tests.photos.making import CORNERS, SECRET, XMP, colours, four_corners, saved, tell_tale, with_segment

SMALL = Form(widths=(100, 200), fallback=200)  # as PHOTO, and quicker


def opened(file: File) -> Image.Image:
    return Image.open(io.BytesIO(file.data))


def photo(width: int, height: int, grain: int = 20) -> Image.Image:
    """Return a picture that is as hard to write as a photo of a crowd."""
    draw = random.Random(7)
    noise = Image.frombytes("RGB", (width // 4, height // 4), draw.randbytes(width // 4 * (height // 4) * 3))
    smooth = noise.resize((width, height), Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(3))
    fine = Image.frombytes("L", (width, height), draw.randbytes(width * height)).convert("RGB")
    return Image.blend(smooth, fine, grain / 255)


# --- nothing but pixels ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "HEIF", "TIFF"])
@pytest.mark.parametrize("alpha", [False, True], ids=["opaque", "with alpha"])
def test_no_metadata_of_any_kind_is_left(kind: str, alpha: bool) -> None:
    if alpha and kind == "JPEG":
        pytest.skip("a JPEG has no alpha")
    image = four_corners()
    if alpha:
        image = image.convert("RGBA")
        image.putalpha(Image.linear_gradient("L").resize(image.size))
    data = tell_tale(kind, image)
    assert SECRET.encode() in data, "it is there to be lost"
    for file in develop(data, SMALL):
        assert foreign(file.name, file.data) == set(), file.name
        assert not [word for word in (SECRET.encode(), b"xmpmeta", b"Exif", b"sRGB", b"lcms") if word in file.data]


@pytest.mark.parametrize(
    ("marker", "content"),
    [
        pytest.param(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP, id="XMP"),
        pytest.param(0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x05Ong A", id="IPTC"),
        pytest.param(0xEE, b"Ducky\0\x01\0\x04\0\0\0\x50", id="a maker's own"),
        pytest.param(0xFE, b"ghi chu kin", id="a comment"),
        pytest.param(0xE2, b"MPF\0 thu", id="a second picture"),
    ],
)
def test_no_segment_of_a_jpeg_is_carried_over(marker: int, content: bytes) -> None:
    data = with_segment(saved(four_corners(), "JPEG"), marker, content)

    for file in develop(data, SMALL):
        assert foreign(file.name, file.data) == set()
        assert content[-8:] not in file.data


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_the_test_sees_what_is_hidden_in_a_file(kind: str) -> None:
    """So that the tests above can fail."""
    name = {"JPEG": "a.jpg", "PNG": "a.png", "WEBP": "a.webp", "AVIF": "a.avif"}[kind]
    expected = {
        "JPEG": {"APP1", "APP2", "COM"},
        "PNG": {"tEXt", "zTXt", "iTXt", "eXIf", "iCCP"},
        "WEBP": {"EXIF", "XMP ", "ICCP", "VP8X says metadata"},
        "AVIF": {"infe:Exif", "infe:mime", "colr:prof"},
    }[kind]

    assert expected <= foreign(name, tell_tale(kind))
    assert len(list(boxes(name[2:], tell_tale(kind)))) > 5


# --- which forms -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "widths", "fallback"),
    [
        pytest.param((2000, 1000), [480, 960, 1600], 960, id="wide"),
        pytest.param((1600, 900), [480, 960, 1600], 960, id="just as wide"),
        pytest.param((1200, 800), [480, 960, 1200], 960, id="narrower than the widest"),
        pytest.param((500, 400), [480, 500], 500, id="narrow"),
        pytest.param((40, 20), [40], 40, id="tiny"),
        pytest.param((1, 1), [1], 1, id="a dot"),
        pytest.param((3000, 1), [480, 960, 1600], 960, id="a line"),
        pytest.param((300, 9000), [266], 266, id="a tower"),
    ],
)
def test_each_format_has_each_width_that_the_picture_has(
    size: tuple[int, int], widths: list[int], fallback: int
) -> None:
    plain, *better = develop(saved(Image.new("RGB", size, "#345"), "PNG"), PHOTO)

    assert (plain.media_type, plain.width) == ("image/jpeg", fallback)
    assert [(one.media_type, one.width) for one in better] == [
        *(("image/avif", width) for width in widths),
        *(("image/webp", width) for width in widths),
    ]


def test_a_file_is_what_it_says() -> None:
    for file in develop(saved(four_corners(700, 500), "JPEG"), PHOTO):
        image = opened(file)
        assert (image.size, image.get_format_mimetype()) == ((file.width, file.height), file.media_type)
        assert colours(image) == CORNERS
        assert file.name.split(".")[0] == hashlib.sha256(file.data).hexdigest()[:20]


def test_what_is_transparent_is_so_in_every_form() -> None:
    hole = four_corners().convert("RGBA")
    hole.paste((0, 0, 0, 0), (0, 0, 200, 150))
    files = develop(saved(hole, "PNG"), SMALL)

    assert {file.media_type for file in files} == {"image/png", "image/avif", "image/webp"}
    for file in files:
        image = opened(file)
        alpha = image.convert("RGBA").getchannel("A")
        assert alpha.getpixel((image.width // 4, image.height // 4)) < 8
        assert alpha.getpixel((image.width * 3 // 4, image.height // 4)) > 247


def test_where_a_picture_ends_no_colour_bleeds_in() -> None:
    """A pixel that nobody sees is often black; scaled with its neighbours it would draw a dark line."""
    half = Image.new("RGBA", (800, 800), (0, 0, 0, 0))
    half.paste((250, 240, 20, 255), (0, 0, 401, 800))
    made = opened(develop(saved(half, "PNG"), SMALL)[0])
    edge = [made.getpixel((x, 50)) for x in range(made.width)]

    assert all(min(red, green) > 225 for red, green, _, alpha in edge if alpha > 30)


# --- how heavy -------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_photo_of_a_phone_is_light_enough_at_every_width() -> None:
    files = develop(saved(photo(3000, 2000), "JPEG", quality=92), PHOTO)

    assert {file.name[-4:]: file.width for file in files if len(file.data) > HEAVY} == {}


def test_what_is_too_heavy_is_written_more_coarsely() -> None:
    image = photo(400, 300, grain=200)
    best, middle, worst = (len(encoded(image, "JPEG", (quality,), 0)) for quality in (90, 60, 30))

    assert len(encoded(image, "JPEG", (90, 60, 30), best)) == best
    assert len(encoded(image, "JPEG", (90, 60, 30), best - 1)) == middle
    assert len(encoded(image, "JPEG", (90, 60, 30), 0)) == worst


def test_the_same_picture_has_the_same_bytes() -> None:
    data = saved(photo(640, 480), "JPEG")

    assert develop(data, PHOTO) == develop(data, PHOTO)


# --- portraits -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "focus", "box"),
    [
        pytest.param((1000, 800), Focus(x=50, y=50), (180, 0, 820, 800), id="from the middle of a wide one"),
        pytest.param((1000, 800), Focus(x=0, y=50), (0, 0, 640, 800), id="from its left end"),
        pytest.param((1000, 800), Focus(x=100, y=0), (360, 0, 1000, 800), id="from its right end"),
        pytest.param((800, 2000), Focus(x=50, y=35), (0, 200, 800, 1200), id="above the middle of a high one"),
        pytest.param((800, 2000), Focus(x=50, y=100), (0, 1000, 800, 2000), id="from its foot"),
        pytest.param((800, 1000), Focus(x=3, y=97), (0, 0, 800, 1000), id="one that has the shape"),
        pytest.param((1, 1), Focus(), (0, 0, 1, 1), id="a dot"),
    ],
)
def test_a_portrait_is_cut_around_its_focus(
    size: tuple[int, int], focus: Focus, box: tuple[int, int, int, int]
) -> None:
    assert portrait(focus).cut(*size) == box


def test_a_portrait_is_four_to_five_in_every_form() -> None:
    files = develop(saved(four_corners(1600, 1200), "JPEG"), portrait(Focus(x=10, y=50)))

    assert [(one.width, one.height) for one in files] == [(480, 600), *2 * [(240, 300), (480, 600), (960, 1200)]]
    assert colours(opened(files[0])) == (CORNERS[0], CORNERS[0], CORNERS[3], CORNERS[3])


def test_the_focus_is_of_the_upright_picture() -> None:
    """The editor sees it upright, however the camera lay."""
    upright = Image.new("RGB", (600, 1500), "#ffffff")
    upright.paste((200, 0, 0), (0, 0, 600, 200))
    lying = upright.transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6
    plain = develop(saved(lying, "JPEG", exif=exif), portrait(Focus(x=50, y=0)))[0]

    assert plain.width < plain.height
    assert opened(plain).getpixel((200, 20)) == pytest.approx((200, 0, 0), abs=12)
