"""Root files: what a site's owner may have at its root beside the pages, by name; and what each has to be.

Web servers, hosts, search engines and browsers look for certain names at the root of a site and nowhere else. These are
the names that may be published as they are. The list is short on purpose: whatever it lacks is an attachment, a page or
a mistake, and some of it is a secret (`.htpasswd`, `.env`).
"""

from __future__ import annotations

import json
import re
from enum import StrEnum
from xml.parsers import expat

from msgspec import Struct

WELL_KNOWN = ".well-known"
TEXT_LIMIT, PICTURE_LIMIT = 64 << 10, 512 << 10  # bytes


class Kind(StrEnum):
    """What the bytes of a root file have to be."""

    TEXT = "văn bản UTF-8"
    XML = "XML"
    JSON = "JSON"
    PROOF = "trang xác nhận ngắn, không có mã lệnh"
    ICON = "biểu tượng .ico"
    PNG = "ảnh PNG"

    @property
    def is_picture(self) -> bool:
        """Tell whether it is no text."""
        return self in (Kind.ICON, Kind.PNG)

    @property
    def limit(self) -> int:
        """Return how many bytes there may be."""
        return PICTURE_LIMIT if self.is_picture else TEXT_LIMIT


class Name(Struct, frozen=True):
    """A *pattern* of paths, the *kind* of file, an *example*, and in English who asks for it."""

    pattern: str
    kind: Kind
    example: str
    asked_by: str


NAMES = (
    Name(r"\.htaccess", Kind.TEXT, ".htaccess", "Apache: headers, redirects"),
    Name(r"web\.config", Kind.XML, "web.config", "IIS: the same"),
    Name(r"_headers|_redirects", Kind.TEXT, "_headers", "Netlify, Cloudflare Pages: the same"),
    Name(r"CNAME", Kind.TEXT, "CNAME", "GitHub Pages: the site's own domain"),
    Name(r"\.nojekyll", Kind.TEXT, ".nojekyll", "GitHub Pages: publish as it is"),
    Name(r"favicon\.ico", Kind.ICON, "favicon.ico", "browsers, without being told of it"),
    Name(r"favicon(-\d+x\d+)?\.png", Kind.PNG, "favicon-32x32.png", "browsers"),
    Name(r"apple-touch-icon(-\d+x\d+)?(-precomposed)?\.png", Kind.PNG, "apple-touch-icon.png", "iPhones and iPads"),
    Name(r"(android-chrome|mstile|icon)-\d+(x\d+)?\.png", Kind.PNG, "icon-192.png", "a web manifest"),
    Name(
        r"(site|manifest)\.webmanifest|manifest\.json",
        Kind.JSON,
        "manifest.webmanifest",
        "browsers: adding to a home screen",
    ),
    Name(r"browserconfig\.xml", Kind.XML, "browserconfig.xml", "Windows: tiles"),
    Name(r"(\.well-known/)?security\.txt", Kind.TEXT, ".well-known/security.txt", "whoever finds a weakness: RFC 9116"),
    Name(r"\.well-known/mta-sts\.txt", Kind.TEXT, ".well-known/mta-sts.txt", "mail servers: RFC 8461"),
    Name(
        r"\.well-known/(assetlinks|gpc)\.json",
        Kind.JSON,
        ".well-known/assetlinks.json",
        "Android apps; privacy signals",
    ),
    Name(
        r"(\.well-known/)?apple-app-site-association", Kind.JSON, ".well-known/apple-app-site-association", "iOS apps"
    ),
    Name(
        r"\.well-known/pki-validation/[\w-]+\.(txt|html?)",
        Kind.PROOF,
        ".well-known/pki-validation/1A2B.txt",
        "authorities that issue certificates",
    ),
    Name(r"(app-)?ads\.txt", Kind.TEXT, "ads.txt", "advertisers: who may sell, or that nobody may"),
    Name(r"humans\.txt|llms\.txt", Kind.TEXT, "humans.txt", "people; programs that read for them"),
    Name(r"google[0-9a-f]+\.html", Kind.PROOF, "google1234567890abcdef.html", "Google: proof of ownership"),
    Name(r"BingSiteAuth\.xml", Kind.XML, "BingSiteAuth.xml", "Bing: proof of ownership"),
    Name(r"yandex_\w+\.(html|txt)", Kind.PROOF, "yandex_1234567890abcdef.html", "Yandex: proof of ownership"),
    Name(r"zalo_verifier\w+\.html", Kind.PROOF, "zalo_verifierAbC123.html", "Zalo: proof of ownership"),
    Name(
        r"(baidu_verify_|naver|pinterest-|tiktok)[\w-]+\.(html|txt)",
        Kind.PROOF,
        "pinterest-1a2b3.html",
        "Baidu, Naver, Pinterest, TikTok: the same",
    ),
    Name(r"[0-9a-z]{30}\.html", Kind.PROOF, "1a2b3c4d5e6f7g8h9i0j1k2l3m4n5o.html", "Facebook: the same"),
    Name(r"[0-9a-f]{32}\.txt", Kind.PROOF, "0123456789abcdef0123456789abcdef.txt", "IndexNow: the key of the site"),
)


