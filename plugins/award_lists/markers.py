"""Markers: by what a row of a list shows that it is a heading, a total or the end, and no entry."""

from __future__ import annotations

import re

from plugins.registry.texts import fold_name

NUMBER = re.compile(r"\(?\d{1,6}\s?[.)/:\-]?")
MARKED = re.compile(r"(?:([IVXLC]+|[A-ZĐ]|\d{1,3}(?:\.\d+)*)[.)/:]|([-+*•–]))\s*(.+)")
ORDER = re.compile(r"\(?(?:[IVXLC]+|[A-Za-zĐđ]|\d{1,6}(?:\.\d{1,4})*)[.)]*")
MARKER = re.compile(r"(?:[IVXLC]+|[A-ZĐ]|[-+*•–])[.)]?")
_ROMAN = re.compile(r"[IVX]|[IVXLC]{2,}")
OFFICE = re.compile(
    r"(?:các |tập thể |lãnh đạo )?(?:vksnd|vksqs|vks|viện kiểm sát|viện ksnd|phòng|văn phòng|vụ|cục|thanh tra|"
    r"cơ quan|khối|cụm|đơn vị|trường|tạp chí|báo)\b"
)
TOTAL = re.compile(r"(?:tổng cộng|tổng số|tổng|cộng)(?:\W|$)")
NOTE = re.compile(r"(?:\(?\*+\)?|(?:ghi chú|lưu ý|chú thích|chú ý)(?=\W|$))")
_SECTION = re.compile(
    r"(?:danh sách |về |đối với |các |phần )*(?:(?P<units>tập thể(?! lao động)|đơn vị)|(?P<people>cá nhân))"
    r"(?: nhỏ)?(?: (?:được|đề nghị|có|đạt|là|gồm|tiêu biểu|xuất sắc|điển hình|khen|tặng)\b.*)?[\s:.]*(?:\(?\d.*)?"
)
VKS = re.compile(r"(?:các )?(?:vksnd|vksqs|vks|viện kiểm sát|viện ksnd)\b")
END = re.compile(
    r"danh sách (?:này|trên|gồm|có)\b|ấn định danh sách|người lập|lập (?:biểu|bảng|danh sách)|nơi nhận|thủ trưởng|"
    r"xác nhận|(?:kt|tm|tl|tuq)\. ?|\(?(?:đã )?ký(?: tên|,|\)| và )|.{0,40}\bngày\b.{0,12}\btháng\b.{0,12}\bnăm\b|"
    r"(?:phó |q\. ?)?(?:viện trưởng|vụ trưởng|cục trưởng|trưởng phòng|chánh văn phòng|chủ tịch)(?: hội đồng.*| vks.*)?$"
)
COUNT = re.compile(r"(\d{1,5})\s*(?:\([^)]*\)\s*)?(?:người|cá nhân|tập thể|đơn vị|đồng chí|trường hợp)|^(\d{1,5})$")


def is_words(number: str) -> bool:
    """Tell whether what stands in the column of numbers is no number of any kind, but says something."""
    return any(map(str.isalnum, number)) and not (NUMBER.fullmatch(number) or ORDER.fullmatch(number))


def looks_like_name(text: str) -> bool:
    """Tell whether *text*, up to what is said aside, is written as the name of a person: Lê Văn Thôi."""
    words = re.split(r"[(,;:–-]", text)[0].split()
    return 1 < len(words) <= _LONGEST_NAME and all(word.istitle() for word in words)


_LONGEST_NAME = 5  # words


def kind_of(marker: str) -> str:
    """Return what kind of marker it is: a heading ends those of its own kind."""
    if marker[0].isdigit():
        return "number"
    return "roman" if _ROMAN.fullmatch(marker) else "letter" if marker.isalpha() else "dash"


def section_of(label: str) -> str | None:
    """Return of what a heading says that its rows are: “TẬP THỂ” of units, “CÁ NHÂN” of people."""
    found = _SECTION.fullmatch(fold_name(label))
    return found.lastgroup if found else None
