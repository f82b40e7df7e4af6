"""The theme's own files as readers get them: the stylesheets joined into one, everything else as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import rcssmin

from plugins.portal.junk import lies_in_junk
from plugins.publish.trees import walk

STYLESHEET = "css/main.css"
"""Where the one stylesheet stands, both in the theme and on the site; the others are parts of it."""

_IMPORT = re.compile(r'@import\s+url\("([^"]+)"\)\s+layer\(([a-z]+)\)\s*;')


class StylesheetPart(Exception):
    """Raised for an `@import` of the main stylesheet that is not `@import url("file.css") layer(name);`."""


def theme_files(theme: Path, part: str = "static") -> Iterator[tuple[str, bytes]]:
    """Yield the files in the folder *part* of the theme, each with its path under `/theme/`."""
    folder = theme / part
    for path, entry in walk(folder):
        if lies_in_junk(path):
            continue
        if path == STYLESHEET:
            yield path, joined(folder / path).encode("utf-8")
        elif part != "static" or not path.startswith("css/"):
            yield path, Path(entry.path).read_bytes()


def joined(main: Path) -> str:
    """Return the stylesheet *main* with the files that it imports in their layers, without comments.

    A browser would ask for each of the forty parts, one after the other, before it showed a page.
    """

    def read(match: re.Match[str]) -> str:
        return f"@layer {match[2]} {{\n{(main.parent / match[1]).read_text('utf-8')}}}\n"

    text = _IMPORT.sub(read, main.read_text("utf-8"))
    if "@import" in rcssmin.cssmin(text):
        raise StylesheetPart(f"{main}: @import must read @import url(…) layer(…);")
    return str(rcssmin.cssmin(text)) + "\n"
