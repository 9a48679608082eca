"""JSON-LD: what a page says of itself to search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article$|(?:Blog|SocialMedia|LiveBlog|Discussion\w{0,40})Posting$|^Report$|^Review$")
_PAGE = re.compile(r"WebPage$")
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|(?://\s*|/\*\s*)?\]\]>(?:\s*\*/)?)\s*$"
)
_DEEPEST = 8


@dataclass(frozen=True)
class LinkedData:
    """The fields of a page's first article, or of the page itself where it names none."""

    title: str | None = None
    site: str | None = None
    url: str | None = None
    published: str | None = None
    modified: str | None = None

    @classmethod
    def of(cls, tree: HtmlElement) -> LinkedData:
        """What the page's scripts say; without any, all fields are None."""
        nodes = [
            node for script in tree.iterfind(".//script[@type='application/ld+json']") for node in _nodes(script.text)
        ]
        articles = [node for node in nodes if _is(node, _ARTICLE)]
        chosen = next((n for n in articles if n.get("datePublished")), None) or next(iter(articles), None)
        chosen = chosen or next((node for node in nodes if _is(node, _PAGE)), {})
        return cls(
            title=_word(chosen.get("headline")),
            site=_word(chosen.get("publisher")),
            url=_word(chosen.get("url")) or _word(chosen.get("mainEntityOfPage"), "@id"),
            published=_word(chosen.get("datePublished")),
            modified=_word(chosen.get("dateModified")),
        )


def _nodes(script: str | None) -> Iterator[dict[str, Any]]:
    """The objects of a script, the outer before the inner; what is no JSON has none."""
    try:
        content = json.loads(_WRAPPING.sub("", script or ""), strict=False)
    except (ValueError, RecursionError):
        return
    waiting: list[tuple[Any, int]] = [(content, 0)]
    while waiting:
        node, depth = waiting.pop(0)
        if isinstance(node, dict):
            yield node
            inner = [node.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")]
        else:
            inner = node if isinstance(node, list) else []
        if depth < _DEEPEST:
            waiting.extend((item, depth + 1) for item in inner)


def _is(node: dict[str, Any], kind: re.Pattern[str]) -> bool:
    kinds = node.get("@type")
    return any(isinstance(k, str) and kind.search(k) for k in (kinds if isinstance(kinds, list) else [kinds]))


def _word(value: Any, key: str = "name") -> str | None:
    """A string, or the one under a key of an object, or that of the first in a list."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get(key)
    return value if isinstance(value, str) and value.strip() else None
