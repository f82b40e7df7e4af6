"""What features load from the data, kept: read again only when the data change, or what they ask of the news."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast

import msgspec
from msgspec.structs import replace

from plugins.freshness.bounded import bounded
from plugins.freshness.tables import Tables
from plugins.freshness.values import decoder, digest, digest_of, encode
from plugins.freshness.watch import Key, Watch
from plugins.freshness.watched import Records
from plugins.limits import FILE, Limits, Step
from plugins.newsroom import Landmark, Newsroom
from plugins.pages import Feature, PrivateWords
from plugins.problems import Problem, errors
from plugins.registry import Registry


class _Kept(msgspec.Struct, frozen=True, gc=False):
    files: bytes
    asked: dict[Key, bytes]
    problems: bytes
    private: bytes
    value: bytes


@dataclass(kw_only=True)
class Loaded:
    """What a feature has loaded. *digest* is another if anything in it is; *private* is of what no reader is told."""

    problems: tuple[Problem, ...]
    private: tuple[PrivateWords, ...]
    digest: bytes
    make: Callable[[], Any]

    @cached_property
    def value(self) -> Any:
        """Return it; what was kept is made only now, for most builds need none of it."""
        return self.make()


class Models(Mapping[str, Any]):
    """What the features have loaded, by their names."""

    def __init__(self, loaded: Mapping[str, Loaded]) -> None:
        self.loaded = loaded

    def __getitem__(self, name: str) -> Any:
        return self.loaded[name].value

    def __iter__(self) -> Iterator[str]:
        return iter(self.loaded)

    def __len__(self) -> int:
        return len(self.loaded)


def load(
    feature: Feature,
    shelf: Tables,
    files: Callable[[], Mapping[str, bytes]],
    fingerprint: bytes,
    registry: Registry,
    room: Newsroom,
    limits: Limits = FILE,
) -> Loaded:
    """Return what *feature* loads of *files*; *fingerprint* is of all data files and of the registry.

    *limits* are for the reading of each data file.
    """
    name = f"load-{feature.name}"
    kept = shelf.read(_Kept, name)
    cells = _Cells(room)
    if kept and kept.files == fingerprint and all(cells[key] == found for key, found in kept.asked.items()):
        value = kept.value
        return Loaded(
            problems=decoder(tuple[Problem, ...])(kept.problems),
            private=decoder(tuple[PrivateWords, ...])(kept.private),
            digest=digest_of(value),
            make=lambda: feature.from_kept(decoder(feature.keeps)(value), registry),
        )

    def read(known: Mapping[str, bytes], refused: Collection[str], step: Step) -> tuple[Any, list[Problem]]:
        del step  # a data file that is opened is told for it
        watch = Watch()
        told = replace(registry, refused=frozenset(refused))
        with watch.noting() as asked:
            loaded, problems = feature.load(known, told, cast("Newsroom", _WatchedNewsroom(watch, room)))
        return (loaded, asked), problems

    (loaded, asked), problems = bounded(read, files(), registry.refused, limits)
    # Of what is refused nothing is built.
    private = () if errors(problems) else tuple(feature.private_words(loaded, registry))
    if feature.keeps is None or errors(problems) or registry.refused:  # what is refused has no hash
        told = digest([(key, cells[key]) for key in sorted(asked)])
        return Loaded(problems=tuple(problems), private=private, digest=told + fingerprint, make=lambda: loaded)
    value = encode(feature.kept(loaded))
    answers = {key: cells[key] for key in sorted(asked)}
    shelf.write(name, _Kept(fingerprint, answers, encode(problems), encode(private), value))
    return Loaded(problems=tuple(problems), private=private, digest=digest_of(value), make=lambda: loaded)


class _WatchedNewsroom:
    """What data may ask of the news."""

    def __init__(self, watch: Watch, room: Newsroom) -> None:
        self._watch, self._room = watch, room
        self.landmarks: Mapping[str, Landmark] = Records(watch, "landmark", room.landmarks)

    @property
    def unread(self) -> frozenset[str]:
        """Return the names of the items that could not be read."""
        self._watch.asks("unread")
        return self._room.unread

    @property
    def naming_initiatives(self) -> Any:
        """Return the items that name initiatives."""
        self._watch.asks("initiatives")
        return self._room.naming_initiatives

    @property
    def shares(self) -> Any:
        """Return the items that declare shares."""
        self._watch.asks("shares")
        return self._room.shares


class _Cells:
    def __init__(self, room: Newsroom) -> None:
        self._room = room

    @cached_property
    def _landmarks(self) -> Mapping[str, Landmark]:
        return self._room.landmarks

    def __getitem__(self, key: Key) -> bytes:
        kind, _, id_ = key.partition("|")
        match kind:
            case "landmark":
                return digest(list(self._landmarks.items()) if id_ == "*" else self._landmarks.get(id_))
            case "unread":
                return digest(sorted(self._room.unread))
            case "initiatives":
                return digest(self._room.naming_initiatives)
        return digest(self._room.shares)
