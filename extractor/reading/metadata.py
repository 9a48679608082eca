"""Title, site, URL and dates of a page, from its own metadata, each with where it was found."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from htmldate import find_date
from lxml.html import HtmlElement

LATEST = "2100-01-01"
"""htmldate's limit, fixed so that what a page says does not depend on the day it is read."""
EARLIEST = "1990-01-01"
_TITLE: tuple[tuple[str, str], ...] = (("opengraph", "og:title"), ("twitter", "twitter:title"))
_SITE: tuple[tuple[str, str], ...] = (("opengraph", "og:site_name"), ("meta", "application-name"))
_PUBLISHED = (
    ("opengraph", "article:published_time"), ("opengraph", "og:published_time"), ("meta", "datepublished"), ("meta", "date"),
    ("meta", "publishdate"), ("meta", "pubdate"), ("meta", "dc.date"), ("meta", "dc.date.issued"), ("meta", "dcterms.created"),
    ("meta", "parsely-pub-date"), ("meta", "sailthru.date"), ("meta", "publish-date"),
)  # fmt: skip
_MODIFIED = (
    ("opengraph", "article:modified_time"),
    ("opengraph", "og:updated_time"),
    ("meta", "datemodified"),
    ("meta", "last-modified"),
)
_ARTICLES = re.compile(r"(?:News|Report|Blog|Analysis|Opinion)?(?:Article|Posting)$")


@dataclass
class Metadata:
    """What a page says of itself; ``origins`` names where each field was found."""

    values: dict[str, str] = field(default_factory=dict)
    origins: dict[str, str] = field(default_factory=dict)

    def offer(self, name: str, value: object, origin: str) -> None:
        """Sets a field that has no value yet."""
        if isinstance(value, str) and value.strip() and name not in self.values:
            self.values[name] = re.sub(r"\s+", " ", value).strip()
            self.origins[name] = origin


def iso(value: object) -> str | None:
    """A date or time stamp in ISO 8601, or None where the value is neither."""
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            return None
    try:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).isoformat()
    except ValueError:
        pass
    match = re.match(r"(\d{4}-\d{2}-\d{2})", text)
    return iso(match[1]) if match else None


def read_metadata(tree: HtmlElement, data: bytes) -> Metadata:
    """The metadata of a page: JSON-LD, then OpenGraph and meta tags, then ``<time>``, then htmldate."""
    found = Metadata()
    for node in _linked_data(tree):
        found.offer("title", node.get("headline"), "json-ld")
        found.offer("published", iso(node.get("datePublished")), "json-ld")
        found.offer("modified", iso(node.get("dateModified")), "json-ld")
        publisher = node.get("publisher")
        found.offer("site", publisher.get("name") if isinstance(publisher, dict) else publisher, "json-ld")
    metas = _metas(tree)
    for name, keys in (("title", _TITLE), ("site", _SITE)):
        for origin, key in keys:
            found.offer(name, metas.get(key), origin)
    for name, keys in (("published", _PUBLISHED), ("modified", _MODIFIED)):
        for origin, key in keys:
            found.offer(name, iso(metas.get(key)), origin)
    for link in tree.iterfind(".//link[@rel='canonical']"):
        found.offer("url", link.get("href"), "canonical")
    found.offer("url", metas.get("og:url"), "opengraph")
    for element in tree.iterfind(".//time[@datetime]"):
        found.offer("published", iso(element.get("datetime")), "time")
        break
    for element in tree.iterfind(".//title"):
        found.offer("title", element.text_content(), "title")
        break
    if "published" not in found.values:
        guessed = find_date(tree, original_date=True, extensive_search=False, min_date=EARLIEST, max_date=LATEST)
        found.offer("published", iso(guessed), "htmldate")
    return found


def _metas(tree: HtmlElement) -> dict[str, str]:
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if key and content:
            metas.setdefault(key.strip().lower(), content)
    return metas


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles among a page's JSON-LD, those in a graph included."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            content = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        waiting = content if isinstance(content, list) else [content]
        for node in waiting:
            if not isinstance(node, dict):
                continue
            graph = node.get("@graph")
            for item in graph if isinstance(graph, list) else [node]:
                if isinstance(item, dict) and _is_article(item.get("@type")):
                    yield item


def _is_article(kind: object) -> bool:
    kinds = kind if isinstance(kind, list) else [kind]
    return any(isinstance(k, str) and _ARTICLES.search(k) for k in kinds)
