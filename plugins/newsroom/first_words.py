"""The first real sentence of a body: what stands for a lead in descriptions, cards and feeds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from plugins.newsroom.bylines import is_byline
from plugins.newsroom.pictures import is_caption

# What is read on its own: never the beginning of what an article says.
_APART = {"ul", "ol", "dl", "table", "pre", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "details", "sup"}
_CLASSES_APART = {"footnote", "columns", "align-right", "toc"}
_ends_sentence = re.compile(r"[.!?…]/?[.]?[\"”’»)\]*]*$").search
_has_sentence = re.compile(r"[a-zà-ỹđ0-9%”\"»)][.!?…][”\"’»)]*\s+[“\"«(]?[A-ZÀ-ỸĐ0-9]").search
_is_dated = re.compile(
    r"[^\W\d_][\w.]*(?:[\s–-]+[^\W\d_][\w.]*){0,5},?\s*(?:ngày|tháng)\s+[\d….]{1,12}(?:\s*(?:/|tháng|năm)\s*[\d….]*)*\.?",
    re.IGNORECASE,
).fullmatch
_number = re.compile(r"^(?:(?:\d+[.)])+|[IVX]+[.)]|[a-zđ]\)|(?:Điều|Mục|Phần|Chương)\s+[\dIVX]+[.:]?)\s*").sub
_is_of_letter = re.compile(
    r"(?:(?:số|kính\s+gửi|nơi\s+nhận)\s*:|v/v\b|độc\s+lập\s*[-–]\s*tự\s+do\s*[-–]\s*hạnh\s+phúc).*", re.IGNORECASE
).fullmatch
_LONGEST_DATE = 100
_unused_note = re.compile(r"\[\^[^\]\s]{1,40}\]")


def first_words(root: Element, plain: Callable[[Element], str]) -> str:
    """Return the first paragraph of *root* that has a sentence, in *plain* words; else the first that is most like one.

    Lists, tables, code, notes, captions and what is set to the right are none; lines in capitals, of a place and day,
    or of a byline alone are left out.
    """
    best, rank = "", 0
    for paragraph in _paragraphs(root):
        if (text := _of_one_line(paragraph, plain)) is not None:
            return text
        text = " ".join(_without_headings(list(_lines(paragraph, plain))))
        found = _rank(text)
        if found == _SENTENCE:
            return text
        if found > rank:
            best, rank = text, found
    return best


def _of_one_line(paragraph: Element, plain: Callable[[Element], str]) -> str | None:
    """Return the words of a *paragraph* that is too long for a heading, and is one line: most are. Else None."""
    if "\n" in (paragraph.text or "") or any(child.tag == "br" or "\n" in (child.tail or "") for child in paragraph):
        return None
    text = plain(paragraph)
    is_long = len(text) > _LONGEST_HEAD and "[^" not in text
    return text if is_long and _ends_sentence(text) and not text.isupper() and not _is_of_letter(text) else None


_LONGEST_HEAD = 200  # letters of a line of a place and day, of a caption, of a byline
_SENTENCE, _ANNOUNCEMENT, _WORDS, _WORD = 4, 3, 2, 1


def _rank(text: str) -> int:
    """Tell how much *text* is a sentence: a whole one, one that ends with a colon, some words, one with a stop."""
    said = _number("", text)
    words = len(said.split())
    if words > 1 and (_ends_sentence(said) or _has_sentence(said)):
        return _SENTENCE
    if words >= _FEWEST_ANNOUNCED and said.endswith((":", ";")):
        return _ANNOUNCEMENT
    if words >= _FEWEST:
        return _WORDS
    return _WORD if words and _ends_sentence(said) else 0


def _without_headings(lines: list[str]) -> list[str]:
    """Return *lines* without those at the beginning that are no sentence nor the beginning of one.

    A line that was broken by hand goes on in the next one, with a small letter, or is long.
    """
    for number, (line, below) in enumerate(pairwise([*lines, ""])):
        is_heading = len(line) < _SHORTEST_BROKEN and not below[:1].islower()
        if _rank(line) == _SENTENCE or not (below and is_heading):
            return lines[number:] if _rank(" ".join(lines[number:])) == _SENTENCE else lines
    return lines


_SHORTEST_BROKEN = 60  # letters of a line that was broken by hand
_FEWEST_ANNOUNCED = 5
_FEWEST = 3  # words without a stop that may be a sentence


def _paragraphs(element: Element) -> Iterator[Element]:
    if element.tag in _APART or _CLASSES_APART & set(element.get("class", "").split()):
        return
    if element.tag == "p":
        yield element
        return
    for child in element:
        yield from _paragraphs(child)


def _lines(paragraph: Element, plain: Callable[[Element], str]) -> Iterable[str]:
    """Yield the lines of *paragraph* that say something of themselves."""
    for line in _split(paragraph):
        text = " ".join(_unused_note.sub("", plain(line)).split())
        if text and not _is_head(text):
            yield text


def _is_head(text: str) -> bool:
    return (
        text.upper() == text
        or bool((len(text) <= _LONGEST_DATE and _is_dated(text)) or _is_of_letter(text) or is_caption(text))
        or is_byline(text)
    )


def _split(paragraph: Element) -> Iterator[Element]:
    """Yield an element for each line of *paragraph*."""
    line = Element("p")
    line.text = ""
    for text, child in _content(paragraph):
        first, *others = (text or "").split("\n")
        _add(line, first)
        for other in others:
            yield line
            line = Element("p")
            line.text = other
        if child is not None and child.tag == "br":
            yield line
            line = Element("p")
            line.text = ""
        elif child is not None:
            copy = Element(child.tag, child.attrib)
            copy.text = child.text
            copy.extend(child)
            line.append(copy)
    yield line


def _content(paragraph: Element) -> Iterator[tuple[str | None, Element | None]]:
    text = paragraph.text
    for child in paragraph:
        yield text, child
        text = child.tail
    yield text, None


def _add(line: Element, text: str) -> None:
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text
