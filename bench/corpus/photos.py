"""Photographs of nothing: gradients with noise, as heavy as what a telephone takes after it was sent by mail."""

from __future__ import annotations

from pathlib import Path
from random import Random

SIZE = (1600, 1067)
GRAIN = (400, 267)


def draw_photos(folder: Path, count: int, *, seed: int) -> None:
    """Write *count* different photos `0.jpg`, `1.jpg` … into *folder*."""
    if not count:
        return
    from PIL import Image  # only here: a corpus without photos needs no Pillow

    for number in range(count):
        rng = Random(f"{seed}/{number}")  # noqa: S311 - repeatable on purpose
        horizontal = Image.linear_gradient("L").rotate(90).resize(SIZE)
        vertical = Image.linear_gradient("L").resize(SIZE)
        colour = Image.new("L", SIZE, rng.randrange(256))
        grain = Image.frombytes("L", GRAIN, rng.randbytes(GRAIN[0] * GRAIN[1])).resize(SIZE)
        bands = [Image.blend(band, grain, 0.25) for band in (horizontal, vertical, colour)]
        rng.shuffle(bands)
        Image.merge("RGB", bands).save(folder / f"{number}.jpg", quality=85)
