"""A Markdown file as it was written: its front matter, its body, and where in them things stand, for messages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from plugins.newsroom.bodies import Heading, Reference
from plugins.problems import Place, Problem
from plugins.registry import rules as common
from plugins.registry.yamltree import YamlTree, parse


class Written(Struct, frozen=True):
    """A file as it was written: where its keys and its body's lines are, for messages."""

    path: str
    tree: YamlTree
    body: str
    body_line: int

    def place_of(self, fragment: str, nth: int = 0) -> Place:
        """Return the place of the *nth* time that *fragment* stands in the body; its first line if nowhere."""
        offset = -1
        for _ in range(nth + 1):
            offset = self.body.find(fragment, offset + 1)
            if offset < 0:
                return Place(path=self.path, line=self.body_line)
        return self.place_at(offset)

    def place_of_anchor(self, anchor: str, nth: int = 0) -> Place:
        """Return the place of the *nth* time that *anchor* is given to something; the body's first line if nowhere."""
        name = re.escape(anchor)
        in_list, in_tag = rf"\{{:?[^}}\n]*?(#{name})(?![^\s}}])", rf"\b(id)\s*=\s*[\"']?{name}(?![^\s\"'>}}/])"
        given = re.finditer(f"{in_list}|{in_tag}", self.body, re.IGNORECASE)
        offsets = [found.start(found.lastindex or 0) for found in given]
        return self.place_at(offsets[min(nth, len(offsets) - 1)]) if offsets else self.place_of(f"#{anchor}")

    def place_at(self, offset: int) -> Place:
        """Return the place of what stands at *offset* in the body."""
        line = self.body.count("\n", 0, offset)
        return Place(path=self.path, line=self.body_line + line, column=offset - self.body.rfind("\n", 0, offset))

    def links(self, references: Iterable[Reference]) -> Iterator[tuple[Reference, Place]]:
        """Yield each of *references* and its place: the next time that its target stands in brackets, if it does."""
        seen: Counter[str] = Counter()
        for reference in references:
            offsets = list(_written_as_target(self.body, reference.target))
            if offsets:
                yield reference, self.place_at(offsets[min(seen[reference.target], len(offsets) - 1)])
            else:
                count = self.body.count(reference.target)
                yield reference, self.place_of(reference.target, min(seen[reference.target], max(count - 1, 0)))
            seen[reference.target] += 1

    def headings(self, headings: Iterable[Heading]) -> Iterator[tuple[Heading, Place]]:
        """Yield each of *headings* and its place: the next line that begins as a heading and holds its words."""
        lines = self.body.split("\n")
        after = 0
        for heading in headings:
            words = heading.text.split()
            found = next(
                (
                    number
                    for number in range(after, len(lines))
                    if lines[number].lstrip().startswith("#") and _holds(lines[number], heading, words)
                ),
                None,
            )
            if found is None:  # underlined, or of HTML
                yield heading, self.place_of(heading.text)
            else:
                after = found + 1
                yield heading, Place(path=self.path, line=self.body_line + found, column=1)


def _holds(line: str, heading: Heading, words: list[str]) -> bool:
    return f"#{heading.anchor}" in line or (bool(words) and words[0] in line)


def _written_as_target(body: str, target: str) -> Iterator[int]:
    """Yield where in *body* a round bracket opens with *target*, and not with a longer one."""
    fragment = f"({target}"
    offset = body.find(fragment)
    while offset >= 0:
        if not body[offset + len(fragment) : offset + len(fragment) + 1].strip(_AFTER_TARGET):
            yield offset
        offset = body.find(fragment, offset + 1)


_AFTER_TARGET = " \t\n\u00a0)\"'“”‘’„«»"


def split(text: str, path: str) -> tuple[Written | None, list[Problem]]:
    """Return the front matter as a tree and the body of *text*."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or not any(line.rstrip() == "---" for line in lines[1:]):
        return None, [common.NO_FRONT_MATTER.at(Place(path=path))]
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    tree, problems = parse("\n".join(lines[1:end]), path, first_line=2)
    return Written(path, tree, "\n".join(lines[end + 1 :]), end + 2), problems
