"""What the honour roll adds to the map of the site: its years, its awards, what is not decided, initiatives."""

from __future__ import annotations

from collections.abc import Iterator

from plugins.honour_roll.model import Roll
from plugins.pages import Link, MapPart, Material, urls
from plugins.registry.collation import collation_key


def map_parts(roll: Roll, material: Material) -> Iterator[MapPart]:
    """Yield the roll, with its years and awards, and the lists that stand beside it."""
    t = material.strings
    years = sorted(roll.years, reverse=True)
    types = sorted(
        (one for one in roll.honours.types.values() if one.has_begun(material.today)),
        key=lambda one: (one.rank, collation_key(one.name_on(material.today)), one.id),
    )
    beside = [Link(t("nominations.title"), material.href(urls.NOMINATIONS))]
    if roll.consultations:
        beside.append(Link(t("consultations.title"), material.href(urls.CONSULTATIONS)))
    if roll.initiatives:
        beside.append(Link(t("initiatives.title"), material.href(urls.INITIATIVES)))
    yield MapPart(
        part=Link(t("roll.title"), material.href(urls.HONOURS)),
        lists=(
            (t("site_map.years"), tuple(Link(str(year), material.href(urls.honours_of_year(year))) for year in years)),
            (
                t("site_map.awards"),
                tuple(Link(one.name_on(material.today), material.href(urls.honours_of_type(one.id))) for one in types),
            ),
            (t("site_map.more"), tuple(beside)),
        ),
    )
