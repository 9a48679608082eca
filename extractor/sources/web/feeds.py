"""Feeds: RSS, Atom and JSON Feed, by feedparser as far as it goes."""

from __future__ import annotations

import calendar
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from extractor.sources.web.links import Link, canonical
from extractor.sources.web.xml import tree_of


def links(data: bytes, url: str, content_type: str = "") -> Iterator[Link]:
    """The pages that a feed lists, in its order. ``url`` is its own, for relative addresses. Raises UnsafeXml."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _of_json(data, url)
        return
    tree_of(data)  # refuses bombs; what is faulty beyond that is left to feedparser, which forgives more
    headers = {"content-location": url, **({"content-type": content_type} if content_type else {})}
    found = feedparser.parse(
        io.BytesIO(data), response_headers=headers, sanitize_html=False, resolve_relative_uris=True
    )
    language = found.feed.get("language")
    for entry in found.entries:
        address = canonical(entry.get("feedburner_origlink") or entry.get("link") or _permanent(entry), url)
        if address is not None:
            words = [entry.get("title"), entry.get("summary"), *(tag.get("term") for tag in entry.get("tags", ()))]
            yield Link(
                address,
                published=_stamp(entry.get("published_parsed")),
                changed=_stamp(dict.get(entry, "updated_parsed")),  # the entry itself would fall back, with a warning
                words=" ".join(word for word in words if isinstance(word, str)),
                language=(entry.get("language") or language or None),
            )


def _permanent(entry: Any) -> str:
    """The id of an item without a link, which is its address unless it says that it is none."""
    return str(entry.get("id") or "")


def _stamp(moment: Any) -> str | None:
    """A struct_time in UTC as ISO 8601."""
    try:
        return datetime.fromtimestamp(calendar.timegm(moment), UTC).isoformat() if moment else None
    except (ValueError, OverflowError, OSError):
        return None


def _of_json(data: bytes, url: str) -> Iterator[Link]:
    try:
        feed = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return
    items = feed.get("items") if isinstance(feed, dict) else None
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        address = canonical(_word(item.get("url")) or _word(item.get("id")) or "", url)
        if address is not None:
            tags = item.get("tags")
            words = [item.get("title"), item.get("summary"), *(tags if isinstance(tags, list) else ())]
            yield Link(
                address,
                published=_word(item.get("date_published")),
                changed=_word(item.get("date_modified")),
                words=" ".join(word for word in words if isinstance(word, str)),
                language=_word(item.get("language")) or _word(feed.get("language")),
            )


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None
