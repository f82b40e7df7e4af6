from __future__ import annotations

import pytest


def test_mistakes_of_the_front_matter_and_of_the_body_are_told_at_once(desk):
    assert desk.codes("![](../../images/phong-hop.jpg)", "Sattus: x", title="") == ["B102", "S102", "S107"]
    assert desk.codes("", "Sattus: x", title="") == ["N112", "S102", "S107"]


COVER = "cover: {src: images/phong-hop.jpg, alt: A, caption: A}"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({"category": "thi-duaa"}, ["N103"], id="an unknown category"),
        pytest.param({"category": "dia-phuong"}, [], id="a known one"),
        pytest.param({"front": "origin: reprint"}, ["N104"], id="a reprint of nothing"),
        pytest.param({"front": "origin: excerpt"}, ["N104"], id="an excerpt of nothing"),
        pytest.param({"front": "origin: translated"}, ["N104"], id="a translation of nothing"),
        pytest.param({"front": "origin: compiled"}, [], id="compiled from many"),
        pytest.param({"front": "origin: compiled\nsource: {outlet: A}"}, [], id="compiled from one"),
        pytest.param({"front": "source: {outlet: A}"}, ["N114"], id="own work with a source"),
        pytest.param({"status": "withdrawn"}, ["N105"], id="withdrawn for no reason"),
        pytest.param({"front": "withdrawn: {date: 2025-04-01, reason: A}"}, ["N106"], id="a reason, but not withdrawn"),
        pytest.param({"front": "modified: 2025-03-19"}, ["N107"], id="modified before it was written"),
        pytest.param({"front": "modified: 2025-03-20"}, [], id="modified at once"),
        pytest.param({"front": COVER}, ["B103"], id="the cover's words"),
        pytest.param({"body": ""}, ["N112"], id="no body"),
        pytest.param({"body": " \n\t\n"}, ["N112"], id="a body of spaces"),
    ],
)  # fmt: skip
def test_what_keys_say_together_must_agree(desk, changes, expected):
    assert desk.codes(**changes) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param("<script>x</script>", ["B107"], id="what is dropped is said"),
        pytest.param('<a href="javascript:x">y</a>', ["B105"], id="a script for a link"),
        pytest.param('<a href="b.md">y</a>', ["B117"], id="a link within the site, written so that nothing checks it"),
        pytest.param('<a href="https://x.example">y</a>', [], id="a link to another site"),
        pytest.param('## A {: onclick="x" }\n\nY.', ["B109"], id="an attribute of a heading is told once"),
        pytest.param("# A\n\nY.", ["B114"], id="a heading as high as the headline"),
        pytest.param("## A {: #a }\n\n## B {: #a }\n\nY.", ["B110"], id="an anchor used twice"),
        pytest.param("## A\n\n## A\n\nY.", [], id="a heading used twice has two anchors"),
        pytest.param("![](../../images/phong-hop.jpg)", ["B102"], id="a picture without words"),
        pytest.param("Chữ ![ ](../../images/phong-hop.jpg)", ["B102"], id="with a space for words"),
        pytest.param('![A](../../images/phong-hop.jpg " A ")', ["B103"], id="with the same words twice"),
        pytest.param('![A](../../images/phong-hop.jpg "B")', [], id="with words of each kind"),
    ],
)
def test_what_is_in_a_body_is_safe_and_described_or_told(desk, body, expected):
    assert desk.codes(body) == expected


def test_what_is_dropped_is_told_where_it_stands(desk):
    _, problems = desk.read('Chữ.\n\n<p onclick="x()">a</p>')

    assert [(p.place.line, p.place.column) for p in problems] == [(11, 4)]


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        pytest.param("Hội nghị tổng kết " * 8 + "năm", [], id="147 characters"),
        pytest.param("Hội nghị tổng kết " * 9, ["N125"], id="more than 150"),
        pytest.param("HỘI NGHỊ TỔNG KẾT CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM 2025", ["N126"], id="capitals"),
        pytest.param("VKSND TỈNH LÂM ĐỒNG: TỔNG KẾT CÔNG TÁC NĂM, số 12", ["N126"], id="but for a word"),
        pytest.param("HỘI NGHỊ TỔNG KẾT " * 13, ["N125", "N126"], id="240 letters in capitals"),
        pytest.param("THÔNG BÁO SỐ 12/TB-VKSTC", [], id="a few capitals"),
        pytest.param("VKSND TP. HCM, VKSND TC và TAND TC ký quy chế phối hợp", [], id="abbreviations"),
        pytest.param("2025 – 2030: 12/11, 13/12, 14/11, 15/12, 16/11", [], id="figures are no capitals"),
    ],
)
def test_a_headline_that_is_hard_to_read_is_told(desk, title, codes):
    item, problems = desk.read(title=f'"{title}"')

    assert item is not None
    assert [problem.code for problem in problems] == codes


