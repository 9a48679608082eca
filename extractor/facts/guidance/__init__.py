"""Guidance: what a company says it will reach, with metric, range, period and change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.guidance.words import (
    CHANGE,
    CLAUSE,
    CONSENSUS_NUMBER,
    CONTRACTED,
    FORECASTERS,
    GROWTH,
    GUIDANCE_NOUN,
    METRIC,
    MORE_METRICS,
    NOT_OWN,
    NOT_PLANS,
    OTHERS_NUMBER,
    PASSIVE,
    SAYS,
    THIRD_PARTY,
    TOGETHER,
    TRIGGER,
    VERSUS,
)
from extractor.facts.masked import Masked, mask_sentence
from extractor.facts.modality import refusal
from extractor.facts.move.words import METRICS
from extractor.labels import names
from extractor.labels import text as text_of
from extractor.schema import DateMention, Name, Quantity

WEIGHT = 0.75


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The guidance of an article."""
    focus: Name | None = None
    heading = False
    for sent in doc.sents:
        masked = mask_sentence(sent)
        text = masked.text
        quantities = [m for m in masked.mentions if isinstance(m, Quantity)]
        trigger = TRIGGER.search(text)
        if quantities and (trigger or heading):
            yield from _in_sentence(doc, masked, trigger.start() if trigger else 0, focus)
        heading = re.search(
            r"\b(?:outlook|guidance|forecast|expects)\b[^.]{0,60}:?\s*$", text.strip(), re.IGNORECASE
        ) is not None or (heading and text.lstrip().startswith(("•", "-", "*", "–")))
        focus = next(
            (n for n in names(doc) if n.kind == "company" and n.sure and masked.start <= n.start < masked.end), focus
        )


def _in_sentence(doc: Doc, masked: Masked, trigger_at: int, focus: Name | None) -> Iterator[Draft | Refusal]:
    text = masked.text
    said = text_of(doc)[masked.start : masked.offsets[min(trigger_at + 20, len(text))]]
    trigger = TRIGGER.match(text, trigger_at)
    passive = PASSIVE.search(text[:trigger_at]) is not None and trigger is not None
    if NOT_OWN.search(text[:trigger_at]) or re.search(
        r"\banalysts? .{0,60}\b(?:wrote|said)\b|\bwrote in a note\b", text
    ):
        return
    if (
        (passive and not SAYS.search(text))
        or TOGETHER.search(text[:trigger_at])
        or THIRD_PARTY.search(said)
        or re.search(r"\bmarket (?:size|is|will)|forecast period|CAGR", text)
    ):
        return
    previous: str | None = None
    for mention in masked.mentions:
        if not isinstance(mention, Quantity):
            continue
        at = masked.position(mention)
        if at < trigger_at and not re.search(
            r"\b(?:guidance|outlook|plan|target|programme|program)\b", text[at : at + 60]
        ):
            continue
        end = text.index("⟧", at) + 1
        if OTHERS_NUMBER.match(text[end:]) or re.search(r"\bwould\b", text[trigger_at:at]):
            continue
        if mention.kind == "money" and re.match(r" (?:[\w-]+ ){0,3}(?:in|into) ⟦C", text[end:]):
            continue
        if mention.kind == "money" and re.match(
            r" of [^⟦.;]{3,30} over (?:⟦C\d+⟧'s |the |a )?⟦T\d+⟧ (?:term|lease|contract|life)", text[end:]
        ):
            continue
        if mention.kind == "power" and not _is_dated_target(masked, at, end):
            continue
        if CONSENSUS_NUMBER.search(text[:at]) or THIRD_PARTY.search(text[trigger_at:at]):
            continue
        metric = _metric(text, at, mention, trigger_at, previous)
        if metric is None:
            continue
        refused = refusal(doc, mention.span, "guidance")
        if refused is not None and refused.reason in ("question", "opinion"):
            yield refused
            continue
        company = _company(masked, trigger_at, focus)
        if company is None or FORECASTERS.search(company.name):
            continue
        previous = metric[0]
        yield _draft(masked, mention, company, metric, trigger_at)


def _company(masked: Masked, trigger_at: int, focus: Name | None) -> Name | None:
    """The subject of the forecast: the name before its verb, else its owner behind it, else the focus."""
    before = list(re.finditer(r"⟦C(\d+)⟧", masked.text[:trigger_at]))
    free = [
        m
        for m in before
        if not re.search(r"\b(?:by|with|from|to|at|than|of|in|for) (?:the |[a-z-]+ ){0,2}$", masked.text[: m.start()])
    ]
    for match in reversed(free or before):
        mention = masked.mentions[int(match[1])]
        if isinstance(mention, Name):
            return mention
    behind = re.match(r"[^⟦;.]{0,20}⟦C(\d+)⟧ (?!analysts)", masked.text[trigger_at:])
    owner = masked.mentions[int(behind[1])] if behind else None
    return owner if isinstance(owner, Name) else focus


def _is_dated_target(masked: Masked, at: int, end: int) -> bool:
    """A power is guidance where a company means to reach it by a date; for one project it is capacity."""
    text = masked.text
    dated = re.search(r"\b(?:by|in|before|through) (?:the end of )?⟦D\d+⟧|⟦D\d+⟧ (?:target|goal)", text) is not None
    return dated and not re.search(
        r"⟦[LG]\d+⟧(?:'s)? (?:\w+ ){0,3}$|⟦G\d+⟧'s (?:[\w-]+ ){0,2}(?:plan|target|goal)", text[:at]
    )


