"""The page of all components as a site of its own, with the theme's files and a picture."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from plugins.portal.theme_files import theme_files
from tests.theme.example import PICTURE, PORTRAIT
from tests.theme.examples import THEME, page_of_components


def write_components(output: Path) -> None:
    """Write the page and all that it loads into *output*."""
    put(output / "index.html", page_of_components().encode("utf-8"))
    for part in ("static", "desk"):
        for name, data in theme_files(THEME, part):
            put(output / "theme" / name, data)
    for picture in (PICTURE, PORTRAIT):
        file = output / picture.src.lstrip("/")
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.linear_gradient("L").resize((picture.width, picture.height)).save(file)


def put(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
