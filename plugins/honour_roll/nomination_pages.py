"""What is not decided, and what came to nothing: proposals, lists put out for comment, refusals, revocations.

Nothing here is an honour, and nothing here looks like one (law 2 of the design).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from plugins.honour_roll.cases import CaseView, case_view, unnamed_case
from plugins.honour_roll.honours import in_rank, is_named
from plugins.honour_roll.model import Roll
from plugins.pages import Link, Material, Page, at_address, urls
from plugins.pages.chrome import Head, head

PENDING = ("registered", "reviewing", "nominated", "consulting")


class CasesOfYear(Struct, frozen=True, kw_only=True):
    """The cases of one year. *unnamed* counts people who are not public: nobody but a decision names them."""

    year: int
    cases: tuple[CaseView, ...]
    unnamed: int = 0


class NominationsView(Struct, frozen=True, kw_only=True):
    """The cases under way, and those that are closed without an honour; the newest year first."""

    head: Head
    title: str
    pending: tuple[CasesOfYear, ...]
    closed: tuple[CasesOfYear, ...]


def nomination_pages(roll: Roll, material: Material) -> Iterator[Page]:
    """Yield the one page of everything that is not conferred."""
    t = material.strings
    cases: dict[str, defaultdict[int, list[CaseView]]] = {"pending": defaultdict(list), "closed": defaultdict(list)}
    unnamed: dict[str, defaultdict[int, int]] = {"pending": defaultdict(int), "closed": defaultdict(int)}
    for standing in in_rank(roll.others):
        part = "pending" if standing.status in PENDING else "closed"
        year = standing.record.year
        if is_named(material, standing):
            cases[part][year].append(case_view(material, standing, named=True))
        else:
            unnamed[part][year] += 1
    for proposed in roll.proposed:
        part = "pending" if proposed.status in PENDING else "closed"
        cases[part][proposed.document.year].append(unnamed_case(material, proposed))
    parts = {
        part: tuple(
            CasesOfYear(year=year, cases=tuple(cases[part].get(year, ())), unnamed=unnamed[part].get(year, 0))
            for year in sorted({*cases[part], *unnamed[part]}, reverse=True)
        )
        for part in cases
    }
    crumbs = (Link(t("roll.title"), material.href(urls.HONOURS)),)
    title = t("nominations.title")
    view = NominationsView(
        head=head(material, urls.NOMINATIONS, title, crumbs=crumbs, description=t("nominations.lead")),
        title=title,
        pending=parts["pending"],
        closed=parts["closed"],
    )
    yield Page(path=at_address(urls.NOMINATIONS), template="pages/nominations.html", view=view)
