"""Who was put forward and not honoured is told in public only where the document that says so has `public: true`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.freshness.values import decoder, encode
from plugins.honour_roll.consultation_pages import consultation_pages
from plugins.honour_roll.feature import HonourRoll
from plugins.honour_roll.kept import KeptHonours
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import take_in
from plugins.portal.keeping import Keeping
from plugins.portal.site import Site, data_sources, lay_out, private_texts
from plugins.registry.shapes import ZONE
from tests.honour_roll.making import (
    DECISION,
    SOURCES,
    TYPES,
    award,
    awards,
    good,
    good_awards,
    marked,
    proposed,
    records,
)
from tests.honour_roll.sites import honour_site, page, view
from tests.honour_roll.test_consultation_pages import CONSULTATION
from tests.pages.making import MARKDOWN, strings
from tests.pages.rendering import rendered
from tests.portal.trees import write

# Two sites are made for each: few in the suite, thousands in the long profiles.
_EXAMPLES = 5 if settings.get_profile("suite").max_examples == settings().max_examples else 500
NOMINATIONS = "vinh-danh/de-nghi/index.html"
DAY = "2024-03-05"


def one(type_: str, *who: str, **keys: str) -> str:
    said = "".join(f", {key}: {value}" for key, value in keys.items())
    kind = "units" if type_ == "co-thi-dua" else "people"
    return f"[{{type: {type_}, {kind}: [{', '.join(who)}]{said}}}]"


def refused(awards_: str, day: str = DAY, **keys: str | None) -> str:
    return proposed("declined", day, title="Thông báo kết quả xét", reason="Chưa đủ phiếu", awards=awards_, **keys)


OUTSIDE = "{name: Phùng Ngoại Lệ, kind: outside}"
LIST = "person;unit;citation\nbinh;;Vì việc khác\n"


def values(site: Site) -> dict[str, object]:
    """Return all that templates can show, by the page's path: what is the same comes out as the same bytes."""
    return {**{one_.path: one_ for one_ in site.pages}, "chrome": site.chrome}


