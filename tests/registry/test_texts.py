from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.registry import Place
from plugins.registry.texts import SIZE_LIMIT, ascii_slug, decode, fold_name, fold_path, place_in, without_marks

TCVN3 = "ViÖn kiÓm s¸t nh©n d©n tØnh Qu¶ng TrÞ"  # as its bytes read in Latin-1


def told(data: bytes) -> list[tuple[str, int, int]]:
    text, problems = decode(data, "x")
    assert not (text and problems), "a text that is wrong is not handed on"
    return [(p.code, p.place.line, p.place.column) for p in problems]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param("Một\nhai".encode("utf-16"), ("F102", 1, 1), id="UTF-16 with its mark"),
        pytest.param("Một\nhai, ba, bốn".encode("utf-16-le"), ("F102", 1, 1), id="UTF-16 little-endian without"),
        pytest.param("Một\nhai, ba, bốn".encode("utf-16-be"), ("F102", 1, 1), id="UTF-16 big-endian without"),
        pytest.param(f"một\n{TCVN3}".encode("latin-1", "replace"), ("F101", 2, 1), id="TCVN3 bytes"),
        pytest.param(f"một\n {TCVN3}".encode(), ("F103", 2, 2), id="TCVN3 read as Latin-1 and saved as UTF-8"),
        pytest.param(b"title: m\x00t", ("F104", 1, 9), id="a NUL near the beginning is no UTF-16"),
        pytest.param("một\nha\x1b[31mi".encode(), ("F104", 2, 3), id="an escape sequence"),
        pytest.param("một \u202e hai".encode(), ("F104", 1, 5), id="text that runs backwards"),
        pytest.param("một \u2028 hai".encode(), ("F104", 1, 5), id="a line end that editors do not show"),
        pytest.param("một \x85 hai".encode(), ("F104", 1, 5), id="a C1 control character"),
        pytest.param(b"\xed\xa0\x80", ("F101", 1, 1), id="half a surrogate pair"),
        pytest.param(b"a" * (SIZE_LIMIT + 1), ("F105", 1, 1), id="one byte too many"),
    ],
)
def test_what_is_no_plain_utf_8_is_told_with_its_place(data, expected):
    assert told(data) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Viện kiểm sát nhân dân tỉnh Quảng Trị", id="Vietnamese"),
        pytest.param("Cột\tvà dòng\nmới", id="tabs and line ends"),
        pytest.param("Gặp ông Müller và bà Désirée", id="two foreign names"),
        pytest.param("25 °C, 30 m², ½ giờ, § 4, “trích”", id="signs of printing"),
        pytest.param("Mừng 🎉", id="emoji"),
        pytest.param("Rộng 300 m², 12 km², 5 m³, 80 m²; «Chào mừng», «Học tập», «tin»", id="areas and French quotes"),
        pytest.param("Guðmundur, Davíð", id="Icelandic"),
        pytest.param("đọc là /ðə/, /ðis/", id="signs of sounds"),
        pytest.param("Xem https://thu.example/QÐ-12", id="a web address"),
        pytest.param("👩🏽\u200d⚖\ufe0f می\u200cخواهم ជា\u200bរដ្ឋ", id="signs that a script needs"),
        pytest.param("", id="nothing"),
        pytest.param("a" * SIZE_LIMIT, id="as long as may be"),
    ],
)
def test_plain_text_is_taken_as_it_is(text):
    assert decode(text.encode(), "x") == (text, [])


@pytest.mark.parametrize(
    ("written", "read"),
    [
        pytest.param("\u200b## Kết quả\n\ufeff## Việc\u00a0làm", "## Kết quả\n## Việc\u00a0làm", id="before a heading"),
        pytest.param("units: [ha-tinh\u200b]\nstatus: published\u2060\n", "units: [ha-tinh]\nstatus: published\n"),
        pytest.param("khen\u00ad thưởng, h\u200cọ", "khen thưởng, họ", id="within words"),
        pytest.param("https://a.\u200bexample/\ufeffb", "https://a.example/b", id="in an address"),
        pytest.param("\ufeff\ufeff---\u200b\n", "---\n", id="marks of joined files"),
        pytest.param("Ti\u00ea\u200b\u0301n", "Tiến", id="between a letter and its tone"),
        pytest.param("Ðiều 5 QÐ-VKS; HÐND, Ɖức, Ð/c", "Điều 5 QĐ-VKS; HĐND, Đức, Đ/c", id="capitals that look like Đ"),
        pytest.param("năm mươi ðồng, ðang đi", "năm mươi đồng, đang đi", id="small letters"),
        pytest.param("| 50.000ð | 10ð/suất |", "| 50.000đ | 10đ/suất |", id="money"),
        pytest.param("ÐAVÍÐ và Ðorđe", "ĐAVÍĐ và Đorđe", id="capitals look the same in every language"),
    ],
)
def test_what_nobody_sees_makes_no_other_text(written, read):
    assert decode(written.encode(), "x") == (read, [])


def test_lines_are_those_of_the_file_whatever_is_unseen():
    text, _ = decode("\u200b\n\ufeff\nmột\u200b\n\u2060hai".encode(), "x")

    assert text.split("\n") == ["", "", "một", "hai"]


def test_old_fonts_are_seen_though_the_text_has_letters_that_look_like_d():
    legacy = "ViÖn s¸t nh©n, Ðoàn, QÐ"

    assert told(legacy.encode()) == [("F103", 1, 1)]
    assert told("Ðoàn Ðảng Ðội Ðiều ðang QÐ-VKS HÐND tạiÐ".encode()) == []


