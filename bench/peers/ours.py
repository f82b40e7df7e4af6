"""Ours, run as anybody would: `bangvang build` in a folder with a settings file of its own."""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from bench.corpus import AT, Corpus, Item, files
from bench.peers.model import Command, Told

TEMPLATE = "templates/pages/item.html"
SETTINGS = """\
import runpy

globals().update(runpy.run_path({conf!r}))
PATH = {content!r}
OUTPUT_PATH = {output!r}
THEME = {theme!r}
CACHE_PATH = {cache!r}
SHARE_CARDS = {cards!r}
"""


class Ours:
    """The program of the checkout *repo*, in *folder*; with *cards* share cards are drawn."""

    name = "bangvang"

    def __init__(self, folder: Path, repo: Path, *, cards: bool) -> None:
        self.root = folder
        self.output = folder / "output"
        self.cache = folder / "cache"
        self.state: tuple[Path, ...] = (self.cache,)
        self._content = folder / "content"
        self._theme = folder / "theme"
        self._repo = repo
        self._cards = cards

    def lay_out(self, corpus: Corpus) -> None:
        """Write the content, a copy of the theme, and settings that name them."""
        files.write(corpus, self.root)
        shutil.copytree(self._repo / "theme", self._theme)
        settings = SETTINGS.format(
            conf=str(self._repo / "pelicanconf.py"),
            content=str(self._content),
            output=str(self.output),
            theme=str(self._theme),
            cache=str(self.cache),
            cards=self._cards,
        )
        (self.root / "pelicanconf.py").write_text(settings, encoding="utf-8")

    def put(self, item: Item) -> None:
        """Write the file of *item*."""
        files.path_of(self._content, item).write_text(files.news_text(item), encoding="utf-8")

    def drop(self, item: Item) -> None:
        """Delete the file of *item*."""
        files.path_of(self._content, item).unlink()

    def put_data(self, corpus: Corpus, name: str) -> bool:
        """Write the data file *name*."""
        files.write_data(corpus, self._content, name)
        return True

    def touch_template(self, number: int) -> None:
        """Change the template of items."""
        text = (self._repo / "theme" / TEMPLATE).read_text(encoding="utf-8")
        changed = text.replace("<article", f"<!-- {number} --><article", 1)
        (self._theme / TEMPLATE).write_text(changed, encoding="utf-8")

    def command(self) -> Command:
        """Return how to build; the modules are those of the checkout, whatever is installed."""
        args = [str(Path(sys.executable).parent / "bangvang"), "build"]
        args += ["--content", str(self._content), "--output", str(self.output), "--at", AT, "--json"]
        return Command(args=args, cwd=self.root, env={"BANGVANG_CACHE": str(self.cache), "PYTHONPATH": str(self._repo)})

    def version(self) -> str:
        """Return the version of the package."""
        return f"Bảng Vàng {version('bangvang')}"

    def told(self, printed: str) -> Told:
        """Read the JSON document at the end, or the last line of words if there is none."""
        if document := re.search(r"^\{.*\Z", printed, re.MULTILINE | re.DOTALL):
            said = json.loads(document[0])
            counts = {key: said[key] for key in ("pages", "rendered", "written", "removed") if key in said}
            return Told(**{key: value if isinstance(value, int) else len(value) for key, value in counts.items()})
        last = printed.strip().rpartition("\n")[2]
        return Told(
            pages=_number(r"(\d+) trang", last),
            written=_number(r"(\d+) tệp mới", last),
            removed=_number(r"(\d+) tệp bỏ", last),
        )


def _number(pattern: str, line: str) -> int | None:
    found = re.search(pattern, line)
    return int(found[1]) if found else None
