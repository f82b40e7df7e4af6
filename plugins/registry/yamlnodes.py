"""From the nodes of a YAML document to plain values: what was written is kept whole, or told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import yaml

from plugins.problems import Place, Problem, Rule
from plugins.registry import rules
from plugins.registry.hidden import hidden_sign, rule_of
from plugins.registry.signs import UNSEEN_BLANKS, dash_of, quoted, unseen
from plugins.registry.yamlcomments import Comments

if TYPE_CHECKING:
    from plugins.registry.yamltree import Loc, YamlTree

DEPTH_LIMIT = 20  # deeper is a bomb: it would end the build by recursion, in C even the process
TOO_DEEP = f"cấu trúc lồng quá {DEPTH_LIMIT} tầng"

_NULL = frozenset({"", "~", "null"})
_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}"
    for name in ("str", "int", "float", "bool", "null", "timestamp", "value", "merge", "seq", "map")
)
_BLOCKS = ("|", ">")
_LIST_ENTRY = re.compile(r" *- ")
_GLUED = re.compile(rf"(?P<key>[A-Za-z_]\w*)[:：](?P<blanks>[{UNSEEN_BLANKS}]*)(?P<value>(?!//).+)", re.DOTALL)
_EDGES = " \t" + "".join(char for char in map(chr, range(0x10000)) if re.match(f"[{UNSEEN_BLANKS}]", char))
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\[0abtnvfreNLP_ \t]")  # what a path such as C:\new begins to mean
_CODE = re.compile(r"(?<!\\)(?:\\\\)*\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))")
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))


@dataclass
class NodeReader:
    """One walk over the nodes of a document, which fills its *tree* and gathers its *problems*."""

    tree: YamlTree
    text: str
    comments: Comments
    problems: list[Problem] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def look_for_marks(self, events: Iterable[yaml.Event]) -> None:
        """Refuse the anchors and tags that YAML takes away from the text behind them without a trace."""
        anchors: dict[str, tuple[int, int]] = {}
        for event in events:
            if event.start_mark is None:
                continue
            line, column = event.start_mark.line, event.start_mark.column
            if isinstance(event, yaml.AliasEvent):
                anchors.pop(str(event.anchor), None)  # refused where it is used
            elif isinstance(event, yaml.NodeEvent) and event.anchor:
                anchors[event.anchor] = (line, column)
            if isinstance(event, yaml.ScalarEvent) and event.tag == "!":
                self._taken_away(line, column, "!")
        for line, column in anchors.values():
            self._taken_away(line, column, "&")

    def _taken_away(self, line: int, column: int, sign: str) -> None:
        reason = f"giá trị bắt đầu bằng “{sign}”, ký tự đặc biệt của phần khai báo"
        self._syntax(line, column, reason, _quotation(self._lines[line][column:].strip()))

    def value(self, node: yaml.Node, loc: Loc) -> Any:
        """Return the plain value of *node*, which stands at *loc* of the tree."""
        self.tree.marks[loc] = self._mark(node)
        if id(node) in self._seen:  # an alias: a few lines of them can stand for gigabytes
            return self._refuse(node, "phép tham chiếu “*” của YAML", loc)
        self._seen.add(id(node))
        if len(loc) > DEPTH_LIMIT:
            return self._refuse(node, TOO_DEEP, loc)
        if node.tag not in _TAGS:
            return self._refuse(node, "kiểu riêng của YAML (dấu “!” ở đầu giá trị)", loc)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, loc)
        assert isinstance(node, yaml.CollectionNode)
        if node.flow_style and node.start_mark.line == node.end_mark.line:
            self.tree.raw[loc] = self.text[node.start_mark.index : node.end_mark.index]
        return self._mapping(node, loc) if isinstance(node, yaml.MappingNode) else self._sequence(node, loc)

    # --- texts -------------------------------------------------------------------------------------------------------

    def _scalar(self, node: yaml.ScalarNode, loc: Loc) -> str | None:
        start, end = node.start_mark, node.end_mark
        if self.comments.behind:
            mark = start if node.style in _BLOCKS else end
            if comment := self.comments.behind.get((mark.line, mark.column)):
                self.tree.comments[loc] = comment
        if node.style in _BLOCKS:
            if not node.value and self._lines[start.line][start.column + 1 :].strip("+- "):
                self._taken_away(start.line, start.column, node.style)
            return str(node.value)
        if not node.style and self._is_list(node, loc):
            return None
        if end.line > start.line:
            self._look_at_lines(node)
        elif node.style == '"' and _ESCAPE.search(self.text, start.index, end.index):
            fixed = "'" + self.text[start.index + 1 : end.index - 1].replace("'", "''") + "'"
            cure = f"đặt cả giá trị trong dấu nháy đơn: {fixed}"
            self._syntax(start.line, start.column, "dấu “\\” trong ngoặc kép", cure)
            self.tree.refused.add(loc)
            return None
        if node.style:
            return self._quoted(node, loc)
        return None if node.value in _NULL else _trimmed(node.value)  # the C loader's plain style is ""

    def _quoted(self, node: yaml.ScalarNode, loc: Loc) -> str | None:
        """Return the text of *node*, which stands between quotes; None where an escape hides something in it."""
        if self._hides(node):
            self.tree.refused.add(loc)
            return None
        return str(node.value)

    def _hides(self, node: yaml.ScalarNode) -> bool:
        sign = hidden_sign(node.value) if node.style == '"' else None
        if sign:
            self._tell(self._escape_of(sign, node), rule_of(sign), code=ord(sign))
        return sign is not None

    def _escape_of(self, sign: str, node: yaml.ScalarNode) -> tuple[int, int]:
        """Return line and column where *node* begins; of one with several lines, those where *sign* is escaped."""
        start, end = node.start_mark, node.end_mark
        codes = _CODE.finditer(self.text, start.index, end.index) if end.line > start.line else ()
        at = next((code.start() for code in codes if int(code[code.lastindex or 1], 16) == ord(sign)), start.index)
        line = start.line + self.text.count("\n", start.index, at)
        return (line, at - self.text.rfind("\n", 0, at) - 1) if line > start.line else (line, start.column)

    def _is_list(self, node: yaml.ScalarNode, loc: Loc) -> bool:
        """Refuse entries of a list whose dashes are none to YAML, which takes them for a text."""
        found = dash_of(node.value)
        start = node.start_mark
        if found is None or start.column != _margin(self._lines[start.line]):
            return False
        rest = self._lines[start.line + 1 : node.end_mark.line + (1 if node.end_mark.column else 0)]
        if not found.is_unseen and not any(dash_of(line.strip()) for line in rest):
            return False  # a text may begin with a dash
        first = dash_of(self._lines[start.line].strip()) or found
        cure = f"gõ lại bằng “-” và một dấu cách: - {first.rest}"
        self._syntax(start.line, start.column, found.reason, cure)
        self.tree.refused.add(loc)
        return True

    def _look_at_lines(self, node: yaml.ScalarNode) -> None:
        """Refuse a text of several lines that has swallowed the next entry or the next key."""
        first = node.start_mark.line
        column = node.start_mark.column
        for number in range(first + 1, node.end_mark.line + (1 if node.end_mark.column else 0)):
            if number >= len(self._lines):
                return None  # lines that end otherwise: no file has such
            line = self._lines[number]
            if not node.style and _LIST_ENTRY.match(line):
                reason = "dòng “- ” thụt không đều với mục ở trên nên bị nối vào dòng trên"
                cure = "thụt dòng này bằng mục “- ” ở trên; nếu là phần tiếp của câu thì đặt cả câu trong ngoặc kép"
                return self._syntax(number, _margin(line), reason, cure)
            if node.style and line.strip() and _margin(line) <= _margin(self._lines[first]):
                begun = self._lines[first][column:].rstrip()
                reason = f"dấu nháy mở mà chưa đóng: dấu {node.style} mở ở dòng này đóng ở dòng khác"
                return self._syntax(first, column, reason, f"đóng dấu nháy ngay cuối dòng: {begun}{node.style}")
        return None

    # --- lists and mappings ------------------------------------------------------------------------------------------

    def _sequence(self, node: yaml.CollectionNode, loc: Loc) -> list[Any]:
        values = [self.value(child, (*loc, index)) for index, child in enumerate(node.value)]
        if node.flow_style:
            for comment in self.comments.between:
                if node.start_mark.line <= comment.line <= node.end_mark.line and not comment.is_remark:
                    cut = comment.text.split(",")[0].rstrip("]} ")
                    self._tell((comment.line, comment.column), rules.CUT_IN_LIST, cut=comment.text, fixed=quoted(cut))
            for first, last in list(_torn(values)) if len(values) > 1 else ():
                whole = quoted(", ".join(values[first : last + 1]))
                mark = node.value[first].start_mark
                self._tell((mark.line, mark.column), rules.COMMA, fixed=whole)
                for index in range(first, last + 1):  # the halves are nothing to speak of
                    self.tree.refused.add((*loc, index))
                    values[index] = None
        return values

    def _mapping(self, node: yaml.MappingNode, loc: Loc) -> dict[str, Any] | None:
        if node.flow_style and node.value and all(_is_piece(*one) for one in node.value):
            whole = ", ".join(key.value for key, _ in node.value)
            self._tell((node.start_mark.line, node.start_mark.column), rules.NO_KEY, text=whole, fixed=quoted(whole))
            self.tree.refused.add(loc)
            return None
        first = node.value[0][0] if node.value and not node.flow_style else None
        if isinstance(first, yaml.ScalarNode) and not first.style and (dash := dash_of(first.value)):
            line, column = first.start_mark.line, first.start_mark.column
            rest = (dash_of(self._lines[line][column:]) or dash).rest
            self._syntax(line, column, dash.reason, f"gõ lại bằng “-” và một dấu cách: - {rest}")
            self.tree.refused.add(loc)
            return None
        mapping: dict[str, Any] = {}
        texts: dict[str, yaml.Node] = {}  # the pairs whose text goes on behind a comma
        last: tuple[str, yaml.Node] | None = None
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode) or key_node.value == "<<":
                self._refuse(key_node, "khóa nhiều phần hay phép gộp “<<” của YAML")
                continue
            if self._hides(key_node):
                continue
            if node.flow_style and _is_piece(key_node, child):
                if last and isinstance(mapping[last[0]], str):
                    mapping[last[0]] += f", {key_node.value}"
                    texts.setdefault(*last)
                else:
                    mark = key_node.start_mark
                    self._tell(
                        (mark.line, mark.column), rules.NO_KEY, text=key_node.value, fixed=quoted(key_node.value)
                    )
                continue
            key, value = self._key(key_node, child)
            here = (*loc, key)
            if key in mapping:
                place = Place(path=self.tree.path, line=self._mark(key_node)[0], column=self._mark(key_node)[1])
                first = self.tree.key_marks[here][0]
                self.problems.append(rules.DUPLICATE_KEY.at(place, key=key, first=first))
                if key == "id" and isinstance(child, yaml.ScalarNode):
                    self.tree.repeated_ids.setdefault(loc, []).append(str(child.value))
                continue
            self.tree.key_marks[here] = self.tree.marks[here] = self._mark(key_node)
            mapping[key] = value if value is not None else self.value(child, here)
            last = key, child
        for key, child in texts.items():
            mark = child.start_mark
            self._tell((mark.line, mark.column), rules.COMMA, fixed=f"{key}: {quoted(mapping[key])}")
        if not node.flow_style and len(mapping) == 1 and node.value[0][1].end_mark.line == node.start_mark.line:
            end = node.value[0][1].end_mark
            self.tree.raw[loc] = self.text[node.start_mark.index : end.index]
        return mapping

    def _key(self, node: yaml.ScalarNode, child: yaml.Node) -> tuple[str, str | None]:
        """Return a key; and its value, if what was written as a key holds that, too."""
        written = str(node.value)
        if node.style or written.isidentifier():
            return written, None
        line, column = node.start_mark.line, node.start_mark.column
        key = _trimmed(written)
        if key != written:
            sign = next(char for char in written if char.isspace() or not char.isprintable())
            where = "đầu dòng" if written.startswith(sign) else "trước dấu hai chấm"
            self._syntax(line, column, f"{where} của “{key}” có {unseen(sign)}", f"xóa dấu đó rồi gõ lại: {key}: …")
        glued = _GLUED.fullmatch(key)
        if glued is None or not isinstance(child, yaml.ScalarNode):
            return key, None
        value = glued["value"]
        if child.start_mark.index > node.end_mark.index:
            value = f"{value}: {child.value}".rstrip(": ")
        what = f"có {unseen(glued['blanks'][0])}" if glued["blanks"] else "thiếu dấu cách"
        fixed = f"{glued['key']}: {quoted(value)}"
        reason = f"sau dấu hai chấm của “{glued['key']}” {what}"
        self._syntax(line, column + glued.end("blanks"), reason, f"gõ lại, sau dấu “:” có một dấu cách: {fixed}")
        return glued["key"], value

    # --- what is wrong -----------------------------------------------------------------------------------------------

    def _mark(self, node: yaml.Node) -> tuple[int, int]:
        return node.start_mark.line + self.tree.first_line, node.start_mark.column + 1

    def _tell(self, where: tuple[int, int], rule: Rule, **facts: Any) -> None:
        place = Place(path=self.tree.path, line=where[0] + self.tree.first_line, column=where[1] + 1)
        self.problems.append(rule.at(place, **facts))

    def _syntax(self, line: int, column: int, reason: str, cure: str) -> None:
        self._tell((line, column), rules.YAML_SYNTAX, reason=reason, cure=cure)

    def _refuse(self, node: yaml.Node, feature: str, loc: Loc | None = None) -> None:
        if loc is not None:
            self.tree.refused.add(loc)
        self._tell((node.start_mark.line, node.start_mark.column), rules.YAML_FEATURE, feature=feature)


def _quotation(text: str) -> str:
    return f"đặt cả giá trị trong ngoặc kép: {quoted(text)}"


def _trimmed(text: str) -> str:
    """Return *text* without blanks at its ends: those that nobody sees are no more a part of it than spaces are."""
    return text.strip(_EDGES)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _is_piece(key: yaml.Node, child: yaml.Node) -> bool:
    """Tell whether a pair within braces is a mere text: no colon behind it."""
    return (
        isinstance(key, yaml.ScalarNode)
        and not _GLUED.fullmatch(key.value)
        and isinstance(child, yaml.ScalarNode)
        and not child.value
        and not child.style
        and child.start_mark.index <= key.end_mark.index
    )


def _torn(values: list[Any]) -> Iterator[tuple[int, int]]:
    """Yield first and last of the texts in a list between which a quotation or a bracket is open."""
    for opening, closing in (*_PAIRS, ('"', '"')):
        first: int | None = None
        for index, value in enumerate(values):
            if not isinstance(value, str):
                first = None
                continue
            if opening == closing:
                is_odd = value.count(opening) % 2 == 1
                opens, closes = is_odd and first is None, is_odd and first is not None
            else:
                balance = value.count(opening) - value.count(closing)
                opens, closes = balance > 0 and first is None, balance < 0 and first is not None
            if opens:
                first = index
            elif closes and first is not None:
                yield first, index
                first = None
