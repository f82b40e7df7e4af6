"""Bytes to text at the door: UTF-8 only, NFC, plain line ends, nothing hidden; how names and paths are compared."""

from __future__ import annotations

import re
import unicodedata

from plugins.problems import Place, Problem
from plugins.registry import rules
from plugins.registry.hidden import HIDDEN_SIGNS, hidden_after, may_hide_beyond, problem_of
from plugins.registry.spelling import LIKE_D, barred, barred_in_words, recomposed, tones_placed
from plugins.registry.unseen import BASIC_SIGNS, OTHER_SIGNS, without_unseen

SIZE_LIMIT = 512 * 1024  # bytes; a longer article is a paste gone wrong, and Markdown is not linear in all of them


class TooLarge(OSError):
    """Raised where a file has *size* bytes, and no more than *limit* are taken; *start* is what was read of it."""

    def __init__(self, size: int, limit: int, start: bytes) -> None:
        self.size, self.limit, self.start = size, limit, start
        super().__init__(f"{size} bytes, more than {limit}")

    def __reduce__(self) -> tuple[type[TooLarge], tuple[int, int, bytes]]:
        """Return how it is made anew: it comes from other processes."""
        return TooLarge, (self.size, self.limit, self.start)


def unreadable(path: str, error: OSError) -> Problem:
    """Return that the file at *path* cannot be read, or is not."""
    if isinstance(error, TooLarge):
        return too_large(path, error.size, error.limit)
    return rules.UNREADABLE.at(Place(path=path), reason=error.strerror or str(error))


