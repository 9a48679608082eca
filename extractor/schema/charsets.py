"""Names of charsets, as servers, pages and feeds declare them."""

from __future__ import annotations

import codecs

_OF_NO_PAGE = {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
"""Codecs of Python's for other things than text of the web. Punycode takes the square of its length."""


def charset(declared: str) -> str | None:
    """Python's name of a charset; None for what is none, or none that a browser would read a page in."""
    if not declared.isascii():
        return None  # Python would leave these letters out
    try:
        found = codecs.lookup(declared.strip())
    except (LookupError, ValueError):
        return None
    if found.name.replace("_", "-") in _OF_NO_PAGE or not found._is_text_encoding:
        return None
    return found.name
