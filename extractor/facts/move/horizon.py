"""The horizon of a move and the period it belongs to, from the words about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from extractor.facts.masked import Masked
from extractor.facts.move.days import session
from extractor.labels import dates, today
from extractor.labels import text as text_of
from extractor.patterns import Candidates, re
from extractor.schema import DateMention, Name
from extractor.schema.kinds import Horizon

_PEAK_REACH = 50
"""How far behind "from its 52-week high" the day of that high may stand."""

_RULES: tuple[tuple[Horizon, str], ...] = (
    ("premarket", r"pre-?market|pre[- ]bell|(?:before|ahead of|prior to) (?:the )?(?:start of )?(?:regular|regular-hours|cash) (?:trading|session|hours)|before (?:the|\w+'s) (?:opening )?bell|ahead of (?:the|\w+'s) (?:opening )?bell|before the open|before the market open\w*|before (?:regular |stock )?trading (?:began|begins|opened|opens|started|starts)|"
     r"ahead of the (?:market )?open|(?:ahead of|before) \S+ open\b|in early trading before|before (?:the )?markets? open\w*"),
    ("after_hours", r"after-?hours?|after hours|extended[- ](?:hours )?(?:trading|session)|extended trade|post-?market|after the (?:closing )?bell|"
     r"late trading(?! in\b)|after (?:the )?(?:market close|market closed|close of trading)|aftermarket|after-market|in extended|postmarket"),
    ("ytd", r"year[- ]to[- ]date|YTD|(?:so|thus) far (?:this year|in (?:CY|FY)?(?:20)?\d\d(?!\d))|(?:the|this) (?:current|ongoing|running) (?:financial |fiscal |calendar )?year|this year(?! (?:is|will)\b| to (?!$|[\d.]+ ?(?:%|per)))|since the (?:start|beginning) of (?:the year|this year|January|20\d\d)|(?:since|from) the end of (?:last year|20\d\d)|during the year(?: to date)?(?= |,|\.|$)|to date in 20\d\d|since (?:January(?! \d)|January 1(?:st)?|Jan\.? 1(?:st)?|the new year)|"
     r"for the year(?= |,|\.|$)|on the year(?= |,|\.|$)|in the year to date|from the start of the year"),
    ("yoy", r"(?:than|from|over|against|on) (?:in )?the year before|year[- ](?:over|on|upon)[- ]year|y[/-]?o[/-]?y|Y/Y|y/y|YoY|(?:from|than|over|versus|against|compared (?:with|to)|vs\.?) (?:a|the|one) year (?:earlier|ago|before|prior)|year[- ]earlier|"
     r"a year (?:earlier|ago|before)|(?:from|over|versus|than|compared (?:with|to)|against) (?:the )?(?:same|year-ago|prior-year|prior year|previous year|corresponding|comparable|year-earlier|last year|previous fiscal|preceding year|prior[- ]year)\b[^.;]{0,40}|"
     r"(?:from|than|compared (?:with|to)|versus|against|over) last year|(?:in|over|for|during) the (?:past|last|previous|trailing) (?:12 months|twelve months|year|52 weeks|one[- ]year)|(?:yearly|annual) (?:price )?(?:charts?|time ?frames?)|annually|annual(?:ized|ised)? (?:basis|rate|growth)|on an annual basis|annual (?:rise|increase|gain|drop|decline|growth|rate|pace)|yearly (?:rise|increase|gain|loss|drop|decline|growth)|on year|"
     r"(?:over|during) the past year|in a year|for the past year|from the year-ago|the same (?:period|quarter|month|time) (?:of )?(?:last|a|the previous) year|12-month(?!{L})|(?:over|in|for) (?:the )?(?:12|twelve) months|one-year (?:gain|return|loss)|trailing (?:12|twelve)|(?:over|in|for|during) an? (?:past |trailing )?(?:52-week|12-month) (?:period|span|stretch)"),
    ("qoq", r"quarter[- ](?:over|on|to)[- ]quarter|on the quarter(?= |,|\.|$)|q[/-]?o[/-]?q|Q/Q|QoQ|sequential(?:ly)?|(?:from|than|over|on|versus|compared (?:with|to)|against|above|below) (?:the )?(?:previous|prior|preceding|last) (?:quarter|(?:three|3) months)|quarter earlier|(?:than|from|over|against|on) (?:in )?the quarter before|on[- ]quarter|on a quarterly basis"),
    ("mom", r"month[- ](?:over|on)[- ]month|m[/-]?o[/-]?m|MoM|M/M|(?:from|than|over|on|versus|compared (?:with|to)|against) (?:the )?(?:previous|prior|preceding|last) month|(?:from|than|over) a month (?:earlier|ago)|month earlier|(?:than|from|over|against|on) (?:in )?the month before|on[- ]month"),
    ("week", r"the (?:current|running) week|from Monday (?:to|through|till|until) Friday|(?<!earlier )(?:this|last|past|previous|for the|on the|in the|over the|the|of the) (?:(?:trading|full|whole|entire) )?week(?!end)|(?:full|whole|entire) week|weekly(?! (?:support|resistance|trend|close|candle|RSI|MACD|time ?frame|high|low|moving|jobless|claims|report|data|newsletter|options?))|a week|(?:on|in|of|for|during) an? (?:[\w-]+ )week|week[- ]to[- ]date|since (?:last|previous) (?:week|Friday)|(?:past|last) (?:seven|7|five|5) (?:days|sessions|trading days)|(?:over|in|for) the (?:seven|five) days|7[- ]days?|seven[- ]day|WoW|week[- ]on[- ]week|week[- ]over[- ]week"),
    ("month", r"(?:past|last) one month|(?:in|during|for|over) the (?:current|running) month|trailing month|over the (?:month|period)|(?<!earlier )(?:this|last|past|for the|on the|over the (?:past|last)|in the (?:past|last)|the|so far this) month\b|monthly (?:and (?:yearly|annual|quarterly) )?(?:price )?(?:charts?|time ?frames?)|monthly (?:gain|loss|rise|drop|decline|advance|fall|increase)|(?:past|last) (?:30|four|4) (?:days|weeks)|month[- ]to[- ]date|30[- ]days?|on a monthly basis|a (?:single )?month\b"),
    ("quarter", r"(?:in|over|during|for) the first (?:three|3) months of (?:the year|this year|the calendar year|20\d\d)|last quarter|(?:(?<=% )|(?<=percent )|(?<=per cent ))(?:in|over) the quarter|(?:in|for|over|during) the (?:first|second|third|fourth|final|[A-Z][a-z]+|last|past|previous) quarter|(?:this|for the|over the|so far this|during the) quarter\b|quarterly (?:gain|loss|rise|drop|decline|advance)|quarter[- ]to[- ]date|(?:past|last) (?:three|3) months|three-month(?!{L})(?! (?:copper|alumini?um|nickel|zinc|lead|tin|contract|futures|rates?|bills?|LME))|90[- ]days?"),
    ("half", r"(?:in|over|during|for) the first (?:six|6) months of (?:the year|this year|the calendar year|20\d\d)|(?:past|last) (?:six|6) (?:trading )?months|six-month(?!{L})|(?:for|in) the (?:first|second) half(?! of (?:the )?(?:day|session|trad|[A-Z][a-z]+ \d))|half[- ]year(?:ly)?"),
    ("multi_year", r"(?:past|last|over|in|for) (?:the )?(?:(?:past|last|previous) )?(?:18|24|30|36|48|60|eighteen|twenty-four|thirty-six) months|(?:past|last|over) (?:the (?:past|last) )?(?:two|three|four|five|six|seven|eight|nine|ten|2|3|4|5|10|\d+) years|(?:past|last|previous|preceding) (?:two|three|four|five|six|seven|eight|nine|ten|2|3|4|5|10) (?:calendar|financial|fiscal|trading) years|decade|(?:five|three)-year(?!{L})|multi-?year(?!{L})|CAGR|compound annual"),
    ("calendar", r"(?:in|during|(?:performers?|gainers?|losers?|stocks?|winners?) of|(?<!territory )for|over|through) (?:all of |calendar (?:year )?)?(?:19|20)\d\d"),
    ("unspecified", r"(?:two|three|four|six|seven|eight|nine|ten|[2-46-9]|1\d)-(?:day|session|trading-day) (?:percentage )?(?:rally|gain|loss|rise|drop|run|decline|slide|streak|advance|surge|jump|winning|losing|rout)\w*"),
    ("unspecified", r"(?:for |over |in )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:(?:straight|consecutive) (?:days|sessions)|(?:days|sessions) (?:running|in a row))"),
    ("unspecified", r"(?:over|in|past|last|previous|preceding) (?:the )?(?:past |last |previous |preceding )?(?:two|three|four|six|2|3|4|6) (?:trading )?(?:days|sessions)"),
    ("unspecified", r"(?:past|last|previous) (?:two|three|2|3) weeks"),
    ("unspecified", r"(?:over|in|during|for) the (?:past|last) (?:several|few|nine|(?!(?:five|seven) (?:days|sessions))(?:five|seven)|eight|(?!(?:12|6|3) months|(?:30|7|5|90) (?:days|sessions))\d+) (?:months|sessions|days)"),
    ("unspecified", r"(?:over|in|during|for|within) (?:the|its|his|her|their) (?:first|opening|initial|next|following|subsequent|ensuing) (?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:sessions|days|weeks|months|quarters|years)|(?:in|during|over) (?:his|her|their) (?:first|second|last|previous|current) term"),
    ("day", r"today|intra-?day|on the day|in (?:early|morning|afternoon|midday|late) (?:trade|trading|deals)|(?:early|morning|midday|afternoon) trad(?:e|ing)|at the (?:open|close)|at close|session|in trading|overnight|by (?:mid-?)?(?:morning|afternoon|midday|noon)|24[- ]hours?|24h|day's|daily|(?:since )?yesterday|at \d{4} (?:GMT|IST|ET)"),
)  # fmt: skip
_LEVEL = r" (?:lows?|highs?|peaks?|troughs?|records?|averages?|range)\b"
""" "A three-month low" dates a level, not the change."""
_COMPILED = tuple(
    (horizon, re.compile(rf"(?<![\w-])(?:{pattern.replace('{L}', _LEVEL)})(?![\w-])", re.IGNORECASE))
    for horizon, pattern in _RULES
)
_CANDIDATES = Candidates(_COMPILED, lambda horizon: horizon[1])
_SINCE = re.compile(
    r"(?<!\w)(?<!highest )(?<!lowest )(?<!level )(?<!levels )(?<!strongest )(?<!weakest )(?<!biggest )(?<!best )(?<!worst )(?<!first )(?<!most )(?<!high )(?<!low )(?<!largest )(?<!gain )(?<!drop )(?<!loss )(?<!rise )(?<!fall )(?<!time )(?<!close )(?<!performance )(?<!decline )(?<!advance )(?<!increase )(?<!run )(?<!day )(?<!week )(?<!month )(?<!quarter )(?<!year )(?:since|Since(?= (?:(?:early |late |mid-)?(?:[A-Z][a-z]+ )?\d|(?:the|its|their) [^,.;]{3,50}, [^.;]{0,50}\b(?:has|have)\b))) (?P<what>(?:the|its|his|their|early|late|mid|[a-z]{3,}ing|[A-Z])[^,;()]{2,60}?(?=[,;()]|\.\s|\.?$| and | when | to | as | in the | after | amid )|\d{4})|from (?:(?:its|the|their) |(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))(?P<peak>(?:[\w'’-]+ ){0,3}(?:peak|lows?|highs?|record)\b[^,.;()]{0,30})"
)


_SUPERLATIVE = re.compile(
    r"\b(?:best|worst|highest|lowest|biggest|largest|strongest|weakest|steepest|sharpest|first|most|least|longest|fastest|slowest)\b[^.;,]{0,40} $"
)
""" "Its best settlement since October" dates the record, not the change."""


_DATES_RECORD = re.compile(
    r"\b(?:best|worst|highest|lowest|biggest|largest|strongest|weakest|steepest|sharpest|first|most|least|longest|fastest|slowest)\b[^.;,]{0,40} since [^.;,]{0,50}$"
)
""" "Its steepest rise since the listing in 2021" dates the record too."""
_CAUSE = re.compile(r" (?:was|were|is|are|would|will|remains?|remained|brought|depends?) ")
""" ", since its guidance was under consensus" gives a cause."""
_STREAK = re.compile(
    r"\b(?:first|second|third|\w+th) (?:straight |consecutive )?(?:fall|gain|rise|loss|drop|decline|advance|win|increase|decrease) $"
)
""" "Its third fall in four sessions" counts days, of which the change is the last."""
_BESIDES = re.compile(
    r"\b(?:in addition to|besides|on top of|apart from|aside from) (?:the |its |their |an? )?$", re.IGNORECASE
)
""" "In addition to the weekly gain": the horizon of another change."""
_FROM_PAST_DAY = re.compile(
    r"⟦P\d+⟧(?: to (?:about )?(?:⟦M\d+⟧|[\d.,]+))? from (?:last )?⟦D(\d+)⟧(?P<level>'s (?:[\w-]+ ){0,2}(?:low|high|peak|record|trough)\b)?(?! ?(?:to|till|until|through|[-–])\b)"
)
""" "Has fallen 15% to $4 from Friday", "up 4% from Monday's low": a day before the last session, or its extreme."""
_FROM_DAY = re.compile(
    r"(?<!\w)[Ff]rom ⟦D(\d+)⟧(?! ?(?:to|till|until|through|[-–])\b)"
    r"(?=,? (?:(?:the )?(?:[\w-]+ ){0,3}⟦[CI]\d+⟧(?:'s)? (?:[\w-]+ ){0,3}?)?(?:has|have) )"
)
""" "From January 27, X has gained 4%": a day and the present perfect make a stretch that still runs."""


_BOUGHT = re.compile(
    r"\b[Ss]ince (?:I|we|he|she|they) (?:first )?(?:bought|invested|joined)\b[^,;.]{0,40} in (?P<what>(?:[A-Z][a-z]+ )?\d{4})\b"
)
""" "Since I bought it in 2016, it has gained 240%"."""
_BETWEEN = re.compile(
    r"(?<!\w)(?:between|from) (?:(?:early|mid|late)[- ])?⟦D(?P<from>\d+)⟧ (?:and|to|through|until|till) (?:(?:early|mid|late)[- ])?⟦D(?P<to>\d+)⟧"
)
""" "Fell 12% between March 2018 and May 2020": it is measured from the first to the second."""
_AFTER_PEAK = re.compile(
    r"\b[Aa]fter (?:surging|rising|climbing|hitting|reaching|touching|peaking|soaring|rallying|setting|falling|dropping|sliding|sinking|bottoming)\b[^.;]{0,120}?"
    r"(?P<peak>(?:[\w-]+ )?(?:high|peak|record|low|trough)s?)\b[^.;⟦]{0,40}(?:⟦M\d+⟧[^.;⟦]{0,20})?(?:⟦D(?P<day>\d+)⟧[^.;⟦]{0,20})?,"
    r"(?= (?:the )?(?:⟦[CI]\d+⟧(?:'s)?(?: (?:shares|stock|price|index))?|shares|prices) (?:has|have) )"
)
""" "After reaching a record on May 2, X has lost 28%": it is measured from that record."""


@dataclass(frozen=True)
class HorizonFound:
    """A horizon with the span of the words that say so (None where it is the default)."""

    horizon: Horizon
    span: tuple[int, int] | None = None
    since: str | None = None
    until: DateMention | None = None
    """The last day of a stretch that both ends are printed of."""


def stated_horizons(doc: Doc, masked: Masked, start: int, end: int) -> list[tuple[int, HorizonFound]]:
    """Every horizon stated between two positions of the masked text, with its position there, in order.

    The article's own text is searched, since masks hide the words of dates ("last week").
    """
    low, high = masked.offsets[start], masked.offsets[end]
    text = text_of(doc)
    found: list[tuple[int, HorizonFound]] = []
    stretch = text[low:high]
    inside = [m.span for m in masked.mentions if isinstance(m, Name)]
    for horizon, pattern in _CANDIDATES.within(stretch):
        for match in pattern.finditer(text, low, high):
            if any(at <= match.start() < until for at, until in inside):  # "Velanur Daily 3X Shares"
                continue
            if _DATES_RECORD.search(text, max(low, match.start() - 110), match.start()):
                continue
            if _STREAK.search(text, max(low, match.start() - 40), match.start()):
                continue
            if match.group().startswith("a ") and _SUPERLATIVE.search(
                text, max(low, match.start() - 60), match.start()
            ):
                continue
            if not _BESIDES.search(text, max(low, match.start() - 30), match.start()):
                found.append((masked.index(match.start()), HorizonFound(horizon, match.span())))
    for match in _SINCE.finditer(text, low, high):
        if _SUPERLATIVE.search(text, max(low, match.start() - 60), match.start()):
            continue
        if text.endswith(", ", 0, match.start()) and _CAUSE.search(match.group()):
            continue
        found.append((masked.index(match.start()), _since(doc, match)))
    for match in _BOUGHT.finditer(text, low, high):
        found = [f for f in found if f[1].span is None or not match.start() <= f[1].span[0] < match.end()]
        found.append((masked.index(match.start()), HorizonFound("since", match.span("what"), match["what"])))
    for match in _FROM_DAY.finditer(masked.text, start, end):
        day = masked.mentions[int(match[1])]
        if isinstance(day, DateMention) and day.date:
            found.append((match.start(), HorizonFound("since", day.span, day.date)))
    found += _between(masked, start, end)
    for match in _AFTER_PEAK.finditer(masked.text, 0, end):
        if match.end() > start:
            reached = masked.mentions[int(match["day"])] if match["day"] else None
            span = masked.span(match, "peak")
            since = reached.date if isinstance(reached, DateMention) and reached.date else text[slice(*span)]
            found.append((max(start, match.start("peak")), HorizonFound("since", span, since)))
    for match in _FROM_PAST_DAY.finditer(masked.text, 0, end):
        day = masked.mentions[int(match[1])]
        if match.end() > start and isinstance(day, DateMention) and (match["level"] or _is_long_past(doc, day)):
            found.append((max(start, match.start(1)), HorizonFound("since", day.span, day.date)))
    return sorted(found, key=lambda hit: hit[0])


def _between(masked: Masked, start: int, end: int) -> list[tuple[int, HorizonFound]]:
    """The stretches from one day or month to another that are printed between two positions."""
    found = []
    for match in _BETWEEN.finditer(masked.text, start, end):
        first, last = masked.mentions[int(match["from"])], masked.mentions[int(match["to"])]
        if not (isinstance(first, DateMention) and isinstance(last, DateMention) and first.date and last.date):
            continue
        since = _week_before(first.date) if first.date >= last.date and first.raw.endswith("day") else first.date
        if since < last.date and re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", last.date):
            found.append((match.start(), HorizonFound("since", first.span, since, last)))
    return found


def _week_before(day: str) -> str:
    """ "Between Wednesday and Friday last week": that Wednesday, too, is of last week."""
    try:
        return (date.fromisoformat(day) - timedelta(days=7)).isoformat()
    except ValueError:
        return day


def _is_long_past(doc: Doc, mention: DateMention) -> bool:
    """Whether a day lies before the session before that of the story: what is measured from it is no day's change."""
    now = today(doc)
    if now is None or not re.fullmatch(r"\d{4}-\d\d-\d\d", mention.date or ""):
        return False
    before = session(session(now) - timedelta(days=1))
    return date.fromisoformat(mention.date or "") < before


_STOP = re.compile(r"[.;](?:\s|$)|\n")


def _since(doc: Doc, match: re.Match[str]) -> HorizonFound:
    """The day or the occasion since which, as a date where it names one."""
    group = "what" if match["what"] else "peak"
    start, end = match.span(group)
    stop = _STOP.search(text_of(doc), end, end + _PEAK_REACH)
    reach = (stop.start() if stop else end + _PEAK_REACH) if group == "peak" else end
    when = next((d for d in dates(doc) if d.date and start <= d.start < reach and d.type == "DATE"), None)
    if when is not None and when.date is not None:
        return HorizonFound("since", when.span, when.date)
    return HorizonFound("since", (start, end), match[group].strip())
