from __future__ import annotations

import pytest

from plugins import registry

SITE = b"name: x\nunit: u\nsiteurl: https://x.example\ncategories: [{id: a, name: A}]\n"
UNITS = """
- {id: u, level: supreme, names: [{name: U}]}
- {id: cu, level: province, names: [{name: Cũ}], valid: {to: 2023-06-30}}
- {id: moi, level: province, names: [{name: Mới}], valid: {from: 2023-07-01}}
"""
GROUP = "- {{id: u/c, kind: cluster, system: local, owner: u, name: C, years: {{2023: {year}}}}}"


def told(units: str = "", **files: str) -> list[str]:
    """Return code, line and suggestion of each problem."""
    texts = {"units": UNITS.lstrip() + units} | files
    content = {"data/site.yaml": SITE} | {f"data/{stem}.yaml": text.encode() for stem, text in texts.items()}
    return [p.code for p in registry.load(content)[1]]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param("[{name: A}, {name: B, from: 2020-01-01}, {name: C, from: 2020-01-02}]", [], id="in order"),
        pytest.param("[{name: A, from: 2019-01-01}, {name: B, from: 2020-01-01}]", [], id="all with days"),
        pytest.param("[{name: A, from: 2020-01-02}, {name: B, from: 2020-01-01}]", ["R106"], id="the wrong way round"),
        pytest.param("[{name: A, from: 2020-01-01}, {name: B, from: 2020-01-01}]", ["R106"], id="on one day"),
        pytest.param("[{name: A}, {name: B}]", ["R106"], id="a later name without its day"),
    ],
)
def test_names_stand_from_the_oldest(names, expected):
    assert told(f"- {{id: a, level: office, names: {names}}}") == expected


@pytest.mark.parametrize(
    ("closed", "expected"),
    [
        pytest.param(
            "valid: {to: 2023-06-30}, closed: {kind: merged, successors: [{unit: moi}]}", [], id="on the next day"
        ),
        pytest.param(
            "valid: {to: 2023-06-29}, closed: {kind: merged, successors: [{unit: moi}]}", ["R109"], id="a day too late"
        ),
        pytest.param(
            "valid: {to: 2023-06-30}, closed: {kind: merged, successors: [{unit: cu}]}", ["R109"], id="itself no more"
        ),
        pytest.param(
            "valid: {to: 2023-06-29}, closed: {kind: merged, successors: [{unit: cu}]}", [], id="on its last day"
        ),
        pytest.param("valid: {to: 2023-06-29}, closed: {kind: dissolved}", [], id="nobody"),
        pytest.param(
            "valid: {to: 2023-06-30}, closed: {kind: split, successors: [{unit: moii}]}", ["R101"], id="nobody known"
        ),
        pytest.param("closed: {kind: dissolved}", ["R108"], id="no day"),
        pytest.param("valid: {from: 2000-01-01}, closed: {kind: dissolved}", ["R108"], id="a first day alone"),
    ],
)
def test_a_closed_unit_has_a_last_day_and_successors_that_are_there_on_the_next(closed, expected):
    assert told(f"- {{id: a, level: office, names: [{{name: A}}], {closed}}}") == expected


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        pytest.param("unit: cu, to: 2023-06-30", [], id="until the last day of its unit"),
        pytest.param("unit: cu", [], id="without an end: it ends with its unit"),
        pytest.param("unit: cu, from: 2020-01-01, to: 2023-07-01", ["R115"], id="a day longer than its unit"),
        pytest.param("unit: cu, from: 2023-06-30", [], id="from the last day of its unit"),
        pytest.param("unit: cu, from: 2023-07-01", ["R114"], id="when its unit was no more"),
        pytest.param("unit: moi, to: 2023-06-30", ["R114"], id="before its unit was there"),
        pytest.param("unit: moi, from: 2023-06-01, to: 2023-07-01", [], id="from before its unit"),
        pytest.param("unit: khong-co", ["R101"], id="in a unit that nobody knows"),
    ],
)
def test_a_post_lies_in_the_days_of_its_unit(post, expected):
    assert told(people=f"- {{id: p, name: P, appointments: [{{role: R, {post}}}]}}") == expected


def units(**parents: str) -> str:
    return "".join(f"- {{id: {id_}, level: office, names: [{{name: N}}], parent: {p}}}\n" for id_, p in parents.items())


def campaigns(**parents: str) -> str:
    return "".join(f"- {{id: {id_}, kind: drive, name: N, parent: {p}}}\n" for id_, p in parents.items())


@pytest.mark.parametrize(
    ("parents", "circles"),
    [
        pytest.param({"a": "a"}, 1, id="itself"),
        pytest.param({"a": "b", "b": "a"}, 2, id="two"),
        pytest.param({"a": "b", "b": "c", "c": "a"}, 3, id="three"),
        pytest.param({"a": "b", "b": "c", "c": "b"}, 2, id="one that only leads into a circle is not in it"),
    ],
)
@pytest.mark.parametrize("kind", ["units", "campaigns"])
def test_nothing_is_a_part_of_itself(kind, parents, circles):
    """Pages climb from part to whole; in a circle they would climb for ever."""
    problems = told(units(**parents)) if kind == "units" else told(campaigns=campaigns(**parents))

    assert problems == ["R105"] * circles


def test_a_chain_is_no_circle():
    assert told(units(a="b", b="c", c="u")) == []


