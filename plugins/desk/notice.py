"""`bangvang notice`: the notice of a period's results, ready to be signed, as a .docx."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from plugins.desk.office import Office, done, write
from plugins.desk.quota import current
from plugins.quota.notice import notice as of_statement
from plugins.quota.periods import PeriodName


def notice(office: Office, name: PeriodName | None, arguments: argparse.Namespace, signed: date | None) -> int:
    """Write the notice of the period *name*, that of the period before today's if None; return 0."""
    name = name or current(office).previous
    facts, registry, today = office.quota.file.notice, office.registry, office.at.date()
    unit = registry.units[registry.site.unit]
    parent = registry.units[unit.parent].name_on(today).name if unit.parent else None
    written = of_statement(
        office.statement(name),
        facts,
        agency=facts.agency or unit.name_on(today).name,
        parent_agency=facts.parent_agency or parent,
        place=arguments.place or facts.place or "……",
        number=arguments.number,
        signed=signed or today,
        signer_role=arguments.signer_role or facts.signer_role,
        signer=arguments.signer or facts.signer,
        portal=registry.site.name,
    )
    file = Path(arguments.output)
    write(file, written)
    done(arguments.json, file, f"Đã soạn thông báo kỳ {name.id} vào {file}.")
    return 0
