"""Guidance: what a company says it will reach, with metric, range, period and change.

1. ``statement`` finds where in a sentence a company speaks of what it will reach, and where others do;
2. each number is part of the last statement before it, unless the words about it say that it is another's or an aside;
3. ``measure`` tells what the number is of, ``detail`` its period and how it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.guidance.carry import (
    LISTED,
    Context,
    carried_change,
    carried_period,
    carry,
    enter,
    may_lead,
    measures_in,
    subhead,
)
from extractor.facts.guidance.detail import period_of, put_change, put_versus, title_change
from extractor.facts.guidance.lists import Head, Item, head_of, items
from extractor.facts.guidance.measure import Measure, measure
from extractor.facts.guidance.numbers import placed
from extractor.facts.guidance.produced import unit_of
from extractor.facts.guidance.speakers import Speakers
from extractor.facts.guidance.statement import Statement, governing, partner, statements
from extractor.facts.guidance.words import ASIDE, METRIC, NOT_NAMES, OTHERS_BEFORE, OTHERS_BEHIND, RESULTS, UNITS
from extractor.facts.masked import Masked, mask, unmasked
from extractor.facts.modality import refusal
from extractor.labels import quantities, sentences, title
from extractor.patterns import re
from extractor.schema import Name, Quantity

WEIGHT = 0.75
_SMALL = 100_000.0
"""Sums below this are gifts and fees, not what a company plans to spend."""


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The guidance of an article."""
    heading = title(doc) or ""
    last = max((q.start for q in quantities(doc)), default=-1)
    if last < 0:
        return
    speakers, context = Speakers(doc), Context(titled=title_change(heading))
    made: set[tuple[Any, ...]] = set()
    head: Head | None = None
    opens = True
    for span in sentences(doc):
        if span[0] > last:
            return
        masked = unmasked(mask(doc, *span), NOT_NAMES)
        enter(context, masked, opens=opens)
        begins, opens = opens, masked.text.endswith("\n")
        run = context.speaker if context.left > 0 else None
        found = (
            statements(masked, speakers, run, others=context.others) if placed(doc, masked) or may_lead(masked) else []
        )
        if context.listed and begins and context.speaker is not None and LISTED.match(masked.text) and not found:
            found = [Statement(0, 0, context.speaker, "heading")]
        elif context.listed and begins and not LISTED.match(masked.text) and not subhead(doc, context, masked):
            context.listed, context.period = False, None
        own = head_of(masked)
        head = own or (head if head is not None and LISTED.match(masked.text) else None)
        listed = items(masked, own, head)
        drafts = [*_numbers(doc, masked, found, context), *(_of_item(masked, item) for item in listed)]
        yield from (_once(draft, made) for draft in drafts)
        carry(doc, context, masked, found, drafts, speakers)
        speakers.enter(masked)


def _of_item(masked: Masked, item: Item) -> Draft:
    """A company's figure in a list."""
    draft = Draft("guidance", "guidance.listed", WEIGHT, (masked.start, masked.end))
    draft.put_name("company", item.company).put("metric", item.head.metric, item.head.span)
    amount = item.amount
    draft.put("low", amount.base_low, amount).put("high", amount.base_high, amount).put("bound", amount.bound)
    return draft.put("unit", UNITS.get(amount.unit, amount.unit)).put_date("period", item.head.period)


def _once(draft: Draft | Refusal, made: set[tuple[Any, ...]]) -> Draft | Refusal:
    """A draft, or the refusal of what the article has said before."""
    if isinstance(draft, Refusal):
        return draft
    key = tuple(draft.fields[name] for name in ("company", "low", "high", "unit"))
    if key in made:
        return Refusal(draft.spans["low"], "duplicate", draft.rule)
    made.add(key)
    return draft


