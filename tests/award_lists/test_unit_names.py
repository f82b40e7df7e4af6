"""Units as lists write them, in the branch of the issuer, on a day."""

from __future__ import annotations

from datetime import date

import pytest

from plugins import registry
from plugins.award_lists.directory import Directory
from plugins.award_lists.unit_names import plain_unit
from plugins.registry import Registry

SITE = b"name: X\nunit: toi-cao\nsiteurl: https://thu.example\ncategories: [{id: tin, name: Tin}]\n"
UNITS = """\
- id: toi-cao
  level: supreme
  names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]
- {id: toi-cao/van-phong, level: office, parent: toi-cao, names: [{name: Văn phòng VKSND tối cao}]}
- {id: toi-cao/vu-16, level: department, parent: toi-cao, names: [{name: Vụ 16}]}
- id: lam-dong
  level: province
  parent: toi-cao
  names: [{name: Viện kiểm sát nhân dân tỉnh Lâm Đồng, short: VKSND tỉnh Lâm Đồng}]
  valid: {to: 2025-06-30}
- id: lam-dong/van-phong
  level: office
  parent: lam-dong
  names: [{name: Văn phòng Viện kiểm sát nhân dân tỉnh Lâm Đồng}]
  valid: {to: 2025-06-30}
- id: lam-dong/phong-9
  level: division
  parent: lam-dong
  names: [{name: Phòng 9 - Tổ chức cán bộ}]
  valid: {to: 2025-06-30}
- id: lam-dong/bao-loc
  level: district
  parent: lam-dong
  names: [{name: Viện kiểm sát nhân dân thành phố Bảo Lộc, short: VKSND thành phố Bảo Lộc}]
  valid: {to: 2025-06-30}
- id: lam-dong/di-linh
  level: district
  parent: lam-dong
  names: [{name: VKSND huyện Di Linh}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: lam-dong-2025/khu-vuc-3}]}
- id: lam-dong/lac-duong
  level: district
  parent: lam-dong
  names: [{name: VKSND huyện Lạc Dương}]
  valid: {to: 2025-06-30}
- id: lam-dong-2025
  level: province
  parent: toi-cao
  names: [{name: Viện kiểm sát nhân dân tỉnh Lâm Đồng, short: VKSND tỉnh Lâm Đồng}]
  valid: {from: 2025-07-01}
- id: lam-dong-2025/khu-vuc-1
  level: regional
  parent: lam-dong-2025
  names: [{name: Viện kiểm sát nhân dân khu vực 1 - Lâm Đồng}]
  valid: {from: 2025-07-01}
- id: lam-dong-2025/khu-vuc-3
  level: regional
  parent: lam-dong-2025
  names: [{name: Viện kiểm sát nhân dân khu vực 3 - Lâm Đồng}]
  valid: {from: 2025-07-01}
- id: lam-dong-2025/van-phong
  level: office
  parent: lam-dong-2025
  names: [{name: Văn phòng}]
  valid: {from: 2025-07-01}
- id: lam-dong-2025/phong-9
  level: division
  parent: lam-dong-2025
  names: [{name: Phòng 9}]
  valid: {from: 2025-07-01}
- {id: can-tho, level: province, parent: toi-cao, names: [{name: VKSND thành phố Cần Thơ}]}
- {id: can-tho/khu-vuc-3, level: regional, parent: can-tho, names: [{name: VKSND khu vực 3 - Cần Thơ}]}
- {id: can-tho/phong-9, level: division, parent: can-tho, names: [{name: Phòng 9}]}
"""
EARLIER, LATER = date(2024, 12, 20), date(2026, 1, 15)


def records() -> Registry:
    found, problems = registry.load({"data/site.yaml": SITE, "data/units.yaml": UNITS.encode()})
    assert not problems
    return found


