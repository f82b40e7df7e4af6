"""The gate: the finished tree, read once more by a process that is no plugin and did not make it.

    python -m plugins.publish.gate TREE <manifest.json

prints `{"problems": [...]}` and exits with 0 (none), 1 (some) or anything else (not inspected).
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
from pathlib import Path

from plugins.problems import Place, Problem, in_order
from plugins.publish import rules
from plugins.publish.feeds import read_feed
from plugins.publish.leaks import Leaks, both_sides
from plugins.publish.links import Links
from plugins.publish.manifest import Manifest
from plugins.publish.markup import Reader
from plugins.publish.styles import style_links
from plugins.publish.tags import Link, Role
from plugins.publish.trees import check_tree

CLEAN, FOUND, BROKEN = 0, 1, 2

_PAGES = (".html", ".htm")
_XML = (".xml", ".atom", ".rss", ".svg")
_STYLES = (".css",)


def inspect(tree: Path, manifest: Manifest) -> list[Problem]:
    """Return all that keeps the site in *tree* from being published, by place. Each file is read once."""
    files, problems = check_tree(tree, manifest)
    problems += both_sides(manifest.private, manifest.public_sources)
    leaks = Leaks(manifest.private)
    links = Links(files, manifest.siteurl)
    reader = Reader()
    leaks.names(files)
    for path in files:
        data = _bytes(tree / path)
        leaks.read(path, data)
        name = path.lower()
        if name.endswith(_PAGES):
            problems += _page(path, data, reader, links)
        elif name.endswith(_XML):
            problems += _feed(path, data, links)
        elif name.endswith(_STYLES):
            problems += _style(path, data, links)
    problems += links.lost_anchors()
    problems += leaks.problems(manifest.public_sources, manifest.public_texts)
    return in_order(problems)


def _bytes(path: Path) -> bytes:
    # Not through a link that took the file's place after we looked.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _page(path: str, data: bytes, reader: Reader, links: Links) -> list[Problem]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return [rules.NOT_UTF8.at(Place(path=f"output/{path}", line=line), offset=error.start + 1)]
    page = reader.read(path, text)
    problems = [rule.at(page.place(token), **facts) for token, (rule, facts) in page.faults]
    links.found_ids(path, page.ids)
    for link, verdict in links.judge(path, page.links):
        if verdict.target == path and verdict.anchor in page.ids:  # a page's own contents list
            continue
        # An anchor of a page still to come is nearly always there: its place is not worth a second reading.
        place = page.place(page.links[link]) if verdict.rule else page.near(link.url)
        problems += links.settle(place, link, verdict)
    return problems


def _feed(path: str, data: bytes, links: Links) -> list[Problem]:
    feed = read_feed(path, data)
    links.found_ids(path, feed.ids)
    problems = feed.problems
    for link, verdict in links.judge(path, feed.links):
        problems += links.settle(Place(path=f"output/{path}", line=feed.links[link]), link, verdict)
    return problems


def _style(path: str, data: bytes, links: Links) -> list[Problem]:
    lines = {Link(url, Role.LOADED): line for url, line in style_links(data.decode("utf-8", "replace"))}
    problems: list[Problem] = []
    for link, verdict in links.judge(path, lines):
        problems += links.settle(Place(path=f"output/{path}", line=lines[link]), link, verdict)
    return problems


def main(arguments: list[str]) -> int:
    """Inspect the one tree that *arguments* name; return the exit code."""
    try:
        (tree,) = arguments
        problems = inspect(Path(tree), Manifest.from_json(sys.stdin.buffer.read()))
        json.dump({"problems": [problem.as_json() for problem in problems]}, sys.stdout)
        sys.stdout.flush()
    except Exception:  # noqa: BLE001  Python ends with 1 after a crash, and 1 means that we looked
        traceback.print_exc()
        return BROKEN
    return FOUND if problems else CLEAN


if __name__ == "__main__":
    gc.disable()  # nothing here goes in circles, and the process is short
    sys.exit(main(sys.argv[1:]))
