"""A clerk who names the wrong folder loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.publish import OutputRefused, check_output, install, staging


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
        pytest.param(("index.html", "sitemap.xml", ".well-known/x"), id="somebody's own hidden folder"),
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
