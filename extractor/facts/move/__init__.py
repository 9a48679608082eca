"""Moves: a stated percentage change of one measure of one subject.

Each percentage of a sentence is taken in turn: words that show it is no change refuse it; the words about it give its
direction (``change``), the clause its subject and measure (``subject``), the sentence its horizon and period
(``horizon``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, mask, unmasked, without
from extractor.facts.move.change import Change, find_change
from extractor.facts.move.headings import heads_forecasts, is_item
from extractor.facts.move.owner import Focus, entering, follow, opening
from extractor.facts.move.parts import is_planned_cut, paired
from extractor.facts.move.period import Timing
from extractor.facts.move.prices import Subject, is_of_shares, is_sum_behind, speaks_of_prices
from extractor.facts.move.promoted import promoted
from extractor.facts.move.pronouns import left, understood
from extractor.facts.move.ready import opened, plain_start
from extractor.facts.move.refuse import refused
from extractor.facts.move.regions import in_part
from extractor.facts.move.repeats import without_repeats
from extractor.facts.move.segments import of_paragraph, part_metric
from extractor.facts.move.sellers import SOLD
from extractor.facts.move.strays import is_stray
from extractor.facts.move.subject import subjects_of
from extractor.facts.move.words import COMPARING, DEFAULT_METRIC, METRIC, PRICES, statistic
from extractor.facts.whole import headed
from extractor.labels import quantities, sentences
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Quantity

WEIGHTS = {
    "verb": 0.9,
    "adverb_left": 0.9,
    "noun": 0.85,
    "adverb": 0.85,
    "sign": 0.85,
    "listed": 0.8,
    "noun_left": 0.75,
    "shared": 0.8,
    "lifted": 0.85,
    "sold": 0.8,
}
"""Confidence by the shape of the words, before adjustments."""


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The moves of an article, and the percentages that are none."""
    return without_repeats(_by_sentence(doc), text_of(doc))


_REPEATED = re.compile(
    r" \((?:[YQMH]-?o-?[YQMH]|y-o-y|q-o-q|[A-Z]{2,6}|earnings before [a-z, ]+|profit after tax|net profit)\)(?=[ ,.])"
)
""" "Year-on-year (Y-o-Y)", "assets under management (AUM)": brackets that repeat what stands before them."""


_PLAIN = re.compile(
    rf"(?:(?:FY|Q[1-4]|H[12]|Full[- ]Year|Annual|Quarterly|Net|Total|Group|Basic|Diluted|Adjusted|Underlying|Core) ){{0,3}}{METRIC.pattern}",
    re.IGNORECASE,
)
"""A measure that capitals make look like a name ("FY Earnings Per Share")."""
_MEASURED = re.compile(rf"(?:[\w-]+ ){{0,3}}?{METRIC.pattern}", re.IGNORECASE)
_OF_INDEX = re.compile(
    r"\b(?:Index|Composite)$|(?:[A-Z][\w&-]* ){1,3}(?:[2-8][05]|[1-9]00|120|150|225|250|350|[1-5]000)$"
)
"""What an index is called that the base does not know ("Harlow 150")."""
_OF_FUND = re.compile(r"[A-Z]\w+ (?:[A-Z&]\w* )+(?:Fund|ETFs?|UCITS)$")
_BARE_SECOND = re.compile(r" and [\d.]+,? respectively\b")
""" "A and B added 2.5% and 3.1, respectively": the percentage printed is that of the first."""
_ASIDE = re.compile(r" ?(?P<dash>--|—)(?=[a-z ])(?:(?!--|—|⟦P)[^.;]){3,140}(?P=dash) ?(?=[a-z])")