# --- as if it were not there -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("with_it", "without_it"),
    [
        pytest.param({"awards__z": refused(one("chien-si", "binh"))}, {}, id="alone"),
        pytest.param({"awards__z": refused(one("chien-si", OUTSIDE))}, {}, id="somebody outside"),
        pytest.param({"awards__z": refused(one("co-thi-dua", "ha-tinh"))}, {}, id="a unit"),
        pytest.param({"awards__z": refused(one("chien-si", "em"))}, {}, id="one who is not public is not counted"),
        pytest.param({"awards__z": refused("[{type: chien-si, counts: {people: 7}}]")}, {}, id="so many"),
        pytest.param({"awards__z": refused("[{type: chien-si}]")}, {}, id="nobody knows whom"),
        pytest.param({"awards__z": refused(one("chien-si", "binh"), public="false")}, {}, id="it says that it is not"),
        pytest.param(
            {
                "awards__a": proposed(awards=one("chien-si", "an", "binh")),
                "awards__z": refused(one("chien-si", "binh")),
            },
            {"awards__a": proposed(awards=one("chien-si", "an"))},
            id="proposed, and another still is",
        ),
        pytest.param(
            {
                "awards__a": proposed(awards=one("chien-si", "an", "binh"), nominated_by="toi-cao/cum-6"),
                "awards__b": award(),
                "awards__z": refused(one("chien-si", "binh")),
            },
            {"awards__a": proposed(awards=one("chien-si", "an"), nominated_by="toi-cao/cum-6"), "awards__b": award()},
            id="proposed with one who was given it",
        ),
        pytest.param(
            {
                "awards__a": proposed("registered", "2024-01-02", awards=one("chien-si", "an", "em")),
                "awards__b": proposed("reviewing", "2024-01-12", awards=one("chien-si", "an", "em")),
                "awards__z": refused(one("chien-si", "em")),
            },
            {
                "awards__a": proposed("registered", "2024-01-02"),
                "awards__b": proposed("reviewing", "2024-01-12"),
            },
            id="one who is not public goes from the numbers, too",
        ),
        pytest.param(
            {"consultations__c": CONSULTATION, "awards__z": refused(one("chien-si", "an"), "2024-07-01")},
            {"consultations__c": CONSULTATION.replace("[an, em]", "[em]")},
            id="on a list that was put out for comment",
        ),
        pytest.param(
            {"consultations__c": CONSULTATION, "awards__z": refused(one("chien-si", "an", "em"), "2024-07-01")},
            {"consultations__c": CONSULTATION.replace("awards:", "list: {note: Niêm yết}\n#").replace("}]", "")},
            id="the whole list",
        ),
        pytest.param(
            {
                "awards__a": proposed(category="campaign", campaign="hoc-bac", awards=one("chien-si", "an", "binh")),
                "awards__z": refused(one("chien-si", "binh"), category="campaign", campaign="hoc-bac"),
            },
            {"awards__a": proposed(category="campaign", campaign="hoc-bac")},
            id="in a campaign",
        ),
        pytest.param(
            {
                "awards__a": award(category="exploit", awards=one("chien-si", "{name: Lê Á, kind: outside}")),
                "awards__z": refused(
                    one("chien-si", "{name: Lê A, kind: outside}"), "2024-01-01", category="exploit", public=None
                ),
            },
            {"awards__a": award(category="exploit", awards=one("chien-si", "{name: Lê Á, kind: outside}"))},
            id="no id of another shows that there is one",
        ),
    ],
)
def test_the_site_is_what_it_would_be_without_them(
    tmp_path: Path, with_it: dict[str, str], without_it: dict[str, str]
) -> None:
    """No page, file, name, number or total is another than if they had never been put forward."""
    told, untold = honour_site(tmp_path / "a", **with_it), honour_site(tmp_path / "b", **without_it)
    pages, others = values(told), values(untold)
    if "list:" in without_it.get("consultations__c", ""):  # which says besides where the list is
        pages.pop("lay-y-kien/dot-1/index.html"), others.pop("lay-y-kien/dot-1/index.html")

    assert [path for path in pages.keys() | others.keys() if pages.get(path) != others.get(path)] == []


def test_a_list_in_a_file_beside_is_as_private(tmp_path: Path) -> None:
    files = {"awards/z.yaml": refused("[{type: chien-si}]", recipients="z.csv"), "awards/z.csv": LIST}
    roll = good(files).roll()

    assert [s.status for s in roll.standings] == ["declined"]
    assert roll.in_public().standings == ()


PUT_FORWARD = ("an", "binh", "cuong", "em", "{name: Phùng Ngoại Lệ, kind: outside}")
STEPS = {"registered": "2024-01-02", "reviewing": "2024-01-12", "nominated": "2024-01-22", "consulting": "2024-02-01"}
ways = st.tuples(st.sets(st.sampled_from(sorted(STEPS))), st.sampled_from(["conferred", "declined", "declined", None]))


def roll_files(people: Mapping[str, tuple[set[str], str | None]], public: str) -> dict[str, str]:
    """Return the documents in which *people* stand on their ways, each document for all of them."""
    files = {}
    for status, day in {**STEPS, "conferred": "2024-03-05", "declined": "2024-03-05"}.items():
        who = [name for name, (steps, end) in people.items() if status in steps or status == end]
        if not who:
            continue
        keys = {"awards": one("giay-khen", *who), "title": f"Văn bản {status}"}
        if status == "conferred":
            files[f"awards__{status}"] = award(**keys)
        elif status == "declined":
            files[f"awards__{status}"] = refused(keys["awards"], public=public)
        else:
            files[f"awards__{status}"] = proposed(status, day, **keys)
    return files


