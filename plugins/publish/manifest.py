"""What the builder tells the gate: which files it meant to make, and which words must not be in them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import force_setattr


class PrivateText(Struct, frozen=True, kw_only=True):
    """An item that is not public: its *path* from the content folder, its raw *texts*, its *addresses*.

    *addresses* are those that must not be seen at all; that of a withdrawn item, where a notice answers, is none.
    Or a data file of which a part is never public (*is_data*): *addresses* are then paths of files, *names* are those
    of people, *ids* theirs; these two are looked for as whole words.
    """

    path: str
    texts: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    is_data: bool = False


class Manifest(Struct, frozen=True, kw_only=True):
    """All that the gate knows of a site beside its files.

    *files* are the output paths made on purpose (relative, with `/`, sorted whatever the order given).
    *public_sources* (paths, absolute or from *public_root*) and *public_texts* hold words that are public: a private
    text that also stands there gives nothing away. *data_sources* are the same, but refer to people whom they do not
    show, so they excuse no name. *siteurl* has no `/` at its end. Those of *files* that are *as_is* are the owner's
    (`root_files`): they are searched for private words, and read as pages no more than they are.
    """

    files: tuple[str, ...]
    siteurl: str
    private: tuple[PrivateText, ...] = ()
    public_sources: tuple[str, ...] = ()
    data_sources: tuple[str, ...] = ()
    public_texts: tuple[str, ...] = ()
    public_root: str = ""
    as_is: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        force_setattr(self, "files", tuple(sorted(set(self.files))))
        force_setattr(self, "siteurl", self.siteurl.rstrip("/"))

    def source_files(self) -> Iterator[str]:
        """Yield where each public source is to be read, those of data first."""
        sources = (*self.data_sources, *self.public_sources)
        return (os.path.join(self.public_root, source) for source in sources)  # noqa: PTH118  ten thousand

    def to_json(self) -> str:
        """Return the manifest as one JSON document."""
        values = {name: getattr(self, name) for name in self.__struct_fields__}  # `asdict` takes ten times as long
        private = [{name: getattr(item, name) for name in item.__struct_fields__} for item in self.private]
        return json.dumps({**values, "private": private})

    @classmethod
    def from_json(cls, document: str | bytes) -> Manifest:
        """Return the manifest of `to_json`; raise ValueError unless *document* is exactly one."""
        values = json.loads(document)
        if not isinstance(values, dict) or values.keys() != set(cls.__struct_fields__):
            raise ValueError("not a manifest")
        private = values["private"]
        if not isinstance(private, list) or not all(
            isinstance(values[name], str) for name in ("siteurl", "public_root")
        ):
            raise ValueError("not a manifest")
        return cls(
            files=_texts(values["files"]),
            siteurl=values["siteurl"],
            private=tuple(_private(value) for value in private),
            public_sources=_texts(values["public_sources"]),
            data_sources=_texts(values["data_sources"]),
            public_texts=_texts(values["public_texts"]),
            public_root=values["public_root"],
            as_is=_texts(values["as_is"]),
        )


def _private(value: Any) -> PrivateText:
    if not isinstance(value, dict) or value.keys() != set(PrivateText.__struct_fields__):
        raise ValueError("not a private text")
    if not isinstance(value["path"], str) or not isinstance(value["is_data"], bool):
        raise ValueError("not a private text")  # noqa: TRY004  as above
    texts = {name: _texts(value[name]) for name in ("texts", "addresses", "names", "ids")}
    return PrivateText(path=value["path"], is_data=value["is_data"], **texts)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not {*map(type, value)} <= {str}:
        raise ValueError("not a list of texts")
    return tuple(value)
