from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import registry
from plugins.registry import Kind, Place, Registry, Unit
from plugins.registry.registry import Former
from plugins.registry.site import Site
from plugins.registry.texts import fold_name
from plugins.registry.units import UnitName
from tests.conftest import DATA, read_content
from tests.strategies import days, group_references, people_references, unit_references

HERE = Place(path="x")


@cache
def records():
    return read_content(DATA / "good")[0]


def resolve(kind: Kind, written: str, day: date) -> tuple[str | None, list[str]]:
    id_, problems = records().resolve(kind, written, day, HERE)
    return id_, [problem.code for problem in problems]


BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("kind", "written", "day", "id_"),
    [
        pytest.param(Kind.UNIT, "quang-binh", BEFORE, "quang-binh", id="an id"),
        pytest.param(Kind.UNIT, "VKSND tỉnh Quảng Bình", BEFORE, "quang-binh", id="a short name"),
        pytest.param(Kind.UNIT, "viện kiểm sát nhân dân tỉnh quảng trị", AFTER, "quang-tri", id="a name in any case"),
        pytest.param(Kind.UNIT, "VKSND TT-Huế", AFTER, "hue", id="an alias of a former name"),
        pytest.param(Kind.UNIT, "VKSND thành phố Huế", date(2025, 1, 1), "hue", id="the new name on its first day"),
        pytest.param(
            Kind.GROUP, "Cụm thi đua số 1 VKSND tỉnh Quảng Trị", AFTER, "quang-tri/cum-1", id="a group in full"
        ),
        pytest.param(Kind.CAMPAIGN, "văn hóa công sở", AFTER, "van-hoa-cong-so", id="a campaign by its alias"),
        pytest.param(Kind.PERSON, "Nguyễn Văn Hùng", AFTER, "nguyen-van-hung", id="one of two who differ in a mark"),
        pytest.param(Kind.PERSON, "Nguyễn Văn Hưng", AFTER, "nguyen-van-hung-2", id="the other"),
        pytest.param(Kind.PERSON, "NVH", AFTER, "nguyen-van-hung", id="initials"),
    ],
)
def test_a_reference_is_an_id_or_the_name_of_exactly_one(kind, written, day, id_):
    assert resolve(kind, written, day) == (id_, [])


@pytest.mark.parametrize(
    ("kind", "written", "day", "code", "said"),
    [
        pytest.param(
            Kind.GROUP, "Cụm thi đua số 1", AFTER, "R102", "hue/cum-1, quang-tri/cum-1", id="a name of several"
        ),
        pytest.param(
            Kind.UNIT, "quang-binh", AFTER, "R103", "VKSND tỉnh Quảng Trị (quang-tri)", id="names the successor"
        ),
        pytest.param(Kind.UNIT, "VKSND tỉnh Quảng Bình", AFTER, "R103", "hợp nhất từ 1/7/2025", id="by name, too"),
        pytest.param(Kind.UNIT, "VKSND thành phố Huế", date(2024, 12, 31), "R101", "", id="a name of tomorrow"),
        pytest.param(Kind.UNIT, "VKSND", AFTER, "R101", "", id="a part of a name"),
        pytest.param(Kind.UNIT, "nguyen-van-hung", AFTER, "R101", "", id="an id of another kind"),
        pytest.param(Kind.PERSON, "Nguyen Van Hung", AFTER, "R101", "", id="a name without its marks"),
    ],
)
def test_any_other_reference_is_a_problem(kind, written, day, code, said):
    id_, [problem] = records().resolve(kind, written, day, HERE)

    assert problem.code == code
    assert said in problem.line()
    assert id_ is None or id_ == written


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        pytest.param(Kind.UNIT, "quang-trị", "quang-tri", id="an id with a mark too many"),
        pytest.param(Kind.UNIT, "VKSND tinh Quang Tri", "quang-tri", id="a name without its marks"),
        pytest.param(Kind.GROUP, "hue/cum-2", "hue/cum-1", id="an id of a group"),
        pytest.param(Kind.CAMPAIGN, "van hoa cong so", "van-hoa-cong-so", id="a campaign"),
        pytest.param(Kind.PERSON, "Lê Thị Ngọ", "le-thi-ngoc", id="a person"),
        pytest.param(Kind.UNIT, "zzz", None, id="nothing like it"),
    ],
)
def test_an_unknown_reference_comes_with_what_was_probably_meant(kind, written, meant):
    assert records().unknown(kind, written, HERE).suggestion == meant