def _numbers(doc: Doc, masked: Masked, found: list[Statement], context: Context) -> Iterator[Draft | Refusal]:
    before: Measure | None = None
    others = False
    told: Statement | None = None
    last = 0
    for at, end, mention in placed(doc, masked):
        statement = governing(found, at)
        if statement is None or statement.company is None:
            before, others, last = None, False, end
            continue
        company = partner(masked, statement, at) or statement.company
        segment = _segment(masked.text, max(last, statement.start), at)
        gap = masked.text[_segment(masked.text, max(last, statement.said), at) : at]
        last = last if mention.unit in ("pp", "bps") else end
        if mention.is_range:
            gap = _FROM.sub("", gap)
        if statement.way in ("aim", "opening"):
            gap = _AIM_WAS.sub(" of ", gap)
        gap = _COUNTED_IN.sub(" ", _ON_SALES.sub("with sales of ", gap))
        told = statement if RESULTS.search(gap) or (statement.way == "opening" and _WAS.search(gap)) else told
        listed = re.fullmatch(r"[ ,(]*(?:and|or)?[ ,(]*", gap) is not None
        others = (
            (others and listed)
            or _BESIDE.match(mention.raw) is not None
            or _is_others(masked.text, _CONSENSUS_BEFORE.sub("", gap), end)
        )
        before = measure(masked.text, segment, at, end, mention, before)
        if before is None or others or told is statement or _is_aside(masked, statement, before, mention, gap, at, end):
            continue
        refused = refusal(doc, mention.span, "guidance")
        if refused is not None and refused.reason in ("question", "opinion"):
            yield refused
            continue
        yield _draft(doc, masked, mention, company, before, (segment, at, end), context)


_BESIDE = re.compile(
    r"(?:well |far |just |slightly |way )?(?:(?:above|below|under|over|exceeding)|(?:more|less|higher|lower) than) the\b",
    re.IGNORECASE,
)
""" "Well above the $58 billion": a number that another is compared with."""
_FROM = re.compile(r"\bfrom (?:about |around )?$")
""" "From 4 to 5" with both ends in one number: no earlier figure."""
_AIM_WAS = re.compile(
    r"^(?: range)?(?: for (?:the |its )?(?:⟦[DT]\d+⟧|[a-z-]+ year))? (?:was|were) (?=(?:for |in (?:a|the) range of |between |about |around )?$)"
)
""" "Its revenue outlook for the quarter was": it is stated, and not compared with."""
_COUNTED_IN = re.compile(
    r",? \(?(?:including|excluding|net of|before) (?:[a-z]+ ){0,3}[a-z]+\)?(?: \([a-z ]{3,20}\))?,? (?=to |of |between |in (?:a|the) range )|, (?:versus|compared (?:with|to)|over) (?:the (?:prior|previous)[- ]year|⟦D\d+⟧)(?: period| quarter)?, (?=to )"
)
""" "Total revenue, including joint ventures, to increase": still the measure."""
_ON_SALES = re.compile(
    r"\bfrom (?:(?:net |total )?(?:sales|revenues?)|(?:continuing )?operations) of (?=(?:about |around |nearly |near )?$)"
)
""" "A profit of 98 cents a share from sales of": where it comes from."""
_WAS = re.compile(r":[^⟦]*\b(?:was|were|consisted)\b")
""" "Outlook and guidance: backlog was 6": what is, under a heading of what will be."""
_CONSENSUS_BEFORE = re.compile(r"^ (?:analysts?'? )?(?:consensus|estimates?|expected|forecast by analysts)[^,]{0,30},")
""" "$4 vs $5 consensus, representing growth of 6%": the consensus was of the number before."""


def _segment(text: str, start: int, at: int) -> int:
    """Where the words about a number at ``at`` begin: behind the last break since ``start``."""
    return max((m.end() for m in re.finditer(r"[;•]", text) if start <= m.start() < at), default=min(start, at))


_LIKE_BEFORE = re.compile(
    r"\b(?:in[ -]line with|similar to|on par with|level with) (?:⟦C\d+⟧'s )?(?:(?!guid|forecast|target|outlook|goal|range)(?:[\w'-]+|⟦[DT]\d+⟧) ){1,7}(?:of|at) (?:about )?$"
)
""" "In line with its 2024 earnings of": what was."""


def _is_others(text: str, gap: str, end: int) -> bool:
    """Whether a number is what others expect, or what was before."""
    return (
        OTHERS_BEFORE.search(gap) is not None
        or _LIKE_BEFORE.search(gap) is not None
        or OTHERS_BEHIND.match(text, end) is not None
    )


