"""Running the gate in a process of its own. Whatever goes wrong there, the answer is never “clean”."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from subprocess import TimeoutExpired
from typing import Any

from plugins.children import LIFELINE, Program
from plugins.problems import Level, Place, Problem
from plugins.publish import rules
from plugins.publish.manifest import Manifest

TIMEOUT = 600.0  # seconds; 100,000 pages take a quarter of it
_ROOT = Path(__file__).resolve().parents[2]
# `python -m plugins.publish.gate` without what importing this package loads for builds: 20 ms of each edit.
_START = f"""
import sys, types
from plugins.lifeline import tie_by
tie_by(sys.argv.pop(1))
package = types.ModuleType("plugins.publish")
package.__path__ = [{os.fspath(Path(__file__).parent)!r}]
sys.modules["plugins.publish"] = package
from plugins.publish.gate import start
start()
"""
_CLEAN, _FOUND = 0, 1
_SHOWN = 300


class GateBroken(Exception):
    """The gate could not inspect the site. Raised by `Gate` only; *problem* tells the clerk."""

    def __init__(self, reason: str) -> None:
        self.problem = rules.GATE_BROKEN.at(Place(path="output"), reason=reason)
        super().__init__(f"{self.problem.message}; {self.problem.cure}")


class Gate:
    """The gate's process, begun before there is anything to inspect: it makes itself ready meanwhile.

    The site is the files in *tree* and, of those that a manifest has beside, the ones in *base*. *memory* is a folder
    of its own, where the gate keeps what it knows of them; whatever becomes of that, the verdict is the same. If it
    *reads_all*, nothing in there is believed, and every byte of the site is read.
    """

    def __init__(
        self, tree: Path, *, base: Path | None = None, memory: Path | None = None, reads_all: bool = False
    ) -> None:
        folders = [os.fspath(folder.absolute()) if folder else "" for folder in (tree, base, memory)]
        folders += ["all"] if reads_all else []
        # -P and -s: nothing is imported from the folder we happen to stand in or from the user's own packages.
        command = [sys.executable, "-P", "-s", "-c", _START, LIFELINE, *folders]
        try:
            self._program = Program(command, _environment())  # our own interpreter, our own module
        except OSError as error:
            raise GateBroken(f"không chạy được: {error.strerror}") from error

    def verdict(self, manifest: Manifest, timeout: float = TIMEOUT) -> list[Problem]:
        """Return what the gate finds; raise GateBroken unless it plainly said so. It can be asked once.

        When nothing is found, the gate takes it that the files in its tree are moved into its base now.
        """
        try:
            said, complained = self._program.process.communicate(manifest.to_json().encode(), timeout)
        except TimeoutExpired:
            raise GateBroken(f"quá {timeout:g} giây mà chưa xong") from None
        finally:
            self.close()
        code = self._program.process.returncode
        if code not in (_CLEAN, _FOUND):
            raise GateBroken(f"mã thoát {code}{_last_words(complained)}")
        try:
            problems = _problems(said)
        except (ValueError, KeyError, TypeError) as error:
            raise GateBroken(f"câu trả lời không đọc được{_last_words(complained)}") from error
        if bool(problems) != (code == _FOUND):
            raise GateBroken(f"mã thoát {code} nhưng có {len(problems)} lỗi")
        return problems

    def close(self) -> None:
        """End the process, if nobody has asked it."""
        self._program.close()


def run(
    tree: Path,
    manifest: Manifest,
    *,
    base: Path | None = None,
    memory: Path | None = None,
    reads_all: bool = False,
    timeout: float = TIMEOUT,
) -> list[Problem]:
    """Return the verdict of a `Gate` that is begun now; raise GateBroken."""
    return Gate(tree, base=base, memory=memory, reads_all=reads_all).verdict(manifest, timeout)


def _environment() -> dict[str, str]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {**kept, "PYTHONPATH": os.fspath(_ROOT), "PYTHONUTF8": "1"}


def _last_words(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return f": {lines[-1][:_SHOWN]}" if lines else ""


def _problems(document: bytes) -> list[Problem]:
    answer = json.loads(document)
    if not isinstance(answer, dict) or answer.keys() != {"problems"} or not isinstance(answer["problems"], list):
        raise ValueError("not an answer")
    return [_problem(values) for values in answer["problems"]]


def _problem(values: dict[str, Any]) -> Problem:
    texts = {key: values[key] for key in ("path", "code", "message", "cure")}
    if not all(isinstance(text, str) for text in texts.values()):
        raise ValueError("not a problem")
    place = Place(path=texts.pop("path"), line=int(values["line"]), column=int(values["column"]))
    return Problem(place=place, level=Level(values["level"]), suggestion=values["suggestion"], **texts)
