"""Which folder may be the output: a new one, an empty one or a site of ours; nothing else is ever touched."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from plugins.problems import Place, Rule
from plugins.publish import rules

# Every site has both, and nobody's documents do.
SIGNS = ("index.html", "sitemap.xml")

_LITTER = frozenset({".DS_Store"})  # a look at the folder on a Mac is enough to make one


class OutputError(Exception):
    """The output folder cannot be used; *problem* tells the clerk why and what to do.

    OutputError
    ├── OutputRefused  it must not be touched
    └── OutputBusy     another build is at it
    """

    def __init__(self, rule: Rule, output: Path, **facts: Any) -> None:
        self.problem = rule.at(Place(path=os.fspath(output)), **facts)
        super().__init__(f"{output}: {self.problem.message}; {self.problem.cure}")


class OutputRefused(OutputError):
    """Raised before anything is touched: by `check_output`, and so by `staging` and `install`."""


class OutputBusy(OutputError):
    """Raised by `staging` when another build holds the same output."""


def check_output(output: Path, guarded: tuple[Path, ...] = ()) -> Path:
    """Return the true folder of *output*, which need not exist; raise OutputRefused if it may not be written to.

    *guarded* are folders that it must not equal, contain or lie in. A link to a folder is followed here, once;
    links inside the output never are.
    """
    true = output.resolve()
    if os.path.lexists(output) and not true.is_dir():  # a file, a link to one, a link to nothing
        raise OutputRefused(rules.NOT_A_FOLDER, output)
    if true.parent == true:
        raise OutputRefused(rules.GUARDED, output, folder="ổ đĩa gốc")
    for folder in guarded:
        other = folder.resolve()
        if true == other or true in other.parents or other in true.parents or _same(true, other):
            raise OutputRefused(rules.GUARDED, output, folder=folder)
    if true.is_dir() and (foreign := _foreign(true)):
        raise OutputRefused(rules.NOT_A_SITE, output, name=foreign)
    return true


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names mean one folder, as `Content` and `content` do on a Mac."""
    return one.exists() and other.exists() and one.samefile(other)


def _foreign(folder: Path) -> str:
    """Return the name of something in *folder* that shows it to be no site, or nothing."""
    names = sorted(set(os.listdir(folder)) - _LITTER)
    hidden = [name for name in names if name.startswith(".")]  # .git, .ssh, .well-known
    if hidden:
        return hidden[0]
    signs = [name for name in SIGNS if is_regular(folder / name)]
    others = [name for name in names if name not in signs]
    # A first build that was killed has left a sign and little else: the signs go first.
    return others[0] if others and len(signs) < len(SIGNS) else ""


def is_regular(path: Path) -> bool:
    """Tell whether *path* is a true file: there, and no link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
