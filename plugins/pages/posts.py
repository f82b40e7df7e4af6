"""The posts of a person as pages tell them: what somebody is on the day of the build, and the table of all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from plugins.pages import dates
from plugins.pages.material import Link, Material
from plugins.registry import Person
from plugins.registry.posts import Post, posts_as_of

_FORMER = "nguyên "  # how a role begins that somebody wrote down when it was over


class PostView(Struct, frozen=True, kw_only=True):
    """A post in a unit, named as it was called then."""

    role: str
    unit: Link
    period: str | None


def posts_of(material: Material, person: Person) -> Iterator[PostView]:
    """Yield the posts that *person* holds or held, the newest first."""
    units, today = material.registry.units, material.today
    for post in reversed(posts_as_of(person, units, today).all):
        day = min(post.end, today) if post.end else today
        yield PostView(role=post.role, unit=material.unit(post.unit, day), period=dates.span(post.span) or None)


def post_of(material: Material, person: Person) -> str | None:
    """Return what *person* is, the newest post first; else “nguyên …”, with the unit as it was called then."""
    known = posts_as_of(person, material.registry.units, material.today)
    if known.current:
        return "; ".join(_held(material, "person.post", post, material.today) for post in reversed(known.current))
    return _held(material, "person.former_post", known.last, known.last.end) if known.last else None


def _held(material: Material, key: str, post: Post, day: date | None) -> str:
    if post.role.casefold().startswith(_FORMER):
        key = "person.post"  # as it was written
    return material.strings(key, role=post.role, unit=material.unit(post.unit, day).text)
