"""What lists, facets and charts go by: one narrow row a fact, and how many facts share each combination of facets.

A page over a million claims must not scan them. ``deal_list`` and its like hold what a list filters and sorts by, with
a covering index for each order; ``deal_counts`` and its like hold the number of facts by combination of facets, so that
counting costs what there are combinations. Triggers on the types' own tables keep both: whoever writes a fact need not
know of them.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_YEAR = "ifnull(substr(f.last_day, 1, 4), '')"
_DAY = "ifnull(f.last_day, '')"
_QUARTER = "ifnull(substr(f.last_day, 1, 4) || '-Q' || ((substr(f.last_day, 6, 2) + 2) / 3), '')"
_OUTDONE = """(EXISTS (SELECT 1 FROM fact_links WHERE earlier = {0} AND relation NOT IN ('conflict', 'expanded'))
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.earlier = {0} AND +l.relation = 'conflict' AND b.independent > a.independent)
  OR EXISTS (SELECT 1 FROM fact_links AS l JOIN facts AS a ON a.id = l.earlier JOIN facts AS b ON b.id = l.later
    WHERE l.later = {0} AND +l.relation = 'conflict' AND a.independent >= b.independent))"""
"""An expansion adds to what there was, and every other step takes its place; of two facts that contradict each other
the better supported one stands, else the earlier. The plus keeps SQLite from going through all conflicts of a base."""


def _size(mw: str) -> str:
    """Bands of power, in MW: a data hall, a campus, a large campus, a power plant, more."""
    return (
        f"CASE WHEN {mw} IS NULL THEN '' WHEN {mw} < 50 THEN 'under 50' WHEN {mw} < 200 THEN '50 to 200' "
        f"WHEN {mw} < 500 THEN '200 to 500' WHEN {mw} < 1000 THEN '500 to 1000' ELSE '1000 and over' END"
    )


SIZES = ("under 50", "50 to 200", "200 to 500", "500 to 1000", "1000 and over")


@dataclass(frozen=True)
class Listing:
    """How facts of a type are listed, as SQL over a row ``n`` of the type's own table and ``f`` of facts.

    ``facets`` are texts, empty where nothing is stated; ``orders`` are what a list is sorted by, the largest first;
    ``parties`` are the fields that name somebody, ``more`` is what charts need besides.
    """

    type: str
    facets: dict[str, str]
    parties: tuple[str, ...]
    orders: dict[str, str] = field(default_factory=lambda: {"day": _DAY})
    more: dict[str, str] = field(default_factory=dict)

    @property
    def table(self) -> str:
        """The name of the table with a row a fact."""
        return f"{self.type}_list"

    def keys(self, numbered: bool) -> dict[str, str]:
        """Who has each part, after all judgements: by ``key_of`` of the part. ``numbered`` where parties and members go
        by the numbers of claims, as since schema 15."""
        return {key_of(party): _key(party, numbered) for party in self.parties}

    @property
    def counts(self) -> str:
        """The name of the table with a row a combination of facets."""
        return f"{self.type}_counts"


def key_of(party: str) -> str:
    """The column with whom facts are counted under: the id of a company, or = and a name that is none's."""
    return f"{party}_key"


def _key(party: str, numbered: bool) -> str:
    """Whom the claims that print a fact's name mean by it, else whom its first claim means."""
    of_claim = f"p.field = '{party}' AND p.judged IS NOT NULL"
    members, parties = ("member_rows", "party_rows") if numbered else ("fact_claims", "claim_parties")
    founder = "(SELECT seq FROM claims WHERE id = f.founder)" if numbered else "f.founder"
    return (
        f"CASE WHEN n.{party} IS NULL THEN '' ELSE coalesce("
        f"(SELECT min(p.judged) FROM {members} AS m CROSS JOIN {parties} AS p ON p.claim = m.claim "
        f"WHERE m.fact = n.fact AND p.name = n.{party} AND {of_claim}), "
        f"(SELECT p.judged FROM {parties} AS p WHERE p.claim = {founder} AND {of_claim}), "
        f"'=' || n.{party}) END"
    )


def _stated(*columns: str) -> dict[str, str]:
    return {column: f"ifnull(n.{column}, '')" for column in columns}


