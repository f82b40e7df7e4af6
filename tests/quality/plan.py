"""What the gate of quality looks at: sites built aside, which template made each page, the headers to serve them with.

`python -m tests.quality.plan FOLDER` builds the sites into FOLDER and writes `plan.json` beside them; `quality/run.mjs`
reads it. A page is told with its template so that one page of each kind can be chosen whatever the addresses are.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

from plugins.desk.main import main as bangvang
from plugins.portal.engine import make
from plugins.publish.headers import HEADERS
from plugins.quota.desk_pages import AWARDS, INDEX, PAST
from tests import golden_site
from tests.theme.components_site import write_components

ROOT = Path(__file__).parent.parent.parent
SAMPLE_AT = "2026-11-22T08:00"  # a day on which the sample has everything: what is under way, and what is of tomorrow

DESK_TEMPLATES = {INDEX: "desk/index.html", PAST: "desk/past.html", AWARDS: "desk/awards.html"}


def write_plan(folder: Path) -> None:
    """Build every site into *folder* and write what there is to look at."""
    folder.mkdir(parents=True, exist_ok=True)
    good = ROOT / "tests" / "data" / "good"
    sites = [
        {"name": "sample", "folder": "sample", "pages": portal(ROOT / "content", folder / "sample", SAMPLE_AT)},
        {"name": "golden", "folder": "golden", "pages": portal(good, folder / "golden", golden_site.AT)},
        {"name": "desk", "folder": "desk", "pages": desk(folder / "desk")},
        {"name": "components", "folder": "components", "pages": components(folder / "components")},
    ]
    plan = {"headers": dict(HEADERS), "sites": sites}
    (folder / "plan.json").write_text(json.dumps(plan, ensure_ascii=False, indent=1), "utf-8")


def portal(content: Path, output: Path, at: str) -> list[dict[str, Any]]:
    """Build the portal of *content* as readers get it, and return its pages."""
    build = make(ROOT / "pelicanconf.py", {"PATH": str(content), "OUTPUT_PATH": str(output), "BANGVANG_AT": at})
    site = build._site
    assert site is not None, "a finished build has laid out its site"
    pages = [page for page in site.pages if page.path.endswith(".html")]
    return [told(output / page.path, page.address, page.template, page.listed) for page in pages]


def desk(output: Path) -> list[dict[str, Any]]:
    """Write the editors' desk of the sample and return its pages."""
    code = bangvang(["desk", "--content", str(ROOT / "content"), "--output", str(output), "--at", SAMPLE_AT])
    assert code == 0, "the sample has a desk"
    files = sorted(output.glob("*.html"))
    return [told(file, f"/{file.name}", DESK_TEMPLATES.get(file.name, "desk/works.html"), False) for file in files]


def components(output: Path) -> list[dict[str, Any]]:
    """Write the page of all components and return it."""
    shutil.rmtree(output, ignore_errors=True)
    write_components(output)
    return [told(output / "index.html", "/", "components", False)]


def told(file: Path, address: str, template: str, listed: bool) -> dict[str, Any]:
    return {"address": address, "template": template, "listed": listed, "bytes": file.stat().st_size}


if __name__ == "__main__":
    write_plan(Path(sys.argv[1]).absolute())
