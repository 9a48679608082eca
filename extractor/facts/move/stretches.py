"""Horizons that a list or a heading states for several changes at once."""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.horizon import HorizonFound, stated_horizons
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import DateMention
from extractor.schema.kinds import Horizon

_SERIES = re.compile(r"⟦P\d+⟧(?:(?:,? and |, )⟦P\d+⟧)+(?=(?:, respectively,?)? (?:on|over|in|for|during) )")
_PERCENT = re.compile(r"⟦P\d+⟧")
_JOINED = re.compile(r",? (?:and|&) ")


def dealt_horizon(doc: Doc, masked: Masked, change: Change) -> HorizonFound | None:
    """ "By 3% and 40% on the weekly and yearly charts": as many horizons as percentages are dealt out in order."""
    for series in _SERIES.finditer(masked.text):
        if not series.start() <= change.at < series.end():
            continue
        count = len(_PERCENT.findall(series.group()))
        place = len(_PERCENT.findall(masked.text[series.start() : change.at]))
        stop = re.search(r"[.;:]|⟦P", masked.text[series.end() :])
        end = series.end() + stop.start() if stop else len(masked.text)
        found = stated_horizons(doc, masked, series.end(), end)
        joined = _JOINED.search(masked.text[found[0][0] : found[-1][0]]) if found else None
        if len({h.horizon for _, h in found}) == len(found) == count and joined:
            return found[place][1]
    return None


_ITEM = r"(?:the )?⟦[CI]\d+⟧(?:'s)?(?: (?:shares|stock|futures|prices?))? (?:up|down|higher|lower|[a-z]+ing)(?: by| about| around| nearly| more than)? "
_ELLIPTIC = re.compile(rf"{_ITEM}⟦P\d+⟧(?:,? (?:and )?{_ITEM}⟦P\d+⟧){{2,}}")
""" "With A up 2%, B up 3% and C down 4%": changes without a verb of their own."""
LONG = ("ytd", "yoy", "since", "multi_year", "month", "quarter", "half", "week", "calendar")
"""Horizons that are longer than a session."""
_HEAD = re.compile(r"[^⟦:]{0,80}(?:⟦(?!P)[A-Z]\d+⟧[^⟦:]{0,60}){0,3}: ")


def of_whole_list(doc: Doc, masked: Masked, change: Change) -> HorizonFound | None:
    """The horizon right behind a list of three or more elliptic changes: that of every one of them."""
    for series in _ELLIPTIC.finditer(masked.text):
        if series.start() <= change.at < series.end():
            stated = stated_horizons(doc, masked, series.end(), len(masked.text))
            if stated and stated[0][0] <= series.end() + 1 and stated[0][1].horizon in LONG:
                return stated[0][1]
    return None


def of_head(doc: Doc, masked: Masked, change: Change) -> HorizonFound | None:
    """ "Gainers of the past 5 days: A +3%, B +2%": the one horizon stated before the colon that opens a list."""
    head = _HEAD.match(masked.text)
    if head is None or head.end() > change.at:
        return None
    stated = [h for _, h in stated_horizons(doc, masked, 0, head.end())]
    return stated[0] if len({h.horizon for h in stated}) == 1 else None


_CHANGES = re.compile(
    r"\b(?:movements?|moves?|changes?|performances?|gains?|losses|gainers|losers|returns)\b", re.IGNORECASE
)
_SPANS: tuple[tuple[range, Horizon], ...] = ((range(3, 8), "week"), (range(26, 32), "month"))
"""Days from the first to the last of a printed range, and the horizon of changes over it."""
_ROW = re.compile(r"[|•*–-]|⟦")


def is_row(masked: Masked) -> bool:
    """Whether a line looks like the row of a table or the item of a list."""
    return _ROW.match(masked.text.strip()) is not None


def of_heading(masked: Masked) -> tuple[HorizonFound, str] | None:
    """ "Major movements (Feb 3 to Feb 9)": the horizon of the table below, and the last day of it."""
    if "⟦P" in masked.text or not _CHANGES.search(masked.text):
        return None
    for mention in masked.of("D"):
        days = _days(mention) if isinstance(mention, DateMention) else None
        if days is not None and isinstance(mention, DateMention) and mention.until is not None:
            horizon: Horizon = next((h for reach, h in _SPANS if days in reach), "unspecified")
            return HorizonFound(horizon, mention.span), mention.until
    return None


def _days(mention: DateMention) -> int | None:
    """How many days lie between the ends of a range of full dates; None where it is no such range."""
    try:
        return (date.fromisoformat(mention.until or "") - date.fromisoformat(mention.date or "")).days
    except ValueError:
        return None


_FAR = {"index": 25.0, "currency": 25.0, "commodity": 60.0, "crypto": 150.0, "company": 300.0}
"""Percent that a subject of each kind does not move in a session, or so seldom that the story says so."""


def is_too_far(kind: str, percent: float) -> bool:
    """Whether a change without a horizon cannot be that of a day."""
    return abs(percent) >= _FAR.get(kind, float("inf"))


def is_of_one(text: str, start: int, at: int, stop: int) -> bool:
    """ "Down 3% and nearly 20% over the past year": two changes of one price are of two stretches, and the first names none."""
    if "respectively" in text or re.search(r"⟦[CIU]\d+⟧", text[at:stop]):
        return False
    return len(re.findall(r"⟦[CIU]\d+⟧", text[start:at])) <= 1


_EARLY = re.compile(r"(?:in )?(?:early |morning |early morning )trad(?:e|ing)", re.IGNORECASE)


def is_before_bell(doc: Doc, block: HorizonFound | None, found: HorizonFound | None) -> bool:
    """Whether "in early trading" stands in a block of moves before the open, which has no other trading."""
    if found is None or found.span is None or block is None or block.horizon != "premarket":
        return False
    return found.horizon == "day" and _EARLY.fullmatch(text_of(doc)[slice(*found.span)]) is not None
