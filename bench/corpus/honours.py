"""Award types, documents of awards, a consultation, initiatives: some fifty awards a year over ten years."""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, datetime
from random import Random
from typing import Any

from bench.corpus import places
from bench.corpus.model import Item
from bench.corpus.registry import YEARS

HEAD = "Viện trưởng VKSND tối cao"
NOTE = {"note": "Dữ liệu sinh bằng máy"}
STRONG = 12  # people who are given the title of the base each year, and so may be proposed for the sector's

TYPES: list[dict[str, Any]] = [
    {"id": "huan-chuong-lao-dong-hang-ba", "form": "order", "subject": "both", "rank": 12, "consultation": True,
     "names": [{"name": "Huân chương Lao động hạng Ba"}], "conferred_by": "Chủ tịch nước"},
    {"id": "cstd-nganh", "form": "title", "subject": "person", "rank": 30, "conferred_by": HEAD,
     "names": [{"name": "Chiến sỹ thi đua ngành Kiểm sát nhân dân"},
               {"name": "Chiến sĩ thi đua ngành Kiểm sát nhân dân", "from": date(2024, 1, 1)}],
     "requires": [{"award": "cstd-co-so", "consecutive": 3, "from": date(2024, 1, 1)}]},
    {"id": "co-thi-dua-nganh", "form": "flag", "subject": "unit", "rank": 31, "conferred_by": HEAD,
     "names": [{"name": "Cờ thi đua ngành Kiểm sát nhân dân"}],
     "requires": [{"text": "Tiêu biểu xuất sắc trong cụm hoặc khối thi đua của Ngành"}]},
    {"id": "tap-the-lao-dong-xuat-sac", "form": "title", "subject": "unit", "rank": 32, "conferred_by": HEAD,
     "names": [{"name": "Tập thể lao động xuất sắc"}]},
    {"id": "bang-khen-vien-truong", "form": "certificate", "subject": "both", "rank": 33, "conferred_by": HEAD,
     "names": [{"name": "Bằng khen của Viện trưởng VKSND tối cao"}]},
    {"id": "ky-niem-chuong", "form": "medal", "subject": "person", "rank": 34, "once": True, "conferred_by": HEAD,
     "names": [{"name": "Kỷ niệm chương “Vì sự nghiệp Kiểm sát”"}]},
    {"id": "cstd-co-so", "form": "title", "subject": "person", "rank": 40,
     "names": [{"name": "Chiến sỹ thi đua cơ sở"}, {"name": "Chiến sĩ thi đua cơ sở", "from": date(2024, 1, 1)}]},
    {"id": "giay-khen", "form": "certificate", "subject": "both", "rank": 60, "names": [{"name": "Giấy khen"}]},
]  # fmt: skip


