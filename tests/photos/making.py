"""Pictures as people send them, made for tests."""

from __future__ import annotations

import io
from functools import cache

from PIL import ExifTags, Image, ImageCms, ImageDraw

SECRET = "May cua ong A"  # ASCII: TIFF knows no other
CORNERS = ((220, 30, 30), (30, 160, 40), (40, 60, 210), (230, 200, 40))  # red, green, blue, yellow; clockwise


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    """Return *image* as a file of *kind*."""
    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


@cache
def four_corners(width: int = 400, height: int = 300) -> Image.Image:
    """Return a picture that shows how it is turned: each quarter has a colour of its own."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    middle = (width // 2, height // 2)
    for colour, (left, top) in zip(CORNERS, ((0, 0), (middle[0], 0), middle, (0, middle[1])), strict=True):
        draw.rectangle((left, top, left + middle[0], top + middle[1]), fill=colour)
    return image


def colours(image: Image.Image) -> tuple[tuple[int, int, int], ...]:
    """Return which of the four colours is in each corner, clockwise from the upper left."""
    image = image.convert("RGB")
    width, height = image.size
    places = ((0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75))
    pixels = [image.getpixel((int(width * x), int(height * y))) for x, y in places]
    return tuple(min(CORNERS, key=lambda one: sum((a - b) ** 2 for a, b in zip(one, p, strict=True))) for p in pixels)


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: who, where, a thumbnail's worth."""
    made = Image.Exif()
    made[ExifTags.Base.ImageDescription] = SECRET
    made[ExifTags.Base.Artist] = SECRET
    made[ExifTags.Base.Orientation] = orientation
    gps = made.get_ifd(ExifTags.IFD.GPSInfo)
    gps[1], gps[2], gps[3], gps[4] = "N", (16.0, 4.0, 12.0), "E", (108.0, 13.0, 5.0)
    return made


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>{SECRET}</dc:creator></x:xmpmeta>".encode()


def profile(name: str = "sRGB") -> bytes:
    """Return a colour profile; its text names its maker."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()  # type: ignore[arg-type]


def tell_tale(kind: str, image: Image.Image | None = None, orientation: int = 1) -> bytes:
    """Return a file of *kind* with every metadata that Pillow can put into one."""
    image = image or four_corners()
    options: dict[str, object] = {"exif": exif(orientation)}
    if kind in ("JPEG", "WEBP", "AVIF", "HEIF", "PNG"):
        options["icc_profile"] = profile()
    if kind in ("JPEG", "WEBP", "AVIF", "HEIF"):
        options["xmp"] = XMP
    if kind == "JPEG":
        options["comment"] = SECRET.encode()
    if kind == "PNG":
        from PIL.PngImagePlugin import PngInfo

        text = PngInfo()
        text.add_text("Author", SECRET)
        text.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
        text.add_text("Comment", SECRET, zip=True)
        options["pnginfo"] = text
    return saved(image, kind, **options)


def with_segment(jpeg: bytes, marker: int, content: bytes) -> bytes:
    """Return a JPEG with one more segment after its start."""
    return jpeg[:2] + bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content + jpeg[2:]
