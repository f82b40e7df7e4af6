"""The files of a site, found by the addresses that a browser asks for; never one that lies outside."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote

from msgspec import Struct

NOT_FOUND = "404.html"
HTML = "text/html; charset=utf-8"

_TYPES = {
    ".atom": "application/atom+xml; charset=utf-8",
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": HTML,
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xml": "application/xml; charset=utf-8",
}


class Answer(Struct, frozen=True):
    """What is sent: a *status*, and either bytes of a media *type* or another address to *go* to."""

    status: int
    data: bytes = b""
    type: str = HTML
    go: str = ""


def answer(root: Path, target: str) -> Answer:
    """Return what is sent for the request of *target* from the site in the folder *root*."""
    try:
        found = _found(root, target)
    except OSError:  # a name that no file system takes, or a build is putting another in its place
        found = None
    return found or Answer(404, _data(root, root / NOT_FOUND) or b"")


def _found(root: Path, target: str) -> Answer | None:
    parts = _parts(target)
    if parts is not None:
        place = root.joinpath(*parts)
        as_folder = _path(target).endswith("/")
        if not as_folder and _inside(root, place) and place.is_dir():
            return Answer(301, go="".join(f"/{quote(part)}" for part in parts) + "/")
        if as_folder:
            place /= "index.html"
        if (data := _data(root, place)) is not None:
            return Answer(200, data, _TYPES.get(place.suffix, "application/octet-stream"))
    return None


def _path(target: str) -> str:
    return target.partition("#")[0].partition("?")[0]


def _parts(target: str) -> tuple[str, ...] | None:
    """Return the names that *target* leads through, decoded; None if one of them is no name of a public file."""
    path = unquote(_path(target), errors="replace")
    if any(sign in path for sign in "\\:\0"):  # other systems' ways to say folder or disk
        return None
    parts = tuple(part for part in PurePosixPath(path).parts if part.strip("/"))
    return None if any(part.startswith(".") for part in parts) else parts


def _inside(root: Path, place: Path) -> bool:
    return place.resolve().is_relative_to(root.resolve())


def _data(root: Path, place: Path) -> bytes | None:
    return place.read_bytes() if _inside(root, place) and place.is_file() else None
