"""Meaning: whether a text of a list says no, and which award it speaks of.

Words are compared, not letters: case, signs, the place of the tone, sĩ or sỹ, and usual short forms (CSTĐCS) do not
matter, nor do marks where there are none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from plugins.award_lists.spelling import spelt
from plugins.registry.texts import fold_name, without_marks

# Whoever stands beside or under one of these words is not taken: better left out and told than honoured by mistake.
_REFUSALS = (
    "không, ko, chưa, rút, thôi, kỷ luật, kỉ luật, hoãn, thu hồi, hủy, từ chối, vi phạm, khiển trách, cảnh cáo, "
    "cách chức, đình chỉ, dừng, chờ, dự phòng, dự bị, trượt, bị loại, loại khỏi, loại ra, gạch tên, xóa tên, bỏ tên"
)
# In a text without marks “dung” may be a name, and “cho” is for.
_REFUSALS_PLAIN = (
    "khong, ko, chua, rut, thoi, ky luat, ki luat, hoan, thu hoi, huy bo, tu choi, vi pham, khien trach, canh cao, "
    "cach chuc, dinh chi, du phong, du bi, bi loai, loai khoi, loai ra, gach ten, xoa ten, bo ten"
)
# A citation may well say that there was no complaint; it is a refusal only if it begins as one.
_REFUSED_AT_ONCE = (
    "không đủ, không đạt, không xét, không đề nghị, không được, không tặng, không khen, không đồng ý, chưa đủ, "
    "chưa đạt, chưa xét, chưa đề nghị, chưa được, chưa tặng, rút, xin rút, thôi, hoãn, thu hồi, kỷ luật, bị kỷ luật"
)
# What awards are called, so that one which award_types.yaml does not have is known for an award all the same.
_KINDS = (
    "tập thể lao động tiên tiến, tập thể lao động xuất sắc, lao động tiên tiến, chiến sĩ thi đua, chiến sĩ tiên tiến, "
    "cờ thi đua, cờ dẫn đầu, giấy khen, bằng khen, giấy chứng nhận, kỷ niệm chương, kỉ niệm chương, huân chương, "
    "huy chương, huy hiệu, anh hùng lao động, anh hùng lực lượng vũ trang, giải thưởng"
)
_SHORT = {
    "lđtt": "lao động tiên tiến",
    "cstđ": "chiến sĩ thi đua",
    "cstđcs": "chiến sĩ thi đua cơ sở",
    "cstđtq": "chiến sĩ thi đua toàn quốc",
    "ttlđtt": "tập thể lao động tiên tiến",
    "ttlđxs": "tập thể lao động xuất sắc",
    "gk": "giấy khen",
    "bk": "bằng khen",
    "knc": "kỷ niệm chương",
    "hclđ": "huân chương lao động",
}
_SHORT |= {without_marks(short): long for short, long in _SHORT.items()}
_ALIKE = (
    (" sỹ ", " sĩ "),
    (" cstđ ", " chiến sĩ thi đua "),
    (" chiến sĩ thi đua cs ", " chiến sĩ thi đua cơ sở "),
    (" viện kiểm sát nhân dân ", " vksnd "),
    (" viện ksnd ", " vksnd "),
    (" kiểm sát nhân dân ", " ksnd "),
    (" ủy ban nhân dân ", " ubnd "),
    (" uỷ ban nhân dân ", " ubnd "),
)
# What a heading may say around the name of an award without saying more.
_PLAIN = (
    "danh hiệu hình thức khen thưởng thi đua đề nghị xét tặng đạt được công nhận mức loại các cá nhân tập thể kết quả "
    "bình bầu"
)
_GO_ON = ("năm", "và", "cho", "đợt", "|")  # after “bằng khen” these do not tell whose it is
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4096)  # lists say the same in many rows
def _words(text: str) -> str:
    """Return the words of *text* as they are compared, between spaces."""
    said = f" {' '.join(_SHORT.get(word, word) for word in _WORD.findall(fold_name(text)))} "
    for one, other in _ALIKE:
        said = said.replace(one, other)
    return f" {spelt(said)} "


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(_words(phrase) for phrase in phrases.split(", "))


_NO, _NO_PLAIN, _NO_AT_ONCE = _listed(_REFUSALS), _listed(_REFUSALS_PLAIN), _listed(_REFUSED_AT_ONCE)
_NO_MIXED = tuple(phrase for phrase in _NO_PLAIN if phrase.strip() not in ("chua", "thoi", "hoan"))
_AWARDS = {_words(kind): kind for kind in _KINDS.split(", ")}


def _both(phrase: str) -> tuple[str, str]:
    """Return how a phrase may stand in a text: with its marks, or with none."""
    return phrase, without_marks(phrase)


def says_no(text: str) -> bool:
    """Tell whether *text* speaks against an award: “Không xét tặng”, “xin rút”, “bị kỷ luật”."""
    said = _words(text)
    return any(phrase in said for phrase in (*_NO, *(_NO_PLAIN if text.isascii() else _NO_MIXED)))


def begins_with_no(text: str) -> bool:
    """Tell whether a citation is none: “Không đủ điều kiện”. “Không có án oan” is one."""
    said = _words(text)
    return any(said.startswith(_both(phrase)) for phrase in _NO_AT_ONCE)


def speaks_of_award(text: str) -> bool:
    """Tell whether *text* speaks of any kind of award."""
    said = _words(text)
    return any(form in said for phrase in _AWARDS for form in _both(phrase))


def is_same_award(one: str, other: str) -> bool:
    """Tell whether two texts are the same name of an award: “CSTĐ cơ sở”, “Chiến sỹ thi đua cơ sở”."""
    return _words(one) == _words(other)


_TICKS = frozenset(("x", "v", "✓", "✔", "√", "☑", "☒", "có", "1"))


def is_tick(text: str) -> bool:
    """Tell whether a cell is ticked."""
    return fold_name(text) in _TICKS


class Named(Struct, frozen=True, kw_only=True):
    """The awards that a text speaks of; *others* and *vague* as a clerk calls them, *vague* may be the wanted one."""

    wanted: bool = False
    others: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    is_plain: bool = False  # the wanted award, and nothing else

    @property
    def any(self) -> bool:
        """Tell whether it speaks of an award at all."""
        return self.wanted or bool(self.others or self.vague)

    @property
    def stranger(self) -> str:
        """Return the first award that is not, or not surely, the wanted one."""
        return next(iter((*self.others, *self.vague)), "")


class Awards:
    """Knows the names of every award type, to tell the *wanted* one from all others."""

    def __init__(self, wanted: str, forms: Mapping[str, tuple[str, ...]]) -> None:
        self._wanted = wanted
        self._types: dict[str, list[str]] = {}
        self._labels = {type_: names[0] for type_, names in forms.items() if names}
        for type_, names in forms.items():
            for form in (*names, type_):
                self._types.setdefault(_words(form), []).append(type_)
        known = sorted({*self._types, *_AWARDS} - {"  "}, key=len, reverse=True)
        self._forms = [(phrase, form) for phrase in known for form in dict.fromkeys(_both(phrase))]

    def named(self, text: str) -> Named:
        """Return the awards that *text* speaks of; of names inside one another the longest."""
        said = _words(text)
        wanted, others, vague = False, dict[str, None](), dict[str, None]()
        for phrase, form in self._forms:
            while form in said:
                before, _, after = said.partition(form)
                said = f"{before} | {after}"
                types = self._types.get(phrase, ())
                if self._wanted in types:
                    wanted = True
                elif types:
                    others[self._labels.get(types[0], types[0])] = None
                else:
                    match self._meant(phrase, after):
                        case "wanted":
                            wanted = True
                        case "vague":
                            vague[_AWARDS[phrase]] = None
                        case _:
                            others[_AWARDS[phrase]] = None
        rest = {*said.split()} - {"|"} - {word for form in _both(_words(_PLAIN)) for word in form.split()}
        is_plain = wanted and not (others or vague or rest)
        return Named(wanted=wanted, others=tuple(others), vague=tuple(vague), is_plain=is_plain)

    def is_another(self, text: str) -> bool:
        """Tell whether *text* is the name of one other award type of the portal, and no more."""
        types = set(self._types.get(_words(text), ()))
        return bool(types) and self._wanted not in types

    def _meant(self, kind: str, after: str) -> str:
        """Return what is meant by the kind of an award alone, “Bằng khen”: by one that may be nobody else's, that."""
        types = {type_ for form, types in self._types.items() if form.startswith(kind) for type_ in types}
        goes_on = after.split()[:1]
        if self._wanted not in types or (goes_on and goes_on[0] not in {spelt(word) for word in _GO_ON}):
            return "other"
        return "wanted" if types == {self._wanted} else "vague"