@settings(max_examples=_EXAMPLES)
@given(st.fixed_dictionaries(dict.fromkeys(PUT_FORWARD, ways)))
def test_whatever_became_of_the_others(people: dict[str, tuple[set[str], str | None]]) -> None:
    """Whoever was declined might as well never have been put forward."""
    others = {name: way for name, way in people.items() if way[1] != "declined"}
    with TemporaryDirectory() as folder:
        told = honour_site(Path(folder, "a"), **roll_files(people, "false"))
        untold = honour_site(Path(folder, "b"), **roll_files(others, "false"))

        assert values(told) == values(untold)


# --- what is there all the same --------------------------------------------------------------------------------------


def test_until_the_day_of_the_refusal_it_is_proposed(tmp_path: Path) -> None:
    files = {"awards__a": proposed(), "awards__z": refused(one("chien-si", "an"))}
    [year] = view(honour_site(tmp_path / "a", "2024-03-04", **files), NOMINATIONS).pending
    later = view(honour_site(tmp_path / "b", DAY, **files), NOMINATIONS)

    assert [case.status for case in year.cases] == ["nominated"]
    assert (later.pending, later.closed) == ((), ())


def test_what_is_public_is_told_with_its_history(tmp_path: Path) -> None:
    files = {"awards__a": proposed(), "awards__z": refused(one("chien-si", "an"), public="true")}
    [year] = view(honour_site(tmp_path, **files), NOMINATIONS).closed
    [case] = year.cases

    assert (case.who.text, [step.status for step in case.history]) == ("Nguyễn Văn An", ["nominated", "declined"])


def test_a_refusal_makes_no_page_of_a_person(tmp_path: Path) -> None:
    """Nor does one that is public: only an honour does."""
    for number, public in enumerate((None, "true")):
        site = honour_site(tmp_path / str(number), awards__z=refused(one("chien-si", "binh"), public=public))

        assert "ca-nhan/binh/index.html" not in {one.path for one in site.pages}


@pytest.mark.parametrize(("public", "is_told"), [(None, False), ("false", False), ("true", True)])
def test_open_data_have_what_is_public(tmp_path: Path, public: str | None, is_told: bool) -> None:
    site = honour_site(tmp_path, awards__a=proposed(), awards__z=refused(one("chien-si", "an"), public=public))
    for end in ("json", "csv"):
        data = str(page(site, f"du-lieu/khen-thuong.{end}").view.text)

        assert ("declined" in data) is is_told
        assert ("Nguyễn Văn An" in data) is is_told


def test_the_pages_say_to_everybody_that_refusals_are_not_told(tmp_path: Path) -> None:
    """Whether or not there is one: else it would tell that there is."""
    pages = rendered(honour_site(tmp_path, awards__a=proposed(), consultations__c=CONSULTATION))

    assert "không được khen thưởng chỉ được nêu" in pages[NOMINATIONS].decode()
    assert "không được khen thưởng chỉ còn được nêu" in pages["lay-y-kien/dot-1/index.html"].decode()


def test_editors_see_all_of_it() -> None:
    roll = good_awards(proposed(), refused(one("chien-si", "an"))).roll()

    assert [(s.status, len(s.moves)) for s in roll.standings] == [("declined", 2)]
    assert len(roll.documents) == 2
    assert (roll.in_public().standings, len(roll.in_public().documents)) == ((), 1)


def test_a_refusal_still_to_come_is_reminded_of(tmp_path: Path) -> None:
    """What is found for editors is found in the whole roll."""
    found = good_awards(refused(one("chien-si", "an"), "2030-01-02"), refused(one("co-thi-dua", "ha-tinh")))
    model = HonourRoll().edition(found.honours, found.newsroom.edition(found.material().edition.at))
    told = HonourRoll().findings(model, found.material("2030-01-01"), found.files)

    assert [(problem.code, problem.place.path) for problem in told] == [("H301", "data/awards/a.yaml")]


# --- the key ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["registered", "reviewing", "nominated", "conferred"])
@pytest.mark.parametrize("value", ["true", "false"])
def test_only_a_refusal_says_whether_it_is_public(status: str, value: str) -> None:
    text, line, column = marked(
        f"year: 2024\nstatus: {status}\npublic: ‸{value}\ndecision: {DECISION}\nawards: {one('chien-si', 'an')}\n"
    )

    assert awards(text).told == [("H151", "awards/a.yaml", line, column)]


