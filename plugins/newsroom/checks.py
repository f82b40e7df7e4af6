"""What must hold within one item. Each check yields its problems and decides nothing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, time
from html import unescape

from msgspec.structs import replace

from plugins.newsroom import html_checks, rules
from plugins.newsroom.blanks import without_code
from plugins.newsroom.blocks import read_blocks
from plugins.newsroom.bodies import Body
from plugins.newsroom.entities import hidden_entities
from plugins.newsroom.frontmatter import FrontMatter
from plugins.newsroom.html_tags import unclosed_tags
from plugins.newsroom.lists import ListNote
from plugins.newsroom.written import Written
from plugins.problems import Place, Problem, nearest
from plugins.registry.hidden import hidden_after, hidden_in_address, problem_of
from plugins.registry.site import Site
from plugins.registry.texts import place_in

TITLE_ADVISED = 150  # characters: two lines of a card, all that search engines show and more
_CAPITALS_FROM = 30  # letters: “THÔNG BÁO” may be
_SMALL_IN_CAPITALS = 0.1  # of the letters, as in “Số 12/QĐ-VKSTC” amid capitals


def headline(title: str, written: Written) -> Iterator[Problem]:
    """A headline can be read: it is not very long, and not in capitals."""
    place = written.tree.place(("title",))
    if len(title) > TITLE_ADVISED:
        yield rules.LONG_TITLE.at(place, length=len(title), limit=TITLE_ADVISED)
    letters = [char for char in title if char.isalpha()]
    if len(letters) >= _CAPITALS_FROM and sum(map(str.islower, letters)) < len(letters) * _SMALL_IN_CAPITALS:
        yield rules.CAPITALS.at(place)


def front_matter(matter: FrontMatter, written: Written, site: Site) -> Iterator[Problem]:
    """The category is known; source, withdrawal and dates fit what the item says it is."""
    tree = written.tree
    yield from headline(matter.title, written)
    if site.category_of(matter.category) is None:
        guess = nearest(matter.category, [category.id for category in site.categories])
        choices = ", ".join(dict.fromkeys(f"{category.id} ({category.name})" for category in site.categories))
        place = tree.place(("category",))
        yield rules.UNKNOWN_CATEGORY.at(place, value=matter.category, choices=choices, suggestion=guess)
    if matter.origin not in ("own", "compiled") and matter.source is None:
        yield rules.SOURCE_NEEDED.at(tree.place(("origin",)), origin=matter.origin)
    if matter.origin == "own" and matter.source is not None:
        yield rules.LONELY_SOURCE.at(tree.key_place(("source",)), origin=matter.origin)
    if matter.status == "withdrawn" and matter.withdrawn is None:
        yield rules.WITHDRAWN_NEEDED.at(tree.place(("status",)))
    if matter.status != "withdrawn" and matter.withdrawn is not None:
        yield rules.NOT_WITHDRAWN.at(tree.key_place(("withdrawn",)), status=matter.status)
    if matter.modified and matter.modified < matter.date:
        place = tree.place(("modified",))
        facts = {"modified": _told(matter.modified), "date": _told(matter.date)}
        yield rules.MODIFIED_BEFORE.at(place, **facts)
    cover = matter.cover
    if cover and cover.caption and cover.caption == cover.alt:
        yield rules.ALT_IS_CAPTION.at(tree.place(("cover", "alt")), target=cover.src)


def of_lists(written: Written) -> Iterator[Problem]:
    """Lists say which item is below which, and count on; what people say is set apart."""
    notes: list[ListNote] = []
    for _ in read_blocks(without_code(written.body), notes):
        pass
    for note in sorted(notes, key=lambda note: note.line):
        place = Place(path=written.path, line=written.body_line + note.line)
        yield _OF_LISTS[note.kind].at(place, written=note.written, expected=note.expected)


def of_signs(written: Written) -> Iterator[Problem]:
    """What looks like HTML or like a heading, and is text."""
    for start, tag in unclosed_tags(written.body):
        yield rules.TAG_ALONE.at(_at(written, start), written=tag)
    if _GLUED_SIGNS.search(written.body):
        for number, line in enumerate(without_code(written.body).split("\n")):
            if glued := _GLUED_HEADING.match(line):
                place = Place(path=written.path, line=written.body_line + number)
                fixed = f"{glued[1]} {glued[2]}"
                yield rules.HEADING_GLUED.at(place, written=line.strip(), fixed=fixed)


def _tag(what: str) -> re.Pattern[str]:
    """Return how the tag `<name>`, or the attribute `name=`, may have been typed."""
    name = re.escape(what.strip("<>="))
    return re.compile(rf"<{name}(?=[\s/>])[^<>\n]*>" if what.startswith("<") else rf"\b{name}\s*=", re.IGNORECASE)


_LONGEST_TAG = 40  # letters that a message repeats


def _at(written: Written, offset: int) -> Place:
    place = place_in(written.body, offset, written.path)
    return replace(place, line=place.line + written.body_line - 1)


_SHOWN = 12  # letters behind a sign that tell where it stands
_GLUED_SIGNS = re.compile(r"##[^\s#]")
_GLUED_HEADING = re.compile(r"\s*(#{2,6})([^\s#].*)")
_OF_LISTS = {"number": rules.NUMBER_JUMPS, "speech": rules.SPEECH_OR_LIST, "depth": rules.UNCLEAR_DEPTH}


def _told(moment: datetime) -> str:
    """Return *moment* as it is written in front matter: a day that has no hour without one."""
    return f"{moment:%Y-%m-%d}" if moment.time() == time.min else f"{moment:%Y-%m-%d %H:%M}"


_CODE = re.compile(r"<(pre|code)\b.*?</\1>", re.DOTALL)
_UNREAD = re.compile(r"!?\[[^\[\]\n]*\]\([^\n<]*")


def _unread(html: str) -> Iterator[str]:
    """Yield what was meant as a picture or a link in a body, and is text in its *html*."""
    if "](" in html:
        yield from (unescape(found[0]).strip() for found in _UNREAD.finditer(_CODE.sub("", html)))


def of_body(body: Body, written: Written) -> Iterator[Problem]:
    """Nothing is dropped unsaid, or hidden; anchors are one each; every picture is described."""
    yield from _hidden(body, written)
    of_headings = {f"{key}=" for heading in body.headings for key, _ in heading.attributes}
    followed = {reference.target for reference in body.references}
    for foreign in body.foreign:
        if foreign.what in followed:
            continue  # told with the links
        if foreign.what in of_headings:
            continue  # told as an unknown attribute of its heading
        if foreign.is_kept:
            yield rules.PLAIN_HTTP.at(written.place_of(foreign.what), target=foreign.what)
        elif foreign.is_link:
            yield html_checks.of_link(foreign.what, written)
        else:
            found = _tag(foreign.what).search(written.body)
            place = _at(written, found.start()) if found else written.place_of(foreign.what.strip("<>="))
            is_whole = found is not None and foreign.what.startswith("<") and len(found[0]) <= _LONGEST_TAG
            yield rules.DROPPED.at(place, what=found[0] if found and is_whole else foreign.what)
    for text in _unread(body.html):
        yield rules.NOT_READ.at(written.place_of(text), text=text)
    for text in body.demoted:
        yield rules.TOP_HEADING.at(written.place_of(f"# {text}"), text=text)
    yield from _slips(body, written)
    yield from html_checks.anchors(body, written)
    yield from _references(body, written)


def _references(body: Body, written: Written) -> Iterator[Problem]:
    for reference, place in written.links(body.references):
        if not reference.is_picture:
            if reference.target.strip().casefold().startswith("http:"):
                yield rules.PLAIN_HTTP.at(place, target=reference.target)
        elif not reference.alt:
            yield rules.ALT_MISSING.at(place, target=reference.target)
        elif reference.alt == reference.caption:
            yield rules.ALT_IS_CAPTION.at(place, target=reference.target)
        if reference.in_text:
            yield rules.PICTURE_IN_TEXT.at(place, target=reference.target)


def _slips(body: Body, written: Written) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for slip in body.slips:
        match slip.kind:
            case "list lost":
                place = written.place_of(slip.written, seen[slip.written])
                seen[slip.written] += 1
                yield rules.LOST_ATTRIBUTES.at(place, written=slip.written)
            case "list in text":
                yield rules.ATTRIBUTES_AS_TEXT.at(written.place_of(slip.written), written=slip.written)
            case "note unused":
                yield rules.NOTE_UNUSED.at(written.place_of(f"[^{slip.written}]:"), label=slip.written)
            case "note in caption":
                yield rules.NOTE_IN_CAPTION.at(written.place_of(f"[^{slip.written}]"), label=slip.written)
            case "tag misplaced" | "tag in list" | "link in link" | "shape lost":
                yield html_checks.of_slip(slip, written)
            case "stars":
                place = written.place_of(slip.written[:_SHOWN])
                yield rules.STARS_LEFT.at(place, text=slip.written.removeprefix("**").strip())
            case "note missing":
                yield rules.NOTE_MISSING.at(written.place_of(f"[^{slip.written}]"), label=slip.written)


def _hidden(body: Body, written: Written) -> Iterator[Problem]:
    """Yield what readers would get of hidden signs: a text as it lies in its file has none, but what it stands for may.

    Where each is written is told; where that cannot be found, the body is.
    """
    shown = set(_hidden_in(body)) if "&" in written.body else set()
    told: set[str] = set()
    for entity in hidden_entities(written.body) if shown else ():
        if entity.shown in shown:
            told.add(entity.shown)
            yield problem_of(entity.shown, _at(written, entity.start))
    for sign in sorted(shown - told):
        yield problem_of(sign, Place(path=written.path, line=written.body_line))
    if "%" in written.body:
        for reference, place in written.links(body.references):
            sign_in_code = hidden_in_address(reference.target)
            if sign_in_code and sign_in_code not in reference.target:
                yield problem_of(sign_in_code, place)


def _hidden_in(body: Body) -> Iterator[str]:
    """Yield the hidden signs in whatever is published of *body*."""
    texts = [body.html, body.text]
    texts += (part for one in body.references for part in (one.target, one.alt, one.caption))
    texts += (part for one in body.headings for part in (one.text, one.anchor, *(value for _, value in one.attributes)))
    for text in texts:
        start = 0
        while sign := hidden_after(text, start):
            yield sign[0][0]
            start = sign.end()
