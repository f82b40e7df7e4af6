"""Draw the pictures of the sample portal into content/images/.

Flat, calm illustrations: no emblem, no real person, no text. Drawn at twice the size and reduced, so that edges are smooth;
the same run gives the same picture. Usage: python docs/pictures/make_sample_pictures.py [FOLDER]
"""

from __future__ import annotations

import math
import random
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Point = tuple[float, float]

SCALE = 2
LANDSCAPE = (1600, 1067)
PORTRAIT = (1200, 1500)
DEFAULT_FOLDER = Path(__file__).parents[2] / "content" / "images"


def rgb(code: str) -> Colour:
    """Return the colour of a six-digit hexadecimal *code*."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(one: Colour, other: Colour, part: float) -> Colour:
    """Return *one* moved towards *other* by *part*, 0 to 1."""
    return tuple(round(a + (b - a) * part) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]


class Canvas:
    """A picture in the making, in the coordinates of the finished one."""

    def __init__(self, size: tuple[int, int], stops: list[str]) -> None:
        self.size = size
        self.image = self._gradient(size, [rgb(code) for code in stops])
        self.draw = ImageDraw.Draw(self.image, "RGBA")

    @staticmethod
    def _gradient(size: tuple[int, int], stops: list[Colour]) -> Image.Image:
        rows = 512
        column = Image.new("RGB", (1, rows))
        for row in range(rows):
            place = row / (rows - 1) * (len(stops) - 1)
            index = min(int(place), len(stops) - 2)
            column.putpixel((0, row), mix(stops[index], stops[index + 1], place - index))
        return column.resize((size[0] * SCALE, size[1] * SCALE), Image.Resampling.BICUBIC)

    def polygon(self, points: list[Point], fill: str, alpha: int = 255) -> None:
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=(*rgb(fill), alpha))

    def box(
        self, x: float, y: float, width: float, height: float, fill: str, radius: float = 0, alpha: int = 255
    ) -> None:
        corners = (x * SCALE, y * SCALE, (x + width) * SCALE, (y + height) * SCALE)
        self.draw.rounded_rectangle(corners, radius=radius * SCALE, fill=(*rgb(fill), alpha))

    def disc(self, x: float, y: float, radius: float, fill: str, alpha: int = 255, tall: float = 1) -> None:
        corners = ((x - radius) * SCALE, (y - radius * tall) * SCALE, (x + radius) * SCALE, (y + radius * tall) * SCALE)
        self.draw.ellipse(corners, fill=(*rgb(fill), alpha))

    def line(self, points: list[Point], fill: str, width: float, alpha: int = 255) -> None:
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.draw.line(scaled, fill=(*rgb(fill), alpha), width=round(width * SCALE), joint="curve")

    def glow(self, x: float, y: float, radius: float, fill: str, alpha: int) -> None:
        """Lay a soft light over the picture."""
        small = (self.size[0] // 4, self.size[1] // 4)
        mask = Image.new("L", small, 0)
        ImageDraw.Draw(mask).ellipse(
            ((x - radius) / 4, (y - radius) / 4, (x + radius) / 4, (y + radius) / 4), fill=alpha
        )
        mask = mask.filter(ImageFilter.GaussianBlur(radius / 10)).resize(self.image.size, Image.Resampling.BICUBIC)
        self.image.paste(Image.new("RGB", self.image.size, rgb(fill)), (0, 0), mask)

    def finished(self) -> Image.Image:
        return self.image.resize(self.size, Image.Resampling.LANCZOS)


def ridge(width: float, base: float, waves: list[tuple[float, float, float]], floor: float) -> list[Point]:
    """Return a hilly outline: *waves* are (height, length, shift); closed along *floor*."""
    top = [
        (x, base + sum(height * math.sin(x / length + shift) for height, length, shift in waves))
        for x in range(-20, int(width) + 21, 10)
    ]
    return [*top, (width + 20, floor), (-20, floor)]


def person(
    canvas: Canvas, x: float, feet: float, height: float, fill: str, *, head: str | None = None, arms: str = "down"
) -> None:
    """A standing figure; *arms* `down`, or `holding` something before the chest."""
    unit = height / 8
    canvas.box(x - unit * 0.62, feet - unit * 3.9, unit * 0.56, unit * 3.9, fill, unit * 0.2)
    canvas.box(x + unit * 0.06, feet - unit * 3.9, unit * 0.56, unit * 3.9, fill, unit * 0.2)
    canvas.box(x - unit * 0.95, feet - unit * 6.6, unit * 1.9, unit * 3.6, fill, unit * 0.6)
    canvas.box(x - unit * 0.22, feet - unit * 7.0, unit * 0.44, unit * 0.8, head or fill)
    canvas.disc(x, feet - unit * 7.4, unit * 0.56, head or fill, tall=1.15)
    if head:
        canvas.disc(x, feet - unit * 7.68, unit * 0.6, "2a2320", tall=0.72)
    if arms == "down":
        canvas.box(x - unit * 1.22, feet - unit * 6.4, unit * 0.44, unit * 3.0, fill, unit * 0.22)
        canvas.box(x + unit * 0.78, feet - unit * 6.4, unit * 0.44, unit * 3.0, fill, unit * 0.22)
    else:
        canvas.line(
            [(x - unit * 0.95, feet - unit * 6.2), (x - unit * 1.15, feet - unit * 4.9), (x, feet - unit * 4.7)],
            fill,
            unit * 0.42,
        )
        canvas.line(
            [(x + unit * 0.95, feet - unit * 6.2), (x + unit * 1.15, feet - unit * 4.9), (x, feet - unit * 4.7)],
            fill,
            unit * 0.42,
        )


def seated(canvas: Canvas, x: float, y: float, size: float, fill: str) -> None:
    """Head and shoulders from behind; *y* is where the shoulders are cut."""
    canvas.box(x - size * 0.9, y - size * 1.1, size * 1.8, size * 1.5, fill, size * 0.55)
    canvas.disc(x, y - size * 1.6, size * 0.5, fill, tall=1.15)


def conference_hall() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["8c2f2f", "b5543f", "7b3b33"])
    for index in range(32):
        x = index * 50
        canvas.box(x, 0, 25, 560, "6d2226" if index % 2 else "7c2a2b", alpha=150)
    canvas.glow(800, 300, 520, "ffd9a0", 150)
    canvas.box(430, 130, 740, 290, "fdf3e1", 10)
    canvas.box(450, 150, 700, 250, "f6e3c2", 6)
    for index, width in enumerate((420, 520, 300)):
        canvas.box(800 - width / 2, 205 + index * 55, width, 22, "b5543f", 11, 200)
    canvas.box(0, 540, 1600, 140, "8a5a3a")
    canvas.box(0, 540, 1600, 12, "a8744c")
    for x in (560, 680, 800, 920, 1040):
        person(canvas, x, 640, 215, "2d3e55", head="e0b795")
    canvas.box(470, 545, 660, 105, "c99a62", 6)
    canvas.box(470, 545, 660, 16, "e0b57c", 6)
    canvas.box(215, 480, 120, 170, "c99a62", 6)
    canvas.box(200, 466, 150, 20, "e0b57c", 6)
    canvas.box(0, 672, 1600, 400, "4a2a2a")
    for row, (size, y, shade) in enumerate(((46, 780, "5b3434"), (58, 890, "452729"), (74, 1040, "301b1f"))):
        step = size * 2.5
        start = (step / 2 if row % 2 else 0) - 20
        for index in range(int(1700 / step) + 1):
            seated(canvas, start + index * step, y, size, shade)
        canvas.box(0, y + size * 0.2, 1600, 400, shade)
    return canvas.finished()


def rows_of_flags() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["8ec5e6", "cfe6f0", "fbeed3"])
    canvas.glow(1250, 240, 300, "fff6d8", 220)
    canvas.polygon(ridge(1600, 800, [(30, 260, 0.5), (14, 90, 2)], 1067), "9dbfae")
    canvas.polygon(ridge(1600, 880, [(18, 340, 1.4)], 1067), "6f9e86")
    canvas.box(0, 930, 1600, 140, "e7dcc6")
    for row, (count, top, height, shade) in enumerate(((11, 380, 470, "d86a52"), (8, 280, 620, "c23b30"))):
        for index in range(count):
            x = 70 + index * (1520 / count) + row * 40
            foot = 930 + row * 60
            canvas.box(x - 4 - row * 2, top, 8 + row * 4, foot - top, "8c8579" if row == 0 else "6d665c", 4)
            canvas.disc(x, top - 6, 10 + row * 3, "e7b84a")
            width, drop = 88 + row * 46, 62 + row * 34
            wave = [(x + 4 + width * part / 20, top + 8 + 9 * math.sin(part / 20 * 6 + index)) for part in range(21)]
            canvas.polygon([*wave, *[(px, py + drop) for px, py in reversed(wave)]], shade)
            canvas.polygon([*wave[:11], *[(px, py + drop) for px, py in reversed(wave[:11])]], "ffffff", 26)
            canvas.line([(px, py + drop - 6) for px, py in wave], "f0c75e", 5 + row * 2)
    return canvas.finished()


def case_files() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["dfe7e6", "eef1ea", "d9d2c2"])
    canvas.box(0, 0, 430, 800, "cbd8d6")
    for index in range(5):
        canvas.box(40, 60 + index * 150, 350, 12, "aebfbd")
        for place in range(9):
            height = 84 + (place * 37 + index * 53) % 34
            colours = ("8fa8a6", "b9897a", "7f97a8", "c4ab7d")
            canvas.box(50 + place * 37, 60 + index * 150 - height, 30, height, colours[(place + index) % 4], 3)
    canvas.box(0, 800, 1600, 267, "a9805a")
    canvas.box(0, 800, 1600, 14, "c39a72")
    stacks = ((560, 11, 330), (900, 17, 340), (1250, 7, 300))
    palette = ("c9a468", "d9c08d", "9c6b4f", "e6d6b4", "7e8f86", "b65e4c")
    chance = random.Random(7)
    for x, count, width in stacks:
        y = 812.0
        for index in range(count):
            thick = chance.choice((22, 28, 34))
            shift = chance.uniform(-14, 14)
            y -= thick
            colour = palette[(index * 5 + int(x)) % len(palette)]
            canvas.box(x - width / 2 + shift, y, width, thick - 3, colour, 5)
            canvas.box(x - width / 2 + shift + 12, y + thick * 0.34, width - 16, thick * 0.26, "fdf8ea", 2, 190)
        canvas.polygon([(x - 20, y), (x + 14, y), (x + 14, 812), (x - 20, 812)], "8e3b34", 170)
    canvas.polygon([(520, 900), (1010, 900), (1080, 1010), (470, 1010)], "fbf7ec")
    for index in range(4):
        canvas.line([(545 - index * 10, 922 + index * 22), (960 + index * 12, 922 + index * 22)], "b9b4a6", 5)
    canvas.line([(1090, 990), (1250, 905)], "2f4858", 12)
    canvas.line([(1236, 912), (1262, 898)], "d8b25c", 12)
    canvas.glow(1350, 120, 380, "fff7df", 150)
    return canvas.finished()


def courthouse() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["294a6d", "7f9db5", "f2c99b"])
    canvas.glow(800, 640, 460, "ffe2ae", 170)
    for x, y, size in (
        (230, 210, 70),
        (330, 190, 90),
        (430, 222, 60),
        (1180, 150, 60),
        (1270, 132, 84),
        (1360, 160, 56),
    ):
        canvas.disc(x, y, size, "ffffff", 40, 0.42)
    canvas.polygon(ridge(1600, 800, [(20, 120, 0), (12, 45, 1)], 1067), "50697c")
    canvas.box(330, 470, 940, 400, "24374a")
    canvas.polygon([(290, 470), (1310, 470), (1200, 400), (400, 400)], "1c2c3c")
    canvas.polygon([(540, 400), (1060, 400), (800, 268)], "24374a")
    canvas.polygon([(610, 388), (990, 388), (800, 292)], "2f475d")
    canvas.box(796, 130, 8, 150, "1c2c3c")
    canvas.polygon([(804, 134), (900, 146), (904, 196), (804, 190)], "c4402f")
    for index in range(8):
        canvas.box(392 + index * 112, 500, 32, 330, "3b566e", 4)
        canvas.box(384 + index * 112, 492, 48, 16, "4a6780")
        canvas.box(384 + index * 112, 822, 48, 16, "4a6780")
    for index in range(7):
        if index == 3:
            canvas.box(446 + index * 112, 610, 58, 228, "ffd48a", 4)
        else:
            for row in range(2):
                canvas.box(450 + index * 112, 545 + row * 140, 46, 86, "f6cf90" if (index + row) % 3 else "57718a", 4)
    for step in range(5):
        canvas.box(300 - step * 40, 858 + step * 26, 1000 + step * 80, 28, ("5b6f80", "6b7f8f")[step % 2])
    canvas.box(0, 985, 1600, 90, "33485a")
    for x in (110, 220, 1390, 1500):
        canvas.box(x - 7, 760, 14, 240, "1d2b33")
        for dx, dy, size in ((0, 700, 62), (-36, 742, 48), (36, 742, 48)):
            canvas.disc(x + dx, dy, size, "22413c")
    return canvas.finished()


def rice_field() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["51558f", "d9796b", "fbc574", "fbe3a6"])
    canvas.glow(1010, 520, 330, "fff0bd", 200)
    canvas.disc(1010, 520, 92, "fff3cf")
    canvas.polygon(ridge(1600, 560, [(46, 170, 0.8), (18, 66, 2)], 1067), "7c5a7f")
    canvas.polygon(ridge(1600, 605, [(24, 210, 2.4), (9, 60, 0)], 1067), "5d4a6d")
    canvas.box(0, 640, 1600, 430, "8f9a45")
    horizon = 640
    vanish = 900
    bands = ("9fa84a", "b9b14f", "87933f", "c8bb59", "7a8a3c")
    for index in range(-16, 17):
        left = vanish + index * 24
        canvas.polygon(
            [(left, horizon), (left + 24, horizon), (vanish + (index + 1) * 230, 1067), (vanish + index * 230, 1067)],
            bands[index % 5],
        )
    for index, depth in enumerate((668, 712, 776, 868, 990)):
        canvas.polygon(
            [(0, depth), (1600, depth - 8), (1600, depth - 3 + index * 2), (0, depth + 6 + index * 4)], "f6d487", 140
        )
    chance = random.Random(3)
    for _ in range(520):
        y = chance.uniform(690, 1060)
        x = chance.uniform(0, 1600)
        long = (y - 640) * 0.075
        canvas.line(
            [(x, y), (x + chance.uniform(-4, 4), y - long)], chance.choice(("5f7033", "e2d37a", "6d7f38")), 2.4, 170
        )
    for x, y, size in ((300, 640, 1.0), (360, 644, 0.8), (1340, 642, 0.9)):
        canvas.line([(x, y), (x + 8 * size, y - 92 * size)], "33304a", 9 * size)
        for turn in range(7):
            angle = math.pi * (0.05 + turn * 0.15)
            canvas.line(
                [
                    (x + 8 * size, y - 92 * size),
                    (x + 8 * size + math.cos(angle) * 46 * size, y - 92 * size - math.sin(angle) * 34 * size),
                    (
                        x + 8 * size + math.cos(angle) * 70 * size,
                        y - 92 * size - math.sin(angle) * 22 * size + 12 * size,
                    ),
                ],
                "33304a",
                7 * size,
            )
    for x, y in ((620, 250), (676, 228), (735, 262), (565, 285)):
        canvas.line([(x - 22, y - 8), (x - 8, y - 14), (x, y), (x + 8, y - 14), (x + 22, y - 8)], "fff1df", 4)
    return canvas.finished()


def handshake() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["f4e6cf", "efd3ae", "d8a879"])
    canvas.glow(800, 420, 480, "fffaf0", 210)
    canvas.box(120, 110, 420, 470, "e8c79d", 8, 130)
    canvas.box(1060, 110, 420, 470, "e8c79d", 8, 130)
    for x in (120, 1060):
        for index in range(1, 3):
            canvas.box(x + index * 140 - 4, 110, 8, 470, "f4e6cf", alpha=180)
        canvas.box(x, 340, 420, 8, "f4e6cf", alpha=180)
    canvas.box(0, 900, 1600, 170, "b98a61")
    for side, shade, skin in ((-1, "2c4a63", "d9a884"), (1, "6f2f33", "c99673")):
        centre = 800 + side * 330
        canvas.box(centre - 150, 470, 300, 620, shade, 110)
        canvas.box(centre - 40, 390, 80, 120, skin, 30)
        canvas.disc(centre, 330, 92, skin, tall=1.18)
        canvas.disc(centre + side * 14, 288, 98, "2b2622", tall=0.82)
        canvas.disc(centre - side * 18, 350, 82, skin, tall=1.05)
        canvas.polygon([(centre - 34, 480), (centre + 34, 480), (centre, 600)], "fdfaf3")
        canvas.polygon(
            [(centre - 10, 500), (centre + 10, 500), (centre + 16, 620), (centre, 650), (centre - 16, 620)],
            "c2473a" if side < 0 else "31526b",
        )
        shoulder, elbow, wrist = (centre - side * 96, 560), (centre - side * 150, 735), (800 + side * 50, 700)
        canvas.line([shoulder, elbow, wrist], shade, 84)
        canvas.disc(*shoulder, 42, shade)
        canvas.disc(*elbow, 42, shade)
        canvas.line([(800 + side * 92, 706), (800 + side * 64, 702)], "fdfaf3", 74)
    canvas.box(735, 666, 120, 66, "d9a884", 30)
    canvas.box(752, 660, 112, 64, "c99673", 30)
    for index in range(4):
        canvas.line([(768 + index * 22, 668), (760 + index * 22, 718)], "a87556", 4, 200)
    return canvas.finished()


def prize_stage() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["1f2450", "3b3f7d", "6b4f86"])
    for x, lean in ((260, 180), (620, 80), (980, -80), (1340, -180)):
        canvas.polygon([(x - 18, 0), (x + 18, 0), (x + lean + 190, 820), (x + lean - 190, 820)], "ffe9b8", 34)
    canvas.glow(800, 560, 470, "ffdf9e", 110)
    chance = random.Random(11)
    for _ in range(150):
        x, y, size = chance.uniform(0, 1600), chance.uniform(20, 520), chance.uniform(3, 8)
        canvas.disc(x, y, size, chance.choice(("f2c14e", "f6e7c1", "e07a5f", "81b29a")), 190)
    canvas.box(0, 800, 1600, 270, "2a1f3d")
    canvas.polygon([(140, 800), (1460, 800), (1560, 870), (40, 870)], "8e4f4a")
    canvas.box(40, 868, 1520, 34, "6f3b3a")
    for index in range(9):
        x = 320 + index * 120
        height = 330 + (index * 17) % 34
        person(
            canvas,
            x,
            842,
            height,
            ("f0e2cf", "e8d6c2")[index % 2] if index in (1, 4, 7) else ("24365c", "3a2c52")[index % 2],
            head="d8a988",
            arms="holding",
        )
        canvas.box(x - 34, 842 - height * 0.66, 68, 50, "f2c14e", 4)
        canvas.box(x - 26, 842 - height * 0.66 + 8, 52, 34, "fff3d6", 2)
    canvas.box(0, 985, 1600, 90, "150f22")
    for index in range(15):
        seated(canvas, 40 + index * 112, 1010, 48, "150f22")
    return canvas.finished()


def video_meeting() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["c9d6df", "dfe6e9", "b7a894"])
    canvas.box(180, 90, 1240, 600, "26323d", 18)
    canvas.box(204, 114, 1192, 552, "10202c", 8)
    backs = ("3e6c78", "7a5a4e", "4d6a4b", "5a5480", "8a6d3b", "39596e")
    coats = ("1f3b52", "52333b", "27433a", "332f57", "54401f", "203a4c")
    for row in range(3):
        for column in range(4):
            index = row * 4 + column
            x, y = 216 + column * 295, 126 + row * 180
            canvas.box(x, y, 285, 170, backs[index % 6], 6)
            canvas.box(x + 12, y + 14, 70, 60, "ffffff", 4, 26)
            canvas.box(x + 82, y + 104, 120, 66, coats[index % 6], 30)
            canvas.box(x + 62, y + 148, 160, 22, "c9a97c")
            canvas.disc(x + 142, y + 76, 27, ("e0b795", "cf9f7d")[index % 2], tall=1.15)
            canvas.disc(x + 142, y + 60, 28, "2a2320", tall=0.62)
    canvas.box(511, 306, 285, 170, "f2c14e", 6, 0)
    canvas.line([(511, 306), (796, 306), (796, 476), (511, 476), (511, 306)], "f2c14e", 6)
    canvas.polygon([(120, 800), (1480, 800), (1640, 1067), (-40, 1067)], "8c6746")
    canvas.polygon([(120, 800), (1480, 800), (1488, 814), (112, 814)], "b08a64")
    for x in (330, 640, 960, 1270):
        canvas.polygon([(x - 66, 850), (x + 66, 850), (x + 80, 900), (x - 80, 900)], "fbf6ea")
        canvas.line([(x - 46, 866), (x + 46, 866)], "b9b4a6", 4)
        canvas.line([(x - 50, 880), (x + 50, 880)], "b9b4a6", 4)
        canvas.disc(x + 118, 868, 16, "dfe9ec", tall=0.5)
        canvas.box(x + 102, 830, 32, 40, "dfe9ec", 4, 200)
    for x in (170, 490, 800, 1110, 1430):
        seated(canvas, x, 1070, 92, "2b3640")
    return canvas.finished()


def mountains() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["f6d9c0", "e9e0d2", "c7d6d4"])
    canvas.disc(430, 300, 80, "fff6e4")
    canvas.glow(430, 300, 260, "fff2d6", 130)
    layers = (
        (470, "b7c7cb", [(70, 150, 0), (28, 47, 1.2)]),
        (560, "94adb3", [(66, 190, 2.2), (24, 59, 0)]),
        (660, "6d8e92", [(58, 230, 4.0), (20, 63, 2)]),
        (770, "47706c", [(44, 210, 0.4), (14, 51, 1)]),
    )
    for base, colour, waves in layers:
        canvas.polygon(ridge(1600, base, waves, 1067), colour)
        for offset in range(6):
            canvas.polygon(ridge(1600, base + 90 + offset * 9, [(16, 260, 1 + offset * 0.1)], base + 190), "f1efe6", 16)
    canvas.polygon(ridge(1600, 880, [(26, 300, 1)], 1067), "2f544c")
    for index in range(6):
        y = 905 + index * 28
        canvas.line(
            [(x, y + 14 * math.sin(x / 210 + index * 0.3)) for x in range(-20, 1641, 20)],
            "8fae74",
            9 - index * 0.6,
            190,
        )
    for x, y, size in ((980, 830, 1.0), (1090, 850, 1.2), (1210, 836, 0.9), (850, 852, 0.9)):
        canvas.box(x - 40 * size, y, 80 * size, 46 * size, "7a5238")
        canvas.polygon(
            [
                (x - 62 * size, y + 4),
                (x + 62 * size, y + 4),
                (x + 34 * size, y - 46 * size),
                (x - 34 * size, y - 46 * size),
            ],
            "4b3630",
        )
        canvas.box(x - 10 * size, y + 14 * size, 20 * size, 32 * size, "f6cf90")
        canvas.line(
            [(x - 20 * size, y - 50 * size), (x - 28 * size, y - 96 * size), (x - 14 * size, y - 130 * size)],
            "ffffff",
            9 * size,
            70,
        )
    return canvas.finished()


def bridge() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["18314f", "355f86", "8fb0c0", "e6c8a8"])
    canvas.glow(800, 640, 420, "ffe4be", 110)
    chance = random.Random(5)
    for index in range(46):
        width, height = chance.uniform(26, 56), chance.uniform(60, 250)
        x = index * 36 - 20
        canvas.box(x, 690 - height, width, height, ("2b4762", "35546f", "23394f")[index % 3])
        for _ in range(int(height / 30)):
            canvas.box(
                x + chance.uniform(4, width - 10), 690 - chance.uniform(10, height - 8), 5, 7, "ffdf9b", alpha=200
            )
    canvas.box(0, 690, 1600, 380, "1f3f5c")
    for index in range(40):
        y = 706 + index * 9
        canvas.line([(chance.uniform(0, 1500), y), (chance.uniform(100, 1600), y)], "8fb6c9", 2, 46)
    for x in (430, 1170):
        canvas.polygon([(x - 16, 780), (x + 16, 780), (x + 7, 230), (x - 7, 230)], "f3e7d3")
        for cable in range(1, 12):
            for side in (-1, 1):
                canvas.line([(x, 240 + cable * 14), (x + side * cable * 31, 694)], "f3e7d3", 3, 210)
        canvas.box(x - 10, 790, 20, 190, "ffd9a0", 8, 46)
    canvas.box(-10, 690, 1620, 22, "f3e7d3")
    canvas.box(-10, 712, 1620, 12, "b9a88f")
    for x in range(30, 1600, 80):
        canvas.line([(x, 690), (x, 662)], "e9d9bf", 4)
        canvas.disc(x, 658, 6, "fff0c4")
        canvas.box(x - 3, 740, 6, chance.uniform(60, 150), "ffe6b0", 3, 90)
    canvas.polygon([(560, 880), (700, 880), (676, 916), (584, 916)], "12283b")
    canvas.polygon([(626, 800), (626, 872), (690, 872)], "e7d8c0")
    canvas.polygon([(618, 816), (618, 872), (576, 872)], "d2bf9f")
    return canvas.finished()


def desk() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["e9efe9", "dbe6df", "c6d3c8"])
    canvas.box(930, 80, 520, 520, "b9d6dd", 6)
    canvas.polygon([(930, 600), (930, 460), (1060, 400), (1190, 470), (1320, 380), (1450, 450), (1450, 600)], "8fb59b")
    for x in (930, 1186, 1442):
        canvas.box(x, 80, 12, 520, "f8faf5")
    canvas.box(920, 330, 540, 12, "f8faf5")
    canvas.box(0, 740, 1600, 330, "b98b63")
    canvas.box(0, 740, 1600, 16, "d3a67e")
    canvas.box(470, 400, 520, 330, "2f3d47", 16)
    canvas.box(490, 420, 480, 284, "f4f8f6", 6)
    bars = (90, 150, 120, 190, 170, 220)
    for index, height in enumerate(bars):
        canvas.box(532 + index * 42, 680 - height, 26, height, "3d7c74" if index != 3 else "d99a3d", 3)
    for index in range(4):
        canvas.box(804, 470 + index * 44, (140, 110, 128, 90)[index], 14, "b6c4be", 7)
    canvas.polygon([(430, 752), (1030, 752), (1090, 800), (370, 800)], "44545f")
    canvas.polygon([(452, 760), (1008, 760), (1040, 788), (420, 788)], "6b7d88")
    canvas.line([(220, 752), (260, 520), (400, 380)], "45525a", 16)
    canvas.disc(260, 520, 15, "d8a144")
    canvas.polygon([(372, 330), (470, 420), (420, 470), (330, 386)], "d8a144")
    canvas.glow(520, 560, 200, "fff2c7", 70)
    canvas.box(140, 744, 190, 22, "45525a", 10)
    for index, colour in enumerate(("7f97a8", "b65e4c", "d9c08d")):
        canvas.box(1170 - index * 6, 716 - index * 34, 290 + index * 8, 32, colour, 5)
        canvas.box(1186 - index * 6, 726 - index * 34, 268, 9, "fbf7ec", 2)
    canvas.box(1250, 560, 66, 88, "f4efe4", 8)
    canvas.line([(1316, 580), (1346, 592), (1344, 622), (1314, 632)], "f4efe4", 10)
    canvas.polygon([(610, 860), (930, 850), (990, 960), (640, 975)], "fdfbf3")
    for index in range(4):
        canvas.line([(650 + index * 8, 882 + index * 21), (905 + index * 12, 874 + index * 21)], "c1bcae", 5)
    canvas.line([(1010, 950), (1150, 890)], "2f4858", 11)
    return canvas.finished()


def village_road() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["9fd0e2", "d3ebea", "f5f0d8"])
    for x, y, size in ((260, 180, 90), (350, 160, 110), (460, 196, 80), (1120, 240, 70), (1200, 222, 92)):
        canvas.disc(x, y, size, "ffffff", 150, 0.4)
    canvas.polygon(ridge(1600, 520, [(40, 190, 0), (16, 70, 1)], 1067), "93bfa6")
    canvas.polygon(ridge(1600, 580, [(20, 150, 2)], 1067), "6fa784")
    canvas.box(0, 630, 1600, 440, "86b356")
    for index in range(12):
        canvas.polygon(
            [(0, 655 + index * 36), (1600, 640 + index * 38), (1600, 650 + index * 38), (0, 666 + index * 36)],
            "a4c96b",
            120,
        )
    canvas.polygon([(770, 630), (830, 630), (1230, 1067), (370, 1067)], "dcd6c8")
    canvas.polygon([(770, 630), (776, 630), (420, 1067), (370, 1067)], "f3efe4")
    canvas.polygon([(824, 630), (830, 630), (1230, 1067), (1180, 1067)], "f3efe4")
    for index in range(6):
        y = 660 + index * index * 14
        size = 3 + index * 2.2
        canvas.polygon(
            [(800 - size, y), (800 + size, y), (800 + size * 1.3, y + size * 5), (800 - size * 1.3, y + size * 5)],
            "ffffff",
            170,
        )
    for x, y, size, roof in (
        (250, 560, 1.2, "b8543f"),
        (470, 590, 0.9, "c46a4c"),
        (1130, 588, 0.9, "a94a3b"),
        (1370, 556, 1.3, "c46a4c"),
    ):
        canvas.box(x - 80 * size, y, 160 * size, 90 * size, "f6ead2")
        canvas.polygon(
            [
                (x - 100 * size, y + 4),
                (x + 100 * size, y + 4),
                (x + 60 * size, y - 60 * size),
                (x - 60 * size, y - 60 * size),
            ],
            roof,
        )
        canvas.box(x - 16 * size, y + 36 * size, 32 * size, 54 * size, "7a5a45")
        canvas.box(x + 30 * size, y + 28 * size, 32 * size, 30 * size, "88b4bd")
        canvas.disc(x - 120 * size, y + 24 * size, 44 * size, "4f8a55")
        canvas.box(x - 124 * size, y + 50 * size, 8 * size, 40 * size, "5c4535")
    for index, (y, gap) in enumerate(((700, 120), (790, 220), (930, 380))):
        height = 120 + index * 90
        for side in (-1, 1):
            x = 800 + side * gap
            canvas.line([(x, y), (x, y - height)], "5b6670", 6 + index * 3)
            canvas.line([(x, y - height), (x - side * (26 + index * 18), y - height - 8)], "5b6670", 5 + index * 2)
            canvas.disc(x - side * (28 + index * 18), y - height - 2, 7 + index * 4, "fff3c2")
            canvas.disc(x + side * 4, y, 16 + index * 8, "d9647a" if side > 0 else "e3b23c", tall=0.5)
    return canvas.finished()


def courtroom() -> Image.Image:
    canvas = Canvas(LANDSCAPE, ["5a3b2a", "7d5437", "93683f"])
    for index in range(10):
        canvas.box(index * 160 + 10, 30, 140, 520, "6a4630", 4)
        canvas.box(index * 160 + 26, 46, 108, 488, "7a5339", 4)
    canvas.glow(800, 250, 360, "ffdf9f", 110)
    canvas.line([(800, 130), (800, 330)], "e7c06a", 12)
    canvas.line([(650, 170), (950, 170)], "e7c06a", 10)
    canvas.disc(800, 130, 16, "e7c06a")
    for side in (-1, 1):
        x = 800 + side * 146
        canvas.line([(x, 172), (x - 56, 280)], "e7c06a", 4)
        canvas.line([(x, 172), (x + 56, 280)], "e7c06a", 4)
        canvas.draw.pieslice(
            ((x - 66) * SCALE, 230 * SCALE, (x + 66) * SCALE, 330 * SCALE), 0, 180, fill=(*rgb("e7c06a"), 255)
        )
    canvas.box(720, 326, 160, 14, "e7c06a", 6)
    for x in (560, 680, 800, 920, 1040):
        person(canvas, x, 720, 270, "20242e" if x != 800 else "7d2a2a", head="d8a988")
    canvas.box(400, 560, 800, 130, "4a2e1f", 6)
    canvas.box(380, 546, 840, 24, "a9773f", 6)
    canvas.box(0, 690, 1600, 380, "3b2a22")
    canvas.polygon([(0, 690), (1600, 690), (1600, 720), (0, 720)], "51392c")
    for x, coat in ((230, "2c4a63"), (1370, "33402f")):
        person(canvas, x, 900, 330, coat, head="cf9f7d")
        canvas.box(x - 150, 745, 300, 150, "6a4630", 6)
        canvas.box(x - 162, 732, 324, 20, "a9773f", 6)
        canvas.polygon([(x - 60, 732), (x + 60, 732), (x + 48, 712), (x - 48, 712)], "fbf6ea")
    person(canvas, 800, 980, 330, "8a8f7a", head="2a2320")
    for rail in range(15):
        canvas.box(560 + rail * 34, 850, 10, 120, "a9773f", 3)
    canvas.box(545, 838, 510, 18, "c18d50", 6)
    for index in range(11):
        seated(canvas, 20 + index * 158, 1078, 62, "1d1512")
    return canvas.finished()


def bust(
    back: list[str], ring: str, coat: str, skin: str, hair: str, *, bun: bool = False, glasses: bool = False
) -> Image.Image:
    """A stylised head and shoulders without a face, so that it can be nobody's likeness."""
    canvas = Canvas(PORTRAIT, back)
    canvas.disc(600, 640, 520, ring, 90)
    canvas.disc(600, 640, 430, ring, 110)
    if bun:
        canvas.disc(600, 300, 96, hair)
        canvas.disc(600, 560, 262, hair, tall=1.16)
    canvas.disc(600, 1560, 560, coat, tall=1.08)
    canvas.polygon([(450, 960), (750, 960), (600, 1330)], "fdfaf3")
    canvas.box(520, 800, 160, 250, skin, 76)
    canvas.disc(600, 985, 80, mix_code(skin, "000000", 0.1), tall=0.5)
    canvas.polygon([(440, 985), (520, 940), (600, 1120), (540, 1190)], "f4efe6")
    canvas.polygon([(760, 985), (680, 940), (600, 1120), (660, 1190)], "f4efe6")
    if not bun:
        canvas.polygon(
            [(575, 1110), (625, 1110), (640, 1340), (600, 1400), (560, 1340)], mix_code(ring, "301018", 0.55)
        )
    canvas.disc(600, 610, 214, skin, tall=1.24)
    for side in (-1, 1):
        canvas.disc(600 + side * 212, 630, 36, skin, tall=1.4)
    if bun:
        canvas.draw.pieslice((380 * SCALE, 318 * SCALE, 820 * SCALE, 830 * SCALE), 188, 352, fill=(*rgb(hair), 255))
        canvas.polygon([(600, 440), (800, 545), (812, 640), (700, 560)], hair)
        canvas.polygon([(600, 440), (400, 545), (388, 640), (500, 560)], hair)
        canvas.polygon([(560, 430), (640, 430), (600, 520)], hair)
    else:
        canvas.draw.pieslice((376 * SCALE, 300 * SCALE, 824 * SCALE, 800 * SCALE), 180, 360, fill=(*rgb(hair), 255))
        canvas.box(376, 540, 40, 90, hair, 16)
        canvas.box(784, 540, 40, 90, hair, 16)
        canvas.polygon([(414, 552), (786, 552), (760, 520), (560, 505), (440, 520)], hair)
        canvas.polygon([(416, 548), (470, 548), (420, 600)], hair)
        canvas.polygon([(784, 548), (730, 548), (780, 600)], hair)
    if glasses:
        for side in (-1, 1):
            corners = tuple(value * SCALE for value in (600 + side * 92 - 70, 590, 600 + side * 92 + 70, 690))
            canvas.draw.rounded_rectangle(
                corners, radius=44 * SCALE, fill=(255, 255, 255, 70), outline=(*rgb("2b2622"), 255), width=11 * SCALE
            )
        canvas.line([(580, 632), (620, 632)], "2b2622", 10)
    for side in (-1, 1):
        canvas.line(
            [(600 + side * 150, 985), (600 + side * 270, 1120), (600 + side * 240, 1500)],
            mix_code(coat, "000000", 0.25),
            12,
        )
    return canvas.finished()


