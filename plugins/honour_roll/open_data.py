"""The honour roll as open data: every award that readers are told of on the day, whatever its status; initiatives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from plugins.honour_roll.decisions import UNKNOWN, Decision
from plugins.honour_roll.document_views import decision_view, place_of, public_id, status_word, who_link
from plugins.honour_roll.documents import Document, Status
from plugins.honour_roll.honours import is_named
from plugins.honour_roll.initiatives import Author, Initiative
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.model import Roll
from plugins.honour_roll.unnamed import UnnamedStanding
from plugins.pages import Material, urls
from plugins.pages.datasets import Dataset, mapping, text
from plugins.registry import Kind
from plugins.registry.sources import FactSource

_ID = text("Mã, không đổi")
_DECISION = {
    "number": text("Số quyết định; unknown khi nguồn không nêu số"),
    "date": text("Ngày quyết định", format="date"),
    "authority": text("Người hoặc cơ quan quyết định"),
}
_SOURCE = text("Nơi đưa việc này: đầu đề tin, bài; báo, cổng khác; hoặc ghi chú", nullable=True)
_SOURCE_URL = text("Địa chỉ tin, bài đưa việc này", nullable=True, format="uri")
_AWARD = {
    "id": text(
        "Mã: năm, loại khen thưởng, cá nhân (person) hay tập thể (unit) được nêu; unlisted-person và một dãy ký hiệu "
        "khi cá nhân không công khai; unnamed khi không nêu tên"
    ),
    "type": text("Mã loại khen thưởng"),
    "type_name": text("Tên khi được tặng hoặc đề nghị"),
    "year": {"type": "integer", "description": "Năm thành tích"},
    "status": text(
        "registered (đăng ký), reviewing (đang bình xét), nominated (đề nghị), consulting (đang lấy ý kiến), "
        "conferred (đã tặng), declined (không tặng, chỉ khi được công bố), revoked (đã thu hồi); "
        "chỉ conferred là đã được khen thưởng",
        enum=["registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked"],
    ),
    "status_text": text("Tình trạng bằng lời, như trên trang"),
    "consultation": mapping(
        "Thời gian lấy ý kiến theo văn bản mới nhất; null khi văn bản đó không phải là lấy ý kiến",
        {
            "opens": text("Ngày đầu", nullable=True, format="date"),
            "closes": text("Ngày cuối, hoặc unknown khi không rõ"),
        },
        nullable=True,
    ),
    "recipient": mapping(
        "Người hoặc đơn vị được nêu tên; null khi văn bản không nêu tên",
        {
            "kind": text("person (cá nhân) hoặc unit (tập thể)", enum=["person", "unit"]),
            "id": text("Mã cá nhân hoặc đơn vị; null khi ở ngoài danh mục hoặc không công khai", nullable=True),
            "name": text("Họ tên, hoặc tên đơn vị khi đó"),
            "outside": {"type": "boolean", "description": "Ở ngoài danh mục cá nhân, đơn vị của cổng"},
        },
        nullable=True,
    ),
    "counts": mapping(
        "Số lượng khi văn bản không nêu tên; null khi có tên hoặc không rõ số lượng",
        {
            "people": {"type": ["integer", "null"], "description": "Số cá nhân"},
            "units": {"type": ["integer", "null"], "description": "Số tập thể"},
        },
        nullable=True,
    ),
    "unit": text("Mã đơn vị: chính tập thể đó, hoặc nơi cá nhân công tác khi đó", nullable=True),
    "unit_name": text("Tên đơn vị đó khi đó, cả khi ở ngoài danh mục", nullable=True),
    "decision": mapping("Quyết định tặng, hoặc quyết định thu hồi; null khi chưa có", _DECISION, nullable=True),
    "document": text("Mã văn bản mới nhất về việc này"),
    "source": _SOURCE,
    "source_url": _SOURCE_URL,
}
_INITIATIVE = {
    "id": _ID,
    "title": text("Tên sáng kiến"),
    "level": text("base (cơ sở) hoặc sector (ngành)", enum=["base", "sector"]),
    "authors": {
        "type": "array",
        "description": "Các tác giả, đồng tác giả",
        "items": mapping(
            "Một tác giả",
            {
                "kind": text(
                    "person (cá nhân), unit (đơn vị), outside (ở ngoài danh mục), name (chỉ biết tên)",
                    enum=["person", "unit", "outside", "name"],
                ),
                "id": text("Mã cá nhân hoặc đơn vị", nullable=True),
                "name": text("Họ tên, hoặc tên đơn vị khi đó"),
            },
        ),
    },
    "unit": text("Mã đơn vị", nullable=True),
    "recognised": mapping(
        "Quyết định công nhận",
        {**_DECISION, "authority": text("Người hoặc cơ quan quyết định", nullable=True)},
    ),
    "source": text("Nơi nói về quyết định công nhận", nullable=True),
    "source_url": text("Địa chỉ tin, bài công bố", nullable=True, format="uri"),
}


def datasets(roll: Roll, material: Material) -> Iterator[Dataset]:
    """Yield the awards and the initiatives. People who are not public are named by decisions alone."""
    yield Dataset(
        name="khen-thuong",
        title="Khen thưởng",
        description="Mọi danh hiệu, hình thức khen thưởng đã tặng, đang xét, đã thu hồi, không tặng mà được công bố: "
        "xem status.",
        properties=_AWARD,
        rows=tuple(
            sorted(
                (
                    *(_award(material, standing) for standing in roll.standings if is_named(material, standing)),
                    *(_unnamed(material, standing) for standing in roll.unnamed),
                ),
                key=lambda row: str(row["id"]),
            )
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
    named = who_link(material, last.entry, last.day, place_of(standing))
    assert named is not None, "who is not named has no row"
    return {
        "id": record.id,
        "type": record.type.id,
        "type_name": standing.name,
        "year": record.year,
        **_status(material, last.document, standing.status),
        "recipient": {
            "kind": "unit" if who.kind is Kind.UNIT else "person",
            "id": public_id(material, who),
            "name": named.text,
            "outside": who.is_outside,
        },
        "counts": None,
        "unit": last.entry.unit,
        "unit_name": _unit_name(material, standing),
        **_document(material, last.document, last.decision if standing.is_honour or last.status == "revoked" else None),
    }


def _unit_name(material: Material, standing: Standing) -> str | None:
    """Return the name of the unit that was given an award, or in which a person served then."""
    entry, recipient = standing.last.entry, standing.record.recipient
    if entry.unit:
        return material.registry.units[entry.unit].name_on(standing.last.day).label
    return recipient.name if recipient.kind is Kind.UNIT else entry.unit_name


def _unnamed(material: Material, standing: UnnamedStanding) -> Mapping[str, Any]:
    document, counts = standing.document, standing.award.counts
    return {
        "id": standing.id,
        "type": standing.type.id,
        "type_name": standing.name,
        "year": document.year,
        **_status(material, document, standing.status),
        "recipient": None,
        "counts": {"people": counts.people, "units": counts.units} if counts else None,
        "unit": None,
        "unit_name": None,
        **_document(material, document, document.decision if standing.is_honour else None),
    }


def _status(material: Material, document: Document, status: Status) -> Mapping[str, Any]:
    """Return the status at the clock of the build, its words, and the days of a list that was put out for comment."""
    period = document.comments if document.status == "consulting" else None
    return {
        "status": status,
        "status_text": material.strings(f"honour.status.{status_word(document, status, material.today)}"),
        "consultation": {
            "opens": period.opens.isoformat() if period.opens else None,
            "closes": period.closes.isoformat() if period.closes else UNKNOWN,
        }
        if period
        else None,
    }


def _document(material: Material, document: Document, decision: Decision | None) -> Mapping[str, Any]:
    """Return what is told of a document: the decision that it is, its id, and who tells of it."""
    view = decision_view(material, decision, document)
    source = view.source if view else material.cited(document.source)
    return {
        "decision": {
            "number": decision.number,
            "date": decision.date.isoformat() if decision.date else None,
            "authority": decision.authority,
        }
        if decision
        else None,
        "document": document.id,
        "source": source.text if source else None,
        "source_url": _source_url(material, document.source),
    }


def _source_url(material: Material, source: FactSource | None) -> str | None:
    if source is None:
        return None
    item = material.edition.by_id.get(source.article) if source.article else None
    if item is None:
        return source.url
    return material.site.absolute(urls.item(item.id)) + (f"#{source.anchor}" if source.anchor else "")


def _initiative(roll: Roll, material: Material, one: Initiative) -> Mapping[str, Any]:
    assert one.recognised is not None, "the roll has recognised ones only"
    item = roll.published.get(one.id)
    source = material.cited(one.source)
    return {
        "id": one.id,
        "title": one.title,
        "level": one.level,
        "authors": list(filter(None, (_author(material, author, one.recognised.date) for author in one.authors))),
        "unit": one.unit,
        "recognised": {
            "number": one.recognised.number,
            "date": one.recognised.date.isoformat(),
            "authority": one.recognised.authority,
        },
        "source": source.text if source else None,
        "source_url": material.site.absolute(urls.item(item.id)) if item else None,
    }


def _author(material: Material, author: Author, day: date) -> Mapping[str, str | None] | None:
    """Return an author, a unit as it was called on *day*; None for a person who is not named."""
    if author.unit:
        return {"kind": "unit", "id": author.unit, "name": material.registry.units[author.unit].name_on(day).label}
    if author.person:
        name = material.called(author.person)
        return {"kind": "person", "id": author.person, "name": name} if name else None
    return {"kind": author.kind or "name", "id": None, "name": author.name}