LISTINGS: dict[str, Listing] = {
    listing.type: listing
    for listing in (
        Listing(
            "deal",
            {
                **_stated("kind", "status", "technology"),
                "year": _YEAR,
                "size": _size("n.capacity_mw"),
                **_stated("currency"),
            },
            ("company", "counterparty", "target"),
            {"day": _DAY, "mw": "n.capacity_mw", "money": "n.value"},
            {
                "quarter": _QUARTER,
                "outdone": _OUTDONE.format("n.fact"),
            },
        ),
        Listing(
            "capacity",
            {**_stated("stage", "technology"), "year": _YEAR, "size": _size("n.mw")},
            ("holder",),
            {"day": _DAY, "mw": "n.mw"},
        ),
        Listing(
            "move",
            {**_stated("horizon", "metric", "subject_kind"), "year": _YEAR},
            ("subject",),
            {"day": _DAY, "percent": "abs(n.percent)"},
        ),
        Listing("guidance", {**_stated("metric", "change"), "year": _YEAR}, ("company",)),
        Listing(
            "event",
            {**_stated("kind"), "when": "CASE WHEN n.scheduled THEN 'ahead' ELSE 'past' END", "year": _YEAR},
            ("company",),
        ),
    )
}


def create(db: Database, listing: Listing) -> None:
    """Makes a type's list and counts, with what keeps them, and fills them."""
    for statement in (*_tables(listing), *_kept_by(db, listing)):
        db.execute(statement)
    db.execute(_rows(listing, _numbered(db)))


def keep_anew(db: Database, listing: Listing) -> None:
    """Makes what keeps a type's list and counts anew where it was made by an earlier version."""
    _let_go(db, listing)
    for statement in _kept_by(db, listing):
        db.execute(statement)


def _kept_by(db: Database, listing: Listing) -> Iterator[str]:
    numbered = _numbered(db)
    yield from _counting(listing)
    yield from _keeping(listing, numbered)
    yield from _judging(listing, numbered)
    yield from _following(listing)


def _numbered(db: Database | sqlite3.Connection) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'party_rows'").fetchone() is not None


def _let_go(db: Database, listing: Listing) -> None:
    kept = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, sql in kept:
        if re.search(rf"\b{listing.table}\b", sql):
            db.execute(f"DROP TRIGGER {name}")


def renew(db: Database, listing: Listing) -> None:
    """Makes a type's list and counts anew where they were made by an earlier version."""
    _let_go(db, listing)
    db.execute(f"DROP TABLE {listing.table}")
    db.execute(f"DROP TABLE {listing.counts}")
    create(db, listing)


def fill(db: sqlite3.Connection, listing: Listing) -> None:
    """Makes the rows of a list and its counts anew, for whoever wrote facts without triggers."""
    db.execute(f"DELETE FROM {listing.table}")
    db.execute(_rows(listing, _numbered(db)))


def _quoted(names: Iterable[str], before: str = "") -> str:
    return ", ".join(f'{before}"{name}"' for name in names)


def _sql_type(name: str) -> str:
    if name == "outdone":
        return "INTEGER NOT NULL"
    return "REAL" if name in ("mw", "money", "percent") else "TEXT NOT NULL"


def _tables(listing: Listing) -> Iterator[str]:
    own = ", ".join(f'"{name}" {_sql_type(name)}' for name in _values(listing, True))
    yield (
        f"CREATE TABLE {listing.table} (fact TEXT PRIMARY KEY NOT NULL REFERENCES facts (id), {own}) "
        "STRICT, WITHOUT ROWID"
    )
    for order in listing.orders:
        covered = _quoted(listing.facets)
        yield f'CREATE INDEX {listing.table}_{order} ON {listing.table} ("{order}", fact, {covered})'
    if "outdone" in listing.more:
        rest = _quoted([name for name in (*listing.facets, "mw") if name != "technology"])
        for name, keys in (
            ("sides", "counterparty_key, company_key, quarter, technology"),
            ("technology", "technology, quarter"),
        ):
            yield f"CREATE INDEX {listing.table}_{name} ON {listing.table} ({keys}, {rest}, outdone) WHERE outdone = 0"
    counted = ", ".join(f'"{name}" TEXT NOT NULL' for name in listing.facets)
    yield (
        f"CREATE TABLE {listing.counts} ({counted}, facts INTEGER NOT NULL, PRIMARY KEY ({_quoted(listing.facets)})) "
        "STRICT, WITHOUT ROWID"
    )


def _counting(listing: Listing) -> Iterator[str]:
    these = " AND ".join(f'"{name}" = old."{name}"' for name in listing.facets)
    key = _quoted(listing.facets)
    yield (
        f"CREATE TRIGGER {listing.table}_counted AFTER INSERT ON {listing.table} BEGIN "
        f"INSERT INTO {listing.counts} VALUES ({_quoted(listing.facets, 'new.')}, 1) "
        f"ON CONFLICT ({key}) DO UPDATE SET facts = facts + 1; END"
    )
    yield (
        f"CREATE TRIGGER {listing.table}_discounted AFTER DELETE ON {listing.table} BEGIN "
        f"UPDATE {listing.counts} SET facts = facts - 1 WHERE {these}; "
        f"DELETE FROM {listing.counts} WHERE facts = 0 AND {these}; END"
    )


