"""The files of a folder, without following anything out of it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from plugins.problems import Place, Problem
from plugins.publish import rules
from plugins.publish.manifest import Manifest


def walk(folder: Path, prefix: str = "") -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield everything below *folder* that is no true folder, in order, with its path relative to it.

    A folder whose name begins with a dot is yielded and not entered.
    """
    with os.scandir(folder / prefix) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
                yield from walk(folder, f"{path}/")
            else:
                yield path, entry


def check_tree(tree: Path, manifest: Manifest) -> tuple[list[str], list[Problem]]:
    """Return the files in *tree* that can be read, and what is wrong with which files there are."""
    files: list[str] = []
    problems: list[Problem] = []
    meant = frozenset(manifest.files)
    for path, entry in walk(tree):
        try:
            path.encode()
        except UnicodeEncodeError:
            shown = path.encode("utf-8", "backslashreplace").decode()
            problems.append(rules.BAD_NAME.at(Place(path=f"output/{shown}")))
            continue
        place = Place(path=f"output/{path}")
        if entry.is_symlink():
            problems.append(rules.SYMLINK.at(place))
        elif entry.name.startswith("."):
            problems.append(rules.DOT_FILE.at(place, name=entry.name))
        elif not entry.is_file(follow_symlinks=False):
            problems.append(rules.SPECIAL_FILE.at(place))
        else:
            files.append(path)
            if path not in meant:
                problems.append(rules.UNEXPECTED_FILE.at(place))
            continue
        meant -= {path}  # told already
    there = frozenset(files)
    problems.extend(rules.MISSING_FILE.at(Place(path=f"output/{path}")) for path in meant - there)
    return files, problems