def _by_sentence(doc: Doc) -> Iterator[Draft | Refusal]:
    last = max((q.start for q in quantities(doc) if q.kind == "percent"), default=-1)
    if last < 0:
        return
    timing = Timing(doc)
    focus = opening(doc)
    ahead = False
    for span in sentences(doc):
        if span[0] > last:
            return
        masked = without(without(unmasked(mask(doc, *span), _PLAIN), _REPEATED), _ASIDE, " ")
        masked = promoted(doc, opened(plain_start(headed(doc, masked, _MEASURED))))
        timing.enter(masked)
        ahead = heads_forecasts(masked) or (ahead and is_item(masked))
        if ahead:
            yield from (Refusal(mention.span, "forecast", "move.heading") for mention in masked.of("P"))
            focus = follow(doc, masked, focus)
            continue
        focus = entering(doc, masked, focus)
        masked = understood(masked, focus)
        yield from _in_sentence(doc, masked, timing, focus.of_item())
        before, unnamed = left(masked)
        focus = replace(follow(doc, masked, focus), before=before, unnamed=unnamed)


def _in_sentence(doc: Doc, masked: Masked, timing: Timing, focus: Focus) -> Iterator[Draft | Refusal]:
    previous: Change | None = None
    pending: list[tuple[Change, list[Subject]]] = []
    for mention in masked.of("P"):
        assert isinstance(mention, Quantity)
        refusal = refused(doc, masked, mention)
        if refusal is not None:
            yield refusal
            continue
        change = find_change(masked, mention, previous)
        if change is None:
            yield Refusal(mention.span, "no_change", "move")
            continue
        subjects = subjects_of(masked, change, focus)
        if len(subjects) > 1 and _BARE_SECOND.match(masked.text, change.end):
            subjects = subjects[:1]
        if (
            change.shape == "shared"
            and change.word not in SOLD
            and pending
            and (not subjects or _same(subjects, pending[-1][1]))
        ):
            subjects = pending[-1][1]
        if not subjects:
            yield Refusal(mention.span, "no_subject", f"move.{change.shape}")
            previous = change
            continue
        if change.word in COMPARING and _are_prices(subjects):
            yield Refusal(mention.span, "comparison", "move.adverb")
            continue
        if is_planned_cut(masked, change, subjects):
            yield Refusal(mention.span, "forecast", "move.planned")
            previous = change
            continue
        if _is_escalator(mention, subjects):
            yield Refusal(mention.span, "level", "move.escalator")
            continue
        pending.append((change, subjects))
        previous = change
    pending = paired(masked, pending)
    dealt, unclear = _dealt_out(pending, "respectively" in masked.text)
    for quantity in unclear:
        yield Refusal(quantity.span, "no_subject", "move.respectively")
    drafts = [
        (change, [_draft(masked, change, subject, timing, focus) for subject in subjects]) for change, subjects in dealt
    ]
    tells_prices = speaks_of_prices(masked) or any(
        draft.fields["metric"] == "share_price" and draft.fields["horizon"] in _OF_TRADE
        for _, of_change in drafts
        for draft in of_change
    )
    for change, of_change in drafts:
        if any(_is_timeless(draft) for draft in of_change):
            yield Refusal(change.quantity.span, "no_horizon", "move.horizon")
        elif any(is_stray(doc, masked, draft, focus) for draft in of_change):
            yield Refusal(change.quantity.span, "no_subject", "move.stray")
        elif not tells_prices and any(_is_of_unnamed_measure(doc, masked, draft) for draft in of_change):
            yield Refusal(change.quantity.span, "no_subject", "move.measure")
        else:
            yield from of_change


_COMPARED_PERIODS = re.compile(
    r"y[/-]?o[/-]?y|(?:year|quarter|month)[- ](?:over|on)[- ](?:year|quarter|month)|q[/-]?o[/-]?q|y/y|q/q|compared (?:to|with) (?:the )?(?:same|corresponding) (?:period|time|quarter|month)",
    re.IGNORECASE,
)


_OF_TRADE = ("day", "premarket", "after_hours", "week", "ytd")
"""Horizons that only prices have: "X was up 4% on Wednesday and 62% year-over-year" tells its shares throughout."""


def _is_of_unnamed_measure(doc: Doc, masked: Masked, draft: Draft) -> bool:
    """ "X +62% YoY" alone: shares are seldom counted year on year, so that something else of X grew."""
    if draft.fields["metric"] != "share_price" or draft.fields["horizon"] not in ("yoy", "qoq", "mom"):
        return False
    return _COMPARED_PERIODS.search(text_of(doc), masked.start, masked.end) is not None


