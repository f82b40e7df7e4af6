"""From the files under `content/news` and `content/pages` to the newsroom, or to everything that is wrong."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import PurePosixPath
from urllib.parse import unquote

from msgspec.structs import replace

from plugins.newsroom import rules
from plugins.newsroom.bodies import BodyReader, Reference
from plugins.newsroom.drafts import Draft, draft_in
from plugins.newsroom.items import Item, TextPage, address_key, full_address
from plugins.newsroom.newsroom import Newsroom
from plugins.newsroom.read_text import Landing, ReadText, status_of, written_of
from plugins.newsroom.reading import Reading
from plugins.newsroom.targets import NEWS, Target, as_link, picture_in, picture_of, target_of, with_scheme
from plugins.newsroom.translations import translated
from plugins.problems import Level, nearest
from plugins.registry import Place, Problem, Registry, Rule
from plugins.registry import rules as common
from plugins.registry.hidden import hidden_in_address
from plugins.registry.sources import Citation

Guard = Callable[[], AbstractContextManager[None]]


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
) -> tuple[Newsroom, list[Problem]]:
    """Return the newsroom that *files* (path from the content folder → bytes) hold, and all their problems.

    *pictures* are the paths of the picture files there are. *guard* bounds the time that one file may take.
    """
    reading = Reading(registry, bodies)
    texts = [read_guarded(reading, path, files[path], guard) for path in sorted(files)]
    return assembled(texts, files, pictures, registry)


def read_guarded(reading: Reading, path: str, data: bytes, guard: Guard) -> ReadText:
    """Return what the file at *path* holds, or that it took too long to read."""
    try:
        with guard():
            return reading.read(path, data)
    except TookTooLong as slow:
        problem = rules.TOO_SLOW.at(Place(path=path), seconds=slow.seconds)
        return ReadText(path=path, problems=(problem,), draft=_draft_guarded(path, data, guard))


def _draft_guarded(path: str, data: bytes, guard: Guard) -> Draft | None:
    """Return what is known of a draft that took too long to read; if even that takes too long, it counts as public."""
    try:
        with guard():
            return draft_in(data, path) if _is_news(path) else None
    except TookTooLong:
        return None


def assembled(
    texts: Sequence[ReadText],
    files: Mapping[str, bytes],
    pictures: frozenset[str],
    registry: Registry,
    stored_html: Callable[[str], str] | None = None,
) -> tuple[Newsroom, list[Problem]]:
    """Return the newsroom that the *texts*, by path, make together, and all their problems.

    *files* are asked only for the place of what is wrong.
    """
    problems = [problem for one in texts for problem in one.problems]
    pages, found = between(texts, files, pictures)
    problems += found
    for src, place in _pictures_of_data(registry):
        if isinstance(rule := picture_of(src, place.path, pictures), Rule):
            guess = _like(src, pictures)
            problems.append(
                rule.at(place, target=src, fixed=_mended(src), suggestion=as_link(guess) if guess else None)
            )
    newsroom = Newsroom(
        items=tuple(one.item for one in texts if one.item),
        pages=pages,
        stored_html=stored_html or (lambda _: ""),
        unread=frozenset(name for one in texts if one.text is None and _is_news(one.path) for name in _names(one)),
        drafts={one.path: one.draft for one in texts if one.draft},
    )
    problems += citations_land(registry.citations, newsroom)
    return newsroom, problems


def between(
    texts: Sequence[ReadText], files: Mapping[str, bytes], pictures: Collection[str]
) -> tuple[tuple[TextPage, ...], list[Problem]]:
    """Return the pages among *texts*, each with the page that it translates, and what is wrong between texts and files.

    Of the files that the texts lead to, those that are texts have to be among them, else they count as being there.
    """
    problems = list(_addresses((one.item for one in texts if one.item), files))
    pages, found = translated([one.page for one in texts if one.page], files)
    problems += found
    links = _Links(texts, files, pictures)
    for one in texts:
        if one.text and not all(map(links.lands, one.landings)):
            problems += links.check(one.text)
    return tuple(pages), problems


def _names(unread: ReadText) -> tuple[str, ...]:
    """Return the last parts of the ids that an item which could not be read may have."""
    return unread.draft.names if unread.draft else (PurePosixPath(unread.path).stem,)


def _is_news(path: str) -> bool:
    return path.startswith(NEWS)


def _pictures_of_data(registry: Registry) -> Iterator[tuple[str, Place]]:
    """Yield each picture that the data name, and where: the emblem, and people's portraits."""
    if registry.emblem and registry.site.emblem:
        yield registry.site.emblem.src, registry.emblem
    for person in registry.people.values():
        if person.portrait:
            yield person.portrait.src, registry.portraits[person.id]


