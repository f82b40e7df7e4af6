"""A build: all or nothing, the same bytes whatever the machine, and nothing private in them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from plugins.children import fork
from plugins.desk.main import main
from plugins.freshness import texts
from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.portal import aside, making
from tests.portal.trees import SITE, item, picture, portal, snapshot, write

ROOT = Path(__file__).parent.parent.parent
AT = "2025-01-01"


def build(content: Path, output: Path, *options: str) -> int:
    return main(["build", "--content", str(content), "--output", str(output), "--at", AT, *options])


@pytest.fixture(scope="module")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A portal and what is built from it, to compare other builds with."""
    root = tmp_path_factory.mktemp("plain")
    items = {f"tin-{n}": item(f"Viện kiểm sát ở Đắk Lắk, tin số {n}", body="Có dấu.\n\n## Mục") for n in range(25)}
    content = portal(root / "content", items)
    picture(content / "images/a.jpg")
    write(content, {"news/anh.md": item(body='![một ô màu](../images/a.jpg "Chú thích")')})
    assert build(content, root / "o") == 0
    return content, root / "o"


def test_a_refused_build_leaves_the_output_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content, output = portal(tmp_path / "content"), tmp_path / "o"
    assert build(content, output) == 0
    before = snapshot(output)
    write(content, {"news/hai.md": item(status="xong"), "news/ba.md": item(date="05/06/2026")})

    assert build(content, output) == 1
    assert snapshot(output) == before
    told = capsys.readouterr().err
    assert "news/hai.md:6: S103" in told
    assert "news/ba.md:3: S111" in told
    assert "Traceback" not in told


def test_nothing_is_left_beside_the_output(tmp_path: Path) -> None:
    content = portal(tmp_path / "content")
    build(content, tmp_path / "o")
    write(content, {"news/hai.md": item(status="xong")})
    build(content, tmp_path / "o")

    assert {path.name for path in tmp_path.iterdir() if path.is_dir()} == {"content", "o"}


def test_what_is_not_public_is_in_no_byte(tmp_path: Path) -> None:
    secret = "Chuyện chưa được công bố với bất kỳ ai"
    content = portal(
        tmp_path / "content",
        {
            "cong-khai": item("Tin công khai"),
            "nhap": item(f"{secret} một", status="draft", body=f"{secret} ở thân bài. ![mô tả](../images/kin.jpg)"),
            "duyet": item(f"{secret} hai", status="review", lead=f"{secret} ở sapô"),
            "mai": item(f"{secret} ba", date="2025-01-01 00:01", body=f"{secret} của ngày mai."),
            "go": item(f"{secret} bốn", status="withdrawn", withdrawn="{date: 2024-06-01, reason: Sai số liệu}"),
        },
    )
    picture(content / "images/kin.jpg")

    assert build(content, tmp_path / "o") == 0
    site = snapshot(tmp_path / "o")
    assert not [path for path, data in site.items() if secret in data.decode("utf-8", "replace")]
    assert not [path for path in site if "nhap" in path or "duyet" in path or "/mai/" in path]
    assert not [path for path in site if path.startswith("anh/") and not path.startswith("anh/the/")]
    assert "Sai số liệu" in site["tin/2024/05/go/index.html"].decode()


def test_an_embargoed_item_is_there_from_its_minute_on(tmp_path: Path) -> None:
    content = portal(tmp_path / "content", {"mai": item(date="2025-03-01 08:00")})

    def is_there(at: str) -> bool:
        assert main(["build", "--content", str(content), "--output", str(tmp_path / "o"), "--at", at]) == 0
        return (tmp_path / "o/tin/2025/03/mai/index.html").exists()

    assert [is_there("2025-03-01T07:59"), is_there("2025-03-01T08:00"), is_there("2025-03-01T07:59")] == [
        False,
        True,
        False,
    ]


def test_pelican_makes_the_same_bytes(plain_site: tuple[Path, Path], tmp_path: Path) -> None:
    content, ours = plain_site
    command = [sys.executable, "-m", "pelican", str(content), "-o", str(tmp_path / "theirs"), "-s", "pelicanconf.py"]
    subprocess.run([*command, "-e", f'BANGVANG_AT="{AT}"'], cwd=ROOT, check=True)

    assert snapshot(ours) == snapshot(tmp_path / "theirs")


def test_pelican_refuses_what_we_refuse(tmp_path: Path) -> None:
    content = portal(tmp_path / "content", {"sai": item(status="xong")})
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-o", str(tmp_path / "o"), "-s", "pelicanconf.py"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 1
    assert "S103" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "o").exists()


