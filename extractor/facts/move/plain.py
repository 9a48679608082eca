"""Plain words that only a capital at the head of a sentence made names."""

from __future__ import annotations

import re

from extractor.facts.masked import Masked


def unmasked(masked: Masked, words: re.Pattern[str]) -> Masked:
    """The stretch with uncertain names that are such words ("Deposits grew") as the plain words they are."""
    text, offsets = masked.text, list(masked.offsets)
    for index, mention in reversed(list(enumerate(masked.mentions))):
        slot = f"⟦U{index}⟧"
        if words.fullmatch(mention.raw) and slot in text:
            at = text.index(slot)
            text = text[:at] + mention.raw + text[at + len(slot) :]
            offsets[at : at + len(slot)] = range(mention.start, mention.end)
    return Masked(text, masked.start, masked.end, masked.mentions, tuple(offsets))
