"""Share cards: what stands for a page where its address is sent on; headline, kicker and site, beside the cover."""

from __future__ import annotations

import io

from msgspec import Struct
from PIL import Image, ImageDraw

from plugins.photos.forms import Focus, encoded
from plugins.photos.glyphs import drawable
from plugins.photos.lettering import Face, Lines, fitted

WIDTH, HEIGHT = 1200, 630
HEAVY = 100_000  # bytes; messengers leave out what is much heavier

GROUND, TEXT, ACCENT, GOLD = "#ffffff", "#1f1d1a", "#9c1420", "#b8892b"  # as in theme/static/css/tokens.css
_COVER = 504  # px; 4:5, as portraits are
_FOCUS = Focus(x=50, y=40)
_MARGIN = 64
_BAND = 20  # the red one at the left
_RULE = 6  # the gold one beside the cover
_QUALITIES = (80, 66, 50, 36)


class Faces(Struct, frozen=True, kw_only=True):
    """The two weights that cards are set in."""

    bold: Face
    semibold: Face

    @property
    def digest(self) -> str:
        """Return a hash of the letters."""
        return f"{self.bold.digest}{self.semibold.digest}"


class Card(Struct, frozen=True, kw_only=True):
    """What is drawn; *cover* is a picture that we made ourselves."""

    title: str
    kicker: str | None = None
    site: str
    cover: bytes | None = None


class Words(Struct, frozen=True, kw_only=True):
    """What is written on a card, in letters that its faces have.

    *lacks* are the letters of kicker and headline that they have not, in this order, each once.
    """

    title: str
    kicker: str
    site: str
    lacks: str = ""


def words(card: Card, faces: Faces) -> Words:
    """Return what is written on *card*. Where nothing is left of the headline, the name of the site takes its place."""
    title, kicker = drawable(card.title, faces.bold), drawable(card.kicker or "", faces.semibold)
    return Words(
        title=title.text or drawable(card.site, faces.bold).text,
        kicker=kicker.text,
        site=drawable(card.site, faces.semibold).text,
        lacks="".join(dict.fromkeys(kicker.lacks + title.lacks)),
    )


def draw(card: Card, faces: Faces) -> bytes:
    """Return the card as a JPEG of 1200×630 that weighs at most 100 kB if its cover lets it."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, _BAND - 1, HEIGHT), fill=ACCENT)
    right = WIDTH - _MARGIN
    if card.cover:
        image.paste(_cover(card.cover), (WIDTH - _COVER, 0))
        pen.rectangle((WIDTH - _COVER - _RULE, 0, WIDTH - _COVER - 1, HEIGHT), fill=GOLD)
        right = WIDTH - _COVER - _RULE - 44
    else:
        pen.rectangle((_BAND, 0, _BAND + _RULE - 1, HEIGHT), fill=GOLD)
    left = _BAND + _MARGIN
    width = right - left

    said = words(card, faces)
    site = fitted(said.site, faces.semibold, (28, 25), width, 72)
    foot = HEIGHT - _MARGIN - site.height + 6
    _put(pen, (left, foot), site, TEXT)
    pen.rectangle((left, foot - 26, left + 72, foot - 26 + 4), fill=GOLD)

    top = _MARGIN - 6
    if said.kicker:
        kicker = fitted(said.kicker, faces.semibold, (30, 26), width, 80)
        _put(pen, (left, top), kicker, ACCENT)
        top += kicker.height + 14
    room = foot - 26 - 28 - top
    sizes = (70, 63, 57, 52, 47, 43, 40) if card.cover else (84, 76, 68, 61, 55, 50)
    headline = fitted(said.title, faces.bold, sizes, width, room)
    _put(pen, (left, top + (0 if said.kicker else (room - headline.height) // 3)), headline, TEXT)
    return encoded(image, "JPEG", _QUALITIES, HEAVY, optimize=True, subsampling="4:4:4")  # red letters blur in less


def _put(pen: ImageDraw.ImageDraw, place: tuple[int, int], words: Lines, colour: str) -> None:
    left, top = place
    for number, line in enumerate(words.lines):
        # By the base line: letters with marks and those without then stand in one row.
        base = top + words.leading * number + round(words.leading * 0.78)
        pen.text((left, base), line, fill=colour, font=words.font, anchor="ls")


def _cover(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", (_COVER, HEIGHT))
        opened.load()
    scale = max(_COVER / opened.width, HEIGHT / opened.height)
    width, height = _COVER / scale, HEIGHT / scale
    left = min(max(0.0, opened.width * _FOCUS.x / 100 - width / 2), opened.width - width)
    top = min(max(0.0, opened.height * _FOCUS.y / 100 - height / 2), opened.height - height)
    box = (left, top, left + width, top + height)
    cut = opened.resize((_COVER, HEIGHT), Image.Resampling.LANCZOS, box=box, reducing_gap=2)
    if cut.mode != "RGBA":
        return cut.convert("RGB")
    on_white = Image.new("RGB", cut.size, GROUND)
    on_white.paste(cut, mask=cut.getchannel("A"))
    return on_white
