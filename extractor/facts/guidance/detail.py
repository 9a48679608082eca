"""What else guidance says: its period, how it changed, and how it compares with what others expect."""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Span
from extractor.facts.guidance.words import METRIC
from extractor.facts.masked import Masked
from extractor.labels import today
from extractor.patterns import Candidates, re
from extractor.schema import DateMention, Quantity
from extractor.schema.kinds import GuidanceChange, VersusConsensus

Changed = tuple[GuidanceChange, tuple[int, int] | None]
"""How guidance changed, with the span of the words that say so; a title's are not in the text."""
_DAY = re.compile(r"[\dX]{4}-[\dX]{2}-[\dX]{2}")
_COMPARED = re.compile(
    r"\b(?:from|than|versus|vs\.?|compared (?:with|to)|against|over|in the (?:prior|previous)|since|relative to|before|ended|of its|(?:after|having) (?:achiev|post|report|record|reach|earn)ing|(?:from|versus|against|compared (?:with|to)) (?:about )?⟦[MPWE]\d+⟧ in|(?:versus|vs\.?|against|compared (?:with|to)) (?:[A-Za-z-]+\*? ){1,4}of ⟦[MPWE]\d+⟧ (?:in|for)) (?:the |its |a )?(?:[\w-]+ ){0,3}$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:prior|previous|last|ago|earlier|year-ago)\b", re.IGNORECASE)
_NOUN = r"(?:guidance|guide|forecasts?|outlook|(?<!price )targets?|estimates?|projections?|view|range|goals?|plan|budget|expectations)"
_CHANGES: tuple[tuple[GuidanceChange, str], ...] = (
    ("withdrawn", r"\b(?:withdr(?:ew|aws?|awn|awing)|suspend(?:s|ed)|scrapp?(?:s|ed)|pulled)\b"),
    ("raised", r"\b(?:rais(?:es|ed|ing)|lift(?:s|ed|ing)|hik(?:es|ed|ing)|increas(?:es|ed|ing)|boost(?:s|ed|ing)|upgrad(?:es|ed|ing)|bump(?:s|ed|ing)|upp(?:s|ed)|nudg(?:es|ed)|higher)\b"),
    ("lowered", r"\b(?:lower(?:s|ed|ing)|cut(?:s|ting)?|slash(?:es|ed|ing)|reduc(?:es|ed|ing)|trim(?:s|med|ming)|chopp?(?:s|ed)|downgrad(?:es|ed|ing))\b"),
    ("maintained", r"\b(?:maintain(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|reiterat(?:es|ed|ing)|confirm(?:s|ed|ing)|unchanged|affirm(?:s|ed|ing)|left|kept|keeps|keeping|backed|backs|backing|stuck to|sticks to|sticking to|stands by|stood by|withheld)\b|\bno change (?:to|in)\b"),
    ("initiated", r"\b(?:initiat(?:es|ed|ing)|introduc(?:es|ed|ing)|first-ever|initial|for the first time|issu(?:es|ed|ing)|g(?:ives?|ave|iving)|provid(?:es|ed|ing)|offer(?:s|ed|ing)|sets?|setting|unveil(?:s|ed|ing)|outlin(?:es|ed|ing))\b"),
)  # fmt: skip
_CHANGE = tuple(
    (change, re.compile(rf"{verb}(?=[^.;•⟦]{{0,60}}(?:⟦[CUDT]\d+⟧(?:'s)?[^.;•⟦]{{0,40}}){{0,3}}\b{_NOUN}\b)", re.IGNORECASE))
    for change, verb in _CHANGES
)  # fmt: skip
_STILL: tuple[tuple[GuidanceChange, re.Pattern[str]], ...] = (
    ("maintained", re.compile(r"\bstill (?:expects|sees|aims|plans|targets)|\b(?:guidance|outlook|forecast|target)s? (?:is |was |were |remains? |has been )?(?:reiterated|maintained|unchanged|reaffirmed|confirmed|kept)|\bin line with (?:its|⟦[CU]\d+⟧'s) (?:[\w-]+ ){0,2}guidance|\b(?:remains|still) on track|\bend of (?:its|the|⟦[CU]\d+⟧'s) (?:prior |previous |existing |current )?(?:⟦D\d+⟧ )?(?:[\w-]+ )?(?:guidance|forecast|range|outlook)|\bcontinues to (?:expect|see|target|aim)|\bstays? (?:at|unchanged)|\b(?:stuck|sticks|sticking) (?:to|with|by)|\breaffirmed that", re.IGNORECASE)),
    ("raised", re.compile(r"\b(?:guidance|outlook|forecast|target)s? (?:is |was |were |has been )(?:raised|lifted|increased|upgraded)", re.IGNORECASE)),
    ("lowered", re.compile(r"\b(?:guidance|outlook|forecast|target)s? (?:is |was |were |has been )(?:lowered|cut|reduced|trimmed)", re.IGNORECASE)),
)  # fmt: skip
_EXPECTED = (
    r"(?:[\w'$.⟦⟧-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street|projections?|expected)"
)
_VERSUS: tuple[tuple[VersusConsensus, re.Pattern[str]], ...] = (
    ("above", re.compile(rf"\b(?:above|exceed(?:s|ed|ing)|ahead of|topp?(?:s|ed|ing)|beat(?:s|ing)?|higher than|better than|surpass\w+) {_EXPECTED}|\b(?:stronger|better|higher)-than-expected", re.IGNORECASE)),
    ("below", re.compile(rf"\b(?:below|miss(?:es|ed|ing)?|short of|lower than|under|trail(?:s|ed|ing)?|shy of) {_EXPECTED}|\b(?:weaker|lower|softer)-than-expected", re.IGNORECASE)),
    ("in_line", re.compile(rf"\bin[ -]line with {_EXPECTED}", re.IGNORECASE)),
)  # fmt: skip


