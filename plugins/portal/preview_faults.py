"""Drafts whose pages cannot be built, in a preview: they are told in their place, and the rest is built without them.

What is wrong with a draft itself is known before any page is made. That its page takes the place of another, or is
refused by the gate, is known only when the pages are there: then the preview is built once more without that draft.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from plugins.newsroom import Edition, Item
from plugins.newsroom.drafts import faults_of
from plugins.pages import at_address, urls
from plugins.pages.redirects import old_address
from plugins.portal.intake import Intake
from plugins.problems import Problem, Refused, in_order


class FaultyDrafts(Refused):
    """Raised in a preview that cannot be built as long as it shows some drafts; *problems* are theirs alone."""


def raise_for_drafts(found: Iterable[Problem], shown: Iterable[Item]) -> None:
    """Raise FaultyDrafts if some of what was *found* are errors of drafts: of those *shown*."""
    faults = faults_of(found, (item.path for item in shown))
    if faults:
        raise FaultyDrafts(problem for told in faults.values() for problem in told)


def shown_drafts(edition: Edition) -> tuple[Item, ...]:
    """Return the drafts that *edition* shows: none but in a preview."""
    shown = (edition.by_id[id_] for id_ in edition.unpublished)
    return tuple(item for item in shown if item.is_draft)


def with_faults(intake: Intake, found: Sequence[Problem]) -> Intake:
    """Return *intake* with what was *found* in the pages of its drafts."""
    drafts = intake.newsroom.draft_paths
    news = [problem for problem in found if problem.place.path in drafts and problem not in intake.problems]
    if not news:
        return intake
    problems = in_order([*intake.problems, *news])
    faulty = intake.faults.keys() | {one.place.path for one in news}
    return replace(intake, problems=problems, faults=faults_of(problems, faulty))


def without_taken(edition: Edition) -> Edition:
    """Return *edition* where no draft with errors has the address at which an old one leads on."""
    if not edition.faulty:
        return edition
    public = (item for item in (*edition.items, *edition.notices) if item.aliases and not item.is_draft)
    taken = {at_address(old_address(alias)).casefold() for item in public for alias in item.aliases}
    faulty = {
        path: replace(draft, id=None) if draft.id and at_address(urls.item(draft.id)).casefold() in taken else draft
        for path, draft in edition.faulty.items()
    }
    return edition if faulty == edition.faulty else dataclasses.replace(edition, faulty=faulty)
