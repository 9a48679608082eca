"""What opens an item of a roundup or the paragraph of a part of a company."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

STAMPED = re.compile(r"\s*(?:⟦D\d+⟧|\d{4} (?:⟦U\d+⟧|[A-Z]{2,4})) ?[-–—]")
""" "0449 ET - Velanur falls": an item of a roundup."""
_OF_PART = re.compile(
    r"[\s•*–-]*(?:(?:In )?(?:[Tt]he |[Ii]ts |[Oo]ur )|In )?(?P<part>(?:[A-Z][\w&/-]*|⟦[CUG]\d+⟧)(?: (?:and |& )?(?:[A-Z][\w&/-]*|⟦[CUG]\d+⟧)){0,4}) (?:[Ss]egment|[Dd]ivision|[Bb]usiness [Uu]nit|[Bb]usiness [Aa]rea)\b"
)
_HEADING_OF_PART = re.compile(
    r"(?:[Tt]he )?(?P<part>[A-Z][\w&/]*(?: (?:and |& )?[A-Z][\w&/]*){0,3})[- ](?:[Ss]egment|[Dd]ivision|[Bb]usiness [Uu]nit|[Bb]usiness [Aa]rea)\b(?:(?!⟦[PMC])[^.;]){0,80}$"
)
""" "Cloud Segment: Growth Goes On" above a list: what the list tells is of that part."""
_BULLET = re.compile(r"\s*[-•*–] ?")


def headed_part(masked: Masked, before: str | None, opens: bool) -> str | None:
    """The part of a company that the heading of a list names, in small letters, as long as the list goes on."""
    if not opens:
        return before
    match = _HEADING_OF_PART.match(masked.text.strip())
    if match is not None:
        return re.sub(r"\W+", "_", match["part"].lower())
    return before if _BULLET.match(masked.text) else None


def part_of(masked: Masked, before: str | None, opens: bool) -> str | None:
    """The part of a company that heads a paragraph, in small letters."""
    match = _OF_PART.match(masked.text) if opens else None
    if match is None:
        return None if opens else before
    words = re.findall(r"⟦[A-Z](\d+)⟧|([\w&/-]+)", match["part"])
    named = [getattr(masked.mentions[int(number)], "raw", "") if number else word for number, word in words]
    return re.sub(r"\W+", "_", " ".join(named).lower()).strip("_") or None


def through(own: Name, name: Name) -> Name:
    """A company as what an expression stands for."""
    via = {"start": name.start, "end": name.end, "raw": name.raw}
    return own.model_copy(update={**via, "antecedent": own.antecedent or own.span})
