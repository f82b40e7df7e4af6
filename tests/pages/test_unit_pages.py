from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import html

from plugins.pages.material import Link
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of, site_of
from tests.pages.rendering import rendered
from tests.portal.trees import item

UNITS = """\
- {id: toi-cao, level: supreme, names: [{name: VKSND tối cao}]}
- id: hue
  level: province
  parent: toi-cao
  names: [{name: VKSND tỉnh Thừa Thiên Huế}, {name: VKSND thành phố Huế, from: 2025-01-01}]
- id: soc-trang
  level: province
  parent: toi-cao
  names: [{name: VKSND tỉnh Sóc Trăng}]
  valid: {to: 2025-06-30}
  closed: {kind: merged, successors: [{unit: can-tho-2025}]}
- {id: soc-trang/my-tu, level: district, parent: soc-trang, names: [{name: VKSND huyện Mỹ Tú}], valid: {to: 2025-06-30}}
- id: can-tho-2025
  level: province
  parent: toi-cao
  names: [{name: VKSND thành phố Cần Thơ}]
  valid: {from: 2025-07-01}
- id: tach
  level: district
  names: [{name: VKSND huyện Tách}]
  valid: {to: 2024-12-31}
  closed: {kind: split, successors: [{unit: hue}, {unit: toi-cao, kind: partial}]}
- {id: giai-the, level: office, names: [{name: Phòng cũ}], valid: {to: 2024-12-31}, closed: {kind: dissolved}}
"""
ITEMS = {
    "cu": item("Tin cũ", "2024-05-06 08:00", units="[soc-trang, hue]"),
    "moi": item("Tin mới", "2025-08-01 08:00", units="[can-tho-2025, hue]"),
}


def view(tmp_path: Path, id_: str, at: datetime = datetime(2025, 9, 1, tzinfo=ZONE)):
    return pages_of(tmp_path, ITEMS, at, **{"data/units.yaml": UNITS})[f"don-vi/{id_}/index.html"].view


def test_names_stand_newest_first_each_with_its_days(tmp_path: Path) -> None:
    names = [(n.name, n.since and n.since.text, n.until and n.until.text) for n in view(tmp_path, "hue").names]

    assert names == [
        ("VKSND thành phố Huế", "1/1/2025", None),
        ("VKSND tỉnh Thừa Thiên Huế", None, "1/1/2025"),
    ]


def test_a_name_of_the_future_is_not_told(tmp_path: Path) -> None:
    names = view(tmp_path, "hue", datetime(2024, 9, 1, tzinfo=ZONE)).names

    assert [name.name for name in names] == ["VKSND tỉnh Thừa Thiên Huế"]


def test_the_name_of_a_closed_unit_ends_with_it(tmp_path: Path) -> None:
    assert view(tmp_path, "soc-trang").names[0].until.text == "1/7/2025"


def test_a_merger_is_told_on_both_sides(tmp_path: Path) -> None:
    closed = view(tmp_path, "soc-trang").closed
    successor = Link("VKSND thành phố Cần Thơ", "/don-vi/can-tho-2025/")

    assert (closed.how, closed.since.text, closed.successors) == ("merged", "1/7/2025", ((successor, "whole"),))
    [former] = view(tmp_path / "again", "can-tho-2025").predecessors
    assert (former.unit.text, former.until.text, former.count) == ("VKSND tỉnh Sóc Trăng", "30/6/2025", 1)


@pytest.mark.parametrize(
    ("id_", "how", "parts"),
    [
        ("tach", "split", ["whole", "partial"]),
        ("giai-the", "dissolved_alone", []),
        ("soc-trang/my-tu", "ended_alone", []),
    ],
)
def test_other_ends_are_told_as_what_they_are(tmp_path: Path, id_: str, how: str, parts: list[str]) -> None:
    closed = view(tmp_path, id_).closed

    assert closed.how == how
    assert [part for _, part in closed.successors] == parts


