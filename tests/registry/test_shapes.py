from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from plugins.registry.door import Door
from plugins.registry.shapes import (
    ALWAYS,
    STRICT,
    ZONE,
    Boolean,
    Day,
    FlatId,
    Id,
    Moment,
    Span,
    Text,
    Texts,
    Validity,
    Year,
    moment,
)
from plugins.registry.yamltree import parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    __pydantic_config__ = STRICT

    name: Text
    since: Annotated[Day | None, Field(alias="from")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    __pydantic_config__ = STRICT

    id: Id
    flat: FlatId = "x"
    kind: Literal["news", "feature"] = "news"
    day: Day | None = None
    at: Moment | None = None
    public: Boolean = True
    number: int = 0
    names: Texts = ()
    parts: Annotated[tuple[Part, ...], Field(min_length=1)] = (Part(name="x"),)
    years: Mapping[Year, Part] = Field(default_factory=dict)
    valid: Validity = ALWAYS
    web: Annotated[Text, Field(pattern="^https:")] = "https://x.example"


DOOR = Door(Record)


def read(text: str):
    tree, problems = parse(text, "x")
    assert problems == []
    return DOOR.read(tree, tree.value)


def told(text: str) -> list[tuple[str, int, int, str | None]]:
    record, problems = read(text)
    assert record is None
    return [(p.code, p.place.line, p.place.column, p.suggestion) for p in problems]


@pytest.mark.parametrize(
    ("written", "field", "value"),
    [
        pytest.param("day: 2023-11-28", "day", date(2023, 11, 28), id="a day"),
        pytest.param("at: 2023-11-28", "at", datetime(2023, 11, 28, tzinfo=ZONE), id="a day is its first minute"),
        pytest.param("at: 2023-11-28 07:30", "at", datetime(2023, 11, 28, 7, 30, tzinfo=ZONE), id="a minute"),
        pytest.param("at: 2023-11-28\u00a007:30", "at", datetime(2023, 11, 28, 7, 30, tzinfo=ZONE), id="a hard space"),
        pytest.param("at: 2023-11-28T07:30:15", "at", datetime(2023, 11, 28, 7, 30, 15, tzinfo=ZONE), id="a second"),
        pytest.param("at: 2023-11-28 00:30Z", "at", datetime(2023, 11, 28, 7, 30, tzinfo=ZONE), id="in another zone"),
        pytest.param("public: false", "public", False, id="false"),
        pytest.param("names: [no, 012, 12:30, 2023-11-28]", "names", ("no", "012", "12:30", "2023-11-28"), id="texts"),
        pytest.param("names: [' a  b ']", "names", ("a  b",), id="a text without the spaces around it"),
        pytest.param("years: {2023: {name: a}}", "years", {2023: Part(name="a")}, id="a year"),
        pytest.param("valid: {from: 2023-01-01}", "valid", Span(start=date(2023, 1, 1)), id="an open span"),
        pytest.param(
            "valid: {from: 2023-01-01, to: 2023-01-01}",
            "valid",
            Span(start=date(2023, 1, 1), end=date(2023, 1, 1)),
            id="a span of a day",
        ),
        pytest.param("number: 12", "number", 12, id="a number"),
    ],
)
def test_a_value_is_what_its_field_says(written, field, value):
    record, problems = read(f"id: a/b-1\n{written}")

    assert problems == []
    assert getattr(record, field) == value
    assert type(getattr(record, field)) is type(value)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("kind: feature", ("S101", 1, 1, None), id="a key that is missing"),
        pytest.param("id: a\nKind: news", ("S102", 2, 1, None), id="an unknown key: its cure says which"),
        pytest.param("id: a\nparts: [{name: b, form: 2020-01-01}]", ("S102", 2, 19, "from"), id="within a part"),
        pytest.param(
            "id: a\nyears: {2020: {nmae: b, name: c}}",
            ("S102", 2, 16, None),
            id="within a year, where it is there already",
        ),
        pytest.param("id: a\nkind: featur", ("S103", 2, 7, "feature"), id="an unknown choice"),
        pytest.param("id: a\nkind: [news]", ("S104", 2, 7, None), id="a list for a choice"),
        pytest.param("id: a\nday: {a: b}", ("S104", 2, 6, None), id="a mapping for a day"),
        pytest.param("id: [a]", ("S104", 1, 5, None), id="a list for an id"),
        pytest.param("id: a\nnames: b", ("S105", 2, 8, None), id="a text for a list"),
        pytest.param("id: a\nparts: [b]", ("S106", 2, 9, None), id="a text for a part"),
        pytest.param("id: a\nyears: [b]", ("S106", 2, 8, None), id="a list for a mapping"),
        pytest.param("id: a\nnames: [' ']", ("S107", 2, 9, None), id="a blank text"),
        pytest.param("id: a\nnames: [b, ]\nday:", ("S107", 3, 5, None), id="an empty value, though it may be left out"),
        pytest.param("id:", ("S107", 1, 4, None), id="an empty value that may not"),
        pytest.param("id: a\nnumber: hai", ("S108", 2, 9, None), id="a word for a number"),
        pytest.param("id: a\npublic: no", ("S109", 2, 9, "false"), id="no is neither true nor false"),
        pytest.param("id: a\nday: hôm qua", ("S110", 2, 6, None), id="words for a day"),
        pytest.param("id: a\nday: 2023-02-29", ("S110", 2, 6, None), id="a day that is not in the calendar"),
        pytest.param("id: a\nday: 2023-11-28 07:30", ("S111", 2, 6, None), id="a moment for a day"),
        pytest.param("id: a\nat: 2023-11-28 24:30", ("S110", 2, 5, None), id="an hour that is not in the day"),
        pytest.param("id: a\nat: 0001-01-01 00:00+08:00", ("S110", 2, 5, None), id="before the calendar's first day"),
        pytest.param("id: a\nday: 9999-12-31", ("S110", 2, 6, None), id="a day without a day after"),
        pytest.param("id: a\nday: 31/02/2026", ("S110", 2, 6, None), id="the 31st of February in any order"),
        pytest.param("id: a\nday: 05/06/2026", ("S111", 2, 6, None), id="day or month first"),
        pytest.param("id: Một", ("S112", 1, 5, "mot"), id="an id with marks"),
        pytest.param("id: a/../b", ("S112", 1, 5, None), id="an id that climbs"),
        pytest.param("id: a\nflat: a/b", ("S112", 2, 7, "a-b"), id="an id of an owner where there is none"),
        pytest.param("id: a\nparts: []", ("S113", 2, 8, None), id="an empty list that needs one"),
        pytest.param("id: a\nweb: http://x.example", ("S114", 2, 6, None), id="what we have no words for"),
        pytest.param(
            "id: a\nvalid: {from: 2023-01-02, to: 2023-01-01}", ("S116", 2, 8, None), id="an end before its start"
        ),
        pytest.param("id: a/con", ("R135", 1, 5, None), id="an id that is no folder on Windows"),
        pytest.param("id: a/trang-2", ("S119", 1, 5, None), id="an id that is the address of a listing's page"),
        pytest.param("id: a\nyears: {23: {name: b}}", ("R112", 2, 13, None), id="a year of two digits"),
        pytest.param("id: a\nyears: {02023: {name: b}}", ("R112", 2, 16, None), id="a year with a nought before it"),
        pytest.param("id: a\nyears: {1944: {name: b}}", ("R112", 2, 15, None), id="a year before there was a state"),
    ],
)
def test_a_fault_is_told_at_the_place_where_it_was_written(written, expected):
    assert told(written)[0] == expected


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        pytest.param("05/06/2026", "ghi 2026-06-05 hoặc 2026-05-06", id="both orders are days"),
        pytest.param("5.6.2026", "ghi 2026-06-05 hoặc 2026-05-06", id="with full stops"),
        pytest.param("13/06/2026", "ghi 2026-06-13", id="one order is a day"),
        pytest.param("6-13-2026 07:30", "ghi 2026-06-13", id="with an hour, which a day has not"),
        pytest.param("2026-6-5", "ghi 2026-06-05", id="without the noughts"),
        pytest.param("2026/06/05", "ghi 2026-06-05", id="with slashes"),
        pytest.param("05/05/2026", "ghi 2026-05-05", id="both orders are one day"),
        pytest.param("29/02/2024", "ghi 2024-02-29", id="in a leap year"),
    ],
)
def test_a_day_in_another_order_is_refused_with_what_it_may_mean(written, cure):
    """Pelican reads 05/06/2026 as May and 13/06/2026 as June; we read neither."""
    _, [problem] = read(f"id: a\nday: {written}")

    assert problem.cure == cure


