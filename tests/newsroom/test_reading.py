from __future__ import annotations

import shutil
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.newsroom import About, Credit
from plugins.newsroom.frontmatter import Event
from plugins.registry import Kind, Place
from tests.strategies import any_texts, days, front_matters, group_references, people_references, unit_references


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Bài Viết", "bai-viet"),
        ("bài-viết", "bai-viet"),
        ("a_b", "a-b"),
        ("trang-2", None),
        ("!!!", None),
        ("a " * 60, "-".join("a" * 50)),
    ],
)
def test_a_file_whose_name_is_no_address_is_told_one_that_is(desk, name, meant):
    _, [problem] = desk.load({f"news/{name}.md": desk.text()})

    assert (problem.code, problem.suggestion) == ("N101", meant)


def test_the_first_paragraph_stands_for_a_lead_where_there_is_none(desk):
    assert desk.item("Đoạn *đầu*.\n\nĐoạn hai.").body.text == "Đoạn đầu."
    assert desk.item("Đoạn *đầu*.\n\nĐoạn hai.", lead="Một câu").body.text == ""


def test_a_name_in_decomposed_letters_is_the_same_name(desk):
    """macOS writes names so; the place of the problem is the file's, but what is told can be read."""
    _, [problem] = desk.load({unicodedata.normalize("NFD", "news/bài.md"): desk.text()})

    assert "“bài”" in problem.message


def test_an_address_is_of_the_month_in_vietnam(desk):
    assert desk.item(date="2025-03-31 20:00Z").id == "2025/04/a"
    assert desk.item(date="2025-04-01 00:00").id == "2025/04/a"


# --- references ------------------------------------------------------------------------------------------------------


def test_ids_and_names_become_ids_each_once(desk):
    item = desk.item(front="units: [hue, VKSND thành phố Huế, quang-tri]\npeople: [NVH]\ncampaigns: [văn hóa công sở]")

    assert item.about == About(units=("hue", "quang-tri"), people=("nguyen-van-hung",), campaigns=("van-hoa-cong-so",))


def of_ngoc(written, **keys):
    return Credit(person="le-thi-ngoc", written=written, **keys)


@pytest.mark.parametrize(
    ("entry", "credit"),
    [
        pytest.param("{person: le-thi-ngoc}", Credit(person="le-thi-ngoc"), id="a person by id"),
        pytest.param("{person: Ngọc Lê, role: editor}", of_ngoc("Ngọc Lê", role="editor"), id="by name"),
        pytest.param("{name: Lê Thị Ngọc}", of_ngoc("Lê Thị Ngọc"), id="a name that is one person's"),
        pytest.param(
            "{name: nvh}", Credit(person="nguyen-van-hung", written="nvh"), id="initials that are one person's"
        ),
        pytest.param("{name: Lê Thị Ngọc\u200b}", of_ngoc("Lê Thị Ngọc"), id="with a sign that nobody sees"),
        pytest.param("{name: Le Thi Ngoc}", Credit(name="Le Thi Ngoc"), id="a name that is nobody's stays a text"),
        pytest.param("{unit: VKSND tỉnh Quảng Trị}", Credit(unit="quang-tri"), id="a unit"),
    ],
)
def test_a_byline_is_a_person_a_unit_or_a_name_as_text(desk, entry, credit):
    assert desk.item(front=f"byline: [{entry}]").byline == (credit,)


def test_a_name_that_is_several_people_s_is_nobody_s_work_until_someone_says_whose(load, tmp_path, good):
    content = shutil.copytree(good, tmp_path / "content")
    people = content / "data/people.yaml"
    people.write_text(people.read_text("utf-8") + "- {id: ngoc-2, name: Lê Thị Ngọc}\n", "utf-8")
    item = content / "news/2025/du-thao.md"
    item.write_text(item.read_text("utf-8").replace("units:", "byline: [{name: Lê Thị Ngọc}]\nunits:"), "utf-8")

    _, room, [problem] = load(content)

    assert (problem.code, "le-thi-ngoc, ngoc-2" in problem.message) == ("N110", True)
    assert [i.byline for i in room.items if i.status == "draft"] == [(Credit(name="Lê Thị Ngọc"),)]


