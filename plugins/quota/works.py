"""Works: what can be credited. An item of the portal, a section that a unit sent in, an item in another paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from math import prod
from typing import Literal

from msgspec import Struct

from plugins.newsroom import Credit, Item
from plugins.newsroom.frontmatter import Genre, Origin, Role
from plugins.pages import SiteUrl, urls
from plugins.quota.quota_file import ONE, Policy

Where = Literal["item", "section", "external"]
ZERO = Fraction(0)
_MAKERS: frozenset[Role] = frozenset({"author", "compiler"})


class Work(Struct, frozen=True, kw_only=True):
    """A piece of work, and who made it. *byline* of a section is the unit that sent it in."""

    where: Where
    path: str
    title: str
    day: date
    genre: Genre
    origin: Origin
    byline: tuple[Credit, ...]
    section: str | None = None
    url: str | None = None
    category: str | None = None
    outlet: str | None = None
    has_photo: bool = False

    def points(self, policy: Policy) -> Fraction:
        """Return what it weighs in points: its origin's, its genre's and its photo's weight, multiplied."""
        return _product(
            policy.origins.get(self.origin, ONE),
            policy.genres.get(self.genre, ONE),
            policy.with_photo if self.has_photo else ONE,
            policy.external if self.where == "external" else ONE,
        )

    def count(self, policy: Policy) -> Fraction:
        """Return what it counts as: as in points, but no weight makes more than one item of it."""
        return _product(
            at_most_one(policy.origins.get(self.origin, ONE)),
            at_most_one(policy.genres.get(self.genre, ONE)),
            at_most_one(policy.external) if self.where == "external" else ONE,
        )

    def is_made_by(self, credit: Credit) -> bool:
        """Tell whether somebody made it: wrote or compiled it, or took the photographs of an item of photographs."""
        return credit.role in _MAKERS or (credit.role == "photographer" and self.genre == "photo")


def total(credits_: Iterable[Fraction]) -> Fraction:
    """Return the exact sum of many: those of one denominator are added as whole numbers, which is ten times as fast."""
    numerators: dict[int, int] = {}
    for credit in credits_:
        numerator, denominator = credit.as_integer_ratio()
        numerators[denominator] = numerators.get(denominator, 0) + numerator
    return sum((Fraction(numerator, denominator) for denominator, numerator in numerators.items()), ZERO)


def at_most_one(weight: Fraction) -> Fraction:
    """Return *weight*, or one if it is more; mostly it is one."""
    return weight if weight is ONE or weight < ONE else ONE


def _product(*weights: Fraction) -> Fraction:
    """Return the product of *weights*, most of which are one; exact numbers are slow."""
    others = [weight for weight in weights if weight is not ONE]
    return prod(others, start=ONE) if len(others) > 1 else others[0] if others else ONE


def work_of(item: Item, site: SiteUrl) -> Work:
    """Return an item as a work."""
    return Work(
        where="item",
        path=item.path,
        title=item.title,
        day=item.day,
        genre=item.genre,
        origin=item.origin,
        byline=item.byline,
        url=site.absolute(urls.item(item.id)),
        category=item.category,
        has_photo=item.cover is not None or any(reference.is_picture for reference in item.body.references),
    )


def sections_of(item: Item, site: SiteUrl) -> Iterable[Work]:
    """Yield the sections of a digest that units have sent in."""
    for section in item.sections:
        if section.supplier:
            yield Work(
                where="section",
                path=item.path,
                section=section.anchor,
                title=section.heading,
                day=item.day,
                genre=item.genre,
                origin=item.origin,
                byline=(Credit(unit=section.supplier),),
                url=f"{site.absolute(urls.item(item.id))}#{section.anchor}",
                category=item.category,
            )
