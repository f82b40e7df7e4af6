"""For how long the reading of one file may compute: a busy machine, or a suspended command, ends nothing."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from plugins.newsroom import TookTooLong

SECONDS_A_FILE = 10  # Python-Markdown takes 2 ms for a common article, and minutes for some pastes
_AGAIN = 1.0  # seconds after which it rings again: where the exception is swallowed, another comes


@contextmanager
def time_limit() -> Iterator[None]:
    """End the reading of one file that takes too long. Only the main thread of a Unix process has such a clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise TookTooLong(SECONDS_A_FILE)

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_A_FILE, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
