"""What the desk shows is computed here, so that its templates need not."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from plugins.quota.desk_past import SPARK, past_view, spark
from plugins.quota.desk_views import Told, figure, period_view, rule_view, with_names_apart, works_view
from plugins.quota.periods import named, period
from plugins.quota.statement import Line, Row, RuleStatement

TODAY = date(2026, 11, 22)


def row(id_: str, credit: str = "0", target: str = "2", name: str = "", note: str = "", works: int = 0) -> Row:
    lines = tuple(
        Line(
            path=f"news/{id_}-{number}.md",
            section="muc" if number else None,
            url=f"https://x.example/tin/{id_}-{number}/",
            title=f"Bài {number}",
            date=date(2026, 11, 3),
            credit=Fraction(1, 2),
            why="tác giả",
        )
        for number in range(works)
    )
    return Row(
        subject=id_,
        name=name or id_.title(),
        credit=Fraction(credit),
        target=Fraction(target),
        items=lines,
        note=note,
    )


def rule(*rows: Row) -> RuleStatement:
    return RuleStatement(
        id="hang-thang",
        name="Hằng tháng",
        subject="unit",
        period="month",
        periods=1,
        start=date(2014, 10, 1),
        end=date(2014, 10, 31),
        target=Fraction(2),
        measure="count",
        rows=rows,
    )


def told(*rows: Row, name: str = "2026-11", frozen: date | None = None) -> Told:
    window = period(named(name))
    return Told(rule=rule(*rows), name=named(name), start=window.start, end=window.end, frozen=frozen)


@pytest.mark.parametrize(
    ("credit", "target", "state", "fill", "missing"),
    [
        pytest.param("0", "2", "short", 0, "2", id="nothing"),
        pytest.param("1/100", "2", "short", 1, "1,99", id="something is seen"),
        pytest.param("1", "2", "short", 50, "1", id="half"),
        pytest.param("199/100", "2", "short", 99, "0,01", id="nearly is not all"),
        pytest.param("2", "2", "met", 100, "", id="all"),
        pytest.param("9", "2", "met", 100, "", id="more than all"),
        pytest.param("0", "0", "exempt", 0, "", id="nothing asked"),
    ],
)
def test_a_bar_is_full_only_for_all_that_is_asked(
    credit: str, target: str, state: str, fill: int, missing: str
) -> None:
    found = figure(row("a", credit, target))

    assert (found.state, found.fill, found.missing) == (state, fill, missing)


@pytest.mark.parametrize(
    ("left", "weekly"),
    [
        pytest.param(14, "0,75", id="two weeks"),
        pytest.param(7, "1,5", id="a week"),
        pytest.param(2, "1,5", id="less than a week asks for no more than is missing"),
        pytest.param(0, "", id="over"),
    ],
)
def test_what_is_needed_a_week_spreads_over_the_days_left(left: int, weekly: str) -> None:
    assert figure(row("a", "1/2"), left=left).weekly == weekly


def test_a_figure_leads_to_its_works() -> None:
    one = told(row("ha-tinh/ky-anh", "1", works=2, note="tính 20/30 ngày"), row("b"))

    [b, a] = rule_view(one, TODAY).short
    shown = works_view(one, TODAY)

    assert (a.who.href, a.who.note) == ("chi-tieu-hang-thang-2026-11.html#ha-tinh/ky-anh", "tính 20/30 ngày")
    assert [each.figure.anchor for each in shown.subjects] == ["ha-tinh/ky-anh"]
    assert [each.anchor for each in shown.idle] == ["b"]
    assert {a.who.href, b.who.href} == {f"{one.file}#{id_}" for id_ in ("ha-tinh/ky-anh", "b")}


def test_works_say_where_when_how_much_and_why() -> None:
    [whole, section] = works_view(told(row("a", "1", works=2)), TODAY).subjects[0].works

    assert (whole.work.text, whole.work.href) == ("Bài 0", "https://x.example/tin/a-0/")
    assert (whole.day.text, whole.credit, whole.why, whole.path) == ("3/11/2026", "0,5", "tác giả", "news/a-0.md")
    assert section.path == "news/a-1.md#muc"


def test_who_misses_most_stands_first_and_the_others_apart() -> None:
    view = rule_view(told(row("a", "3"), row("b", "1"), row("c", "0"), row("d", "0", "0")), TODAY)

    assert [one.anchor for one in view.short] == ["c", "b"]
    assert [one.anchor for one in view.others] == ["a", "d"]
    assert view.period.left == 9


@pytest.mark.parametrize(
    ("name", "key", "number"),
    [
        pytest.param("2026-11", "month", "11", id="month"),
        pytest.param("2026-Q4", "quarter", "IV", id="quarter"),
        pytest.param("2026-H2", "half_2", "", id="half"),
        pytest.param("2026", "year", "", id="year"),
    ],
)
def test_a_period_has_a_name_and_the_days_that_are_left(name: str, key: str, number: str) -> None:
    window = period(named(name))
    view = period_view(named(name), window.start, window.end, TODAY)

    assert (view.key, view.number, view.year) == (key, number, 2026)
    assert view.left == (window.end - TODAY).days + 1


def test_a_period_that_is_over_has_no_days_left() -> None:
    window = period(named("2026-10"))

    assert period_view(named("2026-10"), window.start, window.end, TODAY).left == 0


# --- the past --------------------------------------------------------------------------------------------------------


def test_a_small_chart_has_a_column_a_period_on_a_scale_of_its_own() -> None:
    found = spark([row("a", "4"), None, row("a", "1"), row("a", "0"), row("a", "1", "0")])

    assert (found.width, found.height) == (40, SPARK) == (40, 24)
    assert found.met == "M0 24v-24h6V24z"
    assert found.short == "M16 24v-6h6V24z"
    assert found.exempt == "M32 24v-6h6V24z"
    assert found.goals == "M0 12h6M16 12h6M24 12h6"


def test_a_small_chart_of_nothing_is_empty() -> None:
    for rows in ([], [None], [row("a", "0", "0")]):
        found = spark(rows)

        assert found.width > 0
        assert (found.met, found.short, found.exempt, found.goals) == ("", "", "", "")


def test_the_past_has_a_figure_a_period_and_marks_the_frozen() -> None:
    before = told(row("a", "2"), row("c", "1"), name="2026-09", frozen=date(2026, 10, 2))
    after = told(row("a", "1", name="Ây"), row("b", "0", "0"), name="2026-10")

    view = past_view([before, after], TODAY, str)

    assert view is not None
    assert [one.frozen.text if one.frozen else None for one in view.periods] == ["2/10/2026", None]
    assert [one.name for one in view.rows] == ["Ây", "B", "C"]
    [a, b, c] = view.rows
    assert [one and one.who.href for one in a.figures] == [f"{before.file}#a", f"{after.file}#a"]
    assert (a.credit, a.met, a.asked) == ("3", 1, 2)
    assert (b.figures[0], b.met, b.asked) == (None, 0, 0)
    assert c.figures[1] is None


def test_no_period_back_is_no_table() -> None:
    assert past_view([], TODAY, str) is None


def test_two_of_one_name_are_told_apart() -> None:
    """Names are not identities: the new VKSND tỉnh An Giang bears the name of the old one."""
    one = told(row("an-giang", name="An Giang"), name="2025-06")
    two = told(row("an-giang-2025", name="An Giang"), row("hue", name="Huế"), name="2025-07")

    view = past_view([one, two], TODAY, str.upper)

    assert view is not None
    assert [each.name for each in view.rows] == ["An Giang (AN-GIANG)", "An Giang (AN-GIANG-2025)", "Huế"]
    same = with_names_apart(rule(row("a", name="Bình"), row("b", name="Bình"), row("c", name="An")), str.upper)
    assert [each.name for each in same.rows] == ["Bình (A)", "Bình (B)", "An"]
    alike = with_names_apart(rule(row("a", name="Hoà"), row("b", name="Hòa"), row("c", name="Hoa")), str.upper)
    assert [each.name for each in alike.rows] == ["Hoà (A)", "Hòa (B)", "Hoa"]
