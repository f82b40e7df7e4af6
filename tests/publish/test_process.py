"""Whatever happens to the gate's process, the answer is never “clean”."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from plugins.publish import GateBroken, run
from plugins.publish.gate import inspect
from tests.publish.sites import Site, page

PROBLEM = {
    "path": "output/x",
    "line": 1,
    "column": 1,
    "code": "G101",
    "level": "error",
    "message": "m",
    "cure": "c",
    "suggestion": None,
}


def answer(*problems: dict[str, object]) -> str:
    return json.dumps({"problems": problems})


@pytest.mark.parametrize(
    ("said", "code"),
    [
        pytest.param(answer(PROBLEM), 0, id="problems and exit 0"),
        pytest.param(answer(), 1, id="no problems and exit 1"),
        pytest.param("", 0, id="nothing said"),
        pytest.param("", 1, id="a crash of Python"),
        pytest.param(answer(), 2, id="exit 2"),
        pytest.param(answer(), 137, id="exit 137"),
        pytest.param("{}", 0, id="no list"),
        pytest.param("[]", 0, id="a list"),
        pytest.param('{"problems": null}', 0, id="null"),
        pytest.param(answer()[:-1], 0, id="cut off"),
        pytest.param(answer() * 2, 0, id="said twice"),
        pytest.param("warning\n" + answer(), 0, id="something said before"),
        pytest.param(answer({"code": "G101"}), 1, id="half a problem"),
        pytest.param(answer({**PROBLEM, "level": "none"}), 1, id="an unknown level"),
        pytest.param(answer({**PROBLEM, "message": 1}), 1, id="a number for a message"),
    ],
)
def test_an_answer_in_doubt_is_no_answer(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: int
) -> None:
    gate = tmp_path / "gate"
    gate.write_text(f"#!/bin/sh\ncat >/dev/null\ncat <<'EOF'\n{said}\nEOF\nexit {code}\n")
    gate.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(gate))

    with pytest.raises(GateBroken, match="không kiểm tra được trang nên không đăng"):
        run(site.tree, site.manifest)


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("kill -9 $$", id="killed"),
        pytest.param("exec 0<&-; exit 0", id="deaf and silent"),
        pytest.param("exec sleep 60", id="asleep"),
    ],
)
def test_a_gate_that_dies_or_sleeps_is_broken(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    gate = tmp_path / "gate"
    gate.write_text(f"#!/bin/sh\n{script}\n")
    gate.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(gate))

    with pytest.raises(GateBroken):
        run(site.tree, site.manifest, timeout=0.5)


def test_a_gate_that_cannot_be_started_is_broken(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    with pytest.raises(GateBroken):
        run(site.tree, site.manifest)


def test_a_tree_that_is_not_there_is_broken_not_clean(site: Site, tmp_path: Path) -> None:
    with pytest.raises(GateBroken, match="mã thoát 2"):
        run(tmp_path / "none", site.manifest)


def test_findings_come_back_whole_and_from_any_folder(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that happens to hold a `plugins` of its own must not become the gate."""
    (tmp_path / "plugins").mkdir()
    (tmp_path / "plugins/__init__.py").write_text("raise SystemExit(0)")
    (tmp_path / "json.py").write_text("raise SystemExit(0)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    site.put("a.html", page('<a href="/portal/tin/a">Tiêu đề</b></a>'))

    found = run(Path("tree"), site.manifest)

    assert found == inspect(site.tree, site.manifest)
    assert [problem.code for problem in found] == ["G141", "G123"]


def test_a_clean_site_is_clean(site: Site) -> None:
    assert run(site.tree, site.manifest) == []


def test_what_stands_is_judged_with_what_was_written(site: Site, tmp_path: Path) -> None:
    base, memory = tmp_path / "out", tmp_path / "memory"
    assert run(site.tree, site.manifest, base=base, memory=memory) == []
    site.tree.rename(base)
    site.tree.mkdir()

    assert run(site.tree, site.manifest, base=base, memory=memory) == []

    site.put("tin/b/index.html", page('<a href="/portal/tin/a/#muc-9">x</a>'))
    for kept in (memory, tmp_path / "none", None):
        (problem,) = run(site.tree, site.manifest, base=base, memory=kept)
        assert (problem.code, problem.place.path) == ("G142", "output/tin/b/index.html")


def test_a_gate_that_reads_all_believes_nothing_of_what_it_remembers(site: Site, tmp_path: Path) -> None:
    """A byte in a file that looks as it did: nobody but whoever reads it can know."""
    base, memory = tmp_path / "base", tmp_path / "memory"
    for file in (file for file in site.tree.rglob("*") if file.is_file()):
        os.utime(file, (1_600_000_000, 1_600_000_000))
    assert run(site.tree, site.manifest, base=base, memory=memory) == []
    site.tree.rename(base)
    site.tree.mkdir()
    file = base / "index.html"
    seen = file.stat()
    file.write_bytes(file.read_bytes().replace(b"<h1", b"<h2", 1).replace(b"</h1", b"</h2", 1))
    os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    assert run(site.tree, site.manifest, base=base, memory=memory) == []
    assert run(site.tree, site.manifest, base=base, memory=memory, reads_all=True) != []
