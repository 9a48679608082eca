"""A base that grows article by article has the facts and links that come of comparing all its claims with each other."""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import deals
from hypothesis import HealthCheck, given
from hypothesis import settings as setting
from hypothesis import strategies as st
from made import claim, document, story

sys.path.insert(0, str(Path(__file__).parent.parent / "identity"))
from test_identity_candidates import several
from whole import over_all

from extractor.engines.consolidate import consolidate
from extractor.schema import Extraction
from extractor.schema.facts import Telling
from extractor.store.connect import reading
from extractor.store.write import Writer

_WORDS = ("company", "counterparty", "target", "holder", "subject")


def article(place: int, told: Telling) -> Extraction:
    """An article that says what a telling does; the megawatts of a capacity are those of no deal."""
    fields = {name: value for name, value in told.fields.items() if value is not None}
    words = {name: fields[name] for name in _WORDS if name in fields}
    text = f"Report {place} of {' '.join(words.values())} and others: {json.dumps(fields, sort_keys=True)}."
    written = story(text, told.day)
    made = claim(written, text, words, type=told.type, **fields)
    return Extraction(article=written, claims=(made,), ledger=())


def added(path: Path, articles: Sequence[Extraction]) -> None:
    """Writes articles into a base and consolidates."""
    with Writer(str(path)) as store:
        run = store.begin_run(versions={}, rule_hash="rules-1", arguments=[])
        for made in articles:
            store.write(run, document(made.article.id), made, "o")
        store.end_run(run, interrupted=False, counts={})
        consolidate(store.facts)


def assert_as_over_all(path: Path) -> None:
    """The facts of a base are those that come of looking at all pairs."""
    with Writer(str(path)) as store:
        tellings = store.facts.tellings(row[0] for row in store.db.execute("SELECT id FROM claims"))
    facts, links = over_all(*tellings).in_order()
    with reading(str(path)) as db:
        members = db.execute("SELECT fact, claim, score, via, attached FROM fact_claims").fetchall()
        there = db.execute("SELECT earlier, later, relation, field, score FROM fact_links").fetchall()
        values = dict(db.execute("SELECT id, data FROM facts").fetchall())
    assert {tuple(m) for m in members} == {
        (f.id, m.claim, m.score, m.via, int(m.attached)) for f in facts for m in f.members
    }
    assert {tuple(x) for x in there} == {(x.earlier, x.later, x.relation, x.field, x.score) for x in links}
    assert {id: json.loads(data) for id, data in values.items()} == {f.id: dict(f.fields) for f in facts}


@setting(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(several(10), st.randoms(use_true_random=False))
def test_article_by_article(told: list[Telling], order: random.Random) -> None:
    articles = list({made.article.id: made for made in map(article, range(len(told)), told)}.values())
    order.shuffle(articles)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.db"
        for made in articles:
            added(path, [made])
        assert_as_over_all(path)


def test_a_base_with_other_blocks_is_settled_anew(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    reports = [deals.Report(f"2026-01-{day}", day, *deals.FIRMS[:2], mw=120) for day in (19, 20)]
    deals.write(path, reports)
    deals.settle(path)
    expected = deals.facts(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE claim_blocks SET block = 'old:' || block")
        db.execute("DELETE FROM _sqlite_migrations WHERE name = 'm011_blocks'")
        db.execute("PRAGMA user_version = 10")
        db.commit()
    assert deals.settle(path) == 0
    assert deals.facts(path) == expected