_CONVERTED = re.compile(
    r"(?:⟦[MPWE]\d+⟧|\b\d[\d.,]* (?:[a-z]{3,12}|⟦I\d+⟧)) ?\((?:or |about |around |roughly |approximately |some |equivalent to )*$"
    r"|\((?:in the )?(?:previous|prior|last|preceding) (?:financial |fiscal )?(?:year|quarter|period)(?:'s)?(?: period)?: ?$|\((?:PY|LY|⟦D\d+⟧): ?$"
)
""" "13 rand (⟦M0⟧" is another currency, "(previous year: ⟦M0⟧" another time."""
_INVESTED = re.compile(r" (?:[\w-]+ ){0,3}(?:in|into|for|to|at|with) (?:the )?⟦C(\d+)⟧")
_APPROXIMATE = re.compile(r"\b(?:low|mid|high)(?:-to-(?:mid|high|low))?[ -]$", re.IGNORECASE)
""" "In the mid-to-high 40% range": no number that could be pointed at."""
_BUYBACK = re.compile(r" (?:share|stock) (?:buy-?back|repurchase)|'s worth of (?:its )?shares")
_TO_BUY = re.compile(r"(?: \(⟦M\d+⟧\))? to (?:acquire|buy|purchase|take over)\b")
_DIFFERENCE = re.compile(r" (?:more|less|higher|lower) than\b")
""" "$800 million more than it had planned": how far two sums are apart."""
_BY_MORE = re.compile(
    r"\b(?:expan|increas|grow|ris|rais|boost|lift|fall|drop|declin|decreas|reduc|lower|cut|shrink)\w*\b(?:[^.;⟦]|⟦C\d+⟧){0,50} by (?:about |another |a further )?$"
)
_BY = re.compile(r"\bby (?:about |around |some )?$")
""" "Raised its forecast by 3%": what the forecast grew by, and not what it is."""
_GROWS_BY = re.compile(
    rf"{METRIC.pattern} (?:is |are )?(?:expected|seen|set|projected|forecast) to (?:[a-z]+ly )?[a-z]+ by (?:about |around |some )?$",
    re.IGNORECASE,
)
""" "An outlook with earnings expected to grow by 7%"."""
_OF_A_COUNTRY = 150_000.0
"""Megawatts that no company means to reach."""
_OF_A_SUBSTATION = re.compile(r" (?:substation|transmission|interconnector|line|cable)\b")
_COMES_TO = re.compile(r"\bwould come to\b")
""" "Said that spending would come to": reported speech, and no condition."""
_APART = re.compile(r"^\W*(?:Excluding|Including|Adjusted for|Net of) [^,;]{3,60}, ")
""" "Excluding the disposals, sales are expected to": a measure that is told apart is one."""
_OF_A_DEAL = re.compile(
    r"\b(?:revenues?|sales|income|payments|proceeds) (?:from|under) (?:the|this|that) (?:[\w-]+ )?"
    r"(?:contract|agreement|deal|lease|order)\b",
    re.IGNORECASE,
)
""" "Revenue from the contract will total": what a deal is worth."""
_OVER_TERM = re.compile(r" of [^⟦.;]{3,30} over (?:⟦C\d+⟧'s |the |a )?⟦T\d+⟧ (?:term|lease|contract|life)")


def _is_aside(
    masked: Masked, statement: Statement, found: Measure, mention: Quantity, gap: str, at: int, end: int
) -> bool:
    """Whether a number is an assumption, a deal, a conversion or a project's, and no aim of the company."""
    text = masked.text
    if statement.way == "passive":
        gap = _APART.sub("", _COMES_TO.sub("", text[statement.start : at]))
    inside = (m for m in masked.of("I") if isinstance(m, Name) and m.kind in ("economy", "index", "sector"))
    if any(statement.start <= masked.position(m) < at for m in inside):
        return True
    if statement.way == "aim" and mention.kind == "percent" and _BY.search(gap) and not _GROWS_BY.search(gap):
        return True
    if _APPROXIMATE.search(text[:at]) or (_BUYBACK.match(text, end) and found.name != "share_repurchases"):
        return True
    if _from_itself(masked, statement, end) or _NEGATIVE_IN_BRACKETS.match(text, end):
        return True
    if mention.kind == "money" and (_TO_BUY.match(text, end) or _DIFFERENCE.match(text, end)):
        return True
    if mention.kind in ("power", "count") and _BY_MORE.search(gap):
        return True
    if mention.kind == "power" and (mention.base_high >= _OF_A_COUNTRY or _OF_A_SUBSTATION.match(text, end)):
        return True
    behind = text[statement.said : at] if statement.way == "passive" and statement.said <= at else gap
    if _OF_A_DEAL.search(text, statement.start, at):
        return True
    if ASIDE.search(gap) or RESULTS.search(behind) or _CONVERTED.search(text[:at]):
        return True
    if mention.kind == "money" and found.name == "capex" and _is_of_another(masked, statement, end):
        return True
    if mention.kind == "money" and _OVER_TERM.match(text, end):
        return True
    if found.name == "capex" and mention.kind == "money" and mention.base_high < _SMALL:
        return True
    return mention.kind == "power" and statement.way != "aim" and not _is_dated_target(masked, at)