def test_a_plugin_that_is_lost_stops_the_build(tmp_path: Path) -> None:
    """Pelican itself would go on without it, and exit with 0."""
    content = portal(tmp_path / "content")
    settings = (ROOT / "pelicanconf.py").read_text("utf-8")
    lost = tmp_path / "pelicanconf.py"
    lost.write_text(settings.replace('["plugins.portal", ', '["plugins.portal", "plugins.khong_co", ', 1), "utf-8")
    theme = f'-e THEME="{ROOT / "theme"}"'.split(" ", 1)
    done = subprocess.run(
        [sys.executable, "-m", "pelican", str(content), "-o", str(tmp_path / "o"), "-s", str(lost), *theme],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode != 0
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"TZ": "America/New_York"}, id="another time zone"),
        pytest.param({"LC_ALL": "C"}, id="no locale"),
        pytest.param({"PYTHONHASHSEED": "4711"}, id="another hash seed"),
        pytest.param({"PYTHONUTF8": "0", "LANG": "C"}, id="no UTF-8 mode"),
    ],
)
def test_the_machine_makes_no_difference(
    plain_site: tuple[Path, Path], tmp_path: Path, environment: dict[str, str]
) -> None:
    content, here = plain_site
    command = [sys.executable, "-m", "plugins.desk.entry", "build", "--content", str(content), "--at", AT]
    subprocess.run(
        [*command, "--output", str(tmp_path / "a folder elsewhere" / "o")],
        cwd=ROOT,
        env={**{name: os.environ[name] for name in ("PATH", CACHE_VARIABLE)}, "PYTHONPATH": str(ROOT), **environment},
        check=True,
        capture_output=True,
    )

    assert snapshot(here) == snapshot(tmp_path / "a folder elsewhere" / "o")


def test_two_workers_make_the_bytes_of_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = portal(tmp_path / "content", {f"tin-{n}": item(f"Tin số {n}") for n in range(42)})
    monkeypatch.setattr(making, "TOGETHER", 4)
    monkeypatch.setattr(texts, "ENOUGH", 20)
    monkeypatch.setattr("plugins.workers._processors", lambda: 1)
    build(content, tmp_path / "one")
    started: list[int] = []
    monkeypatch.setattr("plugins.workers.fork", lambda work: started.append(1) or fork(work))
    monkeypatch.setattr("plugins.workers._processors", lambda: 3)
    build(shutil.copytree(content, tmp_path / "again"), tmp_path / "three")

    assert len(started) >= 4, "to read, and to make"
    assert snapshot(tmp_path / "one") == snapshot(tmp_path / "three")


def test_a_build_that_is_killed_leaves_the_output_whole(tmp_path: Path) -> None:
    content = portal(tmp_path / "content", {f"tin-{n}": item(f"Tin số {n}") for n in range(60)})
    build(content, tmp_path / "o")
    before = snapshot(tmp_path / "o")
    write(content, {f"news/tin-{n}.md": item(f"Tin số {n}", body="Đã sửa.") for n in range(60)})
    command = [sys.executable, "-m", "plugins.desk.entry", "build", "--content", str(content), "--at", AT]
    for delay in (0.3, 0.9, 1.5):
        process = subprocess.Popen([*command, "--output", str(tmp_path / "o")], cwd=ROOT, stdout=subprocess.DEVNULL)
        time.sleep(delay)
        process.send_signal(signal.SIGKILL)
        process.wait()
        now = snapshot(tmp_path / "o")
        assert now.keys() == before.keys()
        for path in before:
            etree.fromstring(now[path]) if path.endswith((".atom", ".xml")) else None
            assert not path.endswith(".html") or now[path].rstrip().endswith(b"</html>")

    assert build(content, tmp_path / "o") == 0
    build(content, tmp_path / "clean")
    assert snapshot(tmp_path / "o") == snapshot(tmp_path / "clean")


def test_an_output_that_holds_the_content_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = portal(tmp_path / "content")

    assert build(content, tmp_path) == 1
    assert build(content, content / "o") == 1
    assert "Traceback" not in capsys.readouterr().err


def test_a_site_under_a_path_links_within_it(tmp_path: Path) -> None:
    content = portal(tmp_path / "content", {"mot": item(body="[hai](hai.md)"), "hai": item("Tin hai")})

    assert build(content, tmp_path / "o", "--siteurl", "https://thu.example/cong") == 0
    page = html.document_fromstring((tmp_path / "o/tin/2024/05/mot/index.html").read_bytes())
    inside = [href for href in page.xpath("//@href") if href.startswith("/")]
    assert inside
    assert all(href.startswith("/cong/") for href in inside)
    assert page.xpath("//link[@rel='canonical']/@href") == ["https://thu.example/cong/tin/2024/05/mot/"]


