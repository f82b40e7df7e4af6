"""The portal itself: its name, whose it is, its address and its categories."""

from __future__ import annotations

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


def check_siteurl(value: str) -> str:
    """Return *value*, an address with scheme and host and perhaps a path, without its last slash."""
    if sign := hidden_in_address(value):
        raise fault(rules.CONTROL_CHARACTER, code=ord(sign))
    try:
        parts = urlsplit(value)
    except ValueError:
        raise fault(rules.BAD_SITEURL, value=value) from None
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise fault(rules.BAD_SITEURL, value=value)
    return value.rstrip("/")


def check_licence(value: str) -> str:
    """Return *value*, the address of a licence, as it is written: its last slash is a part of it."""
    check_siteurl(value)
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
