from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.portal.content_tree import misnamed, read_tree, twins
from plugins.portal.junk import is_junk
from plugins.portal.lookup import Lookup
from tests.portal.trees import item, portal, write


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in read_tree(root).problems]


JUNK = [
    ".DS_Store",
    "._tin.md",
    ".#tin.md",
    "#tin.md#",
    ".tin.md.swp",
    "tin.md.swo",
    "tin.md~",
    "tin.md.orig",
    "tin.md.rej",
    "tin.bak",
    "tin.BAK",
    "tin.md.sb-1a2b3c4d-Xy12zW",
    "4913",
    "~$tin.docx",
    "~WRL0001.tmp",
    "TIN.TMP",
    "A1B2C3D0",
    ".~lock.danh-sach.csv#",
    "Thumbs.db",
    "thumbs.db",
    "Thumbs.db:encryptable",
    "desktop.ini",
    "Desktop.ini",
    "Icon\r",
    "tin.md.part",
    "tin.md.crdownload",
]
JUNK_FOLDERS = ["@eaDir", "#recycle", "$RECYCLE.BIN", "System Volume Information", "__MACOSX", "lost+found", ".git"]


@pytest.mark.parametrize("name", JUNK)
def test_what_machines_leave_behind_is_no_content(tmp_path: Path, name: str) -> None:
    root = portal(tmp_path)
    write(root, {f"news/{name}": "rác", f"images/{name}": "rác", f"data/{name}": "rác"})
    tree = read_tree(root)

    assert tree.problems == []
    assert [path for path in (*tree.texts, *tree.pictures, *tree.data) if name in path] == []


@pytest.mark.parametrize("name", JUNK_FOLDERS)
@pytest.mark.parametrize("within", ["", "2026/"])
def test_folders_of_drives_and_systems_are_no_content(tmp_path: Path, name: str, within: str) -> None:
    root = portal(tmp_path)
    write(root, {f"{folder}/{within}{name}/a.md": "rác" for folder in ("news", "images", "data/awards")})
    tree = read_tree(root)

    assert tree.problems == []
    assert [path for path in (*tree.texts, *tree.pictures, *tree.data) if name in path] == []


@pytest.mark.parametrize("name", JUNK + JUNK_FOLDERS)
@pytest.mark.parametrize("change", [str.upper, str.lower], ids=["in capitals", "in small letters"])
def test_junk_is_known_in_either_case(name: str, change: Callable[[str], str]) -> None:
    assert is_junk(change(name))


CONTENT = [
    "Copy of tin.md",
    "tin (1).md",
    "tin - Copy.md",
    "Bản sao của tin.md",
    "tin.orig.md",
    "tmp.md",
    "#1.md",
    "a1b2c3d0.md",
    "20260510.md",
    "@tin.md",
]


@pytest.mark.parametrize("name", CONTENT)
def test_what_somebody_named_so_is_content(tmp_path: Path, name: str) -> None:
    """“Copy of …” may be the one that was worked on: to pass it by would be silence."""
    assert f"news/{name}" in read_tree(portal(tmp_path, **{f"news/{name}": item()})).texts


def test_a_folder_that_is_called_by_a_day_is_no_file_of_excel(tmp_path: Path) -> None:
    root = portal(tmp_path, **{"news/20260510/tin.md": item(), "images/20260510/a.jpg": b"x"})

    assert "news/20260510/tin.md" in read_tree(root).texts
    assert "images/20260510/a.jpg" in read_tree(root).pictures
    assert "news/20260510/tin.md" in Lookup(root, "news/")


@pytest.mark.parametrize("name", ["bao-cao.docx", "tin.rst", "tin.html", "anh.jpg", "tin.MD"])
def test_another_file_among_the_news_is_told(tmp_path: Path, name: str) -> None:
    root = portal(tmp_path)
    write(root, {f"news/{name}": "gì đó"})

    assert codes(root) == [("F107", f"news/{name}")]


@pytest.mark.parametrize("where", ["news/tin.md", "news/thu-muc", "images/a.jpg", "data/people.yaml"])
def test_a_symlink_is_told_and_not_followed(tmp_path: Path, where: str) -> None:
    root = portal(tmp_path / "content")
    outside = write(tmp_path / "outside", {"secret.md": item("Bí mật")})
    (root / where).parent.mkdir(exist_ok=True)
    (root / where).symlink_to(outside if where.endswith("muc") else outside / "secret.md")
    tree = read_tree(root)

    assert [(p.code, p.place.path) for p in tree.problems] == [("F106", where)]
    assert where not in {**tree.texts, **tree.data, **tree.pictures}
    assert not any("secret" in path for path in tree.texts)


