"""The desk opens from a folder, says what it is, leads from every figure to its works, and never becomes public."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from plugins.desk.main import main
from plugins.publish.outputs import DESK_MARK
from tests.portal.trees import SITE, UNITS, item, snapshot, write

ROOT = Path(__file__).parent.parent.parent
AT = "2026-11-22T08:00"
QUOTA = """\
rules:
  - {id: don-vi, name: "Mỗi tháng hai tin, bài", subject: unit, levels: [province], period: month, target: 2}
  - {id: ca-nhan, name: Cộng tác viên, subject: person, units: [ha-tinh], period: quarter, target: 3, measure: points}
"""
PEOPLE = """\
- {id: binh, name: Lê Văn Bình, public: true, appointments: [{unit: ha-tinh, role: Kiểm sát viên, from: 2020-01-01}]}
- {id: an, name: Trần Thị An, public: true, appointments: [{unit: ha-tinh, role: Kiểm sát viên, from: 2020-01-01}]}
"""
TYPES = """\
- id: cstd
  form: title
  subject: both
  rank: 30
  level: base
  names: [{name: Chiến sĩ thi đua}]
  conferred_by: Viện trưởng
- id: bang-khen
  form: certificate
  subject: both
  rank: 20
  level: sector
  names: [{name: Bằng khen}]
  conferred_by: Viện trưởng
  requires: [{award: cstd, count: 1, within: 3}]
"""
AWARDS = """\
title: Đề nghị khen thưởng năm 2026
year: 2026
status: nominated
date: 2026-11-18
source: {note: Dữ liệu thử}
awards:
  - {type: bang-khen, people: [binh], units: [ha-tinh]}
"""
EARLIER = """\
year: 2025
status: conferred
decision: {number: 9/QĐ-VKS, date: 2025-12-18, authority: Viện trưởng}
source: {article: 2026/10/b}
awards:
  - {type: cstd, people: [binh]}
"""
INITIATIVES = """\
- id: so-tay
  title: Sổ tay <số>
  authors: [{person: binh}]
  level: base
  unit: ha-tinh
  recognised: {number: 7/QĐ-VKS, date: 2026-11-02}
"""


def run(*words: str | Path) -> int:
    return main([str(word) for word in words])


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A small portal: an item in time, one of last month, one signed by nobody, two that wait, a draft."""
    bai = {"date": "2026-11-03 08:00"}
    files = {
        "data/site.yaml": SITE,
        "data/units.yaml": UNITS
        + "- {id: nghe-an, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Nghệ An}]}\n",
        "data/people.yaml": PEOPLE,
        "data/quota.yaml": QUOTA,
        "data/initiatives.yaml": INITIATIVES,
        "data/award_types.yaml": TYPES,
        "data/awards/de-nghi.yaml": AWARDS,
        "data/awards/quyet-dinh.yaml": EARLIER,
        "news/a.md": item("Bài <em>một</em>", byline="[{person: binh}]", **bai),
        "news/b.md": item("Bài tháng trước", date="2026-10-05 08:00", byline="[{person: an}]"),
        "news/c.md": item("Không ai ký", **bai),
        "news/d.md": item("Chờ lâu", date="2026-11-01 08:00", status="review"),
        "news/e.md": item("Chờ đến ngày", date="2026-11-25 08:00", status="review"),
        "news/f.md": item("Còn viết", status="draft", **bai),
    }
    return write(tmp_path / "portal/content", files)


@pytest.fixture
def desk(content: Path, tmp_path: Path) -> Path:
    assert run("desk", "--content", content, "--output", tmp_path / "private", "--at", AT) == 0
    return tmp_path / "private"


def text_of(file: Path) -> str:
    return " ".join(html.fromstring(file.read_text("utf-8")).text_content().split())


def test_it_says_in_a_line_what_it_wrote(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "--content", content, "--output", tmp_path / "private", "--at", AT) == 0

    told = capsys.readouterr()
    assert re.fullmatch(r"Đã ghi \d+ trang nội bộ vào \S+; mở \S+index\.html\..*\n", told.out)
    assert told.err == ""


def test_every_page_says_that_it_is_private_and_wants_no_index(desk: Path) -> None:
    pages = sorted(desk.glob("*.html"))

    assert {"index.html", "thang-truoc.html", "de-nghi.html"} < {page.name for page in pages}
    for page in pages:
        source = page.read_text("utf-8")
        assert '<meta name="robots" content="noindex">' in source
        assert "Nội bộ ban biên tập: không công bố" in source
        assert "<script" not in source
        assert "style=" not in source


