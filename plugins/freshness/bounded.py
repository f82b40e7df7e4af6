"""Data files read within limits: one that takes too much is given up and told, and the others are read without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

from plugins.limits import FILE, LIGHT, Ended, Limits, Step, in_steps
from plugins.newsroom.rules import TOO_SLOW
from plugins.problems import Place, Problem
from plugins.registry import rules
from plugins.registry.loading import DATA

T = TypeVar("T")
Load = Callable[[Mapping[str, bytes], Collection[str], Step], tuple[T, list[Problem]]]
"""Returns what files hold and what is wrong with them, knowing those that are refused; tells the path of what it reads.
Of a data file that it opens that is told for it."""


def bounded(
    load: Load[T], files: Mapping[str, bytes], refused: Collection[str] = (), limits: Limits = FILE, light: int = LIGHT
) -> tuple[T, list[Problem]]:
    """Return what *load* returns of *files*; of each that was given up, the problem that says so.

    The data are read by a process of their own if one of them is larger than *light* bytes.
    """
    given_up: dict[str, Problem] = {}
    while True:
        left = {path for path in files if path.startswith(DATA) and path not in given_up}

        def make(step: Step, without: Collection[str] = frozenset(given_up)) -> tuple[T, list[Problem]]:
            return load(_Steps(files, without, step), {*refused, *without}, step)

        apart = any(len(files[path]) > light for path in left)
        try:
            found, problems = in_steps(make, limits, apart=apart)
        except Ended as ended:
            path = ended.step if ended.step in left else max(left, key=lambda one: len(files[one]))
            given_up[path] = told_of(ended, path)
        else:
            return found, [*problems, *given_up.values()]


class _Steps(Mapping[str, bytes]):
    """The *files* but those *without*; whoever opens one of the data is at the next *step*."""

    def __init__(self, files: Mapping[str, bytes], without: Collection[str], step: Step) -> None:
        self._files, self._without, self._step = files, without, step

    def __getitem__(self, path: str) -> bytes:
        if path in self._without:
            raise KeyError(path)
        if path.startswith(DATA):
            self._step(path)
        return self._files[path]

    def __contains__(self, path: object) -> bool:
        return path in self._files and path not in self._without

    def __iter__(self) -> Iterator[str]:
        return (path for path in self._files if path not in self._without)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def told_of(ended: Ended, path: str) -> Problem:
    """Return that the reading of the file at *path* was *ended*."""
    match ended.reason:
        case "time" if path.endswith(".md"):
            return TOO_SLOW.at(Place(path=path), seconds=f"{ended.limits.seconds:g}")
        case "time":
            return rules.TOOK_TOO_LONG.at(Place(path=path), seconds=f"{ended.limits.seconds:g}")
        case "memory":
            return rules.TOO_MUCH_MEMORY.at(Place(path=path))
    return rules.READER_LOST.at(Place(path=path))
