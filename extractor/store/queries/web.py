"""What a run that fetched has brought."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from extractor.store.queries.parts import Row, rows


def new_claims(db: sqlite3.Connection, run: int) -> Iterator[Row]:
    """The live claims that a run was the first to make, by the source that led to their article."""
    sql = """
SELECT coalesce(u.source, i.source) AS source, c.type, c.id, a.published, a.title, c.evidence, i.source AS url
FROM claims AS c JOIN articles AS a ON a.id = c.article
LEFT JOIN inputs AS i ON i.article = a.id AND i.outcome = 'article' AND i.replaced_by IS NULL
LEFT JOIN urls AS u ON u.url = i.source
WHERE c.run = :run AND c.superseded_by IS NULL ORDER BY 1, c.type, a.published, c.id"""
    return rows(db, sql, {"run": run})
