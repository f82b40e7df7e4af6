"""Ditto marks: what lists write for “the same as in the row above”."""

from __future__ import annotations

import re

# “nt”, “-nt-”, “n/t”, “như trên.”, “//”, “"”, “''”, “-"-”, “〃”. A dash alone says nothing at all.
_MARK = re.compile(
    r"""[-–—.(\s"“”'‘’]*(?:n\s?[./]?\s?t|như\s(?:dòng\s)?trên)[-–—.)\s"“”'‘’]*"""
    r"""|[-–—\s]*(?:/\s?/|\\\\|["“”„″〃]{1,2}|['‘’`´′]{1,2}|,,)[-–—.\s]*""",
    re.IGNORECASE,
)
# “..”, “↓”, “như STT 1”, “tương tự”: may repeat a row, but which, or that it does, is not said.
_UNCLEAR = re.compile(
    r"[-–—(\s]*(?:(?:như|giống)\s(?:stt|tt|số|dòng|mục|ý|người)\s?[\divx]{1,4}|tương\stự|idem)[-–—.)\s]*"
    r"|[.…\s]{2,}|…|[↓↑⇓⇑]+",
    re.IGNORECASE,
)
_AT_END = re.compile(r"(?:[,;]|\s[-–—])\s*(\S.*)$")


def is_ditto(text: str) -> bool:
    """Tell whether a cell is filled with a ditto mark alone."""
    return bool(_MARK.fullmatch(text))


def is_unclear_ditto(text: str) -> bool:
    """Tell whether a cell has nothing but a mark that may repeat a row, and does not say which."""
    return bool(_UNCLEAR.fullmatch(text)) and not is_ditto(text)


def before_ditto(text: str) -> str:
    """Return what stands before a ditto mark that is the last of several parts: “Kiểm sát viên, nt”. Else nothing."""
    part = _AT_END.search(text)
    return text[: part.start()] if part and is_ditto(part[1]) else ""
