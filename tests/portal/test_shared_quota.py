"""Five real articles and what they count for: by the rules beside them, two items a month of each unit."""

from __future__ import annotations

import json
from typing import Any

import pytest

from plugins.desk.main import main
from tests.portal.test_shared_portal import CONTENT

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the articles do not lie beside this checkout")


def quota(capsys: pytest.CaptureFixture[str], period: str) -> dict[str, Any]:
    """Return what `bangvang quota --json` prints."""
    assert main(["quota", "--content", str(CONTENT), "--at", "2024-01-15", "--period", period, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def row(document: dict[str, Any], unit: str) -> dict[str, Any]:
    [rule] = document["rules"]
    return next(row for row in rule["rows"] if row["subject"] == unit)


def test_two_people_of_one_unit_make_one_item_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    found = quota(capsys, "2022-07")
    bao_loc = row(found, "lam-dong/bao-loc")

    assert {key: bao_loc[key] for key in ("credit", "target", "met", "missing")} == {
        "credit": 1,
        "target": 2,
        "met": False,
        "missing": 1,
    }
    [line] = bao_loc["items"]
    assert line["path"] == "news/2022/cum-thi-dua-so-3-so-ket.md"
    assert line["why"] == "tác giả Tiến Dân (chung 2 người); tác giả Việt An (chung 2 người)"
    assert row(found, "lam-dong")["credit"] == 0, "it is about the province's cluster, not by it"
    assert found["totals"] == {"items": 1, "credit": 1, "previous_items": 0}


def test_an_excerpt_gives_its_office_nothing_and_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    office = row(quota(capsys, "2020-06"), "soc-trang/van-phong")

    assert (office["name"], office["credit"], office["missing"]) == ("Văn phòng VKSND tỉnh Sóc Trăng", 0, 2)
    [line] = office["items"]
    assert (line["credit"], line["why"]) == (0, "tác giả; trích: hệ số 0")


def test_an_item_without_a_byline_is_unattributed(capsys: pytest.CaptureFixture[str]) -> None:
    found = quota(capsys, "2023-07")

    assert [(one["path"], one["reason"]) for one in found["unattributed"]] == [
        ("news/2023/vksnd-tinh-soc-trang-so-ket-6-thang.md", "không ghi tác giả")
    ]
    assert {one["credit"] for one in found["rules"][0]["rows"]} == {0}


def test_a_digest_credits_no_unit_that_is_not_named_as_its_supplier(capsys: pytest.CaptureFixture[str]) -> None:
    found = quota(capsys, "2023-11")

    assert {row(found, unit)["credit"] for unit in ("cao-bang", "ha-tinh", "can-tho")} == {0}
    assert [(one["path"], one["reason"]) for one in found["unattributed"]] == [
        ("news/2023/tin-dia-phuong-cao-bang-ha-tinh-can-tho.md", "“TL” không phải người đã biết")
    ]
    assert found["totals"] == {"items": 1, "credit": 0, "previous_items": 0}
