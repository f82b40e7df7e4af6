"""The site of one clock: what pages are made from, which there are, which pictures they show, what must not leak."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, time, timedelta
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from pydantic_core import PydanticCustomError

from plugins.freshness.cells import Cells
from plugins.freshness.memory import Memory
from plugins.freshness.state import State
from plugins.freshness.values import digest
from plugins.freshness.watch import Key, Watch
from plugins.freshness.watched import WatchedEdition, watched
from plugins.newsroom import Edition, Faults, Item
from plugins.newsroom.drafts import as_warnings, faults_of, raw_words, stopping
from plugins.newsroom.written import split
from plugins.pages import (
    Feature,
    Material,
    Page,
    Panel,
    Plan,
    PrivateWords,
    SiteUrl,
    Strings,
    all_plans,
    collisions,
    urls,
)
from plugins.pages.chrome import SiteView, site_view
from plugins.pages.hidden_people import HiddenPeople, hidden_people
from plugins.pages.sitemap import FRESH, sitemap
from plugins.portal.darkroom import Darkroom
from plugins.portal.intake import Intake
from plugins.portal.offers import Offers
from plugins.portal.pictures import Pictures, take_pictures, try_pictures
from plugins.portal.preview_faults import without_taken
from plugins.portal.share_cards import ShareCards
from plugins.problems import errors, in_order
from plugins.publish import PrivateText
from plugins.registry import Kind, Place, Problem, Refused, rules
from plugins.registry.loading import DATA, SITE_FILE
from plugins.registry.site import check_siteurl
from plugins.registry.texts import decode


class Site(Struct, frozen=True, kw_only=True, dict=True):
    """Everything that pages are made from, watched, and the plan of every page but the sitemap.

    *memory* knows which of the plans need not be made.
    """

    edition: Edition
    material: Material
    plans: Sequence[Plan]
    pictures: Pictures
    cards: ShareCards
    darkroom: Darkroom
    chrome: Mapping[str, SiteView]
    """What stands around the pages, by language."""
    hidden: Callable[[], HiddenPeople]
    """The people whom no byte may name."""
    problems: Sequence[Problem]
    """What is wrong with the content, as a check tells it; *faults* are those of drafts, that hold up nothing."""
    faults: Faults
    offers: Offers
    watch: Watch
    memory: Memory

    @property
    def warnings(self) -> list[Problem]:
        """Return what is wrong with the content, as a build tells it: it has no errors."""
        return as_warnings(self.problems, self.faults)

    @property
    def faulty(self) -> list[Problem]:
        """Return what is wrong with drafts that have errors."""
        return [problem for told in self.faults.values() for problem in told]

    @property
    def until(self) -> datetime:
        """Return the instant from which it may be another, though nothing is edited."""
        at = self.edition.at
        midnight = datetime.combine(at.date() + timedelta(days=1), time(), at.tzinfo)
        to_come = (item.date for item in (*self.edition.hidden, *self.edition.items) if item.date > at)
        no_news = (item.date + FRESH for item in self.edition.items if item.date + FRESH > at)
        return min((midnight, *to_come, *no_news))

    @cached_property
    def pages(self) -> Sequence[Page]:
        """Return every page, made now whatever is remembered; raise Refused if two would be one file."""
        pages = [page for plan in self.plans for page in plan.make(self.material)]
        pages += sitemap(self.material, pages)
        if clashes := list(collisions(pages)):
            raise Refused([*self.problems, *clashes])
        return pages


def lay_out(
    intake: Intake,
    at: datetime,
    siteurl: str,
    strings: Mapping[str, Strings],
    features: Sequence[Feature],
    darkroom: Darkroom | None = None,
    state: State | None = None,
    *,
    preview: bool = False,
) -> Site:
    """Return the site that *intake* makes at the instant *at*; raise Refused with every error there is.

    Its pictures are made in *darkroom*, or in one that nothing is left of. *state* is what the last build remembered.
    In a *preview*, what is still to be published is shown as well. Drafts with errors are left out.
    """
    wrong = [*_of_setting(siteurl), *intake.problems]
    if stopping(wrong, intake.faults):
        raise Refused(wrong)
    darkroom = darkroom or Darkroom()
    problems, faults = _with_pictures_to_come(intake, at, darkroom)
    if stopping(problems, faults):
        raise Refused(problems)
    edition = without_taken(intake.newsroom.edition(at, preview=preview, faults=faults))
    watch = Watch()
    models = _Models(watch, features, intake, WatchedEdition(watch, edition))
    offers = Offers(features, models)
    bare = Material(
        registry=intake.registry,
        edition=edition,
        site=SiteUrl(siteurl or intake.registry.site.siteurl),
        strings=strings["vi"],
        languages=strings,
        also_shown=offers.shows,
    )
    seen = watched(watch, bare)
    pictures, of_pictures = take_pictures(intake, seen, edition, darkroom)
    if errors(of_pictures):
        raise Refused([*problems, *of_pictures])
    cards = ShareCards(pictures, darkroom)
    shown = replace(bare, pictures=pictures.derivatives, portraits=pictures.portraits, share_address=cards.address)
    material = _with_panels_of_items(watch, offers.added_to(watched(watch, shown)))
    cells = Cells(
        intake.registry,
        intake.records,
        edition,
        intake.rows,
        pictures.derivatives,
        pictures.portraits,
        {
            "loaded": lambda name: digest(intake.models.loaded[name].digest),
            "faces": lambda _: digest(darkroom.faces.digest if darkroom.faces else None),
        },
    )

    def chrome(lang: str) -> SiteView:
        in_lang = material.in_lang(lang)
        answer: SiteView = watch.answer(f"chrome|{lang}", lambda: site_view(in_lang, offers.menu(in_lang), lang))
        return answer

    def hidden() -> HiddenPeople:
        answer: HiddenPeople = watch.answer(
            "hidden people|", lambda: hidden_people(material, lambda: offers.said(material))
        )
        return answer

    memory = Memory(state or State(), cells, watch, _again(material, chrome, hidden))
    watch.recall = memory.recall
    memory.judge()
    return Site(
        edition=edition,
        material=material,
        plans=all_plans(material, (offers.plans,)),
        pictures=pictures,
        cards=cards,
        darkroom=darkroom,
        chrome={lang: chrome(lang) for lang in strings},
        hidden=hidden,
        problems=problems,
        faults=faults,
        offers=offers,
        watch=watch,
        memory=memory,
    )


def _of_setting(siteurl: str) -> Iterator[Problem]:
    """Yield what is wrong with the address that the settings give; of the one in the content the door has told."""
    try:
        if siteurl and check_siteurl(siteurl) == siteurl:
            return
    except PydanticCustomError:
        pass
    if siteurl:
        yield rules.BAD_SITEURL_SETTING.at(Place(path=SITE_FILE), value=siteurl)


def _with_pictures_to_come(intake: Intake, at: datetime, darkroom: Darkroom) -> tuple[Sequence[Problem], Faults]:
    """Return what is wrong with the content, with the pictures of items that are still to be published; and of drafts.

    That a picture cannot be shown is better known before the item is public.
    """
    room = intake.newsroom
    found = try_pictures(intake, [one for one in room.items if one.is_draft or one.is_later(at)], darkroom)
    if not found:
        return intake.problems, intake.faults
    told = [problem for problems in intake.faults.values() for problem in problems]
    everywhere = [problem for of_picture in found for problem in of_picture]
    # One picture is one problem, and one of every draft that shows it: none of them can be shown.
    return in_order([*intake.problems, *(one[0] for one in found)]), faults_of([*told, *everywhere], room.draft_paths)


class _Models(Mapping[str, Any]):
    """What each feature has at the clock of the build, made when somebody asks for it."""

    def __init__(self, watch: Watch, features: Sequence[Feature], intake: Intake, edition: Any) -> None:
        self._watch, self._intake, self._edition = watch, intake, edition
        self._features = {feature.name: feature for feature in features}

    def __getitem__(self, name: str) -> Any:
        def make() -> Any:
            self._watch.asks(f"loaded|{name}")
            return self._features[name].edition(self._intake.models[name], self._edition)

        return self._watch.make(f"model|{name}", make)

    def __iter__(self) -> Iterator[str]:
        return iter(self._features)

    def __len__(self) -> int:
        return len(self._features)


def _with_panels_of_items(watch: Watch, material: Material) -> Material:
    """Return *material* with what features show under an item as a cell: most show nothing, whatever they have."""
    of_item = material.panels_of_item

    def panels(item: Item) -> tuple[Panel, ...]:
        watch.asks(f"item|{item.id}")
        return tuple(of_item(item))

    def panels_of_item(item: Item) -> tuple[Panel, ...]:
        found: tuple[Panel, ...] = watch.answer(f"panels|{item.id}", lambda: panels(item))
        return found

    return replace(material, panels_of_item=panels_of_item)


def _again(
    material: Material, chrome: Callable[[str], SiteView], hidden: Callable[[], HiddenPeople]
) -> Callable[[Key], Any]:
    """Return the function that answers a derived cell anew, by its key."""
    edition = material.edition
    answers: dict[str, Callable[..., Any]] = {
        "label": material.label,
        "name": lambda kind, id_: material.name(Kind(kind), id_),
        "shows": lambda kind, id_: material.shows(Kind(kind), id_),
        "is author": material.is_author,
        "is credited": material.is_credited,
        "related": lambda id_: material.related(edition.by_id[id_]),
        "beside": lambda id_: material.beside(edition.by_id[id_]),
        "panels": lambda id_: material.panels_of_item(edition.by_id[id_]),
        "chrome": chrome,
        "hidden people": lambda _: hidden(),
    }

    def again(key: Key) -> Any:
        kind, *args = key.split("|")
        return answers[kind](*args)

    return again


def findings(site: Site, intake: Intake) -> Sequence[Problem]:
    """Return what the features remind an editor of, looking at the whole site."""
    return list(site.offers.findings(site.material, intake.tree.files()))


# --- what must not leak ----------------------------------------------------------------------------------------------


PEOPLE_FILE = "data/people.yaml"


def private_texts(intake: Intake, site: Site) -> tuple[PrivateText, ...]:
    """Return for the gate the words and addresses of every item that is not public, and what of data never is.

    Of a draft with errors it is all that may be words, whether it was understood or not.
    """
    edition = site.edition
    taken = {*edition.by_id, *(item.id for item in edition.notices)}  # a faulty draft may claim the address of another
    taken |= {alias.strip("/") for item in (*edition.items, *edition.notices) for alias in item.aliases}
    hidden = [item for item in edition.hidden if item.path not in edition.faulty]
    unread = {path: one for path, one in intake.newsroom.drafts.items() if path not in edition.faulty}

    def addresses(id_: str | None) -> tuple[str, ...]:
        own = urls.item(id_) if id_ else None
        return (own,) if own and id_ not in taken and own.strip("/") not in taken else ()

    people = site.hidden()
    of_data = [
        PrivateText(path=one.path, texts=one.words, addresses=one.files, is_data=True) for one in _private_words(intake)
    ]
    if people.names or people.ids:
        of_data.append(PrivateText(path=PEOPLE_FILE, names=people.names, ids=people.ids, is_data=True))
    return (
        *(_private(intake, item, addresses(item.id), is_faulty=item.path in site.faults) for item in hidden),
        *(_unread(intake, path, addresses(one.id)) for path, one in unread.items()),
        *of_data,
    )


def _private_words(intake: Intake) -> Iterator[PrivateWords]:
    for loaded in intake.models.loaded.values():
        yield from loaded.private


def _private(intake: Intake, item: Item, addresses: tuple[str, ...], *, is_faulty: bool) -> PrivateText:
    text, _ = decode(intake.tree.texts[item.path], item.path)
    written, _ = split(text, item.path)
    words = (item.title, item.kicker, item.lead, written.body if written else "")
    cover = (item.cover.alt, item.cover.caption) if item.cover else ()
    raw = raw_words(intake.tree.start_of(item.path), item.path) if is_faulty else ()
    texts = tuple(word for word in (*words, *cover, *raw) if word)
    return PrivateText(path=item.path, texts=texts, addresses=addresses)


def _unread(intake: Intake, path: str, addresses: tuple[str, ...]) -> PrivateText:
    words = tuple(word for word in raw_words(intake.tree.start_of(path), path) if word)
    return PrivateText(path=path, texts=words, addresses=addresses)


def public_sources(intake: Intake, edition: Edition) -> tuple[str, ...]:
    """Return the texts whose words are public, from the root of the content: pages of text, public items."""
    return _from_root(intake, (*(page.path for page in edition.pages), *(item.path for item in edition.items)))


def data_sources(intake: Intake) -> tuple[str, ...]:
    """Return the data files whose words are public."""
    never = {one.path for one in _private_words(intake)}
    return _from_root(intake, (path for path in intake.tree.paths[DATA] if path not in never))


def _from_root(intake: Intake, paths: Iterable[str]) -> tuple[str, ...]:
    root = f"{intake.tree.root}/"
    return tuple(intake.tree.on_disk[path].removeprefix(root) for path in paths)


def public_words(site: Site) -> Iterator[str]:
    """Yield the words of what is public as readers see them: items, and the titles that the strings make.

    A source writes them otherwise: quotes doubled for YAML, lines broken in a quotation.
    """
    edition = site.edition
    yield from site.hidden().spelled
    for item in edition.items:
        cover = (item.cover.alt, item.cover.caption, item.cover.credit) if item.cover else ()
        first = (item.source.outlet, item.source.author) if item.source else ()
        told = [event.text for event in (item.event, *(part.event for part in item.sections)) if event]
        makers = [credit.name or credit.written for credit in item.byline]
        lines = edition.html(item).replace("<br>", " ")
        yield from filter(None, (item.title, item.kicker, item.lead, *cover, *first, *told, *makers, lines))
    items = {item.path for item in edition.items}
    for page in site.pages:
        if page.source not in items and hasattr(page.view, "head"):
            yield page.view.head.title
            yield page.view.head.description or ""
