"""Links of texts to addresses of the site itself: does each lead to a file, and to an anchor in it.

The gate asks the same of the finished pages. Here it is asked of the texts, by the gate's own rules, so that a check
knows what a build would refuse, and both name the line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from plugins.freshness.rows import Row
from plugins.newsroom import Edition, html_rules
from plugins.newsroom.read_text import written_of
from plugins.newsroom.targets import Target, target_of
from plugins.pages import SiteUrl, at_address, urls
from plugins.problems import Place, Problem
from plugins.publish.links import Links
from plugins.publish.tags import Link, Role
from plugins.web_address import WEB, authority_of, scheme_of

Ids = Callable[[str], Collection[str]]
"""Returns the ids in the page at a path of the output."""


class SiteLinks:
    """The links of texts to the site at *site*, which has the *files*; *ids* tells what is in a page of it."""

    def __init__(self, edition: Edition, files: Collection[str], site: SiteUrl, ids: Ids) -> None:
        self._edition, self._site, self._ids = edition, site, ids
        self._links = Links(files, site.siteurl)
        waiting = (item for item in edition.hidden if item.status == "published")
        later = {at_address(urls.item(item.id)) for item in waiting}
        self._links_later = Links([*files, *later], site.siteurl) if later else self._links
        self._later = later
        own = authority_of(site.siteurl)
        self._host = own.host.casefold() if own else ""

    def problems(self, rows: Mapping[str, Row], files: Mapping[str, bytes]) -> Iterator[Problem]:
        """Yield what is wrong with the links of the texts of *rows*, by path; *files* are asked for their places."""
        hidden = {item.path: item.status for item in self._edition.hidden}
        for path, row in rows.items():
            if row.addresses and hidden.get(path) == "withdrawn":
                continue  # nobody reads it any more
            for written in row.addresses:
                if href := self._href(written, path):
                    yield from self._judged(href, written, path, hidden.get(path), files)

    def _href(self, written: str, path: str) -> str | None:
        """Return how the page of the text at *path* links to what is *written* there; None if that is elsewhere."""
        target = target_of(written, path)
        if not isinstance(target, Target):
            return None  # told when it was read
        fragment = f"#{target.fragment}" if target.fragment else ""
        if target.kind == "address":
            return self._site.href(target.value) + fragment
        authority = authority_of(target.value) if scheme_of(target.value) in WEB else None
        return target.value if authority and authority.host.casefold() == self._host else None

    def _judged(
        self, href: str, written: str, path: str, status: str | None, files: Mapping[str, bytes]
    ) -> Iterator[Problem]:
        """Yield what is wrong with *href* in the text at *path*, which is not public if it has a *status*."""
        links = self._links_later if status == "published" else self._links
        verdict = links.verdict(Link(href, Role.FOLLOWED))
        if verdict.rule is None and not (
            verdict.anchor and verdict.target not in self._later and verdict.anchor not in self._ids(verdict.target)
        ):
            return
        place = self._place(written, path, files)
        if verdict.rule is None:
            yield html_rules.LOST_PLACE.at(place, target=written, anchor=verdict.anchor)
        elif status in ("draft", "review"):
            yield html_rules.LOST_ADDRESS_LATER.at(place, target=written)
        else:
            yield html_rules.LOST_ADDRESS.at(place, target=written, suggestion=verdict.suggestion)

    def _place(self, target: str, path: str, files: Mapping[str, bytes]) -> Place:
        """Return where in the text at *path* the link to *target* stands."""
        written = written_of(path, files)
        if target not in written.body and target in str(written.tree.value):
            return written.tree.place(("source", "url"))
        return written.place_of(target)
