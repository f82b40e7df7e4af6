"""Kept texts: what the reading of each file came to, so that only files that have changed are read again.

A file that looks as it did when a build began that read it is not opened; one that looks otherwise is, and if its bytes
are the same, what was read stays. What a text asked the registry is asked again when that has changed.
"""

from __future__ import annotations

import errno
import gc
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple, TypeVar

import msgspec

from plugins.freshness.bounded import told_of
from plugins.freshness.drawers import Drawers, group_of
from plugins.freshness.kept_items import kept_item
from plugins.freshness.rows import Row, row_of, signed, without_html, without_text
from plugins.freshness.signatures import Signature
from plugins.freshness.tables import Tables
from plugins.freshness.values import decoder, digest_of, encode
from plugins.limits import FILE, Ended, Limits, each
from plugins.newsroom import Item, ReadText, TextPage, unreadable
from plugins.newsroom.asked import still_so
from plugins.registry import Registry
from plugins.workers import ENOUGH, spread

NAME = "texts"
LIGHT = 64 * 1024  # bytes; an article has some ten
T = TypeVar("T", Item, TextPage)


class _Table(msgspec.Struct, frozen=True, gc=False):
    started: int
    registry: bytes
    rows: dict[str, Row]
    pictures: frozenset[str]


_NOTHING = _Table(0, b"", {}, frozenset())


class _Group(NamedTuple):
    """What the texts of one drawer came to, by path: the rows, and what of it is wanted before it is in the drawer."""

    rows: dict[str, Row]
    rests: dict[str, bytes]
    whole: dict[str, bytes]


@dataclass(kw_only=True)
class Texts:
    """The texts of a content folder, by path, and what is kept of them."""

    read: list[ReadText]
    rows: dict[str, Row]


