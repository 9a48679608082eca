"""What parts a place from a firm that reads like one: the region behind a town, the shares "in" a firm, a bay that reports."""

from __future__ import annotations

from extractor.language.names.brackets import Tail
from extractor.language.names.evidence import find_evidence
from extractor.language.names.lexicon import places
from extractor.patterns import re

_IN_REGION = re.compile(r", (?P<region>[A-Z][\w.-]*(?: [A-Z][\w-]*)?)|,? (?:County|Parish|province|district|region)")
_WITHIN = ("in ", "near ", "outside ")


def is_in_region(before: str, behind: str) -> bool:
    """Whether a region follows a name: behind "of", "from" and "at", which firms have before them too, one that is known."""
    region = _IN_REGION.match(behind)
    if region is None or _LISTED.match(behind):
        return False
    known = region["region"] is None or region["region"] in places()
    return known or (before.endswith(_WITHIN) and not is_share_in(before))


def is_share_in(before: str) -> bool:
    """Whether the "in" before a name is that of what somebody has in a firm."""
    return _SHARE_IN.search(before) is not None


_SHARE_IN = re.compile(
    r"\b(?:[Ss]hares|[Ss]takes?|[Ii]nterest|[Ii]nvest\w*|[Hh]oldings?|[Pp]ositions?|[Ss]hareholders?|[Rr]ound|[Pp]artner|[Ss]ponsor|[Kk]night|"
    r"[Cc]onfidence|[Aa]rticle|[Rr]eport) in $"
)
"""Behind which "in" tells of a firm."""


def is_written_large(name: str) -> bool:
    """Whether a name is written as no town is: initials, or capitals within a word."""
    parts = name.split()
    capitals = any(part.isupper() and 1 < len(part) <= _INITIALS for part in parts)
    return capitals or "&" in parts or _CAMEL.search(name) is not None


_INITIALS = 6
_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")
_LISTED = re.compile(r"(?:, [A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,3}){1,6},? (?:and|or) [A-Z]")
"""Behind a name, others in a row with it: what a comma parts there is no region."""


def is_firm_of_nature(name: str, opens: bool, before: str, behind: str, tail: Tail | None) -> bool:
    """Whether a bay, lake or basin is a firm by what is said of it ("shares of Garlow Bay rose")."""
    if _NATURE.search(name) is None or before.endswith(("the ", "The ")):
        return False
    evidence = set(find_evidence(name, opens, before, behind, tail)) - {"company verb behind", "company noun behind"}
    return bool(evidence) or _FIRM_DOES.match(behind) is not None


_NATURE = re.compile(r" (?:Valley|Bay|River|Lake|Basin)$")
_FIRM_DOES = re.compile(
    r",? (?:which )?(?:has |have |had |will |also )*(?:report|post|announc|unveil|sign|agree|acquir|buy|bought|sell|sold|rais|secur|pay|paid|fund|own|hire|"
    r"initial|invest|order|supply|suppli|issue|borrow|list|guide|forecast|said|says)\w*\b"
)
"""What a firm does and no water or valley."""
