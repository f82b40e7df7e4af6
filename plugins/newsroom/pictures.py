r"""Pictures of a body as they are written: `![what is seen](file "caption"){credit="name"}`.

Python-Markdown's own reader keeps the backslash of `\"`, ends a caption at any mark before a bracket, and takes Word's
marks for a part of the file's name.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, ImageInlineProcessor

from plugins.newsroom.attributes import CREDIT, DOUBLE_MARKS, SINGLE_MARKS, assign, list_at, without_escapes

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
    has_single = True  # whether a caption in single marks may begin: where one has no end, those after it have none
    while at < len(data):
        char = data[at]
        if char == "<" and not data[start + 1 : at].strip():
            at = max(data.find(">", at), at)
        elif char == ")" and not depth:
            return _file(data[start + 1 : at]), None, at + 1
        elif char in DOUBLE_MARKS:
            caption = _caption_at(data, at + 1, DOUBLE_MARKS)
            if caption:
                return (_file(data[start + 1 : at]), *caption)
            if data[at - 1].isspace():
                return None
        elif char in SINGLE_MARKS and has_single and data[at - 1].isspace():
            caption = _caption_at(data, at + 1, SINGLE_MARKS)
            if caption:
                return (_file(data[start + 1 : at]), *caption)
            has_single = False
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
    open_, at = 0, start
    for end in ends:
        open_ += data.count("(", at, end.start()) - data.count(")", at, end.start())
        at = end.start()
        if not open_:
            return data[start:at], end.end()
    if ends:
        return data[start : ends[0].start()], ends[0].end()
    is_caption = marks is DOUBLE_MARKS and data[start - 2].isspace()  # else a part of a name, or an apostrophe
    bracket = data.find(")", start, limit) if is_caption else -1
    return (data[start:bracket], bracket + 1) if bracket >= 0 else None


_begins_as_caption = re.compile(
    r"[\s*_(]*(?:nguồn\s+)?ảnh(?:\s+(?:minh\s+họa|minh\s+hoạ|tư\s+liệu|internet))?\s*(?::|\().{0,160}", re.IGNORECASE
).fullmatch
_is_stock = re.compile(r"[\s*_(]*ảnh\s+(?:minh\s+họa|minh\s+hoạ|tư\s+liệu|internet)[\s*_).]*", re.IGNORECASE).fullmatch
_ends_as_caption = re.compile(r".{0,300}[.!?…)]\s*\(?Ảnh\s*:\s*[^.!?]{1,40}(?:\.[^.!?\s]{1,10})*[.)*_]*\s*").fullmatch


def is_caption(line: str) -> bool:
    """Tell whether a *line* of text has the form of a caption: it begins with “Ảnh: …”, or ends so."""
    if _begins_as_caption(line) or _is_stock(line):
        return True
    return "Ảnh" in line and _ends_as_caption(line) is not None
