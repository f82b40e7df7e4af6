"""Pelican as it comes: no plugin, its own front matter, what items are about as tags."""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib.metadata import version
from pathlib import Path

from bench.corpus import Corpus, Item
from bench.corpus.model import ITEM_LINK
from bench.peers.entities import entities
from bench.peers.model import Command, Told

SITE = Path(__file__).parent / "sites/pelican"
TEMPLATE = "theme/templates/article.html"


class Stock:
    """Pelican in *folder*; *static* are the files of our theme that it publishes, too."""

    name = "pelican"

    def __init__(self, folder: Path, static: Path) -> None:
        self.root = folder
        self.output = folder / "output"
        self.state: tuple[Path, ...] = ()
        self._static = static
        self._site = folder / "site"
        self._names: dict[str, str] = {}

    def lay_out(self, corpus: Corpus) -> None:
        """Write the whole source."""
        shutil.copytree(SITE, self._site)
        shutil.copytree(self._static, self._site / "theme/static")
        self._name(corpus)
        (self._site / "content/pages").mkdir(parents=True)
        for slug, (title, text) in corpus.pages.items():
            page = f"Title: {title}\nSlug: {slug}\n\n{text}\n"
            (self._site / f"content/pages/{slug}.md").write_text(page, encoding="utf-8")
        for year in {item.date.year for item in corpus.items}:
            (self._site / f"content/tin/{year}").mkdir(parents=True)
        for item in corpus.items:
            self.put(item)

    def put(self, item: Item) -> None:
        """Write the file of *item*."""
        self._path(item).write_text(self._text(item), encoding="utf-8")

    def drop(self, item: Item) -> None:
        """Delete the file of *item*; Pelican leaves its page in the output."""
        self._path(item).unlink()

    def put_data(self, corpus: Corpus, name: str) -> bool:
        """Write the names of tags and categories again, if they come of *name*."""
        if name not in ("units", "groups", "campaigns", "people"):
            return False
        self._name(corpus)
        return True

    def touch_template(self, number: int) -> None:
        """Change the template of items."""
        text = (SITE / TEMPLATE).read_text(encoding="utf-8")
        changed = text.replace("<article", f"<!-- {number} --><article", 1)
        (self._site / TEMPLATE).write_text(changed, encoding="utf-8")

    def command(self) -> Command:
        """Return how to build."""
        args = [sys.executable, "-m", "pelican", "content", "-s", "pelicanconf.py", "-o", str(self.output)]
        return Command(args=args, cwd=self._site)

    def version(self) -> str:
        """Return the version of the package."""
        return f"Pelican {version('pelican')}"

    def told(self, printed: str) -> Told:
        """Read what Pelican prints at the end; listings it does not count."""
        found = re.search(r"Processed (\d+) articles?", printed)
        return Told(rendered=int(found[1])) if found else Told()

    def _name(self, corpus: Corpus) -> None:
        found = entities(corpus)
        self._names = {entity.id: entity.title for entity in found if entity.kind == "ca-nhan"}
        self._names |= {entity.id: entity.title for entity in found if entity.kind == "tac-gia"}
        titles = {_tag(entity.kind, entity.id): entity.title for entity in found if entity.kind != "chuyen-muc"}
        titles |= {entity.id: entity.title for entity in found if entity.kind == "chuyen-muc"}
        text = json.dumps(titles, ensure_ascii=False, indent=1)
        (self._site / "names.json").write_text(text, encoding="utf-8")

    def _path(self, item: Item) -> Path:
        return self._site / "content/tin" / str(item.date.year) / f"{item.slug}.md"

    def _text(self, item: Item) -> str:
        about = {"don-vi": item.all_units, "cum-thi-dua": item.all_groups, "phong-trao": item.campaigns}
        about["ca-nhan"] = item.people
        tags = [_tag(kind, id_) for kind, ids in about.items() for id_ in ids]
        authors = [self._names[person] for person in item.authors]
        authors += [which for what, which, _ in item.byline if what == "name"]
        lines = [
            f"Title: {item.title}",
            f"Date: {item.date:%Y-%m-%d %H:%M}",
            f"Slug: {item.slug}",
            f"Category: {item.category}",
            f"Tags: {', '.join(tags)}",
            f"Authors: {'; '.join(authors)}",
            f"Genre: {item.genre}",
        ]
        lines += [f"Kicker: {item.kicker}"] if item.kicker else []
        lines += [f"Lead: {item.lead}", f"Summary: {item.lead}"] if item.lead else []
        sections = [f"## {part.heading} {{: #{part.anchor} }}\n\n{part.text}\n" for part in item.sections]
        body = ITEM_LINK.sub(r"](/tin/\1/\2/\3/)", item.body)
        return "\n".join([*lines, "", *sections, *([body] if body else []), ""])


def _tag(kind: str, id_: str) -> str:
    return f"{kind}-{id_.replace('/', '-')}"
