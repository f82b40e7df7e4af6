"""Stories in order of time: what a listing lists, what came before an item, what stands beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import overload

from plugins.newsroom.items import Item, Story

Entry = tuple[Item, str | None]
"""An item, and the anchor of the section that the story is; None for the item as a whole."""


class Stories(Sequence[Story]):
    """Stories sorted from the oldest. Several of one item, sections of a digest, stand together."""

    __slots__ = ("_entries",)

    def __init__(self, entries: Sequence[Entry] = ()) -> None:
        self._entries = entries

    @overload
    def __getitem__(self, index: int) -> Story: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Story]: ...
    def __getitem__(self, index: int | slice) -> Story | Sequence[Story]:
        if isinstance(index, slice):
            return [_story(entry) for entry in self._entries[index]]
        return _story(self._entries[index])

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Story]:
        return map(_story, self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # a sequence, compared by what it holds

    @property
    def entries(self) -> Sequence[Entry]:
        """Return the items, each with the anchor of the section that the story is, or none."""
        return self._entries

    @property
    def dates(self) -> Sequence[datetime]:
        """Return when each was posted."""
        return [item.date for item, _ in self._entries]

    def earlier(self, item: Item, count: int) -> list[Item]:
        """Return the last *count* items before *item*, which may stand here or not, the last of them first."""
        found: list[Item] = []
        index = self._place(item)
        while index and len(found) < count:
            index -= 1
            other = self._entries[index][0]
            if not found or found[-1] is not other:
                found.append(other)
        return found

    def beside(self, item: Item) -> tuple[Item | None, Item | None]:
        """Return the items before and after *item*, which stands here."""
        index = self._place(item)
        before = self._entries[index - 1][0] if index else None
        after = next((other for other, _ in self._entries[index : index + 2] if other.id != item.id), None)
        return before, after

    def _place(self, item: Item) -> int:
        return bisect_left(self._entries, (item.date, item.id), key=lambda entry: (entry[0].date, entry[0].id))


def _story(entry: Entry) -> Story:
    item, anchor = entry
    return Story(item, item.section(anchor))
