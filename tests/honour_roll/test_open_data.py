"""The open data say what the pages say."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.honour_roll.making import award, given, proposed, revoked
from tests.honour_roll.sites import honour_site, view
from tests.honour_roll.test_initiative_pages import INITIATIVES

FILES = {
    "awards__a": award(awards="[{type: chien-si, people: [an, em]}, {type: co-thi-dua, units: [ha-tinh]}]"),
    "awards__b": revoked(awards="[{type: co-thi-dua, units: [ha-tinh]}]"),
    "awards__c": proposed(awards="[{type: giay-khen, people: [em, binh], units: [lam-dong]}]", day="2025-08-01"),
    "awards__d": award(
        year="2025",
        decision=given("2025-09-01", "7/QĐ"),
        source="{article: 2024/03/tin}",
        awards="[{type: giay-khen, people: [cuong]}]",
    ),
    "initiatives": INITIATIVES,
}


def data(root: Path, name: str) -> list[dict]:
    return json.loads(view(honour_site(root, **FILES), f"du-lieu/{name}.json").text)


def test_a_record_has_what_the_schema_documents(tmp_path: Path) -> None:
    by_id = {row["id"]: row for row in data(tmp_path, "khen-thuong")}

    assert by_id["2025/giay-khen/person/cuong"] == {
        "id": "2025/giay-khen/person/cuong",
        "type": "giay-khen",
        "type_name": "Giấy khen của Viện trưởng",
        "year": 2025,
        "status": "conferred",
        "status_text": "Tặng",
        "consultation": None,
        "recipient": {"kind": "person", "id": "cuong", "name": "Lê Văn Cường", "outside": False},
        "counts": None,
        "unit": None,
        "unit_name": None,
        "decision": {"number": "7/QĐ", "date": "2025-09-01", "authority": "Viện trưởng"},
        "document": "d",
        "source": "Tin thử",
        "source_url": "https://thu.example/tin/2024/03/tin/",
    }


def test_the_roll_shows_exactly_what_the_data_call_conferred(tmp_path: Path) -> None:
    site = honour_site(tmp_path, **FILES)
    rows = json.loads(view(site, "du-lieu/khen-thuong.json").text)
    shown = [
        awardee.anchor
        for year in view(site, "vinh-danh/index.html").years
        for level in year.levels
        for one in level.conferrals
        for awardee in one.awardees
    ]

    assert sorted(shown) == [row["id"] for row in rows if row["status"] == "conferred"]


def test_one_who_is_not_public_is_in_the_data_only_by_a_decision(tmp_path: Path) -> None:
    rows = [row for row in data(tmp_path, "khen-thuong") if row["recipient"]["name"] == "Hoàng Thị Em"]

    assert [(row["type"], row["status"], row["recipient"]["id"]) for row in rows] == [("chien-si", "conferred", None)]
    assert all("/em" not in row["id"] for row in rows)


def test_a_proposal_has_no_decision_and_a_revocation_has_its_own(tmp_path: Path) -> None:
    by_id = {row["id"]: row for row in data(tmp_path, "khen-thuong")}

    assert by_id["2024/giay-khen/unit/lam-dong"]["decision"] is None
    assert by_id["2024/co-thi-dua/unit/ha-tinh"]["decision"]["number"] == "99/QĐ-VKS"


@pytest.mark.parametrize("name", ["khen-thuong", "sang-kien", "don-vi", "cum-thi-dua", "phong-trao"])
def test_json_keeps_to_its_schema_and_csv_has_the_same_records(tmp_path: Path, name: str) -> None:
    site = honour_site(tmp_path, **FILES)
    rows = json.loads(view(site, f"du-lieu/{name}.json").text)
    schema = json.loads(view(site, f"du-lieu/schema/{name}.json").text)
    table = list(csv.DictReader(io.StringIO(view(site, f"du-lieu/{name}.csv").text.removeprefix("\ufeff"), newline="")))

    assert rows
    for row in rows:
        fits(row, schema["items"])
    assert list(dict.fromkeys(line["id"] for line in table)) == [row["id"] for row in rows]
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict, "array": list, "null": type(None)}


def fits(value, schema) -> None:
    """Check *value* against the few words of JSON Schema that the data sets use."""
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    assert isinstance(value, tuple(TYPES[kind] for kind in kinds)), (value, schema)
    if isinstance(value, dict):
        assert set(value) == set(schema["properties"])
        for key, inner in value.items():
            fits(inner, schema["properties"][key])
    if isinstance(value, list):
        for inner in value:
            fits(inner, schema["items"])
    assert value is None or "enum" not in schema or value in schema["enum"]
