"""Untracked files: what lies in the output and no build has written.

At the root they are the owner's: what a web server, a host or a search engine asked for. They are kept, named, and not
read. Elsewhere they are nobody's that we know of, and nothing is published until somebody has moved them.
"""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path

from plugins.publish import rules
from plugins.publish.outputs import OutputRefused, free_name, moved_away
from plugins.publish.root_files import WELL_KNOWN, is_at_root
from plugins.publish.trees import walk

_LITTER = frozenset({".ds_store", "thumbs.db", "desktop.ini"})  # a look at a folder is enough to make one
_TOLD = 3  # names in a refusal


def is_litter(path: str) -> bool:
    """Tell whether the file at *path* is what a system leaves in folders that are looked at."""
    name = path.rpartition("/")[2]
    return name.casefold() in _LITTER or name.startswith("._")


def at_root(output: Path, meant: Collection[str]) -> tuple[str, ...]:
    """Return the paths of the files at the root of *output* that are not *meant*."""
    return tuple(path for path in _root(output) if path not in meant and not is_litter(path))


def _root(output: Path) -> Iterator[str]:
    with os.scandir(output) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if not entry.is_dir(follow_symlinks=False):
                yield entry.name
            elif entry.name == WELL_KNOWN:
                yield from (path for path, _ in walk(output, f"{WELL_KNOWN}/"))


def leftovers(output: Path, meant: Collection[str], is_ours: Callable[[str], bool]) -> tuple[list[str], list[str]]:
    """Return what lies in *output* and is not *meant*: what builds have left, and what is kept.

    *is_ours* tells whether a build has written the file at a path. Raise OutputRefused if there is more.
    """
    ours, kept, strange = [], [], []
    needed = {folder for path in meant for folder in _above(path)}
    found = list(walk(output))
    names = {path for path, _ in found}
    by_letters = {path.casefold(): path for path in meant if path not in names}
    for path, entry in found:
        alias = by_letters.get(path.casefold())
        # A file that is there under a name that is not listed: the disk does not tell capitals, and it is one file.
        if path in meant or (alias and os.path.lexists(output / alias)):
            continue
        if is_ours(path) or (path in needed and entry.is_symlink()):
            ours.append(path)
        elif is_litter(path):
            ours += [path] if "/" in path else []
        elif is_at_root(path) and path not in needed:
            kept.append(path)
        else:
            strange.append(path)
    if strange:
        raise OutputRefused(rules.UNTRACKED, output, names=_named(strange), command=_moving(output, sorted(strange)))
    return ours, kept


def _above(path: str) -> Iterator[str]:
    end = path.find("/")
    while end >= 0:
        yield path[:end]
        end = path.find("/", end + 1)


def _moving(output: Path, paths: Sequence[str]) -> str:
    """Return the command that moves the files at *paths* out of *output*, each to a name of its own; or all of it."""
    if len(paths) > _TOLD:
        return moved_away(output)
    folder = free_name(output, "tep-la")
    moves = [["mv", os.fspath(output / path), os.fspath(folder / path.replace("/", "-"))] for path in paths]
    return " && ".join(map(shlex.join, [["mkdir", os.fspath(folder)], *moves]))


def _named(paths: Collection[str]) -> str:
    names = ", ".join(f"“{path}”" for path in sorted(paths)[:_TOLD])
    return names + (f" và {len(paths) - _TOLD} tệp khác" if len(paths) > _TOLD else "")
