"""Comments of YAML that stand right behind a value: they may be text that somebody wrote to be read.

`title: Phong trào #SạchĐẹp` is the text “Phong trào” and a comment. What a comment is for, and what a text, its field
knows; here is told where comments are, and which of them look like one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml
from msgspec import Struct

End = tuple[int, int]
"""Line and column, from 0, where a value ends; of no value, where it would begin."""

_VALUES = (yaml.ScalarToken, yaml.ValueToken, yaml.BlockEntryToken)
_BLOCK_HEADER = re.compile(r"[|>][0-9+-]*[ \t]+(#.*)")


class Comment(Struct, frozen=True):
    """A comment and where it begins, line and column from 0.

    *is_set_off* says that two blanks or more stand before its sign, on the line of the value.
    """

    line: int
    column: int
    text: str
    is_set_off: bool
    is_behind_quotes: bool = False

    @property
    def is_remark(self) -> bool:
        """Tell whether a blank stands behind its sign, as in remarks: `#1` and `#SạchĐẹp` are none."""
        return self.text.lstrip("#")[:1] in ("", " ", "\t")


class Comments(Struct, frozen=True):
    """The comments *behind* the values of a text, by where those end, and those *between* the parts of a list."""

    behind: Mapping[End, Comment]
    between: tuple[Comment, ...]


NONE = Comments({}, ())


def comments_in(text: str, loader: type) -> Comments:
    """Return the comments in *text*, which *loader* can read."""
    if "#" not in text:
        return NONE
    lines = text.split("\n")
    behind: dict[End, Comment] = {}
    between: list[Comment] = []
    before: yaml.Token | None = None
    for token in yaml.scan(text, Loader=loader):
        if before is not None:
            _between(before, token, lines, behind, between)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            line, column = token.start_mark.line, token.start_mark.column
            if header := _BLOCK_HEADER.match(lines[line], column):
                behind[line, column] = _comment(line, header.start(1), lines, header.start(1))
        if token.end_mark.index > token.start_mark.index or before is None:  # others have no place of their own
            before = token
    return Comments(behind, tuple(between))


def _between(
    before: yaml.Token, token: yaml.Token, lines: list[str], behind: dict[End, Comment], between: list[Comment]
) -> None:
    """Note the comment between the two tokens, if it stands on the line of the first or further in below it."""
    if isinstance(before, yaml.ScalarToken) and before.style in ("|", ">"):
        return
    line, column = before.end_mark.line, before.end_mark.column
    if line >= len(lines):
        return
    rest = lines[line][column:]
    blanks = len(rest) - len(rest.lstrip(" \t"))
    found = None
    if rest[blanks : blanks + 1] == "#" and (line, column + blanks) < (token.start_mark.line, token.start_mark.column):
        found = _comment(line, column + blanks, lines, column)
    elif not rest.strip():
        found = _below(line, token.start_mark.line, lines)
    if found is None:
        return
    if isinstance(before, _VALUES):
        behind[line, column] = found
    elif isinstance(before, yaml.FlowEntryToken | yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
        between.append(found)


def _comment(line: int, column: int, lines: list[str], after: int) -> Comment:
    text = lines[line][column:]
    gap = lines[line][after:column]
    is_behind_quotes = lines[line][:column].rstrip().endswith(('"', "'"))
    return Comment(line, column, text.rstrip(), len(gap) > 1 or "\t" in gap, is_behind_quotes)


def _below(line: int, end: int, lines: list[str]) -> Comment | None:
    """Return the comment on the next line, if it is further in than the entry that begins on *line*."""
    if line + 1 >= min(end + 1, len(lines)):
        return None
    below = lines[line + 1]
    column = len(below) - len(below.lstrip(" "))
    margin = len(lines[line]) - len(lines[line].lstrip(" "))
    dashes = re.match(r"(?:- +)+(?=[^\s:]+:\s)", lines[line][margin:])  # before a key, they are a part of the margin
    if dashes:
        margin += dashes.end()
    if below[column : column + 1] != "#" or column <= margin:
        return None
    return Comment(line + 1, column, below[column:].rstrip(), is_set_off=False)
