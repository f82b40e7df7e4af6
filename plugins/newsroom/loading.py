"""From the files under `content/news` and `content/pages` to the newsroom, or to everything that is wrong."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain
from pathlib import PurePosixPath

from plugins.newsroom import rules
from plugins.newsroom.bodies import BodyReader, Reference
from plugins.newsroom.items import Item, TextPage
from plugins.newsroom.newsroom import Newsroom
from plugins.newsroom.reading import NEWS, Reading
from plugins.newsroom.targets import Target, picture_of, target_of
from plugins.newsroom.translations import translated
from plugins.newsroom.written import Written
from plugins.problems import nearest
from plugins.registry import Place, Problem, Registry, Rule
from plugins.registry.sources import Citation

Guard = Callable[[], AbstractContextManager[None]]
Read = tuple[Item | TextPage | None, Written | None, list[Problem]]


class TookTooLong(Exception):
    """Raised by a guard inside the reading of a file that took longer than *seconds*."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"more than {seconds} s")


def load(
    files: Mapping[str, bytes],
    pictures: frozenset[str],
    registry: Registry,
    bodies: BodyReader,
    guard: Guard = nullcontext,
    each: Callable[[Callable[[str], Read], Sequence[str]], Iterable[Read]] = map,
) -> tuple[Newsroom, list[Problem]]:
    """Return the newsroom that *files* (path from the content folder → bytes) hold, and all their problems.

    *pictures* are the paths of the picture files there are. *guard* bounds the time that one file may take; *each*
    calls a function for every path, in several processes perhaps.
    """
    reading = Reading(registry, bodies)

    def read(path: str) -> Read:
        try:
            with guard():
                return reading.item(path, files[path]) if path.startswith(NEWS) else reading.page(path, files[path])
        except TookTooLong as slow:
            return None, None, [rules.TOO_SLOW.at(Place(path=path), seconds=slow.seconds)]

    problems: list[Problem] = []
    items: list[tuple[Item, Written]] = []
    pages: list[tuple[TextPage, Written]] = []
    for text, written, found in each(read, sorted(files)):
        problems += found
        if isinstance(text, Item) and written is not None:
            items.append((text, written))
        elif isinstance(text, TextPage) and written is not None:
            pages.append((text, written))
    problems += _addresses(items)
    pages, found = translated(pages)
    problems += found
    links = _Links(items, pages, files, pictures)
    for one, how in chain[tuple[Item | TextPage, Written]](items, pages):
        problems += links.check(one, how)
    for src, place in _pictures_of_data(registry):
        if isinstance(rule := picture_of(src, place.path, pictures), Rule):
            problems.append(rule.at(place, target=src, suggestion=nearest(src, pictures)))
    newsroom = Newsroom(items=tuple(i for i, _ in items), pages=tuple(p for p, _ in pages))
    problems += citations_land(registry.citations, newsroom, files)
    return newsroom, problems


def _pictures_of_data(registry: Registry) -> Iterator[tuple[str, Place]]:
    """Yield each picture that the data name, and where: the emblem, and people's portraits."""
    if registry.emblem and registry.site.emblem:
        yield registry.site.emblem.src, registry.emblem
    for person in registry.people.values():
        if person.portrait:
            yield person.portrait.src, registry.portraits[person.id]


def _addresses(items: list[tuple[Item, Written]]) -> Iterator[Problem]:
    """No two items have one address, and no old address leads to two."""
    first: dict[str, str] = {}
    for item, written in items:
        if item.id in first:
            yield rules.SAME_ADDRESS.at(written.tree.place(("slug",)), first=first[item.id], id=item.id)
        first.setdefault(item.id, item.path)
    taken: dict[str, str] = {}
    for item, written in items:
        for index, alias in enumerate(item.aliases):
            if alias in taken:
                place = written.tree.place(("aliases", index))
                yield rules.ALIAS_TAKEN.at(place, value=alias, first=taken[alias])
            taken.setdefault(alias, item.path)


def _from(base: str, path: str | None) -> str | None:
    """Return *path* as a link in the file at *base* has to write it."""
    return posixpath.relpath(path, posixpath.dirname(base)) if path else None


