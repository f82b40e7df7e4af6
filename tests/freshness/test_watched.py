"""What pages ask of watched material: the true answer, and a cell of it that is another whenever the answer is.

Each question is asked of an edition, then of one that a random edit has changed. Where the answer differs and no cell
that was asked does, a page would have been left as it was.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, cast

import pytest
from msgspec import structs

from plugins.freshness.cells import Cells
from plugins.freshness.rows import Row
from plugins.freshness.values import digest, digest_of, encode
from plugins.freshness.watch import Key, Watch
from plugins.freshness.watched import Records, WatchedEdition, WatchedRegistry
from plugins.newsroom import Edition, Item, Newsroom, Stories, Story
from plugins.problems import Level, Place, Problem
from plugins.registry import Kind, Registry
from plugins.registry.shapes import ZONE
from tests.conftest import read_content
from tests.freshness import little_portal
from tests.portal.trees import write

AT = datetime(2025, 8, 1, 8, tzinfo=ZONE)
ONE, OTHER, DIGEST = "2025/02/tin-5", "2024/05/tin-2", "2025/03/diem-tin-hai-tinh"

LISTS: dict[str, Callable[[Any], Stories]] = {
    "everything": lambda edition: edition.everything(),
    "unit": lambda edition: edition.about(Kind.UNIT, "hue"),
    "group": lambda edition: edition.about(Kind.GROUP, "hue/cum-1"),
    "campaign": lambda edition: edition.about(Kind.CAMPAIGN, "van-hoa-cong-so"),
    "person": lambda edition: edition.about(Kind.PERSON, "le-thi-ngoc"),
    "works": lambda edition: edition.works_of("le-thi-ngoc"),
    "year": lambda edition: edition.of_year(2025),
    "category": lambda edition: edition.of_category("thi-dua"),
    "series": lambda edition: edition.of_main_unit("hue"),
    "initiative": lambda edition: edition.naming("so-tay"),
    "language": lambda edition: edition.in_language("en"),
}
ASKED_OF_LISTS: dict[str, Callable[[Stories, Edition], Any]] = {
    "all": lambda stories, _: list(stories),
    "count": lambda stories, _: len(stories),
    "any": lambda stories, _: bool(stories),
    "dates": lambda stories, _: list(stories.dates),
    "entries": lambda stories, _: list(stories.entries),
    "first": lambda stories, _: stories[0] if stories else None,
    "last": lambda stories, _: stories[-1] if stories else None,
    "first three": lambda stories, _: stories[:3],
    "middle": lambda stories, _: stories[1:4],
    "last two": lambda stories, _: stories[-2:],
    "from the third": lambda stories, _: stories[2:],
    "backwards": lambda stories, _: list(reversed(stories)),
    "earlier": lambda stories, edition: _ids(stories.earlier(edition.by_id[ONE], 2)) if ONE in edition.by_id else [],
    "beside": lambda stories, edition: (
        _ids(stories.beside(edition.by_id[ONE])) if _is_in(stories, edition, ONE) else None
    ),
}
ASKED: dict[str, Callable[[Any], Any]] = {
    "at": lambda edition: edition.at,
    "today": lambda edition: edition.today,
    "items": lambda edition: edition.items,
    "notices": lambda edition: edition.notices,
    "pages": lambda edition: edition.pages,
    "years": lambda edition: edition.years(),
    "story": lambda edition: edition.story(ONE, None) if ONE in edition.by_id else None,
    "section": lambda edition: edition.story(DIGEST, "hue") if DIGEST in edition.by_id else None,
    "headline": lambda edition: edition.headline(ONE),
    "language": lambda edition: edition.language(ONE),
    "headline of none": lambda edition: edition.headline("2000/01/khong-co"),
    "not yet": lambda edition: edition.is_not_yet("2025/08/mai"),
    "not yet, not read": lambda edition: edition.is_not_yet("2025/08/khong-doc-duoc"),
    "faulty drafts": lambda edition: list(edition.faulty.values()),
    "a faulty draft": lambda edition: edition.faulty.get("news/2025/tin-5.md"),
    "by id": lambda edition: edition.by_id.get(ONE),
    "is there": lambda edition: ONE in edition.by_id,
    "by path": lambda edition: _id(edition.by_path.get("news/2025/tin-5.md")),
    "html": lambda edition: edition.html(edition.by_id[ONE]) if ONE in edition.by_id else None,
    "all ids": lambda edition: list(edition.by_id),
    "how many": lambda edition: len(edition.by_id),
}

Edit = Callable[[Newsroom], Newsroom]


def _of_items(change: Callable[[Item], Item | None]) -> Edit:
    """Return the edit that makes *change* to each item, as they are read; None takes one away."""

    def edit(room: Newsroom) -> Newsroom:
        kept = tuple(new for item in room.items if (new := change(item)))
        return replace(room, items=tuple(sorted(kept, key=lambda item: (item.date, item.id))))

    return edit


def _only(id_: str, **changes: Any) -> Edit:
    return _of_items(lambda item: replace(item, **changes) if item.id == id_ else item)


EDITS: dict[str, Edit] = {
    "a headline": _only(ONE, title="Tên khác"),
    "a lead": _only(OTHER, lead="Lời khác."),
    "a date": _only(ONE, date=datetime(2024, 4, 1, 9, tzinfo=ZONE)),
    "a date of tomorrow": _only(ONE, date=datetime(2025, 8, 2, 9, tzinfo=ZONE)),
    "a draft": _only(ONE, status="draft"),
    "one less": _of_items(lambda item: None if item.id == ONE else item),
    "another one less": _of_items(lambda item: None if item.id == OTHER else item),
    "a category": _only(OTHER, category="dia-phuong"),
    "no units": _of_items(lambda item: replace(item, about=structs.replace(item.about, units=()))),
    "no people": _of_items(lambda item: replace(item, about=structs.replace(item.about, people=()))),
    "no byline": _of_items(lambda item: replace(item, byline=())),
    "an initiative": _only(ONE, initiatives=("so-tay",)),
    "a language": _only(ONE, lang="en"),
    "no sections": _of_items(lambda item: replace(item, sections=())),
    "a body": _of_items(
        lambda item: replace(item, body=structs.replace(item.body, html="<p>khác</p>")) if item.id == ONE else item
    ),
    "a draft that cannot be read": lambda room: replace(room, unread=frozenset({"khong-doc-duoc"})),
    "none at all": lambda room: replace(room, items=()),
    "no pages": lambda room: replace(room, pages=()),
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> tuple[Registry, Newsroom]:
    content = write(tmp_path_factory.mktemp("watched"), dict(little_portal.files()))
    registry, room, _ = read_content(content)
    return registry, room


def _id(item: Item | None) -> str | None:
    return item.id if item else None


def _ids(found: Any) -> list[str | None]:
    return [_id(item) for item in found]


def _is_in(stories: Stories, edition: Edition, id_: str) -> bool:
    return id_ in edition.by_id and any(item.id == id_ for item, _ in list(stories.entries))


def cells(registry: Registry, edition: Edition, room: Newsroom) -> Cells:
    """Return the cells of *edition*, as a build makes them."""
    rows = {}
    for text in (*room.items, *room.pages):
        bare = replace(text, body=structs.replace(text.body, html="", length=0))
        tells = digest(bare)  # more than it should, which costs nothing here
        html = digest_of(text.body.html.encode())
        rows[text.path] = Row((0, 0, 0), b"", b"", None, b"", digest(bare), tells, html, (), (), True)
    return Cells(registry, b"registry", edition, rows, {}, {}, {})


def plain(answer: Any) -> bytes:
    """Return what may be read of *answer*; the HTML of bodies is asked for by itself."""
    if isinstance(answer, Item):
        return encode(replace(answer, body=structs.replace(answer.body, html="", length=0)))
    if isinstance(answer, Story):
        return plain(answer.item) + encode(answer.section)
    if isinstance(answer, (list, tuple)):
        return b"[" + b",".join(map(plain, answer)) + b"]"
    if answer is not None and hasattr(answer, "body"):
        return encode(replace(answer, body=structs.replace(answer.body, html="", length=0)))
    return encode(answer)


def asked_now(watch: Watch, question: Callable[[], Any]) -> tuple[bytes, set[Key]]:
    with watch.noting() as noted:
        answer = plain(question())
    return answer, set(noted)


def questions() -> dict[str, Callable[[Any], Any]]:
    """Return every question to an edition by its name."""
    found = dict(ASKED)
    for name, of in LISTS.items():
        for what, ask in ASKED_OF_LISTS.items():
            found[f"{name}: {what}"] = lambda edition, of=of, ask=ask: ask(of(edition), edition)
    return found


def test_what_is_wrong_with_a_draft_is_a_cell_of_a_preview(portal: tuple[Registry, Newsroom]) -> None:
    registry, room = portal
    drafts = EDITS["a draft"](room)
    path = next(item.path for item in drafts.items if item.id == ONE)
    problems = [Problem(place=Place(path=path), code=code, level=Level.ERROR, message="", cure="") for code in "AB"]
    editions = [drafts.edition(AT, preview=True, faults={path: (one,)}) for one in problems]
    editions.append(drafts.edition(AT, preview=True))
    found = [cells(registry, edition, drafts) for edition in editions]
    for key in (f"faulty|{path}", "faulty|*"):
        assert len({one[key] for one in found}) == len(found)


@pytest.mark.parametrize("name", [*EDITS, "nothing"])
def test_an_answer_that_changes_is_of_a_cell_that_changes(portal: tuple[Registry, Newsroom], name: str) -> None:
    registry, room = portal
    changed = EDITS.get(name, lambda same: same)(room)
    before, after = room.edition(AT), changed.edition(AT)
    cells_before, cells_after = cells(registry, before, room), cells(registry, after, changed)
    watch = Watch()
    unnoticed, differing = [], 0
    for what, ask in questions().items():
        answer, keys = asked_now(watch, lambda ask=ask: ask(WatchedEdition(watch, before)))  # type: ignore[misc]
        assert answer == plain(ask(before)), what
        assert keys, what
        if answer != plain(ask(after)):
            differing += 1
            if all(cells_before[key] == cells_after[key] for key in keys):
                unnoticed.append(what)
    assert unnoticed == []
    assert bool(differing) == (name != "nothing")


@pytest.mark.parametrize("name", EDITS)
def test_a_cell_that_cannot_be_another_is_not(portal: tuple[Registry, Newsroom], name: str) -> None:
    """`since` spares the judging of most cells: those that it spares must be the same."""
    registry, room = portal
    changed = EDITS[name](room)
    before, after = room.edition(AT), changed.edition(AT)
    cells_before, cells_after = cells(registry, before, room), cells(registry, after, changed)
    may_be_another = cells_after.since(cells_before.items({}))
    watch = Watch()
    with watch.noting() as noted:
        for ask in questions().values():
            ask(WatchedEdition(watch, before))
    same = [key for key in noted if not may_be_another[key.partition("|")[0]](key.partition("|")[2])]

    assert same
    assert [key for key in same if cells_before[key] != cells_after[key]] == []


def test_the_clock_is_a_cell(portal: tuple[Registry, Newsroom]) -> None:
    registry, room = portal
    one, other = (cells(registry, room.edition(at), room) for at in (AT, AT.replace(hour=9)))

    assert one["at|"] != other["at|"]
    assert one["today|"] == other["today|"]
    assert one["today|"] != cells(registry, room.edition(AT.replace(day=2)), room)["today|"]


def test_the_registry_is_noted_record_by_record(portal: tuple[Registry, Newsroom]) -> None:
    registry, room = portal
    watch = Watch()
    seen = WatchedRegistry(watch, registry)
    for kind in Kind:
        records = registry.records(kind)
        with watch.noting() as noted:
            id_ = next(iter(records))
            assert seen.records(kind)[id_] == records[id_]
            assert "khong-co" not in seen.records(kind)
        assert noted == {f"{kind.value}|{id_}", f"{kind.value}|khong-co"}
        with watch.noting() as noted:
            assert list(seen.records(kind)) == list(records)
            assert dict(seen.records(kind).items()) == dict(records)
            assert list(seen.records(kind).values()) == list(records.values())
            assert len(seen.records(kind)) == len(records)
        assert noted == {f"{kind.value}|*"}
    with watch.noting() as noted:
        assert seen.site == registry.site
    assert cells(registry, room.edition(AT), room)[next(iter(noted))] == digest(registry.site)


@pytest.mark.parametrize("question", ["predecessors", "parts", "region_of", "groups_of"])
def test_what_hangs_on_many_records_asks_for_all(portal: tuple[Registry, Newsroom], question: str) -> None:
    registry, _ = portal
    watch = Watch()
    with watch.noting() as noted:
        assert getattr(WatchedRegistry(watch, registry), question)("hue") == getattr(registry, question)("hue")
    assert noted == {"registry"}


def test_what_nobody_noted_cannot_be_asked(portal: tuple[Registry, Newsroom]) -> None:
    registry, room = portal
    edition = room.edition(AT)

    with pytest.raises(AttributeError):
        _ = cast("Any", WatchedEdition(Watch(), edition)).hidden
    with pytest.raises(AttributeError):
        _ = cast("Any", WatchedRegistry(Watch(), registry)).citations
    assert hasattr(edition, "hidden")
    assert hasattr(registry, "citations")


def test_a_missing_record_is_noted_too() -> None:
    watch = Watch()
    with watch.noting() as noted:
        assert Records(watch, "picture", {"a": 1}).get("b") is None
        with pytest.raises(KeyError):
            _ = Records(watch, "picture", {"a": 1})["c"]
    assert noted == {"picture|b", "picture|c"}
