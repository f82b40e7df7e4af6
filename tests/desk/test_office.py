"""What all commands of the editors have in common."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from plugins.desk.office import Closed, at_desk, open_office
from plugins.desk.settings import Settings, read_settings
from plugins.quota.periods import named
from plugins.registry.shapes import ZONE
from tests.desk.offices import office
from tests.portal.trees import item

AT = datetime(2024, 7, 1, 8, tzinfo=ZONE)
JUNE = named("2024-06")


def opened(content: Path, settings: Settings | None = None, *, as_json: bool = False):
    return open_office(settings or read_settings(), content, f"{content}/", AT, as_json=as_json)


def test_it_knows_what_is_public_at_the_clock(tmp_path: Path) -> None:
    found = opened(office(tmp_path))

    assert [item.title for item in found.quota.items] == ["Tin trước", "Tin một", "Tin hai", "Tin ba"]
    assert found.roll.standings == ()
    assert found.material.today == AT.date()


def test_a_statement_is_counted_once(tmp_path: Path) -> None:
    found = opened(office(tmp_path))

    assert found.statement(JUNE) is found.statement(JUNE)
    assert found.statement(JUNE) == found.counted(JUNE)
    assert found.frozen(JUNE) is None


def test_the_ledger_lies_beside_the_content_and_not_in_it(tmp_path: Path) -> None:
    """What lies in content/ may be published."""
    content = office(tmp_path)

    assert opened(content).ledger_file(JUNE) == tmp_path.resolve() / "ledger/2024-06.json"


@pytest.mark.parametrize("as_json", [False, True], ids=["text", "JSON"])
def test_wrong_content_is_told_and_nothing_is_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    content = office(tmp_path)
    (content / "news/sai.md").write_text(item(units="[ha-tin]", category="thi-dua"), "utf-8")

    assert at_desk(lambda: opened(content, as_json=as_json) is None, as_json=as_json) == 1
    out, err = capsys.readouterr()
    assert ("R101" in out) is as_json
    assert ("R101" in err) is not as_json
    if as_json:
        assert json.loads(out)["counts"]["errors"] == 1


@pytest.mark.parametrize("missing", ["plugins.quota", "plugins.honour_roll"])
def test_it_needs_the_quota_and_the_honour_roll(tmp_path: Path, monkeypatch, missing: str) -> None:
    settings = read_settings()
    monkeypatch.setattr(
        Settings,
        "features",
        lambda self: [f for f in _features(settings) if not type(f).__module__.startswith(missing)],
    )

    with pytest.raises(Closed, match="PLUGINS"):
        opened(office(tmp_path))


_features = Settings.features


def test_a_frozen_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    found = opened(office(tmp_path))
    found.ledger_file(JUNE).mkdir(parents=True)

    with pytest.raises(Closed, match="không đọc được"):
        found.statement(JUNE)
