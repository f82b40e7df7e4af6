"""Hugo: the same corpus as content with TOML front matter, a theme of its own, taxonomies for what items are about."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

from bench.corpus import AT, Corpus, Item
from bench.corpus.model import ITEM_LINK
from bench.peers.entities import FILES, Entity, entities
from bench.peers.model import Command, Told

SITE = Path(__file__).parent / "sites/hugo"
TEMPLATE = "layouts/tin/page.html"
SECTIONS = {
    "tin": "Tin tức",
    "chuyen-muc": "Chuyên mục",
    "don-vi": "Đơn vị",
    "cum-thi-dua": "Cụm, khối thi đua",
    "phong-trao": "Phong trào",
    "ca-nhan": "Cá nhân",
    "tac-gia": "Tác giả",
}


class Hugo:
    """Hugo in *folder*; *program* is its binary, *static* the files of our theme that it publishes, too."""

    name = "hugo"

    def __init__(self, folder: Path, program: Path, static: Path) -> None:
        self.root = folder
        self.output = folder / "output"
        self.state: tuple[Path, ...] = (folder / "site/resources", folder / "site/.hugo_build.lock", folder / "cache")
        self._program = program
        self._static = static
        self._content = folder / "site/content"

    def lay_out(self, corpus: Corpus) -> None:
        """Write the whole source."""
        site = self._content.parent
        shutil.copytree(SITE, site)
        shutil.copytree(self._static, site / "static/theme")
        with (site / "hugo.toml").open("a", encoding="utf-8") as config:
            config.write(_params(corpus))
        for name, title in SECTIONS.items():
            self._section(name, title)
        _write(
            self._content / "chuyen-muc/_index.md", {"title": SECTIONS["chuyen-muc"], "build": {"render": "never"}}, ""
        )
        for year in sorted({item.date.year for item in corpus.items}):
            self._section(f"tin/{year}", f"Tin tức năm {year}")
        for entity in entities(corpus):
            self._entity(entity)
        for slug, (title, text) in corpus.pages.items():
            _write(self._content / f"{slug}.md", {"title": title}, text)
        _write(self._content / "so-do-trang.md", {"title": "Sơ đồ trang", "layout": "so-do-trang"}, "")
        for item in [*corpus.items, *corpus.drafts]:
            self.put(item)

    def put(self, item: Item) -> None:
        """Write the file of *item*."""
        self._path(item).write_text(item_text(item), encoding="utf-8")

    def drop(self, item: Item) -> None:
        """Delete the file of *item*; Hugo leaves its page in the output."""
        self._path(item).unlink()

    def put_data(self, corpus: Corpus, name: str) -> bool:
        """Write the pages of units, groups, campaigns or people again; of awards there is nothing."""
        kind = FILES.get(name)
        for entity in entities(corpus) if kind else ():
            if entity.kind == kind:
                self._entity(entity)
        return kind is not None

    def touch_template(self, number: int) -> None:
        """Change the template of items."""
        template = self._content.parent / TEMPLATE
        text = (SITE / TEMPLATE).read_text(encoding="utf-8")
        template.write_text(text.replace("<article", f"<!-- {number} --><article", 1), encoding="utf-8")

    def command(self) -> Command:
        """Return how to build; caches stay in the folder."""
        args = [str(self._program), "--source", str(self._content.parent), "--destination", str(self.output)]
        return Command(args=args, cwd=self.root, env={"HUGO_CACHEDIR": str(self.root / "cache")})

    def version(self) -> str:
        """Return the version of the package, which stands in the folder of the binary."""
        return f"Hugo {_version(self._program)}"

    def told(self, printed: str) -> Told:
        """Read the table that Hugo prints: all pages are rendered each time."""
        counts = {key: int(number) for key, number in re.findall(r"(Pages|Paginator pages)\s*│\s*(\d+)", printed)}
        pages = sum(counts.values()) or None
        return Told(pages=pages, rendered=pages)

    def _path(self, item: Item) -> Path:
        return self._content / "tin" / str(item.date.year) / f"{item.slug}.md"

    def _section(self, name: str, title: str) -> None:
        _write(self._content / name / "_index.md", {"title": title}, "")

    def _entity(self, entity: Entity) -> None:
        front: dict[str, Any] = {"title": entity.title}
        if entity.kind in ("ca-nhan", "tac-gia"):
            front["outputs"] = ["html"]  # as with us they have no feed
        if entity.id != _term(entity.id):
            front["url"] = f"/{entity.kind}/{entity.id}/"
        front["params"] = {"id": entity.id, **entity.facts}
        _write(self._content / entity.kind / _term(entity.id) / "_index.md", front, "")


def item_text(item: Item) -> str:
    """Return the file of *item* for Hugo."""
    lines = ["+++", f"title = {_quoted(item.title)}", f"slug = {_quoted(item.slug)}"]
    lines.append(f"date = {item.date:%Y-%m-%dT%H:%M:00}+07:00")
    if item.modified:
        lines.append(f"lastmod = {item.modified:%Y-%m-%dT%H:%M:00}+07:00")
    about = {
        "chuyen-muc": (item.category,),
        "don-vi": item.all_units,
        "cum-thi-dua": item.all_groups,
        "phong-trao": item.campaigns,
        "ca-nhan": item.people,
        "tac-gia": item.authors,
    }
    lines += [f"{key} = {_quoted([_term(id_) for id_ in ids])}" for key, ids in about.items() if ids]
    if item.status != "published":
        lines.append("draft = true")
    if item.alias:
        lines.append(f"aliases = {_quoted([item.alias])}")
    lines += ["[params]", f"genre = {_quoted(item.genre)}"]
    others = [which for what, which, _ in item.byline if what == "name"]
    photographer = next((which for what, which, _ in item.byline if what == "unit"), "")
    event = item.event.isoformat() if item.event else ""
    facts: dict[str, Any] = {"lead": item.lead, "kicker": item.kicker, "event": event, "outlet": item.outlet}
    facts |= {"others": others, "photographer": photographer}
    lines += [f"{key} = {_quoted(value)}" for key, value in facts.items() if value]
    sections = [f"## {part.heading} {{#{part.anchor}}}\n\n{part.text}\n" for part in item.sections]
    body = ITEM_LINK.sub(r"](/tin/\1/\2/\3/)", item.body)
    return "\n".join([*lines, "+++", "", *sections, *([body] if body else []), ""])


def _term(id_: str) -> str:
    """Return the term of an entity: Hugo lists what is under `toi-cao/…` under `toi-cao`, too."""
    return id_.replace("/", "-")


def _params(corpus: Corpus) -> str:
    """Return what the configuration says of this site; it comes after `[[params.menu]]`."""
    site = corpus.data["site"]
    lines = [
        "",
        "[params.clock]",
        f"today = {_quoted(AT[:10])}",
        "[params.contact]",
        *(f"{key} = {_quoted(text)}" for key, text in site["contact"].items()),
    ]
    for key in ("categories", "regions"):
        for record in site[key]:
            lines += ["", f"[[params.{key}]]", f"id = {_quoted(record['id'])}", f"name = {_quoted(record['name'])}"]
    return "\n".join([*lines, ""])


def _write(path: Path, front: dict[str, Any], text: str) -> None:
    """Write a page that is no item, with JSON as front matter, which Hugo reads, too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(front, ensure_ascii=False, indent=1)}\n\n{text}\n", encoding="utf-8")


def _version(program: Path) -> str:
    import subprocess  # only for the report

    printed = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return printed.split()[1].partition("-")[0]


def _quoted(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
