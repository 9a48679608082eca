"""What a site offers: the feeds that its page names, the sitemaps that its robots.txt names or that most sites have."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from courlan import extract_links, get_hostinfo
from lxml import etree, html
from trafilatura.feeds import FeedParameters, determine_feed

from extractor.schema.web import UrlKind
from extractor.sources.web.links import Link, canonical

GUESSED = ("/sitemap_news.xml", "/sitemap.xml")
"""Where sitemaps mostly lie."""
_HEAD = 128 * 1024
"""Bytes of a page that its head lies within."""


def lists(data: bytes, url: str, sitemaps: tuple[str, ...]) -> Iterator[tuple[UrlKind, str, bool]]:
    """The lists of a site, each with its kind and whether it is but guessed."""
    domain, base = get_hostinfo(url)
    found = determine_feed(data.decode("utf-8", "replace"), FeedParameters(base or url, domain or "", url))
    for address in found:
        named = canonical(address, url)
        if named is not None:
            yield "feed", named, False
    for address in sitemaps or [urljoin(url, path) for path in GUESSED]:
        named = canonical(address, url)
        if named is not None:
            yield "sitemap", named, not sitemaps


def pages(data: bytes, url: str) -> Iterator[Link]:
    """The pages of its own that a site's page links to, without those that only lead about."""
    found = extract_links(data.decode("utf-8", "replace"), url=url, external_bool=False, no_filter=False)
    for address in sorted(found):
        named = canonical(address, url)
        if named is not None:
            yield Link(named)


def canonical_link(data: bytes, url: str) -> str | None:
    """The address that a page says is its own (rel=canonical), or None."""
    try:
        tree = html.fromstring(data[:_HEAD])
    except (etree.LxmlError, ValueError):
        return None
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            return canonical(link.get("href") or "", url)
    return None
