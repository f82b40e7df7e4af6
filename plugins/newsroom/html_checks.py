"""What must hold of the HTML of a body, so that the page that it stands in is whole. Each check yields its problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from plugins.newsroom import html_rules, rules
from plugins.newsroom.bodies import Body
from plugins.newsroom.rawhtml import has_scheme, is_broken
from plugins.newsroom.slips import Slip
from plugins.newsroom.written import Written
from plugins.problems import Place, Problem

OF_THE_THEME = frozenset(
    "_chuyen-muc _lien-quan _muc-luc _noi-dung _noi-ve _sang-kien _thong-tin _tin-ke _vinh-danh".split()
)
"""The ids that may stand around a body: tests/theme/test_reserved_ids.py compares them with the templates."""


def anchors(body: Body, written: Written) -> Iterator[Problem]:
    """Yield the anchors that stand twice in the body, or around it."""
    seen: Counter[str] = Counter()
    for anchor in body.anchors:
        if anchor in OF_THE_THEME:
            place = written.place_of_anchor(anchor, seen[anchor])
            yield html_rules.RESERVED_ANCHOR.at(place, anchor=anchor, example=anchor.lstrip("_"))
        elif seen[anchor]:
            yield rules.DUPLICATE_ANCHOR.at(written.place_of_anchor(anchor, seen[anchor]), anchor=anchor)
        seen[anchor] += 1


def of_link(target: str, written: Written) -> Problem:
    """Return why a link of HTML is not published."""
    rule = rules.SCHEME if has_scheme(target) else rules.LINK_IN_HTML
    return (html_rules.BROKEN_ADDRESS if is_broken(target) else rule).at(written.place_of(target), target=target)


def of_slip(slip: Slip, written: Written) -> Problem:
    """Return what is to be told of a *slip* of HTML."""
    match slip.kind:
        case "tag misplaced":
            where = f"trong {slip.parents}" if slip.parents else f"ngoài một <{slip.written}> khác, ngoài đề mục khác"
            return html_rules.TAG_MISPLACED.at(_of_tag(slip, written), name=slip.written, where=where)
        case "tag in list":
            return html_rules.TAG_IN_LIST.at(_of_tag(slip, written), name=slip.written, parents=slip.parents)
        case "link in link":
            return html_rules.LINK_IN_LINK.at(_of_tag(slip, written))
    return html_rules.SHAPE_LOST.at(written.place_of("<"))


def _of_tag(slip: Slip, written: Written) -> Place:
    found = re.search(rf"<{slip.written}(?=[\s/>])", written.body, re.IGNORECASE)
    return written.place_at(found.start()) if found else written.place_of("<")
