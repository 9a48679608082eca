"""Articles, inputs and the ledger."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from extractor.store.errors import QueryError, UnknownRecord
from extractor.store.queries.parts import Row, Where, full_text, ordered, rows, whole_id

_ARTICLE_COLUMNS = ("id", "title", "site", "published", "url", "claims", "sources", "characters")
_INPUT_COLUMNS = ("source", "member", "outcome", "reason", "detail", "article", "run")


def articles(
    db: sqlite3.Connection,
    *,
    search: str | None = None,
    site: str | None = None,
    since: str | None = None,
    until: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """Articles with how many live claims they make and how many places they were found in, the latest first."""
    where = Where()
    where.add(
        "seq IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH :search)",
        search=full_text(db, "articles_fts", search),
    )
    where.add("site = :site COLLATE NOCASE", site=site)
    where.add("substr(published, 1, 10) >= :since", since=since)
    where.add("substr(published, 1, 10) <= :until", until=until)
    order = ordered(sort, _ARTICLE_COLUMNS, "published DESC, id")
    sql = f"""
SELECT id, title, site, published, url,
  (SELECT count(*) FROM claims AS c WHERE c.article = a.id AND c.superseded_by IS NULL) AS claims,
  (SELECT count(*) FROM article_sources AS s WHERE s.article = a.id) AS sources,
  length(text) AS characters
FROM articles AS a {where} {order} LIMIT :limit"""
    return rows(db, sql, {**where.values, "limit": -1 if limit is None else limit})


def inputs(
    db: sqlite3.Connection,
    *,
    outcome: str | None = None,
    reason: str | None = None,
    sort: str | None = None,
    limit: int | None = None,
) -> Iterator[Row]:
    """How each input ended, as it was last seen."""
    where = Where(["replaced_by IS NULL"])
    where.add("outcome = :outcome", outcome=outcome)
    where.add("reason = :reason", reason=reason)
    order = ordered(sort, _INPUT_COLUMNS, "id")
    sql = f"SELECT {', '.join(_INPUT_COLUMNS)} FROM inputs {where} {order} LIMIT :limit"
    return rows(db, sql, {**where.values, "limit": -1 if limit is None else limit})


def article_id(db: sqlite3.Connection, text: str) -> str:
    """The article that a person names by the beginning of its id, its address, its file or the id it came with.

    Raises UnknownRecord where it is none, or several.
    """
    found = db.execute(
        "SELECT id FROM articles WHERE url = :text UNION SELECT article FROM article_sources "
        "WHERE :text IN (source, url, input_id) LIMIT 2",
        {"text": text},
    ).fetchall()
    if len(found) > 1:
        raise UnknownRecord(f"{text!r} holds several articles; `wattwire articles` has their ids")
    return found[0]["id"] if found else whole_id(db, "articles", "article", text)


def ledger(db: sqlite3.Connection, article: str, *, outcome: str | None = None) -> Iterator[Row]:
    """How each mention of an article ended, in the order of the text."""
    where = Where()
    where.add("article = :article", article=article_id(db, article))
    where.add("outcome = :outcome", outcome=outcome)
    columns = 'start, "end", raw, kind, outcome, detail, claims'
    for row in rows(db, f"SELECT {columns} FROM ledger {where} ORDER BY position", where.values):
        yield {**row, "claims": " ".join(json.loads(row["claims"]))}


def statement(db: sqlite3.Connection, sql: str, values: dict[str, str]) -> tuple[list[str], list[Row]]:
    """Columns and rows of somebody's own SELECT, with named parameters; the connection can only read.

    Raises QueryError for what SQLite does not take.
    """
    db.set_authorizer(_only_reads)
    try:
        cursor = db.execute(sql, values)
        return [column[0] for column in cursor.description or ()], [dict(row) for row in cursor]
    except sqlite3.DatabaseError as error:
        raise QueryError(f"SQL: {error}; docs/schema.md describes tables and views") from error
    finally:
        db.set_authorizer(None)


_DENIED = (
    sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH, sqlite3.SQLITE_CREATE_TEMP_TABLE, sqlite3.SQLITE_CREATE_TEMP_VIEW,
    sqlite3.SQLITE_CREATE_TEMP_TRIGGER, sqlite3.SQLITE_CREATE_TEMP_INDEX,
)  # fmt: skip


def _only_reads(action: int, one: str | None, two: str | None, *more: str | None) -> int:
    """A connection that cannot write to its base could still attach another file, or copy the base into one."""
    sets = (
        action == sqlite3.SQLITE_PRAGMA and two is not None and not (one or "").endswith(("_info", "_xinfo", "_list"))
    )
    return sqlite3.SQLITE_DENY if sets or action in _DENIED else sqlite3.SQLITE_OK


def totals(db: sqlite3.Connection) -> dict[str, int]:
    """How much there is of what."""
    tables = {name: name for name in ("articles", "claims", "facts", "mentions", "ledger", "inputs", "runs")} | {
        "mentions": "mention_rows"
    }
    return {name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in tables.items()}
