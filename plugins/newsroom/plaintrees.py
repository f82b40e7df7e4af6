"""The short ways of plain texts that stand in a tree of elements already: see `plain.py`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.toc import TocExtension, TocTreeprocessor, unique
from markdown.treeprocessors import InlineProcessor, UnescapeTreeprocessor
from markdown.util import STX, AtomicString, Registry

from plugins.newsroom.line_markdown import LineMarkdown

# What each inline pattern needs to match; those of references need one to be defined, besides.
_PATTERNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "reference": ("[",),
    "footnote": ("^",),
    "link": ("[",),
    "image_link": ("[",),
    "image_reference": ("[",),
    "short_reference": ("[",),
    "short_image_ref": ("[",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "entity": ("&",),
    "path": ("\\",),
    "em_strong": ("*", "_"),
    "line_end": ("\n",),
}
_OF_REFERENCES = {"reference", "image_reference", "short_reference", "short_image_ref"}


def are_known(parts: Iterable[object]) -> bool:
    """Tell whether all *parts* of a Markdown are Python-Markdown's own, or ours."""
    return all(type(part).__module__.startswith(("markdown.", f"{__package__}.")) for part in parts)


def spare_tree_processors(md: Markdown) -> None:
    """Set *md*, whose processors are all known, up so that they leave alone what they would not change."""
    if _has_known_patterns(md) and _is_stock(md, "inline", InlineProcessor):
        md.treeprocessors.register(_Inline(md), "inline", 20)
    if _is_stock(md, "attr_list", AttrListTreeprocessor):
        md.treeprocessors.register(_Attributes(md), "attr_list", 8)
    toc = next((extension for extension in md.registeredExtensions if type(extension) is TocExtension), None)
    if toc and _is_stock(md, "toc", TocTreeprocessor):
        md.treeprocessors.register(_Contents(md, toc.getConfigs()), "toc", 5)
    if _is_stock(md, "unescape", UnescapeTreeprocessor):
        md.treeprocessors.register(_Unescape(md), "unescape", 0)


def _is_stock(md: Markdown, name: str, processor: type) -> bool:
    return name in md.treeprocessors and type(md.treeprocessors[name]) is processor


def _has_known_patterns(md: Markdown) -> bool:
    """Tell whether signs say which inline patterns of *md* may match: whether none is new, or other than it was."""
    stock = LineMarkdown(extensions=["extra"]).inlinePatterns
    known = [name for name in _PATTERNS if name in md.inlinePatterns]
    return len(known) == len(md.inlinePatterns) and all(_is_as(md.inlinePatterns[name], stock[name]) for name in known)


def _is_as(pattern: Any, stock: Any) -> bool:
    """Tell whether *pattern* may match where *stock* may: it is the same, or ours in its place."""
    is_ours = type(pattern).__module__.startswith(f"{__package__}.")
    return (is_ours or type(pattern) is type(stock)) and pattern.pattern == stock.pattern


class _Inline(InlineProcessor):
    """Tries the patterns that may match, on the texts in which they may."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        names = [name for name in _PATTERNS if name in md.inlinePatterns]
        self._names = sorted(names, key=md.inlinePatterns.get_index_for_name)
        self._signs = sorted({sign for name in names for sign in _PATTERNS[name]})

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        whole = "".join(tree.itertext())
        signs = [sign for sign in self._signs if sign in whole]
        self.inlinePatterns = self._patterns(signs)
        if not signs:
            return tree
        has_sign = _finder(tuple(signs))
        texts = [element for element in tree.iter() if _is_plain(element.text, has_sign)]
        tails = [element for element in tree.iter() if _is_plain(element.tail, has_sign)]
        for element in texts:
            element.text = AtomicString(element.text)
        for element in tails:
            element.tail = AtomicString(element.tail)
        tree = super().run(tree, ancestors)
        for element in texts:  # to later processors (abbreviations) atomic means code
            element.text = str(element.text)
        for element in tails:
            element.tail = str(element.tail)
        return tree

    def _patterns(self, signs: list[str]) -> Registry[Any]:
        """Return the patterns that may match in a text with these *signs*."""
        if "^" in signs:  # the number of a footnote may be set to stand between signs of its own (SUPERSCRIPT_TEXT)
            return self.md.inlinePatterns
        patterns: Registry[Any] = Registry()
        for index, name in enumerate(self._names):
            if name in _OF_REFERENCES and not self.md.references:
                continue
            if any(sign in signs for sign in _PATTERNS[name]):
                patterns.register(self.md.inlinePatterns[name], name, -index)
        return patterns


@cache  # bodies have few sets of signs
def _finder(signs: tuple[str, ...]) -> Callable[[str], object]:
    return re.compile("|".join(map(re.escape, signs))).search


def _is_plain(text: str | None, has_sign: Callable[[str], object]) -> bool:
    return bool(text) and type(text) is str and not has_sign(text)


class _Attributes(AttrListTreeprocessor):
    def run(self, doc: Element) -> None:
        if "{" in "".join(doc.itertext()):
            super().run(doc)


class _Contents(TocTreeprocessor):
    """Gives headings their ids, and makes a table of contents where the text has a place for one.

    Nobody else reads it: of what might, everything is known.
    """

    def run(self, doc: Element) -> None:
        self._has_place = any(self.marker in (element.text or "") for element in doc.iter())
        headings = [element for element in doc.iter() if element.tag in _HEADINGS]
        if self._has_place or self.use_anchors or self.use_permalinks or not all(map(_is_bare, headings)):
            super().run(doc)
            return
        used = {element.attrib["id"] for element in doc.iter() if "id" in element.attrib}
        for heading in headings:
            self.set_level(heading)
            if "id" not in heading.attrib:
                heading.set("id", unique(self.slugify(heading.text or "", self.sep), used))

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._has_place else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._has_place:
            super().replace_marker(root, elem)


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def _is_bare(heading: Element) -> bool:
    """Tell whether *heading* is words alone: nothing that HTML escapes, or Python-Markdown has put by."""
    text = heading.text or ""
    return not len(heading) and "data-toc-label" not in heading.attrib and not any(sign in text for sign in f"&<>{STX}")


class _Unescape(UnescapeTreeprocessor):
    def unescape(self, text: str) -> str:
        return super().unescape(text) if STX in text else text
