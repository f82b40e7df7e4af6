"""The golden site: what the small good content becomes, file by file, kept in `tests/golden` and reviewed as code.

`make golden` writes it anew; `git diff tests/golden` then shows what readers will see differently.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from plugins.desk.main import main

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
AT = "2025-08-01T08:00"
NOT_KEPT = ("theme/", "anh/")  # copied as they are, or made by Pillow, whose next version may make other bytes


def build(output: Path) -> dict[str, bytes]:
    """Build the good content into *output* and return the files that are kept."""
    code = main(["build", "--content", str(HERE / "data" / "good"), "--output", str(output), "--at", AT])
    assert code == 0, "the good content is good"
    return kept(output)


def kept(folder: Path) -> dict[str, bytes]:
    """Return the files of *folder* that are compared, by path."""
    files = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {name: path.read_bytes() for name, path in files.items() if not name.startswith(NOT_KEPT)}


def refresh() -> int:
    """Write the golden site anew."""
    with TemporaryDirectory() as folder:
        site = build(Path(folder) / "site")
    shutil.rmtree(GOLDEN, ignore_errors=True)
    for name, data in site.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_bytes(data)
    return 0


if __name__ == "__main__":
    sys.exit(refresh())
