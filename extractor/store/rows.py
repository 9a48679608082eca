"""From records of the schema to rows of the base."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from extractor.schema import CLAIM, Article, Claim, LedgerEntry, interval
from extractor.schema.claims import ClaimBase
from extractor.store.narrow import columns
from extractor.store.tables import FACT_TABLES, PARTY_TABLES

Row = dict[str, Any]
_SHARED = (set(ClaimBase.model_fields) | {"type"}) - {"scores", "signs", "beside"}
_DAYS = 31
"""A fact's own date counts where it is known to the month. A quarter or a year says too little to be found by."""


def dumps(value: Any) -> str:
    """JSON in one spelling."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def storable(value: Any) -> Any:
    """File names and page metadata may hold characters that are no Unicode; they are written as escapes."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    return value


def article_row(article: Article) -> Row:
    """The columns that an article decides."""
    names = ("id", "title", "site", "url", "published", "modified", "language", "text")
    return {**{name: getattr(article, name) for name in names}, "origins": dumps(article.origins)}


def claim_row(claim: Claim, article: Article) -> Row:
    """The columns of ``claims`` that a claim decides."""
    start, end = claim.evidence.start, claim.evidence.end
    first, last = days(claim, article.published)
    return {
        "id": claim.id,
        "article": article.id,
        "type": claim.type,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "evidence_start": start,
        "evidence_end": end,
        "evidence": article.text[start:end],
        "attribution": claim.attribution,
        "date_basis": dumps(claim.date_basis),
        "data": dumps(claim.model_dump(mode="json", exclude_none=True, exclude=_SHARED)),
        "first_day": first,
        "last_day": last,
    }


def days(claim: Claim, published: str | None) -> tuple[str | None, str | None]:
    """The days that a claim is filed under: its own date where it is known to the month, else its article's."""
    return days_of(claim.type, lambda field: getattr(claim, field), published)


def days_of(type: str, value: Callable[[str], Any], published: str | None) -> tuple[str | None, str | None]:
    """The same for the fields of a claim or fact of a type."""
    when = FACT_TABLES[type].when
    own = value(when) if when else None
    covered = interval(own) if own else None
    if covered is not None and (covered[1] - covered[0]).days < _DAYS:
        return covered[0].isoformat(), covered[1].isoformat()
    day = published[:10] if published else None
    return day, day


def narrow_row(claim: Claim) -> Row:
    """The columns of the type's own table."""
    values = claim.model_dump(mode="json")
    own = {c.name: values[c.name] for c in columns(claim.type)}
    return {"claim": claim.id, **{k: int(v) if isinstance(v, bool) else v for k, v in own.items()}}


def parties(claim: Claim) -> list[tuple[str, str, bool]]:
    """Whom a claim speaks of: field, name, and whether it is a company (a move may be one of an index or a coin)."""
    found = []
    for field in FACT_TABLES[claim.type].parties:
        name = getattr(claim, field)
        if name is not None:
            found.append((field, name, getattr(claim, f"{field}_kind", "company") == "company"))
    for field, _, position, name, _ in listed_parties(claim):
        found.append((f"{field}.{position}", name, True))
    return found


def listed_parties(claim: Claim) -> list[tuple[str, str, int, str, str]]:
    """The parties of a claim's lists of them: field, table, position, name, role."""
    return [
        (field, table, position, party.name, party.role)
        for (type, field), table in PARTY_TABLES.items()
        if type == claim.type
        for position, party in enumerate(getattr(claim, field))
    ]


def ledger_row(article: str, position: int, entry: LedgerEntry) -> Row:
    """A row of the ledger."""
    values = entry.model_dump(mode="json", exclude={"claims"})
    return {"article": article, "position": position, **values, "claims": dumps(entry.claims)}


def claim_of(row: Row, mentions: list[Row], text: str | None = None) -> Claim:
    """The claim that a row of ``claims`` and its mentions hold; checked against the text where it is given.

    Raises ValueError where the model or the text says otherwise.
    """
    data = {
        **json.loads(row["data"]),
        "id": row["id"],
        "type": row["type"],
        "confidence": row["confidence"],
        "rule": row["rule"],
        "attribution": row["attribution"],
        "date_basis": json.loads(row["date_basis"]),
        "evidence": {"start": row["evidence_start"], "end": row["evidence_end"]},
        "raw": {m["field"]: m["raw"] for m in mentions},
        "mentions": {m["field"]: (m["start"], m["end"]) for m in mentions},
    }
    claim: Claim = CLAIM.validate_python(data, context={"text": text} if text is not None else None)
    return claim
