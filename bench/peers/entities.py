"""The records of a corpus in the words that a theme shows, for generators that have no registry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from bench.corpus import Corpus
from bench.corpus.slugs import ascii_words

KINDS = ("chuyen-muc", "don-vi", "cum-thi-dua", "phong-trao", "ca-nhan", "tac-gia")
FILES = {"units": "don-vi", "groups": "cum-thi-dua", "campaigns": "phong-trao", "people": "ca-nhan"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A page that lists news: of a category, unit, group, campaign, person or author."""

    kind: str
    id: str
    title: str
    facts: dict[str, Any] = field(default_factory=dict)


def entities(corpus: Corpus) -> list[Entity]:
    """Return all that have a page: people and authors only if an item or an honour names them, as with us."""
    data = corpus.data
    named = {person for item in corpus.items for person in item.people} | _honoured(corpus)
    writers = {person for item in corpus.items for person in item.authors}
    found = [Entity(kind="chuyen-muc", id=c["id"], title=c["name"]) for c in data["site"]["categories"]]
    found += [unit_entity(unit) for unit in data["units"]]
    found += [_group(group) for group in data["groups"]]
    found += [_campaign(campaign) for campaign in data["campaigns"]]
    found += [_person(person) for person in data["people"] if person["id"] in named]
    found += [_author(person) for person in data["people"] if person["id"] in writers]
    return found


def unit_entity(unit: dict[str, Any]) -> Entity:
    """Return the page of *unit*."""
    facts = {
        "full": unit["names"][-1]["name"],
        "level": unit["level"],
        "names": [name["name"] for name in unit["names"]],
    }
    if "parent" in unit:
        facts["parent"] = unit["parent"]
    if "region" in unit:
        facts["region"] = unit["region"]
    if "closed" in unit:
        facts["successors"] = [heir["unit"] for heir in unit["closed"]["successors"]]
        facts["ended"] = unit["valid"]["to"].isoformat()
    return Entity(kind="don-vi", id=unit["id"], title=unit["names"][-1]["short"], facts=facts)


def _group(group: dict[str, Any]) -> Entity:
    keys = ("members", "leader", "deputy", "theme")
    years = [{"year": year, **{key: facts[key] for key in keys}} for year, facts in sorted(group["years"].items())]
    return Entity(kind="cum-thi-dua", id=group["id"], title=group["name"], facts={"years": years[::-1]})


def _campaign(campaign: dict[str, Any]) -> Entity:
    period = {key: day.isoformat() for key, day in campaign["period"].items()}
    facts = {"kind": campaign["kind"], "launched_by": campaign["launched_by"], **period}
    return Entity(kind="phong-trao", id=campaign["id"], title=campaign["name"], facts=facts)


def _person(person: dict[str, Any]) -> Entity:
    posts = [
        {"role": post["role"], "unit": post["unit"], "span": f"{post['from']} – {post.get('to', '')}"}
        for post in person["appointments"]
    ]
    return Entity(
        kind="ca-nhan", id=person["id"], title=person["name"], facts={"posts": posts, "letter": _letter(person)}
    )


def _author(person: dict[str, Any]) -> Entity:
    return Entity(kind="tac-gia", id=person["id"], title=person["name"], facts={"letter": _letter(person)})


def _letter(person: dict[str, Any]) -> str:
    return ascii_words(person["name"])[-1][0].upper()


def _honoured(corpus: Corpus) -> set[str]:
    """Return the people whom a decision honours, by itself or on a list beside it."""
    found: set[str] = set()
    for name, document in corpus.data.items():
        if name.startswith("awards/") and document["status"] == "conferred":
            found.update(person for award in document["awards"] for person in award.get("people", ()))
            column, *ids = corpus.lists.get(document.get("recipients", ""), "").split("\n")
            found.update(ids if column == "person" else ())
    return found