@pytest.mark.parametrize(
    ("written", "cure"),
    [
        pytest.param("13/6/2026 7:30", "ghi 2026-06-13 07:30", id="an hour of one digit"),
        pytest.param("13/6/2026 7h30", "ghi 2026-06-13 07:30", id="an hour in Vietnamese"),
        pytest.param("13/6/2026 14h", "ghi 2026-06-13 14:00", id="an hour without minutes"),
        pytest.param("2026-06-13 8:00", "ghi 2026-06-13 08:00", id="only the hour is short"),
        pytest.param("2026-06-13 08h00", "ghi 2026-06-13 08:00", id="only the hour is another way"),
        pytest.param(
            "13/6/2026 sáng",
            "ghi theo năm-tháng-ngày, ví dụ 2023-11-28 (hoặc 2023-11-28 07:30)",
            id="an hour in words is not left out",
        ),
        pytest.param(
            "2026-06-13 25:00", "ghi theo năm-tháng-ngày, ví dụ 2023-11-28 (hoặc 2023-11-28 07:30)", id="no hour"
        ),
    ],
)
def test_an_hour_in_another_form_is_refused_with_what_it_means(written, cure):
    _, [problem] = read(f"id: a\nat: {written}")

    assert problem.cure == cure


def test_what_is_suggested_for_a_day_or_an_hour_can_be_written():
    for key, written in (("day", "13/6/2026 7:30"), ("at", "13/6/2026 7h30"), ("day", "2026-6-5"), ("at", "1.2.2026")):
        _, [problem] = read(f"id: a\n{key}: {written}")
        for reading in problem.cure.removeprefix("ghi ").split(" hoặc "):
            assert read(f"id: a\n{key}: {reading}")[1] == []


