"""Examples of what tells of honours, and of what is none."""

from __future__ import annotations

from msgspec.structs import replace

from plugins.honour_roll.cases import CaseView
from plugins.honour_roll.chart import Bar, ChartRow, ChartView
from plugins.honour_roll.consultation_pages import ConsultationLine
from plugins.honour_roll.document_views import DecisionView, StepView
from plugins.honour_roll.honours import AwardeeView, ConferralView, HonourView, UnnamedView
from plugins.honour_roll.initiative_pages import InitiativeView
from plugins.honour_roll.nomination_pages import CasesOfYear
from plugins.honour_roll.requirement_views import ConditionView, RequirementView
from plugins.honour_roll.roll_pages import LevelOfYear, YearOfRoll
from plugins.pages import Link
from tests.theme.example import DAY, LONG_HEADLINE, LONG_UNIT, PERSON, PORTRAIT, UNIT, Example

AWARD = Link("Chiến sĩ thi đua ngành Kiểm sát nhân dân", "#")
DECISION = DecisionView(
    number="125/QĐ-VKSTC",
    day=DAY,
    authority="Viện trưởng VKSND tối cao",
    source=Link("Trao Cờ thi đua của Ngành", "#"),
)
NUMBERLESS = replace(DECISION, number=None, source=Link("Báo Ví Dụ, 3/2/2024", "https://bao.example/bai"))
STEP = StepView(
    status="conferred", day=DAY, decision=DECISION, paper=None, title=None, by=None, source=None, reason=None
)
PROPOSED = replace(STEP, status="nominated", decision=None, paper="19/TTr-VKS", title="Tờ trình", by=UNIT)
REVOKED = replace(STEP, status="revoked", complete=False, reason="Đơn vị có cá nhân bị kỷ luật trong năm xét tặng")
HONOUR = HonourView(
    award=AWARD, year=2023, kind=None, who=PERSON, unit=UNIT, citation=None, decision=DECISION, history=(PROPOSED, STEP)
)
LONG_HONOUR = replace(HONOUR, kind="exploit", who=Link(LONG_UNIT, "#"), unit=None, citation=LONG_HEADLINE)
CASE = CaseView(award=AWARD, year=2023, who=PERSON, unit=UNIT, is_own=False, status="nominated", history=(PROPOSED,))


def awardees(prefix: str, count: int) -> tuple[AwardeeView, ...]:
    usual = AwardeeView(anchor=f"{prefix}-0", who=PERSON, unit=UNIT, citation=None, portrait=PORTRAIT)
    long = replace(
        usual, anchor=f"{prefix}-dai", who=Link(LONG_UNIT, "#"), unit=None, citation=LONG_HEADLINE, portrait=None
    )
    return (*(replace(usual, anchor=f"{prefix}-{number}") for number in range(count)), long)


CONFERRAL = ConferralView(
    award=AWARD,
    year=2023,
    kind=None,
    decision=DECISION,
    awardees=awardees("vi-du-a", 5),
    unnamed=(),
    units=1,
    people=5,
    complete=True,
)
COUNTED = replace(
    CONFERRAL,
    decision=NUMBERLESS,
    awardees=awardees("vi-du-d", 1),
    unnamed=(
        UnnamedView(anchor="vi-du-dem", counted="20 tập thể, 366 cá nhân", citation=None),
        UnnamedView(anchor="vi-du-khong-dem", counted=None, citation=LONG_HEADLINE),
    ),
    units=20,
    people=368,
)
ONE = replace(
    CONFERRAL,
    kind="exploit",
    complete=False,
    awardees=(AwardeeView(anchor="vi-du-mot", who=UNIT, unit=None, citation=None, portrait=None),),
)
YEAR = YearOfRoll(
    year=2023,
    href="#",
    units=1,
    people=2,
    levels=(
        LevelOfYear(level="state", conferrals=(replace(CONFERRAL, awardees=awardees("vi-du-b", 2)),)),
        LevelOfYear(level="base", conferrals=(replace(CONFERRAL, awardees=awardees("vi-du-c", 1)),)),
    ),
)
CHART = ChartView(
    width=480,
    height=56,
    bar=18,
    left=44,
    levels=("state", "base"),
    rows=(
        ChartRow(
            year=2023,
            y=5,
            baseline=19,
            bars=(Bar(level="state", x=52, width=80), Bar(level="base", x=132, width=300)),
            end=440,
            counts=(8, 30),
            total=38,
        ),
        ChartRow(
            year=2022, y=33, baseline=47, bars=(Bar(level="base", x=52, width=10),), end=70, counts=(0, 1), total=1
        ),
    ),
    totals=(8, 31),
    total=39,
)
INITIATIVE = InitiativeView(
    id="vi-du-sang-kien",
    title="Sổ tay điện tử theo dõi thi hành án",
    authors=(PERSON,),
    unit=UNIT,
    level="sector",
    number="88/QĐ-VKSTC",
    day=DAY,
    authority="Viện trưởng VKSND tối cao",
    source=None,
    published=Link("Ba sáng kiến cấp ngành năm 2023", "#"),
    href="#",
)
REQUIREMENT = RequirementView(
    conditions=(ConditionView(text="Hoàn thành xuất sắc nhiệm vụ", award=None),),
    subject=None,
    law="Luật Thi đua, khen thưởng, Điều 23",
    since=DAY,
    until=None,
)
EITHER = replace(
    REQUIREMENT, conditions=(ConditionView(text="Đã đạt", award=AWARD), ConditionView(text=LONG_HEADLINE, award=None))
)

