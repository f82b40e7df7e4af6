"""`bangvang freeze`: close a period for good, so that later edits change no verdict."""

from __future__ import annotations

from plugins.desk.office import Closed, Office, done, write
from plugins.quota.freezing import freeze as frozen_text
from plugins.quota.periods import PeriodName
from plugins.registry.registry import vietnamese_day


def freeze(office: Office, name: PeriodName, *, again: bool, json_wanted: bool) -> int:
    """Write the statement of a period that is over into its file; refuse a period that goes on or was frozen."""
    statement = office.counted(name)
    if not statement.rules:
        raise Closed(f"Không có chỉ tiêu nào áp dụng cho kỳ {name.id}.")
    if not statement.closed:
        raise Closed(f"Kỳ {name.id} đến hết ngày {vietnamese_day(statement.end)} mới kết thúc, chưa chốt được.")
    file = office.ledger_file(name)
    if file.exists() and not again:
        raise Closed(f"Kỳ {name.id} đã chốt ({file}). Muốn chốt lại thì thêm --again.")
    write(file, frozen_text(statement, office.at.replace(microsecond=0)).encode())
    done(json_wanted, file, f"Đã chốt kỳ {name.id} vào {file}.")
    return 0
