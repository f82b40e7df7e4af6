"""The theme's templates: what each is made of, and their compiled form, kept between builds."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, meta
from jinja2.bccache import Bucket

from plugins.freshness.tables import Tables
from plugins.portal.junk import lies_in_junk

PANELS = "panels/"
"""Templates that pages name in their views: whoever includes one may include any of them."""

_NAME = "templates"
_References = dict[str, tuple[bytes, tuple[str | None, ...]]]


class Templates:
    """The templates in *folders*, the first that has one; with the fingerprint of each and of all that it uses."""

    def __init__(self, env: Environment, folders: Sequence[str], shelf: Tables) -> None:
        env.bytecode_cache = _Compiled(shelf)
        self._env = env
        self._shelf = shelf
        self._sources = {name: data for folder in reversed(folders) for name, data in _files(Path(folder))}
        self._references = self._read()
        self.fingerprint = cache(self._fingerprint)

    def pages(self) -> list[str]:
        """Return the names of all templates that a page may be rendered with."""
        return [name for name in self._sources if name.startswith(("pages/", "feeds/"))]

    def _fingerprint(self, name: str) -> bytes:
        """Return the hash of the template *name* and of everything that it extends, includes and imports."""
        found, waiting = set[str](), [name]
        while waiting:
            one = waiting.pop()
            if one in found or one not in self._sources:
                continue  # of one that is not there Jinja tells
            found.add(one)
            for reference in self._references[one][1]:
                waiting += [reference] if reference else [panel for panel in self._sources if panel.startswith(PANELS)]
        whole = hashlib.blake2b(digest_size=16)
        for one in sorted(found):
            whole.update(one.encode() + b"\0" + self._references[one][0])
        return whole.digest()

    def _read(self) -> _References:
        """Return of each template the hash of its source, and the templates that it names; None for one in a view."""
        known = self._shelf.read(_References, _NAME) or {}
        found: _References = {}
        for name, data in sorted(self._sources.items()):
            digest = hashlib.blake2b(data, digest_size=16).digest()
            before = known.get(name)
            same = before is not None and before[0] == digest
            found[name] = before if same and before else (digest, tuple(self._named_in(data)))
        if found != known:
            self._shelf.write(_NAME, found)
        return found

    def _named_in(self, data: bytes) -> Iterator[str | None]:
        yield from meta.find_referenced_templates(self._env.parse(data.decode("utf-8")))


class _Compiled(BytecodeCache):
    """Compiled templates on a shelf. Jinja's own cache of files keeps a pickle beside each."""

    def __init__(self, shelf: Tables) -> None:
        self._shelf = shelf

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the code of a template, if what is kept was made of just this source."""
        data = self._shelf.take(_name(bucket))
        if data is not None:
            bucket.code = marshal.loads(data)  # noqa: S302  sealed for this Python and this code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._shelf.put(_name(bucket), marshal.dumps(bucket.code))


def _name(bucket: Bucket) -> str:
    return f"compiled/{hashlib.blake2b(f'{bucket.key} {bucket.checksum}'.encode(), digest_size=12).hexdigest()}"


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not lies_in_junk(name):
            yield name, path.read_bytes()
