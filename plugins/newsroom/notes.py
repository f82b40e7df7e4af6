"""Footnotes of a body: those that nobody uses, and those that are used and not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from markdown.extensions.footnotes import NBSP_PLACEHOLDER

_CODE = ("code", "pre", "kbd")
_use = re.compile(r"\[\^([^\]\s]{1,40})\]").finditer


def without_dead_ends(root: Element) -> Iterator[str]:
    """Take the way back from each footnote that is used nowhere, and yield its name. The note itself stays."""
    uses = {element.get("id") for element in root.iter("sup")}
    for box in root.iter("div"):
        if box.get("class") != "footnote":
            continue
        for note in box.iter("li"):
            id_ = note.get("id", "")
            if id_.startswith("fn:") and not max([_is_led_back(parent, uses) for parent in list(note.iter())]):
                yield id_.removeprefix("fn:")


def _is_led_back(parent: Element, uses: set[str | None]) -> bool:
    """Tell whether one of the ways back in *parent* leads to a use; take away those that don't."""
    found = False
    for link in list(parent):
        if link.tag == "a" and link.get("class") == "footnote-backref":
            if link.get("href", "").removeprefix("#") in uses:
                found = True
                continue
            parent.remove(link)
            parent.text = (parent.text or "").removesuffix(NBSP_PLACEHOLDER) or None
    return found


def missing(element: Element) -> Iterator[str]:
    """Yield the name of each footnote that stands in a text as it was written, since there is none of that name."""
    if element.tag not in _CODE:
        for use in _use(element.text or ""):
            yield use[1]
        for child in element:
            yield from missing(child)
            for use in _use(child.tail or ""):
                yield use[1]
