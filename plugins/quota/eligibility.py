"""Who of those put forward for the awards of a year meets what is asked: the quota, the requirements, publication.

“Các tập thể, cá nhân được xét thi đua, khen thưởng phải bảo đảm chỉ tiêu viết tin, bài”: the plan of VKSND thành phố Đà
Nẵng of 2021. It advises; nothing here changes the status of an award.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal

from msgspec import Struct

from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.honour_roll.recipients import label
from plugins.honour_roll.requirement_views import requirement_views
from plugins.honour_roll.requirements import Answer, Assessment, assess
from plugins.pages import Material
from plugins.quota.periods import PeriodName, period
from plugins.quota.quota_file import QuotaFile, QuotaRule
from plugins.quota.statement import Row, Statement, decimal
from plugins.quota.works import ZERO
from plugins.registry import Kind
from plugins.registry.collation import collation_key, key_of
from plugins.registry.registry import vietnamese_day

Verdict = Literal["eligible", "not_yet", "unknown"]
ReasonKind = Literal["quota", "requirement", "initiative"]
_LISTED = 3  # periods that are told one by one; the evidence has them all
_OUT = ("declined", "revoked")
VERDICTS: dict[Verdict, str] = {"eligible": "đủ điều kiện", "not_yet": "chưa đủ", "unknown": "chưa rõ"}


class Reason(Struct, frozen=True, kw_only=True):
    """Why or why not; *met* is None where the data cannot tell. *evidence* are ids: of periods, documents, items."""

    kind: ReasonKind
    met: bool | None
    text: str
    evidence: tuple[str, ...] = ()


class Candidate(Struct, frozen=True, kw_only=True):
    """Somebody who is put forward for an award of the year."""

    kind: Literal["person", "unit"]
    subject: str
    name: str
    award: str
    status: str
    reasons: tuple[Reason, ...]

    @property
    def verdict(self) -> Verdict:
        """Return `not_yet` if something is missing, `unknown` if something cannot be told, else `eligible`."""
        results = [reason.met for reason in self.reasons]
        return "not_yet" if False in results else "unknown" if None in results else "eligible"


def eligibility(
    year: int, roll: Roll, file: QuotaFile, statement_of: Callable[[PeriodName], Statement], material: Material
) -> tuple[Candidate, ...]:
    """Return the candidates of *year*, by award and name. *statement_of* gives the statement of a period.

    Who is outside the registry is none: no quota is asked of them, and what they were given before is not known here.
    """
    put_forward = [
        s
        for s in roll.standings
        if s.record.year == year and s.status not in _OUT and not s.record.recipient.is_outside
    ]
    due = "".join(
        f"; hạn {one.what}: {vietnamese_day(one.date)}"
        for one in file.deadlines
        if one.year == year and one.date >= material.today
    )
    found = [
        (
            standing.record.type.rank,
            Candidate(
                kind="unit" if standing.record.recipient.kind is Kind.UNIT else "person",
                subject=standing.record.recipient.id,
                name=label(material.registry, standing.record.recipient, standing.last.day),
                award=standing.name,
                status=standing.status,
                reasons=tuple(
                    _due(reason, due)
                    for reason in (
                        *_quota(standing, year, file, statement_of, material),
                        *_of_award(standing, roll, material),
                    )
                ),
            ),
        )
        for standing in put_forward
    ]
    found.sort(
        key=lambda pair: (
            pair[0],
            collation_key(pair[1].award),
            pair[1].kind != "unit",
            key_of(pair[1].kind)(pair[1].name),
            pair[1].subject,
        )
    )
    return tuple(candidate for _, candidate in found)


def _due(reason: Reason, due: str) -> Reason:
    if reason.met is not False or not due:
        return reason
    return Reason(kind=reason.kind, met=False, text=reason.text + due, evidence=reason.evidence)


# --- the quota -------------------------------------------------------------------------------------------------------


def _quota(
    standing: Standing,
    year: int,
    file: QuotaFile,
    statement_of: Callable[[PeriodName], Statement],
    material: Material,
) -> Iterator[Reason]:
    if file.awards_need_quota == "none":
        return
    asked = False
    for rule in file.rules:
        rows = list(_rows(standing, year, rule, statement_of, material))
        if rows:
            asked = True
            yield _of_rule(rule, rows, need_each=file.awards_need_quota == "each")
    if not asked:
        yield Reason(kind="quota", met=True, text="không có chỉ tiêu tin, bài nào áp dụng")


def _rows(
    standing: Standing,
    year: int,
    rule: QuotaRule,
    statement_of: Callable[[PeriodName], Statement],
    material: Material,
) -> Iterator[tuple[str, Row]]:
    """Yield the row of the recipient in each period of the year that has begun."""
    recipient = standing.record.recipient
    if rule.subject != ("unit" if recipient.kind is Kind.UNIT else "person"):
        return
    for name in PeriodName(kind="year", year=year).parts(rule.period):
        if period(name, rule.starts).start > material.today:
            return
        for one in statement_of(name).rules:
            if one.id == rule.id:
                yield from ((name.id, row) for row in one.rows if row.subject == recipient.id)


def _of_rule(rule: QuotaRule, rows: list[tuple[str, Row]], *, need_each: bool) -> Reason:
    credit = sum((row.credit for _, row in rows), ZERO)
    target = sum((row.target for _, row in rows), ZERO)
    short = [(id_, row) for id_, row in rows if not row.met]
    name = rule.name or rule.id
    if need_each:
        text = f"{name}: đủ {len(rows) - len(short)}/{len(rows)} kỳ"
        if short:
            text += "; thiếu " + (
                ", ".join(f"{decimal(row.missing)} ở kỳ {id_}" for id_, row in short)
                if len(short) <= _LISTED
                else f"{decimal(sum((row.missing for _, row in short), ZERO))} ở {len(short)} kỳ"
            )
        met = not short
    else:
        met = credit >= target
        text = f"{name}: được {decimal(credit)}, chỉ tiêu cả năm {decimal(target)}"
        text += "" if met else f"; thiếu {decimal(target - credit)}"
    return Reason(kind="quota", met=met, text=text, evidence=tuple(f"{id_}: {_of(row)}" for id_, row in rows))


def _of(row: Row) -> str:
    return f"{decimal(row.credit)}/{decimal(row.target)}"


# --- the award -------------------------------------------------------------------------------------------------------


def _of_award(standing: Standing, roll: Roll, material: Material) -> Iterator[Reason]:
    record = standing.record
    found = assess(roll, record.recipient, record.type, record.year)
    yield from _requirements(found, roll, material)
    yield from _initiatives(found, roll)


def _requirements(found: Assessment, roll: Roll, material: Material) -> Iterator[Reason]:
    if found.given_in is not None:
        text = f"chỉ tặng một lần, đã được tặng năm {found.given_in}"
        yield Reason(kind="requirement", met=False, text=text)
    for answer in found.answers:
        text = _words(answer, roll, material)
        if answer.gap:
            text += f": {answer.gap}"
        elif answer.met is None:
            text += ": phải xem hồ sơ"
        evidence = tuple(one.id for one in answer.evidence)
        yield Reason(kind="requirement", met=answer.met, text=text, evidence=evidence)


def _words(answer: Answer, roll: Roll, material: Material) -> str:
    [view] = requirement_views(material, roll, [answer.requirement])
    said = " hoặc ".join(one.text + (f" “{one.award.text}”" if one.award else "") for one in view.conditions)
    return f"{said} ({view.law})" if view.law else said


def _initiatives(found: Assessment, roll: Roll) -> Iterator[Reason]:
    """Yield whether each initiative that the award may rest on, or that is of its year, has been published."""
    grounds = {one.id for answer in found.answers if answer.condition.initiative for one in answer.evidence}
    for initiative in roll.initiatives_of(found.recipient):
        if initiative.recognised is None:
            continue
        if initiative.id in grounds or initiative.recognised.date.year == found.year:
            item = roll.published.get(initiative.id)
            state = "đã có bài công bố" if item else "chưa có bài công bố trên trang"
            yield Reason(
                kind="initiative",
                met=item is not None,
                text=f"sáng kiến “{initiative.title}” {state}",
                evidence=(initiative.id, item.id) if item else (initiative.id,),
            )


def as_json(year: int, candidates: tuple[Candidate, ...]) -> dict[str, Any]:
    """Return the candidates as plain values (docs/reference/quota.md)."""
    return {
        "year": year,
        "candidates": [
            {
                "subject": one.subject,
                "name": one.name,
                "award": one.award,
                "status": one.status,
                "verdict": one.verdict,
                "reasons": [
                    {"kind": r.kind, "met": r.met, "text": r.text, "evidence": list(r.evidence)} for r in one.reasons
                ],
            }
            for one in candidates
        ],
    }
