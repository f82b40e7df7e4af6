"""Links of texts and of data to addresses of the site itself: does each lead to a file, and to an anchor in it.

The gate asks the same of the finished pages. Here it is asked of the content, by the gate's own rules, so that a check
knows what a build would refuse, and both name the line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from plugins.freshness.rows import Row
from plugins.newsroom import Edition, html_rules
from plugins.newsroom.read_text import written_of
from plugins.newsroom.targets import Target, target_of
from plugins.pages import SiteUrl, at_address, urls
from plugins.portal.data_links import DataLink
from plugins.problems import Place, Problem
from plugins.publish.links import Links, Verdict
from plugins.publish.tags import Link, Role
from plugins.registry.texts import normalised
from plugins.web_address import WEB, authority_of, scheme_of

Ids = Callable[[str], Collection[str]]
"""Returns the ids in the page at a path of the output."""


class SiteLinks:
    """The links of the content to the site at *site*, which has the *files*; *ids* tells what is in a page of it."""

    def __init__(self, edition: Edition, files: Collection[str], site: SiteUrl, ids: Ids) -> None:
        self._edition, self._site, self._ids = edition, site, ids
        self._links = Links(files, site.siteurl)
        waiting = (item for item in edition.hidden if item.status == "published")
        later = {at_address(urls.item(item.id)) for item in waiting}
        self._links_later = Links([*files, *later], site.siteurl) if later else self._links
        self._later = later
        self._host = host_of(site)

    def problems(self, rows: Mapping[str, Row], files: Mapping[str, bytes]) -> Iterator[Problem]:
        """Yield what is wrong with the links of the texts of *rows*, by path; *files* are asked for their places."""
        hidden = {item.path: item.status for item in self._edition.hidden}
        for path, row in rows.items():
            if row.addresses and hidden.get(path) == "withdrawn":
                continue  # nobody reads it any more
            for written in row.addresses:
                if href := self._href(written, path):
                    yield from self._judged(href, written, path, hidden.get(path), files)

    def problems_of_data(self, found: Iterable[DataLink]) -> Iterator[Problem]:
        """Yield what is wrong with the links *found* in data files."""
        for link in found:
            if href := self._href(link.address, link.place.path):
                verdict = self._links.verdict(Link(href, Role.FOLLOWED))
                yield from self._lost(verdict, link.address, partial(_itself, link.place))

    def _href(self, written: str, path: str) -> str | None:
        """Return how the page of the text at *path* links to what is *written* there; None if that is elsewhere."""
        address = written.strip()
        if scheme_of(address) in WEB:
            authority = authority_of(address)
            return address if authority and authority.host.casefold() == self._host else None
        target = target_of(written, path)
        if not isinstance(target, Target) or target.kind != "address":
            return None  # told when it was read
        return self._site.href(target.value) + (f"#{target.fragment}" if target.fragment else "")

    def _judged(
        self, href: str, written: str, path: str, status: str | None, files: Mapping[str, bytes]
    ) -> Iterator[Problem]:
        """Yield what is wrong with *href* in the text at *path*, which is not public if it has a *status*."""
        links = self._links_later if status == "published" else self._links
        verdict = links.verdict(Link(href, Role.FOLLOWED))
        if verdict.rule is not None and status in ("draft", "review"):
            yield html_rules.LOST_ADDRESS_LATER.at(self._place(written, path, files), target=written)
        else:
            yield from self._lost(verdict, written, lambda: self._place(written, path, files))

    def _lost(self, verdict: Verdict, written: str, place: Callable[[], Place]) -> Iterator[Problem]:
        """Yield what is wrong with the address *written* at *place*, of which there is the *verdict*."""
        if verdict.rule is not None:
            yield html_rules.LOST_ADDRESS.at(place(), target=written, suggestion=verdict.suggestion)
        elif verdict.anchor and verdict.target not in self._later and verdict.anchor not in self._ids(verdict.target):
            yield html_rules.LOST_PLACE.at(place(), target=written, anchor=verdict.anchor)

    def _place(self, target: str, path: str, files: Mapping[str, bytes]) -> Place:
        """Return where in the text at *path* the link to *target* stands."""
        written = written_of(path, files)
        value = written.tree.value
        source = value.get("source") if isinstance(value, dict) else None
        if isinstance(source, dict) and normalised(str(source.get("url"))).strip() == target:
            return written.tree.place(("source", "url"))
        return written.place_of(target)


def _itself(place: Place) -> Place:
    return place


def host_of(site: SiteUrl) -> str:
    """Return the host of *site*, in small letters."""
    own = authority_of(site.siteurl)
    return own.host.casefold() if own else ""
