"""Drafts with errors: what can be read of them all the same, and what their errors are for everything else.

An item that says plainly that it is a draft, or in review, is not public: what is wrong with it is an error where it is
checked, and no reason to hold up the rest. Where the status cannot be read, the item counts as public.
"""

from __future__ import annotations

import codecs
import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any, Literal

from msgspec import Struct
from msgspec.structs import replace
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from plugins.newsroom.frontmatter import FrontMatter, check_slug
from plugins.newsroom.written import split
from plugins.problems import Level, Problem
from plugins.registry import rules
from plugins.registry.shapes import Moment
from plugins.registry.texts import SIZE_LIMIT, fold_path, normalised

DraftStatus = Literal["draft", "review"]
_STATUS = "status"
_DATE: TypeAdapter[dt.datetime] = TypeAdapter(Moment)


class Draft(Struct, frozen=True, kw_only=True):
    """What can be read of an item that is not public for certain, whatever else is wrong with it.

    *title* is what it is called, if need be by its file. *id* is that of an item, None if date or address cannot be
    read. *names* are the last parts of the ids that it may have.
    """

    status: DraftStatus
    title: str
    date: dt.datetime | None = None
    id: str | None = None
    names: tuple[str, ...] = ()


class FaultyDraft(Struct, frozen=True, kw_only=True):
    """A draft and what is wrong with it, as a preview shows it. *id* is None if it has no address of its own."""

    path: str
    status: DraftStatus
    title: str
    id: str | None
    problems: tuple[Problem, ...]


Faults = Mapping[str, tuple[Problem, ...]]
"""The errors of drafts, and what else is told of these, by their paths."""


def draft_in(data: bytes, path: str) -> Draft | None:
    """Return what can be read of the item in the file at *path*; None unless it says once and plainly what it is.

    *data* has to be UTF-8, and the front matter YAML; the rest may be as it likes.
    """
    front = _front_matter(data, path)
    status = front.get(_STATUS)
    if status not in ("draft", "review") or sum(str(key).strip().casefold() == _STATUS for key in front) > 1:
        return None
    stem = PurePosixPath(fold_path(path)).stem
    title, slug = front.get("title"), front.get("slug", stem)
    date, last = _date(front.get("date")), _slug(slug)
    return Draft(
        status=status,
        title=" ".join(title.split()) if isinstance(title, str) and title.strip() else stem,
        date=date,
        id=f"{date:%Y/%m}/{last}" if date and last else None,
        names=tuple(dict.fromkeys(name for name in (last, stem) if name)),
    )


def _front_matter(data: bytes, path: str) -> dict[str, Any]:
    """Return the front matter in *data* as plain values; nothing if its YAML or its status is broken."""
    text = _text(data)
    written, problems = split(text, path) if text is not None else (None, [])
    if written is None or not isinstance(written.tree.value, dict):
        return {}
    tree = written.tree
    first = tree.key_place((_STATUS,)).line
    is_broken = any(
        problem.code == rules.YAML_SYNTAX.code
        or problem.place.line == first
        or problem == rules.DUPLICATE_KEY.at(problem.place, key=_STATUS, first=first)
        for problem in problems
    )
    return {} if is_broken or tree.is_refused((_STATUS,)) else written.tree.value


def _text(data: bytes, errors: str = "strict") -> str | None:
    """Return the text of *data*, as far as texts may be long; None if it is not UTF-8."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors)
    try:
        text = decoder.decode(data[:SIZE_LIMIT], final=len(data) <= SIZE_LIMIT)
    except UnicodeDecodeError:
        return None
    return normalised(text.replace("\r\n", "\n").replace("\r", "\n"))


def _date(written: object) -> dt.datetime | None:
    try:
        return _DATE.validate_python(written)
    except (ValidationError, PydanticCustomError):
        return None


def _slug(written: object) -> str | None:
    try:
        return check_slug(written) if isinstance(written, str) else None
    except PydanticCustomError:
        return None


# --- what their errors are for the rest ------------------------------------------------------------------------------

_KEPT_BACK = "các bài khác vẫn được dựng; sửa trước khi đăng bài này"


def faults_of(problems: Iterable[Problem], drafts: Iterable[str]) -> Faults:
    """Return the *problems* of those texts at the paths *drafts* that have errors."""
    wanted = frozenset(drafts)
    found: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.place.path in wanted:
            found[problem.place.path].append(problem)
    return {
        path: tuple(dict.fromkeys(told))
        for path, told in sorted(found.items())
        if any(problem.level is Level.ERROR for problem in told)
    }


def stopping(problems: Iterable[Problem], faults: Faults) -> list[Problem]:
    """Return those of *problems* that stop a build: errors, but not the *faults* of drafts."""
    excused = {problem for told in faults.values() for problem in told}
    return [problem for problem in problems if problem.level is Level.ERROR and problem not in excused]


def as_warnings(problems: Iterable[Problem], faults: Faults, *, is_built: bool = True) -> list[Problem]:
    """Return *problems* as a build tells them: the errors among the *faults* of drafts are warnings.

    If the rest *is built*, they say so.
    """
    excused = {problem for told in faults.values() for problem in told if problem.level is Level.ERROR}

    def told(problem: Problem) -> Problem:
        if problem not in excused:
            return problem
        cure = "; ".join(part for part in (problem.cure, _KEPT_BACK if is_built else "") if part)
        return replace(problem, level=Level.WARNING, cure=cure)

    return [told(problem) for problem in problems]


# --- what must not leak ----------------------------------------------------------------------------------------------

_NO_WORDS = frozenset(FrontMatter.__dataclass_fields__) - {"title", "kicker", "lead", "cover"}


def raw_words(data: bytes, path: str) -> Iterator[str]:
    """Yield the words of a draft that could not be read: its body, and whatever in its front matter may be words."""
    text = _text(data, "replace") or ""
    written, _ = split(text, path)
    if written is None:
        yield text
        return
    yield written.body
    value = written.tree.value
    if isinstance(value, dict):
        yield from _strings({key: part for key, part in value.items() if key not in _NO_WORDS})
    for line in text.split("\n")[: written.body_line - 1]:  # what the YAML does not hold: a key that stands there twice
        key, colon, rest = line.partition(":")
        if colon and key.strip() in ("title", "kicker", "lead"):
            yield rest.strip(" \"'")


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        if " " in value.strip():  # else an id, an address, a name of a file: public elsewhere, perhaps
            yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
