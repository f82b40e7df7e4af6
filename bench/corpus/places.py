"""Units: the supreme procuracy, its departments, provinces; and what became of them in 2025."""

from __future__ import annotations

from datetime import date
from typing import Any

LAST_DAY = date(2025, 6, 30)
FIRST_DAY = date(2025, 7, 1)
LAST_OF_DEPARTMENTS = date(2025, 2, 28)

REGIONS = (
    ("phia-bac", "Trung du và miền núi phía Bắc"),
    ("song-hong", "Đồng bằng sông Hồng"),
    ("bac-trung-bo", "Bắc Trung Bộ"),
    ("nam-trung-bo", "Duyên hải Nam Trung Bộ và Tây Nguyên"),
    ("dong-nam-bo", "Đông Nam Bộ"),
    ("cuu-long", "Đồng bằng sông Cửu Long"),
)
# Provinces that Resolution 202/2025/QH15 left as they were; Thừa Thiên Huế took another name in the same year.
UNCHANGED = (
    ("cao-bang", "tỉnh Cao Bằng", 0), ("dien-bien", "tỉnh Điện Biên", 0), ("ha-noi", "thành phố Hà Nội", 1),
    ("ha-tinh", "tỉnh Hà Tĩnh", 2), ("lai-chau", "tỉnh Lai Châu", 0), ("lang-son", "tỉnh Lạng Sơn", 0),
    ("nghe-an", "tỉnh Nghệ An", 2), ("quang-ninh", "tỉnh Quảng Ninh", 1), ("son-la", "tỉnh Sơn La", 0),
    ("thanh-hoa", "tỉnh Thanh Hóa", 2), ("thua-thien-hue", "tỉnh Thừa Thiên Huế", 2),
)  # fmt: skip
# The first of each line gave its name to the province that followed all of them.
MERGED = (
    (0, ("tuyen-quang", "tỉnh Tuyên Quang"), ("ha-giang", "tỉnh Hà Giang")),
    (0, ("lao-cai", "tỉnh Lào Cai"), ("yen-bai", "tỉnh Yên Bái")),
    (0, ("thai-nguyen", "tỉnh Thái Nguyên"), ("bac-kan", "tỉnh Bắc Kạn")),
    (1, ("bac-ninh", "tỉnh Bắc Ninh"), ("bac-giang", "tỉnh Bắc Giang")),
    (1, ("hung-yen", "tỉnh Hưng Yên"), ("thai-binh", "tỉnh Thái Bình")),
    (1, ("hai-phong", "thành phố Hải Phòng"), ("hai-duong", "tỉnh Hải Dương")),
    (2, ("quang-tri", "tỉnh Quảng Trị"), ("quang-binh", "tỉnh Quảng Bình")),
    (3, ("da-nang", "thành phố Đà Nẵng"), ("quang-nam", "tỉnh Quảng Nam")),
    (3, ("quang-ngai", "tỉnh Quảng Ngãi"), ("kon-tum", "tỉnh Kon Tum")),
    (3, ("gia-lai", "tỉnh Gia Lai"), ("binh-dinh", "tỉnh Bình Định")),
    (3, ("khanh-hoa", "tỉnh Khánh Hòa"), ("ninh-thuan", "tỉnh Ninh Thuận")),
    (3, ("dak-lak", "tỉnh Đắk Lắk"), ("phu-yen", "tỉnh Phú Yên")),
    (3, ("lam-dong", "tỉnh Lâm Đồng"), ("dak-nong", "tỉnh Đắk Nông"), ("binh-thuan", "tỉnh Bình Thuận")),
    (4, ("dong-nai", "tỉnh Đồng Nai"), ("binh-phuoc", "tỉnh Bình Phước")),
    (4, ("tay-ninh", "tỉnh Tây Ninh"), ("long-an", "tỉnh Long An")),
    (5, ("can-tho", "thành phố Cần Thơ"), ("soc-trang", "tỉnh Sóc Trăng"), ("hau-giang", "tỉnh Hậu Giang")),
    (5, ("an-giang", "tỉnh An Giang"), ("kien-giang", "tỉnh Kiên Giang")),
)


def units() -> list[dict[str, Any]]:
    """Return the 69 records of `units.yaml`."""
    records = [
        _record("toi-cao", "supreme", "Viện kiểm sát nhân dân tối cao", "VKSND tối cao"),
        _record("toi-cao/van-phong", "office", "Văn phòng Viện kiểm sát nhân dân tối cao", "Văn phòng VKSND tối cao"),
        _record("toi-cao/vu-14", "department", "Vụ 14 Viện kiểm sát nhân dân tối cao", "Vụ 14"),
        _record("toi-cao/vu-16", "department", "Vụ 16 Viện kiểm sát nhân dân tối cao", "Vụ 16"),
        _record(
            "toi-cao/phong-thi-dua", "division", "Phòng Thi đua - Khen thưởng, Văn phòng VKSND tối cao", "Phòng Thi đua"
        ),
    ]
    records[3] |= _ended(LAST_OF_DEPARTMENTS, "toi-cao/phong-thi-dua")
    records[4]["valid"] = {"from": date(2025, 3, 1)}
    records += [_province(name_id, name, REGIONS[region][0]) for name_id, name, region in UNCHANGED]
    hue = next(record for record in records if record["id"] == "thua-thien-hue")
    hue["names"].append(_names("thành phố Huế") | {"from": date(2025, 1, 1)})
    for region, *parts in MERGED:
        heir = f"{parts[0][0]}-2025"
        records += [_province(name_id, name, None) | _ended(LAST_DAY, heir) for name_id, name in parts]
        records.append(_province(heir, parts[0][1], REGIONS[region][0]) | {"valid": {"from": FIRST_DAY}})
    return records


def in_being(unit: dict[str, Any], day: date) -> bool:
    """Return whether *unit* is there on *day*."""
    span = unit.get("valid", {})
    return bool(span.get("from", date.min) <= day <= span.get("to", date.max))


def heirs() -> dict[str, str]:
    """Return who followed whom in July 2025."""
    return {name_id: f"{parts[0][0]}-2025" for _, *parts in MERGED for name_id, _ in parts}


def short(unit: dict[str, Any], day: date) -> str:
    """Return the short name that *unit* bears on *day*."""
    borne = [name for name in unit["names"] if name.get("from", date.min) <= day]
    return str(borne[-1]["short"])


def _names(place: str) -> dict[str, Any]:
    return {"name": f"Viện kiểm sát nhân dân {place}", "short": f"VKSND {place}"}


def _province(unit_id: str, place: str, region: str | None) -> dict[str, Any]:
    record = _record(unit_id, "province", **_names(place))
    return record | ({"region": region} if region else {})


def _record(unit_id: str, level: str, name: str, short: str) -> dict[str, Any]:
    parent = {} if level == "supreme" else {"parent": "toi-cao"}
    return {"id": unit_id, "level": level, **parent, "names": [{"name": name, "short": short}]}


def _ended(day: date, heir: str) -> dict[str, Any]:
    return {"valid": {"to": day}, "closed": {"kind": "merged", "successors": [{"unit": heir}]}}
