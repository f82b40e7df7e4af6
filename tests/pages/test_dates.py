from __future__ import annotations

from datetime import date, datetime

import pytest

from plugins.newsroom.frontmatter import Event
from plugins.pages import dates
from plugins.registry.shapes import ZONE, Span


def test_a_day_has_no_zeros_in_front() -> None:
    assert dates.day(date(2025, 7, 1)) == dates.Moment("1/7/2025", "2025-07-01")


def test_a_moment_tells_its_zone_to_machines() -> None:
    moment = dates.moment(datetime(2023, 11, 28, 7, 30, tzinfo=ZONE))

    assert moment == dates.Moment("28/11/2023 07:30", "2023-11-28T07:30:00+07:00")


def test_a_day_without_an_hour_shows_none() -> None:
    moment = dates.moment(datetime(2023, 11, 28, tzinfo=ZONE))

    assert moment == dates.Moment("28/11/2023", "2023-11-28")


@pytest.mark.parametrize(
    ("event", "text", "iso"),
    [
        pytest.param(Event(date=date(2023, 11, 27)), "27/11/2023", "2023-11-27", id="a day"),
        pytest.param(Event(text="Vừa qua"), "Vừa qua", "", id="words"),
        pytest.param(Event(start=date(2023, 11, 1), end=date(2023, 11, 3)), "1/11/2023 – 3/11/2023", "", id="a span"),
        pytest.param(Event(start=date(2023, 11, 1)), "1/11/2023", "2023-11-01", id="a beginning"),
    ],
)
def test_an_event_is_told_as_it_is_known(event: Event, text: str, iso: str) -> None:
    assert dates.event(event) == dates.Moment(text, iso)


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(start=date(2019, 1, 1), end=date(2025, 12, 31)), "1/1/2019 – 31/12/2025"),
        (Span(start=date(2019, 1, 1)), "1/1/2019 –"),
        (Span(end=date(2025, 12, 31)), "– 31/12/2025"),
        (Span(), ""),
    ],
)
def test_the_open_side_of_a_span_stays_open(span: Span, words: str) -> None:
    assert dates.span(span) == words


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("VKSND tỉnh Lâm Đồng (từ 1/7/2025)", True),
        ("từ ngày 01/07/2025 đến nay", True),
        ("từ 1-7-2025.", True),
        ("từ ngày 1 tháng 7 năm 2025", True),
        ("từ 11/7/2025", False),
        ("từ 1/7/20251", False),
        ("từ 1/7/2024", False),
        ("từ năm 2025", False),
        ("từ 1/7-2025", True),
    ],
)
def test_words_may_say_a_day_themselves(text, is_said) -> None:
    assert dates.says(text, date(2025, 7, 1)) == is_said
