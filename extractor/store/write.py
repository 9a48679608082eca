"""Writing: an article whole or not at all; many share a commit."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Self

from extractor.registry import Company
from extractor.schema import Article, Claim, Extraction, Outcome, RawDocument, Rejected
from extractor.store.companies import CompanyRows
from extractor.store.confidence import adjusted, factors
from extractor.store.connect import open_to_write
from extractor.store.errors import in_words
from extractor.store.fact_base import FactBase
from extractor.store.fact_rows import FactRows
from extractor.store.judgements import standing_of
from extractor.store.own import own_companies, registry_of
from extractor.store.rows import article_row, claim_row, ledger_row, listed_parties, narrow_row, parties, storable
from extractor.store.tables import FACT_TABLES

COMMIT_EVERY = 200
"""Inputs that share a commit at most; by time they are flushed by who runs the batch."""
_STANDARD_INPUT = "-"


class Writer:
    """The store that a batch fills (``extractor.engines.base.Store``). Close it, or use it as a context manager."""

    temporary = "MEMORY"
    """Where SQLite keeps what a savepoint may have to bring back. In a file every page that an article touches would be
    written once more."""

    def __init__(self, path: str) -> None:
        """Opens or makes the base. Raises NotABase, NewerBase, LockedBase or UnusableBase, as does every method."""
        self.path = path
        self.db = open_to_write(path)
        self.db.execute(f"PRAGMA temp_store = {self.temporary}")
        self.facts = FactBase(self.db, path)
        self._facts = FactRows(self.db)
        self._companies = CompanyRows(self.db, registry_of(self.db))
        self._standing = standing_of(self.db)
        self._rules = ""
        self._odds: dict[str, float] = {}
        self._version = -1
        self._unsaved = self._added = self._superseded = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the base. What was not flushed is not written."""
        self.db.close()

    def own_companies(self) -> tuple[Company, ...]:
        """The companies that the base has of its own."""
        with in_words(self.path):
            return own_companies(self.db)

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        """Opens the record of a run and returns its id."""
        self._rules, self._added, self._superseded = rule_hash, 0, 0
        self._companies.forget()
        with in_words(self.path):
            self._begin()
            row = {"started": _now(), "rules": rule_hash, "versions": _json(versions), "arguments": _json(arguments)}
            run = self._insert("runs", row)
            self.flush()
        return run

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        """Whether this very input has been processed by this rule set with these options; failures are tried again."""
        with in_words(self.path):
            found = self.db.execute(
                "SELECT 1 FROM inputs WHERE source = ? AND ifnull(member, 0) = ? AND digest = ? AND options = ? "
                "AND rules = ? AND outcome <> 'failure' AND replaced_by IS NULL",
                (storable(source), member or 0, digest, options_hash, rule_hash),
            )
            return found.fetchone() is not None

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        """Writes one input and what became of it; returns how it ended."""
        with in_words(self.path):
            self._begin()
            self.db.execute("SAVEPOINT input")
            try:
                outcome = self._write(run, raw, result, options_hash)
            except BaseException:
                self.db.execute("ROLLBACK TO input")
                self._companies.forget()
                raise
            finally:
                self.db.execute("RELEASE input")
            self._unsaved += 1
            if self._unsaved >= COMMIT_EVERY:
                self.flush()
        return outcome

    def flush(self) -> None:
        """Makes everything written so far last."""
        with in_words(self.path):
            self.facts.commit()
        self._unsaved = 0

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        """Closes the record of a run. ``counts`` are inputs by outcome, ``unchanged`` among them."""
        with in_words(self.path):
            self._begin()
            self.db.execute(
                "UPDATE runs SET ended = :now, seconds = round((julianday(:now) - julianday(started)) * 86400, 3), "
                "interrupted = :interrupted, articles = :article, duplicates = :duplicate, skips = :skip, "
                "failures = :failure, unchanged = :unchanged, claims_added = :added, claims_superseded = :superseded "
                "WHERE id = :run",
                {
                    **{name: counts.get(name, 0) for name in ("article", "duplicate", "skip", "failure", "unchanged")},
                    "now": _now(),
                    "interrupted": int(interrupted),
                    "added": self._added,
                    "superseded": self._superseded,
                    "run": run,
                },
            )
            self.flush()

    def _begin(self) -> None:
        """Opens a transaction, unless one is open. What others have judged in the meantime holds from then on."""
        if self.db.in_transaction:
            return
        self.db.execute("BEGIN IMMEDIATE")
        version = self.db.execute("PRAGMA data_version").fetchone()[0]
        if version != self._version:
            self._version = version
            self._companies.forget()
            self._standing = standing_of(self.db)
            self._odds = factors(self.db)

    def _write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options: str) -> Outcome:
        ending: dict[str, Any]
        if isinstance(result, Rejected):
            ending = {"outcome": result.outcome, "reason": result.reason, "detail": result.detail, "article": None}
        else:
            self._article(run, raw, result)
            ending = self._first_or_again(raw, result.article.id)
        self._input(run, raw, {"options": options, "rules": self._rules, **ending})
        outcome: Outcome = ending["outcome"]
        return outcome

    def _first_or_again(self, raw: RawDocument, article: str) -> dict[str, Any]:
        """An article counts for the input that first led to it, whichever order they come in later."""
        other = self.db.execute(
            "SELECT source, member FROM inputs WHERE article = ? AND outcome = 'article' AND replaced_by IS NULL "
            "AND (source <> ? OR ifnull(member, 0) <> ?)",
            (article, storable(raw.source), raw.member or 0),
        ).fetchone()
        if other is None:
            return {"outcome": "article", "reason": None, "detail": None, "article": article}
        where = other["source"] + (f", record {other['member']}" if other["member"] else "")
        return {"outcome": "duplicate", "reason": "same_text", "detail": f"the text of {where}", "article": article}

    def _input(self, run: int, raw: RawDocument, ending: dict[str, Any]) -> None:
        """One row for what a place held; where it holds something else now, the older row says what replaced it."""
        place = (storable(raw.source), raw.member or 0)
        row = self.db.execute(
            "SELECT * FROM inputs WHERE source = ? AND ifnull(member, 0) = ? AND digest = ?", (*place, raw.digest)
        ).fetchone()
        if row is None:
            id = self._insert(
                "inputs",
                {"source": raw.source, "member": raw.member, "digest": raw.digest, "run": run, **ending},
            )
        else:
            id = row["id"]
            if row["replaced_by"] is not None or any(row[name] != value for name, value in ending.items()):
                self._update("inputs", id, {**ending, "run": run, "replaced_by": None})
        if raw.source != _STANDARD_INPUT:
            self.db.execute(
                "UPDATE inputs SET replaced_by = ? WHERE source = ? AND ifnull(member, 0) = ? AND id <> ? "
                "AND replaced_by IS NULL",
                (id, *place, id),
            )

    def _article(self, run: int, raw: RawDocument, result: Extraction) -> None:
        article = result.article
        row = self.db.execute("SELECT rules FROM articles WHERE id = ?", (article.id,)).fetchone()
        if row is None:
            seq = self._next("articles")
            mine = {"rules": self._rules, "run": run, "seq": seq, "entries": len(result.ledger)}
            self._insert("articles", {**article_row(article), **mine})
        elif row["rules"] != self._rules:
            known = {k: v for k, v in article_row(article).items() if v is not None and k not in ("id", "text")}
            self._update("articles", article.id, {**known, "rules": self._rules, "entries": len(result.ledger)})
        if row is None or row["rules"] != self._rules:
            self._supersede(run, article, result.claims)
            self._ledger(result)
        self._source(run, raw, article)

    def _source(self, run: int, raw: RawDocument, article: Article) -> None:
        names = ("input_id", "url", "title", "site")
        row = {"article": article.id, "source": raw.source, "member": raw.member, "run": run}
        self._insert("article_sources", {**row, **{name: getattr(article, name) for name in names}}, "OR IGNORE")

    def _supersede(self, run: int, article: Article, claims: Iterable[Claim]) -> None:
        """The article's claims are what this rule set says. What it says again stays as it is; what it no longer
        says stays too, marked with the run; what an older one had said and it says again is live again."""
        query = "SELECT id, superseded_by FROM claims WHERE article = ?"
        before = {row["id"]: row["superseded_by"] for row in self.db.execute(query, (article.id,))}
        said = {claim.id: claim for claim in claims}
        for id, superseded_by in before.items():
            if id not in said and superseded_by is None:
                self._update("claims", id, {"superseded_by": run})
                self._forget(id)
                self._superseded += 1
            elif id in said and superseded_by is not None:
                self._update("claims", id, {"superseded_by": None})
                if not self.facts.facts_of([id]):
                    self.facts.born(id)
        for id, claim in said.items():
            if id not in before:
                self._claim(run, claim, article)
                self._added += 1
        self.facts.wait([article.id])

    def _claim(self, run: int, claim: Claim, article: Article) -> None:
        sure = self._sure(claim)
        number = self._next("claims")
        mine = {"rules": self._rules, "run": run, "seq": number, "judged": sure}
        self._insert("claims", {**claim_row(claim, article), **mine})
        self._insert(FACT_TABLES[claim.type].rows, {**narrow_row(claim), "claim": number})
        for field, (start, end) in claim.mentions.items():
            mention = {"claim": number, "field": field, "start": start, "end": end, "raw": claim.raw[field]}
            self._insert("mention_rows", mention)
        for field, name, is_company in parties(claim):
            company = self._companies.id_of(name) if is_company else None
            judged = self._standing.company(company, claim.raw.get(field)) if company else None
            party = {"claim": number, "field": field, "name": name, "company": company, "judged": judged}
            self._insert("party_rows", party)
        for _, table, position, name, role in listed_parties(claim):
            self._insert(table, {"claim": claim.id, "position": position, "name": name, "role": role})
        self.facts.born(claim.id)

    def _sure(self, claim: Claim) -> float:
        """How sure the base is of a claim that nobody has looked at."""
        return self._adjusted(claim.confidence, claim.rule)

    def _adjusted(self, confidence: float, rule: str) -> float:
        return adjusted(confidence, self._odds.get(rule, 1.0))

    def _forget(self, claim: str) -> None:
        """A fact that nothing else supports goes with its claim; others wait until they are consolidated."""
        alone = (
            "SELECT fact FROM member_rows AS m WHERE claim = (SELECT seq FROM claims WHERE id = ?) AND fact NOT IN "
            "(SELECT fact FROM member_rows AS o WHERE o.fact = m.fact AND o.claim <> m.claim)"
        )
        self._facts.delete([row["fact"] for row in self.db.execute(alone, (claim,)).fetchall()])

    def _ledger(self, result: Extraction) -> None:
        self.db.execute("DELETE FROM ledger WHERE article = ?", (result.article.id,))
        for position, entry in enumerate(result.ledger):
            self._insert("ledger", ledger_row(result.article.id, position, entry))

    def _next(self, table: str) -> int:
        number: int = self.db.execute(f"SELECT ifnull(max(seq), 0) + 1 FROM {table}").fetchone()[0]
        return number

    def _insert(self, table: str, row: dict[str, Any], otherwise: str = "") -> int:
        names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
        values = [storable(value) for value in row.values()]
        cursor = self.db.execute(f"INSERT {otherwise} INTO {table} ({names}) VALUES ({marks})", values)
        return cursor.lastrowid or 0

    def _update(self, table: str, id: str | int, row: dict[str, Any]) -> None:
        assignments = ", ".join(f"{name} = ?" for name in row)
        values = [storable(value) for value in row.values()]
        self.db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values, id))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, sort_keys=True)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
