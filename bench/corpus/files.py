"""Write a corpus as our own content tree (docs/reference)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from bench.corpus.model import ITEM_LINK, Corpus, Item, Section
from bench.corpus.photos import draw_photos


def write(corpus: Corpus, out: Path) -> None:
    """Write `content/` into *out*: news, pages, data, images."""
    content = out / "content"
    (content / "news").mkdir(parents=True)
    (content / "pages").mkdir()
    (content / "images").mkdir()
    for year in {item.date.year for item in [*corpus.items, *corpus.drafts]}:
        (content / "news" / str(year)).mkdir()
    for item in [*corpus.items, *corpus.drafts]:
        path_of(content, item).write_text(news_text(item), encoding="utf-8")
    for slug, (title, text) in corpus.pages.items():
        (content / "pages" / f"{slug}.md").write_text(
            f"---\ntitle: {_quoted(title)}\n---\n\n{text}\n", encoding="utf-8"
        )
    for name in corpus.data:
        write_data(corpus, content, name)
    for name, text in corpus.lists.items():
        (content / "data/awards" / name).write_text(text, encoding="utf-8")
    draw_photos(content / "images", corpus.photos, seed=corpus.seed)


def path_of(content: Path, item: Item) -> Path:
    """Return the file of *item*."""
    return content / "news" / str(item.date.year) / f"{item.slug}.md"


def write_data(corpus: Corpus, content: Path, name: str) -> None:
    """Write the file *name* of the registry (`units`, `awards/2020-co-thi-dua`)."""
    path = content / "data" / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(corpus.data[name], Dumper=_Plain, allow_unicode=True, sort_keys=False, width=100_000)
    path.write_text(text, encoding="utf-8")


def news_text(item: Item) -> str:
    """Return the file of *item*: front matter and body. JSON's strings are YAML's, and quicker to write."""
    lines = ["---", f"title: {_quoted(item.title)}"]
    if item.kicker:
        lines.append(f"kicker: {_quoted(item.kicker)}")
    if item.lead:
        lines.append(f"lead: {_quoted(item.lead)}")
    lines += [
        f"date: {item.date:%Y-%m-%d %H:%M}",
        f"genre: {item.genre}",
        f"category: {item.category}",
        f"status: {item.status}",
    ]
    if item.modified:
        lines.append(f"modified: {item.modified:%Y-%m-%d %H:%M}")
    if item.event:
        lines.append(f"event: {{date: {item.event}}}")
    for key in ("units", "groups", "campaigns", "people", "initiatives"):
        if ids := getattr(item, key):
            lines.append(f"{key}: [{', '.join(ids)}]")
    lines.append(f"byline: [{', '.join(map(_signature, item.byline))}]")
    if item.outlet:
        lines += ["origin: reprint", f"source: {{outlet: {_quoted(item.outlet)}}}"]
    if item.photo is not None:
        lines.append(
            f"cover: {{src: images/{item.photo}.jpg, alt: Ảnh sinh bằng máy để đo tốc độ, caption: Ảnh minh họa}}"
        )
    if item.alias:
        lines.append(f"aliases: [{item.alias}]")
    body = ITEM_LINK.sub(r"](../\1/\3.md)", item.body)
    return "\n".join(
        [*lines, "---", "", *(_section(section) for section in item.sections), *([body] if body else []), ""]
    )


def _section(section: Section) -> str:
    groups = f' groups="{" ".join(section.groups)}"' if section.groups else ""
    attributes = f'#{section.anchor} units="{section.unit}"{groups} event="{section.event}" supplier="{section.unit}"'
    return f"## {section.heading} {{: {attributes} }}\n\n{section.text}\n"


def _signature(signed: tuple[str, str, str]) -> str:
    what, which, role = signed
    value = _quoted(which) if what == "name" else which
    return f"{{{what}: {value}}}" if role == "author" else f"{{{what}: {value}, role: {role}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


class _Plain(yaml.SafeDumper):
    """Without `&` and `*`, which the data files may not have."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - the name is PyYAML's
        return True