def test_every_link_is_relative_and_lands_or_leads_to_the_public_site(desk: Path) -> None:
    """It opens from any folder by double click."""
    pages = {page: html.fromstring(page.read_text("utf-8")) for page in desk.glob("*.html")}
    seen = set()
    for page, tree in pages.items():
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids)), page
        assert len(tree.xpath("//h1")) == 1
        for link in tree.xpath("//@href | //@src"):
            path, anchor = urldefrag(link)
            if path.startswith("https://thu.example/"):
                continue
            target = (page.parent / unquote(path)).resolve() if path else page
            assert not path.startswith(("/", "file:", "http")), link
            assert target.is_file(), link
            assert not anchor or anchor in pages[target].xpath("//@id"), link
            seen.add(target.name)
    assert {"main.css", "index.html", "chi-tieu-don-vi-2026-11.html", "chi-tieu-ca-nhan-2026-Q4.html"} <= seen


def test_the_index_shows_bars_who_is_short_and_what_waits(desk: Path) -> None:
    text = text_of(desk / "index.html")

    assert "Tháng 11/2026 (từ 1/11/2026 đến 30/11/2026, còn 9 ngày): đã đăng 2 tin, bài; kỳ trước 1." in text
    assert "VKSND tỉnh Hà Tĩnh 1/2 thiếu 1 tin, bài, cần 0,78 mỗi tuần" in text
    assert "Chưa đạt: 2 đơn vị VKSND tỉnh Nghệ An" in text
    assert "Lê Văn Bình 1/3 thiếu 2 điểm" in text
    assert "Không ai ký 3/11/2026: không ghi tác giả news/c.md" in text
    assert text.index("đã chờ 21 ngày") < text.index("còn 3 ngày đến ngày đăng")
    assert (
        "Sổ tay <số> đã 20 ngày, công nhận theo quyết định số 7/QĐ-VKS ngày 2/11/2026 data/initiatives.yaml:1" in text
    )
    assert "Còn viết" not in text


def test_a_figure_leads_to_its_works_and_these_to_the_public_page(desk: Path) -> None:
    [link] = html.fromstring((desk / "index.html").read_text("utf-8")).xpath("//a[.='VKSND tỉnh Hà Tĩnh']/@href")
    path, anchor = urldefrag(link)
    [heading] = html.fromstring((desk / path).read_text("utf-8")).xpath(f"//*[@id='{anchor}']")
    [section] = heading.xpath("..")

    assert [a.get("href") for a in section.xpath(".//a")] == ["https://thu.example/tin/2026/11/a/"]
    assert section.xpath(".//a")[0].text == "Bài <em>một</em>"
    assert "tác giả Lê Văn Bình" in section.text_content()


def test_the_past_has_twelve_periods_as_charts_and_as_figures(desk: Path) -> None:
    tree = html.fromstring((desk / "thang-truoc.html").read_text("utf-8"))
    [table, _] = tree.xpath("//table")

    assert len(table.xpath(".//thead//th")) == 12 + 4
    [ha_tinh, _] = table.xpath(".//tbody/tr")
    [goals] = ha_tinh.xpath(".//*[@class='spark__goals']/@d")
    assert goals.count("M") == 12
    assert [a.text for a in ha_tinh.xpath(".//a")] == ["0/2"] * 11 + ["1/2"]


def test_candidates_stand_by_award_with_each_reason_in_words_and_its_evidence(desk: Path) -> None:
    tree = html.fromstring((desk / "de-nghi.html").read_text("utf-8"))
    text = text_of(desk / "de-nghi.html")

    assert [heading.text for heading in tree.xpath("//h2")] == ["Năm 2026", "Năm 2025"]
    assert "Lê Văn Bình, Đề nghị: chưa đủ Thiếu Cộng tác viên: đủ 0/4 kỳ" in text
    assert "Đạt Đã đạt trong 3 năm gần nhất “Chiến sĩ thi đua”" in text
    assert "Căn cứ: 9/QĐ-VKS (data/awards/quyet-dinh.yaml)" in text
    links = {a.text: a.get("href") for a in tree.xpath("//li[contains(@class, 'desk-reason')]//a")}
    assert links["2026-Q4: 1/3"] == "chi-tieu-ca-nhan-2026-Q4.html#binh"
    assert links["2026-11: 1/2"] == "chi-tieu-don-vi-2026-11.html#ha-tinh"
    assert links["9/QĐ-VKS"] == "https://thu.example/tin/2026/10/b/"


def test_a_frozen_period_is_marked(content: Path, desk: Path) -> None:
    assert run("freeze", "--content", content, "--period", "2026-10", "--at", AT) == 0
    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 0

    assert "Tháng 10/2026 đã chốt" in text_of(desk / "thang-truoc.html")
    assert "đã chốt ngày 22/11/2026" in text_of(desk / "chi-tieu-don-vi-2026-10.html")