def _is_timeless(draft: Draft) -> bool:
    """A price that moved further than in a day, of which nothing says over what stretch: of another time or another thing
    as a rule."""
    return (
        draft.fields["metric"] in PRICES and draft.fields["horizon"] == "unspecified" and "horizon" not in draft.spans
    )


def _is_escalator(mention: Quantity, subjects: list[Subject]) -> bool:
    """ "Rises 2.5% a year": a term of a contract, no move of a price."""
    return re.search(r"(?:a|per) (?:year|annum)$", mention.raw) is not None and _are_prices(subjects)


def _are_prices(subjects: list[Subject]) -> bool:
    return all(s.metric is None for s in subjects)


def _same(one: list[Subject], other: list[Subject]) -> bool:
    return [s.name for s in one] == [s.name for s in other]


def _dealt_out(
    pending: list[tuple[Change, list[Subject]]], respectively: bool
) -> tuple[list[tuple[Change, list[Subject]]], list[Quantity]]:
    """ "A and B lost 1.2% and 0.8%, respectively": as many percentages as subjects are dealt out in order; what should
    be and cannot, since a name is missing, comes second."""
    dealt: list[tuple[Change, list[Subject]]] = []
    unclear: list[Quantity] = []
    at = 0
    while at < len(pending):
        subjects = pending[at][1]
        run = [pending[at]]
        while (
            at + len(run) < len(pending)
            and (pending[at + len(run)][0].shape == "shared" or pending[at + len(run)][0].word_at == run[0][0].word_at)
            and _same(pending[at + len(run)][1], subjects)
            and [s.metric for s in pending[at + len(run)][1]] == [s.metric for s in subjects]
        ):
            run.append(pending[at + len(run)])
        if len(run) > 1 and len(run) != len(subjects) and (respectively or len(subjects) > 1):
            unclear += [change.quantity for change, _ in run]
        elif len(run) == len(subjects) > 1:
            dealt += [(change, [subject]) for (change, _), subject in zip(run, subjects, strict=True)]
        else:
            dealt += run
        at += len(run)
    return dealt, unclear


_LESS_IS_BETTER = re.compile(r"(?:^|_)(?:costs?|expenses?|loss(?:es)?|debt|emissions|combined_ratio)$")
""" "Costs were 6 cents, a 13% improvement": measures that improve as they fall."""


def _draft(masked: Masked, change: Change, subject: Subject, timing: Timing, focus: Focus) -> Draft:
    name, quantity = subject.name, change.quantity
    draft = Draft("move", f"move.{change.shape}", WEIGHTS[change.shape], (masked.start, masked.end))
    kind = "company" if name.kind not in DEFAULT_METRIC else name.kind
    if kind == "company" and name.id is None:
        kind = "index" if _OF_INDEX.search(name.name) else "fund" if _OF_FUND.search(name.name) else kind
    metric = subject.metric or DEFAULT_METRIC[kind]
    if subject.metric is None and kind == "company" and is_sum_behind(masked, change.end):
        metric = "revenue"
    if kind != "company" and (metric == "share_price" or (kind in ("index", "sector") and metric == "price")):
        metric = DEFAULT_METRIC[kind]
    if kind == "company" and metric == "price" and is_of_shares(masked, subject):
        metric = "share_price"
    if kind == "economy":
        metric = statistic(name.name) or metric
    if kind == "company":
        metric = part_metric(masked, change, metric, subject.metric_span) or of_paragraph(
            masked, metric, subject, focus
        )
        metric = in_part(masked, change, metric, subject.metric_span)
    draft.put_name("subject", name).put("subject_kind", kind).put("metric", metric, subject.metric_span)
    low, high = abs(quantity.base_low), abs(quantity.base_high)
    sign = -change.sign if change.word == "improvement" and _LESS_IS_BETTER.search(metric) else change.sign
    draft.put("percent", sign * low, quantity).put("bound", quantity.bound)
    if quantity.is_range:
        draft.put("percent_high", sign * high, quantity)
    timing.apply(draft, masked, change, metric)
    return draft
