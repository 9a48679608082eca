"""The numbers of a sentence that can be guidance, with ranges that are printed as two numbers joined."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.guidance.produced import is_guided
from extractor.facts.masked import Masked, once
from extractor.labels import quantities
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Quantity

Placed = tuple[int, int, Quantity]
"""Where a number begins and ends in the masked text, and the number."""
_TO = re.compile(r" (?:to|and) |[ ]?[-–—][ ]?")
_SIGNED_TO = re.compile(r" to (?P<sign>up|positive|plus|a positive|an increase of|growth of|down|negative|minus) ")
_NOUN_TO = re.compile(
    r" (?P<first>decline|decrease|drop|fall|reduction|growth|increase|rise|gain) (?:and|to) (?:an? )?$"
)
""" "Between a 2% decline and 1% growth": each end has its own direction."""
_FALLING = ("decline", "decrease", "drop", "fall", "reduction")
_BELOW = (*_FALLING, "minus", "negative", "loss", "deficit")
_FALL_BEHIND = re.compile(r" (?:decline|decrease|drop|fall|reduction)\b")
_DOWN = re.compile(r"\b(?:down|negative|minus|(?:decline|decrease|drop|fall) of) $")
_NEGATIVE = re.compile(r"\b(?:negative|minus) $")
_BETWEEN_NOUNS = re.compile(
    r"\bbetween (?:a |an )?(?P<low>fall|drop|decline|decrease|rise|increase|growth|gain|minus|negative|plus|loss|deficit|profit|surplus)(?: of)? (?:about |around )?$"
)
_AND_NOUN = re.compile(
    r" and (?:a |an )?(?P<high>fall|drop|decline|decrease|rise|increase|growth|gain|minus|negative|plus|loss|deficit|profit|surplus)(?: of)? (?:about |around )?"
)
""" "Between a fall of 4% and a rise of 2%"."""
_TO_POSITIVE = re.compile(r" (?:and|to) (?P<sign>positive|negative) ")
""" "Between negative $3 million and positive $3 million"."""
_RANGE = re.compile(r"\b(?:range(?:s|d|ing)?(?: is)?(?: of| from)?|between|from a low of) (?:about |around )?$")


_FLAT_TO = re.compile(
    r"\bflat to (?:(?P<fall>down|(?:a )?decline of|a decrease of)|up|(?:a )?growth of|an increase of) $"
)
""" "Flat to down 5%": from a fall of 5% to none."""
_FROM = re.compile(r"\bfrom (?:about |around )?$")
_CHANGES = re.compile(
    r"\b(?:rais|lift|hik|boost|increas|upgrad|bump|upp|lower|cut|slash|reduc|trim|narrow|revis|updat|adjust|grow|ris|up\b|double|expand)\w*[^.;]{0,90}$",
    re.IGNORECASE,
)
""" "Raised its forecast from 4 to 5": two forecasts; "revenue from 4 to 5" is one."""


_ENDS = re.compile(r"\b(?:revenues?|sales|earnings|EBITDA|profit|income) of (?:about |around )?$", re.IGNORECASE)
_NEAR = 1.3
""" "Revenue of 600 and 640": two sums so near are the ends of a range."""


def placed(doc: Doc, masked: Masked) -> list[Placed]:
    """The numbers with a unit, by place."""
    found = [
        (masked.position(m), masked.text.index("⟧", masked.position(m)) + 1, _from_bare(doc, m))
        for m in masked.mentions
        if isinstance(m, Quantity)
    ]
    counts = once(doc, "counts", lambda: [q for q in quantities(doc) if q.kind == "count"])
    inside = [q for q in counts if masked.start <= q.start and q.end <= masked.end]
    counted = [(masked.index(q.start), masked.index(q.end), q) for q in (_from_bare(doc, q) for q in inside)]
    found += [place for place in counted if is_guided(place[2], masked.text[: place[0]])]
    return _joined(doc, masked, sorted(found, key=lambda p: p[0]))


def _from_bare(doc: Doc, mention: Quantity) -> Quantity:
    """ "9 billion to 10 billion crowns": the unit of the second number is that of the first."""
    for bare in once(doc, "bare numbers", lambda: [q for q in quantities(doc) if q.unit == "-"]):
        if bare.end > mention.start:
            break
        gap = text_of(doc)[bare.end : mention.start]
        if _TO.fullmatch(gap) and not mention.is_range and bare.base_low <= mention.base_high:
            return _range(doc, mention, bare.start, mention.end, bare.low, mention.high)
    return mention


def _joined(doc: Doc, masked: Masked, found: list[Placed]) -> list[Placed]:
    """Two neighbours that are the ends of one range: "down 2% to up 1%", "between $2.00 a share and $2.10 a share"."""
    joined: list[Placed] = []
    for at, end, mention in found:
        last = joined[-1] if joined else None
        flat = _FLAT_TO.search(masked.text, 0, at) if mention.kind == "percent" and not mention.is_range else None
        if flat is not None:
            reach = (-mention.high, 0.0) if flat["fall"] else (0.0, mention.high)
            start = masked.offsets[flat.start()]
            joined.append((at, end, _range(doc, mention, start, mention.end, *reach)))
            continue
        if last is None or last[2].unit != mention.unit or last[2].is_range or mention.is_range:
            joined.append((at, end, mention))
            continue
        gap = masked.text[last[1] : at]
        before = masked.text[: last[0]]
        signed = _SIGNED_TO.fullmatch(gap)
        low, high = last[2].low, mention.high
        if mention.kind == "money" and _NEGATIVE.search(before) and (sides := _TO_POSITIVE.fullmatch(gap)):
            low, high = -low, high if sides["sign"] == "positive" else -high
        elif (lower := _BETWEEN_NOUNS.search(before)) and (upper := _AND_NOUN.fullmatch(gap)):
            low, high = (-low if lower["low"] in _BELOW else low), (-high if upper["high"] in _BELOW else high)
        elif signed and mention.kind == "percent":
            low = -low if _DOWN.search(before) else low
            high = -high if signed["sign"] in ("down", "negative", "minus") else high
        elif mention.kind == "percent" and (ends := _NOUN_TO.fullmatch(gap)):
            low = -low if ends["first"] in _FALLING else low
            high = -high if _FALL_BEHIND.match(masked.text, end) else high
        elif not _TO.fullmatch(gap) or not (
            _RANGE.search(before)
            or (gap == " to " and _FROM.search(before) and not _CHANGES.search(before) and low < high)
            or (mention.per and mention.per == last[2].per)
            or (
                gap == " and "
                and _ENDS.search(before)
                and low < high <= _NEAR * low
                and "respectively" not in masked.text
            )
        ):
            joined.append((at, end, mention))
            continue
        joined[-1] = (last[0], end, _range(doc, mention, last[2].start, mention.end, min(low, high), max(low, high)))
    return joined


def _range(doc: Doc, mention: Quantity, start: int, end: int, low: float, high: float) -> Quantity:
    factor = mention.base_high / mention.high if mention.high else 1.0
    return mention.model_copy(
        update={
            "start": start, "end": end, "raw": text_of(doc)[start:end], "core_start": start, "low": low, "high": high,
            "base_low": low * factor, "base_high": high * factor,
        }
    )  # fmt: skip
