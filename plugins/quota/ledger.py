"""The ledger: who is credited for which work, with how much, and why. It knows no rule: only works and the policy.

A work is credited to those who made it and to their units, never to whom it is about (law 9 of the design).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from msgspec import Struct

from plugins.newsroom import Credit
from plugins.newsroom.frontmatter import Role
from plugins.quota.quota_file import ONE, Policy
from plugins.quota.statement import decimal
from plugins.quota.works import ZERO, Work, at_most_one
from plugins.registry import Kind, Registry
from plugins.registry.choices import MEANINGS
from plugins.registry.registry import vietnamese_day


class Subject(Struct, frozen=True, order=True):
    """Who is credited: a person or a unit."""

    kind: Kind
    id: str


class Entry(Struct, frozen=True, kw_only=True):
    """A credit. *count* is of items, *points* of points; *why* says in words how much and for what.

    *own* is what of the count is by the subject's own name: the whole for a person, for a unit what is not through its
    people.
    """

    subject: Subject
    work: Work
    count: Fraction
    own: Fraction
    points: Fraction
    why: str
    why_points: str


class Unattributed(Struct, frozen=True):
    """A work, or a part of it, that can be credited to nobody we know, and what to mend."""

    work: Work
    reason: str


class Ledger(Struct, frozen=True, kw_only=True):
    """The credits of some works, in their order."""

    works: tuple[Work, ...]
    entries: tuple[Entry, ...]
    unattributed: tuple[Unattributed, ...]


class _Part(Struct, frozen=True):
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


class _Whole(Struct, frozen=True):
    """What a work weighs as a whole, as items and in points, with the weights in words."""

    count: Fraction
    points: Fraction
    why: list[str]
    why_points: list[str]


def ledger(works: Iterable[Work], registry: Registry, policy: Policy) -> Ledger:
    """Return the ledger of *works*. Sections of a digest follow its item in them."""
    entries: list[Entry] = []
    unattributed: list[Unattributed] = []
    read = tuple(works)
    credited: dict[str, set[Subject]] = {}
    wholes: dict[tuple[str, str, str, bool], _Whole] = {}  # there are a few dozen kinds of work, and years of works
    for work in read:
        if work.where == "section":
            # The unit that made the whole is not credited for a part of it once more.
            sender = Subject(Kind.UNIT, work.byline[0].unit or "")
            if sender in credited.get(work.path, ()):
                continue
        kind = (work.where, work.origin, work.genre, work.has_photo)
        whole = wholes.get(kind) or wholes.setdefault(kind, _whole(work, policy))
        found = list(_entries(work, whole, registry, policy, unattributed))
        if work.where == "item":
            credited[work.path] = {entry.subject for entry in found if entry.count or entry.points}
        entries += found
    return Ledger(works=read, entries=tuple(entries), unattributed=tuple(unattributed))


def _whole(work: Work, policy: Policy) -> _Whole:
    return _Whole(
        work.count(policy),
        work.points(policy),
        _weights(work, policy, in_points=False),
        _weights(work, policy, in_points=True),
    )


def _entries(
    work: Work, whole: _Whole, registry: Registry, policy: Policy, unattributed: list[Unattributed]
) -> Iterator[Entry]:
    weighs = bool(whole.count or whole.points)
    parts = list(_parts(work, policy))
    if weighs and not any(work.is_made_by(credit) for credit in work.byline):
        reason = "chỉ ghi người chụp ảnh hoặc biên tập, không ghi tác giả" if work.byline else "không ghi tác giả"
        unattributed.append(Unattributed(work, reason))
    of_units: dict[str, list[tuple[_Part, str]]] = {}
    for part in parts:
        credit = part.credit
        if credit.person:
            yield _entry(Subject(Kind.PERSON, credit.person), work, policy, whole, [(part, part.why())])
            name, unit = registry.people[credit.person].name, registry.serves_in(credit.person, work.day)
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
        yield _entry(Subject(Kind.UNIT, unit), work, policy, whole, its)


def _entry(
    subject: Subject,
    work: Work,
    policy: Policy,
    whole: _Whole,
    parts: list[tuple[_Part, str]],
) -> Entry:
    """Return the credit for *parts* of a work, each with why. No number of them makes more than one item."""
    shares = [part.share if part.weight is ONE else part.share * part.weight for part, _ in parts]
    # Where everybody counts in full, a unit of three authors has made one item all the same.
    share = max(shares) if policy.coauthors == "full" else _sum(shares)
    own = share
    if subject.kind is Kind.UNIT:
        own = _sum([share for share, (part, _) in zip(shares, parts, strict=True) if part.credit.unit])
    counted = _times(at_most_one(share), whole.count)
    said = [why for _, why in parts]
    return Entry(
        subject=subject,
        work=work,
        count=counted,
        own=counted if own is share else _times(at_most_one(own), whole.count),
        points=_times(share, whole.points),
        why="; ".join([*said, *whole.why]),
        why_points="; ".join([*said, *whole.why_points]),
    )


def _sum(shares: list[Fraction]) -> Fraction:
    """Return the sum; mostly it is of one, and exact numbers are slow."""
    return shares[0] if len(shares) == 1 else sum(shares, ZERO)


def _times(share: Fraction, whole: Fraction) -> Fraction:
    """Return the product; mostly one of the two is one."""
    return whole if share is ONE else share if whole is ONE else share * whole


def _parts(work: Work, policy: Policy) -> Iterator[_Part]:
    """Yield each one's part of a work. Those who made it share it; other roles have weights of their own, if any."""
    byline = _once(sorted(work.byline, key=lambda credit: not work.is_made_by(credit)))
    makers = [credit for credit in byline if work.is_made_by(credit)]
    # Who took the photographs of an item of photographs is its author; the weight of a helping hand is not for them.
    yield from _shared(makers, policy, "gửi" if work.where == "section" else "", {"photographer": ONE})
    for role in ("photographer", "editor"):
        others = [credit for credit in byline if credit.role == role and not work.is_made_by(credit)]
        if policy.roles.get(role, ZERO):
            yield from _shared(others, policy, "", {})