EXAMPLES = (
    Example("decision", "usual", "{{ decision(one, t) }}", one=DECISION),
    Example("decision", "without a number", "{{ decision(one, t) }}", one=NUMBERLESS),
    Example("decision", "without a source", "{{ decision(one, t) }}", one=replace(DECISION, source=None)),
    Example(
        "status",
        "each",
        "{% for one in some %}{{ status(one, t) }} {% endfor %}",
        some=(
            "registered",
            "reviewing",
            "nominated",
            "consulting",
            "consulted",
            "consulted_end_unknown",
            "declined",
            "revoked",
        ),
    ),
    Example("steps", "several", "{{ steps(some, t) }}", some=(PROPOSED, STEP, REVOKED)),
    Example("steps", "one alone", "{{ steps(some, t) }}", some=(PROPOSED,)),
    Example(
        "honours",
        "usual, one with its history",
        "{{ honours(some, t) }}",
        some=(HONOUR, replace(HONOUR, history=(STEP,))),
    ),
    Example(
        "honours",
        "nobody named",
        "{{ honours(some, t) }}",
        some=(
            replace(HONOUR, who=None, unit=None, is_unnamed=True, counted="20 tập thể", history=()),
            replace(HONOUR, who=None, unit=None, is_unnamed=True, citation=LONG_HEADLINE, history=()),
        ),
    ),
    Example("honours", "everything very long", "{{ honours(some, t) }}", some=(LONG_HONOUR,)),
    Example("conferral", "usual", "{{ conferral(one, t) }}", one=CONFERRAL),
    Example("conferral", "not all named", "{{ conferral(one, t) }}", one=COUNTED),
    Example("conferral", "one alone, not for the year's work", "{{ conferral(one, t) }}", one=ONE),
    Example(
        "conferral",
        "more than are shown",
        '{{ conferral(one, t, more=40, href="#het", anchored=false) }}',
        one=CONFERRAL,
    ),
    Example("roll_year", "usual", "{{ roll_year(one, t, 3, 4) }}", one=YEAR),
    Example("chart", "usual", '<h3 id="bieu-do">Biểu đồ</h3>{{ chart(one, t) }}', one=CHART),
    Example(
        "cases",
        "usual, unnamed, revoked",
        "{{ cases(some, t) }}",
        some=(
            CASE,
            replace(CASE, who=None, unit=None),
            replace(
                CASE,
                who=None,
                unit=None,
                status="consulted_end_unknown",
                counted="366 cá nhân",
                citation="Hai mươi năm",
            ),
            replace(CASE, status="revoked", history=(STEP, REVOKED)),
        ),
    ),
    Example(
        "cases_of_year",
        "with people who are not public",
        "{{ cases_of_year(one, 'vi-du', t) }}",
        one=CasesOfYear(year=2023, cases=(CASE,), unnamed=2),
    ),
    Example(
        "consultation_lines",
        "usual, and one whose end is not known",
        "{{ consultation_lines(some, t) }}",
        some=(
            ConsultationLine(link=Link("Danh sách đề nghị khen thưởng cấp Nhà nước", "#"), opens=DAY, closes=DAY),
            ConsultationLine(link=Link("Danh sách năm trước", "#"), opens=DAY, closes=None),
        ),
    ),
    Example("initiatives", "usual", "{{ initiatives(some, t) }}", some=(INITIATIVE,)),
    Example(
        "initiatives",
        "on the register, least",
        "{{ initiatives(some, t, anchored=true) }}",
        some=(
            replace(INITIATIVE, authors=(), unit=None, authority=None, published=None),
            replace(INITIATIVE, id="vi-du-khong-neu-ten", authors=(), unnamed=2),
            replace(INITIATIVE, id="vi-du-neu-mot-ten", unnamed=1),
            replace(INITIATIVE, id="vi-du-khong-so", number=None, source=NUMBERLESS.source),
        ),
    ),
    Example(
        "requirements", "one condition, and one of several", "{{ requirements(some, t) }}", some=(REQUIREMENT, EITHER)
    ),
)
