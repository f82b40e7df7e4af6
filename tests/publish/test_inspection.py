"""The gate reads what changed, and what a change elsewhere may have spoilt; nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.publish import PrivateText, examiner, excuses, inspection
from plugins.publish.gate import inspect
from tests.publish.sites import Site, page

WORD = "Bổ nhiệm lãnh đạo phòng nghiệp vụ chưa được công bố"
OTHER = "Danh sách đề nghị khen thưởng đang được xem xét"
HOUR = 3_600_000_000_000

Reads = list[str]


def link(url: str) -> str:
    return f'<a href="{url}">x</a>'


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    """The files read, by the names of their folders, in this process."""
    names: Reads = []
    read = examiner.read_bytes

    def noting(file: str) -> tuple[tuple[int, int, int], bytes]:
        names.append(Path(file).parent.name)
        return read(file)

    monkeypatch.setattr(examiner, "read_bytes", noting)
    monkeypatch.setattr(inspection, "read_bytes", noting)
    return names


@pytest.fixture
def built(site: Site, tmp_path: Path) -> Site:
    """A site that stands, remembered; its tree is empty for the next build."""
    site.put("tin/b/index.html", page(link("/portal/tin/a/#muc-1"), address="tin/b/"))
    site.put("tin/c/index.html", page(link("/portal/tin/b/"), address="tin/c/"))
    assert look(site) == []
    site.tree.rename(tmp_path / "out")
    site.tree.mkdir()
    return site


def look(site: Site, *, memory: str = "memory") -> list[str]:
    """Return `code path` of each finding in what was written over what stands."""
    folder = site.tree.parent
    found = inspect(site.tree, site.manifest, base=folder / "out", memory=folder / memory)
    return [f"{problem.code} {problem.place.path}" for problem in found]


def settle(site: Site) -> None:
    """Put what was written in place."""
    for file in [file for file in site.tree.rglob("*") if file.is_file()]:
        file.replace(site.tree.parent / "out" / file.relative_to(site.tree))


def test_when_nothing_changed_nothing_is_read(built: Site, reads: Reads) -> None:
    assert look(built) == []
    assert reads == []


def test_a_page_that_changed_is_read_alone(built: Site, reads: Reads) -> None:
    built.put("tin/c/index.html", page("<p>Mới</p>", address="tin/c/"))

    assert look(built) == []
    assert reads == ["c"]


def test_what_was_moved_into_place_is_known_there(built: Site, reads: Reads) -> None:
    built.put("tin/c/index.html", page("<p>Mới</p>", address="tin/c/"))
    assert look(built) == []
    settle(built)
    reads.clear()

    assert look(built) == []
    assert reads == []


def test_a_new_page_is_judged_by_what_is_remembered_of_others(built: Site, reads: Reads) -> None:
    built.put("tin/d/index.html", page(link("/portal/tin/a/#muc-1") + link("/portal/tin/a/#muc-9"), address="tin/d/"))

    assert look(built) == ["G142 output/tin/d/index.html"]
    assert set(reads) == {"d"}


def test_who_links_to_an_id_that_is_gone_is_read_again(built: Site, reads: Reads) -> None:
    built.put("tin/a/index.html", page('<h2 id="muc-2">Hai</h2>', address="tin/a/"))

    assert look(built) == ["G142 output/tin/b/index.html"]
    assert set(reads) == {"a", "b"}


def test_who_links_to_a_page_that_is_gone_is_read_again(built: Site, reads: Reads) -> None:
    built.meant.remove("tin/b/index.html")

    assert look(built) == ["G141 output/tin/c/index.html"]
    assert set(reads) == {"c"}


def test_findings_come_again_until_they_are_mended(built: Site) -> None:
    built.meant.remove("tin/b/index.html")

    assert look(built) == look(built) == ["G141 output/tin/c/index.html"]


def test_a_word_that_became_private_is_looked_for_everywhere(built: Site, reads: Reads) -> None:
    (built.tree.parent / "out/tin/c/index.html").write_text(page(f"<p>{WORD}</p>", address="tin/c/"))
    assert look(built) == []
    reads.clear()
    built.private = (PrivateText(path="news/x.md", texts=(WORD,)),)

    assert look(built) == ["G111 output/tin/c/index.html"]
    assert len(reads) == len(built.meant)


def test_a_word_that_was_looked_for_is_not_looked_for_again(built: Site, reads: Reads) -> None:
    built.private = (PrivateText(path="news/x.md", texts=(WORD, OTHER)),)
    assert look(built) == []
    reads.clear()
    built.private = (PrivateText(path="news/x.md", texts=(OTHER,)), PrivateText(path="news/y.md", texts=(OTHER,)))

    assert look(built) == []
    assert reads == []


def test_what_a_public_source_excuses_is_known_while_that_is_the_same(
    built: Site, reads: Reads, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = built.tree.parent / "public.md"
    source.write_text(WORD)
    time = source.stat().st_mtime_ns - HOUR
    os.utime(source, ns=(time, time))
    built.put("tin/c/index.html", page(f"<p>{WORD}</p>", address="tin/c/"))
    built.private = (PrivateText(path="news/x.md", texts=(WORD,)),)
    built.public_sources = (str(source),)
    assert look(built) == []
    settle(built)
    reads.clear()
    said: list[str] = []
    monkeypatch.setattr(excuses._Search, "said", lambda self, text, *, is_data=False: said.append(text) or set())

    assert look(built) == []
    assert reads == said == []

    source.write_text(OTHER)

    assert look(built) == ["G111 output/tin/c/index.html"]
    assert said == [OTHER]


@pytest.mark.parametrize(("ago", "again"), [(HOUR, []), (0, ["c"])], ids=["long ago", "just now"])
def test_a_file_altered_by_hand_is_read_until_its_time_is_past(
    built: Site, reads: Reads, ago: int, again: list[str]
) -> None:
    """Whoever wrote it a moment ago may write once more in the same tick of the clock."""
    file = built.tree.parent / "out/tin/c/index.html"
    file.write_text(page("<p>Tay</p>", address="tin/c/"))
    time = file.stat().st_mtime_ns - ago
    os.utime(file, ns=(time, time))

    assert look(built) == []
    assert reads == ["c"]
    assert look(built) == []
    assert reads == ["c", *again]


@pytest.mark.parametrize("what", ["siteurl", "code", "folder"])
def test_a_memory_of_other_things_is_none(
    built: Site, reads: Reads, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    if what == "siteurl":
        built.siteurl = "https://y.example/portal"
    elif what == "code":
        monkeypatch.setattr(inspection, "key_of", lambda *_: "another")

    look(built, memory="none" if what == "folder" else "memory")

    assert set(reads) >= {"a", "b", "c"}


def test_a_memory_that_cannot_be_kept_is_no_trouble(built: Site) -> None:
    (built.tree.parent / "file").write_text("x")

    assert look(built, memory="file") == []
    assert (built.tree.parent / "file").read_text() == "x"


def test_a_site_with_findings_is_not_remembered(built: Site) -> None:
    built.put("tin/c/index.html", page("</b>", address="tin/c/"))

    assert look(built, memory="new") == ["G123 output/tin/c/index.html"]
    assert not (built.tree.parent / "new").exists()


def test_an_edit_writes_little(built: Site) -> None:
    memory = built.tree.parent / "memory"
    before = (memory / "gate.memory").stat()
    built.put("tin/c/index.html", page("<p>Mới</p>", address="tin/c/"))

    assert look(built) == []
    assert (memory / "gate.memory").stat() == before
    assert (memory / "gate.changes").stat().st_size < before.st_size


@pytest.mark.parametrize("spoil", [lambda site: None, lambda site: site.put("e.html", page("</b>" + link("/x")))])
def test_the_number_of_workers_changes_nothing(
    built: Site, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Site], object]
) -> None:
    monkeypatch.setattr(inspection, "_PORTION", 1)
    monkeypatch.setattr(inspection, "_ENOUGH", 1)
    built.put("tin/a/index.html", page('<h2 id="muc-2">Hai</h2>', address="tin/a/"))
    spoil(built)
    folder = built.tree.parent
    answers, kept = [], []
    for workers in (1, 3):
        shutil.rmtree(folder / "memory", ignore_errors=True)
        found = inspect(built.tree, built.manifest, base=folder / "out", memory=folder / "memory", workers=workers)
        answers.append(found)
        kept.append(sorted(file.name for file in (folder / "memory").glob("*")))

    assert answers[0] == answers[1] != []
    assert kept[0] == kept[1]
