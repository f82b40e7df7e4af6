"""Two monthly notices of a provincial procuracy, number for number, from content made to their tables.

The tables are of our own making, in the form and the sizes of those notices: units that met the quota with their
counts and the sum of the month before; items by section and by unit.
"""

from __future__ import annotations

from datetime import date, datetime

from plugins import registry
from plugins.newsroom import Newsroom
from plugins.quota.loading import load
from plugins.quota.periods import named
from plugins.quota.report import report
from plugins.registry.shapes import ZONE
from tests.quota.making import by, by_unit, item

# Unit, items of the month; the first are those that a notice lists as having met two. 36 by 10 units.
OCTOBER = {
    "chau-hung": 8,
    "van-phong": 3,
    "thanh-tan": 5,
    "mo-cay": 5,
    "phong-1": 4,
    "phong-2": 3,
    "ba-tri": 3,
    "giong-trom": 2,
    "binh-dai": 2,
    "phong-3": 1,
}
# Items by section, and by unit: 40 by 17 units.
BY_SECTION = {"hoat-dong": 19, "nghiep-vu": 9, "xay-dung-dang": 6, "van-ban": 4, "guong-sang": 2}
FEBRUARY = [6, 5, 4, 4, 3, 3, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1]
UNITS = [*OCTOBER, *(f"don-vi-{n}" for n in range(1, 8))]
RULE = """\
rules:
  - {id: thang, name: Từ 02 tin, subject: unit, levels: [district, division, office], period: month, target: 2}
"""


def portal():
    """Return a province of seventeen units; the first has two writers, who sign together."""
    units = "- {id: tinh, level: province, names: [{name: VKSND tỉnh Ví Dụ}]}\n"
    for number, id_ in enumerate(UNITS):
        level = "office" if id_ == "van-phong" else "division" if id_.startswith("phong") else "district"
        units += f"- {{id: tinh/{id_}, level: {level}, parent: tinh, names: [{{name: Đơn vị {number:02}}}]}}\n"
    people = "".join(
        f"- {{id: nguoi-{n}, name: Người {n}, appointments: [{{role: KSV, unit: tinh/chau-hung}}]}}\n" for n in (1, 2)
    )
    categories = ", ".join(f"{{id: {id_}, name: Mục {id_}}}" for id_ in BY_SECTION)
    site = f"name: C\nunit: tinh\nsiteurl: https://thu.example\ncategories: [{categories}]\n"
    files = {"site": site, "units": units, "people": people}
    found, problems = registry.load({f"data/{name}.yaml": text.encode() for name, text in files.items()})
    assert problems == []
    return found


def statement_of(period: str, *items):
    records, room = portal(), Newsroom(items=items)
    data, problems = load({"data/quota.yaml": RULE.encode()}, records, room)
    assert problems == []
    quota = data.on(room.edition(datetime(2016, 1, 1, tzinfo=ZONE)))
    return report(quota, records, named(period), date(2016, 1, 1))


def written(month: str, unit: str, number: int, category: str = "hoat-dong"):
    """Return an item of a unit; those of the first are by its two people together."""
    byline = (by("nguoi-1"), by("nguoi-2")) if unit == "chau-hung" else (by_unit(f"tinh/{unit}"),)
    return item(f"{month}/{number % 28 + 1:02}/{unit}-{number}", *byline, category=category)


def test_thirty_six_items_by_ten_units_beside_forty_three_the_month_before():
    october = [written("2014/10", unit, n) for unit, count in OCTOBER.items() for n in range(count)]
    september = [written("2014/09", UNITS[n % 12], n) for n in range(43)]
    found = statement_of("2014-10", *september, *october)
    [rule] = found.rules

    assert {row.subject.removeprefix("tinh/"): row.credit for row in rule.rows if row.credit} == OCTOBER
    assert (found.items, found.credit, found.previous_items) == (36, 36, 43)
    assert sum(row.credit for row in rule.rows) == 36
    assert [row.credit for row in rule.rows][:10] == [8, 5, 5, 4, 3, 3, 3, 2, 2, 1]
    assert sum(row.met for row in rule.rows) == 9
    assert {row.subject: row.missing for row in rule.rows if row.credit == 1} == {"tinh/phong-3": 1}
    assert found.unattributed == ()


def test_forty_items_by_section_and_by_seventeen_units():
    sections = [id_ for id_, count in BY_SECTION.items() for _ in range(count)]
    signed = [unit for unit, count in zip(UNITS, FEBRUARY, strict=True) for _ in range(count)]
    items = [written("2015/02", unit, n, sections[n * 7 % 40]) for n, unit in enumerate(signed)]
    found = statement_of("2015-02", *items)
    [rule] = found.rules

    assert (found.items, found.credit, found.previous_items) == (40, 40, 0)
    assert [row.credit for row in rule.rows] == FEBRUARY
    assert {tally.name.removeprefix("Mục "): tally.number for tally in found.categories} == BY_SECTION
    assert [tally.name for tally in found.categories] == [f"Mục {id_}" for id_ in BY_SECTION], "in the site's order"
    assert [(tally.name, tally.number) for tally in found.genres] == [("tin", 40)]
    assert sum(row.met for row in rule.rows) == 10
