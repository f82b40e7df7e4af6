"""The tokens of a page, or of a piece of it: tags, elements of raw text, comments, what looks like one of these."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from plugins.html_shape import RAW
from plugins.publish.tags import read_tag

# A tag, an element of raw text as a whole, a comment, a doctype; what begins like markup and is none comes out as a
# lone `<`. The likeliest comes first; what may repeat is possessive, so that no page can make it slow;
# what is never closed goes to the end of the page, as in a browser.
# No *group* may be possessive: Python 3.11.2, which Debian has, goes on from where its last try ended, and so takes
# `<a b=">` for a tag. Giving back a whole group is cheap: what follows it is a quote, never the `>` that is wanted.
_REST = r"""[^"'<>]*+(?:"[^"]*+"[^"'<>]*+|'[^']*+'[^"'<>]*+)*>"""
_RAW = "|".join(rf"<(?i:{name})(?=[\s/>]){_REST}(?s:.*?)(?:</(?i:{name})\s*>|\Z)" for name in RAW)
_NOT_RAW = r"(?![sS][cCtT]|[tT][iIeE]|[iI][fF])"
_TOKEN = re.compile(
    rf"</?{_NOT_RAW}[A-Za-z]{_REST}|{_RAW}|</?[A-Za-z]{_REST}|<!--(?s:.*?)(?:-->|\Z)|<![A-Za-z][^<>]*>|<"
)
# The same and character references in the text. Twice as slow, because a search for one letter is the fast one; so
# it is kept for texts with a reference that is not good everywhere, such as the `&copy=` of an address.
_REFERENCE = re.compile(r"&\#?[0-9A-Za-z]+;?")

_TO_THE_END = re.compile(rf"<!--|<(?i:{'|'.join(RAW)})(?=[\s/>])")  # unless it is closed
_RARE = "!sSſtTiIİı"  # what these begin with; a pattern that ignores case takes some letters for others
_CLOSED = re.compile(rf"<!--.*-->|<(?i:({'|'.join(RAW)})).*</(?i:\1)\s*>", re.DOTALL)


def pattern_of(text: str) -> re.Pattern[str]:
    """Return what finds the tokens of *text*."""
    if "&" not in text or all(map(_is_good, set(_REFERENCE.findall(text)))):
        return _TOKEN
    return _token_or_reference()


def tokens_of(text: str) -> list[str]:
    """Return the tokens of *text*."""
    return (_TOKEN if "&" not in text else pattern_of(text)).findall(text)


def are_whole(tokens: list[str]) -> bool:
    """Tell whether these *tokens* of a piece would be the same whatever came after it."""
    if "<" in tokens:  # it might begin something that ends there
        return False
    if not tokens or tokens[-1][1:2] not in _RARE:
        return True
    return not _TO_THE_END.match(tokens[-1]) or bool(_CLOSED.fullmatch(tokens[-1]))


@cache
def _token_or_reference() -> re.Pattern[str]:
    return re.compile(f"{_TOKEN.pattern}|{_REFERENCE.pattern}")  # takes a while, and few sites need it


@lru_cache(1000)
def _is_good(reference: str) -> bool:
    """Tell whether *reference* is good wherever it stands."""
    return not read_tag(reference).faults
