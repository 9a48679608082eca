"""XML of strangers: no entity but the five of XML, nothing from outside, nothing huge."""

from __future__ import annotations

from lxml import etree


class UnsafeXml(Exception):
    """XML that declares entities, which feeds and sitemaps have no need of and bombs are made of."""


def tree_of(data: bytes) -> etree._Element | None:
    """The root of a document, its faults forgiven; None for what is none. Raises UnsafeXml."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None:
        return None
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise UnsafeXml("It declares entities of its own, as XML bombs do.")
    return root
