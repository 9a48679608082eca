"""Headings of what lies ahead ("For 2026, the company expects:"): the percentages of the list below are forecasts."""

from __future__ import annotations

from extractor.facts.masked import Masked
from extractor.facts.move.words import METRIC
from extractor.patterns import re

_LONGEST = 160
_AHEAD = re.compile(
    r"\b(?:expects|anticipates|forecasts|projects|guidance|outlook|forecast|targets|assumes|the following)\b[^.;⟦]{0,80}(?:⟦[DTC]\d+⟧[^.;⟦]{0,30}){0,3}:?$",
    re.IGNORECASE,
)
_FORECASTING = re.compile(
    r"\b(?:expects|anticipates|forecasts?|projects|guidance|outlook|targets|assumes)\b", re.IGNORECASE
)
_ITEM = re.compile(r"\s*(?:[•*·▪●–—-]|\d+[.)])\s?|\W*(?:[\w-]+ ){0,4}(?:" + METRIC.pattern + r")", re.IGNORECASE)


def heads_forecasts(masked: Masked) -> bool:
    """Whether a line opens a list of what somebody expects: it names the expectation and ends without a stop."""
    text = masked.text.strip()
    if len(text) > _LONGEST or text.endswith(".") or "⟦P" in text:
        return False
    return text.endswith(":") and _FORECASTING.search(text) is not None and _AHEAD.search(text) is not None


def is_item(masked: Masked) -> bool:
    """Whether a line is an item of such a list: it begins with a bullet or with a measure."""
    return _ITEM.match(masked.text) is not None
