"""Settings of the portal, for Pelican. Plain values only: Pelican reads this before our code can be imported."""

SITENAME = "Bảng Vàng"  # the name that readers see is in content/data/site.yaml
SITEURL = ""  # empty: `siteurl` of content/data/site.yaml
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
CACHE_PATH = ".cache"  # what is made of pictures; may be removed at any time
SHARE_CARDS = True  # draw the picture that messengers show of a page; without, they show its cover
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"

# Features are switched on here; take one out and its pages, menus and checks are gone.
PLUGINS = ["plugins.portal", "plugins.honour_roll", "plugins.quota"]
PLUGINS_REQUIRED = list(PLUGINS)  # Pelican goes on without a plugin that fails; the portal compares and refuses

# The portal checks and selects; Pelican's own readers, listings, cache and drafts have nothing to do.
ARTICLE_PATHS = []
PAGE_PATHS = []
STATIC_PATHS = []
THEME_STATIC_PATHS = []  # the portal publishes them: stylesheets joined into one
DIRECT_TEMPLATES = []
READERS = {"rst": None, "html": None}
CACHE_CONTENT = False
LOAD_CONTENT_CACHE = False
DELETE_OUTPUT_DIRECTORY = False
IGNORE_FILES = [".*", "~$*", "*~", "Thumbs.db", "*.tmp"]
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
ARTICLE_SAVE_AS = DRAFT_SAVE_AS = PAGE_SAVE_AS = DRAFT_PAGE_SAVE_AS = ""
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""

MARKDOWN = {
    "extensions": ["markdown.extensions.extra", "markdown.extensions.toc"],
    "extension_configs": {},
    "output_format": "html5",
}
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,  # each build has a new environment; within one, no template changes
    "extensions": [],
}
