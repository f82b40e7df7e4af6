"""An address with a scheme, taken apart as browsers do: what the door lets in is what the gate lets out."""

from __future__ import annotations

import re
from typing import NamedTuple

WEB = ("https", "http")
FOLLOWABLE = (*WEB, "mailto", "tel")

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# No name or password before the host: they are shown to everybody, and hide where the address leads.
_AUTHORITY = re.compile(r"//([^\s/?#@\\]+)(?![^/?#])(.*)", re.DOTALL)


class Authority(NamedTuple):
    """The *host* of an address, with its port, and the *rest* behind it."""

    host: str
    rest: str


def scheme_of(address: str) -> str:
    """Return the scheme of *address* in small letters; nothing if it has none."""
    found = _SCHEME.match(address)
    return found[1].lower() if found else ""


def authority_of(address: str) -> Authority | None:
    """Return the host of *address*, which has a scheme or begins with `//`; None if there is none to be asked."""
    found = _AUTHORITY.match(address.partition(":")[2] if _SCHEME.match(address) else address)
    return Authority(found[1], found[2]) if found else None


def is_whole(address: str) -> bool:
    """Tell whether *address*, which has a scheme, has all that it takes to be followed."""
    return scheme_of(address) not in WEB or authority_of(address) is not None


def is_anywhere(fragment: str) -> bool:
    """Tell whether *fragment*, with or without its `#`, is good on every page: its top, or words to be looked for."""
    anchor = fragment.removeprefix("#")
    return anchor.lower() in ("", "top") or anchor.startswith(":~:")
