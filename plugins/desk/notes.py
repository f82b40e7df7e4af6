"""The note that a build leaves for the next that is asked for the same: where it lies, and what it was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.freshness.shelf import cache_folder
from plugins.freshness.unchanged import Note

SETTINGS = "pelicanconf.py"
CACHE = ".cache"  # beside the settings, which are not read here, unless the environment says otherwise


def note(argv: Sequence[str]) -> Note:
    """Return the note for a build that is asked for by *argv*, here and now."""
    here = Path.cwd()
    file = here / SETTINGS
    if not file.is_file():
        file = Path(__file__).resolve().parents[2] / SETTINGS
    settings = file.read_bytes() if file.is_file() else b""
    return Note(cache_folder(file.parent / CACHE), [*argv, str(here), str(file)], settings)
