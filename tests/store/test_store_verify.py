"""Whatever is tampered with is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import fill

from extractor.store.connect import reading
from extractor.store.verify import problems


def test_sound(db: sqlite3.Connection) -> None:
    assert list(problems(db)) == []


@pytest.mark.parametrize(
    ("tampering", "expected"),
    [
        ("UPDATE mention_rows SET start = start + 1 WHERE field = 'capacity_mw'", "capacity_mw is not at"),
        ("UPDATE mention_rows SET raw = 'Acme' WHERE field = 'company'", "company is not at"),
        ("UPDATE claims SET evidence = 'something else'", "evidence is not the text"),
        ("UPDATE claims SET evidence_end = 100000", "evidence"),
        ("UPDATE claims SET data = json_set(data, '$.capacity_mw', 99) WHERE type = 'deal'", "not the hash"),
        ("UPDATE claims SET data = json_set(data, '$.kind', 'gift') WHERE type = 'deal'", "kind"),
        ("UPDATE claims SET confidence = 0.5, type = 'gift' WHERE type = 'event'", "type without a table"),
        ("UPDATE deal_rows SET capacity_mw = 99", "deal_claims says something else"),
        ("DELETE FROM move_rows", "move_claims says something else"),
        ("UPDATE articles SET text = text || ' More.'", "not the hash of text"),
        ("UPDATE articles SET published = '1999-01-01'", "not the hash of text"),
        ("DELETE FROM ledger WHERE kind = 'power'", "entries where there were"),
        ("UPDATE ledger SET raw = '1 MW'", "'1 MW' is not at"),
        ("UPDATE ledger SET claims = '[]'", "ended as claim with 0 claims"),
        ("UPDATE ledger SET outcome = 'generic'", "ended as generic with"),
        ("UPDATE claims SET superseded_by = 1", "not among the article's live ones"),
        ("DELETE FROM article_sources", "no input led to"),
        ("UPDATE inputs SET article = NULL WHERE outcome = 'article'", "became an article without one"),
        ("UPDATE inputs SET reason = NULL WHERE outcome = 'failure'", "without a reason"),
        ("UPDATE inputs SET outcome = 'article' WHERE outcome = 'duplicate'", "counts for two"),
        ("DELETE FROM companies WHERE listed = 0", "refers to a row of companies"),
        ("DELETE FROM claims_fts_docsize WHERE id = 1", "full-text index"),
    ],
)
def test_tampering_is_found(tmp_path: Path, tampering: str, expected: str) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute(tampering).rowcount
        db.commit()
    with reading(str(path)) as base:
        found = [problem.detail for problem in problems(base)]
    assert any(expected in detail for detail in found), found
