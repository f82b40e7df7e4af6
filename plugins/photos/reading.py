"""Reading a picture: whatever its maker wrote it in, its pixels come out upright, in sRGB, no bigger than asked for."""

from __future__ import annotations

import io
import struct
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PIL import ExifTags, Image, ImageCms, JpegImagePlugin, UnidentifiedImageError

from plugins.photos.scans import SCAN_LIMIT, number_of_scans

# How many pixels are decoded: with the memory that the codec takes for each, that is below `plugins.limits.FILE`. A
# JPEG is decoded at the size that is wanted, unless it comes in several scans: these are kept whole. Phones take 48 and
# 50 million pixels as HEIC, 108 million as JPEG.
JPEG_PIXELS = 120_000_000
PIXEL_LIMIT = 60_000_000
PIXEL_LIMITS = {"HEIF": 52_000_000, "AVIF": 40_000_000, "WEBP": 20_000_000}
SIZE_LIMIT = 40 * 1024 * 1024  # bytes

# What cameras, phones, scanners and screens write. Pillow knows forty more, some of which start other programs.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF")
FORMATS_IN_BOXES = ("AVIF", "HEIF")

# What Pillow and the codecs under it raise on a damaged file.
_DAMAGE = (
    OSError,
    ValueError,
    SyntaxError,
    RuntimeError,
    TypeError,
    ArithmeticError,
    LookupError,
    AttributeError,
    EOFError,
    struct.error,
)

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_LYING = frozenset({5, 6, 7, 8})  # width and height change places

_MODE_OF_SPACE = {"RGB": "RGB", "CMYK": "CMYK", "GRAY": "L"}
_STRIP = 256  # rows of the smaller picture that are made at a time

Scale = Callable[[int, int], float]


SAVE_ANEW = "lưu lại ảnh thành JPEG hoặc PNG rồi thay tệp này"
COPY_ANEW = "chép lại ảnh gốc vào chỗ tệp này; ảnh gốc vẫn mở xem được mà còn bị báo thì lưu lại thành JPEG hoặc PNG"
SCALE_DOWN = "thu nhỏ ảnh (bề ngang 4.000 điểm là đủ), lưu lại thành JPEG rồi thay tệp này"


class Unusable(Exception):
    """Raised for a file that is no picture that we can publish; the text says why, *cure* what to do, in Vietnamese."""

    def __init__(self, reason: str, cure: str = SAVE_ANEW) -> None:
        self.reason, self.cure = reason, cure
        super().__init__(reason, cure)

    def __str__(self) -> str:
        """Return the reason."""
        return self.reason


def read(data: bytes, scale: Scale) -> Image.Image:
    """Return the picture in *data*, `RGB`, or `RGBA` if something shows through it; raise Unusable if it is none.

    *scale* tells, of the upright width and height, by how much it will be scaled at most: decoding stops short of
    what nobody needs. What comes back is that or bigger, and never bigger than the original.
    """
    if not data:
        raise Unusable("tệp rỗng", COPY_ANEW)
    if len(data) > SIZE_LIMIT:
        raise too_heavy(len(data))
    try:
        with _quiet():
            return _read(data, scale)
    except Image.DecompressionBombError:  # above thrice of what any format may have
        raise _too_large(PIXEL_LIMIT) from None
    except UnidentifiedImageError:
        raise Unusable(_foreign(data)) from None
    except _DAMAGE:
        raise Unusable("tệp hỏng hoặc cụt", COPY_ANEW) from None


def too_heavy(size: int) -> Unusable:
    """Return why a file of *size* bytes is not read at all."""
    return Unusable(f"tệp nặng {-(-size // 2**20)} MB, quá mức {SIZE_LIMIT // 2**20} MB", SCALE_DOWN)


def _too_large(limit: int, what: str = "") -> Unusable:
    return Unusable(f"{what}quá {limit // 10**6} triệu điểm ảnh", SCALE_DOWN)


