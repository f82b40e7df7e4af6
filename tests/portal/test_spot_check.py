from __future__ import annotations

import re
import shutil
import unicodedata
from pathlib import Path

import pytest

from plugins.honour_roll import HonourRoll
from plugins.portal.content_tree import TEXTS, read_tree
from plugins.portal.intake import take_in
from plugins.portal.junk import is_junk
from plugins.portal.keeping import Keeping
from plugins.portal.spot_check import spot_check
from plugins.problems import Problem
from plugins.quota import NewsQuota
from tests.conftest import DATA
from tests.pages.making import MARKDOWN, strings
from tests.portal.trees import item, picture, portal, write

PAGE = "---\ntitle: Giới thiệu\nlang: {lang}\n{more}---\n\nChữ.\n"


def whole(content: Path, cache: Path) -> list[Problem]:
    """Return what an intake of everything tells, and keep what it read."""
    keeping = Keeping(cache=cache, content=content)
    taken = take_in(read_tree(content), MARKDOWN, strings()["vi"], [HonourRoll(), NewsQuota()], keeping)
    taken.keep()
    return list(taken.problems)


def alone(content: Path, cache: Path, *paths: str) -> list[Problem] | None:
    return spot_check(content, paths, MARKDOWN, Keeping(cache=cache, content=content))


def texts(content: Path) -> list[str]:
    found = (path.relative_to(content).as_posix() for path in content.rglob("*.*") if not is_junk(path.name))
    return [unicodedata.normalize("NFC", path) for path in sorted(found) if path.startswith(TEXTS)]


@pytest.mark.parametrize("number", [1, 30], ids=["one by one", "several at once"])
@pytest.mark.parametrize("name", ["good", "broken"])
def test_texts_alone_are_told_what_they_are_told_among_all(name: str, number: int, tmp_path: Path) -> None:
    """In the same words and at the same places, but for those of which a feature may have something to tell."""
    content = tmp_path / "content"
    shutil.copytree(DATA / name, content)
    among_all = whole(content, tmp_path / "cache")
    for_features = re.compile(rb"^initiatives:|share:", re.MULTILINE)
    paths = [path for path in texts(content) if not for_features.search((content / path).read_bytes())]

    for asked in (
        (paths[:number], paths[number:]) if number > 1 else ([path] for path in paths[:: 1 if name == "good" else 7])
    ):
        found = alone(content, tmp_path / "cache", *asked)

        assert found == [problem for problem in among_all if problem.place.path in asked]


EDITS = {
    "a link to nowhere": item(body="Xem [bài](tin-tu.md)."),
    "a link to a draft": item(body="Xem [bài](nhap.md)."),
    "a link to an anchor that is not there": item(body="Xem [mục](tin-hai.md#mot-muc)."),
    "a link to an anchor, no mistake": item(body="Xem [mục](tin-hai.md#muc-mot)."),
    "a link to a file with mistakes of its own, no mistake": item(body="Xem [bài](hong.md)."),
    "a picture in other letters": item(body="![ô màu](../images/Bia.png)"),
    "a picture, no mistake": item(body="![ô màu](../images/bia.png)"),
    "the address of another": item(slug="tin-mot"),
    "an old address of another": item(aliases="[/cu/1.html]"),
    "nobody we know": item(people="[khong-ai]"),
    "no front matter": "Chữ.\n",
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_is_told_before_anything_else_is_read(case: str, tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(
        content,
        {
            "tin-hai": item(body="## Mục một\n\nChữ.", aliases="[/cu/1.html]"),
            "nhap": item(status="draft"),
            "hong": item(status="xong"),
            "tin-mot": item(),
            "zzz": item(date="2024-05-07"),
        },
    )
    picture(content / "images" / "bia.png")
    whole(content, cache)
    for path in ("news/aaa.md", "news/zzz.md"):  # a new one that comes first, an old one that comes last
        write(content, {path: EDITS[case]})

        found = alone(content, cache, path)

        assert found == [problem for problem in whole(content, tmp_path / "other") if problem.place.path == path]
    assert bool(found) == ("no mistake" not in case)


def test_translations_are_checked_with_all_pages(tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content, **{"pages/gioi-thieu.md": PAGE.format(lang="vi", more="")})
    whole(content, cache)
    write(
        content,
        {
            "pages/a.md": PAGE.format(lang="en", more="translates: gioi-thieu.md\n"),
            "pages/b.md": PAGE.format(lang="en", more="translates: gioi-thieu.md\n"),
            "pages/c.md": PAGE.format(lang="en", more="translates: gioi-thiu.md\n"),
        },
    )

    assert [problem.code for path in "abc" for problem in alone(content, cache, f"pages/{path}.md") or ()] == [
        "N119",
        "N117",
    ]


def test_what_an_address_was_kept_for_is_believed_only_of_the_file(tmp_path: Path) -> None:
    """Another item claimed it when it was kept; today it does not, or is no more."""
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content, {"mot": item(slug="x"), "hai": item(slug="y")})
    whole(content, cache)
    write(content, {"news/mot.md": item(slug="z"), "news/tin.md": item(slug="x"), "news/tin-2.md": item(slug="y")})
    (content / "news" / "hai.md").unlink()

    assert alone(content, cache, "news/tin.md", "news/tin-2.md") == []


def test_data_are_read_as_they_are_today(tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content, {"tin": item(units="[quang-tri]")})
    assert [problem.code for problem in whole(content, cache)] == ["R101"]

    with (content / "data/units.yaml").open("a", encoding="utf-8") as units:
        units.write("- {id: quang-tri, level: province, parent: toi-cao, names: [{name: VKSND tỉnh Quảng Trị}]}\n")

    assert alone(content, cache, "news/tin.md") == []


def test_names_in_another_normal_form_are_found(tmp_path: Path) -> None:
    """As copied from a Mac."""
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content, {"tin": item(body="Xem [bài](tin-lễ.md#a).", slug="tin")})
    write(content, {"news/" + unicodedata.normalize("NFD", "tin-lễ.md"): item(body="## A", slug="le")})
    whole(content, cache)

    assert alone(content, cache, "news/tin.md") == []
    assert alone(content, cache, "news/tin-lễ.md") == []


def test_links_of_the_file_system_are_not_followed(tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content / ".that", {"khac": item()})
    portal(content, {"tin": item(body="Xem [bài](noi/khac.md).")})
    (content / "news" / "noi").symlink_to(content / ".that" / "news")
    told = whole(content, cache)

    assert alone(content, cache, "news/tin.md") == []
    assert {problem.code for problem in told} == {"F106"}, "what leads there follows from that"


def test_without_anything_kept_it_cannot_tell(tmp_path: Path) -> None:
    assert alone(portal(tmp_path / "content"), tmp_path / "cache", "news/tin-thu.md") is None


def test_what_a_feature_has_to_say_of_an_item_it_cannot_tell(tmp_path: Path) -> None:
    content, cache = tmp_path / "content", tmp_path / "cache"
    portal(content, {"tin": item(initiatives="[so-hoa]"), "phan": item(byline="[{name: A, share: 1/2}]")})
    whole(content, cache)

    assert alone(content, cache, "news/tin.md") is None
    assert alone(content, cache, "news/phan.md") is None
