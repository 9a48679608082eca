"""Extractions built by hand, for tests of the base and of the command line."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from extractor.schema import CLAIM, Article, Claim, Extraction, LedgerEntry, RawDocument, Rejected, article_id
from extractor.store.write import Writer

LEASE = "Cipher Mining will host 300 MW for AWS under a lease of 15 years."
SALE = "Velanur Power agreed to sell 120 MW to 180 MW of solar power to Quillstone Digital for $2 billion."
END = "Orrin Grid has cancelled a 50 MW contract with Quillstone Digital, a reactor project."
RISE = "Velanur Power rose 4.9% on Monday while Bitcoin lost 3%."
TARGET = "Quillstone Digital expects revenue of $2 billion to $2.5 billion in 2026 and reports on February 12."


def claim(article: Article, sentence: str, words: dict[str, str], **fields: Any) -> Claim:
    """A claim whose evidence is a sentence of the article and whose fields rest on words of it."""
    start = article.text.index(sentence)
    spans = {}
    for field, raw in words.items():
        at = article.text.index(raw, start if raw in sentence else 0)
        spans[field] = (at, at + len(raw))
    data = {
        "confidence": 0.9,
        "rule": f"{fields['type']}.made",
        "evidence": {"start": start, "end": start + len(sentence)},
        "raw": words,
        "mentions": spans,
        **fields,
    }
    made: Claim = CLAIM.validate_python(data, context={"text": article.text})
    return made.model_copy(update={"id": made.core_key(article.id)})


def story(text: str, published: str | None = None, **known: Any) -> Article:
    """An article."""
    return Article(id=article_id(text, published), text=text, published=published, language="en", **known)


def extraction(article: Article, *claims: Claim) -> Extraction:
    """An article's claims, with a ledger of the numbers they use."""
    used = sorted({(span, c.raw[f]) for c in claims for f, span in c.mentions.items() if f in _NUMBERS})
    ledger = tuple(
        LedgerEntry(
            start=span[0],
            end=span[1],
            raw=raw,
            kind=_kind(raw),
            outcome="claim",
            claims=tuple(c.id for c in claims if span in c.mentions.values()),
        )
        for span, raw in used
    )
    return Extraction(article=article, claims=claims, ledger=ledger)


_NUMBERS = ("capacity_mw", "mw", "percent", "low", "value", "date")


def _kind(raw: str) -> str:
    return "percent" if "%" in raw else "power" if "MW" in raw else "money" if "$" in raw else "date"


def lease() -> Extraction:
    """A deal of listed companies, dated, and its capacity."""
    article = story(LEASE, "2025-11-05", title="A lease in Texas", site="The Wire", url="https://example.org/lease")
    deal = claim(
        article,
        LEASE,
        {"company": "Cipher Mining", "counterparty": "AWS", "capacity_mw": "300 MW", "kind": "lease"},
        type="deal",
        company="Cipher Mining",
        counterparty="Amazon Web Services",
        kind="lease",
        capacity_mw=300,
        capacity_bound="exact",
        term_years=15,
        technology="ai_compute",
        announced="2025-11-03",
        other_parties=({"name": "Nvidia", "role": "technology_supplier"},),
    )
    words = {"holder": "Cipher Mining", "mw": "300 MW"}
    capacity = claim(article, LEASE, words, type="capacity", holder="Cipher Mining", mw=300, stage="contracted")
    return extraction(article, deal, capacity)


def sale() -> Extraction:
    """Five claims of every type on companies that nobody listed."""
    article = story(f"{SALE} {RISE} {TARGET}", "2026-01-20T08:00:00+00:00", title="Solar for Quillstone", site="Ledger")
    deal = claim(
        article,
        SALE,
        {"company": "Velanur Power", "counterparty": "Quillstone Digital", "capacity_mw": "120 MW to 180 MW"},
        type="deal",
        company="Velanur Power",
        counterparty="Quillstone Digital",
        kind="ppa",
        status="planned",
        capacity_mw=120,
        capacity_mw_high=180,
        technology="solar",
        value=2e9,
        currency="USD",
    )
    rise = claim(
        article, RISE, {"subject": "Velanur Power", "percent": "4.9%"}, type="move", subject="Velanur Power",
        subject_kind="company", metric="share_price", percent=4.9, horizon="day", period="2026-01-19",
    )  # fmt: skip
    fall = claim(
        article, RISE, {"subject": "Bitcoin", "percent": "3%"}, type="move", subject="Bitcoin", subject_kind="crypto",
        metric="price", percent=-3.0, horizon="ytd", period="2026", confidence=0.6,
    )  # fmt: skip
    target = claim(
        article, TARGET, {"company": "Quillstone Digital", "low": "$2 billion to $2.5 billion"}, type="guidance",
        company="Quillstone Digital", metric="revenue", low=2e9, high=2.5e9, unit="USD", period="2026", change="raised",
    )  # fmt: skip
    event = claim(
        article, TARGET, {"company": "Quillstone Digital", "date": "February 12"}, type="event",
        company="Quillstone Digital", kind="earnings", date="2026-02-12", scheduled=True,
    )  # fmt: skip
    return extraction(article, deal, rise, fall, target, event)


def end() -> Extraction:
    """A deal of an article without a date."""
    article = story(END)
    deal = claim(
        article,
        END,
        {"company": "Orrin Grid", "counterparty": "Quillstone Digital", "capacity_mw": "50 MW"},
        type="deal",
        company="Orrin Grid",
        counterparty="Quillstone Digital",
        kind="ppa",
        status="terminated",
        capacity_mw=50,
        technology="nuclear",
    )
    return extraction(article, deal)


def document(source: str, content: str = "", member: int | None = None) -> RawDocument:
    """An input."""
    return RawDocument(source, "text", (content or source).encode("utf-8", "surrogateescape"), member)


def failure(reason: str = "malformed", detail: str = "line 3 is not JSON") -> Rejected:
    """An input that could not be read."""
    return Rejected(outcome="failure", reason=reason, detail=detail)


def process(path: Path, *inputs: tuple[RawDocument, Extraction | Rejected], rules: str = "rules-1") -> list[str]:
    """Writes inputs into a base as a run does; the outcomes."""
    with Writer(str(path)) as store:
        run = store.begin_run(versions={"wattwire": "0"}, rule_hash=rules, arguments=["made"])
        outcomes: list[str] = [store.write(run, raw, result, "options") for raw, result in inputs]
        counts = {outcome: outcomes.count(outcome) for outcome in outcomes}
        store.end_run(run, interrupted=False, counts=counts)
    return outcomes


def fill(path: Path) -> Path:
    """A base with the stories above, one of them found twice, and a failure."""
    process(
        path,
        (document("lease.txt"), lease()),
        (document("news.jsonl", "sale", 1), sale()),
        (document("copy.txt"), sale()),
        (document("end.txt"), end()),
        (document("news.jsonl", "", 3), failure()),
    )
    return path


def contents(path: Path, *without: str) -> str:
    """A digest of every row of a base, without some tables."""
    from extractor.store.connect import reading

    digest = hashlib.sha256()
    with reading(str(path)) as db:
        names = [r[0] for r in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        for name in names:
            if name not in without and "_fts" not in name:
                for row in sorted(repr((name, *row)) for row in db.execute(f"SELECT * FROM {name}")):
                    digest.update(row.encode())
    return digest.hexdigest()
