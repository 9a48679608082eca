"""The day of an event: which date of the sentence it is, and whether it lay ahead."""

from __future__ import annotations

from datetime import date, timedelta

from spacy.tokens import Doc

from extractor.facts.event.rules import Rule
from extractor.facts.masked import Masked
from extractor.labels import today
from extractor.patterns import re
from extractor.schema import DateMention, Name, interval

_TO_THE_MONTH = re.compile(r"(?:\d{4}|XXXX)-.+|FY\d{4}-Q\d")
_PERIOD = re.compile(r"(?:FY)?(?:\d{4}|XXXX)(?:-[QH]\d|-\d\d)?")
_ENDED = re.compile(r"(?:\b(?:ended|ending|through|as of|(?:year|half|quarter|months) to)|⟦[DT]\d+⟧ to) (?:on )?$")
_SAYING = re.compile(
    r"\b(?:said|says|announced|told|outlined|reported|unveiled|citing|wrote|in a note) (?:on |in )?$", re.IGNORECASE
)
_SAYING_BEHIND = re.compile(r"⟧,? (?:said|announced|outlined|told|unveiled)\b")
_AHEAD = re.compile(
    r"\b(?:will|set to|due|scheduled|(?:is|are) expected|expected to|expects?|expecting|slated|plans?|planned|aims?|to be|upcoming|next|anticipat\w+|targeted|targets?|should|is to|are to|to (?:report|release|announce|launch|hold|publish|close|complete|commence|begin|start)|prepar\w+|ahead of|proposed)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:reported|posted|announced|released|published|launched|completed|closed|began|started|came|went|held|opened|approved|rejected|ruled|granted|received|obtained|finali[sz]ed|unveiled|rolled out|disclosed|issued)\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"\b(?:reports?|releases?|announces?|publish(?:es)?|posts?|holds?|hosts?|launch(?:es)?|should|when (?:it|the company|they) [a-z]+|is due|are due|due|set to|scheduled|expected to|slated|will|is to|to report)\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", re.IGNORECASE)
_ON_A_DAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
""" "Thursday afternoon" is that day, "10 a.m." is none."""
_AFTER = re.compile(r"\b(?:after|following|since|because|as)\b")


_FOLLOWING = re.compile(
    r"\b(?:follow(?:s|ed|ing)|after|since|despite|in (?:response to|the wake of)|on the back of) (?:the |its |an? |⟦[CU]\d+⟧'s )?(?:[\w-]+ ){0,2}$"
)
""" "Fell following its earnings release Friday": that Friday has been."""


def known(mention: DateMention) -> bool:
    """Whether a date is known to the month or better."""
    if mention.type == "TIME" and _ON_A_DAY.search(mention.raw) is None:
        return False
    return (
        mention.date is not None
        and mention.type in ("DATE", "TIME")
        and _TO_THE_MONTH.fullmatch(mention.date) is not None
    )


def day_of(doc: Doc, masked: Masked, match: re.Match[str], rule: Rule, free: list[DateMention]) -> DateMention | None:
    """The date nearest to an event's words, those behind them before those in front, in the same clause."""

    def distance(mention: DateMention) -> int:
        at = masked.position(mention)
        return at - match.end() if at >= match.end() else (match.start() - at) * 2 if at < match.start() else 0

    near = [
        d for d in free
        if distance(d) <= rule.reach and not (rule.kind == "earnings" and _is_period(masked, d)) and _of_the_clause(masked, match, d, rule)
    ]  # fmt: skip
    nearest = min(near, key=distance, default=None)
    if nearest is None or not known(nearest):
        return None
    ahead = _tense(doc, masked, match, nearest, rule)
    return ahead if _recent(doc, ahead, rule.back) else None


_TOLD_BY = re.compile(r", ⟦[CUH](\d+)⟧ (?:\w+ )?(?:reported|said|wrote|told [\w ]{3,20})(?: on)? $")
""" "Completed the purchase, a paper reported Friday": the day of the report."""
_DATED = re.compile(r"\bdated (?:as of |effective )?$")
""" "Under the agreement dated April 8": the day of a paper."""
_MEANS_TO = re.compile(
    r"\b(?:plans?|intentions?|intends?|agreements?|collaboration|partnership|agreed|decided) to (?:\w+ly |jointly )?$"
)
""" "Today announced plans to launch": the day of the announcement."""
_PAPER = re.compile(
    r"\b(?:to be |be |was |were )?(?:published|sent|mailed|filed|issued|distributed|dated)(?: (?:on|by))? $"
)
""" "The notice for the meeting published on": the day of the paper."""
_TO_COME = re.compile(
    r"\b(?:will|would|seeks?|plans?|intends?|ahead of|before|upcoming|(?:is|are) (?:set|due|to|up|[a-z]+ing))\b|\b(?:recommend|urg|advis)\w* (?:share|stock)holders\b"
)
_HELD = re.compile(
    r"\b(?:held|approved|rejected|voted|elected|re-elected|passed|told|addressed|adopted|backed|was|were|had|took place|at which)\b"
)
_RIGHT_BEHIND = re.compile(
    r"[ ,]{0,2}(?:(?:on|late|early|postmarket|premarket|after hours|after the (?:bell|close)|before the (?:bell|open)),? ){0,2}"
)
""" "An earnings call late Thursday that": the day of the call."""
_RECENTLY = re.compile(r"(?:\b(?:recently|previously|earlier|already)|⟦D(?P<date>\d+)⟧) (?:been )?$")
_TO_DO = re.compile(r"\bto [a-z]+ ")
""" "Received approval to begin work in May": the day of the work."""


_IN_ANOTHER_YEAR = re.compile(r",? (?:back )?in (?:⟦D\d+⟧|\d{4})(?! ?[-–]|'s)|,? (?:[a-z]+|\d+) years ago\b")
""" "On this day in 2004": of that year."""


def _of_the_clause(masked: Masked, match: re.Match[str], mention: DateMention, rule: Rule) -> bool:
    """Whether a date belongs to the event's words and not to what was said of them, or to another clause."""
    at = masked.position(mention)
    low, high = min(match.end(), at), max(match.start(), at)
    gap = masked.text[low:high]
    if _IN_ANOTHER_YEAR.match(masked.text, masked.text.index("⟧", at) + 1):
        return False
    inside = match.start() <= at < match.end() or (at >= match.end() and _RIGHT_BEHIND.fullmatch(gap) is not None)
    if re.match(r"⟧ that\b", masked.text[masked.text.index("⟧", at) :]) and not inside:
        return False
    if re.search(r"[;•]|\. (?=[A-Z⟦])|\bresol(?:ved|utions?)\b", gap):
        return False
    if _DATED.search(masked.text[:at]) or (rule.kind == "shareholder_meeting" and _PAPER.search(masked.text, 0, at)):
        return False
    before = masked.text[: match.start()]
    if at < match.start() and (_MEANS_TO.search(before) or _was_before(masked, before)):
        return False
    if at > match.end() and (_told_by_another(masked, match, gap) or (_TO_DO.search(gap) and "ruling" in rule.kind)):
        return False
    if at < match.start():
        if _AFTER.search(gap):
            return False
        said = _SAYING_BEHIND.match(masked.text, masked.text.index("⟧", at)) or _SAYING.search(masked.text[:at])
        return not (said and _unfinished(masked, match))
    return _SAYING.search(masked.text[:at]) is None or not _unfinished(masked, match) or at < match.end()


def _told_by_another(masked: Masked, match: re.Match[str], gap: str) -> bool:
    """Whether somebody else than the company that acts says so on a day; what it says itself it says on the day."""
    told = _TOLD_BY.search(gap)
    if told is None:
        return False
    who = masked.mentions[int(told[1])]
    actors = (m for m in masked.of("C") if masked.position(m) < match.start())
    own = isinstance(who, Name) and any(isinstance(m, Name) and m.name == who.name for m in actors)
    return not (own and _DONE.search(match.group()))


def _was_before(masked: Masked, before: str) -> bool:
    """ "Today announced it recently launched": the day of the announcement."""
    match = _RECENTLY.search(before)
    named = masked.mentions[int(match["date"])] if match and match["date"] else None
    return match is not None and (named is None or named.raw.lower() in ("recently", "previously", "earlier"))


def _unfinished(masked: Masked, match: re.Match[str]) -> bool:
    return (
        _DONE.search(match.group()) is None
        and _DONE.search(masked.text[max(0, match.start() - 20) : match.start()]) is None
    )


def _is_period(masked: Masked, mention: DateMention) -> bool:
    """The quarter or year that results are for, or the day on which it ended: not the day of their release."""
    if _ENDED.search(masked.text[: masked.position(mention)]):
        return True
    return mention.date is not None and _PERIOD.fullmatch(mention.date) is not None


def _is_to_come(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a sentence speaks of a meeting as lying ahead, and of nothing that has happened at it."""
    before = masked.text[: match.start()]
    return _TO_COME.search(before) is not None and _HELD.search(before) is None


def _tense(doc: Doc, masked: Masked, match: re.Match[str], mention: DateMention, rule: Rule) -> DateMention:
    """ "Announces results on Thursday": a bare weekday or quarter of an event that lies ahead is the next one."""
    day = today(doc)
    quarter = re.fullmatch(r"(\d{4})(-Q\d)", mention.date or "")
    if day is not None and quarter and not re.search(r"\d{4}", mention.raw) and _AHEAD.search(match.group()):
        passed = interval(mention.date or "")
        if passed is not None and passed[1] < day:
            return mention.model_copy(update={"date": f"{int(quarter[1]) + 1}{quarter[2]}"})
        return mention
    if day is not None and _is_next_year(masked, match, mention, day, rule):
        without = mention.date or ""
        return mention.model_copy(update={"date": f"{int(without[:4]) + 1}{without[4:]}"})
    if day is None or not _WEEKDAY.fullmatch(mention.raw) or not re.fullmatch(r"\d{4}-\d\d-\d\d", mention.date or ""):
        return mention
    stated = date.fromisoformat(mention.date or "")
    if _FOLLOWING.search(masked.text, 0, match.start()):
        return mention
    words = masked.text[max(0, match.start() - 40) : match.end()]
    ahead = _PRESENT.search(words) is not None or (rule.kind == "shareholder_meeting" and _is_to_come(masked, match))
    if stated >= day or not ahead or _DONE.search(match.group()):
        return mention
    return mention.model_copy(update={"date": (stated + timedelta(days=7)).isoformat()})


_TO_BE = re.compile(
    r"\b(?:will|is to|are to|plans to|is due to|is set to|intends to|expects to|is scheduled to)\b[^.;]{0,100} and (?:to |then |also )?(?:[a-z]+ (?:its |the |an? )?(?:[a-z-]+ ){0,2})?$"
)
""" "Will publish its results in February and hold a": what the second verb says lies ahead too."""
_IS_ON = re.compile(
    r" (?:is|are|will be|takes place|will take place|is due|is scheduled for|follows|is set for) (?:on |in |for )?⟦D"
)
_LONG_PAST = 30
"""Days behind an article from which on a day without a year, of what lies ahead, is next year's."""


def _is_next_year(masked: Masked, match: re.Match[str], mention: DateMention, day: date, rule: Rule) -> bool:
    """Whether a day or month without a year, taken for a past one, is of an event that the words put ahead ("the annual
    meeting is on November 19")."""
    stretch = interval(mention.date or "")
    if mention.basis != "inferred_year" or stretch is None or (day - stretch[1]).days < _LONG_PAST:
        return False
    if not re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", mention.date or "") or _DONE.search(match.group()):
        return False
    before = masked.text[: match.start()]
    ahead = _IS_ON.match(masked.text, match.end()) or _TO_BE.search(before) or _PRESENT.search(before[-40:])
    ahead = ahead or _AHEAD.search(match.group())
    return bool(ahead) and not _HELD.search(before[-60:])


def _recent(doc: Doc, mention: DateMention, back: int) -> bool:
    """Whether a date lies no more than so many days before the article."""
    day, stretch = today(doc), interval(mention.date or "")
    return day is None or stretch is None or (day - stretch[1]).days <= back


_REPORTS = re.compile(r"\breports ?$")
""" "X reports after the bell": it has not yet."""


def lies_ahead(doc: Doc, masked: Masked, match: re.Match[str], mention: DateMention) -> bool:
    """Whether the event lay ahead of the article: its date says so, or the words where it is that day or unknown."""
    day, stretch = today(doc), interval(mention.date or "")
    if day is not None and stretch is not None:
        if stretch[0] > day:
            return True
        if stretch[1] < day:
            return False
    words = masked.text[max(0, match.start() - 40) : match.end() + 30]
    done = _DONE.search(match.group()) or _DONE.search(masked.text[max(0, match.start() - 20) : match.start()])
    return (_AHEAD.search(words) is not None or _REPORTS.search(match.group()) is not None) and (
        done is None or re.search(r"\b(?:to be|be) $", masked.text[: done.start()]) is not None
    )
