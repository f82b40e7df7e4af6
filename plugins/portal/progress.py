"""A line of progress on standard error, when somebody is there to read it."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_EVERY = 0.1  # seconds between two updates of the line


class Progress:
    """One line that is written over; nothing at all when standard error is no terminal."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._shown = self._stream.isatty()
        self._last = 0.0
        self._width = 0

    def step(self, words: str) -> None:
        """Show that the work *words* has begun."""
        self._write(f"{words}…")

    def count(self, words: str, done: int, total: int) -> None:
        """Show how far the work *words* is; most calls are too soon after the last to show anything."""
        if self._shown and time.monotonic() - self._last > _EVERY:
            self._write(f"{words}: {done}/{total}")

    def done(self) -> None:
        """Take the line away."""
        self._write("")

    def _write(self, line: str) -> None:
        if self._shown:
            self._stream.write("\r" + line.ljust(self._width) + ("\r" if not line else ""))
            self._stream.flush()
            self._width = len(line)
            self._last = time.monotonic()
