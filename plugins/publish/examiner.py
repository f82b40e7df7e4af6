"""Reading one file: what is wrong with it by itself, and what is to be known of it to judge the others."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Collection, Iterable
from typing import NamedTuple

from plugins.problems import Place, Problem
from plugins.publish import rules
from plugins.publish.feeds import read_feed
from plugins.publish.links import Links
from plugins.publish.markup import Reader
from plugins.publish.scan import Scan
from plugins.publish.sheets import Sheet, packed
from plugins.publish.styles import style_links
from plugins.publish.tags import Link, Role
from plugins.publish.trees import Signature
from plugins.publish.trees import signature as signature_of

_PAGES = (".html", ".htm")
_XML = (".xml", ".atom", ".rss", ".svg")
_STYLES = (".css",)


class Found(NamedTuple):
    """What was found in a file; *seen* are the private texts in it, each with its line."""

    sheet: Sheet
    problems: list[Problem]
    seen: dict[str, int]


class Examiner:
    """Reads files of a site whose *links* and private words (*scan*) are looked at in passing.

    Those that are *as_is* are searched for private words alone.
    """

    def __init__(self, links: Links, scan: Scan, as_is: Collection[str] = ()) -> None:
        self.links = links
        self._as_is = as_is
        self._scan = scan
        self._reader = Reader()

    def read(self, path: str, file: str) -> Found:
        """Return what the file at *path* of the site says, which lies at *file*."""
        signature, data = read_bytes(file)
        name = path.lower()
        problems: list[Problem] = []
        ids: Iterable[str] = ()
        marks = b""
        if path in self._as_is:
            pass  # whoever asked for it wrote it; of a page it has mostly nothing
        elif name.endswith(_PAGES):
            problems, ids, marks = self._page(path, data)
        elif name.endswith(_XML):
            problems, ids, marks = self._feed(path, data)
        elif name.endswith(_STYLES):
            problems, ids, marks = self._style(path, data)
        return Found(Sheet(signature, packed(ids), marks), problems, self._scan.look(path, data))

    def _page(self, path: str, data: bytes) -> tuple[list[Problem], Iterable[str], bytes]:
        try:
            page = self._reader.read(path, data.removeprefix(BOM_UTF8))
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            problem = rules.NOT_UTF8.at(Place(path=f"output/{path}", line=line), offset=error.start + 1)
            return [problem], (), b""
        problems = [rule.at(page.place(spot), **facts) for spot, (rule, facts) in page.faults]
        marks, wrong = self.links.judge(path, page.links, page.ids)
        for link, verdict in wrong:
            # That an anchor is missing is nearly always known too late: where it stands is not worth a second reading.
            lost = verdict.rule is rules.LOST_ANCHOR
            problems.append(verdict.problem(page.near(link.url) if lost else page.place_of(link)))
        return problems, page.ids, marks

    def _feed(self, path: str, data: bytes) -> tuple[list[Problem], Iterable[str], bytes]:
        feed = read_feed(path, data)
        marks, wrong = self.links.judge(path, feed.links, feed.ids)
        problems = feed.problems
        for link, verdict in wrong:
            problems.append(verdict.problem(Place(path=f"output/{path}", line=feed.links[link])))
        return problems, feed.ids, marks

    def _style(self, path: str, data: bytes) -> tuple[list[Problem], Iterable[str], bytes]:
        lines = {Link(url, Role.LOADED): line for url, line in style_links(data.decode("utf-8", "replace"))}
        marks, wrong = self.links.judge(path, lines, ())
        return [verdict.problem(Place(path=f"output/{path}", line=lines[link])) for link, verdict in wrong], (), marks


def read_bytes(file: str) -> tuple[Signature, bytes]:
    """Return the file's signature, as it was before, and its bytes."""
    # Not through a link that took the file's place after we looked.
    descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    try:
        status = os.fstat(descriptor)
        parts = []
        while part := os.read(descriptor, status.st_size + 1):
            parts.append(part)
    finally:
        os.close(descriptor)
    return signature_of(status), b"".join(parts)
