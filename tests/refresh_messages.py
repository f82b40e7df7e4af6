"""Write anew what `tests/data/broken` must be told: `python -m tests.refresh_messages`.

Review the difference like code: a message that went is a mistake that nobody is told of any more.
"""

from __future__ import annotations

from pathlib import Path

from tests.conftest import DATA, read_content

BROKEN = DATA / "broken"
MESSAGES = BROKEN / "messages.txt"


def messages(content: Path) -> str:
    """Return every problem of *content*, one a line."""
    _, _, problems = read_content(content)
    return "".join(problem.line("content/") + "\n" for problem in problems)


if __name__ == "__main__":
    MESSAGES.write_text(messages(BROKEN), encoding="utf-8")
