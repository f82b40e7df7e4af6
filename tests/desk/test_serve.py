from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from plugins.desk.main import main
from plugins.desk.serve import _place, serve
from plugins.desk.settings import Settings, read_settings
from plugins.publish.locks import lock
from tests.portal.trees import item, portal, snapshot, write

ROOT = Path(__file__).parent.parent.parent
DRAFT, TITLE = "/tin/2024/05/nhap/", "Tiêu đề bài nháp chưa ai được đọc"


class Serving:
    """A preview that runs in a process of its own, and a page that listens to it."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout
        said = process.stdout.readline()
        self.process = process
        self.port = int(said.partition("127.0.0.1:")[2].partition("/")[0])
        self._events = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        self._events.request("GET", "/.bangvang/events")
        self._told = self._events.getresponse()

    def hears(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """Return the next state that is *wanted*: one save may be more than one build on a busy machine."""
        while line := self._told.readline():
            assert line != b":\n", "nothing was told for a long time"
            if line.startswith(b"data: ") and wanted(state := json.loads(line[6:])):
                return state  # type: ignore[no-any-return]
        raise EOFError

    def shows(self, path: str) -> str:
        """Return the page at *path*."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request("GET", path)
        text = connection.getresponse().read().decode()
        connection.close()
        return text

    def ends(self) -> tuple[int, str, str]:
        """Press Ctrl+C and return the exit code and what was said."""
        self._told.close()
        self._events.close()
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=30)
        return self.process.returncode, out, err


@contextmanager
def serving(content: Path, cache: Path) -> Iterator[Serving]:
    command = [sys.executable, "-bb", "-m", "plugins.desk.entry", "serve", "--content", str(content), "--port", "0"]
    environment = {**os.environ, "BANGVANG_CACHE": str(cache)}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        try:
            yield Serving(process)
        finally:
            process.kill()


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process")
def test_a_save_is_seen_a_mistake_is_told_and_no_draft_goes_further(tmp_path: Path, monkeypatch) -> None:
    public = item("Tin đã đăng")
    content = portal(tmp_path / "content", {"tin": public, "nhap": item(TITLE, status="draft")})
    draft = content / "news/nhap.md"
    with serving(content, tmp_path / "cache") as preview:
        state = preview.hears(lambda told: told["site"] or told["wrong"])
        assert not state["wrong"]
        first = preview.shows(DRAFT)
        assert TITLE in first
        assert '<p class="unpublished unpublished--note">Bản nháp' in first
        assert '<strong class="unpublished">Bản nháp</strong>' in preview.shows("/tin/")
        assert "unpublished" not in preview.shows("/tin/2024/05/tin/")

        draft.write_text(item(f"{TITLE} lần hai", status="draft"), "utf-8")
        saved = preview.hears(lambda told: told["site"] != state["site"])
        assert f"{TITLE} lần hai" in preview.shows(DRAFT)

        draft.write_text(item(f"{TITLE} lần ba", status="nháp"), "utf-8")
        wrong = preview.hears(lambda told: told["wrong"])
        assert wrong["site"] == saved["site"]
        assert f"{content}/news/nhap.md</b>, dòng 6" in wrong["wrong"]
        assert f"{TITLE} lần hai" in preview.shows(DRAFT)

        draft.write_text(item(f"{TITLE} lần ba", status="review"), "utf-8")
        preview.hears(lambda told: told["site"] != saved["site"] and not told["wrong"])
        assert f"{TITLE} lần ba" in preview.shows(DRAFT)
        assert '<strong class="unpublished">Chờ duyệt</strong>' in preview.shows("/tin/")

        code, out, err = preview.ends()
    assert (code, err.splitlines()[-1]) == (0, "Đã dừng xem thử.")
    assert all(re.match(r"Đã dựng \d+ trang trong \d+,\d giây: \d+ tệp đổi\.$", line) for line in out.splitlines())
    assert f"{content}/news/nhap.md:6: S103 cột 9:" in err
    assert "Traceback" not in err

    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    assert main(["build", "--content", str(content), "--output", str(tmp_path / "output")]) == 0
    output = snapshot(tmp_path / "output")
    assert "tin/2024/05/tin/index.html" in output
    assert [path for path, data in output.items() if TITLE.encode() in data or "nhap" in path] == []


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="no SIGINT for one process")
def test_a_faulty_draft_is_told_in_its_place_and_the_rest_is_shown(tmp_path: Path) -> None:
    faulty = item("Bài <b>lỗi</b> & nháp", category="khong-co", body="[xem](khong-<co>.md)", status="draft")
    homeless = item("Bài nháp không rõ ngày", date="05/06/2026", status="review")
    content = portal(tmp_path / "content", {"tin": item("Tin đã đăng"), "nhap": faulty, "lac": homeless})
    with serving(content, tmp_path / "cache") as preview:
        state = preview.hears(lambda told: told["site"] or told["wrong"])
        assert not state["wrong"]
        page = preview.shows(DRAFT)
        assert "<h1>Bài &lt;b&gt;lỗi&lt;/b&gt; &amp; nháp</h1>" in page
        assert "news/nhap.md:5</b> · N103" in page
        assert "news/nhap.md:9</b> · B104" in page
        assert "khong-&lt;co&gt;.md" in page
        for address in ("/", "/tin/", "/tin/2024/05/lac/"):
            listed = preview.shows(address)
            assert f'<a class="link" href="{DRAFT}">' in listed
            assert "news/lac.md:3</b> · S111" in listed
        assert "Tin đã đăng" in preview.shows("/tin/2024/05/tin/")

        (content / "news/nhap.md").write_text(item("Bài nháp đã sửa", status="draft"), "utf-8")
        preview.hears(lambda told: told["site"] != state["site"])
        assert '<p class="unpublished unpublished--note">Bản nháp:' in preview.shows(DRAFT)
        assert "news/nhap.md" not in preview.shows("/tin/")

        code, _, err = preview.ends()
    assert code == 0
    assert f"{content}/news/nhap.md:5: N103 (nhắc)" in err


