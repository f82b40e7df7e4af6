"""The memory of what was made: made again is what asked a cell that has changed, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from plugins.freshness.cells import Cells
from plugins.freshness.memory import Memory, answered
from plugins.freshness.state import Facts, Look, Making, State
from plugins.freshness.values import digest
from plugins.freshness.watch import Key, Watch


class World:
    """Cells with answers, a derived cell `label|x` made of `a|x`, and plans that ask what they are told to."""

    def __init__(self, **answers: str | None) -> None:
        self.answers = answers
        self.state = State()
        self.made: list[str] = []

    def build(self, plans: dict[str, list[str]]) -> list[str]:
        """Build with *plans* (name → cells that it asks); return the names of those that were made."""
        watch = Watch()
        cells = _Answers(self.answers)
        self.made = []

        def label(key: Key) -> str:
            id_ = key.partition("|")[2]

            def make() -> str:
                self.made.append(key)
                watch.asks(f"a|{id_}")
                return (self.answers[id_] or "nothing").partition(" ")[0]

            return cast("str", watch.answer(key, make))

        memory = Memory(self.state, cast("Cells", cells), watch, label)
        watch.recall = memory.recall
        memory.judge()
        stale = [name for name in plans if name not in memory.plans or name in memory.stale()]
        assert stale == [name for name in plans if memory.reasons(name) != []]
        asked: dict[str, tuple[Iterable[str], tuple[Facts, ...]]] = {}
        for name in stale:
            with watch.noting() as noted:
                for key in plans[name]:
                    label(key) if key.startswith("label|") else watch.asks(key)
            asked[name] = noted, ()
        look = Look(build=self.state.look.build + 1, templates={}, chrome={}, theme={})
        self.state = memory.after(look, plans, [answered(watch, asked)])
        return stale


class _Answers:
    def __init__(self, answers: dict[str, str | None]) -> None:
        self._answers = answers

    def __getitem__(self, key: Key) -> bytes:
        answer = self._answers.get(key.partition("|")[2])
        return digest(answer) if answer is not None else b""

    def knows(self, key: Key) -> bool:
        return key.startswith("a|")

    def changed(self, keys: list[Key], digests: list[bytes], before: object) -> set[int]:
        del before
        return {n for n, key in enumerate(keys) if self.knows(key) and self[key] != digests[n]}

    def items(self, before: object) -> dict[str, Any]:
        del before
        return {}


PLANS = {"one": ["a|x"], "two": ["a|y"], "both": ["a|x", "a|y"], "none": []}


def test_at_first_everything_is_made_and_then_nothing() -> None:
    world = World(x="1", y="1")

    assert world.build(PLANS) == [*PLANS]
    assert world.build(PLANS) == []


def test_who_asked_what_has_changed_is_made_again() -> None:
    world = World(x="1", y="1")
    world.build(PLANS)
    world.answers["x"] = "2"

    assert world.build(PLANS) == ["one", "both"]
    assert world.build(PLANS) == []


def test_what_goes_and_comes_back_as_it_was_is_a_change_each_time() -> None:
    world = World(x="1", y="1")
    world.build(PLANS)
    world.answers["x"] = None
    assert world.build(PLANS) == ["one", "both"]
    assert world.build(PLANS) == []
    world.answers["x"] = "1"

    assert world.build(PLANS) == ["one", "both"]


def test_a_derived_cell_of_the_same_answer_spares_its_askers() -> None:
    world = World(x="Huế 1")
    plans = {"one": ["label|x"]}
    world.build(plans)
    world.answers["x"] = "Huế 2"
    assert world.build(plans) == []
    assert world.made == ["label|x"]
    assert world.build(plans) == []
    assert world.made == [], "its new reason is remembered"
    world.answers["x"] = "Vinh"

    assert world.build(plans) == ["one"]


def test_a_plan_that_was_away_is_made_when_it_comes_back() -> None:
    world = World(x="1")
    world.build({"one": ["a|x"], "two": []})
    world.build({"two": []})

    assert world.build({"one": ["a|x"], "two": []}) == ["one"]


def test_cells_that_nobody_asks_are_left_out_and_the_rest_stays() -> None:
    world = World(**{f"k{n}": "1" for n in range(1_200)})
    every = {f"plan {n}": [f"a|k{n}"] for n in range(1_200)}
    few = dict(list(every.items())[:3])
    world.build(every)
    world.state.size = 0
    world.build(few)

    assert len(world.state.keys) == 3
    assert world.build(few) == []
    world.answers["k1"] = "2"
    assert world.build(few) == ["plan 1"]


def test_derived_cells_that_nobody_asks_are_left_out() -> None:
    world = World(**{f"k{n}": "1" for n in range(1_200)})
    world.build({f"plan {n}": [f"label|k{n}"] for n in range(1_200)})
    world.state.size = 0
    world.build({"plan 0": ["label|k0"]})

    assert len(world.state.keys) == 2


def test_nothing_is_shared_between_makings() -> None:
    one = Making()
    one.keys.append("a")

    assert Making().keys == []
