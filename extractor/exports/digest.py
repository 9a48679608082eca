"""A short briefing on what is new, in Markdown or HTML. The same facts and days give the same text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from extractor.exports.base import Row
from extractor.exports.page import POLICY, environment, told
from extractor.shown import visible

_SPECIAL = re.compile(r"[\\`*\[\]|]|(?<!\w)_|_(?!\w)|~~|!(?=\[)|^(?:[#+=~-]|\d+(?=[.)]))")
_WEIGHT: dict[str, Callable[[Row], tuple[Any, ...]]] = {
    "deal": lambda f: (-(f["capacity_mw_high"] or f["capacity_mw"] or 0), -(f["value"] or 0)),
    "capacity": lambda f: (-(f["mw_high"] or f["mw"] or 0),),
    "move": lambda f: (-abs(f["percent"]),),
    "guidance": lambda f: (f["company"],),
    "event": lambda f: (f["date"] or "",),
}
"""What comes first in a briefing; what weighs the same stands in the order of ids."""


@dataclass(frozen=True)
class Section:
    """New facts of one type, and those that were known and reported again."""

    name: str
    type: str
    new: Sequence[Row]
    again: Sequence[Row]


def digest(sections: Sequence[Section], since: str, until: str, *, form: str, limit: int, undated: int) -> str:
    """The briefing. ``limit`` facts of each type are told, and how many more there are; ``undated`` says how many facts
    have no day of report, so that no briefing on days can have them."""
    new = [fact for section in sections for fact in section.new]
    articles = {telling["article"] for fact in new for telling in fact["tellings"]}
    outlets = {telling["outlet"] for fact in new for telling in fact["tellings"] if telling["outlet"]}
    values = {
        "days": since if since == until else f"{since} to {until}",
        "facts": len(new),
        "articles": len(articles),
        "outlets": len(outlets),
        "sections": [_listed(section, limit) for section in sections if section.new or section.again],
        "undated": undated,
        "policy": POLICY,
    }
    made = environment()
    made.filters["plain"] = _escaped
    made.filters["target"] = _target
    return made.get_template("digest.html" if form == "html" else "digest.md").render(values)


def _listed(section: Section, limit: int) -> Row:
    ordered = sorted(section.new, key=lambda fact: (*_WEIGHT.get(section.type, _by_id)(fact), fact["id"]))
    return {
        "name": section.name,
        "number": len(section.new),
        "new": [told(fact) for fact in ordered[:limit]],
        "more": max(0, len(ordered) - limit),
        "again": [told(fact) for fact in sorted(section.again, key=lambda fact: fact["id"])[:limit]],
        "more_again": max(0, len(section.again) - limit),
    }


def _by_id(fact: Row) -> tuple[Any, ...]:
    return ()


def _escaped(text: Any) -> str:
    """A text of one line that no reader of Markdown takes for markup or HTML."""
    line = " ".join(visible(str(text)).split())
    safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SPECIAL.sub(lambda m: f"{m[0]}\\" if m[0].isdigit() else f"\\{m[0]}", safe)


def _target(address: str) -> str:
    """An address that ends where its brackets do."""
    return re.sub(r"[\s()<>\\]", lambda m: f"%{ord(m[0]):02X}", visible(address))
