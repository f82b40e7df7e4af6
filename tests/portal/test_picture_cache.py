"""The cache of pictures: nothing in it is believed."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.photos import File
from plugins.portal.picture_cache import PictureCache

KEY, OTHER = (hashlib.sha256(name).hexdigest() for name in (b"a", b"b"))


def file(name: str, data: bytes) -> File:
    return File(name=name, media_type="image/webp", width=4, height=3, data=data)


FILES = (file("a.webp", b"mot"), file("b.webp", b"hai hai"))


def cache_in(folder: Path | None, recipe: str = "công thức") -> PictureCache:
    cache = PictureCache(folder, recipe)
    cache.ready()
    return cache


def held(cache: PictureCache, key: str = KEY) -> list[bytes | None] | None:
    kept = cache.find(key)
    return None if kept is None else [cache.read(key, one) for one in kept]


def test_what_was_put_is_found_in_its_order(tmp_path: Path) -> None:
    cache_in(tmp_path).put(KEY, FILES)
    kept = cache_in(tmp_path).find(KEY)

    assert kept is not None
    assert [(one.name, one.media_type, one.width, one.height) for one in kept] == [
        ("a.webp", "image/webp", 4, 3),
        ("b.webp", "image/webp", 4, 3),
    ]
    assert held(cache_in(tmp_path)) == [b"mot", b"hai hai"]
    assert held(cache_in(tmp_path), OTHER) is None


def lists(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.list"))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "removed": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "emptied": lambda path: path.write_bytes(b""),
    "edited": lambda path: path.write_bytes(path.read_bytes().replace(b"a", b"b").replace(b"m", b"n")),
    "no text": lambda path: path.write_bytes(b"\xff\xfe\x00"),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_list_that_is_damaged_is_none(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    cache_in(tmp_path).put(KEY, FILES)
    damage(lists(tmp_path)[0])

    assert cache_in(tmp_path).find(KEY) is None


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_file_that_is_damaged_is_none(tmp_path: Path, damage: Callable[[Path], object]) -> None:
    cache_in(tmp_path).put(KEY, FILES)
    damage(next(tmp_path.rglob("*-a.webp")))

    assert held(cache_in(tmp_path)) == [None, b"hai hai"]


def test_a_list_of_another_key_is_none(tmp_path: Path) -> None:
    cache = cache_in(tmp_path)
    cache.put(KEY, FILES)
    here = lists(tmp_path)[0]
    there = here.parent.parent / OTHER[:2] / f"{OTHER}.list"
    there.parent.mkdir()
    there.write_bytes(here.read_bytes())

    assert cache.find(OTHER) is None


def test_the_list_is_written_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that is killed leaves files that nobody asks for, never a list of files that are not there."""
    written: list[str] = []
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, to: (written.append(to.name), replace(self, to))[1])
    cache_in(tmp_path).put(KEY, FILES)

    assert written == [f"{KEY}-a.webp", f"{KEY}-b.webp", f"{KEY}.list"]
    assert not list(tmp_path.rglob(".*"))


def no_folder(tmp_path: Path) -> Path:
    (tmp_path / "tep").write_text("a file")
    return tmp_path / "tep" / "cache"


@pytest.mark.parametrize("folder", [lambda path: None, no_folder], ids=["none", "one that cannot be made"])
def test_without_a_folder_it_keeps_until_it_is_gone(
    tmp_path: Path, folder: Callable[[Path], Path | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    cache = cache_in(folder(tmp_path))
    cache.put(KEY, FILES)

    assert held(cache) == [b"mot", b"hai hai"]
    assert list(spare.iterdir())
    del cache
    gc.collect()
    assert not list(spare.iterdir())


def test_a_disk_that_fills_up_is_as_good_as_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.is_relative_to(tmp_path):
            raise OSError(28, "No space left on device", str(path))
        return write(path, data)

    cache = cache_in(tmp_path)
    monkeypatch.setattr(Path, "write_bytes", full)
    cache.put(KEY, FILES)

    assert held(cache) == [b"mot", b"hai hai"]


def test_what_another_recipe_made_is_not_found_and_goes(tmp_path: Path) -> None:
    cache_in(tmp_path, "cũ").put(KEY, FILES)
    (tmp_path / "cua-toi").mkdir()
    new = cache_in(tmp_path, "mới")
    assert new.find(KEY) is None

    new.put(KEY, FILES)
    new.prune()
    assert cache_in(tmp_path, "cũ").find(KEY) is None
    assert new.find(KEY) is not None
    assert (tmp_path / "cua-toi").is_dir(), "what we did not make is not ours to remove"


def test_there_is_nothing_to_prune_where_there_is_nothing(tmp_path: Path) -> None:
    cache_in(None).prune()
    cache_in(tmp_path / "khong-co").prune()