def test_a_folder_that_is_itself_a_symlink_is_told(tmp_path: Path) -> None:
    root = portal(tmp_path / "content")
    outside = write(tmp_path / "outside", {"a.jpg": b"x"})
    (root / "images").symlink_to(outside)

    assert codes(root) == [("F106", "images")]


def test_names_are_read_as_references_write_them(tmp_path: Path) -> None:
    """A Mac writes names in parts (NFD); an article names the picture as it is typed (NFC)."""
    root = write(portal(tmp_path), {"images/" + unicodedata.normalize("NFD", "Đảng bộ.jpg"): b"x"})

    assert list(read_tree(root).pictures) == [unicodedata.normalize("NFC", "images/Đảng bộ.jpg")]


def test_an_unseen_sign_in_a_name_is_none_and_the_file_is_found(tmp_path: Path) -> None:
    root = write(portal(tmp_path), {"images/\u200bẢnh\u00ad Ðoàn.jpg": b"x"})
    tree = read_tree(root)

    assert list(tree.pictures) == ["images/Ảnh Đoàn.jpg"]
    assert tree.bytes_of("images/Ảnh Đoàn.jpg") == b"x"
    assert "images/Ảnh Đoàn.jpg" in Lookup(tree.root, "images/")


def test_what_is_neither_file_nor_folder_is_told(tmp_path: Path) -> None:
    root = portal(tmp_path)
    os.mkfifo(root / "news" / "ong.md")

    assert codes(root) == [("F109", "news/ong.md")]


def forms(path: str) -> list[str]:
    return [unicodedata.normalize(form, path) for form in ("NFC", "NFD")]


@pytest.mark.parametrize(
    "path",
    ["news/2026/Bài một.md", "pages/giới-thiệu.md", "images/Đảng bộ.jpg", "data/awards/2026/Quyết định.yaml"],
    ids=["a text", "a page", "a picture", "data"],
)
def test_a_copy_whose_name_has_its_marks_apart_is_told_with_both_names(tmp_path: Path, path: str) -> None:
    """Of two articles one was published and one was not, and nobody was told."""
    root = portal(tmp_path, **{one: f"{number}" for number, one in enumerate(forms(path))})
    (problem,) = read_tree(root).problems

    assert (problem.code, problem.place.path) == ("F111", path)
    assert all(f"“{one.rpartition('/')[2]}”" in problem.message for one in forms(path))
    assert all(form in problem.message for form in ("NFC", "NFD", "1 byte"))


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [("Đoàn.jpg", "Ðoàn.jpg", "có U+00D0"), ("ảnh.jpg", "ảnh\u200b.jpg", "có U+200B")],
    ids=["another Đ", "an unseen sign"],
)
def test_of_names_that_look_the_same_for_other_reasons_too(tmp_path: Path, one: str, other: str, told: str) -> None:
    root = portal(tmp_path, **{f"images/{one}": "1", f"images/{other}": "12"})
    (problem,) = read_tree(root).problems

    assert (problem.code, problem.place.path) == ("F111", f"images/{one}")
    assert told in problem.message


def test_of_two_such_folders_too(tmp_path: Path) -> None:
    one, other = forms("news/Tháng 5")
    root = portal(tmp_path, **{f"{one}/a.md": item(), f"{other}/b.md": item()})

    assert codes(root) == [("F111", "news/Tháng 5")]


@pytest.mark.parametrize(
    "names",
    [("news/a.md", "news/A.md"), ("images/Ảnh.jpg", "images/ảnh.JPG"), ("news/2026/a.md", "news/2026/A.md")],
)
def test_names_that_differ_in_case_alone_are_told(tmp_path: Path, names: tuple[str, str]) -> None:
    """On Windows and on a Mac they are one file: whoever copies the folder there loses the other."""
    root = portal(tmp_path, **dict.fromkeys(names, item()))
    (problem,) = read_tree(root).problems

    assert problem.code == "F112"
    assert all(f"“{name.rpartition('/')[2]}”" in problem.message for name in names)


@pytest.mark.parametrize("name", ["News", "DATA", "Images"])
def test_a_folder_that_is_passed_by_for_its_capitals_is_told(tmp_path: Path, name: str) -> None:
    root = portal(tmp_path, **{f"{name}/a.md": item()})

    assert codes(root) == [("F113", name)]


@pytest.mark.parametrize("name", ["news ", " news", "pages.", "ima\u200bges", "DATA ."])
def test_nor_for_a_blank_a_dot_or_what_nobody_sees(tmp_path: Path, name: str) -> None:
    root = portal(tmp_path, **{f"{name}/a.md": item()})

    assert codes(root) == [("F113", name)]


