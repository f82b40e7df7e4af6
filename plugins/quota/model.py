"""The quota as data: its file, the works there are on the day of the build, and the ledger of any stretch of days."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from plugins.newsroom import Edition, Item
from plugins.pages import SiteUrl
from plugins.quota.ledger import Ledger, ledger
from plugins.quota.quota_file import QuotaFile
from plugins.quota.works import Work, sections_of, work_of
from plugins.registry import Registry


class QuotaData(Struct, frozen=True, kw_only=True):
    """What the files of the quota hold: the rules, and the works in other papers, by day."""

    site: SiteUrl
    file: QuotaFile = QuotaFile()
    external: tuple[Work, ...] = ()

    def on(self, edition: Edition) -> Quota:
        """Return the quota at the clock of *edition*; of drafts, withdrawn items and tomorrow it knows nothing."""
        return Quota(
            file=self.file,
            site=self.site,
            items=edition.items,
            external=tuple(work for work in self.external if work.day <= edition.today),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """The rules and the public works, *items* and *external* by day."""

    file: QuotaFile
    site: SiteUrl
    items: tuple[Item, ...]
    external: tuple[Work, ...]
    _days: list[date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_days", [item.day for item in self.items])

    def published(self, start: date, end: date) -> int:
        """Return how many items the portal published from *start* to *end*."""
        return bisect_right(self._days, end) - bisect_left(self._days, start)

    def ledger_of(self, registry: Registry, start: date, end: date) -> Ledger:
        """Return the ledger from *start* to *end*; each item is read once."""
        works: list[Work] = []
        for item in self.items[bisect_left(self._days, start) : bisect_right(self._days, end)]:
            works.append(work_of(item, self.site))
            works += sections_of(item, self.site)
        works += [work for work in self.external if start <= work.day <= end]
        return ledger(works, registry, self.file.policy)
