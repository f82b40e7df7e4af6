"""Where links and pictures of a text lead: to an item, a page, a picture, an address of the site, or outside."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from typing import Literal
from urllib.parse import quote, unquote, urlsplit

from msgspec import Struct

from plugins.newsroom import html_rules, rules
from plugins.problems import Rule
from plugins.registry.texts import fold_path
from plugins.web_address import FOLLOWABLE, is_whole

NEWS = "news/"
IMAGES = "images/"
_TEXTS = ("news/", "pages/")
_PELICAN = re.compile(r"^\{(filename|static|attach|author|category|tag|index)\}", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:[\\/]")
_FILES = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|txt|csv|zip|rar|7z|mp3|mp4|mov|avi|wmv|mkv|wav|m4a)$", re.IGNORECASE
)
_HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net|info))(?:[/?#].*)?", re.IGNORECASE
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PLAIN_IN_LINKS = re.compile(r"[\w\-./,+=~@!; ]")


class Target(Struct, frozen=True):
    """Where a link leads. *value* is a path from the content folder, an address from the site's root, or a URL.

    *also* are the paths of a picture whose name is meant as it is written: `a%20b.jpg` is a name and “a b.jpg” in code.
    """

    kind: Literal["file", "picture", "address", "anchor", "outside"]
    value: str
    fragment: str = ""
    also: tuple[str, ...] = ()

    @property
    def paths(self) -> tuple[str, ...]:
        """Return every path that is meant, the one that is written first."""
        return (*self.also, self.value)


def target_of(written: str, base: str, *, is_picture: bool = False) -> Target | Rule:
    """Return where *written*, in the file at *base*, leads; or the rule that it breaks."""
    text = written.strip()
    pelican = _PELICAN.match(text)
    if pelican and pelican[1].lower() not in ("filename", "static"):
        return rules.OUTSIDE
    if pelican:  # as Pelican reads them: a path from content/ if it begins with a slash
        text = text[pelican.end() :]
    if any(ord(char) < 32 for char in text):
        return rules.SCHEME
    if "\\" in text:
        is_ours = not _DRIVE.match(text) and not text.startswith("\\")
        return rules.BACKSLASH if is_ours else rules.PICTURE_ELSEWHERE if is_picture else rules.SCHEME
    try:
        parts = urlsplit(text)
    except ValueError:
        return rules.SCHEME
    if parts.scheme or text.startswith("//"):
        if is_picture:
            return rules.PICTURE_ELSEWHERE
        if parts.scheme not in FOLLOWABLE:
            return rules.SCHEME
        return Target("outside", text) if is_whole(text) else html_rules.BROKEN_ADDRESS
    path = fold_path(unquote(parts.path))
    if is_picture:
        return _picture(text, path, base) if path else rules.LINK_NOWHERE
    if not path:
        return Target("anchor", "", unquote(parts.fragment)) if parts.fragment else rules.LINK_NOWHERE
    if path.startswith("/") and not pelican:
        query = f"?{parts.query}" if parts.query else ""
        whole = Target("address", parts.path + query, parts.fragment)
        return whole if ".." not in path.split("/") else rules.OUTSIDE
    return _text(text, path, unquote(parts.fragment), base)


def _text(text: str, path: str, fragment: str, base: str) -> Target | Rule:
    """Return the text of the content to which *text*, in the file at *base*, leads: that at *path*."""
    inside = _inside(path, base) or ""
    if inside.endswith(".md") and inside.startswith(_TEXTS):
        return Target("file", inside, fragment)
    if _FILES.search(path):
        return rules.DOCUMENT
    if inside.startswith(IMAGES):
        return rules.PICTURE_AS_LINK
    if _HOST.fullmatch(text) or _MAIL.fullmatch(text):
        return rules.NO_SCHEME
    return rules.LINK_NOWHERE if inside.startswith(_TEXTS) else rules.OUTSIDE


def _inside(path: str, base: str) -> str | None:
    """Return *path*, as it stands in the file at *base*, from the content folder; None if it leads out of that."""
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(base), path)
    inside = posixpath.normpath(joined)
    return None if inside.startswith("..") or "\x00" in inside else inside


def _picture(text: str, path: str, base: str) -> Target | Rule:
    """Return the picture that *text* names; *path* is what that is as an address, up to its `?` or `#`."""
    literal, decoded = fold_path(text), fold_path(unquote(text))
    found = [inside for one in (literal, decoded, path) if (inside := _inside(one, base)) and inside.startswith(IMAGES)]
    if not found:
        return rules.OUTSIDE
    return Target("picture", found[-1], also=tuple(dict.fromkeys(one for one in found if one != found[-1])))


def picture_in(target: Target, pictures: Collection[str]) -> str | None:
    """Return the path of the picture that *target* means, if it is one of *pictures*."""
    return next((path for path in target.paths if path in pictures), None)


def picture_of(written: str, base: str, pictures: Collection[str]) -> str | Rule:
    """Return the path of a cover's or portrait's picture: relative to the file at *base*, else from content/."""
    found = target_of(written, base, is_picture=True)
    from_content = target_of(written, "", is_picture=True)
    for target in (found, from_content):
        if isinstance(target, Target) and (path := picture_in(target, pictures)):
            return path
    return found if isinstance(found, Rule) and isinstance(from_content, Rule) else rules.PICTURE_MISSING


def as_link(path: str) -> str:
    """Return *path* as it can be written in a text: what Markdown or an address would read otherwise is in code."""
    return "".join(char if _PLAIN_IN_LINKS.fullmatch(char) else quote(char) for char in path)


def with_scheme(written: str) -> str:
    """Return *written*, the address of a site or of a mailbox, with what has to stand before it."""
    return f"mailto:{written}" if _MAIL.fullmatch(written) else f"https://{written}"
