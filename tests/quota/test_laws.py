"""Laws of the ledger over random newsrooms: 10,000 with `pytest tests/quota/test_laws.py --hypothesis-profile=laws`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom.items import About
from plugins.quota.ledger import ledger
from plugins.quota.periods import named, period
from plugins.quota.report import report
from plugins.quota.works import sections_of, work_of
from plugins.registry import Kind
from tests.strategies import quotas

# A machine that builds and tests has no time for more; `laws` has.
SOME = settings(max_examples=30 if settings.default.max_examples == 100 else settings.default.max_examples)
NAMES = st.sampled_from(["2024-06", "2024-07", "2024-Q3", "2024-H1", "2024"]).map(named)
TODAY = date(2024, 8, 15)


def measured(entry, rule):
    return entry.points if rule.measure == "points" else entry.count


@SOME
@given(quotas(), NAMES)
def test_every_figure_is_the_sum_of_what_is_listed(pair, name):
    """Of a row, of all people, of all units: nothing is counted that is not shown, nor shown and not counted."""
    quota, records = pair
    found = report(quota, records, name, TODAY)
    for rule in found.rules:
        for row in rule.rows:
            assert row.credit == sum((line.credit for line in row.items), Fraction(0))
            assert type(row.credit) is type(row.target) is Fraction
            assert all(type(line.credit) is Fraction for line in row.items)
            assert len({line.key for line in row.items}) == len(row.items)
            assert row.met == (row.missing == 0)
    for rule, kind in (("nguoi", Kind.PERSON), ("don-vi", Kind.UNIT)):
        said = next((one for one in found.rules if one.id == rule), None)
        if said is None:
            continue
        [written] = [one for one in quota.file.rules if one.id == rule]
        windows = [period(part, written.starts) for part in name.parts(written.period)]
        entries = [
            entry
            for entry in quota.ledger_of(records, windows[0].start, windows[-1].end).entries
            if entry.subject.kind is kind
        ]
        asked = {row.subject for row in said.rows}
        assert sum(row.credit for row in said.rows) == sum(measured(e, said) for e in entries if e.subject.id in asked)
        assert {entry.subject.id for entry in entries} <= asked, "whoever is credited in a period was there in it"


@SOME
@given(quotas())
def test_no_work_makes_more_than_itself(pair):
    """Shared, its parts are at most the whole, and of items nobody ever has more than one from one work."""
    quota, records = pair
    works = [work for item in quota.items for work in (work_of(item, quota.site), *sections_of(item, quota.site))]
    policy = quota.file.policy
    main = replace(
        policy, roles={role: min(w, Fraction(1)) for role, w in policy.roles.items() if role in ("author", "compiler")}
    )
    for work in works:
        entries = ledger([work], records, main).entries
        people = [entry for entry in entries if entry.subject.kind is Kind.PERSON]
        if policy.coauthors != "full":
            assert sum(entry.count for entry in people) <= work.count(policy)
            assert sum(entry.points for entry in people) <= work.points(policy)
            assert sum(entry.own for entry in entries) <= work.count(policy)
        assert all(entry.points <= work.points(policy) for entry in entries)
        assert all(entry.count <= work.count(policy) <= 1 for entry in entries)
        assert len({entry.subject for entry in entries}) == len(entries), "a unit gets a work once"


@SOME
@given(quotas(), NAMES)
def test_a_row_that_rolls_up_has_no_more_of_a_work_than_the_work(pair, name):
    quota, records = pair
    works = {
        (work.path, work.section): work
        for item in quota.items
        for work in (work_of(item, quota.site), *sections_of(item, quota.site))
    }
    for rule in report(quota, records, name, TODAY).rules:
        if rule.measure == "count":
            for row in rule.rows:
                assert all(line.credit <= works[line.path, line.section].count(quota.file.policy) for line in row.items)


@SOME
@given(quotas(), NAMES)
def test_what_an_item_is_about_makes_no_difference(pair, name):
    quota, records = pair
    without = tuple(replace(item, about=About()) for item in quota.items)

    assert report(replace(quota, items=without), records, name, TODAY) == report(quota, records, name, TODAY)


@SOME
@given(quotas(), NAMES)
def test_works_of_other_periods_make_no_difference(pair, name):
    quota, records = pair
    found = report(quota, records, name, TODAY)
    rules = [rule for rule in quota.file.rules if any(True for _ in name.parts(rule.period))]
    if rules:
        inside = tuple(item for item in quota.items if found.start <= item.day <= found.end)
        again = report(replace(quota, items=inside), records, name, TODAY)

        assert (again.rules, again.credit, again.items) == (found.rules, found.credit, found.items)
