"""What only the press says: a deal known from media reports, which neither side has told, is rumoured."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.registry import registry
from extractor.schema import Name

_OUTLETS = (
    r"(?:[Tt]he )?(?:Bloomberg|Reuters|Wall Street Journal|WSJ|Financial Times|FT|Nikkei|CNBC|Information|Axios|Semafor|"
    r"Times|Economic Times|Telegraph|Sky News|Handelsblatt|Les Echos|Post|Guardian|Barron's|Fortune|Verge|TechCrunch|Caixin)"
)
_WHO = rf"(?:⟦[CUI]\d+⟧|{_OUTLETS})"
_REPORT = r"(?:(?:news|media|press|newspaper|unconfirmed|local|several|recent|earlier|various) )*(?:reports?\b(?! (?:filed|card|to))|articles?\b|(?:news|media) outlets?\b)"
_MEDIA_REPORT = r"(?:(?:news|media|press|newspaper|unconfirmed) )+(?:reports?|articles?)\b"
_HEARSAY = re.compile(
    rf"\b(?:according to|citing|cited|cites|based on) (?:an? |the |recent |several |local )*{_MEDIA_REPORT}"
    rf"|\b(?:according to|citing|cited|cites) (?:an? |the )?{_WHO}(?:'s|)? {_REPORT}"
    rf"|\b(?:according to|citing|cited|cites) (?:an? |the )?{_REPORT} (?:from|by|in|on) (?:the )?{_WHO}"
    rf"|\b(?:according to|citing) {_WHO}(?!'s|\w)"
    rf"|\b(?:after|on|amid|following) (?:an? |the )?{_MEDIA_REPORT}(?: (?:that|of|said|saying|says|suggest\w*|claim\w*)\b)?"
    rf"|\b(?:an? )?{_MEDIA_REPORT} (?:that|said|saying|says?|suggest\w*|claim\w*|indicat\w*|emerged|stating)\b"
    rf"|\b(?:[Rr]eports? (?:said|say|saying|suggest(?:ed)?|emerged|claim(?:ed)?|surfaced|indicate[ds]?)|after reports|on reports|amid reports) (?:that )?"
    r"|\b(?:was|were|is|are|has been|have been) (?:widely )?reported to (?:be|have)\b"
    r"|, (?:the|an?|those|these) (?:(?:news|media|press|newspaper|agency|magazine) )?(?:reports?|article|newspaper|paper|news agency|story) (?:also )?(?:said|says|added|adds|noted|claim(?:s|ed))\b"
    rf"|, {_WHO} (?:has |first |earlier )?(?:reported|reports)(?:(?: on| late)? ⟦D\d+⟧)?(?=,|\.?\s*$)"
    r"|\bciting (?:one |two |three |an? |the )?(?:[\w-]+ )?(?:person|people|sources?)\b"
    rf"|(?<!\w){_WHO} (?:has |had |also |first |earlier )*(?:reported|reports)(?:(?: on| late)? ⟦D\d+⟧)?(?: that)?(?= ⟦| (?:the|an?|it|that)\b)"
)
"""Who reports it: papers and agencies, not a side's own report."""
_TOLD = re.compile(
    r"\b(?:confirmed|in a (?:joint )?(?:statement|press release|news release|filing)|press release|announced|(?:regulatory|exchange|stock exchange) filing)\b"
)
"""A side that has said so itself."""


_NAMED = re.compile(r"⟦[CUI](\d+)⟧")
_OUTLET = re.compile(rf"{_OUTLETS}(?: News)?")


def hearsay_in(masked: Masked, start: int, end: int) -> tuple[int, int] | None:
    """Where a stretch of a masked text says that the press reports what it tells; None where a side has told it too."""
    if _TOLD.search(masked.text, start, end):
        return None
    for found in _HEARSAY.finditer(masked.text, start, end):
        who = [masked.mentions[int(m[1])] for m in _NAMED.finditer(found.group())]
        if all(isinstance(m, Name) and is_outlet(m) for m in who):
            return found.span()
    return None


def is_outlet(name: Name) -> bool:
    """Whether a name is that of a paper or an agency."""
    company = registry().get(name.id) if name.id else None
    known = _OUTLET.fullmatch(name.name) or _OUTLET.fullmatch(name.raw)
    return known is not None or (company is not None and company.sector == "media")
