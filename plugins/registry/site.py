"""The portal itself: its name, whose it is, its address and its categories."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

from plugins.registry import rules
from plugins.registry.references import UnitRef
from plugins.registry.shapes import STRICT, Boolean, FlatId, Text, fault
from plugins.registry.units import Contact


def check_siteurl(value: str) -> str:
    """Return *value*, an address with scheme and host and perhaps a path, without its last slash."""
    try:
        parts = urlsplit(value)
    except ValueError:
        raise fault(rules.BAD_SITEURL, value=value) from None
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise fault(rules.BAD_SITEURL, value=value)
    return value.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A section of the portal (chuyên mục)."""

    __pydantic_config__ = STRICT

    id: FlatId
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What `data/site.yaml` says. *notice* stands in the footer of every page.

    *quota_public* shows what units have published; of people nothing is ever shown.
    """

    __pydantic_config__ = STRICT

    name: Text
    unit: UnitRef
    siteurl: Annotated[Text, AfterValidator(check_siteurl)]
    categories: Annotated[tuple[Category, ...], Field(min_length=1)]
    tagline: Text | None = None
    contact: Contact | None = None
    notice: Text | None = None
    quota_public: Boolean = False
