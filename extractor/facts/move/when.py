"""The period of a move: the day, the year, or the stretch that was reported."""

from __future__ import annotations

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.facts.move.change import Change
from extractor.facts.move.days import last_friday, session
from extractor.facts.move.horizon import HorizonFound
from extractor.facts.move.words import VERBS
from extractor.labels import dates, today
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import DateMention

_COMPARED = re.compile(
    r"\b(?:earlier|ago|before|prior|previous|preceding|same|corresponding|comparable|last year)\b", re.IGNORECASE
)
"""Periods that a measure is compared with, not those it is of."""
_COMPARED_WITH = re.compile(
    r"\b(?:from|than|since|over|versus|against|compared (?:with|to)|vs\.?|(?:same|corresponding|comparable|year-ago) \w+(?: (?:in|of))?|(?:with|to|from|than|over) ⟦D\d+⟧ (?:in|of))(?: (?:the|a|its|that of|in|in the))? $",
    re.IGNORECASE,
)
"""What stands before a period that a measure is compared with ("a 20% increase from 2023")."""
_ELSEWHEN = re.compile(
    r"\b(?:from|than|since|record|highs?|lows?|(?<!to )(?<!and )close|having|nearing|following|ahead of|before|after|when|as|until|announced|reported|despite)\b|⟦P"
)
"""Words behind a change after which a day is that of something else ("rose 2% after it reported on Monday")."""
_OF_A_LEVEL = re.compile(
    r"'s (?:[\w-]+ ){0,2}(?:lows?|highs?|close|peak|record|levels?|losses|gains?|drop|slump|rally|decline|slide|fall|sell-?off|jump|surge|settlement)\b"
)
""" "Rose 0.5%, well above Monday's low": the day of another level."""
_DEALT = re.compile(r"(?:,? (?:and )?⟦P\d+⟧)+(?:,? respectively,?)?")
""" "Climbed 1.6% and 1.8%, respectively, on Tuesday": the day is that of both."""
_LAST_WEEK = re.compile(r"\b(?:last|previous|prior) week\b")
_BYGONE = re.compile(
    r"\b(?:(?:last|previous|prior) (?:month|quarter)|(?:first|second|third|fourth|final|[A-Z][a-z]+) (?:quarter|half))\b"
)
"""A stretch that ended before the article; any other ends with its session."""
DAY_VALUE = re.compile(r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)")


_PAST = {word for verb in VERBS for word in verb.split()[:1] if not word.endswith(("ing", "s"))} | {
    "continued",
    "extended",
    "ended",
    "closed",
    "finished",
    "traded",
    "pulled",
}
_PRESENT = re.compile(r"\b(?:is|are|has|have|trades?|currently|now)\b[^⟦;.]{0,30}$")


def _is_present(masked: Masked, change: Change) -> bool:
    """Whether a change goes on as the article is written: whatever day was spoken of, it is of the article's own."""
    return (change.word in VERBS and change.word.endswith("s")) or _PRESENT.search(
        masked.text, 0, min(change.word_at, change.at)
    ) is not None


_THAT_DAY = re.compile(r"\b(?:that|the same) (?:day|morning|afternoon|session|evening)\b")
_PART_OF_DAY = re.compile(
    r"(?:(?:by|in|this|early|late|mid)[- ]?)*(?:the )?(?:morning|afternoon|midday|noon|evening|night)", re.IGNORECASE
)


_GONE_BY = "|".join(sorted(_PAST))
_MARKETS = (
    r"(?:\b(?:stocks?|shares|prices|markets?|indices|index|indexes|bourses|equities|currencies)\b|⟦I\d+⟧"
    rf"|⟦G\d+⟧(?= (?:{_GONE_BY})\b))"
)
_TELLS_OF_DAY = re.compile(
    rf"^\W*On ⟦D\d+⟧,? (?:(?!⟦C)[^.;]){{0,30}}{_MARKETS}"
    rf"|{_MARKETS}(?:(?!⟦D|\b(?:since|from|after|until|before|ahead of|with|as)\b)[^.;]){{0,70}}\b(?:{_GONE_BY})\b"
    r"(?:(?!\b(?:since|from|after|following|until|before|ahead of|despite|with|by|to|when|as|will|its|the)\b|⟦D)[^.;]){0,40}"
    r"⟦D\d+⟧(?!'s| (?:loss|gain|high|low|drop|rally|rise|fall))"
)
""" "On Tuesday, Wall Street pulled back.", "Oil prices ticked higher on Monday, …": what a day's prices did, before the numbers."""


class Days:
    """The day of which an article's sentences tell, where it is not that of its publication: set by the sentence that a
    day opens, or by a heading with a day, and by the last day named for "that day"."""

    def __init__(self) -> None:
        self._told: DateMention | None = None
        self._named: DateMention | None = None
        self._spoken: DateMention | None = None

    def enter(self, masked: Masked, heading: bool, opens: bool) -> None:
        """Takes note of a sentence; a new paragraph or another heading ends what the day before it governed."""
        days = _days(masked)
        if heading and "⟦P" not in masked.text:
            self._told = days[0] if days else None
        elif opens and not masked.text.lstrip().startswith(("•", "-", "*", "–", "◦")):
            self._told = None
        if days and not heading and masked.text.lstrip().startswith("⟦D") and "⟦P" not in masked.text:
            self._told = days[0]
        self._spoken = None if opens else self._spoken
        if days and "⟦P" not in masked.text and _TELLS_OF_DAY.search(masked.text):
            self._spoken = days[0]

    def leave(self, masked: Masked) -> None:
        """Keeps the last day that a sentence names."""
        days = _days(masked)
        self._named = days[-1] if days else self._named

    def of(self, masked: Masked) -> DateMention | None:
        """The day of a sentence's moves that name none of their own."""
        return self._named if _THAT_DAY.search(masked.text) else self._told or self._spoken


