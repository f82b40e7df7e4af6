"""Figures of a body: every picture with a caption or a credit becomes one, so that none of these is lost.

In a line of text, a picture would have its caption as a tooltip, its credit nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement

from plugins.newsroom.attributes import CREDIT

CAPTION = "bv-caption"
IN_TEXT = "bv-in-text"
"""What the figures of a tree leave on their pictures: the caption; that it stood in a line of text."""


def set_figures(root: Element, credit: Callable[[str], str]) -> None:
    """Make figures of the pictures in *root*: of those alone on their line, and of all with a caption or a credit.

    Lines of text before and after one become paragraphs. In items, cells and the like the words stay as they are.
    """
    for parent in list(root.iter()):
        for index, child in reversed(list(enumerate(parent))):
            if child.tag == "p" and child.find(".//img") is not None:
                parent[index : index + 1] = _parts(child, credit)
            elif child.tag in _HEADINGS and _is_told(child):
                tail, child.tail = child.tail, None
                figures = [_figure(image, credit, in_text=True) for image in _taken(child)]
                figures[-1].tail = tail
                is_empty = not len(child) and not (child.text or "").strip()
                parent[index + (not is_empty) : index + 1] = figures
    for element in root.iter():
        if element.tag in _CONTAINERS and _is_told(element, own=True):
            _set_within(element, credit)


_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CONTAINERS = {"li", "dd", "dt", "td", "th", "div", "blockquote", "summary", "details", "section"}
_INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "u", "s"}

_BLOCKS = {"p", "ul", "ol", "dl", "div", "figure", "table", "pre", "blockquote", "hr"}

Piece = str | Element


def _has_more(image: Element) -> bool:
    return image.tag == "img" and bool(image.get("title") or image.get(CREDIT))


def _is_told(element: Element, *, own: bool = False) -> bool:
    """Tell whether a picture in *element* has a caption or a credit; if *own*, one that no block in it holds."""
    if not own:
        return any(_has_more(image) for image in element.iter("img"))
    return any(_has_more(child) or (child.tag in _INLINE and _is_told(child)) for child in element)


def _pieces(element: Element) -> list[Piece]:
    """Return the content of *element*, with the pictures that become figures on the first level.

    An inline element around one is cut in two; a link goes into the figure whole.
    """
    pieces: list[Piece] = [element.text or ""]
    for child in element:
        tail, child.tail = child.tail or "", None
        if child.tag == "a" or child.tag not in _INLINE or not _is_told(child):
            pieces.append(child)
        else:
            pieces += _cut(child)
        pieces.append(tail)
    return [piece for piece in pieces if not isinstance(piece, str) or piece]


def _cut(element: Element) -> list[Piece]:
    """Return an inline element in parts, with the pictures that become figures between them."""
    parts: list[Piece] = []
    part: Element | None = None
    for piece in _pieces(element):
        if isinstance(piece, Element) and _is_told(piece):
            parts.append(piece)
            part = None
            continue
        if part is None:
            part = Element(element.tag, element.attrib)
            parts.append(part)
        _append(part, piece)
    return parts


def _append(element: Element, piece: Piece) -> None:
    """Put *piece* at the end of *element*."""
    if isinstance(piece, Element):
        element.append(piece)
    elif len(element):
        element[-1].tail = (element[-1].tail or "") + piece
    else:
        element.text = (element.text or "") + piece


def _lines(pieces: list[Piece]) -> Iterator[list[Piece]]:
    """Yield the lines of a paragraph, each with the break or the sign at its end."""
    line: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Element):
            if piece.tag in _BLOCKS:
                if line:
                    yield line
                yield [piece]
                line = []
                continue
            line.append(piece)
            if piece.tag == "br":
                yield line
                line = []
            continue
        *before, last = piece.split("\n")
        for text in before:
            is_after_break = not text and not line  # the sign that Python-Markdown sets behind a break
            if not is_after_break:
                yield [*line, text, "\n"]
            line = []
        if last:
            line.append(last)
    if line:
        yield line


def _is_picture(piece: Piece) -> bool:
    if not isinstance(piece, Element):
        return False
    return piece.tag == "img" or (piece.tag == "a" and _is_told(piece))


def _is_blank(piece: Piece) -> bool:
    return piece.tag == "br" if isinstance(piece, Element) else not piece.strip()


def _parts(paragraph: Element, credit: Callable[[str], str]) -> list[Element]:
    """Return the paragraphs and figures that a paragraph with pictures comes to."""
    parts: list[Element] = []
    attributes = dict(paragraph.attrib)
    words: list[Piece] = []

    def add(part: Element) -> None:
        part.attrib.update(attributes)
        part.tail = "\n"
        attributes.pop("id", None)  # the place is where the first part is
        parts.append(part)

    def close() -> None:
        while words and _is_blank(words[-1]):
            words.pop()
        if words and isinstance(words[-1], str):
            words[-1] = words[-1].rstrip()
        if words:
            made = Element("p")
            for piece in words:
                _append(made, piece.lstrip() if isinstance(piece, str) and piece is words[0] else piece)
            add(made)
            words.clear()

    for line in _lines(_pieces(paragraph)):
        alone = all(_is_picture(piece) or _is_blank(piece) for piece in line)
        for piece in line:
            if isinstance(piece, Element) and _is_picture(piece) and (alone or _is_told(piece)):
                close()
                add(_figure(piece, credit, in_text=not alone))
            elif words or not _is_blank(piece):
                words.append(piece)
    close()
    return parts or [paragraph]


def _figure(piece: Element, credit: Callable[[str], str], *, in_text: bool) -> Element:
    """Return the figure of a picture, or of a link around one."""
    figure = Element("figure")
    piece.tail = None
    figure.append(piece)
    for image in piece.iter("img"):
        caption, name = image.attrib.pop("title", ""), image.attrib.pop(CREDIT, "")
        image.set(CAPTION, caption)
        if in_text:
            image.set(IN_TEXT, "")
        if caption or name:
            text = SubElement(figure, "figcaption")
            text.text = caption + (" " if caption and name else "")
            if name:
                SubElement(text, "small").text = credit(name)
    return figure


def _taken(element: Element) -> list[Element]:
    """Take the pictures that become figures out of *element*, and return them."""
    pieces = _pieces(element)
    taken = [piece for piece in pieces if isinstance(piece, Element) and _is_picture(piece) and _is_told(piece)]
    _refill(element, [piece for piece in pieces if not any(piece is one for one in taken)])
    return taken


def _refill(element: Element, pieces: list[Piece]) -> None:
    element.text = None
    for child in list(element):
        element.remove(child)
    for piece in pieces:
        _append(element, piece)


def _set_within(element: Element, credit: Callable[[str], str]) -> None:
    """Make figures of the pictures of an item or a cell, where they stand."""
    pieces: list[Piece] = []
    for line in _lines(_pieces(element)):
        alone = all(_is_picture(piece) or _is_blank(piece) for piece in line)
        for piece in line:
            if isinstance(piece, Element) and _is_picture(piece) and _is_told(piece):
                while pieces and _is_blank(pieces[-1]):
                    pieces.pop()
                pieces.append(_figure(piece, credit, in_text=not alone))
            elif not (_is_blank(piece) and pieces and getattr(pieces[-1], "tag", "") == "figure"):
                pieces.append(piece)
    _refill(element, pieces)
