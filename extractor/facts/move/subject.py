"""The subject of a change: whose price or measure it is, and which measure."""

from __future__ import annotations

from dataclasses import replace

from extractor.facts.masked import Masked
from extractor.facts.move.anaphora import again, of_sentence_before
from extractor.facts.move.change import Change
from extractor.facts.move.chosen import beside, chosen, coordinated
from extractor.facts.move.measure import measure_between, metric_at, phrase_measure
from extractor.facts.move.mistaken import of_goods_made, of_segment, without_mistaken
from extractor.facts.move.owner import Focus
from extractor.facts.move.ownerless import accompanied, described_moves, described_reports, nearest, ownerless, reported
from extractor.facts.move.parts import of_thing, owns_business, thing_grown
from extractor.facts.move.prices import Subject, count_metric, is_amount, plain_prices
from extractor.facts.move.sellers import SOLD, cost, earned, of_product, of_seller
from extractor.facts.move.slots import clause_start, slots_of
from extractor.facts.move.strangers import (
    UNNAMED_HEAD,
    is_led_astray,
    is_of_goods,
    is_other,
    is_part_of_name,
    is_stranger,
    names_at_head,
    unsure_name,
)
from extractor.facts.move.words import COMPARING, METRIC, OF_COMPANIES, STATISTICS, metric_of
from extractor.patterns import re
from extractor.schema import Name


def subjects_of(masked: Masked, change: Change, focus: Focus) -> list[Subject]:
    """The subjects of a change, several where it lists them ("A and B lost 2% each"); none where none is named.

    ``focus`` is what the sentences before are about, for a measure without an owner ("Revenue rose 5%"). No company
    has a gross domestic product.
    """
    meant = [replace(s, name=own) for s in _subjects(masked, change, focus) if (own := focus.meant(s.name)) is not None]
    meant = of_product(masked, change, meant, focus)
    found = [
        of_segment(masked, of_goods_made(masked, s, focus), focus) for s in without_mistaken(masked, change, meant)
    ]
    found = [s for s in found if s.metric != "price" or _PUBLIC.search(s.name.name) is None]
    found = [s for s in found if not s.name.name.endswith((" Segment", " Division"))]
    return [
        s for s in found if s.metric not in (STATISTICS if s.name.kind == "company" else _NOT_OF.get(s.name.kind, ()))
    ]


_PUBLIC = re.compile(
    r"\b(?:Authority|Board|Bureau|Office|Ministry|Association|Agency|Institute|Department|Commission|Statistics|Council)\b"
)
"""Bodies that count prices and ask none."""
_IN_MEASURE = re.compile(
    r" in (?:the |its |their |total |net |overall |adjusted |consolidated |standalone |[a-z]+-quarter |⟦[DT]\d+⟧ ){0,3}$"
)
_REPORTED = (
    "revenue",
    "net_income",
    "eps",
    "ebitda",
    "operating_income",
    "orders",
    "same_store_sales",
    "gross_profit",
    "pretax_profit",
)
"""Measures that a story reports of the company it is about."""


def _as_subjects(name: Name | None) -> list[Subject]:
    return [Subject(name)] if name is not None else []


_NOT_PRICED = (*OF_COMPANIES, "inflows", "outflows", "emissions", "customers", "subscribers", "costs", "spending", "deposits", "loans", "producer_prices", "consumer_prices", "dividend")  # fmt: skip
_NOT_OF = dict.fromkeys(("commodity", "crypto", "currency", "index"), _NOT_PRICED)


