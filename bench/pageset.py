"""Whether two sites have the same pages: a peer that writes fewer would be quicker for nothing."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

NUMBERED = re.compile(r"^(?P<listing>/.*?)trang[-/]\d+/$")
# What we have and a peer has not, with the reason: kinds of pages, not single ones.
OURS_ALONE = {
    "honour roll": re.compile(r"^/vinh-danh/"),
    "lists out for comment": re.compile(r"^/lay-y-kien/"),
    "initiatives": re.compile(r"^/sang-kien/$"),
    "open data": re.compile(r"^/du-lieu/"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How the pages of two sites differ."""

    both: int
    explained: dict[str, int]  # how many pages of each kind we have alone
    numbered: tuple[int, int]  # further pages of listings, ours and the peer's
    unexplained: tuple[str, ...]  # each a difference that no kind explains

    @property
    def same(self) -> bool:
        """Return whether every difference is explained."""
        return not self.unexplained


def addresses(output: Path) -> set[str]:
    """Return the addresses of the HTML pages in *output*."""
    paths = ("/" + path.relative_to(output).as_posix() for path in output.rglob("*.html"))
    return {path.removesuffix("index.html") for path in paths}


def compare(ours: set[str], theirs: set[str]) -> Comparison:
    """Compare the pages of our site with those of a peer's.

    Our listings count from the oldest and theirs from the newest, so the numbered pages of a listing may differ by
    one: the listing's own address shows 20 to 39 stories with us, 20 with them.
    """
    our_numbered, their_numbered = _numbered(ours), _numbered(theirs)
    our_pages = {address for address in ours if not NUMBERED.match(address)}
    their_pages = {address for address in theirs if not NUMBERED.match(address)}
    explained: Counter[str] = Counter()
    unexplained = [f"only the peer has {address}" for address in sorted(their_pages - our_pages)]
    for address in sorted(our_pages - their_pages):
        kind = next((name for name, pattern in OURS_ALONE.items() if pattern.match(address)), None)
        if kind:
            explained[kind] += 1
        else:
            unexplained.append(f"only we have {address}")
    for listing in sorted(our_numbered.keys() | their_numbered.keys()):
        here, there = our_numbered[listing], their_numbered[listing]
        if abs(here - there) > 1:
            unexplained.append(f"{listing} has {here} further pages with us, {there} with the peer")
    return Comparison(
        both=len(our_pages & their_pages),
        explained=dict(explained),
        numbered=(our_numbered.total(), their_numbered.total()),
        unexplained=tuple(unexplained),
    )


def _numbered(pages: set[str]) -> Counter[str]:
    return Counter(found["listing"] for found in map(NUMBERED.match, pages) if found)
