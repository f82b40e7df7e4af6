"""What is remembered: numbers for cells, found again without unpacking them; and it comes back from the shelf."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.freshness.state import (
    NAME,
    Answer,
    Facts,
    Look,
    Made,
    Numbering,
    State,
    asking,
    numbers,
    remember,
    remembered,
    remembering,
)
from plugins.freshness.tables import Tables

PAGE = Facts(
    path="a/index.html",
    template="page.html",
    lang="vi",
    listed=True,
    modified=None,
    pictures=(),
    source=None,
    view=b"v",
    card=None,
    card_file=None,
)
STATE = State(
    keys=["a|x", "label|x"],
    digests=[b"1", b"2"],
    derived={1: Answer(Numbering(["a|x"]).of(["a|x"]), b'"X"')},
    plans={"one": Made(Numbering(["a|x"]).of(["a|x"]), (PAGE,))},
    items={"2026/01/a": (b"r", b"h", ("year|2026",))},
    look=Look(build=7, templates={"page.html": b"t"}, chrome={"vi": b"c"}, theme={}),
)


@pytest.fixture
def shelf(tmp_path: Path) -> Tables:
    return Tables(tmp_path, b"key")


def test_numbers_come_back() -> None:
    numbering = Numbering(["a", "b"])

    assert list(numbers(numbering.of({"c", "a", "b"}))) == [0, 1, 2]
    assert (numbering.get("c"), numbering.get("d")) == (2, None)
    assert numbering.keys == ["a", "b", "c"]


@pytest.mark.parametrize("sought", [[], [7], [256, 1], [*range(0, 300, 3)]])
def test_numbers_that_are_sought_are_found_whole(sought: list[int]) -> None:
    """7 is not in 0x0700, though its bytes are, and neither is a number that lies across two."""
    numbering = Numbering(map(str, range(70_000)))
    packs = [[], [7], [0x0700, 0x010000], [1, 256], [0x0100, 0x0001], [3], [65_535, 65_536], [299, 300]]

    made = {number: Answer(numbering.of(map(str, pack)), None) for number, pack in enumerate(packs)}

    assert sorted(asking(sought, made)) == [n for n, pack in enumerate(packs) if not set(sought).isdisjoint(pack)]


def test_a_state_comes_back_from_the_shelf(shelf: Tables) -> None:
    remember(shelf, STATE)

    assert remembered(shelf) == STATE
    shelf.put(NAME, b"no table")
    assert remembered(shelf) == State()


def test_a_state_that_is_ready_is_not_yet_remembered(shelf: Tables) -> None:
    remember(shelf, State())
    with remembering(shelf, STATE):
        assert remembered(shelf) == State()
    assert remembered(shelf) == State()
    with remembering(shelf, STATE) as keep:
        keep()

    assert remembered(shelf) == STATE
    assert shelf.folder
    assert [file.name for file in shelf.folder.iterdir()] == [NAME]
