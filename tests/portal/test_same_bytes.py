"""Law 6 for builds that go on from what is known: the machine makes no difference to them either."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.freshness.shelf import CACHE_VARIABLE
from tests.portal.trees import item, portal, snapshot, write

ROOT = Path(__file__).parent.parent.parent
WORKERS = """
import sys
from plugins import workers
from plugins.freshness import sources, texts
from plugins.portal import build, making
workers._processors = lambda: {count}
making.TOGETHER = 2
workers.ENOUGH = texts.ENOUGH = sources.ENOUGH_TO_HASH = 2
from plugins.desk.main import main
sys.exit(main(sys.argv[1:]))
"""


def run(root: Path, *, workers: int = 1, **environment: str) -> list[dict[str, bytes]]:
    """Build a portal in *root*, edit it, build it again with what is known; return both sites."""
    items = {f"tin-{n}": item(f"Viện kiểm sát ở Đắk Lắk, tin số {n}", units="[ha-tinh]") for n in range(12)}
    content = portal(root / "content", items)
    command = [sys.executable, "-c", WORKERS.format(count=workers), "build", "--at", "2025-01-01"]
    command += ["--content", str(content), "--output", str(root / "o")]
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), CACHE_VARIABLE: str(root / "cache"), **environment}
    photos = Path(os.environ[CACHE_VARIABLE]) / "photos"  # drawn once for all: they are not what is looked at here
    photos.mkdir(parents=True, exist_ok=True)
    if not (root / "cache").exists():
        (root / "cache").mkdir(parents=True)
        (root / "cache" / "photos").symlink_to(photos)
    sites = []
    for edit in ({}, {"news/tin-3.md": item("Tên khác", body="Có dấu."), "news/them.md": item("Tin thêm")}):
        write(content, edit)
        subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
        sites.append(snapshot(root / "o"))
    return sites


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("here")


@pytest.fixture(scope="module")
def here(root: Path) -> list[dict[str, bytes]]:
    return run(root)


@pytest.mark.parametrize(
    ("workers", "environment"),
    [
        pytest.param(2, {"TZ": "America/New_York", "LC_ALL": "C"}, id="two workers, another zone, no locale"),
        pytest.param(5, {"PYTHONHASHSEED": "4711", "PYTHONUTF8": "0", "LANG": "C"}, id="five workers, another seed"),
    ],
)
def test_the_machine_makes_no_difference_to_an_edit(
    here: list[dict[str, bytes]], tmp_path: Path, workers: int, environment: dict[str, str]
) -> None:
    there = run(tmp_path / "một thư mục khác", workers=workers, **environment)

    assert here == there
    assert there[0] != there[1]


def test_a_cache_made_by_one_worker_serves_five(root: Path, here: list[dict[str, bytes]]) -> None:
    shutil.rmtree(root / "o")

    assert run(root, workers=5)[1] == here[1]
