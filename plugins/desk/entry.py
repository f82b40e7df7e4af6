"""Where the command line begins: a build that has nothing to do ends here, before anything else is loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from plugins.freshness.shelf import cache_folder
from plugins.freshness.unchanged import Note

SETTINGS = "pelicanconf.py"
CACHE = ".cache"  # beside the settings, which are not read here, unless the environment says otherwise
ASKING = frozenset({"--hash", "--explain", "-h", "--help"})
"""Options that want to know more than that nothing has changed."""


def command() -> int:
    """Run the command line of this process, which is short: its memory is not looked through for circles."""
    gc.disable()
    argv = sys.argv[1:]
    if said := _unchanged(argv):
        return _say(said, as_json="--json" in argv)
    from plugins.desk.main import main

    code = main(argv)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # not to take apart, object by object, what is gone anyhow


def note(argv: Sequence[str]) -> Note:
    """Return the note for a build that is asked for by *argv*, here and now."""
    here = Path.cwd()
    file = here / SETTINGS
    if not file.is_file():
        file = Path(__file__).resolve().parents[2] / SETTINGS
    settings = file.read_bytes().hex() if file.is_file() else ""
    return Note(cache_folder(file.parent / CACHE), [*argv, str(here), str(file), settings])


def _unchanged(argv: Sequence[str]) -> dict[str, str] | None:
    if argv[:1] != ["build"] or ASKING & set(argv):
        return None
    try:
        return note(argv).holds()
    except (OSError, ValueError, KeyError, TypeError):  # then a build will tell what is wrong
        return None


def _say(said: dict[str, str], *, as_json: bool) -> int:
    if as_json:
        print(said["json"])
        return 0
    sys.stderr.write(said["err"])
    sys.stdout.write(said["out"])
    return 0


if __name__ == "__main__":
    sys.exit(command())
