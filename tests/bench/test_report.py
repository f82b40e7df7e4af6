"""The report: figures are medians, ratios are of pairs, and a promise that is not kept says so."""

from __future__ import annotations

import resource
import sys
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from bench.chart import GAP, chart
from bench.measure import BuildFailed, Cost, measure
from bench.pageset import compare
from bench.peers.model import Command, Told
from bench.report import report
from bench.results import Results, Sample


def sample(peer: str, edit: str, run: int, wall: float, size: int = 10_000) -> Sample:
    cost = Cost(wall=wall, cpu=wall, peak=100.0, together=150.0)
    return Sample(size=size, run=run, edit=edit, peer=peer, cost=cost, told=Told(rendered=3))


@pytest.fixture
def results() -> Results:
    """Three runs, the second on a machine that was ten times slower."""
    found = Results(about={"command": "python -m bench"})
    for run, slow in enumerate((1, 10, 1)):
        for size in (10_000, 20_000):
            found.samples += [
                sample("bangvang", "clean", run, 12.0 * slow, size),
                sample("hugo", "clean", run, 10.0 * slow, size),
                sample("bangvang", "body", run, 0.5 * slow, size),
                sample("hugo", "body", run, 10.0 * slow, size),
            ]
    found.pages[10_000] = compare({"/", "/du-lieu/"}, {"/"})
    return found


def test_ratio_is_of_builds_in_the_same_run(results):
    ratio = results.ratio(10_000, "body", "bangvang", "hugo")

    assert ratio is not None
    assert (ratio.low, ratio.high) == (0.05, 0.05)


def test_promise_that_is_not_kept_says_so(results):
    lines = report(results).splitlines()

    [clean] = [line for line in lines if line.startswith("| a clean build")]
    [body] = [line for line in lines if line.startswith("| body of an item: at most 0.1")]
    assert clean.endswith("| 1.20 | **no** |")
    assert body.endswith("| 0.05 | yes |")


def test_figures_that_are_not_valid_are_not_passed_off(results):
    assert "not valid" not in report(results)

    results.broken.append("only we have /tin/")

    assert "**These figures are not valid**" in report(results)


def test_results_come_back_from_their_file(results):
    assert Results.from_dict(results.to_dict()) == results


def test_chart_tells_its_figures_in_words_and_no_label_covers_another(results):
    root = ET.fromstring(chart(results))
    name = "{http://www.w3.org/2000/svg}"
    labels = [text for text in root.iter(f"{name}text") if "s" in (text.text or "") and " d" in text.get("class", "")]
    heights = sorted(float(text.get("y", "")) for text in labels)

    assert "ours, body of an item: 0.50 s at 10,000, 0.50 s at 20,000" in root.findtext(f"{name}desc", "")
    assert len(heights) == 3
    assert all(lower - upper >= GAP - 0.1 for upper, lower in pairwise(heights))


def test_cost_is_of_the_command_and_its_children(tmp_path):
    child = "x = bytes(range(256)) * 400000; print(len(x))"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"

    cost, printed = measure(Command(args=[sys.executable, "-c", script], cwd=tmp_path))

    assert printed.strip() == "102400000"
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # a child begins as a copy of whoever measures it
    assert 100 < cost.peak <= cost.together < max(400, own + 200)
    assert cost.cpu > 0
    assert cost.wall < 60


def test_build_that_fails_is_no_figure(tmp_path):
    with pytest.raises(BuildFailed, match=r"exit 3\nsorry"):
        measure(Command(args=[sys.executable, "-c", "print('sorry'); raise SystemExit(3)"], cwd=tmp_path))
