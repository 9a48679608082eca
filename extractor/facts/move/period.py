"""When a move happened and what it is measured against, carried from headings and earlier sentences where need be."""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.horizon import HorizonFound, stated_horizons
from extractor.facts.move.words import PRICES
from extractor.labels import dates, today
from extractor.schema import DateMention

_BLOCKS = (
    ("premarket", re.compile(r"pre-?market|before the (?:opening )?bell|ahead of the open", re.IGNORECASE)),
    ("after_hours", re.compile(r"after[- ]hours|extended trading|post-?market", re.IGNORECASE)),
    ("ytd", re.compile(r"year[- ]to[- ]date|YTD", re.IGNORECASE)),
    ("week", re.compile(r"(?:this|past|last|for the) week|weekly", re.IGNORECASE)),
)
_WEEKEND = (5, 6)
_DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)")


def session(day: date) -> date:
    """The trading day that a story of ``day`` speaks of: the Friday before where it is a weekend."""
    while day.weekday() in _WEEKEND:
        day -= timedelta(days=1)
    return day


class Timing:
    """Follows an article's headings and dates, and gives each move its horizon and period."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._today = today(doc)
        self._block: HorizonFound | None = None
        self._day: DateMention | None = None
        self._paragraph_day: DateMention | None = None
        self._quarter = next((d for d in dates(doc) if d.date and re.search(r"Q\d|H\d", d.date)), None)

    def enter(self, masked: Masked) -> None:
        """Takes note of a sentence: a heading opens or ends a block, a day becomes the day of what follows."""
        text = masked.text.strip()
        heading = len(text) < 90 and (text.endswith(":") or not re.search(r"[.!?%⟧]$", text))
        if heading:
            self._block = next(
                (HorizonFound(h, masked.span(m)) for h, p in _BLOCKS if (m := p.search(masked.text))), None
            )  # type: ignore[arg-type]
        elif not text.startswith(("•", "-", "*", "–", "⟦")) and "⟦P" not in text:
            self._block = None

    def apply(self, draft: Draft, masked: Masked, change: Change, metric: str) -> None:
        """Sets horizon, period and since of a move."""
        price = metric in PRICES
        found = self._stated(masked, change, price)
        if found is None and self._block is not None:
            found = self._block
        if found is None:
            found = HorizonFound("day" if price else self._default_measure(masked))
        draft.put("horizon", found.horizon, found.span)
        if found.since is not None:
            draft.put("since", found.since, found.span)
        self._period(draft, masked, change, found, price)

    def _default_measure(self, masked: Masked) -> str:  # type: ignore[return]
        return "yoy"

    def _stated(self, masked: Masked, change: Change, price: bool) -> HorizonFound | None:
        """The horizon stated nearest to the percentage: behind it before the next one, else before it in its clause."""
        text = masked.text
        following = re.search(r"⟦P\d+⟧", text[change.end :])
        stop = change.end + following.start() if following else len(text)
        previous = [m.end() for m in re.finditer(r"⟦P\d+⟧", text[: change.at])]
        start = previous[-1] if previous else 0
        behind = stated_horizons(masked, change.end, stop)
        before = stated_horizons(masked, start, change.at)
        behind = [(at, h) for at, h in behind if self._reaches(text, change.end, at, following is not None)]
        options = [h for _, h in behind] + [h for _, h in reversed(before)]
        options = [h for h in options if self._fits(h, price)]
        shared = not options and change.shape == "shared"
        if shared or (not options and previous):
            whole = [h for _, h in stated_horizons(masked, 0, len(text)) if self._fits(h, price)]
            return whole[0] if whole and shared else None
        return options[0] if options else None

    def _reaches(self, text: str, start: int, at: int, more: bool) -> bool:
        gap = text[start:at]
        if not more:
            return re.search(r";|, (?:while|but|whereas|after having)\b", gap) is None
        return (
            re.search(r";|, (?:and|while|but|whereas|with|bringing|taking)\b|\b(?:and|bringing|while)\b.*\b", gap)
            is None
        )

    def _fits(self, found: HorizonFound, price: bool) -> bool:
        if not price and found.horizon in ("day", "premarket", "after_hours"):
            return False
        return not (not price and found.horizon in ("week",))

    def _period(self, draft: Draft, masked: Masked, change: Change, found: HorizonFound, price: bool) -> None:
        if found.horizon in ("day", "premarket", "after_hours"):
            day = self._near_day(masked, change)
            if day is not None:
                draft.put_date("period", day)
            elif self._today is not None:
                draft.put("period", session(self._today).isoformat())
                draft.date_basis["period"] = "publication"
        elif found.horizon == "ytd" and self._today is not None:
            draft.put("period", str(self._today.year))
            draft.date_basis["period"] = "publication"
        elif not price:
            stretch = self._near_stretch(masked, change)
            if stretch is not None:
                draft.put_date("period", stretch)

    def _near_day(self, masked: Masked, change: Change) -> DateMention | None:
        days = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date and _DAY_VALUE.fullmatch(m.date)]
        if not days:
            return None
        return min(days, key=lambda d: abs(masked.position(d) - change.at))

    def _near_stretch(self, masked: Masked, change: Change) -> DateMention | None:
        options = [
            m for m in masked.of("D") if isinstance(m, DateMention) and m.date and not _DAY_VALUE.fullmatch(m.date)
        ]
        if options:
            return min(options, key=lambda d: abs(masked.position(d) - change.at))
        return self._quarter
