"""A typed text as the digits and words that a reader sees: Markdown, HTML and look-alike signs put aside.

Each character knows where in the text it came from, so what is found can be told with its place. Addresses are left
out: nobody reads the digits of a URL as a number. Only those of `tel:` are kept, for they are one.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from msgspec import Struct

from plugins.registry.unseen import BASIC_SIGNS

BREAK = "\0"
"""What stands where something was left out that ends a number: an address, a block, a comment."""

_PARTS = re.compile(
    r"""
      (?P<comment> <!--.*?(?:-->|\Z) )
    | (?P<target>  (?<=\]\()\s*<?[^\s)>]+ | ^[ ]{0,3}\[(?!\^)[^\]\n]+\]:[ \t]*<?[^\s>]+ )
    | (?P<tag>     </?[a-zA-Z][\w-]{0,30}(?:\s(?:[^<>"']|"[^"]{0,500}"|'[^']{0,500}'){0,2000})?/?> )
    | (?P<mail>    (?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+ )
    | (?P<url>     (?:(?i:https?|ftp)://|(?<![\w.-])(?:www\.|(?:[a-z0-9-]+\.)+[a-z]{2,}/))[^\s<>"'“”)\]|]* )
    | (?P<entity>  &(?:\#\d{1,7}|\#[xX][\da-fA-F]{1,6}|[a-zA-Z]\w{1,30}); )
    | (?P<escape>  \\[!-/:-@\[-`{-~] )
    | (?P<mark>    [*_`~]+ )
    """,
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ATTRIBUTE = re.compile(r"""(?P<name>[\w:-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))""")
_ADDRESSES = frozenset({"href", "src", "srcset", "cite", "id", "class", "name", "for", "style"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "samp"}
    | {"small", "span", "strong", "time", "u", "var", "wbr"}
)
_TEL = "tel:"

_UNSEEN = re.compile(f"[{BASIC_SIGNS}]")
_SIGNS = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("．｡。·•・‧∙⋅․", "."),
    **dict.fromkeys("（❨﹙", "("),
    **dict.fromkeys("）❩﹚", ")"),
    **dict.fromkeys("＋﹢", "+"),
}


class FoldedText(Struct, frozen=True):
    """A text as a reader sees its numbers; *offsets* has, for each of its characters, where that came from."""

    text: str
    offsets: tuple[int, ...]


def folded(text: str) -> FoldedText:
    """Return *text* with digits of any script as 0 to 9, blanks as spaces, without what is markup or an address."""
    found = list(_characters(text, 0))
    return FoldedText("".join(char for char, _ in found), tuple(offset for _, offset in found))


def _characters(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield the characters of *text*, which begins at *start* of the whole, each with its offset in that."""
    end = 0
    for part in _PARTS.finditer(text):
        yield from _plain(text[end : part.start()], start + end)
        yield from _of_part(part, start + part.start())
        end = part.end()
    yield from _plain(text[end:], start + end)


def _of_part(part: re.Match[str], offset: int) -> Iterator[tuple[str, int]]:
    written = part[0]
    match part.lastgroup:
        case "mark":
            return
        case "escape":
            yield from _plain(written[1], offset)
        case "entity":
            yield from ((char, offset) for sign in html.unescape(written) for char in _folded(sign))
        case "target":
            yield from _telephone(written, offset)
        case "tag":
            yield from _of_tag(written, offset)
        case _:
            yield BREAK, offset


def _telephone(address: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield the number of an address that is one, between breaks."""
    yield BREAK, offset
    before, scheme, number = address.lower().partition(_TEL)
    if scheme:
        at = offset + len(before) + len(scheme)
        yield from ((char, at) for sign in unquote(number) for char in _folded(sign))
        yield BREAK, offset


def _of_tag(tag: str, offset: int) -> Iterator[tuple[str, int]]:
    """Yield what a reader may hear of a tag: the values of its attributes that are no addresses."""
    said = False
    for found in _ATTRIBUTE.finditer(tag):
        group = found.lastgroup or ""
        value, at = found[group], offset + found.start(group)
        if found["name"].lower() not in _ADDRESSES:
            yield BREAK, at
            yield from _characters(value, at)
            yield BREAK, at
            said = True
        elif value.lower().startswith(_TEL):
            yield from _telephone(value, at)
            said = True
    named = re.match(r"</?([\w-]+)", tag)
    name = named[1].lower() if named else ""
    if name == "br":
        yield "\n", offset
    elif not said and name not in _INLINE:
        yield BREAK, offset


def _plain(text: str, start: int) -> Iterator[tuple[str, int]]:
    for offset, sign in enumerate(text, start=start):
        for char in _folded(sign):
            yield char, offset


def _folded(sign: str) -> str:
    """Return what a sign looks like: one character, or none if nobody sees it."""
    if sign.isascii():
        return sign
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    if sign in _SIGNS:
        return _SIGNS[sign]
    category = unicodedata.category(sign)
    if category == "Zs":
        return " "
    # A mark on a digit (a line under it, the frame of a key) makes it no other.
    return "" if category in ("Mn", "Me") or _UNSEEN.match(sign) else sign