@pytest.mark.parametrize(
    ("known", "written"),
    [("Đàm Thị Hòa", "Đàm Thị Hoà"), ("Đàm Thị Hòa", "Ðàm Thị Hòa"), ("Nguyễn Thị Thuý", "NGUYỄN THỊ THÚY")],
)
def test_one_name_in_two_spellings_is_one_person_s_and_of_two_people_nobody_s(load, tmp_path, good, known, written):
    content = shutil.copytree(good, tmp_path / "content")
    people = content / "data/people.yaml"
    before = people.read_text("utf-8")
    people.write_text(f"{before}- {{id: moi, name: {known}}}\n", "utf-8")
    item = content / "news/2025/du-thao.md"
    item.write_text(item.read_text("utf-8").replace("units:", f"byline: [{{name: {written}}}]\nunits:"), "utf-8")

    _, room, problems = load(content)

    assert problems == []
    assert [i.byline for i in room.items if i.status == "draft"] == [
        (Credit(person="moi", written=written.replace("Ð", "Đ")),)
    ]

    people.write_text(f"{before}- {{id: moi, name: {known}}}\n- {{id: moi-2, name: {written}}}\n", "utf-8")
    _, room, [problem] = load(content)

    assert (problem.code, "moi, moi-2" in problem.message) == ("N110", True)


@pytest.mark.parametrize(
    ("kind", "written"),
    [(Kind.UNIT, unit_references), (Kind.GROUP, group_references), (Kind.PERSON, people_references)],
    ids=["units", "groups", "people"],
)
def test_every_reference_of_an_item_is_resolved_or_told(desk, kind, written):
    """What an item is about bears the id or the name that was written, and is in being on the item's day."""

    @given(written, days)
    def check(text: str, day: date) -> None:
        quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
        item, problems = desk.read(front=f"{kind.value}: [{quoted}]", date=day.isoformat())
        if problems:
            return
        assert item is not None
        [id_] = item.about.of(kind)
        assert desk.records.resolve(kind, text.strip(), day, Place(path="x")) == (id_, [])
        assert kind is not Kind.UNIT or day in desk.records.units[id_].valid

    check()


# --- units of former times -------------------------------------------------------------------------------------------

LATER = "2025-07-20"  # when Quảng Bình was no more


@pytest.mark.parametrize("units", ["quang-binh", "VKSND tỉnh Quảng Bình"], ids=["by id", "by name"])
def test_an_item_may_speak_of_a_unit_that_is_no_more(desk, units):
    item = desk.item(front=f"units: [{units}, hue]\nabout_former: true", date=LATER)

    assert item.about.units == ("quang-binh", "hue")


@pytest.mark.parametrize(
    ("front", "body", "cure"),
    [
        pytest.param("units: [quang-binh]", "X.", "thêm dòng about_former: true", id="an item"),
        pytest.param(
            "", '## A {: #a units="quang-binh" }\n\nX.', 'thêm about_former="true" vào đề mục', id="a section"
        ),
    ],
)
def test_the_cure_of_a_unit_that_is_no_more_names_both_ways_and_both_hold(desk, front, body, cure):
    _, [problem] = desk.read(body, front, date=LATER)

    assert problem.code == "R103"
    assert problem.cure == f"đơn vị kế thừa: VKSND tỉnh Quảng Trị (quang-tri); nếu nói về chính đơn vị cũ, {cure}"
    by_line = f"{front}\nabout_former: true" if front else ""
    by_heading = body.replace(" }", ' about_former="true" }')
    assert desk.codes(by_heading, by_line, date=LATER) == []
    assert desk.codes(
        body.replace("quang-binh", "quang-tri"), front.replace("quang-binh", "quang-tri"), date=LATER
    ) == []  # fmt: skip


