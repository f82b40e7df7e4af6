"""Who may be put forward, as the editors' desk shows it: by year and award, with every reason and its evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from msgspec import Struct

from plugins.honour_roll.documents import Document
from plugins.honour_roll.model import Roll
from plugins.newsroom import Item
from plugins.pages import Link, Material, urls
from plugins.quota.desk_views import Told
from plugins.quota.eligibility import VERDICTS, Candidate, Reason, Verdict, eligibility
from plugins.quota.periods import NoPeriod, PeriodName, named
from plugins.quota.quota_file import QuotaFile, QuotaRule
from plugins.quota.statement import Statement
from plugins.registry import Kind

SHOWN = 2  # years: this award year and the one before
_MARKS = {True: "met", False: "missing", None: "unknown"}


class ReasonView(Struct, frozen=True, kw_only=True):
    """A reason; *mark* is met, missing or unknown."""

    mark: str
    text: str
    evidence: tuple[Link, ...]


class CandidateView(Struct, frozen=True, kw_only=True):
    """Somebody who is put forward."""

    who: Link
    status: str
    verdict: Verdict
    reasons: tuple[ReasonView, ...]


class AwardView(Struct, frozen=True, kw_only=True):
    """An award and who is put forward for it."""

    anchor: str
    name: str
    candidates: tuple[CandidateView, ...]


class VerdictCount(Struct, frozen=True, kw_only=True):
    """How many candidates come to a verdict."""

    verdict: Verdict
    number: int


class AwardYear(Struct, frozen=True, kw_only=True):
    """The awards of a year, and how many candidates come to each verdict."""

    year: int
    counts: tuple[VerdictCount, ...]
    awards: tuple[AwardView, ...]


def award_years(
    file: QuotaFile,
    roll: Roll,
    material: Material,
    statement_of: Callable[[PeriodName], Statement],
    told_of: Callable[[QuotaRule, PeriodName], Told | None],
) -> tuple[AwardYear, ...]:
    """Return the newest year that has candidates and the one before it, the newest first."""
    evidence = _Evidence(file, roll, material, told_of)
    found: list[AwardYear] = []
    for year in sorted({standing.record.year for standing in roll.standings}, reverse=True):
        if found and found[0].year - year >= SHOWN:
            break
        if candidates := eligibility(year, roll, file, statement_of, material):
            found.append(_of_year(year, candidates, evidence, material))
    return tuple(found)


def _of_year(year: int, found: tuple[Candidate, ...], evidence: _Evidence, material: Material) -> AwardYear:
    awards = groupby(found, key=lambda one: one.award)
    return AwardYear(
        year=year,
        counts=tuple(
            VerdictCount(verdict=verdict, number=sum(one.verdict == verdict for one in found)) for verdict in VERDICTS
        ),
        awards=tuple(
            AwardView(
                anchor=f"_nam-{year}-{number}",
                name=award,
                candidates=tuple(_candidate(one, evidence, material) for one in candidates),
            )
            for number, (award, candidates) in enumerate(awards, start=1)
        ),
    )


def _candidate(one: Candidate, evidence: _Evidence, material: Material) -> CandidateView:
    kind = Kind.UNIT if one.kind == "unit" else Kind.PERSON
    shown = material.shows(kind, one.subject)
    return CandidateView(
        who=Link(one.name, material.site.absolute(urls.entity(kind, one.subject)) if shown else None),
        status=one.status,
        verdict=one.verdict,
        reasons=tuple(
            ReasonView(
                mark=_MARKS[reason.met],
                text=reason.text,
                evidence=tuple(evidence.links(one, reason)),
            )
            for reason in one.reasons
        ),
    )


class _Evidence:
    """Says where evidence can be seen: the works of a period, an item; what has no page is named."""

    def __init__(
        self,
        file: QuotaFile,
        roll: Roll,
        material: Material,
        told_of: Callable[[QuotaRule, PeriodName], Told | None],
    ) -> None:
        self._file = file
        self._told_of = told_of
        self._items = material.edition.by_id
        self._site = material.site
        documents = {one.id: self._document(one) for one in roll.honours.documents}
        self._named = documents | {one.id: Link(f"“{one.title}”") for one in roll.initiatives}

    def links(self, candidate: Candidate, reason: Reason) -> Iterator[Link]:
        """Yield the evidence of a reason."""
        if reason.kind == "quota":
            rule = self._rule(candidate, reason)
            yield from (self._works(candidate, rule, said) for said in reason.evidence)
            return
        for id_ in reason.evidence:
            if item := self._items.get(id_):
                yield self._item(item)
            else:
                yield self._named.get(id_, Link(id_))

    def _item(self, item: Item) -> Link:
        return Link(item.title, self._site.absolute(urls.item(item.id)))

    def _document(self, document: Document) -> Link:
        """Return a document by its decision's number, leading to the item that it is known from if that is public."""
        number = document.decision.told_number if document.decision else None
        text = number or document.title or document.id
        item = self._items.get(document.source.article or "") if document.source else None
        return Link(text, self._item(item).href if item else None, document.path)

    def _rule(self, candidate: Candidate, reason: Reason) -> QuotaRule | None:
        """Return the rule that a reason speaks of, which it names first."""
        for rule in self._file.rules:
            if rule.subject == candidate.kind and reason.text.startswith(f"{rule.name or rule.id}: "):
                return rule
        return None

    def _works(self, candidate: Candidate, rule: QuotaRule | None, said: str) -> Link:
        """Return the link to the works of a period, of which *said* tells as `2026-Q1: 1/2`."""
        try:
            told = self._told_of(rule, named(said.partition(":")[0])) if rule else None
        except NoPeriod:
            told = None
        return Link(said, f"{told.file}#{candidate.subject}" if told else None)