_NEGATIVE_IN_BRACKETS = re.compile(r"\) (?:million|billion|thousand)\b")
""" "Between ($20) million": a sum that nobody has read to its end."""
_FROM_OTHER = re.compile(r" (?:from|by|with) ⟦C(\d+)⟧(?!'s)")


def _from_itself(masked: Masked, statement: Statement, end: int) -> bool:
    """ "It expects to take delivery of 61 jets from B": "it" is not B."""
    match = _FROM_OTHER.match(masked.text, end)
    other = masked.mentions[int(match[1])] if match else None
    own = statement.company
    return own is not None and own.antecedent is not None and isinstance(other, Name) and other.name == own.name


_PARTNER_BEHIND = re.compile(
    r"'s (?:[\w-]+ )?(?:customers?|partners?|rivals?|suppliers?|tenants?|clients?|affiliates?|associates?|investees?|lenders?)\b"
)


def _is_of_another(masked: Masked, statement: Statement, end: int) -> bool:
    """ "Invest $2 billion in B" is a deal with B; in "its grid" the company spends on itself."""
    match = _INVESTED.match(masked.text, end)
    taker = masked.mentions[int(match[1])] if match else None
    if match is not None and _PARTNER_BEHIND.match(masked.text, match.end()):
        return True
    return isinstance(taker, Name) and (statement.company is None or taker.name != statement.company.name)


_DATED = re.compile(r"\b(?:by|in|before|through|until) (?:the end of )?⟦D\d+⟧|⟦D\d+⟧ (?:target|goal)", re.IGNORECASE)
_OF_PROJECT = re.compile(r"⟦[LG]\d+⟧(?:'s)?[^⟦]{0,40}\(?$|⟦G\d+⟧'s (?:[\w-]+ ){0,2}(?:plan|target|goal)")


def _is_dated_target(masked: Masked, at: int) -> bool:
    """A power is guidance where a company means to reach it by a date; for one project it is capacity."""
    return _DATED.search(masked.text) is not None and _OF_PROJECT.search(masked.text[:at]) is None


_NEGATIVE = re.compile(
    r"\b(?:EBITDA|income|profit|cash flow|earnings)\b[^.;⟦]{0,40}\b(?:negative|minus) (?:about |around )?$"
)
""" "Operating cash flow of negative $3 million"."""


def _draft(
    doc: Doc,
    masked: Masked,
    mention: Quantity,
    company: Name,
    found: Measure,
    place: tuple[int, int, int],
    context: Context,
) -> Draft:
    segment, at, end = place
    following = re.search(r"[;•]|⟦[MPWE]\d+⟧", masked.text[end:])
    stop = end + following.start() if following else len(masked.text)
    draft = Draft("guidance", "guidance.stated", WEIGHT, (masked.start, masked.end))
    draft.put_name("company", company)
    draft.put("metric", found.name, found.span and (masked.offsets[found.span[0]], masked.offsets[found.span[1]]))
    printed = mention.unit == "bps" or mention.kind in ("energy", "count")
    low, high = (mention.low, mention.high) if printed else (mention.base_low, mention.base_high)
    negative = mention.kind == "money" and low == high and _NEGATIVE.search(masked.text, 0, at)
    if (found.sign < 0 or negative) and low >= 0:
        low, high = -high, -low
    draft.put("low", low, mention).put("high", high, mention).put("bound", mention.bound)
    draft.put("unit", "MW" if mention.kind == "power" else unit_of(mention))
    stated = period_of(doc, masked, segment, at, stop)
    draft.put_date("period", stated or carried_period(context, masked, company))
    if stated is not None:
        context.speaker, context.period = company, stated
    said = put_change(draft, masked, mention, at, carried_change(doc, context, company, found.name))
    if said is not None:
        context.change, context.measures = said, measures_in(masked)
    put_versus(draft, masked, at, stop)
    return draft