@pytest.mark.parametrize(
    ("front", "heading", "day", "expected"),
    [
        pytest.param("about_former: true", 'units="quang-binh"', LATER, [], id="the item says it for its sections"),
        pytest.param("", 'units="quang-binh" about_former="true"', LATER, [], id="the section alone"),
        pytest.param("", 'units="quang-binh" about_former', LATER, [], id="a word that stands alone"),
        pytest.param("", 'units="quang-binh" about_former="false"', LATER, ["R103"], id="no"),
        pytest.param("", 'units="quang-binh" about_former="có"', LATER, ["R103", "S109"], id="neither yes nor no"),
        pytest.param("units: [quang-binh]", 'units="quang-binh" about_former="true"', LATER, ["R103"], id="not for it"),
        pytest.param("", 'units="hue" about_former="true"', LATER, ["N120"], id="in being"),
        pytest.param("", 'about_former="true"', LATER, ["N120"], id="no unit"),
        pytest.param("about_former: true\nunits: [quang-binh]", 'units="hue"', "2025-06-30", ["N120"], id="not yet"),
        pytest.param("about_former: true\nunits: [quang-binhh]", 'units="hue"', LATER, ["R101"], id="told once"),
        pytest.param("about_former: false", 'units="hue"', LATER, [], id="an item that says no"),
        pytest.param("about_former: chắc", 'units="hue"', LATER, ["S109"], id="an item that says neither"),
        pytest.param(
            "about_former: true\nunits: [quang-binh]\nbyline: [{unit: quang-binh}]",
            'units="hue"',
            LATER,
            ["R103"],
            id="who is no more writes nothing",
        ),
        pytest.param(
            "about_former: true",
            'units="quang-binh" supplier="quang-binh"',
            LATER,
            ["R103"],
            id="nor sends anything in",
        ),
    ],
)
def test_about_former_holds_where_it_is_said(desk, front, heading, day, expected):
    assert desk.codes(f"## A {{: #a {heading} }}\n\nX.", front, date=day) == expected


# --- sections of a digest --------------------------------------------------------------------------------------------


def test_headings_with_entities_are_sections(desk):
    item = desk.item(
        '## Huế {: #hue units="hue" groups="hue/cum-1" people="le-thi-ngoc nguyen-van-hung"'
        ' campaigns="van-hoa-cong-so" event="2025-03-18" supplier="quang-tri" }\n\nX.\n\n'
        '## VKSND tỉnh Quảng Bình {: units="quang-binh" event="Vừa qua" }\n\nY.'
    )

    one, two = item.sections
    assert (one.anchor, one.heading, one.supplier) == ("hue", "Huế", "quang-tri")
    assert one.about == About(
        units=("hue",), groups=("hue/cum-1",), people=("le-thi-ngoc", "nguyen-van-hung"), campaigns=("van-hoa-cong-so",)
    )
    assert one.event == Event(date=date(2025, 3, 18))
    assert (two.anchor, two.event, two.supplier) == ("vksnd-tinh-quang-binh", Event(text="Vừa qua"), None)
    assert item.about == About(), "the item as a whole is about what its own front matter says"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("## Huế {: #hue }\n\nX.", id="with an id alone"),
        pytest.param("## Huế {: .noi-bat }\n\nX.", id="with a class alone"),
        pytest.param("## Huế\n\nX.", id="with nothing"),
        pytest.param("### Huế {: #hue }\n\nX.", id="of a lower level"),
    ],
)
def test_other_headings_are_ordinary_ones(desk, body):
    assert desk.item(body).sections == ()


