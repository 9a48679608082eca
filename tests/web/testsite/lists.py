"""Feeds and sitemaps of given pages."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

from testsite.answers import Answer, page

Entry = tuple[str, str, str]
"""Address, title, and day of publication."""


def rss(entries: Iterable[Entry]) -> str:
    """An RSS 2.0 feed."""
    items = "".join(
        f"<item><title>{escape(title)}</title><link>{escape(url)}</link>"
        f"<guid>{escape(url)}</guid><pubDate>{format_datetime(_moment(day))}</pubDate></item>"
        for url, title, day in entries
    )
    head = "<title>Test wire</title><link>http://127.0.1.1/</link><description>News of tests</description>"
    return f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{head}{items}</channel></rss>'


def atom(entries: Iterable[Entry]) -> str:
    """An Atom feed."""
    items = "".join(
        f'<entry><title>{escape(title)}</title><link href="{escape(url)}"/><id>{escape(url)}</id>'
        f"<updated>{_moment(day).isoformat()}</updated></entry>"
        for url, title, day in entries
    )
    head = "<title>Test wire</title><id>urn:test</id><updated>2026-01-29T08:00:00Z</updated>"
    return f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{head}{items}</feed>'


def json_feed(entries: Iterable[Entry]) -> str:
    """A JSON Feed."""
    items = [
        {"id": url, "url": url, "title": title, "date_published": _moment(day).isoformat()}
        for url, title, day in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Test wire", "items": items})


def sitemap(entries: Iterable[Entry]) -> str:
    """A sitemap of pages."""
    urls = "".join(f"<url><loc>{escape(url)}</loc><lastmod>{day}</lastmod></url>" for url, _, day in entries)
    return f'<?xml version="1.0" encoding="utf-8"?><urlset xmlns="{_SITEMAP}">{urls}</urlset>'


def news_sitemap(entries: Iterable[Entry]) -> str:
    """A sitemap of news."""
    urls = "".join(
        f"<url><loc>{escape(url)}</loc><news:news><news:publication><news:name>Test wire</news:name>"
        f"<news:language>en</news:language></news:publication><news:publication_date>{day}</news:publication_date>"
        f"<news:title>{escape(title)}</news:title></news:news></url>"
        for url, title, day in entries
    )
    return f'<?xml version="1.0"?><urlset xmlns="{_SITEMAP}" xmlns:news="{_NEWS}">{urls}</urlset>'


def sitemap_index(urls: Iterable[str]) -> str:
    """A sitemap of sitemaps."""
    items = "".join(f"<sitemap><loc>{escape(url)}</loc></sitemap>" for url in urls)
    return f'<?xml version="1.0"?><sitemapindex xmlns="{_SITEMAP}">{items}</sitemapindex>'


_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def _moment(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(hour=8, tzinfo=UTC)


def xml(text: str, type: str = "application/xml", **how: object) -> Answer:
    """The answer that serves a list."""
    return page(text, type, **how)  # type: ignore[arg-type]