def _addresses(items: Iterable[Item], files: Mapping[str, bytes]) -> Iterator[Problem]:
    """No two items have one address, and no old address leads to two.

    Of a draft and another the draft is at fault, wherever it stands: the other may be public.
    """
    first: dict[str, str] = {}
    taken: dict[str, tuple[str, str]] = {}
    for item in sorted(items, key=lambda item: item.is_draft):  # else in their order
        if item.id in first:
            place = written_of(item.path, files).tree.place(("slug",))
            yield rules.SAME_ADDRESS.at(place, first=first[item.id], id=item.id)
        first.setdefault(item.id, item.path)
        for index, alias in enumerate(item.aliases):
            key = address_key(alias)
            if key in taken:
                other, path = taken[key]
                rule = rules.ALIAS_TAKEN if full_address(other) == full_address(alias) else common.ALIAS_CASE
                place = written_of(item.path, files).tree.place(("aliases", index))
                yield rule.at(place, value=alias, other=other, first=path)
            taken.setdefault(key, (alias, item.path))


def _from(base: str, path: str | None) -> str | None:
    """Return *path* as a link in the file at *base* has to write it."""
    return as_link(posixpath.relpath(path, posixpath.dirname(base))) if path else None


def _mended(written: str) -> str:
    """Return *written* with the one thing put right that a rule of targets tells how."""
    return written.replace("\\", "/") if "\\" in written else with_scheme(written)


_ALIKE = 0.75  # of two names of files, without their endings


def _like(wanted: str, paths: Iterable[str]) -> str | None:
    """Return the one of *paths* whose name is nearest to that of *wanted*: folders and endings make nothing near."""
    named: dict[str, list[str]] = {}
    for path in sorted(paths):
        named.setdefault(_stem(path), []).append(path)
    stem = _stem(unquote(wanted))
    same = stem if stem in named else next((one for one in named if one.casefold() == stem.casefold()), None)
    same = same or nearest(stem, named, alike=_ALIKE)
    return (nearest(wanted, named[same], alike=0) or named[same][0]) if same else None


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def citations_land(citations: Iterable[Citation], newsroom: Newsroom) -> Iterator[Problem]:
    """Every item that the data cite is there: a slip in its name would tell a fact before its day.

    An item that could not be read may be the one that is meant; it is told already. The headings of a draft may still
    come to be those that are cited.
    """
    known = newsroom.landmarks
    for citation in citations:
        item = known.get(citation.article)
        if item is None:
            if citation.article.rsplit("/", 1)[1] not in newsroom.unread:
                guess = nearest(citation.article, known)
                yield rules.SOURCE_NOWHERE.at(citation.place, value=citation.article, suggestion=guess)
        elif citation.anchor and citation.anchor not in item.anchors and citation.anchor_place:
            guess = nearest(citation.anchor, item.anchors)
            problem = rules.ANCHOR_NOWHERE.at(
                citation.anchor_place, anchor=citation.anchor, where=item.path, suggestion=guess
            )
            yield replace(problem, level=Level.WARNING) if item.is_draft else problem


