"""Writing what processing an input left behind: an article whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from extractor.registry import Company, registry
from extractor.schema import Claim, Deal, Extraction, Outcome, RawDocument, Rejected
from extractor.store.base import open_base, plain_errors
from extractor.store.columns import claim_table, columns

COMMIT_EVERY = 200
"""Articles that share a commit: a disk waits for each commit, and no more than these are done again after a crash."""
_NAMES = ("company", "counterparty", "target", "holder", "subject")


class Writer:
    """The store side of a run (``extractor.engines.base.Store``)."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.db = open_base(path, create=True)
        self._rules = ""
        self._pending = 0
        self._named: set[str] = set()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the base; what was not flushed is not written."""
        self.db.close()

    def begin_run(self, *, versions: dict[str, str], rule_hash: str, arguments: list[str]) -> int:
        """Opens the record of a run and returns its id."""
        self._rules = rule_hash
        with plain_errors(self.path):
            cursor = self.db.execute(
                "INSERT INTO runs (started, rule_hash, versions, arguments) VALUES (?, ?, ?, ?)",
                [_now(), rule_hash, json.dumps(versions, sort_keys=True), json.dumps(arguments)],
            )
            self.db.conn.commit()
        return int(cursor.lastrowid or 0)

    def known(self, source: str, member: int | None, digest: str, options_hash: str, rule_hash: str) -> bool:
        """Whether this very input has been processed by this rule set with these options."""
        found = self.db.execute(
            "SELECT 1 FROM inputs WHERE source = ? AND member = ? AND digest = ? AND options_hash = ? AND rule_hash = ?",
            [source, member or 0, digest, options_hash, rule_hash],
        )
        return found.fetchone() is not None

    def write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        """Writes one input and what became of it; returns how it ended."""
        with plain_errors(self.path):
            if not self.db.conn.in_transaction:
                self.db.execute("BEGIN IMMEDIATE")
            self.db.execute("SAVEPOINT input")
            try:
                outcome = self._write(run, raw, result, options_hash)
            except BaseException:
                self.db.execute("ROLLBACK TO input")
                raise
            finally:
                self.db.execute("RELEASE input")
            self._pending += 1
            if self._pending >= COMMIT_EVERY:
                self.flush()
        return outcome

    def flush(self) -> None:
        """Makes everything written so far last."""
        with plain_errors(self.path):
            self.db.conn.commit()
        self._pending = 0

    def end_run(self, run: int, *, interrupted: bool, counts: dict[str, int]) -> None:
        """Closes the record of a run."""
        with plain_errors(self.path):
            self.db.execute(
                "UPDATE runs SET ended = ?, interrupted = ?, counts = ? WHERE id = ?",
                [_now(), int(interrupted), json.dumps(counts, sort_keys=True), run],
            )
        self.flush()

    def _write(self, run: int, raw: RawDocument, result: Extraction | Rejected, options_hash: str) -> Outcome:
        outcome: Outcome
        reason: str | None
        if isinstance(result, Rejected):
            outcome, article, reason, detail = result.outcome, None, result.reason, result.detail
        else:
            outcome, reason = self._article(run, raw, result)
            article, detail = result.article.id, None
        self.db.execute(
            "INSERT INTO inputs (source, member, digest, options_hash, rule_hash, outcome, reason, detail, article, run) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (source, member) DO UPDATE SET digest = excluded.digest, "
            "options_hash = excluded.options_hash, rule_hash = excluded.rule_hash, outcome = excluded.outcome, "
            "reason = excluded.reason, detail = excluded.detail, article = excluded.article, run = excluded.run",
            [raw.source, raw.member or 0, raw.digest, options_hash, self._rules, outcome, reason, detail, article, run],
        )
        return outcome

    def _article(self, run: int, raw: RawDocument, result: Extraction) -> tuple[Outcome, str | None]:
        article = result.article
        row = self.db.execute("SELECT rule_hash FROM articles WHERE id = ?", [article.id]).fetchone()
        first = self.db.execute("SELECT source, member FROM article_sources WHERE article = ? LIMIT 1", [article.id])
        owner = first.fetchone()
        if row is None:
            self.db.execute(
                "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    article.id, article.title, article.site, article.url, article.published, article.modified,
                    article.language, article.text, json.dumps(article.origins, sort_keys=True), self._rules, run,
                ],
            )  # fmt: skip
        self.db.execute(
            "INSERT OR IGNORE INTO article_sources VALUES (?, ?, ?, ?)",
            [article.id, raw.source, raw.member or 0, article.url],
        )
        if row is None or row[0] != self._rules:
            self._claims(run, result)
        if owner is not None and tuple(owner) != (raw.source, raw.member or 0):
            return "duplicate", "same_text"
        return "article", None

    def _claims(self, run: int, result: Extraction) -> None:
        """The article's claims under this rule set; what it no longer says is marked superseded by the run."""
        article = result.article
        before = self.db.execute("SELECT id, superseded_by FROM claims WHERE article = ?", [article.id]).fetchall()
        known = {row[0]: row[1] for row in before}
        said = {claim.id for claim in result.claims}
        for gone in sorted(id for id, superseded in known.items() if superseded is None and id not in said):
            self.db.execute("UPDATE claims SET superseded_by = ? WHERE id = ?", [run, gone])
        for claim in result.claims:
            if claim.id not in known:
                self._claim(run, article.text, article.id, claim)
            elif known[claim.id] is not None:
                self.db.execute("UPDATE claims SET superseded_by = NULL WHERE id = ?", [claim.id])
        self.db.execute("DELETE FROM ledger WHERE article = ?", [article.id])
        self.db.conn.executemany(
            "INSERT OR IGNORE INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (article.id, e.start, e.end, e.raw, e.kind, e.outcome, e.detail, json.dumps(e.claims))
                for e in result.ledger
            ],
        )
        self.db.execute("UPDATE articles SET rule_hash = ? WHERE id = ?", [self._rules, article.id])

    def _claim(self, run: int, text: str, article: str, claim: Claim) -> None:
        start, end = claim.evidence.start, claim.evidence.end
        data = claim.model_dump(mode="json", exclude_none=True)
        self.db.execute(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)",
            [
                claim.id, article, claim.type, claim.confidence, claim.rule, self._rules, run, start, end,
                text[start:end], claim.attribution, json.dumps(data, sort_keys=True, ensure_ascii=False),
            ],
        )  # fmt: skip
        self.db.conn.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?)",
            [(claim.id, field, *span, claim.raw[field]) for field, span in claim.mentions.items()],
        )
        own = columns(claim.type)
        values = [claim.id, *(_plain(getattr(claim, name)) for name in own)]
        marks = ", ".join("?" * len(values))
        self.db.execute(f"INSERT INTO {claim_table(claim.type)} VALUES ({marks})", values)
        self._companies(n for n in (getattr(claim, f, None) for f in _NAMES) if n)
        if isinstance(claim, Deal):
            self.db.conn.executemany(
                "INSERT INTO deal_parties VALUES (?, ?, ?, ?)",
                [(claim.id, number, party.name, party.role) for number, party in enumerate(claim.other_parties)],
            )

    def _companies(self, names: Iterable[str]) -> None:
        """A row for each name met: the registry's company with its aliases, or a new name kept apart."""
        for name in names:
            if name in self._named:
                continue
            self._named.add(name)
            company = _listed(name)
            if company is None:
                slug = re.sub(r"[^\w]+", "-", name.casefold()).strip("-")
                self.db.execute(
                    "INSERT OR IGNORE INTO companies VALUES (?, ?, NULL, NULL, NULL, 0)", [f"name:{slug}", name]
                )
                continue
            self.db.execute(
                "INSERT OR IGNORE INTO companies VALUES (?, ?, ?, ?, ?, 1)",
                [company.id, company.name, company.sector, company.country, company.parent],
            )
            self.db.conn.executemany(
                "INSERT OR IGNORE INTO company_aliases VALUES (?, ?, ?, ?)",
                [(company.id, a.text, a.since, a.until) for a in company.aliases],
            )


def _listed(name: str) -> Company | None:
    company = registry().find(name)
    return company if company is not None and company.name == name else None


def _plain(value: Any) -> Any:
    return int(value) if isinstance(value, bool) else value


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
