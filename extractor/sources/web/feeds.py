"""Feeds: RSS, Atom and JSON Feed, by feedparser as far as it goes."""

from __future__ import annotations

import calendar
import io
import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser

from extractor.schema.charsets import charset
from extractor.sources.http_payload import media_type
from extractor.sources.web.links import Link, canonical
from extractor.sources.web.xml import tree_of

_DECLARATION = re.compile(rb"\A\s{0,99}<\?xml[^>]{0,300}\?>")
_REFERENCE = re.compile(rb"&#(?:[xX]([0-9a-fA-F]{4,})|([0-9]{5,}))")
_HALVES = range(0xD800, 0xE000)
_LONGEST = 9
_ENCODING = re.compile(rb"encoding\s{0,9}=\s{0,9}[\"'](.{0,40}?)[\"']", re.DOTALL)


def links(data: bytes, url: str, content_type: str = "") -> Iterator[Link]:
    """The pages that a feed lists, in its order. ``url`` is its own, for relative addresses. Raises UnsafeXml."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        yield from _of_json(data, url)
        return
    tree_of(data)  # refuses bombs; what is faulty beyond that is left to feedparser, which forgives more
    headers = {"content-location": url, **_typed(content_type)}
    found = feedparser.parse(
        io.BytesIO(_without_strange_references(_without_strange_encoding(data))),
        response_headers=headers,
        sanitize_html=False,
        resolve_relative_uris=True,
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


def _without_strange_encoding(data: bytes) -> bytes:
    """Feedparser stumbles over a declared encoding that is no text's, and tells of a fault of its own."""
    declaration = _DECLARATION.match(data)
    declared = _ENCODING.search(declaration[0]) if declaration else None
    if declaration is None or (declared and charset(declared[1].decode("latin-1"))):
        return data
    return data[declaration.end() :]


def _without_strange_references(data: bytes) -> bytes:
    """Nor does it know what to make of a reference to no character: beyond Unicode, or half of one."""

    def kept(reference: re.Match[bytes]) -> bytes:
        digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
        digits = digits.lstrip(b"0")
        number = int(digits or b"0", base) if len(digits) < _LONGEST else sys.maxunicode + 1
        return b"&#xFFFD" if number > sys.maxunicode or number in _HALVES else reference[0]

    return _REFERENCE.sub(kept, data)


def _typed(content_type: str) -> dict[str, str]:
    """The header, without a charset that is none."""
    kind, named = media_type(content_type)
    if not kind:
        return {}
    return {"content-type": f"{kind}; charset={charset(named)}" if named and charset(named) else kind}


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
