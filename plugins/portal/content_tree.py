"""The content folder as it lies on the disk: which files count, which are left, which are refused."""

from __future__ import annotations

import contextlib
import os
import unicodedata
from collections import ChainMap
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from plugins.freshness.signatures import Signature, signature
from plugins.newsroom.targets import IMAGES
from plugins.portal import root_folder
from plugins.portal.junk import is_junk, lies_in_junk
from plugins.registry import Level, Place, Problem, file_names
from plugins.registry import rules as common
from plugins.registry.loading import DATA, DATA_LIMIT, lies_in
from plugins.registry.texts import SIZE_LIMIT, TooLarge, fold_path, unreadable

TEXTS = ("news/", "pages/")
ROOT = "root/"
FOLDERS = (DATA, *TEXTS, IMAGES, ROOT)
"""Every folder that is read, in this order."""


class Sight(NamedTuple):
    """A look at a content folder, begun at the instant *started*, in nanoseconds; *tree* waits for what was seen."""

    started: int
    tree: Callable[[], ContentTree]


class Files(Mapping[str, bytes]):
    """Files by path; each is read when it is asked for, and not kept. One that is too large is not read at all.

    What lies in *refused* counts as being there, too.
    """

    def __init__(self, on_disk: Mapping[str, str], refused: Collection[str] = ()) -> None:
        self.on_disk, self._refused = on_disk, refused

    def __getitem__(self, path: str) -> bytes:
        with open(self.on_disk[path], "rb") as file:  # noqa: PTH123  ten thousand times, and twice as fast
            limit = DATA_LIMIT if path.startswith(DATA) else SIZE_LIMIT
            data = file.read(limit + 1)
            if len(data) > limit:
                raise TooLarge(os.fstat(file.fileno()).st_size, limit, data)
            return data

    def __contains__(self, path: object) -> bool:
        return path in self.on_disk or bool(self._refused and lies_in(str(path), self._refused))

    def __iter__(self) -> Iterator[str]:
        return iter(self.on_disk)

    def __len__(self) -> int:
        return len(self.on_disk)


class _Pictures(frozenset[str]):
    refused: frozenset[str] = frozenset()

    def __contains__(self, path: object) -> bool:
        return super().__contains__(path) or lies_in(str(path), self.refused)


@dataclass(kw_only=True)
class ContentTree:
    """The files of a content folder: data, texts, pictures, each by its path from the folder with `/`.

    Names are folded as references to them are (NFC, no unseen signs); *on_disk* tells the name on the file system.
    """

    root: Path
    paths: dict[str, list[str]] = field(default_factory=dict)
    """The paths in each folder."""
    on_disk: dict[str, str] = field(default_factory=dict)
    signatures: dict[str, Signature] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def data(self) -> Mapping[str, bytes]:
        """Return the data files, read now; one that cannot be is a problem, and not among them."""
        found = {}
        files = self._files(DATA)
        for path in files:
            try:
                found[path] = files[path]
            except OSError as error:
                self.problems.append(unreadable(path, error))
        return found

    @property
    def refused(self) -> frozenset[str]:
        """Return the files and folders that are there and cannot be read, as far as that is known by now."""
        paths = (problem.place.path for problem in self.problems if problem.level is Level.ERROR)
        return frozenset(one for path in paths for one in (path, path.lower() if "/" not in path else path))

    @cached_property
    def root_files(self) -> Mapping[str, bytes]:
        """Return what is published as it is, by its path at the root of the site, read now; faults are problems."""
        found, problems = root_folder.read(self.paths.get(ROOT, ()), self.signatures, self.bytes_of, ROOT)
        self.problems += problems
        return found

    @cached_property
    def texts(self) -> Files:
        """Return the articles and the pages of text."""
        refused = frozenset(one for one in self.refused if f"{one}/".startswith(TEXTS))
        return Files(self._files(*TEXTS).on_disk, refused)

    @cached_property
    def pictures(self) -> Mapping[str, Path]:
        """Return the files of the pictures."""
        return {path: Path(self.on_disk[path]) for path in self.paths.get(IMAGES, ())}

    @cached_property
    def known_pictures(self) -> frozenset[str]:
        """Return the paths of the pictures; those that are there and cannot be read count, too."""
        found = _Pictures(self.pictures)
        found.refused = self.refused
        return found

    def files(self) -> Mapping[str, bytes]:
        """Return data and texts together; nobody writes to it."""
        return ChainMap(self.data, self.texts)  # type: ignore[arg-type]

    def bytes_of(self, path: str) -> bytes:
        """Return the bytes of any file; raise OSError, also for data and texts that are too large."""
        if path.startswith((DATA, *TEXTS)):
            return Files(self.on_disk)[path]
        return Path(self.on_disk[path]).read_bytes()

    def start_of(self, path: str) -> bytes:
        """Return the bytes of a text; of one that is too large the first, one more than a text may have."""
        try:
            return self.bytes_of(path)
        except TooLarge as error:
            return error.start

    def _files(self, *folders: str) -> Files:
        return Files({path: self.on_disk[path] for folder in folders for path in self.paths.get(folder, ())})


