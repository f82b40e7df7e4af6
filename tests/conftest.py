"""What the tests of every package share: the small good content, and a way to read any content."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from plugins import honour_roll, newsroom, registry
from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.newsroom import BodyReader, Newsroom, Words
from plugins.portal.content_tree import read_tree
from plugins.problems import in_order
from plugins.registry import Problem, Registry
from tests.parsed_once import parse_once

DATA = Path(__file__).parent / "data"
MARKDOWN = {"extensions": ["markdown.extensions.extra", "markdown.extensions.toc"]}  # as in pelicanconf.py
WORDS = Words(credit=lambda name: f"Ảnh: {name}", backlink="Về chỗ chú thích", table="Bảng")

settings.register_profile("suite", deadline=None)  # a machine under load is no mistake
settings.register_profile("deep", deadline=None, max_examples=3000)  # `pytest --hypothesis-profile=deep`, now and then
settings.register_profile("laws", deadline=None, max_examples=10_000)  # before a release
settings.load_profile("suite")

Load = Callable[[Path], tuple[Registry, Newsroom, list[Problem]]]


def read_content(content: Path) -> tuple[Registry, Newsroom, list[Problem]]:
    """Return what a content folder holds and everything that is wrong with it, as `bangvang check` tells it."""
    tree = read_tree(content)
    records, of_data = registry.load(tree.data)
    bodies = BodyReader(MARKDOWN, WORDS)
    room, of_texts = newsroom.load(tree.texts, frozenset(tree.pictures), records, bodies)
    _, of_awards = honour_roll.HonourRoll().load({**tree.data, **tree.texts}, records, room)
    return records, room, in_order([*tree.problems, *of_data, *of_texts, *of_awards])


@pytest.fixture(scope="session", autouse=True)
def picture_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep what is made of pictures for all tests of this run, on all processors, and nothing of it in the checkout.

    Whether it is there makes no difference to a site (tests/portal/test_darkroom.py); it is half a minute saved.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pictures"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(folder))
        yield folder


@pytest.fixture(scope="session", autouse=True)
def parsed_once() -> Iterator[None]:
    """Parse each template once for all tests of this process."""
    with pytest.MonkeyPatch.context() as patch:
        parse_once(patch)
        yield


@pytest.fixture
def good() -> Path:
    """The small tidy content tree; copy it before changing it."""
    return DATA / "good"


@pytest.fixture
def load() -> Load:
    return read_content


@pytest.fixture
def gate_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have builds look at what they made in this process: starting another is half of what a small build takes.

    Both ways come to the same: tests/freshness/test_incremental.py. Where processes matter, nobody asks for this.
    """
    from plugins.portal import build as portal_build
    from tests.freshness.workshop import GateInProcess, run_in_process

    monkeypatch.setattr(portal_build, "Gate", GateInProcess)
    monkeypatch.setattr(portal_build, "run", run_in_process)
