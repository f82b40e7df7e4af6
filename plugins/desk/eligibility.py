"""`bangvang eligibility`: who of those put forward in a year meets what is asked, and what is missing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from plugins.desk.office import Office
from plugins.quota.eligibility import VERDICTS, Candidate, as_json
from plugins.quota.eligibility import eligibility as of_year
from plugins.registry.choices import MEANINGS

_MARKS = {True: "+", False: "-", None: "?"}


def eligibility(office: Office, year: int, *, json_wanted: bool) -> int:
    """Print the candidates of *year* with their reasons; return 0: it advises, and refuses nobody."""
    candidates = of_year(year, office.roll, office.quota.file, office.statement, office.material)
    if json_wanted:
        print(json.dumps(as_json(year, candidates), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_told(year, candidates)))
    return 0


def _told(year: int, candidates: tuple[Candidate, ...]) -> Iterator[str]:
    if not candidates:
        yield f"Năm {year} chưa có ai được đăng ký, đề nghị hay khen thưởng."
        return
    award = ""
    for one in candidates:
        if one.award != award:
            award = one.award
            yield f"\n{award}"
        yield f"  [{VERDICTS[one.verdict]}] {one.name} ({MEANINGS[one.status]})"
        for reason in one.reasons:
            evidence = f" [{'; '.join(reason.evidence)}]" if reason.evidence and reason.kind != "quota" else ""
            yield f"      {_MARKS[reason.met]} {reason.text}{evidence}"
    counts = {verdict: sum(one.verdict == verdict for one in candidates) for verdict in VERDICTS}
    yield ""
    yield ", ".join(f"{counts[verdict]} {words}" for verdict, words in VERDICTS.items()) + "."
    yield "Kết quả để tham khảo; không làm đổi tình trạng của hồ sơ nào."
