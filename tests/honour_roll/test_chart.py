from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from plugins.honour_roll.award_types import LEVELS, AwardName, AwardType
from plugins.honour_roll.chart import LABEL, ROW, TOTAL, WIDTH, ChartView, chart
from plugins.honour_roll.ladder import Record, Standing
from tests.honour_roll.making import AN


def honour(year: int, level: str) -> Standing:
    type_ = AwardType(id="x", form="title", subject="both", rank=1, level=level, names=(AwardName(name="X"),))
    return Standing(record=Record(id="x", type=type_, year=year, recipient=AN, moves=()), moves=(), status="conferred")


def of(*counts: tuple[int, str, int]) -> ChartView | None:
    return chart([honour(year, level) for year, level, count in counts for _ in range(count)])


def test_without_honours_there_is_no_chart():
    assert chart([]) is None


def test_a_single_year_is_a_chart_of_one_row():
    view = of((2024, "base", 1), (2024, "state", 1))

    assert view is not None
    assert [(row.year, row.total) for row in view.rows] == [(2024, 2)]


def test_a_row_a_year_from_the_newest_with_the_figures_of_each_level():
    view = of((2022, "base", 3), (2024, "state", 1), (2024, "base", 4))

    assert view is not None
    assert view.levels == ("state", "base")
    assert [(row.year, row.counts, row.total) for row in view.rows] == [
        (2024, (1, 4), 5),
        (2023, (0, 0), 0),
        (2022, (0, 3), 3),
    ]
    assert (view.totals, view.total) == ((1, 7), 8)


def test_a_year_without_awards_has_its_row_and_no_bar():
    """A gap in the years would look as if there was none."""
    view = of((2022, "base", 3), (2024, "base", 4))

    assert view is not None
    assert view.rows[1].bars == ()
    assert view.rows[1].end == LABEL + 8


def test_the_longest_bar_takes_the_room_and_the_others_their_share():
    view = of((2023, "base", 5), (2024, "sector", 5), (2024, "base", 5))

    assert view is not None
    [whole, half] = [sum(bar.width for bar in row.bars) for row in view.rows]
    assert whole == WIDTH - LABEL - TOTAL
    assert half == whole // 2
    assert [bar.level for bar in view.rows[0].bars] == ["sector", "base"]


def test_one_award_beside_thousands_is_still_seen():
    view = of((2023, "state", 1), (2024, "base", 2000))

    assert view is not None
    assert view.rows[1].bars[0].width == 1


@given(
    st.lists(st.tuples(st.integers(2019, 2024), st.sampled_from(LEVELS), st.integers(1, 40)), min_size=1, max_size=12)
)
def test_bars_lie_end_to_end_inside_the_chart_and_its_table_adds_up(counts):
    view = of(*counts)

    assert view is not None
    assert view.total == sum(count for _, _, count in counts) == sum(view.totals) == sum(r.total for r in view.rows)
    assert view.height == len(view.rows) * ROW
    for row in view.rows:
        assert sum(row.counts) == row.total
        assert [bar.level for bar in row.bars] == [
            level for level, count in zip(view.levels, row.counts, strict=True) if count
        ]
        x = LABEL
        for bar in row.bars:
            assert abs(bar.x - x) <= 1  # a level too small to see takes one unit, and may lie over the next
            x = bar.x + bar.width
        assert x <= WIDTH - TOTAL + 1
        assert 0 <= row.y < row.y + view.bar <= view.height
