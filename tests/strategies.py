"""What Hypothesis draws from: front matters, bodies, days and clocks. A new field joins the properties here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from plugins.newsroom import Credit, Item, Section
from plugins.newsroom.frontmatter import Cover, Genre, Origin, Role
from plugins.newsroom.items import About
from plugins.pages import SiteUrl
from plugins.quota.model import Quota
from plugins.quota.periods import Start, named
from plugins.quota.quota_file import Policy, QuotaFile, QuotaRule
from plugins.quota.report import report
from plugins.quota.statement import Statement
from plugins.registry import Person, Registry, Unit
from plugins.registry.people import Appointment
from plugins.registry.shapes import ALWAYS, ZONE, Span
from plugins.registry.site import Category, Site
from plugins.registry.units import Level, UnitName

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


# --- award documents -------------------------------------------------------------------------------------------------

AWARD_STATUSES = ("registered", "reviewing", "nominated", "consulting", "conferred", "declined", "revoked")
WRONG_STATUSES = (
    *("Conferred", "CONFERRED", "đã tặng", '" conferred"', "conferred.", '"conferred\\u200b"', "cоnferred", "granted"),
    *("[conferred]", "{conferred: true}", '""', "~", "Revoked", "published"),
)
# What a clerk may write for a part of a decision: mostly something, and everything that only looks like it.
said = st.sampled_from(["12/QĐ-VKS", "12/QĐ-VKS", '"7"', "Viện trưởng"])
unsaid = st.sampled_from(['"-"', '"–"', '""', '"  "', "~", '"\\u200b"', '"\\u200d\\ufeff"', '"…"', None])
award_days = st.integers(0, 8).map(lambda number: (date(2023, 12, 28) + timedelta(days=number)).isoformat())
no_days = st.sampled_from(["5/1/2024", '"-"', "2024-02-30", "~", '"\\u200b"', None])


@st.composite
def _mostly(draw: st.DrawFn, good: st.SearchStrategy[str], bad: st.SearchStrategy[str | None]) -> str | None:
    return draw(bad if draw(st.integers(0, 24)) == 7 else good)  # the first and the last number come up more often


@st.composite
def decisions(draw: st.DrawFn, *more: str) -> dict[str, str]:
    """The keys of a decision as they are written, a few left out or wrong; *more* are texts, too."""
    keys = {"number": draw(_mostly(said, unsaid)), "date": draw(_mostly(award_days, no_days))}
    keys |= {key: draw(_mostly(said, unsaid)) for key in ("authority", *more)}
    return {key: value for key, value in keys.items() if value is not None}


award_lines = st.sampled_from(
    [
        f"{{type: {type_}, people: [{who}]{citation}}}"
        for type_ in ("chien-si", "chien-si", "giay-khen")
        for who in ("an", "binh")
        for citation in ("", ", citation: Cứu người", ", citation: Bắt cướp")
    ]
)


@st.composite
def award_documents(draw: st.DrawFn) -> dict[str, str | dict[str, str]]:
    """The keys of an award document as they are written, about people of whom others tell, too."""
    status = draw(_mostly(st.sampled_from([*AWARD_STATUSES, *["conferred"] * 4]), st.sampled_from(WRONG_STATUSES)))
    keys: dict[str, str | dict[str, str]] = {
        "year": draw(st.sampled_from(["2023", "2023", "2024"])),
        "status": str(status),
        "awards": f"[{', '.join(draw(st.lists(award_lines, min_size=1, max_size=2)))}]",
    }
    optional: dict[str, st.SearchStrategy[str | dict[str, str]]] = {
        "decision": decisions(),
        "date": award_days,
        "category": st.sampled_from(["merit", "exploit", "campaign"]),
        "source": st.sampled_from(["{article: 2024/01/cong-bo}", "{article: 2024/01/du-thao}", "{note: x}"]),
    }
    if status == "revoked" or draw(st.integers(0, 24)) == 7:
        optional |= {"revoked": decisions("reason"), "reason": _mostly(said, unsaid).map(lambda value: value or "~")}
    wanted = {"conferred": {"decision"}, "revoked": {"decision", "reason"}}.get(str(status), {"date"})
    for key, strategy in optional.items():
        if draw(st.integers(0, 19)) in (range(19) if key in wanted else (5, 11)):
            keys[key] = draw(strategy)
    return keys


def as_yaml(keys: dict[str, str | dict[str, str]]) -> str:
    """Return *keys* as a file holds them, one a line."""
    lines = []
    for key, value in keys.items():
        inner = ", ".join(f"{k}: {v}" for k, v in value.items()) if isinstance(value, dict) else ""
        lines.append(f"{key}: {{{inner}}}\n" if isinstance(value, dict) else f"{key}: {value}\n")
    return "".join(lines)


# --- the quota -------------------------------------------------------------------------------------------------------

_JUNE = st.integers(0, 70).map(lambda number: date(2024, 5, 25) + timedelta(days=number))
_OF_UNITS = ("a", "a/van-phong", "a/phong", "b", "c")  # b became c on 1 July 2024
_OF_PEOPLE = ("m", "n", "o", "p")
_WEIGHTS = st.sampled_from([Fraction(n) for n in ("0", "1/3", "1/2", "1", "1", "3/2", "4")])
_ORIGINS: tuple[Origin, ...] = ("own", "compiled", "excerpt", "reprint", "translated")
_GENRES: tuple[Genre, ...] = ("news", "feature", "photo", "video", "research")
_ROLES: tuple[Role, ...] = ("author", "author", "author", "compiler", "photographer", "editor")
_SECOND_HALF = Span(start=date(2024, 7, 1))
_FIRST_HALF = Span(end=date(2024, 6, 30))


def _unit(id_: str, level: Level, parent: str | None = None, valid: Span = ALWAYS) -> Unit:
    return Unit(id=id_, level=level, parent=parent, valid=valid, names=(UnitName(name=f"Viện {id_}"),))


_QUOTA_UNITS = {
    unit.id: unit
    for unit in (
        _unit("a", "province"),
        _unit("a/van-phong", "office", "a"),
        _unit("a/phong", "division", "a"),
        _unit("b", "province", None, _FIRST_HALF),
        _unit("c", "province", None, _SECOND_HALF),
    )
}


@st.composite
def _posts(draw: st.DrawFn) -> Appointment:
    start, end = sorted((draw(_JUNE), draw(_JUNE)))
    return Appointment(
        role="Chuyên viên",
        unit=draw(st.sampled_from(_OF_UNITS)),
        start=draw(st.sampled_from([start, None])),
        end=draw(st.sampled_from([end, None])),
    )


@st.composite
def quota_registries(draw: st.DrawFn) -> Registry:
    """Units, of which one became another, and people whose posts change."""
    people = {
        id_: Person(id=id_, name=f"Người {id_}", appointments=tuple(draw(st.lists(_posts(), max_size=3))))
        for id_ in _OF_PEOPLE
    }
    return Registry(
        site=Site(name="Cổng", unit="a", siteurl="https://thu.example", categories=(Category(id="x", name="X"),)),
        units=_QUOTA_UNITS,
        people=people,
    )


@st.composite
def _bylines(draw: st.DrawFn) -> tuple[Credit, ...]:
    found, left = [], Fraction(1)
    for _ in range(draw(st.integers(0, 4))):
        who = draw(
            st.sampled_from(
                [*[{"person": id_} for id_ in _OF_PEOPLE] * 2, {"unit": "a"}, {"unit": "a/phong"}, {"name": "TL"}]
            )
        )
        share = draw(st.sampled_from([None, None, Fraction(1, 2), Fraction(1, 3), Fraction(1, 4)]))
        share = share if share and share <= left else None  # what loading lets pass: at most the whole
        left -= share or 0
        found.append(Credit(role=draw(st.sampled_from(_ROLES)), share=share, **who))
    return tuple(found)


@st.composite
def quota_items(draw: st.DrawFn, number: int) -> Item:
    """A public item of some day of June or July, perhaps with sections that units sent in."""
    day = draw(_JUNE)
    merged = "b" if day < date(2024, 7, 1) else "c"
    sections = draw(st.lists(st.sampled_from(["a", "a/van-phong", merged, None]), max_size=3))
    return Item(
        path=f"news/{number}.md",
        id=f"2024/{day:%m}/{number}",
        title=f"Tin {number}",
        date=datetime(day.year, day.month, day.day, 8, tzinfo=ZONE),
        genre=draw(st.sampled_from(_GENRES)),
        origin=draw(st.sampled_from(_ORIGINS)),
        category="x",
        status="published",
        byline=draw(_bylines()),
        about=About(units=tuple(draw(st.lists(st.sampled_from(_OF_UNITS), max_size=2)))),
        cover=draw(st.sampled_from([None, Cover(src="a.jpg", alt="Ảnh")])),
        sections=tuple(
            Section(anchor=f"s{n}", heading=f"Mục {n}", about=About(), supplier=unit) for n, unit in enumerate(sections)
        ),
    )


policies = st.builds(
    Policy,
    coauthors=st.sampled_from(["equal", "full", "first", "shares"]),
    origins=st.dictionaries(st.sampled_from(_ORIGINS), _WEIGHTS, max_size=3),
    genres=st.dictionaries(st.sampled_from(_GENRES), _WEIGHTS, max_size=3),
    roles=st.dictionaries(st.sampled_from(_ROLES), _WEIGHTS, max_size=2),
    with_photo=_WEIGHTS,
)


@st.composite
def _quota_rules(draw: st.DrawFn) -> tuple[QuotaRule, ...]:
    """A rule of all people, one of all units, and one of provinces that rolls up; all of one measure and period."""
    said = {
        "period": draw(st.sampled_from(["month", "quarter", "half", "year"])),
        "starts": draw(st.sampled_from([Start(), Start(day=20)])),
        "target": draw(_WEIGHTS),
        "measure": draw(st.sampled_from(["count", "points"])),
    }
    if said["period"] != "month" and said["starts"].day == 20:
        said["starts"] = Start(month=12)
    return (
        QuotaRule(id="nguoi", subject="person", people=_OF_PEOPLE, **said),
        QuotaRule(id="don-vi", subject="unit", units=_OF_UNITS, **said),
        QuotaRule(id="tinh", subject="unit", levels=("province",), roll_up=True, **said),
    )


@st.composite
def quotas(draw: st.DrawFn) -> tuple[Quota, Registry]:
    """A newsroom of a few items with its rules, and the registry that it refers to."""
    items = [draw(quota_items(number)) for number in range(draw(st.integers(0, 5)))]
    file = QuotaFile(rules=draw(_quota_rules()), policy=draw(policies))
    found = Quota(
        file=file,
        site=SiteUrl("https://thu.example"),
        items=tuple(sorted(items, key=lambda i: (i.date, i.id))),
        external=(),
    )
    return found, draw(quota_registries())


@st.composite
def quota_statements(draw: st.DrawFn) -> Statement:
    """The statement of some period of such a newsroom."""
    found, records = draw(quotas())
    name = named(draw(st.sampled_from(["2024-06", "2024-07", "2024-Q3", "2024-H1", "2024"])))
    return report(found, records, name, draw(_JUNE))
