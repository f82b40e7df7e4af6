"""The fingerprint of the code: another for any other code, and for nothing else."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from plugins.freshness import fingerprints as module
from tests.portal.trees import write


def code() -> bytes:
    """Return the fingerprint, as another process would: one works it out once."""
    return module.code.__wrapped__()


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = write(tmp_path / "plugins", {"a.py": b"one", "part/b.py": b"two"})
    write(tmp_path / "site-packages", {"jinja2-3.1.dist-info/METADATA": b""})
    monkeypatch.setattr(module, "_OURS", root)
    monkeypatch.setattr(module.sysconfig, "get_paths", lambda: {"purelib": str(tmp_path / "site-packages")})
    return root


def test_code_that_does_not_change_keeps_its_fingerprint(ours: Path) -> None:
    before = code()
    os.utime(ours / "a.py")
    write(ours, {"__pycache__/a.pyc": b"compiled", "part/notes.txt": b"said"})

    assert code() == before


@pytest.mark.parametrize(
    "files",
    [
        {"plugins/a.py": b"ONE"},
        {"plugins/part/c.py": b""},
        {"site-packages/msgspec-0.19.dist-info/METADATA": b""},
    ],
)
def test_other_code_has_another(ours: Path, files: dict[str, str | bytes]) -> None:
    before = code()
    write(ours.parent, files)

    assert code() != before


def test_what_moves_from_file_to_file_is_other_code(ours: Path) -> None:
    before = code()
    write(ours, {"a.py": b"two", "part/b.py": b"one"})

    assert code() != before


def test_another_python_is_other_code(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ours
    before = code()
    monkeypatch.setattr(module.sys, "version", "4.0")

    assert code() != before


def test_packages_that_cannot_be_listed_are_none(ours: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module.sysconfig, "get_paths", lambda: {"purelib": str(ours / "not there")})

    assert len(code()) == 32
