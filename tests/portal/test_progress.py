from __future__ import annotations

import io

from plugins.portal.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_one_line_that_is_written_over_and_taken_away() -> None:
    stream = Terminal()
    progress = Progress(stream)
    progress.step("Đọc và kiểm tra nội dung")
    progress.step("Xếp trang")
    progress.done()

    assert "\n" not in stream.getvalue()
    assert "\rXếp trang…" in stream.getvalue()
    assert stream.getvalue().endswith("\r")


def test_a_count_is_shown_now_and_then() -> None:
    stream = Terminal()
    progress = Progress(stream)
    for done in range(1000):
        progress.count("Dựng trang", done, 1000)

    assert stream.getvalue().count("\r") < 20


def test_a_file_sees_nothing() -> None:
    stream = io.StringIO()
    progress = Progress(stream)
    progress.step("Xếp trang")
    progress.done()

    assert stream.getvalue() == ""
