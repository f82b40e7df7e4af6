from __future__ import annotations

import pytest

from plugins.registry.near_units import near_unit

IDS = dict.fromkeys(("toi-cao", "lam-dong", "lam-dong/cum-3", "ha-nam", "quang-tri", "hue", "ha-tinh", "hai-phong"))
NAMES = {
    "viện kiểm sát nhân dân tối cao": "toi-cao",
    "vksnd tỉnh lâm đồng": "lam-dong",
    "vksnd tỉnh hà nam": "ha-nam",
    "vksnd tỉnh hà tĩnh": "ha-tinh",
    "vksnd thành phố hải phòng": "hai-phong",
    "vksnd khu vực 1 - hà tĩnh": "ha-tinh/kv-1",
    "viện kiểm sát quân sự trung ương": "quan-su",
}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("heu", "hue", id="two letters exchanged"),
        pytest.param("ha-tih", "ha-tinh", id="a letter left out"),
        pytest.param("lamdong", "lam-dong", id="no gap between the words"),
        pytest.param("lam-dong/cum-33", "lam-dong/cum-3", id="a digit too many"),
    ],
)
def test_a_slip_in_an_id_is_told(written, meant):
    assert near_unit(written, IDS) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        pytest.param("VKSND tỉnh Lâm Đông", "lam-dong", id="a mark left out"),
        pytest.param("Viện KSND tỉnh Lâm Đồng", None, id="an abbreviation that nobody bears is another name"),
        pytest.param("Viện kiểm sát nhân dân tỉnh Lâm Đồn", "lam-dong", id="a letter left out of another form"),
        pytest.param("VKSND TỈNH HÀ NAMM", "ha-nam", id="a letter twice"),
        pytest.param("Viện kiểm sát quân sự trung uơng", "quan-su", id="a mark on another letter"),
    ],
)
def test_a_slip_in_a_name_is_told(written, meant):
    assert near_unit(written, NAMES) == meant


@pytest.mark.parametrize(
    "written",
    [
        "Tòa án nhân dân tỉnh Lâm Đồng",
        "TAND tỉnh Lâm Đồng",
        "Công an tỉnh Hà Nam",
        "Cục Thi hành án dân sự tỉnh Hà Tĩnh",
        "Tòa án quân sự trung ương",
        "Viện kiểm sát nhân dân tối cao Lào",
        "Viện kiểm sát nhân dân tối cao nước Cộng hòa Dân chủ Nhân dân Lào",
        "Viện kiểm sát nhân dân tỉnh Hủa Phăn",
        "Viện kiểm sát nhân dân tỉnh Quảng Tây (Trung Quốc)",
        "Viện Công tố nước Cộng hòa Cuba",
        "VKSND khu vực 2 - Hà Tĩnh",
        "VKSND",
        "",
        "?",
    ],
)
def test_no_office_of_ours_is_named_for_a_court_a_police_unit_or_a_foreign_procuracy(written):
    assert near_unit(written, IDS) is None
    assert near_unit(written, NAMES) is None
