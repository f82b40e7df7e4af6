"""A set of data is the same as JSON, as CSV and in its schema."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest

from plugins.pages.datasets import Dataset, mapping, text, texts

PROPERTIES = {
    "id": text("Mã"),
    "names": texts("Các tên"),
    "valid": mapping("Thời gian", {"from": text("Từ ngày", nullable=True)}),
    "years": {"type": "array", "description": "Các năm", "items": mapping("Một năm", {"year": text("Năm")})},
}
ROW = {"id": "a", "names": ["A", "B"], "valid": {"from": None}, "years": [{"year": "2023"}, {"year": "2024"}]}


def dataset(*rows: dict[str, Any], exploded: str | None = None) -> Dataset:
    return Dataset(
        name="thu", title="Thử", description="Để thử.", properties=PROPERTIES, rows=tuple(rows), exploded=exploded
    )


def lines(data: Dataset) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.as_csv().removeprefix("\ufeff"), newline="")))


def test_json_is_the_rows_in_their_order() -> None:
    assert json.loads(dataset(ROW, {**ROW, "id": "b"}).as_json()) == [ROW, {**ROW, "id": "b"}]
    assert json.loads(dataset().as_json()) == []


def test_csv_begins_with_a_mark_and_ends_its_lines_as_excel_does() -> None:
    written = dataset(ROW).as_csv()

    assert written.startswith("\ufeffid,names,valid_from\r\n")
    assert written.count("\n") == written.count("\r\n") == 2


def test_csv_joins_texts_and_leaves_lists_of_mappings_out() -> None:
    assert lines(dataset(ROW)) == [{"id": "a", "names": "A; B", "valid_from": ""}]


def test_csv_gives_each_member_of_the_exploded_list_a_line() -> None:
    assert [line["years_year"] for line in lines(dataset(ROW, exploded="years"))] == ["2023", "2024"]
    assert [line["years_year"] for line in lines(dataset({**ROW, "years": []}, exploded="years"))] == [""]


@pytest.mark.parametrize(
    "evil",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "﹦1", "\u200b=1", " =1"],
)
def test_a_spreadsheet_runs_nothing_of_it(evil: str) -> None:
    assert lines(dataset({**ROW, "id": evil}))[0]["id"] == f"'{evil}"


def test_nor_of_a_text_within_a_list() -> None:
    assert lines(dataset({**ROW, "names": ["A", "=1+1", "＠B"]}))[0]["names"] == "A; '=1+1; '＠B"


@pytest.mark.parametrize(("value", "written"), [(-5, "-5"), (-0.5, "-0.5"), (3, "3"), (True, "true"), ("-5", "'-5")])
def test_a_number_of_ours_stays_one(value: Any, written: str) -> None:
    assert lines(dataset({**ROW, "id": value}))[0]["id"] == written


def test_the_schema_documents_every_key_and_allows_no_other() -> None:
    schema = dataset(ROW).schema("https://thu.example/du-lieu/schema/thu.json")

    assert schema["items"]["required"] == ["id", "names", "valid", "years"]
    assert schema["items"]["additionalProperties"] is False
    assert schema["items"]["properties"]["valid"]["additionalProperties"] is False
    assert schema["items"]["properties"]["years"]["items"]["required"] == ["year"]


def test_fields_are_told_with_their_way() -> None:
    assert dataset().fields() == (
        ("id", "string", "Mã"),
        ("names", "array", "Các tên"),
        ("valid", "object", "Thời gian"),
        ("valid.from", "string | null", "Từ ngày"),
        ("years", "array", "Các năm"),
        ("years.year", "string", "Năm"),
    )
