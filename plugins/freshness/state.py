"""What is remembered of a build: what was made, of which cells, with what answers. Cells are numbers here."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import date
from typing import TypeVar

import msgspec

from plugins.freshness.cells import Placed
from plugins.freshness.tables import Tables
from plugins.freshness.watch import Key
from plugins.pages.page import address_of

NAME = "pages"
T = TypeVar("T")


class Facts(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known of a page that is made: where it is, how it is rendered, what others tell of it."""

    path: str
    template: str
    lang: str
    listed: bool
    modified: date | None
    pictures: tuple[str, ...]
    source: str | None
    view: bytes
    """The hash of its view."""
    card: bytes | None
    """The share card, encoded."""
    card_file: str | None
    lacks: str = ""
    """The letters of the card that its faces lack."""

    @property
    def address(self) -> str:
        """Return its address from the root of the site."""
        return address_of(self.path)


class Made(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The pages of a plan, and the cells that were asked for them, as numbers."""

    asked: bytes
    pages: tuple[Facts, ...]


class Answer(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A derived cell: the cells that it asked, and the answer, if answers of its kind are kept."""

    asked: bytes
    kept: bytes | None


class Look(msgspec.Struct, frozen=True, gc=False):
    """What decides, beside their views, how the pages of a build look.

    That is the fingerprints of *templates*, the hashes of what stands around pages by language (*chrome*) and of the
    *theme*'s own files. *build* tells it from all others: what is known of the output must be of the same.
    """

    build: int = 0
    templates: dict[str, bytes] = {}
    chrome: dict[str, bytes] = {}
    theme: dict[str, bytes] = {}


class State(msgspec.Struct, gc=False, array_like=True):
    """All that is remembered. Cells are numbered in the order of *keys*; *digests* are their hashes."""

    keys: list[str] = []
    digests: list[bytes] = []
    derived: dict[int, Answer] = {}
    plans: dict[str, Made] = {}
    items: dict[str, Placed] = {}
    """The public items."""
    look: Look = Look()
    """How its pages looked."""
    size: int = 0
    """How many cells there were when unused ones were last left out."""


class Making(msgspec.Struct, gc=False):
    """What was made in one go: the cells that it asked, by *keys* of its own, and what derived cells answered."""

    keys: list[str] = []
    plans: dict[str, Made] = {}
    derived: dict[int, tuple[bytes, Answer]] = {}


class Numbering:
    """Gives each key a number, in the order in which they come."""

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        self.keys: list[Key] = list(keys)
        self._numbers = {key: number for number, key in enumerate(self.keys)}

    def __getitem__(self, key: Key) -> int:
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self.keys)
            self.keys.append(key)
        return number

    def get(self, key: Key) -> int | None:
        """Return the number of *key* if it has one."""
        return self._numbers.get(key)

    def of(self, keys: Iterable[Key]) -> bytes:
        """Return the numbers of *keys*, packed."""
        return together([self[key] for key in keys])


_CODE = "I"  # four bytes a number
FEW = 16  # numbers that are sought one by one


def together(found: list[int]) -> bytes:
    """Return the numbers *found*, packed."""
    return array(_CODE, sorted(found)).tobytes()


def numbers(packed: bytes) -> array[int]:
    """Return the numbers that `Numbering.of` packed."""
    found = array(_CODE)
    found.frombytes(packed)
    return found


def asking(cells: Collection[int], made: Mapping[T, Made | Answer]) -> list[T]:
    """Return those of *made* that asked one of *cells*; where these are few, without unpacking what all asked."""
    if len(cells) > FEW:
        sought = frozenset(cells)
        return [name for name, one in made.items() if not sought.isdisjoint(numbers(one.asked))]
    found: dict[T, None] = {}
    for number in cells:
        code = together([number])
        maybe = [name for name, one in made.items() if code in one.asked]  # perhaps across two numbers
        found |= dict.fromkeys(name for name in maybe if number in numbers(made[name].asked))
    return [*found]


_OF_NO_PLAN = ("chrome|", "hidden people|")  # what the build itself asks


def compacted(state: State) -> State:
    """Return *state* without the cells that nobody asks any more, once they are many."""
    if len(state.keys) < 2 * state.size + 1_000:
        return state
    reached = {number for number, key in enumerate(state.keys) if key.startswith(_OF_NO_PLAN)}
    waiting = [made.asked for made in state.plans.values()]
    waiting += [state.derived[number].asked for number in reached if number in state.derived]
    while waiting:
        fresh = {number for asked in waiting for number in numbers(asked)} - reached
        reached |= fresh
        waiting = [state.derived[number].asked for number in fresh if number in state.derived]
    used = sorted(reached)
    new = {number: index for index, number in enumerate(used)}

    def ours(packed: bytes) -> bytes:
        return together([new[number] for number in numbers(packed)])

    return msgspec.structs.replace(
        state,
        keys=[state.keys[number] for number in used],
        digests=[state.digests[number] for number in used],
        derived={
            new[number]: Answer(ours(one.asked), one.kept) for number, one in state.derived.items() if number in new
        },
        plans={name: Made(ours(made.asked), made.pages) for name, made in state.plans.items()},
        size=len(used),
    )


def remembered(shelf: Tables) -> State:
    """Return what is remembered on *shelf*: nothing if it is not there, or not what was put there."""
    return shelf.read(State, NAME) or State()


def remember(shelf: Tables, state: State) -> None:
    """Put *state* on *shelf*."""
    shelf.write(NAME, state)


def remembering(shelf: Tables, state: State) -> AbstractContextManager[Callable[[], None]]:
    """Have *state* ready to be put on *shelf*; lend what puts it there, in no time."""
    return shelf.ready(NAME, state)