def too_large(path: str, size: int, limit: int) -> Problem:
    """Return that the file at *path* has *size* bytes, more than *limit*; what is to be done depends on what it is."""
    if not path.startswith("data/"):
        return rules.TOO_LARGE.at(Place(path=path), size=-(-size // 1024), limit=limit // 1024)
    tenths = -(-size * 10 // 1024**2)  # so that it is more than the limit in words, too
    return rules.DATA_TOO_LARGE.at(Place(path=path), size=f"{tenths // 10},{tenths % 10}", limit=limit // 1024**2)


# Letters that TCVN3 and VNI texts show when they are read as Unicode, and that no Vietnamese word has inside it.
_LEGACY = "¡¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_LEGACY_WORD = re.compile(rf"[A-Za-z]*[a-zA-Z{_LEGACY}][{_LEGACY}][A-Za-z{_LEGACY}]*")
_LEGACY_LETTERS = re.compile(rf"[a-z][{_LEGACY}]|[{_LEGACY}][a-z]")
_LEGACY_WORDS_NEEDED = 3  # one French or German name is no evidence

_REMARKABLE = re.compile(f"[{HIDDEN_SIGNS}\u2800{_LEGACY}{BASIC_SIGNS}{LIKE_D}]")
_LEGACY_SIGN = re.compile(f"[{_LEGACY}]")
_HIDDEN_TOLD = 20  # lines with hidden signs that are told of one file
# How lists begin that were typed in Word: in the fonts Symbol and Wingdings these are dots, squares, arrows and ticks.
_BULLET = re.compile(
    r"^([ \t]*)[\uf02d\uf06c\uf06e\uf06f\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0e8\uf0fc](?=[ \t\u00a0])", re.M
)
_UNITS = re.compile(r"[cdhkm]?m[²³]|[«a-z]*[a-z]»")  # of areas and volumes; words in French quotes


def decode(data: bytes, path: str, limit: int = SIZE_LIMIT) -> tuple[str, list[Problem]]:
    """Return the text of *data*, or what is wrong with it (then the text is empty).

    It is NFC, with plain line ends, without unseen signs, and its Đ is a Đ: see `normalised`. Its lines are those of
    the file; in a line that has such signs the columns behind them count what one sees.
    """
    if len(data) > limit:
        return "", [too_large(path, len(data), limit)]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or _every_other_is_nul(data[:64]):
        return "", [rules.UTF16.at(Place(path=path))]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return "", [rules.NOT_UTF8.at(Place(path=path, line=line), offset=error.start + 1)]
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    # One look for everything: most texts have nothing.
    if _REMARKABLE.search(text) is None and OTHER_SIGNS not in data and not may_hide_beyond(data):
        return text, []
    text = _BULLET.sub(r"\1•", text)
    found = _hidden(text, path)
    return ("", found) if found else (normalised(text), [])


def normalised(text: str) -> str:
    """Return *text* in the one form in which all that was written is kept: nothing that a reader sees is another.

    It is NFC, without unseen signs, and has Đ where a Vietnamese word has a letter that looks like it.
    """
    return text if text.isascii() else barred_in_words(unicodedata.normalize("NFC", without_unseen(text)))


def _every_other_is_nul(head: bytes) -> bool:
    """Tell whether *head* is UTF-16 without its mark; a NUL here and there is a control character."""
    return any(half.count(0) > len(half) // 2 for half in (head[::2], head[1::2]))


def _hidden(text: str, path: str) -> list[Problem]:
    problems: list[Problem] = []
    start = 0
    while len(problems) < _HIDDEN_TOLD and (sign := hidden_after(text, start)):
        problems.append(problem_of(sign[0][0], place_in(text, sign.start(), path)))
        start = text.find("\n", sign.end())  # one of each line
        if start < 0:
            break
    if _LEGACY_SIGN.search(text) is None:
        return problems
    legacy = [
        m
        for m in _LEGACY_WORD.finditer(text)
        if _LEGACY_LETTERS.search(m.group()) and _UNITS.fullmatch(m.group()) is None
    ]
    if len(legacy) >= _LEGACY_WORDS_NEEDED:
        place = place_in(text, legacy[0].start(), path)
        problems.append(rules.LEGACY_FONT.at(place, sample=legacy[0].group()))
    return problems


def place_in(text: str, offset: int, path: str) -> Place:
    """Return the place of the character at *offset* of *text*."""
    start = text.rfind("\n", 0, offset) + 1
    return Place(path=path, line=text.count("\n", 0, offset) + 1, column=offset - start + 1)


_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]")
_QUOTES_AND_DASHES = str.maketrans({**dict.fromkeys("“”„«»‘’'", '"'), **dict.fromkeys("‐‑‒–—−", "-")})
_SPACE = re.compile(r"\s+")
_AROUND_DASH = re.compile(r"\s*-\s*")


def fold_name(text: str) -> str:
    """Return *text* as names are compared, to be used wherever a name is looked for.

    Case, quotes, dashes and spaces are folded; unseen signs, the letters that look like Đ, and the place of a tone
    (Hoà, Hòa) make no other name. Every other mark does. Names that fold alike may still be those of two.
    """
    folded = barred(recomposed(without_unseen(text)).translate(_QUOTES_AND_DASHES).casefold())
    return _AROUND_DASH.sub("-", _SPACE.sub(" ", tones_placed(folded))).strip(' "')


def fold_path(path: str) -> str:
    """Return the *path* of a file in the content as paths are compared: unseen signs and such letters are no others."""
    return barred(unicodedata.normalize("NFC", without_unseen(path)))


_BARRED = str.maketrans(dict.fromkeys("đðɖ", "d") | dict.fromkeys("ĐÐƉ", "D"))


def without_marks(text: str) -> str:
    """Return *text* in plain letters: `Đà Nẵng` is `Da Nang`, whichever letter the `Đ` is."""
    decomposed = _MARKS.sub("", unicodedata.normalize("NFD", text.translate(_BARRED)))
    if decomposed.isascii():
        return decomposed
    return "".join(char for char in decomposed if not unicodedata.combining(char))  # those of other scripts, too


_NOT_WORD = re.compile(r"[^a-z0-9]+")


def ascii_slug(text: str, separator: str = "-") -> str:
    """Return the words of *text* as a lower-case ASCII slug. Also Python-Markdown's `slugify` for headings."""
    return _NOT_WORD.sub(separator, without_marks(without_unseen(text)).lower()).strip(separator)
