from __future__ import annotations

import pytest

from tests.quota.making import (
    TWO_A_MONTH,
    by,
    by_name,
    by_unit,
    done,
    item,
    picture,
    rows,
    section,
    statement,
)

OFFICE, DISTRICT, DIVISION = "ha-tinh/van-phong", "ha-tinh/duc-tho", "ha-tinh/phong-1"
ROLLED = """\
rules: [{id: tinh, subject: unit, levels: [province], period: month, target: 3, roll_up: %s, measure: %s}]
policy: {coauthors: %s, roles: {photographer: 0.5}}
"""


def rolled(*items, roll_up="true", measure="count", coauthors="equal"):
    """Return the row of the province by a rule that may roll up."""
    return rows(statement("2024-06", ROLLED % (roll_up, measure, coauthors), *items))["ha-tinh"]


def test_rows_are_sorted_by_credit_then_by_name():
    items = [item("2024/06/01/a", by("cuong")), item("2024/06/02/b", by("an")), item("2024/06/03/c", by("an"))]
    found = rows(statement("2024-06", TWO_A_MONTH, *items))

    assert [(row.name, str(row.credit)) for row in found.values()] == [
        ("Văn phòng VKSND tỉnh Hà Tĩnh", "2"),
        ("VKSND huyện Đức Thọ", "1"),
        ("Phòng 1 VKSND tỉnh Hà Tĩnh", "0"),
        ("VKSND tỉnh Bình Thuận", "0"),
        ("VKSND tỉnh Hà Tĩnh", "0"),
    ]


def test_people_are_sorted_by_credit_then_by_given_name():
    rule = (
        "rules: [{id: a, subject: person, people: [binh, giang, dung, em, an, cuong, hoa], period: month, target: 1}]\n"
    )
    found = rows(statement("2024-06", rule, item("2024/06/01/a", by("hoa"))))

    assert list(found) == ["hoa", "an", "binh", "cuong", "dung", "em", "giang"]


@pytest.mark.parametrize(
    ("items", "credit", "missing", "met"),
    [(0, "0", "2", False), (1, "1", "1", False), (2, "2", "0", True), (3, "3", "0", True)],
)
def test_who_is_short_and_by_how_much(items, credit, missing, met):
    written = [item(f"2024/06/0{day}/a{day}", by("an")) for day in range(1, items + 1)]
    row = rows(statement("2024-06", TWO_A_MONTH, *written))[OFFICE]

    assert (str(row.credit), str(row.missing), row.met) == (credit, missing, met)


def test_lines_are_in_the_order_of_days():
    items = [item("2024/06/20/b", by("an")), item("2024/06/05/c", by("binh")), item("2024/06/20/a", by("an"))]
    lines = rows(statement("2024-06", TWO_A_MONTH, *items))[OFFICE].items

    assert [line.path for line in lines] == ["news/2024/c.md", "news/2024/a.md", "news/2024/b.md"]
    assert [line.why for line in lines] == ["tác giả Trần Thị Bình", *["tác giả Nguyễn Văn An"] * 2]


# --- whose work counts -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "roll_up", "credit"),
    [
        pytest.param((by("an"),), "true", "1", id="an office's, rolled up"),
        pytest.param((by("an"),), "false", "0", id="an office's is its own"),
        pytest.param((by("phuc"),), "true", "1", id="a division's"),
        pytest.param((by("cuong"),), "true", "0", id="a district stands for itself"),
        pytest.param((by_unit("ha-tinh"),), "false", "1", id="its own"),
        pytest.param((by("an"), by("phuc")), "true", "1", id="of two offices: one item"),
        pytest.param((by("an"), by("cuong")), "true", "1/2", id="half the district's"),
        pytest.param((by_unit("ha-tinh"), by_unit(OFFICE)), "true", "1", id="signed by both"),
        pytest.param((by("an"), by("phuc", "photographer")), "true", "1", id="no more than one item"),
    ],
)
def test_offices_and_divisions_roll_up_only_if_the_rule_says_so(byline, roll_up, credit):
    row = rolled(item("2024/06/10/a", *byline), roll_up=roll_up)

    assert str(row.credit) == credit
    assert sum(line.credit for line in row.items) == row.credit
    assert len({line.key for line in row.items}) == len(row.items)


@pytest.mark.parametrize(
    ("coauthors", "measure", "credit"),
    [("full", "count", "1"), ("full", "points", "1"), ("equal", "points", "1"), ("first", "count", "1")],
)
def test_two_offices_of_a_province_have_made_one_item(coauthors, measure, credit):
    row = rolled(item("2024/06/10/a", by("an"), by("phuc")), coauthors=coauthors, measure=measure)

    assert str(row.credit) == credit
    assert len(row.items) == 1


def test_what_rolls_up_says_through_whom():
    [line] = rolled(item("2024/06/10/a", by("an"), by("phuc"))).items

    assert line.why == "tác giả Nguyễn Văn An (chung 2 người); tác giả Bùi Văn Phúc (chung 2 người)"


