"""The published form of a picture: one width for now, upright, in sRGB, without metadata of any kind."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

WIDTH = 1280  # px; enough for the widest column of text on a sharp screen
PIXEL_LIMIT = 60_000_000
SIZE_LIMIT = 40 * 1024 * 1024  # bytes
JPEG_QUALITY = 82


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A picture made anew; *name* is the hash of its bytes and its extension."""

    name: str
    data: bytes
    width: int
    height: int


class Unusable(Exception):
    """Raised for a file that is no picture that we can publish; the text says why, in Vietnamese."""


def derive(data: bytes) -> Derived:
    """Return the published form of the picture in *data*."""
    if not data:
        raise Unusable("tệp rỗng")
    if len(data) > SIZE_LIMIT:
        raise Unusable(f"tệp nặng {len(data) // 2**20} MB, quá mức {SIZE_LIMIT // 2**20} MB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _derive(data)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unusable(f"quá {PIXEL_LIMIT // 10**6} triệu điểm ảnh") from None
    except UnidentifiedImageError:
        raise Unusable("không nhận ra loại ảnh") from None
    except (OSError, ValueError, SyntaxError, ImageCms.PyCMSError) as error:
        raise Unusable(f"tệp hỏng hoặc cụt ({error})") from None


def _derive(data: bytes) -> Derived:
    with Image.open(io.BytesIO(data)) as opened:
        if opened.width * opened.height > PIXEL_LIMIT:
            raise Image.DecompressionBombError
        if opened.format == "JPEG":
            opened.draft("RGB", (WIDTH, WIDTH))  # a big photo is decoded small
        opened.load()
        upright = ImageOps.exif_transpose(opened)
    image = _in_srgb(upright)
    if image.width > WIDTH:
        image = image.resize((WIDTH, max(1, round(image.height * WIDTH / image.width))), Image.Resampling.LANCZOS)
    clean = Image.new(image.mode, image.size)  # a save keeps comments and more; a new picture has none
    clean.paste(image)
    out = io.BytesIO()
    if image.mode == "RGBA":
        clean.save(out, "PNG", optimize=True)
        extension = "png"
    else:
        clean.save(out, "JPEG", quality=JPEG_QUALITY, optimize=True, progressive=True)
        extension = "jpg"
    made = out.getvalue()
    name = f"{hashlib.sha256(made).hexdigest()[:20]}.{extension}"
    return Derived(name=name, data=made, width=clean.width, height=clean.height)


def _in_srgb(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I;16") or image.mode == "I":
        image = image.point(lambda value: value / 256).convert("L")  # 16 bits a channel would be cut, not scaled
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    profile = image.info.get("icc_profile")
    if profile and image.mode in ("RGB", "CMYK", "L"):
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        if converted is not None:
            return converted
    return image.convert("RGBA" if has_alpha else "RGB")
