"""Where the command line begins: a build that has nothing to do ends here, before anything else is loaded."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from plugins.desk.notes import note
from plugins.terminal import prepare

ASKING = frozenset({"--hash", "--explain", "-h", "--help"})
"""Options that want to know more than that nothing has changed."""


def command() -> int:
    """Run the command line of this process, which is short: its memory is not looked through for circles."""
    gc.disable()
    argv = sys.argv[1:]
    prepare(as_json="--json" in argv)
    if said := _unchanged(argv):
        return _say(said, as_json="--json" in argv)
    from plugins.desk.main import main

    code = main(argv)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # not to take apart, object by object, what is gone anyhow


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
