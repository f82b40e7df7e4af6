from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from plugins.registry.sources import FactSource, Source

ADAPTER: TypeAdapter[FactSource] = TypeAdapter(Source)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({"article": "2023/11/diem-tin"}, id="an item"),
        pytest.param({"article": "2023/11/diem-tin", "anchor": "ha-tinh"}, id="a section of an item"),
        pytest.param({"note": "Quyết định số 1"}, id="a note"),
        pytest.param({"article": "2023/11/diem-tin", "note": "Trang 2"}, id="both"),
        pytest.param({"outlet": "Báo Ví Dụ"}, id="another outlet"),
        pytest.param({"outlet": "Báo Ví Dụ", "url": "https://bao.example/bai?id=1"}, id="where it wrote it"),
        pytest.param({"outlet": "Báo Ví Dụ", "note": "số 12"}, id="an outlet and a note"),
    ],
)
def test_a_fact_comes_from_an_item_another_outlet_or_a_note(written):
    assert ADAPTER.validate_python(written) == FactSource(**written)


@pytest.mark.parametrize(
    "written",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"anchor": "ha-tinh"}, id="an anchor of nothing"),
        pytest.param({"note": " "}, id="an empty note"),
        pytest.param({"article": "diem-tin"}, id="a slug alone"),
        pytest.param({"article": "23/11/diem-tin"}, id="a year of two digits"),
        pytest.param({"article": "2023/11/diem-tin/x"}, id="too many parts"),
        pytest.param({"link": "https://x.example"}, id="an unknown key"),
        pytest.param({"url": "https://x.example"}, id="an address without who wrote it"),
        pytest.param({"note": "x", "date": "2024-01-02"}, id="a day without who wrote it"),
        pytest.param({"outlet": "Báo Ví Dụ", "url": "bao.example"}, id="no web address"),
        pytest.param({"outlet": "Báo Ví Dụ", "url": "javascript:alert(1)"}, id="another scheme"),
        pytest.param({"outlet": "Báo Ví Dụ", "url": "https://"}, id="an address of nothing"),
    ],
)
def test_any_other_source_is_refused(written):
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(written)


@pytest.mark.parametrize("note", ["?", "-", "không rõ", "Chưa rõ.", "n/a"])
def test_a_source_that_names_nothing_is_none(note: str) -> None:
    with pytest.raises(ValidationError):
        ADAPTER.validate_python({"note": note})


@pytest.mark.parametrize("note", ["Báo cáo tổng kết năm 2023", "Theo lời kể"])
def test_a_source_in_words_is_one(note: str) -> None:
    assert ADAPTER.validate_python({"note": note}).note == note
