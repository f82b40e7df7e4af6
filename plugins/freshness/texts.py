"""Kept texts: what the reading of each file came to, so that only files that have changed are read again.

A file that looks as it did when a build began that read it is not opened; one that looks otherwise is, and if its bytes
are the same, what was read stays. What a text asked the registry is asked again when that has changed.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from plugins.freshness.bodies import Bodies, group_of
from plugins.freshness.shelf import Shelf
from plugins.freshness.signatures import Signature
from plugins.freshness.values import decoder, digest_of, encode, packed, unpacked
from plugins.newsroom import Item, ReadText, TextPage
from plugins.newsroom.asked import still_so
from plugins.newsroom.reading import NEWS
from plugins.problems import Place
from plugins.registry import Registry
from plugins.registry import rules as common
from plugins.workers import ENOUGH, spread

NAME = "texts"


class Row(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A text as it is kept.

    *text* is its item or page without the HTML of the body, *rest* the ReadText without these; *record* and *html* are
    hashes. *leads_to* are the files of the content that it may lead to; *pictures* those of the pictures that it shows,
    of each the first that is there. One that is not *clean* has problems, by itself or with others.
    """

    signature: tuple[int, int, int]
    source: bytes
    text: bytes
    rest: bytes
    record: bytes
    html: bytes
    leads_to: tuple[str, ...]
    pictures: tuple[tuple[str, ...], ...]
    clean: bool


class _Table(msgspec.Struct, frozen=True, gc=False):
    started: int
    registry: bytes
    rows: dict[str, Row]
    pictures: frozenset[str]


_NOTHING = _Table(0, b"", {}, frozenset())


@dataclass(kw_only=True)
class Texts:
    """The texts of a content folder, by path, and what is kept of them."""

    read: list[ReadText]
    rows: dict[str, Row]


@dataclass(kw_only=True)
class TextKeeper:
    """Reads the texts of one content folder with *read*, and keeps what they came to on *shelf*.

    *files* are the bytes by path. *started* is the instant of the build in nanoseconds.
    """

    shelf: Shelf
    files: Mapping[str, bytes]
    read: Callable[[str, bytes], ReadText]
    started: int
    bodies: Bodies = field(init=False)

    def __post_init__(self) -> None:
        self.bodies = Bodies(self.shelf, self._html_again)

    def texts(
        self,
        signatures: Mapping[str, Signature],
        pictures: Collection[str],
        registry: Registry,
        registry_digest: bytes,
        *,
        trusting: bool = True,
    ) -> Texts:
        """Return the texts at the paths of *signatures*, by path; read those that have to be.

        Unless *trusting*, every file is opened. Of a text that was not read again, the HTML is empty and there is
        nothing to check, neither problems nor landings: all was well, and nothing that it leads to has changed.
        """
        table = self._table()
        rows = dict(self._same(table, signatures, trusting=trusting))
        if table.registry != registry_digest:
            rows = {path: row for path, row in rows.items() if row.clean and _still_so(row, registry)}
        fresh = [path for path in signatures if path not in rows]
        found = self._read_all(fresh)
        changed = {path for path in fresh if path not in table.rows or table.rows[path].text != found[path].text}
        changed |= table.rows.keys() - signatures.keys()
        moved = changed | (table.pictures ^ frozenset(pictures))
        read: dict[str, ReadText] = {}
        for path, row in rows.items():
            read[path] = _decoded(path, row, well=row.clean and moved.isdisjoint(row.leads_to))
        for path, row in found.items():
            rows[path] = _signed(row, signatures[path])
            read[path] = _decoded(path, row, well=False)
        return Texts(read=[read[path] for path in sorted(signatures)], rows=rows)

    def keep(self, texts: Texts, pictures: Collection[str], registry_digest: bytes, unclean: Collection[str]) -> None:
        """Keep *texts* for the next build; those at the paths *unclean* have problems."""
        rows = {
            path: row if row.clean == (path not in unclean) else msgspec.structs.replace(row, clean=path not in unclean)
            for path, row in sorted(texts.rows.items())
        }
        self.shelf.put(NAME, packed(_Table(self.started, registry_digest, rows, frozenset(pictures))))

    # --- reading -----------------------------------------------------------------------------------------------------

    def _same(self, table: _Table, signatures: Mapping[str, Signature], *, trusting: bool) -> Iterable[tuple[str, Row]]:
        """Yield the rows of files that are as they were."""
        for path, now in signatures.items():
            row = table.rows.get(path)
            if row is None:
                continue
            if trusting and now.is_still(row.signature, table.started):
                yield path, row
            elif self._source(path) == row.source:
                yield path, _signed(row, now)

    def _source(self, path: str) -> bytes | None:
        try:
            return _hash(self.files[path])
        except OSError:
            return None

    def _read_all(self, paths: Sequence[str]) -> dict[str, Row]:
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for path in paths:
            groups[group_of(path)].append(path)
        work = sorted(groups.values(), key=lambda group: (-len(group), group))
        workers = 1 if len(paths) < 2 * ENOUGH else None
        return {path: row for rows in spread(self._read_group, work, workers, enough=1) for path, row in rows}

    def _read_group(self, paths: list[str]) -> list[tuple[str, Row]]:
        rows, bodies = [], {}
        for path in paths:
            text, source = self._read(path)
            html = text.text.body.html if text.text else ""
            bodies[path] = (source, html)
            rows.append((path, _row(_without_html(text), source, digest_of(html.encode()))))
        self.bodies.put(bodies, self.files.__contains__)
        return rows

    def _read(self, path: str) -> tuple[ReadText, bytes]:
        """Return what the file at *path* holds, and the hash of its bytes; none if it cannot be read."""
        try:
            data = self.files[path]
        except OSError as error:
            problem = common.UNREADABLE.at(Place(path=path), reason=error.strerror)
            return ReadText(path=path, problems=(problem,)), b""
        return self.read(path, data), _hash(data)

    def _html_again(self, path: str) -> str:
        text = self._read(path)[0].text
        return text.body.html if text else ""

    def _table(self) -> _Table:
        return unpacked(_Table, self.shelf.take(NAME)) or _NOTHING


