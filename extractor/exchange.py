"""The exchange form: an article's claims, ledger or mentions as one JSON object."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from extractor.language import dating, quantity
from extractor.schema import Claim, DateMention, Extraction, Quantity, RawDocument


def _id(raw: RawDocument, extraction: Extraction) -> str:
    """The input's own id, else its file's name."""
    return extraction.article.input_id or Path(raw.source).name.split(".")[0]


def extraction_line(raw: RawDocument, extraction: Extraction) -> dict[str, Any]:
    """Claims and ledger; fields without a value are absent."""
    article = extraction.article
    return {
        "id": _id(raw, extraction),
        "source": raw.source,
        "article_id": article.id,
        "title": article.title,
        "published": article.published[:10] if article.published else None,
        "claims": [_claim(claim) for claim in extraction.claims],
        "ledger": [entry.model_dump(mode="json", exclude_none=True) for entry in extraction.ledger],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    """A claim without the names that its passage holds besides: consolidation goes by them, the claim says nothing of
    them."""
    told = claim.model_dump(mode="json", exclude_none=True, exclude={"beside"})
    for part in ("raw", "mentions"):
        told[part] = {field: value for field, value in told[part].items() if not field.startswith("beside.")}
    return told


def mentions_line(raw: RawDocument, extraction: Extraction) -> dict[str, Any]:
    """Dates and quantities before any claim is made."""
    return {
        "id": _id(raw, extraction),
        "article_id": extraction.article.id,
        "mentions": [mention(m) for m in extraction.mentions],
    }


def mention(found: Quantity | DateMention) -> dict[str, Any]:
    """A mention in the exchange form."""
    return dating.as_exchange(found) if isinstance(found, DateMention) else quantity.as_exchange(found)