def _subjects(masked: Masked, change: Change, focus: Focus) -> list[Subject]:
    before = of_sentence_before(masked, change, focus.measured, focus.reporting)
    if before:
        return before
    repeated = again(masked, change, focus.measured, focus.reporting)
    if repeated:
        return repeated
    if change.shape == "noun":
        possessor = _POSSESSOR.search(masked.text, 0, change.at)
        owner = masked.mentions[int(possessor[1])] if possessor else None
        if isinstance(owner, Name) and owner.kind != "company":
            return [Subject(owner)]
        right = _right_of(masked, change)
        if right is not None:
            return right
        if _OF_ANOTHER.match(masked.text, change.word_end) and _AGAINST.search(masked.text, 0, change.at):
            return []
        other = _LED_BY_OTHER.search(masked.text, 0, change.at)
        strange = _STRANGE_OBJECT.match(masked.text, change.word_end)
        if strange and (other or strange["who"]):
            who = masked.mentions[int(strange["who"])] if strange["who"] else None
            return plain_prices(masked, [Subject(who)], change) if isinstance(who, Name) else []
        inner = METRIC.search(masked.text, change.end, change.word_at)
        if inner is not None:
            owners = _left_of(masked, change.at, focus, change) or _as_subjects(
                None if is_stranger(masked.text, change.at) else focus.reporting
            )
            return [Subject(s.name, *metric_at(masked, inner)) for s in owners]
        measured = METRIC.search(masked.text, change.word_end, _end_of_phrase(masked.text, change.word_end))
        left = _left_of(masked, change.at, focus, change)
        thing = re.match(r" in (?P<thing>(?:[\w-]+ ){0,3}[\w-]+)", masked.text[change.word_end :])
        if (
            left
            and thing
            and measured is None
            and not re.search(
                r"⟦|^(?:the|its|early|late|morning|afternoon|after|pre|a|an|share|value|real)\b", thing["thing"]
            )
        ):
            phrase = phrase_measure(masked, change.word_end + thing.start("thing"), thing["thing"])
            return [Subject(s.name, *phrase) for s in left] if phrase else []
        if (
            measured
            and left
            and re.match(
                r" (?:in|for) (?:the |its |[a-z-]+ |⟦[DT]\d+⟧ ){0,3}$", masked.text[change.word_end : measured.start()]
            )
        ):
            return [Subject(s.name, *metric_at(masked, measured)) for s in left]
        if (
            not left
            and measured
            and not is_stranger(masked.text, change.at)
            and metric_of(measured["metric"]) in _REPORTED
            and _IN_MEASURE.match(masked.text[change.word_end : measured.start()])
        ):
            near = nearest(masked, change.at, focus)
            return [Subject(s.name, *metric_at(masked, measured)) for s in _as_subjects(near.reporting)]
        if _REPRESENTS.search(masked.text, 0, change.at):
            left = [s for s in left if s.metric is not None]
        return plain_prices(masked, left, change)
    if change.shape == "noun_left":
        possessed = _POSSESSED.search(masked.text, 0, change.word_at)
        owner = masked.mentions[int(possessed[1])] if possessed else None
        if possessed and isinstance(owner, Name) and owner.antecedent is None:
            inner = METRIC.search(masked.text, possessed.end(1), change.word_at)
            return plain_prices(masked, [Subject(owner, *metric_at(masked, inner))], change)
    if change.shape == "sold" or (change.shape == "shared" and change.word in SOLD):
        return of_seller(
            masked,
            change,
            _left_of(masked, change.word_at if change.shape == "sold" else change.at, focus, change),
            focus,
        )
    if change.shape == "lifted":
        return [Subject(slots_of(masked, change.word_end, change.at)[-1][2])]
    if change.shape == "listed":
        beside = [s for s in slots_of(masked, 0, change.at, "CIU") if s[1] >= change.at - 2]
        return [Subject(beside[-1][2])] if beside else []
    bracketed = _BRACKETED.search(masked.text, 0, change.word_at if change.shape == "adverb_left" else change.at)
    owner = masked.mentions[int(bracketed[1])] if bracketed else None
    if bracketed and isinstance(owner, Name) and change.shape in ("sign", "adverb_left", "adverb"):
        astray = is_part_of_name(masked.text, bracketed.start(), owner)
        return [] if astray else [Subject(owner)]
    limit = (
        change.word_at if change.shape in ("verb", "adverb_left", "noun_left") else change.at
    )  # the words, else the number
    if _in_strange_brackets(masked.text, limit, change):
        return []
    found = _left_of(masked, limit, focus, change)
    thing = thing_grown(masked, change)
    if thing is not None and all(s.metric is None for s in found):
        return of_thing(masked, change, thing, found)
    if owns_business(masked, change):
        found = [s for s in found if s.metric is not None or s.name.kind != "company"]
    if change.shape == "noun_left":
        if _AGAINST.search(masked.text, 0, change.word_at):
            compared_with = _right_of(masked, change, change.end)
            if compared_with is not None:
                return compared_with
        inner = _IN_A_MEASURE.match(masked.text, change.end)
        if (
            inner is not None
            and _REPORTING.search(masked.text, 0, change.word_at)
            and all(s.metric is None for s in found)
        ):
            return [Subject(s.name, *metric_at(masked, inner)) for s in found if s.name.kind == "company"]
        return plain_prices(masked, found, change) or _right_of(masked, change, change.end) or []
    costs = cost(masked, change) if change.shape == "adverb_left" else None
    if costs is not None:
        companies = [s for s in found if s.name.kind == "company"] or _as_subjects(
            nearest(masked, change.at, focus).reporting
        )
        return [Subject(s.name, *costs) for s in companies]
    if change.shape in ("adverb_left", "adverb") and all(s.metric is None for s in found):
        income = earned(masked, change)
        if income is not None:
            return [Subject(s.name, *income) for s in found if s.name.kind == "company"]
    compared = change.shape == "adverb" and change.word in COMPARING
    if (change.shape == "adverb_left" or compared) and is_amount(masked.text[: min(change.word_at, change.at)]):
        counted = count_metric(masked.text[: min(change.word_at, change.at)])
        if counted is not None:
            span = (masked.offsets[counted[1]], masked.offsets[counted[2]])
            return [
                Subject(s.name, s.metric or counted[0], s.metric_span or span)
                for s in found
                if s.name.kind == "company"
            ]
        found = [s for s in found if s.metric is not None or s.name.kind != "company"]
    if change.word == "ahead":
        found = plain_prices(masked, found, change)
    measure = _OBJECT.fullmatch(masked.text, change.word_end, change.at) if change.shape == "verb" else None
    owned = _OWN_OBJECT.fullmatch(masked.text, change.word_end, change.at) if change.shape == "verb" else None
    if owned and measure is None:
        return _of_own_object(masked, owned, found)
    return [Subject(s.name, *metric_at(masked, measure)) for s in found] if measure else found


