"""Every unit stands in the list of units once, where a reader looks for it: under its region, within its parent."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages.material import Link
from plugins.pages.unit_lists import MANY, PARTS_TOGETHER, UnitNode, UnitsView
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of
from tests.portal.trees import SITE

AT = datetime(2025, 9, 1, tzinfo=ZONE)
REGIONS = SITE + "regions: [{id: bac, name: Miền Bắc}, {id: trung, name: Miền Trung}, {id: nam, name: Miền Nam}]\n"
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}
- {id: toi-cao/vu-1, level: department, parent: toi-cao, names: [{name: Vụ 1}]}
- {id: toi-cao/vu-1/phong, level: division, parent: toi-cao/vu-1, names: [{name: Phòng của Vụ 1}]}
- {id: toi-cao/vu-8, level: department, parent: toi-cao, names: [{name: Vụ 8}], valid: {to: 2025-02-28}}
- {id: quan-su, level: military, parent: toi-cao, names: [{name: VKS quân sự trung ương}]}
- {id: ha-tinh, level: province, parent: toi-cao, region: trung, names: [{name: VKSND tỉnh Hà Tĩnh}]}
- {id: da-nang, level: province, parent: toi-cao, region: trung, names: [{name: VKSND thành phố Đà Nẵng}]}
- {id: can-tho, level: province, parent: toi-cao, region: nam, names: [{name: VKSND thành phố Cần Thơ}]}
- {id: ngoai-vung, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Ngoài Vùng}]}
- {id: ha-tinh/khu-vuc-1, level: regional, parent: ha-tinh, names: [{name: VKSND khu vực 1}]}
- {id: da-nang/khu-vuc-1, level: regional, parent: da-nang, names: [{name: VKSND khu vực 1}]}
- {id: khu-vuc-le, level: regional, parent: soc-trang, names: [{name: VKSND khu vực lẻ}]}
- id: soc-trang
  level: province
  parent: toi-cao
  names: [{name: VKSND tỉnh Sóc Trăng}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: can-tho}]}
- {id: soc-trang/my-tu, level: district, parent: soc-trang, names: [{name: VKSND huyện Mỹ Tú}], valid: {to: 2025-06-30}}
- {id: ha-tinh/huyen, level: district, parent: ha-tinh, names: [{name: VKSND huyện Cũ}], valid: {to: 2025-06-30}}
- {id: da-nang/huyen, level: district, parent: da-nang, names: [{name: VKSND huyện Cũ}], valid: {to: 2025-06-30}}
- {id: ngay-mai, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Ngày Mai}], valid: {from: 2026-01-01}}
"""
WITHOUT_REGIONS = UNITS.replace("region: trung, ", "").replace("region: nam, ", "")


def view(root: Path, units: str = UNITS, site: str = REGIONS) -> UnitsView:
    return pages_of(root, {}, AT, **{"data/units.yaml": units, "data/site.yaml": site})["don-vi/index.html"].view


def flat(nodes: Iterable[UnitNode]) -> list[str]:
    return [text for node in nodes for text in (node.unit.href, *flat(node.parts))]


def listed(shown: UnitsView) -> list[str]:
    former = [unit for level in shown.former for unit in level.units]
    present = [href for place in shown.places for href in flat(place.units)]
    return present + [href for unit in former for href in (unit.unit.href, *flat(unit.parts))]


@pytest.mark.parametrize(
    ("units", "site"), [(UNITS, REGIONS), (WITHOUT_REGIONS, SITE)], ids=["with regions", "without"]
)
def test_every_unit_that_has_begun_is_listed_once(tmp_path: Path, units: str, site: str) -> None:
    shown = view(tmp_path, units, site)

    assert len(listed(shown)) == len(set(listed(shown))) == 16 == shown.count + shown.former_count
    assert "/don-vi/ngay-mai/" not in listed(shown)


def test_provinces_stand_by_region_in_the_order_of_the_portal_and_by_name(tmp_path: Path) -> None:
    shown = view(tmp_path)

    assert [(place.region or place.level, [node.unit.text for node in place.units]) for place in shown.places] == [
        ("supreme", ["VKSND tối cao"]),
        ("Miền Trung", ["VKSND thành phố Đà Nẵng", "VKSND tỉnh Hà Tĩnh"]),
        ("Miền Nam", ["VKSND thành phố Cần Thơ"]),
        ("province", ["VKSND tỉnh Ngoài Vùng"]),
        ("military", ["VKS quân sự trung ương"]),
        ("regional", ["VKSND khu vực lẻ"]),
    ]


def test_without_regions_the_levels_are_enough(tmp_path: Path) -> None:
    shown = view(tmp_path, WITHOUT_REGIONS, SITE)

    assert [place.level for place in shown.places] == ["supreme", "province", "military", "regional"]
    assert [entry.href for entry in shown.ways][:2] == ["#cap-supreme", "#cap-province"]


def test_parts_stand_within_the_unit_that_they_belong_to(tmp_path: Path) -> None:
    supreme, middle, *_ = view(tmp_path).places

    assert flat(supreme.units) == ["/don-vi/toi-cao/", "/don-vi/toi-cao/vu-1/", "/don-vi/toi-cao/vu-1/phong/"]
    assert flat(middle.units)[:2] == ["/don-vi/da-nang/", "/don-vi/da-nang/khu-vuc-1/"]


