"""Does every address in the site lead somewhere: to a file of the tree and, after `#`, to an id in it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple
from urllib.parse import unquote

from plugins.problems import Place, Problem, Rule
from plugins.publish import rules
from plugins.publish.sheets import mark
from plugins.publish.tags import Link, Role
from plugins.web_address import FOLLOWABLE, WEB, authority_of, is_anywhere, scheme_of

_PLAIN = re.compile(r"/(?!/)[A-Za-z0-9/._~-]*+")  # nothing in it means anything but itself
_ANCHOR = re.compile(r"#[\w.:/-]++")
_WITH_IDS = (".html", ".htm", ".svg")
_CONTROLS = re.compile(r"[\t\n\r]")  # a browser drops them: `java\nscript:` is a scheme
_EDGES = "".join(map(chr, range(0x21)))


class Verdict(NamedTuple):
    """Where an address leads: nowhere (*rule* says why), outside (no *target*), to a file, to an *anchor*."""

    target: str = ""
    anchor: str = ""
    rule: Rule | None = None
    facts: tuple[tuple[str, Any], ...] = ()
    suggestion: str | None = None

    def problem(self, place: Place) -> Problem:
        """Return the problem of a link at *place* that leads nowhere."""
        assert self.rule is not None, "this one leads somewhere"
        return self.rule.at(place, suggestion=self.suggestion, **dict(self.facts))


_OUTSIDE = Verdict()


class Links:
    """The links of a site, against its *files* (output paths).

    Whether an anchor is there is known when all files were read. Until then every link to one in another file is good,
    and noted as wanted; who needs one that turns out to be missing is judged again.
    """

    def __init__(self, files: Collection[str], siteurl: str) -> None:
        self._files = frozenset(files)
        self._siteurl, self._home = siteurl, f"{siteurl}/"
        scheme, _, rest = siteurl.partition("//")
        host, slash, base = rest.partition("/")
        if not scheme_of(scheme) or not host:
            raise ValueError(f"siteurl {siteurl!r} is no address")
        self._host, self._base = host.casefold(), slash + base
        self._good: dict[Link, bytes] = {}  # what they need, in marks; the same on every page
        self._bad: dict[Link, Verdict] = {}
        self._wanted: set[tuple[str, str]] = set()
        self._lost: frozenset[tuple[str, str]] = frozenset()

    def take_wanted(self) -> set[tuple[str, str]]:
        """Return the anchors (file and id) that links were found to need since the last call."""
        wanted, self._wanted = self._wanted, set()
        return wanted

    def lose(self, lost: Iterable[tuple[str, str]]) -> None:
        """From now on links to the *lost* anchors (file and id) are wrong."""
        self._lost = frozenset(lost)
        self._good.clear()

    def judge(self, path: str, links: Iterable[Link], ids: Collection[str]) -> tuple[bytes, list[tuple[Link, Verdict]]]:
        """Return the marks of what *links* need to stay good, and those of them that are wrong.

        They are written in the file at *path*, which has *ids*.
        """
        needs = {*map(self._good.get, links)}
        marks = {need for need in needs if need is not None}
        wrong: list[tuple[Link, Verdict]] = []
        if len(marks) == len(needs):  # all are known and good
            return b"".join(marks), wrong
        for link in links:
            if link in self._good:
                continue
            if _ANCHOR.fullmatch(link.url) and link.url[1:] in ids:
                continue
            if target := self._plainly(link):
                need = self._good[link] = mark(target)
                marks.add(need)
                continue
            verdict = self._bad.get(link) or self._verdict(path, link)
            if verdict.target == path and verdict.anchor:
                verdict = verdict if verdict.anchor in ids else _lost(link, verdict)
            elif (verdict.target, verdict.anchor) in self._lost:
                verdict = _lost(link, verdict)
            if verdict.rule:
                wrong.append((link, verdict))
            else:
                marks.add(self._good.get(link) or self._need(path, verdict))
        return b"".join(marks), wrong

    def verdict(self, link: Link, path: str = "") -> Verdict:
        """Return where *link* in the file at *path* leads; whether an anchor is there is not looked at."""
        return self._verdict(path, link)

    def _plainly(self, link: Link) -> str:
        """Return the file that *link* leads to if that is plain, as it nearly always is."""
        url, role = link
        if url.startswith(self._home):
            inner = url[len(self._siteurl) :]
        elif url.startswith(self._base) and role is not Role.TOLD:
            inner = url[len(self._base) :]
        else:
            return ""
        if _PLAIN.fullmatch(inner) is None:
            return ""
        target = f"{inner[1:]}index.html" if inner[-1] == "/" else inner[1:]
        return target if target in self._files else ""

    def _need(self, path: str, verdict: Verdict) -> bytes:
        """Return the marks of where a good link in the file at *path* leads; none of itself."""
        if not verdict.target or verdict.target == path:
            return b""
        if not verdict.anchor:
            return mark(verdict.target)
        self._wanted.add((verdict.target, verdict.anchor))
        return mark(verdict.target) + mark(verdict.target, verdict.anchor)

    def _verdict(self, path: str, link: Link) -> Verdict:
        url = _CONTROLS.sub("", link.url.strip(_EDGES)).replace("\\", "/")
        if not url:
            return _wrong(rules.BAD_ADDRESS, url=link.url)
        if link.role is Role.TOLD and not url.startswith(self._siteurl):
            # a kind, a width, a picture elsewhere
            return self._keep(link, _OUTSIDE)
        scheme = scheme_of(url)
        if scheme and scheme not in WEB:
            if link.role is Role.FOLLOWED and scheme in FOLLOWABLE:
                return self._keep(link, _OUTSIDE)
            return self._keep(link, _wrong(rules.BAD_SCHEME, scheme=scheme))
        if scheme or url.startswith("//"):
            return self._keep(link, self._absolute(link, url))
        if url.startswith("/"):
            return self._keep(link, self._rooted(link, url))
        return self._inside(link, url, path)

    def _keep(self, link: Link, verdict: Verdict) -> Verdict:
        """Remember a verdict that is the same on every page."""
        if verdict.rule:
            self._bad[link] = verdict
        elif (verdict.target, verdict.anchor) not in self._lost:
            self._good[link] = self._need("", verdict)
        return verdict

    def _absolute(self, link: Link, url: str) -> Verdict:
        authority = authority_of(url)
        if authority is None:
            return _wrong(rules.BAD_ADDRESS, url=link.url)
        host, rest = authority
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
        # Nearly all are plain: what is a file of ours as it stands needs no reckoning.
        target = f"{address[1:]}index.html" if address.endswith("/") else address[1:]
        if address[:1] != "/" or target not in self._files:
            verdict = self._reckoned(link, address, path)
            if verdict.rule:
                return verdict
            target = verdict.target
        if not anchor:
            return Verdict(target=target)
        anchor = unquote(anchor)
        if is_anywhere(anchor) or not target.lower().endswith(_WITH_IDS):
            return Verdict(target=target)
        return Verdict(target=target, anchor=anchor)

    def _reckoned(self, link: Link, address: str, path: str) -> Verdict:
        """Return which file *address* means in the file at *path*."""
        if not address:
            target = path or "index.html"
        else:
            joined = posixpath.join("/", posixpath.dirname(path), address)
            target = posixpath.normpath(joined).lstrip("/")
            if "//" in address or _climbs_out(joined):
                return _wrong(rules.LOST_LINK, url=link.url)
            if address.endswith(("/", "/.", "/..")) or address in (".", ".."):
                target = posixpath.join(target, "index.html")
        if target in self._files:
            return Verdict(target=target)
        with_slash = f"{target}/index.html" in self._files
        return _wrong(rules.LOST_LINK, f"{link.url}/" if with_slash else None, url=link.url)


def _lost(link: Link, verdict: Verdict) -> Verdict:
    return _wrong(rules.LOST_ANCHOR, url=link.url, anchor=verdict.anchor)


def _climbs_out(address: str) -> bool:
    depth = 0
    for part in address.split("/"):
        depth += (part not in ("", ".", "..")) - (part == "..")
        if depth < 0:
            return True
    return False


def _wrong(rule: Rule, suggestion: str | None = None, **facts: Any) -> Verdict:
    return Verdict(rule=rule, facts=tuple(facts.items()), suggestion=suggestion)
