"""What a command costs: wall and processor seconds, memory."""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.peers.model import Command

POLL = 0.1  # seconds between two looks at the memory of all processes
PAGE = os.sysconf("SC_PAGE_SIZE")


class BuildFailed(Exception):
    """A build that is measured ended with an error."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """The cost of one run of a command, its children included."""

    wall: float
    cpu: float  # user and system
    peak: float  # MB: the largest process, as the kernel counted it
    together: float  # MB: all processes at a time, as seen ten times a second; pages that two share are counted twice

    def to_dict(self) -> dict[str, float]:
        """Return it for JSON."""
        return asdict(self)


def measure(command: Command) -> tuple[Cost, str]:
    """Run *command*; return its cost and what it printed."""
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as printed:
        begun = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - the commands are our own
            command.args,
            cwd=command.cwd,
            env=os.environ | command.env,
            stdin=subprocess.DEVNULL,
            stdout=printed,
            stderr=subprocess.STDOUT,
        )
        waiter = _Waiter(process.pid)
        waiter.start()
        together = 0
        try:
            while waiter.is_alive():
                together = max(together, _resident(process.pid))
                waiter.join(POLL)
        except BaseException:  # whoever stops the measurement does not want the build to go on
            process.kill()
            raise
        process.returncode = os.waitstatus_to_exitcode(waiter.status)
        printed.seek(0)
        text = printed.read()
    if process.returncode:
        raise BuildFailed(f"{' '.join(command.args)}\nexit {process.returncode}\n{text[-2000:]}")
    usage = waiter.usage
    peak = usage.ru_maxrss / 1024
    return Cost(
        wall=waiter.ended - begun,
        cpu=usage.ru_utime + usage.ru_stime,
        peak=peak,
        together=max(peak, together * PAGE / 1024**2),
    ), text


class _Waiter(threading.Thread):
    """Waits for a process: wait4 tells the cost of it and of all children that it waited for."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self.status = 0
        self.ended = 0.0

    def run(self) -> None:
        _, self.status, self.usage = os.wait4(self._pid, 0)
        self.ended = time.perf_counter()


def _resident(pid: int) -> int:
    """Return the resident pages of *pid* and all below it; what is gone meanwhile counts nothing."""
    try:
        own = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        threads = list(Path(f"/proc/{pid}/task").iterdir())
    except (OSError, IndexError):
        return 0
    for thread in threads:
        try:
            children = (thread / "children").read_text(encoding="ascii").split()
        except OSError:
            continue
        own += sum(_resident(int(child)) for child in children)
    return own
