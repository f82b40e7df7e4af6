"""Which folder may be the output: a new one, an empty one or a site of ours; nothing else is ever touched.

The same for the editors' desk, which is never public: neither may lie in the other.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

from plugins.problems import Place, Rule
from plugins.publish import rules
from plugins.publish.root_files import WELL_KNOWN, kind_of

# Every site has both, and nobody's documents do.
SIGNS = ("index.html", "sitemap.xml")

# The file that marks a folder as the editors' desk.
DESK_MARK = ".bangvang-desk"

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
    true = _place(output, guarded)
    for folder in (true, *true.parents):
        if os.path.lexists(folder / DESK_MARK):
            raise OutputRefused(rules.DESK_HERE, output, folder=folder)
    if true.is_dir() and (foreign := _foreign(true)):
        raise OutputRefused(rules.NOT_A_SITE, output, name=foreign)
    return true


def check_inside(output: Path) -> None:
    """Raise OutputRefused if an editors' desk is anywhere in *output*. It looks into every folder: once a build."""
    folders = [os.fspath(output)] if output.is_dir() else []
    while folders:
        folder = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name == DESK_MARK:
                    raise OutputRefused(rules.DESK_HERE, output, folder=folder)
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)


def check_desk(output: Path, guarded: tuple[Path, ...] = ()) -> Path:
    """Return the true folder of the editors' desk at *output*; raise OutputRefused if it may not be written to.

    It may be new, empty or a desk already, and neither in one of the *guarded* folders nor in any public site.
    """
    true = _place(output, guarded)
    for folder in (true, *true.parents):
        if all(is_regular(folder / sign) for sign in SIGNS):
            raise OutputRefused(rules.DESK_IN_SITE, output, folder=folder)
    if true.is_dir() and not is_regular(true / DESK_MARK):
        others = sorted(set(os.listdir(true)) - _LITTER)
        if others:
            raise OutputRefused(rules.NOT_A_DESK, output, name=others[0])
    return true


def _place(output: Path, guarded: tuple[Path, ...]) -> Path:
    """Return the true folder of *output*; raise OutputRefused where nothing may ever be put."""
    true = output.resolve()
    if os.path.lexists(output) and not true.is_dir():  # a file, a link to one, a link to nothing
        raise OutputRefused(rules.NOT_A_FOLDER, output)
    if true.parent == true:
        raise OutputRefused(rules.GUARDED, output, folder="ổ đĩa gốc")
    for folder in guarded:
        other = folder.resolve()
        if true == other or true in other.parents or other in true.parents or _same(true, other):
            raise OutputRefused(rules.GUARDED, output, folder=folder)
    return true


def _same(one: Path, other: Path) -> bool:
    """Tell whether two names mean one folder, as `Content` and `content` do on a Mac."""
    return one.exists() and other.exists() and one.samefile(other)


def _foreign(folder: Path) -> str:
    """Return the name of something in *folder* that shows it to be no site, or nothing."""
    names = sorted(set(os.listdir(folder)) - _LITTER)
    hidden = [name for name in names if name.startswith(".") and name != WELL_KNOWN and (folder / name).is_dir()]
    if hidden:  # .git, .ssh
        return hidden[0]
    signs = [name for name in SIGNS if is_regular(folder / name)]
    # What a host wants at the root of a site may be there before the site is.
    others = [name for name in names if name not in signs and name != WELL_KNOWN and not kind_of(name)]
    # A first build that was killed has left a sign and little else: the signs go first.
    return others[0] if others and len(signs) < len(SIGNS) else ""


def is_regular(path: Path) -> bool:
    """Tell whether *path* is a true file: there, and no link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
