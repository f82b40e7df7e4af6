"""The content folder as it lies on the disk: which files count, which are left, which are refused."""

from __future__ import annotations

import fnmatch
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from plugins.newsroom.targets import IMAGES
from plugins.registry import Place, Problem
from plugins.registry import rules as common
from plugins.registry.loading import DATA

JUNK = (".*", "~$*", "*~", "Thumbs.db", "desktop.ini", "*.tmp", "*.swp", "*.bak", "__MACOSX")
TEXTS = ("news/", "pages/")


@dataclass(slots=True)
class ContentTree:
    """The files of a content folder: bytes of data and texts, paths of pictures, all from the folder with `/`.

    Names are NFC, as references to them are; *on_disk* tells the name that the file system has.
    """

    root: Path
    data: dict[str, bytes] = field(default_factory=dict)
    texts: dict[str, bytes] = field(default_factory=dict)
    pictures: dict[str, Path] = field(default_factory=dict)
    on_disk: dict[str, Path] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_tree(root: Path) -> ContentTree:
    """Return the content folder at *root*. A symlink anywhere in it is a problem and never followed."""
    tree = ContentTree(root=root)
    for folder in (DATA, *TEXTS, IMAGES):
        start = root / folder
        if start.is_symlink():
            tree.problems.append(common.SYMLINK.at(Place(path=folder.rstrip("/"))))
        elif start.is_dir():
            for path, real in _files(start, folder, tree.problems):
                tree.on_disk[path] = real
                _take(tree, folder, path, real)
    return tree


def _take(tree: ContentTree, folder: str, path: str, real: Path) -> None:
    if folder == IMAGES:
        tree.pictures[path] = real
        return
    if folder in TEXTS and not path.endswith(".md"):
        tree.problems.append(common.NOT_AN_ARTICLE.at(Place(path=path), name=real.name))
        return
    try:
        data = real.read_bytes()
    except OSError as error:
        tree.problems.append(common.UNREADABLE.at(Place(path=path), reason=error.strerror))
        return
    (tree.data if folder == DATA else tree.texts)[path] = data


def _files(folder: Path, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(common.UNREADABLE.at(Place(path=prefix.rstrip("/")), reason=error.strerror))
        return
    for entry in entries:
        if any(fnmatch.fnmatchcase(entry.name, pattern) for pattern in JUNK):
            continue
        path = prefix + unicodedata.normalize("NFC", entry.name)
        if entry.is_symlink():
            problems.append(common.SYMLINK.at(Place(path=path)))
        elif entry.is_dir():
            yield from _files(Path(entry.path), path + "/", problems)
        elif entry.is_file():
            yield path, Path(entry.path)
        else:
            problems.append(common.UNREADABLE.at(Place(path=path), reason="không phải tệp thường"))