def test_points_of_author_and_photographer_of_two_offices_add_up():
    row = rolled(item("2024/06/10/a", by("an"), by("phuc", "photographer")), measure="points")

    assert str(row.credit) == "3/2"


def test_a_section_is_no_second_credit_where_its_office_made_the_whole():
    digest = item("2024/06/10/a", by("an", "compiler"), sections=(section("x", "ha-tinh"), section("y", "binh-thuan")))

    assert str(rolled(digest).credit) == "1"
    assert str(rolled(digest, roll_up="false").credit) == "1", "then only the section is the province's"


def test_full_credit_of_one_title_in_two_papers_is_two():
    external = "".join(
        f"- {{title: Một bài, outlet: Báo {n}, date: 2024-06-1{n}, byline: [{{person: an}}]}}\n" for n in (1, 2)
    )
    found = statement("2024-06", TWO_A_MONTH + "policy: {coauthors: full}\n", external=external)

    assert str(rows(found)[OFFICE].credit) == "2"


def test_rules_of_people_credit_people():
    rule = "rules: [{id: a, subject: person, levels: [office], period: month, target: 1}]\n"
    found = statement(
        "2024-06", rule, item("2024/06/10/a", by("an"), by("cuong")), item("2024/06/11/b", by_unit(OFFICE))
    )

    assert done(found) == {"an": "1/2 of 1", "binh": "0 of 1"}


# --- periods ---------------------------------------------------------------------------------------------------------

DAYS = ("2023/12/19/a", "2023/12/20/b", "2024/01/19/c", "2024/01/20/d", "2024/12/19/e", "2024/12/20/f")
ITEMS = [item(day, by("an")) for day in DAYS]
FROM_THE_20TH = (
    "rules: [{id: a, subject: unit, units: [ha-tinh/van-phong], period: month, starts: {day: 20}, target: 1}]\n"
)


@pytest.mark.parametrize(
    ("period", "titles", "target", "span"),
    [
        pytest.param("2024-01", ["b", "c"], "1", ("2023-12-20", "2024-01-19"), id="a month"),
        pytest.param("2024-02", ["d"], "1", ("2024-01-20", "2024-02-19"), id="the next"),
        pytest.param("2024", ["b", "c", "d", "e"], "12", ("2023-12-20", "2024-12-19"), id="the year of such months"),
        pytest.param("2024-Q1", ["b", "c", "d"], "3", ("2023-12-20", "2024-03-19"), id="the quarter"),
        pytest.param("2024-H2", ["e"], "6", ("2024-06-20", "2024-12-19"), id="the half"),
    ],
)
def test_a_longer_period_consists_of_those_of_the_rule(period, titles, target, span):
    found = statement(period, FROM_THE_20TH, *ITEMS)
    row = rows(found)[OFFICE]

    assert [line.title for line in row.items] == [f"Tin {title}" for title in titles]
    assert str(row.target) == target
    assert (found.start.isoformat(), found.end.isoformat()) == span
    assert found.items == len(titles)


def test_the_sum_of_the_months_is_the_year():
    year = statement("2024", FROM_THE_20TH, *ITEMS)
    months = [statement(f"2024-{month:02}", FROM_THE_20TH, *ITEMS) for month in range(1, 13)]

    assert sum(month.credit for month in months) == year.credit
    assert sum(rows(month)[OFFICE].credit for month in months) == rows(year)[OFFICE].credit


def test_the_year_from_december():
    rule = "rules: [{id: a, subject: person, people: [an], period: year, starts: {month: 12}, target: 1}]\n"
    found = statement("2024", rule, *ITEMS)

    assert (found.start.isoformat(), found.end.isoformat()) == ("2023-12-01", "2024-11-30")
    assert found.items == 4
    assert statement("2025", rule, *ITEMS).previous_items == 4


def test_a_rule_of_a_longer_period_is_not_in_it():
    both = TWO_A_MONTH + "  - {id: nam, subject: person, people: [an], period: year, target: 9}\n"

    assert [rule.id for rule in statement("2024-06", both).rules] == ["hai-tin"]
    assert [(rule.id, rule.periods) for rule in statement("2024", both).rules] == [("hai-tin", 12), ("nam", 1)]


@pytest.mark.parametrize(
    ("period", "target"),
    [("2024-05", None), ("2024-06", "2"), ("2024-08", "2"), ("2024-09", None), ("2024", "6")],
)
def test_a_rule_holds_for_the_periods_that_begin_on_its_days(period, target):
    rule = TWO_A_MONTH + "    valid: {from: 2024-06-01, to: 2024-08-15}\n"
    found = statement(period, rule)

    assert [str(row.target) for one in found.rules for row in one.rows if row.subject == OFFICE] == (
        [target] if target else []
    )


@pytest.mark.parametrize(("at", "closed"), [("2024-06-30T23:59", False), ("2024-07-01T00:00", True)])
def test_a_period_is_closed_when_it_is_over(at, closed):
    assert statement("2024-06", TWO_A_MONTH, at=at).closed is closed


