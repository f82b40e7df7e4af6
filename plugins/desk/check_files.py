"""`bangvang check FILE …`: what is wrong with a few files, soon enough for a text editor that asks on each save.

It tells what `bangvang check` would tell at the same places, but for what only the finished pages show.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from plugins.desk import problems
from plugins.desk.settings import Settings
from plugins.portal.content_tree import TEXTS, around, read_tree
from plugins.portal.keeping import Keeping
from plugins.portal.settings import BuildSettings
from plugins.portal.spot_check import spot_check
from plugins.problems import Problem


def check_files(
    settings: Settings, content: Path, shown: str, paths: Sequence[str], *, as_json: bool, strict: bool
) -> int:
    """Print what is wrong at *paths* in *content*, named *shown* in messages; return 0 if nothing, else 1.

    Texts are read by themselves, if the last build or check left what that takes; else the whole content is.
    """
    made_by = BuildSettings.of(settings.values)
    keeping = Keeping(cache=settings.cache, content=content, settings=made_by.keyed)
    found = None
    if all(path.startswith(TEXTS) for path in paths):
        found = spot_check(content, paths, made_by.markdown, keeping)
    if found is None:
        found = _of_all(settings, content, made_by, keeping, paths)
    fine = "\n".join(f"{shown}{path}: không có lỗi." for path in paths)
    return problems.report(found, shown, fine, as_json=as_json, strict=strict)


def _of_all(
    settings: Settings, content: Path, made_by: BuildSettings, keeping: Keeping, paths: Sequence[str]
) -> list[Problem]:
    """Return the problems at *paths* among those of the whole content."""
    from plugins.portal.intake import take_in  # here: with the pages, the features and the theme it takes as long again
    from plugins.portal.rendering import read_strings

    strings = read_strings(settings.theme)
    intake = take_in(read_tree(content), made_by.markdown, strings["vi"], settings.features(), keeping)
    intake.keep()
    return [problem for problem in intake.problems if problem.place.path in around(paths)]
