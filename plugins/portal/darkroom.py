"""The darkroom: makes what is ordered, on all processors, and nothing that it has made before."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from plugins.freshness.shelf import cache_folder
from plugins.limits import FILE, Ended, Limits, each
from plugins.photos import SCALE_DOWN, Face, Faces, File, Unusable, recipe
from plugins.portal.picture_cache import Kept, PictureCache
from plugins.portal.progress import Progress
from plugins.workers import spread

FOLDER = "photos"  # in the cache of the portal


class Order(Protocol):
    """Something to be made; *key* is a hash of all that decides about it beside the recipe."""

    @property
    def key(self) -> str:
        """Return the hash."""

    @property
    def weight(self) -> int:
        """Return how long it takes, in no unit: the longest are begun first."""

    def make(self, darkroom: Darkroom) -> tuple[File, ...]:
        """Return the files; raise Unusable or OSError if there can be none."""


class Print(Struct, frozen=True, kw_only=True):
    """A file that is to be published: its address from the root, and which one it is of which order."""

    address: str
    order: Order
    name: str


class Darkroom:
    """Makes pictures and keeps them in *cache*. *faces* are what share cards are lettered in; with None none are drawn.

    What it returns never depends on the cache. *limits* are those of a picture that somebody brought.
    """

    def __init__(
        self,
        cache: Path | None = None,
        faces: Faces | None = None,
        progress: Progress | None = None,
        limits: Limits = FILE,
    ) -> None:
        self.faces = faces
        self._limits = limits
        self._cache = PictureCache(cache / FOLDER if cache else None, recipe())
        self._progress = progress or Progress()

    def develop(self, orders: Iterable[Order], words: str) -> dict[str, Unusable]:
        """Make what of *orders* is not there yet, of pictures that somebody brought; return by key why some cannot be.

        *words* tell what is going on. Each order has the limits of a file.
        """
        missing = self._missing(orders, words)

        def make(number: int) -> Unusable | None:
            self._progress.count(words, number, len(missing))
            try:
                self._cache.put(missing[number].key, missing[number].make(self))
            except Unusable as error:
                return error
            return None

        reasons = [
            _ended(one) if isinstance(one, Ended) else one for one in each(make, range(len(missing)), self._limits)
        ]
        return {order.key: reason for order, reason in zip(missing, reasons, strict=True) if reason}

    def draw(self, orders: Iterable[Order], words: str, enough: int) -> None:
        """Make what of *orders* is not there yet, of what we have made ourselves; *enough* are worth another process.

        *words* tell what is going on.
        """
        missing = self._missing(orders, words)

        def make(number: int) -> None:
            self._progress.count(words, number, len(missing))
            self._cache.put(missing[number].key, missing[number].make(self))

        spread(make, range(len(missing)), enough=enough)

    def _missing(self, orders: Iterable[Order], words: str) -> list[Order]:
        """Return those of *orders* that are to be made, the longest first."""
        distinct = {order.key: order for order in orders}
        missing = [order for key, order in distinct.items() if self._cache.find(key) is None]
        missing.sort(key=lambda order: (-order.weight, order.key))
        if missing:
            self._cache.ready()
            self._progress.step(words)
        return missing

    def kept(self, order: Order) -> tuple[Kept, ...]:
        """Return what an order that can be made consists of."""
        return self._cache.find(order.key) or self._again(order)

    def data(self, order: Order, name: str) -> bytes:
        """Return the bytes of the file *name* of *order*; raise OSError if its source is another by now."""
        for kept in (self._cache.find(order.key), None):
            one = next((one for one in kept or self._again(order) if one.name == name), None)
            data = self._cache.read(order.key, one) if one else None
            if data is not None:
                return data
        raise OSError(errno.EIO, "ảnh đã đổi trong lúc dựng trang", name)

    def prune(self) -> None:
        """Remove from the cache what no build will ask for again."""
        self._cache.prune()

    def close(self) -> None:
        """Remove what is kept nowhere."""
        self._cache.close()

    def _again(self, order: Order) -> tuple[Kept, ...]:
        """Make *order*, whatever is there: a file of the cache is gone, or is not what was written."""
        self._cache.ready()
        try:
            self._cache.put(order.key, order.make(self))
        except Unusable as error:
            raise OSError(errno.EIO, str(error), order.key) from None
        return self._cache.find(order.key) or ()


def _ended(ended: Ended) -> Unusable:
    """Return what is told of a picture whose making was *ended*."""
    match ended.reason:
        case "time":
            return Unusable(f"làm ảnh này quá {ended.limits.seconds:g} giây chưa xong", SCALE_DOWN)
        case "memory":
            return Unusable("mở ảnh này cần quá nhiều bộ nhớ", SCALE_DOWN)
    return Unusable("phần mềm đọc ảnh dừng giữa chừng vì tệp này")


def open_darkroom(cache: Path, theme: Path, progress: Progress | None = None, *, share_cards: bool) -> Darkroom:
    """Return a darkroom with its cache in the folder *cache*; it draws *share_cards* if they are wanted.

    The environment may name another folder: where the checkout is read-only, and for tests.
    """
    faces = _faces(theme) if share_cards else None
    return Darkroom(cache_folder(cache), faces, progress)


def _faces(theme: Path) -> Faces:
    bold, semibold = (Face((theme / "fonts" / f"BeVietnamPro-{cut}.ttf").read_bytes()) for cut in ("Bold", "SemiBold"))
    return Faces(bold=bold, semibold=semibold)
