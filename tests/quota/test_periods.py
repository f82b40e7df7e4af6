from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.quota.periods import CALENDAR, NoPeriod, PeriodName, Start, containing, named, period

KINDS = ("month", "quarter", "half", "year")
FROM_THE_20TH = Start(day=20)
FROM_DECEMBER = Start(month=12)
starts = st.builds(Start, st.integers(1, 12), st.integers(1, 28))


@pytest.mark.parametrize(
    ("written", "start", "first", "last"),
    [
        pytest.param("2023-11", CALENDAR, "2023-11-01", "2023-11-30", id="a month"),
        pytest.param("2024-02", CALENDAR, "2024-02-01", "2024-02-29", id="February of a leap year"),
        pytest.param("2100-02", CALENDAR, "2100-02-01", "2100-02-28", id="a hundredth year leaps not"),
        pytest.param("2023-Q4", CALENDAR, "2023-10-01", "2023-12-31", id="a quarter"),
        pytest.param("2024-Q1", CALENDAR, "2024-01-01", "2024-03-31", id="a quarter of a leap year"),
        pytest.param("2023-H2", CALENDAR, "2023-07-01", "2023-12-31", id="a half-year"),
        pytest.param("2023", CALENDAR, "2023-01-01", "2023-12-31", id="a year"),
        pytest.param("2017-02", FROM_THE_20TH, "2017-01-20", "2017-02-19", id="the month from 20/01 to 19/02"),
        pytest.param("2024-03", FROM_THE_20TH, "2024-02-20", "2024-03-19", id="over the leap day"),
        pytest.param("2024-01", FROM_THE_20TH, "2023-12-20", "2024-01-19", id="over new year"),
        pytest.param("2024-03", Start(day=28), "2024-02-28", "2024-03-27", id="from the last day that all have"),
        pytest.param("2020", FROM_DECEMBER, "2019-12-01", "2020-11-30", id="the year from 1 December"),
        pytest.param("2020-H1", FROM_DECEMBER, "2019-12-01", "2020-05-31", id="its first half"),
        pytest.param("2020-H2", FROM_DECEMBER, "2020-06-01", "2020-11-30", id="its second half"),
        pytest.param("2020-Q1", FROM_DECEMBER, "2019-12-01", "2020-02-29", id="its first quarter, with a leap day"),
        pytest.param("2020-Q4", FROM_DECEMBER, "2020-09-01", "2020-11-30", id="its last quarter"),
        pytest.param("2025", Start(10, 1), "2024-10-01", "2025-09-30", id="the year from 1 October"),
    ],
)
def test_a_period_is_named_after_the_one_in_which_it_ends(written, start, first, last):
    found = period(named(written), start)

    assert (found.id, found.start.isoformat(), found.end.isoformat()) == (written, first, last)


@pytest.mark.parametrize(
    ("written", "days"),
    [("2023", 365), ("2024", 366), ("2023-02", 28), ("2024-02", 29), ("2024-H1", 182), ("2023-Q1", 90)],
)
def test_a_period_has_its_days(written, days):
    assert period(named(written)).days == days


@pytest.mark.parametrize("written", ["2023-11", "2023-Q4", "2023-H2", "2023", "1945", "2999-12"])
def test_a_name_is_written_as_it_is_read(written):
    assert named(written).id == written


@pytest.mark.parametrize(
    "written",
    [
        *("", "23", "2023-13", "2023-00", "2023-1", "2023-Q5", "2023-Q0", "2023-H3", "2023-q1", "2023/11"),
        *("11-2023", "2023-11-01", " 2023", "2023\n", "1944", "3000", "0000", "٢٠٢٣", "2023-M1", "2023-Q", "năm 2023"),
    ],
)
def test_what_names_no_period_is_refused(written):
    with pytest.raises(NoPeriod):
        named(written)


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2023-11", "2023-10"),
        ("2023-01", "2022-12"),
        ("2023-Q1", "2022-Q4"),
        ("2023-H2", "2023-H1"),
        ("2023-H1", "2022-H2"),
        ("2023", "2022"),
    ],
)
def test_the_previous_is_of_the_same_kind(written, before):
    assert named(written).previous.id == before


@pytest.mark.parametrize(
    ("written", "kind", "parts"),
    [
        ("2023-Q4", "month", ["2023-10", "2023-11", "2023-12"]),
        ("2023-H2", "quarter", ["2023-Q3", "2023-Q4"]),
        ("2023", "half", ["2023-H1", "2023-H2"]),
        ("2023", "quarter", ["2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"]),
        ("2023", "year", ["2023"]),
        ("2023-11", "month", ["2023-11"]),
        ("2023-11", "quarter", []),
        ("2023-Q4", "year", []),
    ],
)
def test_a_period_consists_of_shorter_ones_and_of_no_longer_one(written, kind, parts):
    assert [part.id for part in named(written).parts(kind)] == parts


@pytest.mark.parametrize(
    ("day", "kind", "start", "name"),
    [
        pytest.param("2023-11-30", "month", CALENDAR, "2023-11", id="the last day of a month"),
        pytest.param("2023-12-31", "quarter", CALENDAR, "2023-Q4", id="the last day of a year"),
        pytest.param("2017-01-19", "month", FROM_THE_20TH, "2017-01", id="the last day before the 20th"),
        pytest.param("2017-01-20", "month", FROM_THE_20TH, "2017-02", id="the 20th is of the next month"),
        pytest.param("2023-12-20", "month", FROM_THE_20TH, "2024-01", id="and of the next year"),
        pytest.param("2023-11-30", "year", FROM_DECEMBER, "2023", id="the last day of the sector's year"),
        pytest.param("2023-12-01", "year", FROM_DECEMBER, "2024", id="the first day of the sector's year"),
        pytest.param("2023-12-01", "half", FROM_DECEMBER, "2024-H1", id="of its first half"),
        pytest.param("2024-02-29", "quarter", FROM_DECEMBER, "2024-Q1", id="the leap day"),
    ],
)
def test_a_day_lies_in_the_period_that_is_named(day, kind, start, name):
    assert containing(date.fromisoformat(day), kind, start).id == name


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.sampled_from(KINDS), starts)
def test_every_day_lies_in_one_period_of_each_kind_and_its_neighbours_join(day, kind, start):
    name = containing(day, kind, start)
    found = period(name, start)

    assert day in found
    assert named(found.id) == name
    assert period(name.previous, start).end == found.start - timedelta(days=1)
    assert day not in period(name.previous, start)


@given(st.integers(1990, 2100), st.sampled_from(KINDS), starts)
def test_the_periods_of_a_year_cover_it_without_a_gap(year, kind, start):
    parts = [period(part, start) for part in PeriodName(kind="year", year=year).parts(kind)]

    assert all(one.end + timedelta(days=1) == other.start for one, other in pairwise(parts))
    if kind != "month":  # of months only the day matters
        whole = period(PeriodName(kind="year", year=year), start)
        assert (parts[0].start, parts[-1].end) == (whole.start, whole.end)


@pytest.mark.parametrize(("today", "closed"), [("2023-11-30", False), ("2023-12-01", True), ("2023-01-01", False)])
def test_a_period_is_closed_from_the_day_after_its_last(today, closed):
    assert period(named("2023-11")).is_closed(date.fromisoformat(today)) is closed
