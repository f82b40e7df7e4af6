from __future__ import annotations

from datetime import date

import pytest

from plugins.newsroom.frontmatter import Cover
from plugins.pages import SiteUrl
from plugins.quota.works import sections_of, work_of
from tests.quota.making import book, by, by_unit, counts, item, picture, points, quota, records, section

SITE = SiteUrl("https://thu.example")
ID = "2024/06/10/a"
COVER = Cover(src="a.jpg", alt="Hội nghị")


@pytest.mark.parametrize(
    ("policy", "keys", "count", "weight"),
    [
        pytest.param("", {}, "1", "1", id="nothing is said"),
        pytest.param("origins: {reprint: 0.5}", {"origin": "reprint"}, "1/2", "1/2", id="half for a reprint"),
        pytest.param("origins: {reprint: 0}", {"origin": "reprint"}, "0", "0", id="nothing for a reprint"),
        pytest.param("origins: {reprint: 0.5}", {"origin": "own"}, "1", "1", id="own work beside reprints"),
        pytest.param("origins: {translated: 1/3}", {"origin": "translated"}, "1/3", "1/3", id="a third is a third"),
        pytest.param("genres: {feature: 2.5}", {"genre": "feature"}, "1", "5/2", id="a feature is one item"),
        pytest.param("genres: {photo: 0}", {"genre": "photo"}, "0", "0", id="no photographs"),
        pytest.param(
            "origins: {translated: 0.5}, genres: {research: 4}",
            {"origin": "translated", "genre": "research"},
            "1/2",
            "2",
            id="origin times genre",
        ),
        pytest.param("origins: {own: 3}, genres: {news: 0.5}", {}, "1/2", "3/2", id="no weight makes up for another"),
        pytest.param("with_photo: 1.5", {"cover": COVER}, "1", "3/2", id="a cover is a photo"),
        pytest.param("with_photo: 1.5", {"body": picture()}, "1", "3/2", id="a picture in the text is one"),
        pytest.param("with_photo: 1.5", {}, "1", "1", id="no photo"),
        pytest.param(
            "with_photo: 1.5, genres: {feature: 2}", {"genre": "feature", "cover": COVER}, "1", "3", id="all together"
        ),
    ],
)
def test_weights_multiply_and_none_makes_more_than_one_item(policy, keys, count, weight):
    found = book(policy, item(ID, by("an"), **keys))

    assert counts(found) == {"an": count, "ha-tinh/van-phong": count}
    assert points(found) == {"an": weight, "ha-tinh/van-phong": weight}


EXTERNAL = """\
- {title: Bài báo, outlet: Báo Ví Dụ, date: 2024-06-11, url: "https://bao.example/a", genre: feature, byline: [%s]}
"""


@pytest.mark.parametrize(
    ("policy", "count", "weight"),
    [
        pytest.param("", "1", "1", id="as one of ours"),
        pytest.param("external: 0.5", "1/2", "1/2", id="as half of one"),
        pytest.param("external: 3", "1", "3", id="as one, of three points"),
        pytest.param("external: 3, genres: {feature: 2}", "1", "6", id="times its genre"),
        pytest.param("with_photo: 5", "1", "1", id="whether it had a photo nobody knows"),
    ],
)
def test_an_item_in_another_paper_has_a_weight_of_its_own(policy, count, weight):
    found = book(policy, external=EXTERNAL % "{person: cuong}")

    assert counts(found) == {"cuong": count, "ha-tinh/duc-tho": count}
    assert points(found) == {"cuong": weight, "ha-tinh/duc-tho": weight}


def test_an_item_in_another_paper_keeps_where_it_was():
    [work] = book("", external=EXTERNAL % "{person: cuong}").works

    assert (work.where, work.outlet, work.url) == ("external", "Báo Ví Dụ", "https://bao.example/a")
    assert (work.path, work.title, work.day.isoformat()) == ("data/external_items.yaml", "Bài báo", "2024-06-11")


def test_a_work_leads_to_its_page():
    work = work_of(item(ID, by("an")), SITE)

    assert work.url == "https://thu.example/tin/2024/06/a/"
    assert (work.where, work.path, work.title, work.category) == ("item", "news/2024/a.md", "Tin a", "thi-dua")


def test_only_a_section_that_a_unit_sent_in_is_a_work():
    digest = item(ID, sections=(section("a", "binh-thuan"), section("b", None, "ha-tinh")))
    [work] = sections_of(digest, SITE)

    assert (work.where, work.section, work.title) == ("section", "a", "Mục a")
    assert work.url == "https://thu.example/tin/2024/06/a/#a"
    assert work.byline == (by_unit("binh-thuan"),)


# --- what is no work -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param({"status": "draft"}, id="a draft"),
        pytest.param({"status": "review"}, id="in review"),
        pytest.param({"status": "withdrawn"}, id="withdrawn"),
        pytest.param({"at": "12:01"}, id="of the next minute"),
    ],
)
def test_what_is_not_public_counts_nothing(keys):
    digest = item(ID, by("an"), sections=(section("a", "binh-thuan"),), **keys)
    found = book("", digest, item("2024/06/10/khong-ten", **keys), at="2024-06-10T12:00")

    assert (found.works, found.entries, found.unattributed) == ((), (), ())


def test_an_item_of_this_minute_counts():
    assert counts(book("", item(ID, by("an"), at="12:00"), at="2024-06-10T12:00"))["an"] == "1"


@pytest.mark.parametrize(("at", "there"), [("2024-06-10T23:59", 0), ("2024-06-11T00:00", 1)])
def test_an_item_in_another_paper_counts_from_its_day(at, there):
    assert len(book("", external=EXTERNAL % "{person: an}", at=at).works) == there


def test_works_of_a_stretch_of_days_are_those_of_its_days():
    days = ("2024/05/31/a", "2024/06/01/b", "2024/06/30/c", "2024/07/01/d")
    found = quota("", *(item(day, by("an")) for day in days))
    june = found.ledger_of(records(), date(2024, 6, 1), date(2024, 6, 30))
    assert [work.title for work in june.works] == ["Tin b", "Tin c"]
    assert found.published(date(2024, 6, 1), date(2024, 6, 30)) == 2
