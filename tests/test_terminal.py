"""Whatever the terminal can show, a command ends as it would on any other."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from plugins.terminal import escaped, nearest
from tests.conftest import DATA
from tests.portal.trees import ROOT, item, picture, portal, without_cards

ENCODINGS = ["ascii", "ascii:strict", "latin-1", "cp1252", "cp1258", "cp437", "koi8-r", "utf-16", "utf-8"]


@pytest.mark.parametrize(
    ("encoding", "text", "shown"),
    [
        ("ascii", "Đã dựng 3 trang…", "Da dung 3 trang..."),
        ("ascii", "“Bài” – 2×", '"Bai" - 2x'),
        ("cp1252", "Đã dựng", "Dã dung"),
        ("cp1258", "Đã dựng", "Đa\u0303 dư\u0323ng"),
        ("cp1258", "ậ", "â\u0323"),
        ("ascii", "漢\U0001f389\udcff", "???"),
    ],
)
def test_letters_that_cannot_be_shown_become_the_nearest(encoding: str, text: str, shown: str) -> None:
    written = "".join(char if char.isascii() else nearest(char, encoding) for char in text)

    assert written == shown
    written.encode(encoding)


@pytest.mark.parametrize("text", ["Đã dựng", "\U0001f389", "\udcff"])
def test_in_json_they_are_escaped(text: str) -> None:
    assert json.loads(f'"{escaped(text, "ascii")}"') == text


def run(arguments: list[str], encoding: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-bb", "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    without_cards(tmp_path, monkeypatch)
    portal(tmp_path / "content", {"tháng-năm/mot": item("Tin ậ")})
    return tmp_path


# Two builds each: of encodings that lack letters in the same way, `make faults` tries the rest.
BRIEF = {"ascii:strict", "utf-16", "utf-8"}


@pytest.mark.parametrize(
    "encoding", [pytest.param(one, marks=() if one in BRIEF else pytest.mark.faults) for one in ENCODINGS]
)
def test_a_build_succeeds_and_says_so(folder: Path, encoding: str) -> None:
    for _ in ("anew", "with nothing to do"):
        done = run(["plugins.desk.entry", "build"], encoding, folder)

        assert (done.returncode, done.stderr) == (0, b"")
        said = done.stdout.decode(encoding.partition(":")[0])
        assert " trang t" in said
        assert said.endswith(".\n")


@pytest.mark.parametrize("encoding", [pytest.param("ascii", marks=pytest.mark.faults), "cp1258"])
@pytest.mark.parametrize(
    "command", ["check", "check news/tháng-năm/mot.md", "quota", "codes", "schema", "build --help", "x"]
)
def test_no_command_ends_in_a_traceback(folder: Path, encoding: str, command: str) -> None:
    arguments = [word if "/" not in word else f"content/{word}" for word in command.split()]
    if command in ("codes", "schema"):
        arguments += ["--output", str(folder / "được/a.md")]
    done = run(["plugins.desk.entry", *arguments], encoding, folder)

    assert b"Traceback" not in done.stderr
    assert done.returncode == {"quota": 1, "x": 2}.get(command, 0)
    (done.stdout + done.stderr).decode(encoding)


@pytest.mark.parametrize("encoding", [pytest.param("ascii", marks=pytest.mark.faults), "cp1258", "utf-8"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_json_stays_whole(folder: Path, encoding: str, command: str) -> None:
    portal(folder / "content", {"tháng-năm/mot": item("Tin", status="xong")} if command != "build" else {})
    done = run(["plugins.desk.entry", command, "--json"], encoding, folder)
    told = json.loads(done.stdout.decode(encoding))

    if command == "check":
        assert told["problems"][0]["path"] == "content/news/tháng-năm/mot.md"
        assert "giá trị “xong” không dùng được" in told["problems"][0]["message"]


@pytest.mark.parametrize("command", ["quota", "eligibility --year 2024"])
def test_what_editors_ask_for_stays_whole(folder: Path, command: str) -> None:
    arguments = [*command.split(), "--json", "--content", str(DATA / "good"), "--at", "2025-01-01T08:00"]
    plain, old = (run(["plugins.desk.entry", *arguments], encoding, folder) for encoding in ("utf-8", "ascii"))

    assert json.loads(old.stdout) == json.loads(plain.stdout)
    assert plain.stdout.decode() != old.stdout.decode()


@pytest.mark.parametrize("encoding", ["ascii", pytest.param("cp1258", marks=pytest.mark.faults)])
def test_pelican_says_it_too(folder: Path, encoding: str) -> None:
    done = run(["pelican", "content", "-o", "output", "-s", "pelicanconf.py"], encoding, folder)

    assert (done.returncode, done.stderr) == (0, b"")
    assert b" trang t" in done.stdout


@pytest.mark.skipif(not shutil.which("localedef"), reason="no locale can be made")
def test_in_an_old_locale_names_of_files_are_what_they_are(folder: Path) -> None:
    """Names are bytes; read in ISO-8859-1, a picture is not what an article refers to."""
    made = ["localedef", "-i", "en_US", "-f", "ISO-8859-1", str(folder / "locales/en_US.ISO-8859-1")]
    (folder / "locales").mkdir()
    if subprocess.run(made, capture_output=True, check=False).returncode:
        pytest.skip("no locale can be made")
    picture(folder / "content/images/Đảng bộ.jpg", (640, 480))
    portal(folder / "content", {"anh": item(body='![Ảnh](../images/Đảng bộ.jpg "Chú thích")')})
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    environment |= {"LOCPATH": str(folder / "locales"), "LC_ALL": "en_US.ISO-8859-1", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "plugins.desk.entry", "build"]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("latin-1").startswith("Dã dung ")


PRINTING = """
import sys
from plugins.terminal import finish, prepare
prepare()
opened = open(sys.argv[1], "w")
for number in range(2000): print("một dòng khá dài, để đầy bộ đệm", number)
print("lời nhắc", file=sys.stderr)
print(opened.fileno() > 2, file=opened, flush=True)
finish(int(sys.argv[2]))
"""


@pytest.mark.skipif(os.name == "nt", reason="the streams are a shell's")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    ("streams", "code", "ended"),
    [
        pytest.param("| head -1", 0, 0, id="a reader who has enough"),
        pytest.param("| head -1", 1, 1, id="a reader who has enough of errors"),
        pytest.param("2>&1 | head -1", 1, 1, id="of both streams"),
        pytest.param(">&-", 0, 0, id="standard output closed"),
        pytest.param("2>&- <&-", 1, 1, id="the others closed"),
        pytest.param(">&- 2>&- <&-", 0, 0, id="all closed"),
        pytest.param("> /dev/full", 0, 1, id="a full disk"),
        pytest.param("> /dev/full 2>&1", 1, 1, id="a full disk for both"),
        pytest.param("2> /dev/full > /dev/null", 0, 0, id="a full disk for messages"),
    ],
)
def test_whoever_listens_a_command_ends_as_it_would(
    tmp_path: Path, streams: str, code: int, ended: int, unbuffered: str
) -> None:
    shell = f'"$0" -c "$1" "$2" {code} {streams}; echo "${{PIPESTATUS[0]}}" > "$3"'
    done = subprocess.run(
        ["bash", "-c", shell, sys.executable, PRINTING, str(tmp_path / "file"), str(tmp_path / "code")],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        capture_output=True,
        text=True,
        check=True,
    )

    assert (tmp_path / "code").read_text() == f"{ended}\n"
    assert (tmp_path / "file").read_text() == "True\n", "a file of ours is no standard stream"
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    if streams == "> /dev/full":
        assert done.stderr.splitlines()[-1].startswith("Không ghi được những gì lệnh này in ra")
