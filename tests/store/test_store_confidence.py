"""Confidence in a base: verdicts on claims of a rule move all claims of the rule, and their facts, and can be undone."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import document, fill, lease, process, sale
from sqlite_utils import Database

from extractor.engines.consolidate import consolidate, consolidate_anew
from extractor.store import confidence, queries, verdicts
from extractor.store.connect import open_to_write, reading
from extractor.store.fact_base import FactBase
from extractor.store.migrations import migrations
from extractor.store.verdicts import Correction
from extractor.store.verify import problems
from extractor.store.write import Writer

LEASE, SALE = lease().claims[0], sale().claims[0]


@pytest.fixture
def base(tmp_path: Path) -> str:
    return str(fill(tmp_path / "facts.db"))


def give(base: str, verdict: str, claim: str, **fields: Correction) -> int:
    """Writes a verdict and settles what waits; the number of the record."""
    with closing(open_to_write(base)) as db:
        if verdict == "correct":
            (number,) = verdicts.correct(db, claim, fields, who="Ada")
        elif verdict == "undo":
            number = verdicts.undo(db, int(claim), who="Ada")
        else:
            number = verdicts.decide(db, claim, verdict, who="Ada")  # type: ignore[arg-type]
        consolidate(FactBase(db, base))
    return number


def sure(base: str) -> dict[str, tuple[float, float]]:
    """How sure the base is of each claim of the rule of the lease, and with what it was extracted."""
    with reading(base) as db:
        assert not list(problems(db))
        rows = db.execute("SELECT id, judged, confidence FROM claims WHERE rule = ?", (LEASE.rule,))
        return {id: (judged, extracted) for id, judged, extracted in rows}


def facts(base: str) -> dict[str, float]:
    with reading(base) as db:
        return dict(db.execute("SELECT founder, confidence FROM facts").fetchall())


def test_the_odds_are_those_of_a_beta_prior() -> None:
    assert confidence.odds_of(0, 0, 0.0) == 1.0
    assert confidence.odds_of(10, 9, 9.0) == pytest.approx(1.0)
    lower = confidence.odds_of(10, 4, 9.0)
    assert confidence.adjusted(0.9, lower) == round((confidence.STRENGTH * 0.9 + 4) / (confidence.STRENGTH + 10), 3)
    assert confidence.adjusted(0.6, lower) < 0.6, "one that had less of the rule's claims has less still"
    assert confidence.odds_of(20, 8, 18.0) < lower < confidence.odds_of(10, 8, 9.0)


def test_a_rejected_claim_makes_the_base_less_sure_of_others_of_its_rule(base: str) -> None:
    before, of_facts = sure(base), facts(base)
    number = give(base, "reject", LEASE.id)
    after = sure(base)
    others = set(before) - {LEASE.id}
    assert others
    for id in others:
        assert after[id][0] < before[id][0]
        assert after[id][1] == before[id][1], "what was extracted stays"
    assert after[LEASE.id][0] == confidence.LOWEST
    assert facts(base)[SALE.id] == after[SALE.id][0] < of_facts[SALE.id]
    give(base, "undo", str(number))
    assert sure(base) == before
    assert facts(base) == of_facts


def test_accepted_claims_are_as_sure_as_can_be_and_speak_for_the_rule(base: str) -> None:
    before = sure(base)
    give(base, "accept", LEASE.id)
    after = sure(base)
    assert after[LEASE.id][0] == confidence.HIGHEST
    assert all(after[id][0] > before[id][0] for id in after)


def test_only_a_core_field_that_was_wrong_speaks_against_the_rule(base: str) -> None:
    before = sure(base)
    number = give(base, "correct", LEASE.id, site=Correction("Tern Flat"))
    assert sure(base)[SALE.id][0] > before[SALE.id][0]
    give(base, "undo", str(number))
    give(base, "correct", LEASE.id, capacity_mw=Correction(250.0))
    assert sure(base)[SALE.id][0] < before[SALE.id][0]
    assert sure(base)[LEASE.id][0] == confidence.HIGHEST, "as it was corrected it is right"


def test_verdicts_stay_in_force_under_newer_rules_and_new_claims_follow_them(base: str, tmp_path: Path) -> None:
    give(base, "reject", LEASE.id)
    lower = sure(base)[SALE.id][0]
    process(Path(base), (document("a"), lease()), (document("b"), sale()), rules="rules-2")
    assert sure(base)[SALE.id][0] == lower
    assert sure(base)[LEASE.id][0] == confidence.LOWEST
    with closing(open_to_write(base)) as db:
        odds = confidence.factors(db)[LEASE.rule]
        consolidate_anew(FactBase(db, base))
    assert odds < 1
    assert LEASE.id not in facts(base)
    assert facts(base)[SALE.id] == lower


def test_claims_that_come_after_the_verdicts_begin_with_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("a"), lease()))
    give(str(path), "reject", LEASE.id)
    process(path, (document("b"), sale()))
    lower, extracted = sure(str(path))[SALE.id]
    assert lower < extracted == SALE.confidence


def test_what_somebody_judges_while_a_run_is_under_way_holds_for_what_the_run_writes_after_it(tmp_path: Path) -> None:
    path = str(tmp_path / "facts.db")
    with Writer(path) as store:
        run = store.begin_run(versions={}, rule_hash="rules-1", arguments=[])
        store.write(run, document("a"), lease(), "options")
        store.flush()
        give(path, "reject", LEASE.id)
        store.write(run, document("b"), sale(), "options")
        store.end_run(run, interrupted=False, counts={})
    lower, extracted = sure(path)[SALE.id]
    assert lower < extracted == SALE.confidence


def test_a_base_of_before_is_brought_up_to_date_with_its_verdicts(base: str, tmp_path: Path) -> None:
    give(base, "reject", LEASE.id)
    wanted = sure(base)
    with closing(sqlite3.connect(base)) as db:
        for view in [
            row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'view' AND sql LIKE '%c.judged%'")
        ]:
            db.execute(f"DROP VIEW {view}")
        db.execute("DROP TABLE rule_verdicts")
        db.execute("ALTER TABLE claims DROP COLUMN judged")
        db.execute("DELETE FROM _sqlite_migrations WHERE name LIKE 'm009%'")
        db.execute("PRAGMA user_version = 8")
        db.commit()
        migrations.apply(Database(db))
        rows = db.execute("SELECT id, judged, confidence FROM claims WHERE rule = ?", (LEASE.rule,))
        assert {id: (judged, extracted) for id, judged, extracted in rows} == wanted


def test_why_has_what_the_confidence_rests_on(base: str) -> None:
    give(base, "reject", LEASE.id)
    with reading(base) as db:
        claim = queries.claim(db, SALE.id)
        (rule,) = queries.rule_precision(db, reviewed=True)
    assert claim["extracted_confidence"] == SALE.confidence
    assert claim["confidence"] < SALE.confidence
    assert claim["rule_verdicts"]["reviewed"] == 1
    assert rule["confidence"] == LEASE.confidence
    assert rule["now"] < LEASE.confidence
