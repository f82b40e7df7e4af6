"""What tests of freshness share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.freshness.reading_desk import Desk, desk_in


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A content folder that was taken in."""
    return desk_in(tmp_path, monkeypatch)
