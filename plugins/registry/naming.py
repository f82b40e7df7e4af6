"""What a person is called: the one place that decides who is named, where, and by which name.

Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15: who is not public is named only where they sign their own work, and where a
decision lists them, for that is public by law.
"""

from __future__ import annotations

from typing import Literal

from plugins.registry.people import Person

Where = Literal["page", "byline", "decision"]
"""`byline`: a credit for a work. `decision`: a list of those on whom a decision confers an award, or from whom it takes
one away. `page`: anywhere else that a person may stand."""


def name_in(where: Where, person: Person, written: str | None = None) -> str | None:
    """Return what *person* is called in *where*; None if not at all.

    *written* is how they are named there, None if by their id. Of somebody who is public it makes no difference: one
    person of two names is one. Of anybody else it is all that is said: a pen name stays a pen name.
    """
    if person.public:
        return person.name
    if where == "page":
        return None
    return written or person.name
