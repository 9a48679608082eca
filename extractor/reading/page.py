"""The main text of a page: trafilatura, and BeautifulSoup where that comes up empty."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator

import trafilatura
from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning
from bs4.element import NavigableString, Tag
from lxml.html import HtmlElement

# The outcome of an input tells what a page did to a library; the libraries' own logs would only litter the terminal.
for _library in ("trafilatura", "htmldate"):
    logging.getLogger(_library).addHandler(logging.NullHandler())

_SHORT = 200
"""Characters below which trafilatura's text may be a page's navigation, where there is no story: it counts only where
something is left without the clutter."""
_CLUTTER = (
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
)
_BLOCKS = (
    "p",
    "div",
    "section",
    "article",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "tr",
    "blockquote",
    "pre",
    "figcaption",
    "br",
)


def tree_of(html: str) -> HtmlElement | None:
    """The parsed page, or None where trafilatura sees no page in it."""
    tree = trafilatura.load_html(html)
    return tree if isinstance(tree, HtmlElement) else None


def main_text(tree: HtmlElement | None, html: str) -> str:
    """The story of a page without the clutter about it, a paragraph a line; empty where there is none.

    Fast mode, because on public news pages it is as good as the full cascade and half again as fast.
    """
    found = None if tree is None else trafilatura.extract(tree, fast=True, include_comments=False, include_tables=True)
    if found and len(found) >= _SHORT:
        return found
    rest = _lines(html)
    return max(found or "", rest, key=len) if rest else ""


def _lines(html: str) -> str:
    """What a page shows in its article, its main part or its body, a block a line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML says that it is XML; it is read as a page
        soup = BeautifulSoup(html, "lxml")
    for element in soup(_CLUTTER):
        element.decompose()
    root = soup.find("article") or soup.find("main") or soup.body or soup
    lines = (" ".join(line.split()) for line in "".join(_pieces(root)).splitlines())
    return "\n".join(line for line in lines if line)


def _pieces(root: Tag) -> Iterator[str]:
    """The strings of an element with a line end wherever a block begins or ends."""
    around = [root]
    for node in root.descendants:
        while around[-1] is not node.parent:
            yield "\n" if around.pop().name in _BLOCKS else ""
        if isinstance(node, Tag):
            around.append(node)
            yield "\n" if node.name in _BLOCKS else ""
        elif type(node) is NavigableString:
            yield node
