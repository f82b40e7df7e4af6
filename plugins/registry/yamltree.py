"""YAML with a place for every value.

Scalars stay the text that was written: `no`, `012` and `12:30` mean what their field says, not what YAML 1.1 guesses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from plugins.problems import Place, Problem
from plugins.registry import rules
from plugins.registry.texts import hidden_sign

Loc = tuple[str | int, ...]

_NULL = frozenset({"", "~", "null"})
_DEPTH_LIMIT = 20  # deeper is a bomb: it would end the build by recursion, in C even the process
_ALWAYS_SHALLOW = 500  # so many brackets, dashes and question marks cannot nest deep enough to do harm
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

    def place(self, loc: Loc = ()) -> Place:
        """Return the place of the value at *loc*, or of the nearest thing around it."""
        while loc and loc not in self.marks:
            loc = loc[:-1]
        line, column = self.marks.get(loc, (1, 1))
        return Place(path=self.path, line=line, column=column)

    def is_refused(self, loc: Loc) -> bool:
        """Tell whether a problem of the YAML itself is why there is no value at *loc*."""
        return loc in self.refused

    def key_place(self, loc: Loc) -> Place:
        """Return the place of the key that leads to *loc*."""
        if loc not in self.key_marks:
            return self.place(loc)
        line, column = self.key_marks[loc]
        return Place(path=self.path, line=line, column=column)


def parse(text: str, path: str, *, first_line: int = 1) -> tuple[YamlTree, list[Problem]]:
    """Return the tree of *text*, whose first line is line *first_line* of its file, and what is wrong with it."""
    tree = YamlTree(path=path, first_line=first_line)
    try:
        if deep := _too_deep(text):
            place = Place(path=path, line=deep[0] + first_line, column=deep[1] + 1)
            return tree, [rules.YAML_FEATURE.at(place, feature=_TOO_DEEP)]
        root = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        return tree, [_syntax(error, path, first_line)]
    problems: list[Problem] = []
    if root is not None:
        tree.value = _Reading(tree, problems).value(root, ())
    return tree, problems


_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map")
)


class _Loader(yaml.CBaseLoader):
    """Does not guess what a value means, by its looks or its place: a field knows its own."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        del kind, value, implicit
        return "tag:yaml.org,2002:str"

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass


_TOO_DEEP = f"cấu trúc lồng quá {_DEPTH_LIMIT} tầng"


def _too_deep(text: str) -> tuple[int, int] | None:
    """Return line and column, from 0, where *text* nests too deep. The composer is recursive; its events are not."""
    if sum(map(text.count, "[{-?")) <= _ALWAYS_SHALLOW:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEPTH_LIMIT and event.start_mark:
                return event.start_mark.line, event.start_mark.column
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


@dataclass(slots=True)
class _Reading:
    """One walk over the nodes of a document, filling its tree."""

    tree: YamlTree
    problems: list[Problem]
    seen: set[int] = field(default_factory=set)

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        mark = self._mark(node)
        self.tree.marks[loc] = mark
        if id(node) in self.seen:  # an alias: a few lines of them can stand for gigabytes
            return self._refuse(mark, "phép tham chiếu “*” của YAML", loc)
        self.seen.add(id(node))
        if len(loc) > _DEPTH_LIMIT:
            return self._refuse(mark, _TOO_DEEP, loc)
        if node.tag not in _TAGS:
            return self._refuse(mark, "kiểu riêng của YAML (dấu “!” ở đầu giá trị)", loc)
        if isinstance(node, yaml.ScalarNode):
            text = self._text(node)
            if text is None:
                self.tree.refused.add(loc)
            return None if not node.style and text in _NULL else text  # the C loader's plain style is ""
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*loc, index)) for index, child in enumerate(node.value)]
        return self._mapping(node, loc)

    def _mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, child in node.value:
            mark = self._mark(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                self._refuse(mark, "khóa nhiều phần hay phép gộp “<<” của YAML")
                continue
            key = self._text(key_node)
            if key is None:
                continue
            here = (*loc, key)
            if key in mapping:
                place = Place(path=self.tree.path, line=mark[0], column=mark[1])
                first = self.tree.key_marks[here][0]
                self.problems.append(rules.DUPLICATE_KEY.at(place, key=key, first=first))
                continue
            self.tree.key_marks[here] = mark
            mapping[key] = self.value(child, here)
        return mapping

    def _text(self, node: yaml.ScalarNode) -> str | None:
        """Return what was written; None, with a problem, where an escape between double quotes hides something."""
        written: str = node.value
        if not node.style:
            return written.strip()  # of blanks that YAML takes for letters: U+00A0 and its kin
        if node.style == '"' and (sign := hidden_sign(written)):
            line, column = self._mark(node)
            place = Place(path=self.tree.path, line=line, column=column)
            self.problems.append(rules.CONTROL_CHARACTER.at(place, code=ord(sign)))
            return None
        return written

    def _mark(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.tree.first_line, node.start_mark.column + 1

    def _refuse(self, mark: tuple[int, int], feature: str, loc: Loc | None = None) -> None:
        if loc is not None:
            self.tree.refused.add(loc)
        place = Place(path=self.tree.path, line=mark[0], column=mark[1])
        self.problems.append(rules.YAML_FEATURE.at(place, feature=feature))


def _syntax(error: yaml.YAMLError, path: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    said = str(getattr(error, "problem", "") or error)
    reason = next((vi for en, vi in _REASONS.items() if en in said), "chỗ này không theo cách viết của YAML")
    line, column = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
    return rules.YAML_SYNTAX.at(Place(path=path, line=line, column=column), reason=reason)