def is_passed_by(path: str, *, folder: bool = False) -> bool:
    """Tell whether the file at *path* of a content folder, or the *folder* there, is junk or lies in some."""
    if not path.startswith(ROOT):
        return lies_in_junk(path, folder=folder)
    parts = path.removeprefix(ROOT).split("/")
    above = ("/".join(parts[:end]) for end in range(1, len(parts)))
    return root_folder.is_junk_at("/".join(parts), folder=folder) or any(
        root_folder.is_junk_at(one, folder=True) for one in above
    )


def fault(path: str, entry: os.DirEntry[str] | Path) -> Problem | None:
    """Return why the file *entry*, at *path* in the content, is refused without being read; None if it is not."""
    if entry.is_symlink():
        return common.SYMLINK.at(Place(path=path))
    if not entry.is_file():
        return common.UNREADABLE.at(Place(path=path), reason="không phải tệp thường")
    if path.startswith(TEXTS) and not path.endswith(".md"):
        return common.NOT_AN_ARTICLE.at(Place(path=path), name=entry.name)
    if path.startswith(ROOT):
        return root_folder.fault_of_name(path.removeprefix(ROOT), path)
    return None


def read_tree(root: Path, folders: Iterable[str] = FOLDERS) -> ContentTree:
    """Return the *folders* of the content folder at *root*. A symlink in one is a problem and never followed."""
    root = Path(os.path.realpath(root))
    tree = ContentTree(root=root, problems=list(_misnamed(root)))
    for folder in folders:
        start = root / folder
        paths = tree.paths[folder] = []
        if start.is_symlink():
            tree.problems.append(common.SYMLINK.at(Place(path=folder.rstrip("/"))))
        elif start.is_dir():
            for path, entry in _files(os.fspath(start), folder, tree.problems):
                paths.append(path)
                tree.on_disk[path] = entry.path
                tree.signatures[path] = signature(entry.stat(follow_symlinks=False))
        elif start.exists():
            tree.problems.append(common.UNREADABLE.at(Place(path=folder.rstrip("/")), reason="không phải thư mục"))
    return tree


def _misnamed(root: Path) -> Iterator[Problem]:
    """Yield what is not read in the folder at *root*: folders whose names are written otherwise, whatever lies beside.

    A README is for people, and what is hidden or left by programs is nobody's.
    """
    read = {folder.split("/")[0] for folder in FOLDERS}
    with contextlib.suppress(OSError), os.scandir(root) as entries:
        for entry in entries:
            name = fold_path(entry.name).casefold().strip(". ")
            if name in read and name != entry.name and entry.is_dir(follow_symlinks=False):
                yield common.MISNAMED_FOLDER.at(Place(path=entry.name), name=entry.name, right=name)
            elif name not in read and not name.startswith("readme"):
                is_folder = entry.is_dir(follow_symlinks=False)
                if is_junk(entry.name, folder=is_folder):
                    continue
                shown = entry.name + ("/" if is_folder else "")
                yield common.OUTSIDE_FOLDERS.at(Place(path=entry.name), name=shown)


