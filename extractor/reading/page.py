"""The main text of a page: trafilatura, and BeautifulSoup where that comes up empty."""

from __future__ import annotations

import trafilatura
from bs4 import BeautifulSoup
from lxml.html import HtmlElement

_NOT_TEXT = [
    "script",
    "style",
    "noscript",
    "template",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "svg",
    "iframe",
    "button",
    "figure",
]
_LEAST = 80
"""Characters below which trafilatura's text is taken for a miss."""


def tree_of(text: str) -> HtmlElement | None:
    """The parsed page, or None where there is no page in it."""
    tree = trafilatura.load_html(text)
    return tree if isinstance(tree, HtmlElement) else None


def main_text(tree: HtmlElement, html: str) -> str:
    """The story of a page without the clutter about it; empty where there is none."""
    found = trafilatura.extract(
        tree, include_comments=False, include_tables=True, include_links=False, favor_precision=False, deduplicate=False
    )
    if found and len(found) >= _LEAST:
        return str(found)
    rest = _paragraphs(html)
    return rest if len(rest) > len(found or "") else str(found or "")


def _paragraphs(html: str) -> str:
    """Every paragraph, heading and list item of the article element, or of the body."""
    soup = BeautifulSoup(html, "lxml")
    for element in soup(_NOT_TEXT):
        element.decompose()
    root = soup.find("article") or soup.find("main") or soup.body
    if root is None:
        return ""
    blocks = root.find_all(["p", "h1", "h2", "h3", "li", "td", "blockquote", "pre"])
    lines = (block.get_text(" ", strip=True) for block in blocks if not block.find(["p", "li"]))
    return "\n".join(line for line in lines if line)
