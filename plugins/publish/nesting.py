"""Which elements are open after each tag of a page, and what is wrong with its place, by `html_shape`."""

from __future__ import annotations

from plugins.html_shape import FOREIGN, FORMATTING, OPTIONAL_END, RAW, Misplaced, Stack, begin
from plugins.publish import rules
from plugins.publish.tags import Fault, Tag

ROOT: Stack = ("#document",)
DEEPEST = 200  # open elements; browsers stop at 512
LOST: Stack = ("#lost",)  # beyond: nothing more is said of the page's shape


def after(stack: Stack, tag: Tag) -> tuple[Stack, tuple[Fault, ...]]:
    """Return the open elements after *tag*, and what is wrong with its place."""
    if stack == LOST or not tag.name:
        return stack, ()
    if tag.end:
        return _end(stack, tag.name)
    if tag.name == "!doctype":
        return stack, () if stack == ROOT else (_misplaced(Misplaced(tag.name, stack[-1])),)
    stack, faults = _start(stack, tag.name)
    if tag.alone:
        return stack, tuple(faults)
    if tag.slashed:
        if tag.name not in FOREIGN and FOREIGN.isdisjoint(stack):
            faults.append((rules.BAD_TAG, {"text": f"<{tag.name}/>"}))
        return stack, tuple(faults)
    if len(stack) > DEEPEST:
        return LOST, (*faults, (rules.TOO_DEEP, {"limit": DEEPEST}))
    return (*stack, tag.name), tuple(faults)


def left_open(stack: Stack) -> list[Fault]:
    """Return the fault of each element that is still open at the end of the page."""
    return [_not_closed(name) for name in reversed(stack) if name not in OPTIONAL_END and name[0] != "#"]


def _start(stack: Stack, name: str) -> tuple[Stack, list[Fault]]:
    stack, wrong = begin(stack, name)
    faults = [*map(_misplaced, wrong)]
    if name in RAW and name != "title" and not FOREIGN.isdisjoint(stack):
        # In a drawing these are ordinary elements: a browser would see tags where we see text.
        faults.append((rules.BANNED_TAG, {"name": name}))
    return stack, faults


def _end(stack: Stack, name: str) -> tuple[Stack, tuple[Fault, ...]]:
    if name not in stack:
        return stack, ((rules.STRAY_END, {"name": name}),)
    faults = []
    while (top := stack[-1]) != name:
        if top not in OPTIONAL_END or name in FORMATTING:
            faults.append(_not_closed(top))
        stack = stack[:-1]
    return stack[:-1], tuple(faults)


def _misplaced(wrong: Misplaced) -> Fault:
    return rules.MISPLACED, wrong._asdict()


def _not_closed(name: str) -> Fault:
    return rules.NOT_CLOSED, {"name": name}
