"""From one Markdown file to one item or page of text, or to everything that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePosixPath
from typing import Any, TypeVar

from msgspec.structs import replace
from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from plugins.newsroom import body_warnings, checks, rules
from plugins.newsroom.asked import Asking
from plugins.newsroom.attributes import SECTION_KEYS
from plugins.newsroom.bodies import Body, BodyReader
from plugins.newsroom.drafts import draft_in
from plugins.newsroom.frontmatter import SLUG_LIMIT, BylineEntry, Event, FrontMatter, PageMatter, check_slug, event_of
from plugins.newsroom.items import About, Credit, Item, Section, TextPage
from plugins.newsroom.read_text import ReadText, landings_of
from plugins.newsroom.targets import NEWS
from plugins.newsroom.written import Written, split
from plugins.problems import Place, Problem, errors, nearest
from plugins.registry import Kind, Registry, typed_numbers
from plugins.registry import rules as common
from plugins.registry.door import Door
from plugins.registry.file_names import is_device
from plugins.registry.registry import Former, vietnamese_day
from plugins.registry.shapes import ID_PATTERN
from plugins.registry.texts import ascii_slug, decode, fold_path
from plugins.registry.yamltree import Loc

PAGES = "pages/"

ITEM_DOOR = Door(FrontMatter)
PAGE_DOOR = Door(PageMatter)

M = TypeVar("M", FrontMatter, PageMatter)
_ID = re.compile(ID_PATTERN)
_FORMER = "about_former"
_UNSETTLED = {common.UNKNOWN_REFERENCE.code, common.AMBIGUOUS_REFERENCE.code, common.NOT_IN_BEING.code}
_ANCHOR = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


class Reading:
    """Reads the Markdown files of one content tree, with one body reader, against one registry."""

    def __init__(self, registry: Registry, bodies: BodyReader) -> None:
        self._registry = Asking(registry)
        self._bodies = bodies

    def read(self, path: str, data: bytes) -> ReadText:
        """Return what the file at *path*, with the bytes *data*, holds."""
        self._registry.taken()  # what a reading asked that took too long
        item, page, draft = None, None, None
        if path.startswith(NEWS):
            item, problems = self._item(path, data)
            if item is None or (item.is_draft and errors(problems)):
                draft = draft_in(data, path)
                item = item if draft else None  # it says in two ways what it is
        else:
            page, problems = self._page(path, data)
        text = item or page
        found = ReadText(path=path, item=item, page=page, problems=tuple(problems), asked=self._registry.taken())
        return replace(found, landings=landings_of(text)) if text else replace(found, draft=draft)

    def _item(self, path: str, data: bytes) -> tuple[Item | None, list[Problem]]:
        matter, written, problems = self._matter(path, data, ITEM_DOOR)
        if written is None:
            return None, problems
        body = self._body(written, problems, has_lead=bool(matter and matter.lead))
        problems += body_warnings.of_lines(written, self._is_signed_by if matter and not matter.byline else None)
        if matter is None:
            return None, problems
        slug = self._slug(matter.slug, written, problems)
        problems += checks.front_matter(matter, written, self._registry.site)
        day = matter.date.date()
        about = self._about(matter, day, written, problems)
        sections = tuple(self._sections(body, matter, written, day, problems))
        if matter.about_former:
            place = written.tree.place((_FORMER,))
            self._of_former([about, *(section.about for section in sections)], day, place, problems)
        item = Item(
            path=path,
            id=f"{day:%Y/%m}/{slug}",
            title=matter.title,
            date=matter.date,
            genre=matter.genre,
            category=self._registry.site.category_of(matter.category) or matter.category,
            status=matter.status,
            kicker=matter.kicker,
            lead=matter.lead,
            modified=matter.modified,
            lang=matter.lang,
            event=matter.event,
            about=about,
            initiatives=matter.initiatives,
            byline=tuple(self._credits(matter.byline, day, written, problems)),
            origin=matter.origin,
            source=matter.source,
            cover=matter.cover,
            aliases=matter.aliases,
            withdrawn=matter.withdrawn,
            sections=sections,
            body=body,
        )
        return item, problems

    def _page(self, path: str, data: bytes) -> tuple[TextPage | None, list[Problem]]:
        matter, written, problems = self._matter(path, data, PAGE_DOOR)
        if written is None:
            return None, problems
        body = self._body(written, problems)
        problems += body_warnings.of_lines(written)
        if matter is None:
            return None, problems
        slug = self._slug(matter.slug, written, problems)
        problems += checks.headline(matter.title, written)
        page = TextPage(
            path=path, slug=slug, title=matter.title, lang=matter.lang, body=body, translates=matter.translates
        )
        return page, problems

    def _matter(self, path: str, data: bytes, door: Door[M]) -> tuple[M | None, Written | None, list[Problem]]:
        text, problems = decode(data, path)
        if problems:
            return None, None, problems
        written, problems = split(text, path)
        if written is None:
            return None, None, problems
        problems += typed_numbers.of_tree(written.tree, text)
        problems += typed_numbers.of_text(text, path, len(text) - len(written.body))
        if errors(problems) and written.tree.value is None:
            return None, written, problems
        value = {} if written.tree.value is None else written.tree.value
        matter, found = door.read(written.tree, value)
        return matter, written, problems + found

    def _body(self, written: Written, problems: list[Problem], *, has_lead: bool = False) -> Body:
        place = Place(path=written.path, line=written.body_line)
        if not written.body.strip():
            problems.append(rules.EMPTY_BODY.at(place))
            return Body()
        try:
            body = self._bodies.read(written.body, has_lead=has_lead)
        except RecursionError:
            problems.append(rules.TOO_DEEP.at(place))
            return Body()
        problems += checks.of_body(body, written)
        if body.has_doubtful_lists:
            problems += checks.of_lists(written)
        problems += checks.of_signs(written)
        return body

    def _slug(self, slug: str | None, written: Written, problems: list[Problem]) -> str:
        if slug is not None:
            return slug
        stem = PurePosixPath(fold_path(written.path)).stem.lstrip()
        if is_device(stem):
            return stem  # that no file may be called so is told where it lies, and so are blanks before it
        try:
            return check_slug(stem)
        except PydanticCustomError:
            problems.append(rules.BAD_SLUG.at(Place(path=written.path), value=stem, suggestion=_as_slug(stem)))
            return stem

    # --- references --------------------------------------------------------------------------------------------------

    def _is_signed_by(self, name: str) -> bool:
        return bool(self._registry.person_signing(name))

    def _about(self, matter: FrontMatter, day: date, written: Written, problems: list[Problem]) -> About:
        found: dict[str, tuple[str, ...]] = {}
        former = Former(matter.about_former, "thêm dòng about_former: true")
        for kind in Kind:
            ids = []
            for index, text in enumerate(getattr(matter, kind.value)):
                id_, new = self._registry.resolve(kind, text, day, written.tree.place((kind.value, index)), former)
                problems += new
                ids.append(id_)
            found[kind.value] = tuple(dict.fromkeys(id_ for id_ in ids if id_))
        return About(**found)

    def _of_former(self, abouts: Iterable[About], day: date, place: Place, problems: list[Problem]) -> None:
        """Add the problem that `about_former` says nothing, if no unit that is named is one of former times."""
        ended = [self._registry.has_ended(unit, day) for about in abouts for unit in about.units]
        is_open = self._registry.is_unsure or any(problem.code in _UNSETTLED for problem in problems)
        if not any(ended) and not is_open:
            problems.append(rules.NOT_ABOUT_FORMER.at(place, day=vietnamese_day(day)))

    def _credits(
        self, byline: tuple[BylineEntry, ...], day: date, written: Written, problems: list[Problem]
    ) -> Iterator[Credit]:
        for index, entry in enumerate(byline):
            person, unit, name = entry.person, entry.unit, entry.name
            named = person or name
            here: Loc = ("byline", index)
            if person:
                person, new = self._registry.resolve(Kind.PERSON, person, day, written.tree.place((*here, "person")))
                problems += new
            elif unit:
                unit, new = self._registry.resolve(Kind.UNIT, unit, day, written.tree.place((*here, "unit")))
                problems += new
            elif name:
                bearers = self._registry.person_signing(name)
                if len(bearers) == 1:
                    problems += self._registry.told_by_name(name, written.tree.place((*here, "name")))
                    person, name = bearers[0], None
                elif bearers:
                    place = written.tree.place((*here, "name"))
                    problems.append(rules.AMBIGUOUS_NAME.at(place, value=name, candidates=", ".join(bearers)))
                elif len(names := _names(name)) > 1 and any(map(self._registry.person_signing, names)):
                    place = written.tree.place((*here, "name"))
                    entries = ", ".join(f"{{name: {one}}}" for one in names)
                    problems.append(rules.SEVERAL_NAMES.at(place, value=name, entries=entries))
            if person or unit or name:
                said = named if person and person != named else None
                yield Credit(person=person, unit=unit, name=name, written=said, role=entry.role, share=entry.share)

    def _sections(
        self, body: Body, matter: FrontMatter, written: Written, day: date, problems: list[Problem]
    ) -> Iterator[Section]:
        if not any(heading.attributes for heading in body.headings):
            return
        for heading, place in written.headings(body.headings):
            attributes = {key: value or "" for key, value in heading.attributes}  # a word that stands alone has None
            for key in attributes:
                if key not in SECTION_KEYS:
                    guess = nearest(key, SECTION_KEYS)
                    problems.append(rules.UNKNOWN_ATTRIBUTE.at(place, key=key, suggestion=guess))
            if not any(key in SECTION_KEYS for key in attributes):
                continue
            problems += [
                rules.EMPTY_ATTRIBUTE.at(place, key=key)
                for key in SECTION_KEYS
                if key != _FORMER and not attributes.get(key, "-").strip()
            ]
            if heading.level != 2:
                problems.append(rules.SECTION_LEVEL.at(place))
            if not _ANCHOR.fullmatch(heading.anchor):
                problems.append(rules.BAD_ANCHOR.at(place, anchor=heading.anchor))
            is_former = _flag(_FORMER, attributes, place, problems)
            former = Former(matter.about_former or is_former, 'thêm about_former="true" vào đề mục')
            found = {
                kind.value: tuple(self._of_heading(kind, attributes.get(kind.value, ""), day, place, former, problems))
                for kind in Kind
            }
            about = About(**found)
            if is_former:
                self._of_former([about], day, place, problems)
            supplier = None
            if named := attributes.get("supplier", "").strip():
                supplier, new = self._registry.resolve(Kind.UNIT, named, day, place)
                problems += new
            yield Section(
                anchor=heading.anchor,
                heading=heading.text,
                about=about,
                event=_event(attributes.get("event"), place, problems),
                supplier=supplier,
            )

    def _of_heading(
        self, kind: Kind, written: str, day: date, place: Place, former: Former, problems: list[Problem]
    ) -> list[str]:
        """Ids stand between spaces or commas; a name, which has spaces of its own, between semicolons."""
        text = written.strip()
        if not text:
            return []
        alone, trouble = self._registry.resolve(kind, text, day, place, former)
        if not any(problem.code == common.UNKNOWN_REFERENCE.code for problem in trouble):
            problems += trouble
            return [alone] if alone else []
        found = []
        for part in _parts(text):
            id_, new = self._registry.resolve(kind, part, day, place, former)
            problems += new
            if id_:
                found.append(id_)
        return list(dict.fromkeys(found))


_BETWEEN_NAMES = re.compile(r"\s*[,;/&+]\s*|\s+(?:[-–—]|và)\s+")
_ROLE_BEFORE = re.compile(r"(?:tin|bài|ảnh|tin, ảnh|bài, ảnh)\s*:?\s+", re.IGNORECASE)


def _names(text: str) -> list[str]:
    """Return the names in *text*, which is to be one: “A - B”, “A, ảnh B”."""
    parts = (_ROLE_BEFORE.sub("", part, count=1) for part in _BETWEEN_NAMES.split(text))
    return [part for part in parts if part]


def _flag(key: str, attributes: Mapping[str, str], place: Place, problems: list[Problem]) -> bool:
    """Return whether the attribute *key* of a heading says yes; a word that stands alone does."""
    value = attributes.get(key, "false").strip()
    if value not in ("true", "false", ""):
        problems.append(common.NOT_BOOLEAN.at(place, value=value, key=key))
    return value in ("true", "")


def _as_slug(text: str) -> str | None:
    """Return *text* as it would be written for the last part of an address, cut at a word if it is too long."""
    slug = ascii_slug(text)
    if len(slug) > SLUG_LIMIT:
        slug = slug[: SLUG_LIMIT + 1].rpartition("-")[0]
    try:
        return check_slug(slug)
    except PydanticCustomError:
        return None


def _parts(text: str) -> list[str]:
    if ";" in text:
        parts = text.split(";")
    elif all(_ID.fullmatch(part) for part in re.split(r"[\s,]+", text) if part):
        parts = re.split(r"[\s,]+", text)
    else:
        parts = text.split(",")
    return [part.strip() for part in parts if part.strip()]


def _event(text: str | None, place: Place, problems: list[Problem]) -> Event | None:
    if not (text and text.strip()):
        return None
    try:
        return event_of(text)
    except PydanticCustomError as error:
        context: dict[str, Any] = dict(error.context or {})
    except ValidationError as error:
        context = dict(error.errors()[0].get("ctx", {}))
    rule, facts = context.get("rule", common.BAD_DATE), context.get("facts", {"value": text, "example": "2023-11-28"})
    problems.append(rule.at(place, **{"value": text, "key": "event", **facts}))
    return None