def test_nothing_but_serve_asks_for_a_preview() -> None:
    """A setting of that name in the file, or in another command, would publish drafts."""
    files = [*(ROOT / "plugins/desk").glob("*.py"), ROOT / "pelicanconf.py", ROOT / "publishconf.py"]

    assert [path.name for path in files if "BANGVANG_PREVIEW" in path.read_text("utf-8")] == ["serve.py"]


def settings_in(root: Path, **values: str) -> Settings:
    return Settings(file=root / "pelicanconf.py", values={**read_settings().values, **values})


@pytest.mark.parametrize("output", [".cache", ".cache/preview", ".cache/preview/site", ".cache/preview/site/tin", "."])
def test_a_preview_is_never_built_where_the_public_site_is(tmp_path: Path, monkeypatch, capsys, output: str) -> None:
    monkeypatch.delenv("BANGVANG_CACHE", raising=False)
    settings = settings_in(tmp_path, OUTPUT_PATH=output)

    assert serve(settings, portal(tmp_path / "content"), "content/", None, 0) == 1
    assert "không được nằm trong thư mục trang công khai" in capsys.readouterr().err
    assert not (tmp_path / ".cache").exists()


def test_a_port_that_is_taken_is_told_with_another(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        assert serve(settings_in(tmp_path), portal(tmp_path / "content"), "content/", None, port) == 1
    assert capsys.readouterr().err == (
        f"Cổng {port} đang có chương trình khác dùng; chọn cổng khác: bangvang serve --port 8010.\n"
    )


def test_two_previews_do_not_build_into_one_folder(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setenv("BANGVANG_CACHE", str(tmp_path / "cache"))
    held = write(tmp_path, {"cache/preview/x": ""}) / "cache/preview/serve.lock"
    with lock(held):
        assert serve(settings_in(tmp_path), portal(tmp_path / "content"), "content/", None, 0) == 1
    assert str(held) in capsys.readouterr().err


@pytest.mark.parametrize("port", ["", "x", "-1", "65536", "8000.0", "٣"])
def test_a_port_that_is_none_is_not_understood(tmp_path: Path, capsys, port: str) -> None:
    assert main(["serve", "--content", str(portal(tmp_path)), "--port", port]) == 2
    assert f"“{port}”" in capsys.readouterr().err


def raised(source: str, file: Path) -> Exception:
    """Return the exception that *source* raises, as if it stood in *file*."""
    with pytest.raises((ZeroDivisionError, SyntaxError)) as caught:
        exec(compile(source, str(file), "exec"))
    return caught.value


def test_a_fault_of_the_theme_or_the_settings_is_told_with_its_line(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    settings = settings_in(tmp_path, THEME="theme")
    template = tmp_path / "theme/templates/a.html"

    assert _place(raised("a = 1\n1 / 0", template), settings) == "theme/templates/a.html:2"
    assert _place(raised("a = 1\na b", settings.file), settings) == "pelicanconf.py:2"
    assert _place(raised("1 / 0", tmp_path / "plugins/a.py"), settings) == ""
