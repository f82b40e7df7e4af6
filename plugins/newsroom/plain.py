"""Plain prose goes past Python-Markdown's inline patterns: same HTML, half the time.

Most of a conversion goes on trying some twenty patterns on every paragraph, and most of our paragraphs hold nothing
that any of them could match. These are marked as atomic before the patterns run, and unmarked after.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What each pattern needs to match. One that is not listed (of another extension) turns the short way off.
_NEEDS = {
    "backtick": "`",
    "escape": r"\\",
    "reference": r"\[",
    "footnote": r"\[",
    "link": r"\[",
    "image_link": r"\[",
    "image_reference": r"\[",
    "short_reference": r"\[",
    "short_image_ref": r"\[",
    "autolink": "<",
    "automail": "<",
    "linebreak": "\n",
    "html": "<",
    "entity": "&",
    "em_strong": "[*_]",
}


def pass_plain_text_by(md: Markdown) -> None:
    """Set *md* up so that plain texts are left alone, if all its inline patterns are known here."""
    known = [name for name in _NEEDS if name in md.inlinePatterns]
    if len(known) != len(md.inlinePatterns):
        return
    special = re.compile("|".join(sorted({_NEEDS[name] for name in known})) + "|\x02|\x03")
    frozen: list[tuple[Element, str]] = []
    md.treeprocessors.register(_Freeze(md, special, frozen), "bangvang-freeze", 21)  # `inline` is 20
    md.treeprocessors.register(_Thaw(md, frozen), "bangvang-thaw", 19)


class _Freeze(Treeprocessor):
    def __init__(self, md: Markdown, special: re.Pattern[str], frozen: list[tuple[Element, str]]) -> None:
        super().__init__(md)
        self._special, self._frozen = special, frozen

    def run(self, root: Element) -> None:
        self._frozen.clear()
        for element in root.iter():
            for attribute in ("text", "tail"):
                text = getattr(element, attribute)
                if text and type(text) is str and not self._special.search(text):
                    setattr(element, attribute, AtomicString(text))
                    self._frozen.append((element, attribute))


class _Thaw(Treeprocessor):
    """Undoes `_Freeze`: to later processors (abbreviations) atomic means code."""

    def __init__(self, md: Markdown, frozen: list[tuple[Element, str]]) -> None:
        super().__init__(md)
        self._frozen = frozen

    def run(self, root: Element) -> None:
        del root
        for element, attribute in self._frozen:
            text = getattr(element, attribute)
            if type(text) is AtomicString:
                setattr(element, attribute, str(text))
        self._frozen.clear()
