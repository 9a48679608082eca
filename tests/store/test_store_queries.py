"""What a base answers."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from made import END, LEASE, end, lease, sale

from extractor.store import queries
from extractor.store.errors import QueryError, UnknownCompany, UnknownRecord
from extractor.store.queries import Question
from extractor.store.tables import CAPACITIES, DEALS, EVENTS, FACT_TABLES, GUIDANCE, MOVES, FactTable


def companies(db: sqlite3.Connection, table: FactTable, company: str | None = None, **asked: Any) -> Sequence[str]:
    """The main party of each fact that is found."""
    counterparty = asked.pop("counterparty", None)
    question = Question(
        company=queries.meant(db, company) if company else None,
        counterparty=queries.meant(db, counterparty) if counterparty else None,
        **asked,
    )
    return [row[table.parties[0]] for row in queries.facts(db, table, question)]


@pytest.mark.parametrize(
    ("table", "asked", "expected"),
    [
        (DEALS, {}, ["Velanur Power", "Cipher Mining", "Orrin Grid"]),
        (DEALS, {"company": "cipher"}, ["Cipher Mining"]),
        (DEALS, {"company": "CIFR"}, ["Cipher Mining"]),
        (DEALS, {"company": "NASDAQ:CIFR"}, ["Cipher Mining"]),
        (DEALS, {"company": "AWS"}, ["Cipher Mining"]),
        (DEALS, {"company": "Amazon.com"}, ["Cipher Mining"]),
        (DEALS, {"company": "Nvidia"}, ["Cipher Mining"]),
        (DEALS, {"company": "Microsoft"}, []),
        (DEALS, {"company": "quillstone digital inc."}, ["Velanur Power", "Orrin Grid"]),
        (DEALS, {"counterparty": "AWS"}, ["Cipher Mining"]),
        (DEALS, {"counterparty": "Cipher Mining"}, []),
        (DEALS, {"counterparty": "Nvidia"}, []),
        (DEALS, {"company": "AWS", "counterparty": "Cipher Mining"}, ["Cipher Mining"]),
        (DEALS, {"company": "Cipher Mining", "counterparty": "Amazon"}, ["Cipher Mining"]),
        (DEALS, {"company": "AWS", "counterparty": "AWS"}, []),
        (DEALS, {"company": "Orrin Grid", "counterparty": "Quillstone Digital"}, ["Orrin Grid"]),
        (DEALS, {"min_mw": 180}, ["Velanur Power", "Cipher Mining"]),
        (DEALS, {"min_mw": 181}, ["Cipher Mining"]),
        (DEALS, {"max_mw": 120}, ["Velanur Power", "Orrin Grid"]),
        (DEALS, {"min_mw": 100, "max_mw": 200}, ["Velanur Power"]),
        (DEALS, {"values": {"kind": ["ppa"]}}, ["Velanur Power", "Orrin Grid"]),
        (DEALS, {"values": {"kind": ["ppa", "lease"], "status": ["announced"]}}, ["Cipher Mining"]),
        (DEALS, {"values": {"status": ["terminated"]}}, ["Orrin Grid"]),
        (DEALS, {"values": {"technology": ["nuclear", "solar"]}}, ["Velanur Power", "Orrin Grid"]),
        (DEALS, {"since": "2025-11-03"}, ["Velanur Power", "Cipher Mining"]),
        (DEALS, {"since": "2025-11-04"}, ["Velanur Power"]),
        (DEALS, {"until": "2025-11-03"}, ["Cipher Mining"]),
        (DEALS, {"until": "2025-11-02"}, []),
        (DEALS, {"search": "solar power"}, ["Velanur Power"]),
        (DEALS, {"search": "reactor OR lease"}, ["Cipher Mining", "Orrin Grid"]),
        (DEALS, {"search": "react*"}, ["Orrin Grid"]),
        (DEALS, {"search": '15-year "of'}, ["Cipher Mining"]),
        (DEALS, {"search": "300-MW"}, ["Cipher Mining"]),
        (DEALS, {"search": ""}, []),
        (DEALS, {"sort": "-capacity_mw"}, ["Cipher Mining", "Velanur Power", "Orrin Grid"]),
        (DEALS, {"sort": "value"}, ["Velanur Power", "Cipher Mining", "Orrin Grid"]),
        (DEALS, {"sort": "company", "limit": 2}, ["Cipher Mining", "Orrin Grid"]),
        (DEALS, {"limit": 0}, []),
        (CAPACITIES, {"min_mw": 300}, ["Cipher Mining"]),
        (CAPACITIES, {"min_mw": 301}, []),
        (CAPACITIES, {"values": {"stage": ["operating"]}}, []),
        (MOVES, {"company": "bitcoin"}, ["Bitcoin"]),
        (MOVES, {"company": "BTC"}, ["Bitcoin"]),
        (MOVES, {"company": "Velanur Power"}, ["Velanur Power"]),
        (MOVES, {"values": {"horizon": ["day"]}}, ["Velanur Power"]),
        (MOVES, {"values": {"metric": ["price"]}}, ["Bitcoin"]),
        (MOVES, {"values": {"subject_kind": ["crypto"]}}, ["Bitcoin"]),
        (MOVES, {"since": "2026-01-19", "until": "2026-01-19"}, ["Velanur Power"]),
        (MOVES, {"since": "2026-01-20", "until": "2026-01-20"}, ["Bitcoin"]),
        (MOVES, {"min_confidence": 0.7}, ["Velanur Power"]),
        (MOVES, {"sort": "percent"}, ["Bitcoin", "Velanur Power"]),
        (GUIDANCE, {"values": {"metric": ["revenue"], "change": ["raised"]}}, ["Quillstone Digital"]),
        (GUIDANCE, {"values": {"metric": ["capex"]}}, []),
        (EVENTS, {"values": {"kind": ["earnings"]}, "since": "2026-02-12"}, ["Quillstone Digital"]),
        (EVENTS, {"until": "2026-02-11"}, []),
    ],
)
def test_facts(db: sqlite3.Connection, table: FactTable, asked: dict[str, Any], expected: list[str]) -> None:
    assert companies(db, table, **asked) == expected


def test_a_renamed_company_is_found_by_its_older_name(db: sqlite3.Connection) -> None:
    assert queries.meant(db, "Iris Energy").ids == queries.meant(db, "IREN").ids


def test_a_unit_is_found_under_its_parent_but_not_the_other_way(db: sqlite3.Connection) -> None:
    assert "amazon-web-services" in queries.meant(db, "Amazon").ids
    assert "amazon" not in queries.meant(db, "AWS").ids


def test_unknown_company(db: sqlite3.Connection) -> None:
    with pytest.raises(UnknownCompany, match=r"did you mean .*Quillstone Digital") as caught:
        queries.meant(db, "Quilstone Digitel")
    assert caught.value.nearest[0] == "Quillstone Digital"
    with pytest.raises(UnknownCompany, match="did you mean Amazon"):
        queries.meant(db, "Amazom")


def test_what_cannot_be_sorted_by(db: sqlite3.Connection) -> None:
    with pytest.raises(QueryError, match=r"no column 'size' to sort by; there are: id, company,"):
        companies(db, DEALS, sort="size")
    with pytest.raises(QueryError, match="no column"):
        companies(db, DEALS, sort="(SELECT 1)")


@pytest.mark.parametrize("table", FACT_TABLES.values(), ids=str)
def test_words_are_values_never_sql(db: sqlite3.Connection, table: FactTable) -> None:
    odd = "x'; DROP TABLE claims; --"
    asked = Question(search=odd, since=odd, values={field: [odd] for field in (*table.closed, *table.open)})
    assert list(queries.facts(db, table, asked)) == []


def test_companies(db: sqlite3.Connection) -> None:
    found = {row["name"]: row for row in queries.companies(db)}
    assert next(iter(found)) == "Quillstone Digital"
    assert found["Quillstone Digital"]["claims"] == 4
    assert found["Quillstone Digital"]["articles"] == 2
    assert found["Cipher Mining"]["tickers"] == "NASDAQ:CIFR"
    assert "Amazon" not in found, "no claim speaks of the parent itself"
    assert [row["name"] for row in queries.companies(db, unlisted=True, sort="name", limit=2)] == [
        "Orrin Grid",
        "Quillstone Digital",
    ]
    assert [row["name"] for row in queries.companies(db, search="CIFR")] == ["Cipher Mining"]
    assert [row["name"] for row in queries.companies(db, sector="chips")] == ["Nvidia"]


def test_articles(db: sqlite3.Connection) -> None:
    found = list(queries.articles(db))
    assert [row["published"] for row in found] == ["2026-01-20T08:00:00+00:00", "2025-11-05", None]
    assert [row["claims"] for row in found] == [5, 2, 1]
    assert [row["sources"] for row in found] == [2, 1, 1]
    assert [row["title"] for row in queries.articles(db, search="texas")] == ["A lease in Texas"]
    assert [row["title"] for row in queries.articles(db, site="the wire")] == ["A lease in Texas"]
    assert [row["title"] for row in queries.articles(db, until="2025-11-05")] == ["A lease in Texas"]
    assert [row["title"] for row in queries.articles(db, since="2026-01-20")] == ["Solar for Quillstone"]
    assert [row["claims"] for row in queries.articles(db, sort="claims", limit=1)] == [1]


def test_inputs(db: sqlite3.Connection) -> None:
    assert [row["outcome"] for row in queries.inputs(db)] == ["article", "article", "duplicate", "article", "failure"]
    (failed,) = queries.inputs(db, outcome="failure")
    assert (failed["source"], failed["member"], failed["detail"]) == ("news.jsonl", 3, "line 3 is not JSON")
    assert [row["source"] for row in queries.inputs(db, reason="same_text")] == ["copy.txt"]


@pytest.mark.parametrize("name", [lease().article.id, lease().article.id[:7], "lease.txt", "https://example.org/lease"])
def test_ledger(db: sqlite3.Connection, name: str) -> None:
    (entry,) = queries.ledger(db, name)
    assert (entry["raw"], entry["outcome"]) == ("300 MW", "claim")
    assert entry["claims"].split() == [claim.id for claim in lease().claims]
    assert list(queries.ledger(db, name, outcome="hypothetical")) == []


def test_records_nobody_has(db: sqlite3.Connection) -> None:
    for ask in (queries.claim, queries.article_id):
        with pytest.raises(UnknownRecord, match="there is no"):
            ask(db, "zzz")
        with pytest.raises(UnknownRecord, match=r"there is no|several"):
            ask(db, "")


def test_an_id_that_several_begin_with(db: sqlite3.Connection) -> None:
    ids = [row["id"] for row in db.execute("SELECT id FROM claims ORDER BY id")]
    shared = next((a[0] for a, b in pairwise(ids) if a[0] == b[0]), None)
    assert shared is not None
    with pytest.raises(UnknownRecord, match=r"several claims .* give more of it"):
        queries.claim(db, shared)


def test_claim(db: sqlite3.Connection) -> None:
    deal = lease().claims[0]
    found = queries.claim(db, deal.id[:10])
    assert found["id"] == deal.id
    assert found["fields"]["counterparty"] == "Amazon Web Services"
    assert found["fields"]["other_parties"] == [{"name": "Nvidia", "role": "technology_supplier"}]
    assert found["evidence"] == {"start": 0, "end": len(LEASE), "text": LEASE}
    assert {m["field"]: (m["start"], m["end"]) for m in found["mentions"]} == deal.mentions
    assert found["article"]["sources"] == [
        {"source": "lease.txt", "member": None, "url": "https://example.org/lease"}
    ]  # fmt: skip
    assert found["run"]["versions"] == {"wattwire": "0"}


def test_statement(db: sqlite3.Connection) -> None:
    columns, rows = queries.statement(db, "SELECT company FROM deals WHERE kind = :kind", {"kind": "lease"})
    assert (columns, rows) == (["company"], [{"company": "Cipher Mining"}])
    for wrong in ("SELEC 1", "DELETE FROM claims", "SELECT :missing", "SELECT 1; SELECT 2"):
        with pytest.raises(QueryError, match="SQL: "):
            queries.statement(db, wrong, {})


def test_totals(db: sqlite3.Connection) -> None:
    made = (lease(), sale(), end())
    assert queries.totals(db)["claims"] == sum(len(m.claims) for m in made)
    assert queries.totals(db)["inputs"] == 5
    assert END in {m.article.text for m in made}