def _metric(
    text: str, at: int, mention: Quantity, trigger_at: int, previous: str | None
) -> tuple[str, tuple[int, int] | None] | None:
    """The measure that a number is of, with its place in the masked text."""
    breaks = [m.end() for m in CLAUSE.finditer(text[:at])]
    low = breaks[-1] if breaks else 0
    left = list(METRIC.finditer(text, low, at))
    end = text.index("⟧", at) + 1
    right = METRIC.search(text, end, min(len(text), end + 45))
    best = left[-1] if left else None
    if right and (best is None or right.start() - end < 6) and not re.search(r"⟦|,|\band\b", text[end : right.start()]):
        best = right
    if best is None:
        if mention.kind == "power":
            return ("contracted_capacity" if CONTRACTED.search(text) else "capacity"), None
        if mention.kind == "percent" and re.search(r"\bgrowth (?:guidance|forecast|outlook|target)", text[:at]):
            return "revenue_growth", None
        return (
            (previous, None)
            if previous and re.fullmatch(r"(?:[ ,]|and|or|to|⟦\w+⟧){1,12}", text[text.rfind("⟧", 0, at) + 1 : at])
            else None
        )
    name = MORE_METRICS.get(best.group()) or METRICS.get(best.group()) or METRICS[best.group().lower()]
    if name in ("price", "share_price", "loans", "customers", "users", "jobs"):
        return None
    if name == "capex" and NOT_PLANS.search(text[trigger_at:at]):
        return None
    around = text[max(low, trigger_at - 5) : min(len(text), end + 40)]
    if (
        mention.kind == "percent"
        and name not in ("margin", "tax_rate")
        and "growth" not in name
        and GROWTH.search(around)
    ):
        name = f"{name}_growth"
    elif mention.kind == "power":
        name = "contracted_capacity" if CONTRACTED.search(text) else "capacity"
    elif not _is_of(mention.kind, name):
        return None
    return name, (best.start(), best.end())


_NOT_IN = {
    "money": ("margin", "capacity", "hashrate", "headcount", "volume"),
    "energy": ("capacity",),
    "count": ("revenue", "capex", "margin", "net_income", "ebitda", "dividend"),
}
"""Measures that a quantity of a kind cannot be of."""


def _is_of(kind: str, metric: str) -> bool:
    return metric in ("margin", "tax_rate") if kind == "percent" else metric not in _NOT_IN.get(kind, ())


def _draft(
    masked: Masked, mention: Quantity, company: Name, metric: tuple[str, tuple[int, int] | None], trigger_at: int
) -> Draft:
    text = masked.text
    draft = Draft("guidance", "guidance.stated", WEIGHT, (masked.start, masked.end))
    draft.put_name("company", company)
    span = metric[1] and (masked.offsets[metric[1][0]], masked.offsets[metric[1][1]])
    draft.put("metric", metric[0], span)
    falls = mention.kind == "percent" and re.search(
        r"\b(?:decline|decrease|fall|drop|contract|shrink|down)\b[^.;⟦]{0,20}$", text[: masked.position(mention)]
    )
    low, high = mention.base_low, mention.base_high
    if falls:
        low, high = -high, -low
    draft.put("low", low, mention).put("high", high, mention).put("bound", mention.bound)
    draft.put("unit", _unit(mention))
    if mention.unit == "bps" or mention.kind == "energy":
        draft.fields["low"], draft.fields["high"] = mention.low, mention.high
    _put_period(draft, masked, mention)
    for change, pattern in CHANGE:
        found = pattern.search(text)
        if found and GUIDANCE_NOUN.search(text[max(0, found.start() - 60) : found.end() + 80]):
            draft.put("change", change, masked.span(found))
            break
    else:
        _put_change_by_numbers(draft, masked, mention)
    for versus, pattern in VERSUS:
        found = pattern.search(text)
        if found:
            draft.put("versus_consensus", versus, masked.span(found))
            break
    return draft


def _put_change_by_numbers(draft: Draft, masked: Masked, mention: Quantity) -> None:
    """ "Now sees 5 to 6, compared with the 4 to 5 it had projected": the numbers say which way it changed."""
    now = re.search(r"⟦D\d+⟧ (?:sees|expects)|\bnow (?:sees|expects)|\bnudged|\brevised", masked.text)
    others = [
        m for m in masked.mentions if isinstance(m, Quantity) and m.kind == mention.kind and m.start > mention.start
    ]
    before = next(
        (
            m
            for m in others
            if re.search(
                r"\b(?:compared with|from|guided to|previously|projected|versus) (?:the |an? )?$",
                masked.text[: masked.position(m)],
            )
        ),
        None,
    )
    if now and before is not None and before.base_low != mention.base_low:
        draft.put("change", "raised" if mention.base_low > before.base_low else "lowered", masked.span(now))


def _unit(mention: Quantity) -> str:
    return "MW" if mention.kind == "power" else mention.unit


def _put_period(draft: Draft, masked: Masked, mention: Quantity) -> None:
    at = masked.position(mention)
    dates = [
        m for m in masked.of("D")
        if isinstance(m, DateMention) and m.date is not None and m.type == "DATE" and not re.fullmatch(r"[\dX]{4}-[\dX]{2}-[\dX]{2}", m.date)
    ]  # fmt: skip
    if dates:
        draft.put_date("period", min(dates, key=lambda d: abs(masked.position(d) - at)))
