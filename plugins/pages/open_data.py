"""The registry as open data, and the pages that lead to all data of the site: its own and the features'."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from plugins.pages import urls
from plugins.pages.chrome import Head, head
from plugins.pages.datasets import Dataset, mapping, text, texts
from plugins.pages.linked_data_sets import catalog
from plugins.pages.material import Link, Material
from plugins.pages.page import Page, at_address
from plugins.registry import Campaign, Group, Kind, Unit
from plugins.registry.outside import Outside
from plugins.registry.shapes import Span


class FileView(Struct, frozen=True, kw_only=True):
    """A file that is no page: its whole text."""

    text: Markup


class DatasetView(Struct, frozen=True, kw_only=True):
    """A set of data: its files, how many records it has, and what its fields mean."""

    id: str
    title: str
    description: str
    count: int
    json: str
    csv: str
    schema: str
    fields: tuple[tuple[str, str, str], ...]


class DataView(Struct, frozen=True, kw_only=True):
    """The list of all sets of data, or the page that documents their fields."""

    head: Head
    title: str
    datasets: tuple[DatasetView, ...]
    schema: str


def open_data(material: Material) -> Iterator[Page]:
    """Yield the files of every set of data, the list of them, and the page that documents them."""
    datasets = [*_registry(material), *material.datasets()]
    title, of_schema = material.strings("data.title"), material.strings("data.schema_title")
    views = []
    for one in datasets:
        files = {end: urls.data(f"{one.name}.{end}") for end in ("json", "csv")}
        schema = urls.data_schema(f"{one.name}.json")
        written = json.dumps(one.schema(material.site.absolute(schema)), ensure_ascii=False, indent=2) + "\n"
        yield _file(files["json"], one.as_json())
        yield _file(files["csv"], one.as_csv())
        yield _file(schema, written)
        views.append(
            DatasetView(
                id=one.name,
                title=one.title,
                description=one.description,
                count=len(one.rows),
                json=material.href(files["json"]),
                csv=material.href(files["csv"]),
                schema=material.href(schema),
                fields=one.fields(),
            )
        )
    way = material.href(urls.DATA_SCHEMA)
    data_head = head(material, urls.DATA, title, things=catalog(material, title, datasets))
    view = DataView(head=data_head, title=title, datasets=tuple(views), schema=way)
    yield Page(path=at_address(urls.DATA), template="pages/data.html", view=view)
    crumbs = (Link(title, material.href(urls.DATA)),)
    schema_head = head(material, urls.DATA_SCHEMA, of_schema, crumbs=crumbs)
    view = DataView(head=schema_head, title=of_schema, datasets=tuple(views), schema=way)
    yield Page(path=at_address(urls.DATA_SCHEMA), template="pages/data_schema.html", view=view)


def _file(address: str, written: str) -> Page:
    # The text is what our own serialisers wrote; a template would only spoil it.
    view = FileView(text=Markup(written))  # noqa: S704
    return Page(path=at_address(address), template="feeds/file.txt", view=view, listed=False)


def _registry(material: Material) -> Iterable[Dataset]:
    registry, today = material.registry, material.today
    units = [unit for unit in registry.units.values() if unit.has_begun(today)]
    campaigns = [campaign for campaign in registry.campaigns.values() if campaign.has_begun(today)]
    yield Dataset(
        name="don-vi",
        title="Đơn vị",
        description="Các viện kiểm sát và đơn vị trực thuộc, tên gọi qua các thời kỳ, đơn vị kế thừa.",
        properties=_UNIT,
        rows=tuple(_unit(material, unit) for unit in sorted(units, key=lambda one: one.id)),
    )
    yield Dataset(
        name="cum-thi-dua",
        title="Cụm, khối thi đua",
        description="Các cụm, khối thi đua và thành viên theo năm; trong tệp CSV mỗi năm một dòng.",
        properties=_GROUP,
        rows=tuple(_group(material, group) for group in sorted(registry.groups.values(), key=lambda one: one.id)),
        exploded="years",
    )
    yield Dataset(
        name="phong-trao",
        title="Phong trào",
        description="Các phong trào thi đua, cuộc vận động, cuộc thi đã phát động.",
        properties=_CAMPAIGN,
        rows=tuple(_campaign(material, one) for one in sorted(campaigns, key=lambda one: one.id)),
    )


_ID = text("Mã, không đổi")
_URL = text("Địa chỉ trang trên cổng", nullable=True, format="uri")
_SPAN = {
    "from": text("Ngày đầu tiên", nullable=True, format="date"),
    "to": text("Ngày cuối cùng", nullable=True, format="date"),
}
_UNIT = {
    "id": _ID,
    "name": text("Tên đầy đủ (nay, hoặc khi kết thúc)"),
    "short": text("Tên ngắn", nullable=True),
    "level": text("Cấp: supreme, high, department, province, regional, district, division, office, military"),
    "parent": text("Mã đơn vị cấp trên", nullable=True),
    "valid": mapping("Thời gian tồn tại; null là không giới hạn hoặc không rõ", _SPAN),
    "closed": text("Vì sao kết thúc: merged, renamed, split, dissolved", nullable=True),
    "successors": texts("Mã các đơn vị kế thừa"),
    "names": {
        "type": "array",
        "description": "Các tên từ cũ đến mới",
        "items": mapping(
            "Một tên", {"name": text("Tên"), "from": text("Mang tên từ ngày", nullable=True, format="date")}
        ),
    },
    "url": _URL,
}
_GROUP = {
    "id": _ID,
    "name": text("Tên đầy đủ"),
    "kind": text("Loại: cluster (cụm), bloc (khối)"),
    "system": text("Hệ thống: sector (ngành), local (địa phương)"),
    "owner": text("Mã đơn vị tổ chức"),
    "url": _URL,
    "years": {
        "type": "array",
        "description": "Những gì biết được theo năm, từ năm cũ",
        "items": mapping(
            "Một năm",
            {
                "year": {"type": "integer", "description": "Năm"},
                "members": texts("Mã các đơn vị thành viên"),
                "members_outside": texts("Tên các thành viên ở ngoài danh mục đơn vị"),
                "members_complete": {"type": "boolean", "description": "Danh sách thành viên đã đủ"},
                "leader": text("Mã đơn vị cụm trưởng, khối trưởng", nullable=True),
                "leader_outside": text("Tên cụm trưởng, khối trưởng ở ngoài danh mục đơn vị", nullable=True),
                "deputy": text("Mã đơn vị cụm phó, khối phó", nullable=True),
                "deputy_outside": text("Tên cụm phó, khối phó ở ngoài danh mục đơn vị", nullable=True),
                "theme": text("Chủ đề", nullable=True),
            },
        ),
    },
}
_CAMPAIGN = {
    "id": _ID,
    "name": text("Tên"),
    "kind": text("Loại: movement (phong trào), drive (cuộc vận động), contest (cuộc thi)"),
    "aliases": texts("Cách gọi khác"),
    "launched_by": text("Mã đơn vị phát động", nullable=True),
    "period": mapping("Thời gian", _SPAN),
    "parent": text("Mã phong trào lớn hơn", nullable=True),
    "url": _URL,
}


def _span(span: Span) -> Mapping[str, Any]:
    return {
        "from": span.start.isoformat() if span.start else None,
        "to": span.end.isoformat() if span.end else None,
    }


def _unit(material: Material, unit: Unit) -> Mapping[str, Any]:
    today = material.today
    ended = unit.closed_on is not None and unit.closed_on <= today
    name = unit.name_on(min(today, unit.valid.end) if unit.valid.end else today)
    known = [one for one in unit.names if one.since is None or one.since <= today]
    closed = unit.closed if ended else None
    span = unit.valid if ended else Span(start=unit.valid.start)
    return {
        "id": unit.id,
        "name": name.name,
        "short": name.short,
        "level": unit.level,
        "parent": unit.parent,
        "valid": _span(span),
        "closed": closed.kind if closed else None,
        "successors": [successor.unit for successor in closed.successors] if closed else [],
        "names": [{"name": one.name, "from": one.since.isoformat() if one.since else None} for one in known],
        "url": material.site.absolute(urls.entity(Kind.UNIT, unit.id)),
    }


def _group(material: Material, group: Group) -> Mapping[str, Any]:
    return {
        "id": group.id,
        "name": group.name,
        "kind": group.kind,
        "system": group.system,
        "owner": group.owner,
        "url": material.site.absolute(urls.entity(Kind.GROUP, group.id)),
        "years": [
            {
                "year": year,
                "members": [one for one in facts.members if isinstance(one, str)],
                "members_outside": [one.name for one in facts.members if isinstance(one, Outside)],
                "members_complete": facts.members_complete,
                **_officer("leader", facts.leader),
                **_officer("deputy", facts.deputy),
                "theme": facts.theme,
            }
            for year, facts in material.years_of(group).items()
        ],
    }


def _officer(key: str, one: str | Outside | None) -> Mapping[str, str | None]:
    return {
        key: None if isinstance(one, Outside) else one,
        f"{key}_outside": one.name if isinstance(one, Outside) else None,
    }


def _campaign(material: Material, campaign: Campaign) -> Mapping[str, Any]:
    return {
        "id": campaign.id,
        "name": campaign.name,
        "kind": campaign.kind,
        "aliases": list(campaign.aliases),
        "launched_by": campaign.launched_by,
        "period": _span(campaign.period),
        "parent": campaign.parent,
        "url": material.site.absolute(urls.entity(Kind.CAMPAIGN, campaign.id)),
    }
