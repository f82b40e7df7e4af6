"""The gate says all that is wrong with a tree, and reads nothing outside it."""

from __future__ import annotations

import io
import json
import os
import sys
from types import SimpleNamespace

import pytest

from plugins.publish import PrivateText
from plugins.publish.gate import main
from tests.publish.sites import Site, page


def gate(monkeypatch: pytest.MonkeyPatch, *arguments: str, stdin: str) -> int:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stdin.encode())))
    return main(list(arguments))


def test_a_good_site_has_no_findings(site: Site) -> None:
    assert site.found() == []


def test_a_file_that_nobody_made_is_found(site: Site) -> None:
    (site.tree / "passwd").write_text("root")

    assert site.found() == ["G101 output/passwd:1"]


def test_a_file_that_is_missing_is_found(site: Site) -> None:
    site.meant.add("robots.txt")

    assert site.found() == ["G102 output/robots.txt:1"]


@pytest.mark.parametrize("name", [".htaccess", ".git", "tin/.DS_Store"])
def test_a_hidden_file_is_found_though_meant(site: Site, name: str) -> None:
    site.put(name, "x")

    assert site.found() == [f"G103 output/{name}:1"]


@pytest.mark.parametrize(
    ("path", "content"),
    [
        (".htaccess", "Header set X y"),
        (".nojekyll", ""),
        (".well-known/security.txt", "Contact: https://x.example/"),
        ("google12ab.html", "google-site-verification: google12ab.html"),
        ("BingSiteAuth.xml", "<users><user>12</user></users>"),
        ("favicon.ico", b"\0\0\1\0"),
    ],
)
def test_what_the_owner_wants_at_the_root_is_published_as_it_is(site: Site, path: str, content: str | bytes) -> None:
    site.put(path, content)
    site.as_is = (path,)

    assert site.found() == []


@pytest.mark.parametrize(
    ("path", "code"),
    [
        (".htpasswd", "G103"),
        ("tin/.htaccess", "G103"),
        (".well-known/x", "G103"),
        ("a.html", "G129"),
        ("tin/google12ab.html", "G129"),
    ],
)
def test_a_name_that_is_not_on_the_list_is_not_let_through_as_it_is(site: Site, path: str, code: str) -> None:
    """The gate believes nobody: a page that was called the owner's would not be read."""
    site.put(path, "<p>x")
    site.as_is = (path,)

    assert code in site.codes()


@pytest.mark.parametrize("path", [".htaccess", ".well-known/security.txt", "google12ab.html", "web.config"])
def test_private_words_are_found_in_it_as_everywhere(site: Site, path: str) -> None:
    site.private = (PrivateText(path="news/a.md", texts=("một câu chưa ai được phép đọc trước ngày công bố",)),)
    site.put(path, "# một câu chưa ai được phép đọc trước ngày công bố")
    site.as_is = (path,)

    assert site.found() == [f"G111 output/{path}:1"]


def test_a_hidden_folder_is_found_and_not_entered(site: Site) -> None:
    (site.tree / ".git").mkdir()
    (site.tree / ".git/config").write_text("x")

    assert site.found() == ["G103 output/.git:1"]


@pytest.mark.parametrize("target", ["/etc/hostname", "/etc", "index.html", "nowhere", "."])
def test_a_link_is_found_and_never_followed(site: Site, target: str) -> None:
    (site.tree / "x").symlink_to(target)

    assert site.found() == ["G104 output/x:1"]


def test_a_pipe_is_found_and_not_opened(site: Site) -> None:
    os.mkfifo(site.tree / "x")

    assert site.found() == ["G105 output/x:1"]


def test_a_name_that_is_no_text_is_found(site: Site) -> None:
    try:
        (site.tree / os.fsdecode(b"\xff.txt")).write_text("x")
    except OSError:
        pytest.skip("this file system has no such names")

    assert site.codes() == ["G106"]


def test_a_page_that_is_no_utf8_is_found(site: Site) -> None:
    site.put("a.html", page("\nx").encode() + b"\xff")

    assert site.found() == ["G121 output/a.html:12"]


def test_everything_is_told_at_once(site: Site) -> None:
    (site.tree / "passwd").write_text("root")
    site.put("a.html", page('<a href="/portal/c/">x</b></a>'))
    site.put("tin.atom", "<feed>")

    assert site.codes() == ["G141", "G123", "G101", "G151"]


def test_the_process_tells_findings_as_json_and_ends_with_1(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (site.tree / "passwd").write_text("root")

    assert gate(monkeypatch, str(site.tree), stdin=site.manifest.to_json()) == 1
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["code"], problem["path"], problem["level"]) == ("G101", "output/passwd", "error")


def test_the_process_ends_with_0_when_there_are_none(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gate(monkeypatch, str(site.tree), stdin=site.manifest.to_json()) == 0
    assert json.loads(capsys.readouterr().out) == {"problems": []}


@pytest.mark.parametrize("case", ["no manifest", "no tree", "no argument", "no siteurl"])
def test_the_process_ends_with_2_when_it_could_not_look(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], case: str
) -> None:
    site.siteurl = "" if case == "no siteurl" else site.siteurl
    arguments = {"no tree": [str(site.tree / "none")], "no argument": []}.get(case, [str(site.tree)])
    manifest = "" if case == "no manifest" else site.manifest.to_json()

    assert gate(monkeypatch, *arguments, stdin=manifest) == 2
    assert capsys.readouterr().out == ""
