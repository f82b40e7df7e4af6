"""Plain prose goes past most of Python-Markdown: the same HTML, in a third of the time.

Python-Markdown tries each of its rules on everything that it reads: every block processor on every paragraph, every
inline pattern on every text. Most of our paragraphs hold no sign of any rule, and a sign is looked for faster than a
rule is tried. Each short way, here and in `plaintrees.py`, stands in for one part of Python-Markdown and comes to the
same. It is taken only among parts that are known: those of other extensions may follow a sign that nobody looks for.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import (
    BlockProcessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    EmptyBlockProcessor,
    HashHeaderProcessor,
    HRProcessor,
    ListIndentProcessor,
    OListProcessor,
    ParagraphProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
    UListProcessor,
)
from markdown.extensions import fenced_code, md_in_html
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import HtmlBlockPreprocessor, NormalizeWhitespace, Preprocessor
from markdown.util import ETX, STX

from plugins.newsroom.plaintrees import are_known, spare_tree_processors


class QuickMarkdown(Markdown):
    """Python-Markdown that does not search plain text for what it cannot hold."""

    def __init__(self, **settings: Any) -> None:
        self._block_level: frozenset[object] = frozenset()
        super().__init__(**settings)
        self._block_level = frozenset(self.block_level_elements)
        if are_known(self.preprocessors):
            _spare_preprocessors(self)
        if {type(processor) for processor in self.parser.blockprocessors} <= _BLOCK_PROCESSORS:
            _spare_block_processors(self)
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


# Each finds what it looks for at the beginning of a line, if only of the second, as that of a table.
_BLOCK_PROCESSORS = {
    AbbrBlockprocessor,
    BlockQuoteProcessor,
    CodeBlockProcessor,
    DefListIndentProcessor,
    DefListProcessor,
    EmptyBlockProcessor,
    FootnoteBlockProcessor,
    HRProcessor,
    HashHeaderProcessor,
    ListIndentProcessor,
    OListProcessor,
    ParagraphProcessor,
    ReferenceProcessor,
    SetextHeaderProcessor,
    TableProcessor,
    UListProcessor,
    md_in_html.MarkdownInHtmlProcessor,
}
_begins_as_prose = re.compile(r"[^\W\d_]|[“‘(…!]|\d+[^\d.]").match


def _spare_block_processors(md: Markdown) -> None:
    registry = md.parser.blockprocessors
    registry.register(_Prose(md.parser, registry["paragraph"]), "bangvang-prose", 110)  # the first of others is 105


class _Prose(BlockProcessor):
    """Makes paragraphs of what can be nothing else, one after the other."""

    def __init__(self, parser: BlockParser, paragraph: BlockProcessor) -> None:
        super().__init__(parser)
        self._paragraph = paragraph

    def test(self, parent: Element, block: str) -> bool:
        del parent
        return _is_prose(block)

    def run(self, parent: Element, blocks: list[str]) -> None:
        while blocks and _is_prose(blocks[0]):
            self._paragraph.run(parent, blocks)


def _is_prose(block: str) -> bool:
    if "\n" not in block:
        return _begins_as_prose(block) is not None
    return all(map(_begins_as_prose, block.split("\n")))
