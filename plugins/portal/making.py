"""Making: plans into pages and pages into files, by several processes; only those that would not come out the same."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from plugins.freshness.memory import answered
from plugins.freshness.state import Facts, Look, Made, Making, State, remember
from plugins.freshness.tables import Tables
from plugins.freshness.values import digest, encode
from plugins.pages import Page, Plan, at_address, urls
from plugins.pages.sitemap import NEWS_PART, news_sitemap, sitemap
from plugins.portal.rendering import Renderer
from plugins.portal.share_cards import ShareCards
from plugins.portal.site import Site
from plugins.workers import spread

TOGETHER = 50  # plans that a process makes before it says what came of them

Put = Callable[[str, bytes], None]


class Done(Struct, frozen=True, kw_only=True):
    """What came of some plans: what to remember of them, and the files that were written."""

    making: Making
    written: tuple[str, ...]


class Outcome(Struct, frozen=True, kw_only=True):
    """What the pages of a site came to: *done* in this build, and the *facts* of all of them.

    Unless they have *moved*, they are the files that they were, and what is true of these together is known.
    """

    done: Sequence[Done]
    facts: Sequence[Facts]
    moved: bool

    def made(self) -> Iterator[tuple[str, Made]]:
        """Yield the plans that were made, by name."""
        for one in self.done:
            yield from one.making.plans.items()

    def written(self) -> list[str]:
        """Return the pages that were written."""
        return [path for one in self.done for path in one.written]


@dataclass(kw_only=True)
class Maker:
    """Makes the pages of *site*, and writes with *put* those whose files are not *intact* or would be others.

    *look* is today's; *intact* are the files of the output that are as the last build left them. Without a *renderer*
    nothing is written, and there is no output.
    """

    site: Site
    renderer: Renderer | None
    look: Look
    intact: Collection[str]
    put: Put

    def __post_init__(self) -> None:
        state = self.site.memory.state
        self._same_templates = {
            name for name, one in self.look.templates.items() if state.look.templates.get(name) == one
        }
        self._same_chrome = {lang for lang, one in self.look.chrome.items() if state.look.chrome.get(lang) == one}
        self._same_plans = {SITEMAP, *(plan.name for plan in self.site.plans)} == state.plans.keys()

    def outcome(self, tell: Callable[[int, int], None]) -> Outcome:
        """Make what has to be made; *tell* is called with how many plans are made, and of how many."""
        stale = self.stale()
        done = self.make(stale, lambda count: tell(count, len(stale)))
        now = {name: made for one in done for name, made in one.making.plans.items()}
        before = self.site.memory.plans
        facts = [page for plan in self.site.plans for page in (now.get(plan.name) or before[plan.name]).pages]
        if sitemap := self.sitemap(facts, done):
            done.append(sitemap)
        facts += (sitemap.making.plans if sitemap else before)[SITEMAP].pages
        return Outcome(done=done, facts=facts, moved=not self._are_the_same(done, lambda page: page.path))

    def state(self, outcome: Outcome) -> State:
        """Return what is to be remembered of the site after *outcome*."""
        names = [*(plan.name for plan in self.site.plans), SITEMAP]
        return self.site.memory.after(self.look, names, [one.making for one in outcome.done])

    def stale(self) -> list[Plan]:
        """Return the plans that have to be made: a cell has changed, or a page of them would look otherwise."""
        memory = self.site.memory
        changed, all_stay = memory.stale(), self._all_stay()
        return [
            plan
            for plan in self.site.plans
            if plan.name not in memory.plans
            or plan.name in changed
            or not (all_stay or all(map(self._stays, memory.plans[plan.name].pages)))
        ]

    def make(self, plans: Sequence[Plan], tell: Callable[[int], None]) -> list[Done]:
        """Make *plans*; *tell* is called with how many are made."""
        groups = [plans[start : start + TOGETHER] for start in range(0, len(plans), TOGETHER)]

        def make(number: int) -> Done:
            tell(number * TOGETHER)
            return self._made(groups[number])

        return spread(make, range(len(groups)), enough=2)

    def sitemap(self, facts: Sequence[Facts], done: Iterable[Done]) -> Done | None:
        """Make the sitemap of the pages of which *facts* are known, *done* being those that were made now.

        None if it stays as it was: no page is told of otherwise nor at another address, and no item has become too old
        to be news. It is not judged by its cells, for it asks all of them.
        """
        memory = self.site.memory
        before = memory.plans.get(SITEMAP)
        same = before and not memory.has_changed("site") and self._are_the_same(done, _told)
        if before and same and all(map(self._stays, before.pages)):
            news = news_sitemap(self.site.material)
            known = next((page.view for page in before.pages if page.path == NEWS_FILE), None)
            if known == (digest(news) if news else None):
                return None
        return self._made([Plan(SITEMAP, lambda material: sitemap(material, facts))])

    def _are_the_same(self, done: Iterable[Done], said: Callable[[Facts], object]) -> bool:
        """Tell whether there are the pages that there were, and of each the same is *said*; some were *done* now."""
        before = self.site.memory.plans
        made = ((name, one) for all_ in done for name, one in all_.making.plans.items())
        return self._same_plans and all(
            [*map(said, one.pages)] == [*map(said, before[name].pages)] for name, one in made
        )

    def _made(self, plans: Iterable[Plan]) -> Done:
        made: dict[str, tuple[Iterable[str], tuple[Facts, ...]]] = {}
        written: list[str] = []
        for plan in plans:
            before = self.site.memory.plans.get(plan.name)
            known = {one.path: one for one in before.pages} if before else {}
            with self.site.watch.noting() as asked:
                self.site.watch.asks("site")  # whatever they show, their addresses hang on it
                pages = list(plan.make(self.site.material))
            facts = tuple(_facts(page, self.site.cards) for page in pages)
            made[plan.name] = asked, facts
            for page, one in zip(pages, facts, strict=True):
                old = known.get(one.path)
                is_same = old is not None and old.view == one.view and old.template == one.template
                if self.renderer and not (is_same and self._stays(one)):
                    self.put(page.path, self.renderer.render(page))
                    written.append(page.path)
        return Done(making=answered(self.site.watch, made), written=tuple(written))

    def _all_stay(self) -> bool:
        """Tell whether `_stays` holds for every page there was: mostly, and sooner told of all than of each."""
        pages = [page for made in self.site.memory.plans.values() for page in made.pages]
        return self.renderer is None or (
            {page.path for page in pages}.issubset(self.intact)
            and {page.template for page in pages} <= self._same_templates
            and {page.lang for page in pages} <= self._same_chrome
        )

    def _stays(self, page: Facts) -> bool:
        """Tell whether the file of *page* is there and, if its view is the same, the same."""
        if self.renderer is None:
            return True
        return page.path in self.intact and page.template in self._same_templates and page.lang in self._same_chrome


def _told(page: Facts) -> tuple[object, ...]:
    return page.path, page.listed, page.modified, page.pictures


NEWS_FILE = at_address(urls.sitemap(NEWS_PART))
SITEMAP = "sitemap"
"""The name of the plan that is not among the others, because it is made of what they come to."""


def _facts(page: Page, cards: ShareCards) -> Facts:
    head: Any = getattr(page.view, "head", None)
    drawn = head is not None and head.share is not None and head.share_picture is not None
    return Facts(
        path=page.path,
        template=page.template,
        lang=page.lang,
        listed=page.listed,
        modified=page.modified,
        pictures=page.pictures,
        source=page.source,
        view=digest(page.view),
        card=encode(head.share) if drawn else None,
        card_file=at_address(urls.share_card(head.share_picture.rpartition("/")[2])) if drawn else None,
        lacks=cards.lacks(head.share) if drawn else "",
    )


def survey(site: Site, shelf: Tables, build: int) -> Outcome:
    """Return what the pages of *site* come to, without writing any; they are remembered on *shelf*.

    Nobody knows yet what is true of them together: they may be remembered of a check that refused them.
    """
    maker = Maker(site=site, renderer=None, look=Look(build), intact=(), put=lambda *_: None)
    outcome = maker.outcome(lambda *_: None)
    remember(shelf, maker.state(outcome))
    return replace(outcome, moved=True)