def unread_names(newsroom: Newsroom, files: Iterable[str]) -> set[str]:
    """Return the names of the items of *files* that could not be read: what refers to them is not told again."""
    read = {item.path for item in newsroom.items}
    return {PurePosixPath(path).stem for path in files if path.startswith(NEWS) and path not in read}


def citations_land(citations: Iterable[Citation], newsroom: Newsroom, files: Iterable[str]) -> Iterator[Problem]:
    """Every item that the data cite is there: a slip in its name would tell a fact before its day.

    An item of *files* that could not be read may be the one that is meant; it is told already.
    """
    known = {item.id: item for item in newsroom.items}
    unread = unread_names(newsroom, files)
    for citation in citations:
        item = known.get(citation.article)
        if item is None:
            if citation.article.rsplit("/", 1)[1] not in unread:
                guess = nearest(citation.article, known)
                yield rules.SOURCE_NOWHERE.at(citation.place, value=citation.article, suggestion=guess)
        elif citation.anchor and citation.anchor not in item.body.anchors and citation.anchor_place:
            guess = nearest(citation.anchor, item.body.anchors)
            yield rules.ANCHOR_NOWHERE.at(
                citation.anchor_place, anchor=citation.anchor, where=item.path, suggestion=guess
            )


class _Links:
    """Checks that the links and pictures of texts land."""

    def __init__(
        self,
        items: list[tuple[Item, Written]],
        pages: list[tuple[TextPage, Written]],
        files: Mapping[str, bytes],
        pictures: frozenset[str],
    ) -> None:
        self._texts: dict[str, Item | TextPage] = {
            text.path: text for text, _ in chain[tuple[Item | TextPage, Written]](items, pages)
        }
        self._files = files
        self._pictures = pictures

    def check(self, text: Item | TextPage, written: Written) -> Iterator[Problem]:
        for reference, place in written.links(text.body.references):
            yield from self._reference(reference, text, place)
        cover = text.cover if isinstance(text, Item) else None
        if cover:
            found = picture_of(cover.src, text.path, self._pictures)
            if isinstance(found, Rule):
                place = written.tree.place(("cover", "src"))
                yield found.at(place, target=cover.src, suggestion=self._picture_like(cover.src, text.path))

    def _reference(self, reference: Reference, text: Item | TextPage, place: Place) -> Iterator[Problem]:
        target = target_of(reference.target, text.path, is_picture=reference.is_picture)
        if isinstance(target, Rule):
            guess = self._picture_like(reference.target, text.path) if reference.is_picture else None
            yield target.at(place, target=reference.target, suggestion=_from(text.path, guess))
        elif target.kind == "picture":
            if target.value not in self._pictures:
                guess = _from(text.path, self._picture_like(reference.target, text.path))
                yield rules.PICTURE_MISSING.at(place, target=reference.target, suggestion=guess)
        elif target.kind == "anchor":
            if target.fragment not in text.body.anchors:
                guess = nearest(target.fragment, text.body.anchors)
                yield rules.ANCHOR_NOWHERE.at(place, anchor=target.fragment, where="bài này", suggestion=guess)
        elif target.kind == "file":
            yield from self._file(target, reference, text.path, place)

    def _file(self, target: Target, reference: Reference, base: str, place: Place) -> Iterator[Problem]:
        other = self._texts.get(target.value)
        if other is None:
            if target.value not in self._files:  # a file with errors of its own is there all the same
                guess = _from(base, nearest(target.value, self._files))
                yield rules.LINK_NOWHERE.at(place, target=reference.target, suggestion=guess)
        elif target.fragment and target.fragment not in other.body.anchors:
            guess = nearest(target.fragment, other.body.anchors)
            yield rules.ANCHOR_NOWHERE.at(place, anchor=target.fragment, where=other.path, suggestion=guess)
        elif isinstance(other, Item) and other.status != "published":
            yield rules.HIDDEN_TARGET.at(place, target=reference.target)

    def _picture_like(self, written: str, base: str) -> str | None:
        target = target_of(written, base, is_picture=True)
        wanted = target.value if isinstance(target, Target) else written
        exact = [p for p in sorted(self._pictures) if p.casefold() == wanted.casefold()]
        return exact[0] if exact else nearest(wanted, self._pictures)
