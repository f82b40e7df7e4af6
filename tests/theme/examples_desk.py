"""Examples of the components of the editors' desk alone."""

from __future__ import annotations

from msgspec.structs import replace

from plugins.pages import Link
from plugins.quota.desk_past import Spark
from plugins.quota.desk_views import Figure, PeriodView
from tests.theme.example import DAY, LONG_UNIT, UNIT, Example

SHORT = Figure(anchor="vi-du", who=UNIT, state="short", credit="3,5", target="12", missing="8,5", weekly="1,7", fill=29)
MET = replace(SHORT, who=Link(LONG_UNIT, "#"), state="met", credit="14", missing="0", weekly="", fill=100)
PERIOD = PeriodView(key="quarter", number="III", year=2026, start=DAY, end=DAY, left=12, frozen=None)

EXAMPLES = (
    Example("figure_bar", "short and met", '{{ figure_bars(some, "count", t) }}', some=(SHORT, MET)),
    Example(
        "spark",
        "usual",
        "{{ spark(one) }}",
        one=Spark(width=24, height=20, met="M0 20v-18h6V20z", short="M8 20v-6h6V20z", exempt="", goals="M0 8h6M8 8h6"),
    ),
    Example("period", "its name", "{{ period(one, t) }}", one=PERIOD),
    Example("period", "its days", "{{ period_days(one, t) }}", one=PERIOD),
    Example("period", "frozen", "{{ period_days(one, t) }}", one=replace(PERIOD, left=0, frozen=DAY)),
    Example(
        "to_do",
        "usual",
        """\
{% call to_do() %}{% call to_do_item("Họp mặt đầu xuân", "content/news/2026/hop-mat-dau-xuan.md") %}
chưa rõ tác giả{% endcall %}{% endcall %}""",
    ),
)