RECORDS = records()


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("VKS TP. Bảo Lộc", "lam-dong/bao-loc"),
        ("VKSND TP Bảo Lộc", "lam-dong/bao-loc"),
        ("V.K.S.N.D T.P Bảo Lộc", "lam-dong/bao-loc"),
        ("VKSNDTP Bảo Lộc", "lam-dong/bao-loc"),
        ("Viện KSND thành phố Bảo Lộc", "lam-dong/bao-loc"),
        ("TP. Bảo Lộc", "lam-dong/bao-loc"),
        ("Bảo Lộc", "lam-dong/bao-loc"),
        ("VKSND H. Di Linh", "lam-dong/di-linh"),
        ("VKS huyện Di Linh", "lam-dong/di-linh"),
        ("Tập thể cán bộ, công chức VKSND huyện Di Linh", "lam-dong/di-linh"),
        ("DI LINH", "lam-dong/di-linh"),
        ("Lạc Dương", "lam-dong/lac-duong"),
        ("VP", "lam-dong/van-phong"),
        ("Văn phòng VKSND tỉnh", "lam-dong/van-phong"),
        ("P9", "lam-dong/phong-9"),
        ("P.9", "lam-dong/phong-9"),
        ("Phòng 09", "lam-dong/phong-9"),
        ("Phòng số 9, VKSND tỉnh", "lam-dong/phong-9"),
        ("Phòng Tổ chức cán bộ", "lam-dong/phong-9"),
        ("VKSND tỉnh", "lam-dong"),
        ("Viện tỉnh", "lam-dong"),
        ("Lâm Đồng", "lam-dong"),
    ],
)
def test_short_forms_of_the_years_of_districts(written: str, unit: str) -> None:
    assert Directory(RECORDS, EARLIER, "lam-dong").unit(written).id == unit


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("KV3", "lam-dong-2025/khu-vuc-3"),
        ("VKS KV 3", "lam-dong-2025/khu-vuc-3"),
        ("VKSKV3", "lam-dong-2025/khu-vuc-3"),
        ("VKSND KV.03", "lam-dong-2025/khu-vuc-3"),
        ("Viện kiểm sát nhân dân khu vực III", "lam-dong-2025/khu-vuc-3"),
        ("VKSND khu vực 3, tỉnh Lâm Đồng", "lam-dong-2025/khu-vuc-3"),
        ("VKSND khu vực 3 thuộc VKSND tỉnh Lâm Đồng", "lam-dong-2025/khu-vuc-3"),
        ("Phòng 9", "lam-dong-2025/phong-9"),
        ("VP VKSND tỉnh Lâm Đồng", "lam-dong-2025/van-phong"),
        ("VKSND tỉnh", "lam-dong-2025"),
        ("can-tho/khu-vuc-3", "can-tho/khu-vuc-3"),  # an id says which
    ],
)
def test_short_forms_since_there_are_regions(written: str, unit: str) -> None:
    assert Directory(RECORDS, LATER, "lam-dong-2025").unit(written).id == unit


@pytest.mark.parametrize(
    ("written", "said", "among"),
    [
        ("KV2", "không có đơn vị nào mang mã hay tên “KV2”", None),
        ("KV33", "không có đơn vị nào mang mã hay tên “KV33”", None),
        ("VKSND H. Bảo Lộc", "không có đơn vị nào mang mã hay tên", None),
        ("Di Linh", "đã hợp nhất từ 1/7/2025, không còn vào ngày 15/1/2026; đơn vị kế thừa: Viện kiểm sát", ()),
        ("VKSND TP. Cần Thơ", "“VKSND TP. Cần Thơ” không thuộc VKSND tỉnh Lâm Đồng", ("can-tho",)),
        ("KV3 - Cần Thơ", "không thuộc VKSND tỉnh Lâm Đồng", ("can-tho/khu-vuc-3",)),
        ("vks khu vuc 3", "không có đơn vị nào mang mã hay tên", None),
    ],
)
def test_what_is_not_in_the_branch_on_the_day_is_asked_about(
    written: str, said: str, among: tuple[str, ...] | None
) -> None:
    found = Directory(RECORDS, LATER, "lam-dong-2025").unit(written)

    assert found.id is None
    assert said in found.reason
    assert not found.is_one_of
    assert among is None or found.among == among


