"""A small portal of which the quota counts the works, made in memory from data as editors write them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from functools import cache
from typing import Any

from plugins import registry
from plugins.newsroom import Credit, Item, Newsroom, Section
from plugins.newsroom.bodies import Body, Reference
from plugins.newsroom.items import About
from plugins.problems import Problem, errors, in_order
from plugins.quota.ledger import Ledger
from plugins.quota.loading import load
from plugins.quota.model import Quota, QuotaData
from plugins.quota.periods import named
from plugins.quota.report import report
from plugins.quota.statement import Row, Statement
from plugins.registry import Registry
from plugins.registry.shapes import ZONE

SITE = """\
name: Cổng thử
unit: toi-cao
siteurl: https://thu.example
categories: [{id: thi-dua, name: Thi đua}, {id: hoat-dong, name: Hoạt động}]
"""
# A province with an office, a division and a district; two provinces that became one on 1 July 2025.
UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: Viện kiểm sát nhân dân tối cao, short: VKSND tối cao}]}
- {id: ha-tinh, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Hà Tĩnh}]}
- {id: ha-tinh/van-phong, level: office, parent: ha-tinh, names: [{name: Văn phòng VKSND tỉnh Hà Tĩnh}]}
- {id: ha-tinh/phong-1, level: division, parent: ha-tinh, names: [{name: Phòng 1 VKSND tỉnh Hà Tĩnh}]}
- {id: ha-tinh/duc-tho, level: district, parent: ha-tinh, names: [{name: VKSND huyện Đức Thọ}]}
- id: binh-thuan
  level: province
  names: [{name: VKSND tỉnh Bình Thuận}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: lam-dong}]}
- {id: lam-dong, level: province, names: [{name: VKSND tỉnh Lâm Đồng}], valid: {from: 2025-07-01}}
"""
# `dung` moved, `em` went through the merger and nobody wrote when that post ended, `giang` has two posts, `hoa` none.
PEOPLE = """\
- {id: an, name: Nguyễn Văn An, appointments: [{role: Chuyên viên, unit: ha-tinh/van-phong}]}
- {id: binh, name: Trần Thị Bình, appointments: [{role: Kiểm sát viên, unit: ha-tinh/van-phong}]}
- {id: cuong, name: Lê Văn Cường, appointments: [{role: Viện trưởng, unit: ha-tinh/duc-tho}]}
- id: dung
  name: Phạm Văn Dũng
  appointments:
    - {role: Kiểm tra viên, unit: ha-tinh, to: 2024-06-14}
    - {role: Kiểm sát viên, unit: ha-tinh/duc-tho, from: 2024-06-15}
- id: em
  name: Hoàng Thị Em
  appointments:
    - {role: Kế toán, unit: binh-thuan}
    - {role: Kế toán, unit: lam-dong, from: 2025-07-01}
- id: giang
  name: Võ Thị Giang
  appointments:
    - {role: Phó Viện trưởng, unit: ha-tinh}
    - {role: Bí thư chi đoàn, unit: ha-tinh/duc-tho}
- {id: hoa, name: Đỗ Thị Hoa}
- {id: phuc, name: Bùi Văn Phúc, appointments: [{role: Kiểm sát viên, unit: ha-tinh/phong-1}]}
"""
SOURCES: Mapping[str, str] = {"site": SITE, "units": UNITS, "people": PEOPLE}
TWO_A_MONTH = """\
rules:
  - id: hai-tin
    name: Mỗi tháng hai tin, bài
    subject: unit
    levels: [province, district, office, division]
    period: month
    target: 2
"""


@cache
def records() -> Registry:
    """Return the registry, which has nothing wrong."""
    found, problems = registry.load({f"data/{name}.yaml": text.encode() for name, text in SOURCES.items()})
    assert problems == []
    return found


# --- items -----------------------------------------------------------------------------------------------------------


def item(id_: str, *byline: Credit, at: str = "08:00", **keys: Any) -> Item:
    """Return an item `YYYY/MM/DD/slug`, without the day in its id; it is published unless *keys* say otherwise."""
    year, month, day, slug = id_.split("/")
    values = {
        "path": f"news/{year}/{slug}.md",
        "id": f"{year}/{month}/{slug}",
        "title": f"Tin {slug}",
        "date": datetime.combine(date(int(year), int(month), int(day)), time.fromisoformat(at), ZONE),
        "genre": "news",
        "category": "thi-dua",
        "status": "published",
        "byline": byline,
    }
    return Item(**{**values, **keys})


