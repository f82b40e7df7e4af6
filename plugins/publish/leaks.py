"""The private words of a site: which they are, where they were seen, and whether that gives anything away."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from plugins.problems import Place, Problem, Rule
from plugins.publish import rules
from plugins.publish.fragments import fragments
from plugins.publish.manifest import Manifest, PrivateText
from plugins.publish.names import spellings_of_id, spellings_of_name

WORDS = (rules.LEAKED_NAME, rules.LEAKED_ID)
_NEVER = (rules.LEAKED_ADDRESS, rules.LEAKED_FILE)
_SHOWN = 60  # characters of a leaked text that the message repeats


class Needle(NamedTuple):
    """Something that no byte of the output may say, and the item that it is of."""

    text: str
    source: str
    rule: Rule


class Leaks:
    """Private words of a site, *needles* by their text, and the files in which they were seen."""

    def __init__(self, needles: Mapping[str, Needle]) -> None:
        self.needles = needles
        self.seen: dict[str, dict[str, int]] = {}  # by text: by file, the line

    def saw(self, path: str, seen: Mapping[str, int]) -> None:
        """Note that the file at *path* holds the texts *seen*, each at its line."""
        for text, line in seen.items():
            if text in self.needles:
                self.seen.setdefault(text, {})[path] = line

    @property
    def in_doubt(self) -> list[str]:
        """What was seen and would be no leak if it were public, too. An address is not public because it was linked."""
        return [text for text in self.seen if self.needles[text].rule not in _NEVER]

    def problems(self, public: Collection[str]) -> list[Problem]:
        """Return what was seen and is not *public*: one problem for each file and item, at its first line."""
        first: dict[tuple[str, str, Rule], tuple[int, str]] = {}
        for text in self.seen.keys() - public:
            needle = self.needles[text]
            for path, line in self.seen[text].items():
                key = (path, needle.source, needle.rule)
                first[key] = min(first.get(key, (line, text)), (line, text))
        return [
            rule.at(Place(path=f"output/{path}", line=line), source=source, text=_short(text))
            for (path, source, rule), (line, text) in first.items()
        ]


def words_among(needles: Mapping[str, Needle]) -> frozenset[str]:
    """Return those of *needles* that are nothing but as whole words: names and ids."""
    return frozenset(text for text, needle in needles.items() if needle.rule in WORDS)


def needles_of(private: Iterable[PrivateText]) -> dict[str, Needle]:
    """Return what must not be seen of *private*, by its text."""
    needles: dict[str, Needle] = {}
    for item in private:
        rule = rules.LEAKED_DATA if item.is_data else rules.LEAKED_TEXT
        for name in item.names:
            for spelled in spellings_of_name(name):
                needles.setdefault(spelled, Needle(spelled, item.path, rules.LEAKED_NAME))
        for id_ in item.ids:
            for spelled in spellings_of_id(id_):
                needles.setdefault(spelled, Needle(spelled, item.path, rules.LEAKED_ID))
        of_address = rules.LEAKED_FILE if item.is_data else rules.LEAKED_ADDRESS
        for address in item.addresses:
            if address.strip("/"):
                needles.setdefault(address, Needle(address, item.path, of_address))
        for text in item.texts:
            for piece in fragments(text):
                needles.setdefault(piece, Needle(piece, item.path, rule))
    return needles


def fingerprint(private: Iterable[PrivateText]) -> str:
    """Return what stands for *private* and for no others."""
    words = repr([(item.path, item.texts, item.addresses, item.names, item.ids, item.is_data) for item in private])
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass")).hexdigest()


def both_sides(manifest: Manifest) -> list[Problem]:
    """Return the items that are said to be private and public: each would excuse its own leak."""
    names = {item.path.rpartition("/")[2] for item in manifest.private}
    public = [source.replace("\\", "/") for source in manifest.public_sources]
    # Two of one name are few, so the paths of few are compared.
    namesakes = [f"/{source}" for source in public if source.rpartition("/")[2] in names]
    return [
        rules.BOTH_SIDES.at(Place(path=f"output/{item.path}"), source=item.path)
        for item in manifest.private
        if any(source.endswith(f"/{item.path}") for source in namesakes)
    ]


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
