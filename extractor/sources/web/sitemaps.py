"""Sitemaps: of pages, of news, of further sitemaps, and as a plain list."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from extractor.sources.web.links import Link, canonical, listed
from extractor.sources.web.xml import tree_of

MOST = 50_000
"""Addresses of one sitemap; the protocol allows no more."""


def links(data: bytes, url: str) -> Iterator[Link]:
    """What a sitemap lists, the first 50,000; further sitemaps have ``is_list``. Raises UnsafeXml."""
    if not data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        addresses = (canonical(word, url) for word in listed(data.decode("utf-8-sig", "replace")))
        found: Iterator[Link] = (Link(address) for address in addresses if address is not None)
    else:
        root = tree_of(data)
        found = _of_tree(root, url) if root is not None else iter(())
    for _, link in zip(range(MOST), found, strict=False):
        yield link


def _of_tree(root: etree._Element, url: str) -> Iterator[Link]:
    for element in root:
        name = _name(element)
        if name not in ("url", "sitemap"):
            continue
        values = {_name(child): (child.text or "").strip() for child in element.iter() if isinstance(child.tag, str)}
        address = canonical(values.get("loc", ""), url)
        if address is not None:
            yield Link(
                address,
                published=values.get("publication_date") or None,
                changed=values.get("lastmod") or None,
                words=" ".join(filter(None, (values.get("title"), values.get("keywords")))),
                language=values.get("language") or None,
                is_list=name == "sitemap",
            )


def _name(element: etree._Element) -> str:
    """The local name of an element; the image and video extensions have a loc and a title of their own."""
    tag = str(element.tag)
    space, _, name = tag.rpartition("}")
    return f"{'media:' if 'image' in space or 'video' in space else ''}{name}"
