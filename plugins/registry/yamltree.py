"""YAML with a place for every value.

Scalars stay the text that was written: `no`, `012` and `12:30` mean what their field says, not what YAML 1.1 guesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from msgspec.structs import replace

from plugins.problems import Place, Problem
from plugins.registry import rules
from plugins.registry.yamlcomments import Comment, comments_in
from plugins.registry.yamlentries import entries_of
from plugins.registry.yamlnodes import DEPTH_LIMIT, TOO_DEEP, NodeReader
from plugins.registry.yamlrepairs import repair_of

Loc = tuple[str | int, ...]

_ALWAYS_SHALLOW = 500  # so many brackets, dashes and question marks cannot nest deep enough to do harm
_LARGE = 1024 * 1024  # characters: reading so much again, only to find the next mistake, takes too long
_REPAIRS = 20  # of one text: who has more to mend has begun with those
ENTRY_BY_ENTRY = 64 * 1024  # characters; below, a text is read as a whole
_MARK = re.compile(r"(?:^|[\s\[{,])[&!]")
_LOOK = "xem lại dấu hai chấm, dấu ngoặc kép và khoảng thụt đầu dòng ở chỗ này; câu có “: ” phải đặt trong ngoặc kép"
_REASONS = {
    "mapping values are not allowed": "có dấu hai chấm ở giữa câu",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên khóa",
    "found unexpected end of stream": "dấu ngoặc hoặc dấu nháy mở mà chưa đóng",
    "expected <block end>": "thụt đầu dòng không đều hoặc dấu ngoặc đặt sai",
    "did not find expected key": "thụt đầu dòng không đều hoặc dấu nháy đặt sai",
    "did not find expected ',' or": "thiếu dấu phẩy hoặc dấu ngoặc đóng",
    "did not find expected node content": "thiếu giá trị, hoặc dấu ngoặc mở mà chưa đóng",
    "did not find expected '-'": "danh sách thụt đầu dòng không đều",
    "found unknown escape character": "dấu “\\” trong ngoặc kép",
    "hexdecimal number": "dấu “\\” trong ngoặc kép",
    "Unicode character escape": "dấu “\\” trong ngoặc kép",
    "tab character": "có phím Tab ở đầu dòng",
    "alphabetic or numeric character": "giá trị bắt đầu bằng “*” hoặc “&”, hãy đặt trong ngoặc kép",
    "expected comment or line break": "giá trị bắt đầu bằng “|” hoặc “>”, hãy đặt trong ngoặc kép",
    "expected whitespace or line break": "giá trị bắt đầu bằng “!”, hãy đặt trong ngoặc kép",
    "tag": "giá trị bắt đầu bằng “!”, hãy đặt trong ngoặc kép",
    "URI": "giá trị bắt đầu bằng “!”, hãy đặt trong ngoặc kép",
    "directive": "dòng bắt đầu bằng “%”",
    "<document start>": "thụt đầu dòng không đều",
    "not allowed in this context": "dấu “-” hoặc “?” đặt sai chỗ",
    "found undefined alias": "giá trị bắt đầu bằng “*”, hãy đặt trong ngoặc kép",
    "found another document": "có thêm một dòng “---” ở giữa tệp",
    "cannot start any token": "có phím Tab ở đầu dòng, hoặc giá trị bắt đầu bằng ký tự đặc biệt (đặt trong ngoặc kép)",
}


@dataclass(slots=True)
class YamlTree:
    """A YAML document as plain values (`dict`, `list`, `str`, `None`), and where each was written."""

    path: str
    value: Any = None
    first_line: int = 1
    marks: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    key_marks: dict[Loc, tuple[int, int]] = field(default_factory=dict)
    refused: set[Loc] = field(default_factory=set)
    comments: dict[Loc, Comment] = field(default_factory=dict)
    """The comments right behind values: where the value is a text, they may be the rest of it."""
    raw: dict[Loc, str] = field(default_factory=dict)
    """Lists and mappings as they were written, where that is on one line."""
    repeated_ids: dict[Loc, list[str]] = field(default_factory=dict)
    """The ids that a record has beside its first one, which is a mistake: who refers to them makes none."""
    _comments: dict[Loc, list[Loc]] | None = None

    def take(self, other: YamlTree, line: int) -> None:
        """Take over what *other* knows, which begins *line* lines further down."""
        self.marks |= other.marks
        self.key_marks |= other.key_marks
        self.refused |= other.refused
        self.comments |= {loc: replace(one, line=one.line + line) for loc, one in other.comments.items()}
        self.raw |= other.raw
        self.repeated_ids |= other.repeated_ids

    @property
    def is_front_matter(self) -> bool:
        """Tell whether it stands above a text, where people write for readers and nobody leaves remarks."""
        return self.path.endswith(".md")

    def place(self, loc: Loc = ()) -> Place:
        """Return the place of the value at *loc*, or of the nearest thing around it."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        line, column = self.marks.get(loc, (1, 1))
        return Place(path=self.path, line=line, column=column)

    def is_refused(self, loc: Loc) -> bool:
        """Tell whether a problem of the YAML itself is why there is no value at *loc*."""
        return loc in self.refused

    def comments_within(self, loc: Loc) -> list[Loc]:
        """Return where below *loc*, that of a record, comments stand behind values."""
        if not self.comments:
            return []
        if self._comments is None:
            self._comments = {}
            for where in self.comments:
                self._comments.setdefault(where[:1], []).append(where)
        return self._comments.get(loc[:1], []) if loc else list(self.comments)

    def comment_place(self, loc: Loc) -> Place:
        """Return the place of the comment behind the value at *loc*."""
        comment = self.comments[loc]
        return Place(path=self.path, line=comment.line + self.first_line, column=comment.column + 1)

    def key_place(self, loc: Loc) -> Place:
        """Return the place of the key that leads to *loc*."""
        if loc not in self.key_marks:
            return self.place(loc)
        line, column = self.key_marks[loc]
        return Place(path=self.path, line=line, column=column)


