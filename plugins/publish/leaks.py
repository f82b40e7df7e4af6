"""Looking for all private words in a file at once, in time that does not depend on how many there are."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote_to_bytes

from ahocorasick_rs import BytesAhoCorasick

from plugins.problems import Place, Problem, Rule
from plugins.publish import rules
from plugins.publish.fragments import fragments, normalised, spellings, unmarked
from plugins.publish.manifest import PrivateText

_SHOWN = 60  # characters of a leaked text that the message repeats

# The ways in which a letter such as “ạ” is written without itself. Quotes as `&#34;` are no reason to look
# twice: no needle needs them. \xcc and \xcd begin U+0300 to U+037F and are never inside another letter's bytes.
_BACKSLASH = re.compile(rb"\\(?:u([0-9a-fA-F]{4})|[nrt/])")
_CHARACTER = re.compile(rb"&(?:#(?:[0-9]{3,7}|[xX][0-9a-fA-F]{2,6})|[A-Za-z]+(?:acute|grave|tilde|circ));")
_PERCENT = re.compile(rb"%(?:20|[C-Fc-f][0-9A-Fa-f]%[89ABab][0-9A-Fa-f])")
# Apart, each with its first byte: that is ten times as fast as one pattern.
_ESCAPED = (
    (b"\\", _BACKSLASH),
    (b"&", _CHARACTER),
    (b"%", _PERCENT),
    (b"\xcc", re.compile(rb"\xcc")),
    (b"\xcd", re.compile(rb"\xcd")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Needle:
    """Something that no byte of the output may say, and the item that it is of."""

    text: str
    source: str
    rule: Rule


class Leaks:
    """The private words of a site and where they were seen.

    What is also public is sorted out at the end, and only among what was seen: an ordinary build then reads
    no source at all. An address is never public because somebody linked to it.
    """

    def __init__(self, private: Iterable[PrivateText]) -> None:
        needles: dict[str, Needle] = {}
        for needle in _needles(private):
            needles.setdefault(needle.text, needle)
        self._finder = _Finder(needles.values())
        self._seen: dict[Needle, dict[str, int]] = {}  # by file, the line

    def read(self, path: str, data: bytes) -> None:
        """Note which needles the file at *path* holds."""
        self._scan(path, data, data)
        if plain := _plain(data):
            self._scan(path, plain, data)

    def _scan(self, path: str, view: bytes, data: bytes) -> None:
        for needle in self._finder.find(b" ".join(view.split())):
            places = self._seen.setdefault(needle, {})
            if path not in places:
                places[path] = _line(data, needle.text)

    def names(self, paths: Iterable[str]) -> None:
        """Note which needles stand in the names of the files themselves."""
        for path in paths:
            self._scan(path, f"/{path}".encode(), b"")

    def problems(self, public_sources: Iterable[str], public_texts: Iterable[str]) -> list[Problem]:
        """Return what was seen and is not public: one problem for each file and item, at its first line."""
        seen = self._without_public(public_sources, public_texts)
        first: dict[tuple[str, str, Rule], tuple[int, str]] = {}
        for needle in seen:
            for path, line in self._seen[needle].items():
                key = (path, needle.source, needle.rule)
                first[key] = min(first.get(key, (line, needle.text)), (line, needle.text))
        return [
            rule.at(Place(path=f"output/{path}", line=line), source=source, text=_short(text))
            for (path, source, rule), (line, text) in first.items()
        ]

    def _without_public(self, public_sources: Iterable[str], public_texts: Iterable[str]) -> list[Needle]:
        texts = [needle for needle in self._seen if needle.rule is rules.LEAKED_TEXT]
        if not texts:
            return list(self._seen)
        finder = _Finder(texts)
        public: set[Needle] = set()

        def allow(text: str) -> None:
            for view in (unmarked(text), *spellings(text)):
                public.update(finder.find(normalised(view).encode("utf-8", "replace")))

        for text in public_texts:
            allow(text)
        for source in public_sources:
            allow(Path(source).read_text(encoding="utf-8-sig", errors="replace"))
        return [needle for needle in self._seen if needle not in public]


class _Finder:
    """Finds any of many needles in one reading."""

    def __init__(self, needles: Iterable[Needle]) -> None:
        self._needles = tuple(needles)
        self._automaton = BytesAhoCorasick([needle.text.encode("utf-8", "replace") for needle in self._needles])

    def find(self, data: bytes) -> set[Needle]:
        """Return the needles that *data*, its white space collapsed, holds."""
        # Overlapping: a public needle must not cover the secret one that begins in its midst.
        matches = self._automaton.find_matches_as_indexes(data, overlapping=True)
        return {self._needles[match[0]] for match in matches}


def _needles(private: Iterable[PrivateText]) -> Iterator[Needle]:
    for item in private:
        for address in item.addresses:
            if address.strip("/"):
                yield Needle(text=address, source=item.path, rule=rules.LEAKED_ADDRESS)
        for text in item.texts:
            for piece in fragments(text):
                yield Needle(text=piece, source=item.path, rule=rules.LEAKED_TEXT)


def both_sides(private: Iterable[PrivateText], public_sources: Iterable[str]) -> list[Problem]:
    """Return the items that are said to be private and public: each would excuse its own leak."""
    public = {source.replace("\\", "/") for source in public_sources}
    tails = {source[index + 1 :] for source in public for index in _slashes(source)} if private else set()
    return [
        rules.BOTH_SIDES.at(Place(path=f"output/{item.path}"), source=item.path)
        for item in private
        if item.path in tails
    ]


def _slashes(text: str) -> Iterable[int]:
    return (index for index, character in enumerate(text) if character == "/")


def _plain(data: bytes) -> bytes:
    """Return the parts of *data* that hold escaped letters, with the letters as themselves."""
    spots = sorted(match.start() for byte, escaped in _ESCAPED if byte in data for match in escaped.finditer(data))
    parts = []
    end = 0
    # From tag to tag, so that the script in the head of each page does not cost the whole page a second time.
    for spot in spots:
        if spot < end:
            continue
        start = data.rfind(b"<", end, spot) + 1 or end
        end = data.find(b"<", spot)
        if end < 0:
            end = len(data)
        parts.append(_unescaped(data[start:end]))
    return b"<".join(parts)


def _unescaped(part: bytes) -> bytes:
    part = _BACKSLASH.sub(_unbackslash, part)
    if _CHARACTER.search(part):
        part = html.unescape(part.decode("utf-8", "replace")).encode("utf-8", "replace")
    if _PERCENT.search(part):
        part = unquote_to_bytes(part.replace(b"+", b" "))
    try:
        return unicodedata.normalize("NFC", part.decode()).encode()
    except UnicodeDecodeError:  # a picture
        return part


def _unbackslash(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return chr(int(match[1], 16)).encode("utf-8", "replace")
    return b"/" if match[0] == b"\\/" else b" "


def _line(data: bytes, text: str) -> int:
    """Return the line of *text* in *data*; 1 when it stands there in other letters."""
    pattern = rb"\s+".join(re.escape(word) for word in text.encode().split())
    found = re.search(pattern, data)
    return data.count(b"\n", 0, found.start()) + 1 if found else 1


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
