"""Five real articles and what they say of awards: nominations stay nominations until a decision says otherwise."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.portal.test_shared_portal import CONTENT, page, words

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the articles do not lie beside this checkout")

DECISION = """\
year: 2023
status: conferred
category: merit
decision: {number: 77/QĐ-THỬ, date: 2024-01-22, authority: Viện trưởng VKSND tối cao}
awards:
  - {type: tap-the-lao-dong-xuat-sac, units: [nghe-an, ha-tinh]}
"""
REVOCATION = """\
year: 2023
status: revoked
revoked: {number: 78/QĐ-THỬ, date: 2024-03-01, authority: Viện trưởng VKSND tối cao, reason: kê khai chưa đúng}
awards:
  - {type: tap-the-lao-dong-xuat-sac, units: [nghe-an]}
"""


def site(tmp_path: Path, at: str, **documents: str) -> Path:
    content = tmp_path / "content"
    shutil.copytree(CONTENT, content)
    for stem, text in documents.items():
        (content / "data/awards" / f"{stem}.yaml").write_text(text, "utf-8")
    assert main(["build", "--content", str(content), "--output", str(tmp_path / "o"), "--at", at]) == 0
    return tmp_path / "o"


def cases(site: Path) -> list[str]:
    return [
        words(case).replace(" :", ":") for case in page(site, "/vinh-danh/de-nghi/").xpath("//li[@class='cases__case']")
    ]


def roll(site: Path, address: str = "/vinh-danh/") -> list[str]:
    return [row.get("id") for row in page(site, address).xpath("//li[@class='conferral__awardee']")]


def data(site: Path, name: str = "khen-thuong") -> list[dict]:
    return json.loads((site / f"du-lieu/{name}.json").read_text("utf-8"))


def test_the_nominations_of_a_cluster_are_no_honours(tmp_path: Path) -> None:
    built = site(tmp_path, "2023-12-01T08:00")
    nominated = [case for case in cases(built) if "năm 2023" in case]

    assert len(nominated) == 11
    assert all(case.startswith("Đề nghị ") for case in nominated)
    assert not [id_ for id_ in roll(built) if id_.startswith("2023/")]
    assert not (built / "vinh-danh/2023").exists()


def test_a_decision_moves_exactly_those_whom_it_names(tmp_path: Path) -> None:
    before = site(tmp_path / "a", "2024-02-01")
    built = site(tmp_path / "b", "2024-02-01", **{"2023-quyet-dinh": DECISION})

    moved = {"2023/tap-the-lao-dong-xuat-sac/unit/ha-tinh", "2023/tap-the-lao-dong-xuat-sac/unit/nghe-an"}
    assert set(roll(built)) - set(roll(before)) == moved
    assert set(cases(before)) - set(cases(built)) == {
        case
        for case in cases(before)
        if "Tập thể lao động xuất sắc" in case and ("Hà Tĩnh:" in case or "Nghệ An:" in case)
    }
    assert set(cases(built)) <= set(cases(before))


def test_a_decision_counts_from_its_day(tmp_path: Path) -> None:
    built = site(tmp_path, "2024-01-21T23:59", **{"2023-quyet-dinh": DECISION})

    assert not [id_ for id_ in roll(built) if id_.startswith("2023/")]
    assert "77/QĐ-THỬ" not in "".join(p.read_text("utf-8") for p in built.rglob("*.html"))


def test_a_revocation_takes_it_off_and_its_history_stays(tmp_path: Path) -> None:
    documents = {"2023-quyet-dinh": DECISION, "2024-thu-hoi": REVOCATION}
    built = site(tmp_path, "2024-04-01", **documents)
    revoked = [case for case in cases(built) if case.startswith("Đã thu hồi")]

    assert roll(built, "/vinh-danh/2023/") == ["2023/tap-the-lao-dong-xuat-sac/unit/ha-tinh"]
    assert len(revoked) == 1
    assert re.search(
        r"Đề nghị: 28/11/2023.*Tặng: Quyết định số 77/QĐ-THỬ.*Đã thu hồi: Quyết định số 78/QĐ-THỬ", revoked[0]
    )
    assert "kê khai chưa đúng" in revoked[0]
    unit = words(page(built, "/don-vi/nghe-an/"))
    assert "77/QĐ-THỬ" in unit
    assert "78/QĐ-THỬ" in unit


def test_the_roll_its_json_and_its_csv_agree(tmp_path: Path) -> None:
    documents = {"2023-quyet-dinh": DECISION, "2024-thu-hoi": REVOCATION}
    built = site(tmp_path, "2024-04-01", **documents)
    conferred = sorted(row["id"] for row in data(built) if row["status"] == "conferred")
    text = (built / "du-lieu/khen-thuong.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))

    assert sorted(roll(built)) == conferred
    assert [row["id"] for row in rows] == [row["id"] for row in data(built)]
    assert [row["decision_number"] for row in rows] == [
        (row["decision"] or {}).get("number", "") for row in data(built)
    ]
    assert (built / "du-lieu/khen-thuong.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_name_that_a_group_proposes_stands_on_its_page_as_proposed(tmp_path: Path) -> None:
    group = page(site(tmp_path, "2023-12-01T08:00"), "/cum-thi-dua/toi-cao/cum-6/")

    assert len(group.xpath("//li[@class='cases__case']")) == 11
    assert not group.xpath("//*[contains(@class, 'honours__honour')]")


def test_pages_say_that_a_proposal_is_no_honour(tmp_path: Path) -> None:
    built = site(tmp_path, "2023-12-01T08:00")

    notice = words(page(built, "/vinh-danh/de-nghi/").xpath("//p[@class='notice']")[0])
    assert notice == "Các trường hợp sau không phải là đã được khen thưởng; tình trạng ghi ở từng dòng."
