"""Examples of what tells of news: cards, listings, pictures, bodies, and the small words of all pages."""

from __future__ import annotations

from markupsafe import Markup
from msgspec.structs import replace

from plugins.pages import Link
from plugins.pages.campaign_pages import CampaignLine
from plugins.pages.cards import Card
from plugins.pages.closures import ClosedView
from plugins.pages.contents import Entry
from plugins.pages.dates import Moment
from plugins.pages.faulty_drafts import Fault, Faulty
from plugins.pages.item_pages import Piece
from plugins.pages.listings import Listing
from plugins.pages.neighbours import Neighbour, Neighbours
from plugins.pages.people_pages import PersonLine
from plugins.pages.unit_lists import UnitNode
from plugins.pages.years import Year
from plugins.registry.units import Contact
from tests.theme.example import DAY, LONG_HEADLINE, LONG_UNIT, LONG_WORD, PERSON, PICTURE, TIME, UNIT, Example

CARD = Card(
    href="#",
    headline="VKSND tỉnh Hà Tĩnh tổng kết phong trào thi đua",
    posted=TIME,
    genre="news",
    kicker="Cụm thi đua số 6",
    lead="Sáng 27/11, đơn vị tổng kết công tác thi đua, khen thưởng năm 2023.",
    picture=PICTURE,
)
LEAST = Card(href="#", headline="Tin ngắn", posted=TIME, genre="news")
LONG = replace(
    CARD, headline=LONG_HEADLINE, kicker=LONG_UNIT, lead=f"{LONG_HEADLINE}. " * 2, event=Moment("Vừa qua", "")
)
FOREIGN = replace(LEAST, headline="Regional procuracies mark their first year", genre="feature", lang="en")
DRAFT = replace(CARD, unpublished="draft")
LATER = replace(LEAST, unpublished="later")
FAULTS = (
    Fault(place="news/2026/tong-ket.md:12", code="B105", message="Không có ảnh “hop.jpg”.", suggestion="hop-1.jpg"),
    Fault(place=f"news/{LONG_WORD}.md:3", code="N110", message=LONG_HEADLINE, cure="Ghi mã.", is_warning=True),
)
FAULTY = Faulty(title="Tổng kết <năm>", status="draft", path="news/2026/tong-ket.md", faults=FAULTS, href="#")
HOMELESS = replace(FAULTY, title=LONG_HEADLINE, status="review", href=None)
OF_DIGEST = replace(LEAST, headline="VKSND tỉnh Cao Bằng", within="Điểm tin Cao Bằng, Hà Tĩnh, Cần Thơ")
LISTING = Listing(cards=(CARD, LEAST), total=2)  # without its pager, which has an example of its own
PAGED = replace(LISTING, older="#cu", newer="#moi", newest="#moi-nhat")
CAMPAIGNS = (
    CampaignLine(campaign=Link("Làm chủ hồ sơ điện tử", "#"), kind="movement", period="từ 2/3/2026"),
    CampaignLine(campaign=Link(LONG_HEADLINE, "#"), kind="contest", period=None),
)
CONTENTS = (
    Entry(text="VKSND tỉnh Cao Bằng", href="#vi-du-ket-qua"),
    Entry(text=LONG_HEADLINE, href="#vi-du-ket-qua", parts=(Link("Kết quả", "#vi-du-ket-qua"),)),
)
NEIGHBOURS = Neighbours(
    unit=UNIT,
    earlier=Neighbour(href="#", headline=LONG_HEADLINE),
    later=Neighbour(href="#", headline="One year on", lang="en"),
)
REGIONAL = UnitNode(unit=Link(LONG_UNIT, "#"))
UNITS = (
    UnitNode(unit=UNIT, parts=(REGIONAL,), count=1),
    UnitNode(unit=Link("VKSND tỉnh Cao Bằng", "#", "đến 30/6/2025"), parts=(REGIONAL,) * 5, count=5, folded=True),
)
MERGED = ClosedView(how="merged", since=DAY, successors=((UNIT, "whole"), (Link(LONG_UNIT, "#"), "partial")))
YEARS = (Year(year=2024, count=3, href="#"), Year(year=2023, count=120, href="#"))
BODY = Markup("""\
<p>Sáng 27/11, <strong>hội nghị</strong> nghe <a href="#">báo cáo</a>.</p>
<h3 id="vi-du-ket-qua">Kết quả</h3>
<ul><li>Một</li><li>Hai</li></ul>
<blockquote><p>Làm việc hết mình.</p></blockquote>
""")

