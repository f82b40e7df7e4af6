"""Looking for all of many texts in a file at once, in time that does not depend on how many there are."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from urllib.parse import unquote_to_bytes

from ahocorasick_rs import BytesAhoCorasick

from plugins.publish.names import stands_alone

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


class Scan:
    """A search for *texts*, each as `fragments.normalised` leaves it; for those that are *words* as whole words."""

    def __init__(self, texts: Iterable[str], words: Collection[str] = ()) -> None:
        self._texts = tuple(texts)
        self._words = frozenset(number for number, text in enumerate(self._texts) if text in words)

    @cached_property
    def _automaton(self) -> BytesAhoCorasick:
        return BytesAhoCorasick([text.encode("utf-8", "replace") for text in self._texts])

    def find(self, data: bytes) -> set[str]:
        """Return the texts that *data*, its white space collapsed, holds."""
        if not self._texts:
            return set()
        # Overlapping: a public text must not cover the secret one that begins in its midst.
        matches = self._automaton.find_matches_as_indexes(data, overlapping=True)
        if not self._words:
            return {self._texts[match[0]] for match in matches}
        found: set[int] = set()
        for number, start, end in matches:
            if number not in found and (number not in self._words or stands_alone(data, start, end)):
                found.add(number)
        return {self._texts[number] for number in found}

    def look(self, path: str, data: bytes) -> dict[str, int]:
        """Return the texts that the file at *path* holds, in its name or in *data* however written; and their lines."""
        if not self._texts:
            return {}
        found = dict.fromkeys(self.find(_collapsed(f"/{path}".encode())), 1)
        for text in self._held(data):
            if text not in found:
                found[text] = _line(data, text)
        return found

    def _held(self, data: bytes) -> Iterator[str]:
        yield from self.find(_collapsed(data))
        if plain := _plain(data):
            yield from self.find(_collapsed(plain))


def _collapsed(data: bytes) -> bytes:
    return b" ".join(data.split())


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
