from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from plugins.newsroom import Stories
from plugins.pages.years import Year, years_here, years_of_stories
from tests.pages.test_related import told


def stories(*years: int) -> Stories:
    return Stories([(replace(told(n), date=told(n).date.replace(year=year)), None) for n, year in enumerate(years)])


def test_each_year_leads_to_its_newest_story() -> None:
    found = years_of_stories(stories(2022, 2022, 2024, 2025), lambda index: f"#{index}")

    assert found == (
        Year(year=2025, count=1, href="#3"),
        Year(year=2024, count=1, href="#2"),
        Year(year=2022, count=2, href="#1"),
    )


def test_one_year_is_no_line() -> None:
    assert years_of_stories(stories(2024, 2024), str) == ()
    assert years_of_stories(Stories(), str) == ()


@given(st.lists(st.integers(2019, 2026)).map(sorted))
def test_the_counts_are_all_stories(years: list[int]) -> None:
    found = years_of_stories(stories(*years), str)

    assert sum(one.count for one in found) == (len(years) if len(set(years)) > 1 else 0)


def test_years_on_the_page_itself_lead_to_their_headings() -> None:
    assert years_here([(2024, 3)], "vinh-danh") == (Year(year=2024, count=3, href="#vinh-danh-2024"),)
