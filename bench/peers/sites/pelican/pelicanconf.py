"""The peer: Pelican as it comes, no plugin; what items are about are tags."""

import json
from pathlib import Path

SITENAME = "Bảng Vàng đo tốc độ"
SITEURL = "https://bench.example"
PATH = "content"
THEME = "theme"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
PLUGINS: list[str] = []
STATIC_PATHS: list[str] = []

ARTICLE_PATHS = ["tin"]
ARTICLE_URL = ARTICLE_LANG_URL = "tin/{date:%Y}/{date:%m}/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = ARTICLE_URL + "index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_URL + "index.html"
CATEGORY_URL = "chuyen-muc/{slug}/"
CATEGORY_SAVE_AS = CATEGORY_URL + "index.html"
TAG_URL = "the/{slug}/"
TAG_SAVE_AS = TAG_URL + "index.html"
AUTHOR_URL = "tac-gia/{slug}/"
AUTHOR_SAVE_AS = AUTHOR_URL + "index.html"
YEAR_ARCHIVE_URL = "tin/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = YEAR_ARCHIVE_URL + "index.html"
ARCHIVES_SAVE_AS = "tin/index.html"
TAGS_SAVE_AS = "the/index.html"
AUTHORS_SAVE_AS = "tac-gia/index.html"
CATEGORIES_SAVE_AS = ""
SITEMAP_SAVE_AS = "sitemap.xml"
DIRECT_TEMPLATES = ["index", "tags", "authors", "archives", "sitemap"]

DEFAULT_PAGINATION = 20
PAGINATED_TEMPLATES = {"archives": None, "period_archives": None, "tag": None, "category": None, "author": None}
PAGINATION_PATTERNS = (
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/trang/{number}/", "{base_name}/trang/{number}/index.html"),
)
FEED_ALL_ATOM = "tin.atom"
CATEGORY_FEED_ATOM = "chuyen-muc/{slug}/tin.atom"
TAG_FEED_ATOM = "the/{slug}/tin.atom"
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.toc"],
    "extension_configs": {},
    "output_format": "html5",
}
JINJA_ENVIRONMENT = {"autoescape": True, "trim_blocks": True, "lstrip_blocks": True, "extensions": []}
NAMES = json.loads(Path("names.json").read_text(encoding="utf-8"))  # of tags and categories
GENRES = {"news": "Tin", "feature": "Bài", "photo": "Ảnh", "video": "Video", "research": "Nghiên cứu"}
