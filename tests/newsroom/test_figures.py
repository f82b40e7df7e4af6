"""Pictures and their figures: no caption and no credit is lost, wherever the picture stands."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.newsroom import BodyReader
from plugins.newsroom.pictures import is_caption
from tests.conftest import MARKDOWN, WORDS

READER = BodyReader(MARKDOWN, WORDS)
IMAGE = re.compile(r'<img alt="([^"]*)"[^>]*>')


def read(source: str) -> str:
    """Return the HTML of *source*, with `[alt]` for a picture."""
    return IMAGE.sub(r"[\1]", READER.read(source).html.replace("\n", ""))


def figure(alt: str, caption: str = "", credit: str = "") -> str:
    small = f"<small>Ảnh: {credit}</small>" if credit else ""
    between = " " if caption and credit else ""
    told = f"<figcaption>{caption}{between}{small}</figcaption>" if caption or credit else ""
    return f"<figure>[{alt}]{told}</figure>"


@pytest.mark.parametrize(
    ("written", "caption"),
    [
        ('"Buổi họp"', "Buổi họp"),
        ("'Buổi họp'", "Buổi họp"),
        ("“Buổi họp”", "Buổi họp"),
        ('”Buổi họp"', "Buổi họp"),
        (r'"Buổi \"họp\""', 'Buổi "họp"'),
        ('"Lễ "ra quân""', 'Lễ "ra quân"'),
        ('""Ra quân" và "về""', '"Ra quân" và "về"'),
        ("“Lễ “ra quân””", "Lễ “ra quân”"),
        ('"Lễ (mừng "30-4") tại Huế"', 'Lễ (mừng "30-4") tại Huế'),
        ('"Từ trái sang: A (1), B (2)"', "Từ trái sang: A (1), B (2)"),
        ('"1) A, 2) B"', "1) A, 2) B"),
        ('"Ảnh [1]"', "Ảnh [1]"),
        ('"Điều `5` và *6*"', "Điều 5 và *6*"),
        ('"Tin của <báo> & đài"', "Tin của &lt;báo&gt; &amp; đài"),
        ('"Buổi\nhọp"', "Buổi họp"),
        ('"Không khép', "Không khép"),
        ('"Có lời[^1]"', "Có lời[^1]"),
    ],
)
def test_a_caption_is_what_was_written(written, caption):
    source = f"![Hội trường](a.jpg {written})"

    assert read(source) == figure("Hội trường", caption)
    (reference,) = READER.read(source).references
    assert reference.target == "a.jpg"
    assert reference.caption.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") == caption


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("anh (1).jpg", "anh (1).jpg"),
        ("<anh (1).jpg>", "anh (1).jpg"),
        ("< a b.jpg >", "a b.jpg"),
        (" a.jpg ", "a.jpg"),
        (r"ten\_tep.jpg", "ten_tep.jpg"),
        ("Lễ 'ra quân'.jpg", "Lễ 'ra quân'.jpg"),
    ],
)
def test_a_file_is_what_was_written(written, target):
    for source in (f"![A]({written})", f'![A]({written} "B")'):
        if "'" not in written or '"' not in source:
            assert [reference.target for reference in READER.read(source).references] == [target]


@pytest.mark.parametrize(
    "near",
    ["", " ", "  ", "\n", "\n  ", "\u00a0"],
    ids=["at once", "blank", "blanks", "line", "line and blanks", "fixed"],
)
def test_a_credit_is_read_beside_its_picture(near):
    assert read(f'![A](a.jpg "B"){near}{{credit=“Hải Yến”}}') == figure("A", "B", "Hải Yến")


@pytest.mark.parametrize(
    ("source", "html"),
    [
        pytest.param('![A](a.jpg "B")\nChữ tiếp', figure("A", "B") + "<p>Chữ tiếp</p>", id="above a text"),
        pytest.param('Chữ\n![A](a.jpg "B")', "<p>Chữ</p>" + figure("A", "B"), id="below a text"),
        pytest.param(
            "Chữ\n![A](a.jpg)\nhai", "<p>Chữ</p>" + figure("A") + "<p>hai</p>", id="between, without a caption"
        ),
        pytest.param("![A](a.jpg)  \nhai", figure("A") + "<p>hai</p>", id="with a break of Markdown"),
        pytest.param("Một ![A](a.jpg) hai", "<p>Một [A] hai</p>", id="within words it is none"),
        pytest.param(
            'Một ![A](a.jpg "B") hai', "<p>Một</p>" + figure("A", "B") + "<p>hai</p>", id="within words with a caption"
        ),
        pytest.param(
            "Một ![A](a.jpg){credit=C} hai ![D](d.jpg).",
            "<p>Một</p>" + figure("A", credit="C") + "<p>hai [D].</p>",
            id="one with a credit, one without",
        ),
        pytest.param(
            '![A](a.jpg "B") ![C](c.jpg "D"){credit=E}', figure("A", "B") + figure("C", "D", "E"), id="two on a line"
        ),
        pytest.param(
            '*một ![A](a.jpg "B") hai* ba',
            "<p><em>một </em></p>" + figure("A", "B") + "<p><em> hai</em> ba</p>",
            id="within emphasis",
        ),
        pytest.param(
            '**[x](b.md) ![A](a.jpg "B")**',
            '<p><strong><a href="bv-ref:0">x</a> </strong></p>' + figure("A", "B"),
            id="within emphasis, beside a link",
        ),
        pytest.param(
            '[![A](a.jpg "B")](b.md)',
            '<figure><a href="bv-ref:0">[A]</a><figcaption>B</figcaption></figure>',
            id="that is a link",
        ),
        pytest.param('- ![A](a.jpg "B")\n- C', f"<ul><li>{figure('A', 'B')}</li><li>C</li></ul>", id="in a list"),
        pytest.param(
            '- Một ![A](a.jpg "B")\n    - C',
            f"<ul><li>Một {figure('A', 'B')}<ul><li>C</li></ul></li></ul>",
            id="in a list with a list below",
        ),
        pytest.param('> ![A](a.jpg "B")', f"<blockquote>{figure('A', 'B')}</blockquote>", id="in a quotation"),
        pytest.param('## Một ![A](a.jpg "B")', '<h2 id="mot">Một </h2>' + figure("A", "B"), id="in a heading"),
        pytest.param('## ![A](a.jpg "B")\n\nChữ', figure("A", "B") + "<p>Chữ</p>", id="for a heading"),
        pytest.param('Từ\n: ![A](a.jpg "B")', f"<dl><dt>Từ</dt><dd>{figure('A', 'B')}</dd></dl>", id="in a definition"),
        pytest.param(
            '![A](a.jpg "B")\n{: .nho #anh }',
            figure("A", "B").replace("<figure>", '<figure class="nho" id="anh">'),
            id="with the attributes of its paragraph",
        ),
    ],
)
def test_a_picture_becomes_a_figure(source, html):
    assert read(source).replace(' class="nho" id="anh"', ' class="nho" id="anh"') == html


def test_a_picture_in_a_cell_keeps_its_caption():
    html = read('| a |\n|---|\n| một ![A](a.jpg "B"){credit=“C”} hai |')

    assert f"<td>một {figure('A', 'B', 'C')} hai</td>" in html


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ('![A](a.jpg "B")\nChữ', [False]),
        ('Chữ ![A](a.jpg "B")', [True]),
        ("Chữ ![A](a.jpg)", [False]),
        ('- ![A](a.jpg "B")\n    - C', [False]),
        ('- Chữ ![A](a.jpg "B")', [True]),
        ('![A](a.jpg "B") ![C](c.jpg "D")', [False, False]),
        ('## Chữ ![A](a.jpg "B")', [True]),
    ],
)
def test_a_picture_taken_out_of_its_line_is_known(source, expected):
    assert [reference.in_text for reference in READER.read(source).references] == expected


WORD = st.sampled_from(
    [
        "một",
        "*hai*",
        "[ba](b.md)",
        "**bốn",
        "năm**",
        "`sáu`",
        "\n",
        "  \n",
        "\n\n",
        "- bảy\n",
        "> tám\n",
        "| chín |\n|---|\n",
    ]
)


@settings(max_examples=300)
@given(st.lists(WORD, max_size=5), st.lists(WORD, max_size=5), st.booleans())
def test_a_caption_and_a_credit_are_on_the_page_once_whatever_is_around(before, after, with_caption):
    caption = ' "LỜI"' if with_caption else ""
    html = READER.read(f"{' '.join(before)}![A](a.jpg{caption}){{credit=“Hải Yến”}} {' '.join(after)}").html

    assert html.count("Ảnh: Hải Yến") == 1
    assert html.count("LỜI") == with_caption
    assert html.count("<img") == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ảnh: Thu Hà", True),
        ("*Ảnh minh họa: internet*", True),
        ("(Nguồn ảnh: Báo X)", True),
        ("Ảnh minh họa", True),
        ("*(Ảnh tư liệu).*", True),
        ("Ảnh tư liệu được trưng bày ở hội trường.", False),
        ("Các đơn vị nhận cờ thi đua. Ảnh: C.H", True),
        ("Ảnh hưởng của dịch bệnh rất lớn.", False),
        ("Tin, ảnh: Thu Hà", False),
        ("Toàn cảnh hội nghị", False),
    ],
)
def test_a_caption_is_known_by_its_form(line, expected):
    assert is_caption(line) is expected
