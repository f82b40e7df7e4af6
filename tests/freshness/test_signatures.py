"""Signatures: what the file system says, and when that can be trusted."""

from __future__ import annotations

import os
from pathlib import Path

from plugins.freshness.signatures import MARGIN, Signature, signature


def test_time_size_and_file_are_in_it(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"abc")
    os.utime(file, ns=(1, 1_600_000_000_123_456_789))

    assert signature(file.stat()) == (1_600_000_000_123_456_789, 3, file.stat().st_ino)


def test_another_file_of_the_same_time_and_size_is_another(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"abc")
        os.utime(tmp_path / name, ns=(1, 1_600_000_000_000_000_000))

    assert signature((tmp_path / "one").stat()) != signature((tmp_path / "two").stat())


def test_what_changed_just_before_may_change_again_unseen() -> None:
    started = 10 * MARGIN

    assert Signature(started - MARGIN - 1, 1, 1).is_older_than(started)
    assert not Signature(started - MARGIN, 1, 1).is_older_than(started)
    assert not Signature(started + 1, 1, 1).is_older_than(started)
