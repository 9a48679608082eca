"""The words of guidance: what announces it, what changes it, and what only looks like it."""

from __future__ import annotations

import re

from extractor.facts.move.words import METRICS, NOUNS, VERBS, alternatives
from extractor.schema.kinds import GuidanceChange

_FIRST_PERSON = (
    r"(?:expect(?:s|ed|ing)?|forecast(?:s|ed|ing)?|guid(?:es|ed|ing)(?! (?:principle|light))|project(?:s|ed|ing)(?! (?:finance|in|with|is|was|by|that|for))|anticipat(?:es|ed|ing)|sees(?! the)|"
    r"target(?:s|ed|ing)|aim(?:s|ed|ing)? (?:to|for|at)|plan(?:s|ned|ning)? (?:to|on|for)|intend(?:s|ed)? to|look(?:s|ing)? to|hop(?:es|ing) (?:to|for)|wants to|on track (?:to|for)|committed to|"
    r"will (?:spend|invest|reach|deliver|add|generate)|outlook|guidance|(?:target|goal)s? (?:of|for|to)|reaffirm(?:s|ed|ing)|maintain(?:s|ed|ing)?|reiterat(?:es|ed|ing)|set a target|estimates|budget(?:s|ed)|earmarked|ambition)"
)
TRIGGER = re.compile(rf"\b{_FIRST_PERSON}\b", re.IGNORECASE)
THIRD_PARTY = re.compile(
    r"\b(?:analysts?|economists?|strategists?|brokers?|consensus|the Street|Wall Street|polled|survey(?:ed)?|price target|according to (?:[\w&.]+ ){0,4}(?:data|estimates|LSEG|FactSet|Bloomberg)|IEA|IMF|OPEC|World Bank|market is (?:expected|projected)|"
    r"global market|industry is expected|traders|investors expect|Visible Alpha|LSEG|FactSet)\b",
    re.IGNORECASE,
)
CONSENSUS_NUMBER = re.compile(
    r"(?:consensus(?: estimate| forecast)?s?(?: of| for| at)?|estimates? of|analysts'? (?:[\w-]+ ){0,3}(?:of|at|for)|expectations? (?:of|for)|expected by analysts|versus|vs\.?|compared (?:with|to)|against|previously|earlier|from ⟦M\d+⟧ to|above|below|exceeding|topping|beating|from|(?:prior|previous) (?:[\w-]+ ){0,4}(?:of|range)|up from|down from|instead of) (?:an? |the |about |around |estimates of |expectations of )*$",
    re.IGNORECASE,
)
MORE_METRICS: dict[str, str] = {
    "capital spending": "capex", "capital expenditures": "capex", "capital expenditure": "capex", "capex": "capex", "CapEx": "capex", "spend": "capex", "spending": "capex",
    "invest": "capex", "investment": "capex", "investments": "capex", "investing": "capex", "margin": "margin", "margins": "margin", "FFO per share": "ffo_per_share",
    "adjusted EPS": "adjusted_eps", "earnings before interest, tax, depreciation and amortisation": "ebitda", "earnings before interest, taxes, depreciation and amortization": "ebitda", "hashrate": "hashrate", "capacity": "capacity", "gigawatts": "capacity", "tax rate": "tax_rate", "comparable sales": "same_store_sales",
    "annualized revenue": "annualized_revenue", "annualised revenue": "annualized_revenue", "run-rate revenue": "annualized_revenue", "savings": "cost_savings", "synergies": "synergies", "dividends": "dividend",
}  # fmt: skip
METRIC = re.compile(
    r"\b(?:" + "|".join(re.escape(w) for w in sorted({**METRICS, **MORE_METRICS}, key=lambda w: (-len(w), w))) + r")\b"
)
_CHANGES: tuple[tuple[GuidanceChange, str], ...] = (
    ("withdrawn", r"\b(?:withdr(?:ew|aws?|awn)|suspend(?:s|ed)|scrapp?(?:s|ed)|pulled)\b"),
    ("raised", r"\b(?:rais(?:es|ed|ing)|lift(?:s|ed|ing)|hik(?:es|ed)|increas(?:es|ed|ing)|boost(?:s|ed)|upgrad(?:es|ed)|bump(?:s|ed)|now expects|upped)\b"),
    ("lowered", r"\b(?:lower(?:s|ed|ing)|cut(?:s|ting)?|slash(?:es|ed)|reduc(?:es|ed|ing)|trim(?:s|med|ming)|downgrad(?:es|ed)|narrow(?:s|ed) down)\b"),
    ("maintained", r"\b(?:maintain(?:s|ed|ing)?|reaffirm(?:s|ed|ing)?|reiterat(?:es|ed|ing)|confirm(?:s|ed|ing)|unchanged|affirm(?:s|ed)|left its|kept|still expects|stuck to|in line with its guidance|on track)\b"),
    ("initiated", r"\b(?:initiat(?:es|ed)|introduc(?:es|ed)|first-ever|issued (?:its )?(?:initial|first)|for the first time)\b"),
)  # fmt: skip
CHANGE = tuple((change, re.compile(pattern, re.IGNORECASE)) for change, pattern in _CHANGES)
GUIDANCE_NOUN = re.compile(
    r"\b(?:guidance|forecasts?|outlook|targets?|estimates?|projections?|view|range|expects|plan)\b", re.IGNORECASE
)
VERSUS = (
    ("above", re.compile(r"\b(?:above|exceed(?:s|ed|ing)|ahead of|topp?(?:s|ed|ing)|beat(?:s|ing)?|higher than|better than) (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street|projections?)", re.IGNORECASE)),
    ("below", re.compile(r"\b(?:below|miss(?:es|ed|ing)?|short of|lower than|under|trail(?:s|ed|ing)?) (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street|projections?)", re.IGNORECASE)),
    ("in_line", re.compile(r"\bin[ -]line with (?:[\w'’-]+ ){0,4}(?:consensus|estimates?|expectations?|forecasts?|analysts?|Street)", re.IGNORECASE)),
)  # fmt: skip
GROWTH = re.compile(rf"\b(?:{alternatives(NOUNS)}|{alternatives(VERBS)})\b", re.IGNORECASE)
NOT_PLANS = re.compile(
    r"\b(?:acquir\w*|buy|purchase|sell|lease|merge|raise \$|offering|notes|settle|pay a fine|repay)\b", re.IGNORECASE
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|be) (?:now |also |currently )?$")
NOT_OWN = re.compile(
    r"(?:⟦H\d+⟧'s |⟦G\d+⟧'s (?:[\w-]+ ){0,2}|⟦G\d+⟧ (?:itself |also |has [^⟦]*⟦W\d+⟧ [^⟦]* and )?|⟦L\d+⟧ (?:project |plant )?|(?:[Pp]roject|[Pp]lant)(?:, which)? |industry )$"
)
"""Whose target it is where it is no company's: a country's, a person's, a project's."""
SAYS = re.compile(r"⟦C\d+⟧ (?:said|says|announced)\b|according to ⟦C\d+⟧|\b(?:it|company|management) (?:said|says)\b")
OTHERS_NUMBER = re.compile(
    r" (?:that |which )?(?:the )?(?:average )?(?:analysts?|consensus|expected by|estimated by|seen by|forecast by|Wall Street|estimate\b|polled)",
    re.IGNORECASE,
)
TOGETHER = re.compile(r"\b(?:the|both|two) (?:partners|companies|parties|firms|sides) (?:\w+ )?$", re.IGNORECASE)
FORECASTERS = re.compile(
    r"\b(?:Agency|Investment Bank|Securities|Ministry|Commission|Board|Research|Administration|Association|Bureau)\b"
)
"""Names of those who forecast for others: what they expect is nobody's guidance."""
CLAUSE = re.compile(r"[;•]|\. |, (?:while|but|which|compared|versus|after) ")
CONTRACTED = re.compile(r"\b(?:contracted|under contract)\b")
