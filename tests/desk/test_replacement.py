from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from plugins.desk.replacement import aside, replace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "thông báo.docx"
    file.write_bytes(b"old")
    return file


def test_a_file_is_replaced_and_nothing_lies_beside(file: Path) -> None:
    file.chmod(0o640)

    replace(file, b"new")

    assert file.read_bytes() == b"new"
    assert file.stat().st_mode & 0o777 == 0o640
    assert os.listdir(file.parent) == [file.name]


def test_folders_are_made(tmp_path: Path) -> None:
    replace(tmp_path / "a/b/c.csv", b"new")

    assert (tmp_path / "a/b/c.csv").read_bytes() == b"new"


def test_a_link_stays_one(file: Path) -> None:
    link = file.with_name("link")
    link.symlink_to(file.name)

    replace(link, b"new")

    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_pipe_is_written_to(file: Path) -> None:
    reading, writing = os.pipe()

    replace(Path(f"/dev/fd/{writing}"), b"new")

    os.close(writing)
    assert os.read(reading, 10) == b"new"
    os.close(reading)


def test_a_name_as_long_as_names_can_be(tmp_path: Path) -> None:
    file = tmp_path / ("đ" * 125 + ".docx")

    replace(file, b"new")

    assert file.read_bytes() == b"new"


def test_what_is_no_file_is_refused_by_its_own_name(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        replace(tmp_path, b"new")
    (tmp_path / "f").touch()
    with pytest.raises(OSError, match="/f"):
        replace(tmp_path / "f" / "g", b"new")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process that is killed")
def test_a_kill_leaves_the_old_file_and_the_next_command_what_the_kill_left(file: Path) -> None:
    child = os.fork()
    if not child:
        with aside(file, b"new"):
            os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    [left] = [path for path in file.parent.iterdir() if path != file]
    others = [file.with_name(f".{file.name}.{end}") for end in ("cũ.tmp", "1.tmp.txt")]
    for path in (left, *others):
        path.touch()
        os.utime(path, (1, 1))

    assert file.read_bytes() == b"old"
    replace(file, b"new")
    assert {*file.parent.iterdir()} == {file, *others}