def period_of(doc: Doc, masked: Masked, segment: int, at: int, stop: int) -> DateMention | None:
    """The period nearest to a number at ``at`` within its clause, before what stands further off in the sentence."""
    dates = [m for m in masked.of("D") if isinstance(m, DateMention) and is_period(masked, m)]

    def off(mention: DateMention) -> tuple[bool, int]:
        where = masked.position(mention)
        return not segment <= where < stop, abs(where - at)

    nearest = min(dates, key=off, default=None)
    return _ahead(doc, masked, nearest) if nearest else _year_beside(doc, masked, at)


_YEAR_BESIDE = re.compile(
    rf"\b(?P<year>20\d\d) (?=(?:[A-Za-z-]+ ){{0,3}}?(?:{METRIC.pattern}|guidance|outlook|forecast|targets?)\b)",
    re.IGNORECASE,
)
""" "Sees 2027 rev", "its 2027 EBIT target": a year that nobody marked as a date."""


def _year_beside(doc: Doc, masked: Masked, at: int) -> DateMention | None:
    """The year before a measure in front of a number, where it has not passed."""
    match, day = next(reversed(list(_YEAR_BESIDE.finditer(masked.text, 0, at))), None), today(doc)
    if match is None or (day is not None and int(match["year"]) < day.year):
        return None
    start, end = masked.span(match, "year")
    year = match["year"]
    return DateMention(start=start, end=end, raw=year, type="DATE", value=year, date=year, basis="explicit")


_THE_YEAR = re.compile(r"(?:(?:its|the|for|current|full|coming)[ -]?)*(?:full[- ])?year", re.IGNORECASE)
_BACK = re.compile(r"[\dX]{4}-[\dX]{2}(?:-[\dX]{2})?")


def _ahead(doc: Doc, masked: Masked, mention: DateMention) -> DateMention:
    """A bare "full year" of a forecast is no year that had ended when the story appeared, unless it tells of an earlier day."""
    day = today(doc)
    if day is None or not _THE_YEAR.fullmatch(mention.raw) or mention.date != str(day.year - 1):
        return mention
    earlier = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date and _BACK.fullmatch(m.date)]
    if any(m.date < day.isoformat()[: len(m.date)] for m in earlier if m.date):
        return mention
    return mention.model_copy(update={"date": str(day.year), "basis": "publication"})


