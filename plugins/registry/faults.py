"""The faults of a record, told to a clerk: what pydantic found, in Vietnamese, with a cure that was tried first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from typing import Any

from msgspec import Struct
from pydantic import ValidationError

from plugins.problems import Problem, nearest
from plugins.registry import rules
from plugins.registry.choices import MEANINGS, key_meant, meant
from plugins.registry.schemas import Schema
from plugins.registry.signs import as_it_looks, dash_of, quoted
from plugins.registry.texts import ascii_slug
from plugins.registry.yamltree import Loc, YamlTree

_OF_SCALARS = frozenset({"literal_error", "date_type", "datetime_type", "bool_type", "int_type", "float_type"})
_WITHOUT_GUESS = (rules.RESERVED_ID, rules.DEVICE_ID, rules.NAME_FOR_ID)  # a name made an id is the id of nothing
_CURVED = ("“”", "„“", "‘’", "«»", "””", "““", "″″")
_BOOLEANS = {"true": "true", "yes": "true", "on": "true", "1": "true", "false": "false", "no": "false", "off": "false"}


class Faults(Struct, frozen=True):
    """What is wrong with the value *root*, written at *loc* of *tree*, whose places *schema* describes.

    *error* tells what is wrong with a value that might be written instead.
    """

    tree: YamlTree
    loc: Loc
    root: Any
    schema: Schema
    error: Callable[[Any], ValidationError | None]

    def problems(self, error: ValidationError) -> Iterator[Problem]:
        """Yield the problems that *error* is made of."""
        faults: list[Any] = error.errors(include_url=False)
        unknown = [written_loc(found["loc"]) for found in faults if found["type"] == "unexpected_keyword_argument"]
        named = {(*at[:-1], word) for at in unknown if (word := self._key_for(at))}
        for found in faults:
            at = written_loc(found["loc"])
            if found["input"] is None:
                continue  # an empty value is told already, whatever should have stood there
            if found["type"] == "missing" and at in named:
                continue  # it is there under another name, which is told
            if found["type"] == "too_short" and any(
                other["loc"][: len(found["loc"])] == found["loc"] for other in faults if other is not found
            ):
                continue  # it is short because what stands in it is wrong, which is told already
            yield self._problem(found, at)

    def _problem(self, found: Mapping[str, Any], at: Loc) -> Problem:
        where = (*self.loc, *at)
        key, value = key_of(where), found["input"]
        place = self.tree.place(where)
        if isinstance(value, str) and (problem := self._mistyped(value, at)):
            return problem
        kind = "string_type" if found["type"] in _OF_SCALARS and isinstance(value, list | dict) else found["type"]
        match kind:
            case "rule":
                return self._broken_rule(found["ctx"], value, at)
            case "missing":
                return rules.MISSING_KEY.at(self.tree.place(where[:-1]), key=key, form=self._missing(at))
            case "unexpected_keyword_argument":
                return self._unknown_key(key, at)
            case "int_parsing":
                return rules.NOT_NUMBER.at(place, key=key, value=value)
            case "literal_error":
                return self._bad_choice(found, value, at)
            case "string_type":
                is_text = where in self.tree.raw and self.schema.is_text(at)
                form = quoted(self.tree.raw[where]) if is_text else self.schema.form(at)
                return rules.NOT_TEXT.at(place, key=key, form=pair(where, form))
            case "tuple_type" | "list_type":
                dash = dash_of(value) if isinstance(value, str) else None
                form = self.schema.form(at, dash.rest if dash else value)
                if (raw := self.tree.raw.get(where)) and isinstance(value, dict):  # one entry, without its list
                    form = f"[{raw}]" if raw.startswith("{") else f"[{{{raw}}}]"
                return rules.NOT_LIST.at(place, key=key, form=pair(where, form))
            case "too_short":
                return rules.TOO_FEW.at(place, key=key)
            case "dataclass_type" | "dict_type" | "mapping_type":
                return rules.NOT_MAPPING.at(place, key=key, form=pair(where, self.schema.form(at, value)))
        return rules.BAD_VALUE.at(place, key=key, reason=found["msg"])

    def _broken_rule(self, context: Mapping[str, Any], value: Any, at: Loc) -> Problem:
        where = (*self.loc, *at)
        rule, guess = context["rule"], None
        is_slug = rule is rules.BAD_ID or self.schema.is_slug(at)
        if is_slug and isinstance(value, str) and rule not in _WITHOUT_GUESS:
            guess = self._holding(_as_id(value), at)
        elif rule is rules.NOT_BOOLEAN:
            guess = _BOOLEANS.get(str(value).casefold())
        facts = {"key": key_of(where), "form": pair(where, self.schema.form(at)), **context["facts"]}
        guess = facts.pop("suggestion", guess)  # what the shape knows itself
        return rule.at(self.tree.place(where), suggestion=guess, **facts)  # type: ignore[no-any-return]

    def _missing(self, at: Loc) -> str:
        """Return the words for a key that has to be added, in the form that it has there."""
        form = f"“{at[-1]}: {self.schema.form(at)}”"
        if choices := self.schema.choices(at):
            form = f"“{at[-1]}: …” với một trong các từ {_listed(choices)}"
        return f"vào trong ngoặc nhọn {form}" if (*self.loc, *at[:-1]) in self.tree.raw else f"dòng {form}"

    # --- keys and words ----------------------------------------------------------------------------------------------

    def _free_keys(self, at: Loc) -> list[str]:
        """Return the keys that may still be added to the mapping in which the key *at* stands."""
        there = value_at(self.root, at[:-1])
        return sorted(key for key in self.schema.keys(at[:-1]) if not isinstance(there, dict) or key not in there)

    def _key_for(self, at: Loc) -> str | None:
        """Return the key that is meant by the unknown one *at*, if no doubt is left."""
        return key_meant(str(at[-1]), self._free_keys(at))

    def _unknown_key(self, key: str, at: Loc) -> Problem:
        where = (*self.loc, *at)
        place = self.tree.key_place(where)
        if word := self._key_for(at):
            return rules.UNKNOWN_KEY.at(place, key=key, cure=f"viết “{word}:” thay cho “{key}:”")
        mapping = value_at(self.root, at[:-1])
        if where[:-1] in self.tree.raw and isinstance(mapping, dict) and not key.isidentifier():
            before = list(mapping)[list(mapping).index(key) - 1] if list(mapping).index(key) else None
            if before and isinstance(mapping[before], str):  # {name: Cuộc thi A, chủ đề: nét đẹp}
                whole = f"{mapping[before]}, {key}: {mapping[key]}"
                return rules.COMMA.at(place, fixed=f"{before}: {quoted(whole)}")
        guess = nearest(key, self._free_keys(at))
        keys = self.schema.keys(at[:-1])
        # no less alike, or `tags` would be taken for `status`
        again = (key_meant(key, keys) or nearest(key, keys, alike=0.8)) if guess is None else None
        cure = "sửa tên khóa hoặc xóa dòng này"
        if again:
            cure = f"xóa dòng này, vì đã có “{again}:”"
        elif " " in key:
            cure = f"nếu là phần tiếp của dòng trên thì nối vào dòng ấy, cả câu trong ngoặc kép; nếu không, {cure}"
        return rules.UNKNOWN_KEY.at(place, key=key, cure=cure, suggestion=guess)

    def _bad_choice(self, found: Mapping[str, Any], value: Any, at: Loc) -> Problem:
        where = (*self.loc, *at)
        key, place, choices = key_of(where), self.tree.place(where), choices_of(found)
        if word := meant(str(value), choices):
            cure = f"viết {pair(where, word)} ({MEANINGS.get(word, word)})"
            return rules.BAD_CHOICE.at(place, key=key, value=value, cure=cure)
        guess = nearest(str(value), choices)
        return rules.BAD_CHOICE.at(
            place, key=key, value=value, cure=f"chọn một trong: {_listed(choices)}", suggestion=guess
        )

    # --- what looks right and is not ---------------------------------------------------------------------------------

    def _mistyped(self, value: str, at: Loc) -> Problem | None:
        """Return that signs nobody sees, or the quotation marks of Word, are all that is wrong with *value*."""
        where = (*self.loc, *at)
        sign, plain = as_it_looks(value)
        if sign and self._holding(plain, at):
            facts = {"key": key_of(where), "sign": sign, "fixed": pair(where, plain)}
            return rules.UNSEEN_SIGN.at(self.tree.place(where), **facts)
        if len(value) > 2 and value[0] + value[-1] in _CURVED and self._holding(value[1:-1].strip(), at):
            fixed = pair(where, value[1:-1].strip())
            return rules.CURVED_QUOTES.at(self.tree.place(where), key=key_of(where), fixed=fixed)
        return None

    def _holding(self, guess: str | None, at: Loc) -> str | None:
        """Return *guess* if nothing would be wrong with it at this place."""
        if not guess:
            return None
        changed = deepcopy(self.root)
        try:
            if within(changed, at[:-1])[at[-1]] == guess:
                return None
            within(changed, at[:-1])[at[-1]] = guess
        except (KeyError, IndexError, TypeError):
            return None
        error = self.error(changed)
        still = error.errors(include_url=False) if error else []
        return None if any(written_loc(one["loc"])[: len(at)] == at for one in still) else guess


def _listed(choices: Iterable[str]) -> str:
    return ", ".join(f"{choice} ({MEANINGS[choice]})" if choice in MEANINGS else choice for choice in choices)


def choices_of(fault: Mapping[str, Any]) -> list[str]:
    """Return the words that pydantic would have taken."""
    return [choice.strip(" '") for choice in fault["ctx"]["expected"].replace(" or ", ", ").split(",")]


def written_loc(loc: tuple[int | str, ...]) -> Loc:
    """Return pydantic's location in the words of the file: a mapping's key is reported as itself and `[key]`."""
    return tuple(part for part in loc if part != "[key]")


def key_of(loc: Loc) -> str:
    """Return the key that leads to *loc*, for messages."""
    return next((str(part) for part in reversed(loc) if isinstance(part, str)), "mục này")


def pair(loc: Loc, value: str) -> str:
    """Return *value* as it is written at *loc*: behind its key, or by itself in a list."""
    return f"{loc[-1]}: {value}" if loc and isinstance(loc[-1], str) else value


def within(value: Any, loc: Loc) -> Any:
    """Return what stands at *loc* of *value*. Raises KeyError, IndexError or TypeError if nothing does."""
    for part in loc:
        value = value[part]
    return value


def value_at(value: Any, loc: Loc) -> Any:
    """Return what stands at *loc* of *value*; None if nothing does."""
    try:
        return within(value, loc)
    except (KeyError, IndexError, TypeError):
        return None


def _as_id(text: str) -> str | None:
    """Return *text* as it would be written for an id, part by part; one that climbs has no such form."""
    if ".." in text:
        return None
    guess = "/".join(filter(None, map(ascii_slug, text.split("/"))))
    return (guess if guess != text else ascii_slug(text)) or None
