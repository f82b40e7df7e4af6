"""What a report costs at 20,000 items of one year, 400 units and 2,000 people; every item of a period is read once."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from plugins.newsroom import Credit, Item, Section
from plugins.newsroom.items import About
from plugins.pages import SiteUrl
from plugins.quota import model
from plugins.quota.model import Quota
from plugins.quota.periods import named
from plugins.quota.quota_file import QuotaFile, QuotaRule
from plugins.quota.report import report
from plugins.registry import Person, Registry, Unit
from plugins.registry.people import Appointment
from plugins.registry.shapes import ZONE
from plugins.registry.site import Category, Site
from plugins.registry.units import UnitName

UNITS, PEOPLE, ITEMS = 400, 2_000, 20_000
MILLION = 0.02  # seconds of CPU for a million turns of a loop, on the machine for which the seconds are meant
MOVED = date(2024, 6, 15)
RULES = (
    QuotaRule(id="thang", subject="unit", levels=("province", "district"), period="month", target=2, roll_up=True),
    QuotaRule(id="nguoi", subject="person", levels=("province", "district", "office"), period="quarter", target=1),
)


@pytest.fixture(scope="module")
def records() -> Registry:
    levels = ("province", "district", "district", "office")
    units = {
        f"u{n}": Unit(
            id=f"u{n}",
            level=levels[n % 4],
            parent=f"u{n - n % 4}" if n % 4 else None,
            names=(UnitName(name=f"Viện {n}"),),
        )
        for n in range(UNITS)
    }
    people = {}
    for n in range(PEOPLE):
        posts = [Appointment(role="KSV", unit=f"u{n % UNITS}", end=MOVED if n % 5 == 0 else None)]
        if n % 5 == 0:
            posts.append(Appointment(role="KSV", unit=f"u{(n + 7) % UNITS}", start=MOVED + timedelta(days=1)))
        people[f"p{n}"] = Person(id=f"p{n}", name=f"Người {n}", appointments=tuple(posts))
    site = Site(name="C", unit="u0", siteurl="https://thu.example", categories=(Category(id="x", name="X"),))
    return Registry(site=site, units=units, people=people)


@pytest.fixture(scope="module")
def quota() -> Quota:
    first = datetime(2024, 1, 1, 8, tzinfo=ZONE)
    items = []
    for n in range(ITEMS):
        day = first + timedelta(days=n * 366 // ITEMS)
        byline = tuple(Credit(person=f"p{(n * 31 + k) % PEOPLE}") for k in range(1 + n % 3))
        digest = (Section(anchor="a", heading="A", about=About(), supplier=f"u{n % UNITS}"),) if n % 10 == 0 else ()
        items.append(
            Item(
                path=f"news/{n}.md",
                id=f"2024/{day:%m}/{n}",
                title=f"Tin {n}",
                date=day,
                genre="news",
                category="x",
                status="published",
                byline=byline,
                sections=digest,
            )
        )
    return Quota(file=QuotaFile(rules=RULES), site=SiteUrl("https://thu.example"), items=tuple(items), external=())


def pace() -> float:
    """Return how much slower than meant this machine is here and now."""
    begun = time.process_time()
    for _ in range(1_000_000):
        pass
    return max(1, (time.process_time() - begun) / MILLION)


@pytest.mark.bench
@pytest.mark.parametrize(
    ("period", "seconds"),
    [
        pytest.param("2024-06", 2, id="a month"),
        pytest.param("2024-Q2", 2, id="a quarter"),
        pytest.param("2024", 5, id="all 20,000 items in one period"),
    ],
)
def test_a_report_takes_few_seconds(quota, records, period, seconds):
    before, begun = pace(), time.process_time()
    found = report(quota, records, named(period), date(2024, 12, 31))
    took = time.process_time() - begun

    assert sum(len(row.items) for rule in found.rules for row in rule.rows) >= found.items
    assert took <= 1.5 * seconds * max(before, pace())


@pytest.mark.bench
def test_every_item_of_a_period_is_read_once(quota, records, monkeypatch):
    read: Counter[str] = Counter()
    work_of = model.work_of

    def counted(item, site):
        read[item.path] += 1
        return work_of(item, site)

    monkeypatch.setattr(model, "work_of", counted)
    found = report(quota, records, named("2024-Q2"), date(2024, 12, 31))

    assert set(read.values()) == {1}
    assert len(read) == found.items, "and no item of another period"
