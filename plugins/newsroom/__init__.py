"""The newsroom: items of news, digest sections, bylines; what is public at an instant; what is wrong with a file.

Pure: bytes and the registry in, frozen items or `Problem`s out.
"""

from plugins.newsroom.bodies import Body, BodyReader, Words
from plugins.newsroom.items import About, Credit, Item, Section, Story, TextPage
from plugins.newsroom.loading import TookTooLong, load
from plugins.newsroom.newsroom import Edition, Newsroom

__all__ = [
    "About",
    "Body",
    "BodyReader",
    "Credit",
    "Edition",
    "Item",
    "Newsroom",
    "Section",
    "Story",
    "TextPage",
    "TookTooLong",
    "Words",
    "load",
]
