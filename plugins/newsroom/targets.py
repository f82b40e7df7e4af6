"""Where links and pictures of a text lead: to an item, a page, a picture, an address of the site, or outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import Literal
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from plugins.newsroom import rules
from plugins.problems import Rule
from plugins.registry.texts import fold_path

IMAGES = "images/"
_PELICAN = re.compile(r"^\{(filename|static|attach|author|category|tag|index)\}", re.IGNORECASE)
_ALLOWED_SCHEMES = ("https", "mailto", "tel")


class Target(Struct, frozen=True):
    """Where a link leads. *value* is a path from the content folder, an address from the site's root, or a URL."""

    kind: Literal["file", "picture", "address", "anchor", "outside"]
    value: str
    fragment: str = ""


def target_of(written: str, base: str, *, is_picture: bool = False) -> Target | Rule:
    """Return where *written*, in the file at *base*, leads; or the rule that it breaks."""
    text = written.strip()
    pelican = _PELICAN.match(text)
    if pelican and pelican[1].lower() not in ("filename", "static"):
        return rules.OUTSIDE
    if pelican:  # as Pelican reads them: a path from content/ if it begins with a slash
        text = text[pelican.end() :]
    if "\\" in text or any(ord(char) < 32 for char in text):
        return rules.SCHEME
    try:
        parts = urlsplit(text)
    except ValueError:
        return rules.SCHEME
    if parts.scheme or text.startswith("//"):
        if is_picture and parts.scheme in ("https", "http", ""):
            return rules.PICTURE_ELSEWHERE
        allowed = parts.scheme in _ALLOWED_SCHEMES and not is_picture and (parts.scheme != "https" or parts.hostname)
        return Target("outside", text) if allowed else rules.SCHEME
    path = fold_path(unquote(parts.path))
    if not path:
        return (
            Target("anchor", "", unquote(parts.fragment)) if parts.fragment and not is_picture else rules.LINK_NOWHERE
        )
    if path.startswith("/") and not pelican and not is_picture:
        return Target("address", parts.path, parts.fragment) if ".." not in path.split("/") else rules.OUTSIDE
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    inside = posixpath.normpath(joined)
    if inside.startswith("..") or "\x00" in inside:
        return rules.OUTSIDE
    if inside.startswith(IMAGES):
        return Target("picture", inside) if is_picture else rules.PICTURE_AS_LINK
    if not is_picture and inside.endswith(".md") and inside.startswith(("news/", "pages/")):
        return Target("file", inside, unquote(parts.fragment))
    return rules.OUTSIDE if is_picture or not inside.startswith(("news/", "pages/")) else rules.LINK_NOWHERE


def picture_of(written: str, base: str, pictures: Collection[str]) -> str | Rule:
    """Return the path of a cover's or portrait's picture: relative to the file at *base*, else from content/."""
    found = target_of(written, base, is_picture=True)
    if isinstance(found, Target) and found.value in pictures:
        return found.value
    from_content = target_of(written, "", is_picture=True)
    if isinstance(from_content, Target):
        return from_content.value if from_content.value in pictures else rules.PICTURE_MISSING
    return found if isinstance(found, Rule) else rules.PICTURE_MISSING
