"""Law 1 of people: who is not public is named by bylines and decisions alone, whatever the place and the spelling.

`make laws` tries ten thousand portals as pages, and a hundred as whole builds.
"""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from datetime import datetime
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from PIL import Image

import plugins
from plugins.desk.main import main
from plugins.freshness.values import encode
from plugins.honour_roll import HonourRoll
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import take_in
from plugins.portal.site import Site, lay_out
from plugins.quota.feature import NewsQuota
from plugins.registry.shapes import ZONE
from tests.pages.making import MARKDOWN, strings
from tests.portal.hidden_people import DAY, PUBLIC, HiddenPortal, Places
from tests.portal.trees import snapshot, without_cards, write

_LONG = settings.get_profile("suite").max_examples < settings.default.max_examples
PARTS = 20 if _LONG else 1  # that several processes can share
PAGES, BUILDS = (settings.default.max_examples // PARTS, 5) if _LONG else (12, 2)
PHASES = (Phase.explicit, Phase.generate)  # a seed cannot be made simpler
seeds = st.integers(0, 2**32)


def _with_pictures(files: dict[str, str | bytes]) -> dict[str, str | bytes]:
    data = BytesIO()
    Image.new("RGB", (40, 50), (140, 20, 30)).save(data, "JPEG")
    return {path: data.getvalue() if path.endswith(".jpg") else content for path, content in files.items()}


def _laid_out(portal: HiddenPortal, root: Path) -> Site:
    features = [HonourRoll(), NewsQuota()]
    content = write(root, _with_pictures(portal.files))
    intake = take_in(read_tree(content), MARKDOWN, strings()["vi"], features)
    return lay_out(intake, datetime.fromisoformat(f"{DAY}T12:00").replace(tzinfo=ZONE), "", strings(), features)


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=PAGES, phases=PHASES)
@given(seed=seeds)
def test_pages_name_nobody_who_is_not_public(part: int, seed: int) -> None:
    del part
    portal = Places(Random(seed)).portal_of_all()
    with TemporaryDirectory() as folder:
        site = _laid_out(portal, Path(folder))
        pages = {page.path: encode(page.view).decode() for page in site.pages}
        frames = [encode(view).decode() for view in site.chrome.values()]

    assert [leak for path, text in pages.items() for leak in portal.leaks(path, text)] == []
    assert [leak for text in frames for leak in portal.leaks("frame", text)] == []
    assert not site.pictures.prints


@pytest.mark.parametrize("part", range(PARTS))
@settings(max_examples=BUILDS, phases=PHASES)
@given(seed=seeds, everywhere=st.booleans())
def test_no_byte_names_who_is_not_public(part: int, seed: int, everywhere: bool) -> None:
    """A whole build, by the command: pages, linked data, feeds, open data, sitemaps, names of files and folders."""
    del part
    portal = Places(Random(seed), everywhere=everywhere).portal_of_all()
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        root = Path(folder)
        without_cards(root, patch)
        write(root / "content", _with_pictures(portal.files))
        assert main(["build", "--at", f"{DAY}T12:00"]) == 0
        written = snapshot(root / "output")

    found = [leak for path, data in written.items() for leak in portal.leaks(path, data.decode("utf-8", "replace"))]
    assert found == []
    assert any(PUBLIC[1].encode() in data for data in written.values()), "whoever is public stays named"


def test_every_place_that_can_hold_a_person_is_walked() -> None:
    """A new field with a person in it has to be written by `Places`, too."""
    found = set()
    for module in pkgutil.walk_packages(plugins.__path__, "plugins."):
        if module.name.endswith(("__main__", ".gate")):
            continue
        for one in vars(importlib.import_module(module.name)).values():
            if isinstance(one, type) and dataclasses.is_dataclass(one):
                found |= {f"{one.__name__}.{f.name}" for f in dataclasses.fields(one) if _holds_a_person(str(f.type))}

    assert found == {
        "Supervisor.person",  # of a group
        "FrontMatter.people",
        "BylineEntry.person",
        "FrontMatter.byline",  # and, by its name alone, `BylineEntry.name`
        "ExternalItem.byline",
        "AwardLine.people",
        "Author.person",  # of an initiative
        "Exemption.person",
        "QuotaRule.people",
    }


def _holds_a_person(annotation: str) -> bool:
    return any(word in annotation for word in ("PersonRef", "PersonOrOutside", "PersonName", "Kind.PERSON", "Maker"))
