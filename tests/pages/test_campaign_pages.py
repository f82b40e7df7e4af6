from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from plugins.pages.campaign_pages import TOGETHER
from plugins.registry.shapes import ZONE
from tests.pages.making import pages_of
from tests.portal.trees import item

CAMPAIGNS = """\
- {id: co-han, kind: movement, name: Có hạn, period: {from: 2024-01-01, to: 2024-12-31}, launched_by: ha-tinh}
- {id: khong-han, kind: drive, name: Không hạn}
"""


@pytest.mark.parametrize(
    ("day", "state"),
    [
        pytest.param((2023, 12, 31), None, id="before it begins there is no page"),
        pytest.param((2024, 1, 1), "running", id="its first day"),
        pytest.param((2024, 12, 31), "running", id="its last day"),
        pytest.param((2025, 1, 1), "ended", id="the day after"),
    ],
)
def test_a_campaign_is_as_the_clock_has_it(tmp_path: Path, day: tuple[int, int, int], state: str | None) -> None:
    at = datetime(*day, tzinfo=ZONE)
    pages = pages_of(tmp_path, {"a": item(date="2023-01-01")}, at, **{"data/campaigns.yaml": CAMPAIGNS})
    page = pages.get("phong-trao/co-han/index.html")

    assert (page.view.state if page else None) == state


def test_the_front_page_shows_what_runs_and_the_list_shows_all(tmp_path: Path) -> None:
    at = datetime(2024, 6, 1, tzinfo=ZONE)
    pages = pages_of(tmp_path, {"a": item()}, at, **{"data/campaigns.yaml": CAMPAIGNS})

    assert [line.campaign.text for line in pages["index.html"].view.campaigns] == ["Có hạn"]
    assert [line.campaign.text for line in pages["phong-trao/index.html"].view.running] == ["Có hạn", "Không hạn"]
    assert pages["phong-trao/co-han/index.html"].view.period == "1/1/2024 – 31/12/2024"


def test_campaigns_of_one_day_stand_by_name(tmp_path: Path) -> None:
    names = ["Đền ơn", "Em yêu luật", "Dân vận khéo", "Ấm tình", "An toàn"]
    period = "period: {from: 2024-01-01, to: 2024-12-31}"
    lines = "".join(f"- {{id: p-{n}, kind: contest, name: {name}, {period}}}\n" for n, name in enumerate(names))
    at = datetime(2024, 6, 1, tzinfo=ZONE)
    pages = pages_of(tmp_path, {"a": item()}, at, **{"data/campaigns.yaml": lines})

    for shown in (pages["phong-trao/index.html"].view.running, pages["index.html"].view.campaigns):
        assert [line.campaign.text for line in shown] == ["An toàn", "Ấm tình", "Dân vận khéo", "Đền ơn", "Em yêu luật"]


@pytest.mark.parametrize(
    ("count", "years"),
    [
        pytest.param(TOGETHER, [(None, TOGETHER)], id="a few together"),
        pytest.param(TOGETHER + 1, [(2021, 3), (2020, 5), (2019, 5)], id="many by the year of their beginning"),
    ],
)
def test_campaigns_that_have_ended_stand_from_the_last(
    tmp_path: Path, count: int, years: list[tuple[int | None, int]]
) -> None:
    lines = (
        f"- {{id: p-{n}, kind: contest, name: Cuộc thi {n}, period: {{from: {2019 + n // 5}-01-0{1 + n % 5},"
        f" to: 2022-12-31}}}}\n"
        for n in range(count)
    )
    pages = pages_of(tmp_path, {"a": item()}, **{"data/campaigns.yaml": "".join(lines)})
    view = pages["phong-trao/index.html"].view

    assert [(one.year, len(one.campaigns)) for one in view.ended] == years
    assert view.ended[0].campaigns[0].campaign.text == f"Cuộc thi {count - 1}"
    assert [(year.year, year.count) for year in view.line] == [one for one in years if one[0]]
