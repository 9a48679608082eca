"""The same facts whatever the order in which articles came, all at once or one by one."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import pytest
from deals import FIRMS, Report, add, facts, settle, write
from hypothesis import HealthCheck, given
from hypothesis import settings as setting
from hypothesis import strategies as st

from extractor.engines import consolidate as module
from extractor.engines.consolidate import consolidate, consolidate_anew
from extractor.identity.deals import compare
from extractor.store import copies
from extractor.store.connect import reading
from extractor.store.judgements import judge
from extractor.store.verify import problems
from extractor.store.write import Writer

A, B, C, _ = FIRMS
NEWS = (
    Report("2026-01-05", 1, A, B, status="rumoured", mw=120),
    Report("2026-01-19", 1, A, B, mw=120),
    Report("2026-01-20", 2, B, A, mw=120, value=2e9),
    Report("2026-01-20", 3, A, B, mw=140, value=2e9),
    Report("2026-01-21", 4, A, B),
    Report("2026-01-22", 5, A, None, mw=120),
    Report("2026-01-23", 6, A, C, kind="lease", mw=120),
    Report("2026-01-22", 7, "Velanur", B, mw=120),
    Report("2026-06-01", 1, A, B, status="terminated", mw=120),
    Report("2026-06-02", 2, C, None, kind="lease", mw=60),
    Report("2026-06-03", 3, C, None, kind="lease", mw=60),
)
REPORTS = st.builds(
    Report,
    day=st.sampled_from(["2026-01-05", "2026-01-06", "2026-01-30", "2026-04-20"]),
    outlet=st.integers(1, 3),
    company=st.sampled_from([*FIRMS[:2], "Velanur"]),
    counterparty=st.sampled_from([FIRMS[2], FIRMS[3], None]),
    kind=st.sampled_from(["ppa", "other", "lease"]),
    status=st.sampled_from(["announced", "planned"]),
    mw=st.sampled_from([None, 100.0, 101.0, 130.0]),
    value=st.sampled_from([None, 1e9, 1.02e9, 3e9]),
)


def at_once(path: Path, reports: tuple[Report, ...]) -> list[str]:
    write(path, reports)
    settle(path)
    return facts(path)


def test_twenty_orders(tmp_path: Path) -> None:
    expected = at_once(tmp_path / "whole.db", NEWS)
    for seed in range(20):
        shuffled = list(NEWS)
        random.Random(seed).shuffle(shuffled)
        path = tmp_path / f"{seed}.db"
        for part in (shuffled[:3], shuffled[3:4], shuffled[4:]):
            write(path, part)
            settle(path)
        assert facts(path) == expected, seed
        assert settle(path) == 0
    with reading(str(path)) as db:
        assert not list(problems(db))
        sizes = [row[0] for row in db.execute("SELECT claims FROM facts ORDER BY claims DESC")]
        relations = [row[0] for row in db.execute("SELECT relation FROM fact_links ORDER BY relation")]
    assert sizes == [5, 2, 1, 1, 1, 1]
    assert relations == ["conflict", "status", "status"]


@setting(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(REPORTS, min_size=1, max_size=9, unique=True), st.randoms(use_true_random=False))
def test_one_by_one_is_all_at_once(reports: list[Report], order: random.Random) -> None:
    with tempfile.TemporaryDirectory() as folder:
        expected = at_once(Path(folder) / "whole.db", tuple(reports))
        order.shuffle(reports)
        path = Path(folder) / "parts.db"
        for report in reports:
            write(path, [report])
            settle(path)
        assert facts(path) == expected
        assert_no_conflicts(path)
        with Writer(str(path)) as store:
            assert consolidate_anew(store.facts).facts == 0


def assert_no_conflicts(path: Path) -> None:
    """No two claims of a fact differ on a field."""
    with Writer(str(path)) as store:
        members: dict[str, list[str]] = {}
        for row in store.db.execute("SELECT fact, claim FROM fact_claims"):
            members.setdefault(row["fact"], []).append(row["claim"])
        for claims in members.values():
            tellings = store.facts.tellings(claims)
            for a in tellings:
                for b in tellings:
                    assert a is b or not compare(a, b).conflicts


def test_what_newer_rules_no_longer_say_leaves_its_fact(tmp_path: Path) -> None:
    path, kept, gone = tmp_path / "facts.db", NEWS[1:3], NEWS[4:5]
    write(path, (*kept, *gone))
    settle(path)
    write(path, kept, rules="rules-2", without=gone)
    settle(path)
    with reading(str(path)) as db:
        assert [row[0] for row in db.execute("SELECT claims FROM facts")] == [2]
        assert not list(problems(db))
    write(path, (*kept, *gone), rules="rules-3")
    settle(path)
    assert facts(path) == at_once(tmp_path / "other.db", (*kept, *gone))


def test_until_it_is_consolidated_a_claim_is_a_fact(tmp_path: Path) -> None:
    write(tmp_path / "facts.db", NEWS)
    with reading(str(tmp_path / "facts.db")) as db:
        assert db.execute("SELECT count(*) FROM deals").fetchone()[0] == len(NEWS)
        assert not list(problems(db))


def test_a_crash_leaves_the_old_facts_and_the_next_run_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.db"
    write(path, NEWS)
    before = facts(path)
    monkeypatch.setattr(module, "STEP", 4)

    def crash(self: object, claims: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, Writer(str(path)) as store:
        patch.setattr(type(store.facts), "done", crash)
        with pytest.raises(KeyboardInterrupt):
            consolidate(store.facts)
    assert facts(path) == before
    with Writer(str(path)) as store:
        stops = iter([False, True])
        assert consolidate(store.facts, stop=lambda: next(stops)).claims == 4
    with reading(str(path)) as db:
        assert not list(problems(db))
    settle(path)
    assert facts(path) == at_once(tmp_path / "whole.db", NEWS)


COUNTED = ("facts", "member_rows", "deal_facts", "deal_list")


def count_changes(store: Writer) -> None:
    """Has a connection note each change of a row that consolidation writes."""
    store.db.execute("CREATE TEMP TABLE changes (change TEXT, kept TEXT)")
    for table in COUNTED:
        for change in ("INSERT", "UPDATE", "DELETE"):
            store.db.execute(
                f"CREATE TEMP TRIGGER {table}_{change} AFTER {change} ON main.{table} BEGIN "
                f"INSERT INTO changes VALUES ('{change}', '{table}'); END"
            )


def test_what_is_settled_with_its_writing_is_written_once(tmp_path: Path) -> None:
    """In a large base every row lies on a page of its own: no claim may become a fact first that is replaced then."""
    path = tmp_path / "facts.db"
    with Writer(str(path)) as store:
        count_changes(store)
        run = add(store, NEWS)
        consolidate(store.facts)
        store.end_run(run, interrupted=False, counts={})
        changes = dict(store.db.execute("SELECT kept || ' ' || change, count(*) FROM changes GROUP BY 1").fetchall())
    made = facts(path)
    assert made == at_once(tmp_path / "whole.db", NEWS)
    assert changes == {
        "facts INSERT": 6, "deal_facts INSERT": 6, "deal_list INSERT": 6, "member_rows INSERT": len(NEWS),
        "deal_list UPDATE": changes["deal_list UPDATE"],
    }  # fmt: skip
    assert changes["deal_list UPDATE"] == 6, "the two ends of three links"


def test_a_failing_step_leaves_what_was_written_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "facts.db"
    with Writer(str(path)) as store:
        run = add(store, NEWS)
        with monkeypatch.context() as patch:
            patch.setattr(type(store.facts.copies), "keep", lambda self, bands: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                consolidate(store.facts)
        store.end_run(run, interrupted=True, counts={})
    with reading(str(path)) as db:
        assert db.execute("SELECT count(*) FROM deals").fetchone()[0] == len(NEWS)
        assert not list(problems(db))
    settle(path)
    assert facts(path) == at_once(tmp_path / "whole.db", NEWS)


def test_a_name_that_somebody_keeps_is_nobody_else(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    write(path, [Report("2026-01-19", 1, A, B, mw=120), Report("2026-01-20", 2, "Velanur", B, mw=120)])
    settle(path)
    together = facts(path)
    with Writer(str(path)) as store:
        store.db.execute("BEGIN")
        judge(store.db, "keep", who="me", why="its own filing", company="met:Velanur")
        store.db.execute("COMMIT")
    settle(path)
    with reading(str(path)) as db:
        assert [row[0] for row in db.execute("SELECT claims FROM facts")] == [1, 1]
    with Writer(str(path)) as store:
        store.db.execute("BEGIN")
        judge(store.db, "undo", who="me", why="it was the same", undoes=1)
        store.db.execute("COMMIT")
    settle(path)
    assert facts(path) == together


def test_copies_count_once(tmp_path: Path) -> None:
    told = Report("2026-01-19", 1, A, B, mw=120)
    path = tmp_path / "facts.db"
    write(path, [told])
    settle(path)
    write(path, [Report("2026-01-20", 1, A, B, mw=120), Report("2026-01-20", 2, B, A, value=2e9)])
    settle(path)
    with reading(str(path)) as db:
        row = db.execute("SELECT claims, articles, independent FROM facts").fetchone()
        assert tuple(row) == (3, 3, 2)


@pytest.mark.parametrize("kept", [0, 20, copies._NEW])
@pytest.mark.parametrize("at_once", [True, False])
def test_copies_are_found_wherever_their_bands_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int, at_once: bool
) -> None:
    """In the same step, or in the small or the large table of bands after one before."""
    monkeypatch.setattr(copies, "_NEW", kept)
    path = tmp_path / "facts.db"
    days = ("2026-01-19", "2026-01-20", "2026-01-21")
    for day in days:
        write(path, [Report(day, 1, A, B, mw=120)])
        if not at_once:
            settle(path)
    settle(path)
    with reading(str(path)) as db:
        assert tuple(db.execute("SELECT claims, independent FROM facts").fetchone()) == (3, 1)
        first = db.execute("SELECT min(id) FROM articles").fetchone()[0]
        assert [row[0] for row in db.execute("SELECT DISTINCT story FROM article_signatures")] == [first]
        held = [db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ("article_bands", "new_bands")]
    assert sum(held) == len(days) * 16
    assert held[1] <= kept


def test_an_id_that_a_fact_had_leads_to_it(tmp_path: Path) -> None:
    from extractor.store import queries

    path = tmp_path / "facts.db"
    write(path, NEWS[2:3])
    settle(path)
    with reading(str(path)) as db:
        (was,) = [row[0] for row in db.execute("SELECT id FROM facts")]
    write(path, NEWS[1:2])
    settle(path)
    with reading(str(path)) as db:
        (now,) = [row[0] for row in db.execute("SELECT id FROM facts")]
        assert now != was
        assert queries.which(db, was) == ("fact", now)
        fact = queries.fact(db, now)
    assert [t["via"] is None for t in fact["tellings"]] == [True, False]
    assert json.dumps(fact)
