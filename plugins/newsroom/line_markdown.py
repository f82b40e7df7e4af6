"""Python-Markdown for people who come from Word: our blocks instead of its own, a line end that is a line end.

`blocks.py` says what the lines of a text are; here the elements are made. Inline constructs, tables, notes, definitions
and HTML are Python-Markdown's, and so is whatever an extension adds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Self
from xml.etree.ElementTree import Element, ElementTree, SubElement

from markdown import Markdown
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockProcessor, EmptyBlockProcessor, ParagraphProcessor
from markdown.inlinepatterns import DelimiterProcessor, SimpleTextInlineProcessor, SubstituteTagInlineProcessor
from markdown.preprocessors import Preprocessor

from plugins.newsroom.blanks import even
from plugins.newsroom.blocks import (
    Abbreviation,
    Block,
    HeadingBlock,
    LinkAddress,
    QuoteBlock,
    RuleBlock,
    Verbatim,
    read_blocks,
)
from plugins.newsroom.emphasis import STAR_RUNS, UNDERSCORE_RUNS, paired
from plugins.newsroom.html_tags import without_unclosed
from plugins.newsroom.lists import ListBlock, ListNote
from plugins.newsroom.paragraph_lines import ColumnsBlock, Paragraph

LINE_END = r"\n"
PATH = r"(?<![^\s(“\"'])(?<!\]\()((?:[A-Za-z]:\\|\\\\(?=\w))[^\s<>“”\"]*)"  # of Windows: C:\a, \\server\a

_KNOWN = (
    "markdown.blockprocessors",
    *(f"markdown.extensions.{name}" for name in ("abbr", "def_list", "footnotes", "md_in_html", "tables")),
)
"""Whose block processors find nothing in what is no `Verbatim`."""


class LineMarkdown(Markdown):
    """Python-Markdown with our blocks. A star within a word or a number is a star; a line end is a line end."""

    parser: LineParser

    def build_parser(self) -> Self:
        """Set up the parser of blocks, and what comes before and after it."""
        super().build_parser()
        self.parser = LineParser(self)
        self.preprocessors.register(_Blanks(self), "bangvang_blanks", 35)  # before Tabs become blanks
        self.inlinePatterns.register(SubstituteTagInlineProcessor(LINE_END, "br"), "line_end", 5)
        self.inlinePatterns.register(SimpleTextInlineProcessor(PATH), "path", 185)  # before a backslash protects a sign
        stars = self.inlinePatterns["em_strong"]
        assert isinstance(stars, DelimiterProcessor), "Python-Markdown's own"
        stars.delimiters["*"].boundary = STAR_RUNS
        stars.delimiters["_"].boundary = UNDERSCORE_RUNS
        return self


class _Blanks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return without_unclosed(even("\n".join(lines))).split("\n")


class _Read(str):
    """A block that Python-Markdown's block processors are to read as it is."""

    __slots__ = ()


