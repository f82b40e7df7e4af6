"""Where and with what a measurement was made."""

from __future__ import annotations

import datetime as dt
import os
import platform
import re
import subprocess
from pathlib import Path


def about(repo: Path, command: str) -> dict[str, str]:
    """Return machine, system, day, commit and *command*, for the head of the report."""
    return {
        "date": dt.datetime.now(dt.UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{_processor()}, {os.cpu_count()} processors, {_memory()} GB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "commit": _commit(repo),
        "command": command,
    }


def _processor() -> str:
    found = re.search(r"model name\s*: (.+)", _read("/proc/cpuinfo"))
    return found[1].strip() if found else platform.machine()


def _memory() -> int:
    found = re.search(r"MemTotal:\s*(\d+) kB", _read("/proc/meminfo"))
    return round(int(found[1]) / 1024**2) if found else 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except OSError:
        return ""


def _commit(repo: Path) -> str:
    """Return the commit, and whether files differ from it: figures of changed code are nobody else's."""
    try:
        commit = _git(repo, "rev-parse", "--short=10", "HEAD")
        changed = _git(repo, "status", "--porcelain", "--", "plugins", "theme", "bench", "pelicanconf.py")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return f"{commit} with changes" if changed else commit


def _git(repo: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=repo, capture_output=True, text=True, check=True)  # noqa: S603, S607
    return done.stdout.strip()
