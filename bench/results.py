"""What was measured, as values: samples, and what is said of them."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bench.measure import Cost
from bench.pageset import Comparison
from bench.peers.model import Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One build."""

    size: int
    run: int
    edit: str
    peer: str
    cost: Cost
    told: Told


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """A figure over all runs."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        """Return the spread of *values*, at least one."""
        return cls(median=statistics.median(values), low=min(values), high=max(values))


@dataclass(slots=True, kw_only=True)
class Results:
    """A whole measurement. *about* tells of the machine, the versions, the command."""

    about: dict[str, str]
    samples: list[Sample] = field(default_factory=list)
    pages: dict[int, Comparison] = field(default_factory=dict)  # of each size: ours and Hugo's
    outputs_checked: list[int] = field(default_factory=list)  # sizes at which incremental was seen to equal clean
    broken: list[str] = field(default_factory=list)  # what makes the figures worthless: pages or bytes that differ

    def sizes(self) -> list[int]:
        """Return the sizes, smallest first."""
        return sorted({sample.size for sample in self.samples})

    def peers(self) -> list[str]:
        """Return who was measured, in the order of measurement."""
        return list(dict.fromkeys(sample.peer for sample in self.samples))

    def edits(self) -> list[str]:
        """Return the edits that were measured."""
        return list(dict.fromkeys(sample.edit for sample in self.samples))

    def of(self, size: int, edit: str, peer: str) -> list[Sample]:
        """Return the samples of a cell, by run."""
        wanted = (size, edit, peer)
        return [sample for sample in self.samples if (sample.size, sample.edit, sample.peer) == wanted]

    def spread(self, size: int, edit: str, peer: str, figure: str = "wall") -> Spread | None:
        """Return a figure of the costs of a cell; None if it was not measured."""
        values = [getattr(sample.cost, figure) for sample in self.of(size, edit, peer)]
        return Spread.of(values) if values else None

    def ratio(self, size: int, edit: str, peer: str, to: str, figure: str = "wall") -> Spread | None:
        """Return *peer*'s figure over that of *to* in the same run: what slows a machine slows both of a pair."""
        theirs = {sample.run: getattr(sample.cost, figure) for sample in self.of(size, edit, to)}
        mine = {sample.run: getattr(sample.cost, figure) for sample in self.of(size, edit, peer)}
        values = [mine[run] / theirs[run] for run in sorted(mine.keys() & theirs.keys())]
        return Spread.of(values) if values else None

    def to_dict(self) -> dict[str, Any]:
        """Return it for JSON."""
        return {
            "about": self.about,
            "samples": [asdict(sample) for sample in self.samples],
            "pages": {str(size): asdict(comparison) for size, comparison in self.pages.items()},
            "outputs_checked": self.outputs_checked,
            "broken": self.broken,
        }

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Results:
        """Return what `to_dict` gave."""
        samples = [
            Sample(**{**sample, "cost": Cost(**sample["cost"]), "told": Told(**sample["told"])})
            for sample in told["samples"]
        ]
        pages = {
            int(size): Comparison(
                **{**made, "numbered": tuple(made["numbered"]), "unexplained": tuple(made["unexplained"])}
            )
            for size, made in told["pages"].items()
        }
        return cls(
            about=told["about"],
            samples=samples,
            pages=pages,
            outputs_checked=told["outputs_checked"],
            broken=told["broken"],
        )
