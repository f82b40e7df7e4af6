"""Names and ids of people who are not public: which are telling enough to be looked for, and what is a whole word.

A name is short, so it is looked for as a whole word: “Nguyễn Văn A” is not in “Nguyễn Văn An”. What may be an ordinary
word is not looked for at all: this is the second net, and a site that is right must not be refused.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from plugins.publish.fragments import normalised

_SHORTEST = 6  # characters of a name of several words
_SHORTEST_WORD = 10  # … and of one that is one word
_SHORTEST_ID = 9  # characters of an id of at least three parts that is looked for by itself
_LONGEST_LETTER = 4  # bytes of UTF-8
PEOPLE = ("ca-nhan/", "tac-gia/")  # folders of people's pages
_ADDRESSES = ("/ca-nhan/", "/tac-gia/", "/person/")  # where an id is that of a person, whatever word it is
# What of an item's file refers to people and is not shown: in the front matter, and behind a heading.
_PEOPLE = re.compile(
    r"""
      ^people[ \t]*:.*\n(?:[ \t]+\S.*\n|-.*\n)*
    | \bperson[ \t]*:[ \t]*["']?[a-z0-9/-]+["']?(?=[ \t]*[,}\n])  # by id; a name is shown as it stands there
    | \bpeople=(?:"[^"\n]*"|“[^”\n]*”|[^\s}]*)
    """,
    re.MULTILINE | re.VERBOSE,
)


def spellings_of_name(name: str) -> Iterator[str]:
    """Yield *name* as pages may have it; nothing if it may be an ordinary word."""
    plain = normalised(name)
    if len(plain) >= (_SHORTEST if " " in plain else _SHORTEST_WORD):
        yield plain
        yield plain.upper()


def spellings_of_id(id_: str) -> Iterator[str]:
    """Yield the addresses that would have *id_*, and *id_* by itself unless it may be an ordinary word."""
    for address in _ADDRESSES:
        yield f"{address}{id_}"
    if id_.count("-") > 1 and len(id_) >= _SHORTEST_ID:
        yield id_


def shown_of(source: str) -> str:
    """Return the text of an item's file without what refers to people and is not shown itself."""
    return _PEOPLE.sub("", source)


def stands_alone(data: bytes, start: int, end: int) -> bool:
    """Tell whether what *data* has from *start* to *end* is no part of a longer word there."""
    before = data[max(0, start - _LONGEST_LETTER) : start].decode("utf-8", "ignore")[-1:]
    after = data[end : end + _LONGEST_LETTER].decode("utf-8", "ignore")[:1]
    if data[start : start + 1] == b"/":  # an address: what goes before it is its folder
        before = ""
    return not (_goes_on(before) or _goes_on(after))


def _goes_on(char: str) -> bool:
    return bool(char) and (char.isalnum() or char in "-_" or unicodedata.combining(char) > 0)