@dataclass(kw_only=True)
class TextKeeper:
    """Reads the texts of one content folder with *read*, and keeps what they came to on *shelf*.

    *files* are the bytes by path. *started* is the instant of the build in nanoseconds. A text of more than *light*
    bytes is read by a process that ends at *limits*; what a smaller one takes is for *read* to bound.
    """

    shelf: Tables
    files: Mapping[str, bytes]
    read: Callable[[str, bytes], ReadText]
    started: int
    limits: Limits = FILE
    light: int = LIGHT

    def __post_init__(self) -> None:
        self._apart: dict[str, ReadText] = {}
        self._lost: set[str] = set()
        self._bodies = Drawers(self.shelf, "bodies")
        self._whole = Drawers(self.shelf, "whole")
        self._rests = Drawers(self.shelf, "rests")
        self._fresh_rests: dict[str, bytes] = {}
        self._fresh_whole: dict[str, bytes] = {}

    def html(self, path: str, row: Row) -> str:
        """Return the HTML of the text at *path*."""
        kept = self._bodies.get(path, row.html)
        if kept is not None:
            return kept.decode()
        text = self._read(path)[0].text
        return text.body.html if text else ""

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
            rows = {
                path: row for path, row in rows.items() if row.clean and still_so(registry, self._rest(path, row).asked)
            }
        fresh = [path for path in signatures if path not in rows]
        heavy = [path for path in fresh if signatures[path].size > self.light]
        self._apart = dict(zip(heavy, self._read_apart(heavy), strict=True))
        found = self._read_all(fresh)
        self._apart.clear()
        changed = {path for path in fresh if path not in table.rows or _leads(table.rows[path]) != _leads(found[path])}
        changed |= table.rows.keys() - signatures.keys()
        moved = changed | (table.pictures ^ frozenset(pictures))
        read: dict[str, ReadText] = {}
        for path, row in rows.items():
            read[path] = self._known(path, row, well=row.clean and moved.isdisjoint(row.leads_to))
        for path, row in found.items():
            again = path in self._lost  # who ended its process may not have meant the file: the next build tries again
            rows[path] = msgspec.structs.replace(row, source=b"") if again else signed(row, signatures[path])
            read[path] = self._known(path, row, well=False)
        if self.shelf.folder:
            self._fresh_rests.clear()
        return Texts(read=[read[path] for path in sorted(signatures)], rows=rows)

    def keep(
        self, rows: Mapping[str, Row], pictures: Collection[str], registry_digest: bytes, unclean: Collection[str]
    ) -> None:
        """Keep the *rows* of texts for the next build; those at the paths *unclean* have problems."""
        kept = {
            path: row if row.clean == (path not in unclean) else msgspec.structs.replace(row, clean=path not in unclean)
            for path, row in sorted(rows.items())
        }
        self.shelf.write(NAME, _Table(self.started, registry_digest, kept, frozenset(pictures)))

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
                yield path, signed(row, now)

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
        rows: dict[str, Row] = {}
        for found in spread(self._read_group, work, workers, enough=1):
            rows |= found.rows
            self._fresh_rests |= found.rests
            self._fresh_whole |= found.whole
        if workers is None:
            gc.collect()  # Python-Markdown leaves circles behind, a few for each text, and a build looks for none
        return rows

    def _read_group(self, paths: list[str]) -> _Group:
        rows, rests, whole, bodies = {}, {}, {}, {}
        for path in paths:
            read, source = self._read(path)
            bodies[path] = read.text.body.html.encode() if read.text else b""
            bare = without_html(read)
            whole[path] = encode(bare.text) if bare.text else b""
            rests[path] = encode(without_text(bare))
            rows[path] = row_of(bare, source, digest_of(whole[path]), digest_of(rests[path]), digest_of(bodies[path]))
        for drawers, found in ((self._bodies, bodies), (self._whole, whole), (self._rests, rests)):
            drawers.put(found, self.files.__contains__)
        return _Group(rows, rests, {} if self.shelf.folder else whole)  # without drawers they stay in memory

    def _read(self, path: str) -> tuple[ReadText, bytes]:
        """Return what the file at *path* holds, and the hash of its bytes; none if it cannot be read."""
        try:
            data = self.files[path]
        except OSError as error:
            return unreadable(path, error), b""
        return self._apart.get(path) or self.read(path, data), _hash(data)

    def _read_apart(self, paths: Sequence[str]) -> Iterator[ReadText]:
        """Yield what the files at *paths* hold, read by processes that can be ended."""
        for path, found in zip(paths, each(lambda path: self._read(path)[0], paths, self.limits), strict=True):
            if isinstance(found, Ended) and found.reason == "lost":
                self._lost.add(path)
            yield ReadText(path=path, problems=(told_of(found, path),)) if isinstance(found, Ended) else found

    # --- what is known -----------------------------------------------------------------------------------------------

    def _known(self, path: str, row: Row, *, well: bool) -> ReadText:
        """Return what was read of the file at *path*; if all is *well* with it, without what there is to check."""
        item = kept_item(path, row.brief, partial(self._text, Item, path, row)) if row.brief else None
        page = self._text(TextPage, path, row) if row.text and not row.brief else None
        if well:
            return ReadText(path=path, item=item, page=page)
        return msgspec.structs.replace(self._rest(path, row), item=item, page=page)

    def _rest(self, path: str, row: Row) -> ReadText:
        """Return what was read of the file at *path*, without the text."""
        kept = self._fresh_rests.get(path) or self._rests.get(path, row.rest)
        rest: ReadText = decoder(ReadText)(kept) if kept else without_text(self._read(path)[0])
        return rest

    def _text(self, kind: type[T], path: str, row: Row) -> T:
        """Return the item or the page at *path*, of the type *kind*."""
        kept = self._fresh_whole.get(path) or self._whole.get(path, row.text)
        wanted: Any = kind
        text = decoder(wanted)(kept) if kept else without_html(self._read(path)[0]).text
        if not isinstance(text, kind):
            raise OSError(errno.ESTALE, "tệp đổi trong khi đang đọc", path)
        return text

    def _table(self) -> _Table:
        return self.shelf.read(_Table, NAME) or _NOTHING


def _leads(row: Row) -> tuple[bytes, str | None]:
    """Return what whoever leads to a text hangs on."""
    return row.text, row.draft


def _hash(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
