"""Which articles are copies of each other, as far as was found: a ``story`` is the smallest id among them.

Parts of signatures are hashes, so that each lies on a page of its own in a large table. They are written to a small one
(``new_bands``), which is emptied into the large one when it has grown: then a page takes many of them at once.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence

_WITHIN = "IN (SELECT value FROM json_each(?))"
_NEW = 50_000
"""Bands that the small table holds: three thousand articles, some 200 pages. More would make it a large one itself;
fewer would empty it into as many pages more often."""
_TABLES = ("article_bands", "new_bands")


class Copies:
    """The signatures of articles and the stories they belong to."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def forget(self) -> None:
        """Drops all signatures."""
        for table in (*_TABLES, "article_signatures"):
            self._db.execute(f"DELETE FROM {table}")

    def unsigned(self, claims: Iterable[str]) -> list[tuple[str, str]]:
        """The articles of claims that have no signature yet, with their texts."""
        sql = (
            f"SELECT id, text FROM articles AS a WHERE id IN (SELECT article FROM claims WHERE id {_WITHIN}) "
            "AND NOT EXISTS (SELECT 1 FROM article_signatures AS s WHERE s.article = a.seq) ORDER BY id"
        )
        return [(row["id"], row["text"]) for row in self._db.execute(sql, (json.dumps(sorted(claims)),))]

    def sharing(self, bands: Sequence[int]) -> list[tuple[str, str]]:
        """The articles that share a band which was kept, with their texts."""
        found = " UNION ".join(f"SELECT article FROM {table} WHERE band {_WITHIN}" for table in _TABLES)
        sql = f"SELECT id, text FROM articles WHERE seq IN ({found}) ORDER BY id"
        return [(row["id"], row["text"]) for row in self._db.execute(sql, [json.dumps(bands)] * len(_TABLES))]

    def sign(self, article: str, signature: bytes) -> None:
        """Keeps the signature of an article, which is a story of its own until it is joined with others."""
        sql = "INSERT INTO article_signatures (article, signature) SELECT seq, ? FROM articles WHERE id = ?"
        self._db.execute(sql, (signature, article))

    def keep(self, bands: Mapping[str, Sequence[int]]) -> None:
        """Lets articles be found by their bands."""
        listed = self._db.execute(f"SELECT id, seq FROM articles WHERE id {_WITHIN}", (json.dumps(list(bands)),))
        numbers = {row["id"]: row["seq"] for row in listed}
        rows = sorted({(band, numbers[article]) for article, shared in bands.items() for band in shared})
        self._db.executemany("INSERT INTO new_bands (band, article) VALUES (?, ?)", rows)
        if self._db.execute("SELECT count(*) FROM new_bands").fetchone()[0] > _NEW:
            self._db.execute("INSERT INTO article_bands SELECT band, article FROM new_bands ORDER BY band, article")
            self._db.execute("DELETE FROM new_bands")

    def join(self, articles: Sequence[str]) -> list[str]:
        """Makes one story of those of several articles; returns the articles whose story is another now."""
        found = self._db.execute(
            "WITH asked AS (SELECT a.id, s.article, s.story FROM articles AS a JOIN article_signatures AS s "
            f"ON s.article = a.seq WHERE a.id {_WITHIN}) SELECT id, article, story FROM asked UNION "
            "SELECT a.id, s.article, s.story FROM article_signatures AS s JOIN articles AS a ON a.seq = s.article "
            "WHERE s.story IN (SELECT story FROM asked) ORDER BY id",
            (json.dumps(articles),),
        ).fetchall()
        story = found[0]["id"]
        sql = "UPDATE article_signatures SET story = ? WHERE article = ?"
        self._db.executemany(sql, [(story, row["article"]) for row in found if row["story"] != story])
        return [row["id"] for row in found if (row["story"] or row["id"]) != story]
