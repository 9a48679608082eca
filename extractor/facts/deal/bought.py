"""What a purchase is of, where it is not the company whose name the words have: a part of it, or somebody beside it.

"A will buy B's crane business" and "the crane arm of B" name B as the seller of something that has no name; "B's owner" and "the
maker of B" are nobody whom the words name.
"""

from __future__ import annotations

from enum import Enum

from extractor.facts.deal.match import Match
from extractor.patterns import re

Share = Enum("Share", ("WHOLE", "PART", "NONE"))
"""What of the company named is bought: the company or a stake in it, something of its, or nothing."""
_PARTS = (
    r"(?:assets?|business(?:es)?|units?|arms?|divisions?|operations|subsidiar(?:y|ies)|branches|stores|brands?|plants?|factor(?:y|ies)|rights|portfolio|"
    r"properties|mines?|fleets?|stations?|facilit(?:y|ies)|sites?|farms?|projects?|intellectual property|warehouses?|hotels?|restaurants?)"
)
_OTHERS = r"(?:parents?|owners?|operators?|makers?|developers?|creators?|publishers?|producers?|manufacturers?|franchisees?|rivals?|competitors?|predecessor)"
_ITS_STOCK = re.compile(
    r"'s (?:(?:[a-z-]+|⟦[PMD]\d+⟧),? ){0,4}?(?:shares?|stock|equity|share capital|securities|board|shareholders|stockholders|investors|owners? \w+)\b"
)
_ITS_OWNER = re.compile(rf"'s (?:[a-z-]+ ){{0,3}}?{_OTHERS}\b(?! (?:business|unit|arm))")
_ITS_PART = re.compile(
    r"'s (?!(?:⟦[PMD]\d+⟧ )?(?:[a-z-]+ )?(?:acquisition|purchase|takeover|buyout|merger|sale|bid|offer)\b)"
)
_ITS_PART_ACTS = re.compile(
    rf"'s (?:[\w&-]+ |⟦[GUIL]\d+⟧ ){{0,6}}?{_PARTS}\b,? (?:(?:in|of) [^.;,]{{1,30}} |which |that )?(?:was|were|is|are|has|have|had|will|would|to)\b"
)
"""A part of whoever a clause begins with, which is itself what the clause is about."""
_PART_OF = re.compile(rf"\b{_PARTS} (?:of|belonging to|owned by) (?:the |its )?(?:[a-z-]+ ){{0,3}}$")
_OTHER_OF = re.compile(rf"\b{_OTHERS} of (?:the )?(?:[a-z-]+ ){{0,3}}$")


def share_of(found: Match) -> Share:
    """What a match says is bought of the company in its slot for the target."""
    if not found.match.groupdict().get("target"):
        return Share.WHOLE
    text, (start, end) = found.clause.masked.text, found.match.span("target")
    if start == found.match.start():
        return Share.PART if _ITS_PART_ACTS.match(text, end) else Share.WHOLE
    if _ITS_OWNER.match(text, end) or _OTHER_OF.search(text, found.match.start(), start):
        return Share.NONE
    if _PART_OF.search(text, found.match.start(), start):
        return Share.PART
    return Share.PART if _ITS_PART.match(text, end) and not _ITS_STOCK.match(text, end) else Share.WHOLE
