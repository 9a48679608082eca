"""Sentences made ready for the rules of moves: words that only look like names are words, comparisons that a date has
swallowed stand before it."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.masked import Masked
from extractor.facts.move.words import METRIC
from extractor.patterns import re
from extractor.schema import DateMention, Name

_AT_START = re.compile(
    rf"\W*⟦U(?P<number>\d+)⟧ (?=(?:they|it|the) |(?:against|by|from|in|for|on|listed) |(?:[a-z-]+ ){{0,2}}?{METRIC.pattern})"
)
_WORD = re.compile(r"[A-Z][a-z]+(?:ly|ed|ing)")
""" "Organically", "Energized", "Measured": capitals that only begin a sentence."""


def plain_start(masked: Masked) -> Masked:
    """The sentence with an adverb or a participle at its head as the word that it is ("Organically they were 7.6% lower")."""
    match = _AT_START.match(masked.text)
    name = masked.mentions[int(match["number"])] if match else None
    if match is None or not isinstance(name, Name) or not _WORD.fullmatch(name.raw):
        return masked
    low, high = match.start("number") - 2, match.end("number") + 1
    text = masked.text[:low] + name.raw + masked.text[high:]
    offsets = (*masked.offsets[:low], *range(name.start, name.end), *masked.offsets[high:])
    return replace(masked, text=text, offsets=offsets)


_SWALLOWED = re.compile(
    r"(?:more|less|fewer|higher|lower) than (?=(?:an? |the |one |[a-z]+ )?(?:year|quarter|month|week)s?\b)"
)


def opened(masked: Masked) -> Masked:
    """ "15% more than a year earlier": the words that compare stand before the date, which they are no part of."""
    text, offsets = masked.text, list(masked.offsets)
    for number, mention in reversed(list(enumerate(masked.mentions))):
        match = _SWALLOWED.match(mention.raw) if isinstance(mention, DateMention) else None
        slot = f"⟦D{number}⟧"
        if match is None or f"⟧ {slot}" not in text:
            continue
        at = text.index(slot)
        text = text[:at] + match.group() + text[at:]
        offsets[at:at] = range(mention.start, mention.start + match.end())
    return replace(masked, text=text, offsets=tuple(offsets)) if text != masked.text else masked