@pytest.mark.parametrize(
    ("name", "valid", "line"),
    [
        pytest.param(
            "VKSND tỉnh A",
            "{from: 2025-07-01}",
            "Từ ngày 1/7/2025, đơn vị này được hợp nhất vào VKSND tỉnh A.",
            id="the day on which the other began",
        ),
        pytest.param(
            "VKSND tỉnh A (từ 01/7/2025)",
            "{from: 2025-07-01}",
            "Đơn vị này được hợp nhất vào VKSND tỉnh A (từ 01/7/2025).",
            id="the name says it",
        ),
        pytest.param(
            "VKSND tỉnh A",
            "{from: 2019-01-01}",
            "Từ ngày 1/7/2025, đơn vị này được hợp nhất vào VKSND tỉnh A (từ 1/1/2019).",
            id="another day",
        ),
        pytest.param(
            "VKSND tỉnh A", "{}", "Từ ngày 1/7/2025, đơn vị này được hợp nhất vào VKSND tỉnh A.", id="no day known"
        ),
    ],
)
def test_a_line_of_history_says_a_day_once(tmp_path: Path, name: str, valid: str, line: str) -> None:
    units = UNITS + (
        f'- {{id: moi, level: province, names: [{{name: "{name}"}}], valid: {valid}}}\n'
        "- id: cu\n  level: province\n  names: [{name: VKSND tỉnh A}]\n  valid: {to: 2025-06-30}\n"
        "  closed: {kind: merged, successors: [{unit: moi}]}\n"
    )
    site = site_of(tmp_path, ITEMS, datetime(2025, 9, 1, tzinfo=ZONE), **{"data/units.yaml": units})
    [told] = html.fromstring(rendered(site)["don-vi/cu/index.html"]).find_class("closed")

    assert " ".join(told[0].text_content().split()) == line


def test_nothing_is_told_before_it_happens(tmp_path: Path) -> None:
    before = datetime(2025, 6, 30, 23, 59, tzinfo=ZONE)
    pages = pages_of(tmp_path, ITEMS, before, **{"data/units.yaml": UNITS})

    assert pages["don-vi/soc-trang/index.html"].view.closed is None
    assert "don-vi/can-tho-2025/index.html" not in pages
    [parts] = pages["don-vi/soc-trang/index.html"].view.parts
    assert [link.text for link in parts.units] == ["VKSND huyện Mỹ Tú"]


def test_an_item_calls_a_unit_as_it_was_called_then(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, ITEMS, datetime(2025, 9, 1, tzinfo=ZONE), **{"data/units.yaml": UNITS})

    assert Link("VKSND tỉnh Thừa Thiên Huế", "/don-vi/hue/") in pages["tin/2024/05/cu/index.html"].view.units
    assert Link("VKSND thành phố Huế", "/don-vi/hue/") in pages["tin/2025/08/moi/index.html"].view.units


def test_an_item_of_later_days_stands_in_the_archive_of_the_unit_that_it_is_about(tmp_path: Path) -> None:
    items = ITEMS | {
        "lich-su": item("Lịch sử Sóc Trăng", "2025-08-10", units="[soc-trang]", about_former="true"),
        "diem-tin": item(
            "Điểm tin", "2025-08-11", body='## Cán bộ hưu {: #huu units="soc-trang" about_former="true" }\n\nX.'
        ),
    }
    pages = pages_of(tmp_path, items, datetime(2025, 9, 1, tzinfo=ZONE), **{"data/units.yaml": UNITS})
    archive = pages["don-vi/soc-trang/index.html"].view.listing.cards
    of_successor = pages["don-vi/can-tho-2025/index.html"].view

    assert [card.headline for card in archive] == ["Cán bộ hưu", "Lịch sử Sóc Trăng", "Tin cũ"]
    assert [card.headline for card in of_successor.listing.cards] == ["Tin mới"]
    assert of_successor.predecessors[0].count == 3
    [unit] = pages["tin/2025/08/lich-su/index.html"].view.units
    assert unit == Link("VKSND tỉnh Sóc Trăng", "/don-vi/soc-trang/", "đến 30/6/2025")
    assert "don-vi/soc-trang/tin.atom" in pages


def test_a_closed_unit_keeps_its_items(tmp_path: Path) -> None:
    assert [card.headline for card in view(tmp_path, "soc-trang").listing.cards] == ["Tin cũ"]
