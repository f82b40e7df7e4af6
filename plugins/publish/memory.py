"""What the gate knows of the files that it let through, kept from one run to the next.

A memory may be lost, cut off, spoilt, old or of another site: what is odd is forgotten whole, and what a file looks
like is asked of the file system each time. So it saves reading and never changes an answer.

It lies in two files: one of a whole site, and one of the few files that came, changed or went since that was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sys
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import accumulate, chain
from pathlib import Path
from typing import Any

from msgspec import Struct

from plugins.publish import rules
from plugins.publish.excuses import Excuse
from plugins.publish.leaks import Needle
from plugins.publish.sheets import Sheet
from plugins.publish.vault import Spoilt, get, put

_WHOLE, _CHANGES = "gate.memory", "gate.changes"
_BETWEEN = b"\xfe"  # no UTF-8 has this byte, and packed ids have another
_FEW = 500  # files for which the whole is not written again
_OF_ITEMS = (rules.LEAKED_TEXT, rules.LEAKED_ADDRESS)
_OF_DATA = (rules.LEAKED_NAME, rules.LEAKED_ID, rules.LEAKED_DATA, rules.LEAKED_FILE)
_RULES = {rule.code: rule for rule in (*_OF_ITEMS, *_OF_DATA)}


@dataclass(kw_only=True)
class Memory:
    """The files that stood when the gate last found nothing, and what they were searched for.

    *key* stands for what they were read with and for: under another one nothing was read. *private* stands for the
    private texts as they came, *needles* are what was made of them. *seen* has those that some files hold, with
    their line, and *excuses* why that was no leak.
    """

    key: str
    private: str = ""
    needles: dict[str, Needle] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    seen: dict[str, dict[str, int]] = field(default_factory=dict)
    excuses: dict[str, Excuse] = field(default_factory=dict)
    whole: _Whole | None = field(default=None, compare=False)


class _Whole(Struct, frozen=True, kw_only=True):
    """The file of the whole site, as it lies there."""

    sum: int
    private: str
    sheets: dict[str, Sheet]


def key_of(siteurl: str, device: int) -> str:
    """Return what a memory must agree in: the gate's own code and Python, the site's address and the disk."""
    here = Path(__file__).parent
    code = hashlib.blake2b(f"{sys.version} {sys.byteorder} {device} {siteurl}".encode("utf-8", "surrogatepass"))
    beside = (here.parent / f"{name}.py" for name in ("html_shape", "problems", "web_address"))
    for file in (*sorted(here.glob("*.py")), *beside):
        data = file.read_bytes()
        code.update(f"\0{file.name} {len(data)}\0".encode())
        code.update(data)
    return code.hexdigest()


def load(folder: Path) -> Memory:
    """Return the memory in *folder*: an empty one, of no key, unless it is whole."""
    try:
        total, (first, *columns) = get(folder / _WHOLE)
        few = json.loads(first)
        sheets = _sheets(columns)
        needles = {text: Needle(text, source, _RULES[code]) for text, source, code in few["needles"]}
        whole = _Whole(sum=total, private=few["private"], sheets=sheets)
        memory = Memory(
            key=few["key"], private=few["private"], needles=needles, sheets=sheets, whole=whole, **_of_needles(few)
        )
    except (OSError, Spoilt, ValueError, TypeError, KeyError):
        return Memory(key="")
    try:
        _, (first, *columns) = get(folder / _CHANGES)
        few = json.loads(first)
        if few["of"] == total:
            gone = frozenset(few["gone"])
            changed = {**sheets, **_sheets(columns)}
            memory.sheets = {path: sheet for path, sheet in changed.items() if path not in gone} if gone else changed
            vars(memory).update(_of_needles(few))
    except (OSError, Spoilt, ValueError, TypeError, KeyError):
        pass  # then it is as it was before them
    return memory


def save(folder: Path, memory: Memory) -> None:
    """Put *memory* into *folder*. Where that cannot be, the next run reads everything."""
    few: dict[str, Any] = {
        "seen": memory.seen,
        "excuses": {text: [source, *signature] for text, (source, signature) in memory.excuses.items()},
    }
    whole = memory.whole
    with contextlib.suppress(OSError, OverflowError):  # a time that fits no number
        if whole and whole.private == memory.private:
            known = whole.sheets
            changed = {path: sheet for path, sheet in memory.sheets.items() if known.get(path) is not sheet}
            gone = known.keys() - memory.sheets.keys()
            if len(changed) + len(gone) <= _FEW:
                few |= {"of": whole.sum, "gone": sorted(gone)}
                put(folder / _CHANGES, [json.dumps(few).encode(), *_columns(changed)])
                return
        needles = [(needle.text, needle.source, needle.rule.code) for needle in memory.needles.values()]
        few |= {"key": memory.key, "private": memory.private, "needles": needles}
        put(folder / _WHOLE, [json.dumps(few).encode(), *_columns(memory.sheets)])


def _of_needles(few: dict[str, Any]) -> dict[str, Any]:
    excuses = {text: Excuse(source, tuple(signature)) for text, (source, *signature) in few["excuses"].items()}
    return {"seen": few["seen"], "excuses": excuses}


def _columns(sheets: dict[str, Sheet]) -> Iterator[bytes]:
    signatures, ids, marks = zip(*sheets.values(), strict=True) if sheets else ((), (), ())
    yield "\0".join(sheets).encode()
    yield array("q", chain.from_iterable(signatures)).tobytes()
    yield _BETWEEN.join(ids)
    yield array("q", map(len, marks)).tobytes()
    yield b"".join(marks)


def _sheets(columns: Sequence[bytes]) -> dict[str, Sheet]:
    paths, signatures, ids, lengths, marks = columns
    if not paths:
        return {}
    numbers = array("q", signatures)
    ends = list(accumulate(array("q", lengths)))
    rows = zip(
        zip(numbers[0::3], numbers[1::3], numbers[2::3], strict=True),
        ids.split(_BETWEEN),
        map(marks.__getitem__, map(slice, [0, *ends[:-1]], ends)),
        strict=True,
    )
    make = partial(tuple.__new__, Sheet)  # as Sheet._make does, in a third of its time
    return dict(zip(paths.decode().split("\0"), map(make, rows), strict=True))
