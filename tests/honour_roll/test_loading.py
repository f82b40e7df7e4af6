from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, event, example, given, settings
from hypothesis import strategies as st

from plugins import registry
from plugins.honour_roll.ladder import Standing
from plugins.honour_roll.loading import load
from plugins.newsroom import Newsroom
from plugins.problems import errors
from plugins.registry import Registry
from plugins.registry.shapes import ZONE
from tests.honour_roll.making import (
    SOURCES,
    TYPES,
    Loaded,
    award,
    good,
    good_awards,
    item,
    marked,
    proposed,
    read,
    revoked,
)
from tests.honour_roll.making import given as decided
from tests.strategies import AWARD_STATUSES, as_yaml, award_days, award_documents, yaml_signs

FOR_AN = "awards: [{type: chien-si, people: [an]}]\n"
INITIATIVE = "- {id: so-hoa, title: T, level: base, authors: [{person: an}]}\n"
CONSULTATION = "id: %s\ntitle: T\nopens: 2024-03-04\ncloses: 2024-04-15\ncomments_to: x\n" + FOR_AN


def test_good_data_become_records_and_no_problems():
    found = good(
        {
            "awards/a.yaml": award(),
            "awards/b.yaml": proposed(awards="[{type: chien-si, people: [binh]}]"),
            "consultations/c.yaml": CONSULTATION % "hoi",
            "initiatives.yaml": INITIATIVE,
        }
    )

    assert found.problems == []
    assert list(found.honours.types) == ["chien-si", "co-thi-dua", "giay-khen", "ky-niem-chuong"]
    assert [document.id for document in found.honours.documents] == ["a", "b", "hoi"]
    assert [one.id for one in found.honours.initiatives] == ["so-hoa"]
    assert [one.id for one in found.honours.consultations] == ["hoi"]


def test_without_files_there_is_nothing():
    found = read(types=None)

    assert (found.problems, found.honours.documents, found.roll().standings) == ([], (), ())


def test_documents_may_lie_in_folders_and_each_has_an_id_of_its_own():
    """Two years may each have a decision of one name; they are two documents."""
    found = good({"awards/2023/qd-1.yaml": award(year="2023"), "awards/2024/qd-1.yaml": award()})

    assert [document.id for document in found.honours.documents] == ["2023/qd-1", "2024/qd-1"]
    assert len(found.roll().conferred) == 2


def test_a_list_lies_beside_the_document_in_its_folder():
    text = award(awards="[{type: chien-si}]", recipients="qd.csv")

    assert list(good({"awards/2024/qd.yaml": text, "awards/2024/qd.csv": "person\nan\n"}).standings()) == [
        "2024/chien-si/person/an"
    ]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"award_types.yaml": "id: a"}, ("S105", "award_types.yaml", 1, 1), id="a mapping for a list"),
        pytest.param({"award_types.yaml": "- {id: a\n"}, ("Y101", "award_types.yaml", 1, 3), id="a syntax error"),
        pytest.param({"initiatives.yaml": "x"}, ("S105", "initiatives.yaml", 1, 1), id="a word for a list"),
        pytest.param({"initiatives.yaml": INITIATIVE * 2}, ("R104", "initiatives.yaml", 2, 8), id="an id used twice"),
        pytest.param({"awards/a.yaml": ""}, ("S106", "awards/a.yaml", 1, 1), id="an empty document"),
        pytest.param({"awards/a.yaml": "# chưa nhập"}, ("S106", "awards/a.yaml", 1, 1), id="a comment alone"),
        pytest.param({"awards/a.yaml": "- year: 2024"}, ("S106", "awards/a.yaml", 1, 1), id="a list of documents"),
        pytest.param({"awards/a.yaml": "status: x: y"}, ("Y101", "awards/a.yaml", 1, 10), id="a colon"),
        pytest.param({"awards/a.yaml": award().encode("utf-16")}, ("F102", "awards/a.yaml", 1, 1), id="the encoding"),
        pytest.param({"awards/a.yaml": award() + "year: 2023\n"}, ("Y102", "awards/a.yaml", 5, 1), id="a key twice"),
        pytest.param(
            {"consultations/a.yaml": CONSULTATION % "x", "consultations/b.yaml": CONSULTATION % "x"},
            ("R104", "consultations/b.yaml", 1, 5),
            id="a consultation's id used twice",
        ),
    ],
)
def test_mistakes_of_whole_files_are_told(files, told):
    assert read(files, types=None if "award_types.yaml" in files else TYPES).told == [told]


def test_one_bad_document_leaves_all_others_as_they_are():
    found = read({"awards/a.yaml": award(), "awards/b.yaml": "status: conferred"})

    assert set(found.codes) == {"S101"}
    assert list(found.standings()) == ["2024/chien-si/person/an"]


