"""Bodies: Markdown to safe HTML, with every link, picture and digest section found on the way.

Python-Markdown is the only reader of the text: what is a heading, a link or a picture is what it says, so checks and
pages can't disagree. Links and pictures come out as tokens, to be filled in when addresses are known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from msgspec import Struct, field

from plugins.newsroom import notes
from plugins.newsroom.attributes import Attributes, lists_in_text
from plugins.newsroom.body_html import finished
from plugins.newsroom.entities import shortened, unescaped
from plugins.newsroom.figures import CAPTION, IN_TEXT, set_figures
from plugins.newsroom.first_words import first_words
from plugins.newsroom.pictures import Pictures
from plugins.newsroom.plain import QuickMarkdown
from plugins.newsroom.plain_words import in_plain_words, plain_words, unstashed
from plugins.newsroom.rawhtml import (
    ALLOWED_ATTRIBUTES,
    ALLOWED_TAGS,
    DROPPED_WITH_CONTENT,
    Foreign,
    foreign_parts,
    without_raw_text,
)
from plugins.newsroom.slips import Slip
from plugins.newsroom.tables import set_classes
from plugins.registry.texts import ascii_slug, normalised
from plugins.registry.unseen import without_unseen

TOKEN_SCHEME = "bv-ref"  # noqa: S105  the token is a place to fill in

_TOKEN = re.compile(rf'(?:src|href)="{TOKEN_SCHEME}:([0-9]{{1,6}})"')
_DEAD_LINK = re.compile(rf'<a\b[^>]*href="{TOKEN_SCHEME}:([0-9]{{1,6}})"[^>]*>(.*?)</a>', re.DOTALL)
_IMAGE = re.compile(r'<img(?:\s+[^\s=>]+="[^"]*")*\s*/?>')
_ID = re.compile(r'\sid="[^"]*"')


class Reference(Struct, frozen=True):
    """A link or picture of a body, as written. *number* is that of its token.

    *in_text* tells a picture that stood in a line of text, and was taken out of it for its caption or credit.
    """

    number: int
    target: str
    is_picture: bool
    alt: str = ""
    caption: str = ""
    in_text: bool = False


class Heading(Struct, frozen=True):
    """A heading with the attributes that say which entities its section is about."""

    level: int
    anchor: str
    text: str
    attributes: tuple[tuple[str, str], ...] = ()


class Body(Struct, frozen=True, kw_only=True):
    """A body as safe HTML with tokens, *length* characters long, and what was found in it.

    The HTML is most of an article, and only its own page shows it: who holds many items may keep it elsewhere, and
    leave it empty here (`Edition.html`).
    """

    html: str = ""
    length: int = 0
    references: tuple[Reference, ...] = ()
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    foreign: tuple[Foreign, ...] = ()
    demoted: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = ()
    has_doubtful_lists: bool = False
    text: str = ""
    """The first real sentence with its paragraph in plain words, for cards and feeds of items without a lead."""

    def filled(self, html: str, href: Callable[[Reference], str | None]) -> Iterator[str | Reference]:
        """Yield its *html* in pieces, with the pictures between them, each a reference.

        Links lead to the *href* of their references; one with None is its words alone. A piece may open an element
        that a later one closes.
        """
        hrefs = {reference.number: href(reference) for reference in self.references if not reference.is_picture}
        pictures = {reference.number: reference for reference in self.references if reference.is_picture}
        # A text may hold what looks like a token; one of ours has a reference.

        def alive(match: re.Match[str]) -> str:
            return match[2] if hrefs.get(int(match[1]), "") is None else match[0]

        def fill(match: re.Match[str]) -> str:
            found = hrefs.get(int(match[1]))
            return match[0] if found is None else f'href="{_quoted(found)}"'

        if None in hrefs.values():
            html = _DEAD_LINK.sub(alive, html)
        start = 0
        for image in _IMAGE.finditer(html) if pictures else ():
            token = _TOKEN.search(image[0])
            if token and int(token[1]) in pictures:
                yield _TOKEN.sub(fill, html[start : image.start()])
                anchor = _ID.search(image[0])
                if anchor:  # the place stays, though the picture is made anew
                    yield f"<span{anchor[0]}></span>"
                yield pictures[int(token[1])]
                start = image.end()
        yield _TOKEN.sub(fill, html[start:])


def _quoted(value: str) -> str:
    return value.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


class Words(Struct, frozen=True):
    """The interface words that stand inside bodies, from the theme's strings."""

    credit: Callable[[str], str]
    backlink: str
    table: str


