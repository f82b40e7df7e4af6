"""The portal: Pelican underneath, our pages on top. The only package that imports pelican.

Switched on by `PLUGINS = ["plugins.portal", …]` in pelicanconf.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from plugins import interrupts


def register() -> None:
    """Connect the portal with Pelican, whose import is left until now: checks do not need it.

    Where the process is the command `pelican`, interrupts are ours from here on: Pelican would end with 0.
    """
    if _is_pelican():
        interrupts.listen()
    from plugins.portal.engine import register as connect

    connect()


def _is_pelican() -> bool:
    program = Path(sys.argv[0])
    return program.stem == "pelican" or (program.name == "__main__.py" and program.parent.name == "pelican")
