"""Five real articles as a site: what their readers must find, page by page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree, html

from plugins.desk.main import main

CONTENT = Path(__file__).parent.parent.parent.parent / "shared" / "portal" / "content"
DIGEST = "/tin/2023/11/tin-dia-phuong-cao-bang-ha-tinh-can-tho/"

pytestmark = pytest.mark.skipif(not CONTENT.is_dir(), reason="the articles do not lie beside this checkout")


def build(output: Path, at: str) -> Path:
    assert main(["build", "--content", str(CONTENT), "--output", str(output), "--at", at]) == 0
    return output


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("december") / "o", "2023-12-01T08:00")


@pytest.fixture(scope="module")
def after_merger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("merged") / "o", "2025-08-01")


def page(site: Path, address: str) -> html.HtmlElement:
    return html.document_fromstring((site / address.lstrip("/") / "index.html").read_bytes())


def words(element: html.HtmlElement) -> str:
    return re.sub(r" ([,.])", r"\1", " ".join(" ".join(element.itertext()).split()))


def test_the_digest_is_one_page_with_an_anchor_a_section(site: Path) -> None:
    assert set(page(site, DIGEST).xpath("//h2/@id")) >= {"cao-bang", "ha-tinh", "can-tho"}


@pytest.mark.parametrize(
    ("address", "anchor", "heading"),
    [
        ("/don-vi/cao-bang/", "cao-bang", "VKSND tỉnh Cao Bằng"),
        ("/don-vi/ha-tinh/", "ha-tinh", "VKSND tỉnh Hà Tĩnh"),
        ("/don-vi/can-tho/", "can-tho", "VKSND thành phố Cần Thơ"),
        ("/cum-thi-dua/toi-cao/cum-3/", "cao-bang", "VKSND tỉnh Cao Bằng"),
        ("/cum-thi-dua/toi-cao/cum-6/", "ha-tinh", "VKSND tỉnh Hà Tĩnh"),
    ],
)
def test_an_entity_links_to_its_section_once_under_its_own_heading(
    site: Path, address: str, anchor: str, heading: str
) -> None:
    links = [a for a in page(site, address).xpath("//a[@href]") if DIGEST in a.get("href")]

    assert [(a.get("href"), words(a)) for a in links] == [(f"{DIGEST}#{anchor}", heading)]


def test_clusters_of_one_label_are_two(site: Path) -> None:
    group = page(site, "/cum-thi-dua/lam-dong/cum-3/")

    assert DIGEST not in etree.tostring(group, encoding="unicode")
    assert group.xpath("//a[@href='/tin/2022/07/cum-thi-dua-so-3-so-ket/']")


def test_the_years_of_a_cluster_say_what_is_known_and_what_is_not(site: Path) -> None:
    rows = {
        words(row.xpath("th")[0]): [words(cell) for cell in row.xpath("td")]
        for row in page(site, "/cum-thi-dua/toi-cao/cum-6/").xpath("//table/tbody/tr")
    }

    assert list(rows) == ["2024", "2023", "2022", "2021"]
    assert rows["2021"][:2] == ["VKSND tỉnh Nghệ An", "VKSND tỉnh Quảng Trị"]
    assert rows["2022"] == ["chưa có dữ liệu"]
    assert rows["2023"][0] == "chưa có dữ liệu"
    assert rows["2023"][2].count("VKSND tỉnh") == 6
    assert rows["2024"][:2] == ["VKSND tỉnh Thừa Thiên Huế", "VKSND tỉnh Quảng Bình"]


def test_a_merged_unit_says_what_became_of_it_and_keeps_its_items(site: Path, after_merger: Path) -> None:
    before, after = page(site, "/don-vi/soc-trang/"), page(after_merger, "/don-vi/soc-trang/")

    assert "hợp nhất" not in words(before)
    assert "Từ ngày 1/7/2025, đơn vị này được hợp nhất vào VKSND thành phố Cần Thơ." in words(after)
    assert after.xpath("//a[@href='/don-vi/can-tho-2025/']")
    assert len(before.xpath("//article")) == len(after.xpath("//article")) == 2


def test_a_successor_offers_the_archives_of_its_predecessors(site: Path, after_merger: Path) -> None:
    successor = page(after_merger, "/don-vi/can-tho-2025/")

    assert successor.xpath("//a[@href='/don-vi/soc-trang/']")
    assert successor.xpath("//a[@href='/don-vi/can-tho/']")
    assert not (site / "don-vi/can-tho-2025").exists(), "it was not there in 2023"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("/tin/2020/06/soi-noi-cac-phong-trao-thi-dua/", "Hướng tới Hội nghị điển hình tiên tiến:"),
        ("/tin/2020/06/soi-noi-cac-phong-trao-thi-dua/", "trích từ Báo Sóc Trăng"),
        ("/tin/2020/06/soi-noi-cac-phong-trao-thi-dua/", "nhận cờ dẫn đầu phong trào thi đua khối. Ảnh: C.H"),
        ("/tin/2021/01/ke-hoach-thi-dua-khen-thuong-2021/", "Đăng ngày 31/1/2021 12:48 Sự kiện 20/1/2021"),
        ("/tin/2021/01/ke-hoach-thi-dua-khen-thuong-2021/", "Tác giả VH Ảnh Thu Hà"),
        ("/tin/2022/07/cum-thi-dua-so-3-so-ket/", "Tác giả Tiến Dân, Việt An"),
        (DIGEST, "Tổng hợp TL"),
    ],
)
def test_an_item_shows_its_parts(site: Path, address: str, shown: str) -> None:
    assert shown in words(page(site, address))


def test_a_figure_has_alt_and_caption(site: Path) -> None:
    figure = page(site, "/tin/2020/06/soi-noi-cac-phong-trao-thi-dua/").xpath("//figure")[0]

    assert figure.xpath(".//img/@alt") == ["Đại diện các đơn vị đứng thành hàng trên sân khấu, tay cầm cờ thi đua"]
    assert words(figure.xpath("figcaption/small")[0]) == "Ảnh: C.H"


def test_nothing_of_tomorrow_is_in_any_byte(tmp_path: Path) -> None:
    site = build(tmp_path / "o", "2023-06-01")
    later = sorted((CONTENT / "news" / "2023").glob("*.md"))
    told = b"\n".join(path.read_bytes() for path in site.rglob("*") if path.is_file()).decode("utf-8", "replace")
    public = [path for path in sorted(CONTENT.rglob("*")) if path.suffix in (".md", ".yaml") and path not in later]
    known = "\n".join(path.read_text("utf-8") for path in public)
    for path in later:
        text = path.read_text("utf-8")
        sentences = [s.strip() for s in re.split(r"[.;:\n“”\"()]", text) if len(s.strip()) > 25]
        assert len(sentences) > 20
        assert [s for s in sentences if s in told and s not in known] == []
        assert path.stem not in told


@pytest.mark.parametrize("at", ["site", "after_merger"])
def test_every_link_lands_and_every_page_has_one_h1(at: str, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(at)
    pages = {path: html.document_fromstring(path.read_bytes()) for path in site.rglob("*.html")}
    dead = []
    for path, tree in pages.items():
        assert len(tree.xpath("//h1")) == 1, path
        for href in tree.xpath("//@href | //@src"):
            if href.startswith(("https:", "mailto:")):
                continue
            address, _, anchor = href.partition("#")
            target = path if not address else site / address.lstrip("/")
            target = target / "index.html" if address.endswith("/") else target
            if not target.is_file() or (anchor and not pages[target].xpath("//*[@id=$id]", id=anchor)):
                dead.append((path, href))

    assert dead == []


def test_feeds_and_the_sitemap_parse(site: Path) -> None:
    for path in (*site.rglob("*.atom"), site / "sitemap.xml"):
        etree.fromstring(path.read_bytes())

    assert len(list(site.rglob("*.atom"))) > 10