def test_of_a_period_to_come_nothing_is_done_yet():
    found = statement("2024-07", TWO_A_MONTH, item("2024/07/10/a", by("an")), at="2024-06-15T00:00")

    assert (found.items, found.credit, found.closed) == (0, 0, False)
    assert str(rows(found)[OFFICE].missing) == "2"


def test_a_portal_without_rules_still_has_its_figures():
    found = statement("2024-06", "{}", item("2024/06/10/a", by("an")))

    assert (found.rules, found.items, found.credit) == ((), 1, 1)


# --- the whole -------------------------------------------------------------------------------------------------------

MONTHS = [
    item("2024/05/31/truoc", by("an")),
    item("2024/06/01/mot", by("an"), by("cuong")),
    item("2024/06/02/hai", by("an"), category="hoat-dong", genre="feature"),
    item("2024/06/03/ba", by_name("TL", "compiler")),
    item("2024/06/04/bon", by_unit(OFFICE), by("binh"), body=picture()),
    item("2024/06/05/nam"),
    item("2024/06/06/nhap", by("an"), status="draft"),
]
EXTERNAL = "- {title: Báo, outlet: Báo Ví Dụ, date: 2024-06-09, byline: [{person: cuong}]}\n"


def test_a_paper_is_one_however_it_is_typed():
    papers = "".join(EXTERNAL.replace("Báo Ví Dụ", name) for name in ("Báo Hoà Bình", "báo  Hòa Bình", "Báo Đông"))
    found = statement("2024-06", TWO_A_MONTH, external=papers)

    assert [(one.name, one.number) for one in found.external] == [("Báo Đông", 1), ("Báo Hoà Bình", 2)]


def test_totals_are_of_the_whole_period():
    found = statement("2024-06", TWO_A_MONTH, *MONTHS, external=EXTERNAL)

    assert (found.items, found.previous_items) == (5, 1)
    assert str(found.credit) == "4", (
        "three items, of which one was signed by a unit and one of its people, and a paper's"
    )


def test_unattributed_works_come_with_the_file_to_mend():
    found = statement("2024-06", TWO_A_MONTH, *MONTHS)

    assert [(one.path, one.title, one.date.day, one.reason) for one in found.unattributed] == [
        ("news/2024/ba.md", "Tin ba", 3, "“TL” không phải người đã biết"),
        ("news/2024/nam.md", "Tin nam", 5, "không ghi tác giả"),
    ]


def test_tallies_are_by_category_genre_contributor_and_paper():
    found = statement("2024-06", TWO_A_MONTH, *MONTHS, external=EXTERNAL)

    assert [(one.name, one.number) for one in found.categories] == [("Thi đua", 4), ("Hoạt động", 1)]
    assert [(one.name, one.number) for one in found.genres] == [("bài", 1), ("tin", 4)]
    assert [(one.name, str(one.number), one.of) for one in found.contributors] == [
        ("Nguyễn Văn An", "3/2", "Văn phòng VKSND tỉnh Hà Tĩnh"),
        ("Trần Thị Bình", "1/2", "Văn phòng VKSND tỉnh Hà Tĩnh"),
        ("Lê Văn Cường", "1/2", "VKSND huyện Đức Thọ"),
    ]
    assert [(one.name, one.number) for one in found.external] == [("Báo Ví Dụ", 1)]


def test_a_merged_unit_keeps_its_last_name_and_its_credit():
    rule = "rules: [{id: a, subject: unit, levels: [province], period: year, target: 2}]\n"
    items = [item("2025/06/30/a", by("em")), item("2025/07/01/b", by("em"))]
    found = rows(statement("2025", rule, *items))

    assert [(id_, row.name, str(row.credit)) for id_, row in found.items()] == [
        ("binh-thuan", "VKSND tỉnh Bình Thuận", "1"),
        ("lam-dong", "VKSND tỉnh Lâm Đồng", "1"),
        ("ha-tinh", "VKSND tỉnh Hà Tĩnh", "0"),
    ]


def test_moving_takes_no_work_along():
    items = [item("2024/06/14/a", by("dung")), item("2024/06/15/b", by("dung"))]
    found = rows(statement("2024-06", TWO_A_MONTH, *items))

    assert [line.title for line in found["ha-tinh"].items] == ["Tin a"]
    assert [line.title for line in found[DISTRICT].items] == ["Tin b"]


@pytest.mark.parametrize(
    ("name", "work", "unit"),
    [
        pytest.param("2025-06", item("2025/06/01/a", by("em")), "VKSND tỉnh Bình Thuận", id="before the merger"),
        pytest.param("2025-07", item("2025/07/01/a", by("em")), "VKSND tỉnh Lâm Đồng", id="the old post is over"),
        pytest.param("2024-06", item("2024/06/15/a", by("dung")), "VKSND huyện Đức Thọ", id="who moved"),
        pytest.param("2024-06", item("2024/06/15/a", by("hoa")), None, id="who has no post"),
    ],
)
def test_a_contributor_is_of_the_unit_of_the_end_of_the_period(name, work, unit):
    [contributor] = statement(name, TWO_A_MONTH, work).contributors

    assert contributor.of == unit
