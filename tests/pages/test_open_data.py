"""The registry is there as open data, as of the clock."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of
from tests.portal.trees import SITE, item

UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}
- id: cu
  level: province
  names: [{name: VKSND tỉnh Cũ}, {name: VKSND tỉnh Đổi Tên, from: 2020-01-01}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: moi}]}
- {id: moi, level: province, names: [{name: VKSND tỉnh Mới}], valid: {from: 2025-07-01}}
"""
GROUPS = """\
- id: toi-cao/cum-1
  kind: cluster
  system: sector
  owner: toi-cao
  name: Cụm 1
  years: {2023: {members: [cu], leader: cu}, 2024: {members: [cu], source: {article: 2026/01/mai}}}
"""
FILES = {"data/site.yaml": SITE, "data/units.yaml": UNITS, "data/groups.yaml": GROUPS}


def data(root: Path, name: str, at: datetime) -> dict[str, dict]:
    later = item("Bài của ngày mai", date="2026-01-01 08:00")
    pages = pages_of(root, {"tin": item(), "mai": later}, at, **FILES)
    return {row["id"]: row for row in json.loads(pages[f"du-lieu/{name}.json"].view.text)}


def test_before_a_merger_nothing_of_it_is_told(tmp_path: Path) -> None:
    units = data(tmp_path, "don-vi", datetime(2025, 1, 1, tzinfo=ZONE))

    assert set(units) == {"cu", "toi-cao"}
    assert (units["cu"]["valid"], units["cu"]["closed"], units["cu"]["successors"]) == (
        {"from": None, "to": None},
        None,
        [],
    )


def test_after_it_the_unit_has_its_last_name_and_who_took_over(tmp_path: Path) -> None:
    units = data(tmp_path, "don-vi", datetime(2025, 8, 1, tzinfo=ZONE))

    assert units["cu"]["name"] == "VKSND tỉnh Đổi Tên"
    assert (units["cu"]["closed"], units["cu"]["successors"]) == ("merged", ["moi"])
    assert units["cu"]["valid"] == {"from": None, "to": "2025-06-30"}


def test_a_year_of_a_group_waits_for_its_source(tmp_path: Path) -> None:
    groups = data(tmp_path, "cum-thi-dua", datetime(2025, 1, 1, tzinfo=ZONE))

    assert [(year["year"], year["leader"]) for year in groups["toi-cao/cum-1"]["years"]] == [(2023, "cu")]


def test_every_set_has_its_files_and_its_fields_documented(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, {"tin": item()})
    view = pages["du-lieu/schema/index.html"].view

    assert [one.id for one in view.datasets] == ["don-vi", "cum-thi-dua", "phong-trao"]
    assert all(meaning for one in view.datasets for _, _, meaning in one.fields)
    assert {f"du-lieu/{one.id}.{end}" for one in view.datasets for end in ("json", "csv")} <= pages.keys()


def test_who_takes_part_in_a_group_from_outside_is_named_apart_from_the_ids(tmp_path: Path) -> None:
    court = "{name: Tòa án nhân dân tỉnh, kind: outside}"
    bloc = f"""\
- id: toi-cao/khoi-1
  kind: bloc
  system: local
  owner: toi-cao
  name: Khối 1
  years: {{2023: {{members: [cu, {court}], leader: {court}, deputy: cu}}}}
"""
    files = FILES | {"data/groups.yaml": bloc}
    pages = pages_of(tmp_path, {"tin": item()}, datetime(2025, 1, 1, tzinfo=ZONE), **files)
    [year] = json.loads(pages["du-lieu/cum-thi-dua.json"].view.text)[0]["years"]

    assert (year["members"], year["members_outside"]) == (["cu"], ["Tòa án nhân dân tỉnh"])
    assert (year["leader"], year["leader_outside"]) == (None, "Tòa án nhân dân tỉnh")
    assert (year["deputy"], year["deputy_outside"]) == ("cu", None)
