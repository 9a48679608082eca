"""Which articles are copies of each other, as far as was found: a ``story`` is the smallest id among them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence

_WITHIN = "IN (SELECT value FROM json_each(?))"


class Copies:
    """The signatures of articles and the stories they belong to."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def forget(self) -> None:
        """Drops all signatures."""
        self._db.execute("DELETE FROM article_bands")
        self._db.execute("DELETE FROM article_signatures")

    def unsigned(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """The articles of claims that have no signature yet, with their texts."""
        sql = (
            "SELECT id, text FROM articles WHERE id IN (SELECT c.article FROM claims AS c LEFT JOIN article_signatures "
            f"AS s ON s.article = c.article WHERE s.article IS NULL AND c.id {_WITHIN}) ORDER BY id"
        )
        return [(row["id"], row["text"]) for row in self._db.execute(sql, (json.dumps(sorted(claims)),))]

    def sharing(self, bands: Sequence[int]) -> list[tuple[str, str]]:
        """The articles that share a band, with their texts."""
        sql = f"SELECT id, text FROM articles WHERE id IN (SELECT article FROM article_bands WHERE band {_WITHIN})"
        return [(row["id"], row["text"]) for row in self._db.execute(f"{sql} ORDER BY id", (json.dumps(bands),))]

    def sign(self, article: str, signature: bytes, bands: Sequence[int]) -> None:
        """Keeps the signature of an article, which is a story of its own until it is joined with others."""
        self._db.execute("INSERT INTO article_signatures VALUES (?, ?, ?)", (article, signature, article))
        rows = [(band, article) for band in sorted(set(bands))]
        self._db.executemany("INSERT INTO article_bands (band, article) VALUES (?, ?)", rows)

    def join(self, articles: Sequence[str]) -> list[str]:
        """Makes one story of those of several articles; returns the articles whose story is another now."""
        mine = f"story IN (SELECT story FROM article_signatures WHERE article {_WITHIN})"
        values = (json.dumps(articles),)
        found = self._db.execute(f"SELECT article, story FROM article_signatures WHERE {mine}", values).fetchall()
        story = min(row["article"] for row in found)
        moved = [row["article"] for row in found if row["story"] != story]
        for article in moved:
            self._db.execute("UPDATE article_signatures SET story = ? WHERE article = ?", (story, article))
        return moved
