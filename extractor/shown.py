"""What strangers wrote, made safe to look at: in a terminal, on a page, in a file."""

from __future__ import annotations

import unicodedata
from typing import Any
from urllib.parse import quote, urlsplit

_POINTED = ("evidence", "mentions")
_ENDS = 6
"""Words at each end of a passage that find it at its publisher."""


def visible(text: str) -> str:
    """The text with what cannot be seen, what steers a terminal, and what turns its direction round, shown as what it
    is."""
    return text if text.isprintable() else "".join(_shown(c) for c in text)


def _shown(character: str) -> str:
    if character in "\n\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co"):
        return character
    return "\u00ad" if character == "\u00ad" else f"⟨U+{ord(character):04X}⟩"


def visible_values(value: Any) -> Any:
    """The same for every text in a record. Evidence that spans point into stays as it is until it has been cut."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, list):
        return [visible_values(item) for item in value]
    if isinstance(value, dict):
        return {k: v if k in _POINTED and not isinstance(v, str) else visible_values(v) for k, v in value.items()}
    return value


def web_address(url: str | None) -> str | None:
    """The address if a browser may follow it: over HTTP, and nothing else."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def passage_address(url: str | None, passage: str) -> str | None:
    """The address of a passage at its publisher, by its first and last words
    (https://wicg.github.io/scroll-to-text-fragment/)."""
    address = web_address(url)
    words = passage.split()
    if address is None or not words:
        return address
    first, last = " ".join(words[:_ENDS]), " ".join(words[-_ENDS:])
    ends = [first] if len(words) <= 2 * _ENDS else [first, last]
    return f"{address.partition('#')[0]}#:~:text=" + ",".join(quote(end, safe="").replace("-", "%2D") for end in ends)