def parse(text: str, path: str, *, first_line: int = 1) -> tuple[YamlTree, list[Problem]]:
    """Return the tree of *text*, whose first line is line *first_line* of its file, and what is wrong with it."""
    if len(text) > ENTRY_BY_ENTRY and (found := _by_entries(text, path, first_line)):
        return found
    tree = YamlTree(path=path, first_line=first_line)
    try:
        if deep := _too_deep(text):
            place = Place(path=path, line=deep[0] + first_line, column=deep[1] + 1)
            return tree, [rules.YAML_FEATURE.at(place, feature=TOO_DEEP)]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return tree, list(_syntax(error, text, path, first_line))
    if root is None:
        return tree, []
    reader = NodeReader(tree, text, comments_in(text, _Loader))
    if _MARK.search(text):
        reader.look_for_marks(yaml.parse(text, Loader=_Loader))
    tree.value = reader.value(root, ())
    return tree, reader.problems


def _by_entries(text: str, path: str, first_line: int) -> tuple[YamlTree, list[Problem]] | None:
    """Return what `parse` does of a long list of entries, each read by itself: it takes a third of the memory.

    None is for what is no such list, or cannot be read so.
    """
    whole = YamlTree(path=path, first_line=first_line, value=[])
    problems: list[Problem] = []
    for index, (line, entry) in enumerate(entries := entries_of(text) or ()):
        tree = YamlTree(path=path, first_line=first_line + line)
        try:
            root = None if _too_deep(entry) else yaml.compose(entry, Loader=_Loader)
            if not isinstance(root, yaml.SequenceNode) or len(root.value) != 1 or root.flow_style:
                return None
            reader = NodeReader(tree, entry, comments_in(entry, _Loader))
            if _MARK.search(entry):
                reader.look_for_marks(yaml.parse(entry, Loader=_Loader))
        except yaml.YAMLError:
            return None
        whole.value.append(reader.value(root.value[0], (index,)))
        whole.take(tree, line)
        problems += reader.problems
    if not entries:
        return None
    whole.marks[()] = (first_line + entries[0][0], 1)
    return whole, problems


class _Loader(yaml.CBaseLoader):
    """Does not guess what a value means, by its looks or its place: a field knows its own."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        del kind, value, implicit
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


def _too_deep(text: str) -> tuple[int, int] | None:
    """Return line and column, from 0, where *text* nests too deep. The composer is recursive; its events are not."""
    if sum(map(text.count, "[{-?")) <= _ALWAYS_SHALLOW:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEPTH_LIMIT and event.start_mark:
                return event.start_mark.line, event.start_mark.column
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _syntax(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Iterator[Problem]:
    """Yield every mistake for which *text* cannot be read: it is repaired, one after the other, to find the next."""
    for _ in range(_REPAIRS):
        repair = repair_of(text, _Loader)
        if repair is None:
            break
        place = Place(path=path, line=repair.line + first_line, column=repair.column + 1)
        yield rules.YAML_SYNTAX.at(place, reason=repair.reason, cure=repair.cure)
        text = repair.text
        if len(text) > _LARGE:
            return
        try:
            yaml.compose(text, Loader=_Loader)
        except yaml.YAMLError as found:
            error = found
        else:
            return
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", "") or error)
    reason = next((vi for en, vi in _REASONS.items() if en in said), "chỗ này không theo cách viết của YAML")
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    yield rules.YAML_SYNTAX.at(Place(path=path, line=line, column=column), reason=reason, cure=_LOOK)