def _signed(row: Row, signature: Signature) -> Row:
    return msgspec.structs.replace(row, signature=tuple(signature))


def _row(read: ReadText, source: bytes, html: bytes) -> Row:
    leads_to = dict.fromkeys(path for landing in read.landings for path in landing.paths)
    text = encode(read.text) if read.text else b""
    return Row(
        signature=(0, 0, 0),
        source=source,
        text=text,
        rest=encode(replace(read, item=None, page=None)),
        record=digest_of(encode(_without_length(read.text))) if read.text else b"",
        html=html,
        leads_to=tuple(leads_to),
        pictures=tuple(landing.paths for landing in read.landings if landing.kind == "picture"),
        clean=True,
    )


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def _decoded(path: str, row: Row, *, well: bool) -> ReadText:
    """Return what was read of the file at *path*; if all is *well* with it, without what there is to check."""
    item = decoder(Item)(row.text) if row.text and path.startswith(NEWS) else None
    page = decoder(TextPage)(row.text) if row.text and item is None else None
    if well:
        return ReadText(path=path, item=item, page=page)
    rest: ReadText = decoder(ReadText)(row.rest)
    return replace(rest, item=item, page=page)


def _still_so(row: Row, registry: Registry) -> bool:
    return still_so(registry, decoder(ReadText)(row.rest).asked)


def _without_length(text: Item | TextPage) -> Item | TextPage:
    """Return *text* but for what only whoever asks for the HTML wants to know."""
    return replace(text, body=replace(text.body, length=0))


def _without_html(text: ReadText) -> ReadText:
    def bare(one: Any) -> Any:
        return replace(one, body=replace(one.body, html=""))

    item: Item | None = bare(text.item) if text.item else None
    page: TextPage | None = bare(text.page) if text.page else None
    return replace(text, item=item, page=page)
