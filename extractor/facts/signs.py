"""Signs that a claim is right or wrong, beside the rule that made it: how its words lie, how the article treats its name.

Each is a word that ``why`` can show. What they weigh is fitted (``confidence``); a sign that weighs nothing costs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from extractor.facts.draft import Span
from extractor.labels import cues, names, title
from extractor.schema import Claim

MAIN = {"deal": "company", "capacity": "holder", "move": "subject", "guidance": "company", "event": "company"}
"""Whom a claim is about."""
NUMBER = {"deal": "capacity_mw", "capacity": "mw", "move": "percent", "guidance": "low", "event": "date"}
"""The number or date that has to be theirs."""
BESIDE, NEAR, APART, FAR = 15, 40, 80, 160
"""Characters between the name and the number."""
REFERENCE = 400
"""Characters between an expression and the name that it stands for, from which on it reaches over other sentences."""
LARGE_DAY = 15.0
"""Per cent in a session: more is rare, and mostly another horizon or another measure."""
_SESSION = ("day", "premarket", "after_hours")
_PRICES = ("share_price", "price", "index_level")


def signs(doc: Doc, claims: Sequence[Claim]) -> list[tuple[str, ...]]:
    """The signs of each of an article's claims: its type and its rule first."""
    said = Counter(name.name for name in names(doc) if name.kind == "company")
    passages = Counter((claim.type, claim.evidence.start) for claim in claims)
    found = []
    for claim in claims:
        several = ("several",) if passages[claim.type, claim.evidence.start] > 1 else ()
        own = (*_standing(doc, claim, said), *_lying(claim), *several, *_saying(claim), *_doubts(doc, claim))
        found.append((claim.type, claim.rule, *own))
    return found


def _standing(doc: Doc, claim: Claim, said: Counter[str]) -> Iterator[str]:
    """How large the name looms in the article: in the title, and among all that it says of companies."""
    raw, printed = claim.raw.get(MAIN[claim.type], ""), title(doc)
    if printed and raw:
        words = printed.casefold()
        first = raw.casefold().split()[0]
        yield "in_title" if raw.casefold() in words or first in words.split() else "not_in_title"
    if said:
        share = said[getattr(claim, MAIN[claim.type])] / said.total()
        yield (
            "the_article_s_own"
            if share >= 0.75
            else "often_named"
            if share >= 0.5
            else "named"
            if share >= 0.25
            else "seldom_named"
        )


def _lying(claim: Claim) -> Iterator[str]:
    """How far the name, or the expression that stands for it, lies from the number."""
    main = MAIN[claim.type]
    name, via = claim.mentions.get(main), claim.mentions.get(f"{main}.via")
    if name is not None and via is not None:
        yield "reference" if via[0] - name[1] <= REFERENCE else "far_reference"
    number = claim.mentions.get(NUMBER[claim.type])
    at = via or name
    if at is not None and number is not None:
        gap = _gap(at, number)
        yield (
            "beside" if gap <= BESIDE else "near" if gap <= NEAR else "close" if gap <= APART
            else "apart" if gap <= FAR else "far"
        )  # fmt: skip


def _gap(a: Span, b: Span) -> int:
    return max(b[0] - a[1], a[0] - b[1], 0)


def _saying(claim: Claim) -> Iterator[str]:
    """What the claim itself says."""
    if claim.type == "move":
        if claim.percent == int(claim.percent):
            yield "round"
        if claim.metric in _PRICES and claim.horizon in _SESSION and abs(claim.percent) >= LARGE_DAY:
            yield "large_day"
    elif claim.type == "capacity":
        yield f"stage_{claim.stage}"
    if claim.type in ("deal", "capacity") and getattr(claim, "site", None) is not None:
        yield "site"
    if "kind" in claim.mentions:
        yield "kind_said"


def _doubts(doc: Doc, claim: Claim) -> Iterator[str]:
    start, end = claim.evidence.start, claim.evidence.end
    if any(cue.scope[0] < end and start < cue.scope[1] for cue in cues(doc, (start, end))):
        yield "modality"
