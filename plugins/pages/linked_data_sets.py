"""Linked data of the open data: schema.org's `DataCatalog`, and a `Dataset` with its files for each set."""

from __future__ import annotations

from plugins.pages import urls
from plugins.pages.datasets import Dataset
from plugins.pages.linked_data import Node, node, publisher
from plugins.pages.material import Material

_FORMATS = (("json", "application/json"), ("csv", "text/csv"))


def catalog(material: Material, title: str, datasets: list[Dataset]) -> tuple[Node, ...]:
    """Return the catalogue of all sets, then each set."""
    url = material.site.absolute(urls.DATA)
    sets = tuple(_dataset(material, one, url) for one in datasets)
    catalogue = node(
        "DataCatalog",
        f"{url}#catalog",
        url=url,
        name=title,
        publisher=publisher(material),
        license=material.registry.site.data_licence,
        dataset=[{"@id": one["@id"]} for one in sets],
    )
    return (catalogue, *sets)


def _dataset(material: Material, one: Dataset, url: str) -> Node:
    return node(
        "Dataset",
        f"{url}#{one.name}",
        url=f"{url}#{one.name}",
        name=one.title,
        description=one.description,
        inLanguage="vi",
        isAccessibleForFree=True,
        license=material.registry.site.data_licence,
        creator=publisher(material),
        includedInDataCatalog={"@id": f"{url}#catalog"},
        distribution=[
            node(
                "DataDownload",
                encodingFormat=media_type,
                contentUrl=material.site.absolute(urls.data(f"{one.name}.{end}")),
            )
            for end, media_type in _FORMATS
        ],
    )
