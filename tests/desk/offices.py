"""A portal with a quota, written into a folder, and the command line at work on it."""

from __future__ import annotations

from pathlib import Path

from plugins.desk.main import main
from tests.portal.trees import item, write
from tests.quota.making import PEOPLE, SITE, TWO_A_MONTH, UNITS

QUOTA = TWO_A_MONTH + "  - {id: quy, subject: person, people: [an], period: quarter, target: 1}\n"
NEWS = {
    "mot": item("Tin một", "2024-06-10", category="thi-dua", byline="[{person: an}]"),
    "hai": item("Tin hai", "2024-06-11", category="thi-dua", byline="[{person: an}, {person: cuong}]"),
    "ba": item("Tin ba", "2024-06-12", category="thi-dua"),
    "truoc": item("Tin trước", "2024-05-12", category="thi-dua", byline="[{person: cuong}]"),
}


def office(root: Path, **files: str) -> Path:
    """Write the portal under *root*, with *files* (path under `data/`) instead; return its content folder."""
    texts = {"site": SITE, "units": UNITS, "people": PEOPLE, "quota": QUOTA} | files
    written = {f"data/{name}.yaml": text for name, text in texts.items()}
    return write(root / "content", written | {f"news/{stem}.md": text for stem, text in NEWS.items()})


def run(content: Path, command: str, *words: str, at: str = "2024-07-01T08:00") -> int:
    """Run a command on *content* at the clock *at*."""
    return main([command, "--content", str(content), "--at", at, *words])
