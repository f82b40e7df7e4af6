from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.desk.main import main
from tests.portal.trees import item, picture, portal, write

HEAVY = {"pelican", "jinja2", "PIL", "openpyxl", "calamine", "docx", "watchfiles", "plugins.pages"}


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A content folder with a mistake in each of three files, that was checked as a whole."""
    found = portal(tmp_path, {"tot": item(), "xau": item(status="xong"), "la": item(units="[ha-tin]")})
    write(found, {"data/people.yaml": "- {id: a-b, name: A B, gener: nam}\n"})
    monkeypatch.chdir(tmp_path.parent)
    run("--content", found)
    return found


def run(*words: str | Path) -> int:
    return main(["check", *map(str, words)])


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    return capsys.readouterr().err.splitlines()


def test_a_file_is_told_in_the_words_of_the_whole_check(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--content", content)
    whole = told(capsys)

    for name in ("news/xau.md", "news/la.md", "data/people.yaml"):
        assert run("--content", content, content / name) == 1
        of_file = [line for line in whole if f"/{name}:" in line]
        assert told(capsys) == [*of_file, "1 lỗi, 0 nhắc nhở."]


def test_several_files_are_told_together_by_place(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("--content", content)
    capsys.readouterr()

    assert run("--content", content, *(content / name for name in ("news/xau.md", "data/people.yaml"))) == 1
    assert [line.split(":")[0].rsplit("/", 2)[1] for line in told(capsys)[:-1]] == ["data", "news"]


def test_a_file_without_a_mistake_is_told_so(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert run("--content", content, f"{content}/news/tot.md", f"{content}/news/../news/tot.md") == 0
    assert capsys.readouterr().out == f"{content.name}/news/tot.md: không có lỗi.\n"


def test_a_file_as_json_is_one_document(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    assert run("--content", content, "--json", content / "news/xau.md") == 1
    out = capsys.readouterr()
    document = json.loads(out.out)
    assert document["counts"] == {"errors": 1, "warnings": 0}
    assert document["problems"][0]["path"] == f"{content.name}/news/xau.md"
    assert out.err == ""


def test_a_warning_in_a_file_counts_only_if_asked_to(content: Path) -> None:
    file = write(content, {"news/tot.md": item(body="Chữ <font>đỏ</font>.")}) / "news/tot.md"

    assert run("--content", content, file) == 0
    assert run("--content", content, "--strict", file) == 1


def test_without_a_cache_a_file_is_told_the_same(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("--content", content, content / "news/la.md")
    before = told(capsys)[-2:]
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "none-yet"))

    assert run("--content", content, content / "news/la.md") == 1
    assert told(capsys) == before


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("news/khong-co.md", "Không có tệp"),
        ("news", "là thư mục"),
        ("../ngoai.md", "không nằm trong thư mục nội dung"),
        ("images/bia.png", "là ảnh"),
        ("news/~$tot.md", "tệp ẩn hoặc tệp tạm"),
        ("news/.nhap/tot.md", "tệp ẩn hoặc tệp tạm"),
        ("ghi-chu.md", "không thuộc nội dung"),
    ],
)
def test_what_is_no_file_to_check_is_wrong_use(
    name: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = portal(tmp_path / "content")
    picture(content / "images/bia.png")
    write(content, dict.fromkeys(("../ngoai.md", "news/~$tot.md", "news/.nhap/tot.md", "ghi-chu.md"), "x"))

    assert run("--content", content, content / name) == 2
    assert why in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX alone")
def test_a_name_that_is_not_utf8_is_wrong_use(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = content / "news" / os.fsdecode(b"b\xe0i.md")
    file.write_text("x")

    assert main(["check", "--content", str(content), str(file)]) == 2
    assert "không lưu theo UTF-8" in capsys.readouterr().err


def test_a_link_of_the_file_system_is_told_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = portal(tmp_path / "content")
    (content / "news/noi.md").symlink_to(content / "news/tin-thu.md")
    run("--content", content)
    capsys.readouterr()

    assert run("--content", content, content / "news/noi.md") == 1
    assert " F106 " in told(capsys)[0]


def test_for_an_article_nothing_is_loaded_that_takes_long(content: Path) -> None:
    """A text editor asks on each save: the start is most of what it waits for."""
    code = (
        "import sys; from plugins.desk.main import main; "
        "main(sys.argv[1:]); print(*sorted(sys.modules), sep='\\n', file=sys.stderr)"
    )
    file = content / "news/tot.md"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", "--content", content, file],
        cwd=Path(__file__).parent.parent.parent,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"{content}/news/tot.md: không có lỗi.\n"
    assert HEAVY.isdisjoint(done.stderr.split())
