"""The ledger: who is credited for which work, with how much, and why. It knows no rule: only works and the policy.

A work is credited to those who made it and to their units, never to whom it is about (law 9 of the design).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from plugins.newsroom import Credit
from plugins.quota.quota_file import ONE, Policy
from plugins.quota.statement import decimal
from plugins.quota.works import ZERO, Work
from plugins.registry import Kind, Registry
from plugins.registry.choices import MEANINGS
from plugins.registry.registry import vietnamese_day


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """Who is credited: a person or a unit."""

    kind: Kind
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A credit. *count* is of items, *points* of points; *why* says in words how much and for what."""

    subject: Subject
    work: Work
    count: Fraction
    points: Fraction
    why: str

    @property
    def is_own(self) -> bool:
        """Tell whether a unit is credited by its own name, not through its people."""
        return any(credit.unit == self.subject.id for credit in self.work.byline)


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A work, or a part of it, that can be credited to nobody we know, and what to mend."""

    work: Work
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """The credits of some works, in their order."""

    works: tuple[Work, ...]
    entries: tuple[Entry, ...]
    unattributed: tuple[Unattributed, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """The part of a work that is somebody's: their *role* in it and its *weight*, and *how* it comes about."""

    credit: Credit
    share: Fraction
    weight: Fraction
    role: str
    how: str

    def why(self, name: str = "") -> str:
        """Return why it is credited, with the name of the person through whom a unit is."""
        said = f"{self.role} {name}".strip()
        return f"{said} ({self.how})" if self.how else said


def ledger(works: Iterable[Work], registry: Registry, policy: Policy) -> Ledger:
    """Return the ledger of *works*. Sections of a digest follow its item in them."""
    entries: list[Entry] = []
    unattributed: list[Unattributed] = []
    read = tuple(works)
    credited: dict[str, set[Subject]] = {}
    for work in read:
        if work.where == "section":
            # The unit that made the whole is not credited for a part of it once more.
            sender = Subject(Kind.UNIT, work.byline[0].unit or "")
            if sender in credited.get(work.path, ()):
                continue
        found = list(_entries(work, registry, policy, unattributed))
        if work.where == "item":
            credited[work.path] = {entry.subject for entry in found if entry.subject.kind is Kind.UNIT}
        entries += found
    return Ledger(works=read, entries=tuple(entries), unattributed=tuple(unattributed))


def _entries(work: Work, registry: Registry, policy: Policy, unattributed: list[Unattributed]) -> Iterator[Entry]:
    weighs = bool(work.points(policy) or work.count(policy))
    parts = list(_parts(work, policy))
    if not parts and weighs:
        reason = "chỉ ghi người chụp ảnh hoặc biên tập, không ghi tác giả" if work.byline else "không ghi tác giả"
        unattributed.append(Unattributed(work, reason))
    of_units: dict[str, list[tuple[_Part, str]]] = {}
    for part in parts:
        credit = part.credit
        if credit.person:
            yield _entry(Subject(Kind.PERSON, credit.person), work, policy, [(part, part.why())])
            name, unit = registry.people[credit.person].name, post_on(registry, credit.person, work)
            if unit:
                of_units.setdefault(unit, []).append((part, part.why(name)))
            elif weighs:
                reason = f"không biết {name} ở đơn vị nào vào ngày {vietnamese_day(work.day)}"
                unattributed.append(Unattributed(work, reason))
        elif credit.unit:
            of_units.setdefault(credit.unit, []).append((part, part.why()))
        elif weighs:
            unattributed.append(Unattributed(work, f"“{credit.name}” không phải người đã biết"))
    for unit, its in of_units.items():
        yield _entry(Subject(Kind.UNIT, unit), work, policy, its)


def _entry(subject: Subject, work: Work, policy: Policy, parts: list[tuple[_Part, str]]) -> Entry:
    """Return the credit for *parts* of a work, each with why. No number of them makes more than one item."""
    shares = [part.share * part.weight for part, _ in parts]
    # Where everybody counts in full, a unit of three authors has made one item all the same.
    share = max(shares) if policy.coauthors == "full" else sum(shares, ZERO)
    return Entry(
        subject=subject,
        work=work,
        count=min(share, ONE) * work.count(policy),
        points=share * work.points(policy),
        why="; ".join([*(why for _, why in parts), *_weights(work, policy)]),
    )


def post_on(registry: Registry, person: str, work: Work) -> str | None:
    """Return the unit of the first post that a person holds on the day of a work."""
    posts = registry.people[person].posts_on(work.day)
    return next((post.unit for post in posts if work.day in registry.units[post.unit].valid), None)


def _parts(work: Work, policy: Policy) -> Iterator[_Part]:
    """Yield each one's part of a work. Those who made it share it; other roles have weights of their own, if any."""
    makers = [credit for credit in _once(work.byline) if work.is_made_by(credit)]
    yield from _shared(makers, policy, "gửi" if work.where == "section" else "")
    for role in ("photographer", "editor"):
        others = [credit for credit in _once(work.byline) if credit.role == role and not work.is_made_by(credit)]
        if policy.roles.get(role, ZERO):
            yield from _shared(others, policy, "")


def _shared(credits_: list[Credit], policy: Policy, said: str) -> Iterator[_Part]:
    declared = [credit.share for credit in credits_]
    unsaid = sum(share is None for share in declared)
    rest = max(ONE - sum((share for share in declared if share is not None), ZERO), ZERO)
    for index, credit in enumerate(credits_):
        match policy.coauthors:
            case "full":
                share, how = ONE, ""
            case "first":
                share, how = (ONE, "") if index == 0 else (ZERO, "không đứng đầu")
            case "shares" if unsaid < len(declared):
                part = declared[index]
                share = rest / unsaid if part is None else part
                how = f"phần {share}"
            case _:
                share = Fraction(1, len(credits_))
                how = f"chung {len(credits_)} người" if len(credits_) > 1 else ""
        weight = policy.roles.get(credit.role, ONE)
        if weight != ONE:
            how = f"{how}, hệ số {decimal(weight)}".removeprefix(", ")
        yield _Part(credit, share, weight, said or MEANINGS[credit.role], how)


def _once(byline: Iterable[Credit]) -> list[Credit]:
    """Return *byline* with everybody once, in the first of their roles."""
    found: dict[tuple[str | None, str | None, str | None], Credit] = {}
    for credit in byline:
        found.setdefault((credit.person, credit.unit, credit.name), credit)
    return list(found.values())


def _weights(work: Work, policy: Policy) -> list[str]:
    """Return the weights that are not 1, in words."""
    said = [
        (MEANINGS[work.origin], policy.origins.get(work.origin, ONE)),
        (MEANINGS[work.genre], policy.genres.get(work.genre, ONE)),
        ("có ảnh", policy.with_photo if work.has_photo else ONE),
        ("đăng báo khác", policy.external if work.where == "external" else ONE),
    ]
    return [f"{what}: hệ số {decimal(weight)}" for what, weight in said if weight != ONE]
