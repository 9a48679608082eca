"""What earlier sentences leave to the next: whose guidance runs on, its period, and how it changed."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.guidance.detail import Changed, is_period, period_of, stated_change
from extractor.facts.guidance.said import Statement
from extractor.facts.guidance.speakers import Speakers
from extractor.facts.guidance.words import AIMS, BY_LOWER, FOREIGN, METRIC
from extractor.facts.masked import Masked
from extractor.labels import title, today
from extractor.patterns import re
from extractor.schema import DateMention, Name, interval


@dataclass
class Context:
    """What earlier sentences leave to the next: whose guidance runs on, and the period of a heading."""

    speaker: Name | None = None
    period: DateMention | None = None
    listed: bool = False
    change: Changed | None = None
    """How the guidance changed of which the heading or the sentence before speaks."""
    titled: Changed | None = None
    """What the title says of the change, and whose guidance it is about."""
    left: int = 0
    """For how many sentences more the speaker's guidance may run on."""
    measures: frozenset[str] = frozenset()
    """Of which measures the sentence spoke that said how guidance changed; none where it spoke of all of it."""
    told: bool = False
    """Whether a company has given guidance in this paragraph."""
    others: bool = False
    """Whether others forecast a company's measures in this paragraph, before any company of it gave guidance."""


