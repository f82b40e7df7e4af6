"""Names of people as lists write them: “Đ/c NGUYỄN VĂN A (1980) - Kiểm sát viên”.

A name is taken out of what stands around it. When somebody was born is nobody's business here: it is dropped, and
nothing that is written or told has it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from plugins.award_lists.markers import looks_like_name
from plugins.award_lists.spelling import spelt
from plugins.registry.texts import fold_name

COUNTED = re.compile(r"^(?:\d{1,4}[.)/] ?|[-–—•+*]\s+)")
_TITLE = re.compile(
    r"(?:đ/c|đ\.c|đc\.?|đồng chí|ông|bà|anh|chị|ths|thạc sĩ|thạc sỹ|ts|tiến sĩ|tiến sỹ|pgs|gs|ls|cn)(?: ?[.:] ?|[ /])",
    re.IGNORECASE,
)
_NEEDS_POINT = re.compile(r"(?!P?GS\b|TS\b)(?:ts|gs|pgs|ls|cn|anh|chị)\b", re.IGNORECASE)  # “Anh Đào” is a name
_FAMILIES = re.compile(r"(?:ông|bà|anh|chị|cn|ls|ts|gs|pgs)\b", re.IGNORECASE)  # that are or may be names as well
_OF_A_NAME = re.compile(r"(?:văn|thị) ", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]?")
_DAY = r"(?:\d{1,2}\s?[/.\-]\s?){0,2}(?:19|20)\d\d"
_BORN_WORD = r"(?:sinh(?: năm| ngày)?|năm sinh|ngày sinh|s\.?n\.?|n\.?s\.?)"
_BIRTH = rf"(?:{_BORN_WORD}\s?[:.]?\s?(?:\d{{1,2}}\s?[/.\-]\s?){{0,2}}\d{{2,4}}|{_DAY})"
_SEX = r"(?:nam|nữ|giới tính:? ?(?:nam|nữ))"
_PERSONAL = re.compile(rf"(?:{_BIRTH}|{_SEX})(?:[\s,;\-–]+(?:{_BIRTH}|{_SEX}))*", re.IGNORECASE)
_BORN = re.compile(rf"[\s,;\-–—]*\b{_BIRTH}(?!\w)", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;/]\s*|\s+[-–—]+\s*|[-–—]+\s+")
_MARKED = re.compile(r"[\s]*([*†‡¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,2}\)?)$")
_POSTS = (
    "kiểm sát viên|ksv ?(?:tc|sc|cc)?|kiểm tra viên|ktv ?c?|chuyên viên|cv ?c?|phó viện trưởng|viện trưởng|p?vt|"
    "phó trưởng phòng|trưởng phòng|phó phòng|p?tp|pp|phó chánh văn phòng|chánh văn phòng|p?cvp|chánh thanh tra|"
    "thanh tra viên|phó vụ trưởng|vụ trưởng|cục trưởng|kế toán(?: trưởng)?|lái xe|văn thư|lưu trữ|thủ quỹ|nhân viên|"
    "bảo vệ|công chức|viên chức|cán bộ|người lao động|lao động|hợp đồng|tạp vụ|phó bí thư|bí thư|chi bộ|"
    "đảng (?:ủy|uỷ)|(?:ủy|uỷ) viên|(?:ủy|uỷ) ban kiểm sát|ubks|uv|sơ cấp|trung cấp|cao cấp|tc|sc|cc|chính|phó|quyền|"
    "nguyên|phụ trách|và|kiêm|thư ký|điều tra viên|trợ lý|tổ trưởng|tổ phó|giảng viên|biên tập viên|phóng viên|"
    "thành viên|lãnh đạo|ngạch|vksnd|vks|viện kiểm sát(?: nhân dân)?|đơn vị"
)
_POST_ALONE = re.compile(rf"(?:(?:{_POSTS})\b[\s,;.\-–/+&]*)+")
_PLAIN_POSTS = (
    "(?:phó )?viện trưởng|(?:phó )?trưởng phòng|phó phòng|(?:phó )?chánh văn phòng|"
    "kiểm sát viên(?: sơ cấp| trung cấp| cao cấp)?|ksv(?:tc|sc|cc)?|kiểm tra viên(?: chính| cao cấp)?|ktv|"
    "chuyên viên(?: chính| cao cấp)?"
)
_POST_FIRST = re.compile(rf"(?:{_PLAIN_POSTS}) ", re.IGNORECASE)
_POST_BEHIND = re.compile(rf"(\S+(?: \S+)+?) ((?:{_PLAIN_POSTS})(?!\w).*)", re.IGNORECASE)  # on a line of its own
_AND = re.compile(r" (?:và|&|\+) ", re.IGNORECASE)


class ListedName(Struct, frozen=True, kw_only=True):
    """A name, what is said beside it of post and unit, what beside it nobody understands, and what was dropped.

    *several* are the names in a text that has more than one.
    """

    name: str
    said: str = ""
    unclear: str = ""
    dropped: tuple[str, ...] = ()
    several: tuple[str, ...] = ()


def is_post(text: str) -> bool:
    """Tell whether *text* is the name of a post and says nothing of a unit."""
    return bool(_POST_ALONE.fullmatch(fold_name(text)))


def bare_name(name: str) -> str:
    """Return a name without the titles in front: “Đ/c Nguyễn Văn A” is Nguyễn Văn A, “Ông Văn Tuấn” is himself."""
    while title := _TITLE.match(name):
        rest = name[title.end() :].strip()
        may_be_family = "." not in title[0] and (_OF_A_NAME.match(rest) or _NEEDS_POINT.match(name))
        if not rest or (may_be_family and _FAMILIES.match(name)):
            return name
        name = rest
    return name


class _Beside:
    """What stands beside a name, sorted."""

    def __init__(self, is_unit: Callable[[str], bool]) -> None:
        self._is_unit = is_unit
        self.dropped: dict[str, None] = {}
        self.said: list[str] = []
        self.unclear: list[str] = []

    def sort(self, part: str) -> None:
        part = part.strip(" ,;.:-–")
        if _PERSONAL.fullmatch(part):
            self.dropped[_BIRTHDAY if any(map(str.isdigit, part)) else part] = None
        elif bare_name(f"{part} x") == "x":
            self.dropped[part] = None
        elif part and _says_place(part, self._is_unit):
            self.said.append(part)
        elif part:
            self.unclear.append(re.sub(r"\d+", "…", part))  # a number beside a name may be a birth year, or worse


_BIRTHDAY = "ngày, năm sinh"


def listed_name(text: str, is_known: Callable[[str], bool], is_unit: Callable[[str], bool]) -> ListedName:
    """Return the name in *text*; a text that *is_known* is a name as it stands. *is_unit* knows the names of units."""
    text = COUNTED.sub("", text).strip()
    if is_known(text):
        return ListedName(name=text)
    beside = _Beside(is_unit)
    for aside in _BRACKETS.findall(text):
        beside.sort(aside)
    name = _BRACKETS.sub(" ", text).strip()
    if _BORN.search(name):
        name = _BORN.sub("", name)
        beside.dropped[_BIRTHDAY] = None
    name = bare_name(" ".join(name.split()))
    if not is_known(name):
        name, *parts = _CUT.split(name)
        for part in parts:
            beside.sort(part)
    behind = None if is_known(name) else _POST_BEHIND.fullmatch(name)
    if behind:
        name = behind[1]
        beside.sort(behind[2])
    name = name.strip(" ,;.:-–")
    if mark := _MARKED.search(name):
        beside.sort(mark[1])
        name = name[: mark.start()]
    post = _POST_FIRST.match(name)
    if post and not is_known(name) and looks_like_name(name[post.end() :].title()):
        beside.said.insert(0, post[0].strip())
        name = name[post.end() :]
    names = () if is_known(name) else tuple(_AND.split(name))
    return ListedName(
        name=bare_name(name),
        said=", ".join(beside.said),
        unclear="; ".join(beside.unclear),
        dropped=tuple(beside.dropped),
        several=names if len(names) > 1 else (),
    )


def how_read(written: str, found: ListedName) -> Iterator[str]:
    """Yield in words how a name was found in what was *written*, where it was not taken as it stands."""
    if spelt(found.name) != spelt(written):
        yield f"đọc tên là “{proper(found.name)}”"
    if found.dropped:
        yield f"bỏ {', '.join(found.dropped)}"


def _says_place(part: str, is_unit: Callable[[str], bool]) -> bool:
    """Tell whether a text beside a name is a post, a unit, or both."""
    if is_post(part) or is_unit(part):
        return True
    words = part.split(" ")
    posts = (" ".join(words[:end]) for end in range(1, len(words)))
    return any(map(is_post, posts))


def proper(name: str) -> str:
    """Return a name as it is written in a text, though the list has it in capitals, or in none."""
    return name.title() if name.isupper() or name.islower() else name


_BORN_ASIDE = re.compile(
    rf"\s*[(\[]\s*{_BIRTH}\s*[)\]]|[\s,;\-–—]*\b{_BORN_WORD}\s?[:.]?\s?[\d/.\- ]*\d", re.IGNORECASE
)


def without_birth_aside(text: str) -> str:
    """Return a text that is no name without what is plainly a birth: “KSV, sinh năm 1980”, “KSV (1980)”."""
    return _BORN_ASIDE.sub("", text).strip()


def without_birth(text: str) -> str:
    """Return *text* without days and years of birth, as it may be told and written."""
    text = _BRACKETS.sub(lambda one: "" if re.search(r"\d", one[1]) else one[0], text)
    return " ".join(_BORN.sub("", text).split())