def test_an_item_that_a_document_cites_is_there():
    text, line, column = marked(award(source="{article: ‸2024/05/quyet-dnh}"))
    found = read({"awards/a.yaml": text}, item("2024/05/20/quyet-dinh"))

    assert found.told == [("N116", "awards/a.yaml", line, column)]
    assert found.problems[0].suggestion == "2024/05/quyet-dinh"


# --- laws ------------------------------------------------------------------------------------------------------------

RECORDS = st.lists(
    st.dictionaries(
        st.sampled_from(
            "id year status awards decision date source recipients revoked reason category title form subject rank"
            " names requires once authors level opens closes comments_to".split()
        ),
        st.sampled_from(
            "a 2024 conferred revoked ~ [] [a] {number: 1} [{type: chien-si,people: [an]}] [{type: chien-si}]"
            " 2024-01-01 {article: 2024/13/x} {article: 0000/01/x} {article: 9999/12/x} a.csv {note: x} person true 9"
            " [{name: X}]"
            " [{award: a}] [{any: [{text: x}]}] [{person: an}]".split(" ")
        ),
        max_size=9,
    ),
    max_size=3,
).map(lambda rows: ["{" + ", ".join(f"{key}: {value}" for key, value in row.items()) + "}\n" for row in rows])


@settings(suppress_health_check=[HealthCheck.too_slow])  # a machine under load draws slowly; the example is small
@given(RECORDS, st.sampled_from(["award_types", "initiatives", "awards/a", "consultations/a"]), yaml_signs)
def test_no_records_raise(records, stem, signs):
    """Whatever leans on whatever: everything is told and nothing raises."""
    text = "".join(f"- {one}" for one in records) if "/" not in stem else (records or [""])[0]

    for files in ({f"{stem}.yaml": text, "awards/a.csv": signs}, {f"{stem}.yaml": signs}):
        found = read({"awards/b.yaml": award(), **files}, types=None if stem == "award_types" else TYPES)
        found.roll()


def test_no_lists_raise():
    """Only problems come of bytes that are nobody's list."""

    @given(st.binary(max_size=60) | st.text(st.sampled_from('person;unit,\t"\n\rancịt'), max_size=60).map(str.encode))
    def check(data: bytes) -> None:
        read({"awards/a.yaml": award(awards="[{type: chien-si}]", recipients="a.csv"), "awards/a.csv": data})

    check()


ITEMS = (item("2024/01/02/cong-bo"), item("2024/01/02/du-thao", status="draft"))
OF_DOCUMENTS = ("S", "Y", "F", "H103", "H104", "H105", "H109", "H110", "H130")


def parsed(keys: dict[str, str | dict[str, str]]) -> dict:
    """Return *keys* as another reader of YAML understands them, all scalars as text."""
    return yaml.load(as_yaml(keys), Loader=yaml.BaseLoader)


def whole(decision: dict) -> bool:
    """Tell whether *decision* says number, date and authority, each with a letter or a digit."""
    return all(any(map(str.isalnum, decision.get(key) or "")) for key in ("number", "date", "authority"))


def says(keys: dict) -> Iterator[tuple[str, int]]:
    """Yield from which day a good document says what, as a rung of the ladder; one of a draft never comes."""
    decision = keys.get("decision", {})
    if keys["status"] == "revoked" and "revoked" in keys:
        if decision:
            yield decision["date"], AWARD_STATUSES.index("conferred")
        decision = keys["revoked"]
    of_item = "2024-01-02" if "cong-bo" in keys.get("source", {}).get("article", "") else "9999-12-31"
    yield decision.get("date") or keys.get("date") or of_item, AWARD_STATUSES.index(keys["status"])


def check_conferred(found: Loaded, standing: Standing, documents: dict[str, dict], today: str) -> None:
    """Hold an honour to the file that made it one: read again here, by nothing of ours."""
    document = standing.last.document
    keys = documents[document.id]
    decision = standing.last.decision

    assert standing.status == "conferred"
    assert keys["status"] == "conferred"
    assert whole(keys["decision"])
    assert keys["decision"]["date"] <= today
    assert (decision.number, decision.date.isoformat()) == (keys["decision"]["number"], keys["decision"]["date"])
    wrong = [problem for problem in errors(found.problems) if problem.place.path == document.path]
    assert not [problem.code for problem in wrong if problem.code.startswith(OF_DOCUMENTS)]
    assert standing.last.entry.place not in {problem.place for problem in wrong}


