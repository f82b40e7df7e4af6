"""Items of news over ten years, about some four entities each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from bench.corpus import places, words
from bench.corpus.model import Item, Section
from bench.corpus.prose import Prose
from bench.corpus.registry import AUTHORS, CATEGORIES
from bench.corpus.slugs import ascii_words

BEGINS = date(2016, 1, 1)
DAYS = 3651  # from the first day of 2016 to 30 December 2025
DIGESTS = 50  # one in so many: 2 %
GENRES = ("news",) * 14 + ("feature",) * 4 + ("research", "photo")


class Writer:
    """Makes the items of a corpus one after another, from the oldest."""

    def __init__(self, rng: Random, data: dict[str, Any], *, photos: int) -> None:
        self._rng = rng
        self._prose = Prose(rng)
        self._photos = photos
        self._units = data["units"]
        self._groups = [group["id"] for group in data["groups"]]
        self._campaigns = data["campaigns"]
        self._people = [person["id"] for person in data["people"]]
        self._day = date.min
        self._there: list[dict[str, Any]] = []  # units on that day
        self._running: list[str] = []  # campaigns on that day
        self._ids: list[str] = []  # of the items made so far
        self._titles: list[str] = []

    def write(self, number: int, count: int) -> Item:
        """Make item *number* of *count*."""
        prose, rng = self._prose, self._rng
        self._go_to(BEGINS + timedelta(days=number * DAYS // count))
        moment = datetime.combine(self._day, datetime.min.time()) + timedelta(minutes=prose.number(420, 1079))
        subject = self._subject()
        name = places.short(subject, self._day)
        title = f"{name} {prose.pick(words.HAPPENINGS)} {prose.pick(words.TAILS)}"
        slug = "-".join([*ascii_words(title)[:14], str(number + 1)])
        digest = number % DIGESTS == DIGESTS - 1
        item = Item(
            slug=slug,
            title=f"Điểm tin: {title}" if digest else title,
            date=moment,
            genre=prose.pick(GENRES) if not digest else "news",
            category=prose.pick(tuple(key for key, _ in CATEGORIES)),
            lead="" if rng.random() < 0.1 else f"{prose.sentence()} {prose.sentence()}",
            kicker=prose.pick(words.KICKERS) if rng.random() < 0.1 else "",
            event=self._day - timedelta(days=1) if rng.random() < 0.5 else None,
            modified=moment + timedelta(hours=2) if rng.random() < 0.02 else None,
            units=(subject["id"],)
            if rng.random() < 0.3
            else tuple(dict.fromkeys([subject["id"], self._subject()["id"]])),
            groups=(prose.pick(tuple(self._groups)),) if rng.random() < 0.7 else (),
            campaigns=(prose.pick(tuple(self._running)),) if rng.random() < 0.9 else (),
            people=tuple(rng.sample(self._people, 1)) if rng.random() < 0.7 else (),
            byline=self._byline(),
            outlet="Báo Minh Họa" if rng.random() < 0.02 else "",
            photo=number % self._photos if self._photos and rng.random() < 0.8 else None,
            alias=f"/tin-cu/{number + 1}.html" if rng.random() < 0.02 else "",
            body="" if digest else prose.body(length=prose.number(590, 1310), year=self._day.year, links=self._links()),
            sections=self._sections() if digest else (),
        )
        self._ids.append(item.id)
        self._titles.append(title)
        return item

    def draft(self, number: int) -> Item:
        """Make an item that nobody may see yet, in words of its own."""
        prose = self._prose
        told = [
            prose.pick(words.UNPUBLISHED).format(draft=number, number=place, small=prose.number(2, 9))
            for place in range(36)
        ]
        return Item(
            slug=f"ban-nhap-{number}",
            title=f"Bài nháp số {number} chưa ai được đọc",
            date=datetime(2025, 12, 29, 9, number % 60),  # noqa: DTZ001 - as all dates of items
            genre="news",
            category=CATEGORIES[0][0],
            status=("draft", "review")[number % 2],
            units=("ha-tinh",),
            byline=self._byline(),
            body="\n\n".join(" ".join(told[start : start + 4]) for start in range(0, 36, 4)),
        )

    def _go_to(self, day: date) -> None:
        if day == self._day:
            return
        self._day = day
        # A day's margin: the event of an item is the day before.
        self._there = [
            u for u in self._units if places.in_being(u, day) and places.in_being(u, day - timedelta(days=1))
        ]
        self._there = [u for u in self._there if u["id"] != "toi-cao"] or self._there
        self._running = [c["id"] for c in self._campaigns if c["period"]["from"] <= day <= c["period"]["to"]]

    def _subject(self) -> dict[str, Any]:
        return self._there[int(self._rng.random() * len(self._there))]

    def _byline(self) -> tuple[tuple[str, str, str], ...]:
        signed = [
            ("person", person, "author") for person in self._rng.sample(range(AUTHORS), 1 + (self._rng.random() < 0.2))
        ]
        byline = [(what, self._people[which], role) for what, which, role in signed]
        if self._rng.random() < 0.04:
            byline.append(("name", "Cộng tác viên", "author"))
        if self._rng.random() < 0.06:
            byline.append(("unit", self._subject()["id"], "photographer"))
        return tuple(byline)

    def _links(self) -> list[str]:
        links = []
        if self._ids and self._rng.random() < 0.3:
            which = int(self._rng.random() * len(self._ids))
            links.append(f"[{self._titles[which]}](item:{self._ids[which]})")
        if self._rng.random() < 0.1:
            links.append("[trang thông tin tham khảo](https://tham-khao.example/)")
        return links

    def _sections(self) -> tuple[Section, ...]:
        sections = []
        for unit in self._rng.sample(self._there, 4):
            text = "\n\n".join([self._prose.paragraph() for _ in range(2)])
            sections.append(
                Section(
                    anchor=unit["id"].replace("/", "-"),
                    heading=places.short(unit, self._day),
                    unit=unit["id"],
                    groups=(self._prose.pick(tuple(self._groups)),) if self._rng.random() < 0.3 else (),
                    event=self._day - timedelta(days=1),
                    text=text,
                )
            )
        return tuple(sections)
