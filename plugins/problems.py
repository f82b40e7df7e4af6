"""What is wrong with the content: where, why, and what to do about it.

Checks yield `Problem`s and never decide; the desk prints them, the build refuses on them. Every kind of
mistake is a `Rule` with a code for life, kept in the `rules.py` of the package that finds it.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from msgspec import Struct


class Level(StrEnum):
    """How grave a problem is: an error stops the build, a warning is told."""

    ERROR = "error"
    WARNING = "warning"


class Place(Struct, frozen=True, kw_only=True):
    """Where in the content: *path* from the content folder with `/`; line and column from 1."""

    path: str
    line: int = 1
    column: int = 1


class Rule(Struct, frozen=True):
    """A kind of mistake. *message* and *cure* are Vietnamese, with `{names}` that a problem fills in."""

    code: str
    message: str
    cure: str = ""
    level: Level = Level.ERROR

    def at(self, place: Place, *, suggestion: str | None = None, **facts: Any) -> Problem:
        """Return the problem of this kind at *place*; *suggestion* is what was probably meant.

        What is told of already, or looks like that, is no suggestion.
        """
        if suggestion is not None and any(_look(suggestion) == _look(fact) for fact in facts.values()):
            suggestion = None
        return Problem(
            place=place,
            code=self.code,
            level=self.level,
            message=visible(self.message.format(**facts)),
            cure=visible(self.cure.format(**facts)),
            suggestion=suggestion,
        )


# Signs that nobody sees; blanks at the end of what is quoted; letters of other alphabets within a Latin word.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ud800-\uf8ff\ufff0-\ufffc\ufffe\uffff"
)
_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_MISTAKEN = re.compile(
    f"[{_UNSEEN}]|(?<=“)[{_BLANKS}]|[{_BLANKS}](?=”)"
    "|(?<=[A-Za-z])[\u0370-\u052f\uff21-\uff5a]|[\u0370-\u052f\uff21-\uff5a](?=[A-Za-z])"
)

_UNPRINTABLE = re.compile(f"[{_UNSEEN}\n\t]")


def visible(text: str) -> str:
    """Return *text* with the code of each sign that nobody sees, or that looks like another: `hа[U+0430]-tinh`.

    What is quoted in a message must not look the same as what is suggested for it.
    """
    return text if text.isascii() and text.isprintable() else _MISTAKEN.sub(_coded, text)


def _coded(match: re.Match[str]) -> str:
    sign = match[0]
    return f"{sign if sign.isalpha() else ''}[U+{ord(sign):04X}]"


class Problem(Struct, frozen=True, kw_only=True):
    """One mistake, ready to be told to a person."""

    place: Place
    code: str
    level: Level
    message: str
    cure: str
    suggestion: str | None = None

    def line(self, prefix: str = "") -> str:
        """Return the line a clerk reads: `path:line: CODE cột N: message; cure (có phải “…”?)`."""
        text = f"{prefix}{_UNPRINTABLE.sub(_coded, self.place.path)}:{self.place.line}: {self.code} "
        if self.level is Level.WARNING:
            text += "(nhắc) "
        text += f"cột {self.place.column}: {self.message}"
        if self.cure:
            text += f"; {self.cure}"
        if self.suggestion:
            text += f" (có phải “{self.suggestion}”?)"
        return text.replace("\n", " ")  # what was written may have lines; a problem is one

    def prefix(self, content: str) -> str:
        """Return what stands before its path: *content*, the folder as it was named; nothing for files we made."""
        return "" if self.place.path.startswith("output/") else content

    def as_json(self, prefix: str = "") -> dict[str, Any]:
        """Return the same as plain values, for `--json`."""
        return {
            "path": prefix + self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "code": self.code,
            "level": str(self.level),
            "message": self.message,
            "cure": self.cure,
            "suggestion": self.suggestion,
        }


class Refused(Exception):
    """The content has errors: raised once, by whoever was asked to build, with all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__(f"{len(self.problems)} problems")


def sentence(words: str) -> str:
    """Return the *words* of a message or a cure as a sentence that stands by itself."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", "…")) else ".")


def _look(text: object) -> str:
    return unicodedata.normalize("NFC", str(text)).strip()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return *problems* by place, each once, whatever the order in which they were found."""
    return sorted(
        set(problems),
        key=lambda p: (p.place.path, p.place.line, p.place.column, p.code, p.message),
    )


def errors(problems: Iterable[Problem]) -> list[Problem]:
    """Return those that stop a build."""
    return [problem for problem in problems if problem.level is Level.ERROR]


def nearest(written: str, known: Iterable[str], *, alike: float = 0.6) -> str | None:
    """Return the one of *known* that *written* most resembles, or None if nothing is near.

    *alike*, from 0 to 1, says how much they have to resemble each other.
    """
    matches = difflib.get_close_matches(written, sorted(known), n=1, cutoff=alike)
    return matches[0] if matches else None
