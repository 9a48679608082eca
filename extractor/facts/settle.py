"""Settling: drafts become claims if the schema agrees; what no claim used goes to the ledger with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic import ValidationError
from spacy.tokens import Doc

from extractor.facts.beside import with_beside
from extractor.facts.confidence import LIMITS, confident
from extractor.facts.draft import Draft, Refusal, Span
from extractor.labels import dates, quantities
from extractor.schema import CLAIM, Article, Claim, LedgerEntry

_DEFAULT_REASON = {
    "percent": "no_subject", "power": "no_holder", "energy": "no_claim", "money": "no_claim", "date": "no_claim",
}  # fmt: skip


def settle(
    doc: Doc, article: Article, proposals: Iterable[Draft | Refusal]
) -> tuple[tuple[Claim, ...], tuple[LedgerEntry, ...]]:
    """Validated claims without repetitions, and a ledger entry for every mention."""
    claims: dict[str, Claim] = {}
    refusals: list[Refusal] = []
    for proposal in proposals:
        if isinstance(proposal, Refusal):
            refusals.append(proposal)
            continue
        made = _validated(proposal, article)
        if isinstance(made, list):
            refusals.extend(made)
            continue
        told = claims.setdefault(made.id, made)
        if told is not made:
            claims[made.id], left = (made, told) if made.confidence > told.confidence else (told, made)
            refusals.extend(_told_once(left))
    ordered = sorted(claims.values(), key=lambda c: (c.evidence.start, min(c.mentions.values(), default=(0, 0)), c.id))
    return tuple(with_beside(doc, confident(doc, ordered))), tuple(_ledger(doc, ordered, refusals))


def _validated(draft: Draft, article: Article) -> Claim | list[Refusal]:
    low, high = LIMITS
    data = {
        **draft.fields,
        "type": draft.type,
        "rule": draft.rule,
        "confidence": round(min(max(draft.weight, low), high), 3),
        "evidence": _trimmed(article.text, *draft.evidence),
        "mentions": draft.spans,
        "raw": {name: article.text[start:end] for name, (start, end) in draft.spans.items()},
        "date_basis": draft.date_basis,
    }
    try:
        claim: Claim = CLAIM.validate_python(data, context={"text": article.text})
    except ValidationError as error:
        first = error.errors()[0]
        detail = f"{draft.type}: {'.'.join(map(str, first['loc'][1:]))} {first['msg']}".strip()
        return [Refusal(span, "invalid", draft.rule, detail) for span in draft.spans.values()]
    return claim.model_copy(update={"id": claim.core_key(article.id)})


def _told_once(claim: Claim) -> Iterable[Refusal]:
    """Why a claim is left out whose core another one tells through the same words: an id stands for one claim, so that of
    two loans "to the company" in one clause the second's money would be gone without a reason."""
    detail = f"{claim.type}: told through the words of another claim, {claim.id}"
    return (Refusal(span, "duplicate", claim.rule, detail) for span in claim.mentions.values())


def _trimmed(text: str, start: int, end: int) -> dict[str, int]:
    """The passage without the white space about it."""
    passage = text[start:end]
    return {"start": start + len(passage) - len(passage.lstrip()), "end": start + len(passage.rstrip())}


def _overlaps(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _ledger(doc: Doc, claims: Sequence[Claim], refusals: Sequence[Refusal]) -> Iterable[LedgerEntry]:
    mentions = [*(q for q in quantities(doc) if q.kind != "count"), *(d for d in dates(doc) if d.type != "SET")]
    for mention in sorted(mentions, key=lambda m: m.span):
        kind = getattr(mention, "kind", "date")
        users = [c for c in claims if any(_overlaps(mention.span, span) for span in c.mentions.values())]
        refusal = next((r for r in refusals if _overlaps(mention.span, r.span)), None)
        if users:
            outcome, detail = "claim", None
        elif refusal:
            outcome, detail = refusal.reason, refusal.detail or refusal.rule
        else:
            outcome, detail = _DEFAULT_REASON[kind], None
        yield LedgerEntry(
            start=mention.start,
            end=mention.end,
            raw=mention.raw,
            kind=kind,
            outcome=outcome,
            detail=detail,
            claims=tuple(c.id for c in users),
        )
