"""Makes the web fonts of `theme/static/fonts` from the full ones: `python theme/fonts/web_fonts.py FOLDER`.

FOLDER holds the TrueType files of Be Vietnam Pro and Source Serif 4 (PyPI: fontpkg-be-vietnam-pro 1.2 and
fontpkg-source-serif-4 4.4, whose `files` they are); fonttools and brotli must be installed. Run by hand when a font
changes; the result is kept in the repository with the licences (OFL 1.1, no reserved names).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

# Every letter of Vietnamese, Western Europe, and the signs that editors use.
CHARACTERS = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169]
    + [0x1A0, 0x1A1, 0x1AF, 0x1B0, *range(0x1EA0, 0x1EFA), 0x20AB, 0x20AC]
    + [ord(sign) for sign in "‐‑–—‘’‚“”…•′″‹›™←→−≤≥"]
)
FEATURES = ("kern", "mark", "mkmk", "ccmp", "locl", "liga", "tnum", "lnum")
READING = {"opsz": 14}  # the optical size of running text

FONTS = (
    ("BeVietnamPro-Regular.ttf", "be-vietnam-pro-400.woff2", {}),
    ("BeVietnamPro-SemiBold.ttf", "be-vietnam-pro-600.woff2", {}),
    ("SourceSerif4[opsz,wght].ttf", "source-serif-4.woff2", {**READING, "wght": (400, 700)}),
    ("SourceSerif4-Italic[opsz,wght].ttf", "source-serif-4-italic.woff2", {**READING, "wght": 400}),
)


def make(source: Path, target: Path, axes: dict[str, float | tuple[float, float]]) -> None:
    """Write *source*, with its *axes* fixed or narrowed and only CHARACTERS left, to *target*."""
    font = TTFont(source)
    if axes:
        font = instantiateVariableFont(font, axes)
    options = Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes")  # noqa: T201  a script that is run by hand


if __name__ == "__main__":
    for name, web_name, axes in FONTS:
        make(Path(sys.argv[1]) / name, Path(__file__).parent.parent / "static" / "fonts" / web_name, axes)
