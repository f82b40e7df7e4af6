"""Raw HTML in a body: the small allow-list, and what of a text falls outside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape, unescape
from html.parser import HTMLParser

import nh3
from msgspec import Struct

from plugins.newsroom.plain_words import unstashed
from plugins.web_address import FOLLOWABLE, is_whole

_GLOBAL = {"id", "class", "lang", "title"}

ALLOWED_ATTRIBUTES: dict[str, set[str]] = {
    "*": _GLOBAL,
    "a": {"href"},
    "img": {"src", "alt"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "ol": {"start"},
    "time": {"datetime"},
}
ALLOWED_TAGS = set(
    "a abbr b blockquote br cite code dd del details dfn div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i img ins"
    " kbd li mark ol p pre q s small span strong sub summary sup table tbody td tfoot th thead time tr u ul".split()
)
DROPPED_WITH_CONTENT = {"script", "style", "iframe", "object", "noscript", "template", "svg", "math", "textarea"}

_RAW_TEXT = ("title", "xmp", "noembed", "noframes", "plaintext")  # in these a browser takes tags for text
_RAW_TEXT_TAG = re.compile(rf"</?(?:{'|'.join(_RAW_TEXT)})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_SAFE_SCHEMES = {"https", "mailto", "tel"}
_PLAIN_HTTP = "http"
_SECTION_ATTRIBUTES = {"units", "groups", "campaigns", "people", "event", "supplier", "credit", "loading", "style"}


class Foreign(Struct, frozen=True):
    """A piece of HTML that is not published: `<script>`, `onclick`; or, *is_link*, an address that must not be.

    *is_kept* says of an address that it is published all the same: `http:` may be followed.
    """

    what: str
    is_link: bool = False
    is_kept: bool = False


class _Finder(HTMLParser):
    def __init__(self, *, raw: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[Foreign, None] = {}
        self._raw = raw

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ALLOWED_TAGS or (self._raw and tag == "img"):
            self.found[Foreign(f"<{tag}>")] = None
        allowed = _GLOBAL | ALLOWED_ATTRIBUTES.get(tag, set())
        for name, value in attrs:
            if name in ("href", "src") and self._raw:
                if name == "href" and _scheme("".join((value or "").split())) == _PLAIN_HTTP:
                    self.found[Foreign(value or "", is_link=True, is_kept=True)] = None
                elif not _is_safe(value or "") or not _is_left(value or ""):
                    self.found[Foreign(value or "", is_link=True)] = None
            elif name not in allowed and tag in ALLOWED_TAGS and (self._raw or name not in _SECTION_ATTRIBUTES):
                # Python-Markdown writes a mail address in entities, and what is typed behind it may follow as names.
                self.found[Foreign(f"{unescape(unstashed(name))}=")] = None


def _scheme(cleaned: str) -> str:
    scheme = _SCHEME.match(cleaned)  # `urlsplit` raises on addresses such as `//[`
    return scheme[1].lower() if scheme else ""


def _is_safe(address: str) -> bool:
    """Raw HTML may lead to another site; inside this one Markdown's links are followed and checked."""
    cleaned = "".join(address.split()).replace("\x00", "")
    return _scheme(cleaned) in _SAFE_SCHEMES or cleaned.startswith("#")


def _is_left(address: str) -> bool:
    """Tell whether the allow-list leaves *address*: it takes away in silence what no browser could follow."""
    return "href" in nh3.clean(f'<a href="{escape(address)}">x</a>', link_rel=None)


def is_broken(address: str) -> bool:
    """Tell whether *address* in raw HTML may be followed by its scheme, and can't be all the same."""
    return _scheme(address.strip()) in FOLLOWABLE and not (is_whole(address.strip()) and _is_left(address))


def has_scheme(address: str) -> bool:
    """Tell whether *address* leads out of the site, however it is spelt."""
    cleaned = "".join(address.split())
    return bool(_scheme(cleaned)) or cleaned.startswith(("//", "\\"))


def foreign_parts(raw_blocks: Iterable[str], html: str = "") -> tuple[Foreign, ...]:
    """Return what of the *raw_blocks* of a body, and of the attributes in its *html*, will not be published."""
    found: dict[Foreign, None] = {}
    for block in raw_blocks:
        if "<" in block:
            found |= _found_in(block, raw=True)
    if html:
        found |= _found_in(html, raw=False)
    return tuple(found)


def without_raw_text(html: str, foreign: Iterable[Foreign]) -> str:
    """Return *html*, of which *foreign* parts are not published, without the tags that make text of all that follows.

    What stands in such an element is read as if that were not there, as it is of others that are not published.
    """
    names = {f"<{name}>" for name in _RAW_TEXT}
    return _RAW_TEXT_TAG.sub("", html) if any(part.what in names for part in foreign) else html


def _found_in(html: str, *, raw: bool) -> dict[Foreign, None]:
    finder = _Finder(raw=raw)
    try:
        finder.feed(html)
        finder.close()
    except AssertionError:  # html.parser gives up on some malformed declarations
        finder.found[Foreign("<!")] = None
    return finder.found
