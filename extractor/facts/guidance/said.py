"""What a statement of guidance is, and words that make it somebody else's."""

from __future__ import annotations

from dataclasses import dataclass

from extractor.facts.guidance.words import THIRD_PARTIES
from extractor.patterns import re
from extractor.schema import Name


@dataclass(frozen=True)
class Statement:
    """From ``start`` on (in the masked text) ``company`` speaks, or others where it is None.

    ``said`` is where the words that announce it end; ``way`` is the kind of words.
    """

    start: int
    said: int
    company: Name | None
    way: str


OTHERS = re.compile(
    rf"\b{THIRD_PARTIES}\b|\bestimates?\b|\bprice\b|\b(?:inflation|GDP|economic|emissions?|net[- ]zero)\b",
    re.IGNORECASE,
)
