"""Statements that name no speaker: "revenue is expected to be", "sales should grow", "as forecast by the company"."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.facts.guidance.said import OTHERS, Statement
from extractor.facts.guidance.speakers import Speakers, plausible
from extractor.facts.guidance.words import AGAINST, METRIC, PASSIVE
from extractor.facts.masked import Masked
from extractor.patterns import re
from extractor.schema import Name

_PASSIVE = re.compile(rf"\b{PASSIVE}", re.IGNORECASE)
_REPORTED = re.compile(
    r"\b(?:registered|reported|posted|recorded|achieved|delivered|clocked) (?:an? |the )?(?:[\w-]+ ){0,2}?(?:growth|increase|rise|jump|revenue|sales|profit)\b"
)
""" "The company registered growth of 20%, which is expected to": what has been is not what is expected."""
_CITED = re.compile(
    r"\baccording to (?:[\w'-]+ ){0,4}?⟦C(\d+)⟧|[\"”,] ⟦C(\d+)⟧(?:'s [\w ]{2,30})? (?:also |had |has )?(?:said|says|wrote|noted|added|estimates|reckons)\b"
)
_BELIEVED = re.compile(
    r"\b(?:believ|think|suppos|suspect|assum|argu|reckon|wonder)(?:s|es|ed|e)? (?:that )?(?:[^.;⟦]|⟦[GIDT]\d+⟧){0,80}$"
)
""" "X believes that capacity will grow": an opinion."""
_BY_ESTIMATES = re.compile(
    r"\baccording to (?:[\w'-]+ ){0,3}(?:estimates|consensus|analysts|forecasts by|projections by|a (?:poll|survey))\b"
)
""" "Expected to grow, according to estimates": no company says so."""
_AGAINST = re.compile(AGAINST)
""" "Shy of analysts' forecasts": what is compared with others' figures is the company's own."""
_YIELDS = re.compile(
    rf" ?(?:to )?(?:generate|deliver|produce|yield|add|contribute|bring in|result in) (?:an? |an additional |another |additional )?(?:[a-z-]+ ){{0,2}}⟦M\d+⟧ (?:in|of) [^.;⟦]{{0,60}}?{METRIC.pattern}",
    re.IGNORECASE,
)
""" "Which is expected to deliver 600 in annual savings": the measure stands behind the number."""
_SAYS = re.compile(
    r"⟦C(?P<who>\d+)⟧(?:'s [\w ]{2,30})? (?:also |has |had )?(?:said|says|announced|added|noted|confirmed|repeated|reiterated|reaffirmed)(?: in ⟦D\d+⟧)?\b|\b(?:according to|said|says) ⟦C(?P<whom>\d+)⟧|\b(?:[Ii]t|company|[Mm]anagement|group|firm) (?:also )?(?:said|says|added|repeated|reiterated|confirmed|reaffirmed|noted|announced)\b|\baccording to the company\b"
)
_BREAK = re.compile(r"[;•]|\. |, (?:and|while|but|whereas) ")


_AS_FORECAST = re.compile(
    r"⟦[MP]\d+⟧(?: (?:in|for) ⟦[DT]\d+⟧)?, as (?:forecast|guided|expected|projected|predicted|promised) by ⟦C(\d+)⟧"
)
""" "Revenue of 905 in the quarter, as forecast by the company"."""


def as_forecast(masked: Masked, speakers: Speakers) -> Iterator[Statement]:
    for match in _AS_FORECAST.finditer(masked.text):
        start = max((m.end() for m in re.finditer(r"[:;•]", masked.text[: match.start()])), default=0)
        yield Statement(start, start, speakers.named(masked.mentions[int(match[1])], masked), "aim")


def passives(
    masked: Masked, speakers: Speakers, run: Name | None, found: list[Statement], *, others: bool
) -> Iterator[Statement]:
    """ "Revenue is expected to be": the company's word in its own release, where it said so, or after its guidance; of
    others where they have just forecast."""
    text = masked.text
    for match in _PASSIVE.finditer(text):
        start = max((m.end() for m in _BREAK.finditer(text, 0, match.start())), default=0)
        clause = text[start : match.start()]
        against = _AGAINST.search(text, match.end())
        cited = _cites_others(masked, against.end() if against else None)
        measured = METRIC.search(clause) or _YIELDS.match(text, match.end())
        if (
            not measured
            or _BELIEVED.search(text, 0, match.start())
            or OTHERS.search(clause)
            or cited
            or _REPORTED.search(clause)
        ):
            continue
        says = _SAYS.search(text, 0, against.start() if against else len(text))
        who = says and (says["who"] or says["whom"])
        owner = re.search(r"⟦C(\d+)⟧'s ", clause)
        slot = (owner and owner[1]) or who
        before = next((s.company for s in reversed(found) if s.start < start and s.company is not None), None)
        if says is None and others:
            company = None
        elif says is None and run is None and not speakers.release:
            named = speakers.named(masked.mentions[int(owner[1])], masked) if owner else speakers.own()
            own = against or speakers.guides or speakers.compares_later(masked)
            company = before or (named if own else None)
        elif slot:
            company = speakers.named(masked.mentions[int(slot)], masked)
        else:
            company = run or speakers.own()
        yield Statement(start, match.end(), company, "passive")


def _cites_others(masked: Masked, against: int | None = None) -> bool:
    """ "According to FactSet": what is expected is what others expect, unless it is compared with that (``against``)."""
    if _BY_ESTIMATES.search(masked.text):
        return True
    cited = _CITED.search(masked.text)
    if cited is not None and against is not None and against < cited.start():
        return False
    source = masked.mentions[int(cited[1] or cited[2])] if cited else None
    return isinstance(source, Name) and not plausible(source)
