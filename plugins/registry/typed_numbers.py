"""Where somebody typed a number of a person's: a warning, for the text may have to name it, and mostly has not."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

from plugins.problems import Place, Problem, Rule
from plugins.registry import rules
from plugins.registry.personal_numbers import NumberKind, PersonalNumber, may_hold_number, personal_numbers
from plugins.registry.yamltree import Loc, YamlTree

_RULES: Mapping[NumberKind, Rule] = {"identity": rules.IDENTITY_NUMBER, "mobile": rules.MOBILE_NUMBER}
# Addresses, ids, numbers of decisions.
_NOT_ASKED = frozenset(
    {"id", "url", "src", "slug", "siteurl", "data_licence", "article", "anchor", "published_in", "number"}
)
_ESCAPE = "\\"  # by which a quoted value may write any sign
_CONTACT = "contact"  # of the portal or a unit: what stands there is there to be called


def of_text(text: str, path: str, start: int = 0) -> Iterator[Problem]:
    """Yield the numbers of people in the file *text*, from the offset *start* on."""
    line, told = text.count("\n", 0, start) + 1, start
    for one in personal_numbers(text[start:]):
        offset = start + one.offset
        line, told = line + text.count("\n", told, offset), offset  # from the last: there may be thousands
        yield _told(one, Place(path=path, line=line, column=offset - text.rfind("\n", 0, offset)))


def of_tree(tree: YamlTree, text: str) -> Iterator[Problem]:
    """Yield the numbers of people in the values of *tree*, whose file has *text*."""
    if not (may_hold_number(text) or _ESCAPE in text):
        return
    lines: list[str] = []
    starts: list[tuple[int, int]] = []
    for loc, value in _values(tree.value, ()):
        if value.startswith("/"):  # an old address
            continue
        found = [one for one in personal_numbers(value) if one.kind == "identity" or _CONTACT not in loc]
        if not found:
            continue
        if not lines:
            lines, starts = text.split("\n"), sorted(tree.marks.values())
        places = list(_written(tree, loc, lines, starts))
        for one in found:
            at = next((index for index, (digits, _) in enumerate(places) if digits == one.digits), None)
            yield _told(one, tree.place(loc) if at is None else places.pop(at)[1])


def _told(one: PersonalNumber, place: Place) -> Problem:
    return _RULES[one.kind].at(place, number=one.shortened)


def _values(value: Any, loc: Loc) -> Iterator[tuple[Loc, str]]:
    """Yield each text in *value* that readers may see, and where it stands."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _values(inner, (*loc, index))
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_ASKED:
                yield from _values(inner, (*loc, key))


def _written(tree: YamlTree, loc: Loc, lines: list[str], starts: list[tuple[int, int]]) -> Iterator[tuple[str, Place]]:
    """Yield the numbers as they were typed for the value at *loc*: it may go over several lines, and be folded."""
    here = tree.marks.get(loc)
    if here is None:
        return
    line, column = here
    after = bisect_right(starts, here)
    end = starts[after][0] if after < len(starts) else len(lines)
    typed = "\n".join(lines[line - 1 : end])[column - 1 :]
    for one in personal_numbers(typed):
        below = typed.count("\n", 0, one.offset)
        began = one.offset - (typed.rfind("\n", 0, one.offset) + 1)
        yield one.digits, Place(path=tree.path, line=line + below, column=began + (1 if below else column))