@contextmanager
def _quiet() -> Iterator[None]:
    """Have Pillow warn of nothing: what it mends is no concern of a clerk's, and pixels are counted here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _foreign(data: bytes) -> str:
    start = data[:4096].lower()
    if b"<svg" in start:
        return "tệp SVG là bản vẽ có thể mang mã chạy, không phải ảnh"
    if start.startswith(b"%pdf"):
        return "đây là tệp PDF, không phải ảnh"
    return "không nhận ra loại ảnh"


def _read(data: bytes, scale: Scale) -> Image.Image:
    formats: tuple[str, ...] = FORMATS
    if data[4:8] == b"ftyp":  # the box that begins AVIF and HEIC; a portal without them need not load the codec
        formats = FORMATS_IN_BOXES
        from pillow_heif import register_heif_opener

        register_heif_opener()
    with Image.open(io.BytesIO(data), formats=formats) as opened:
        _refuse_excess(opened, data)
        turn = _orientation(opened)
        width, height = (opened.height, opened.width) if turn in _LYING else opened.size
        share = min(1.0, scale(width, height))
        if isinstance(opened, JpegImagePlugin.JpegImageFile):  # MPO of phones, too
            opened.draft(None, (_up(opened.width * share), _up(opened.height * share)))
        decoded = opened.width
        opened.load()
        turn = _orientation(opened)  # in a PNG it may stand behind the pixels
        profile = opened.info.get("icc_profile")
        original = height if turn in _LYING else width
        image = _reduced(opened, int(decoded / (original * share)) // 2)
    del opened  # most of the memory, and what follows needs some
    for method in _TURNS.get(turn, ()):
        image = image.transpose(method)
    return _in_srgb(image, profile)


def _refuse_excess(opened: Image.Image, data: bytes) -> None:
    """Raise Unusable for a picture that would take too long, or too much memory, to decode."""
    pixels = opened.width * opened.height
    if not isinstance(opened, JpegImagePlugin.JpegImageFile):
        limit = PIXEL_LIMITS.get(str(opened.format), PIXEL_LIMIT)
        if pixels > limit:
            raise _too_large(limit, f"ảnh {opened.format} " if opened.format in PIXEL_LIMITS else "")
        return
    if pixels > JPEG_PIXELS:
        raise _too_large(JPEG_PIXELS)
    scans = number_of_scans(data)
    if scans > SCAN_LIMIT:
        raise Unusable(
            f"tệp JPEG có {scans} lượt quét, quá mức {SCAN_LIMIT}",
            "mở ảnh bằng phần mềm xem ảnh, lưu lại thành JPEG thường rồi thay tệp này",
        )
    if scans > 1 and pixels > PIXEL_LIMIT:
        raise _too_large(PIXEL_LIMIT, "ảnh JPEG hiện dần (progressive) ")


def _up(length: float) -> int:
    return max(1, int(-(-length // 1)))


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held; one that wrote nonsense held it upright."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except _DAMAGE:
        return 1


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """Return *image* as channels, *factor* times smaller: in strips, for a copy of the whole could be a quarter GB."""
    if factor < 2:
        return _channels(image)
    strip = _STRIP * factor
    small = None
    for top in range(0, image.height, strip):
        piece = _channels(image.crop((0, top, image.width, min(top + strip, image.height)))).reduce(factor)
        small = small or Image.new(piece.mode, (piece.width, -(-image.height // factor)))
        small.paste(piece, (0, top // factor))
    assert small is not None
    return small


def _channels(image: Image.Image) -> Image.Image:
    """Return *image* in a mode that can be scaled: `L`, `LA`, `RGB`, `RGBA` or `CMYK`."""
    if image.mode.startswith("I") or image.mode == "F":
        wide = image.convert("I") if image.mode != "F" else image
        return wide.point(lambda value: value / 256).convert("L")  # 16 bits a channel would be cut, not scaled
    if image.mode in ("RGBA", "LA") or (image.mode in ("RGB", "L", "CMYK") and "transparency" not in image.info):
        return image
    if image.mode == "1" and "transparency" not in image.info:
        return image.convert("L")
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    alpha = image.getchannel("A") if image.mode in ("LA", "RGBA") else None
    opaque = image.convert(image.mode[:-1]) if alpha else image
    colours = (_converted(opaque, profile) if profile else None) or opaque.convert("RGB")
    if alpha and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return *image* in sRGB by its *profile*; None for a profile that is damaged or not of such an image."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if _MODE_OF_SPACE.get(source.profile.xcolor_space.strip()) != image.mode:
            return None
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, *_DAMAGE):
        return None
