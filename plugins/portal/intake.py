"""Intake: the whole content folder, read and checked against itself, with every problem told."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

from plugins import newsroom, registry
from plugins.newsroom import BodyReader, Newsroom, TookTooLong, Words
from plugins.pages import Feature, Strings
from plugins.portal.content_tree import ContentTree, read_tree
from plugins.problems import in_order
from plugins.registry import Problem, Registry
from plugins.workers import spread

SECONDS_A_FILE = 10  # Python-Markdown takes 2 ms for a common article, and minutes for some pastes


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the content folder holds, and everything that is wrong with it."""

    tree: ContentTree
    registry: Registry
    newsroom: Newsroom
    models: Mapping[str, Any]
    problems: Sequence[Problem]


def take_in(content: Path, markdown: Mapping[str, Any], strings: Strings, features: Sequence[Feature]) -> Intake:
    """Read and check the folder *content*; *markdown* are Pelican's settings of that name."""
    tree = read_tree(content)
    records, of_data = registry.load(tree.data)
    bodies = BodyReader(
        markdown,
        Words(lambda name: strings("figure.credit", name=name), strings("figure.backlink"), strings("figure.table")),
    )
    room, of_texts = newsroom.load(tree.texts, frozenset(tree.pictures), records, bodies, _time_limit, spread)
    problems = [*tree.problems, *of_data, *of_texts]
    models = {}
    for feature in features:
        models[feature.name], of_feature = feature.load({**tree.data, **tree.texts}, records, room)
        problems += of_feature
    return Intake(tree=tree, registry=records, newsroom=room, models=models, problems=in_order(problems))


@contextmanager
def _time_limit() -> Iterator[None]:
    """End the reading of one file that takes too long. Only the main thread of a Unix process has such a clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise TookTooLong(SECONDS_A_FILE)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
