"""What a clerk is told of front matter: the line of the mistake, and a cure that holds when it is followed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins import newsroom
from plugins.newsroom.targets import as_link
from tests.newsroom.conftest import PICTURES

NBSP = "\u00a0"


def told(desk, text: str):
    _, problems = desk.load({"news/2025/a.md": text})
    return problems


def following(problem, text: str) -> str:
    """Return *text* with the cure of *problem*, which shows what to write, written at its line."""
    shown = re.search(
        r"(?:(?:ngoặc kép|ngoặc đóng|dấu nháy đơn|dấu nháy|dấu cách|cuối dòng):|viết:?) (?P<fixed>.+?)(?:; nếu .*)?$",
        problem.cure,
    )
    assert shown, problem.cure
    lines = text.split("\n")
    line, fixed = lines[problem.place.line - 1], shown["fixed"]
    key = re.match(r"(- )?\w+:", fixed)
    if key is None:
        start, rest = line[: problem.place.column - 1], ""
        if line[len(start) :].rstrip().endswith("]") and not start.strip().endswith("["):
            rest = line[len(line.rstrip("] ")) :]
    else:
        start = line[: line.index(key[0].rstrip(":"))]
        ends = re.search(r"(, \w+: .*)?[}\]]+$", line[len(start) :]) if "{" in start else None
        rest = ends[0] if ends else ""
    lines[problem.place.line - 1] = start + fixed + rest
    return "\n".join(lines)


TITLES = [
    pytest.param("Phong trào #SạchĐẹp của VKSND tỉnh", "Phong trào #SạchĐẹp của VKSND tỉnh", id="a hashtag"),
    pytest.param("Đơn vị đứng #1 toàn ngành", "Đơn vị đứng #1 toàn ngành", id="a number sign"),
    pytest.param("Đơn vị đứng # 1 toàn ngành", "Đơn vị đứng # 1 toàn ngành", id="a number sign, set off"),
    pytest.param("#SạchĐẹp trong toàn ngành", "#SạchĐẹp trong toàn ngành", id="a hashtag at the beginning"),
    pytest.param('Nói "không" với #rác', 'Nói "không" với #rác', id="a hashtag beside quotation marks"),
    pytest.param('"Nét đẹp" #công sở', None, id="a hashtag behind a quotation"),
    pytest.param("[Ảnh] Lễ trao giải", "[Ảnh] Lễ trao giải", id="a bracket"),
    pytest.param("[Ảnh]", "[Ảnh]", id="nothing but a bracket"),
    pytest.param("[Ảnh, video] Lễ trao giải [1]", "[Ảnh, video] Lễ trao giải [1]", id="two brackets"),
    pytest.param("{PV} Lễ trao giải", "{PV} Lễ trao giải", id="a brace"),
    pytest.param("*Tin* nóng", "*Tin* nóng", id="emphasis"),
    pytest.param("&nbsp;Tin", "&nbsp;Tin", id="an entity"),
    pytest.param("& nhiều tin", "& nhiều tin", id="an ampersand"),
    pytest.param("&tin nóng", "&tin nóng", id="an ampersand at a word"),
    pytest.param("! Khẩn", "! Khẩn", id="an exclamation mark"),
    pytest.param("!Khẩn cấp", "!Khẩn cấp", id="an exclamation mark at a word"),
    pytest.param("% tăng trưởng", "% tăng trưởng", id="a percent sign"),
    pytest.param("@vksnd đưa tin", "@vksnd đưa tin", id="an at sign"),
    pytest.param("`Tin` nóng", "`Tin` nóng", id="a backtick"),
    pytest.param("> 50 tập thể", "> 50 tập thể", id="greater than"),
    pytest.param(">50", ">50", id="greater than, at a number"),
    pytest.param("| Tin |", "| Tin |", id="a vertical line"),
    pytest.param("- Tin nóng", "- Tin nóng", id="a dash"),
    pytest.param("? Ai được khen", "? Ai được khen", id="a question mark"),
    pytest.param("Hội nghị: tổng kết", "Hội nghị: tổng kết", id="a colon"),
    pytest.param("“Nét đẹp: công sở”", "“Nét đẹp: công sở”", id="a colon in curved quotation marks"),
    pytest.param('"Nét đẹp" công sở', '"Nét đẹp" công sở', id="a quotation, then words"),
    pytest.param("'Nét đẹp' công sở", "'Nét đẹp' công sở", id="a quotation in single marks"),
    pytest.param('"Cuộc thi "Nét đẹp" 2025"', 'Cuộc thi "Nét đẹp" 2025', id="quotation marks within such"),
    pytest.param('"A" và "B"', '"A" và "B"', id="two quotations"),
    pytest.param('"Thư mục C:\\new"', "Thư mục C:\\new", id="a backslash that would be something else"),
    pytest.param('"Hội nghị tổng kết', "Hội nghị tổng kết", id="a quotation mark that is not closed"),
    pytest.param("'Hội nghị tổng kết", "Hội nghị tổng kết", id="a single one that is not closed"),
    pytest.param('"Tệp C:\\dulieu"', "Tệp C:\\dulieu", id="a backslash"),
]


@pytest.mark.parametrize(("written", "title"), TITLES)
@pytest.mark.parametrize("key", ["title", "lead", "kicker"])
def test_a_text_that_needs_quotation_marks_is_told_at_its_line_and_its_cure_holds(desk, key, written, title):
    front = {} if key == "title" else {key: written}
    text = desk.text(title=written) if key == "title" else desk.text(**front)
    line = next(number for number, one in enumerate(text.split("\n"), start=1) if one.startswith(f"{key}:"))

    [problem] = told(desk, text)
    assert (problem.place.line, problem.level) == (line, "error")
    mended = text
    for _ in range(2):
        mended = following(problem, mended)
        room, problems = desk.load({"news/2025/a.md": mended})
        if not problems:
            break
        [problem] = problems

    assert problems == []
    assert title is None or getattr(room.items[0], key) == title


@pytest.mark.parametrize(
    ("written", "line"),
    [
        pytest.param(f"lead:{NBSP}Lời dẫn", 0, id="a no-break space behind the colon"),
        pytest.param(f"lead:{NBSP}Lời dẫn: hay", 0, id="and a colon"),
        pytest.param("lead:\u200bLời dẫn", 0, id="a zero width space behind it"),
        pytest.param("lead:\u3000Lời dẫn", 0, id="an ideographic space behind it"),
        pytest.param("lead:Lời dẫn", 0, id="no space behind it"),
        pytest.param("lead：Lời dẫn", 0, id="a full width colon"),
        pytest.param("lead Lời dẫn", 0, id="no colon"),
        pytest.param("lead: Lời\ndẫn này", 1, id="a text broken off"),
        pytest.param("\tlead: Lời dẫn", 0, id="a tab before it"),
        pytest.param("  lead: Lời dẫn", 0, id="spaces before it"),
        pytest.param(f"{NBSP}lead: Lời dẫn", 0, id="a no-break space before it"),
        pytest.param("byline:\n\t- name: Tiến Dân", 1, id="a tab before an entry"),
        pytest.param(f"byline:\n{NBSP}{NBSP}- name: Tiến Dân", 1, id="no-break spaces before an entry"),
        pytest.param("byline:\n  - name: Tiến Dân\n - name: Lan Anh", 2, id="an entry that is out of line"),
        pytest.param("units: [hue, quang-tri", 0, id="a bracket that is not closed"),
        pytest.param("cover: {src: a.jpg, alt: b", 0, id="a brace that is not closed"),
        pytest.param('cover: {src: "a.jpg" alt: b}', 0, id="a comma that is missing"),
        pytest.param('lead: "Lời dẫn\nkicker: Tin "nóng"', 0, id="a mark not closed before other marks"),
        pytest.param('lead: "Lời dẫn\nkicker: Tin nóng"', 0, id="a mark that the next line closes"),
        pytest.param("lead: Lời dẫn #1\n  của bài", 0, id="a comment within a text of two lines"),
        pytest.param("lead: Lời dẫn\n  #1 của bài", 1, id="a comment as its second line"),
        pytest.param("lead: Lời dẫn\n  #1\n  của bài", 1, id="a comment between its lines"),
        pytest.param("units: [hue #1, quang-tri]", 0, id="a comment within a list"),
        pytest.param("units: [hue, #1,\n  quang-tri]", 0, id="a comment between its entries"),
        pytest.param("aliases:\n  - /a/ #b", 1, id="a comment behind an entry"),
        pytest.param("byline: [{name: Tiến Dân #1}]", 0, id="a comment within braces"),
    ],
)
def test_a_mistake_is_told_at_its_own_line(desk, written, line):
    text = desk.text(front=written)
    begin = next(number for number, one in enumerate(text.split("\n"), 1) if one == written.split("\n")[0])

    problems = told(desk, text)

    assert problems[0].place.line == begin + line
    assert problems[0].level == "error"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("{name: Cuộc thi “Nét đẹp cán bộ, công chức”}", "Cuộc thi “Nét đẹp cán bộ, công chức”", id="one"),
        pytest.param("{name: A, B, C}", "A, B, C", id="two"),
        pytest.param("{name: Tổ (án hình sự, dân sự), role: author}", "Tổ (án hình sự, dân sự)", id="and a key"),
        pytest.param("{name: Cuộc thi A, chủ đề: nét đẹp}", "Cuộc thi A, chủ đề: nét đẹp", id="and a colon"),
        pytest.param("{name: Cuộc thi: nét đẹp, hay}", "Cuộc thi: nét đẹp, hay", id="behind a colon"),
    ],
)
def test_a_comma_in_a_name_is_told_as_one_and_never_as_a_key_to_delete(desk, written, name):
    text = desk.text(byline=f"[{written}]")

    problems = told(desk, text)
    [problem] = problems
    room, rest = desk.load({"news/2025/a.md": following(problem, text)})

    assert "xóa" not in problem.cure
    assert rest == []
    assert room.items[0].byline[0].name == name


def test_a_comma_within_a_quotation_tears_no_entry_of_a_list(desk):
    [problem, *_] = told(desk, desk.text(people="[Tổ “Một, hai”]"))

    assert problem.code == "Y108"
    assert problem.cure.startswith('đặt cả giá trị trong dấu nháy: "Tổ “Một, hai”"; ')


@pytest.mark.parametrize(
    "front",
    [
        pytest.param('lead: "Lời dẫn" # nói gọn', id="behind quotation marks"),
        pytest.param("slug: tin-thu # địa chỉ", id="behind an id"),
        pytest.param("modified: 2025-03-21 # hôm sau", id="behind a day"),
        pytest.param("lang: vi # tiếng Việt", id="behind a word to choose"),
        pytest.param("units: [hue] # đơn vị", id="behind a list"),
        pytest.param("event: {date: 2025-03-19} # hôm trước", id="behind braces"),
        pytest.param("units:\n  - hue # đơn vị", id="behind an entry"),
        pytest.param("byline:\n  - person: le-thi-ngoc # chị Ngọc", id="behind a person"),
        pytest.param("# ghi chú\nlang: vi", id="on a line of its own"),
        pytest.param("units: # các đơn vị\n  - hue", id="behind a key"),
        pytest.param("units: [hue, # một\n  quang-tri]", id="between entries"),
        pytest.param("lead: |\n  Lời #1\n  dẫn", id="in a text of lines there are none"),
    ],
)
def test_a_remark_that_cuts_nothing_off_is_allowed(desk, front):
    assert told(desk, desk.text(front=front)) == []


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        pytest.param("status: “published”", "status: published", id="a status"),
        pytest.param("slug: ‘tin-thu’", None, id="an address"),
        pytest.param("date: “2025-03-20”", "date: 2025-03-20", id="a day"),
        pytest.param("category: thi\u00ad-duaa", None, id="which leaves something else"),
    ],
)
def test_what_only_looks_right_is_told_as_that(desk, written, fixed):
    key, _, value = written.partition(": ")
    [problem] = told(desk, desk.text(**{key: value}))

    assert problem.suggestion != value
    if fixed:
        assert problem.cure.endswith(fixed)


def test_several_mistakes_are_told_at_once(desk):
    text = desk.text(title="[Ảnh] Lễ", front=f"lead:{NBSP}Lời dẫn\nkicker: Tin: nóng")

    assert [problem.place.line for problem in told(desk, text)] == [2, 7, 8]


@pytest.mark.parametrize(
    ("key", "word", "value"),
    [
        ("genre", "Tin", "news"),
        ("genre", "bài", "feature"),
        ("genre", "BÀI VIẾT", "feature"),
        ("genre", "anh", "photo"),
        ("genre", "News", "news"),
        ("origin", "trích", "excerpt"),
        ("origin", "Đăng lại", "reprint"),
        ("lang", "tiếng Việt", "vi"),
    ],
)
def test_a_word_that_is_understood_is_accepted(desk, key, word, value):
    item, problems = desk.read(**{key: word, **({"source": "{outlet: Báo}"} if key == "origin" else {})})

    assert problems == []
    assert getattr(item, key) == value


@pytest.mark.parametrize("word", ["tác giả", "Tác giả", "tac gia", "author"])
def test_a_role_in_vietnamese_is_understood(desk, word):
    assert desk.item(byline=f"[{{name: A, role: {word}}}]").byline[0].role == "author"


@pytest.mark.parametrize("name", ["dia-phuong", "Tin địa phương", "TIN ĐỊA PHƯƠNG", "tin dia phuong"])
def test_a_category_may_be_named(desk, name):
    assert desk.item(category=name).category == "dia-phuong"


def test_a_category_that_is_none_is_told_with_those_there_are(desk):
    [problem] = told(desk, desk.text(category="dia-phuongg"))

    assert (problem.code, problem.suggestion) == ("N103", "dia-phuong")
    assert "dia-phuong (Tin địa phương)" in problem.cure


@pytest.mark.parametrize(
    ("status", "word"),
    [("đã đăng", "published"), ("Đăng", "published"), ("Published", "published"), ("nháp", "draft"),
     ("chờ duyệt", "review"), ("đã gỡ", "withdrawn"), ("da dang", "published")],
)  # fmt: skip
def test_a_status_is_literal_and_the_cure_names_the_word(desk, status, word):
    text = desk.text(status=status)
    item, [problem] = desk.read(status=status)

    assert item is None
    assert problem.cure.startswith(f"viết status: {word} (")
    assert [p.code for p in told(desk, text.replace(f"status: {status}", f"status: {word}"))] in ([], ["N105"])


@pytest.mark.parametrize(
    ("written", "key"),
    [("tiêu đề", "title"), ("Tiêu đề", "title"), ("tieu de", "title"), ("ngày đăng", "date"),
     ("thể loại", "genre"), ("chuyên mục", "category"), ("trạng thái", "status")],
)  # fmt: skip
def test_a_key_in_vietnamese_is_told_with_the_key_to_write(desk, written, key):
    text = desk.text().replace(f"{key}:", f"{written}:", 1)

    [problem] = told(desk, text)

    assert problem.code == "S102"
    assert problem.cure == f"viết “{key}:” thay cho “{written}:”"
    assert told(desk, text.replace(f"{written}:", f"{key}:", 1)) == []


def test_a_key_that_is_there_already_is_not_suggested_again(desk):
    [problem] = told(desk, desk.text(front="tittle: Tin khác"))

    assert problem.suggestion is None
    assert problem.cure == "xóa dòng này, vì đã có “title:”"


def test_a_key_is_not_said_to_be_there_for_a_faint_likeness(desk):
    [problem] = told(desk, desk.text(front="tags: thi đua"))

    assert problem.cure == "sửa tên khóa hoặc xóa dòng này"


@pytest.mark.parametrize(
    ("front", "form"),
    [
        ("cover: {src: /images/phong-hop.jpg}", "“alt: lời mô tả ảnh”"),
        ("source: https://x.example", 'source: {outlet: "https://x.example"}'),
        ("event: hôm qua", 'event: {text: "hôm qua"}'),
        ("event: 2025-03-19", "event: {date: 2025-03-19}"),
        ("event: 19/3/2025", "event: {date: 2025-03-19}"),
        ("event: 5/6/2025", "event: {date: năm-tháng-ngày}"),
        ("event: 19/3", "event: {date: năm-tháng-ngày}"),
        ("byline: Tiến Dân, Việt An", "byline: [{name: Tiến Dân}, {name: Việt An}]"),
        ("byline: Tiến Dân; Việt An", "byline: [{name: Tiến Dân}, {name: Việt An}]"),
        ("units: hue, quang-tri", "units: [hue, quang-tri]"),
        ("byline: {name: Tiến Dân}", "byline: [{name: Tiến Dân}]"),
        ("byline:\n  name: Tiến Dân", "byline: [{name: Tiến Dân}]"),
        ("byline: [name Tiến Dân]", "{name: Tiến Dân}"),
        ("units: hue", "units: [hue]"),
        ("byline: Tiến Dân", "byline: [{name: Tiến Dân}]"),
        ("byline: [Tiến Dân]", "{name: Tiến Dân}"),
    ],
)
def test_the_form_of_what_is_wanted_is_shown_whole(desk, front, form):
    [problem] = told(desk, desk.text(front=front))

    assert form in problem.cure


def pictured(desk, body: str, pictures: frozenset[str], **keys: str):
    files = {"news/2025/a.md": desk.text(body, **keys).encode()}
    return newsroom.load(files, pictures | PICTURES, desk.records, desk.bodies)


NAMES = ["a b.jpg", "a%20b.jpg", "a#b.jpg", "a?b.jpg", "a (1).jpg", "a(1.jpg", "a)1.jpg", "100%.jpg", "a&b.jpg",
         "a_b_.jpg", "a`b`.jpg", "a*b*.jpg", "Ảnh bìa.jpg", "a[1].jpg", "a<b>.jpg", 'a"b.jpg', "a  b.jpg"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_in_a_body_can_be_named_whatever_it_is_called(desk, name):
    path = f"images/{name}"

    room, problems = pictured(desk, f"![Lời tả](../../{as_link(path)})", frozenset({path}))

    assert problems == []
    assert len(room.items[0].body.references) == 1


@pytest.mark.parametrize("name", [one for one in NAMES if one not in ("a(1.jpg", "a)1.jpg", "a`b`.jpg")])
def test_and_as_it_is_called(desk, name):
    assert pictured(desk, f"![Lời tả](../../images/{name})", frozenset({f"images/{name}"}))[1] == []
    assert pictured(desk, "Chữ.", frozenset({f"images/{name}"}), cover=f"{{src: '/images/{name}', alt: Tả}}")[1] == []


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_that_is_suggested_is_one_that_can_be_written(desk, name):
    path = f"images/{name}"
    wrong = f"../images/{name}" if name not in ("a(1.jpg", "a`b`.jpg") else "../../images/a(1).jpg"

    _, problems = pictured(desk, f"![Lời tả]({wrong})", frozenset({path}))

    for problem in problems:
        if problem.suggestion:
            assert problem.suggestion != wrong
            assert pictured(desk, f"![Lời tả]({problem.suggestion})", frozenset({path}))[1] == []


def test_a_name_that_means_two_pictures_is_an_error(desk):
    both = frozenset({"images/a b.jpg", "images/a%20b.jpg"})

    assert [p.code for p in pictured(desk, "![Tả](../../images/a%20b.jpg)", both)[1]] == ["B145"]
    assert [p.code for p in pictured(desk, "Chữ.", both, cover="{src: /images/a%20b.jpg, alt: Tả}")[1]] == ["B145"]
    assert pictured(desk, "![Tả](../../images/a b.jpg)", both)[1] == []


def test_a_picture_that_cannot_be_read_is_told_and_not_shown_as_letters_in_silence(desk):
    _, [problem] = pictured(desk, "Chữ.\n\n![Tả](../../images/a(1.jpg)\n", frozenset({"images/a(1.jpg"}))

    assert (problem.code, problem.place.line) == ("B142", 11)
    assert pictured(desk, "Chữ.\n\n![Tả](../../images/a%281.jpg)\n", frozenset({"images/a(1.jpg"}))[1] == []


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("../../images/Phong-Hop.jpg", "../../images/phong-hop.jpg"),
        ("../../images/phong-hop.png", "../../images/phong-hop.jpg"),
        ("../images/phong-hop.jpg", "../../images/phong-hop.jpg"),
        ("../../images/x.jpg", None),
        ("../../images/khong-co.jpg", None),
        ("../../images/a.png", None),
    ],
)
def test_a_picture_is_suggested_only_if_its_name_is_near(desk, written, suggestion):
    _, [problem] = desk.read(f"![Lời tả]({written})")

    assert problem.suggestion == suggestion


@pytest.mark.parametrize(
    "name", ["bao-cao.pdf", "../../tai-lieu/ke-hoach.docx", "../../images/quyet-dinh.PDF", "so.xlsx"]
)
def test_a_document_is_never_answered_with_an_article(desk, name):
    _, [problem] = desk.read(f"[Tệp]({name})")

    assert problem.code == "B144"
    assert ".md" not in problem.message + problem.cure + (problem.suggestion or "")


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("www.vksndtc.gov.vn/tin", "viết https://www.vksndtc.gov.vn/tin"),
        ("hue@vksnd.gov.vn", "viết mailto:hue@vksnd.gov.vn"),
    ],
)
def test_an_address_without_its_beginning_is_told_with_it(desk, written, fixed):
    _, [problem] = desk.read(f"[Tới]({written})")

    assert (problem.code, problem.cure) == ("B143", fixed)
    assert desk.read(f"[Tới]({fixed.removeprefix('viết ')})")[1] == []


@pytest.mark.parametrize("body", ["[Tới](http://x.example/a)", '<a href="http://x.example/a">Tới</a>'])
def test_a_plain_http_link_may_be_followed_with_a_warning(desk, body):
    item, [problem] = desk.read(body)

    assert (problem.code, problem.level) == ("B140", "warning")
    assert desk.read(body.replace("http:", "https:"))[1] == []
    assert item is not None
    html = "".join(part for part in item.body.filled(desk.html(body), lambda one: one.target) if isinstance(part, str))
    assert 'href="http://x.example/a"' in html


def test_nothing_is_loaded_over_http(desk):
    assert "B118" in desk.codes("![Tả](http://x.example/a.jpg)")
    assert "B105" in desk.codes('<img src="http://x.example/a.jpg" alt="Tả">')


def test_links_to_texts_are_suggested_only_if_they_are_public(desk):
    files = {
        "news/2025/a.md": desk.text("[Tới](bai-mto.md)"),
        "news/2025/bai-mot.md": desk.text(status="draft"),
    }

    assert [p.suggestion for p in desk.load(files)[1]] == [None]
    assert [p.suggestion for p in desk.load(files | {"news/2025/bai-mot.md": desk.text()})[1]] == ["bai-mot.md"]


WORDS = st.text(st.sampled_from("aĐ1 #:,-[]{}&*!|>%@`“”?~=<+.;()"), min_size=1, max_size=14)
PROSE = st.lists(
    WORDS | st.sampled_from(["Hội nghị", "năm 2025", "#1", "[Ảnh]", "A: b", "{PV}"]), min_size=1, max_size=4
)


@given(PROSE.map(" ".join))
def test_whatever_is_typed_a_text_is_kept_whole_or_told(desk, written):
    """A text that stands on the page is the one that was typed, to the last sign."""
    item, problems = desk.read(title=written, lead=written)

    if item is not None and not any(problem.level == "error" for problem in problems):
        assert item.title == " ".join(written.split())
        assert item.lead == written.strip()


@given(PROSE.map(" ".join))
def test_whatever_is_told_of_a_text_following_it_ends_well(desk, written):
    text = desk.text(lead=written)
    for _ in range(6):
        problems = [one for one in told(desk, text) if one.level == "error"]
        if not problems or problems[0].code == "S107":
            return
        assert problems[0].place.line == 7, problems
        text = following(problems[0], text)
    raise AssertionError(problems)


@given(st.lists(WORDS.map(lambda text: text.strip(" ,")).filter(bool), min_size=1, max_size=3))
def test_whatever_is_typed_within_braces_is_kept_whole_or_told(desk, written):
    item, problems = desk.read(byline="[{name: " + ", ".join(written) + "}]")

    if item is not None and not any(problem.level == "error" for problem in problems):
        assert len(written) == 1 or "," not in ", ".join(written)
        assert [credit.name for credit in item.byline] == [written[0]]
