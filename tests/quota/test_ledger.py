"""Law 9: a work is credited once, to those who made it and to their units, not to whom it is about."""

from __future__ import annotations

from fractions import Fraction

import pytest

from plugins.newsroom.items import About
from tests.quota.making import book, by, by_name, by_unit, counts, item, picture, points, reasons, section, whys

ID = "2024/06/10/a"
OFFICE, DISTRICT, DIVISION = "ha-tinh/van-phong", "ha-tinh/duc-tho", "ha-tinh/phong-1"

# Two of one office; of two units; with a name that is nobody's; a person and a unit.
OF_ONE_UNIT = (by("an"), by("binh"))
OF_TWO_UNITS = (by("an"), by("cuong"))
THREE = (by("an"), by("binh"), by("cuong"))
WITH_A_NAME = (by("an"), by_name("Cộng sự"))
A_NAME_FIRST = (by_name("Cộng sự"), by("an"))
WITH_ITS_UNIT = (by("an"), by_unit(OFFICE))
SHARED = (by("an", share="2/3"), by("cuong", share="1/3"))
PARTLY_SHARED = (by("an", share="1/2"), by("binh"), by("cuong"))
LESS_THAN_ALL = (by("an", share="1/4"), by("cuong", share="1/4"))


@pytest.mark.parametrize(
    ("coauthors", "byline", "credits_"),
    [
        pytest.param("equal", (by("an"),), {"an": "1", OFFICE: "1"}, id="equal, one"),
        pytest.param("equal", OF_ONE_UNIT, {"an": "1/2", "binh": "1/2", OFFICE: "1"}, id="equal, two of one unit"),
        pytest.param(
            "equal", OF_TWO_UNITS, {"an": "1/2", "cuong": "1/2", OFFICE: "1/2", DISTRICT: "1/2"}, id="equal, two units"
        ),
        pytest.param(
            "equal",
            THREE,
            {"an": "1/3", "binh": "1/3", "cuong": "1/3", OFFICE: "2/3", DISTRICT: "1/3"},
            id="equal, thirds are exact",
        ),
        pytest.param("equal", WITH_A_NAME, {"an": "1/2", OFFICE: "1/2"}, id="equal, half is nobody's"),
        pytest.param("equal", WITH_ITS_UNIT, {"an": "1/2", OFFICE: "1"}, id="equal, a person and the unit"),
        pytest.param("equal", SHARED, {"an": "1/2", "cuong": "1/2", OFFICE: "1/2", DISTRICT: "1/2"}, id="equal anyway"),
        pytest.param("full", OF_ONE_UNIT, {"an": "1", "binh": "1", OFFICE: "1"}, id="full, a unit gets it once"),
        pytest.param(
            "full", OF_TWO_UNITS, {"an": "1", "cuong": "1", OFFICE: "1", DISTRICT: "1"}, id="full, each of two units"
        ),
        pytest.param("full", WITH_A_NAME, {"an": "1", OFFICE: "1"}, id="full, beside a name"),
        pytest.param("full", WITH_ITS_UNIT, {"an": "1", OFFICE: "1"}, id="full, a person and the unit: once"),
        pytest.param("first", OF_ONE_UNIT, {"an": "1", "binh": "0", OFFICE: "1"}, id="first, two of one unit"),
        pytest.param(
            "first", OF_TWO_UNITS, {"an": "1", "cuong": "0", OFFICE: "1", DISTRICT: "0"}, id="first, two units"
        ),
        pytest.param("first", A_NAME_FIRST, {"an": "0", OFFICE: "0"}, id="first, who is nobody we know"),
        pytest.param(
            "shares", SHARED, {"an": "2/3", "cuong": "1/3", OFFICE: "2/3", DISTRICT: "1/3"}, id="shares as declared"
        ),
        pytest.param(
            "shares",
            PARTLY_SHARED,
            {"an": "1/2", "binh": "1/4", "cuong": "1/4", OFFICE: "3/4", DISTRICT: "1/4"},
            id="shares, the others share the rest",
        ),
        pytest.param(
            "shares",
            LESS_THAN_ALL,
            {"an": "1/4", "cuong": "1/4", OFFICE: "1/4", DISTRICT: "1/4"},
            id="shares, what nobody claims is nobody's",
        ),
        pytest.param("shares", OF_ONE_UNIT, {"an": "1/2", "binh": "1/2", OFFICE: "1"}, id="shares, none declared"),
    ],
)
def test_co_authors_share_a_work_as_the_policy_says(coauthors, byline, credits_):
    found = book(f"coauthors: {coauthors}", item(ID, *byline))

    assert counts(found) == points(found) == credits_
    assert all(isinstance(entry.count, Fraction) and isinstance(entry.points, Fraction) for entry in found.entries)


