"""The quota is a feature. Of its figures nothing is public but the totals of units, and these only if wanted."""

from __future__ import annotations

import json
import runpy
from pathlib import Path

import pytest

from plugins.desk.main import main
from plugins.pages import get_features, offered
from plugins.quota import NewsQuota, offer, register
from plugins.quota.public_page import public_page
from tests.pages.making import site_of
from tests.portal.trees import item, small_pictures, snapshot, without_cards, write
from tests.quota.making import PEOPLE, SITE, UNITS

pytestmark = pytest.mark.usefixtures("gate_in_process")

ROOT = Path(__file__).parent.parent.parent
QUOTA = """\
rules:
  - {id: quy-tac-kin, name: Chỉ tiêu kín, subject: unit, levels: [province], period: month, target: 7, roll_up: true}
  - {id: nguoi-kin, name: Chỉ tiêu của người, subject: person, levels: [office], period: month, target: 3}
deadlines: [{year: 2024, date: 2024-07-01, what: nộp hồ sơ kín}]
notice: {agency: Ban biên tập kín, signer: Người Ký Kín, tasks: [Việc kín phải làm], recipients: [Nơi nhận kín]}
"""
EXTERNAL = "- {title: Bài ở báo khác, outlet: Báo Kín, date: 2024-06-12, byline: [{person: an}]}\n"
SECRETS = (
    *("quy-tac-kin", "nguoi-kin", "Chỉ tiêu", "chỉ tiêu", "hồ sơ kín", "Ban biên tập kín", "Người Ký Kín", "Việc kín"),
    *("Nơi nhận kín", "Báo Kín", "Bài ở báo khác", "chưa xác định tác giả", "quota", "ledger", "so-tin-bai"),
)


def tree(root: Path, **files: str) -> Path:
    """Write a portal with a quota; two items are the office's, one of them last month's."""
    texts = {"site": SITE, "units": UNITS, "people": PEOPLE, "quota": QUOTA, "external_items": EXTERNAL} | files
    news = {"a": item(date="2024-06-10", category="thi-dua", byline="[{person: an}]")}
    news |= {"b": item(date="2024-05-10", category="thi-dua", byline="[{person: binh}]", title="Tin tháng trước")}
    written = {f"data/{name}.yaml": text for name, text in texts.items()}
    return write(root, written | {f"news/{name}.md": text for name, text in news.items()})


def built(root: Path, **files: str) -> dict[str, bytes]:
    """Return every file of the site on 15 June."""
    content, output = tree(root / "content", **files), root / "output"
    assert main(["build", "--content", str(content), "--output", str(output), "--at", "2024-06-15T08:00"]) == 0
    return snapshot(output)


def test_it_is_switched_on_in_the_settings() -> None:
    assert "plugins.quota" in runpy.run_path(str(ROOT / "pelicanconf.py"))["PLUGINS"]


def test_register_offers_it() -> None:
    register()

    assert any(isinstance(feature, NewsQuota) for feature in offered())
    assert get_features.receivers


def test_switched_off_nothing_of_it_is_left(tmp_path: Path) -> None:
    without = site_of(tmp_path, {"tin": item()}, **{"data/quota.yaml": QUOTA, "data/external_items.yaml": EXTERNAL})

    assert not [page.path for page in without.pages if "so-tin-bai" in page.path]


def test_its_schemas_are_those_of_its_files() -> None:
    assert set(offer(None).schemas(None)) == {"quota", "external_items"}
    assert json.dumps(offer(None).schemas(None))


def test_unless_the_portal_says_so_no_byte_of_it_is_public(tmp_path: Path) -> None:
    """The site is the same as that of a portal which has no quota."""
    with_it = built(tmp_path / "a")
    without = built(tmp_path / "b", quota="{}", external_items="[]")

    assert with_it == without
    told = b"\n".join(with_it.values()).decode("utf-8", "replace")
    assert [secret for secret in SECRETS if secret in told] == []
    assert not [path for path in with_it if "so-tin-bai" in path]


def test_if_it_says_so_totals_of_units_are_public_and_nothing_else(tmp_path: Path) -> None:
    files = built(tmp_path, site=SITE + "quota_public: true\n")
    page = files.pop("so-tin-bai/index.html").decode("utf-8")
    told = b"\n".join(files.values()).decode("utf-8", "replace")

    assert "VKSND tỉnh Hà Tĩnh" in page
    assert "<td>1</td><td>2</td>" in page, "without the one in another paper"
    assert not [name for name in ("Nguyễn Văn An", "Trần Thị Bình", "Bình Thuận", *SECRETS[:-4]) if name in page]
    assert [secret for secret in SECRETS[:-4] if secret in told] == []


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(
            "{id: a, subject: unit, levels: [province], period: quarter, target: 1, roll_up: true}", id="quarter"
        ),
        pytest.param("{id: a, subject: unit, levels: [province], period: year, target: 1, roll_up: true}", id="year"),
    ],
)
def test_the_month_is_told_whatever_the_period_of_the_rule(tmp_path: Path, rules: str) -> None:
    page = built(tmp_path, site=SITE + "quota_public: true\n", quota=f"rules: [{rules}]\n")["so-tin-bai/index.html"]

    assert "<td>1</td><td>2</td>" in page.decode("utf-8")


def test_a_rule_of_people_makes_no_public_row(tmp_path: Path) -> None:
    rules = "rules: [{id: a, subject: person, people: [an], period: year, target: 1}]\n"
    page = built(tmp_path, site=SITE + "quota_public: true\n", quota=rules)["so-tin-bai/index.html"].decode("utf-8")

    assert "<td>" not in page
    assert "Nguyễn Văn An" not in page
    assert public_page.__module__ == "plugins.quota.public_page"


def test_the_sample_shows_nothing_of_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample portal has rules, deadlines, a signer and works in other papers; its site has none of them."""
    output = tmp_path / "o"
    small_pictures(monkeypatch, tmp_path / "cache")
    without_cards(tmp_path, monkeypatch)
    assert main(["build", "--content", str(ROOT / "content"), "--output", str(output), "--at", "2026-11-22"]) == 0
    told = b"\n".join(snapshot(output).values()).decode("utf-8", "replace")
    written = (ROOT / "content/data/quota.yaml").read_text("utf-8")
    secrets = [
        *(
            "vien-cap-tinh-hang-quy",
            "nguoi-viet-nua-nam",
            "Viện kiểm sát cấp tỉnh, mỗi quý một tin, bài",
            "nửa năm hai điểm",
        ),
        *(
            "Ban biên tập Bảng Vàng Kiểm sát",
            "TM. Ban biên tập",
            "chưa đạt chỉ tiêu có kế hoạch viết bù",
            "khắc phục hậu quả bão",
        ),
        *("Tạp chí Ví Dụ", "Báo Minh Họa", "Giữ lửa phiên tòa rút kinh nghiệm ở vùng cao", "awards_need_quota"),
        *("Khổng Duy Tường\n", "so-tin-bai", "ledger/", "newsdesk"),
    ]

    assert "vien-cap-tinh-hang-quy" in written, "what is searched for is what is there"
    assert [secret for secret in secrets if secret in told] == []
