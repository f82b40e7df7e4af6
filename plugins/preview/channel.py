"""The channel: how things stand, as the pages that are open in browsers come to know it."""

from __future__ import annotations

import threading

from markupsafe import Markup
from msgspec import Struct, field


class State(Struct, frozen=True, kw_only=True):
    """How things stand. *number* counts the states; *site* names the site that is served, None before the first.

    *wrong* is what is told of a build that failed, else empty.
    """

    number: int = 0
    site: str | None = None
    wrong: Markup = field(default_factory=Markup)


class Channel:
    """Holds the state, and lets any number of threads wait for the next one.

    *session* is a word that no other preview has used: a page of yesterday's must not be taken for today's.
    """

    def __init__(self, session: str) -> None:
        self._session = session
        self._state = State()
        self._closed = False
        self._changed = threading.Condition()

    @property
    def state(self) -> State:
        """Return how things stand now."""
        with self._changed:
            return self._state

    @property
    def closed(self) -> bool:
        """Tell whether nothing more will come."""
        with self._changed:
            return self._closed

    def good(self, *, changed: bool) -> None:
        """Tell of a build that succeeded; only one that *changed* something is a new site."""
        with self._changed:
            number = self._state.number + 1
            site = f"{self._session}-{number}" if changed or self._state.site is None else self._state.site
            self._tell(State(number=number, site=site))

    def bad(self, wrong: Markup) -> None:
        """Tell of a build that failed: the site is the one that was there."""
        with self._changed:
            self._tell(State(number=self._state.number + 1, site=self._state.site, wrong=wrong))

    def after(self, number: int, seconds: float) -> State | None:
        """Wait up to *seconds* for a state other than *number*; return it, or None if there is none."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._state.number != number, seconds)
            return self._state if self._state.number != number else None

    def close(self) -> None:
        """Let everybody who waits go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def _tell(self, state: State) -> None:
        self._state = state
        self._changed.notify_all()
