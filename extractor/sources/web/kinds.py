"""What an address turned out to lead to: a page, a feed, a sitemap, a site or a WARC file."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from extractor.schema.web import UrlKind
from extractor.sources.web.bodies import BodyError, decoder
from extractor.sources.web.settings import LIST_LIMIT

_GZIP = b"\x1f\x8b"
_ROOT = re.compile(rb"<(?:[\w.-]+:)?(rss|feed|rdf|urlset|sitemapindex|html)\b", re.IGNORECASE)
_START = 4096
_KINDS: dict[bytes, UrlKind] = {
    b"rss": "feed", b"feed": "feed", b"rdf": "feed", b"urlset": "sitemap", b"sitemapindex": "sitemap",
}  # fmt: skip
_WARC = re.compile(r"\.warc(?:\.gz)?$", re.IGNORECASE)


def by_address(url: str) -> UrlKind:
    """What can be told before it is fetched: a WARC file by its name."""
    return "warc" if _WARC.search(urlsplit(url).path) else "auto"


def unzipped(data: bytes) -> bytes:
    """A list as it is, where it was kept gzipped. Raises BodyError for what is damaged or too large."""
    if not data.startswith(_GZIP):
        return data
    pieces, size = [], 0
    for piece in decoder("gzip").feed(data):
        size += len(piece)
        if size > LIST_LIMIT:
            raise BodyError("it is too large once it is decompressed")
        pieces.append(piece)
    return b"".join(pieces)


def told(data: bytes, url: str, content_type: str) -> UrlKind:
    """What a response is, by what it begins with; a page at the root of its host is a site."""
    start = data[:_START].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        is_feed = b"jsonfeed.org" in start or content_type == "application/feed+json"
        return "feed" if is_feed or b'"items"' in data else "page"
    root = _ROOT.search(start) if start.startswith(b"<") else None
    kind = _KINDS.get(root[1].lower()) if root is not None else None
    if kind is not None:
        return kind
    if content_type == "text/plain" and re.match(rb"(?:#[^\n]*\n|\s)*https?://", start):
        return "sitemap"
    return "site" if urlsplit(url).path in ("", "/") and not urlsplit(url).query else "page"