def test_of_two_bearers_of_a_name_the_one_in_being_is_meant():
    """The successor may keep the name of the unit that it took over."""
    units = """
- id: cu
  level: province
  names: [{name: Lâm Đồng}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: moi}]}
- {id: moi, level: province, names: [{name: Lâm Đồng}], valid: {from: 2025-07-01}}
- {id: xa, level: district, names: [{name: Hòa Bình}], valid: {to: 2020-01-01}}
- {id: gan, level: district, names: [{name: Hòa Bình}], valid: {to: 2020-01-01}}
"""
    found, _ = registry.load({"data/units.yaml": units.encode()})

    assert found.resolve(Kind.UNIT, "Lâm Đồng", BEFORE, HERE) == ("cu", [])
    assert found.resolve(Kind.UNIT, "Lâm Đồng", AFTER, HERE) == ("moi", [])
    id_, [problem] = found.resolve(Kind.UNIT, "Hòa Bình", AFTER, HERE)
    assert (id_, problem.code) == (None, "R102")
    _, [early] = found.resolve(Kind.UNIT, "moi", BEFORE, HERE)
    assert "tiền thân: Lâm Đồng (cu)" in early.line()
    _, [several] = found.resolve(Kind.UNIT, "Lâm Đồng", AFTER, HERE, Former(accepted=True, cure=""))
    assert several.code == "R102", "where both may be meant, neither is guessed"
    _, [still] = found.resolve(Kind.UNIT, "moi", BEFORE, HERE, Former(accepted=True, cure=""))
    assert still.line() == early.line(), "what is to come is no unit of former times"


@pytest.mark.parametrize(
    ("kind", "written"),
    [(Kind.UNIT, unit_references), (Kind.GROUP, group_references), (Kind.PERSON, people_references)],
    ids=["units", "groups", "people"],
)
def test_a_reference_is_never_a_guess(kind, written):
    """It is an entity that bears the id or the name, alone, and is in being on the day; or it is a problem."""

    @given(written, days)
    def check(text: str, day: date) -> None:
        id_, problems = resolve(kind, text, day)
        if problems:
            return
        entity = records().records(kind)[id_]
        bearers = [
            other.id
            for other in records().records(kind).values()
            if fold_name(text) in map(fold_name, other.borne_by(day)) and (kind is not Kind.UNIT or day in other.valid)
        ]
        assert text == id_ or bearers == [id_]
        assert kind is not Kind.UNIT or day in entity.valid

    check()


@given(st.sampled_from(Kind), st.text(max_size=20), days)
def test_what_is_nobody_s_name_is_always_a_problem(kind, text, day):
    id_, problems = resolve(kind, "không ai tên " + text, day)

    assert (id_, problems) == (None, ["R101"])


def test_relations_are_known_from_the_other_side():
    found = records()

    assert found.predecessors("quang-tri") == ("quang-binh",)
    assert found.predecessors("hue") == ()
    assert found.groups_of("quang-binh") == ((2024, "hue/cum-1"),)
    assert found.groups_of("quang-tri") == ((2024, "hue/cum-1"), (2025, "hue/cum-1"), (2025, "quang-tri/cum-1"))
    assert found.parts("hue") == ()


def test_people_of_one_name_sign_as_several():
    assert records().person_signing("Nguyễn Văn Hùng") == ("nguyen-van-hung",)
    assert records().person_signing("ngọc lê") == ("le-thi-ngoc",)
    assert records().person_signing("Người Lạ") == ()


def test_a_part_is_in_the_region_of_the_unit_that_it_belongs_to_unless_it_says_another():
    def unit(id_: str, parent: str | None = None, region: str | None = None) -> Unit:
        return Unit(id=id_, level="office", names=(UnitName(name=id_),), parent=parent, region=region)

    units = [unit("nuoc"), unit("tinh", "nuoc", "bac"), unit("phong", "tinh"), unit("xa", "phong", "nam")]
    site = Site(name="x", unit="nuoc", siteurl="https://x.example", categories=())
    records = Registry(site=site, units={one.id: one for one in units})

    assert [records.region_of(one.id) for one in units] == [None, "bac", "bac", "nam"]