_ACTIVE = re.compile(r"<\s*(script|iframe|object|embed|link|form|base)\b|\bon\w+\s*=", re.IGNORECASE)


def kind_of(path: str) -> Kind | None:
    """Return what the file at *path* from the root has to be; None if no such file may be published as it is."""
    return next((one.kind for one in NAMES if re.fullmatch(one.pattern, path, re.ASCII)), None)


def meant_by(path: str) -> str | None:
    """Return the path that *path* is meant to be, if only capitals, a dot or an ending that Windows adds are wrong."""
    exact = {one.example.casefold(): one.example for one in NAMES}
    folder, slash, name = path.rpartition("/")
    for guess in (path, path.rpartition(".")[0], f"{folder}{slash}.{name}", f".{path}"):
        found = exact.get(guess.casefold()) or next((one for one in (guess, guess.lower()) if kind_of(one)), None)
        if found and found != path:
            return found
    return None


def is_at_root(path: str) -> bool:
    """Tell whether the file at *path* stands at the root of a site, or where such files may stand as well."""
    return "/" not in path or path.startswith(f"{WELL_KNOWN}/")


def fault(kind: Kind, data: bytes) -> str | None:
    """Return why *data* may not be published as a file of that *kind*, in words for a clerk; None if they may."""
    if kind.is_picture:
        # Where and with what a picture was taken is nobody's to read; and these files are published as they are.
        is_telling = any(one in data for one in _TELLING)
        return "ảnh còn dữ liệu ẩn (EXIF, XMP), phải lưu lại không kèm dữ liệu ấy" if is_telling else None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "không phải văn bản UTF-8"
    if "\0" in text:
        return "không phải văn bản"
    if kind is Kind.PROOF and _ACTIVE.search(text):
        return "tệp xác nhận không được có mã lệnh, khung hay biểu mẫu"
    return None


def doubt(kind: Kind, data: bytes) -> str | None:
    """Return why *data*, which may be published, are hardly what was meant; None if nothing is to be said."""
    if kind is Kind.ICON:
        return None if data.startswith((_ICO, _PNG)) else "đây không phải biểu tượng .ico"
    if kind is Kind.PNG:
        return None if data.startswith(_PNG) else "đây không phải ảnh PNG"
    if kind is Kind.JSON:
        return _fault_of_json(data)
    return _fault_of_xml(data) if kind is Kind.XML else None


_ICO, _PNG = b"\0\0\1\0", b"\x89PNG\r\n\x1a\n"
_TELLING = (b"eXIf", b"Exif\0\0", b"XML:com.adobe.xmp", b"http://ns.adobe.com/xap/")


def _fault_of_json(data: bytes) -> str | None:
    try:
        json.loads(data.decode("utf-8-sig"))
    except ValueError:
        return "JSON viết hỏng"
    return None


def _fault_of_xml(data: bytes) -> str | None:
    parser = expat.ParserCreate()
    doctypes: list[str] = []
    parser.StartDoctypeDeclHandler = lambda name, *_: doctypes.append(name)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        return f"XML viết hỏng (dòng {error.lineno})"
    return "XML có DOCTYPE" if doctypes else None
