"""Matching the rules against a sentence: of overlapping matches the heaviest and closest wins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractor.facts.deal.rules import RULES, DealRule
from extractor.facts.masked import Masked
from extractor.schema import Name

_SPOKEN = re.compile(r"\s*[\"“](?!.{0,40}[\"”] (?:deal|agreement|contract))")
"""A sentence that somebody speaks praises deals; the story tells them in its own words."""
_UNNAMED_COST = 0.06
"""What an unnamed party costs a match against one that names its parties."""
_SLOTS = ("a", "b", "company", "counterparty", "target")


@dataclass(frozen=True)
class Match:
    """A rule's match in a masked sentence."""

    rule: DealRule
    match: re.Match[str]
    masked: Masked

    @property
    def weight(self) -> float:
        """The rule's weight; a named party speaks for a match more than an unnamed one."""
        return self.rule.weight - (_UNNAMED_COST if self.match.groupdict().get("b_text") else 0.0)

    def name(self, slot: str) -> Name | None:
        """The name that a slot took."""
        mention = self.masked.mention(self.match, slot)
        return mention if isinstance(mention, Name) else None

    @property
    def parties(self) -> set[str]:
        """Everyone the match names."""
        found = (self.name(slot) for slot in _SLOTS)
        return {name.name for name in found if name is not None}


def chosen_matches(masked: Masked) -> list[Match]:
    """The matches of a sentence, heaviest first, without two on the same pair of parties or the same words."""
    if not masked.of("C") or _SPOKEN.match(masked.text):
        return []
    found = [Match(rule, m, masked) for rule in RULES for m in rule.compiled.finditer(masked.text)]
    kept: list[Match] = []
    for candidate in sorted(found, key=lambda m: (-m.weight, m.match.end() - m.match.start(), m.match.start())):
        if not any(_same_deal(candidate, k) for k in kept):
            kept.append(candidate)
    return sorted(kept, key=lambda m: m.match.start())


def _same_deal(one: Match, other: Match) -> bool:
    mine, theirs = one.parties, other.parties
    overlap = one.match.start() < other.match.end() and other.match.start() < one.match.end()
    return mine <= theirs or theirs <= mine or (overlap and len(mine & theirs) > 0)