_RUNS_ON = 3
_HEADING = re.compile(
    rf"\b(?:{AIMS}|expects?|anticipates?|forecasts|projects)\b[^.;⟦]{{0,80}}(?:⟦[DTC]\d+⟧[^.;⟦]{{0,30}}){{0,3}}:?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"\W*(?:And )?(?:[Ff]or|[Ii]n) (?:the )?(?:[a-z]+ ){0,2}⟦[DT]\d+⟧[^.;⟦]{0,30}:$")
""" "And for 2027 as a whole:": another period of the list above."""
LISTED = re.compile(rf"\s*(?:[•*·▪●–—-]|\d+[.)])\s?|\W*(?:[\w-]+ ){{0,4}}(?:{METRIC.pattern})", re.IGNORECASE)
_LONGEST_HEADING = 140


def carry(
    doc: Doc,
    context: Context,
    masked: Masked,
    found: list[Statement],
    drafts: list[Draft | Refusal],
    speakers: Speakers,
) -> None:
    """Notes a heading and whose guidance this sentence gave."""
    text = masked.text.strip()
    last = next((s.company for s in reversed(found) if s.company is not None), None)
    _listen(context, masked, given=last is not None)
    strange = last is None and any(s.way == "foreign" for s in found)
    if len(text) <= _LONGEST_HEADING and _HEADING.search(text) and not text.endswith(".") and not strange:
        context.speaker, context.listed = last or speakers.own(), True
        context.period = period_of(doc, masked, 0, 0, len(masked.text))
        context.change, context.measures = stated_change(masked), frozenset()
        context.left = _RUNS_ON
    elif context.speaker is not None and context.left > 0 and _FURTHER.match(text):
        context.listed, context.left = True, _RUNS_ON
        context.period = period_of(doc, masked, 0, 0, len(masked.text))
    elif last is not None and any(isinstance(d, Draft) for d in drafts):
        if context.speaker is None or context.speaker.name != last.name:
            context.period = None
        context.speaker, context.left = last, _RUNS_ON
    elif last is not None and (period := _named_ahead(masked, found)) is not None:
        context.speaker, context.period, context.left = last, period, _RUNS_ON
    elif (said := stated_change(masked)) is not None:
        owner = last or speakers.inside(masked) or speakers.own()
        if owner is not None and (context.speaker is None or context.speaker.name != owner.name):
            context.period, context.speaker = None, owner
        context.change, context.left, context.measures = said, _RUNS_ON, measures_in(masked)
    else:
        context.left -= 1
    if masked.text.endswith("\n"):
        context.told = context.others = False


def _listen(context: Context, masked: Masked, *, given: bool) -> None:
    """Notes whose forecasts a paragraph gives: "is expected to" is the word of whoever forecast in it last, and analysts'
    figures beside a company's guidance are only what it is compared with."""
    if given:
        context.told, context.others = True, False
    elif not context.told:
        foreign = FOREIGN.search(masked.text)
        context.others |= foreign is not None and METRIC.search(masked.text, foreign.end()) is not None


_OPENS = re.compile(r"\s*(?:[-•*·▪●–—] ?|\d+[.)] )?⟦[CU](\d+)⟧")


def enter(context: Context, masked: Masked, *, opens: bool) -> None:
    """Ends what runs on where a line or an item that ``opens`` begins with another company."""
    match = _OPENS.match(masked.text) if opens else None
    who = masked.mentions[int(match[1])] if match else None
    part = context.listed and isinstance(who, Name) and not who.sure
    if isinstance(who, Name) and context.speaker is not None and who.name != context.speaker.name and not part:
        context.speaker, context.period, context.change, context.left = None, None, None, 0
        context.listed = False


_SUBHEAD = re.compile(
    r"[\s|:*•·–—-]*+(?:(?:For |In )?(?:the )?⟦D\d+⟧(?: (?:and|to|vs\.?) ⟦D\d+⟧)?(?: (?:outlook|guidance|targets?))?[\s|:*–—-]*+)?",
    re.IGNORECASE,
)


def subhead(doc: Doc, context: Context, masked: Masked) -> bool:
    """Whether a line within a list only names the period of what follows, or is the frame of a table; notes the period."""
    if not _SUBHEAD.fullmatch(masked.text):
        return False
    named = period_of(doc, masked, 0, 0, len(masked.text))
    if named is None:
        return "|" in masked.text
    stretch, day = interval(named.date or ""), today(doc)
    if stretch is not None and day is not None and stretch[1] < day:
        return False
    context.period = named
    return True


def measures_in(masked: Masked) -> frozenset[str]:
    """The measures that a sentence names."""
    return frozenset(BY_LOWER[m.group().lower()] for m in METRIC.finditer(masked.text))


def may_lead(masked: Masked) -> bool:
    """Whether a sentence without figures can leave anything to the next: else nobody asks for its statements."""
    text = masked.text.strip()
    heads = len(text) <= _LONGEST_HEADING and not text.endswith(".") and _HEADING.search(text) is not None
    return heads or _OUTLOOK.search(masked.text) is not None or stated_change(masked) is not None


_OUTLOOK = re.compile(r"\b(?:outlook|guidance|forecasts?)\b", re.IGNORECASE)


def _named_ahead(masked: Masked, found: list[Statement]) -> DateMention | None:
    """The one period of "X's 2026 outlook beat all hopes", whose figures follow."""
    dates = [m for m in masked.of("D") if isinstance(m, DateMention) and is_period(masked, m)]
    aims = [s for s in found if s.way == "aim" and s.company is not None]
    told = _OUTLOOK.search(masked.text) is not None and stated_change(masked) is None
    return dates[0] if len(dates) == 1 and aims and told else None


def carried_change(doc: Doc, context: Context, company: Name, metric: str) -> Changed | None:
    """What the heading or the sentence before says of the change of a measure, or of all, else the title where it names
    the company."""
    heading = title(doc) or ""
    titled = context.titled if company.raw in heading or company.name in heading else None
    said = context.change if context.speaker is not None and context.speaker.name == company.name else None
    runs_on = said is not None and (context.listed or context.left > 0)
    others = said is not None and said[0] != "initiated" and len(context.measures) > 0
    runs_on = runs_on and not (others and _bare(metric) not in {_bare(m) for m in context.measures})
    return said if said is not None and runs_on and titled in (None, (said[0], None)) else titled


def _bare(metric: str) -> str:
    return metric.removeprefix("adjusted_").removesuffix("_growth")


_YEAR = re.compile(r"\b20\d\d\b")
"""A year that nobody marked as a date ("sees 2027 rev"): the sentence has a period of its own."""
_ANNUAL = re.compile(r"\b(?:annual|annually|yearly|full[- ]year|a year|each year)\b", re.IGNORECASE)


def carried_period(context: Context, masked: Masked, company: Name) -> DateMention | None:
    """The period of the heading, or of the guidance just before, where a sentence names none of its own."""
    if context.period is None or context.speaker is None or company.name != context.speaker.name:
        return None
    if (not context.listed and context.left <= 0) or _YEAR.search(masked.text):
        return None
    shorter = re.search(r"[QH]\d|-\d\d$", context.period.date or "")
    return None if shorter and _ANNUAL.search(masked.text) else context.period
