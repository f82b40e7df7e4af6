"""A Markdown file as it was written: its front matter, its body, and where in them things stand, for messages."""

from __future__ import annotations

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
        line = self.body.count("\n", 0, offset)
        return Place(path=self.path, line=self.body_line + line, column=offset - self.body.rfind("\n", 0, offset))

    def links(self, references: Iterable[Reference]) -> Iterator[tuple[Reference, Place]]:
        """Yield each of *references* and its place: the next time that its target stands in brackets, if it does."""
        seen: Counter[str] = Counter()
        for reference in references:
            fragment = next((f for f in _as_targets(reference.target) if f in self.body), reference.target)
            yield reference, self.place_of(fragment, min(seen[fragment], max(self.body.count(fragment) - 1, 0)))
            seen[fragment] += 1

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


def _as_targets(target: str) -> tuple[str, ...]:
    return f"({target})", f"({target} ", f"({target}"


def split(text: str, path: str) -> tuple[Written | None, list[Problem]]:
    """Return the front matter as a tree and the body of *text*."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---" or not any(line.rstrip() == "---" for line in lines[1:]):
        return None, [common.NO_FRONT_MATTER.at(Place(path=path))]
    end = next(index for index, line in enumerate(lines[1:], start=1) if line.rstrip() == "---")
    tree, problems = parse("\n".join(lines[1:end]), path, first_line=2)
    return Written(path, tree, "\n".join(lines[end + 1 :]), end + 2), problems
