"""Whatever somebody did to the output, the next build mends it, or says which command does."""

from __future__ import annotations

import os
import re
import shutil
import socket
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from plugins.publish import OutputRefused
from tests.freshness.workshop import Workshop, site, workshops

Harm = Callable[[Path], object]
PAGE, FOLDER = "tin/2024/04/tin-1/index.html", "tin/2024/04/tin-1"
STYLES, FEED = "theme/css/main.css", "tin.atom"


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Workshop]]:
    with pytest.MonkeyPatch.context() as patch:
        yield workshops(tmp_path_factory.mktemp("mending"), patch)


@pytest.fixture
def workshop(opened: Callable[[], Workshop]) -> Iterator[Workshop]:
    workshop = opened()
    beside = workshop.root / "beside"
    beside.mkdir()
    (beside / "a.txt").write_text("somebody's")
    yield workshop
    assert read(beside) == {"a.txt": b"somebody's"}, "what a link leads to is nobody's to touch"
    shutil.rmtree(beside)
    for name in ("away", "o-tep-la", "o-cu"):
        shutil.rmtree(workshop.root / name, ignore_errors=True)
        (workshop.root / name).unlink(missing_ok=True)
    shutil.rmtree(workshop.out, ignore_errors=True)


def read(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def mended(workshop: Workshop) -> None:
    """See that the output is that of a clean build, in plain files that can be read."""
    for path in (workshop.out, *workshop.out.rglob("*")):
        mode = path.lstat().st_mode
        assert stat.S_ISDIR(mode) or stat.S_ISREG(mode), path
        assert mode & 0o500 == 0o500 if stat.S_ISDIR(mode) else mode & 0o400, path
    assert site(workshop.out) == workshop.clean()[1]


def moved(path: str, to: str, *, linked: str = "") -> Harm:
    """Move what is at *path* of the output away, and put a link to it, or to *linked*, in its place."""

    def harm(out: Path) -> None:
        (out / path).rename(out / to)
        (out / path).symlink_to(out / (linked or to))

    return harm


def edited(path: str, edit: Callable[[bytes], bytes], *, time: bool = True) -> Harm:
    """Edit a file and put its old *time* back."""

    def harm(out: Path) -> None:
        file = picture(out) if path == "picture" else out / path
        seen = file.stat()
        file.write_bytes(edit(file.read_bytes()))
        if time:
            os.utime(file, ns=(seen.st_atime_ns, seen.st_mtime_ns))

    return harm


def other(data: bytes) -> bytes:
    return data[:-2] + bytes([data[-2] ^ 1]) + data[-1:]


def picture(out: Path) -> Path:
    return min((out / "anh").glob("*.*"))


def gone(*paths: str) -> Harm:
    def harm(out: Path) -> None:
        for path in paths:
            shutil.rmtree(out / path) if (out / path).is_dir() else (out / path).unlink()

    return harm


def replaced(path: str, make: Harm) -> Harm:
    def harm(out: Path) -> None:
        gone(path)(out)
        make(out / path)

    return harm


def forgotten(harm: Harm) -> Harm:
    """Do *harm*, and have the cache gone, too."""

    def both(out: Path) -> None:
        harm(out)
        shutil.rmtree(out.parent / "cache")

    return both


def unreadable(*paths: str) -> Harm:
    return lambda out: [(out / path).chmod(0) for path in paths]


def half(out: Path) -> None:
    """Leave half of the files, as a copy that was broken off does."""
    for number, path in enumerate(sorted(path for path in out.rglob("*") if path.is_file())):
        if number % 2:
            path.unlink()


def only_news(out: Path) -> None:
    for path in out.iterdir():
        if path.name != "tin":
            gone(path.name)(out)


def bound(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the names of sockets are short
    with socket.socket(socket.AF_UNIX) as sock:
        sock.bind(path.name)
    os.chdir(here)


def copied(out: Path) -> None:
    shutil.copytree(out, out.parent / "away")
    shutil.rmtree(out)
    (out.parent / "away").rename(out)


def page_added(out: Path) -> None:
    """Copy a page to another address, and put the time of the folder back."""
    seen = (out / FOLDER).parent.stat()
    shutil.copytree(out / FOLDER, out / "tin/2024/04/tin-11")
    os.utime((out / FOLDER).parent, ns=(seen.st_atime_ns, seen.st_mtime_ns))


MENDED: dict[str, Harm] = {
    "a folder is a link to what it was": moved("tin", "../away"),
    "a folder deep inside is a link": moved(FOLDER, "../away"),
    "a folder is a link to inside": moved("tin", "chuyen-muc/x"),
    "a folder is a link to somebody's": moved("tin", "../away", linked="../beside"),
    "a folder is a link to nothing": moved("tin", "../away", linked="../nothing"),
    "the folder of pictures is a link": moved("anh", "../away"),
    "the folder of styles is a link": moved("theme/css", "../away"),
    "a page is a link to what it was": moved(PAGE, "../away"),
    "the front page is a link": moved("index.html", "../away"),
    "a page is a link to somebody's": moved(PAGE, "../away", linked="../beside/a.txt"),
    "a page is a folder": replaced(PAGE, Path.mkdir),
    "the front page is a folder": replaced("index.html", Path.mkdir),
    "the sitemap is a folder": replaced("sitemap.xml", Path.mkdir),
    "the styles are a folder": replaced(STYLES, Path.mkdir),
    "no front page": gone("index.html"),
    "no sitemap": gone("sitemap.xml"),
    "neither": gone("index.html", "sitemap.xml"),
    "no front page and no cache": forgotten(gone("index.html")),
    "no sitemap and no cache": forgotten(gone("sitemap.xml")),
    "neither and no cache": forgotten(gone("index.html", "sitemap.xml")),
    "no styles": gone(STYLES),
    "no feed": gone(FEED),
    "no picture": lambda out: picture(out).unlink(),
    "no pictures": gone("anh"),
    "no output": shutil.rmtree,
    "an empty output": lambda out: (shutil.rmtree(out), out.mkdir()),
    "half of it": half,
    "half of it and no cache": forgotten(half),
    "only the news": only_news,
    "only the news and no cache": forgotten(only_news),
    "a copy of all": copied,
    "a page that is a second name of another": replaced(
        PAGE, lambda path: path.hardlink_to(path.parents[4] / "404.html")
    ),
    "a page that nobody can read": unreadable(PAGE),
    "styles and a picture that nobody can read": lambda out: unreadable(STYLES, str(picture(out)))(out),
    "folders that nobody can enter": unreadable(FOLDER, "anh"),
    "an output that nobody can enter": unreadable(""),
    "a page is a pipe": replaced(PAGE, os.mkfifo),
    "the styles are a pipe": replaced(STYLES, os.mkfifo),
    "the front page is a pipe": replaced("index.html", os.mkfifo),
    "a page is a socket": replaced(PAGE, bound),
    "a page in capitals": lambda out: (out / PAGE).rename(out / FOLDER / "INDEX.HTML"),
    "a folder in capitals": lambda out: (out / FOLDER).rename(out / "tin/2024/04/TIN-1"),
    "the sitemap in capitals": lambda out: (out / "sitemap.xml").rename(out / "SITEMAP.XML"),
    "a picture in capitals": lambda out: picture(out).rename(out / "anh" / picture(out).name.upper()),
    "a page edited": edited(PAGE, other, time=False),
    "a page edited, the old time put back": edited(PAGE, other),
    "styles edited, the old time put back": edited(STYLES, other),
    "a picture edited, the old time put back": edited("picture", other),
    "the sitemap edited, the old time put back": edited("sitemap.xml", other),
    "a page cut off": edited(PAGE, lambda data: data[:99], time=False),
    "a page emptied": edited(PAGE, lambda data: b""),
    "a page with one byte more": edited(PAGE, lambda data: data + b" ", time=False),
    "a page at another address": page_added,
}


IN_BRIEF = (
    "a folder is a link to what it was",
    "a folder is a link to somebody's",
    "the folder of pictures is a link",
    "a page is a link to what it was",
    "a page is a folder",
    "the sitemap is a folder",
    "no front page",
    "neither and no cache",
    "no styles",
    "half of it",
    "styles and a picture that nobody can read",
    "folders that nobody can enter",
    "a page is a pipe",
    "the front page is a pipe",
    "a picture in capitals",
    "a page edited, the old time put back",
    "a picture edited, the old time put back",
    "a page at another address",
)
"""What `make test` tries; `make laws` tries all."""

_ALL = settings.get_profile("suite").max_examples < settings.default.max_examples  # one of the long profiles


@pytest.mark.parametrize("harm", [pytest.param(MENDED[name], id=name) for name in (MENDED if _ALL else IN_BRIEF)])
def test_the_next_build_mends_it(workshop: Workshop, harm: Harm) -> None:
    harm(workshop.out)

    assert not workshop.build().problems
    mended(workshop)


def foreign_page(out: Path) -> None:
    (out / "tin/2010").mkdir()
    (out / "tin/2010/index.html").write_text("<p>somebody's")


REFUSED: dict[str, Harm] = {
    "a folder is a file": replaced("tin", lambda path: path.write_text("somebody's")),
    "a folder deep inside is a file": replaced(FOLDER, lambda path: path.write_text("somebody's")),
    "a page is a folder with something in it": replaced(
        PAGE, lambda path: (path.mkdir(), (path / "it's mine.txt").write_text("somebody's"))
    ),
    "a page of others": foreign_page,
    "a file of one of our names": lambda out: (out / "du-lieu/tin.atom").write_text("somebody's"),
    "a pipe in nobody's place": lambda out: os.mkfifo(out / FOLDER / "pipe"),
    "a pipe with one of our names in capitals": lambda out: os.mkfifo(out / FOLDER / "INDEX.HTML"),
    "many files of one name": lambda out: [
        (folder / "x.txt").write_text("somebody's") for folder in (out / "tin").rglob("*") if folder.is_dir()
    ],
    "files of others, and no signs of a site": lambda out: (
        gone("index.html", "sitemap.xml")(out),
        shutil.rmtree(out.parent / "cache"),
        (out / "bao-cao.docx").write_text("somebody's"),
    ),
}


REFUSED_IN_BRIEF = ("a folder is a file", "a page is a folder with something in it", "many files of one name")


@pytest.mark.parametrize(
    "harm", [pytest.param(REFUSED[name], id=name) for name in (REFUSED if _ALL else REFUSED_IN_BRIEF)]
)
def test_it_is_refused_with_the_command_that_cures_it(workshop: Workshop, harm: Harm) -> None:
    harm(workshop.out)
    before = read(workshop.out)
    with pytest.raises(OutputRefused) as refused:
        workshop.build()
    assert read(workshop.out) == before

    [command] = re.findall(r"chạy (.+?) rồi dựng lại", refused.value.problem.cure)
    subprocess.run(["sh", "-ec", command], check=True)

    assert not workshop.build().problems
    mended(workshop)
    aside = [path for name in ("o-tep-la", "o-cu") for path in (workshop.root / name).rglob("*")]
    assert [path for path in aside if path.is_fifo() or (path.is_file() and b"somebody's" in path.read_bytes())]


def test_an_output_restored_from_an_older_build_is_brought_up_to_date(workshop: Workshop) -> None:
    shutil.copytree(workshop.out, workshop.root / "away")
    workshop.files["news/2025/moi.md"] = workshop.files["news/2024/tin-1.md"].replace(b"2024-04-01", b"2025-04-01")
    workshop.files["news/2024/tin-2.md"] = workshop.files["news/2024/tin-2.md"].replace(b"hai", b"kia")
    assert not workshop.build().problems

    shutil.rmtree(workshop.out)
    (workshop.root / "away").rename(workshop.out)

    assert not workshop.build().problems
    mended(workshop)


def test_a_cache_restored_from_before_an_output_does_not_matter(workshop: Workshop) -> None:
    shutil.copytree(workshop.cache, workshop.root / "away")
    workshop.files["news/2025/moi.md"] = workshop.files["news/2024/tin-1.md"].replace(b"2024-04-01", b"2025-04-01")
    assert not workshop.build().problems
    del workshop.files["news/2024/tin-1.md"]
    shutil.rmtree(workshop.cache)
    (workshop.root / "away").rename(workshop.cache)
    workshop.files["news/2024/tin-2.md"] = workshop.files["news/2024/tin-2.md"].replace(b"(tin-1.md)", b"(tin-3.md)")

    assert not workshop.build().problems
    mended(workshop)


def test_what_lies_as_it_was_left_is_not_made_again(workshop: Workshop) -> None:
    """Second names, other rights and a copy change nothing that a reader gets: the bytes are read, no page is made."""
    for path in workshop.published():
        path.chmod(0o640)

    came = workshop.build()

    assert came.rendered == came.written == ()


def test_a_build_that_hashes_finds_what_no_time_tells(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a file system without a time that nobody can set, or where a disk has lost a byte."""
    lstat = os.lstat

    class Blind:
        def __init__(self, status: os.stat_result) -> None:
            self._status = status

        def __getattr__(self, name: str) -> object:
            return 0 if name == "st_ctime_ns" else getattr(self._status, name)

    monkeypatch.setattr("plugins.freshness.outputs.os.lstat", lambda path, **named: Blind(lstat(path, **named)))
    assert not workshop.build().problems
    edited(PAGE, other)(workshop.out)

    assert not workshop.build().written
    workshop.hashing = True
    assert workshop.build().written == (PAGE,)
    mended(workshop)
