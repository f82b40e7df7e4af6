"""The cells of today: of each the hash of what may be read of its answer. See `watched.py` for who asks them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from plugins.freshness.texts import Row
from plugins.freshness.values import digest, digest_of
from plugins.freshness.watch import Key
from plugins.newsroom import Edition, Item, Stories, Story
from plugins.pages import Derivative
from plugins.registry import Kind, Registry

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
        self._told: dict[str, bytes] = {}
        self._years_of: dict[tuple[str, str], Sequence[tuple[int, bytes]]] = {}
        self._lists: dict[tuple[str, str], Stories] = {}
        self._answers: dict[str, Callable[[str], bytes]] = {
            **{kind.value: self._records(registry.records(kind)) for kind in Kind},
            "registry": lambda _: registry_digest,
            "at": lambda _: digest(edition.at),
            "today": lambda _: digest(edition.today),
            "item": self._item,
            "items": lambda _: digest([self._item(item.id) for item in edition.items]),
            "path": lambda path: digest(edition.by_path[path].id) if path in edition.by_path else NOTHING,
            "notices": lambda _: digest([self._record(item) for item in edition.notices]),
            "pages": lambda _: digest([self._rows[page.path].record for page in edition.pages]),
            "headline": lambda id_: digest(edition.headline(id_)),
            "html": lambda path: rows[path].html if path in rows else NOTHING,
            "not yet": lambda id_: digest(edition.is_not_yet(id_)),
            "years": lambda _: digest(edition.years()),
            "any": self._of_list(bool),
            "count": self._of_list(len),
            "list": self._of_list(_places),
            "dates": self._of_list(lambda stories: stories.dates),
            "part": self._part,
            "near": self._near,
            "picture": self._records(pictures),
            "portrait": self._records(portraits),
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
        item = self._edition.by_id.get(id_)
        return self._record(item) if item else NOTHING

    def _record(self, item: Item) -> bytes:
        why = self._edition.unpublished.get(item.id, "")
        return self._rows[item.path].record + why.encode()

    # --- lists -------------------------------------------------------------------------------------------------------

    def _list(self, kind: str, id_: str) -> Stories:
        found = self._lists.get((kind, id_))
        if found is None:
            found = self._lists[kind, id_] = _find(self._edition, kind, id_)
        return found

    def _of_list(self, said: Callable[[Stories], Any]) -> Callable[[str], bytes]:
        def answer(name: str) -> bytes:
            kind, _, id_ = name.partition("|")
            return digest(said(self._list(kind, id_)))

        return answer

    def _part(self, name: str) -> bytes:
        kind, id_, start, end = name.split("|")
        return digest(_places(self._list(kind, id_)[int(start) : int(end)]))

    def _near(self, name: str) -> bytes:
        """Return the hash of the years that matter: which items stand there, and what each tells of."""
        kind, id_, since, until = name.split("|")
        years = self._years(kind, id_)
        first, last = int(since or 0), int(until or 9999)
        return digest_of(b"".join(found for year, found in years if first <= year <= last))

    def _years(self, kind: str, id_: str) -> Sequence[tuple[int, bytes]]:
        found = self._years_of.get((kind, id_))
        if found is None:
            by_year: defaultdict[int, list[bytes]] = defaultdict(list)
            for item, _ in self._list(kind, id_).entries:
                by_year[item.date.year].append(self._tells(item))
            found = tuple((year, digest_of(b"".join(told))) for year, told in sorted(by_year.items()))
            self._years_of[kind, id_] = found
        return found

    def _tells(self, item: Item) -> bytes:
        """Return the hash of which item it is, of when, and of what: as a whole, and section by section."""
        found = self._told.get(item.id)
        if found is None:
            sections = [(section.anchor, section.about) for section in item.sections]
            found = self._told[item.id] = digest((item.id, item.date, item.about, sections))
        return found


def _places(stories: Iterable[Story]) -> list[tuple[str, str | None]]:
    return [(story.item.id, story.section.anchor if story.section else None) for story in stories]


def _find(edition: Edition, kind: str, id_: str) -> Stories:
    match kind:
        case "all":
            return edition.everything()
        case "works":
            return edition.works_of(id_)
        case "year":
            return edition.of_year(int(id_))
        case "category":
            return edition.of_category(id_)
        case "main unit":
            return edition.of_main_unit(id_)
        case "initiative":
            return edition.naming(id_)
    return edition.about(Kind(kind), id_)
