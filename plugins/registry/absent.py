"""A data file that is absent or empty: that is told once, and not at each place that refers to what it defines."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from plugins.problems import Place, Problem, in_order
from plugins.registry import rules
from plugins.registry.loading import FILES, lies_in

MANY = 10  # references that nobody writes by mistake
_CODES = (rules.ABSENT_FILE.code, rules.EMPTY_FILE.code)


_NOTHING = re.compile(rb"(?:\s+|\xef\xbb\xbf|#[^\n]*|---|\.\.\.|\[\s*\]|\{\s*\}|null\b|~)*")


def is_blank(data: bytes | None) -> bool:
    """Tell whether the *data* of a file define nothing: there is no file, or nothing in it but blanks and comments."""
    return not data or _NOTHING.fullmatch(data) is not None


def told_once(
    problems: Sequence[Problem],
    path: str,
    word: str,
    is_consequence: Callable[[Problem], bool],
    data: bytes | None = None,
) -> list[Problem]:
    """Return *problems* where those that follow from the absence of the file at *path* are one.

    *word* is what it defines, in Vietnamese. A few stay as they are: they may be slips. If the file is there, its
    *data* are nothing but blanks: mostly its content was lost.
    """
    found = in_order(problem for problem in problems if is_consequence(problem))
    if len(found) < (MANY if data is None else 1):
        return list(problems)
    first = f"{found[0].place.path}:{found[0].place.line}"
    rule = rules.ABSENT_FILE if data is None else rules.EMPTY_FILE
    absent = rule.at(Place(path=path), kind=word, count=len(found), first=first)
    return [absent, *(problem for problem in problems if not is_consequence(problem))]


def absent_told_once(
    problems: Iterable[Problem], there: Collection[str], refused: Collection[str], read: Callable[[str], bytes]
) -> list[Problem]:
    """Return *problems* with one for each file of the registry that is not among those *there*, or is empty.

    Of those *refused* it is told already why they cannot be read. *read* returns the bytes of a file that is there; it
    is asked only if something refers to nothing.
    """
    told = list(problems)
    for path, (kind, _) in FILES.items():
        start = rules.UNKNOWN_REFERENCE.message.partition("{kind}")[0] + f"{kind.word} "
        is_consequence = partial(_is_unknown, start)
        if not lies_in(path, refused) and any(map(is_consequence, told)):
            data = read(path) if path in there else None
            if is_blank(data):
                told = told_once(told, path, kind.word, is_consequence, data)
    first: dict[str, Problem] = {}
    for one in told:
        if one.code in _CODES:  # a feature may have told of it, too
            first.setdefault(one.place.path, one)
    return [one for one in told if first.get(one.place.path, one) is one or one.code not in _CODES]


def _is_unknown(start: str, problem: Problem) -> bool:
    return problem.code == rules.UNKNOWN_REFERENCE.code and problem.message.startswith(start)
