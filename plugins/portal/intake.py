"""Intake: the whole content folder, read and checked against itself, with every problem told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from plugins.freshness import loads
from plugins.freshness.addresses import keep_addresses
from plugins.freshness.kept_items import KeptItem
from plugins.freshness.records import Records, kept_registry
from plugins.freshness.rows import Row
from plugins.freshness.sources import SourceHashes
from plugins.freshness.texts import TextKeeper
from plugins.freshness.values import digest
from plugins.newsroom import BodyReader, Faults, Newsroom, Reading, ReadText, Words, assembled, read_guarded
from plugins.newsroom.drafts import faults_of
from plugins.pages import Feature, Strings
from plugins.portal.content_tree import TEXTS, ContentTree
from plugins.portal.data_links import DataLink, kept_data_links
from plugins.portal.keeping import Keeping
from plugins.portal.time_limit import time_limit
from plugins.problems import errors, in_order
from plugins.registry import Problem, Registry
from plugins.registry.absent import absent_told_once
from plugins.registry.loading import DATA


class Intake(Struct, frozen=True, kw_only=True):
    """What the content folder holds, and everything that is wrong with it.

    *rows* are what is known of the texts, *records* is the hash of the registry, *sources* knows those of files, *root*
    is what is published as it is, by its path at the root of the site. *keep*
    keeps what was read for the next time, and has items forget what pages needed of them; it may be called whenever
    there is time.
    """

    tree: ContentTree
    registry: Registry
    newsroom: Newsroom
    models: loads.Models
    problems: Sequence[Problem]
    faults: Faults
    rows: Mapping[str, Row]
    records: bytes
    sources: SourceHashes
    root: Mapping[str, bytes]
    keep: Callable[[], None]
    data_links: Callable[[str], Sequence[DataLink]]
    """Returns the links of data files that may lead to a host."""


def take_in(
    tree: ContentTree,
    markdown: Mapping[str, Any],
    strings: Strings,
    features: Sequence[Feature],
    keeping: Keeping | None = None,
) -> Intake:
    """Read and check the content folder *tree*; *markdown* are Pelican's settings of that name.

    What is known from before, by *keeping*, is not read again.
    """
    keeping = keeping or Keeping(cache=None, content=tree.root)
    shelf = keeping.of_content()
    sources = SourceHashes(shelf, keeping.started, trusting=keeping.trusting)
    found = sources.of({path: tree.signatures[path] for path in tree.paths[DATA]}, tree.bytes_of)
    sources.keep(tree.signatures)  # before anything is kept by these hashes, whatever becomes of this build
    records, of_data, digest_of_data = kept_registry(shelf, found, lambda: tree.data, lambda: tree.refused)
    words = Words(lambda name: strings("figure.credit", name=name), strings("figure.backlink"), strings("figure.table"))
    reading = Reading(records, BodyReader(markdown, words))
    said = (words.credit("{}"), words.backlink, words.table, digest(records.site))
    keeper = TextKeeper(
        shelf=keeping.of_content(*said),
        files=tree.texts,
        read=lambda path, data: read_guarded(reading, path, data, time_limit),
        started=keeping.started,
    )
    signatures = {path: tree.signatures[path] for path in tree.texts}
    pictures = frozenset(tree.pictures)
    # Of what could not be read a text is told nothing: as soon as it can be, or is gone, the texts are read again.
    of_data_refused = sorted(path for path in records.refused if f"{path}/".startswith(DATA))
    unread = (sorted(records.broken), sorted(records.unread), of_data_refused)
    records_digest = digest((Records.of(records), unread))
    texts = keeper.texts(signatures, pictures, records, records_digest, trusting=keeping.trusting)
    rows = texts.rows

    def html(path: str) -> str:
        return keeper.html(path, rows[path])

    refused = [ReadText(path=path) for path in tree.refused if path.startswith(TEXTS) and path.endswith(".md")]
    room, of_texts = assembled([*texts.read, *refused], tree.texts, tree.known_pictures, records, html)
    loaded = {
        feature.name: loads.load(feature, shelf, tree.files, digest_of_data + records_digest, records, room)
        for feature in features
    }

    def keep() -> None:
        # Beside what is refused, a text that leads nowhere looks well.
        unclean = rows.keys() if tree.refused else {problem.place.path for problem in of_texts}
        keeper.keep(rows, pictures, records_digest, unclean)
        keep_addresses(shelf, room.items)
        for item in room.items:
            if isinstance(item, KeptItem):
                item.forget()  # pages are made, and what is to be remembered of them takes its place

    root = tree.root_files  # before its problems are counted
    of_features = [problem for one in loaded.values() for problem in one.problems]
    problems = in_order([*tree.problems, *of_data, *of_texts, *of_features])
    # What is wrong with the files themselves, whatever they hold, is nothing of a draft: a name may be that of two.
    faults = faults_of([*of_texts, *of_features], room.draft_paths) if errors(problems) else {}
    return Intake(
        tree=tree,
        registry=records,
        newsroom=room,
        models=loads.Models(loaded),
        problems=in_order(absent_told_once(problems, tree.on_disk, tree.refused, tree.bytes_of)),
        faults=faults,
        rows=rows,
        records=records_digest,
        sources=sources,
        root=root,
        keep=keep,
        data_links=lambda host: kept_data_links(shelf, digest_of_data, lambda: tree.data, host),
    )
