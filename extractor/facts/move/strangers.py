"""Subjects that are not the last name before a change: those at the head of a list's item, and strangers that nobody
named."""

from __future__ import annotations

import re

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.words import METRIC
from extractor.schema import Name

_HEADED = re.compile(
    r"[\s•*\"–-]*(?P<heads>⟦[CU]\d+⟧(?:(?:,|,? and| &) ⟦[CU]\d+⟧)*) ?[-–—:] "
    r"(?:(?:The|Its|Both) )?(?:(?:[a-z-]+ |⟦I\d+⟧ ){0,4}(?:[Ss]hares|stocks?|[a-z]+s both|[a-z]+s each)\b|(?:Shares (?:of|in) |The (?:[a-z,-]+ ){1,6}saw )?⟦C(?P<stock>\d+)⟧|Shares of the ⟦I\d+⟧ [a-z]+ )[^⟦]{0,40}$"
)
"""A list of movers opens each item with the name: "Catalent - Shares sank", "A, B - The casino operators both shed"."""


def names_at_head(masked: Masked, limit: int) -> list[Name]:
    """The names that head an item of a list of movers."""
    match = _HEADED.match(masked.text[:limit])
    stock = masked.mentions[int(match["stock"])] if match and match["stock"] else None
    if match is None or (stock is not None and getattr(stock, "antecedent", None) is None):
        return []
    heads = [masked.mentions[int(number)] for number in re.findall(r"⟦[CU](\d+)⟧", match["heads"])]
    return [head for head in heads if isinstance(head, Name)]


_UNSURE = re.compile(
    r"(?:\b[Ss]hares (?:of|in) (?:the )?⟦U(?P<of>\d+)⟧|⟦U(?P<plain>\d+)⟧(?:'s)?(?P<paper> (?:shares|stock|scrip))?)(?:,? (?:is|was|were|are|has|have|had|also))? $"
)
"""A name right before its verb that only its capitals speak for: shares make a company of it, else nobody is named."""
_STRANGER = re.compile(
    r"(?:[;,] |\b(?:and|while|but|as|with) )(?:the )?(?!(?:Revenues?|Sales|Net|Shares|It|They|Its|Q[1-4]|EPS|EBITDA|Ebitda|EBIT|Ebit|PAT|NII|AUM|GDP|ARR|[A-Z]{2,5}U)\b)[A-Z][\w&.'-]+(?: (?:[A-Z(][\w&.')-]+|of|and|&)){0,4}(?: shares?| stock)?(?:,? (?:is|was|were|are|has|have|had|also))? $"
    r"|\b[Ss](?:hares|tock) (?:of|in) (?:the )?(?!(?:Hong|South|North|New)\b)[A-Z][\w&.'-]+(?: [A-Z][\w&.'-]+)* $"
)
"""A capitalised subject right before its verb that no name covers: the base cannot name it."""


_NOUN_PHRASE = re.compile(
    r"(?:⟦P\d+⟧, (?:and |while )?|(?:⟦[CIU]\d+⟧|,) (?!(?:who|which|that)\b))(?:[A-Z][a-z]+ )?(?:(?!(?:has|have|had|was|were|is|are|also|then|later|briefly|shares|stock|futures|closed|ended)\b)[a-z-]+ ){0,2}"
    r"(?:views?|calls|clicks|requests|suppliers?|rivals?|peers|customers|users|postings|listings|visits|downloads|count|numbers?|activity|searches|investors|bonds?|yields?|spreads?|premiums?|claims|signups|visitors|trips|launches) (?:(?:was|were|is|are|has|have) )?$"
)
""" "X phone calls were up 21%", "X suppliers fell 3%": neither a price of X nor a measure that the base knows."""


_UNNAMED_INDEX = re.compile(
    r"\b(?!(?:the|benchmark|main|broader|broad|key|this|that|which|stock|share|composite|blue-chip|dollar|market|sectoral|local|overall|and|while)\b)[a-z]+ (?:index|indices|gauge) (?:(?:was|were|is|are|ended|closed|also|both|each) )*$"
)
""" "With the realty index down 3%": an index that nobody named, not the name before it."""


def is_other(text: str, change: Change) -> bool:
    """A common noun between the percentage before and the verb is a subject that nobody named ("and lead rose 0.3%")."""
    if change.shape not in ("verb", "adverb_left"):
        return False
    unnamed = _UNNAMED_INDEX.search(text[: change.word_at])
    if unnamed and not re.search(r"⟦[CIU]\d+⟧,? (?:and|&) $", text[: unnamed.start()]):
        return True
    before = [m.end() for m in re.finditer(r"⟦P\d+⟧", text[: change.word_at])]
    gap = text[before[-1] : change.word_at] if before else ""
    if _NOUN_PHRASE.search(text[: change.word_at]) and not METRIC.search(text, change.word_at - 25, change.word_at):
        return True
    found = re.fullmatch(
        r"(?: (?:[^⟦]|⟦[MNDTG]\d+⟧){0,60}?)?(?:,|,? (?:and|while|but)) (?:the )?(?P<noun>[a-z]+(?<!ly)) ", gap
    )
    return (
        found is not None
        and METRIC.fullmatch(found["noun"]) is None
        and found["noun"]
        not in (
            "it",
            "they",
            "then",
            "has",
            "have",
            "later",
            "also",
            "which",
            "who",
            "that",
            "was",
            "is",
            "were",
            "and",
            "but",
            "shares",
            "stock",
        )
    )


def is_stranger(text: str, limit: int) -> bool:
    """Whether a capitalised subject that no name covers stands right before its verb."""
    return _STRANGER.search(text[:limit]) is not None


def unsure_name(masked: Masked, limit: int) -> list[Name] | None:
    """The name right before its verb that only its capitals speak for, if its shares move; none (empty) if not; None
    where no such name stands there."""
    match = _UNSURE.search(masked.text[:limit])
    if match is None:
        return None
    stranger = masked.mentions[int(match["of"] or match["plain"])]
    return [stranger] if isinstance(stranger, Name) and (match["of"] or match["paper"]) else []
