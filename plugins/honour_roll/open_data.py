"""The honour roll as open data: every award there is on the day, whatever its status, and the initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from plugins.honour_roll.honours import is_named
from plugins.honour_roll.initiatives import Initiative
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.pages import Material, urls
from plugins.pages.datasets import Dataset, mapping, text
from plugins.registry import Kind
from plugins.registry.sources import FactSource

_ID = text("Mã, không đổi")
_DECISION = {
    "number": text("Số quyết định"),
    "date": text("Ngày quyết định", format="date"),
    "authority": text("Người hoặc cơ quan quyết định"),
}
_SOURCE_URL = text("Địa chỉ tin, bài đưa việc này", nullable=True, format="uri")
_AWARD = {
    "id": text("Mã: năm, loại khen thưởng, cá nhân (person) hay tập thể (unit) được nêu"),
    "type": text("Mã loại khen thưởng"),
    "type_name": text("Tên khi được tặng hoặc đề nghị"),
    "year": {"type": "integer", "description": "Năm thành tích"},
    "status": text(
        "registered (đăng ký), reviewing (đang bình xét), nominated (đề nghị), consulting (đang lấy ý kiến), "
        "conferred (đã tặng), declined (không tặng), revoked (đã thu hồi); chỉ conferred là đã được khen thưởng",
        enum=["registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked"],
    ),
    "recipient": mapping(
        "Người hoặc đơn vị được nêu tên",
        {
            "kind": text("person (cá nhân) hoặc unit (tập thể)", enum=["person", "unit"]),
            "id": text("Mã cá nhân hoặc đơn vị"),
            "name": text("Họ tên, hoặc tên đơn vị khi đó"),
        },
    ),
    "unit": text("Mã đơn vị: chính tập thể đó, hoặc nơi cá nhân công tác khi đó", nullable=True),
    "decision": mapping("Quyết định tặng, hoặc quyết định thu hồi; null khi chưa có", _DECISION, nullable=True),
    "document": text("Mã văn bản mới nhất về việc này"),
    "source_url": _SOURCE_URL,
}
_INITIATIVE = {
    "id": _ID,
    "title": text("Tên sáng kiến"),
    "level": text("base (cơ sở) hoặc sector (ngành)", enum=["base", "sector"]),
    "authors": {
        "type": "array",
        "description": "Các tác giả, đồng tác giả",
        "items": mapping("Một tác giả", {"id": text("Mã cá nhân", nullable=True), "name": text("Họ tên")}),
    },
    "unit": text("Mã đơn vị", nullable=True),
    "recognised": mapping(
        "Quyết định công nhận",
        {**_DECISION, "authority": text("Người hoặc cơ quan quyết định", nullable=True)},
    ),
    "source_url": text("Địa chỉ tin, bài công bố", nullable=True, format="uri"),
}


def datasets(roll: Roll, material: Material) -> Iterator[Dataset]:
    """Yield the awards and the initiatives. People who are not public are named by decisions alone."""
    yield Dataset(
        name="khen-thuong",
        title="Khen thưởng",
        description="Mọi danh hiệu, hình thức khen thưởng đã tặng, đang xét, không tặng, đã thu hồi: xem status.",
        properties=_AWARD,
        rows=tuple(
            _award(material, standing)
            for standing in sorted(roll.standings, key=lambda s: s.record.id)
            if is_named(material, standing)
        ),
    )
    yield Dataset(
        name="sang-kien",
        title="Sáng kiến",
        description="Các sáng kiến đã được công nhận; trong tệp CSV mỗi tác giả một dòng.",
        properties=_INITIATIVE,
        rows=tuple(_initiative(roll, material, one) for one in sorted(roll.initiatives, key=lambda one: one.id)),
        exploded="authors",
    )


def _award(material: Material, standing: Standing) -> Mapping[str, Any]:
    record, last = standing.record, standing.last
    who = record.recipient
    of_unit = who.kind is Kind.UNIT
    name = material.registry.units[who.id].name_on(last.day).label if of_unit else material.registry.people[who.id].name
    decision = last.decision if standing.is_honour or standing.status == "revoked" else None
    return {
        "id": record.id,
        "type": record.type.id,
        "type_name": standing.name,
        "year": record.year,
        "status": standing.status,
        "recipient": {"kind": "unit" if of_unit else "person", "id": who.id, "name": name},
        "unit": last.entry.unit,
        "decision": {
            "number": decision.number,
            "date": decision.date.isoformat() if decision.date else None,
            "authority": decision.authority,
        }
        if decision
        else None,
        "document": last.document.id,
        "source_url": _source_url(material, last.document.source),
    }


def _source_url(material: Material, source: FactSource | None) -> str | None:
    item = material.edition.by_id.get(source.article) if source and source.article else None
    if item is None or source is None:
        return None
    return material.site.absolute(urls.item(item.id)) + (f"#{source.anchor}" if source.anchor else "")


def _initiative(roll: Roll, material: Material, one: Initiative) -> Mapping[str, Any]:
    assert one.recognised is not None, "the roll has recognised ones only"
    people = material.registry.people
    item = roll.published.get(one.id)
    return {
        "id": one.id,
        "title": one.title,
        "level": one.level,
        "authors": [
            {"id": author.person, "name": people[author.person].name if author.person else author.name}
            for author in one.authors
            if author.person is None or people[author.person].public
        ],
        "unit": one.unit,
        "recognised": {
            "number": one.recognised.number,
            "date": one.recognised.date.isoformat(),
            "authority": one.recognised.authority,
        },
        "source_url": material.site.absolute(urls.item(item.id)) if item else None,
    }