def test_who_signs_twice_is_one():
    assert counts(book("", item(ID, by("an"), by("an", "compiler"), by("cuong"))))["an"] == "1/2"


@pytest.mark.parametrize("coauthors", ["equal", "full", "first", "shares"])
def test_nobody_is_credited_for_being_written_about(coauthors):
    """The digest of a centre about Cao Bằng must not fill Cao Bằng's quota."""
    about = About(units=("ha-tinh", DISTRICT), people=("cuong", "dung"))
    digest = item("2024/06/10/b", about=about, sections=(section("a", None, "ha-tinh"),))
    found = book(f"coauthors: {coauthors}", item(ID, by("an"), about=about), digest)

    assert counts(found) == {"an": "1", OFFICE: "1"}


# --- roles -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "byline", "genre", "credits_"),
    [
        pytest.param("", (by("an", "compiler"),), "news", {"an": "1"}, id="who compiled it made it"),
        pytest.param("", (by("an"), by("cuong", "compiler")), "news", {"an": "1/2", "cuong": "1/2"}, id="both did"),
        pytest.param("", (by("an"), by("cuong", "photographer")), "news", {"an": "1"}, id="photographers take no part"),
        pytest.param(
            "", (by("an"), by("cuong", "photographer")), "photo", {"an": "1/2", "cuong": "1/2"}, id="but of photographs"
        ),
        pytest.param("", (by("cuong", "photographer"),), "photo", {"cuong": "1"}, id="an item of photographs"),
        pytest.param(
            "roles: {photographer: 0.5}",
            (by("an"), by("cuong", "photographer")),
            "news",
            {"an": "1", "cuong": "1/2"},
            id="a weight of their own",
        ),
        pytest.param(
            "roles: {photographer: 0.5}",
            (by("an"), by("cuong", "photographer"), by("phuc", "photographer")),
            "news",
            {"an": "1", "cuong": "1/4", "phuc": "1/4"},
            id="which two of them share",
        ),
        pytest.param(
            "roles: {photographer: 0.5}",
            (by("cuong", "photographer"),),
            "photo",
            {"cuong": "1"},
            id="not of photographs",
        ),
        pytest.param("", (by("an"), by("cuong", "editor")), "news", {"an": "1"}, id="editors take no part"),
        pytest.param("", (by("an"), by("cuong", "editor")), "photo", {"an": "1"}, id="of photographs neither"),
        pytest.param(
            "roles: {editor: 0.25}", (by("an"), by("cuong", "editor")), "news", {"an": "1", "cuong": "1/4"}, id="unless"
        ),
        pytest.param("roles: {compiler: 0.5}", (by("an", "compiler"),), "news", {"an": "1/2"}, id="compiling is less"),
        pytest.param("roles: {author: 3}", (by("an"),), "news", {"an": "1"}, id="no role makes more than one item"),
        pytest.param(
            "roles: {photographer: 0.5}", (by("an", "photographer"), by("an")), "news", {"an": "1"}, id="author first"
        ),
        pytest.param("", (by("an", "photographer"), by("an")), "news", {"an": "1"}, id="whatever stands first"),
    ],
)
def test_what_a_role_counts(policy, byline, genre, credits_):
    people = {id_: c for id_, c in counts(book(policy, item(ID, *byline, genre=genre))).items() if "/" not in id_}

    assert people == credits_


