"""Facts of one type that fit a question."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extractor.store.queries.companies import Meant
from extractor.store.queries.parts import Row, Where, full_text, ordered, rows
from extractor.store.tables import PARTY_TABLES, FactTable

_HIDDEN = ("first_day", "last_day", "seq")


@dataclass(frozen=True)
class News:
    """What is new in a span of days, both ends included: ``reported`` for the first time, reported ``again`` after an
    earlier report, or first ``read`` into the base, whenever it was published."""

    since: str
    until: str
    how: Literal["reported", "again", "read"] = "reported"


_NEWS = {
    "reported": "first_report BETWEEN :news_since AND :news_until",
    "again": "first_report < :news_since AND last_report BETWEEN :news_since AND :news_until "
    "AND last_report > first_report",  # which the index says too
}
_READ = (
    "SELECT m.fact FROM runs AS r CROSS JOIN claims AS c ON c.run = r.id CROSS JOIN member_rows AS m "
    "ON m.claim = c.seq WHERE substr(r.started, 1, 10) "
)
_DAY_READ = (
    "(SELECT 1 FROM (SELECT m.fact AS told, substr(r.started, 1, 10) AS day FROM member_rows AS m "
    "JOIN claims AS c ON c.seq = m.claim JOIN runs AS r ON r.id = c.run) WHERE told = id AND day "
)
_WITHIN = "BETWEEN :news_since AND :news_until"
_READ_AMONG_OTHERS = f"id IN ({_READ}{_WITHIN}) AND NOT EXISTS {_DAY_READ}< :news_since)"
_OTHERS_AMONG_READ = (
    f"id NOT IN ({_READ}< :news_since) AND (id NOT IN ({_READ}> :news_until) OR EXISTS {_DAY_READ}{_WITHIN}))"
)
"""The same, where most of a base was read in these days: what was not is less to look at."""


@dataclass(frozen=True)
class Question:
    """What a person asks. ``values`` are the accepted values by column; days are ISO, both ends included.

    ``company`` is a party in any part. ``counterparty`` is the one who takes; asked together they are the two sides,
    either way round. A range of power fits where it reaches into what is asked for. ``claims`` asks for claims, one by
    one, in the place of facts; ``current`` for facts that nothing follows, ``min_sources`` for those with so many
    independent articles. ``company_sector`` and ``counterparty_sector`` are sectors of the one who provides (holds,
    guides …) and of the one who takes; a unit without one has its parent's.
    """

    company: Meant | None = None
    counterparty: Meant | None = None
    min_mw: float | None = None
    max_mw: float | None = None
    since: str | None = None
    until: str | None = None
    search: str | None = None
    min_confidence: float | None = None
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: str | None = None
    limit: int | None = None
    claims: bool = False
    current: bool = False
    min_sources: int | None = None
    company_sector: Sequence[str] = ()
    counterparty_sector: Sequence[str] = ()
    news: News | None = None


def sortable(db: sqlite3.Connection, view: str) -> list[str]:
    """The columns that a view of facts or claims shows."""
    described = db.execute(f"SELECT * FROM {view} LIMIT 0").description
    return [column[0] for column in described if column[0] not in _HIDDEN]


def facts(
    db: sqlite3.Connection, table: FactTable, question: Question, *, order: str = "published DESC, seq"
) -> Iterator[Row]:
    """The facts (or claims) that fit, the latest first. Raises QueryError for a column to sort by that is not there.

    Where only so many are wanted they are chosen first, and all that is told of a fact is read for these alone.
    """
    view = table.reports if question.claims else table.view
    columns = sortable(db, view)
    where = fitting(db, table, question)
    order = ordered(question.sort, columns, order if question.claims else f"first_report DESC, {order}")
    shown = ", ".join(f'"{column}"' for column in columns)
    if question.limit is None:
        within = str(where)
    else:
        of_views = question.claims or (question.sort is not None and not _has(table, question.sort.removeprefix("-")))
        source = _newest(table, question) or (view if of_views else narrow(table, dated=True))
        within = f"WHERE id IN (\n  SELECT id FROM {source}\n  {where}\n  {order}\n  LIMIT :limit)"
    return rows(db, f"SELECT {shown}\nFROM {view}\n{within}\n{order}", {**where.values, "limit": question.limit})


_OF_FACTS = (
    "id", "type", "confidence", "claims", "articles", "independent", "first_report", "last_report", "first_day",
    "last_day",
)  # fmt: skip
"""What every fact has in its own row."""


def _newest(table: FactTable, question: Question) -> str | None:
    """Claims from the newest article on, where nothing leads to few of them; SQLite would sort them all."""
    few = (question.company, question.counterparty, question.search, question.sort)
    if not question.claims or any(few) or question.company_sector or question.counterparty_sector:
        return None
    return (
        "(SELECT c.id, c.judged AS confidence, c.first_day, c.last_day, c.seq, a.published, n.* FROM articles AS a "
        f"CROSS JOIN claims AS c ON c.article = a.id CROSS JOIN {table.rows} AS n ON n.claim = c.seq "
        "WHERE c.superseded_by IS NULL)"
    )


def narrow(table: FactTable, *, dated: bool = False) -> str:
    """The facts of a type to filter, count and sort by; ``dated`` with what puts the latest first."""
    followed = "SELECT min(later) FROM fact_links WHERE earlier = f.id AND relation <> 'conflict'"
    own = ", ".join(f"f.{column}" for column in _OF_FACTS)
    more, joined = "", ""
    if dated:
        more = ", a.published, c.seq"
        joined = " JOIN claims AS c ON c.id = f.founder JOIN articles AS a ON a.id = c.article"
    return (
        f"(SELECT {own}{more}, n.*, ({followed}) AS followed_by FROM {table.fact_table} AS n "
        f"JOIN facts AS f ON f.id = n.fact AND f.type = '{table.type}'{joined})"
    )


def _has(table: FactTable, column: str) -> bool:
    """Whether the narrow rows have a column of the view."""
    return column in (
        *_OF_FACTS,
        *(set(table.meanings) - {field for _, field in PARTY_TABLES}),
        "followed_by",
        "published",
    )


def fitting(db: sqlite3.Connection, table: FactTable, question: Question) -> Where:
    """The conditions of a question on a type's view."""
    where = Where()
    _parties(where, question)
    _sectors(where, table, question)
    if table.power is not None:
        low, high = table.power
        where.add(f"coalesce({high}, {low}) >= :min_mw", min_mw=question.min_mw)
        where.add(f"{low} <= :max_mw", max_mw=question.max_mw)
    where.add("last_day >= :since", since=question.since)
    where.add("first_day <= :until", until=question.until)
    _words(db, where, question)
    where.add("confidence >= :min_confidence", min_confidence=question.min_confidence)
    for column in (*table.closed, *table.open):
        asked = question.values.get(column)
        where.add(f"{column} IN (SELECT value FROM json_each(:{column}))", **{column: list(asked) if asked else None})
    if not question.claims:
        where.add("independent >= :min_sources", min_sources=question.min_sources)
        where.conditions += ["followed_by IS NULL"] if question.current else []
        if question.news is not None:
            where.add(_news(db, question.news), news_since=question.news.since, news_until=question.news.until)
    return where


