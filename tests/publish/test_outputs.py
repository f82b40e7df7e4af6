"""A clerk who names the wrong folder loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publish import OutputRefused, check_desk, check_output, install, staging
from plugins.publish.outputs import DESK_MARK


def fill(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
    return folder


@pytest.mark.parametrize(
    "names",
    [
        pytest.param((), id="empty"),
        pytest.param((".DS_Store",), id="only looked at"),
        pytest.param(("index.html", "sitemap.xml", "tin/a/index.html", "logo.png"), id="a site"),
        pytest.param(("sitemap.xml",), id="a first build killed at once"),
        pytest.param((".htaccess", "CNAME", ".well-known/acme-challenge/x"), id="what a host wants, and no site yet"),
        pytest.param(
            ("index.html", "sitemap.xml", ".htaccess", ".user.ini", "a.php"), id="a site with its owner's files"
        ),
    ],
)
def test_an_empty_folder_or_a_site_may_be_the_output(tmp_path: Path, names: tuple[str, ...]) -> None:
    folder = fill(tmp_path / "output", *names)

    assert check_output(folder) == folder


def test_the_output_need_not_exist(tmp_path: Path) -> None:
    assert check_output(tmp_path / "a/b") == tmp_path / "a/b"


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Báo cáo.docx",), id="documents"),
        pytest.param(("Báo cáo.docx", "index.html"), id="documents and a saved page"),
        pytest.param(("index.html", "sitemap.xml", ".git/config"), id="a repository"),
        pytest.param(("index.html", "sitemap.xml", ".ssh/id"), id="somebody's own hidden folder"),
        pytest.param((".htaccess", "thong-ke.php"), id="a program of others"),
        pytest.param(("content/a.md",), id="a project"),
    ],
)
def test_a_folder_with_other_things_is_refused_untouched(tmp_path: Path, names: tuple[str, ...]) -> None:
    folder = fill(tmp_path / "Documents", *names)
    aside = fill(tmp_path / "aside", "index.html")

    with pytest.raises(OutputRefused, match="không phải trang đã dựng"):
        install(aside, folder)
    with pytest.raises(OutputRefused), staging(folder):
        pass
    assert all((folder / name).read_text() == "x" for name in names)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Documents", "aside"]


@pytest.mark.parametrize(
    "output",
    [
        pytest.param("site/content", id="the folder itself"),
        pytest.param("site", id="around it"),
        pytest.param("site/content/output", id="in it"),
        pytest.param("site/x/../content", id="by a detour"),
        pytest.param("link", id="by a link"),
        pytest.param("/", id="the whole disk"),
    ],
)
def test_guarded_folders_are_never_the_output(tmp_path: Path, output: str) -> None:
    content = fill(tmp_path / "site/content", "a.md")
    (tmp_path / "site/x").mkdir()
    (tmp_path / "link").symlink_to(content)

    with pytest.raises(OutputRefused, match="trùng, chứa hoặc nằm trong"):
        check_output(tmp_path / output, guarded=(content,))


def test_the_neighbour_of_a_guarded_folder_may_be(tmp_path: Path) -> None:
    content = fill(tmp_path / "site/content", "a.md")

    assert check_output(tmp_path / "site/content-output", guarded=(content,))


@pytest.mark.parametrize("kind", ["file", "link to a file", "link to nothing"])
def test_what_is_no_folder_is_refused(tmp_path: Path, kind: str) -> None:
    output = tmp_path / "output"
    (tmp_path / "file").write_text("x")
    if kind == "file":
        output.write_text("x")
    else:
        output.symlink_to("file" if kind == "link to a file" else "nothing")

    with pytest.raises(OutputRefused, match="không phải thư mục"):
        check_output(output)


def test_a_link_to_a_folder_is_that_folder(tmp_path: Path) -> None:
    """`output -> /srv/www` is how many servers are set up; the link must stay one."""
    (tmp_path / "srv").mkdir()
    (tmp_path / "output").symlink_to("srv")
    aside = fill(tmp_path / "aside", "index.html", "sitemap.xml")

    install(aside, tmp_path / "output")

    assert (tmp_path / "output").is_symlink()
    assert (tmp_path / "srv/index.html").is_file()


# --- the editors' desk is never public -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("desk", "output"),
    [
        pytest.param("site/private", "site", id="in the output"),
        pytest.param("site/tin/2026/private", "site", id="deep in the output"),
        pytest.param("private", "private/site", id="around it"),
        pytest.param("private", "private/a/b/site", id="far around it"),
        pytest.param("site", "site", id="the folder itself"),
    ],
)
def test_no_output_contains_a_desk_or_lies_in_one(tmp_path: Path, desk: str, output: str) -> None:
    folder = fill(tmp_path / output, "index.html", "sitemap.xml")
    fill(tmp_path / desk, DESK_MARK, "de-nghi.html")

    with pytest.raises(OutputRefused, match="trang nội bộ của ban biên tập") as refused, staging(folder):
        pass
    assert refused.value.problem.code == "G177"
    assert (tmp_path / desk / "de-nghi.html").read_text() == "x"


def test_an_output_that_is_not_there_yet_does_not_come_into_a_desk(tmp_path: Path) -> None:
    fill(tmp_path / "private", DESK_MARK)

    with pytest.raises(OutputRefused, match="trang nội bộ"):
        check_output(tmp_path / "private/site/new")


def test_the_neighbour_of_a_desk_may_be_the_output(tmp_path: Path) -> None:
    fill(tmp_path / "private", DESK_MARK)

    assert check_output(tmp_path / "output")


@pytest.mark.parametrize(
    "names",
    [
        pytest.param((), id="empty"),
        pytest.param((".DS_Store",), id="only looked at"),
        pytest.param((DESK_MARK, "index.html", "thong-bao.docx"), id="a desk"),
    ],
)
def test_a_desk_goes_into_an_empty_folder_or_an_older_desk(tmp_path: Path, names: tuple[str, ...]) -> None:
    folder = fill(tmp_path / "private", *names)

    assert check_desk(folder) == folder
    assert check_desk(tmp_path / "new/private")


@pytest.mark.parametrize(
    ("output", "code"),
    [
        pytest.param("site/private", "G178", id="in a site"),
        pytest.param("site/tin/a/private", "G178", id="deep in a site"),
        pytest.param("site", "G178", id="a site"),
        pytest.param("documents", "G179", id="somebody's documents"),
        pytest.param("content/private", "G173", id="in a guarded folder"),
        pytest.param(".", "G173", id="around a guarded folder"),
        pytest.param("documents/a.txt", "G172", id="a file"),
    ],
)
def test_a_desk_goes_nowhere_else(tmp_path: Path, output: str, code: str) -> None:
    fill(tmp_path / "site", "index.html", "sitemap.xml")
    fill(tmp_path / "documents", "a.txt")
    content = fill(tmp_path / "content", "a.md")

    with pytest.raises(OutputRefused) as refused:
        check_desk(tmp_path / output, guarded=(content,))
    assert refused.value.problem.code == code
