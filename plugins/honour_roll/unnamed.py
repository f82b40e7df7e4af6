"""Awards that a document gives, proposes or refuses without names: so many people, so many units, or nobody knows whom.

They are told where awards are told and counted in totals. No record is made of them: who is not named has no history.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.comment_periods import CommentState
from plugins.honour_roll.documents import Document, Status
from plugins.honour_roll.recipients import Unnamed


class UnnamedStanding(Struct, frozen=True, kw_only=True):
    """An award of a document that names nobody, on a day: never a record, for nobody knows whose it is.

    *id* is that of its document, so it is no more when names take its place.
    """

    id: str
    document: Document
    award: Unnamed
    type: AwardType
    status: Status
    comments: CommentState | None = None

    @property
    def is_private(self) -> bool:
        """Tell whether it is for editors alone: it was declined, and no reader is to be told."""
        return self.document.is_private

    @property
    def is_honour(self) -> bool:
        """Tell whether it may be shown as an honour: conferred, by a decision of which enough is told."""
        return self.status == "conferred" and self.document.decides

    @property
    def name(self) -> str:
        """Return the name of the award as of the day of the document."""
        return self.type.name_on(self.document.day)

    @property
    def people(self) -> int:
        """Return how many people are counted."""
        return (self.award.counts and self.award.counts.people) or 0

    @property
    def units(self) -> int:
        """Return how many units are counted."""
        return (self.award.counts and self.award.counts.units) or 0


def unnamed_on(documents: Iterable[Document], types: Mapping[str, AwardType], today: date) -> Iterator[UnnamedStanding]:
    """Yield the awards of *documents* that name nobody, with their status on *today*."""
    for document in documents:
        seen: Counter[str] = Counter()
        for award in document.unnamed:
            seen[award.type] += 1
            again = f"~{seen[award.type]}" if seen[award.type] > 1 else ""
            yield UnnamedStanding(
                id=f"{document.year}/{award.type}/unnamed~{document.id}{again}",
                document=document,
                award=award,
                type=types[award.type],
                status=document.status_on(today),
                comments=document.comments_on(today),
            )
