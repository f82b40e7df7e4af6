"""The newsroom: items of news, digest sections, bylines; what is public at an instant; what is wrong with a file.

Pure: bytes and the registry in, frozen items or `Problem`s out.
"""

from plugins.newsroom.bodies import Body, BodyReader, Words
from plugins.newsroom.drafts import Faults, FaultyDraft
from plugins.newsroom.items import About, Credit, Item, Section, Story, TextPage, address_key
from plugins.newsroom.loading import TookTooLong, assembled, between, load, read_guarded
from plugins.newsroom.newsroom import Edition, Landmark, Newsroom, Unpublished
from plugins.newsroom.read_text import ReadText, unreadable
from plugins.newsroom.reading import Reading
from plugins.newsroom.stories import Stories

__all__ = [
    "About",
    "Body",
    "BodyReader",
    "Credit",
    "Edition",
    "Faults",
    "FaultyDraft",
    "Item",
    "Landmark",
    "Newsroom",
    "ReadText",
    "Reading",
    "Section",
    "Stories",
    "Story",
    "TextPage",
    "TookTooLong",
    "Unpublished",
    "Words",
    "address_key",
    "assembled",
    "between",
    "load",
    "read_guarded",
    "unreadable",
]
