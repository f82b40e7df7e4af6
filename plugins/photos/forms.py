"""The published forms of a picture: several widths in AVIF and WebP, and one that any browser can show.

They are new pictures: nothing is in them but pixels.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from msgspec import Struct
from PIL import Image, features

from plugins.photos.reading import Unusable, read

# Of how pictures are made. Who keeps them must make them anew when it changes: count up with every change of the code
# here, in `reading`, `lettering` or `cards`. The figures below and the forms count by themselves.
VERSION = 1

HEAVY = 200_000  # bytes; above, a coarser form is tried
_LIGHTER = 1.35  # about how much lighter a picture is with each step down
TALLEST = 8_000  # px; WebP ends at 16,383, and no screen shows that much at once


class Focus(Struct, frozen=True, kw_only=True):
    """The point of a picture that a cut keeps nearest to its middle, in percent from the left and from the top."""

    x: float = 50
    y: float = 35


class Form(Struct, frozen=True, kw_only=True):
    """What is made of a picture: its *widths*, narrowest first, and that of its *fallback*.

    It is cut to *ratio*, width by height, around *focus*; with None it stays whole.
    """

    widths: tuple[int, ...]
    fallback: int
    ratio: tuple[int, int] | None = None
    focus: Focus = Focus()

    def cut(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Return the largest box of the right shape in a picture of that size, its middle as near as can be."""
        if self.ratio is None:
            return (0, 0, width, height)
        wide, high = self.ratio
        new_width = max(1, min(width, round(height * wide / high)))
        new_height = max(1, min(height, round(width * high / wide)))
        left = min(max(0, round(width * self.focus.x / 100 - new_width / 2)), width - new_width)
        top = min(max(0, round(height * self.focus.y / 100 - new_height / 2)), height - new_height)
        return (left, top, left + new_width, top + new_height)

    def sizes(self, width: int, height: int) -> tuple[tuple[int, int], ...]:
        """Return the sizes of the forms of a picture that is cut already, narrowest first. None is enlarged."""
        widest = max(1, min(width, self.widths[-1], width * TALLEST // height))
        widths = [*(one for one in self.widths if one < widest), widest]
        return tuple((one, max(1, round(height * one / width))) for one in widths)

    def scale(self, width: int, height: int) -> float:
        """Return by how much a picture of that size is scaled for its widest form."""
        left, top, right, bottom = self.cut(width, height)
        return self.sizes(right - left, bottom - top)[-1][0] / (right - left)


PHOTO = Form(widths=(480, 960, 1600), fallback=960)


def portrait(focus: Focus) -> Form:
    """Return the forms of a portrait."""
    return Form(widths=(240, 480, 960), fallback=480, ratio=(4, 5), focus=focus)


class File(Struct, frozen=True, kw_only=True):
    """A picture made anew; *name* is the hash of its bytes and its extension."""

    name: str
    media_type: str
    width: int
    height: int
    data: bytes


class _Codec(Struct, frozen=True):
    """How a format is written: its name in Pillow, and its qualities from the best on."""

    name: str
    extension: str
    media_type: str
    qualities: tuple[int, ...]
    options: dict[str, Any]


_AVIF = _Codec("AVIF", "avif", "image/avif", (54, 44, 35, 27), {"speed": 8, "max_threads": 1, "subsampling": "4:2:0"})
_WEBP = _Codec("WEBP", "webp", "image/webp", (78, 64, 50, 36), {"method": 4})
_JPEG = _Codec("JPEG", "jpg", "image/jpeg", (80, 68, 56, 44), {"optimize": True, "progressive": True})
_PNG = _Codec("PNG", "png", "image/png", (0,), {"optimize": True})

_CODECS = ("pil", "avif", "webp", "jpg", "libjpeg_turbo", "zlib", "littlecms2", "freetype2")


def recipe() -> str:
    """Return what, beside a picture and its form, decides about the bytes of its forms: our rules and the codecs."""
    codecs = (f"{name} {features.version(name)}" for name in _CODECS)
    rules = (VERSION, HEAVY, TALLEST, _AVIF, _WEBP, _JPEG, _PNG)
    return "; ".join((repr(rules), *codecs, f"pillow-heif {version('pillow-heif')}"))


def develop(data: bytes, form: Form) -> tuple[File, ...]:
    """Return the published forms of the picture in *data*: the fallback, then AVIF and WebP, each narrowest first.

    Raises Unusable for what is no picture.
    """
    image = read(data, form.scale)
    box = form.cut(*image.size)
    *smaller, largest = form.sizes(box[2] - box[0], box[3] - box[1])
    if largest[1] > TALLEST:
        raise Unusable(f"ảnh cao gấp hơn {TALLEST} lần bề ngang", "cắt bớt chiều cao của ảnh rồi thay tệp này")
    widest = _clean(image, largest, box)
    made = [*(_clean(widest, size, (0, 0, *largest)) for size in smaller), widest]  # scaling the original takes longest
    fallback = min(made, key=lambda one: (abs(one.width - form.fallback), one.width))
    return (
        _written(fallback, _PNG if fallback.mode == "RGBA" else _JPEG),
        *(_written(one, codec) for codec in (_AVIF, _WEBP) for one in made),
    )


def _clean(image: Image.Image, size: tuple[int, int], box: tuple[int, int, int, int]) -> Image.Image:
    """Return what *box* holds of *image* at *size*, as a picture that knows nothing else, for a save keeps it."""
    clean = Image.new(image.mode, size)
    clean.paste(image.resize(size, Image.Resampling.LANCZOS, box=box, reducing_gap=2))
    return clean


def _written(image: Image.Image, codec: _Codec) -> File:
    try:
        data = encoded(image, codec.name, codec.qualities, HEAVY, **codec.options)
    except (OSError, ValueError) as error:  # a codec has limits of its own
        raise Unusable(f"không làm được bản {codec.name} để đăng ({error})") from None
    name = f"{hashlib.sha256(data).hexdigest()[:20]}.{codec.extension}"
    return File(name=name, media_type=codec.media_type, width=image.width, height=image.height, data=data)


def encoded(image: Image.Image, codec: str, qualities: Sequence[int], heavy: int, **options: Any) -> bytes:
    """Return *image* as bytes, in one of *qualities*, best first, that is no heavier than *heavy*, else in the last."""
    step, last = 0, len(qualities) - 1
    while True:
        out = io.BytesIO()
        image.save(out, codec, quality=qualities[step], **options)
        size = out.tell()
        if size <= heavy or step == last:
            return out.getvalue()
        # Most of the time goes here, so what is much too heavy skips the steps that will not do.
        steps = math.log(size / max(1, heavy)) / math.log(_LIGHTER)
        step = min(last, step + max(1, int(steps)))