@pytest.mark.parametrize(
    ("units", "found"),
    [
        pytest.param("hue", ("hue",), id="an id"),
        pytest.param("hue quang-tri", ("hue", "quang-tri"), id="ids between spaces"),
        pytest.param("hue, quang-tri", ("hue", "quang-tri"), id="ids between commas"),
        pytest.param("hue hue", ("hue",), id="an id twice"),
        pytest.param("VKSND tỉnh Quảng Trị", ("quang-tri",), id="a name"),
        pytest.param("VKSND tỉnh Quảng Trị; hue", ("quang-tri", "hue"), id="a name and an id"),
        pytest.param("VKSND tỉnh Quảng Trị, VKSND thành phố Huế", ("quang-tri", "hue"), id="names between commas"),
    ],
)
def test_a_heading_names_ids_or_names(desk, units, found):
    [section] = desk.item(f'## A {{: #a units="{units}" }}\n\nX.').sections

    assert section.about.units == found


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        pytest.param('#a units="heu"', ["R101"], id="an unknown id"),
        pytest.param('#a units="hue heu"', ["R101"], id="one of two"),
        pytest.param('#a units="VKSND tỉnh Quảng Trịi"', ["R101"], id="an unknown name is one name and told once"),
        pytest.param('#a groups="Cụm thi đua số 1"', ["R102"], id="a name of several"),
        pytest.param('#a supplier="heu"', ["R101"], id="an unknown supplier"),
        pytest.param('#a units="hue" supplier="hue quang-tri"', ["R101"], id="two suppliers are not one"),
        pytest.param('#a units="hue" suplier="hue"', ["B109"], id="an unknown attribute"),
        pytest.param('#a untis="hue"', ["B109"], id="and no other"),
        pytest.param("#a units", ["N121"], id="an attribute without a value"),
        pytest.param('#a units="hue" event=" "', ["N121"], id="an attribute with blanks alone"),
        pytest.param('#a units="hue" event="18/3/2025"', ["S111"], id="a day of the wrong form"),
        pytest.param('#a units="hue" event="2025-02-30"', ["S110"], id="a day that is not in the calendar"),
        pytest.param('#a units="hue" event="2025-03-19/2025-03-18"', ["S116"], id="the wrong way round"),
        pytest.param('#A_b units="hue"', ["B116"], id="an anchor with capitals"),
        pytest.param('#a:b units="hue"', ["B116"], id="an anchor with signs"),
    ],
)
def test_mistakes_of_a_heading_are_told(desk, attributes, expected):
    assert desk.codes(f"## A {{: {attributes} }}\n\nX.") == expected


def test_a_unit_that_is_no_more_is_told_in_a_heading_too(desk):
    _, [problem] = desk.read('## A {: #a units="quang-binh" supplier="hue" }\n\nX.', date="2025-07-01")

    assert (problem.code, "quang-tri" in problem.cure, problem.place.line) == ("R103", True, 9)


def test_entities_stand_at_second_headings_only(desk):
    assert desk.codes('### A {: #a units="hue" }\n\nX.') == ["B111"]
    assert desk.codes('# A {: #a units="hue" }\n\nX.') == ["B114"], "the first level becomes the second"


def test_two_sections_of_one_anchor_are_told_at_the_second(desk):
    _, [problem] = desk.read('## A {: #a units="hue" }\n\nX.\n\n## B {: #a units="hue" }\n\nY.')

    assert (problem.code, problem.place.line) == ("B110", 13)


def test_two_sections_of_one_heading_get_two_anchors(desk):
    item = desk.item('## A {: units="hue" }\n\nX.\n\n## A {: units="hue" }\n\nY.')

    assert [section.anchor for section in item.sections] == ["a", "a_1"]


def test_a_page_of_text_has_a_title_a_slug_and_a_body(desk):
    room, problems = desk.load({"pages/gioi-thieu.md": '---\ntitle: "Giới thiệu"\nlang: en\n---\nX.'})

    [page] = room.pages
    assert problems == []
    assert (page.slug, page.title, page.lang, page.body.html) == ("gioi-thieu", "Giới thiệu", "en", "<p>X.</p>")