def test_units_of_former_times_stand_apart_with_their_parts_and_what_became_of_them(tmp_path: Path) -> None:
    former = {level.level: level.units for level in view(tmp_path).former}
    [soc_trang] = former["province"]

    assert (soc_trang.unit.text, soc_trang.unit.note) == ("VKSND tỉnh Sóc Trăng", "đến 30/6/2025")
    assert soc_trang.closed
    assert soc_trang.closed.successors[0][0] == Link("VKSND thành phố Cần Thơ", "/don-vi/can-tho/")
    assert flat(soc_trang.parts) == ["/don-vi/soc-trang/my-tu/"]
    assert [unit.unit.text for unit in former["department"]] == ["Vụ 8"]


@pytest.mark.parametrize(
    ("name", "note"),
    [
        pytest.param("VKSND tỉnh Mới", None, id="another name"),
        pytest.param("VKSND tỉnh Sóc Trăng", "từ 1/7/2025", id="the same name: its day tells it apart"),
        pytest.param("VKSND tỉnh Sóc Trăng (từ 1/7/2025)", None, id="the name says the day"),
    ],
)
def test_the_day_of_a_successor_stands_where_it_tells_two_apart(tmp_path: Path, name: str, note: str | None) -> None:
    units = UNITS.replace("{unit: can-tho}", "{unit: moi}")
    units += f'- {{id: moi, level: province, names: [{{name: "{name}"}}], valid: {{from: 2025-07-01}}}}\n'
    [soc_trang] = next(level.units for level in view(tmp_path, units).former if level.level == "province")

    assert soc_trang.closed
    assert soc_trang.closed.successors[0][0].note == note


def test_two_of_one_name_are_told_apart_by_the_unit_above(tmp_path: Path) -> None:
    districts = next(level.units for level in view(tmp_path).former if level.level == "district")

    assert [unit.unit.note for unit in districts] == [
        "VKSND thành phố Đà Nẵng, đến 30/6/2025",
        "VKSND tỉnh Hà Tĩnh, đến 30/6/2025",
    ]


def regionals(count: int) -> str:
    lines = (
        f"- {{id: ha-tinh/khu-vuc-{n}, level: regional, parent: ha-tinh, names: [{{name: VKSND khu vực {n}}}]}}\n"
        for n in range(2, 2 + count)
    )
    return UNITS + "".join(lines)


def test_parts_are_folded_away_only_where_the_list_is_long(tmp_path: Path) -> None:
    def folded(shown: UnitsView) -> list[str]:
        return [node.unit.text for place in shown.places for node in place.units if node.folded]

    assert folded(view(tmp_path / "few", regionals(10))) == []
    assert folded(view(tmp_path / "many", regionals(MANY))) == ["VKSND tỉnh Hà Tĩnh"]


RANKED = {"vu-2": "Vụ 2", "van-phong": "Văn phòng", "vu-1": "Vụ 1"}


def test_units_are_looked_for_by_name_whatever_their_ids_and_their_order_in_the_file(tmp_path: Path) -> None:
    provinces = ["tỉnh Đồng Nai", "thành phố Đà Nẵng", "tỉnh Cao Bằng", "tỉnh Gia Lai", "thành phố Cần Thơ"]
    lines = ["- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}"]
    for number, name in enumerate(provinces):
        lines.append(f"- {{id: tinh-{number}, level: province, parent: toi-cao, names: [{{name: VKSND {name}}}]}}")
    of_province, of_supreme = "level: regional, parent: tinh-1", "level: department, parent: toi-cao"
    lines += [f"- {{id: kv-{n}x, {of_province}, names: [{{name: VKSND khu vực {n}}}]}}" for n in (10, 2, 1)]
    lines += [f"- {{id: {id_}, {of_supreme}, names: [{{name: {name}}}]}}" for id_, name in RANKED.items()]
    shown = pages_of(tmp_path, {}, AT, **{"data/units.yaml": "\n".join(lines), "data/site.yaml": SITE})
    supreme, listed_provinces = shown["don-vi/index.html"].view.places

    assert [node.unit.text.split(maxsplit=1)[1] for node in listed_provinces.units] == [
        "tỉnh Cao Bằng", "thành phố Cần Thơ", "thành phố Đà Nẵng", "tỉnh Đồng Nai", "tỉnh Gia Lai",
    ]  # fmt: skip
    parts = [node.parts for node in listed_provinces.units if node.parts]
    assert [[part.unit.text for part in of_one] for of_one in parts] == [
        ["VKSND khu vực 1", "VKSND khu vực 2", "VKSND khu vực 10"]
    ]
    assert [part.unit.text for part in supreme.units[0].parts] == list(RANKED.values()), "by rank, as written"
    [group] = shown["don-vi/tinh-1/index.html"].view.parts
    assert [unit.text for unit in group.units] == ["VKSND khu vực 1", "VKSND khu vực 2", "VKSND khu vực 10"]


@pytest.mark.parametrize(
    ("more", "groups"),
    [(0, [(None, None)]), (PARTS_TOGETHER, [("regional", None)])],
    ids=["a few together", "many by level"],
)
def test_a_unit_lists_its_parts_by_level_if_they_are_many(tmp_path: Path, more: int, groups: list[object]) -> None:
    pages = pages_of(tmp_path, {}, AT, **{"data/units.yaml": regionals(more), "data/site.yaml": REGIONS})
    parts = pages["don-vi/ha-tinh/index.html"].view.parts

    assert [(group.level, group.region) for group in parts] == groups
    assert sum(len(group.units) for group in parts) == 1 + more
