from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from plugins.portal.content_tree import read_tree
from plugins.portal.lookup import Lookup
from tests.portal.trees import item, portal, write


def codes(root: Path) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.path) for problem in read_tree(root).problems]


@pytest.mark.parametrize("name", [".DS_Store", "._tin.md", "~$tin.docx", "Thumbs.db", "tin.md~", "tin.tmp"])
def test_what_machines_leave_behind_is_no_content(tmp_path: Path, name: str) -> None:
    root = portal(tmp_path)
    write(root, {f"news/{name}": "rác", f"images/{name}": "rác", f"data/{name}": "rác"})
    tree = read_tree(root)

    assert tree.problems == []
    assert [path for path in (*tree.texts, *tree.pictures, *tree.data) if name in path] == []


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
