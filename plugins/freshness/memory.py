"""What the last build made, judged by today: what has to be made again, and what there is to remember after it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from plugins.freshness.cells import Cells
from plugins.freshness.state import (
    Answer,
    Facts,
    Look,
    Made,
    Making,
    Numbering,
    State,
    asking,
    compacted,
    numbers,
    together,
)
from plugins.freshness.values import decoder, encode
from plugins.freshness.watch import UNKNOWN, Key, Watch
from plugins.pages.chrome import SiteView
from plugins.pages.hidden_people import HiddenPeople

KEPT: Mapping[str, Any] = {
    "label": str,
    "name": str,
    "shows": bool,
    "is author": bool,
    "is credited": bool,
    "hidden people": HiddenPeople,
    "related": tuple[tuple[str, str | None], ...],
    "beside": tuple[str | None, str | None],
    "chrome": SiteView,
}
"""The kinds of derived cells whose answers are kept, and the type of these. Others are made again when asked for."""


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
        state = self._state
        fresh = self._changed = self._cells.changed(state.keys, state.digests, state.items)
        while fresh:
            known = set(self._changed)
            for number in asking(fresh, state.derived):
                self._is_same(number)
            fresh = self._changed - known

    def recall(self, key: Key) -> Any:
        """Return the answer of a derived cell if it is kept and the same as before, else UNKNOWN."""
        number = self._numbering.get(key)
        answer = self._state.derived.get(number) if number is not None else None
        if number is None or answer is None or answer.kept is None or not self._is_same(number):
            return UNKNOWN
        return decoder(_type_of(key))(answer.kept)

    def stale(self) -> set[str]:
        """Return the names of the plans of which a cell has changed."""
        return set(asking(self._changed, self._state.plans))

    def has_changed(self, key: Key) -> bool:
        """Tell whether the cell *key* has changed, or was never asked."""
        number = self._numbering.get(key)
        return number is None or number in self._changed

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
                return together([at[number] for number in numbers(packed)])

            for name, made in making.plans.items():
                plans[name] = Made(ours(made.asked), made.pages)
            for number, (found, answer) in making.derived.items():
                digests[at[number]] = found
                derived[at[number]] = Answer(ours(answer.asked), answer.kept)
            making.derived.clear()
        new = range(len(state.keys), len(numbering.keys))
        for number in (*self._changed, *new):
            key = numbering.keys[number]
            if number not in derived and self._cells.knows(key):
                digests[number] = self._cells[key]
        all_digests = [*state.digests, *(b"" for _ in new)]
        for number, hash_ in digests.items():
            all_digests[number] = hash_
        return compacted(
            State(
                keys=numbering.keys,
                digests=all_digests,
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
