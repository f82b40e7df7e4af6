"""An edit renders the pages that show it, and no others: every page that is rendered comes out other than it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from bench.corpus.files import write
from bench.corpus.whole import make
from tests.freshness.edits import items, set_key
from tests.freshness.workshop import Came, Workshop, first_workshop

pytestmark = pytest.mark.usefixtures("gate_in_process")

AT = "2025-06-30T12:00"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """A generated portal of 40 items that has been built; each test edits it further."""
    root = tmp_path_factory.mktemp("town")
    write(make(40, seed=3), root / "corpus")
    content = root / "corpus" / "content"
    files = {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}
    with pytest.MonkeyPatch.context() as patch:
        workshop = first_workshop(root, patch)
        workshop.files = files
        workshop.at = AT
        workshop.build()
        yield workshop


def published(workshop: Workshop, *, newest: bool = True) -> str:
    """Return the path of a published item, of the newest or of the middle."""
    found = []
    for path in items(workshop):
        front = workshop.files[path].decode().split("---\n", 2)[1]
        keys = dict(line.split(": ", 1) for line in front.splitlines() if ": " in line and line[0] not in " -#")
        if keys.get("status") == "published" and keys["date"].strip("\"'") < AT.replace("T", " "):
            found.append((keys["date"].strip("\"'"), path))
    found.sort()
    return found[-1][1] if newest else found[len(found) // 2][1]


def copy(workshop: Workshop, date: str) -> str:
    """Add an item like the one of the middle, of *date*; return its name."""
    path = published(workshop, newest=False)
    new = f"{path.rpartition('/')[0]}/bai-moi-{len(workshop.files)}.md"
    workshop.files[new] = workshop.files[path]
    for key, value in (
        ("date", date),
        ("title", f'"Bài mới thứ {len(workshop.files)}"'),
        ("slug", None),
        ("aliases", None),
        ("event", None),
    ):
        set_key(workshop, new, key, value)
    return new


def wasted(came: Came) -> list[str]:
    """Return the pages that were rendered and came out as they were."""
    return sorted(set(came.rendered) - set(came.written))


def test_a_paragraph_is_shown_on_its_own_page_alone(town: Workshop) -> None:
    town.files[published(town)] += "\nMột đoạn nữa.\n".encode()
    came = town.build()

    assert wasted(came) == []
    assert len(came.written) == 1


def test_a_headline_is_shown_where_the_item_is_listed(town: Workshop) -> None:
    set_key(town, published(town, newest=False), "title", '"Một tên khác hẳn của bài này"')
    came = town.build()

    assert wasted(came) == []
    assert 2 < len(came.written) < 60


def test_an_item_of_today_leaves_the_older_pages_of_listings(town: Workshop) -> None:
    day = (datetime.fromisoformat(AT) - timedelta(minutes=5)).strftime("%Y-%m-%d %H:%M")
    before = {path.relative_to(town.out).as_posix() for path in town.published()}
    copy(town, day)
    came = town.build()

    assert wasted(came) == []
    older = [path for path in came.written if "/trang-" in path and path in before]
    leading_on = [path for path in older if _led_on(town, path)]
    assert older == leading_on, "only a page that has just become full is another"


def _led_on(workshop: Workshop, path: str) -> bool:
    """Tell whether the page is the last numbered one, which led on to the newest until now, or is full since."""
    folder, number = path.removesuffix("/index.html").rsplit("/trang-", 1)
    return not (workshop.out / folder / f"trang-{int(number) + 2}").exists()


def test_an_item_of_the_past_renders_what_changes(town: Workshop) -> None:
    copy(town, "2024-02-03 09:00")
    came = town.build()

    assert wasted(came) == []


def test_no_edit_renders_nothing(town: Workshop) -> None:
    path = published(town)
    town.touch(path)
    came = town.build()

    assert came == Came(warnings=came.warnings)


def test_explanations_are_given_for_all_that_was_rendered(town: Workshop) -> None:
    set_key(town, published(town), "title", '"Tên khác của bài mới nhất"')
    town.lay_down()
    done = town.built()
    said = dict(done.explained())

    assert sorted(said) == sorted(done.rendered) != []
    assert all("|" not in why and "{" not in why for why in said.values())


def test_a_first_build_is_explained(town: Workshop) -> None:
    town.output = "o2"
    done = town.built()
    town.output = "o"

    assert {why for _, why in done.explained()} == {"dựng lần đầu, hoặc mã nguồn, cài đặt, chuỗi chữ đã đổi"}
