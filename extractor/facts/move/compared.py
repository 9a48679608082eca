"""What a measure is compared with, where its words alone do not say so: the month or the quarter before."""

from __future__ import annotations

from datetime import timedelta

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.days import ordinal
from extractor.facts.move.horizon import HorizonFound
from extractor.facts.move.when import near_stretch
from extractor.labels import today
from extractor.patterns import re
from extractor.schema import DateMention

_AGAINST = re.compile(
    r"(?: in ⟦D\d+⟧(?=,? (?:from|than|compared)))?[^⟦;.]{0,40}\b(?:than|from|over|versus|against|compared (?:with|to)) (?:in |the |that of )?⟦D(\d+)⟧"
)
_COMPARED_AHEAD = re.compile(r"\W*(?:Compared (?:with|to)|Against|Measured against) (?:the )?⟦D(\d+)⟧,? ")
MONTH_VALUE = re.compile(r"(?:\d{4}|XXXX)-\d\d")
_MONTHLY = ("_index", "_prices", "_orders", "_sales", "_spending")
_LARGEST_OF_A_MONTH = 1.5
"""Percent by which consumer or producer prices change in a month, at most, where nobody says "from a year earlier"."""
_BALANCES = ("deposits", "loans", "assets", "assets_under_management", "inventories")
_IN_QUARTER = re.compile(
    r"(?: to (?:about |roughly )?⟦M\d+⟧)? (?:in|during|over|for|at the end of|by the end of) (?:the )?⟦D(\d+)⟧(?! (?:from|compared|of last))"
)


def against(doc: Doc, masked: Masked, change: Change) -> HorizonFound | None:
    """ "4% fewer than in November" of December: the period just before, hence month on month. Where nobody says of which
    month, it is the one before the story's."""
    match = _AGAINST.match(masked.text, change.end) or _COMPARED_AHEAD.match(masked.text, 0, change.at)
    own = near_stretch(doc, masked, change)
    other = masked.mentions[int(match[1])] if match else None
    if not isinstance(other, DateMention):
        return None
    now = today(doc)
    before_now = f"{now - timedelta(days=now.day):%Y-%m}" if now else None
    told = own.date if own is not None else before_now
    one, before = ordinal(told), ordinal(other.date)
    if one is not None and before is not None and one[0] != before[0]:
        one = ordinal(before_now)
    if one is None or before is None or one[0] != before[0] or one[1] - before[1] != 1:
        return None
    return HorizonFound("qoq" if one[0] == "Q" else "mom", other.span)


_FROM_MONTH = re.compile(r" (?:from|than in|compared (?:with|to)|against|over) ⟦D(\d+)⟧")
_A_YEAR = range(10, 15)
"""Months from a month named with its year to the story that reports the same month a year later."""


def year_before(doc: Doc, masked: Masked, change: Change) -> HorizonFound | None:
    """ "Down 5% from November 2024" in a story of the next winter: on the year."""
    match = _FROM_MONTH.match(masked.text, max(change.end, change.word_end if change.word_at > change.at else 0))
    other = masked.mentions[int(match[1])] if match else None
    now = today(doc)
    if now is None or not isinstance(other, DateMention) or not re.fullmatch(r"[A-Z][a-z]+\.? \d{4}", other.raw):
        return None
    before = ordinal(other.date)
    months = now.year * 12 + now.month - before[1] if before is not None and not before[0] else 0
    return HorizonFound("yoy", other.span) if months in _A_YEAR else None


def of_a_balance(masked: Masked, change: Change, metric: str) -> HorizonFound | None:
    """ "Deposits fell 16% in the first quarter": what a bank holds is compared with the end of the quarter before."""
    match = _IN_QUARTER.match(masked.text, change.end) if metric.endswith(_BALANCES) else None
    quarter = masked.mentions[int(match[1])] if match else None
    if not isinstance(quarter, DateMention) or not re.search(r"Q\d", quarter.date or ""):
        return None
    return HorizonFound("qoq", quarter.span)


def of_month(draft: Draft, masked: Masked) -> HorizonFound | None:
    """A small change of an economy's price index, orders or sales in a month is on the month before."""
    if draft.fields["subject_kind"] != "economy" or not draft.fields["metric"].endswith(_MONTHLY):
        return None
    months = [m for m in masked.of("D") if isinstance(m, DateMention) and MONTH_VALUE.fullmatch(m.date or "")]
    small = abs(draft.fields["percent"]) < _LARGEST_OF_A_MONTH
    return HorizonFound("mom", months[0].span) if months and small else None