def test_a_name_of_several_units_is_never_guessed() -> None:
    everywhere = Directory(RECORDS, LATER)

    assert everywhere.unit("KV3").among == ("lam-dong-2025/khu-vuc-3", "can-tho/khu-vuc-3")
    assert everywhere.unit("P9").is_one_of
    assert everywhere.unit("VKSND tỉnh").id == "lam-dong-2025"  # the only one of that kind; Cần Thơ is a city
    assert everywhere.unit("KV3", ["VKSND tỉnh Lâm Đồng"]).id == "lam-dong-2025/khu-vuc-3"
    assert everywhere.unit("VP", ["P9", "VKSND tối cao"]).id is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Viện trưởng VKSND tỉnh Lâm Đồng", "lam-dong-2025"),
        ("VIỆN KIỂM SÁT NHÂN DÂN TỈNH LÂM ĐỒNG", "lam-dong-2025"),
        ("(Kèm theo Quyết định số 12/QĐ-VKS ngày 15/01/2026 của Viện trưởng VKSND tỉnh Lâm Đồng)", "lam-dong-2025"),
        ("VKSND tối cao – VKSND tỉnh Lâm Đồng", "lam-dong-2025"),
        ("Viện trưởng VKSND KV1", "lam-dong-2025/khu-vuc-1"),
        ("VKSND tỉnh Lâm Đồng và VKSND thành phố Cần Thơ", None),
        ("Chủ tịch UBND tỉnh Lâm Đồng", None),
        ("Viện trưởng", None),
        ("Chủ tịch nước", None),
    ],
)
def test_an_authority_speaks_for_one_procuracy_or_for_none(text: str, unit: str | None) -> None:
    assert Directory(RECORDS, LATER).issuing(text) == unit


@pytest.mark.parametrize(
    ("text", "post", "unit"),
    [
        ("Viện trưởng KV3", "Viện trưởng", "lam-dong-2025/khu-vuc-3"),
        ("KSV - VKSKV3", "KSV", "lam-dong-2025/khu-vuc-3"),
        ("Phó Viện trưởng tỉnh", "Phó Viện trưởng", "lam-dong-2025"),
        ("Trưởng phòng 9", "Trưởng phòng", "lam-dong-2025/phong-9"),
        ("Phó Trưởng phòng 9", "Phó Trưởng phòng", "lam-dong-2025/phong-9"),
        ("Chánh Văn phòng", "Chánh Văn phòng", "lam-dong-2025/van-phong"),
        ("P9", "", "lam-dong-2025/phong-9"),
    ],
)
def test_a_post_is_told_from_its_unit(text: str, post: str, unit: str) -> None:
    found = Directory(RECORDS, LATER, "lam-dong-2025").ending(text)

    assert found
    assert (found[0], found[1].id) == (post, unit)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
        ("V16", "Vụ 16"),
        ("VKSND Hoà Bình", "VKSND Hòa Bình"),
        ("Ðà Lạt", "Đà Lạt"),
        ("Phòng Thi đua - Khen thưởng", "phòng thi đua, khen thưởng"),
        ("VKSND TX. Ngã Năm", "VKS thị xã Ngã Năm"),
        ("Q. Ninh Kiều", "quận Ninh Kiều"),
    ],
)
def test_two_ways_to_write_one_name(one: str, other: str) -> None:
    assert plain_unit(one) == plain_unit(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Phòng 1", "Phòng 10"), ("KV1", "KV11"), ("Phòng 1", "Vụ 1"), ("VKSQS khu vực 3", "VKSND khu vực 3")],
)
def test_two_names_are_two(one: str, other: str) -> None:
    assert plain_unit(one) != plain_unit(other)
