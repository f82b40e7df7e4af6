"""Names of units as lists write them: “VKS TP. Bảo Lộc”, “KV3”, “P9”, “VP”, “VKSND tỉnh”, or the place alone.

A name has one plain form, whatever its abbreviations, and a unit all the plain forms that it may be called by. Several
units may share one: which is meant is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from plugins.award_lists.spelling import spelt
from plugins.registry.texts import fold_name

_ROMAN = {
    "i": "1",
    "ii": "2",
    "iii": "3",
    "iv": "4",
    "v": "5",
    "vi": "6",
    "vii": "7",
    "viii": "8",
    "ix": "9",
    "x": "10",
}
_NUMBER = r"[\s.\-]*(?:số\s*)?0*(\d{1,2}|[ivx]+)\b"


def _numbered(kind: str) -> Callable[[re.Match[str]], str]:
    return lambda found: f"{kind} {_ROMAN.get(found[1], found[1])} "


_PLAINLY: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"^(?:cơ quan|tập thể) (?!lãnh đạo)", ""),
        (r"^(?:cán bộ|công chức|viên chức|người lao động|và|[\s,])+(?=vks|viện|phòng|văn phòng|kv|khu vực)", ""),
        (r"\b(?:trực )?thuộc\b", " "),
        (r"\b(?:viện kiểm sát|vks) ?(?:quân sự|qs)\b|\bvksqs", "vksqs "),
        (
            (
                r"\b(?:viện )?(?:kiểm sát (?:nhân dân|nd)|ksnd)\b|\bviện (?:kiểm sát|ks)\b|\bvks (?:nhân dân|nd)\b"
                r"|\bv\.\s?k\.\s?s\.(?:\s?n\.\s?d\.?)?|\bvks(?:nd)?\.?(?=tc\b|kv|tp|tx|khu|\W|$)"
            ),
            "vks ",
        ),
        (r"\b(?:tối cao|tc)\b", "tối cao "),
        (r"\bthành phố\b|\bt\.?p\b\.?", "tp "),
        (r"\bthị xã\b|\bt\.?x\b\.?", "thị xã "),
        (r"\bhuyện\b|\bh(?:\.\s?|\s)(?=\w)", "huyện "),
        (r"\bquận\b|\bq(?:\.\s?|\s)(?=\w)", "quận "),
        (r"\btỉnh\b|\bt\.(?=\s?\w)", "tỉnh "),
        (rf"\b(?:khu vực|kv){_NUMBER}", _numbered("khu vực")),
        (rf"\b(?:phòng|p){_NUMBER}", _numbered("phòng")),
        (rf"\bvụ{_NUMBER}|\bv\.?0*(?P<short>\d{{1,2}})\b", lambda found: f"vụ {found['short'] or found[1]} "),
        (r"\bvp\b\.?", "văn phòng "),
        (r"""[-,;:()\[\].“”"/]""", " "),
        (r"\bcấp cao tại\b", "cấp cao"),
        (r"\bcấp (?=tỉnh|huyện|tp)", ""),
        (r"(\bkhu vực \d+) +(?:tỉnh|tp) ", r"\1 "),
        (r"\bviện (?=tỉnh\b|huyện\b|tp\b|khu vực\b)", "vks "),
    )
)
# What follows is looked for in plain forms, so its words are spelt as they are.
_TYPES = "|".join(map(spelt, ("tỉnh", "tp", "huyện", "quận", "thị xã")))
_TYPED = re.compile(rf"^(?:vks )?(?P<type>{_TYPES}) (?P<place>.+)$")
_REGION = re.compile(rf"^(?:vks )?(?P<region>{spelt('khu vực')} \d+)(?P<place> .+)?$")
_PHONG = spelt("phòng")
_DIVISION = re.compile(
    rf"^(?P<first>{_PHONG} \d+)(?: (?P<called>.+))?$|^(?P<name>{_PHONG} .+?) (?P<last>{_PHONG} \d+)$"
)
_VKS = "vks "
_OFFICE = spelt("văn phòng")


@lru_cache(maxsize=4096)  # lists say the same in many rows
def plain_unit(text: str) -> str:
    """Return the plain form of a unit's name: abbreviations written alike, without signs, spelt as names are."""
    folded = fold_name(text)
    for pattern, plain in _PLAINLY:
        folded = pattern.sub(plain, folded)
    return spelt(" ".join(folded.split()))


def called(names: Iterable[str], above: Iterable[str]) -> tuple[str, ...]:
    """Return every plain form that a unit of these *names* may be called by; *above* are those of what it is a part of.

    A form that says less than a name may be another unit's, too: “Văn phòng”, “Phòng 1”, “Bảo Lộc”.
    """
    wholes = sorted(above, key=len, reverse=True)
    found: dict[str, None] = {}
    for name in names:
        plain = plain_unit(name)
        own = next((plain.removesuffix(whole).strip() for whole in wholes if plain.endswith(f" {whole}")), plain)
        for form in dict.fromkeys((plain, own)):
            found |= dict.fromkeys(filter(None, _shorter(form)))
    return tuple(found)


def _shorter(plain: str) -> Iterator[str]:
    yield plain
    if plain.startswith(_VKS):
        yield plain.removeprefix(_VKS)
    if typed := _TYPED.match(plain):
        yield from (f"{typed['type']} {typed['place']}", f"{_VKS}{typed['place']}", typed["place"])
    if region := _REGION.match(plain):
        for place in dict.fromkeys((region["place"] or "", "")):
            yield from (f"{_VKS}{region['region']}{place}", f"{region['region']}{place}")
    if division := _DIVISION.match(plain):
        yield from (division["first"] or division["last"], division["name"] or "")
        yield f"{_PHONG} {division['called']}" if division["called"] else ""
        yield division["called"] or ""
    if plain.startswith(_OFFICE):
        yield _OFFICE


def of_its_kind(names: Iterable[str]) -> tuple[str, ...]:
    """Return the forms that name a unit by its kind alone: a province's own list calls it “VKSND tỉnh”."""
    kinds = dict.fromkeys(typed["type"] for name in names if (typed := _TYPED.match(plain_unit(name))))
    return tuple(form for kind in kinds for form in (kind, _VKS + kind))
