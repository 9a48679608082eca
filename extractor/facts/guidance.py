"""Guidance: what a company says it will reach, with metric, range, period and change."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, mask_sentence
from extractor.facts.modality import refusal
from extractor.facts.move.words import METRICS, NOUNS, VERBS, alternatives
from extractor.labels import names
from extractor.labels import text as text_of
from extractor.schema import DateMention, Name, Quantity
from extractor.schema.kinds import GuidanceChange

_FIRST_PERSON = (
    r"(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|guid(?:es|ed|ing)(?! (?:principle|light))|project(?:s|ed|ing)(?! (?:finance|in|with|is|was|by|that|for))|anticipat(?:es|ed|ing)|sees(?! the)|"
    r"target(?:s|ed|ing)|aim(?:s|ed|ing)? (?:to|for|at)|plan(?:s|ned|ning)? (?:to|on|for)|intend(?:s|ed)? to|look(?:s|ing)? to|hop(?:es|ing) (?:to|for)|wants to|on track (?:to|for)|committed to|"
    r"will (?:spend|invest|reach|deliver|add|generate)|outlook|guidance|(?:target|goal)s? (?:of|for|to)|reaffirm(?:s|ed|ing)|maintain(?:s|ed|ing)?|reiterat(?:es|ed|ing)|set a target|estimates|budget(?:s|ed)|earmarked|ambition)"
)
_TRIGGER = re.compile(rf"\b{_FIRST_PERSON}\b", re.IGNORECASE)
_THIRD_PARTY = re.compile(
    r"\b(?:analysts?|economists?|strategists?|brokers?|consensus|the Street|Wall Street|polled|survey(?:ed)?|price target|according to (?:[\w&.]+ ){0,4}(?:data|estimates|LSEG|FactSet|Bloomberg)|IEA|IMF|OPEC|World Bank|market is (?:expected|projected)|"
    r"global market|industry is expected|traders|investors expect|Visible Alpha|LSEG|FactSet)\b",
    re.IGNORECASE,
)
_CONSENSUS_NUMBER = re.compile(
    r"(?:consensus(?: estimate| forecast)?s?(?: of| for| at)?|estimates? of|analysts'? (?:[\w-]+ ){0,3}(?:of|at|for)|expectations? (?:of|for)|expected by analysts|versus|vs\.?|compared (?:with|to)|against|previously|earlier|from ⟦M\d+⟧ to|above|below|exceeding|topping|beating|from|(?:prior|previous) (?:[\w-]+ ){0,4}(?:of|range)|up from|down from|instead of) (?:an? |the |about |around |estimates of |expectations of )*$",
    re.IGNORECASE,
)
_MORE_METRICS: dict[str, str] = {
    "capital spending": "capex", "capital expenditures": "capex", "capital expenditure": "capex", "capex": "capex", "CapEx": "capex", "spend": "capex", "spending": "capex",
    "invest": "capex", "investment": "capex", "investments": "capex", "investing": "capex", "margin": "margin", "margins": "margin", "FFO per share": "ffo_per_share",
    "adjusted EPS": "adjusted_eps", "earnings before interest, tax, depreciation and amortisation": "ebitda", "earnings before interest, taxes, depreciation and amortization": "ebitda", "hashrate": "hashrate", "capacity": "capacity", "gigawatts": "capacity", "tax rate": "tax_rate", "comparable sales": "same_store_sales",
    "annualized revenue": "annualized_revenue", "annualised revenue": "annualized_revenue", "run-rate revenue": "annualized_revenue", "savings": "cost_savings", "synergies": "synergies", "dividends": "dividend",
}  # fmt: skip
_METRIC = re.compile(
    r"\b(?:" + "|".join(re.escape(w) for w in sorted({**METRICS, **_MORE_METRICS}, key=lambda w: (-len(w), w))) + r")\b"
)
_CHANGES: tuple[tuple[GuidanceChange, str], ...] = (
    ("withdrawn", r"\b(?:withdr(?:ew|aws?|awn)|suspend(?:s|ed)|scrapp?(?:s|ed)|pulled)\b"),
    ("raised", r"\b(?:rais(?:es|ed|ing)|lift(?:s|ed|ing)|hik(?:es|ed)|increas(?:es|ed|ing)|boost(?:s|ed)|upgrad(?:es|ed)|bump(?:s|ed)|now expects|upped)\b"),
    ("lowered", r"\b(?:lower(?:s|ed|ing)|cut(?:s|ting)?|slash(?:es|ed)|reduc(?:es|ed|ing)|trim(?:s|med|ming)|downgrad(?:es|ed)|narrow(?:s|ed) down)\b"),
    ("maintained", r"\b(?:maintain(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|reiterat(?:es|ed|ing)|confirm(?:s|ed|ing)|unchanged|affirm(?:s|ed)|left its|kept|still expects|stuck to|in line with its guidance|on track)\b"),
    ("initiated", r"\b(?:initiat(?:es|ed)|introduc(?:es|ed)|first-ever|issued (?:its )?(?:initial|first)|for the first time)\b"),
)  # fmt: skip
_CHANGE = tuple((change, re.compile(pattern, re.IGNORECASE)) for change, pattern in _CHANGES)
_GUIDANCE_NOUN = re.compile(
    r"\b(?:guidance|forecasts?|outlook|targets?|estimates?|projections?|view|range|expects|plan)\b", re.IGNORECASE
)
_VERSUS = (
    ("above", re.compile(r"\b(?:above|exceed(?:s|ed|ing)|ahead of|topp?(?:s|ed|ing)|beat(?:s|ing)?|higher than|better than) (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street|projections?)", re.IGNORECASE)),
    ("below", re.compile(r"\b(?:below|miss(?:es|ed|ing)?|short of|lower than|under|trail(?:s|ed|ing)?) (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street|projections?)", re.IGNORECASE)),
    ("in_line", re.compile(r"\bin[ -]line with (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street)", re.IGNORECASE)),
)  # fmt: skip
_GROWTH = re.compile(rf"\b(?:{alternatives(NOUNS)}|{alternatives(VERBS)})\b", re.IGNORECASE)
_LOSS = re.compile(r"\b(?:net loss|loss(?:es)? (?:per share )?(?:of|between))\b", re.IGNORECASE)
_NOT_PLANS = re.compile(
    r"\b(?:acquir\w*|buy|purchase|sell|lease|merge|raise \$|offering|notes|settle|pay a fine|repay)\b", re.IGNORECASE
)
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be) (?:now |also |currently )?$")
_NOT_OWN = re.compile(
    r"(?:⟦H\d+⟧'s |⟦G\d+⟧'s (?:[\w-]+ ){0,2}|⟦G\d+⟧ (?:itself |also |has [^⟦]*⟦W\d+⟧ [^⟦]* and )?|⟦L\d+⟧ (?:project |plant )?|(?:[Pp]roject|[Pp]lant)(?:, which)? |industry )$"
)
"""Whose target it is where it is no company's: a country's, a person's, a project's."""
_SAYS = re.compile(r"⟦C\d+⟧ (?:said|says|announced)\b|according to ⟦C\d+⟧|\b(?:it|company|management) (?:said|says)\b")
_OTHERS_NUMBER = re.compile(
    r" (?:that |which )?(?:the )?(?:average )?(?:analysts?|consensus|expected by|estimated by|seen by|forecast by|Wall Street|estimate\b|polled)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"\b(?:the|both|two) (?:partners|companies|parties|firms|sides) (?:\w+ )?$", re.IGNORECASE)
_FORECASTERS = re.compile(r"\b(?:Agency|Investment Bank|Securities|Ministry|Commission|Board|Research|Administration|Association|Bureau)\b")
"""Names of those who forecast for others: what they expect is nobody's guidance."""
_CLAUSE = re.compile(r"[;•]|\. |, (?:while|but|which|compared|versus|after) ")
_CONTRACTED = re.compile(r"\b(?:contracted|under contract)\b")
WEIGHT = 0.75


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The guidance of an article."""
    focus: Name | None = None
    heading = False
    for sent in doc.sents:
        masked = mask_sentence(sent)
        text = masked.text
        quantities = [m for m in masked.mentions if isinstance(m, Quantity)]
        trigger = _TRIGGER.search(text)
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
    trigger = _TRIGGER.match(text, trigger_at)
    passive = _PASSIVE.search(text[:trigger_at]) is not None and trigger is not None
    if _NOT_OWN.search(text[:trigger_at]) or re.search(r"\banalysts? .{0,60}\b(?:wrote|said)\b|\bwrote in a note\b", text):
        return
    if (passive and not _SAYS.search(text)) or _TOGETHER.search(text[:trigger_at]) or _THIRD_PARTY.search(said) or re.search(
        r"\bmarket (?:size|is|will)|forecast period|CAGR", text
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
        if _OTHERS_NUMBER.match(text[end:]) or re.search(r"\bwould\b", text[trigger_at:at]):
            continue
        if mention.kind == "money" and re.match(r" (?:[\w-]+ ){0,3}(?:in|into) ⟦C", text[end:]):
            continue
        if mention.kind == "money" and re.match(r" of [^⟦.;]{3,30} over (?:⟦C\d+⟧'s |the |a )?⟦T\d+⟧ (?:term|lease|contract|life)", text[end:]):
            continue
        if mention.kind == "power" and not _is_dated_target(masked, at, end):
            continue
        if _CONSENSUS_NUMBER.search(text[:at]) or _THIRD_PARTY.search(text[trigger_at:at]):
            continue
        metric = _metric(text, at, mention, trigger_at, previous)
        if metric is None:
            continue
        refused = refusal(doc, mention.span, "guidance")
        if refused is not None and refused.reason in ("question", "opinion"):
            yield refused
            continue
        company = _company(masked, trigger_at, focus)
        if company is None or _FORECASTERS.search(company.name):
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
    return dated and not re.search(r"⟦[LG]\d+⟧(?:'s)? (?:\w+ ){0,3}$|⟦G\d+⟧'s (?:[\w-]+ ){0,2}(?:plan|target|goal)", text[:at])


def _metric(
    text: str, at: int, mention: Quantity, trigger_at: int, previous: str | None
) -> tuple[str, tuple[int, int] | None] | None:
    """The measure that a number is of, with its place in the masked text."""
    breaks = [m.end() for m in _CLAUSE.finditer(text[:at])]
    low = breaks[-1] if breaks else 0
    left = list(_METRIC.finditer(text, low, at))
    end = text.index("⟧", at) + 1
    right = _METRIC.search(text, end, min(len(text), end + 45))
    best = left[-1] if left else None
    if right and (best is None or right.start() - end < 6) and not re.search(r"⟦|,|\band\b", text[end : right.start()]):
        best = right
    if best is None:
        if mention.kind == "power":
            return ("contracted_capacity" if _CONTRACTED.search(text) else "capacity"), None
        if mention.kind == "percent" and re.search(r"\bgrowth (?:guidance|forecast|outlook|target)", text[:at]):
            return "revenue_growth", None
        return (
            (previous, None)
            if previous and re.fullmatch(r"(?:[ ,]|and|or|to|⟦\w+⟧){1,12}", text[text.rfind("⟧", 0, at) + 1 : at])
            else None
        )
    name = _MORE_METRICS.get(best.group()) or METRICS.get(best.group()) or METRICS[best.group().lower()]
    if name in ("price", "share_price", "loans", "customers", "users", "jobs"):
        return None
    if name == "capex" and _NOT_PLANS.search(text[trigger_at:at]):
        return None
    around = text[max(low, trigger_at - 5) : min(len(text), end + 40)]
    if (
        mention.kind == "percent"
        and name not in ("margin", "tax_rate")
        and "growth" not in name
        and _GROWTH.search(around)
    ):
        name = f"{name}_growth"
    elif mention.kind == "power":
        name = "contracted_capacity" if _CONTRACTED.search(text) else "capacity"
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
    for change, pattern in _CHANGE:
        found = pattern.search(text)
        if found and _GUIDANCE_NOUN.search(text[max(0, found.start() - 60) : found.end() + 80]):
            draft.put("change", change, masked.span(found))
            break
    else:
        _put_change_by_numbers(draft, masked, mention)
    for versus, pattern in _VERSUS:
        found = pattern.search(text)
        if found:
            draft.put("versus_consensus", versus, masked.span(found))
            break
    return draft


def _put_change_by_numbers(draft: Draft, masked: Masked, mention: Quantity) -> None:
    """ "Now sees 5 to 6, compared with the 4 to 5 it had projected": the numbers say which way it changed."""
    now = re.search(r"⟦D\d+⟧ (?:sees|expects)|\bnow (?:sees|expects)|\bnudged|\brevised", masked.text)
    others = [m for m in masked.mentions if isinstance(m, Quantity) and m.kind == mention.kind and m.start > mention.start]
    before = next(
        (m for m in others if re.search(r"\b(?:compared with|from|guided to|previously|projected|versus) (?:the |an? )?$", masked.text[: masked.position(m)])),
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
