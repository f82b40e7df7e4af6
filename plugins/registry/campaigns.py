"""Campaigns: movements (phong trào), drives (cuộc vận động) and contests (cuộc thi). Mottos are none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from plugins.registry.references import CampaignRef, UnitRef
from plugins.registry.shapes import ALWAYS, STRICT, Id, Text, Texts, Validity
from plugins.registry.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """A campaign with its period, open where nothing is known."""

    __pydantic_config__ = STRICT

    id: Id
    kind: Literal["movement", "drive", "contest"]
    name: Text
    aliases: Texts = ()
    launched_by: UnitRef | None = None
    period: Validity = ALWAYS
    parent: CampaignRef | None = None
    source: Source | None = None

    @property
    def label(self) -> str:
        """Return its name."""
        return self.name

    def has_begun(self, day: date) -> bool:
        """Tell whether it goes on, or once went on, on *day*."""
        return self.period.start is None or self.period.start <= day

    def borne_by(self, day: date) -> tuple[str, ...]:
        """Return every form of its name; *day* makes no difference."""
        del day
        return (self.name, *self.aliases)