def test_a_circle_is_told_with_the_way_round():
    content = {"data/site.yaml": SITE, "data/units.yaml": (UNITS + units(a="b", b="a")).encode()}

    _, [first, _] = registry.load(content)

    assert "a → b → a" in first.message


def test_succession_in_a_circle_is_told():
    both = "".join(
        f"- {{id: {a}, level: office, names: [{{name: N}}], valid: {{to: 2020-01-01}},"
        f" closed: {{kind: renamed, successors: [{{unit: {b}}}]}}}}\n"
        for a, b in (("a", "b"), ("b", "a"))
    )

    assert sorted(told(both)) == ["R105", "R105", "R109", "R109"]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param("{members: [u, cu, moi], leader: cu, deputy: moi}", [], id="before and after a merger"),
        pytest.param("{leader: u}", [], id="a leader alone"),
        pytest.param("{members: [cu], leader: u}", ["R110"], id="a leader who is no member"),
        pytest.param("{members: [cu], members_complete: false, leader: u}", [], id="of whom not all are known"),
        pytest.param("{members: [cu], deputy: u}", ["R110"], id="a deputy who is no member"),
        pytest.param("{leader: u, deputy: u}", ["R111"], id="leader and deputy in one"),
        pytest.param("{members: [x]}", ["R101"], id="a member who is nobody"),
        pytest.param("{supervisor: {person: x}}", ["R101"], id="a supervisor who is nobody"),
    ],
)
def test_officers_of_a_group_are_two_of_its_members(year, expected):
    assert told(groups=GROUP.format(year=year)) == expected


@pytest.mark.parametrize(
    ("year", "unit", "expected"),
    [
        pytest.param(2022, "cu", [], id="before the merger"),
        pytest.param(2023, "cu", [], id="in the year of the merger"),
        pytest.param(2023, "moi", [], id="in the first year"),
        pytest.param(2024, "cu", ["R103"], id="a year after"),
        pytest.param(2022, "moi", ["R103"], id="a year before"),
    ],
)
def test_a_member_was_in_being_on_some_day_of_the_year(year, unit, expected):
    assert told(groups=GROUP.replace("2023", str(year)).format(year=f"{{members: [{unit}]}}")) == expected


COURT = "{name: Tòa án, kind: outside}"


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        pytest.param(f"{{members: [u, {COURT}], leader: {COURT}, deputy: u}}", [], id="a member that leads"),
        pytest.param(f"{{members: [u], leader: {COURT}}}", ["R110"], id="a leader that is no member"),
        pytest.param(f"{{leader: {COURT}, deputy: {COURT}}}", ["R111"], id="leader and deputy at once"),
        pytest.param(f"{{supervisor: {{unit: {COURT}, person: {{name: Ông An, kind: outside}}}}}}", [], id="in charge"),
        pytest.param("{members: [toa-an]}", ["R101"], id="an id of nobody"),
        pytest.param("{leader: Tòa án nhân dân tỉnh}", ["R128"], id="a name for an id"),
        pytest.param("{leader: {name: Tòa án}}", ["R125"], id="without the word"),
    ],
)
def test_a_group_has_members_and_officers_from_outside(year, expected):
    assert told(groups=GROUP.format(year=year)) == expected


def test_an_unknown_member_may_be_somebody_outside():
    content = {"site": SITE.decode(), "units": UNITS.lstrip(), "groups": GROUP.format(year="{members: [toa-an-tinh]}")}
    [problem] = registry.load({f"data/{stem}.yaml": text.encode() for stem, text in content.items()})[1]

    assert problem.suggestion is None
    assert "{name: tên đầy đủ, kind: outside}" in problem.cure


@pytest.mark.parametrize(
    ("id_", "expected"),
    [
        pytest.param("u/c", [], id="its owner's"),
        pytest.param("u/a/c", [], id="deeper"),
        pytest.param("cu/c", ["R107"], id="another's"),
        pytest.param("ub/c", ["R107"], id="one that begins alike"),
        pytest.param("c", ["R107"], id="nobody's"),
    ],
)
def test_the_id_of_a_group_begins_with_its_owner(id_, expected):
    assert told(groups=f"- {{id: {id_}, kind: bloc, system: local, owner: u, name: C}}") == expected


REGIONS = SITE.decode() + "regions: [{id: bac, name: Bắc}, {id: nam, name: Nam}]\n"


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        pytest.param("bac", [], id="one of the portal's"),
        pytest.param("bacc", ["R113"], id="none of them"),
        pytest.param("Bắc", ["S112"], id="a name"),
    ],
)
def test_a_unit_stands_in_a_region_of_the_portal(region, expected):
    unit = f"- {{id: a, level: province, region: {region}, names: [{{name: A}}]}}"

    assert told(unit, site=REGIONS) == expected


def test_a_region_that_is_none_is_told_with_the_nearest_that_is():
    content = {
        "data/site.yaml": REGIONS.encode(),
        "data/units.yaml": b"- {id: u, level: supreme, region: nma, names: [{name: U}]}",
    }
    [problem] = registry.load(content)[1]

    assert problem.suggestion == "nam"
    assert "chọn một vùng khai ở regions trong data/site.yaml: bac, nam" in problem.line("")


def test_regions_have_an_id_each():
    twice = SITE.decode() + "regions: [{id: bac, name: Bắc}, {id: bac, name: Nam}]\n"

    assert told(site=twice) == ["R104"]