def _news(db: sqlite3.Connection, news: News) -> str:
    if news.how != "read":
        return _NEWS[news.how]
    sql = "SELECT sum(claims_added * (substr(started, 1, 10) BETWEEN ? AND ?)) > sum(claims_added) / 2 FROM runs"
    return _OTHERS_AMONG_READ if db.execute(sql, (news.since, news.until)).fetchone()[0] else _READ_AMONG_OTHERS


def _words(db: sqlite3.Connection, where: Where, question: Question) -> None:
    """Facts have the words of all their claims. Words that very many have are looked for in one fact after another, as
    far as it takes to find so many as are wanted; others lead to the facts."""
    search = full_text(db, "claims_fts", question.search)
    if question.claims:
        where.add("seq IN (SELECT rowid FROM claims_fts WHERE claims_fts MATCH :search)", search=search)
    elif search is not None and question.limit is not None and _common(db, search):
        where.add(
            "EXISTS (SELECT 1 FROM (SELECT fact AS told, claim AS number FROM member_rows) CROSS JOIN claims_fts "
            "ON claims_fts.rowid = number WHERE told = id AND claims_fts MATCH :search)",
            search=search,
        )
    else:
        where.add(
            "id IN (SELECT m.fact FROM claims_fts JOIN member_rows AS m ON m.claim = claims_fts.rowid "
            "WHERE claims_fts MATCH :search)",
            search=search,
        )


_COMMON = 20_000
"""Sentences from which on words are common: to collect these takes a tenth of a second."""


def _common(db: sqlite3.Connection, search: str) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM claims_fts WHERE claims_fts MATCH ? LIMIT ?)"
    number: int = db.execute(sql, (search, _COMMON)).fetchone()[0]
    return number == _COMMON


def _parties(where: Where, question: Question) -> None:
    """Facts have the parties of all their claims, each on the side on which that claim sees it."""
    if question.company is not None:
        one = party_claims(where, "company", question.company)
    if question.counterparty is not None:
        other = party_claims(where, "counterparty", question.counterparty)
    if question.company is not None and question.counterparty is not None:
        found = (
            f"SELECT a.claim FROM ({one}) AS a JOIN ({other}) AS b ON b.claim = a.claim "
            "WHERE b.field <> a.field AND 'counterparty' IN (a.field, b.field)"
        )
    elif question.company is not None:
        found = f"SELECT claim FROM ({one})"
    elif question.counterparty is not None:
        found = f"SELECT claim FROM ({other}) WHERE field = 'counterparty'"
    else:
        return
    of_facts = f"id IN (SELECT fact FROM member_rows WHERE claim IN ({found}))"
    where.conditions.append(f"seq IN ({found})" if question.claims else of_facts)


def _sectors(where: Where, table: FactTable, question: Question) -> None:
    """By the sectors of the companies that all judgements lead to."""
    of_facts = "id IN (SELECT fact FROM member_rows WHERE claim IN ({}))"
    for name, part in (("company_sector", table.parties[0]), ("counterparty_sector", "counterparty")):
        found = (
            f"SELECT p.claim FROM party_rows AS p JOIN companies AS k ON k.id = p.judged "
            f"LEFT JOIN companies AS above ON above.id = k.parent WHERE p.field = '{part}' "
            f"AND coalesce(k.sector, above.sector) IN (SELECT value FROM json_each(:{name}))"
        )
        asked = list(getattr(question, name)) or None
        where.add(f"seq IN ({found})" if question.claims else of_facts.format(found), **{name: asked})


def party_claims(where: Where, side: str, asked: Meant) -> str:
    """A query for the numbers of claims, with the field, in which somebody stands; ``where`` gets its values."""
    where.values |= {f"{side}_ids": json.dumps(asked.ids), f"{side}_names": json.dumps(asked.names)}
    return (
        f"SELECT claim, field FROM party_rows WHERE judged IN (SELECT value FROM json_each(:{side}_ids)) "
        f"UNION SELECT claim, field FROM party_rows WHERE name IN (SELECT value FROM json_each(:{side}_names))"
    )