def test_a_title_of_markup_is_text_everywhere(tmp_path: Path) -> None:
    title = 'Tin <b>đậm</b> & ‘nháy’ \\"kép\\" </title><script>alert(1)</script>'
    content = portal(tmp_path / "content", {"tin": item(title, units="[ha-tinh]")})
    content_site = SITE.replace("Cổng thử", '"Cổng <i>thử</i> & \\"nháy\\""')
    write(content, {"data/site.yaml": content_site})

    assert build(content, tmp_path / "o") == 0
    plain = title.replace("\\", "")
    for path, data in snapshot(tmp_path / "o").items():
        assert b"<script>" not in data, path  # scripts of ours have attributes
        assert b"<b>" not in data, path
    page = html.document_fromstring((tmp_path / "o/tin/2024/05/tin/index.html").read_bytes())
    assert page.xpath("//h1")[0].text_content() == plain
    feed = etree.fromstring((tmp_path / "o/tin.atom").read_bytes())
    assert feed.xpath("//*[local-name()='entry']/*[local-name()='title']/text()") == [plain]


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: "﻿".encode() + data, id="byte order mark"),
        pytest.param(lambda data: data.replace(b"\n", b"\r\n"), id="CRLF"),
        pytest.param(lambda data: unicodedata.normalize("NFD", data.decode()).encode(), id="NFD"),
    ],
)
def test_how_a_file_was_saved_makes_no_difference(
    plain_site: tuple[Path, Path], tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    content, plain = plain_site
    copy = shutil.copytree(content, tmp_path / "content")
    for path in copy.rglob("*.md"):
        path.write_bytes(damage(path.read_bytes()))
    build(copy, tmp_path / "o")

    assert snapshot(plain) == snapshot(tmp_path / "o")


@pytest.mark.parametrize(
    ("public", "draft"),
    [
        pytest.param(item("Tin"), item("Tin tức năm 2024", status="draft"), id="a title that the strings make"),
        pytest.param(
            "---\ntitle: 'Học lời dạy ''Công minh, chính trực'' của Bác'\ndate: 2024-05-06\ngenre: news\n"
            "category: hoat-dong\nstatus: published\n---\n\nChữ.\n",
            item("Học lời dạy 'Công minh, chính trực' của Bác", status="draft"),
            id="quotes that YAML doubles",
        ),
        pytest.param(
            item(body="> Công minh, chính trực, khách quan, thận trọng và\n> khiêm tốn là lời dạy của Bác Hồ."),
            item(
                body="Công minh, chính trực, khách quan, thận trọng và khiêm tốn là lời dạy của Bác Hồ.", status="draft"
            ),
            id="a quotation broken into lines",
        ),
    ],
)
def test_words_that_are_public_too_are_no_leak(tmp_path: Path, public: str, draft: str) -> None:
    content = portal(tmp_path / "content", {"cong-khai": public, "nhap": draft})

    assert build(content, tmp_path / "o") == 0


def test_an_item_may_tell_of_a_campaign_before_it_begins(tmp_path: Path) -> None:
    content = portal(tmp_path / "content", {"phat-dong": item(campaigns="[moi]")})
    write(content, {"data/campaigns.yaml": "- {id: moi, kind: movement, name: Mới, period: {from: 2026-01-01}}\n"})

    assert build(content, tmp_path / "o") == 0
    assert not (tmp_path / "o/phong-trao/moi").exists()


def test_a_computer_that_cannot_write_is_told_and_the_output_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = portal(tmp_path / "content")
    build(content, tmp_path / "o")
    before = snapshot(tmp_path / "o")
    write(content, {"news/hai.md": item("Tin hai")})

    def full(file: str, data: bytes) -> None:
        raise OSError(28, "No space left on device", file)

    monkeypatch.setattr(aside, "_write", full)
    code = build(content, tmp_path / "o")
    monkeypatch.undo()

    assert code == 1
    said = capsys.readouterr().err
    assert "No space left on device" in said
    assert "giải phóng chỗ" in said
    assert said.endswith("bản đang có được giữ nguyên.\n")
    assert snapshot(tmp_path / "o") == before


HIDDEN = "- {id: tran-van-kin, name: Trần Văn Kín, aliases: [Hoa Gạo], public: false}\n"
RULES = """\
rules:
  - id: ca-nhan
    name: Chỉ tiêu riêng của từng cán bộ
    subject: person
    period: year
    target: 2
    people: [tran-van-kin]
    exempt: [{person: tran-van-kin, reason: Nghỉ chữa bệnh dài ngày}]
"""


LEAKED = {  # of each kind the gate tells the first in a file
    "security.txt": {
        "# Trần Văn Kín": "G182",
        "# /ca-nhan/tran-van-kin/": "G183",
        "# Chỉ tiêu riêng của từng cán bộ": "G184",
        "# data/quota.yaml": "G185",
    },
    ".well-known/security.txt": {"# Hoa Gạo": "G182", "# Nghỉ chữa bệnh dài ngày": "G184"},
}


def test_the_gate_refuses_names_and_rules_of_the_quota(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What our own pages do not say, the owner's files or a template may."""
    leaking = {f"root/{name}": "\n".join(["Contact: mailto:a@thu.example", *lines]) for name, lines in LEAKED.items()}
    content = portal(tmp_path / "content", **{"data/people.yaml": HIDDEN, "data/quota.yaml": RULES, **leaking})

    assert build(content, tmp_path / "o") == 1
    said = capsys.readouterr().err
    for name, lines in LEAKED.items():
        for number, code in enumerate(lines.values(), 2):
            assert f"output/{name}:{number}: {code}" in said


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"news/a.md": item(body="Bà Trần Văn Kín kể.", byline="[{name: Hoa Gạo}]")}, id="typed in a text"),
        pytest.param({"news/a.md": item("Nghỉ chữa bệnh dài ngày", byline="[{person: tran-van-kin}]")}, id="credited"),
        pytest.param({"news/a.md": item(body="Bà *Trần* Văn\nKín kể.")}, id="typed with marks"),
        pytest.param(
            {"data/people.yaml": HIDDEN.replace("Trần", "Đàm"), "news/a.md": item(body="Bà Ðàm Văn Kín kể.")},
            id="typed with another letter that looks the same",
        ),
        pytest.param({"data/people.yaml": f"{HIDDEN}- {{id: b, name: Trần Văn Kín}}\n"}, id="a namesake"),
        pytest.param({"news/tran-van-kin.md": item("Tin")}, id="an address of an item"),
        pytest.param({"pages/gioi-thieu.md": "---\ntitle: Về Hoa Gạo\n---\n\nHoa Gạo.\n"}, id="a page of text"),
    ],
)
def test_the_gate_lets_through_what_is_public(tmp_path: Path, files: dict[str, str]) -> None:
    content = portal(tmp_path / "content", **{"data/people.yaml": HIDDEN, "data/quota.yaml": RULES, **files})

    assert build(content, tmp_path / "o") == 0
    assert build(content, tmp_path / "o") == 0


