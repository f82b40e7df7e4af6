"""A spot check: a few texts of the content, checked while all others stay unread.

It tells what the intake would tell of these texts, from what the last one kept: the registry, if its files are still
the same, and who claims which address. Whatever else a text leads to is looked up where it lies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from plugins.freshness.addresses import Claims, claimed, keep_more, kept_addresses
from plugins.freshness.bounded import told_of
from plugins.freshness.records import kept_registry
from plugins.freshness.sources import SourceHashes
from plugins.freshness.texts import LIGHT
from plugins.limits import Ended, each
from plugins.newsroom import BodyReader, Newsroom, Reading, ReadText, Words, between, read_guarded, unreadable
from plugins.newsroom.reading import PAGES
from plugins.newsroom.targets import IMAGES
from plugins.portal.content_tree import TEXTS, WHATEVER_ITS_NAME, around, fault, misnamed, read_tree, twins
from plugins.portal.keeping import Keeping
from plugins.portal.lookup import Lookup
from plugins.portal.time_limit import time_limit
from plugins.problems import Place, Problem, in_order
from plugins.registry.file_names import fault_of
from plugins.registry.loading import DATA

_UNSEEN = Words(credit=str, backlink="", table="")  # these stand in the HTML alone, which nobody sees here


def spot_check(
    content: Path, paths: Collection[str], markdown: Mapping[str, Any], keeping: Keeping
) -> list[Problem] | None:
    """Return what is wrong with the texts at *paths* of the folder *content*; None if only a whole intake can tell.

    *markdown* are Pelican's settings of that name.
    """
    shelf = keeping.of_content()
    claims = kept_addresses(shelf)
    if claims is None:
        return None
    tree = read_tree(content, (DATA,))
    hashes = SourceHashes(shelf, keeping.started, trusting=keeping.trusting).of(tree.signatures, tree.bytes_of)
    registry, _, _ = kept_registry(shelf, hashes, lambda: tree.data, lambda: tree.refused)
    reading = Reading(registry, BodyReader(markdown, _UNSEEN))
    texts, pictures = Lookup(tree.root, *TEXTS), Lookup(tree.root, IMAGES, with_refused=True)
    known = Lookup(tree.root, *TEXTS, with_refused=True)

    def read(path: str) -> ReadText:
        if path not in texts:
            refused = fault(path, tree.root / path)
            of_name = fault_of(path.rpartition("/")[2], Place(path=path))  # told below
            is_told = refused and (of_name is None or refused.code in WHATEVER_ITS_NAME)
            return ReadText(path=path, problems=(refused,) if refused and is_told else ())
        try:
            data = texts[path]
        except OSError as error:
            return unreadable(path, error)
        if len(data) <= LIGHT:
            return read_guarded(reading, path, data, time_limit)
        [found] = each(lambda data: read_guarded(reading, path, data, time_limit), (data,))
        return ReadText(path=path, problems=(told_of(found, path),)) if isinstance(found, Ended) else found

    asked = [read(path) for path in paths]
    room = Newsroom(items=tuple(one.item for one in asked if one.item))
    if room.naming_initiatives or room.shares:  # whatever a feature has to say of an item, it has to say of these
        return None
    keep_more(shelf, claims, room.items)
    near = {path for path in _near(asked, claims, Lookup(tree.root, PAGES)) if path not in paths and path in texts}
    others = [replace(read(path), problems=(), landings=()) for path in near]
    problems = [problem for one in asked for problem in one.problems]
    problems += (problem for path in paths for problem in (*twins(tree.root, path), *misnamed(tree.root, path)))
    problems += between(sorted([*asked, *others], key=lambda one: one.path), known, pictures)[1]
    return in_order(problem for problem in problems if problem.place.path in around(paths))


def _near(asked: Iterable[ReadText], claims: Claims, pages: Iterable[str]) -> Iterator[str]:
    """Yield the paths at which there may be something on which it depends whether all is well with those *asked*."""
    for one in asked:
        yield from (path for landing in one.landings if landing.kind == "file" for path in landing.paths)
        if one.item:
            yield from (path for address in claimed(one.item) for path in claims.get(address, ()))
        if one.page and one.page.translates:  # it names the original in several ways, and another may be first
            yield from pages
