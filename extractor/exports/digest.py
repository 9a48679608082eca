"""A short briefing on what is new, in Markdown or HTML. The same facts and days give the same text.

Which facts it tells is decided where they are read: the weightiest of each type.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from extractor.exports.base import Row
from extractor.exports.page import POLICY, environment, told
from extractor.shown import visible

_SPECIAL = re.compile(r"[\\`*\[\]|]|(?<!\w)_|_(?!\w)|~~|!(?=\[)|^(?:[#+=~-]|\d+(?=[.)]))")


@dataclass(frozen=True)
class Section:
    """New facts of one type, and those that were known and reported again: how many, and those that are told."""

    name: str
    number: int
    new: Sequence[Row]
    number_again: int
    again: Sequence[Row]


def digest(
    sections: Sequence[Section], since: str, until: str, *, form: str, articles: int, outlets: int, undated: int
) -> str:
    """The briefing. ``articles`` and ``outlets`` are those that tell of all new facts; ``undated`` says how many facts
    have no day of report, so that no briefing on days can have them."""
    values = {
        "days": since if since == until else f"{since} to {until}",
        "facts": sum(section.number for section in sections),
        "articles": articles,
        "outlets": outlets,
        "sections": [_listed(section) for section in sections if section.number or section.number_again],
        "undated": undated,
        "policy": POLICY,
    }
    made = environment()
    made.filters["plain"] = _escaped
    made.filters["target"] = _target
    return made.get_template("digest.html" if form == "html" else "digest.md").render(values)


def _listed(section: Section) -> Row:
    return {
        "name": section.name,
        "number": section.number,
        "new": [told(fact) for fact in section.new],
        "more": section.number - len(section.new),
        "again": [told(fact) for fact in section.again],
        "more_again": section.number_again - len(section.again),
    }


def _escaped(text: Any) -> str:
    """A text of one line that no reader of Markdown takes for markup or HTML."""
    line = " ".join(visible(str(text)).split())
    safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", safe)


def _target(address: str) -> str:
    """An address that ends where its brackets do."""
    return re.sub(r"[\s()<>\\]", lambda m: f"%{ord(m[0]):02X}", visible(address))
