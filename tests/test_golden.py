"""The site of the good content is, byte for byte, the one that was reviewed."""

from __future__ import annotations

from pathlib import Path

from tests import golden_site


def test_the_site_is_the_golden_one(tmp_path: Path) -> None:
    """If the difference is meant: `make golden`, and review `git diff tests/golden`."""
    made, golden = golden_site.build(tmp_path / "o"), golden_site.kept(golden_site.GOLDEN)

    assert made.keys() == golden.keys()
    assert [name for name in made if made[name] != golden[name]] == []