def test_a_unit_of_author_and_photographer_has_more_points_but_one_item():
    found = book("roles: {photographer: 0.5}", item(ID, by("an"), by("binh", "photographer")))

    assert counts(found)[OFFICE] == "1"
    assert points(found)[OFFICE] == "3/2"


def test_photographers_of_a_full_credit_add_nothing_to_their_unit():
    found = book("coauthors: full, roles: {photographer: 0.5}", item(ID, by("an"), by("binh", "photographer")))

    assert points(found) == {"an": "1", "binh": "1/2", OFFICE: "1"}


# --- units -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("person", "id_", "unit"),
    [
        pytest.param("dung", "2024/06/14/a", "ha-tinh", id="the day before moving"),
        pytest.param("dung", "2024/06/15/a", DISTRICT, id="the day of moving"),
        pytest.param("giang", ID, "ha-tinh", id="the first of two posts"),
        pytest.param("em", "2025/06/30/a", "binh-thuan", id="the last day of a unit"),
        pytest.param("em", "2025/07/01/a", "lam-dong", id="the first of its successor, though the old post goes on"),
    ],
)
def test_a_unit_is_credited_through_the_post_held_on_the_day(person, id_, unit):
    assert counts(book("", item(id_, by(person)))) == {person: "1", unit: "1"}


def test_who_holds_no_post_is_credited_without_a_unit_and_that_is_told():
    found = book("", item(ID, by("hoa")))

    assert counts(found) == {"hoa": "1"}
    assert reasons(found) == ["không biết Đỗ Thị Hoa ở đơn vị nào vào ngày 10/6/2024"]


def test_a_unit_may_sign_itself():
    found = book("", item(ID, by_unit("ha-tinh")))

    assert counts(found) == {"ha-tinh": "1"}
    assert reasons(found) == []


def test_the_ledger_does_not_roll_up():
    """Whether the work of an office is its province's is for each rule to say."""
    assert "ha-tinh" not in counts(book("", item(ID, by("an"))))


# --- sections of a digest --------------------------------------------------------------------------------------------

DIGEST = {"sections": (section("a", "ha-tinh"), section("b", "binh-thuan"), section("c", None, "lam-dong"))}


def test_who_sent_in_a_section_is_credited_for_it():
    found = book("", item(ID, by("cuong", "compiler"), origin="compiled", **DIGEST))

    assert counts(found) == {"cuong": "1", DISTRICT: "1", "ha-tinh": "1", "binh-thuan": "1"}
    assert whys(found)["binh-thuan"] == "gửi"


def test_a_section_weighs_what_its_digest_does():
    found = book("origins: {compiled: 0.5}", item(ID, by("cuong", "compiler"), origin="compiled", **DIGEST))

    assert counts(found)["binh-thuan"] == "1/2"


def test_a_section_is_no_second_credit_for_the_unit_that_made_the_whole():
    found = book("", item(ID, by("dung", "compiler"), **DIGEST))

    assert counts(found) == {"dung": "1", "ha-tinh": "1", "binh-thuan": "1"}


def test_a_unit_that_got_nothing_for_the_whole_is_credited_for_its_section():
    found = book("roles: {compiler: 0}", item(ID, by("dung", "compiler"), **DIGEST))

    assert counts(found) == {"dung": "0", "ha-tinh": "1", "binh-thuan": "1"}


def test_a_digest_without_byline_credits_those_who_sent_in_its_sections():
    found = book("", item(ID, **DIGEST))

    assert counts(found) == {"ha-tinh": "1", "binh-thuan": "1"}
    assert reasons(found) == ["không ghi tác giả"]