# --- for the gate ----------------------------------------------------------------------------------------------------


def test_the_gate_is_told_the_words_of_private_documents_and_their_files() -> None:
    found = good(
        {
            "awards/a.yaml": proposed(title="Tờ trình"),
            "awards/x.yaml": refused("[{type: chien-si}]", recipients="x.csv"),
            "awards/x.csv": LIST,
            "awards/y.yaml": refused(one("giay-khen", OUTSIDE, citation="Cứu người"), source="{note: Biên bản}"),
            "awards/z.yaml": refused(one("giay-khen", "an"), public="true"),
        }
    )

    assert {
        one.path.removeprefix("data/awards/"): one.words for one in HonourRoll().private_words(found.honours, records())
    } == {
        "x.yaml": ("Thông báo kết quả xét", "Chưa đủ phiếu", "Vì việc khác"),
        "x.csv": (),
        "y.yaml": ("Thông báo kết quả xét", "Chưa đủ phiếu", "Biên bản", "Cứu người", "Phùng Ngoại Lệ"),
    }


def test_a_list_that_a_public_document_uses_as_well_is_public() -> None:
    rows = "person\nbinh\n"
    found = good(
        {
            "awards/a.yaml": proposed(awards="[{type: chien-si}]", recipients="a.csv"),
            "awards/z.yaml": refused("[{type: chien-si}]", recipients="a.csv"),
            "awards/a.csv": rows,
        }
    )

    assert [one.path for one in HonourRoll().private_words(found.honours, records())] == ["data/awards/z.yaml"]


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_is_kept_of_a_list_shows_as_many_as_before() -> None:
    """A consultation and its document are two values once they were kept."""
    types = "[{type: chien-si, people: [an]}, {type: giay-khen, counts: {people: 12}}]"
    text = CONSULTATION.replace("[{type: chien-si, people: [an, em]}]", types)
    found = good({"consultations/c.yaml": text, "awards/z.yaml": refused(one("chien-si", "an"), "2024-07-01")})
    feature, site = HonourRoll(), replace(found.material(), strings=strings()["vi"])
    kept = decoder(KeptHonours)(encode(KeptHonours.of(found.honours)))
    rolls = [feature.edition(honours, site.edition) for honours in (found.honours, feature.from_kept(kept, records()))]
    views = [next(iter(consultation_pages(roll, site))).view for roll in rolls]

    assert [[(len(one.candidates), len(one.counted)) for one in view.awards] for view in views] == [[(0, 1)]] * 2


def test_what_the_gate_takes_for_public_is_not_the_private_document(tmp_path: Path) -> None:
    """Else the file itself would excuse each of its words."""
    tree = {f"data/{name}.yaml": text for name, text in (SOURCES | {"award_types": TYPES}).items()}
    tree |= {
        "data/awards/x.yaml": refused("[{type: chien-si}]", recipients="x.csv"),
        "data/awards/x.csv": LIST,
        "data/awards/z.yaml": refused(one("giay-khen", "an"), public="true"),
    }
    content, words = read_tree(write(tmp_path, tree)), strings()["vi"]
    intake = take_in(content, MARKDOWN, words, [HonourRoll()], Keeping(cache=tmp_path / "cache", content=content.root))
    again = take_in(content, MARKDOWN, words, [HonourRoll()], Keeping(cache=tmp_path / "cache", content=content.root))
    for one_ in (intake, again):
        site = lay_out(one_, datetime(2024, 1, 1, tzinfo=ZONE), "", strings(), [HonourRoll()])
        private = [text.path for text in private_texts(one_, site) if "awards/" in text.path]

        assert private == ["data/awards/x.yaml", "data/awards/x.csv"]
        assert [path for path in data_sources(one_) if "awards/" in path] == ["data/awards/z.yaml"]