def _shared(credits_: list[Credit], policy: Policy, said: str, weights: Mapping[Role, Fraction]) -> Iterator[_Part]:
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
                share = Fraction(1, len(credits_)) if len(credits_) > 1 else ONE
                how = f"chung {len(credits_)} người" if len(credits_) > 1 else ""
        weight = weights.get(credit.role, policy.roles.get(credit.role, ONE))
        if weight is not ONE and weight != ONE:
            how = f"{how}, hệ số {decimal(weight)}".removeprefix(", ")
        yield _Part(credit, share, weight, said or MEANINGS[credit.role], how)


def _once(byline: Iterable[Credit]) -> list[Credit]:
    """Return *byline* with everybody once, in the first of their roles."""
    found: dict[tuple[str | None, str | None, str | None], Credit] = {}
    for credit in byline:
        found.setdefault((credit.person, credit.unit, credit.name), credit)
    return list(found.values())


def _weights(work: Work, policy: Policy, *, in_points: bool) -> list[str]:
    """Return the weights that are not 1, in words. Items are at most one each, and a photo makes them no more."""
    said = [
        (MEANINGS[work.origin], policy.origins.get(work.origin, ONE)),
        (MEANINGS[work.genre], policy.genres.get(work.genre, ONE)),
        ("có ảnh", policy.with_photo if work.has_photo and in_points else ONE),
        ("đăng báo khác", policy.external if work.where == "external" else ONE),
    ]
    weighed = [(what, weight if in_points else at_most_one(weight)) for what, weight in said]
    return [f"{what}: hệ số {decimal(weight)}" for what, weight in weighed if weight is not ONE and weight != ONE]
