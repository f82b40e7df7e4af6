"""The lines of a body as they were typed, without what is no prose: code, raw HTML, comments, tables."""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

_FENCES = ("```", "~~~")
_comments = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_opens_html = re.compile(
    r"<(address|article|aside|blockquote|center|details|div|dl|fieldset|figure|footer|form|h[1-6]|header|iframe|main|nav"
    r"|object|ol|p|pre|script|section|style|svg|table|textarea|ul|video)\b",
    re.IGNORECASE,
).match
_is_row = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-*:?\s*)*").fullmatch


class Run(Struct, frozen=True):
    """Lines of prose without a blank line between them. *first* is the number of the first, from 0."""

    first: int
    lines: tuple[str, ...]


def runs(body: str) -> list[Run]:
    """Return the lines of prose of *body*, in runs."""
    if not any(sign in body for sign in "`~<|"):  # one letter is found much faster than two
        return _prose(body.split("\n"))
    if "<!--" in body:
        body = _comments.sub(lambda comment: "\n" * comment[0].count("\n"), body)
    found: list[Run] = []
    lines: list[str] = []
    ends: Callable[[str], bool] | None = None  # of the block that is no prose

    def close(number: int) -> None:
        if lines:
            kept = _without_tables(lines)
            found.extend(Run(number - len(lines) + at, tuple(part)) for at, part in kept)
            lines.clear()

    number = -1
    for number, line in enumerate(body.split("\n")):
        text = line.strip()
        if ends is not None:
            if ends(text):
                ends = None
        elif not text:
            close(number)
        elif text[0] in "`~<" and (ends := _end_of(text)):
            close(number)
            if ends(text) and text[0] == "<":
                ends = None
        else:
            lines.append(line)
    close(number + 1)
    return found


def _prose(lines: list[str]) -> list[Run]:
    """Return the runs of *lines* that hold nothing but prose."""
    found: list[Run] = []
    run: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if line and not line.isspace():
            run.append(line)
        elif run:
            found.append(Run(number - len(run), tuple(run)))
            run = []
    return found


def _end_of(text: str) -> Callable[[str], bool] | None:
    """Return what ends the block that the line *text* begins; None if it is prose."""
    if text.startswith(_FENCES):
        fence = text[: len(text) - len(text.lstrip(text[0]))]
        return lambda line: line.startswith(fence) and not line.strip(fence[0])
    tag = _opens_html(text)
    if tag is None:
        return None
    closing = f"</{tag[1].lower()}"
    return lambda line: closing in line.lower()


def _without_tables(lines: list[str]) -> list[tuple[int, list[str]]]:
    """Return the parts of a run that are no table, each with its number in the run."""
    if not any("|" in line for line in lines) or not any("|" in line and _is_row(line) for line in lines):
        return [(0, list(lines))]
    parts: list[tuple[int, list[str]]] = []
    for number, line in enumerate(lines):
        if "|" in line:
            continue
        if parts and parts[-1][0] + len(parts[-1][1]) == number:
            parts[-1][1].append(line)
        else:
            parts.append((number, [line]))
    return parts
