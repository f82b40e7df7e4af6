"""What people type is what readers see: the rules of docs/reference/body.md, by example."""

from __future__ import annotations

import re

import pytest

from plugins.newsroom.attributes import Attributes
from plugins.newsroom.line_markdown import LineMarkdown

MARKDOWN_OF_LINES = LineMarkdown(extensions=["markdown.extensions.extra"], output_format="html")
MARKDOWN_OF_LINES.treeprocessors.register(Attributes(MARKDOWN_OF_LINES, []), "attr_list", 8)  # as bodies have it
FAR = " " * 30
GAP = " " * 6


def read(text: str) -> str:
    html = MARKDOWN_OF_LINES.reset().convert(text)
    return re.sub(r">\n+(?=<)|(?<=<br>)\n", lambda match: match[0].strip("\n"), html)


LINES = [
    ("Kính chào!\nPHÒNG MẪU\n(Đã duyệt)", "<p>Kính chào!<br>PHÒNG MẪU<br>(Đã duyệt)</p>"),
    ("Một.\nHai.\nBa.", "<p>Một.</p><p>Hai.</p><p>Ba.</p>"),
    ("Ông nói: “Tốt!”\nMọi người vỗ tay…", "<p>Ông nói: “Tốt!”</p><p>Mọi người vỗ tay…</p>"),
    (f"{'x' * 121}\nngắn", f"<p>{'x' * 121}</p><p>ngắn</p>"),
    ("**Một.\nHai.**", "<p><strong>Một.<br>Hai.</strong></p>"),
    ("Xem [một.\nhai.](https://a.example) Hết.", '<p>Xem <a href="https://a.example">một.<br>hai.</a> Hết.</p>'),
    ("Dòng một  \ndòng hai", "<p>Dòng một<br>dòng hai</p>"),
    ("I. PHẦN MỘT\nII. PHẦN HAI", "<p>I. PHẦN MỘT<br>II. PHẦN HAI</p>"),
    ("Chữ\n{: .nho }", '<p class="nho">Chữ</p>'),
    ("Một.\nHai.\n{: .nho }", '<p>Một.</p><p class="nho">Hai.</p>'),
]
BLANKS = [
    ("      Sáng nay, đơn vị họp.", "<p>Sáng nay, đơn vị họp.</p>"),
    ("\tSáng nay\n\n    Chiều nay\n\n\u00a0\u00a0\u3000Tối nay", "<p>Sáng nay</p><p>Chiều nay</p><p>Tối nay</p>"),
    ("\u200b## Kết quả\n\n\ufeff- a\n\u00ad- b", "<h2>Kết quả</h2><ul><li>a</li><li>b</li></ul>"),
    (f"{FAR}TRƯỞNG BAN\n{FAR}Trần Văn Mẫu", '<p class="align-right">TRƯỞNG BAN<br>Trần Văn Mẫu</p>'),
    ("\t\t\t\t\tTRƯỞNG BAN", '<p class="align-right">TRƯỞNG BAN</p>'),
    (f"{FAR}{'chữ ' * 20}", f"<p>{('chữ ' * 20).strip()}</p>"),
    (f"Chữ.\n{FAR}Ký", '<p>Chữ.</p><p class="align-right">Ký</p>'),
    (f"1. Việc\n{FAR}Ký", '<ol><li>Việc</li></ol><p class="align-right">Ký</p>'),
    (
        f"PHÒNG MẪU{GAP}BẢN TIN\nSố: 01\tNgày 1/1",
        '<div class="columns"><p>PHÒNG MẪU<br>Số: 01</p><p>BẢN TIN<br>Ngày 1/1</p></div>',
    ),
    (
        "A\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0B\nC      D",
        '<div class="columns"><p>A<br>C</p><p>B<br>D</p></div>',
    ),
    ("Họ tên:\tMẫu\nĐơn vị:\tPhòng 1", "<p>Họ tên: Mẫu<br>Đơn vị: Phòng 1</p>"),
    (f"một{GAP}hai", "<p>một hai</p>"),
    ("\n".join([f"a{GAP}b"] * 7), "<p>" + "<br>".join(["a b"] * 7) + "</p>"),
    ("```\n\ta  b\n```", "<pre><code>    a  b\n</code></pre>"),
    ("- a\n\n  ```\n  x\n    y\n  ```", "<p>- a</p><pre><code>x\n  y\n</code></pre>"),
    ("<pre>\n\ta\n</pre>", "<pre>\n    a\n</pre>"),
]
LISTS = [
    ("Kết quả:\n- Mười vụ;\n- Ba vụ.", "<p>Kết quả:</p><ul><li>Mười vụ;</li><li>Ba vụ.</li></ul>"),
    ("-\u00a0a\n–\tb\n\n- c", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    ("• a\n• b", "<ul><li>a</li><li>b</li></ul>"),
    ("* a\n* *b*", "<ul><li>a</li><li><em>b</em></li></ul>"),
    ("3. Ba\n\nChữ.\n\n4. Bốn", '<ol start="3"><li>Ba</li></ol><p>Chữ.</p><ol start="4"><li>Bốn</li></ol>'),
    ("1. A\n\n2. B\n3. C", "<ol><li>A</li><li>B</li><li>C</li></ol>"),
    ("1. A\n1. B", "<ol><li>A</li></ol><ol><li>B</li></ol>"),
    ("9. A\n10. B\n12. C", '<ol start="9"><li>A</li><li>B</li></ol><ol start="12"><li>C</li></ol>'),
    ("1. A\n- b\n- c\n\n2. D", "<ol><li>A<ul><li>b</li><li>c</li></ul></li><li>D</li></ol>"),
    ("1. A\n- b\n+ c\n- d\n\n2. E", "<ol><li>A<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>E</li></ol>"),
    ("- a\n- b\n2. D", '<ul><li>a</li><li>b</li></ul><ol start="2"><li>D</li></ol>'),
    ("- a\n  1. x\n  2. y\n- b", "<ul><li>a<ol><li>x</li><li>y</li></ol></li><li>b</li></ul>"),
    (
        "- a\n  - b\n    - c\n  - d\n- e",
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li><li>d</li></ul></li><li>e</li></ul>",
    ),
    ("1. A\n   - b\n+ c", "<ol><li>A<ul><li>b</li></ul><ul><li>c</li></ul></li></ol>"),
    ("1. A\nLàm ngay.\n2. B", '<ol><li>A</li></ol><p>Làm ngay.</p><ol start="2"><li>B</li></ol>'),
    ("1. A\n   thêm\n2. B", "<ol><li><p>A</p><p>thêm</p></li><li>B</li></ol>"),
    ("1. A\n\n   thêm\n\n2. B", "<ol><li><p>A</p><p>thêm</p></li><li>B</li></ol>"),
    ("1. A\n\n\tThụt đầu đoạn.\n\n2. B", '<ol><li>A</li></ol><p>Thụt đầu đoạn.</p><ol start="2"><li>B</li></ol>'),
    ("1. A\n   - b\n  của A", "<ol><li><p>A</p><ul><li>b</li></ul><p>của A</p></li></ol>"),
    ("1. A\na) b\nb) c\n2. D", '<ol><li>A</li></ol><p>a) b<br>b) c</p><ol start="2"><li>D</li></ol>'),
    ("1) a\n(1) b\n1.1. c\n01. d\n2024. e\n1.Chữ", "<p>1) a<br>(1) b<br>1.1. c<br>01. d<br>2024. e<br>1.Chữ</p>"),
    (
        "- Anh khỏe không?\n\n- Khỏe lắm.\n\nAnh cười.\n\n- Chào anh nhé!",
        "<p>- Anh khỏe không?</p><p>- Khỏe lắm.</p><p>Anh cười.</p><p>- Chào anh nhé!</p>",
    ),
    ("- Anh khỏe không?\n- Khỏe lắm.", "<ul><li>Anh khỏe không?</li><li>Khỏe lắm.</li></ul>"),
    ("– Xin cảm ơn chị!", "<p>– Xin cảm ơn chị!</p>"),
    ("\\- a\n\\- b", "<p>- a<br>- b</p>"),
    ("- - - x\n- y", "<ul><li>- - x</li><li>y</li></ul>"),
    ("- x\n{: .a }\n- y", '<ul><li class="a">x</li><li>y</li></ul>'),
    (
        "1. A\n\n   | a | b |\n   |---|---|\n   | 1 | 2 |",
        (
            "<ol><li><p>A</p><table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></li></ol>"
        ),
    ),
]
OTHERS = [
    ("TỔ CHỨC\n-----\nChữ", "<p>TỔ CHỨC</p><hr><p>Chữ</p>"),
    ("TỔ CHỨC\n=====", "<p>TỔ CHỨC</p><hr>"),
    ("Chữ\n## Đề mục\nChữ", "<p>Chữ</p><h2>Đề mục</h2><p>Chữ</p>"),
    ("#ChungTay", "<p>#ChungTay</p>"),
    ("## Học C#", "<h2>Học C#</h2>"),
    ("## Đề ##", "<h2>Đề</h2>"),
    ("Chữ\n> một\n> hai\nba", "<p>Chữ</p><blockquote><p>một<br>hai</p></blockquote><p>ba</p>"),
    ("> - a\n> - b", "<blockquote><ul><li>a</li><li>b</li></ul></blockquote>"),
    (
        "Bảng:\na | b\n--|--\n1 | 2\nsau",
        ("<p>Bảng:</p><table><thead><tr><th>a</th><th>b</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table><p>sau</p>"),
    ),
    (
        "| a | b |\n|---|---|\n| 1 | 2 | 3 |",
        ("<table><thead><tr><th>a</th><th>b</th><th></th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"),
    ),
    (
        "| a | b | c |\n|---|---|\n| 1 | 2 | 3 |",
        ("<table><thead><tr><th>a</th><th>b</th><th>c</th></tr></thead>"
        "<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>"),
    ),
    ("| a | b |\n| 1 | 2 |", "<p>| a | b |<br>| 1 | 2 |</p>"),
    ('![Ảnh](a.jpg "Lời")\nChữ tiếp.', '<p><img alt="Ảnh" src="a.jpg" title="Lời"></p><p>Chữ tiếp.</p>'),
    ("[Ghi chú]: số liệu tạm", "<p>[Ghi chú]: số liệu tạm</p>"),
    ("[Nguồn]: Hải", "<p>[Nguồn]: Hải</p>"),
    ("[x]: a.md 'T'\nXem [x]", '<p>Xem <a href="a.md" title="T">x</a></p>'),
    ("[x]: https://a.vn\n[y]: #m\nXem [x], [y]", '<p>Xem <a href="https://a.vn">x</a>, <a href="#m">y</a></p>'),
    ("(*) Ghi chú (**) và (*)", "<p>(*) Ghi chú (**) và (*)</p>"),
    ("2*3*4, a*b*c, A* và B*", "<p>2*3*4, a*b*c, A* và B*</p>"),
    ("*i*, **đậm**, ***cả hai***.", "<p><em>i</em>, <strong>đậm</strong>, <strong><em>cả hai</em></strong>.</p>"),
    ("**Kết quả: **tốt", "<p><strong>Kết quả:</strong> tốt</p>"),
    ("** Kết quả:** tốt", "<p><strong>Kết quả:</strong> tốt</p>"),
    ("**Kết quả:**tốt và **a **b", "<p><strong>Kết quả:</strong>tốt và <strong>a</strong> b</p>"),
    ("2 ** 3", "<p>2 ** 3</p>"),
    ("`**a **b`", "<p><code>**a **b</code></p>"),
    ('<div markdown="1">\nchữ\n- a\n- b\n</div>', "<div><p>chữ</p><ul><li>a</li><li>b</li></ul></div>"),
    ("Từ\n: Nghĩa *một*\n\nChữ", "<dl><dt>Từ</dt><dd>Nghĩa <em>một</em></dd></dl><p>Chữ</p>"),
]  # fmt: skip


SIGNS = [
    ("Sinh ngày __/__/1990, (__) Có, số___/VKS ngày___/___/2026", None),
    ("|__|__|__| “____” và “____” [__] [__] __-__-2026", None),
    ("https://a.vn/__x__/y, www.vks.gov.vn/_a_/b, _a_@vks.gov.vn, tệp _1_.docx", None),
    ("_nghiêng_, __đậm__, (_a_), _“trích”_",
     "<p><em>nghiêng</em>, <strong>đậm</strong>, (<em>a</em>), <em>“trích”</em></p>"),
    ("Nạp thẻ: *100*1234567890123#", None),
    ("“*” là bắt buộc; “*” là ghi chú", None),
    ("Đạt *, **, *** theo số sao; dấu * và dấu **.", None),
    ("Tỉ lệ A*, B**, C*** và *D*.", "<p>Tỉ lệ A*, B**, C*** và <em>D</em>.</p>"),
    ("(*Nguồn: VKS), (*Ảnh: A).\nHết*", "<p>(*Nguồn: VKS), (*Ảnh: A).<br>Hết*</p>"),
    ("*****o0o*****\n* *\n*", "<p>*****o0o*****<br>* *<br>*</p>"),
    ("x**y**z và **“Trích”**, (**Chú ý**)",
     "<p>x<strong>y</strong>z và <strong>“Trích”</strong>, (<strong>Chú ý</strong>)</p>"),
    ("Giá 50.000đ*.\n\n* Đã gồm thuế.\n\n** Dưới 12 tuổi.",
     "<p>Giá 50.000đ*.</p><p>* Đã gồm thuế.</p><p>** Dưới 12 tuổi.</p>"),
    (r"Tệp ở \\may-chu\chung\_moi_ và D:\VanBan\*.*", None),
    (r"Điều 5\*", "<p>Điều 5*</p>"),
    (">=90% án\n> 95% đơn\n>60 tuổi\n>> Xem thêm",
     "<p>&gt;=90% án<br>&gt; 95% đơn<br>&gt;60 tuổi<br>&gt;&gt; Xem thêm</p>"),
    (">Trích\n> 1. Một", "<blockquote><p>Trích</p><ol><li>Một</li></ol></blockquote>"),
    ("*[Lưu ý]: mang theo\n*[1]: Theo TTXVN\n*[HĐND]: Hội đồng",
     "<p>*[Lưu ý]: mang theo<br>*[1]: Theo TTXVN</p><p>*[HĐND]: Hội đồng</p>"),
    ("HĐND họp\n\n*[HĐND]: Hội đồng", '<p><abbr title="Hội đồng">HĐND</abbr> họp</p>'),
    ("Năm 2013[1].\n\n[1]: https://a.vn/x", "<p>Năm 2013[1].</p><p>[1]: https://a.vn/x</p>"),
    ("Bị cáo <A> và bị hại <B>.\n\nSau.", "<p>Bị cáo &lt;A&gt; và bị hại &lt;B&gt;.</p><p>Sau.</p>"),
    ("Giá <dự kiến> của <Nguyễn Văn A>.", "<p>Giá &lt;dự kiến&gt; của &lt;Nguyễn Văn A&gt;.</p>"),
    ("<dự án> <b>một</b></dự án>", "<p>&lt;dự án&gt; <b>một</b>&lt;/dự án&gt;</p>"),
    ("<p>Một.\n\n**Hai**", "<p>&lt;p&gt;Một.</p><p><strong>Hai</strong></p>"),
    ("<script>\nMột\n\nHai", "<p>&lt;script&gt;<br>Một</p><p>Hai</p>"),
    ("<ul><li>a<li>b</ul>", "<ul><li>a<li>b</ul>"),
    ("<u>a</u> <b><i>c</b></i> `<u>`", "<p><u>a</u> <b><i>c</b></i> <code>&lt;u&gt;</code></p>"),
    ("Một<br />\nHai", "<p>Một<br>Hai</p>"),
    ("Khởi tố | 5\n- | -\nTruy tố | 4", "<p>Khởi tố | 5</p><p>- | -</p><p>Truy tố | 4</p>"),
    ("| a |\u00a0b |\n\n| — |\u00a0— |\n\n| 1 | 2 |",
     "<table><thead><tr><th>a</th><th>\u00a0b</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    ("Điều 1.\tMột\nĐiều 2.\tHai", "<p>Điều 1. Một<br>Điều 2. Hai</p>"),
    ("07h30\tĐón tiếp\n08h00\tHọp", "<p>07h30 Đón tiếp<br>08h00 Họp</p>"),
    ("Khởi tố\t120 vụ\nTruy tố\t80 vụ", "<p>Khởi tố 120 vụ<br>Truy tố 80 vụ</p>"),
    ("NGƯỜI LẬP\tVIỆN TRƯỞNG\n(Ký)\t(Ký, đóng dấu)",
     '<div class="columns"><p>NGƯỜI LẬP<br>(Ký)</p><p>VIỆN TRƯỞNG<br>(Ký, đóng dấu)</p></div>'),
    ("Lúc\n: 8 giờ\nỞ\n: Hội trường", "<dl><dt>Lúc</dt><dd>8 giờ</dd><dt>Ở</dt><dd>Hội trường</dd></dl>"),
    ("- Lúc\n: 8 giờ\n- Ở", "<p>- Lúc</p><p>: 8 giờ</p><p>- Ở</p>"),
    ("- Được:\n- Và:\n1. Một\n- Chưa:\n- Và:",
     "<ul><li>Được:</li><li>Và:</li></ul><ol><li>Một</li></ol><ul><li>Chưa:</li><li>Và:</li></ul>"),
    ("* Ông có thể nói rõ hơn?\n\n- Đoàn dự lễ.\n\nĐó là nghi lễ.",
     "<p>* Ông có thể nói rõ hơn?</p><p>- Đoàn dự lễ.</p><p>Đó là nghi lễ.</p>"),
    ("- Lưu: VT.\n- Gửi\n\t\t\tTrần Thị B", "<ul><li>Lưu: VT.</li><li>Gửi</li></ul><p>Trần Thị B</p>"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), SIGNS)
def test_a_sign_that_was_typed_as_one_is_one(text: str, html: str | None) -> None:
    """Found by a clerk with real texts; without *html*, the text is to stand as it was typed."""
    assert read(text) == (html or f"<p>{text}</p>")


@pytest.mark.parametrize(("text", "html"), [*LINES, *BLANKS, *LISTS, *OTHERS])
def test_what_was_typed_is_what_is_read(text: str, html: str) -> None:
    assert read(text) == html


def test_what_follows_a_note_set_in_belongs_to_it() -> None:
    html = read("Chữ[^1].\n\n[^1]: Một\n    hai\n\n    - a\n    - b\n\nSau.")

    assert html.startswith('<p>Chữ<sup id="fnref:1">')
    assert "<p>Sau.</p><div" in html
    assert "<p>Một<br>hai</p><ul><li>a</li><li>b" in html


def test_lists_that_nest_too_deep_are_refused() -> None:
    deep = "\n".join("  " * depth + "- x" for depth in range(60))

    with pytest.raises(RecursionError):
        read(deep)
    MARKDOWN_OF_LINES.parser.state.clear()


def test_what_an_extension_reads_it_gets_as_it_was_typed() -> None:
    markdown = LineMarkdown(extensions=["markdown.extensions.extra", "markdown.extensions.admonition"])

    html = markdown.convert("Một.\n\n!!! note\n    Hai.\n\n    Ba.\n\n- a\n- b")

    assert "<p>Hai.</p>\n<p>Ba.</p>\n</div>" in html
    assert "<li>b</li>" in html
