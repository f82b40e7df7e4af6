from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import watchfiles
from msgspec.structs import replace
from watchfiles import Change as Kind

from plugins.portal.junk import lies_in_junk
from plugins.preview import Change, Unwatchable, Watched, watch
from plugins.preview.watcher import change, concerns
from tests.portal.trees import write


@pytest.fixture
def watched(tmp_path: Path) -> Watched:
    root = write(
        tmp_path.resolve(),
        {"content/news/a.md": "a", "theme/css/main.css": "", "plugins/a.py": "", "conf.py": "A = 1\n"},
    )
    return Watched(
        folders=(root / "content", root / "theme"),
        settings=root / "conf.py",
        code=root / "plugins",
        ours=(root / "content/.cache", root / "theme/output"),
        is_junk=lambda path, is_folder: lies_in_junk(path, folder=is_folder),
    )


@pytest.mark.parametrize(
    ("path", "concerned"),
    [
        ("content/news/a.md", True),
        ("content/images/Ảnh đẹp.jpg", True),
        ("theme/css/main.css", True),
        ("plugins/pages/urls.py", True),
        ("plugins/pages/__pycache__/urls.cpython-311.pyc", False),
        ("content/news/.a.md.swp", False),
        ("content/news/~$a.docx", False),
        ("content/news/a.md~", False),
        ("content/news/4913.tmp", False),
        ("content/news/#a.md#", False),
        ("content/@eaDir/a.jpg/SYNOPHOTO_THUMB.jpg", False),
        ("content", True),
        ("content/images/20260510", True),
        ("content/.git/index", False),
        ("theme/output/index.html", False),
    ],
)
def test_editors_the_system_and_our_own_files_concern_nobody(watched: Watched, path: str, concerned: bool) -> None:
    assert concerns(watched, watched.settings.parent / path) is concerned


def test_a_hidden_folder_above_the_content_hides_nothing(tmp_path: Path) -> None:
    content = tmp_path / ".an" / "content"
    watched = Watched(folders=(content,), settings=tmp_path / "conf.py", code=tmp_path / "plugins")

    assert concerns(watched, content / "news/a.md")


@pytest.mark.parametrize(
    ("paths", "settings", "expected"),
    [
        ([], False, Change()),
        (["content/a.md"], False, Change(site=True)),
        (["theme/a.css", "plugins/a.py"], False, Change(site=True, code=True)),
        (["plugins/a.py"], False, Change(code=True)),
        ([], True, Change(settings=True)),
    ],
)
def test_a_save_is_told_as_what_it_concerns(
    watched: Watched, paths: list[str], settings: bool, expected: Change
) -> None:
    found = [(Kind.modified, str(watched.settings.parent / path)) for path in paths]

    assert change(watched, found, settings=settings) == expected
    assert bool(expected) is bool(paths or settings)


def test_what_is_saved_is_told_even_while_nobody_listens(watched: Watched) -> None:
    """A save during a build starts another afterwards."""
    root = watched.settings.parent
    told = watch(watched)
    assert next(told) == Change(), "the watch is on before the first build"

    (root / "content/news/a.md").write_text("b")
    (root / "content/news/.a.md.swp").write_text("b")
    time.sleep(0.3)  # the build
    assert next(told) == Change(site=True)
    assert next(told) == Change()

    (write(root, {"neu.py": "A = 22\n"}) / "neu.py").replace(watched.settings)
    assert next(told) == Change(settings=True), "though another file stands in its place now"
    assert next(told) == Change()
    told.close()


def test_a_save_that_comes_in_several_steps_is_told_once(watched: Watched) -> None:
    told = watch(watched)
    next(told)
    for number in range(3):
        write(watched.settings.parent, {"content/news/b.md": "b" * number, "theme/css/a.css": "c" * number})
    found = [next(told) for _ in range(3)]
    told.close()

    assert sum(one.site for one in found) == 1


def test_a_computer_that_cannot_tell_what_is_saved_says_what_to_do(watched, monkeypatch) -> None:
    def full(*paths, **options):
        raise OSError("inotify watch limit reached")
        yield

    monkeypatch.setattr(watchfiles, "watch", full)

    with pytest.raises(Unwatchable, match=r"inotify.*WATCHFILES_FORCE_POLLING=1"):
        next(watch(watched))


# --- a watched folder is exchanged -----------------------------------------------------------------------------------


def tells(told: Iterator[Change], wanted: Callable[[Change], bool]) -> Change:
    """Return the first change that is *wanted*, of those of the next seconds."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        one = next(told)
        if wanted(one):
            return one
    raise AssertionError("it was not told")


def is_of_the_site(change: Change) -> bool:
    return change.site


def moved_away_and_replaced(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("new"))
    folder.rename(folder.with_name("old"))
    folder.with_name("new").rename(folder)


def moved_away_and_later_replaced(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("new"))
    folder.rename(folder.with_name("old"))
    time.sleep(0.7)
    folder.with_name("new").rename(folder)


def deleted_and_made_again(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("new"))
    shutil.rmtree(folder)
    shutil.copytree(folder.with_name("new"), folder)


def deleted_and_later_made_again(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("new"))
    shutil.rmtree(folder)
    time.sleep(0.7)
    shutil.copytree(folder.with_name("new"), folder)


def turned_into_a_link(folder: Path) -> None:
    folder.rename(folder.with_name("old"))
    folder.symlink_to("old")


@pytest.mark.parametrize(
    "exchange",
    [
        moved_away_and_replaced,
        moved_away_and_later_replaced,
        deleted_and_made_again,
        deleted_and_later_made_again,
        turned_into_a_link,
    ],
)
@pytest.mark.parametrize("name", ["content", "theme"])
def test_a_save_is_seen_after_the_folder_itself_was_exchanged(
    watched: Watched, name: str, exchange: Callable[[Path], None]
) -> None:
    root = watched.settings.parent
    told = watch(watched)
    next(told)

    exchange(root / name)
    tells(told, is_of_the_site)
    while next(told):
        pass
    write(root / name, {"news/moi.md": "c"})

    assert tells(told, is_of_the_site)
    told.close()


def test_a_link_that_leads_elsewhere_is_followed(tmp_path: Path, watched: Watched) -> None:
    """A server has `content -> ban-1`, and tomorrow `content -> ban-2`."""
    root = watched.settings.parent
    for version in ("ban-1", "ban-2"):
        write(root, {f"{version}/news/a.md": version})
    (root / "lien-ket").symlink_to("ban-1")
    told = watch(replace(watched, folders=(root / "lien-ket",)))
    next(told)
    write(root, {"ban-1/news/a.md": "b"})
    assert tells(told, is_of_the_site)

    (root / "moi").symlink_to("ban-2")
    (root / "moi").replace(root / "lien-ket")
    tells(told, is_of_the_site)
    while next(told):
        pass
    write(root, {"ban-2/news/a.md": "b"})

    assert tells(told, is_of_the_site)
    told.close()


def test_a_folder_that_is_gone_is_told_once_and_nothing_is_built_of_it(watched: Watched) -> None:
    content = watched.folders[0]
    told = watch(watched)
    next(told)

    content.rename(content.with_name("old"))

    assert tells(told, bool) == Change(lost=(content,))
    assert [next(told) for _ in range(4)] == [Change()] * 4
    content.with_name("old").rename(content)
    assert tells(told, bool) == Change(site=True)
    told.close()
