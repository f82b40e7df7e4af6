from __future__ import annotations

import shutil
import unicodedata
from contextlib import contextmanager
from difflib import unified_diff
from pathlib import Path

import pytest

from plugins import newsroom
from plugins.newsroom import TookTooLong
from tests.newsroom.conftest import PICTURES
from tests.refresh_messages import BROKEN, MESSAGES, messages


def test_the_broken_content_is_told_every_mistake_and_nothing_else():
    """All mistakes of RELIABILITY.md §1a and §1c. After a change: `python -m tests.refresh_messages`, and review."""
    was, now = MESSAGES.read_text("utf-8"), messages(BROKEN)

    assert not list(unified_diff(was.splitlines(), now.splitlines(), "messages.txt", "now", lineterm="", n=0))


def test_every_broken_file_is_told_but_those_that_others_lead_to():
    """A mistake that stopped being told would go from the list with the rest; here its file would be missing."""
    told = {line.removeprefix("content/").split(":")[0] for line in MESSAGES.read_text("utf-8").splitlines()}
    there = {
        path.relative_to(BROKEN).as_posix() for part in ("data", "news", "pages") for path in (BROKEN / part).rglob("*")
    }
    files = {name for name in there if (BROKEN / name).is_file() and not Path(name).name.startswith((".", "~$"))}

    assert {unicodedata.normalize("NFC", name) for name in files} - told == {
        *(
            f"data/awards/bang-{what}.yaml"
            for what in ("cot-la", "dong-sai", "khong-cot-ten", "kind-sai", "ngoac-kep", "trong")
        ),
        "data/awards/dot-xuat.yaml",  # a revocation of one of the two is told
        "data/awards/tang-lan-mot.yaml",  # what gives the same again is told, and names it
        "news/1a-05/hai.md",  # its twin is told, and names it
        "news/1b-tot.md",
        "news/1c-27-dia-chi-cu-hai.md",
        "news/2-16-chua-dang.md",
        "pages/en/first.md",  # its twin is told, and names it
        "pages/goc.md",
    }


def test_every_message_is_for_a_clerk():
    """In Vietnamese, on one line, with a cure, and with none of the words of our tools."""
    for line in MESSAGES.read_text("utf-8").splitlines():
        assert "; " in line
        assert not any(
            word in line for word in ("None", "Error", "should", "expected", "datetime", "pydantic", "[key]")
        )


def test_the_good_content_has_nothing_to_tell(good, load):
    _, room, problems = load(good)

    assert problems == []
    assert [item.id for item in room.items] == [
        "2024/03/phat-dong-thi-dua",
        "2025/03/diem-tin-hai-tinh",
        "2025/02/du-thao",
        "2025/07/quang-tri-sau-hop-nhat",
    ]
    assert [page.slug for page in room.pages] == ["about", "index", "gioi-thieu"]


def test_one_bad_file_leaves_all_others_as_they_are(good, load, tmp_path):
    content = shutil.copytree(good, tmp_path / "content")
    (content / "news/2025/du-thao.md").write_bytes(b"\xff\xfe---")

    _, room, [problem] = load(content)

    assert problem.place.path == "news/2025/du-thao.md"
    assert len(room.items) == 3


def both(desk, first: str = "", second: str = "") -> list[str]:
    files = {"news/2025/a.md": desk.text(front=first), "news/2025/b.md": desk.text(front=second)}
    return [f"{p.code} {p.place.path}" for p in desk.load(files)[1]]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("", "", [], id="two addresses"),
        pytest.param("", "slug: a", ["N102 news/2025/b.md"], id="one by its slug, one by its name"),
        pytest.param("slug: b", "slug: a", [], id="exchanged"),
        pytest.param("aliases: [/x]", "aliases: [/y]", [], id="two old addresses"),
        pytest.param("aliases: [/x]", "aliases: [/x]", ["N113 news/2025/b.md"], id="one old address"),
        pytest.param("aliases: [/x]", "aliases: [/x/index.html]", ["N113 news/2025/b.md"], id="one file at both"),
        pytest.param("aliases: [/Cu/a]", "aliases: [/cu/A/]", ["R137 news/2025/b.md"], id="one file but for capitals"),
        pytest.param("aliases: [/x.html, /X.html]", "", ["R137 news/2025/a.md"], id="in one item"),
        pytest.param("aliases: [/x.html]", "aliases: [/x, /Y/x.html]", [], id="three addresses"),
        pytest.param("aliases: [/x, /x]", "", ["N113 news/2025/a.md"], id="one old address twice in one item"),
    ],
)
def test_no_two_items_have_one_address(desk, first, second, expected):
    assert both(desk, first, second) == expected


