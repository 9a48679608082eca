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
from extractor.facts.guidance.aside import is_aside
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
from extractor.facts.guidance.said import Statement
from extractor.facts.guidance.speakers import Speakers
from extractor.facts.guidance.statement import governing, partner, statements
from extractor.facts.guidance.words import NOT_NAMES, OTHERS_BEFORE, OTHERS_BEHIND, RESULTS, UNITS
from extractor.facts.masked import Masked, mask, unmasked
from extractor.facts.modality import refusal
from extractor.labels import quantities, sentences, title
from extractor.patterns import re
from extractor.schema import Name, Quantity

WEIGHT = 0.75


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
        if before is None or others or told is statement or is_aside(masked, statement, before, mention, gap, at, end):
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


_LOSS = re.compile(
    r"\b(?:EBITDA|EBITA|EBIT|FFO|cash flow)\b[^.;⟦]{0,16}\bloss(?:es)?\b(?:[^.;⟦]|⟦[DT]\d+⟧){0,50}$|\bloss(?:es)? (?:in|on|at|of) (?:adjusted |an adjusted )?(?:EBITDA|EBITA|EBIT)\b[^.;⟦]{0,40}$"
)
""" "An EBITDA loss of 15 to 20": below nothing, whichever way it is told."""
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
    negative = mention.kind == "money" and (
        (low == high and _NEGATIVE.search(masked.text, 0, at)) or _LOSS.search(masked.text, segment, at)
    )
    if (found.sign < 0 or negative) and low >= 0:
        low, high = -high, -low
    draft.put("low", low, mention).put("high", high, mention).put("bound", mention.bound)
    draft.put("unit", "MW" if mention.kind == "power" else unit_of(mention))
    stated = period_of(doc, masked, segment, at, stop)
    draft.put_date("period", stated or carried_period(context, masked, company))
    if stated is not None and (not context.listed or LISTED.match(masked.text)):
        context.speaker, context.period = company, stated
    said = put_change(draft, masked, mention, at, carried_change(doc, context, company, found.name))
    if said is not None:
        context.change, context.measures = said, measures_in(masked)
    put_versus(draft, masked, at, stop)
    return draft