EXAMPLES = (
    Example("card", "usual", "{{ card(one, t) }}", one=CARD),
    Example("card", "the lead story", '{{ card(one, t, form="lead") }}', one=CARD),
    Example("card", "stacked", '{{ card(one, t, form="stack") }}', one=CARD),
    Example("card", "a line", '{{ card(one, t, form="line") }}', one=CARD),
    Example("card", "least", "{{ card(one, t) }}", one=LEAST),
    Example("card", "everything very long", "{{ card(one, t) }}", one=LONG),
    Example("card", "in English", "{{ card(one, t) }}", one=FOREIGN),
    Example("card", "a section of a digest", "{{ card(one, t) }}", one=OF_DIGEST),
    Example("card", "a draft, in a preview", "{{ card(one, t) }}", one=DRAFT),
    Example("card", "a line, to be published later", '{{ card(one, t, form="line") }}', one=LATER),
    Example("listing", "usual", "{{ listing(one, t) }}", one=LISTING),
    Example("listing", "empty", "{{ listing(one, t) }}", one=Listing(cards=(), total=0)),
    Example(
        "pager", "usual", "{{ pager(one, t) }}", one=replace(LISTING, older="#cu", newer="#moi", newest="#moi-nhat")
    ),
    Example("contents", "usual", '{{ contents(some, t, "Trong bài này") }}', some=CONTENTS),
    Example("closed", "merged into two", "<p>{{ closed(one, t) }}</p>", one=MERGED),
    Example("neighbours", "usual", "{{ neighbours(one, t) }}", one=NEIGHBOURS),
    Example("related", "usual", "{{ related(some, t) }}", some=(CARD, LONG, OF_DIGEST, FOREIGN, DRAFT)),
    Example("tools", "usual", "{{ tools(copy, t) }}", copy=Link("tong-ket.html", "/")),
    Example(
        "unpublished",
        "each word",
        '{% for why in ("draft", "review", "later") %}{{ unpublished(why, t) }} {% endfor %}',
    ),
    Example("unpublished", "over an item", '{{ unpublished_note("review", t) }}'),
    Example("faulty", "in its place", "{{ faulty_note(one, t) }}", one=FAULTY),
    Example("faulty", "above the news", "{{ faulty_list(some, t) }}", some=(FAULTY, HOMELESS)),
    Example("unit_nodes", "usual", "{{ unit_nodes(some, t) }}", some=UNITS),
    Example("years", "of news", '{{ years(some, t, "news") }}', some=YEARS),
    Example("years", "of honours, many", '{{ years(some, t, "honours") }}', some=YEARS * 8),
    Example("picture", "usual", '{{ picture(one, "20em") }}', one=PICTURE),
    Example(
        "figure",
        "with caption and credit",
        "{{ figure(one, t, words, by) }}",
        one=PICTURE,
        words="Hội nghị",
        by="Hải Yến",
    ),
    Example("figure", "a picture alone", "{{ figure(one, t) }}", one=PICTURE),
    Example("figure", "a tall picture", "{{ figure(one, t, larger=address) }}", one=PICTURE, address=PICTURE.src),
    Example("figure", "in English", '{{ figure(one, t, "The hall", none, "en") }}', one=replace(PICTURE, alt="A hall")),
    Example("prose", "usual", "{{ prose(body, t) }}", body=(Piece(BODY),)),
    Example("prose", "a tall picture", "{{ prose(body, t) }}", body=(Piece(Markup(), PICTURE, larger=PICTURE.src),)),
    Example("prose", "in English", '{{ prose(body, t, "en") }}', body=(Piece(Markup("<p>One year on.</p>")),)),
    Example("section", "usual", '{% call section("Tin mới", "vi-du-tin-moi") %}<p>…</p>{% endcall %}'),
    Example(
        "section",
        "a long title",
        "{% call section(title, 'vi-du-ten-dai') %}<p>…</p>{% endcall %}",
        title=LONG_HEADLINE,
    ),
    Example("empty", "usual", '{{ empty(t("listing.empty")) }}'),
    Example("moment", "a time", "{{ moment(one) }}", one=TIME),
    Example("moment", "words", "{{ moment(one) }}", one=Moment("Vừa qua", "")),
    Example("lang", "of a foreign name", '<p{{ in_lang(t, "en") }}>The People’s Procuracy</p>'),
    Example("link", "usual", "{{ link(one) }}", one=UNIT),
    Example("link", "with a note, leading nowhere", "{{ link(one) }}", one=Link("Cụm thi đua số 3", None, "Tòa án")),
    Example("language", "of an item in another language", '<p>{{ language("en", t) }}Tin</p>'),
    Example("link", "to a foreign item", "{{ link(one) }}", one=Link("One year on", "#", "Tiếng Anh", "en")),
    Example("link", "several", "{{ links(some) }}", some=(UNIT, PERSON)),
    Example(
        "link_list",
        "usual",
        "{{ link_list(some) }}",
        some=(UNIT, Link("Đã giải thể", None, "2025"), Link(LONG_UNIT, "#")),
    ),
    Example("link_list", "in columns", "{{ link_list(some, columns=true) }}", some=(UNIT, PERSON) * 6),
    Example(
        "people_list",
        "usual",
        "{{ people_list(some) }}",
        some=(
            PersonLine(person=PERSON, post=None),
            PersonLine(person=Link("Nguyễn Văn Hùng", "#"), post=f"Kiểm sát viên, {LONG_UNIT}"),
        ),
    ),
    Example("campaign_lines", "usual", "{{ campaign_lines(some, t) }}", some=CAMPAIGNS),
    Example(
        "contact",
        "usual",
        "{{ contact(one, t) }}",
        one=Contact(
            address="Số 01, đường Trần Phú, phường Xuân Hương - Đà Lạt, tỉnh Lâm Đồng",
            email="bientap@example.vn",
            phone="0263 000 0000",
        ),
    ),
    Example("contact", "least, and an address without a break", "{{ contact(one, t) }}", one=Contact(email=LONG_WORD)),
    Example(
        "facts",
        "usual",
        """\
<dl class="facts">{% call fact("Cấp") %}Tỉnh{% endcall %}{% call fact("Trực thuộc") %}{{ long }}{% endcall %}</dl>""",
        long=LONG_UNIT,
    ),
    Example(
        "facts",
        "in a row",
        """\
<dl class="facts facts--row">
{% call fact("Đăng ngày") %}{{ day.text }}{% endcall %}
{% call fact("Sự kiện") %}Vừa qua{% endcall %}
</dl>""",
        day=DAY,
    ),
    Example(
        "table",
        "wide, so that it scrolls",
        """\
<h3 id="vi-du-bang">Bảng</h3>
{% call table("vi-du-bang", wide=true) %}<thead><tr><th scope="col">Đơn vị</th>
{% for year in years %}<th scope="col">{{ year }}</th>{% endfor %}</tr></thead><tbody>
<tr><th scope="row">{{ long }}</th>{% for year in years %}<td>{{ year }}</td>{% endfor %}</tr></tbody>{% endcall %}""",
        years=tuple(range(2001, 2027)),
        long=LONG_UNIT,
    ),
)