class _Links:
    """Checks that the links and pictures of texts land."""

    def __init__(self, texts: Iterable[ReadText], files: Mapping[str, bytes], pictures: Collection[str]) -> None:
        texts = list(texts)
        self._texts = {one.path: one.text for one in texts if one.text}
        self._drafts = {one.path for one in texts if one.draft}
        self._files = files
        self._pictures = pictures

    def lands(self, landing: Landing) -> bool:
        """Tell whether all is well with *landing*; why not, `check` tells."""
        match landing.kind:
            case "picture":
                return sum(path in self._pictures for path in landing.paths) == 1
            case "file":
                other = self._texts.get(landing.paths[0])
                if other is None:  # a file with errors of its own is there all the same
                    return landing.paths[0] in self._files and landing.paths[0] not in self._drafts
                is_public = not isinstance(other, Item) or other.status == "published"
                return is_public and (not landing.fragment or landing.fragment in other.body.anchors)
        return False

    def check(self, text: Item | TextPage) -> Iterator[Problem]:
        """Yield what is wrong with the links and pictures of *text*."""
        written = written_of(text.path, self._files)
        for reference, place in written.links(text.body.references):
            yield from self._reference(reference, text, place)
        cover = text.cover if isinstance(text, Item) else None
        if cover:
            found = picture_of(cover.src, text.path, self._pictures)
            if isinstance(found, Rule):
                place = written.tree.place(("cover", "src"))
                guess = _like(cover.src, self._pictures)
                guess = as_link(guess if found is rules.PICTURE_MISSING and guess else "") or None
                yield found.at(place, target=cover.src, fixed=_mended(cover.src), suggestion=guess)
            else:
                targets = (target_of(cover.src, base, is_picture=True) for base in (text.path, ""))
                target = next((one for one in targets if isinstance(one, Target)), rules.OUTSIDE)
                yield from self._doubt(target, cover.src, written.tree.place(("cover", "src")))

    def _reference(self, reference: Reference, text: Item | TextPage, place: Place) -> Iterator[Problem]:
        target = target_of(reference.target, text.path, is_picture=reference.is_picture)
        if hidden_in_address(reference.target):
            return  # told already, with its body
        if isinstance(target, Rule):
            guess = _like(reference.target, self._pictures) if reference.is_picture else None
            facts = {"target": reference.target, "fixed": _mended(reference.target)}
            yield target.at(place, suggestion=_from(text.path, guess), **facts)
        elif target.kind == "picture":
            if picture_in(target, self._pictures) is None:
                guess = _from(text.path, _like(reference.target, self._pictures))
                yield rules.PICTURE_MISSING.at(place, target=reference.target, suggestion=guess)
            yield from self._doubt(target, reference.target, place)
        elif target.kind == "anchor":
            if target.fragment not in text.body.anchors:
                guess = nearest(target.fragment, text.body.anchors)
                yield rules.ANCHOR_NOWHERE.at(place, anchor=target.fragment, where="bài này", suggestion=guess)
        elif target.kind == "file":
            yield from self._file(target, reference, text.path, place)

    def _file(self, target: Target, reference: Reference, base: str, place: Place) -> Iterator[Problem]:
        other = self._texts.get(target.value)
        if other is None:
            if target.value not in self._files:
                guess = _from(base, self._text_like(target.value))
                yield rules.LINK_NOWHERE.at(place, target=reference.target, suggestion=guess)
            elif target.value in self._drafts:
                yield rules.HIDDEN_TARGET.at(place, target=reference.target)
        elif isinstance(other, Item) and other.is_draft:  # whatever its headings are today
            yield rules.HIDDEN_TARGET.at(place, target=reference.target)
        elif target.fragment and target.fragment not in other.body.anchors:
            guess = nearest(target.fragment, other.body.anchors)
            yield rules.ANCHOR_NOWHERE.at(place, anchor=target.fragment, where=other.path, suggestion=guess)
        elif isinstance(other, Item) and other.status != "published":
            yield rules.HIDDEN_TARGET.at(place, target=reference.target)

    def _text_like(self, wanted: str) -> str | None:
        """Return the text whose name is nearest to *wanted*, if it may be led to."""
        guess = _like(wanted, (path for path in self._files if path.endswith(".md")))
        return guess if guess and (not _is_news(guess) or status_of(guess, self._files) == "published") else None

    def _doubt(self, target: Target | Rule, written: str, place: Place) -> Iterator[Problem]:
        """Yield that the name of a picture, read as it is written and as an address, means two."""
        found = [path for path in target.paths if path in self._pictures] if isinstance(target, Target) else []
        if len(found) > 1:
            yield rules.TWO_PICTURES.at(place, target=written, paths=", ".join(found))
