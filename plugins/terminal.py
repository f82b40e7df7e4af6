r"""The terminal: whatever it can show, no text of ours ends a command with a traceback.

Where standard output is not UTF-8 (an old locale, `PYTHONIOENCODING`, a pipe on Windows), a letter that it lacks is
written as the nearest that it has: “Đã dựng” as “Da dung”. A JSON document stays whole: there it is `\uXXXX`.
"""

from __future__ import annotations

import codecs
import errno
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TextIO

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
    _open_closed_streams()
    sys.stdout, sys.stderr = _patient(sys.stdout), _patient(sys.stderr)
    _let(sys.stdout, escaped if as_json else nearest)
    _let(sys.stderr, nearest)


def finish(code: int) -> NoReturn:
    """End the process with *code*; with 1 if that was 0 and what it said could not be written, as on a full disk."""
    sys.stdout.flush()
    sys.stderr.flush()
    if failed := _failure(sys.stdout):
        sys.stderr.write(f"Không ghi được những gì lệnh này in ra ({failed.strerror}).\n")
        sys.stderr.flush()
        code = code or 1
    os._exit(code)


def _open_closed_streams() -> None:
    """Have the standard streams lead nowhere that are closed (`>&-`): the next file opened would get their number."""
    while True:
        descriptor = os.open(os.devnull, os.O_RDWR)
        if descriptor > 2:
            os.close(descriptor)
            break
    if sys.stdout is None:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115  as long as the process
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


class _Stream(io.FileIO):
    """A standard stream that swallows what cannot be written, so that a command does its work whoever listens.

    *failure* is the error, but for a reader or terminal that has gone: who leaves has read enough (`| head -1`).
    """

    failure: OSError | None = None

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except BlockingIOError:
            raise
        except OSError as error:
            if error.errno not in (errno.EPIPE, errno.EIO):
                self.failure = error
            null = os.open(os.devnull, os.O_WRONLY)
            os.dup2(null, self.fileno())
            os.close(null)
            return memoryview(data).nbytes


def _patient(stream: Any) -> Any:
    """Return a stream as *stream*, of a file descriptor, that no write fails; another one stays as it is."""
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)  # itself, where Python does not buffer (`python -u`)
    if type(raw) is not io.FileIO or stream not in (sys.__stdout__, sys.__stderr__):
        return stream
    stream.flush()
    patient = _Stream(raw.fileno(), "w", closefd=False)
    return io.TextIOWrapper(
        patient if raw is buffer else io.BufferedWriter(patient),
        encoding=stream.encoding,
        errors=stream.errors,
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )


def _failure(stream: Any) -> OSError | None:
    buffer = getattr(stream, "buffer", None)
    raw = getattr(buffer, "raw", buffer)
    return raw.failure if isinstance(raw, _Stream) else None


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