def test_without_a_quota_the_desk_shows_what_waits(content: Path, tmp_path: Path) -> None:
    (content / "data/quota.yaml").unlink()

    assert run("desk", "--content", content, "--output", tmp_path / "private", "--at", AT) == 0
    text = text_of(tmp_path / "private/index.html")
    assert "Chưa có chỉ tiêu nào" in text
    assert "đã chờ 21 ngày" in text
    assert "Không ai ký" in text


# --- the folder ------------------------------------------------------------------------------------------------------


def test_same_content_and_clock_give_the_same_bytes(content: Path, desk: Path, tmp_path: Path) -> None:
    before = snapshot(desk)

    assert run("desk", "--content", content, "--output", tmp_path / "other", "--at", AT) == 0
    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 0
    assert snapshot(tmp_path / "other") == snapshot(desk) == before


def test_what_an_editor_keeps_beside_the_pages_stays_and_old_pages_go(content: Path, desk: Path) -> None:
    """`notice --output private/thong-bao.docx` is a likely thing to do."""
    (desk / "thong-bao.docx").write_text("x")
    (content / "data/quota.yaml").write_text("rules: []\n")

    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 0
    assert (desk / "thong-bao.docx").read_text() == "x"
    assert not list(desk.glob("chi-tieu-*"))
    assert "thong-bao.docx" not in (desk / DESK_MARK).read_text("utf-8")


def test_a_run_that_fails_leaves_the_old_desk(content: Path, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = snapshot(desk)
    rendered = []

    def fail(self: object, page: object) -> bytes:
        if rendered:
            raise OSError(28, "No space left on device", "x.html")
        rendered.append(page)
        return b""

    monkeypatch.setattr("plugins.portal.rendering.Renderer.render", fail)
    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 1
    assert snapshot(desk) == before
    assert [path.name for path in desk.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize(
    ("output", "said"),
    [
        pytest.param("documents", "đang chứa thứ khác", id="somebody's documents"),
        pytest.param("portal/content/private", "trùng, chứa hoặc nằm trong", id="in the content"),
        pytest.param("portal", "trùng, chứa hoặc nằm trong", id="around the content"),
        pytest.param("site/private", "không được nằm trong trang công khai", id="in a public site"),
        pytest.param(ROOT / "output/private", "trùng, chứa hoặc nằm trong", id="in the public output"),
        pytest.param(ROOT / "theme/private", "trùng, chứa hoặc nằm trong", id="in the theme"),
    ],
)
def test_it_is_not_written_where_it_must_not_be(
    content: Path, tmp_path: Path, output: str | Path, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, {"documents/a.txt": "x", "site/index.html": "x", "site/sitemap.xml": "x"})

    assert run("desk", "--content", content, "--output", tmp_path / output, "--at", AT) == 1
    assert said in capsys.readouterr().err
    assert not list((tmp_path / output).glob("*.html")) or output == "site/private"
    assert (tmp_path / "documents/a.txt").read_text() == "x"


def test_a_mark_that_was_meddled_with_removes_nothing_outside(content: Path, desk: Path) -> None:
    kept = desk.parent / "giu.txt"
    kept.write_text("x")
    (desk / DESK_MARK).write_text(f"../giu.txt\n{kept}\n")

    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 0
    assert kept.read_text() == "x"


def test_a_link_in_it_is_replaced_and_never_followed(content: Path, desk: Path, tmp_path: Path) -> None:
    beside = tmp_path / "beside"
    shutil.copytree(desk / "theme", beside)
    (beside / "main.css").write_text("somebody's")
    before = {path: path.read_bytes() for path in beside.rglob("*") if path.is_file()}
    shutil.rmtree(desk / "theme")
    (desk / "theme").symlink_to(beside)
    (desk / f"{DESK_MARK}~").symlink_to(beside / "main.css")

    assert run("desk", "--content", content, "--output", desk, "--at", AT) == 0

    assert {path: path.read_bytes() for path in beside.rglob("*") if path.is_file()} == before
    assert not (desk / "theme").is_symlink()


def test_build_refuses_an_output_with_a_desk_in_it(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"
    assert run("build", "--content", content, "--output", site, "--at", AT) == 0
    shown = b"".join(snapshot(site).values())
    assert "Nội bộ ban biên tập".encode() not in shown
    assert b"chi-tieu-" not in shown
    (site / "private").mkdir()
    (site / "private" / DESK_MARK).touch()

    assert run("build", "--content", content, "--output", site, "--at", AT) == 1
    assert "trang nội bộ của ban biên tập" in capsys.readouterr().err
    assert run("build", "--content", content, "--output", site / "private/site", "--at", AT) == 1
    assert (site / "private" / DESK_MARK).is_file()
