"""What is not conferred, as readers see it: registered, proposed, out for comment, declined, revoked.

It has views of its own, so that no template can take it for an honour (law 2 of the design).
"""

from __future__ import annotations

from msgspec import Struct

from plugins.honour_roll.document_views import (
    StepView,
    award_link,
    counted,
    history,
    place_of,
    status_word,
    step,
    unit_then,
    who_link,
)
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.pages import Link, Material


class CaseView(Struct, frozen=True, kw_only=True):
    """An award that is not conferred: registered, proposed, out for comment, declined, revoked.

    *status* is the end of a string's key. *who* is None where the document names nobody, and on the page of whom it
    is about (*is_own*). *counted* says of how many it is where nobody is named.
    """

    award: Link
    year: int
    who: Link | None
    unit: Link | None
    is_own: bool
    status: str
    counted: str | None = None
    citation: str | None = None
    history: tuple[StepView, ...]


def case_view(material: Material, standing: Standing, *, named: bool) -> CaseView:
    """Return what is not conferred, with the status that it has come to."""
    last = standing.last
    return CaseView(
        award=award_link(material, standing),
        year=standing.record.year,
        who=who_link(material, last.entry, last.day, place_of(standing)) if named else None,
        unit=unit_then(material, last.entry, last.day),
        is_own=not named,
        status=status_word(last.document, standing.status, material.today),
        citation=last.entry.citation,
        history=history(material, standing),
    )


def unnamed_case(material: Material, standing: UnnamedStanding) -> CaseView:
    """Return an award that a document speaks of without saying for whom, but perhaps for how many."""
    document = standing.document
    return CaseView(
        award=award_link(material, standing),
        year=document.year,
        who=None,
        unit=None,
        is_own=False,
        status=status_word(document, standing.status, material.today),
        counted=counted(material, standing),
        citation=standing.award.citation,
        history=(step(material, document, document.status),),
    )
