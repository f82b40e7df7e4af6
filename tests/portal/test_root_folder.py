"""What the owner of a site puts at its root: published as it is, or kept where it lies, and never a page of ours."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.desk.main import main
from plugins.portal.content_tree import is_passed_by, read_tree
from tests.portal.trees import item, picture, portal, snapshot, without_cards, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

OWNERS = {
    ".htaccess": "Header always set X-Content-Type-Options nosniff\n",
    ".well-known/security.txt": "Contact: mailto:a@thu.example\n",
    "CNAME": "thu.example\n",
    ".nojekyll": "",
    "google12ab.html": "google-site-verification: google12ab.html",
    "favicon.ico": b"\0\0\1\0icon",
    "web.config": "<configuration/>",
    "BingSiteAuth.xml": "<?xml version='1.0'?><users><user>12</user></users>",
    "manifest.webmanifest": '{"name": "Cổng thử"}',
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    without_cards(tmp_path, monkeypatch)
    portal(tmp_path / "content")
    return tmp_path


def build(*options: str, at: str = "2025-01-01") -> int:
    return main(["build", "--content", "content", "--output", "output", "--at", at, *options])


def root(folder: Path, files: dict[str, str | bytes]) -> None:
    write(folder, {f"content/root/{name}": data for name, data in files.items()})


def lying(folder: Path) -> dict[str, bytes]:
    return {path: data for path, data in snapshot(folder / "output").items() if path in OWNERS}


def as_bytes(files: dict[str, str | bytes]) -> dict[str, bytes]:
    return {name: data.encode() if isinstance(data, str) else data for name, data in files.items()}


# --- content/root/ ---------------------------------------------------------------------------------------------------


def test_the_files_of_root_are_published_as_they_are(folder: Path, capsys) -> None:
    root(folder, OWNERS)

    assert (main(["check", "--content", "content"]), build()) == (0, 0)
    assert lying(folder) == as_bytes(OWNERS)
    assert "Giữ nguyên" not in capsys.readouterr().out


def test_they_come_change_and_go_as_pages_do(folder: Path, capsys) -> None:
    assert build() == 0
    bare = snapshot(folder / "output")
    steps: list[dict[str, str | bytes]] = [OWNERS, {**OWNERS, ".htaccess": "other\n"}, {"CNAME": "thu.example\n"}, {}]
    for files in steps:
        shutil.rmtree(folder / "content/root", ignore_errors=True)
        root(folder, files)
        capsys.readouterr()

        assert build("--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert snapshot(folder / "output") == {**bare, **as_bytes(files)}
        assert set(told["written"]) | set(told["removed"]) <= OWNERS.keys()
        assert told["kept"] == []
        assert build() == 0, "and nothing has changed since"


def test_an_edit_of_one_is_seen_by_a_build_that_has_nothing_else_to_do(folder: Path) -> None:
    from plugins.desk.notes import note

    root(folder, OWNERS)
    argv = ["build", "--content", "content", "--output", "output", "--at", "2025-01-01"]
    build()
    root(folder, {".htaccess": "other\n"})

    assert note(argv).holds() is None
    assert build() == 0
    assert lying(folder)[".htaccess"] == b"other\n"


PRIVATE = "Một câu chưa ai được phép đọc trước ngày công bố quyết định này"


def test_private_words_in_one_stop_the_build(folder: Path, capsys) -> None:
    portal(folder / "content", {"tin-thu": item(), "nhap": item("Nháp", body=PRIVATE, status="draft")})
    root(folder, {"humans.txt": f"# {PRIVATE}\n"})

    assert build() == 1
    assert "G111" in capsys.readouterr().err
    assert not (folder / "output").exists()


def make(name: str, data: str | bytes = "x") -> Callable[[Path], object]:
    return lambda folder: write(folder, {f"content/root/{name}": data})


def link(name: str) -> Callable[[Path], object]:
    def make_link(folder: Path) -> None:
        root(folder, {"humans.txt": ""})
        (folder / f"content/root/{name}").symlink_to("/etc/hostname")

    return make_link


def folder_itself(folder: Path) -> None:
    write(folder, {"elsewhere/CNAME": "x"})
    (folder / "content/root").symlink_to(folder / "elsewhere")


NFD = unicodedata.normalize("NFD", "Ảnh.png")
WRONG = [
    pytest.param(make("index.html"), "F115", "root/index.html", id="the front page"),
    pytest.param(make("INDEX.html"), "F115", "root/INDEX.html", id="the front page in capitals"),
    pytest.param(make("robots.txt"), "F115", "root/robots.txt", id="robots.txt"),
    pytest.param(make("sitemap.xml"), "F115", "root/sitemap.xml", id="the sitemap"),
    pytest.param(make("404.html"), "F115", "root/404.html", id="the page for what is not found"),
    pytest.param(make("tin.atom"), "F115", "root/tin.atom", id="the feed"),
    pytest.param(make("logo.png"), "F114", "root/logo.png", id="a picture"),
    pytest.param(make(NFD), "F114", "root/Ảnh.png", id="a picture of a Mac"),
    pytest.param(make("a.php"), "F114", "root/a.php", id="a program"),
    pytest.param(make(".htpasswd"), "F114", "root/.htpasswd", id="passwords"),
    pytest.param(make(".env"), "F114", "root/.env", id="secrets"),
    pytest.param(make("Favicon.ico"), "F114", "root/Favicon.ico", id="other capitals"),
    pytest.param(make("tin/.htaccess"), "F114", "root/tin", id="in a folder"),
    pytest.param(make(".well-known/x"), "F114", "root/.well-known/x", id="unknown in .well-known"),
    pytest.param(make("favicon.ico", b"\xff\xd8Exif\0\0"), "F117", "root/favicon.ico", id="where it was taken"),
    pytest.param(make("google12.html", "<script>x</script>"), "F117", "root/google12.html", id="a script"),
    pytest.param(make("humans.txt", "x".encode("utf-16")), "F117", "root/humans.txt", id="UTF-16"),
    pytest.param(make("humans.txt", b"x" * 70_000), "F116", "root/humans.txt", id="too large"),
    pytest.param(make("humans.txt", "a\nb\u202ec"), "F104", "root/humans.txt", id="what turns a text about"),
    pytest.param(
        make("site.webmanifest", '{"name": "\x7f"}'), "F104", "root/site.webmanifest", id="a control character"
    ),
    pytest.param(link("CNAME"), "F106", "root/CNAME", id="a link"),
    pytest.param(folder_itself, "F106", "root", id="the folder a link"),
]


@pytest.mark.parametrize(("prepare", "code", "path"), WRONG)
def test_anything_else_is_refused_with_a_cure(folder: Path, capsys, prepare, code: str, path: str) -> None:
    prepare(folder)
    for command in (["check", "--content", "content"], ["build", "--content", "content", "--output", "output"]):
        assert main([*command, "--json"]) == 1
        (problem,) = json.loads(capsys.readouterr().out)["problems"]
        assert (problem["code"], problem["path"]) == (code, f"content/{path}")
        assert problem["cure"]
    assert not (folder / "output").exists()


def test_what_is_of_no_use_is_published_with_a_word(folder: Path, capsys) -> None:
    root(folder, {"web.config": "<a>", "favicon.ico": "x"})

    assert build() == 0
    assert lying(folder) == {"web.config": b"<a>", "favicon.ico": b"x"}
    told = capsys.readouterr().err
    assert "content/root/web.config:1: F118 (nhắc)" in told
    assert "content/root/favicon.ico:1: F118 (nhắc)" in told


def test_the_right_capitals_are_suggested(folder: Path) -> None:
    root(folder, {"cname": "x"})
    (problem,) = read_tree(folder / "content").problems

    assert problem.suggestion == "CNAME"


@pytest.mark.parametrize("alias", ["/google12ab.html", "/Google12AB.html", "/google12ab.html/cu/"])
def test_no_file_takes_the_address_of_a_page(folder: Path, capsys, alias: str) -> None:
    portal(folder / "content", {"tin-thu": item(aliases=f"[{alias}]")})
    root(folder, {"google12ab.html": "x"})
    for command in (["check", "--content", "content"], ["build", "--content", "content", "--output", "output"]):
        assert main([*command, "--at", "2025-01-01"]) == 1
        assert "content/root/google12ab.html:1: F115" in capsys.readouterr().err


@pytest.mark.parametrize("name", [".DS_Store", "._CNAME", ".htaccess.swp", "CNAME~", "web.config.bak", "Thumbs.db"])
def test_junk_is_passed_by_there_too(folder: Path, name: str) -> None:
    root(folder, {"CNAME": "x", name: "x"})
    tree = read_tree(folder / "content")

    assert (tree.problems, list(tree.root_files)) == ([], ["CNAME"])
    assert is_passed_by(f"root/{name}")


@pytest.mark.parametrize("name", OWNERS)
def test_the_preview_sees_a_save_of_each(name: str) -> None:
    assert not is_passed_by(f"root/{name}")
    assert is_passed_by("news/.htaccess")
    assert is_passed_by("root/.git/config")


def test_one_that_is_named_to_check_is_answered_as_pictures_are(folder: Path, capsys) -> None:
    root(folder, OWNERS)

    assert main(["check", "--content", "content", "content/root/.htaccess"]) == 2
    assert "bangvang check" in capsys.readouterr().err


# --- the root of the output ------------------------------------------------------------------------------------------


def lay(folder: Path, files: dict[str, str | bytes]) -> None:
    write(folder / "output", files)


@pytest.mark.parametrize("cache", ["kept", "gone"])
def test_what_no_build_wrote_at_the_root_stays_and_is_named(folder: Path, capsys, cache: str) -> None:
    theirs = {**OWNERS, "anything.php": "x"}
    portal(folder / "content", {"tin-thu": item(aliases="[/cu.html]")})
    assert build() == 0
    site = snapshot(folder / "output")
    lay(folder, theirs)
    portal(folder / "content", {"tin-thu": item(aliases="[/moi.html]")})
    if cache == "gone":
        shutil.rmtree(folder / "cache")
    capsys.readouterr()

    for _ in ("changed", "unchanged"):
        assert build() == 0
        last = capsys.readouterr().out.splitlines()[-1]
        assert last.startswith(f"Giữ nguyên {len(theirs)} tệp ở thư mục gốc của nơi xuất, không do chương trình tạo: ")
        assert all(name in last for name in theirs)
    assert build("--json") == 0
    assert json.loads(capsys.readouterr().out)["kept"] == sorted(theirs)
    now = snapshot(folder / "output")
    assert {path: now.pop(path) for path in theirs} == as_bytes(theirs)
    assert now.keys() ^ site.keys() == {"cu.html", "moi.html"}, "old pages of ours go, whatever is known of them"


def test_a_note_that_nothing_has_changed_names_them_too(folder: Path) -> None:
    from plugins.desk.notes import note

    argv = ["build", "--content", "content", "--output", "output", "--at", "2025-01-01"]
    assert main(argv) == 0
    lay(folder, {"CNAME": "x"})

    assert note(argv).holds() is None, "a file has come"
    assert main(argv) == 0
    said = note(argv).holds()
    assert said is None or "CNAME" in said["out"]


ELSEWHERE = ["tin/.htaccess", "tin/web.config", "tin/ghi-chu.docx", "anh/cua-toi.jpg", "moi/a.html"]


@pytest.mark.parametrize(
    ("name", "cache"), [*((name, "kept") for name in ELSEWHERE), ("tin/web.config", "gone"), ("moi/a.html", "gone")]
)
def test_elsewhere_it_is_refused_by_name(folder: Path, capsys, name: str, cache: str) -> None:
    assert build() == 0
    lay(folder, {name: "của tôi"})
    portal(folder / "content", {"tin-thu": item("Tiêu đề khác")})
    before = snapshot(folder / "output")
    if cache == "gone":
        shutil.rmtree(folder / "cache")

    assert build() == 1
    assert f"“{name}”" in capsys.readouterr().err
    assert snapshot(folder / "output") == before
    (folder / "output" / name).unlink()
    assert build() == 0, "the cure holds"


def test_what_builds_of_other_content_left_is_nobodys(folder: Path) -> None:
    """One output folder, two portals in turn, and a cache for each."""
    other = portal(folder / "other", {"khac": item("Tin khác", body='![a](../images/a.jpg "b")')})
    picture(other / "images/a.jpg", (64, 48))
    command = ["build", "--output", "output", "--at", "2025-01-01", "--content"]
    for content in ("content", "other", "content", "other"):
        assert main([*command, content]) == 0
        assert main(["build", "--output", f"clean-{content}", "--at", "2025-01-01", "--content", content]) == 0
        assert snapshot(folder / "output") == snapshot(folder / f"clean-{content}")


def test_their_file_moves_into_root_and_is_not_lost_to_another(folder: Path, capsys) -> None:
    assert build() == 0
    lay(folder, {".htaccess": "của máy chủ\n"})
    assert build() == 0
    root(folder, {".htaccess": "mới\n"})

    assert build() == 1
    assert "content/root/.htaccess" in capsys.readouterr().err
    assert lying(folder) == {".htaccess": "của máy chủ\n".encode()}

    root(folder, {".htaccess": "của máy chủ\n"})
    assert build() == 0
    root(folder, {".htaccess": "mới\n"})
    assert build() == 0
    assert lying(folder) == {".htaccess": "mới\n".encode()}


def test_a_first_build_goes_beside_what_the_host_has_put_there(folder: Path) -> None:
    lay(folder, {".htaccess": "x", "CNAME": "x", ".well-known/acme-challenge/x": "x"})

    assert build() == 0
    assert (folder / "output/index.html").is_file()
    assert (folder / "output/.well-known/acme-challenge/x").is_file()
