"""What the reading of one file came to, with all that decides about it beside its bytes: it can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from msgspec import Struct

from plugins.newsroom.asked import Asked
from plugins.newsroom.drafts import Draft, draft_in
from plugins.newsroom.items import Item, TextPage
from plugins.newsroom.targets import NEWS, Target, target_of
from plugins.newsroom.written import Written, split
from plugins.problems import Problem, Rule
from plugins.registry.texts import TooLarge, decode
from plugins.registry.texts import unreadable as told_unreadable
from plugins.web_address import WEB, scheme_of


class Landing(Struct, frozen=True):
    """Where a text leads within the content: to any of the pictures at *paths*, to the file at the only one.

    *wrong* says that it leads nowhere, whatever files there are.
    """

    kind: Literal["picture", "file", "wrong"]
    paths: tuple[str, ...] = ()
    fragment: str = ""


class ReadText(Struct, frozen=True, kw_only=True):
    """A file and what it holds: an item, a page of text, or, with errors, neither.

    *problems* are those of the file by itself and against the registry; *asked* is what it asked that. *draft* is what
    is known of an item that could not be read and is not public for certain.
    """

    path: str
    item: Item | None = None
    page: TextPage | None = None
    problems: tuple[Problem, ...] = ()
    landings: tuple[Landing, ...] = ()
    asked: tuple[Asked, ...] = ()
    draft: Draft | None = None

    @property
    def text(self) -> Item | TextPage | None:
        """Return the item or the page."""
        return self.item or self.page


def unreadable(path: str, error: OSError) -> ReadText:
    """Return that the file at *path* cannot be read; whether it is a draft, one that is too large says at its start."""
    draft = draft_in(error.start, path) if isinstance(error, TooLarge) and path.startswith(NEWS) else None
    return ReadText(path=path, problems=(told_unreadable(path, error),), draft=draft)


def landings_of(text: Item | TextPage) -> tuple[Landing, ...]:
    """Return where the links and pictures of *text* lead, as far as that is for the rest of the content to say."""
    return tuple(dict.fromkeys(_landings(text)))


def _landings(text: Item | TextPage) -> Iterator[Landing]:
    for reference in text.body.references:
        target = target_of(reference.target, text.path, is_picture=reference.is_picture)
        if not isinstance(target, Target):
            yield Landing("wrong")
        elif target.kind == "picture":
            yield Landing("picture", target.paths)
        elif target.kind == "file":
            yield Landing("file", (target.value,), target.fragment)
        elif target.kind == "anchor" and target.fragment not in text.body.anchors:
            yield Landing("wrong")
    cover = text.cover if isinstance(text, Item) else None
    if cover:  # from the file, else from the content folder: see `picture_of`
        found = [target_of(cover.src, base, is_picture=True) for base in (text.path, "")]
        paths = tuple(dict.fromkeys(path for one in found if isinstance(one, Target) for path in one.paths))
        yield Landing("picture", paths) if paths else Landing("wrong")


def addresses_of(text: Item | TextPage) -> tuple[str, ...]:
    """Return the addresses of the web that *text* links to, as they are written: some may be of the site itself."""
    found = [reference.target for reference in text.body.references if not reference.is_picture]
    found = [one for one in found if _is_of_the_web(target_of(one, text.path))]
    source = text.source if isinstance(text, Item) else None
    if source and source.url:
        found.append(source.url)
    return tuple(dict.fromkeys(found))


def _is_of_the_web(target: Target | Rule) -> bool:
    if not isinstance(target, Target):
        return False
    return target.kind == "address" or (target.kind == "outside" and scheme_of(target.value) in WEB)


def written_of(path: str, files: Mapping[str, bytes]) -> Written:
    """Return how the file at *path*, which was read before, was written: for the places in messages."""
    text, _ = decode(files[path], path)
    written, _ = split(text, path)
    assert written is not None, "an item was read from it"
    return written


def status_of(path: str, files: Mapping[str, bytes]) -> str | None:
    """Return the status that the file at *path* says it has, whatever else may be wrong with it."""
    text, _ = decode(files[path], path)
    written, _ = split(text, path)
    value = written.tree.value if written else None
    status = value.get("status") if isinstance(value, dict) else None
    return status if isinstance(status, str) else None