class BodyReader:
    """Reads bodies, one after the other, with one Markdown instance.

    *settings* are Pelican's `MARKDOWN`.
    """

    def __init__(self, settings: Mapping[str, Any], words: Words) -> None:
        self._found = _Found()
        self._words = words
        configs = {name: dict(config) for name, config in settings.get("extension_configs", {}).items()}
        configs.setdefault("markdown.extensions.toc", {})["slugify"] = ascii_slug
        configs.setdefault("markdown.extensions.extra", {})["footnotes"] = {"BACKLINK_TITLE": words.backlink}
        self._extensions = [*settings.get("extensions", ()), _BodyExtension(self._found, words.credit)]
        self._configs = configs
        self._markdown = self._new_markdown()
        self._cleaner = nh3.Cleaner(
            tags=ALLOWED_TAGS,
            attributes=ALLOWED_ATTRIBUTES,
            clean_content_tags=DROPPED_WITH_CONTENT,
            url_schemes={"https", "http", "mailto", "tel", TOKEN_SCHEME},
            link_rel=None,
        )

    def _in_boxes(self, clean: str) -> str:
        """Return *clean* HTML with each table in a box that scrolls, and that a keyboard can reach to do so."""
        box = f'<div class="prose__table" role="group" aria-label="{_quoted(self._words.table)}" tabindex="0"><table'
        return clean.replace("<table", box).replace("</table>", "</table></div>")

    def _new_markdown(self) -> QuickMarkdown:
        return QuickMarkdown(extensions=self._extensions, extension_configs=self._configs, output_format="html")

    def read(self, source: str, *, has_lead: bool = False) -> Body:
        """Return the body that *source* makes; its first words only if it has no lead.

        Raises RecursionError for a text that nests too deep.
        """
        found = self._found
        found.clear()
        source = shortened(source)
        found.has_lead, found.source = has_lead, source
        self._markdown.reset()
        try:
            html = self._markdown.convert(source)
        except BaseException:
            self._markdown = self._new_markdown()  # left within a list, it would read the next body as part of it
            raise
        raw = [block for block in self._markdown.htmlStash.rawHtmlBlocks if isinstance(block, str)]
        foreign = foreign_parts(raw, html if "{" in source or "<" in source else "")
        html = without_raw_text(html, foreign)
        clean = self._cleaner.clean(html)
        slips: tuple[Slip, ...] = ()
        anchors, headings = tuple(found.anchors), tuple(found.headings)
        if any(sign in source for sign in _SIGNS_OF_HTML):
            done = finished(html, clean, self._cleaner.clean)
            clean, slips, anchors = done.html, done.slips, done.anchors
            found.followed(done.links)
            headings = tuple(heading for heading in headings if heading.anchor in anchors)
        if "&" in source:  # an entity stands for any sign
            clean = normalised(clean)
        if Foreign("<img>") in foreign:
            clean = _IMAGE.sub(_only_ours, clean)
        if "<table" in clean:
            clean = self._in_boxes(clean)
        return Body(
            html=clean,
            length=len(clean),
            references=tuple(found.references),
            headings=headings,
            anchors=anchors,
            foreign=foreign,
            demoted=tuple(found.demoted),
            slips=(
                *(Slip("list lost", written) for written in found.lost),
                *(Slip("stars", written) for written in self._markdown.parser.stars),
                *found.slips,
                *slips,
            ),
            has_doubtful_lists=bool(self._markdown.parser.notes),
            text=found.text,
        )


_SIGNS_OF_HTML = ("<", "{", "[TOC]", "[^")
"""Where there is none of these, Markdown alone makes the HTML, and every element of that stands where it may."""


def _only_ours(image: re.Match[str]) -> str:
    """Return a picture that came from Markdown; one from raw HTML could be loaded from anywhere."""
    return image[0] if _TOKEN.search(image[0]) else ""


