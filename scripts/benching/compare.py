"""What a base and its archive hold, for comparing two of them."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecordType

_NUMBERING = {"run", "seq", "superseded_by", "replaced_by", "input_id"}
"""Columns that number rows, or say by which run they were written."""
_NUMBERED = {
    "article": "(SELECT a.id FROM articles AS a WHERE a.seq = article)",
    "claim": "(SELECT c.id FROM claims AS c WHERE c.seq = claim)",
}
"""Columns with the number of an article or a claim, which is another where they were read in another order."""
_RECORDS = {"_sqlite_migrations", "runs", "requests", "urls", "judgements", "verdicts", "rule_verdicts"}
"""Tables that say what was done and when, rather than what is known."""
_CURRENT = {"inputs": "replaced_by IS NULL", "claims": "superseded_by IS NULL"}


def rows(base: Path, sql: str) -> list[tuple[object, ...]]:
    """What a base answers."""
    with closing(sqlite3.connect(f"file:{base}?mode=ro", uri=True)) as db:
        return db.execute(sql).fetchall()


def content(base: Path) -> dict[str, list[tuple[object, ...]]]:
    """What a base knows, table by table, each in an order of its own: no times, no run records, no row numbers."""
    found = {}
    for table, columns in _tables(base).items():
        named = ", ".join(columns)
        where = _CURRENT.get(table, "1")
        found[table] = sorted(rows(base, f'SELECT {named} FROM "{table}" WHERE {where}'), key=repr)
    return found


def _tables(base: Path) -> dict[str, list[str]]:
    """Tables with the columns that say what is known, what they number by its id."""
    sql = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    found = {}
    for (table,) in rows(base, sql):
        if table not in _RECORDS:
            columns = rows(base, f"SELECT name, type, pk FROM pragma_table_info('{table}')")
            found[str(table)] = [
                _NUMBERED.get(str(name), f'"{name}"') if type == "INTEGER" else f'"{name}"'
                for name, type, key in columns
                if name not in _NUMBERING and not (key and type == "INTEGER" and name == "id")
            ]
    return found


def digest(base: Path) -> str:
    """A hash of what a base knows."""
    return hashlib.sha256(repr(content(base)).encode()).hexdigest()[:16]


def differences(one: Path, other: Path) -> dict[str, int]:
    """How many rows of each table only one of two bases has."""
    a, b = content(one), content(other)
    found = {table: len(set(a[table]) ^ set(b[table])) for table in a}
    return {table: number for table, number in found.items() if number}


def ends(base: Path) -> dict[str, str]:
    """How each input ended: its outcome, or the reason why it is no article."""
    found = rows(base, "SELECT source, ifnull(reason, outcome) FROM inputs WHERE replaced_by IS NULL")
    return {str(source): str(end) for source, end in found}


def stored(archive: Path) -> Counter[str]:
    """The addresses whose responses lie whole in an archive, those of files still open among them."""
    found: Counter[str] = Counter()
    for path in sorted(archive.glob("*.warc.gz*")):
        with path.open("rb") as file, suppress(OSError):
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, verify_digests=True):
                found[record.headers.get("WARC-Target-URI") or ""] += 1
    return found


def shortest_pause(base: Path) -> float:
    """The least time (seconds) between the end of a request and the next to the same host, rules aside."""
    by_host: dict[str, list[tuple[float, float]]] = {}
    for url, started, seconds in rows(base, "SELECT url, started, seconds FROM requests"):
        if not str(url).endswith("/robots.txt"):
            began = datetime.fromisoformat(str(started)).timestamp()
            by_host.setdefault(str(url).split("/")[2], []).append((began, began + float(str(seconds))))
    pauses = (b[0] - a[1] for times in by_host.values() for a, b in pairwise(sorted(times)))
    return min(pauses, default=float("inf"))