_LED_BY_OTHER = re.compile(
    r"\b(?:led|hit|supported|helped|hurt|dragged(?: down)?|weighed(?: down)?|boosted|driven|lifted|buoyed|aided|pressured) by (?:an? |the )?(?:[a-z]+ )?$|⟦P\d+⟧ [a-z]+ in [^.;]{2,50} and an? $"
)
_STRANGE_OBJECT = re.compile(
    r" (?:in|of|for|by) (?:shares (?:of|in) )?(?:the |(?!the\b)[a-z-]+ ){0,3}(?:⟦U(?P<who>\d+)⟧(?!'s)|⟦G\d+⟧(?=,|\.| and | after | as |$)|(?!Q[1-4]|FY|H[12]|R&D|EBIT|[A-Z]{2,4}\b)[A-Z][a-z]+ )"
)
""" "Led by a 1.6% rise in Harlow Bank": the bank's, even where the base does not know it."""
_REPRESENTS = re.compile(r"\brepresent\w* (?:an? )?(?:about |nearly )?$")
""" "Consumed 40 tonnes, representing a 6% increase": an amount grew, and no price."""
_POSSESSOR = re.compile(r"⟦I(\d+)⟧(?: index| gauge)?'s (?:nearly |about |roughly |more than |almost )?$")
""" "Compared to the index's 2.6% increase"."""
_POSSESSED = re.compile(
    r"\b(?:against|versus|vs\.?|than|compared (?:with|to)|outpacing|trailing|beating|lagging|underperforming|outperforming) (?:the )?⟦[CI](\d+)⟧'s (?:[a-z]+ )?$"
)
""" "Gained 3% against the index's rise of 7%": the figure is that of whom the subject is compared with."""
_BRACKETED = re.compile(r"⟦[CI](\d+)⟧(?:'s)?(?: (?:share price|shares?|stock|index|futures))? ?(?:[(\[]|[–—] |-- )$")
""" "A (-5.7%) and B (up 2%)": brackets belong to the name before them."""
_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|than|compared (?:with|to)) (?:an? |the )?(?:(?:average|overall|modest|small|smaller|larger|similar) )?$"
)
""" "Rose 5%, against a rise of 0.3% in the index": the figure is that of whom the subject is compared with."""
_OF_ANOTHER = re.compile(r" (?:in|for|of|by) (?:the|an?) ")
""" "Against a 0.5% drop in the index": of what no name covers there."""
_REPORTING = re.compile(
    r"\b(?:report|post|record|register|witness|achiev|deliver|log|book|show|announc|declar|enjoy|experienc)[a-z]* (?:an? )?(?:[a-z-]+ ){0,3}$|\b(?:saw|sees|had) (?:an? )?(?:[a-z-]+ ){0,3}$"
)
_IN_A_MEASURE = re.compile(rf" in (?:(?:the|its|⟦C\d+⟧'s|⟦[DT]\d+⟧|[a-z-]+) ){{0,3}}?{METRIC.pattern}")
""" "Reported an increase of 2% in consolidated net profit"."""
_OWN_OBJECT = re.compile(r" (?:⟦C\d+⟧'s|the|their) (?P<thing>(?:[^;⟦]|⟦[DTNUG]\d+⟧|⟦C\d+⟧'s){3,90}?) by [a-z ]{0,14}")


def _of_own_object(masked: Masked, owned: re.Match[str], found: list[Subject]) -> list[Subject]:
    """ "Reduced its net debt by 49%": the thing is the measure; where it is none, nothing that the base knows changed."""
    known = METRIC.search(masked.text, owned.start("thing"), owned.end("thing"))
    measure = metric_at(masked, known) if known else phrase_measure(masked, owned.start("thing"), owned["thing"])
    companies = [s for s in found if s.name.kind == "company"]
    return [Subject(s.name, *measure) for s in companies] if measure and measure[0] not in _OF_SHARES else []


