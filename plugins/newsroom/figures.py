r"""Pictures of a body: `![what is seen](file "caption"){credit="name"}` and the figures that are made of them.

A caption or a credit is never lost. Python-Markdown's own reader keeps the backslash of `\"`, ends a caption at any
mark before a bracket and takes Word's marks for a part of the file's name; and a picture in a line of text would have
its caption as a tooltip, its credit nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor

from plugins.newsroom.attributes import CREDIT, DOUBLE_MARKS, SINGLE_MARKS, assign, list_at, without_escapes

CAPTION = "bv-caption"
IN_TEXT = "bv-in-text"
"""What the figures of a tree leave on their pictures: the caption; that it stood in a line of text."""

_closing = {
    DOUBLE_MARKS: re.compile(rf"(?<!\\)[{DOUBLE_MARKS}]\s*\)"),
    SINGLE_MARKS: re.compile(rf"(?<!\\)[{SINGLE_MARKS}]\s*\)"),
}
_NEAR = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*(?=\{)")
_STASHED_NOTE = re.compile("\x02klzzwxh:([0-9]+)\x03")


class Pictures(ImageInlineProcessor):
    """Reads a picture with its caption and its attribute list; of the list, *lost* gets what says nothing there."""

    def __init__(self, md: Markdown, lost: list[str]) -> None:
        super().__init__(IMAGE_LINK_RE, md)
        self._lost = lost

    def handleMatch(  # type: ignore[override]  # noqa: N802  Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """Return the picture that begins at *m*, and where it begins and ends."""
        alt, index, handled = self.getText(data, m.end(0))
        source = _source_at(data, index) if handled else None
        if source is None:
            return None, None, None
        src, caption, end = source
        image = Element("img", src=self._plain(src).strip())
        if caption is not None:
            image.set("title", " ".join(self._plain(caption).split()))
        image.set("alt", without_escapes(self._plain(alt)))
        near = _NEAR.match(data, end)
        found = list_at(data, near.end()) if near else None
        if near and found and (near.end() == end or CREDIT in found.keys):
            if assign(image, found):
                self._lost.append(found.written)
            end = found.end
        return image, m.start(0), end

    def _plain(self, text: str) -> str:
        return without_escapes(self.unescape(_STASHED_NOTE.sub(self._written_note, text)))

    def _written_note(self, stashed: re.Match[str]) -> str:
        """Return a footnote's number as it was written: within a caption it leads nowhere."""
        nodes = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        node = nodes.get(stashed[1])
        if isinstance(node, Element) and node.get("id", "").startswith("fnref"):
            return f"[^{node.get('id', '').partition(':')[2]}]"
        return stashed[0]


def _source_at(data: str, start: int) -> tuple[str, str | None, int] | None:
    """Return the file, the caption if any, and the end of what stands in the round brackets at *start* of *data*."""
    if data[start : start + 1] != "(":
        return None
    depth = 0
    at = start + 1
    while at < len(data):
        char = data[at]
        if char == "<" and not data[start + 1 : at].strip():
            at = max(data.find(">", at), at)
        elif char == ")" and not depth:
            return _file(data[start + 1 : at]), None, at + 1
        elif char in DOUBLE_MARKS or (char in SINGLE_MARKS and data[at - 1].isspace()):
            marks = DOUBLE_MARKS if char in DOUBLE_MARKS else SINGLE_MARKS
            read = _caption_at(data, at + 1, marks) if data[start + 1 : at].strip() else None
            if read:
                return (_file(data[start + 1 : at]), *read)
        depth += (char == "(") - (char == ")")
        at += 1
    return None


def _file(written: str) -> str:
    name = written.strip()
    return name[1:-1].strip() if name.startswith("<") and name.endswith(">") else name


def _caption_at(data: str, start: int, marks: str) -> tuple[str, int] | None:
    """Return the caption that begins at *start*, and the end of its picture.

    It may have marks and brackets of its own: it ends at the first mark before a bracket that leaves none open, else
    at the first. One whose closing mark was forgotten ends at the bracket.
    """
    next_one = data.find("](", start)
    limit = len(data) if next_one < 0 else next_one
    ends = list(_closing[marks].finditer(data, start, limit))
    for end in ends:
        if data.count("(", start, end.start()) == data.count(")", start, end.start()):
            return data[start : end.start()], end.end()
    if ends:
        return data[start : ends[0].start()], ends[0].end()
    bracket = data.find(")", start, limit) if marks is DOUBLE_MARKS else -1  # a single one may be an apostrophe
    return (data[start:bracket], bracket + 1) if bracket >= 0 else None


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
                parent[index + 1 : index + 1] = figures
    for element in root.iter():
        if element.tag in _CONTAINERS and _is_told(element, own=True):
            _set_within(element, credit)


_HEADINGS = {f"h{level}" for level in range(1, 7)}
_CONTAINERS = {"li", "dd", "dt", "td", "th", "div", "blockquote", "summary", "details", "section"}
_INLINE = {"a", "abbr", "b", "cite", "code", "del", "em", "i", "ins", "mark", "q", "small", "span", "strong", "u", "s"}

_BLOCKS = {"p", "ul", "ol", "dl", "div", "figure", "table", "pre", "blockquote", "hr"}

Piece = str | Element

_begins_as_caption = re.compile(
    r"[\s*_(]*(?:nguồn\s+)?ảnh(?:\s+(?:minh\s+họa|minh\s+hoạ|tư\s+liệu|internet))?\s*(?::|\().{0,160}", re.IGNORECASE
).fullmatch
_ends_as_caption = re.compile(r".{0,300}[.!?…)]\s*\(?Ảnh\s*:\s*[^.!?]{1,40}(?:\.[^.!?\s]{1,10})*[.)*_]*\s*").fullmatch


def is_caption(line: str) -> bool:
    """Tell whether a *line* of text has the form of a caption: it begins with “Ảnh: …”, or ends so."""
    return _begins_as_caption(line) is not None or _ends_as_caption(line) is not None


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
