"""What Hypothesis draws from: front matters, bodies, days and clocks. A new field joins the properties here."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from hypothesis import strategies as st

from plugins.newsroom import Item
from plugins.registry.shapes import ZONE

UNIT_IDS = ("hue", "quang-binh", "quang-tri")  # of tests/data/good
PEOPLE_IDS = ("nguyen-van-hung", "nguyen-van-hung-2", "le-thi-ngoc")
STATUSES = ("draft", "review", "published", "withdrawn")

# Instants close to each other, so that dates and clocks fall together often.
moments = st.integers(-4, 4).map(lambda minutes: datetime(2025, 1, 1, tzinfo=ZONE) + timedelta(minutes=minutes))
days = st.dates(date(2023, 1, 1), date(2026, 12, 31))

plain_texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=60)
yaml_signs = st.text(st.sampled_from("ab:-?[]{},&*!|>'\"%@`#~<=\n \t\\1é"), max_size=60)
markdown_signs = st.text(st.sampled_from("ab*_`[]()!<>{}:#&;\"'=-|~^\\/. \n\té1\x02\x03"), max_size=80)
any_texts = st.one_of(plain_texts, yaml_signs, markdown_signs)

# What a clerk may write for a unit: an id, a name of some year, a part of one, anything.
unit_references = st.one_of(
    st.sampled_from(
        [
            *UNIT_IDS,
            "VKSND tỉnh Thừa Thiên Huế",
            "VKSND thành phố Huế",
            "vksnd TỈNH quảng bình",
            "VKSND tỉnh Quảng Trị",
            "VKSND",
            "Huế",
            "hue/",
            "",
        ]
    ),
    plain_texts,
)
group_references = st.one_of(
    st.sampled_from(["hue/cum-1", "quang-tri/cum-1", "Cụm thi đua số 1", "Cụm thi đua số 1 VKSND thành phố Huế"]),
    plain_texts,
)
people_references = st.one_of(
    st.sampled_from([*PEOPLE_IDS, "Nguyễn Văn Hùng", "Nguyễn Văn Hưng", "Nguyen Van Hung", "NVH", "nvh", "Ngọc Lê"]),
    plain_texts,
)


@st.composite
def items(draw: st.DrawFn) -> Item:
    """An item of any status and date; its text does not matter."""
    slug = draw(st.sampled_from("abcdef"))
    moment = draw(moments)
    return Item(
        path=f"news/{moment:%Y-%m}/{slug}.md",
        id=f"{moment:%Y/%m}/{slug}",
        title=slug,
        date=moment,
        genre="news",
        category="thi-dua",
        status=draw(st.sampled_from(STATUSES)),
    )


keys = st.sampled_from(
    "title date genre category status kicker lead slug modified lang event units groups campaigns people initiatives"
    " byline origin source cover aliases withdrawn save_as Sattus".split()
)
values = st.one_of(
    st.sampled_from(
        "published draft no 012 12:30 2025-01-01 05/06/2026 2025-13-01 9999-12-31 0001-01-01 [hue] [x,y]"
        " {date:2025-01-01}"
        " {from: x} [{person: NVH}] [{name: A, share: 1e9}] {src: a.jpg} /cu/ ~ null".split(" ")
    ),
    yaml_signs,
    plain_texts,
)
front_matters = st.dictionaries(keys, values, max_size=8).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs.items())
)
