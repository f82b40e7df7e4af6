"""The law of the gate's memory: whatever is in it, the answer is that of reading the whole site."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.publish import Manifest, PrivateText
from plugins.publish.gate import inspect
from tests.publish.sites import SITEURL, page

LAW = settings(max_examples=25, database=None, deadline=None)

_WHILE = 10_000_000_000  # nanoseconds from build to build

NAMES = ("a", "b", "c", "d")
IDS = ("x", "y", "z")
WORDS = (
    "Bổ nhiệm lãnh đạo phòng nghiệp vụ chưa được công bố",
    "Họp kín lần hai",
    "Danh sách đề nghị khen thưởng đang được xem xét",
)

specs = st.fixed_dictionaries(
    {
        "ids": st.frozensets(st.sampled_from(IDS)),
        "links": st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(("", *IDS))), max_size=4),
        "words": st.frozensets(st.sampled_from(WORDS), max_size=1),
        "form": st.sampled_from(("plain", "plain", "plain", "broken")),
    }
)
edits = st.one_of(
    st.tuples(st.just("page"), st.sampled_from(NAMES), specs),
    st.tuples(st.just("page"), st.sampled_from(NAMES), specs),
    st.tuples(st.just("shift"), st.sampled_from(NAMES), st.sampled_from(IDS)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("private"), st.frozensets(st.sampled_from(WORDS)), st.none()),
    st.tuples(st.just("public"), st.frozensets(st.sampled_from(WORDS)), st.none()),
    st.tuples(st.just("hand"), st.sampled_from(NAMES), st.booleans()),
    st.tuples(st.just("rewrite"), st.sampled_from(NAMES), st.none()),
    st.tuples(st.just("memory"), st.sampled_from(("delete", "truncate", "flip", "older", "mixed")), st.integers(0)),
)


@dataclass
class World:
    """A site, its output, its sources and the gate's memory, on disk."""

    folder: Path
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    private: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()
    older: list[dict[str, bytes]] = field(default_factory=list)
    now: int = 1_700_000_000_000_000_000  # nanoseconds: the time of the last build
    ticks: int = 0
    known: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.base, self.memory, self.source = self.folder / "out", self.folder / "memory", self.folder / "public.md"
        self.source.write_text("")

    def files(self) -> dict[str, str]:
        links = "".join(f'<a href="/portal/{name}/">x</a>' for name in self.pages)
        files = {"index.html": page(links), "css/a.css": "body{color:red}"}
        for name, spec in self.pages.items():
            body = "".join(f'<p id="{one}">x</p>' for one in sorted(spec["ids"]))
            for target, anchor in spec["links"]:
                body += f'<a href="/portal/{target}/{"#" if anchor else ""}{anchor}">x</a>\n'
            body += "".join(f"<p>{word}</p>" for word in spec["words"]) + ("</b>" if spec["form"] == "broken" else "")
            files[f"{name}/index.html"] = page(body, address=f"{name}/")
        return files

    def step(self, edit: tuple[str, Any, Any]) -> frozenset[str]:
        """Make *edit*; return the names of pages that the builder writes though they are the same."""
        kind, what, how = edit
        if kind == "page":
            self.pages[what] = how
        elif kind == "shift" and what in self.pages:
            self.pages[what] = {**self.pages[what], "ids": self.pages[what]["ids"] ^ {how}}
        elif kind == "remove":
            self.pages.pop(what, None)
        elif kind == "private":
            self.private = what
        elif kind == "public":
            self.public = what
            self.source.write_text("\n\n".join(sorted(what)))
            self.tick(self.source, old=True)
        elif kind == "hand":
            self.alter(self.base / what / "index.html", old=how)
        elif kind == "memory":
            self.spoil(what, how)
        return frozenset((what,) if kind == "rewrite" else ())

    def tick(self, file: Path, *, old: bool) -> None:
        """Give *file* a time that it never had: some while before the next build, or the moment of it."""
        self.ticks += 1
        time = self.now + self.ticks + (0 if old else _WHILE)
        os.utime(file, ns=(time, time))

    def alter(self, file: Path, *, old: bool) -> None:
        """Change a standing file by hand, its size the same: an id, or where a link leads."""
        if file.exists():
            text = file.read_text()
            for one, other in (
                ('id="x"', 'id="w"'),
                ('id="y"', 'id="v"'),
                ('"/portal/a/', '"/portal/n/'),
                ("<p>", "<i>"),
            ):
                if one in text:
                    file.write_text(text.replace(one, other, 1))
                    self.tick(file, old=old)
                    return

    def spoil(self, how: str, number: int) -> None:
        kept = {file.name: file.read_bytes() for file in sorted(self.memory.glob("*"))}
        if how in ("older", "mixed") and self.older:
            older = self.older[number % len(self.older)]
            kept = older if how == "older" else {**kept, **dict(list(older.items())[:1])}
            shutil.rmtree(self.memory, ignore_errors=True)
            self.memory.mkdir()
            for name, data in kept.items():
                (self.memory / name).write_bytes(data)
        elif kept and how in ("delete", "truncate", "flip"):
            name = sorted(kept)[number % len(kept)]
            data = bytearray(kept[name])
            at = number // 2 % len(data)
            if how == "flip":
                data[at] ^= 1 << number % 8
            (self.memory / name).write_bytes(data[:at] if how == "truncate" else data)
            if how == "delete":
                (self.memory / name).unlink()

    def build(self, also: frozenset[str]) -> None:
        """Write what changed, have it inspected in three ways, and put it in place if nothing is found."""
        aside, merged = self.folder / "aside", self.folder / "merged"
        files = self.files()
        for path, text in files.items():
            standing = self.base / path
            (merged / path).parent.mkdir(parents=True, exist_ok=True)
            # The builder writes what it knows to be changed; of what was done by hand it knows nothing.
            same = self.known.get(path) == text and standing.exists() and path.split("/")[0] not in also
            if same:
                shutil.copy(standing, merged / path)
            else:
                (aside / path).parent.mkdir(parents=True, exist_ok=True)
                (aside / path).write_text(text)
                self.tick(aside / path, old=False)
                shutil.copy(aside / path, merged / path)
        aside.mkdir(exist_ok=True)
        self.now += _WHILE
        os.utime(aside, ns=(self.now, self.now))
        manifest = Manifest(
            files=tuple(files),
            siteurl=SITEURL,
            private=tuple(PrivateText(path=f"{word[:3]}.md", texts=(word,)) for word in sorted(self.private)),
            public_sources=(self.source.name,),
            public_root=str(self.folder),
        )

        expected = inspect(merged, manifest)
        assert inspect(aside, manifest, base=self.base) == expected
        for _ in range(2 if expected else 1):  # what is found is found again
            assert inspect(aside, manifest, base=self.base, memory=self.memory) == expected

        if not expected:
            if not self.base.exists():
                aside.rename(self.base)
            for path in sorted(path for path in aside.rglob("*") if path.is_file()):
                (self.base / path.relative_to(aside)).parent.mkdir(parents=True, exist_ok=True)
                path.replace(self.base / path.relative_to(aside))
            for path in sorted(path for path in self.base.rglob("*") if path.is_file()):
                if path.relative_to(self.base).as_posix() not in files:
                    path.unlink()
            self.known = files
        if self.memory.exists():
            self.older.append({file.name: file.read_bytes() for file in sorted(self.memory.glob("*"))})
        shutil.rmtree(aside, ignore_errors=True)
        shutil.rmtree(merged)


@LAW
@given(st.lists(st.tuples(edits, st.booleans()), max_size=7))
def test_the_answer_with_a_memory_is_that_of_reading_everything(steps: list[tuple[tuple[str, Any, Any], bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder))
        world.pages = {
            "a": {"ids": {"x", "y"}, "links": [("b", "x"), ("b", "")], "words": (), "form": "plain"},
            "b": {"ids": {"x"}, "links": [("a", "x"), ("a", "y")], "words": (WORDS[1],), "form": "plain"},
        }
        world.private = frozenset(WORDS[1:2])  # in b, and excused
        world.step(("public", world.private, None))
        world.build(frozenset())
        for edit, built in steps:
            pages, private, public = dict(world.pages), world.private, world.public
            also = world.step(edit)
            if built or edit[0] == "rewrite":
                world.build(also)
                if world.known != world.files():  # refused: it is taken back, so that more can happen
                    world.pages, world.private = pages, private
                    world.step(("public", public, None))
