"""What users do to a portal all day: each edit changes the corpus and says what became other by it."""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from bench.corpus import AT, Corpus, Item, places
from bench.corpus.model import ITEM_LINK
from bench.corpus.prose import Prose
from bench.peers.model import Peer


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What an edit did: *put* items to write, *dropped* items to delete, *data* files to write."""

    put: tuple[Item, ...] = ()
    dropped: tuple[Item, ...] = ()
    data: tuple[str, ...] = ()
    template: int | None = None  # what to write into the template of items
    clean: bool = False  # build from nothing: no output, no cache

    def apply(self, corpus: Corpus, peer: Peer) -> None:
        """Write it into the source of *peer*."""
        for item in self.put:
            peer.put(item)
        for item in self.dropped:
            peer.drop(item)
        for name in self.data:
            peer.put_data(corpus, name)
        if self.template is not None:
            peer.touch_template(self.template)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A kind of edit. *make* changes the corpus; its number is another in each run."""

    id: str
    name: str  # in the tables
    make: Callable[[Corpus, int], Change]


def clean(corpus: Corpus, number: int) -> Change:  # noqa: ARG001 - as all edits
    """Build from nothing."""
    return Change(clean=True)


def unchanged(corpus: Corpus, number: int) -> Change:  # noqa: ARG001
    """Build once more."""
    return Change()


def body(corpus: Corpus, number: int) -> Change:
    """Add a sentence to the body of an item."""
    item = _some(corpus, number)
    return _rewrite(
        corpus, item, replace(item, body=f"{item.body}\n\nBổ sung số {number}: {_prose(number).sentence()}")
    )


def headline(corpus: Corpus, number: int) -> Change:
    """Write another headline; the address stays."""
    item = _some(corpus, number)
    return _rewrite(corpus, item, replace(item, title=f"{item.title}, cập nhật lần {number}"))


def unit_added(corpus: Corpus, number: int) -> Change:
    """Say of an item that it is about one unit more."""
    item = _some(corpus, number)
    day = item.date.date()
    others = [unit for unit in corpus.data["units"] if unit["id"] not in item.units]
    there = [unit["id"] for unit in others if all(places.in_being(unit, on) for on in (day, item.event or day))]
    return _rewrite(corpus, item, replace(item, units=(*item.units, there[number % len(there)])))


def added_today(corpus: Corpus, number: int) -> Change:
    """Post an item on the day of the clock: the newest of all."""
    return _post(corpus, number, dt.datetime.fromisoformat(AT) - dt.timedelta(minutes=120 - number % 60))


def added_past(corpus: Corpus, number: int) -> Change:
    """Post an item with a date of years ago: every listing that has it moves on from there."""
    return _post(corpus, number, dt.datetime(2019, 6, 15, 9, number % 60))  # noqa: DTZ001 - as all dates of items


def deleted(corpus: Corpus, number: int) -> Change:
    """Delete an item that nothing else names."""
    named = {"/".join(found) for item in corpus.items for found in ITEM_LINK.findall(item.body)}
    named |= {record["published_in"] for record in corpus.data["initiatives"]}
    named |= {str(record["source"].get("article")) for key, record in corpus.data.items() if key.startswith("awards/")}
    free = [item for item in corpus.items if item.id not in named and not item.sections]
    item = free[_place(number, len(free))]
    corpus.items.remove(item)
    return Change(dropped=(item,))


def award(corpus: Corpus, number: int) -> Change:
    """Confer a certificate on two people and a unit."""
    name = f"awards/2025-bench-{number}"
    corpus.data[name] = {
        "title": f"Khen thưởng đột xuất đợt {number}",
        "year": 2025,
        "status": "conferred",
        "category": "exploit",
        "decision": {
            "number": f"{number}/QĐ-ĐX",
            "date": dt.date(2025, 12, 20),
            "authority": "Viện trưởng VKSND tối cao",
        },
        "source": {"note": "Dữ liệu sinh bằng máy"},
        "awards": [
            {
                "type": "giay-khen",
                "people": [corpus.data["people"][place]["id"] for place in (0, 1)],
                "units": ["ha-tinh"],
                "citation": f"Thành tích đột xuất số {number}",
            }
        ],
    }
    return Change(data=(name,))


def unit_renamed(corpus: Corpus, number: int) -> Change:
    """Put right the name of a unit, in all years."""
    units = corpus.data["units"] = copy.deepcopy(corpus.data["units"])
    name = next(unit for unit in units if unit["id"] == "nghe-an")["names"][0]
    name["name"] = f"Viện kiểm sát nhân dân tỉnh Nghệ An ({number})"
    name["short"] = f"VKSND tỉnh Nghệ An ({number})"
    return Change(data=("units",))


def template(corpus: Corpus, number: int) -> Change:  # noqa: ARG001
    """Change a few bytes of the template of items."""
    return Change(template=number)


EDITS = (
    Edit(id="clean", name="clean build", make=clean),
    Edit(id="unchanged", name="nothing changed", make=unchanged),
    Edit(id="body", name="body of an item", make=body),
    Edit(id="headline", name="headline of an item", make=headline),
    Edit(id="unit-added", name="unit added to an item", make=unit_added),
    Edit(id="today", name="item added today", make=added_today),
    Edit(id="past", name="item added in the past", make=added_past),
    Edit(id="deleted", name="item deleted", make=deleted),
    Edit(id="award", name="award conferred", make=award),
    Edit(id="renamed", name="unit renamed", make=unit_renamed),
    Edit(id="template", name="item template touched", make=template),
)


def _place(number: int, count: int) -> int:
    """Spread edits over the whole of time: another place in each run, the same on each machine."""
    return number * 7919 % count


def _some(corpus: Corpus, number: int) -> Item:
    """Return an item that is no digest."""
    place = _place(number, len(corpus.items))
    return next(item for item in [*corpus.items[place:], *corpus.items] if not item.sections)


def _rewrite(corpus: Corpus, old: Item, new: Item) -> Change:
    corpus.items[corpus.items.index(old)] = new
    return Change(put=(new,))


def _post(corpus: Corpus, number: int, moment: dt.datetime) -> Change:
    """Post an item about what the one before it in time was about, so that all of it is there on that day."""
    before = [item for item in corpus.items if item.date < moment and not item.sections][-1]
    title = f"Bản tin thêm số {number}"
    new = replace(
        before,
        slug=f"ban-tin-them-{moment:%Y%m%d}-{number}",
        title=title,
        date=moment,
        event=None,
        modified=None,
        alias="",
        lead=_prose(number).sentence(),
        body=_prose(number).body(length=900, year=moment.year, links=[]),
    )
    corpus.items.append(new)
    corpus.items.sort(key=lambda item: (item.date, item.slug))
    return Change(put=(new,))


def _prose(number: int) -> Prose:
    return Prose(Random(f"edit {number}"))  # noqa: S311 - the same text each time
