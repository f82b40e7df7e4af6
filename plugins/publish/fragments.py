"""Private texts to needles: stretches that look the same in Markdown, in HTML, in a feed and in JSON."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Iterator

RUN = 24  # characters from which a stretch is telling enough; shorter ones stand in any article
WHOLE = 12  # ...and from which a text of one line, such as a title, is looked for as a whole
PIECE = 80  # longer stretches are cut, so that one changed word does not hide the rest
_LONGEST_WHOLE = 200  # a line that is longer is a paragraph; its pieces do
_FEWEST_SPACES = 2  # a stretch without words is an address or a file name, and those are public elsewhere

# Where ordinary text ends: what markup eats, escaping changes, or an editor or a typographer replaces.
_BREAK = re.compile(
    r"""
      (?<=\])\([^)\s]*                              # the target of a link: other, public pages link there too
    | (?:https?://|www\.)\S+
    | !?[<>&"'\\`*_\[\](){}\#|~^=$]+
    | -{2,} | \.{3,}                                # become – and … under smart typography
    | [\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff\ufffd]+
    | [ \t]{2,}\n                                   # <br>
    | \n[ \t]*\n\s*                                 # the end of a paragraph
    | ^[ \t]*(?:[-–+•:!]+|\d+[.)])[ \t]               # an item of a list
    """,
    re.VERBOSE | re.MULTILINE,
)
_HEADING = re.compile(r"^\#.*$", re.MULTILINE)  # the line after it is another paragraph
_LINE_OR_GAP = re.compile(r"\n| {5,}|\t")  # in a lead a space, in a body another line, or another column
_CUT = re.compile(rf".{{1,{PIECE}}}(?:\s|$)|\S+", re.DOTALL)
_MARKS = re.compile(r"(?<=\])\([^)]*\)|[*_`\[\]]+")


def normalised(text: str) -> str:
    """Return *text* as it is compared: NFC, every stretch of white space one space."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unmarked(text: str) -> str:
    """Return Markdown *text* without its marks: what a summary or a search index shows of it."""
    return _MARKS.sub("", text)


def fragments(text: str) -> Iterator[str]:
    """Yield the needles of raw *text*: each stands, white space aside, in any page that shows that part."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    for stretch in _BREAK.split(_HEADING.sub(r"\g<0>\n", text)):
        yield from _pieces(stretch)
        if _LINE_OR_GAP.search(stretch):
            for line in _LINE_OR_GAP.split(stretch):
                yield from _pieces(line)
    line = " ".join(text.split())
    if WHOLE <= len(line) <= _LONGEST_WHOLE and "\n" not in text.strip():
        yield from spellings(line)


def _pieces(stretch: str) -> Iterator[str]:
    run = " ".join(stretch.split())
    if len(run) < RUN:
        return
    pieces = [piece.strip() for piece in _CUT.findall(run)]
    if len(pieces) > 1 and len(pieces[-1]) < RUN:  # the short end of a long run still belongs to it
        pieces[-2:] = [f"{pieces[-2]} {pieces[-1]}"]
    yield from (piece for piece in pieces if len(piece) >= RUN and piece.count(" ") >= _FEWEST_SPACES)


def spellings(line: str) -> set[str]:
    """Return *line* as text, in an attribute (by Jinja and by the standard library) and in JSON."""
    in_json = json.dumps(line, ensure_ascii=False)[1:-1]
    in_script = in_json
    for character in "<>&'":  # Jinja's tojson
        in_script = in_script.replace(character, f"\\u{ord(character):04x}")
    in_attribute = html.escape(line)
    in_jinja = in_attribute.replace("&quot;", "&#34;").replace("&#x27;", "&#39;")
    return {line, html.escape(line, quote=False), in_attribute, in_jinja, in_json, in_script}