# --- unattributed ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("byline", "told"),
    [
        pytest.param((), ["không ghi tác giả"], id="no byline"),
        pytest.param((by_name("TL", "compiler"),), ["“TL” không phải người đã biết"], id="a name"),
        pytest.param((by_name("A"), by_name("B")), ["“A” không phải người đã biết", "“B” không phải người đã biết"]),
        pytest.param(WITH_A_NAME, ["“Cộng sự” không phải người đã biết"], id="a name beside a person"),
        pytest.param(
            (by("an", "photographer"),), ["chỉ ghi người chụp ảnh hoặc biên tập, không ghi tác giả"], id="photos only"
        ),
        pytest.param(
            (by("an", "editor"),), ["chỉ ghi người chụp ảnh hoặc biên tập, không ghi tác giả"], id="an editor only"
        ),
        pytest.param((by("an"), by_name("C.H", "photographer")), [], id="a photographer who counts nothing"),
        pytest.param((by("an"),), [], id="somebody known"),
    ],
)
def test_what_is_credited_to_nobody_is_told_with_why(byline, told):
    found = book("", item(ID, *byline))

    assert reasons(found) == told
    assert {one.work.path for one in found.unattributed} <= {"news/2024/a.md"}


def test_what_weighs_nothing_need_not_be_attributed():
    reprints = (item(ID, origin="reprint"), item("2024/06/10/b", by_name("A"), origin="reprint"))

    assert reasons(book("origins: {reprint: 0}", *reprints)) == []


def test_a_name_in_another_paper_is_told_with_its_file():
    external = "- {title: B, outlet: Báo, date: 2024-06-11, byline: [{person: an}, {name: Cộng sự}]}\n"
    [one] = book("", external=external).unattributed

    assert (one.work.path, one.reason) == ("data/external_items.yaml", "“Cộng sự” không phải người đã biết")


# --- why -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "byline", "keys", "why"),
    [
        pytest.param("", (by("an"),), {}, {"an": "tác giả", OFFICE: "tác giả Nguyễn Văn An"}, id="one"),
        pytest.param(
            "",
            OF_ONE_UNIT,
            {},
            {
                "an": "tác giả (chung 2 người)",
                OFFICE: "tác giả Nguyễn Văn An (chung 2 người); tác giả Trần Thị Bình (chung 2 người)",
            },
            id="two",
        ),
        pytest.param("coauthors: shares", SHARED, {}, {"an": "tác giả (phần 2/3)"}, id="a share"),
        pytest.param("coauthors: first", OF_TWO_UNITS, {}, {"cuong": "tác giả (không đứng đầu)"}, id="not the first"),
        pytest.param("roles: {author: 0.5}", (by("an"),), {}, {"an": "tác giả (hệ số 0,5)"}, id="the weight of a role"),
        pytest.param(
            "origins: {excerpt: 0}",
            (by_unit(OFFICE),),
            {"origin": "excerpt"},
            {OFFICE: "tác giả; trích: hệ số 0"},
            id="an excerpt",
        ),
        pytest.param(
            "genres: {feature: 2}, with_photo: 1.5",
            (by("an"),),
            {"genre": "feature", "body": picture()},
            {"an": "tác giả; bài: hệ số 2; có ảnh: hệ số 1,5"},
            id="genre and photo",
        ),
    ],
)
def test_every_credit_says_why(policy, byline, keys, why):
    found = {entry.subject.id: entry.why_points for entry in book(policy, item(ID, *byline, **keys)).entries}

    assert {id_: found[id_] for id_ in why} == why


def test_what_makes_no_more_of_an_item_is_no_reason_for_its_count():
    policy = "origins: {own: 0.5}, genres: {feature: 2}, with_photo: 1.5"
    found = whys(book(policy, item(ID, by("an"), genre="feature", body=picture())))

    assert found["an"] == "tác giả; tự viết: hệ số 0,5"


@pytest.mark.parametrize(
    ("coauthors", "byline", "own"),
    [
        pytest.param("equal", (by("an"), by_unit(OFFICE)), "1", id="half a person's, half the unit's"),
        pytest.param("equal", (by("an"), by("binh")), "1", id="two people's"),
        pytest.param("equal", (by("an"), by_name("A")), "1/2", id="half nobody's"),
        pytest.param("full", (by("an"), by("binh")), "2", id="each in full"),
        pytest.param("equal", (by_unit("ha-tinh"), by_unit(OFFICE)), "1", id="two units'"),
    ],
)
def test_what_is_credited_by_own_name_is_the_work_once(coauthors, byline, own):
    found = book(f"coauthors: {coauthors}", item(ID, *byline))

    assert str(sum(entry.own for entry in found.entries)) == own