def check_newest(found: Loaded, standing: Standing, documents: dict[str, dict], today: str) -> None:
    """Of all documents about an honour that are there the newest confers it, if none of them is wrong."""
    record = standing.record
    about = {
        id_: keys
        for id_, keys in documents.items()
        if keys["year"] == str(record.year)
        and any(line["type"] == record.type.id and record.recipient.id in line["people"] for line in keys["awards"])
    }
    achievements = {keys.get("category", "merit") for keys in about.values()}
    if achievements != {"merit"} or errors(found.problems):
        return
    event("an honour of a good portal, and all about it")
    there = [(day, rung) for keys in about.values() for day, rung in says(keys) if day <= today]

    assert AWARD_STATUSES[max(there)[1]] == "conferred"


LAW = settings(max_examples=max(settings().max_examples, 300), suppress_health_check=[HealthCheck.too_slow])
WHOLE = {"number": "12", "date": "2024-01-01", "authority": "VKS"}
OF_2023 = {"year": "2023", "awards": "[{type: chien-si, people: [an]}]"}
EARLIER = {"number": "13", "date": "2023-12-30", "authority": "VKS", "reason": "Sai"}


@LAW
@example([{**OF_2023, "status": "revoked", "decision": WHOLE, "revoked": EARLIER}], "2024-01-05")
@example([{**OF_2023, "status": "conferred", "decision": WHOLE}, {**OF_2023, "status": "Revoked"}], "2024-01-05")
@given(st.lists(award_documents(), min_size=1, max_size=5), award_days)
def test_conferred_means_decided(drawn, today):
    """Law 2: nothing is an honour without the literal status and a decision with number, date and authority.

    Nor is anything that a document with a mistake says. `pytest --hypothesis-profile=laws` tries ten thousand.
    """
    files = {f"awards/{name}.yaml": as_yaml(keys) for name, keys in zip("abcde", drawn, strict=False)}
    documents = {name: parsed(keys) for name, keys in zip("abcde", drawn, strict=False)}
    found = read(files, *ITEMS)
    roll = found.roll(today)
    honours = [standing for standing in roll.standings if standing.is_honour]

    assert tuple(honours) == roll.conferred
    event(f"honours: {min(len(honours), 2)}, wrong: {bool(errors(found.problems))}")
    for standing in honours:
        check_conferred(found, standing, documents, today)
        check_newest(found, standing, documents, today)


def test_the_order_of_files_makes_no_difference():
    """A roll is made of days and decisions, not of names of files."""
    documents = [proposed(), award(), revoked(), award(year="2023", decision=decided("2023-12-20"))]

    one, other = good_awards(*documents), good_awards(*reversed(documents))

    assert one.standings() == other.standings()


# --- cost ------------------------------------------------------------------------------------------------------------


PEOPLE = 500


def many_people() -> Registry:
    """Return the registry with five hundred people of nearly the same names."""
    people = "".join(f"- {{id: nguoi-{n}, name: Nguyễn Văn {n}}}\n" for n in range(PEOPLE))
    texts = SOURCES | {"people": people}
    return registry.load({f"data/{name}.yaml": text.encode() for name, text in texts.items()})[0]


def years_of_awards(count: int) -> dict[str, bytes]:
    """Return *count* years, in each a title for everybody: a list of half, and the others by name in a document."""
    files = {"data/award_types.yaml": TYPES.encode()}
    half = PEOPLE // 2
    for year in range(2000, 2000 + count):
        keys = {"year": str(year), "decision": decided(f"{year}-03-05")}
        rows = "".join(f"Nguyễn Văn {n};ha-tinh\r\n" for n in range(half))
        names = ", ".join(f"Nguyễn Văn {n}" for n in range(half, PEOPLE))
        listed = award(awards="[{type: chien-si}]", recipients=f"{year}.csv", **keys)
        inline = award(awards=f"[{{type: chien-si, people: [{names}]}}]", **keys)
        files |= {f"data/awards/{year}-a.yaml": listed.encode(), f"data/awards/{year}-b.yaml": inline.encode()}
        files[f"data/awards/{year}.csv"] = f"person;unit\r\n{rows}".encode()
    return files


@pytest.mark.bench
@pytest.mark.slow
def test_twice_the_years_cost_twice_the_time():
    """Twenty years of five hundred awards: nothing looks at every other award. In turns, the better of two."""
    known = many_people()
    ten, twenty = years_of_awards(10), years_of_awards(20)

    def seconds(files: dict[str, bytes], awards: int) -> float:
        start = process_time()
        honours, problems = load(files, known, Newsroom())
        conferred = honours.roll(Newsroom().edition(datetime(2030, 1, 1, tzinfo=ZONE))).conferred
        took = process_time() - start
        assert (len(conferred), problems) == (awards, [])
        return took

    pairs = [(seconds(ten, 10 * PEOPLE), seconds(twenty, 20 * PEOPLE)) for _ in range(2)]
    short, long = map(min, zip(*pairs, strict=True))

    assert long / short < 2.6
