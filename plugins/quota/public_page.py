"""The public face of the quota, off by default: how many items each unit has published; of persons nothing."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from msgspec import Struct

from plugins.newsroom.targets import NEWS
from plugins.pages import Link, Material, Page, at_address, dates, urls
from plugins.pages.chrome import Head, head
from plugins.pages.dates import Moment
from plugins.quota.model import Quota
from plugins.quota.periods import Period, PeriodName, containing, period
from plugins.quota.report import report
from plugins.quota.statement import Row, decimal
from plugins.quota.works import ZERO
from plugins.registry.collation import unit_key


class UnitTotal(Struct, frozen=True, kw_only=True):
    """A unit and what it has published."""

    unit: Link
    month: str
    year: str


class TotalsView(Struct, frozen=True, kw_only=True):
    """What units have published this month and this year, as of a day."""

    head: Head
    title: str
    day: Moment
    totals: tuple[UnitTotal, ...]


def public_page(quota: Quota, material: Material) -> Iterator[Page]:
    """Yield the page of units' totals: of units alone, by the rules that count units."""
    registry, today = material.registry, material.today
    month = period(containing(today, "month"))
    year = report(quota, registry, PeriodName(kind="year", year=today.year), today)
    by_unit: dict[str, Row] = {}
    for rule in year.rules:
        if rule.subject == "unit" and rule.measure == "count":
            for row in rule.rows:  # of several rules that which counts most of a unit's work
                by_unit[row.subject] = max(by_unit.get(row.subject, row), row, key=_published)
    shown = [row for row in by_unit.values() if _published(row)]
    shown.sort(key=lambda row: (-_published(row), unit_key(row.name), row.subject))
    title = material.strings("quota.title")
    view = TotalsView(
        head=head(material, urls.QUOTA, title, description=material.strings("quota.lead")),
        title=title,
        day=dates.day(today),
        totals=tuple(
            UnitTotal(
                unit=material.unit(row.subject),
                month=decimal(_published(row, month)),
                year=decimal(_published(row)),
            )
            for row in shown
        ),
    )
    yield Page(path=at_address(urls.QUOTA), template="pages/quota.html", view=view)


def _published(row: Row, window: Period | None = None) -> Fraction:
    """Return what a unit has published on the portal, in *window* if one is given; other papers are not counted."""
    return sum(
        (line.credit for line in row.items if line.path.startswith(NEWS) and (window is None or line.date in window)),
        ZERO,
    )
