"""Frozen values to plain bytes and back, and the short hash by which two of them are the same.

By msgspec: it reads the annotations that the records have anyway, and what does not fit them is refused. It is no
pickle: bytes can become nothing but the values that are asked for. Values are JSON, which keeps the zone of an instant;
tables of what is known about them are MessagePack, which keeps bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
from markupsafe import Markup

from plugins.registry.plainly import plain, typed

DIGEST = 8  # bytes: of ten million values two are taken for one in a build of a million
Unreadable = msgspec.MsgspecError


def _plain(value: Any) -> str:
    return str(value) if isinstance(value, Markup) else plain(value)


_ENCODER = msgspec.json.Encoder(enc_hook=_plain)


def encode(value: Any) -> bytes:
    """Return *value* as bytes; a mapping keeps its order."""
    return _ENCODER.encode(value)


@cache
def decoder(kind: Any) -> Callable[[bytes], Any]:
    """Return the function that makes a value of type *kind* of bytes; it raises Unreadable."""
    return msgspec.json.Decoder(kind, dec_hook=typed).decode


def digest_of(data: bytes) -> bytes:
    """Return the hash of *data*."""
    return hashlib.blake2b(data, digest_size=DIGEST).digest()


def digest(value: Any) -> bytes:
    """Return the hash of a frozen value: the same for equal values of one type, in any process.

    Sets in it would come in an order that hangs on the process; the same value would then look like another.
    """
    return digest_of(_ENCODER.encode(value))


# --- tables ----------------------------------------------------------------------------------------------------------

_TABLES = msgspec.msgpack.Encoder()


def packed(table: Any) -> bytes:
    """Return a table of plain values and bytes, as bytes."""
    return _TABLES.encode(table)


def unpacked(kind: Any, data: bytes | None) -> Any:
    """Return the table of type *kind* in *data*; None if there is none."""
    if data is None:
        return None
    try:
        return _unpacker(kind)(data)
    except Unreadable:
        return None


@cache
def _unpacker(kind: Any) -> Callable[[bytes], Any]:
    return msgspec.msgpack.Decoder(kind).decode
