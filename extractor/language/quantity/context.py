"""Reading the words about an amount: bounds, directions of change and rates."""

from __future__ import annotations

from extractor.language.quantity.amount import Amount
from extractor.language.quantity.units import PER
from extractor.language.quantity.words import AFTER, BEFORE, BEHIND, DIRECTIONS, FILLERS, LAST, MARKS, UPWARD
from extractor.patterns import re
from extractor.schema.kinds import Bound, Change

_REACH = 44
_QUOTES = "(“\"'‘["
_TOKEN = re.compile(r"\S+")
_ARTICLES = frozenset(("a", "an", "the", "another", "its", "their", "his"))
_WORD_BEHIND = re.compile(r"[ -]([a-z]+)")
_PER = re.compile(
    r"(?:\s?/\s?|[ \u00a0-]per[ \u00a0-]|[ \u00a0-]an?[ \u00a0-]| - a - | -a-)"
    r"([^\W\d_]+)(?:[ \u00a0-](hour|hours|share|foot|metre|meter|ft|ounce|ton|m)\b)?(?!\w)",
)
_OF_A_YEAR = re.compile(r" of [^\W\d_]+(?: [^\W\d_]+)? (?:an?|per) (year|month|day|week|hour)\b")
_AGO = re.compile(r"[ -](?:earlier|ago|before|later|after|since|from|hence|out|on|prior|old)\b")
_TIMES = frozenset(("year", "month", "week", "day", "hour", "quarter", "decade"))
_EACH = re.compile(r" (each|apiece|a piece|annually|yearly|monthly)\b")
_EACH_UNIT = {"each": "unit", "apiece": "unit", "a piece": "unit", "annually": "year", "yearly": "year",
              "monthly": "month"}  # fmt: skip


def bound_before(text: str, start: int, at: int) -> tuple[Bound, int]:
    """The bound that the words before an amount set, and where they begin; ``at`` is where the last mention ended."""
    if start > at and text[start - 1] in MARKS:
        return MARKS[text[start - 1]], start - 1
    floor = max(at, start - _REACH)
    tokens = [(match[0].lower(), match.start()) for match in _TOKEN.finditer(text, floor, start)]
    if len(tokens) > 1 and tokens[-1][0] in _ARTICLES:
        tokens.pop()
    if not tokens or tokens[-1][0].lstrip(_QUOTES) not in LAST or not text[start - 1].isspace():
        return "exact", start
    for length in range(min(5, len(tokens)), 0, -1):
        phrase = " ".join(token for token, _ in tokens[-length:]).lstrip(_QUOTES)
        if phrase in BEFORE:
            begins = tokens[-length][1]
            begins += len(tokens[-length][0]) - len(tokens[-length][0].lstrip(_QUOTES))
            if phrase == "up to" and length < len(tokens) and tokens[-length - 1][0] in UPWARD:
                return "exact", start
            compared = at and begins - at <= 1 and phrase.endswith(" than")
            return ("exact", start) if compared else (BEFORE[phrase], begins)
    return "exact", start


def bound_behind(text: str, end: int) -> tuple[Bound, int]:
    """The bound that the words behind an amount set ("or more"), and where they end."""
    match = AFTER.match(text, end)
    if match is None:
        return "exact", end
    if match["at_least"] or match["plus"]:
        return "at_least", match.end()
    return ("up_to", match.end()) if match["up_to"] else ("about", match.end())


def direction(text: str, start: int, end: int, *, percent: bool) -> Change | None:
    """Which way the words around a mention say that something moved: "fell 3%", "a 5% rise"."""
    tokens = text[max(0, start - _REACH) : start].lower().split()
    for place in range(len(tokens) - 1, max(-1, len(tokens) - 5), -1):
        word = tokens[place].strip("(\"'“”")
        if word in DIRECTIONS:
            after = tokens[place + 1] if place + 1 < len(tokens) else ""
            return None if after == "of" and word in ("up", "down", "ahead", "off") else DIRECTIONS[word]
        if word not in FILLERS:
            break
    behind = _WORD_BEHIND.match(text, end)
    if behind is None or (behind[1] == "loss" and not percent):
        return None
    return BEHIND.get(behind[1])


def rate(text: str, amount: Amount) -> tuple[str | None, int]:
    """What an amount is per, and where the words that say so end."""
    match = _PER.match(text, amount.end)
    if match is not None and not (match[1] in _TIMES and _AGO.match(text, match.end())):
        word = match[1].lower()
        if match[2] and (unit := PER.get(f"{word} {match[2].lower().removesuffix('s')}")):
            return unit, match.end()
        if word in PER and not (word == "b" and amount.kind != "money"):
            return PER[word], match.end(1)
        if "per" in match[0][:5] and word not in ("cent", "se"):
            return word, match.end(1)
    each = _EACH.match(text, amount.end)
    if each is not None and amount.kind == "money":
        return _EACH_UNIT[each[1]], each.end()
    yearly = _OF_A_YEAR.match(text, amount.end)
    if yearly is not None and amount.kind in ("count", "energy") and not _AGO.match(text, yearly.end()):
        return yearly[1], amount.end
    return None, amount.end
