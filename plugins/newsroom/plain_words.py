"""The words of an element of Python-Markdown's tree, as a reader sees them: no HTML, no numbers of footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

from plugins.newsroom.entities import unescaped
from plugins.registry.texts import normalised

_AMP = "\x02amp\x03"  # Python-Markdown's own placeholder, in the addresses of <mail@…> links
_ESCAPED = re.compile("\x02([0-9]{1,6})\x03")
_STASHED = re.compile("\x02[^\x03]*\x03")
_ENTITY = re.compile(r"&(?:#\d+|#x[0-9a-fA-F]+|\w+);")


def unstashed(text: str) -> str:
    """Return *text* with what Python-Markdown still keeps as numbers: characters after a backslash."""
    return _ESCAPED.sub(lambda match: chr(int(match[1])), text.replace(_AMP, "&"))


def plain_words(element: Element, md: Markdown) -> str:
    """Return the words of *element*, which *md* has made, with the signs that entities stand for."""
    alone = element.text or ""
    if not len(element) and "\x02" not in alone and "&" not in alone:
        return " ".join(alone.split())

    return in_plain_words("".join(_words(element)), md)


def in_plain_words(text: str, md: Markdown) -> str:
    """Return *text*, in which *md* keeps some of what was written as numbers, as a reader sees it."""

    def put_by(match: re.Match[str]) -> str:
        block = md.htmlStash.rawHtmlBlocks[int(match[1])]
        return block if isinstance(block, str) and _ENTITY.fullmatch(block) else ""

    text = _STASHED.sub("", unstashed(HTML_PLACEHOLDER_RE.sub(put_by, text)))
    text = _ENTITY.sub(lambda entity: unescaped(entity[0]), text)
    return " ".join(normalised(text).split())


def _words(element: Element) -> Iterator[str]:
    if element.tag == "sup" and element.get("id", "").startswith("fnref"):
        return
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield " "
        yield from _words(child)
        yield child.tail or ""
