"""Which folder may be the output: a new one, an empty one or a site of ours; nothing else is ever touched.

The same for the editors' desk, which is never public: neither may lie in the other.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import stat
from collections.abc import Callable, Iterable
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
    ├── OutputRefused     it must not be touched
    ├── OutputBusy        another build is at it
    └── OutputUnfinished  the computer stopped an installation midway
    """

    def __init__(self, rule: Rule, output: Path, **facts: Any) -> None:
        self.problem = rule.at(Place(path=os.fspath(output)), **facts)
        super().__init__(f"{output}: {self.problem.message}; {self.problem.cure}")


class OutputRefused(OutputError):
    """Raised before anything is touched: by `check_output`, and so by `staging` and `install`."""


class OutputBusy(OutputError):
    """Raised by `staging` when another build holds the same output."""


class OutputUnfinished(OutputError):
    """Raised by `install` when the computer refuses to move or remove a file: disk full, a file that is protected."""


Foreign = Callable[[], str]
"""What tells the name of something in the output that no build has written; nothing if builds have written it all."""


def check_output(output: Path, guarded: tuple[Path, ...] = (), foreign: Foreign | None = None) -> Path:
    """Return the true folder of *output*, which need not exist; raise OutputRefused if it may not be written to.

    *guarded* are folders that it must not equal, contain or lie in. *foreign* is asked of a folder that has lost a
    file by which sites are known. A link to a folder is followed here, once; links inside the output never are.
    """
    true = _place(output, guarded)
    for folder in (true, *true.parents):
        if os.path.lexists(folder / DESK_MARK):
            raise OutputRefused(rules.DESK_HERE, output, folder=folder)
    if true.is_dir():
        _make_readable(true, output)
        if name := _foreign(true, foreign):
            raise OutputRefused(rules.NOT_A_SITE, output, name=name, command=moved_away(true))
    return true


def check_writable(output: Path, folders: Iterable[str]) -> None:
    """Raise OutputRefused unless files may come and go in the *folders* of *output*, or in those where they will be."""
    for folder in folders:
        path = output / folder
        while path.is_symlink() or not path.is_dir():  # not there yet, or something else stands there and will go
            path = path.parent
        if not os.access(path, os.W_OK | os.X_OK):
            rule = rules.DISK_READ_ONLY if _is_read_only(path) else rules.NOT_WRITABLE
            raise OutputRefused(rule, output, folder=path, command=_allowing(path, output))


def check_beside(true: Path, output: Path) -> None:
    """Raise OutputRefused unless a build may make its own folder beside *true*, the true folder of *output*."""
    folder = true.parent
    while not folder.exists():
        folder = folder.parent
    if not os.access(folder, os.W_OK | os.X_OK):
        rule = rules.DISK_READ_ONLY if _is_read_only(folder) else rules.NOT_BESIDE
        raise OutputRefused(rule, output, folder=folder, command=f'sudo chown "$(id -un)" {_quoted(folder)}')


def _is_read_only(folder: Path) -> bool:
    """Tell whether nobody may write to the disk of *folder*."""
    flags = os.statvfs(folder).f_flag if hasattr(os, "statvfs") else 0
    return bool(flags & getattr(os, "ST_RDONLY", 0))


def _allowing(folder: Path, output: Path) -> str:
    """Return the command after which whoever runs this may write to *folder* and to all of *output*."""
    is_owner = not hasattr(os, "geteuid") or folder.stat().st_uid == os.geteuid()
    return f"chmod -R u+rwX {_quoted(output)}" if is_owner else f'sudo chown -R "$(id -un)" {_quoted(output)}'


def _make_readable(folder: str | Path, output: Path) -> None:
    """Give *folder* the rights of a new one if its owner cannot read or enter it: nor can a web server."""
    mode = os.stat(folder).st_mode  # noqa: PTH116  of each folder that is walked
    if mode & _READING != _READING:
        umask = os.umask(0)
        os.umask(umask)
        with contextlib.suppress(PermissionError):  # it is somebody else's
            os.chmod(folder, 0o777 & ~umask)  # noqa: PTH101
    if not os.access(folder, os.R_OK | os.X_OK):
        command = f'sudo chown -R "$(id -un)" {_quoted(output.resolve())}'
        raise OutputRefused(rules.NOT_WRITABLE, output, folder=folder, command=command)


_READING = stat.S_IRUSR | stat.S_IXUSR


def _quoted(path: Path) -> str:
    return shlex.quote(os.fspath(path))


def moved_away(folder: Path) -> str:
    """Return the command that puts *folder* out of the way of the next build, losing nothing."""
    return f"mv {_quoted(folder)} {_quoted(free_name(folder, 'cu'))}"


def free_name(folder: Path, word: str) -> Path:
    """Return a name beside *folder* that ends in *word* and is not taken."""
    names = (folder.with_name(f"{folder.name}-{word}{number or ''}") for number in (0, *range(2, 1000)))
    return next(name for name in names if not os.path.lexists(name))


def check_inside(output: Path) -> None:
    """Raise OutputRefused if an editors' desk is anywhere in *output*. It looks into every folder: once a build.

    Folders that their owner cannot read or enter are made as new ones are.
    """
    folders = [os.fspath(output)] if output.is_dir() else []
    while folders:
        folder = folders.pop()
        _make_readable(folder, output)
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
        raise OutputRefused(rules.NOT_A_FOLDER, output, command=moved_away(output.absolute()))
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


def _foreign(folder: Path, foreign: Foreign | None) -> str:
    """Return the name of something in *folder* that shows it to be no site, or nothing."""
    names = sorted(set(os.listdir(folder)) - _LITTER)
    hidden = [name for name in names if name.startswith(".") and name != WELL_KNOWN and (folder / name).is_dir()]
    if hidden:  # .git, .ssh
        return hidden[0]
    signs = [name for name in SIGNS if is_regular(folder / name)]
    # What a host wants at the root of a site may be there before the site is.
    others = [name for name in names if name not in signs and name != WELL_KNOWN and not kind_of(name)]
    if not others or len(signs) == len(SIGNS):
        return ""
    # The signs may have been removed, or a first build killed before it came to them.
    return foreign() if foreign else others[0]


def is_readable_file(status: os.stat_result) -> bool:
    """Tell whether that is the *status* of a true file that its owner may read; whom root may read does not count."""
    return stat.S_ISREG(status.st_mode) and bool(status.st_mode & stat.S_IRUSR)


class TrueFolders:
    """Tells of the folders in *root* whether they are true ones; each is looked at once.

    What is found behind a link is another's: it is neither read as ours nor written to.
    """

    def __init__(self, root: Path) -> None:
        self._root = os.fspath(root)
        self._true = {"": True}

    def hold(self, path: str) -> bool:
        """Tell whether the way to *path* leads through true folders alone."""
        folder = path.rpartition("/")[0]
        known = self._true.get(folder)
        if known is None:
            known = self._true[folder] = self.hold(folder) and self._is_true(folder)
        return known

    def _is_true(self, folder: str) -> bool:
        try:
            return stat.S_ISDIR(os.lstat(f"{self._root}/{folder}").st_mode)
        except OSError:
            return False


def is_regular(path: Path) -> bool:
    """Tell whether *path* is a true file: there, and no link."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
