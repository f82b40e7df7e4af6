"""Law 5: after any sequence of edits the output is byte for byte that of a clean build, whatever is in the cache.

`make laws` tries a thousand sequences, in parts that several processes can share.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from plugins.portal import build as portal_build
from plugins.problems import Problem
from plugins.publish import Gate, Manifest
from plugins.publish.process import TIMEOUT
from tests.freshness import edits, little_portal
from tests.freshness.edits import EDITS, SWAPS, Edit, set_key, swap
from tests.freshness.workshop import Workshop, rng, workshops

Open = Callable[[], Workshop]
Change = Callable[[Workshop], None]
Step = list[tuple[Edit, int]]

_BUSY = settings.get_profile("suite").max_examples < settings.default.max_examples  # one of the long profiles
PARTS, EXAMPLES, LENGTH = (20, 50, 8) if _BUSY else (1, 2, 3)

steps = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 9999)), min_size=1, max_size=3)
sequences = st.lists(steps, min_size=2, max_size=LENGTH)
every_build = st.sampled_from([True, False, False, False]) if _BUSY else st.just(True)


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    with pytest.MonkeyPatch.context() as patch:
        yield workshops(tmp_path_factory.mktemp("law"), patch)


@pytest.fixture(scope="module")
def settled(opened: Open) -> Workshop:
    """A workshop that has been built: what is done to it is undone again."""
    return opened()


FIRST, LATER = "news/2024/tin-1.md", "news/2025/tin-6.md"
PRIVATE = 0  # the seed of an edit that refuses somebody, and not in public
LED_TO = "news/2024/phat-dong-thi-dua.md"


def site_yaml(workshop: Workshop) -> None:
    swap(workshop, "data/site.yaml", "notice: Dữ liệu thử nghiệm.\n", "notice: Dữ liệu khác.\n")


def draft(workshop: Workshop) -> None:
    set_key(workshop, LED_TO, "status", "draft")


def without_unit(workshop: Workshop) -> None:
    set_key(workshop, FIRST, "units", None)


def yesterday(workshop: Workshop) -> None:
    workshop.at = "2025-07-31T08:00"


def one_more(workshop: Workshop) -> None:
    for name in ("mot", "hai", "ba"):
        workshop.files[f"news/2024/{name}.md"] = workshop.files[FIRST]


def refused(workshop: Workshop) -> None:
    edits.refusal(workshop, random.Random(PRIVATE))
    assert not workshop.check().problems
    path = "data/awards/2025-khong-tang.yaml"
    assert b"public" not in workshop.files[path]
    swap(workshop, path, "status: declined", "status: declined\npublic: true")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(site_yaml, id="what the footer says"),
        pytest.param(draft, id="an item that another leads to"),
        pytest.param(without_unit, id="an item of no series"),
        pytest.param(yesterday, id="listings that lose a page"),
        pytest.param(one_more, id="listings that get a page"),
        pytest.param(refused, id="a refusal that becomes public"),
    ],
)
def test_there_and_back(settled: Workshop, change: Change) -> None:
    """What once went wrong: each change, and then everything as it was before."""
    workshop = settled
    files, at = dict(workshop.files), workshop.at
    change(workshop)
    assert not workshop.check().problems
    workshop.files, workshop.at = files, at
    assert not workshop.check().problems


@pytest.mark.parametrize(
    ("wrong", "preview"),
    [
        pytest.param({"category": "khong-co"}, False, id="was read"),
        pytest.param({"date": "05/06/2024"}, True, id="was not read"),
        pytest.param({"date": "2024-04-03", "slug": "tin-1"}, True, id="address of another"),
    ],
)
def test_a_draft_may_be_wrong_and_be_mended(settled: Workshop, wrong: dict[str, str], *, preview: bool) -> None:
    """A faulty draft, told in each build, a good one, a faulty item that is published, that mended."""
    workshop = settled
    files, workshop.preview = dict(workshop.files), preview
    for status, is_wrong in [
        ("draft", 1),
        ("draft", 1),
        ("draft", 0),
        ("published", 1),
        ("review", 1),
        ("published", 0),
    ]:
        workshop.files = dict(files)
        set_key(workshop, LED_TO, "status", status)
        for key, value in wrong.items() if is_wrong else ():
            set_key(workshop, LED_TO, key, value)
        came = workshop.check()
        assert bool(came.problems) == (status == "published" and bool(is_wrong))
        is_warned = any("sửa trước khi đăng" in line for line in came.warnings)
        assert is_warned == (status != "published" and bool(is_wrong))
    workshop.files, workshop.preview = files, False


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param("status: consulting\nopens: 2025-07-28\ncloses: 2025-08-01", id="with its days"),
        pytest.param("status: consulting", id="without"),
    ],
)
def test_what_is_out_for_comment_is_told_by_the_clock(settled: Workshop, keys: str) -> None:
    """It said “đang lấy ý kiến” for ever: now on the day after the last one nothing but the clock has changed."""
    workshop = settled
    files, at = dict(workshop.files), workshop.at
    swap(workshop, "data/awards/2024-de-nghi.yaml", "status: nominated", keys)
    for day in ("2025-07-27", "2025-07-28", "2025-08-01", "2025-08-02", "2025-08-01"):
        workshop.at = f"{day}T08:00"
        assert not workshop.check().problems
    workshop.files, workshop.at = files, at
    assert not workshop.check().problems


def test_a_site_that_moves_has_another_sitemap_even_if_there_is_no_news(settled: Workshop) -> None:
    """What once went wrong: news has its own part of the sitemap, and hid that the rest was not made again."""
    workshop = settled
    files, at = dict(workshop.files), workshop.at
    workshop.at = "2026-06-01T08:00"
    assert not workshop.check().problems
    swap(workshop, "data/site.yaml", "siteurl: https://thu.example", "siteurl: https://khac.example")
    assert not workshop.check().problems
    workshop.files, workshop.at = files, at
    assert not workshop.check().problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("from: 2024-01-01}", "from: 2024-01-01, to: 2025-08-01}", id="the last day of a post"),
        pytest.param("unit: hue, from: 2024-01-01}", "unit: het-nay}", id="the last day of its unit"),
    ],
)
def test_a_post_is_over_at_midnight_though_nobody_edits(settled: Workshop, old: str, new: str) -> None:
    """The clock alone makes “Phó Viện trưởng” of yesterday “nguyên Phó Viện trưởng”."""
    workshop, page = settled, "ca-nhan/nguyen-van-hung/index.html"
    files, at = dict(workshop.files), workshop.at
    workshop.files["data/units.yaml"] += (
        "- {id: het-nay, level: office, names: [{name: Phòng hết nay}], valid: {to: 2025-08-01}}\n"
    ).encode()
    swap(workshop, "data/people.yaml", old, new)
    workshop.at = "2025-08-01T23:59"
    assert not workshop.check().problems
    before = (workshop.out / page).read_text("utf-8")
    workshop.at = "2025-08-02T00:00"
    assert not workshop.check().problems
    after = (workshop.out / page).read_text("utf-8")
    workshop.files, workshop.at = files, at
    assert not workshop.check().problems
    assert ("nguyên Phó Viện trưởng, " in before, "nguyên Phó Viện trưởng, " in after) == (False, True)


def test_an_item_about_a_unit_that_is_no_more_is_read_again_when_that_unit_is_otherwise(settled: Workshop) -> None:
    """Its warning hangs on the last day of the unit, though the unit that it is about stays the same."""
    workshop, files = settled, dict(settled.files)
    set_key(workshop, LATER, "units", "[quang-binh]")
    set_key(workshop, LATER, "about_former", "true")
    assert not workshop.check().problems
    swap(workshop, "data/units.yaml", "valid: {to: 2025-06-30}", "valid: {to: 2025-08-31}")
    assert any(" N120 " in line for line in workshop.check().warnings)
    workshop.files = files
    assert not workshop.check().problems


def test_what_a_refused_build_has_read_it_knows_by_the_hash_of_that(settled: Workshop) -> None:
    """What once went wrong: the next build trusted the time of the file, and kept its new awards under its old hash."""
    workshop, path = settled, "data/awards/2024-cstd-co-so.yaml"
    files = dict(workshop.files)
    workshop.lay_down()
    workshop.write_unseen(path, workshop.files[path].replace(b"VKS", b"VKT"))
    workshop.files[LATER] += b"\n[xem](khong-co.md)\n"
    workshop.hashing = True
    assert workshop.check().problems
    assert workshop.check().problems
    workshop.files = files
    assert not workshop.check().problems


def test_every_change_of_the_data_is_one() -> None:
    """Of those that random edits make: each finds what it is to replace, so that none of them is idle."""
    files = little_portal.files()
    assert [swap for swap in SWAPS if swap[1].encode() not in files[f"data/{swap[0]}.yaml"]] == []


def test_the_gate_in_a_process_of_its_own_lets_the_same_through(
    settled: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Manifest] = []

    class Counted(Gate):
        def verdict(self, manifest: Manifest, timeout: float = TIMEOUT) -> list[Problem]:
            asked.append(manifest)
            return super().verdict(manifest, timeout)

    monkeypatch.setattr(portal_build, "Gate", Counted)
    workshop, files = settled, dict(settled.files)
    draft(workshop)
    workshop.check()
    workshop.files[LATER] += b"\n[xem](khong-co.md)\n"
    assert workshop.check().problems
    workshop.files = files
    assert not workshop.check().problems
    assert len(asked) >= 2


@pytest.mark.parametrize("part", range(PARTS), ids="part{:02}".format)
@settings(
    max_examples=EXAMPLES,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink takes longer than to read what was found
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)
@given(sequence=sequences, checking_each=every_build)
def test_incremental_equals_clean(opened: Open, part: int, sequence: list[Step], *, checking_each: bool) -> None:
    """Of most long sequences only the last site is compared: what is wrong before is wrong then, or was made again."""
    workshop = opened()
    for number, step in enumerate(sequence, start=1):
        files, theme = dict(workshop.files), dict(workshop.theme)
        for edit, n in step:
            edit(workshop, rng(n + 10_000 * part))  # so that parts differ even where Hypothesis begins with one seed
        come = workshop.check if checking_each or number == len(sequence) else workshop.build
        if come().problems:
            assert workshop.check().problems, "a clean build refuses that, too"
            workshop.files, workshop.theme = files, theme
            come()
