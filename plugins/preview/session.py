"""A session: builds of one site, one after the other, each told to the open pages."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from msgspec import Struct

from plugins.preview.channel import Channel
from plugins.preview.overlay import overlay, overlay_of_message
from plugins.problems import Problem, Refused


class Stopped(Exception):
    """Raised by whoever makes the site when something but the content is to blame; the text is for people."""


class Built(Struct, frozen=True, kw_only=True):
    """What came of a build: how many pages the site has, how many files are new, other or gone, and the warnings."""

    pages: int
    changed: int
    warnings: tuple[Problem, ...] = ()


class Outcome(Struct, frozen=True, kw_only=True):
    """How a build ended: *built*, or the *problems* of the content, or a *message*; and how long it took."""

    seconds: float
    built: Built | None = None
    problems: tuple[Problem, ...] = ()
    message: str = ""


class Session:
    """Builds when it is told to. *make_site* raises Refused or Stopped, and then leaves the last good site alone.

    *shown* stands before the paths of the content in what is told.
    """

    def __init__(self, make_site: Callable[[], Built], channel: Channel, shown: str) -> None:
        self._make_site = make_site
        self._channel = channel
        self._shown = shown

    def build(self) -> Outcome:
        """Build once, tell the open pages, and return how it ended."""
        start = perf_counter()
        first = self._channel.state.site is None
        try:
            built = self._make_site()
        except Refused as refused:
            problems = tuple(refused.problems)
            self._channel.bad(overlay(problems, self._shown, first=first))
            return Outcome(seconds=perf_counter() - start, problems=problems)
        except Stopped as stopped:
            self._channel.bad(overlay_of_message(str(stopped), first=first))
            return Outcome(seconds=perf_counter() - start, message=str(stopped))
        self._channel.good(changed=built.changed > 0)
        return Outcome(seconds=perf_counter() - start, built=built)