def test_a_name_is_a_leak_once_nothing_public_has_it_any_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file that holds it stays as it is, and is not read again but for that."""
    named = {"root/security.txt": "Contact: mailto:a@thu.example\n# Trần Văn Kín\n", "data/people.yaml": HIDDEN}
    content = portal(tmp_path / "content", {"tin": item(byline="[{person: tran-van-kin}]")}, **named)
    assert build(content, tmp_path / "o") == 0
    write(content, {"news/tin.md": item(byline="[{person: tran-van-kin}]", title="Tin khác")})
    assert build(content, tmp_path / "o") == 0
    write(content, {"news/tin.md": item(byline="[{name: Hoa Gạo}]")})

    assert build(content, tmp_path / "o") == 1
    assert "output/security.txt:2: G182" in capsys.readouterr().err


def test_a_disk_that_fails_in_the_middle_of_the_swap_is_told_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = portal(tmp_path / "content")
    build(content, tmp_path / "o")
    write(content, {"news/hai.md": item("Tin hai")})
    replace, moved = Path.replace, []

    def fails_at_the_third(path: Path, target: Path) -> Path:
        moved.extend([path] if ".bangvang-" in str(path) else [])
        if len(moved) == 3:
            raise OSError(28, "No space left on device", str(target))
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails_at_the_third)
    code = build(content, tmp_path / "o")
    monkeypatch.undo()

    assert code == 1
    assert "lần dựng sau làm nốt" in capsys.readouterr().err
    assert build(content, tmp_path / "o") == 0
    build(content, tmp_path / "clean")
    assert snapshot(tmp_path / "o") == snapshot(tmp_path / "clean")
