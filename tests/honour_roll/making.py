"""A small portal with awards, made in memory from files as clerks write them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from plugins import registry
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.loading import load
from plugins.honour_roll.model import Honours, Roll
from plugins.honour_roll.recipients import Recipient
from plugins.newsroom import Item, Newsroom
from plugins.pages import Material, SiteUrl, Strings
from plugins.problems import Problem, errors, in_order
from plugins.registry import Kind, Registry
from plugins.registry.shapes import ZONE

SITE = """\
name: Cổng thử
unit: toi-cao
siteurl: https://thu.example
categories: [{id: thi-dua, name: Thi đua}]
"""
# Bình Thuận became a part of Lâm Đồng, a new unit, on 1 July 2025.
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tĩnh}]}
- {id: ha-tinh/kv-1, level: regional, parent: ha-tinh, names: [{name: VKSND khu vực 1 - Hà Tĩnh}]}
- id: binh-thuan
  level: province
  names: [{name: VKSND tỉnh Bình Thuận}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: lam-dong}]}
- {id: lam-dong, level: province, names: [{name: VKSND tỉnh Lâm Đồng}], valid: {from: 2025-07-01}}
"""
# Two are of one name, in two units.
PEOPLE = """\
- {id: an, name: Nguyễn Văn An, appointments: [{role: Kiểm sát viên, unit: ha-tinh}]}
- {id: binh, name: Trần Thị Bình, appointments: [{role: Kiểm sát viên, unit: ha-tinh/kv-1, from: 2020-01-01}]}
- {id: cuong, name: Lê Văn Cường}
- {id: dung, name: Phạm Văn Dũng, appointments: [{role: Kiểm tra viên, unit: ha-tinh}]}
- id: dung-2
  name: Phạm Văn Dũng
  appointments:
    - {role: Kiểm sát viên, unit: binh-thuan, to: 2025-06-30}
    - {role: Kiểm sát viên, unit: lam-dong, from: 2025-07-01}
- {id: em, name: Hoàng Thị Em, public: false, appointments: [{role: Kế toán, unit: ha-tinh}]}
"""
GROUPS = """\
- id: toi-cao/cum-6
  kind: cluster
  system: sector
  owner: toi-cao
  name: Cụm thi đua số 6
  years: {2025: {members: [ha-tinh, lam-dong]}}
"""
CAMPAIGNS = "- {id: hoc-bac, kind: drive, name: Học và làm theo Bác}\n"
# One of each subject; `chien-si` was spelt otherwise until 2023.
TYPES = """\
- id: chien-si
  form: title
  subject: person
  rank: 40
  names: [{name: Chiến sỹ thi đua cơ sở, aliases: [CSTĐ cơ sở]}, {name: Chiến sĩ thi đua cơ sở, from: 2024-01-01}]
- {id: co-thi-dua, form: flag, subject: unit, rank: 30, names: [{name: Cờ thi đua của ngành}]}
- {id: giay-khen, form: certificate, subject: both, rank: 45, names: [{name: Giấy khen của Viện trưởng}]}
- {id: ky-niem-chuong, form: medal, subject: person, rank: 35, once: true, names: [{name: Kỷ niệm chương}]}
"""
SOURCES = {"site": SITE, "units": UNITS, "people": PEOPLE, "groups": GROUPS, "campaigns": CAMPAIGNS}
DECISION = "{number: 12/QĐ-VKS, date: 2024-03-05, authority: Viện trưởng VKSND tỉnh Hà Tĩnh}"
FOR_AN = "[{type: chien-si, people: [an]}]"
HERE = "data/awards/a.yaml"


@cache
def records() -> Registry:
    """Return the registry, which has nothing wrong."""
    found, problems = registry.load({f"data/{name}.yaml": text.encode() for name, text in SOURCES.items()})
    assert problems == []
    return found


def award(status: str = "conferred", **keys: str | None) -> str:
    """Return a document as a file holds it, one key a line: conferred on one person, with *keys* instead."""
    lines = {"year": "2024", "status": status, "decision": DECISION, "awards": FOR_AN} | keys
    return "".join(f"{key}: {value}\n" for key, value in lines.items() if value is not None)


def proposed(status: str = "nominated", day: str = "2024-01-10", **keys: str | None) -> str:
    """Return a document that decides nothing."""
    return award(status, **{"decision": None, "date": day, **keys})