_OF_SHARES = ("share_price", "market_cap", None)
_OBJECT = re.compile(
    rf" (?:its |their |the )?(?:[\w-]+ ){{0,3}}?{METRIC.pattern} (?:by |at )?(?:about |nearly |some |almost )?"
)
""" "X grew shipments 37%": the measure is the verb's object."""


_ITS_THING = re.compile(
    r"'s (?!(?:[a-z]+ )?(?:shares?|stocks?|market|prices?|value|valuation|index|futures|ADRs?|units)\b)[a-z]"
)
""" "A plunge of 52% for its treatment": no price of the company."""


def _in_strange_brackets(text: str, limit: int, change: Change) -> bool:
    """ "A counted 60 new stores (up 11%)": brackets behind what is neither a name nor a measure that the base knows."""
    if change.shape not in ("sign", "adverb_left") or not text[:limit].endswith("("):
        return False
    clause = re.split(r"[;,] |\band\b", text[: limit - 1])[-1]
    return (
        METRIC.search(clause) is None
        and re.search(r"⟦[CIUL]\d+⟧(?:'s)?(?: (?:shares?|stock|index))? ?$", clause) is None
    )


def _right_of(masked: Masked, change: Change, start: int | None = None) -> list[Subject] | None:
    """ "A 3% drop in Brent", "a 5% rise in X's revenue", "a 12% jump in revenue at X", "a gain of 4% in X shares"; None
    where no name stands there, none (empty) where its price is not spoken of."""
    text = masked.text
    start = change.word_end if start is None else start
    match = re.match(r"(?: (?:in|for|of|by|at|from)) (?:the |its |[a-z-]+ |⟦[DT]\d+⟧ ){0,4}", text[start:])
    stop = _end_of_phrase(text, start)
    if match is None:
        return None
    metric = METRIC.search(text, start, stop)
    for low, high, name in slots_of(masked, start, stop):
        if name.kind in ("person", "place", "site"):
            continue
        between = text[start + match.end() : low]
        if re.search(r"[,;.]|\b(?:after|as|when|because|by|against|than|while|and|from|to|during|over|on)\b", between):
            break
        if (
            metric
            and metric.start() > high
            and not re.match(r"(?:'s)? (?:(?:[\w-]+|⟦[DT]\d+⟧) ){0,4}$", text[high : metric.start()])
        ):
            metric = None
        if metric is None and _ITS_THING.match(text, high):
            return []
        found = [Subject(name, *metric_at(masked, metric))]
        led = "⟦I" in text[: change.at] and _LED_BY_OTHER.search(text, 0, change.at)
        return found if led else plain_prices(masked, found, change)
    return None


def _end_of_phrase(text: str, at: int) -> int:
    stop = re.search(r"[;.]\s|, |$", text[at:])
    return at + (stop.start() if stop else 0)


def _left_of(masked: Masked, limit: int, focus: Focus, change: Change) -> list[Subject]:
    text = masked.text
    headed = [Subject(name) for name in names_at_head(masked, limit)]
    if is_stranger(text, limit):
        return headed
    if headed:
        return headed
    unsure = unsure_name(masked, limit)
    if unsure is not None:
        return [Subject(name) for name in unsure]
    start = clause_start(masked, limit)
    if not start and UNNAMED_HEAD.match(text) and "⟦P" not in text[:limit]:
        return []
    named = [s for s in slots_of(masked, start, limit) if s[2].kind not in ("person", "place", "site")]
    named = [s for s in named if not re.match(r"[ -]equivalent\b", text[s[1] :])]
    slots = [(low, high, name) for low, high, found in named if (name := focus.meant(found)) is not None]
    slots = beside(text, slots)
    if is_other(text, change) or any(is_led_astray(masked, low, name) for low, _, name in slots):
        return []
    picked = chosen(text, slots, limit) if slots else None
    if picked is None:
        return (
            reported(masked, slots, start, limit)
            or accompanied(masked, slots, start, limit)
            or described_reports(masked, start, limit, focus)
            or (
                described_moves(masked, start, limit, focus)
                if change.shape in ("verb", "adverb", "adverb_left")
                else []
            )
            or ownerless(masked, start, limit, nearest(masked, start, focus))
        )
    low, high, name = picked
    if is_of_goods(name, text[high:limit]) or is_part_of_name(text, low, name):
        return []
    measure = measure_between(masked, low, high, limit)
    if measure is None:
        return []
    metric, span = measure
    group = coordinated(text, slots, picked)
    return [Subject(n, metric, span) for _, _, n in group]
