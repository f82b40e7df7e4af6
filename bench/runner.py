"""One measurement: all generators, all edits, all sizes, in turns."""

from __future__ import annotations

import filecmp
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench import corpus
from bench.edits import EDITS, Edit
from bench.measure import measure
from bench.pageset import addresses, compare
from bench.peers.hugo import Hugo
from bench.peers.model import Peer
from bench.peers.ours import Ours
from bench.peers.stock import Stock
from bench.results import Results, Sample

FEW = ("clean", "body")  # what shows that a generator which keeps nothing between runs costs the same each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be measured."""

    sizes: tuple[int, ...]
    runs: int
    peers: tuple[str, ...]  # beside ours
    edits: tuple[Edit, ...]
    peer_edits: str  # few: peers are measured with FEW; hugo: Hugo with all; all: Pelican, too
    photos: int
    repo: Path
    work: Path
    hugo: Path | None

    def measures(self, peer: Peer, edit: Edit) -> bool:
        """Return whether *peer* is measured with *edit*."""
        if peer.name == "bangvang" or edit.id in FEW:
            return True
        return self.peer_edits == "all" or (self.peer_edits == "hugo" and peer.name == "hugo")


def run(plan: Plan, results: Results, keep: Callable[[], None]) -> None:
    """Measure; *results* has what was measured so far even if this ends early. After each size *keep* is called."""
    for size in plan.sizes:
        folder = plan.work / str(size)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _Field(plan, results, size, folder).run()
        keep()
        shutil.rmtree(folder)
        os.sync()


class _Field:
    """The measurement of one size."""

    def __init__(self, plan: Plan, results: Results, size: int, folder: Path) -> None:
        self._plan = plan
        self._results = results
        self._size = size
        self._trash = folder / "trash"
        self._corpus = corpus.make(size, photos=plan.photos)
        self._ours = Ours(folder / "bangvang", plan.repo, cards=bool(plan.photos))
        self._peers: list[Peer] = [self._ours]
        static = plan.repo / "theme/static"
        if "hugo" in plan.peers:
            assert plan.hugo is not None
            self._peers.append(Hugo(folder / "hugo", plan.hugo, static))
        if "pelican" in plan.peers:
            self._peers.append(Stock(folder / "pelican", static))
        for peer in self._peers:
            (folder / peer.name).mkdir()
            peer.lay_out(self._corpus)
        os.sync()

    def run(self) -> None:
        """Make each edit in all sources, then build each, and see that the outputs are what they should be."""
        for turn in range(self._plan.runs):
            for place, edit in enumerate(EDITS):
                if edit not in self._plan.edits:
                    continue
                self._make(edit, turn, turn * len(EDITS) + place + 1)
                if edit.id == "clean":
                    self._compare_pages()
        self._compare_with_clean()

    def _make(self, edit: Edit, turn: int, number: int) -> None:
        change = edit.make(self._corpus, number)
        for peer in self._in_turn(turn):
            change.apply(self._corpus, peer)
            if not self._plan.measures(peer, edit):
                continue
            if change.clean:
                self._put_away(peer.output, *peer.state)
            os.sync()  # what was just written or removed is not this build's to pay for
            cost, printed = measure(peer.command())
            told = peer.told(printed)
            sample = Sample(size=self._size, run=turn, edit=edit.id, peer=peer.name, cost=cost, told=told)
            self._results.samples.append(sample)
            _say(f"{self._size:>6} run {turn + 1} {edit.id:<11}{peer.name:<9}{cost.wall:8.2f} s {cost.peak:6.0f} MB")
            shutil.rmtree(self._trash, ignore_errors=True)

    def _in_turn(self, turn: int) -> Iterator[Peer]:
        """Yield the generators, another one first in each run: whoever comes second finds a warmer machine."""
        first = turn % len(self._peers)
        yield from [*self._peers[first:], *self._peers[:first]]

    def _put_away(self, *paths: Path) -> None:
        """Move *paths* aside: to remove them would cost the kernel time that the build would seem to take."""
        self._trash.mkdir()
        for number, path in enumerate(paths):
            if path.exists():
                path.rename(self._trash / str(number))

    def _compare_pages(self) -> None:
        peer = next((peer for peer in self._peers if peer.name == "hugo"), None)
        if peer is None:
            return
        found = self._results.pages[self._size] = compare(addresses(self._ours.output), addresses(peer.output))
        self._results.broken += [f"at {self._size} items {difference}" for difference in found.unexplained]

    def _compare_with_clean(self) -> None:
        """Build once more from nothing, elsewhere, and compare every byte (law 5)."""
        made = self._ours.output.rename(self._ours.root / "made")
        self._put_away(*self._ours.state)
        measure(self._ours.command())
        differing = list(_differences(made, self._ours.output))
        told = f"at {self._size} items what edits led to is not what a clean build makes: "
        self._results.broken += [told + name for name in differing]
        if not differing:
            self._results.outputs_checked.append(self._size)


def _differences(one: Path, other: Path) -> Iterator[str]:
    """Yield the files below *one* and *other* that are not the same in both."""
    here = {path.relative_to(one) for path in one.rglob("*") if path.is_file()}
    there = {path.relative_to(other) for path in other.rglob("*") if path.is_file()}
    yield from sorted(map(str, here ^ there))
    _, differing, errors = filecmp.cmpfiles(one, other, sorted(map(str, here & there)), shallow=False)
    yield from differing + errors


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
