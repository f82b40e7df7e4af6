from __future__ import annotations

from fractions import Fraction

import pytest

from plugins.problems import errors
from plugins.quota.periods import CALENDAR, Start
from plugins.quota.quota_file import Policy, QuotaFile
from tests.quota.making import quota, read

RULE = "{id: a, subject: unit, levels: [province], period: month, target: 2%s}"


def one(more: str = "", rule: str = RULE):
    """Return the only rule of a file, with *more* keys."""
    return quota(f"rules: [{rule % more}]").file.rules[0]


def test_what_a_file_does_not_say_is_as_the_issue_has_it():
    file = quota("{}").file

    assert file == QuotaFile(rules=(), policy=Policy(coauthors="equal"), awards_need_quota="each")
    assert file.policy.with_photo == file.policy.external == 1


def test_no_file_is_an_empty_one():
    found = read()

    assert found.problems == []
    assert found.data.file == QuotaFile()


def test_what_a_rule_does_not_say():
    rule = one()

    assert (rule.measure, rule.roll_up, rule.starts, rule.exempt) == ("count", False, CALENDAR, ())


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("2", Fraction(2)),
        ("0", Fraction(0)),
        ("0.5", Fraction(1, 2)),
        ("'0,5'", Fraction(1, 2)),
        ("1/3", Fraction(1, 3)),
        ("0.1", Fraction(1, 10)),
        ("100000", Fraction(100_000)),
    ],
)
def test_a_number_is_exact(written, number):
    assert quota(f"policy: {{genres: {{feature: {written}}}}}").file.policy.genres["feature"] == number


@pytest.mark.parametrize("written", ["-1", "hai", "1e3", "1/0", "100001", "0.00000000001", "true", "[2]", "nan", "inf"])
def test_what_is_no_number_is_refused(written):
    assert [problem.code for problem in read(f"policy: {{external: {written}}}\n").problems] in (["Q101"], ["S107"])


@pytest.mark.parametrize(
    ("written", "start"),
    [
        ("{day: 20}", Start(1, 20)),
        ("{month: 1, day: 28}", Start(1, 28)),
    ],
)
def test_a_month_may_begin_on_any_day_that_all_months_have(written, start):
    assert one(f", starts: {written}").starts == start


@pytest.mark.parametrize(
    ("written", "need"),
    [("true", "each"), ("false", "none"), ("each", "each"), ("total", "total"), ("none", "none")],
)
def test_what_awards_need_is_said_in_few_words(written, need):
    assert quota(f"awards_need_quota: {written}\n").file.awards_need_quota == need


@pytest.mark.parametrize(
    ("measure", "subject", "period"),
    [
        ("count", "unit", "month"),
        ("points", "person", "quarter"),
        ("count", "person", "half"),
        ("points", "unit", "year"),
    ],
)
def test_rules_are_of_every_kind(measure, subject, period):
    rule = one(
        rule=f"{{id: a, subject: {subject}, levels: [province], period: {period}, target: 2, measure: {measure}%s}}"
    )

    assert (rule.measure, rule.subject, rule.period) == (measure, subject, period)


def test_several_rules_hold_at_once():
    both = [RULE % "", "{id: b, subject: person, people: [an], period: year, target: 1/2, valid: {from: 2024-01-01}}"]

    assert [rule.id for rule in quota(f"rules: [{', '.join(both)}]").file.rules] == ["a", "b"]


def test_an_unknown_key_is_no_less_a_mistake_here():
    [problem] = errors(read("rules: []\ncoauthors: full\n").problems)

    assert (problem.code, problem.place.line) == ("S102", 2)
