"""Of two folders that will be one: which files there will be, and nothing that is no plain file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.publish import Manifest
from plugins.publish.trees import Merged, looked_at, merge


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for path in ("a/index.html", "b", "thư/index.html"):
        file = tmp_path / "base" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    (tmp_path / "tree").mkdir()
    return tmp_path / "base"


def merged(base: Path, *meant: str) -> Merged:
    tree, manifest = base.parent / "tree", Manifest(files=meant, siteurl="https://x")
    found = merge(tree, base, manifest)
    assert merge(tree, base, manifest, looked_at(base, meant)) == found, "what was looked at before changes nothing"
    return found


def codes(found: Merged) -> list[str]:
    return sorted(f"{problem.code} {problem.place.path}" for problem in found.problems)


def test_what_is_meant_and_not_written_stands(base: Path) -> None:
    (base.parent / "tree/b").write_text("new")

    found = merged(base, "a/index.html", "b", "thư/index.html")

    assert (found.written, sorted(found.standing), found.problems) == (["b"], ["a/index.html", "thư/index.html"], [])
    assert found.standing["a/index.html"][1] == len("a/index.html")


def test_what_is_not_meant_is_not_looked_at(base: Path) -> None:
    os.mkfifo(base / "pipe")
    (base / "link").symlink_to("/etc")
    (base / ".git").mkdir()

    assert merged(base, "b").problems == []


@pytest.mark.parametrize("path", ["c", "a", "a/c", "a/c/d", "b/c", "/b", "a//index.html", "a/", "", "b\0", "c\ud800"])
def test_what_is_not_there_is_missing(base: Path, path: str) -> None:
    found = merged(base, path)

    assert [problem.code for problem in found.problems] == ["G102"]
    assert found.standing == {}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("link", ["G104 output/link"], id="a link"),
        pytest.param("folder/index.html", ["G102 output/folder/index.html"], id="through a link"),
        pytest.param("pipe", ["G105 output/pipe"], id="a pipe"),
        pytest.param(".x", ["G103 output/.x"], id="hidden"),
        pytest.param(".d/x", ["G102 output/.d/x", "G103 output/.d"], id="in a hidden folder"),
        pytest.param("a/.d/x", ["G102 output/a/.d/x", "G103 output/a/.d"], id="in a hidden folder further down"),
    ],
)
def test_what_is_no_plain_file_in_true_folders_is_found(base: Path, path: str, expected: list[str]) -> None:
    (base / "link").symlink_to("b")
    (base / "folder").symlink_to("a")
    os.mkfifo(base / "pipe")
    for hidden in (".x", ".d/x", "a/.d/x"):
        (base / hidden).parent.mkdir(exist_ok=True)
        (base / hidden).write_text("x")

    found = merged(base, path)

    assert (codes(found), found.standing) == (expected, {})


@pytest.mark.parametrize("path", [".htaccess", ".well-known/security.txt"])
@pytest.mark.parametrize("is_theirs", [True, False])
def test_what_the_owner_wants_at_the_root_stands_if_that_was_said(base: Path, path: str, is_theirs: bool) -> None:
    (base / path).parent.mkdir(exist_ok=True)
    (base / path).write_text("x")
    manifest = Manifest(files=(path,), siteurl="https://x", as_is=(path,) if is_theirs else ())

    found = merge(base.parent / "tree", base, manifest, looked_at(base, [path]))

    assert list(found.standing) == ([path] if is_theirs else [])
    assert codes(found) == ([] if is_theirs else [f"G103 output/{path}"])


@pytest.mark.parametrize(("written", "standing"), [("b/c", "b"), ("a", "a/index.html")], ids=["above", "below"])
def test_what_the_new_tree_leaves_no_room_for_will_be_missing(base: Path, written: str, standing: str) -> None:
    file = base.parent / "tree" / written
    file.parent.mkdir(exist_ok=True)
    file.write_text("x")

    assert codes(merged(base, written, standing)) == [f"G102 output/{standing}"]


def test_without_a_site_that_stands_everything_is_missing(base: Path) -> None:
    assert codes(merged(base.parent / "none", "b")) == ["G102 output/b"]
    assert codes(merge(base.parent / "tree", None, Manifest(files=("b",), siteurl="https://x"))) == ["G102 output/b"]


def test_what_was_looked_at_is_not_looked_at_again(base: Path) -> None:
    seen = looked_at(base, ["a/index.html", "b", "thư/index.html", "c", "a"])
    assert seen.keys() == {"a/index.html", "b"}, "of others there may be something to tell"
    (base / "b").unlink()

    manifest = Manifest(files=("a/index.html", "b"), siteurl="https://x")
    assert merge(base.parent / "tree", base, manifest, seen).standing == seen
    assert looked_at(base.parent / "none", ["b"]) == {}
