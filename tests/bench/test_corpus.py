"""The corpus: figures of two days can be compared only if both were made from the same bytes."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bench import corpus
from bench.corpus import files
from bench.edits import EDITS
from plugins.desk.main import main

DIGEST_OF_TREE = """
import sys
from pathlib import Path
from bench.corpus import files, make
files.write(make(30), Path(sys.argv[1]))
"""


def digest(folder: Path) -> str:
    """One hash of all names and bytes below *folder*."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return found.hexdigest()


@pytest.mark.slow
def test_corpus_is_the_same_bytes_whatever_the_hash_seed(tmp_path):
    for seed in ("1", "2"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())}
        subprocess.run([sys.executable, "-c", DIGEST_OF_TREE, str(tmp_path / seed)], env=environment, check=True)

    assert digest(tmp_path / "1") == digest(tmp_path / "2")


def test_another_seed_is_another_corpus():
    assert corpus.make(10, seed=1).items != corpus.make(10, seed=2).items


@pytest.mark.slow
def test_corpus_passes_the_check_without_a_warning(tmp_path, capfd):
    files.write(corpus.make(60), tmp_path)

    code = main(["check", "--strict", "--content", str(tmp_path / "content"), "--at", corpus.AT])

    assert (code, capfd.readouterr().err) == (0, "")


def test_corpus_is_what_the_benchmark_promises():
    """Bodies of 600 to 1,500 words, some four entities an item, 2 % digests, 69 units, 12 clusters, 30 campaigns."""
    made = corpus.make(400)
    entities = [
        len(item.all_units) + len(item.all_groups) + len(item.campaigns) + len(item.people) for item in made.items
    ]
    words = [len(item.body.split()) for item in made.items if not item.sections]

    assert min(words) >= 580
    assert max(words) <= 1550
    assert 3.5 < sum(entities) / len(entities) < 4.5
    assert sum(1 for item in made.items if item.sections) == 8
    assert [len(made.data[name]) for name in ("units", "groups", "campaigns", "people")] == [69, 12, 30, 200]


@pytest.mark.slow
def test_corpus_after_every_edit_still_passes_the_check(tmp_path, capfd):
    """An edit that breaks the content would measure how quickly a build is refused."""
    edited = corpus.make(120)
    for number, edit in enumerate(EDITS, 1):
        edit.make(edited, number)
    files.write(edited, tmp_path)

    code = main(["check", "--strict", "--content", str(tmp_path / "content"), "--at", corpus.AT])

    assert (code, capfd.readouterr().err) == (0, "")


@pytest.mark.parametrize("edit", [edit for edit in EDITS if edit.id not in ("clean", "unchanged")], ids=lambda e: e.id)
def test_edit_says_what_it_changed(edit):
    """What the change names is written anew for each generator; what it forgets would not be measured."""
    before, after = corpus.make(120), corpus.make(120)

    change = edit.make(after, 5)

    items = {item.id: item for item in before.items}
    written = {item.id: item for item in after.items}
    assert {item.id for item in change.put} == {id_ for id_, item in written.items() if items.get(id_) != item}
    assert {item.id for item in change.dropped} == items.keys() - written.keys()
    assert set(change.data) == {name for name, value in after.data.items() if before.data.get(name) != value}
    assert change.put or change.dropped or change.data or change.template is not None
