"""Whose event it is: the subject of its words, the members of a list, or the company that the article speaks of."""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from extractor.facts.event.rules import Rule
from extractor.facts.masked import Masked
from extractor.labels import names
from extractor.schema import Name

_AUTHORITY = re.compile(
    r"\b(?:Court|Commission|Administration|Authority|Agency|Tribunal|Department|Ministry|Act|FDA|FERC|NRC|Committee|Conference|Summit|Exchange|NSE|BSE SME|Nasdaq|NASDAQ|NYSE|Journal|Reuters|Bloomberg|FactSet|LSEG|Refinitiv|Program|Programme|Prize|Season|County|Government|Board|Directors)\b"
)
_RULES_ON = re.compile(
    r"\b(?:Court|Commission|Administration|Authority|Agency|Tribunal|Department|Ministry|FDA|FERC|NRC|Committee)\b"
)
_SLOT = re.compile(r"⟦([CLU])(\d+)⟧")
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|to|at|than|for|on|after|into|against|like|via|between|under|per|over) (?:the |an? |[a-z-]+ ){0,2}$"
)
_JOIN = re.compile(r"(?: \([^)]*\))?(?:,|,? and|,? as well as|,? &)(?: the)? ")
_OPENING = 1200
_BEHIND = 90
"""How far behind an event's words its holder may be named."""


def is_authority(name: Name) -> bool:
    """Those who rule, list or report are not those ruled on."""
    return _AUTHORITY.search(name.name) is not None


def rules_on(name: Name) -> bool:
    """Whether a name is of a court or an authority, whose decisions are rulings."""
    return _RULES_ON.search(name.name) is not None


def of_the_article(doc: Doc) -> Name | None:
    """The company that an article names most often, if its opening names it."""
    companies = [n for n in names(doc) if n.kind == "company" and n.sure and not is_authority(n)]
    counts = Counter(n.name for n in companies)
    opening = [n for n in companies if n.start < _OPENING and n.antecedent is None]
    return max(opening, key=lambda n: (counts[n.name], -n.start), default=None)


def holders(masked: Masked, match: re.Match[str], rule: Rule, focus: Name | None) -> list[Name]:
    """The companies (for what goes into service also the sites) whose event it is."""
    inside = _names(masked, list(_SLOT.finditer(match.group())))
    if rule.name.startswith("event.earnings_from"):
        return inside
    text = masked.text
    before = [m for m in _SLOT.finditer(text, 0, match.start() + 1) if _fits(masked, m, rule)]
    free = [m for m in before if not _OBLIQUE.search(text[: m.start()])]
    sure = [m for m in free if m[1] != "U"] or [m for m in before if m[1] != "U"]
    if rule.kind == "in_service":
        return _in_service(masked, match, sure) or _as_list(focus)
    chosen = (free or before)[-1:] if _heads_list(text, free or before, match) else sure[-1:]
    if chosen:
        return _names(masked, _group(text, [m for m in before if m.start() <= chosen[0].start()]))
    behind = _SLOT.search(text, match.end() if rule.by_authority else match.start())
    if (
        behind
        and behind[1] == "C"
        and behind.start() - match.start() < _BEHIND
        and rule.kind in ("earnings", "launch", "ruling")
    ):
        return [n for n in _names(masked, [behind]) if not is_authority(n)]
    return _as_list(focus)


def _fits(masked: Masked, slot: re.Match[str], rule: Rule) -> bool:
    name = masked.mentions[int(slot[2])]
    if not isinstance(name, Name) or is_authority(name):
        return False
    return slot[1] != "L" or rule.kind == "in_service"


def _heads_list(text: str, slots: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether an uncertain name ends a list of three or more right before the event's words."""
    if not slots or slots[-1][1] != "U" or match.start() - slots[-1].end() > 40:
        return False
    return len(_group(text, slots)) > 2


def _group(text: str, slots: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last name with those that commas and "and" join to it."""
    group = slots[-1:]
    for previous in reversed(slots[:-1]):
        if not _JOIN.fullmatch(text[previous.end() : group[0].start()]):
            break
        group.insert(0, previous)
    return group


def _in_service(masked: Masked, match: re.Match[str], before: list[re.Match[str]]) -> list[Name]:
    companies = [m for m in before if m[1] == "C"]
    sites = [m for m in _SLOT.finditer(masked.text) if m[1] == "L"]
    return _names(masked, (companies or sites)[-1:] if companies else sites[:1])


def _names(masked: Masked, slots: list[re.Match[str]]) -> list[Name]:
    found = (masked.mentions[int(m[2])] for m in slots)
    return [n for n in found if isinstance(n, Name)]


def _as_list(focus: Name | None) -> list[Name]:
    return [focus] if focus is not None else []
