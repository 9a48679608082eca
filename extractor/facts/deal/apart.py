"""What a match's own words leave apart from a deal: names that have no deal with each other, peace over a board, one of a sort, and
those whom a deal is said not to be with."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.deal.match import Match
from extractor.labels import text as text_of
from extractor.labels import title
from extractor.patterns import re

_APART = {
    "deal.both_sign": re.compile(
        r", (?:including|providing|offering|enabling|making|which)\b|\band will\b|\bto finali[sz]e\b|"
        r"\b(?:for|that) [^,;⟦]{0,40}\b(?:transactions?|contracts?|deals?|orders?)$"
    ),
    "deal.between": re.compile(r"\b(?:split|divided|shared|choice|differences?|competition|rivalry) between\b"),
    "deal.raise_from": re.compile(r"\band (?:[a-z]+ )?(?:formed|signed|entered|announced|launched|partnered|struck)\b"),
}
_WITH_OTHERS = re.compile(
    r"[^.;⟦]{0,30}?\b(?:with|to|from) (?!each other|one another|(?:jointly )?(?:keep|bring|use|make|let|put|launch|market|offer|show|test|create|develop|give|help|improve|integrate|promote|advance)\b)"
    r"(?:(?:[\w-]+ ){0,3}(?:companies|firms|buyers|customers|lenders|investors)\b|(?:[a-z-]+ ){0,3}⟦[CU]\d+⟧)"
)
"""Behind a deal of two named side by side: they have made it with others."""


_TO_ANOTHER = re.compile(r"[^.;⟦]{0,60}?\bto (?:[\w-]+ ){0,5}⟦[CU]\d+⟧")
"""Behind goods that somebody supplies: whom the clause itself says they go to."""


def is_apart(found: Match) -> bool:
    """Whether the words of a match leave its two names without a deal with each other: each has its own, or both have
    one with somebody else."""
    words = _APART.get(found.rule.name)
    if words is not None and words.search(found.match.group()):
        return True
    if found.rule.name == "deal.supplies_it" and _TO_ANOTHER.match(found.tail):
        return True
    return found.rule.name == "deal.both_sign" and _WITH_OTHERS.match(found.tail) is not None


_TO_DO = re.compile(r"⟦[CUL]\d+⟧ to (?!be\b)[a-z]")


def is_to_do(found: Match) -> bool:
    """Whether a proposal is for somebody to do something, not for the company named."""
    target = found.name("target")
    return target is not None and _TO_DO.match(found.masked.text, found.masked.position(target)) is not None


_PEACE = re.compile(r"\b(?:cooperation|co-operation|settlement|support) (?:agreement|pact|deal)\b", re.IGNORECASE)
_BOARD = re.compile(
    r"\bactivist\b|\bboard seats?\b|\bproxy (?:fight|contest|battle)\b|\b(?:to|join) (?:its|the) board\b|\bnominat\w+ (?:[\w-]+ ){0,3}directors?\b",
    re.IGNORECASE,
)
_BOARD_REACH = 200
"""Characters behind a sentence in which a story says that an agreement with a shareholder is about the board."""


def is_of_board(doc: Doc, found: Match) -> bool:
    """Whether an agreement is the peace between a firm and a shareholder over seats on its board."""
    headed, masked = title(doc) or "", found.masked
    if _PEACE.search(headed) and _BOARD.search(headed) and re.search(r"\bagreement\b", found.match.group()):
        return True
    if not _PEACE.search(found.match.group()):
        return False
    return _BOARD.search(masked.text + text_of(doc)[masked.end : masked.end + _BOARD_REACH]) is not None


_ONE_OF_MANY = re.compile(r"\b[Aa]n? $")


def is_indefinite(found: Match, slot: str) -> bool:
    """Whether a party stands behind "a" ("an MVNO"): it is one of a sort, not a firm."""
    name = found.name(slot)
    if name is None or name.id is not None:
        return False
    return _ONE_OF_MANY.search(found.clause.masked.text, 0, found.match.start(slot)) is not None


_ASIDE = re.compile(
    r"\b(?:besides|other than|apart from|aside from|except(?: for)?|excluding|instead of|in place of) (?:the )?(?:[a-z]+ ){0,2}$"
)


def is_left_aside(found: Match, slot: str) -> bool:
    """Whether a deal is said to be with others than a name ("to companies besides Harrow")."""
    if found.name(slot) is None:
        return False
    return _ASIDE.search(found.clause.masked.text, 0, found.match.start(slot)) is not None
