"""Pictures: those that something public shows, and the forms in which they are published."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TypedDict

from msgspec import Struct

from plugins.newsroom import Edition, Item
from plugins.newsroom.targets import picture_of
from plugins.pages import Derivative, Material, Rendition, urls
from plugins.photos import PHOTO, SIZE_LIMIT, File, Focus, Form, Unusable, develop, portrait, too_heavy
from plugins.photos import rules as photo_rules
from plugins.portal.darkroom import Darkroom, Print
from plugins.portal.intake import Intake
from plugins.portal.picture_cache import Kept
from plugins.registry import Kind, Place, Problem
from plugins.registry.loading import SITE_FILE


class PictureOrder(Struct, frozen=True, kw_only=True):
    """The forms of a picture to be made: of the file *source*, whose bytes have *digest*."""

    source: Path
    digest: str
    size: int
    form: Form

    @property
    def key(self) -> str:
        """Return the hash of the source and of what is made of it."""
        return hashlib.sha256(f"{self.digest}\n{self.form!r}".encode()).hexdigest()

    @property
    def weight(self) -> int:
        """Return the size of the source."""
        return self.size

    def make(self, darkroom: Darkroom) -> tuple[File, ...]:
        """Return the forms."""
        del darkroom
        data = self.source.read_bytes()
        if hashlib.sha256(data).hexdigest() != self.digest:
            raise Unusable("ảnh đã đổi trong lúc dựng trang")
        return develop(data, self.form)


class Pictures(Struct, frozen=True, kw_only=True, dict=True):
    """The pictures of a site: by path from the content folder, the portraits by person as well."""

    orders: Mapping[str, PictureOrder]
    portrait_orders: Mapping[str, PictureOrder]
    darkroom: Darkroom

    @cached_property
    def derivatives(self) -> Mapping[str, Derivative]:
        """Return what pages show, by path."""
        return {path: _derivative(self._kept[order.key]) for path, order in self.orders.items()}

    @cached_property
    def portraits(self) -> Mapping[str, Derivative]:
        """Return the portraits by person."""
        return {person: _derivative(self._kept[order.key]) for person, order in self.portrait_orders.items()}

    @cached_property
    def prints(self) -> tuple[Print, ...]:
        """Return every file that is published, each once."""
        prints = {
            kept.name: Print(address=urls.picture(kept.name), order=order, name=kept.name)
            for order in (*self.orders.values(), *self.portrait_orders.values())
            for kept in self._kept[order.key]
        }
        return tuple(prints[name] for name in sorted(prints))

    @cached_property
    def covers(self) -> Mapping[str, tuple[PictureOrder, str]]:
        """Return what may stand on a share card: orders, by path or a portrait by its address, and names of files."""
        portraits = {urls.picture(self._kept[one.key][0].name): one for one in self.portrait_orders.values()}
        return {cover: (one, self._kept[one.key][0].name) for cover, one in (*self.orders.items(), *portraits.items())}

    @cached_property
    def _kept(self) -> Mapping[str, tuple[Kept, ...]]:
        orders = (*self.orders.values(), *self.portrait_orders.values())
        return {order.key: self.darkroom.kept(order) for order in orders}


def _derivative(kept: tuple[Kept, ...]) -> Derivative:
    plain, *better = kept
    return Derivative(
        address=urls.picture(plain.name),
        width=plain.width,
        height=plain.height,
        sources=tuple(
            (media_type, tuple(Rendition(address=urls.picture(one.name), width=one.width) for one in forms))
            for media_type, forms in groupby(better, lambda one: one.media_type)
        ),
    )


class _Showing(Struct, frozen=True, kw_only=True):
    """A picture that something public shows, and where that says so; *person* for a portrait."""

    path: str
    place: Place
    form: Form = PHOTO
    person: str | None = None


def take_pictures(
    intake: Intake, material: Material, edition: Edition, darkroom: Darkroom
) -> tuple[Pictures, list[Problem]]:
    """Return the pictures that something public shows, made, and what is wrong with those that cannot be."""
    showings: dict[tuple[str, str | None], _Showing] = {}
    places: dict[str, dict[Place, None]] = {}  # the first that shows it is told of it
    for one in _shown(intake, material, edition):
        showings.setdefault((one.path, one.person), one)
        places.setdefault(one.path, {}).setdefault(one.place)
    orders, faults = _made(intake, showings.values(), darkroom)
    pictures = Pictures(
        orders={one.path: order for one, order in orders if one.person is None},
        portrait_orders={one.person: order for one, order in orders if one.person is not None},
        darkroom=darkroom,
    )
    return pictures, [_unusable(path, fault, tuple(places[path])) for path, fault in faults.items()]


def try_pictures(intake: Intake, items: Iterable[Item], darkroom: Darkroom) -> list[list[Problem]]:
    """Return what is wrong with the pictures of *items* that are still to be published: of each picture, at each item.

    The first is to be told, the others are the same once more. They are made, since they are wanted soon, and published
    with nothing.
    """
    drafts = intake.newsroom.draft_paths
    in_order = sorted(items, key=lambda item: (item.path in drafts, item.path))  # what is no draft is told first
    showings = [one for item in in_order for one in _shown_by(intake, item.path)]
    _, faults = _made(intake, {one.path: one for one in showings}.values(), darkroom) if showings else ([], {})
    places: dict[str, dict[Place, None]] = {}
    for one in showings:
        if one.path in faults:
            places.setdefault(one.path, {}).setdefault(one.place)
    return [
        [_unusable(path, faults[path], (place, *(other for other in shown if other != place))) for place in shown]
        for path, shown in places.items()
    ]


def _unusable(path: str, fault: Unusable, places: Sequence[Place]) -> Problem:
    """Return what is told, once, of the picture at *path*: at the first of the *places* that show it."""
    shown = f" (dùng ở {len(places)} chỗ)" if len(places) > 1 else ""
    return photo_rules.UNUSABLE.at(places[0], name=path, shown=shown, reason=fault.reason, cure=fault.cure)


def _made(
    intake: Intake, showings: Collection[_Showing], darkroom: Darkroom
) -> tuple[list[tuple[_Showing, PictureOrder]], dict[str, Unusable]]:
    """Return what of *showings* was made, and why the pictures at some paths cannot be."""
    sources, faults = _sources(intake, sorted({one.path for one in showings}))
    orders = [
        (one, PictureOrder(source=intake.tree.pictures[one.path], form=one.form, **sources[one.path]))
        for one in showings
        if one.path in sources
    ]
    reasons = darkroom.develop((order for _, order in orders), "Làm ảnh")
    faults |= {one.path: reasons[order.key] for one, order in orders if order.key in reasons}
    return [(one, order) for one, order in orders if one.path not in faults], faults


class _Source(TypedDict):
    digest: str
    size: int


def _sources(intake: Intake, paths: Sequence[str]) -> tuple[dict[str, _Source], dict[str, Unusable]]:
    """Return what the files at *paths* are, and why some of them are not read."""
    signatures = {path: intake.tree.signatures[path] for path in paths}
    heavy = {path: too_heavy(one.size) for path, one in signatures.items() if one.size > SIZE_LIMIT}
    light = {path: one for path, one in signatures.items() if path not in heavy}
    hashes = intake.sources.of(light, intake.tree.bytes_of)
    sources = {
        path: _Source(digest=one, size=signatures[path].size) for path, one in hashes.items() if isinstance(one, str)
    }
    faults = {
        path: Unusable(f"không mở được tệp ({one.strerror or one})", "kiểm tra quyền đọc")
        for path, one in hashes.items()
        if isinstance(one, OSError)
    }
    return sources, heavy | faults


def _shown(intake: Intake, material: Material, edition: Edition) -> Iterator[_Showing]:
    pictures = intake.tree.pictures.keys()
    for file in (*(item.path for item in edition.items), *(page.path for page in edition.pages)):
        yield from _shown_by(intake, file)
    emblem = intake.registry.site.emblem
    if emblem and intake.registry.emblem:
        path = picture_of(emblem.src, SITE_FILE, pictures)
        if isinstance(path, str):
            yield _Showing(path=path, place=intake.registry.emblem)
    for person in intake.registry.people.values():
        if person.portrait and material.shows(Kind.PERSON, person.id):
            path = picture_of(person.portrait.src, "data/people.yaml", pictures)
            if isinstance(path, str):
                focus = person.portrait.focus
                form = portrait(Focus(x=focus.x, y=focus.y))
                yield _Showing(path=path, place=intake.registry.portraits[person.id], form=form, person=person.id)


def _shown_by(intake: Intake, file: str) -> Iterator[_Showing]:
    """Yield the pictures that the text at *file* shows."""
    for paths in intake.rows[file].pictures:
        found = next((path for path in paths if path in intake.tree.pictures), None)
        if found:
            yield _Showing(path=found, place=Place(path=file))
