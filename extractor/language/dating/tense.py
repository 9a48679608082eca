"""Which way an expression looks, from the verbs about it."""

from __future__ import annotations

from datetime import date, timedelta

from extractor.language.dating.lexer import Tokens
from extractor.language.dating.lexicon import words
from extractor.language.dating.moment import Direction, shift_months

_AHEAD = words(
    "will ll shall expects expect expecting planning intends intend targeting anticipates anticipate anticipating "
    "upcoming until till forward likely could should starting begins seeks hopes hope eyes eyeing slated due await "
    "awaits awaiting faces guidance outlook"
)
_AHEAD_WITH_TO = words("plan plans aim aims target targets goal forecasts set bound poised supposed want wants")
_AHEAD_PARTICIPLES = words("expected scheduled planned projected proposed anticipated forecast targeted pencilled")
_AFTER_PARTICIPLE = words("to for in on by before at next later this sometime around during between early late mid")
_BEHIND = words(
    "was were had did been said rose fell won lost made took gave got went came began sold bought built held led met "
    "paid sent saw spoke told left grew slid sank drew hit cut beat broke became brought struck ran spent stood since "
    "ended after last"
)
_SPEECH = words("said says told reported announced showed shows stated added disclosed confirmed noted")
_NOT_VERBS = words(
    "need speed feed exceed indeed proceed seed breed fixed united limited based combined unlimited "
                       "embed shed advanced related named called"
)  # fmt: skip
_UNFULFILLED = ("had", "than", "as", "have", "has", "analysts", "they", "economists", "we")
_SURELY_AHEAD = ("will", "shall", "ll", "expects", "plans", "expected", "scheduled", "due", "set")
_MODALS = ("will", "shall", "to", "should", "must")
REACH, REACH_BEHIND = 14, 8
"""How many tokens before and behind the words that decide may lie away."""


def direction(tokens: Tokens, first: int, last: int) -> Direction | None:
    """The direction of the tense at tokens ``[first, last)``: the nearest verb before in the sentence, else behind."""
    before = tokens.low(first - 1)
    if before in ("by", "until", "till") or (before == "as" and tokens.low(first - 2) in ("soon", "early")):
        return "future"
    if tokens.low(last).endswith("ed") and _cue(tokens, last) == "past":
        return "past"
    if before == "since" or (before == "of" and tokens.low(first - 2) == "as"):
        return "past"
    for index in range(first - 1, max(first - 1 - REACH, -1), -1):
        if _ends(tokens, index):
            break
        found = _cue(tokens, index)
        if found:
            return found
    for index in range(last, min(last + REACH_BEHIND, len(tokens.starts))):
        if _ends(tokens, index):
            break
        found = _cue(tokens, index)
        if found == "past" or (found and tokens.low(index) in _SURELY_AHEAD):
            return found
    return None


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether a sentence ends at a token."""
    raw = tokens.raw(index)
    if raw in "\n;!?":
        return True
    following = tokens.raw(index + 1)
    return raw == "." and not tokens.glued(index + 1) and following[:1].isupper() and len(tokens.raw(index - 1)) > 2


def _cue(tokens: Tokens, index: int) -> Direction | None:
    word = tokens.low(index)
    if word in _AHEAD:
        return "future"
    if word in _AHEAD_PARTICIPLES:
        if tokens.low(index - 1) in _UNFULFILLED:
            return "past"
        after = tokens.raw(index + 1)
        return "future" if after in _AFTER_PARTICIPLE or after[:1].isupper() else None
    if word in _AHEAD_WITH_TO:
        return "future" if tokens.low(index + 1) in ("to", "for") else None
    if tokens.low(index - 1) == "be" and tokens.low(index - 2) in _MODALS and (word in _BEHIND or word.endswith("ed")):
        return "future"  # "will be held", "to be released"
    if word in _BEHIND or (len(word) > 4 and word.endswith("ed") and word not in _NOT_VERBS):
        return "past"
    return None


def spoken(tokens: Tokens, first: int) -> bool:
    """Whether a day stands right behind a verb of saying ("said Monday it will"): the saying's own day."""
    before = tokens.low(first - 1)
    return before in _SPEECH or (before in ("on", "late", "early") and tokens.low(first - 2) in _SPEECH)


def nearest_weekday(today: date, weekday: int, way: Direction) -> date:
    """The nearest such day not after (``past``) or not before (``future``) a day."""
    if way == "past":
        return today - timedelta(days=(today.weekday() - weekday) % 7)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


JUST = 10
"""Days in which last month is just over, and next month about to begin."""


def nearest_month(today: date, month: int, way: Direction | None) -> tuple[int, int]:
    """Year and month of the nearest such month in a direction (this month in both), without one the nearer of both.
    A month that is just over, or about to begin, is meant whatever the tense."""
    ago = (today.month - month) % 12
    ahead = (month - today.month) % 12
    if way is None:
        way = "past" if ago <= ahead + 2 else "future"
    elif way == "past" and ago == 11 and today.day > 31 - JUST:
        way = "future"
    elif way == "future" and ahead == 11 and today.day <= JUST:
        way = "past"
    return shift_months(today.year, today.month, -ago if way == "past" else ahead)


FAR = 300
"""Days. A day of the year that a past verb would put so far back, and that lies ahead within a season, lies ahead: what
was announced for next month is printed without its year, what happened a year ago is not."""
NEAR = 75


def nearest_day(today: date, month: int, day: int, way: Direction | None) -> date:
    """The nearest such day of the year in a direction; raises ValueError where no near year has that day."""
    candidates = [found for year in range(today.year - 4, today.year + 5) if (found := _valid(year, month, day))]
    if not candidates:
        raise ValueError(f"no day {month}-{day}")
    behind = max((c for c in candidates if c <= today), default=None)
    ahead = min((c for c in candidates if c >= today), default=None)
    if behind is None or ahead is None:
        return behind or ahead or candidates[0]
    if way == "future":
        return ahead if (today - behind).days > 20 or (ahead - today).days < FAR else behind
    if way == "past":
        return ahead if (today - behind).days > FAR and (ahead - today).days < NEAR else behind
    return behind if today - behind <= ahead - today else ahead


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
