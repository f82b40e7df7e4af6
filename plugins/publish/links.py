"""Does every address in the site lead somewhere: to a file of the tree and, after `#`, to an id in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from plugins.problems import Place, Problem, Rule
from plugins.publish import rules
from plugins.publish.tags import Link, Role

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ABSOLUTE = re.compile(r"//([^\s/?#@]+)(?![^/?#])(.*)", re.DOTALL)  # no names or passwords before the host
_FOLLOWABLE = frozenset({"mailto", "tel"})
_WITH_IDS = (".html", ".htm", ".svg")
_CONTROLS = re.compile(r"[\t\n\r]")  # a browser drops them: `java\nscript:` is a scheme
_EDGES = "".join(map(chr, range(0x21)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Where an address leads: nowhere (*rule* says why), outside (no *target*), to a file, to an *anchor*."""

    target: str = ""
    anchor: str = ""
    rule: Rule | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    suggestion: str | None = None


_OUTSIDE = Verdict()


class Links:
    """The links of a site, against its *files* (output paths)."""

    def __init__(self, files: Collection[str], siteurl: str) -> None:
        self._files = frozenset(files)
        self._siteurl = siteurl
        scheme, _, rest = siteurl.partition("//")
        host, slash, base = rest.partition("/")
        if not _SCHEME.fullmatch(scheme) or not host:
            raise ValueError(f"siteurl {siteurl!r} is no address")
        self._host, self._base = host.casefold(), slash + base
        self._known: dict[Link, Verdict] = {}
        self._anchors: dict[str, Collection[str]] = {}
        self._waiting: list[tuple[Place, Link, Verdict]] = []

    def found_ids(self, path: str, ids: Collection[str]) -> None:
        """Remember the *ids* that links to the file at *path* may name."""
        self._anchors[path] = ids

    def judge(self, path: str, links: Iterable[Link]) -> list[tuple[Link, Verdict]]:
        """Return those of *links*, written in the file at *path*, that are wrong or lead to an anchor."""
        return [
            (link, verdict)
            for link in links
            if (verdict := self._known.get(link) or self._verdict(path, link)).rule or verdict.anchor
        ]

    def settle(self, place: Place, link: Link, verdict: Verdict) -> Iterable[Problem]:
        """Yield the problem of a judged link at *place*, or keep it until all ids are known."""
        if verdict.rule is None:
            self._waiting.append((place, link, verdict))
        else:
            yield verdict.rule.at(place, suggestion=verdict.suggestion, **dict(verdict.facts))

    def lost_anchors(self) -> Iterable[Problem]:
        """Yield the links whose file has no such id. Call when every file was read."""
        for place, link, verdict in self._waiting:
            if verdict.anchor not in self._anchors.get(verdict.target, ()):
                yield rules.LOST_ANCHOR.at(place, url=link.url, anchor=verdict.anchor)

    def _verdict(self, path: str, link: Link) -> Verdict:
        url = _CONTROLS.sub("", link.url.strip(_EDGES)).replace("\\", "/")
        if not url:
            return _wrong(rules.BAD_ADDRESS, url=link.url)
        if link.role is Role.TOLD and not url.startswith(self._siteurl):
            # a title, a width, a picture elsewhere
            return self._keep(link, _OUTSIDE)
        scheme = _SCHEME.match(url)
        if scheme and scheme[1].lower() not in ("https", "http"):
            if link.role is Role.FOLLOWED and scheme[1].lower() in _FOLLOWABLE:
                return self._keep(link, _OUTSIDE)
            return self._keep(link, _wrong(rules.BAD_SCHEME, scheme=scheme[1].lower()))
        if scheme or url.startswith("//"):
            return self._keep(link, self._absolute(link, url[scheme.end() :] if scheme else url))
        if url.startswith("/"):
            return self._keep(link, self._rooted(link, url))
        return self._inside(link, url, path)

    def _keep(self, link: Link, verdict: Verdict) -> Verdict:
        """Remember a verdict that is the same on every page."""
        self._known[link] = verdict
        return verdict

    def _absolute(self, link: Link, url: str) -> Verdict:
        match = _ABSOLUTE.match(url)
        if match is None:
            return _wrong(rules.BAD_ADDRESS, url=link.url)
        host, rest = match.groups()
        if host.casefold() == self._host and re.match(rf"{re.escape(self._base)}(?:[/?#]|$)", rest):
            return self._rooted(link, rest)
        if link.role is Role.LOADED:
            return _wrong(rules.FOREIGN, url=link.url)
        if link.role is Role.OWN:
            return _wrong(rules.OUTSIDE, url=link.url, siteurl=self._siteurl, base=self._base)
        return _OUTSIDE

    def _rooted(self, link: Link, url: str) -> Verdict:
        inner = url.removeprefix(self._base)
        if (self._base and inner == url) or inner[:1] not in ("", "/", "?", "#"):
            return _wrong(rules.OUTSIDE, url=link.url, siteurl=self._siteurl, base=self._base)
        return self._inside(link, inner or "/", "")

    def _inside(self, link: Link, url: str, path: str) -> Verdict:
        """Return the verdict on *url*, which is relative to the file at *path*, or to the root with a `/`."""
        address, _, anchor = url.partition("#")
        address = unquote(address.partition("?")[0])
        if not address:
            target = path or "index.html"
        else:
            joined = posixpath.join("/", posixpath.dirname(path), address)
            target = posixpath.normpath(joined).lstrip("/")
            if "//" in address or _climbs_out(joined):
                return _wrong(rules.LOST_LINK, url=link.url)
            if address.endswith(("/", "/.", "/..")) or address in (".", ".."):
                target = posixpath.join(target, "index.html")
        if target not in self._files:
            with_slash = f"{target}/index.html" in self._files
            return _wrong(rules.LOST_LINK, f"{link.url}/" if with_slash else None, url=link.url)
        anchor = unquote(anchor)
        anywhere = anchor.lower() in ("", "top") or anchor.startswith(":~:")
        if anywhere or not target.lower().endswith(_WITH_IDS):
            return Verdict(target=target)
        return Verdict(target=target, anchor=anchor)


def _climbs_out(address: str) -> bool:
    depth = 0
    for part in address.split("/"):
        depth += (part not in ("", ".", "..")) - (part == "..")
        if depth < 0:
            return True
    return False


def _wrong(rule: Rule, suggestion: str | None = None, **facts: Any) -> Verdict:
    return Verdict(rule=rule, facts=tuple(facts.items()), suggestion=suggestion)