def mix_code(one: str, other: str, part: float) -> str:
    """Return the code of the colour between two codes."""
    return "".join(f"{value:02x}" for value in mix(rgb(one), rgb(other), part))


PICTURES: dict[str, Callable[[], Image.Image]] = {
    "hoi-truong": conference_hall,
    "hang-co": rows_of_flags,
    "ho-so-vu-an": case_files,
    "tru-so": courthouse,
    "canh-dong-hoang-hon": rice_field,
    "bat-tay": handshake,
    "san-khau-trao-thuong": prize_stage,
    "hop-truc-tuyen": video_meeting,
    "nui-va-ban-lang": mountains,
    "cau-ben-song": bridge,
    "ban-lam-viec": desk,
    "duong-lang": village_road,
    "phien-toa": courtroom,
    "chan-dung-nguyen-van-hung": lambda: bust(["cfe0ee", "8fb2d0"], "e6f0f7", "22405c", "d8a988", "26211f"),
    "chan-dung-lo-thi-ngan": lambda: bust(["f3d9c4", "cf8f6d"], "fbeadb", "5b2f3a", "e0b08c", "2a1f1d", bun=True),
    "chan-dung-danh-hoang-son": lambda: bust(
        ["dbe8d3", "8fb389"], "eef5e8", "2f4a3c", "c3906c", "1f1c1b", glasses=True
    ),
}


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in PICTURES.items():
        path = folder / f"{name}.jpg"
        picture().save(path, quality=79, optimize=True, progressive=True)
        print(f"{path.name}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(sys.argv[1:])