class _Found(Struct):
    references: list[Reference] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    demoted: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    """Attribute lists that say nothing where they stand."""
    slips: list[Slip] = field(default_factory=list)
    text: str = ""
    has_lead: bool = False
    source: str = ""

    def followed(self, links: Iterable[str]) -> None:
        """Add *links* of raw HTML: what they lead to is looked for as it is of Markdown's."""
        self.references += [
            Reference(number, href, is_picture=False) for number, href in enumerate(links, len(self.references))
        ]

    def clear(self) -> None:
        for found in (self.references, self.headings, self.anchors, self.demoted, self.lost, self.slips):
            found.clear()
        self.text = ""


class _BodyExtension(Extension):
    def __init__(self, found: _Found, credit: Callable[[str], str]) -> None:
        super().__init__()
        self._found, self._credit = found, credit

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  Python-Markdown's name
        # Under 5 comes after `toc`, which gives the headings their ids; attribute lists are read by then, too.
        md.treeprocessors.register(_Collector(md, self._found, self._credit), "bangvang", 3)
        if "attr_list" in md.treeprocessors:
            md.treeprocessors.register(Attributes(md, self._found.lost), "attr_list", 8)
        md.inlinePatterns.register(Pictures(md, self._found.lost), "image_link", 150)


def _in_attribute(text: str) -> str:
    """Return the words of an attribute of Python-Markdown's, with the signs that its entities stand for."""
    return normalised(unescaped(unstashed(text))).strip()


_HEADINGS = {f"h{level}" for level in range(1, 7)}


class _Collector(Treeprocessor):
    def __init__(self, md: Markdown, found: _Found, credit: Callable[[str], str]) -> None:
        super().__init__(md)
        self._found, self._credit = found, credit

    def run(self, root: Element) -> None:
        source = self._found.source
        if "[^" in source:
            self._found.slips += [Slip("note unused", label) for label in notes.without_dead_ends(root)]
        if next(root.iter("img"), None) is not None:
            set_figures(root, self._credit)
        for element in root.iter():
            if anchor := element.get("id"):
                self._found.anchors.append(anchor)
            if element.tag in _HEADINGS:
                self._heading(element)
            elif element.tag == "a" and element.get("href") is not None:
                self._link(element)
            elif element.tag == "img":
                self._picture(element)
        set_classes(root, lambda element: plain_words(element, self.md))
        if not self._found.has_lead:
            self._found.text = first_words(root, lambda element: plain_words(element, self.md))
        if any(sign in source for sign in ("[^", "{")):
            self._slips_of_text(root)

    def _slips_of_text(self, root: Element) -> None:
        """Find what was meant for Markdown and stands in the text as it was written."""
        whole = "".join(root.itertext())
        if "[^" in whole:
            for label in dict.fromkeys(notes.missing(root)):
                is_there = f"fn:{label}" in self._found.anchors
                self._found.slips.append(Slip("note in caption" if is_there else "note missing", label))
        if "{" in whole:
            self._found.slips += [Slip("list in text", written) for written in dict.fromkeys(lists_in_text(root))]

    def _heading(self, element: Element) -> None:
        if element.tag == "h1":  # the item's headline is the page's only h1
            element.tag = "h2"
            self._found.demoted.append(plain_words(element, self.md))
        attributes = tuple(
            (key, in_plain_words(value, self.md) if "\x02" in value or "&" in value else value)
            for key, value in element.attrib.items()
            if key not in ("id", "class")
        )
        level = int(element.tag[1])
        self._found.headings.append(Heading(level, element.get("id", ""), plain_words(element, self.md), attributes))

    def _link(self, element: Element) -> None:
        href = without_unseen(unescaped(unstashed(element.get("href", ""))))
        if href.startswith("#fn") and element.get("class") in ("footnote-ref", "footnote-backref"):
            return  # between a note and its number, made by the extension itself
        element.set("href", self._token(Reference(len(self._found.references), href, is_picture=False)))

    def _picture(self, element: Element) -> None:
        reference = Reference(
            len(self._found.references),
            unescaped(unstashed(element.get("src", ""))),
            is_picture=True,
            alt=_in_attribute(element.get("alt", "")),
            caption=_in_attribute(element.attrib.pop(CAPTION, element.get("title", ""))),
            in_text=element.attrib.pop(IN_TEXT, None) is not None,
        )
        element.set("src", self._token(reference))

    def _token(self, reference: Reference) -> str:
        self._found.references.append(reference)
        return f"{TOKEN_SCHEME}:{reference.number}"
