"""What the page of an item, or of a text, says of itself in its head."""

from __future__ import annotations

from plugins.newsroom import Item, TextPage
from plugins.pages import dates, urls
from plugins.pages.cards import Picture, cover_path, shortened
from plugins.pages.chrome import Article, Head, head, share_card
from plugins.pages.linked_data_items import news_article
from plugins.pages.material import Link, Material
from plugins.pages.translations import alternates

DESCRIPTION_LIMIT = 200  # characters; search engines cut there


def item_head(material: Material, item: Item, cover: Picture | None) -> Head:
    """Return the head of the page of *item*, whose *cover* stands for it."""
    category = next(c for c in material.registry.site.categories if c.id == item.category)
    description = shortened(item.lead or item.body.text, DESCRIPTION_LIMIT) or None
    return head(
        material,
        urls.item(item.id),
        item.title,
        crumbs=(*news_crumbs(material), Link(category.name, material.href(urls.category(category.id)))),
        description=description,
        kind="article",
        share=share_card(material, item.title, item.kicker or category.name, cover_path(material, item)),
        things=(news_article(material, item, description=description, cover=cover),),
        cover=cover,
        article=Article(
            published=dates.moment(item.date).iso,
            modified=dates.moment(item.modified or item.date).iso,
            section=category.name,
        ),
    )


def text_head(material: Material, page: TextPage) -> Head:
    """Return the head of a page of text, with where it stands in other languages."""
    return head(
        material.in_lang(page.lang),
        urls.text_page(page.slug, page.lang),
        page.title,
        description=shortened(page.body.text, DESCRIPTION_LIMIT) or None,
        lang=page.lang,
        alternates=alternates(material, page),
    )


def news_crumbs(material: Material) -> tuple[Link, ...]:
    """Return the way to an item from the front page."""
    return (Link(material.strings("nav.news"), material.href(urls.NEWS)),)
