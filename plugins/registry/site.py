"""The portal itself: its name, whose it is, its address and its categories."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from plugins.registry import rules
from plugins.registry.choices import the_one_named
from plugins.registry.hidden import hidden_in_address
from plugins.registry.references import UnitRef
from plugins.registry.shapes import STRICT, Boolean, FlatId, Text, fault
from plugins.registry.units import Contact
from plugins.web_address import WEB, is_whole, scheme_of

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*|\[[0-9a-f:.]+\]"
_SITEURL = re.compile(rf"https?://(?P<host>{_HOST})(?::(?P<port>[1-9][0-9]{{0,4}}))?(?P<path>(?:/[A-Za-z0-9._~-]+)*)/?")
_LONGEST_HOST = 253


def check_siteurl(value: str) -> str:
    """Return *value*, an address with scheme and host and perhaps a path, without its last slash.

    It stands before every address of the site, so it is spelt in one way: the host as the network knows it (RFC 1123,
    an international name in its ASCII form), no name before it, nothing that a browser would rewrite.
    """
    if sign := hidden_in_address(value):
        raise fault(rules.CONTROL_CHARACTER, code=ord(sign))
    if not _is_siteurl(value):
        raise fault(rules.BAD_SITEURL, value=value, suggestion=_meant(value))
    return value.rstrip("/")


def _is_siteurl(value: str) -> bool:
    found = _SITEURL.fullmatch(value)
    if not found or len(found["host"]) > _LONGEST_HOST or int(found["port"] or 1) >= 1 << 16:
        return False
    try:
        urlsplit(value)
    except ValueError:  # what stands in brackets is no address
        return False
    names = found["path"].split("/")
    return not {".", ".."}.intersection(names) and names[-1] != "index.html"


def _meant(value: str) -> str | None:
    """Return how *value* is spelt, if it is an address with something too much, or otherwise written."""
    try:
        parts = urlsplit(value.strip().replace("\\", "/"))
        host = (parts.hostname or "").rstrip(".").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except ValueError:  # UnicodeError is one
        return None
    path = re.sub(r"/+", "/", parts.path.removesuffix("index.html")).rstrip("/")
    found = f"{parts.scheme}://{host}{port}{path}"
    return found if _is_siteurl(found) else None


def check_licence(value: str) -> str:
    """Return *value*, the address of a licence, as it is written: its last slash is a part of it."""
    if scheme_of(value) not in WEB or not is_whole(value) or any(map(str.isspace, value)):
        raise fault(rules.BAD_LICENCE, value=value)
    return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A section of the portal (chuyên mục)."""

    __pydantic_config__ = STRICT

    id: FlatId
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the country (vùng) by which units are listed."""

    __pydantic_config__ = STRICT

    id: FlatId
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Emblem:
    """A picture that stands beside the portal's name; *alt* says in words what it shows."""

    __pydantic_config__ = STRICT

    src: Text
    alt: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What `data/site.yaml` says. *notice* stands in the footer of every page.

    *quota_public* shows what units have published; of people nothing is ever shown. *data_licence* is the address of
    the licence under which the open data may be used.
    """

    __pydantic_config__ = STRICT

    name: Text
    unit: UnitRef
    siteurl: Annotated[Text, AfterValidator(check_siteurl)]
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    regions: tuple[Region, ...] = ()
    tagline: Text | None = None
    contact: Contact | None = None
    emblem: Emblem | None = None
    notice: Text | None = None
    quota_public: Boolean = False
    data_licence: Annotated[Text, AfterValidator(check_licence)] | None = None

    def category_of(self, written: str) -> str | None:
        """Return the id of the category that *written*, an id or the name of one alone, means; None if there is none.

        Without any categories, those of a site that could not be read, every id is that of one.
        """
        if not self.categories or any(category.id == written for category in self.categories):
            return written
        return the_one_named(written, {category.id: (category.id, category.name) for category in self.categories})
