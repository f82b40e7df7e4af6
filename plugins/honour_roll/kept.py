"""The honour roll as it is kept between builds: all that was read, and nothing that is made of it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from plugins.honour_roll.award_types import AwardType
from plugins.honour_roll.documents import Consultation, Document
from plugins.honour_roll.initiatives import Initiative
from plugins.honour_roll.ladder import records_of
from plugins.honour_roll.model import Honours
from plugins.problems import Place
from plugins.registry import Registry


class KeptHonours(Struct, frozen=True, kw_only=True):
    """What `Honours` is made of. Records would hold their documents many times over."""

    types: Mapping[str, AwardType]
    documents: tuple[Document, ...]
    initiatives: tuple[Initiative, ...]
    consultations: tuple[Consultation, ...]
    places: Mapping[str, Place]

    @classmethod
    def of(cls, honours: Honours) -> KeptHonours:
        """Return what is kept of *honours*."""
        return cls(
            types=honours.types,
            documents=honours.documents,
            initiatives=honours.initiatives,
            consultations=honours.consultations,
            places=honours.places,
        )

    def honours(self, registry: Registry) -> Honours:
        """Return the honours, whose records were found to be in order when they were kept."""
        records, _ = records_of(self.documents, self.types, registry)
        return Honours(
            types=self.types,
            documents=self.documents,
            records=records,
            initiatives=self.initiatives,
            consultations=self.consultations,
            places=self.places,
        )
