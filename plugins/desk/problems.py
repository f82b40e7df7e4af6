"""How problems are told: one a line for people, one JSON document for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import TextIO

from plugins.problems import errors
from plugins.registry import Problem


def tell(problems: Sequence[Problem], prefix: str, stream: TextIO | None = None) -> None:
    """Print *problems*, a line each, and how many there are; *prefix* is the content folder as it was named."""
    for problem in problems:
        print(problem.line(problem.prefix(prefix)), file=stream or sys.stderr)
    grave = len(errors(problems))
    print(f"{grave} lỗi, {len(problems) - grave} nhắc nhở.", file=stream or sys.stderr)


def report(problems: Sequence[Problem], prefix: str, fine: str, *, as_json: bool, strict: bool) -> int:
    """Print what a check has found, or *fine*; return the exit code: 1 for errors, if *strict* for warnings too."""
    if as_json:
        print(document(problems, prefix))
    elif problems:
        tell(problems, prefix)
    else:
        print(fine)
    return 1 if errors(problems) or (strict and problems) else 0


def document(problems: Sequence[Problem], prefix: str) -> str:
    """Return *problems* as one JSON document."""
    grave = len(errors(problems))
    told = [problem.as_json(problem.prefix(prefix)) for problem in problems]
    counts = {"errors": grave, "warnings": len(problems) - grave}
    return json.dumps({"problems": told, "counts": counts}, ensure_ascii=False, indent=2)


def failure(message: str) -> str:
    """Return as one JSON document why a command could not do its work, beyond what the content is to blame for."""
    return json.dumps({"problems": [], "counts": {"errors": 1, "warnings": 0}, "error": message}, ensure_ascii=False)