def test_two_items_of_one_slug_in_two_months_have_two_addresses(desk):
    files = {"news/2025/a.md": desk.text(), "news/2024/a.md": desk.text(date="2025-04-20")}

    assert desk.load(files)[1] == []


def test_two_items_of_one_address_are_both_named(desk):
    files = {"news/1/a.md": desk.text(), "news/2/a.md": desk.text()}

    [problem] = desk.load(files)[1]

    assert "news/1/a.md" in problem.message
    assert problem.place.path == "news/2/a.md"


OTHER = "## Một {: #mot }\n\nChữ."


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("[x](b.md)", [], id="a text"),
        pytest.param("[x](b.md#mot)", [], id="a section of it"),
        pytest.param("[x]({filename}/news/2025/b.md)", [], id="as Pelican writes it"),
        pytest.param("[x](B.md)", [("B104", "b.md")], id="a name in another case"),
        pytest.param("[x](../2024/b.md)", [("B104", "b.md")], id="a text that is elsewhere"),
        pytest.param("[x](b.md#mott)", [("B108", "mot")], id="a section that is not there"),
        pytest.param("[x](#khong)", [("B108", None)], id="a section of its own that is not there"),
        pytest.param("[x](hong.md)", [], id="a text with mistakes of its own is there all the same"),
        pytest.param("[x](nhap.md)", [("B115", None)], id="a draft"),
        pytest.param("![A](../../images/phong-hop.jpg)", [], id="a picture"),
        pytest.param(
            "![A](../../images/Phong-Hop.JPG)", [("B101", "../../images/phong-hop.jpg")], id="in another case"
        ),
        pytest.param(
            "![A](../../images/phong-hop.png)", [("B101", "../../images/phong-hop.jpg")], id="of another kind"
        ),
        pytest.param(
            "![A](images/phong-hop.jpg)", [("B106", "../../images/phong-hop.jpg")], id="from the wrong folder"
        ),
        pytest.param("![](../../images/phong-hop.jpg)", [("B102", None)], id="a picture without words"),
        pytest.param(
            '![A](../../images/phong-hop.jpg "A")', [("B103", None)], id="a picture with the same words twice"
        ),
    ],
)
def test_links_and_pictures_land_or_are_told_with_what_would(desk, link, expected):
    """What is suggested can be written in place of what was."""
    files = {
        "news/2025/a.md": desk.text(link),
        "news/2025/b.md": desk.text(OTHER),
        "news/2025/nhap.md": desk.text(status="draft"),
        "news/2025/hong.md": "hỏng",
    }

    _, problems = desk.load(files)

    assert [(p.code, p.suggestion) for p in problems if p.place.path == "news/2025/a.md"] == expected


def test_the_same_link_written_twice_is_told_in_both_places(desk):
    _, problems = desk.read("[x](khong.md)\n\n[y](khong.md#z)\n\n[z](khong.md)")

    assert [p.place.line for p in problems] == [9, 11, 13]


def test_a_picture_without_words_is_told_where_it_is_and_not_where_it_was_first(desk):
    _, [problem] = desk.read("![A](../../images/phong-hop.jpg)\n\n![](../../images/phong-hop.jpg)")

    assert (problem.code, problem.place.line) == ("B102", 11)


