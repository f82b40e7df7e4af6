"""How long the reading of one file may take."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from plugins.newsroom import TookTooLong

SECONDS_A_FILE = 10  # Python-Markdown takes 2 ms for a common article, and minutes for some pastes


@contextmanager
def time_limit() -> Iterator[None]:
    """End the reading of one file that takes too long. Only the main thread of a Unix process has such a clock."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise TookTooLong(SECONDS_A_FILE)

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, SECONDS_A_FILE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