def _days(masked: Masked) -> list[DateMention]:
    return [
        m
        for m in masked.of("D")
        if isinstance(m, DateMention) and DAY_VALUE.fullmatch(m.date or "") and not _PART_OF_DAY.fullmatch(m.raw)
    ]


def _of_session(masked: Masked, found: HorizonFound) -> DateMention | None:
    """ "Before Tuesday's bell": the day in the words of the session itself."""
    if found.span is None or found.horizon == "day":
        return None
    return next((d for d in _days(masked) if d.start < found.span[1] and found.span[0] < d.end), None)


def put_period(
    draft: Draft,
    doc: Doc,
    masked: Masked,
    change: Change,
    found: HorizonFound,
    price: bool,
    told: DateMention | None = None,
) -> None:
    """Sets the period of a move whose horizon has been found; ``price`` tells a price from a reported measure, ``told`` is
    the day of which the sentences before tell."""
    day = today(doc)
    if found.horizon in ("day", "premarket", "after_hours"):
        near = _of_session(masked, found) or _near_day(masked, change)
        if near is None or _PART_OF_DAY.fullmatch(near.raw):
            others = [d for d in _days(masked) if masked.position(d) < change.at] if near else []
            ahead = told is not None and day is not None and (told.date or "") > day.isoformat()
            told = None if ahead or _is_present(masked, change) else told
            near = (others[-1] if others else None) or told or near
        if near is not None:
            draft.put_date("period", near)
        elif day is not None:
            _put_published(draft, session(day).isoformat())
    elif found.horizon == "ytd" and day is not None:
        _put_published(draft, str(day.year))
    elif found.horizon == "calendar" and found.span is not None:
        year = (found.span[1] - 4, found.span[1])
        if not text_of(doc)[slice(*year)].isdecimal():
            draft.put_date("period", of_words(doc, found))
            return
        draft.put("period", text_of(doc)[slice(*year)], year)
        draft.date_basis["period"] = "explicit"
    elif not price or _BYGONE.search(words_of(doc, found)) or _of_month(doc, found):
        draft.put_date("period", of_words(doc, found) if price else near_stretch(doc, masked, change))
    elif day is not None:
        end = last_friday(day) if _LAST_WEEK.search(words_of(doc, found)) else session(day)
        _put_published(draft, end.isoformat())


def _of_month(doc: Doc, found: HorizonFound) -> bool:
    """Whether the words of a horizon name a month ("in April")."""
    named = of_words(doc, found) if found.horizon == "month" else None
    return named is not None and named.raw[0].isupper() and re.fullmatch(r"\d{4}-\d\d", named.date or "") is not None


def _put_published(draft: Draft, value: str) -> None:
    draft.put("period", value)
    draft.date_basis["period"] = "publication"


def words_of(doc: Doc, found: HorizonFound) -> str:
    """The words that state a horizon; empty where it is the default."""
    return text_of(doc)[slice(*found.span)] if found.span else ""


def of_words(doc: Doc, found: HorizonFound) -> DateMention | None:
    """The date that the words of a horizon are ("last week", "the third quarter")."""
    start, end = found.span or (0, 0)
    return next((d for d in dates(doc) if d.date and d.start < end and start < d.end), None)


def _near_day(masked: Masked, change: Change) -> DateMention | None:
    """The day nearest to a change that is not the day of another level or of something that happened then."""
    days = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date and DAY_VALUE.fullmatch(m.date)]
    dealt = _DEALT.match(masked.text, change.end)
    start = dealt.end() if dealt else change.end
    own = [d for d in days if not _ELSEWHEN.search(masked.text[start : masked.position(d)])]
    own = [d for d in own if not _OF_A_LEVEL.match(masked.text, masked.text.index("⟧", masked.position(d)) + 1)]
    return min(own, key=lambda d: abs(masked.position(d) - change.at), default=None)


def near_stretch(doc: Doc, masked: Masked, change: Change) -> DateMention | None:
    """The month, quarter or year nearest to a change that it is not compared with; else the first quarter named."""
    options = [
        m
        for m in masked.of("D")
        if isinstance(m, DateMention)
        and m.date
        and not DAY_VALUE.fullmatch(m.date)
        and not _COMPARED.search(m.raw)
        and not _COMPARED_WITH.search(masked.text[: masked.position(m)])
    ]
    if options:
        return min(options, key=lambda d: _distance(masked, d, change))
    return next((d for d in dates(doc) if d.date and re.search(r"Q\d|H\d", d.date)), None)


def _distance(masked: Masked, date: DateMention, change: Change) -> tuple[bool, int]:
    """How far a period stands from a change; one of another clause is further than any of its own."""
    at = masked.position(date)
    return ";" in masked.text[min(at, change.at) : max(at, change.at)], abs(at - change.at)
