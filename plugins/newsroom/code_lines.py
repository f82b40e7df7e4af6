"""Which lines of a body are code: between fences, or in `<pre>`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from markdown.extensions.fenced_code import FencedBlockPreprocessor

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def code_ranges(lines: Sequence[str]) -> list[range]:
    """Return the lines of each piece of code in *lines*, with its fences or tags, in order."""
    closing: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if "</pre>" in line.lower():
            closing["</pre>"].append(number)
        elif _FENCE.fullmatch(line.rstrip()):
            closing[line.strip()].append(number)
    found: list[range] = []
    index = 0
    while index < len(lines) and closing:
        piece = _begun(lines, index, closing)
        if piece:
            found.append(piece)
        index = piece.stop if piece else index + 1
    return found


def _begun(lines: Sequence[str], index: int, closing: dict[str, list[int]]) -> range | None:
    line = lines[index]
    if fence := _FENCE.match(line):
        end = _next(closing.get(fence[1], []), index)
        if end is None:
            return None
        piece = range(index, end + 1)
        code = "\n".join(set_out(lines[index : end + 1]))
        return piece if FencedBlockPreprocessor.FENCED_BLOCK_RE.fullmatch(code) else None
    if "<" in line and "<pre" in line.lower():
        end = _next(closing.get("</pre>", []), index - 1)
        return None if end is None else range(index, end + 1)
    return None


def _next(numbers: list[int], index: int) -> int | None:
    at = bisect_right(numbers, index)
    return numbers[at] if at < len(numbers) else None


def set_out(lines: Sequence[str]) -> list[str]:
    """Return the *lines* of fenced code without the blanks before the fence; those of `<pre>` as they are."""
    fence = _FENCE.match(lines[0])
    width = fence.start(1) if fence else 0
    if not width:
        return list(lines)
    return [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[:-1]] + [lines[-1].strip()]
