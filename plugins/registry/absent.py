"""A data file that is not there at all: that is told once, and not at each place that refers to what it defines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import partial

from plugins.problems import Place, Problem, in_order
from plugins.registry import rules
from plugins.registry.loading import FILES

MANY = 10  # references that nobody writes by mistake


def told_once(
    problems: Sequence[Problem], path: str, word: str, is_consequence: Callable[[Problem], bool]
) -> list[Problem]:
    """Return *problems* where those that follow from the absence of the file at *path* are one.

    *word* is what it defines, in Vietnamese. A few stay as they are: they may be slips.
    """
    found = in_order(problem for problem in problems if is_consequence(problem))
    if len(found) < MANY:
        return list(problems)
    first = f"{found[0].place.path}:{found[0].place.line}"
    absent = rules.ABSENT_FILE.at(Place(path=path), kind=word, count=len(found), first=first)
    return [absent, *(problem for problem in problems if not is_consequence(problem))]


def absent_told_once(problems: Iterable[Problem], there: Collection[str]) -> list[Problem]:
    """Return *problems* with one for each file of the registry that is not among those *there*."""
    told = list(problems)
    for path, (kind, _) in FILES.items():
        if path not in there:
            start = rules.UNKNOWN_REFERENCE.message.partition("{kind}")[0] + f"{kind.word} "
            told = told_once(told, path, kind.word, partial(_is_unknown, start))
    first: dict[str, Problem] = {}
    for one in told:
        if one.code == rules.ABSENT_FILE.code:  # a feature may have told of it, too
            first.setdefault(one.place.path, one)
    return [one for one in told if first.get(one.place.path, one) is one or one.code != rules.ABSENT_FILE.code]


def _is_unknown(start: str, problem: Problem) -> bool:
    return problem.code == rules.UNKNOWN_REFERENCE.code and problem.message.startswith(start)