class Council:
    """Confers, proposes and puts out for comment. *items* are in the order of time."""

    def __init__(self, rng: Random, data: dict[str, Any], items: list[Item]) -> None:
        self._rng = rng
        self._units = data["units"]
        self._campaigns = data["campaigns"]
        self._people = [person["id"] for person in data["people"]]
        self._items = items
        self._moments = [item.date for item in items]
        self._number = 0

    def documents(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the award documents by file name, and their CSV lists."""
        documents: dict[str, Any] = {}
        lists: dict[str, str] = {}
        for year in YEARS:
            documents |= self._of_year(year, lists)
        return documents, lists

    def consultation(self) -> dict[str, Any]:
        """Return a list that is out for comment on the clock of the benchmark."""
        return {
            "id": "lay-y-kien-2025",
            "title": "Lấy ý kiến về danh sách đề nghị tặng Huân chương Lao động năm 2025",
            "opens": date(2025, 12, 15),
            "closes": date(2026, 1, 9),
            "comments_to": "Phòng Thi đua - Khen thưởng, lay-y-kien@bench.example",
            "awards": [
                {"type": "huan-chuong-lao-dong-hang-ba", "people": self._people[20:24], "units": ["ha-noi", "nghe-an"]}
            ],
        }

    def initiatives(self) -> list[dict[str, Any]]:
        """Return initiatives, each recognised in the month before the item that made it known."""
        records = []
        for number in range(20):
            item = self._items[number * len(self._items) // 20]
            day = item.date.date().replace(day=1)
            records.append(
                {
                    "id": f"sang-kien-{number + 1}",
                    "title": f"Sổ theo dõi dùng chung số {number + 1}",
                    "authors": [{"person": person} for person in self._rng.sample(self._people, 2)],
                    "unit": "ha-tinh",
                    "level": ("base", "sector")[number % 2],
                    "recognised": {"number": f"{number + 1}/QĐ-SK", "date": day, "authority": HEAD},
                    "published_in": item.id,
                }
            )
        return records

    def _of_year(self, year: int, lists: dict[str, str]) -> dict[str, Any]:
        signed = date(year, 12, 5)
        there = [u["id"] for u in self._units if places.in_being(u, signed) and u["level"] == "province"]
        fresh = self._people[STRONG:]
        documents = {
            f"{year}-cstd-co-so-{part + 1}": self._conferred(
                year,
                signed,
                "cstd-co-so",
                people=[*self._people[part * 6 : part * 6 + 6], *self._rng.sample(fresh[part::2], 3)],
            )
            for part in range(2)
        }
        documents[f"{year}-tap-the-xuat-sac"] = self._listed(
            year, "tap-the-lao-dong-xuat-sac", lists, units=there[year % 3 :: 4]
        )
        turn = (year - YEARS[0]) * 15
        documents[f"{year}-ky-niem-chuong"] = self._listed(
            year, "ky-niem-chuong", lists, people=self._people[turn : turn + 15]
        )
        documents[f"{year}-bang-khen"] = self._conferred(
            year, signed, "bang-khen-vien-truong", people=self._rng.sample(fresh, 4), units=self._rng.sample(there, 2)
        )
        running = [c for c in self._campaigns if c["period"]["from"] <= signed <= c["period"]["to"]]
        documents[f"{year}-phong-trao"] = self._conferred(
            year, signed, "giay-khen", people=self._rng.sample(fresh, 4), units=self._rng.sample(there, 2)
        ) | {"category": "campaign", "campaign": self._rng.choice(running)["id"]}
        form = self._proposed if year == YEARS[-1] else self._conferred
        documents[f"{year}-cstd-nganh"] = form(year, signed, "cstd-nganh", people=self._people[:4])
        documents[f"{year}-co-thi-dua"] = form(year, signed, "co-thi-dua-nganh", units=self._rng.sample(there, 6))
        return documents

    def _conferred(self, year: int, signed: date, kind: str, **who: list[str]) -> dict[str, Any]:
        self._number += 1
        return {
            "title": f"Tặng “{_name(kind)}” năm {year}",
            "year": year,
            "status": "conferred",
            "category": "merit",
            "decision": {"number": f"{self._number}/QĐ-BENCH", "date": signed, "authority": HEAD},
            "source": self._source(signed),
            "awards": [{"type": kind, **who}],
        }

    def _proposed(self, year: int, signed: date, kind: str, **who: list[str]) -> dict[str, Any]:
        document = self._conferred(year, signed, kind, **who)
        del document["decision"]
        return document | {"title": f"Đề nghị tặng “{_name(kind)}” năm {year}", "status": "nominated", "date": signed}

    def _listed(self, year: int, kind: str, lists: dict[str, str], **who: list[str]) -> dict[str, Any]:
        """Confer on a long list: the document names a file beside it."""
        name = f"{year}-{kind}.csv"
        column, ids = ("person", who["people"]) if "people" in who else ("unit", who["units"])
        lists[name] = "\n".join([column, *ids, ""])
        return self._conferred(year, date(year, 12, 10), kind) | {"recipients": name, "awards": [{"type": kind}]}

    def _source(self, day: date) -> dict[str, str]:
        """Name the first item from *day* on, as the one that reports the decision; a note if none does."""
        place = bisect_left(self._moments, datetime.combine(day, datetime.min.time()))
        return {"article": self._items[place].id} if place < len(self._items) else dict(NOTE)


def _name(kind: str) -> str:
    return str(next(record for record in TYPES if record["id"] == kind)["names"][-1]["name"])
