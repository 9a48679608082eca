"""Addresses as they are written, and one spelling for those that are the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from courlan import normalize_url

_LONGEST = 2000
"""Characters of an address. Servers take no more, and what is longer is no article's."""
_SAFE = "%/:=&?~+!$,;'@()*[]|"
_WRITTEN = re.compile(r"""https?://[^\s<>"'\\^`{|}]+""", re.IGNORECASE)


@dataclass(frozen=True)
class Link:
    """An address that a list holds, with what the list says of it: dates in ISO 8601, words to filter by."""

    url: str
    published: str | None = None
    changed: str | None = None
    words: str = ""
    language: str | None = None
    is_list: bool = False


def canonical(url: str, base: str | None = None) -> str | None:
    """The spelling under which an address is known: absolute, without its fragment and what only tracks the reader.
    None for what is no web address."""
    try:
        url = urljoin(base, url.strip()) if base else url.strip()
        parts = urlsplit(url)
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname or len(url) > _LONGEST:
            return None
        tidy = urlsplit(normalize_url(url))
        host = tidy.netloc if tidy.netloc.isascii() else tidy.netloc.encode("idna").decode("ascii")
    except ValueError:
        return None
    path, query = quote(tidy.path or "/", safe=_SAFE), quote(tidy.query, safe=_SAFE)
    return urlunsplit((tidy.scheme, host, path, query, ""))


def listed(text: str) -> Iterator[str]:
    """The addresses that a text lists, one a line or many: each as it is written, what is around them left out. Lines
    that begin with # are comments."""
    for line in text.splitlines():
        if not line.lstrip().startswith("#"):
            yield from (match[0].rstrip(".,;)") for match in _WRITTEN.finditer(line))
