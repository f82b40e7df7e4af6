"""Pictures of a build: made once, on all processors, whatever the cache holds, and nothing of their sources in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import html

from plugins.desk.main import main
from plugins.freshness.shelf import CACHE_VARIABLE
from plugins.portal import pictures, share_cards
from tests.photos.boxes import ALLOWED, foreign
from tests.photos.making import SECRET, four_corners, saved, tell_tale
from tests.portal.trees import item, portal, snapshot, write

pytestmark = pytest.mark.usefixtures("gate_in_process")

AT = "2025-01-01"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with photos of many kinds, two portraits, one drawing with alpha."""
    root = tmp_path_factory.mktemp("photos") / "content"
    kinds = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "AVIF": "avif", "HEIF": "heic"}
    items = {}
    for number, (kind, extension) in enumerate(kinds.items()):
        write(root, {f"images/anh.{extension}": tell_tale(kind, four_corners(300 + 10 * number, 200), orientation=6)})
        items[f"tin-{extension}"] = item(
            f"Tin có ảnh {kind}", cover=f"{{src: ../images/anh.{extension}, alt: Bốn màu}}"
        )
    hole = four_corners(120, 90).convert("RGBA")
    hole.putalpha(128)
    write(root, {"images/hinh.png": saved(hole, "PNG"), "images/chan-dung.jpg": tell_tale("JPEG")})
    items["tin-hinh"] = item(people="[a]", body="![Một hình](../images/hinh.png)")
    write(root, {"data/people.yaml": "- {id: a, name: A, portrait: {src: images/chan-dung.jpg, alt: A}}\n"})
    return portal(root, items)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def build(content: Path, output: Path) -> dict[str, bytes]:
    assert main(["build", "--content", str(content), "--output", str(output), "--at", AT]) == 0
    return snapshot(output)


@pytest.fixture(scope="module")
def site(content: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("site")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(CACHE_VARIABLE, str(folder / "cache"))
        return build(content, folder / "o")


def published(site: dict[str, bytes]) -> dict[str, bytes]:
    return {path: data for path, data in site.items() if path.startswith("anh/")}


def test_no_picture_of_the_site_has_metadata(site: dict[str, bytes]) -> None:
    """The law for the whole output, read by a reader of boxes that is not Pillow's."""
    found = {path: foreign(path, data) for path, data in site.items() if path.rsplit(".", 1)[-1] in ALLOWED}

    assert len(found) > 30
    assert {path: boxes for path, boxes in found.items() if boxes} == {}


def test_nothing_of_a_source_is_in_any_byte(site: dict[str, bytes], content: Path) -> None:
    originals = {path.read_bytes() for path in (content / "images").iterdir()}

    assert not originals & set(site.values())
    assert not [path for path, data in site.items() if SECRET.encode() in data]


def test_every_page_has_a_card_and_every_card_a_page(site: dict[str, bytes]) -> None:
    pages = [html.document_fromstring(data) for path, data in site.items() if path.endswith(".html")]
    asked = {url for page in pages for url in page.xpath("//meta[@property='og:image']/@content")}
    cards = {path for path in site if path.startswith("anh/the/")}

    assert {url.removeprefix("https://thu.example/") for url in asked if "/anh/the/" in url} == cards
    assert len(cards) >= 6


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is made in this process, while nothing is made in others."""
    work: list[str] = []
    monkeypatch.setattr("plugins.workers._processors", lambda: 1)
    monkeypatch.setattr("plugins.limits.can_end", lambda: False)
    develop, draw = pictures.develop, share_cards.draw
    monkeypatch.setattr(pictures, "develop", lambda *args: (work.append("picture"), develop(*args))[1])
    monkeypatch.setattr(share_cards, "draw", lambda *args: (work.append("card"), draw(*args))[1])
    return work


def test_a_second_build_makes_nothing(content: Path, tmp_path: Path, cache: Path, made: list[str]) -> None:
    first = build(content, tmp_path / "o")
    assert made.count("picture") == 7
    made.clear()

    assert build(content, tmp_path / "elsewhere") == first
    assert made == []


def test_one_new_picture_is_all_that_is_made(content: Path, tmp_path: Path, cache: Path, made: list[str]) -> None:
    copy = Path(shutil.copytree(content, tmp_path / "content"))
    build(copy, tmp_path / "o")
    made.clear()
    write(copy, {"images/moi.jpg": saved(four_corners(50, 40), "JPEG")})
    write(copy, {"news/moi.md": item("Tin mới", cover="{src: ../images/moi.jpg, alt: Bốn màu}")})
    build(copy, tmp_path / "o")

    assert made == ["picture", "card"]


def test_workers_make_the_bytes_of_one(
    site: dict[str, bytes], content: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plugins.workers._processors", lambda: 3)
    assert published(build(content, tmp_path / "three")) == published(site)

    shutil.rmtree(cache)
    monkeypatch.setattr("plugins.workers._processors", lambda: 1)
    assert published(build(content, tmp_path / "one")) == published(site)


def each(pattern: str, damage: Callable[[Path], object]) -> Callable[[Path], None]:
    def spoil(cache: Path) -> None:
        found = [path for path in sorted(cache.rglob(pattern)) if path.is_file()]
        assert found
        for path in found:
            damage(path)

    return spoil


def swap(cache: Path) -> None:
    """Put each file where another of its kind was."""
    found = sorted(cache.rglob("*.avif"))
    contents = [path.read_bytes() for path in found]
    for path, data in zip(found, contents[1:] + contents[:1], strict=True):
        path.write_bytes(data)


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(shutil.rmtree, id="no cache"),
        pytest.param(each("*.webp", Path.unlink), id="pictures deleted"),
        pytest.param(each("*.list", Path.unlink), id="lists deleted"),
        pytest.param(each("*", lambda path: path.write_bytes(path.read_bytes()[:-9])), id="all truncated"),
        pytest.param(each("*.jpg", lambda path: path.write_bytes(b"la")), id="foreign files"),
        pytest.param(swap, id="files of other pictures"),
    ],
)
def test_whatever_happens_to_the_cache_the_site_is_the_same(
    site: dict[str, bytes], content: Path, tmp_path: Path, cache: Path, spoil: Callable[[Path], object]
) -> None:
    build(content, tmp_path / "first")
    spoil(cache)

    assert published(build(content, tmp_path / "second")) == published(site)


def test_a_cache_that_cannot_be_written_is_no_error(
    site: dict[str, bytes], content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))

    assert published(build(content, tmp_path / "o")) == published(site)


def test_a_picture_that_changes_during_the_build_stops_it(
    content: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is published under an address is what the address says."""
    copy = Path(shutil.copytree(content, tmp_path / "content"))
    take = pictures.take_pictures

    def meddled(*args: object) -> object:
        done = take(*args)  # type: ignore[arg-type]
        write(copy, {"images/anh.jpg": saved(four_corners(50, 40), "JPEG")})
        shutil.rmtree(cache)
        return done

    monkeypatch.setattr("plugins.portal.site.take_pictures", meddled)
    assert main(["build", "--content", str(copy), "--output", str(tmp_path / "o"), "--at", AT]) == 1
    assert "ảnh đã đổi trong lúc dựng trang" in capsys.readouterr().err
    assert not (tmp_path / "o").exists()