@pytest.mark.parametrize(
    ("word", "value"),
    [("có", True), ("Có", True), ("không", False), ("KHÔNG", False), ("True", True), ("false", False)],
)
def test_yes_and_no_are_understood_in_vietnamese(word, value):
    assert read(f"id: a\npublic: {word}")[0].public is value


@pytest.mark.parametrize(
    "written",
    ["trang", "trang-a", "trang-2a", "a-trang-2", "2023", "a" * 100, "lam-dong/cum-3", "lam-dong/cum-3/to-1"],
)
def test_an_id_is_words_of_plain_letters(written):
    assert read(f"id: {written}")[1] == []


@pytest.mark.parametrize(
    "written", ["-a", "a-", "a--b", "a_b", "A", "a b", "/a", "a/", "a//b", "a.b", "a" * 101, "trang-2"]
)
def test_nothing_else_is_an_id(written):
    assert read(f"id: '{written}'")[0] is None


SPAN = Span(start=date(2020, 1, 1), end=date(2020, 12, 31))


@pytest.mark.parametrize(
    ("day", "within"),
    [
        pytest.param(date(2019, 12, 31), False, id="the day before"),
        pytest.param(date(2020, 1, 1), True, id="the first day"),
        pytest.param(date(2020, 12, 31), True, id="the last day"),
        pytest.param(date(2021, 1, 1), False, id="the day after"),
    ],
)
def test_a_span_holds_its_first_and_its_last_day(day, within):
    assert (day in SPAN) is within
    assert day in Span()


spans = st.builds(
    lambda start, end: Span(start=start, end=end),
    st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9)),
    st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 9)),
).filter(lambda span: not (span.start and span.end and span.end < span.start))


@given(spans, spans)
def test_two_spans_overlap_if_and_only_if_a_day_lies_in_both(one, other):
    some_day = any(date(2020, 1, day) in one and date(2020, 1, day) in other for day in range(1, 10))

    assert one.overlaps(other) is some_day
    assert other.overlaps(one) is some_day


@given(
    st.dates(date(1900, 1, 2), date(2999, 12, 30)),
    st.times().map(lambda time: time.replace(microsecond=0)),
)
def test_a_moment_is_read_as_it_is_written(day, time):
    at = datetime.combine(day, time)

    assert moment(at.isoformat(" ")) == at.replace(tzinfo=ZONE)
    assert moment(at.isoformat("T")) == at.replace(tzinfo=ZONE)
