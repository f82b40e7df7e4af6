"""The manifest crosses to the other process whole, or not at all."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.publish import Manifest, PrivateText
from tests.publish.sites import QUICK

texts = st.lists(st.text(), max_size=3).map(tuple)
privates = st.builds(PrivateText, path=st.text(), texts=texts, addresses=texts)
manifests = st.builds(
    Manifest,
    files=texts,
    siteurl=st.text(),
    private=st.lists(privates, max_size=3).map(tuple),
    public_sources=texts,
    public_texts=texts,
    as_is=texts,
)


@QUICK
@given(manifests)
def test_json_gives_the_same_manifest_back(manifest: Manifest) -> None:
    assert Manifest.from_json(manifest.to_json()) == manifest


def test_files_are_sorted_and_stand_once() -> None:
    assert Manifest(files=("b", "a", "b"), siteurl="https://x").files == ("a", "b")


GOOD = json.loads(Manifest(files=("a",), siteurl="https://x").to_json())


@pytest.mark.parametrize(
    "document",
    [
        pytest.param("", id="nothing"),
        pytest.param("[]", id="a list"),
        pytest.param("{}", id="no keys"),
        pytest.param(json.dumps({**GOOD, "more": 1}), id="a key too many"),
        pytest.param(json.dumps({**GOOD, "files": "index.html"}), id="files as one text"),
        pytest.param(json.dumps({**GOOD, "files": [1]}), id="a number for a file"),
        pytest.param(json.dumps({**GOOD, "as_is": None}), id="no owner's files at all"),
        pytest.param(json.dumps({**GOOD, "private": [{"path": "x"}]}), id="a private text without texts"),
        pytest.param(json.dumps(GOOD)[:-1], id="cut off"),
        pytest.param(json.dumps(GOOD) * 2, id="two documents"),
    ],
)
def test_anything_else_is_no_manifest(document: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says: nobody reads on
        Manifest.from_json(document)