class LineParser(BlockParser):
    """Makes elements of our blocks; whatever text its processors hand back is read as lines, too."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.notes: list[ListNote] = []
        """What is doubtful of the lists of the last text; its lines are none of the source's."""
        self.stars: list[str] = []
        """What follows stars of the last text that begin bold and do not end it."""
        self._source = ""
        self._foreign: list[BlockProcessor] | None = None
        self.blockprocessors.register(EmptyBlockProcessor(self), "empty", 100)
        self._paragraphs = ParagraphProcessor(self)
        self.blockprocessors.register(self._paragraphs, "paragraph", 10)

    def parseDocument(self, lines: Iterable[str]) -> ElementTree:  # noqa: N802  Python-Markdown's name
        """Return the tree of a whole text."""
        self._source = "\n".join(lines)
        self.notes.clear()
        self.stars.clear()
        self.state.clear()  # what a text that nests too deep has left
        self.root = Element(self.md.doc_tag)
        self.parseChunk(self.root, self._source)
        return ElementTree(self.root)

    def parseChunk(self, parent: Element, text: str) -> None:  # noqa: N802  Python-Markdown's name
        """Add to *parent* the elements of *text*."""
        pending: list[str] = []  # notes and meanings look at the blocks after them
        for block in self._blocks(parent, text):
            if isinstance(block, Verbatim):
                pending.append(_Read(self._paired_rows(block.text) if block.is_table else block.text))
            else:
                if pending:
                    super().parseBlocks(parent, pending)
                self._add(parent, block)
        if pending:
            super().parseBlocks(parent, pending)

    def _blocks(self, parent: Element, text: str) -> Iterator[Block]:
        """Yield the blocks of *text*; what the block processors of an extension take, they get as it is."""
        if self._foreign is None:  # extensions are all there by now
            processors = self.blockprocessors
            self._foreign = [one for one in processors if not type(one).__module__.startswith(_KNOWN)]
        foreign = self._foreign
        if not foreign:
            yield from read_blocks(text, self.notes)
            return
        ours: list[str] = []
        theirs = False
        for block in text.split("\n\n"):
            theirs = any(one.test(parent, block) for one in foreign) or (theirs and block.startswith("    "))
            if theirs:
                yield from read_blocks("\n\n".join(ours), self.notes)
                ours.clear()
                yield Verbatim(block)
            else:
                ours.append(block)
        yield from read_blocks("\n\n".join(ours), self.notes)

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802  Python-Markdown's name
        """Add to *parent* the elements of *blocks*, and empty that list."""
        if blocks and not isinstance(blocks[0], _Read):
            text = "\n\n".join(blocks)
            blocks.clear()
            self.parseChunk(parent, text)
        else:
            super().parseBlocks(parent, blocks)

    def _add(self, parent: Element, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._add_paragraph(parent, block)
        elif isinstance(block, ListBlock):
            self._add_list(parent, block)
        elif isinstance(block, HeadingBlock):
            SubElement(parent, f"h{block.level}").text = self._paired(block.text)
        elif isinstance(block, RuleBlock):
            SubElement(parent, "hr")
        elif isinstance(block, ColumnsBlock):
            columns = SubElement(parent, "div", {"class": "columns"})
            SubElement(columns, "p").text = self._paired(block.left)
            SubElement(columns, "p").text = self._paired(block.right)
        elif isinstance(block, QuoteBlock):
            goes_on = len(parent) and parent[-1].tag == "blockquote" and not parent[-1].tail
            self._within(parent[-1] if goes_on else SubElement(parent, "blockquote"), block.text)
        elif isinstance(block, LinkAddress):
            if self._is_used(block.name):
                self.md.references[block.name] = (block.address, block.title)
            else:
                self._add_paragraph(parent, Paragraph(block.written))
        elif isinstance(block, Abbreviation):
            if self._is_said(block):
                super().parseBlocks(parent, [_Read(block.written)])
            else:
                self._add_paragraph(parent, Paragraph(block.written))

    def _is_used(self, name: str) -> bool:
        """Tell whether anything in the text may be a link of that *name*: `[name]`, and not where it is defined."""
        return re.search(rf"\[{re.escape(name)}\](?!:)", self._source, re.IGNORECASE) is not None

    def _is_said(self, block: Abbreviation) -> bool:
        """Tell whether the text has the short form that *block* explains."""
        return re.search(rf"(?<![\w\[]){re.escape(block.short)}(?!\w)", self._source) is not None

    def _paired(self, text: str) -> str:
        return paired(text, self.stars) if "*" in text or "_" in text else text

    def _paired_rows(self, rows: str) -> str:
        return "\n".join(map(self._paired, rows.split("\n")))

    def _add_paragraph(self, parent: Element, block: Paragraph) -> None:
        text = self._paired(block.text)
        if block.css_class:
            SubElement(parent, "p", {"class": block.css_class}).text = text
        elif self.state.isstate("list"):  # the meaning of a term
            self._paragraphs.run(parent, [text])
        else:
            SubElement(parent, "p").text = text

    def _add_list(self, parent: Element, block: ListBlock) -> None:
        start = {"start": str(block.start)} if block.ordered and block.start != 1 else {}
        element = SubElement(parent, "ol" if block.ordered else "ul", start)
        for entry in block.entries:
            item = SubElement(element, "li")
            text = "\n".join(filter(None, (self._paired(entry.first.text), entry.attributes)))
            if any(isinstance(child, list) for child in entry.children):
                SubElement(item, "p").text = text
            else:
                item.text = text
            for child in entry.children:
                if isinstance(child, ListBlock):
                    self._add_list(item, child)
                else:
                    self._within(item, "\n".join(child))

    def _within(self, parent: Element, text: str) -> None:
        """Add the elements of *text* to *parent*, whatever list or note this stands in."""
        self.state.set("bangvang")
        try:
            self.parseChunk(parent, text)
        finally:
            self.state.reset()
