"""The rest of the registry: site, groups, campaigns, people, quota."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from bench.corpus import places, words
from bench.corpus.slugs import ascii_words

YEARS = range(2016, 2026)
AUTHORS = 150  # of the people, those who write

CATEGORIES = (
    ("hoat-dong", "Hoạt động của ngành"),
    ("thi-dua-khen-thuong", "Thi đua, khen thưởng"),
    ("guong-dien-hinh", "Gương điển hình"),
    ("tin-dia-phuong", "Tin địa phương"),
    ("nghien-cuu-trao-doi", "Nghiên cứu - Trao đổi"),
    ("dao-tao", "Đào tạo, bồi dưỡng"),
)


def site() -> dict[str, Any]:
    """Return `site.yaml`."""
    return {
        "name": "Bảng Vàng đo tốc độ",
        "tagline": "Dữ liệu sinh bằng máy",
        "unit": "toi-cao",
        "siteurl": "https://bench.example",
        "categories": [{"id": key, "name": name} for key, name in CATEGORIES],
        "regions": [{"id": key, "name": name} for key, name in places.REGIONS],
        "contact": {"address": "Số 1 phố Ví Dụ, Hà Nội", "email": "toasoan@bench.example", "phone": "024 0000 0000"},
        "notice": "Nội dung do máy sinh ra để đo tốc độ; không có sự việc nào là thật.",
    }


def groups(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return twelve clusters of provinces, with their members of each year."""
    provinces = [unit for unit in units if unit["level"] == "province"]
    records = []
    for number in range(1, 13):
        mine = provinces[number - 1 :: 12]
        years = {}
        for year in YEARS:
            there = [u["id"] for u in mine if _some_day_of(u, year)]
            years[year] = {
                "members": there,
                "leader": there[year % len(there)],
                "deputy": there[(year + 1) % len(there)],
                "theme": f"{words.CAMPAIGNS[(year + number) % len(words.CAMPAIGNS)]} năm {year}",
                "source": {"note": "Dữ liệu sinh bằng máy"},
            }
        records.append(
            {
                "id": f"toi-cao/cum-{number}",
                "kind": "cluster",
                "system": "sector",
                "owner": "toi-cao",
                "name": f"Cụm thi đua số {number} ngành Kiểm sát nhân dân",
                "short": f"Cụm thi đua số {number}",
                "years": years,
            }
        )
    return records


def campaigns() -> list[dict[str, Any]]:
    """Return thirty campaigns: three begin each year and last one to five years."""
    kinds = ("movement", "drive", "contest")
    records: list[dict[str, Any]] = []
    for number in range(30):
        began = YEARS[number // 3]
        name = (
            f"{words.CAMPAIGNS[number % len(words.CAMPAIGNS)]} {('lần thứ', 'giai đoạn', 'đợt')[number // 10]} {began}"
        )
        record: dict[str, Any] = {
            "id": "-".join(ascii_words(name)),
            "kind": kinds[number % 3],
            "name": name,
            "launched_by": "toi-cao",
            "period": {"from": date(began, 1, 1), "to": date(began + number % 5, 12, 31)},
        }
        if number % 10 == 9:
            record["parent"] = records[number - 9]["id"]
        records.append(record)
    return records


def people(rng: Random, units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return 200 people of different names, each with posts in units that are in being."""
    old = [unit for unit in units if "from" not in unit.get("valid", {})]
    heirs = places.heirs()
    records: list[dict[str, Any]] = []
    taken: set[str] = set()
    while len(records) < 200:
        name = f"{rng.choice(words.FAMILIES)} {rng.choice(words.MIDDLES)} {rng.choice(words.GIVEN)}"
        person_id = "-".join(ascii_words(name))
        if person_id in taken:
            continue
        taken.add(person_id)
        unit = old[len(records) % len(old)]
        role, since = rng.choice(words.ROLES), date(rng.randint(2008, 2015), rng.randint(1, 12), 1)
        first = {"role": role, "unit": unit["id"], "from": since}
        posts = [first]
        if heir := heirs.get(unit["id"]):
            first["to"] = places.LAST_DAY
            posts.append({"role": role, "unit": heir, "from": places.FIRST_DAY})
        elif last := unit.get("valid", {}).get("to"):
            first["to"] = last
        records.append({"id": person_id, "name": name, "appointments": posts})
    return records


def quota() -> dict[str, Any]:
    """Return `quota.yaml`: an item a quarter of each province."""
    rule = {
        "id": "vien-cap-tinh-hang-quy",
        "name": "Viện kiểm sát cấp tỉnh, mỗi quý một tin, bài",
        "subject": "unit",
        "levels": ["province"],
        "period": "quarter",
        "target": 1,
        "roll_up": True,
        "valid": {"from": date(2022, 1, 1)},
    }
    return {"rules": [rule], "policy": {"coauthors": "equal", "genres": {"feature": 2}}, "awards_need_quota": "total"}


def _some_day_of(unit: dict[str, Any], year: int) -> bool:
    return places.in_being(unit, date(year, 1, 1)) or places.in_being(unit, date(year, 12, 31))
