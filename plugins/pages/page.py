"""A page is a value: where it goes, which template shows it, and the view that the template reads."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from msgspec import Struct

INDEX = "index.html"


class Listed(Protocol):
    """What the sitemap and the check for collisions ask of a page."""

    @property
    def path(self) -> str:
        """Return its file."""

    @property
    def address(self) -> str:
        """Return where it answers."""

    @property
    def listed(self) -> bool:
        """Tell whether it stands in the sitemap."""

    @property
    def modified(self) -> date | None:
        """Return the day of its last change."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """Return the addresses of its pictures."""

    @property
    def source(self) -> str | None:
        """Return the content file that asked for it."""


class Page(Struct, frozen=True, kw_only=True):
    """One file of the site.

    *path* is from the output folder with `/`; *template* is under `theme/templates`; *view* is the frozen value
    that it reads. *source* is the content file that asked for the page, if one did, for messages.
    *listed* pages stand in the sitemap, with *modified* where it is known and the addresses of their *pictures*.
    """

    path: str
    template: str
    view: Any
    lang: str = "vi"
    listed: bool = True
    modified: date | None = None
    pictures: tuple[str, ...] = ()
    source: str | None = None

    @property
    def address(self) -> str:
        """Return its address from the root of the site: `/tin/` for `tin/index.html`."""
        return address_of(self.path)


def address_of(path: str) -> str:
    """Return the address at which the file at *path* answers."""
    return "/" + path.removesuffix(INDEX)


def at_address(address: str) -> str:
    """Return the path of the file that answers at *address*."""
    path = address.lstrip("/")
    return path + INDEX if not path or path.endswith("/") else path
