"""Confidence: how likely a claim is to be right, fitted on the corpus' annotations.

The log-odds of a claim are the sum of what its type, its rule and its signs weigh. ``data/confidence.json`` holds the
weights, how they were fitted and how well they did on articles left out; ``scripts/calibrate`` writes it anew. A rule
that it does not know weighs nothing, which leaves its claims at what the type and the signs say.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc

from extractor.facts.signs import signs
from extractor.schema import Claim

LIMITS = (0.01, 0.99)
"""Nothing is certain, and nothing that a rule says is ruled out."""
_FILE = "data/confidence.json"


@cache
def calibration() -> dict[str, Any]:
    """What was fitted: ``weights`` by sign in log-odds with their ``base``, and where they come from."""
    found: dict[str, Any] = json.loads(files("extractor.facts").joinpath(_FILE).read_text(encoding="utf-8"))
    return found


def confident(doc: Doc, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """An article's claims with their confidence and the signs that it rests on, each with what it weighs."""
    fitted = calibration()
    return tuple(
        claim.model_copy(update=_judged(fitted["base"], fitted["weights"], found))
        for claim, found in zip(claims, signs(doc, claims), strict=True)
    )


def _judged(base: float, weights: dict[str, float], found: Sequence[str]) -> dict[str, Any]:
    weighed = {sign: weights[sign] for sign in found if sign in weights}
    return {"confidence": probability(base + sum(weighed.values())), "signs": {"base": base, **weighed}}


def probability(odds: float) -> float:
    """The confidence that log-odds mean, within its limits, to three decimals."""
    low, high = LIMITS
    return round(min(max(1 / (1 + math.exp(-odds)), low), high), 3)