@pytest.mark.parametrize(
    ("cover", "expected"),
    [
        pytest.param("{src: images/phong-hop.jpg, alt: A}", [], id="from the content folder"),
        pytest.param("{src: ../../images/phong-hop.jpg, alt: A}", [], id="from the file"),
        pytest.param("{src: images/Phong-hop.jpg, alt: A}", [("B101", "images/phong-hop.jpg")], id="in another case"),
        pytest.param("{src: ../../../etc/passwd, alt: A}", [("B106", None)], id="outside"),
        pytest.param('{src: "https://x.example/a.jpg", alt: A}', [("B118", None)], id="from another site"),
    ],
)
def test_a_cover_is_a_picture_of_the_content(desk, cover, expected):
    _, problems = desk.read(front=f"cover: {cover}")

    assert [(p.code, p.suggestion) for p in problems] == expected


def test_a_portrait_is_a_picture_of_the_content(desk):
    _, problems = newsroom.load({}, frozenset({"images/phong-hop.JPG"}), desk.records, desk.bodies)

    assert [(p.code, p.place.path, p.suggestion) for p in problems] == [
        ("B101", "data/people.yaml", "images/phong-hop.JPG")
    ]


def test_a_file_that_takes_too_long_is_told_and_the_rest_is_read(desk):
    calls = []

    @contextmanager
    def guard():
        calls.append(1)
        if len(calls) == 1:
            raise TookTooLong(10)
        yield

    files = {"news/a.md": desk.text().encode(), "news/b.md": desk.text().encode()}
    room, [problem] = newsroom.load(files, PICTURES, desk.records, desk.bodies, guard)

    assert (problem.code, problem.place.path) == ("B113", "news/a.md")
    assert [item.path for item in room.items] == ["news/b.md"]


@pytest.mark.parametrize(
    ("text", "too_long", "is_draft"),
    [
        pytest.param("---\nstatus: draft\n---\n\nA.\n", 1, True, id="a draft"),
        pytest.param("---\nstatus: draft\n---\n\nA.\n", 2, False, id="a draft whose status takes too long as well"),
        pytest.param("---\nstatus: published\n---\n\nA.\n", 1, False, id="a public item"),
    ],
)
def test_a_draft_that_takes_too_long_is_one_all_the_same(desk, text, too_long, is_draft):
    calls = []

    @contextmanager
    def guard():
        calls.append(1)
        if len(calls) <= too_long:
            raise TookTooLong(10)
        yield

    room, [problem] = newsroom.load({"news/a.md": text.encode()}, PICTURES, desk.records, desk.bodies, guard)

    assert problem.code == "B113"
    assert room.draft_paths == ({"news/a.md"} if is_draft else set())


def test_the_order_in_which_files_are_found_makes_no_difference(desk):
    files = {f"news/{name}.md": desk.text(slug) for name, slug in (("b", "x"), ("a", "y"), ("c", "z"))}
    backwards = dict(reversed(files.items()))

    assert desk.load(files) == desk.load(backwards)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param("{article: 2024/05/phat-dong}", [], id="an item that is there"),
        pytest.param("{article: 2024/05/phat-dogn}", [("N116", "2024/05/phat-dong")], id="a slip in its name"),
        pytest.param("{article: 2024/05/phat-dong, anchor: muc-hai}", [("B108", None)], id="no such section"),
        pytest.param("{article: 2024/05/hong}", [], id="an item that is told already"),
    ],
)
def test_a_source_that_the_data_cite_is_there(tmp_path, load, source, expected):
    """With a slip in its name a fact would not wait for the item that tells it."""
    front = "date: 2024-05-06\ngenre: news\ncategory: hoat-dong\nstatus: {}"
    for name, status in (("phat-dong", "draft"), ("hong", "sai")):
        path = tmp_path / "news" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: Phát động\n{front.format(status)}\n---\n\nChữ.\n", "utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "site.yaml").write_text(
        "name: A\nunit: a\nsiteurl: https://a.example\ncategories: [{id: hoat-dong, name: A}]\n", "utf-8"
    )
    (data / "units.yaml").write_text("- {id: a, level: supreme, names: [{name: A}]}\n", "utf-8")
    (data / "campaigns.yaml").write_text(f"- {{id: p, kind: movement, name: P, source: {source}}}\n", "utf-8")

    _, _, problems = load(tmp_path)

    assert [(p.code, p.suggestion) for p in problems if p.code != "S103"] == expected
