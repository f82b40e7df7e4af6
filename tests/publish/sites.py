"""Sites small enough to be read in a test."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import settings

from plugins.publish import Manifest, PrivateText
from plugins.publish.gate import inspect

# No database: a test leaves nothing behind in the checkout.
QUICK = settings(max_examples=40, database=None, deadline=None)

SITEURL = "https://x.example/portal"

PAGE = """<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="/portal/css/a.css">
<link rel="canonical" href="https://x.example/portal/{address}">
{head}</head>
<body><header><nav aria-label="Chính"><ul><li><a href="/portal/">Trang chủ</a></li></ul></nav></header>
<main id="noi-dung"><h1>{title}</h1>
{body}
</main></body></html>
"""


def page(body: str = "", *, title: str = "Tiêu đề", head: str = "", address: str = "") -> str:
    """Return a page that is right but for what *body* and *head* put in."""
    return PAGE.format(title=title, body=body, head=head, address=address)


@dataclass(kw_only=True)
class Site:
    """A tree and what its builder says of it."""

    tree: Path
    meant: set[str] = field(default_factory=set)
    private: tuple[PrivateText, ...] = ()
    public_sources: tuple[str, ...] = ()
    public_texts: tuple[str, ...] = ()
    data_sources: tuple[str, ...] = ()
    siteurl: str = SITEURL
    as_is: tuple[str, ...] = ()

    def put(self, path: str, content: str | bytes) -> Path:
        """Write a file that the site means to have."""
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        self.meant.add(path)
        return file

    @property
    def manifest(self) -> Manifest:
        return Manifest(
            files=tuple(self.meant),
            siteurl=self.siteurl,
            private=self.private,
            public_sources=self.public_sources,
            public_texts=self.public_texts,
            data_sources=self.data_sources,
            as_is=self.as_is,
        )

    def found(self) -> list[str]:
        """Return `code path:line` of each finding."""
        return [f"{p.code} {p.place.path}:{p.place.line}" for p in inspect(self.tree, self.manifest)]

    def codes(self) -> list[str]:
        return [problem.code for problem in inspect(self.tree, self.manifest)]