def test_a_file_where_a_folder_should_be_is_told(tmp_path: Path) -> None:
    assert codes(portal(tmp_path, pages="x")) == [("F109", "pages")]


@pytest.mark.parametrize("path", ["bai.md", "tin/2026/bai.md", "anh.jpg"])
def test_what_lies_beside_the_folders_that_are_read_is_told(tmp_path: Path, path: str) -> None:
    write(tmp_path, {path: "x"})

    assert codes(tmp_path) == [("F138", path.split("/", maxsplit=1)[0])]


@pytest.mark.parametrize("path", ["README.md", "readme.txt", ".git/config", "Thumbs.db", "~$bai.docx"])
def test_what_is_for_people_or_nobodys_is_not(tmp_path: Path, path: str) -> None:
    write(tmp_path, {path: "x"})

    assert codes(tmp_path) == []


MISNAMED = [
    pytest.param("news/con.md", "F122", id="a text of a device's name"),
    pytest.param("pages/Aux.vi.md", "F122", id="a page"),
    pytest.param("images/nul.jpg", "F122", id="a picture"),
    pytest.param("data/awards/com1.yaml", "F122", id="data"),
    pytest.param("data/awards/lpt¹.csv", "F122", id="a list"),
    pytest.param("root/.well-known/pki-validation/prn.txt", "F122", id="what is published as it is"),
    pytest.param("news/a.md ", "F123", id="a blank at the end"),
    pytest.param("images/a.jpg.", "F123", id="a dot at the end"),
    pytest.param("news/ a.md", "F123", id="a blank at the beginning"),
    pytest.param("images/10:30.jpg", "F124", id="a sign"),
    pytest.param("images/a\u202egpj.png", "F126", id="what turns the name about"),
    pytest.param("data/awards/a\x07.yaml", "F126", id="a control character"),
    pytest.param("images/a\nb.jpg", "F126", id="a line end"),
]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize(("path", "code"), MISNAMED)
def test_a_name_that_windows_cannot_keep_is_told_once(tmp_path: Path, path: str, code: str) -> None:
    root = portal(tmp_path, **{path: item()})

    assert codes(root) == [(code, path)]
    assert all(line.isprintable() for line in (problem.line() for problem in read_tree(root).problems))


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize("folder", ["news/con", "images/2026.", "data/awards/aux", "pages/a?", "news/5 "])
def test_so_is_one_of_a_folder_and_what_lies_in_it_is_read(tmp_path: Path, folder: str) -> None:
    root = portal(tmp_path, **{f"{folder}/a.md": item()})

    assert [path for _, path in codes(root)] == [folder]
    assert f"{folder}/a.md" in read_tree(root).on_disk


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    long = "/".join(["images", *["thư mục rất dài" * 4] * 4, "a.jpg"])

    assert codes(portal(tmp_path, **{long: b"x"})) == [("F125", long)]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize("path", ["news/con.md", "news/aux/a.md", "news/a.md ", "news/x:y/b.md"])
def test_a_file_that_is_checked_alone_is_told_of_its_name_and_those_of_its_folders(tmp_path: Path, path: str) -> None:
    root = portal(tmp_path, **{path: item()})

    assert misnamed(root, path) == read_tree(root).problems


@pytest.mark.parametrize("names", [forms("news/bài.md"), ["news/bai.md", "news/Bai.md"]], ids=["marks", "case"])
def test_a_file_that_is_checked_alone_is_told_of_its_twin(tmp_path: Path, names: list[str]) -> None:
    root = portal(tmp_path, **dict.fromkeys(names, item()))
    whole = read_tree(root).problems

    assert len(whole) == 1
    assert twins(root, whole[0].place.path) == whole


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX alone")
@pytest.mark.parametrize(
    "path", [b"images/\xe0nh.jpg", b"news/b\xe0i.md", b"data/awards/\xe0.yaml", b"news/th\xe1ng/a.md"]
)
def test_a_name_that_is_not_utf8_is_told_and_passed_by(tmp_path: Path, path: bytes) -> None:
    file = os.path.join(os.fsencode(tmp_path), path)  # noqa: PTH118  paths are text
    os.makedirs(os.path.dirname(file))  # noqa: PTH103, PTH120
    with open(file, "wb") as written:  # noqa: PTH123
        written.write(b"x")

    tree = read_tree(tmp_path)

    [problem] = tree.problems
    assert problem.code == "F119"
    assert problem.place.path.encode()  # can be shown
    assert not tree.on_disk
