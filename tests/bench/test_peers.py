"""What the peers are given: the same items, in their own forms."""

from __future__ import annotations

import tomllib

import pytest

from bench import corpus
from bench.peers.entities import entities
from bench.peers.hugo import Hugo, item_text
from bench.peers.model import Told
from bench.peers.ours import Ours
from bench.peers.stock import Stock


@pytest.fixture(scope="module")
def made() -> corpus.Corpus:
    return corpus.make(120)


def test_hugo_is_given_everything_that_an_item_is_about(made):
    for item in made.items:
        front, _, body = item_text(item).removeprefix("+++\n").partition("\n+++\n")
        told = tomllib.loads(front)

        assert told["title"] == item.title
        assert told["date"].strftime("%Y-%m-%d %H:%M%z") == item.date.strftime("%Y-%m-%d %H:%M+0700")
        assert told.get("don-vi", []) == [unit.replace("/", "-") for unit in item.all_units]
        assert told.get("tac-gia", []) == list(item.authors)
        assert told["params"].get("lead", "") == item.lead
        assert "](item:" not in body
        assert all(section.text in body for section in item.sections)


def test_pages_of_entities_are_those_that_items_and_honours_name(made):
    by_kind = {
        kind: {one.id for one in entities(made) if one.kind == kind} for kind in ("ca-nhan", "tac-gia", "don-vi")
    }

    assert by_kind["tac-gia"] == {person for item in made.items for person in item.authors}
    assert by_kind["ca-nhan"] > {person for item in made.items for person in item.people}
    assert by_kind["don-vi"] == {unit["id"] for unit in made.data["units"]}


@pytest.mark.parametrize("kind", [Hugo, Stock])
def test_peer_follows_an_item_that_comes_changes_and_goes(made, kind, tmp_path):
    static = tmp_path / "static"
    static.mkdir()
    args = (tmp_path / "hugo", static) if kind is Hugo else (static,)
    (tmp_path / "site").mkdir()
    peer = kind(tmp_path / "site", *args)
    peer.lay_out(made)
    [file] = (tmp_path / "site").rglob(f"{made.items[0].slug}.md")
    before = file.read_bytes()

    peer.drop(made.items[0])
    assert not file.exists()
    peer.put(made.items[0])
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        pytest.param(
            "nhắc gì đó\nĐã dựng 347 trang từ a/ vào b/: 364 tệp mới hoặc đổi, 2 tệp bỏ đi.\n",
            Told(pages=347, written=364, removed=2),
            id="the line",
        ),
        pytest.param(
            'nhắc gì đó\n{"pages": 347, "rendered": 3, "written": ["a", "b"], "removed": []}',
            Told(pages=347, rendered=3, written=2, removed=0),
            id="the document",
        ),
    ],
)
def test_what_a_build_tells_is_read_in_both_forms(printed, told, tmp_path):
    assert Ours(tmp_path, tmp_path, cards=False).told(printed) == told