@pytest.mark.parametrize(
    ("body", "line", "what"),
    [
        ("Một.\n\nXem <Ghi chú> ở dưới.", 11, "<Ghi chú>"),
        ("Một.\n\n\nNguyễn <VKSND> họp.", 12, "<VKSND>"),
        ('Một.\n\n<p onClick="x()">Hai</p>', 11, "onclick="),
    ],
)
def test_what_is_dropped_is_told_as_it_was_typed_and_where(desk, body, line, what):
    _, problems = desk.load({"news/a.md": desk.text(body)})
    [problem] = [one for one in problems if one.code == "B107"]

    assert f"“{what}”" in problem.message
    assert problem.place.line == line


CODES = ["&#1;", "&#x202e;", "&#x202E", "&#xFFFE;", "&#8238;", "&#xE000;", "&#0;", "&#xFFFA;"]
WRITTEN = {
    "a text": "Dòng một.\n\na{}z",
    "a quotation": "Dòng một.\n\n> a {} z",
    "a list": "Dòng một.\n\n- a\n- b {} z",
    "a heading": "Dòng một.\n\n## A {} z",
    "the words of a link": "Dòng một.\n\n[a {} z](https://a.example)",
    "the title of a link": 'Dòng một.\n\n[a](https://a.example "t {} z")',
    "the address of a link": "Dòng một.\n\n[a](https://a.example/{})",
    "the words of a picture": 'Dòng một.\n\n![a {} z](/images/phong-hop.jpg "b")',
    "a caption": 'Dòng một.\n\n![a](/images/phong-hop.jpg "b {} z")',
    "a credit": 'Dòng một.\n\n![a](/images/phong-hop.jpg "b"){{credit="c {} z"}}',
    "an event": 'Dòng một.\n\n## A {{: #a event="v {} z" }}\n\nb',
    "an attribute of HTML": 'Dòng một.\n\n<span title="t {} z">x</span>',
    "a block of HTML": "Dòng một.\n\n<div>x {} z</div>",
    "a table": "Dòng một.\n\na | b {} z\n--|--\nc | d",
    "a note": "Dòng một.[^1]\n\n[^1]: x {} z",
    "an abbreviation": "Dòng một AB.\n\n*[AB]: x {} z",
    "code that is none": "Dòng một.\n\n    x {} z",
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_no_entity_hides_a_sign_wherever_it_stands(desk, written):
    """Browsers and Python-Markdown read entities at different places, with and without their semicolon."""
    for code in CODES:
        _, problems = desk.read(written.format(code))
        assert [problem.code[0] for problem in problems] == ["F"], (code, problems)
        line = problems[0].place.line - 9  # of front matter
        assert written.split("\n")[line] == next(one for one in written.split("\n") if "{}" in one)


@pytest.mark.parametrize(
    "body", ["`&#x202e;`", "```\n&#1;\n```", "a &amp;#1; b", "<!-- &#1; -->\n\nx", "a &#8203;b &shy;c"]
)
def test_what_readers_get_nothing_of_is_no_mistake(desk, body):
    assert desk.codes(body) == []


@pytest.mark.parametrize(
    "link",
    [
        "[a](https://a.example/%E2%80%AEb)",
        "<https://a.example/%01>",
        '<a href="https://a.example/%E2%81%A6">a</a>',
        "[a][b]\n\n[b]: https://a.example/%c2%85",
    ],
)
def test_a_link_hides_no_sign_in_percent_code(desk, link):
    assert desk.codes(link) == ["F104"]
    assert desk.codes(front="origin: reprint\nsource: {outlet: A, url: https://a.example/%E2%80%AE}") == ["F104"]


def test_an_entity_in_the_words_of_a_picture_is_the_sign_that_it_stands_for(desk):
    """`alt` was published with its code: `A &amp;amp; B`."""
    item = desk.item('![A &amp; B&#8203;](/images/phong-hop.jpg "C &quot;D&quot;")')

    assert [(one.alt, one.caption) for one in item.body.references] == [("A & B", 'C "D"')]


def test_an_entity_in_an_attribute_of_a_heading_is_the_sign_that_it_stands_for(desk):
    """It was a number that Python-Markdown keeps for itself, and was published so."""
    item, problems = desk.read('## A {: #a event="Hội nghị &quot;A &amp; B&quot;" }\n\nb')

    assert problems == []
    assert item.sections[0].event.text == 'Hội nghị "A & B"'