@pytest.mark.parametrize("key", ["status", "date", "template", "save_as"])
def test_a_page_of_text_has_no_other_keys(desk, key):
    _, problems = desk.load({"pages/a.md": f"---\ntitle: A\n{key}: x\n---\nX."})

    assert [p.code for p in problems] == ["S102"]


# --- whatever the bytes ----------------------------------------------------------------------------------------------


@given(
    title=st.text(st.characters(codec="utf-8", categories=("L", "N"), max_codepoint=0x1EF9), min_size=1, max_size=30)
)
def test_an_item_reads_the_same_however_its_file_was_saved(desk, title):
    text = desk.text("Chữ *nghiêng* ở đây.\n\n- Một\n- Hai", title=f'"{title} ạ"')
    want = desk.load({"news/a.md": text.encode()})

    for form in ("NFC", "NFD"):
        for end in ("\n", "\r\n", "\r"):
            for mark in (b"", b"\xef\xbb\xbf"):
                data = mark + unicodedata.normalize(form, text).replace("\n", end).encode()
                assert desk.load({"news/a.md": data}) == want


@given(front_matters, any_texts)
@example("byline: [{name: A, share: 1e9999999}]\n", "x")
@example("date: 0001-01-01 00:00+08:00\n", "x")
@example("units: " + "[" * 100_000, "x")
def test_whatever_the_front_matter_says_nothing_raises(desk, front, body):
    room, problems = desk.load({"news/2025/a.md": f"---\n{front}---\n{body}"})

    assert room.items or problems


@given(front_matters, any_texts)
def test_whatever_is_added_to_a_good_item_nothing_raises_and_a_draft_stays_one(desk, front, body):
    item, _ = desk.read(body, front, status="draft")

    assert item is None or item.status == "draft"


@given(st.binary(max_size=120), st.sampled_from([b"", b"---\n", b"---\ntitle: x\n", b"---\ntitle: x\n---\n"]))
def test_no_bytes_raise(desk, data, before):
    for path in ("news/a.md", "pages/a.md"):
        room, problems = desk.load({path: before + data})

        assert problems or room.pages


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lê Thị Ngọc - Tiến Dân", ["N122"]),
        ("Tiến Dân và Lê Thị Ngọc", ["N122"]),
        ("Tiến Dân, ảnh Lê Thị Ngọc", ["N122"]),
        ("Tiến Dân; Lê Thị Ngọc", ["N122"]),
        ("Tiến Dân - Việt An", []),
        ("Lê Thị Ngọc", []),
    ],
)
def test_two_in_one_name_are_told_where_one_is_known(desk, name, expected):
    """Neither would have the credit, and nobody would know."""
    assert desk.codes("Chữ.", f'byline: [{{name: "{name}"}}]') == expected


@pytest.mark.parametrize(
    ("entry", "codes"),
    [
        pytest.param("{name: Lê Thị Ngọc}", ["R130"], id="the very name"),
        pytest.param("{name: lê thị ngọc}", ["R130"], id="otherwise written"),
        pytest.param("{name: Ngọc Lê}", [], id="a pen name"),
        pytest.param("{person: le-thi-ngoc}", [], id="credited by id"),
        pytest.param("{person: Lê Thị Ngọc}", [], id="credited by name"),
        pytest.param("{name: Nguyễn Văn Hùng}", [], id="somebody who is public"),
    ],
)
def test_a_byline_with_the_name_of_who_is_not_public_is_told(load, tmp_path, good, entry, codes):
    content = shutil.copytree(good, tmp_path / "content")
    people = content / "data/people.yaml"
    hidden = people.read_text("utf-8").replace("- id: le-thi-ngoc\n", "- id: le-thi-ngoc\n  public: false\n")
    people.write_text(hidden, "utf-8")
    item = content / "news/2025/du-thao.md"
    item.write_text(item.read_text("utf-8").replace("units:", f"byline: [{entry}]\nunits:"), "utf-8")

    _, _, problems = load(content)

    assert [problem.code for problem in problems] == codes