def _files(folder: str, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for path, entry in _listed(folder, prefix, problems):
        badly_named = file_names.fault_of(entry.name, Place(path=path))
        if badly_named:
            problems.append(badly_named)
        if entry.is_dir(follow_symlinks=False):
            if path.startswith(DATA) and path.endswith((".yaml", ".csv")):
                problems.append(common.FOLDER_FOR_FILE.at(Place(path=path)))
                continue
            if path.startswith(ROOT) and (refused := root_folder.fault_of_folder(path.removeprefix(ROOT), path)):
                problems.append(refused)
                continue
            yield from _files(entry.path, path + "/", problems)
            continue
        if too_long := file_names.fault_of_path(path):
            problems.append(too_long)
        if refused := fault(path, entry):
            if badly_named is None or refused.code in WHATEVER_ITS_NAME:  # else the name may be all that is wrong
                problems.append(refused)
        else:
            yield path, entry


WHATEVER_ITS_NAME = (common.SYMLINK.code, common.UNREADABLE.code)
"""What is told of a file although its name is refused; that it is no article may come of the name alone."""


def _listed(folder: str, prefix: str, problems: list[Problem]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield what is in *folder* and no junk, in order, with its path."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        problems.append(common.UNREADABLE.at(Place(path=prefix.rstrip("/")), reason=error.strerror))
        return
    known: dict[str, os.DirEntry[str]] = {}
    for entry in entries:
        is_folder = entry.is_dir(follow_symlinks=False)
        if prefix.startswith(ROOT):
            if root_folder.is_junk_at(f"{prefix}{entry.name}".removeprefix(ROOT), folder=is_folder):
                continue
        elif is_junk(entry.name, folder=is_folder):
            continue
        if not is_utf8(entry.name):
            problems.append(_misencoded(prefix, entry.name))
            continue
        name = fold_path(entry.name)
        first = known.setdefault(name.casefold(), entry)
        if first is not entry:
            problems.append(_twins(prefix + name, first, entry))
            if fold_path(first.name) == name:
                continue  # which of the two a path means cannot be told
        yield prefix + name, entry


def is_utf8(name: str) -> bool:
    """Tell whether *name*, as the file system gives it, has no byte that stands for no letter (PEP 383)."""
    return not any("\udc80" <= char <= "\udcff" for char in name)


def _misencoded(prefix: str, name: str) -> Problem:
    shown = os.fsencode(name).decode(errors="replace")
    return common.NAME_NOT_UTF8.at(Place(path=prefix + shown), name=shown)


def twins(root: Path, path: str) -> list[Problem]:
    """Return what is wrong with the file at *path* of the folder *root* because another has its name, or nearly."""
    folder, slash, _ = path.rpartition("/")
    found: list[Problem] = []
    for _ in _listed(os.fspath(root / folder), folder + slash, found):
        pass
    return [problem for problem in found if problem.place.path == path]


def misnamed(root: Path, path: str) -> list[Problem]:
    """Return what is wrong with the names of the file at *path* of the folder *root*, and of the folders around it."""
    folders = sorted(around([path]) - {path})
    found = [file_names.fault_of(one.rpartition("/")[2], Place(path=one)) for one in (*folders, path)]
    found += [problem for folder in folders if "/" in folder for problem in twins(root, folder)]
    return [problem for problem in (*found, file_names.fault_of_path(path)) if problem]


def around(paths: Iterable[str]) -> frozenset[str]:
    """Return *paths* and those of the folders that they lie in: what is wrong there concerns them, too."""
    parted = [path.split("/") for path in paths]
    return frozenset("/".join(parts[:end]) for parts in parted for end in range(1, len(parts) + 1))


def _twins(path: str, *entries: os.DirEntry[str]) -> Problem:
    """Return what is wrong with two *entries* of one folder whose names are read as the same *path*."""
    differ = len({fold_path(entry.name) for entry in entries}) > 1
    rule = common.SAME_BUT_FOR_CASE if differ else common.SAME_BUT_FOR_MARKS
    one, other = (f"“{entry.name}” ({_told(entry, with_form=not differ)})" for entry in entries)
    return rule.at(Place(path=path), one=one, other=other)


_FORMS = {"NFC": "dấu viết liền", "NFD": "dấu viết rời"}


def _told(entry: os.DirEntry[str], *, with_form: bool) -> str:
    """Return what tells *entry* from another whose name looks the same."""
    is_folder = entry.is_dir(follow_symlinks=False)
    told = ["thư mục" if is_folder else f"{entry.stat(follow_symlinks=False).st_size} byte"]
    if with_form:
        form = next((form for form in _FORMS if unicodedata.is_normalized(form, entry.name)), None)  # type: ignore[arg-type]
        told.append(f"tên {_FORMS[form]}, {form}" if form else "tên có cả dấu viết liền và dấu viết rời")
        whole = unicodedata.normalize("NFC", entry.name)
        told += (f"có U+{ord(char):04X}" for char in dict.fromkeys(whole) if fold_path(char) != char)
    return ", ".join(told)