def revoked(day: str = "2024-09-01", **keys: str | None) -> str:
    """Return a document by which an award is revoked."""
    decision = f"{{number: 99/QĐ-VKS, date: {day}, authority: Viện trưởng}}"
    return award("revoked", decision=decision, **{"reason": "Thành tích không có thật", **keys})


def given(day: str, number: str = "12/QĐ-VKS", authority: str = "Viện trưởng") -> str:
    """Return a decision of *day*."""
    return f"{{number: {number}, date: {day}, authority: {authority}}}"


def item(id_: str, at: str = "08:00", **keys: Any) -> Item:
    """Return an item `YYYY/MM/DD/slug`, without the day in its id; it is published unless *keys* say otherwise."""
    year, month, day, slug = id_.split("/")
    values = {
        "path": f"news/{year}/{slug}.md",
        "id": f"{year}/{month}/{slug}",
        "title": slug,
        "date": datetime.combine(date(int(year), int(month), int(day)), time.fromisoformat(at), ZONE),
        "genre": "news",
        "category": "thi-dua",
        "status": "published",
    }
    return Item(**{**values, **keys})


@dataclass(frozen=True)
class Loaded:
    """What was read, and what is wrong with it."""

    honours: Honours
    problems: list[Problem]
    newsroom: Newsroom
    files: Mapping[str, bytes]

    @property
    def told(self) -> list[tuple[str, str, int, int]]:
        """Return code, file, line and column of each problem; files by their name under `data/`."""
        return [(p.code, p.place.path.removeprefix("data/"), p.place.line, p.place.column) for p in self.problems]

    @property
    def codes(self) -> list[str]:
        return [problem.code for problem in self.problems]

    def roll(self, day: str = "2030-01-01", at: str = "12:00") -> Roll:
        """Return what is there at noon of *day*."""
        clock = datetime.combine(date.fromisoformat(day), time.fromisoformat(at), ZONE)
        return self.honours.roll(self.newsroom.edition(clock))

    def standings(self, day: str = "2030-01-01") -> dict[str, str]:
        """Return the status of every record on *day*, by its id."""
        return {s.record.id: s.status for s in self.roll(day).standings}

    def material(self, day: str = "2030-01-01") -> Material:
        """Return what findings are made from."""
        edition = self.newsroom.edition(datetime.combine(date.fromisoformat(day), time(12), ZONE))
        return Material(registry=records(), edition=edition, site=SiteUrl("https://thu.example"), strings=Strings({}))


def read(files: Mapping[str, str | bytes] | None = None, *items: Item, types: str | None = TYPES) -> Loaded:
    """Return what *files* (path under `data/`, or under `news/` → text) hold, beside the usual award types."""
    texts = {} if types is None else {"award_types.yaml": types}
    written = {
        path if path.startswith("news/") else f"data/{path}": text if isinstance(text, bytes) else text.encode()
        for path, text in (texts | dict(files or {})).items()
    }
    known = {item.path for item in items}
    unread = frozenset(PurePosixPath(path).stem for path in written if path.startswith("news/") and path not in known)
    room = Newsroom(items=tuple(items), unread=unread)
    honours, problems = load(written, records(), room)
    return Loaded(honours, in_order(problems), room, written)


def good(files: Mapping[str, str | bytes] | None = None, *items: Item, types: str | None = TYPES) -> Loaded:
    """Return the same of files that have no errors."""
    found = read(files, *items, types=types)
    assert [problem.line() for problem in errors(found.problems)] == []
    return found


def awards(*documents: str, types: str = TYPES) -> Loaded:
    """Return what documents make that are called `a`, `b` and so on, in this order; with their problems."""
    return read({f"awards/{name}.yaml": text for name, text in zip("abcdefgh", documents, strict=False)}, types=types)


def good_awards(*documents: str, types: str = TYPES) -> Loaded:
    """Return the same of documents that have no errors."""
    found = awards(*documents, types=types)
    assert [problem.line() for problem in errors(found.problems)] == []
    return found


def marked(text: str) -> tuple[str, int, int]:
    """Return *text* without its mark `‸`, and the line and the column where that stood."""
    before, mark, after = text.partition("‸")
    assert mark, "the text has a mark where the mistake is told"
    return before + after, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def standing_of(roll: Roll, id_: str) -> Standing:
    """Return the standing of the record *id_*."""
    return next(s for s in roll.standings if s.record.id == id_)


AN = Recipient(Kind.PERSON, "an")
BINH = Recipient(Kind.PERSON, "binh")
HA_TINH = Recipient(Kind.UNIT, "ha-tinh")
