"""Fetching in tests: quick manners, and a worker that reads pages and makes no claims."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from extractor.engines.fetch import Fetched, FetchJob, fetch
from extractor.reading import read
from extractor.schema import Extraction, Options, RawDocument, Rejected
from extractor.sources.web.settings import Manners
from extractor.sources.web.watchlist import WebSource, of_words
from extractor.store.web import WebWriter

NETWORK = "127.0.1.0/24"
QUICK = {"delay": 0.02, "backoff": 0.02, "connect": 2.0, "stall": 0.6, "total": 3.0, "patience": 2.0}


def reads(model: str | None, options: Options) -> Callable[[RawDocument], Extraction | Rejected]:
    """A worker's function: reading alone, since fetching does not depend on what is found in a text."""

    def work(raw: RawDocument) -> Extraction | Rejected:
        article = read(raw)
        if isinstance(article, Rejected):
            return article
        return Extraction(article=article, claims=(), ledger=(), mentions=())

    return work


def manners(**other: Any) -> Manners:
    """Manners for servers on this machine."""
    return Manners("desk@test.example", **{"allowed": (ip_network(NETWORK),), **QUICK, **other})


@dataclass
class Base:
    """A base and its archive, and what can be asked of them."""

    folder: Path

    @property
    def path(self) -> str:
        return str(self.folder / "facts.db")

    @property
    def archive(self) -> Path:
        return self.folder / "facts.archive"

    def fetch(self, *words: str | WebSource, **other: Any) -> Fetched:
        """Fetches as the command does; words are addresses, lists are files."""
        named = [word for word in words if isinstance(word, WebSource)]
        kind, filters, limit = other.pop("kind", "auto"), other.pop("filters", None), other.pop("limit", None)
        plain = of_words(
            [word for word in words if isinstance(word, str)], lambda word: Path(word).read_text(), kind, filters, limit
        )
        how = {"manners": manners(**other.pop("manners", {})), "factory": "fetching:reads", **other}
        with WebWriter(self.path) as store:
            return fetch(FetchJob([*plain, *named], self.archive, **how), store)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a query."""
        with closing(sqlite3.connect(self.path)) as db:
            return db.execute(sql, values).fetchall()

    def endings(self) -> dict[str, str]:
        """How each input ended: its reason, or its outcome where it has none."""
        return dict(self.rows("SELECT source, ifnull(reason, outcome) FROM inputs WHERE replaced_by IS NULL"))

    def states(self) -> dict[str, str]:
        """Where each address stands."""
        return dict(self.rows("SELECT url, state FROM urls"))
