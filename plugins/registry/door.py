"""The door where plain values become records. Past it nobody asks whether a value is of the right kind.

Every fault that pydantic finds is told in Vietnamese, at the place where it was written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from typing import Any, Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from plugins.problems import Problem, Rule
from plugins.registry import rules
from plugins.registry.choices import meant
from plugins.registry.faults import Faults, choices_of, key_of, pair, value_at, within, written_loc
from plugins.registry.schemas import Schema, schema_of
from plugins.registry.signs import quoted
from plugins.registry.yamltree import Loc, YamlTree

T = TypeVar("T")

LITERAL_KEY = "status"
"""The one key whose words are taken only as the contract has them: what is public hangs on it."""


class Door(Generic[T]):
    """Where plain values become records of one type. *empty* says by key what is told of one that is left empty."""

    def __init__(self, record: type[T], empty: Mapping[str, Rule] | None = None) -> None:
        self._record = record
        self._rules_of_empty = empty or {}

    @cached_property
    def _adapter(self) -> TypeAdapter[T]:
        return TypeAdapter(self._record)  # when something comes in: most builds read no data, and each takes 20 ms

    @cached_property
    def _schema(self) -> Schema:
        return schema_of(self._adapter.json_schema())

    def json_schema(self) -> dict[str, Any]:
        """Return the JSON Schema of one record."""
        return self._adapter.json_schema()

    @property
    def form(self) -> str:
        """Return what a record looks like, with the keys that it must have."""
        return self._schema.form(())

    def read(self, tree: YamlTree, value: Any, loc: Loc = ()) -> tuple[T | None, list[Problem]]:
        """Return the record that *value*, written at *loc* of *tree*, holds; or None and all its faults."""
        if not isinstance(value, dict):
            return None, [rules.NOT_MAPPING.at(tree.place(loc), key=key_of(loc), form=self.form)]
        problems = [*self._empty(tree, value, loc), *self._cut(tree, value, loc)]
        try:
            record = self._understood(value)
        except ValidationError as error:
            return None, [*problems, *Faults(tree, loc, value, self._schema, self._error).problems(error)]
        return (None, problems) if problems else (record, [])

    def _understood(self, value: dict[str, Any]) -> T:
        """Return the record of *value*; where one of a few words is wanted, one that means it will do."""
        try:
            return self._adapter.validate_python(value)
        except ValidationError as error:
            translated = _translated(value, error)
            if translated is None:
                raise
            return self._adapter.validate_python(translated)

    def _error(self, value: dict[str, Any]) -> ValidationError | None:
        """Return what would be wrong with *value*: a cure is tried before it is told."""
        try:
            self._understood(value)
        except ValidationError as error:
            return error
        return None

    def _empty(self, tree: YamlTree, value: Any, loc: Loc) -> Iterator[Problem]:
        """Yield what was left empty, or came to be so because a comment begins there."""
        for where in _nothing(tree, value, loc):
            comment = tree.comments.get(where)
            if comment and (self._schema.is_text(where[len(loc) :]) or not comment.is_remark):
                facts = {"key": key_of(where), "cut": comment.text, "fixed": pair(where, quoted(comment.text))}
                yield rules.CUT_WHOLE.at(tree.comment_place(where), **facts)
            else:
                key = key_of(where)
                yield self._rules_of_empty.get(key, rules.EMPTY_TEXT).at(tree.place(where), key=key)

    def _cut(self, tree: YamlTree, value: Any, loc: Loc) -> Iterator[Problem]:
        """Yield the texts whose rest is a comment to YAML; in data, one that is set off from them is meant as one."""
        for where in tree.comments_within(loc):
            comment = tree.comments[where]
            text = value_at(value, where[len(loc) :])
            if not isinstance(text, str) or not self._schema.is_text(where[len(loc) :]):
                continue
            if comment.is_remark and (comment.is_behind_quotes or (comment.is_set_off and not tree.is_front_matter)):
                continue
            fixed = pair(where, quoted(f"{text} {comment.text}"))
            yield rules.CUT_TEXT.at(tree.comment_place(where), key=key_of(where), cut=comment.text, fixed=fixed)


def _translated(value: dict[str, Any], error: ValidationError) -> dict[str, Any] | None:
    """Return *value* with the words that mean one of those that are wanted in their stead; None if there are none."""
    found: dict[str, Any] | None = None
    for fault in error.errors(include_url=False):
        loc = written_loc(fault["loc"])
        if fault["type"] != "literal_error" or not isinstance(fault["input"], str) or loc[-1] == LITERAL_KEY:
            continue
        word = meant(fault["input"], choices_of(fault))
        if word is not None:
            found = deepcopy(value) if found is None else found
            within(found, loc[:-1])[loc[-1]] = word
    return found


def list_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a list of records that each have *schema*."""
    definitions = schema.pop("$defs", {})
    title = schema["title"]
    return {"type": "array", "items": {"$ref": f"#/$defs/{title}"}, "$defs": {**definitions, title: schema}}


def _nothing(tree: YamlTree, value: Any, loc: Loc) -> Iterator[Loc]:
    """Yield where in *value* nothing was written; what the YAML itself refuses is told already."""
    if value is None and not tree.is_refused(loc):
        yield loc
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield from _nothing(tree, part, (*loc, key))