def by(person: str, role: Any = "author", share: str | None = None) -> Credit:
    """Return the part of a person in a byline."""
    return Credit(person=person, role=role, share=Fraction(share) if share else None)


def by_unit(unit: str, role: Any = "author", share: str | None = None) -> Credit:
    """Return the part of a unit in a byline."""
    return Credit(unit=unit, role=role, share=Fraction(share) if share else None)


def by_name(name: str, role: Any = "author") -> Credit:
    """Return the part of a name that is nobody's we know."""
    return Credit(name=name, role=role)


def section(anchor: str, supplier: str | None = None, *about: str) -> Section:
    """Return a section of a digest that *supplier* sent in."""
    return Section(anchor=anchor, heading=f"Mục {anchor}", about=About(units=about), supplier=supplier)


def picture() -> Body:
    """Return a body with a picture."""
    return Body(references=(Reference(number=0, target="../images/a.jpg", is_picture=True, alt="Hội nghị"),))


# --- the quota -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Loaded:
    """What was read, and what is wrong with it."""

    data: QuotaData
    problems: list[Problem]
    newsroom: Newsroom

    @property
    def told(self) -> list[tuple[str, str, int, int]]:
        """Return code, file, line and column of each problem; files by their name under `data/`."""
        return [(p.code, p.place.path.removeprefix("data/"), p.place.line, p.place.column) for p in self.problems]


def read(quota: str | None = None, *items: Item, external: str | None = None, **files: str) -> Loaded:
    """Return what `quota.yaml` and `external_items.yaml` say; *files* are items as written, by stem."""
    texts = {"data/quota.yaml": quota, "data/external_items.yaml": external}
    written = {path: text.encode() for path, text in texts.items() if text is not None}
    written |= {f"news/{stem}.md": text.encode() for stem, text in files.items()}
    room = Newsroom(items=items)
    data, problems = load(written, records(), room)
    return Loaded(data, in_order(problems), room)


def quota(written: str, *items: Item, external: str | None = None, at: str = "2030-01-01T12:00") -> Quota:
    """Return the quota at the clock *at*; there is nothing wrong with it."""
    found = read(written, *items, external=external)
    assert [problem.line() for problem in errors(found.problems)] == []
    return found.data.on(found.newsroom.edition(datetime.fromisoformat(at).replace(tzinfo=ZONE)))


def policy(written: str = "") -> str:
    """Return a file that holds no rule, but a policy: `coauthors: full, genres: {feature: 2}`."""
    return f"policy: {{{written}}}\n"


def book(written: str, *items: Item, external: str | None = None, at: str = "2030-01-01T12:00") -> Ledger:
    """Return the ledger of everything that there is at the clock, by a *policy*."""
    return quota(policy(written), *items, external=external, at=at).ledger_of(
        records(), date(1990, 1, 1), date(2999, 1, 1)
    )


def counts(found: Ledger) -> dict[str, str]:
    """Return the items that each is credited for, `1/2` and so on; people and units have ids of their own."""
    return _summed((entry.subject.id, entry.count) for entry in found.entries)


def points(found: Ledger) -> dict[str, str]:
    """Return the points that each is credited for."""
    return _summed((entry.subject.id, entry.points) for entry in found.entries)


def _summed(pairs: Iterable[tuple[str, Fraction]]) -> dict[str, str]:
    sums: dict[str, Fraction] = {}
    for id_, credit in pairs:
        sums[id_] = sums.get(id_, Fraction(0)) + credit
    return {id_: str(credit) for id_, credit in sums.items()}


def reasons(found: Ledger) -> list[str]:
    """Return why works, or parts of them, can be credited to nobody."""
    return [one.reason for one in found.unattributed]


def whys(found: Ledger) -> dict[str, str]:
    """Return why each is credited, for the last of their works."""
    return {entry.subject.id: entry.why for entry in found.entries}


def statement(
    period: str,
    written: str,
    *items: Item,
    external: str | None = None,
    at: str = "2030-01-01T12:00",
) -> Statement:
    """Return the statement of *period* at the clock *at*."""
    found = quota(written, *items, external=external, at=at)
    return report(found, records(), named(period), date.fromisoformat(at[:10]))


def rows(found: Statement, rule: int = 0) -> dict[str, Row]:
    """Return the rows of one rule, by subject, in their order."""
    return {row.subject: row for row in found.rules[rule].rows}


def done(found: Statement, rule: int = 0) -> dict[str, str]:
    """Return `credit/target` of each row that has done something or that something is asked of."""
    return {id_: f"{row.credit} of {row.target}" for id_, row in rows(found, rule).items()}
