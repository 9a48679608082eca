"""Measures of a company in one place or of one of several parts, by the clause that they stand in."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.words import METRIC, PRICES, VERBS
from extractor.patterns import re

_OPENS = re.compile(
    r"\W*(?:(?:But|Meanwhile|And|However),? )?(?:In|in|Across|across) (?:the )?⟦G(?P<place>\d+)⟧(?: region| market)?(?:,? and (?:other|the rest)[^,;⟦]{0,30})?,? "
    rf"(?:⟦C\d+⟧(?:'s?)? |its |their |the company's )?(?:they |it |(?:[a-z][\w-]* ){{0,3}}?{METRIC.pattern})",
)
""" "In France, revenue fell": of that place, as is what else the sentence measures."""
_CLAUSE = re.compile(r"(?:, |; )?\b(?:while|whereas|but) (?=in |across )")
_OPERATIONS = re.compile(
    r" (?:[\w-]+ ){0,2}(?:operations|subsidiar(?:y|ies)|units?|arm|business(?:es)?|division|branch(?:es)?|stores|affiliates?|plants?) in (?:the )?⟦G(?P<place>\d+)⟧(?: and ⟦G\d+⟧)? [^,.;⟦]{0,60}$"
)
""" "Its operations in Bosnia recorded a rise": theirs."""
_BEHIND = re.compile(r"(?: to (?:about )?⟦M\d+⟧)? (?:in|across) (?:the )?⟦G(?P<place>\d+)⟧ (?:region|market)\b")
_SHARE = re.compile(
    r"⟦P(?P<number>\d+)⟧ (?:in|for|at) (?P<part>(?!(?:the|its|their|all|total|net|constant|local|organic|real|early|late|recent|january|february|march|april|may|june|july|august|september|october|november|december)\b)[a-z][\w&-]*(?: [a-z][\w&-]*){0,2}?)(?=,|;|\.|$| and\b| to\b| while\b)"
)
""" "6% in specialty, 4% in personal lines": each of a part."""
_FOR = re.compile(
    r" for (?P<part>(?!(?:the|its|their|our|an?|this|that|last|each|every|both|all|fiscal|full|first|second|third|fourth|more|most|about|nearly|some|example|now|it|them|quarters?|months?|years?|half|sale)\b)[a-z][\w&-]*(?: (?!quarter|period|month|year|half)[a-z][\w&-]*){0,2}?)"
    r"(?: \([^()⟦]{3,30}\))?(?: and [a-z-]+)? (?=to (?:⟦M|\d)|(?:"
    + "|".join(sorted(w for w in VERBS if " " not in w))
    + r")\b)"
)
""" "Revenue for solar rose": of that alone."""


def in_part(masked: Masked, change: Change, metric: str, span: tuple[int, int] | None) -> str:
    """The measure under the name of the place or part that its clause is about, if it is about one."""
    if metric in PRICES:
        return metric
    found = _place(masked, change) or _part(masked, change, span)
    slug = re.sub(r"[^a-z0-9]+", "_", (found or "").lower()).strip("_")
    return f"{slug}_{metric}" if re.match("[a-z]", slug) and not metric.startswith(slug) else metric


def _place(masked: Masked, change: Change) -> str | None:
    text, limit = masked.text, min(change.at, change.word_at)
    for start in (0, *(m.end() for m in _CLAUSE.finditer(text, 0, limit))):
        opens = _OPENS.match(text, start)
        if opens is not None and opens.end() <= limit and "⟦G" not in text[opens.end() : limit]:
            return _named(masked, opens["place"])
    found = _OPERATIONS.search(text, 0, limit) or _BEHIND.match(text, max(change.end, change.word_end))
    return _named(masked, found["place"]) if found else None


def _part(masked: Masked, change: Change, span: tuple[int, int] | None) -> str | None:
    shares = [m for m in _SHARE.finditer(masked.text) if METRIC.search(m["part"]) is None]
    own = next((m for m in shares if m.start() == change.at), None) if len(shares) > 1 else None
    if own is None and span is not None and masked.start <= span[0] < masked.end:
        own = _FOR.match(masked.text, masked.index(span[1]))
    return own["part"] if own else None


def _named(masked: Masked, number: str) -> str:
    return getattr(masked.mentions[int(number)], "raw", "")
