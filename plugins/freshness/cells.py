"""The cells of today: of each the hash of what may be read of its answer. See `watched.py` for who asks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plugins.freshness.rows import Row
from plugins.freshness.values import digest, digest_of
from plugins.freshness.watch import Key
from plugins.newsroom import Edition, Item, Stories
from plugins.newsroom.newsroom import ALL
from plugins.newsroom.stories import Entry
from plugins.pages import Derivative
from plugins.registry import Kind, Registry

_OF_LISTS = ("any", "count", "list", "dates")
_OF_PARTS = ("part", "near")
_OF_ITEMS = ("item", "headline", "language")

Placed = tuple[bytes, bytes, tuple[str, ...]]
"""The hash of an item, that of its HTML, and the names of the lists that it stands in."""

NOTHING = b""
"""The hash of what is not there."""


class Cells:
    """The cells of one build, each worked out when it is asked for, and once.

    *rows* are of the texts; *others* are cells that somebody else knows the hash of, by the first part of the key.
    """

    def __init__(
        self,
        registry: Registry,
        registry_digest: bytes,
        edition: Edition,
        rows: Mapping[str, Row],
        pictures: Mapping[str, Derivative],
        portraits: Mapping[str, Derivative],
        others: Mapping[str, Callable[[str], bytes]],
    ) -> None:
        self._edition, self._rows = edition, rows
        self._known: dict[Key, bytes] = {}
        self._years_of: dict[str, Sequence[tuple[int, bytes]]] = {}
        self._lists: dict[str, Stories] = {}
        self._placed: tuple[Mapping[str, Placed], dict[str, Placed]] | None = None
        self._answers: dict[str, Callable[[str], bytes]] = {
            **{kind.value: self._records(registry.records(kind)) for kind in Kind},
            "site": lambda _: digest(registry.site),
            "registry": lambda _: registry_digest,
            "at": lambda _: digest(edition.at),
            "today": lambda _: digest(edition.today),
            "item": self._item,
            "items": lambda _: digest([self._item(item.id) for item in edition.items]),
            "path": self._path,
            "notices": lambda _: digest([self._record(item) for item in edition.notices]),
            "pages": lambda _: digest([self._rows[page.path].record for page in edition.pages]),
            "headline": lambda id_: digest(edition.headline(id_)),
            "language": lambda id_: digest(edition.language(id_)),
            "html": lambda path: rows[path].html if path in rows else NOTHING,
            "not yet": lambda id_: digest(edition.is_not_yet(id_)),
            "years": lambda _: digest(edition.years()),
            "any": self._of_list(bool),
            "count": self._of_list(len),
            "list": self._of_list(lambda stories: _places(stories.entries)),
            "dates": self._of_list(lambda stories: stories.dates),
            "part": self._part,
            "near": self._near,
            "picture": self._records(pictures),
            "portrait": self._records(portraits),
            "faulty": self._records(edition.faulty),
            **others,
        }

    def __getitem__(self, key: Key) -> bytes:
        found = self._known.get(key)
        if found is None:
            kind, _, rest = key.partition("|")
            found = self._known[key] = self._answers[kind](rest)
        return found

    def knows(self, key: Key) -> bool:
        """Tell whether *key* is a cell of ours, and not a derived one."""
        return key.partition("|")[0] in self._answers

    # --- records and items -------------------------------------------------------------------------------------------

    @staticmethod
    def _records(records: Mapping[str, Any]) -> Callable[[str], bytes]:
        def answer(id_: str) -> bytes:
            if id_ == "*":
                return digest(list(records.values()))
            found = records.get(id_)
            return digest(found) if found is not None else NOTHING

        return answer

    def _item(self, id_: str) -> bytes:
        if id_ == "*":
            return self["items"]
        item = self._edition.by_id.get(id_)
        return self._record(item) if item else NOTHING

    def _path(self, path: str) -> bytes:
        if path == "*":
            return self["items"]
        return digest(self._edition.by_path[path].id) if path in self._edition.by_path else NOTHING

    def _record(self, item: Item) -> bytes:
        why = self._edition.unpublished.get(item.id, "")
        return self._rows[item.path].record + why.encode()

    # --- what has changed --------------------------------------------------------------------------------------------

    def changed(self, keys: Iterable[Key], digests: Iterable[bytes], before: Mapping[str, Placed]) -> set[int]:
        """Return the numbers of those *keys* that are cells of ours and have no more the hash among *digests*."""
        may_be_another = self.since(before)
        found = set()
        for number, (key, hash_) in enumerate(zip(keys, digests, strict=True)):
            kind, _, rest = key.partition("|")
            may = may_be_another.get(kind)
            if may and may(rest) and self[key] != hash_:
                found.add(number)
        return found

    def since(self, before: Mapping[str, Placed]) -> Mapping[str, Callable[[str], bool]]:
        """Return, by the first part of a key, whether the cell may be another than when the items were as *before*.

        A list is the same where no item has come, gone or changed, so that an edit does not cost all lists.
        """
        now, places = self._edition.by_id, self.items(before)
        others = {id_ for id_, place in places.items() if before.get(id_) is not place}
        changed = {id_ for id_ in others if id_ not in before or before[id_][0] != places[id_][0]}
        changed |= before.keys() - now.keys()
        html = {now[id_].path for id_ in others} | (self._rows.keys() - self._edition.by_path.keys())
        names = {name for id_ in changed for known in (before, places) if id_ in known for name in known[id_][2]}
        if changed:
            names.add(ALL)

        def of_part(rest: str) -> bool:
            return rest.rsplit("|", 2)[0] in names

        def of_html(path: str) -> bool:
            return path in html or path not in self._rows

        def of_path(path: str) -> bool:
            item = self._edition.by_path.get(path)
            return item is None or item.id in changed

        return {
            **dict.fromkeys(self._answers, _may),
            **dict.fromkeys(_OF_LISTS, names.__contains__),
            **dict.fromkeys(_OF_PARTS, of_part),
            **dict.fromkeys(_OF_ITEMS, {*changed, "*"}.__contains__),
            "items": lambda _: bool(changed),
            "path": of_path,
            "html": of_html,
        }

    def items(self, before: Mapping[str, Placed]) -> dict[str, Placed]:
        """Return where each public item stands: as *before*, the very same, if nothing of it has changed."""
        if self._placed is None or self._placed[0] is not before:
            found = {}
            for item in self._edition.items:
                record, html, known = self._record(item), self._rows[item.path].html, before.get(item.id)
                if known is None or known[0] != record or known[1] != html:
                    known = (record, html, tuple(name for name, _ in item.lists))
                found[item.id] = known
            self._placed = before, found
        return self._placed[1]

    # --- lists -------------------------------------------------------------------------------------------------------

    def _list(self, name: str) -> Stories:
        found = self._lists.get(name)
        if found is None:
            found = self._lists[name] = self._edition.listed(name)
        return found

    def _of_list(self, said: Callable[[Stories], Any]) -> Callable[[str], bytes]:
        return lambda name: digest(said(self._list(name)))

    def _part(self, rest: str) -> bytes:
        name, start, end = rest.rsplit("|", 2)
        return digest(_places(self._list(name).entries[int(start) : int(end)]))

    def _near(self, rest: str) -> bytes:
        """Return the hash of the years that matter: which items stand there, and what each tells of."""
        name, since, until = rest.rsplit("|", 2)
        first, last = int(since or 0), int(until or 9999)
        return digest_of(b"".join(found for year, found in self._years(name) if first <= year <= last))

    def _years(self, name: str) -> Sequence[tuple[int, bytes]]:
        found = self._years_of.get(name)
        if found is None:
            by_year: defaultdict[int, list[bytes]] = defaultdict(list)
            for item, _ in self._list(name).entries:
                by_year[item.date.year].append(self._rows[item.path].tells)
            found = tuple((year, digest_of(b"".join(told))) for year, told in sorted(by_year.items()))
            self._years_of[name] = found
        return found


def _may(_: str) -> bool:
    return True


def _places(entries: Iterable[Entry]) -> list[tuple[str, str | None]]:
    return [(item.id, anchor) for item, anchor in entries]
