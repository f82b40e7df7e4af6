r"""The terminal: whatever it can show, no text of ours ends a command with a traceback.

Where standard output is not UTF-8 (an old locale, `PYTHONIOENCODING`, a pipe on Windows), a letter that it lacks is
written as the nearest that it has: “Đã dựng” as “Da dung”. A JSON document stays whole: there it is `\uXXXX`.
"""

from __future__ import annotations

import codecs
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import NoReturn, TextIO

_SIGNS = {
    "đ": "d",
    "Đ": "D",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "…": "...",
    "•": "-",
    "→": "->",
    "×": "x",
    "≤": "<=",
    "≥": ">=",
    "\u00a0": " ",
    "\u2011": "-",
}
_OTHER = "?"
_UTF8_MODE = "PYTHONUTF8"  # Python's own; whoever has set it knows what they do


def prepare(*, as_json: bool = False) -> None:
    """See that anything can be printed from now on; *as_json* says that standard output gets one JSON document.

    Where names of files would be read in another encoding than UTF-8, the process begins again.
    """
    if sys.getfilesystemencoding() != "utf-8" and _UTF8_MODE not in os.environ:
        _begin_again()
    _let(sys.stdout, escaped if as_json else nearest)
    _let(sys.stderr, nearest)


def _begin_again() -> NoReturn:
    """Begin the process again in UTF-8 mode; what it prints stays in the encoding of the terminal.

    Names of files are bytes. Read in ISO-8859-1, “Đảng bộ.jpg” is not what an article refers to.
    """
    encoding = os.environ.get("PYTHONIOENCODING") or (sys.stdout.encoding if sys.stdout else "utf-8")
    told = {_UTF8_MODE: "1", "PYTHONIOENCODING": encoding}
    os.execve(sys.executable, [sys.executable, *sys.orig_argv[1:]], {**os.environ, **told})  # noqa: S606  ourselves


_Handler = Callable[[str, str], str]


def _let(stream: TextIO | None, handler: _Handler) -> None:
    reconfigure = getattr(stream, "reconfigure", None)  # there is no stream at all, or one that a test put there
    if stream is None or reconfigure is None:
        return
    encoding = stream.encoding

    def handle(error: UnicodeError) -> tuple[str, int]:
        if not isinstance(error, UnicodeEncodeError):
            raise error
        # Its own word for the encoding is “charmap”, whichever that is.
        return handler(error.object[error.start : error.end], encoding), error.end

    name = f"bangvang.{handler.__name__}.{encoding}"
    codecs.register_error(name, handle)
    reconfigure(errors=name)


def nearest(text: str, encoding: str) -> str:
    """Return in letters of *encoding* what comes nearest to *text*, of which it has none; “?” where nothing does."""
    return "".join(_shown(char, encoding) for char in text)


def _shown(char: str, encoding: str) -> str:
    return next((text for text in _candidates(char) if _has(encoding, text)), _OTHER)


def _candidates(char: str) -> Iterator[str]:
    """Yield what may stand for *char*, the best first."""
    yield char
    yield _SIGNS.get(char, char)
    base, *marks = [*unicodedata.normalize("NFD", char)]
    for mark in marks:  # cp1258 has “â” and the tones, and no “ậ”
        yield unicodedata.normalize("NFC", base + "".join(other for other in marks if other != mark)) + mark
    for mark in marks:
        yield unicodedata.normalize("NFC", base + mark)
    yield base
    yield unicodedata.normalize("NFKC", char)


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def escaped(text: str, encoding: str) -> str:
    """Return *text* as it may stand in a JSON string whatever the *encoding*."""
    del encoding
    units = text.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
