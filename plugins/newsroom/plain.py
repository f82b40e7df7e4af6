"""Plain prose goes past most of Python-Markdown: the same HTML, in a third of the time.

Python-Markdown tries each of its inline patterns on every text that it reads. Most of our paragraphs hold no sign of
any rule, and a sign is looked for faster than a rule is tried. Each short way, here and in `plaintrees.py`, stands in
for one part of Python-Markdown and comes to the same. It is taken only among parts that are known: those of other
extensions may follow a sign that nobody looks for.
"""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from markdown.extensions import fenced_code, md_in_html
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

from plugins.newsroom.line_markdown import LineMarkdown
from plugins.newsroom.plaintrees import are_known, spare_tree_processors


class QuickMarkdown(LineMarkdown):
    """Python-Markdown that does not search plain text for what it cannot hold."""

    def __init__(self, **settings: Any) -> None:
        self._block_level: frozenset[object] = frozenset()
        super().__init__(**settings)
        self._block_level = frozenset(self.block_level_elements)
        if are_known(self.preprocessors):
            _spare_preprocessors(self)
        if are_known((*self.treeprocessors, *self.postprocessors)):
            spare_tree_processors(self)

    def is_block_level(self, tag: object) -> bool:
        """Return what Python-Markdown's own list says, which is asked thrice for each element."""
        return tag in self._block_level or super().is_block_level(tag)


# What each preprocessor needs to change anything, and what it adds to any text.
_PREPROCESSORS: dict[type[Preprocessor], tuple[str, int, tuple[str, ...], str]] = {
    NormalizeWhitespace: ("normalize_whitespace", 30, (STX, ETX, "\r", "\t", "\n "), "\n\n"),
    fenced_code.FencedBlockPreprocessor: ("fenced_code_block", 25, ("`", "~"), ""),
    HtmlBlockPreprocessor: ("html_block", 20, ("<", "&"), ""),
    md_in_html.HtmlBlockPreprocessor: ("html_block", 20, ("<", "&"), ""),
}


def _spare_preprocessors(md: Markdown) -> None:
    for stock in list(md.preprocessors):
        if type(stock) in _PREPROCESSORS:
            name, priority, signs, ending = _PREPROCESSORS[type(stock)]
            md.preprocessors.register(_SparedPreprocessor(stock, signs, ending), name, priority)


class _SparedPreprocessor(Preprocessor):
    """Runs *stock* on texts that hold one of the *signs*; others it only gives the *ending*."""

    def __init__(self, stock: Preprocessor, signs: tuple[str, ...], ending: str) -> None:
        super().__init__(stock.md)
        self._stock, self._signs, self._ending = stock, signs, ending

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if any(sign in text for sign in self._signs):
            return self._stock.run(lines)
        return (text + self._ending).split("\n")
