"""Commands run as people run them, interrupted at a moment: what is left of their processes, and of the site."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from plugins.freshness.shelf import CACHE_VARIABLE
from tests.portal.trees import item, picture, portal, snapshot, write

ROOT = Path(__file__).parent.parent.parent
AT = "2025-01-01"
GONE = 5.0  # seconds after which nothing of a command that was ended may be left

# The command, with work for several processes though there is little of it.
SPREADING = """
import sys
sys.argv[0] = "bangvang"
from plugins.desk.entry import command
from plugins import interrupts
interrupts.listen()
from plugins.freshness import texts
from plugins.portal import making
from plugins.publish import inspection
texts.ENOUGH = 8
making.TOGETHER = 4
command()
"""
BODY = "![một ô màu](../images/anh.jpg)\n\n" + "Chữ và chữ. " * 200
_MARK = "BANGVANG_TEST_RUN"
_numbers = count()


@dataclass
class Ended:
    """How a command ended; *left* are the processes that were still there after `GONE` seconds."""

    code: int
    out: str
    err: str
    left: list[str]
    seconds: float

    @property
    def is_clean(self) -> bool:
        """Tell whether nothing is left, and nobody was shown a traceback."""
        return not self.left and "Traceback" not in self.err + self.out


class Running:
    """A command in a session of its own, its output read through a pipe that only it and its children hold."""

    def __init__(self, command: Sequence[str | Path], cache: Path, cwd: Path = ROOT) -> None:
        self._mark = f"{_MARK}={os.getpid()}.{next(_numbers)}".encode()
        for number in (
            signal.SIGINT,
            signal.SIGHUP,
        ):  # ignored by what a shell runs in the background
            if signal.getsignal(number) is signal.SIG_IGN:
                signal.signal(number, lambda *_: None)
        name, _, value = self._mark.decode().partition("=")
        self.process = subprocess.Popen(
            [str(word) for word in command],
            cwd=cwd,
            env={**os.environ, name: value, CACHE_VARIABLE: str(cache), "PYTHONPATH": str(ROOT)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def processes(self) -> dict[int, str]:
        """Return all that belong to the command, those of children's children too, with their command lines."""
        found = {}
        for entry in os.scandir("/proc"):
            if entry.name.isdecimal():
                with contextlib.suppress(OSError):
                    if self._mark in Path(entry.path, "environ").read_bytes().split(b"\0"):
                        line = Path(entry.path, "cmdline").read_bytes().replace(b"\0", b" ").decode()
                        found[int(entry.name)] = line
        return found

    def others(self) -> dict[int, str]:
        """Return the children and theirs."""
        return {pid: line for pid, line in self.processes().items() if pid != self.process.pid}

    def waits_for(self, is_there, seconds: float = 20.0):
        """Return what *is_there* returns as soon as that is something; None if the command ends before."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if found := is_there():
                return found
            if self.process.poll() is not None:
                return None
            time.sleep(0.002)
        raise AssertionError("it never came to that")

    def listens(self) -> bool:
        """Tell whether the command listens to interrupts: before it does, they are Python's to answer."""
        caught = Path(f"/proc/{self.process.pid}/status").read_text().partition("SigCgt:")[2].split()[0]
        return bool(int(caught, 16) & 1 << signal.SIGTERM - 1)

    def gate(self) -> int | None:
        """Return the process of the gate."""
        return next((pid for pid, line in self.others().items() if "plugins.publish.gate" in line), None)

    def worker(self) -> int | None:
        """Return a process that was forked."""
        return next((pid for pid, line in self.others().items() if "plugins.publish.gate" not in line), None)

    def kill(self, number: int, *, group: bool = False) -> None:
        """Send a signal to the command; to its whole *group*, as a terminal does."""
        with contextlib.suppress(ProcessLookupError):
            (os.killpg if group else os.kill)(self.process.pid, number)

    def ends(self, seconds: float = GONE) -> Ended:
        """Return how it ended, once the last holder of its output has gone, or after *seconds*."""
        start = time.monotonic()
        try:
            out, err = self.process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:  # somebody holds the output open
            out, err = b"", b""
        seconds -= time.monotonic() - start
        while (left := self.processes()) and seconds > 0:
            time.sleep(0.01)
            seconds -= 0.01
        for pid in left:
            os.kill(pid, signal.SIGKILL)
        if self.process.poll() is None:
            self.process.wait()
        took = time.monotonic() - start
        return Ended(self.process.returncode, out.decode(), err.decode(), list(left.values()), took)


class Trial:
    """A site whose every page is edited, built, and the build interrupted: what is left is whole, and the next right.

    There are two versions of the content, and what a clean build makes of each.
    """

    def __init__(self, root: Path, items: int = 40) -> None:
        self.content, self.site, self.cache = root / "content", root / "site" / "o", root / "cache"
        self._items = items
        self._version = 0
        self._clean: dict[int, dict[str, bytes]] = {}
        portal(self.content)
        for output in (root / "clean" / "o", self.site):
            self.edit()
            start = time.monotonic()
            assert self.run(self.build_command(output)).code == 0
            self.seconds = time.monotonic() - start
            self._clean[self._version] = snapshot(output)

    def edit(self) -> None:
        """Change to the other version."""
        self._version = version = 1 - self._version
        texts = {
            f"news/tin-{n}.md": item(f"Tin số {n}, bản {version}", body=f"Bản {version}.\n\n{BODY}")
            for n in range(self._items)
        }
        write(self.content, {**texts, f"news/chi-ban-{version}.md": item("Tin này có rồi mất")})
        (self.content / f"news/chi-ban-{1 - version}.md").unlink(missing_ok=True)
        picture(self.content / "images/anh.jpg", (320 + 16 * version, 240))

    def build_command(self, output: Path | None = None) -> list[str | Path]:
        """Return the command that builds the content into *output*, or else the site."""
        options = ["--content", self.content, "--output", output or self.site, "--at", AT]
        return [sys.executable, "-c", SPREADING, "build", *options]

    def run(self, command: Sequence[str | Path]) -> Ended:
        """Return how *command* ends if nobody interrupts it."""
        return Running(command, self.cache).ends(120)

    @contextlib.contextmanager
    def running(self, command: Sequence[str | Path] | None = None) -> Iterator[Running]:
        """Lend a running *command*, a build unless another is given; whatever is left of it is gone afterwards."""
        running = Running(command or self.build_command(), self.cache)
        try:
            yield running
        finally:
            running.kill(signal.SIGKILL, group=True)

    def torn(self) -> list[str]:
        """Return the files of the site that are neither those of the old version nor of the new."""
        old, new = self._clean[1 - self._version], self._clean[self._version]
        return [path for path, data in snapshot(self.site).items() if data not in (old.get(path), new.get(path))]

    def left_lying(self) -> list[str]:
        """Return what lies beside the site, and half written in the cache."""
        beside = [entry.name for entry in self.site.parent.iterdir() if entry != self.site]
        return beside + [str(path) for path in self.cache.rglob(".*")]

    def heal(self) -> None:
        """Build once more; see that the site is that of a clean build, and nothing else is left."""
        again = self.run(self.build_command())
        assert again.code == 0, again.err
        now, clean = snapshot(self.site), self._clean[self._version]
        other = [path for path in now.keys() | clean.keys() if now.get(path) != clean.get(path)]
        assert not other, other
        left = self.left_lying()
        assert not left, left