def _keeping(listing: Listing, numbered: bool) -> Iterator[str]:
    of, forget = f"{listing.type}_facts", f"DELETE FROM {listing.table} WHERE fact = old.fact;"
    learn = f"{_rows(listing, numbered)} WHERE n.fact = new.fact;"
    yield f"CREATE TRIGGER {of}_listed AFTER INSERT ON {of} BEGIN {learn} END"
    yield f"CREATE TRIGGER {of}_listed_anew AFTER UPDATE ON {of} BEGIN {forget} {learn} END"
    yield f"CREATE TRIGGER {of}_unlisted AFTER DELETE ON {of} BEGIN {forget} END"


def _judging(listing: Listing, numbered: bool) -> Iterator[str]:
    """Judgements say who has a part, and facts need not be written anew for them."""
    sets = ", ".join(f"{name} = {sql}" for name, sql in listing.keys(numbered).items())
    members, parties = ("member_rows", "party_rows") if numbered else ("fact_claims", "claim_parties")
    yield (
        f"CREATE TRIGGER {listing.table}_judged AFTER UPDATE OF judged ON {parties} "
        f"WHEN old.judged IS NOT new.judged AND new.field IN ({', '.join(repr(p) for p in listing.parties)}) BEGIN "
        f"UPDATE {listing.table} SET {sets} FROM {listing.type}_facts AS n JOIN facts AS f ON f.id = n.fact "
        f"WHERE {listing.table}.fact = n.fact AND n.fact = (SELECT fact FROM {members} WHERE claim = new.claim); END"
    )


def _following(listing: Listing) -> Iterator[str]:
    """Links say what is outdone, and how well supported the facts of a conflict are."""
    if "outdone" not in listing.more:
        return
    judge = f"UPDATE {listing.table} SET outdone = {_OUTDONE.format(f'{listing.table}.fact')} WHERE fact IN"
    for event, row in (("INSERT", "new"), ("DELETE", "old")):
        yield (
            f"CREATE TRIGGER fact_links_{listing.type}_{event.lower()} AFTER {event} ON fact_links BEGIN "
            f"{judge} ({row}.earlier, {row}.later); END"
        )
    opposed = (
        "SELECT later FROM fact_links WHERE earlier = new.id UNION SELECT earlier FROM fact_links WHERE later = new.id"
    )
    yield (
        f"CREATE TRIGGER facts_{listing.type}_support AFTER UPDATE OF independent ON facts "
        f"WHEN old.independent <> new.independent AND new.type = '{listing.type}' BEGIN "
        f"{judge} (SELECT new.id UNION {opposed}); END"
    )


def _values(listing: Listing, numbered: bool) -> dict[str, str]:
    return {**listing.facets, **listing.orders, **listing.more, **listing.keys(numbered)}


def _rows(listing: Listing, numbered: bool) -> str:
    values = _values(listing, numbered)
    return (
        f"INSERT INTO {listing.table} (fact, {_quoted(values)}) SELECT n.fact, {', '.join(values.values())} "
        f"FROM {listing.type}_facts AS n JOIN facts AS f ON f.id = n.fact"
    )


_MEANINGS = {
    "year": "year of the last day that it is filed under",
    "size": f"band of its power in MW: {', '.join(SIZES)}",
    "when": "ahead or past, as seen from its article",
    "day": "last day that it is filed under",
    "mw": "power in MW, the lower end of a range",
    "money": "stated money, the lower end of a range, in its currency",
    "percent": "the size of the change in percent",
    "quarter": "quarter of that day, such as 2025-Q4",
    "outdone": "1 if another fact takes its place (a later status, an amendment) or contradicts it with more support",
}


_KEY = "id of a company after all judgements, or = and a name that is no company's; empty where none is given"


def described(listing: Listing, own: dict[str, str]) -> dict[str, tuple[str, dict[str, str]]]:
    """What the tables of a listing and their columns mean; ``own`` are the meanings of the type's fields."""
    names = {name: _MEANINGS.get(name) or own[name] for name in (*listing.facets, *listing.orders, *listing.more)}
    for party in listing.parties:
        names[key_of(party)] = f"{_KEY}: {own[party]}"
    facets = {name: f"{names[name]}; empty where none is stated" for name in listing.facets}
    about = f"What lists of facts of the type {listing.type} filter and sort by; kept by triggers."
    counts = f"How many facts of the type {listing.type} share a combination of facets; kept by triggers."
    return {
        listing.table: (about, {"fact": "the fact, a row of facts", **names, **facets}),
        listing.counts: (counts, {**facets, "facts": "how many"}),
    }
