"""What was made, and of which cells: the next build makes again that, and only that, whose cells have changed."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import msgspec

from plugins.freshness.cells import Cells, Placed
from plugins.freshness.tables import Tables
from plugins.freshness.values import decoder, encode
from plugins.freshness.watch import UNKNOWN, Key, Watch
from plugins.pages.chrome import SiteView
from plugins.pages.page import address_of

NAME = "pages"

KEPT: Mapping[str, Any] = {
    "label": str,
    "name": str,
    "shows": bool,
    "is author": bool,
    "related": tuple[tuple[str, str | None], ...],
    "beside": tuple[str | None, str | None],
    "chrome": SiteView,
}
"""The kinds of derived cells whose answers are kept, and the type of these. Others are made again when asked for."""


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
        return _together([self[key] for key in keys])


_CODE = "I"  # four bytes a number


def _together(found: list[int]) -> bytes:
    return array(_CODE, sorted(found)).tobytes()


def numbers(packed: bytes) -> array[int]:
    """Return the numbers that `Numbering.of` packed."""
    found = array(_CODE)
    found.frombytes(packed)
    return found


class Memory:
    """What the last build made, judged by the *cells* of today.

    *make* answers a derived cell anew, through *watch*, which recalls from here; it raises KeyError for one that
    nobody can ask any more.
    """

    def __init__(self, state: State, cells: Cells, watch: Watch, make: Callable[[Key], Any]) -> None:
        self._state, self._cells, self._watch, self._make = state, cells, watch, make
        self._numbering = Numbering(state.keys)
        self._changed: set[int] = set()
        self._verdicts: dict[int, bool] = {}

    @property
    def state(self) -> State:
        """Return what was remembered."""
        return self._state

    @property
    def plans(self) -> Mapping[str, Made]:
        """Return what was made of each plan, by its name."""
        return self._state.plans

    def judge(self) -> None:
        """Find out which cells have changed."""
        state, cells = self._state, self._cells
        may_be_another = cells.since(state.items)
        for number, (key, before) in enumerate(zip(state.keys, state.digests, strict=True)):
            if number not in state.derived and may_be_another(key) and cells.knows(key) and cells[key] != before:
                self._changed.add(number)
        pending = set(state.derived)
        while hit := [n for n in pending if not self._changed.isdisjoint(numbers(state.derived[n].asked))]:
            pending.difference_update(hit)
            for number in hit:
                self._is_same(number)

    def recall(self, key: Key) -> Any:
        """Return the answer of a derived cell if it is kept and the same as before, else UNKNOWN."""
        number = self._numbering.get(key)
        answer = self._state.derived.get(number) if number is not None else None
        if number is None or answer is None or answer.kept is None or not self._is_same(number):
            return UNKNOWN
        return decoder(_type_of(key))(answer.kept)

    def reasons(self, name: str) -> list[Key] | None:
        """Return the changed cells for which the plan *name* has to be made again; None if it is unknown."""
        made = self._state.plans.get(name)
        if made is None:
            return None
        if self._changed.isdisjoint(found := numbers(made.asked)):
            return []
        return sorted(self._state.keys[number] for number in self._changed.intersection(found))

    def _is_same(self, number: int) -> bool:
        verdict = self._verdicts.get(number)
        if verdict is None:
            self._verdicts[number] = False  # while it is made, it cannot be recalled
            verdict = self._verdicts[number] = self._judged(number)
            if not verdict:
                self._changed.add(number)
        return verdict

    def _judged(self, number: int) -> bool:
        state = self._state
        asked = numbers(state.derived[number].asked)
        for other in asked:
            if other in state.derived:
                self._is_same(other)
        if self._changed.isdisjoint(asked):
            return True
        key = state.keys[number]
        try:
            with self._watch.noting():  # whoever has it made did not ask for it
                self._make(key)
        except KeyError:
            return False
        found = self._watch.derived.get(key)
        return found is not None and found == state.digests[number] != b""

    # --- what to remember --------------------------------------------------------------------------------------------

    def after(self, look: Look, names: Iterable[str], makings: Iterable[Making]) -> State:
        """Return what to remember of the plans *names*: what *makings* made of some, else what was.

        Their derived cells are taken out of *makings*, for there are many.
        """
        state, numbering = self._state, self._numbering
        plans, derived = {}, dict(state.derived)
        digests: dict[int, bytes] = {}
        for number in self._changed:
            derived.pop(number, None)
        for making in (*makings, answered(self._watch)):
            at = [numbering[key] for key in making.keys]

            def ours(packed: bytes, at: list[int] = at) -> bytes:
                return _together([at[number] for number in numbers(packed)])

            for name, made in making.plans.items():
                plans[name] = Made(ours(made.asked), made.pages)
            for number, (found, answer) in making.derived.items():
                digests[at[number]] = found
                derived[at[number]] = Answer(ours(answer.asked), answer.kept)
            making.derived.clear()
        known = len(state.keys)
        for number, key in enumerate(numbering.keys):
            if (number >= known or number in self._changed) and number not in derived and self._cells.knows(key):
                digests[number] = self._cells[key]
        return compacted(
            State(
                keys=numbering.keys,
                digests=[
                    digests[n] if n in digests else state.digests[n] if n < known else b""
                    for n in range(len(numbering.keys))
                ],
                derived=derived,
                plans={name: plans.get(name) or state.plans[name] for name in names},
                items=self._cells.items(state.items),
                look=look,
                size=state.size,
            )
        )


def answered(watch: Watch, plans: Mapping[str, tuple[Iterable[Key], tuple[Facts, ...]]] | None = None) -> Making:
    """Return what *watch* has seen answered since the last time, and what was made of *plans*.

    That is, of each, the cells that it asked, and its pages.
    """
    fresh, watch.fresh = watch.fresh, {}
    numbering = Numbering()
    made = {name: Made(numbering.of(asked), pages) for name, (asked, pages) in (plans or {}).items()}
    derived = {
        numbering[key]: (one.digest, Answer(numbering.of(one.asked), _kept(key, watch.answers[key])))
        for key, one in fresh.items()
    }
    return Making(keys=numbering.keys, plans=made, derived=derived)


def _kept(key: Key, answer: Any) -> bytes | None:
    kind = key.partition("|")[0]
    return encode(answer) if kind in KEPT or answer == () else None


def _type_of(key: Key) -> Any:
    return KEPT.get(key.partition("|")[0], tuple[()])


def compacted(state: State) -> State:
    """Return *state* without the cells that nobody asks any more, once they are many."""
    if len(state.keys) < 2 * state.size + 1_000:
        return state
    reached = {number for number, key in enumerate(state.keys) if key.startswith("chrome|")}  # that no plan asks
    waiting = [made.asked for made in state.plans.values()]
    waiting += [state.derived[number].asked for number in reached if number in state.derived]
    while waiting:
        fresh = {number for asked in waiting for number in numbers(asked)} - reached
        reached |= fresh
        waiting = [state.derived[number].asked for number in fresh if number in state.derived]
    used = sorted(reached)
    new = {number: index for index, number in enumerate(used)}

    def ours(packed: bytes) -> bytes:
        return _together([new[number] for number in numbers(packed)])

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