def is_period(masked: Masked, mention: DateMention) -> bool:
    """Whether a date is a stretch that lies ahead, and not one that is compared with."""
    if mention.date is None or mention.type != "DATE" or _DAY.fullmatch(mention.date) or _PAST.search(mention.raw):
        return False
    return _COMPARED.search(masked.text[: masked.position(mention)]) is None


def put_change(draft: Draft, masked: Masked, mention: Quantity, at: int, carried: Changed | None) -> Changed | None:
    """ "Raised its forecast": the words nearest to the number, else what two numbers say, else what the heading or the
    sentence before said. Returns what the sentence itself says."""
    found = _nearest_change(masked, at)
    if found is None or found[0] == "initiated":
        found = _by_numbers(masked, mention) or found
    chosen = found or carried
    if chosen is not None:
        draft.put("change", *chosen)
    return found


def _nearest_change(masked: Masked, at: int) -> Changed | None:
    hits = [(abs(m.start() - at), change, m) for change, p in (*_CHANGE, *_STILL) for m in p.finditer(masked.text)]
    before = [hit for hit in hits if hit[2].start() < at] or hits
    if not before:
        return None
    _, change, match = min(before, key=lambda hit: hit[0])
    return change, masked.span(match)


def title_change(title: str) -> Changed | None:
    """The change of which a title speaks, which has no words in the text."""
    said = {change for change, pattern in _CHANGE[:-1] if pattern.search(title)}
    return (next(iter(said)), None) if len(said) == 1 else None


_CANDIDATES = Candidates(_CHANGE, lambda change: change[1])


def stated_change(masked: Masked) -> Changed | None:
    """The one change of which a sentence without numbers speaks ("raised its outlook for the year")."""
    said = _said(masked.text)
    if len({change for change, _ in said}) != 1:
        return None
    change, (start, end) = said[0]
    return change, (masked.offsets[start], masked.offsets[end])


@lru_cache(maxsize=64)
def _said(text: str) -> tuple[tuple[GuidanceChange, Span], ...]:
    """Every change that a text speaks of, with its place there."""
    return tuple((change, m.span()) for change, p in _CANDIDATES.within(text) for m in p.finditer(text))


_NOW = re.compile(
    r"(?:\bnow|⟦D\d+⟧) (?:sees|expects|forecasts|projects|anticipates|targets|guides)|\bnudged|\brevised|\bupdated",
    re.IGNORECASE,
)
_OLD = re.compile(
    r"\b(?:compared with|from|guided to|previously|projected|versus|instead of) (?:the |an? |its )?$", re.IGNORECASE
)
_PRIOR = re.compile(
    r"\b(?:previous|earlier|prior|old|former|initial|original) (?:[\w-]+ ){0,4}(?:of|for|between|at) (?:about |between )?$|\bpreviously (?:expected|forecast|guided|seen|saw|projected)[^.;⟦]{0,20}$",
    re.IGNORECASE,
)


def _by_numbers(masked: Masked, mention: Quantity) -> Changed | None:
    """ "Now sees 5 to 6, compared with the 4 to 5 it had projected": the numbers say which way it changed."""
    behind = [
        m for m in masked.mentions if isinstance(m, Quantity) and m.kind == mention.kind and m.start > mention.start
    ]
    now = _NOW.search(masked.text)
    for old in behind:
        at = masked.position(old)
        prior = _PRIOR.search(masked.text, 0, at)
        if prior is None and not (now and _OLD.search(masked.text, 0, at)):
            continue
        if old.base_low == mention.base_low:
            return None
        words = prior or now
        assert words is not None
        return ("raised" if mention.base_low > old.base_low else "lowered"), masked.span(words)
    return None


def put_versus(draft: Draft, masked: Masked, at: int, stop: int) -> None:
    """ "Above analysts' estimates", in what follows the number."""
    for versus, pattern in _VERSUS:
        found = pattern.search(masked.text, at, stop) or pattern.search(masked.text, 0, at)
        if found:
            draft.put("versus_consensus", versus, masked.span(found))
            return