@pytest.mark.parametrize(
    ("one", "other"), [("ảnh\u200b.jpg", "ảnh.jpg"), ("Ðoàn/ðội.png", "Đoàn/đội.png"), ("a\u0309.md", "ả.md")]
)
def test_a_file_is_found_whatever_sign_its_name_has(one, other):
    assert fold_path(one) == other


@given(st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"), max_codepoint=0x1EF9)))
def test_a_text_reads_the_same_however_it_was_saved(text):
    """Byte-order mark, line ends of three systems, composed or decomposed letters, an unseen sign: one text."""
    lines = f"{text}\nThêm dòng {text}"
    want = decode(lines.encode(), "x")
    unseen = () if want[1] else (b"\xef\xbb\xbf" * 2, "\u2060".encode())  # a place counts what is unseen before it

    for form in ("NFC", "NFD"):
        for end in ("\n", "\r\n", "\r"):
            for mark in (b"", b"\xef\xbb\xbf", *unseen):
                data = mark + unicodedata.normalize(form, lines).replace("\n", end).encode()
                assert decode(data, "x") == want


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_or_a_problem(data):
    text, problems = decode(data, "x")

    assert bool(problems) != bool(text) or data in (b"", b"\xef\xbb\xbf")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text


def test_a_place_counts_lines_and_columns_from_one():
    assert place_in("ab\ncd", 4, "x") == Place(path="x", line=2, column=2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Cụm thi đua số 3", "CỤM THI ĐUA  số 3 ", True, id="case and spaces"),
        pytest.param("Thi đua - Khen thưởng", "Thi đua–Khen thưởng", True, id="dashes and the spaces around them"),
        pytest.param("Hòa", unicodedata.normalize("NFD", "Hòa"), True, id="composed and decomposed"),
        pytest.param("“Văn hóa”", "Văn hóa", True, id="quotes around"),
        pytest.param("Nguyễn Văn Hùng", "Nguyễn Văn Hưng", False, id="marks make another name"),
        pytest.param("Hoà", "Hòa", True, id="the tone on the other letter"),
        pytest.param("Hoa", "Hoà", False, id="a tone or none"),
        pytest.param("Hóa", "Hoà", False, id="another tone"),
        pytest.param("Ðàm Thị Hoà", "Đàm Thị Hòa", True, id="the Icelandic letter"),
        pytest.param("ƉÀM", "đàm", True, id="the African letter"),
        pytest.param("ðồng", "Đồng", True, id="the small Icelandic letter"),
        pytest.param("ɖồng", "Đồng", True, id="the small African letter"),
        pytest.param("Đôi", "Doi", False, id="Đ is no D"),
        pytest.param("Tiến\u200b Dân\ufeff", "Tiến Dân", True, id="unseen signs behind"),
        pytest.param("\u2060Ti\u00adến D\u200câ\u200dn", "Tiến Dân", True, id="unseen signs within"),
        pytest.param("Tiê\u0301n", "Tiến", True, id="half composed"),
        pytest.param("Tie\u0301\u0302n", "Tiến", True, id="the tone typed before the circumflex"),
        pytest.param("Tiến\u00a0 \u2009Dân", "Tiến Dân", True, id="blanks of other widths"),
        pytest.param("Cụm 1", "Cụm 11", False, id="another number"),
    ],
)
def test_names_are_compared_without_their_dress(one, other, same):
    assert (fold_name(one) == fold_name(other)) is same


@pytest.mark.parametrize(
    ("text", "plain", "slug"),
    [
        ("Đà Nẵng", "Da Nang", "da-nang"),
        ("Đắk Lắk – Thừa Thiên Huế", "Dak Lak – Thua Thien Hue", "dak-lak-thua-thien-hue"),
        ("1/2 năm", "1/2 nam", "1-2-nam"),
        ("Ðàm Ɖức ðồng ɖội", "Dam Duc dong doi", "dam-duc-dong-doi"),
        ("Hà Tĩnh", "Ha Tinh", "ha-tinh"),
        ("!!!", "!!!", ""),
    ],
)
def test_slugs_are_the_words_in_plain_letters(text, plain, slug):
    assert (without_marks(text), ascii_slug(text)) == (plain, slug)


@example("Đặng\u034fThị \u05d0\u05b8 \u0e01\u0e38 “đ”")
@given(st.one_of(st.text(), st.text(st.characters(min_codepoint=0x2F0, max_codepoint=0x380))))
def test_marks_are_what_unicode_calls_combining_and_nothing_else(text):
    """Those of Vietnamese go by a shorter way."""
    decomposed = unicodedata.normalize("NFD", text.translate(str.maketrans("đðɖĐÐƉ", "dddDDD")))

    assert without_marks(text) == "".join(char for char in decomposed if not unicodedata.combining(char))


def test_a_slug_has_no_gap_where_a_sign_is_unseen() -> None:
    assert ascii_slug("\ufeffkiể\u00adm s\u200bát\u200b") == "kiem-sat"


@given(st.text())
def test_a_name_folds_to_what_folds_no_further(text):
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text())
def test_a_slug_is_ascii_whatever_the_text(text):
    slug = ascii_slug(text)

    assert slug == "" or all(part.isascii() and part.isalnum() and part == part.lower() for part in slug.split("-"))
