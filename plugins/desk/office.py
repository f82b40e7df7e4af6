"""What the editors' commands work on: the content read and checked, the quota and the roll at the clock."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from plugins.desk import problems
from plugins.desk.replacement import replace
from plugins.desk.settings import Settings
from plugins.honour_roll.model import Honours, Roll
from plugins.newsroom.drafts import as_warnings, stopping
from plugins.pages import Material, SiteUrl, Strings
from plugins.portal.content_tree import read_tree
from plugins.portal.intake import Intake, take_in
from plugins.portal.keeping import Keeping
from plugins.portal.rendering import read_strings
from plugins.portal.settings import BuildSettings
from plugins.quota.freezing import Frozen, Unfrozen, thaw
from plugins.quota.model import Quota, QuotaData
from plugins.quota.periods import PeriodName
from plugins.quota.report import report
from plugins.quota.statement import Statement
from plugins.registry import Registry


class Closed(Exception):
    """Raised when a command cannot do its work; the text says why, in Vietnamese, and may be empty if it is told."""


@dataclass(slots=True)
class Office:
    """The editors' desk on one clock. A frozen period is reported as it was frozen."""

    content: Path
    at: datetime
    registry: Registry
    quota: Quota
    roll: Roll
    material: Material
    intake: Intake
    strings: dict[str, Strings]
    _statements: dict[str, Statement] = field(default_factory=dict)

    def statement(self, name: PeriodName) -> Statement:
        """Return the statement of a period: the frozen one if it was frozen, else counted now."""
        if name.id not in self._statements:
            frozen = self.frozen(name)
            self._statements[name.id] = frozen.statement if frozen else self.counted(name)
        return self._statements[name.id]

    def counted(self, name: PeriodName) -> Statement:
        """Return the statement of a period as it would be counted now."""
        return report(self.quota, self.registry, name, self.at.date())

    def frozen(self, name: PeriodName) -> Frozen | None:
        """Return the period as it was frozen, if it was; raise Closed if its file is not as it was written."""
        file = self.ledger_file(name)
        if not file.exists():
            return None
        try:
            return thaw(file.read_text("utf-8"))
        except (Unfrozen, UnicodeDecodeError, OSError) as error:
            said = error if isinstance(error, Unfrozen) else "tệp chốt kỳ không đọc được"
            raise Closed(f"{file}: {said}; lấy lại tệp gốc, hoặc chốt lại kỳ bằng freeze --again.") from None

    def ledger_file(self, name: PeriodName) -> Path:
        """Return the file of a frozen period: in `ledger/` beside the content."""
        return self.content.resolve().parent / "ledger" / f"{name.id}.json"


def open_office(settings: Settings, content: Path, shown: str, at: datetime, *, as_json: bool) -> Office:
    """Return the desk of the folder *content*; raise Closed if its content has errors, which are told."""
    strings = read_strings(settings.theme)
    features = settings.features()
    made_by = BuildSettings.of(settings.values)
    keeping = Keeping(cache=settings.cache, content=content, settings=made_by.keyed)
    intake = take_in(read_tree(content), made_by.markdown, strings["vi"], features, keeping)
    intake.keep()
    if stopping(intake.problems, intake.faults):
        told = as_warnings(intake.problems, intake.faults, is_built=False)
        if as_json:
            print(problems.document(told, shown))
        else:
            problems.tell(told, shown)
        raise Closed("")
    for of_draft in intake.faults.values():
        problems.tell(as_warnings(of_draft, intake.faults), shown)
    data, honours = intake.models.get("quota"), intake.models.get("honour_roll")
    if not isinstance(data, QuotaData) or not isinstance(honours, Honours):
        raise Closed("Lệnh này cần plugins.honour_roll và plugins.quota trong PLUGINS của pelicanconf.py.")
    edition = intake.newsroom.edition(at)
    material = Material(
        registry=intake.registry,
        edition=edition,
        site=SiteUrl(intake.registry.site.siteurl),
        strings=strings["vi"],
    )
    return Office(
        content=content,
        at=at,
        registry=intake.registry,
        quota=data.on(edition),
        roll=honours.roll(edition),
        material=material,
        intake=intake,
        strings=strings,
    )


def at_desk(work: Callable[[], int], *, as_json: bool) -> int:
    """Return the exit code of *work*; of what it cannot do, say so and return 1."""
    try:
        return work()
    except Closed as closed:
        if text := str(closed):
            print(problems.failure(text) if as_json else text, file=sys.stdout if as_json else sys.stderr)
        return 1


def write(file: Path, data: bytes) -> None:
    """Write what an editor asked for, whole or not at all; raise Closed if the computer cannot."""
    try:
        replace(file, data)
    except OSError as error:
        raise Closed(f"Không ghi được {file} ({error.strerror}).") from None


def done(json_wanted: bool, file: Path, words: str) -> None:
    """Say that *file* was written: in *words*, or as one JSON document."""
    print(json.dumps({"written": [str(file)]}, ensure_ascii=False) if json_wanted else words)
