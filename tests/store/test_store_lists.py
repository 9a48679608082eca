"""Lists and counts say what the views say, whatever was written, changed or taken away."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest
from made import document, end, extraction, fill, lease, process, sale

from extractor.engines.consolidate import consolidate
from extractor.store import judging, lists, queries
from extractor.store.connect import open_to_write, reading
from extractor.store.errors import UnknownCompany
from extractor.store.lists import LISTINGS, SIZES
from extractor.store.queries import charts, pages
from extractor.store.queries.lists import Choice, listed
from extractor.store.tables import FACT_TABLES
from extractor.store.write import Writer


def agree(db: sqlite3.Connection) -> None:
    """Every list has each fact once, as a new list would have it, and every count is that of the list."""
    for type, listing in LISTINGS.items():
        there = sorted(tuple(row) for row in db.execute(f"SELECT * FROM {listing.table}"))
        names = ", ".join(f'"{name}"' for name in listing.facets)
        counted = Counter(tuple(row) for row in db.execute(f"SELECT {names} FROM {listing.table}"))
        counts = {tuple(row)[:-1]: row["facts"] for row in db.execute(f"SELECT * FROM {listing.counts}")}
        assert counts == dict(counted), type
        assert {row[0] for row in there} == {row[0] for row in db.execute(f"SELECT id FROM {FACT_TABLES[type].view}")}
        db.execute("SAVEPOINT anew")
        lists.fill(db, listing)
        assert there == sorted(tuple(row) for row in db.execute(f"SELECT * FROM {listing.table}")), type
        db.execute("ROLLBACK TO anew")
        db.execute("RELEASE anew")


def test_a_base_from_writing_to_forgetting(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(open_to_write(str(path))) as db:
        agree(db)
    with Writer(str(path)) as store:
        consolidate(store.facts)
    with closing(open_to_write(str(path))) as db:
        agree(db)
        assert db.execute("SELECT sum(facts) FROM deal_counts").fetchone()[0] == 3
    process(path, (document("end.txt"), extraction(end().article)), rules="rules-2")
    with Writer(str(path)) as store:
        consolidate(store.facts)
    with closing(open_to_write(str(path))) as db:
        agree(db)
        assert db.execute("SELECT sum(facts) FROM deal_counts").fetchone()[0] == 2


def test_what_takes_a_facts_place_is_asked_of_its_own_links(tmp_path: Path) -> None:
    """Each fact that is written asks it: going through all conflicts of a base would cost more the more there are."""
    path = fill(tmp_path / "facts.db")
    with closing(open_to_write(str(path))) as db:
        asked = LISTINGS["deal"].more["outdone"].replace("n.fact", "?1")
        plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN SELECT {asked}", ("a",))]
    assert [step for step in plan if "earlier=?" in step or "later=?" in step]
    assert not [step for step in plan if "relation" in step]


def test_what_takes_a_facts_place_is_known(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(open_to_write(str(path))) as db:
        one, other, third = (row[0] for row in db.execute("SELECT fact FROM deal_facts ORDER BY fact"))
        db.execute("INSERT INTO fact_links VALUES (?, ?, 'status', NULL, 0.9, '{}')", (one, other))
        db.execute("INSERT INTO fact_links VALUES (?, ?, 'expanded', NULL, 0.9, '{}')", (other, third))
        agree(db)
        assert [row[0] for row in db.execute("SELECT fact FROM deal_list WHERE outdone = 1")] == [one]
        db.execute("DELETE FROM fact_links WHERE relation = 'status'")
        agree(db)
        assert not db.execute("SELECT 1 FROM deal_list WHERE outdone = 1").fetchall()


@pytest.mark.parametrize(
    ("mw", "size"),
    [(0.5, 0), (49.9, 0), (50, 1), (199, 1), (200, 2), (499, 2), (500, 3), (999, 3), (1000, 4), (13_000, 4)],
)
def test_sizes(tmp_path: Path, mw: float, size: int) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(open_to_write(str(path))) as db:
        db.execute("UPDATE deal_facts SET capacity_mw = ? WHERE kind = 'lease'", (mw,))
        found = db.execute("SELECT size, mw FROM deal_list WHERE kind = 'lease'").fetchone()
    assert tuple(found) == (SIZES[size], mw)


def test_facets_count_as_if_nothing_were_chosen_in_them(db: sqlite3.Connection) -> None:
    found = listed(db, "deal", Choice({"kind": "ppa"}, order="mw"))
    assert dict(found.facets["kind"]) == {"ppa": 2, "lease": 1}
    assert dict(found.facets["status"]) == {"planned": 1, "terminated": 1}
    assert [row["company"] for row in found.rows] == ["Velanur Power", "Orrin Grid"]
    assert found.total == 2
    assert not listed(db, "deal", Choice({"kind": "ppa", "technology": "wind"})).rows


@pytest.mark.parametrize(
    ("order", "first"), [("day", "Velanur Power"), ("mw", "Cipher Mining"), ("money", "Velanur Power")]
)
def test_orders(db: sqlite3.Connection, order: str, first: str) -> None:
    plain = [row["id"] for row in listed(db, "deal", Choice(order=order)).rows]
    found = listed(db, "deal", Choice(order=order, company=first))
    assert plain[0] == found.rows[0]["id"]
    words = [row["id"] for row in listed(db, "deal", Choice(order=order, words="MW")).rows]
    assert words == plain  # by an index or by hand, the order is one


def test_words_and_companies(db: sqlite3.Connection) -> None:
    (found,) = listed(db, "deal", Choice(words="reactor OR solar", company="Orrin Grid")).rows
    assert [found["evidence"][low:high] for low, high in found["marks"]] == ["reactor"]
    (row,) = listed(db, "deal", Choice(company="AWS")).rows
    assert row["counterparty"] == "Amazon Web Services"
    assert {row["evidence"][low:high] for low, high in row["marks"]} >= {"Cipher Mining", "300 MW"}
    with pytest.raises(UnknownCompany):
        listed(db, "deal", Choice(company="Nobody at all"))
    assert listed(db, "deal", Choice(words='"unclosed')).total == 0


def test_megawatts_are_those_of_deals_that_stand(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with reading(str(path)) as db:
        (row,) = charts.megawatts(db, {})["counterparty"]
        assert row == {"quarter": "2025-Q4", "name": "Amazon Web Services", "mw": 300.0, "deals": 1}
        assert charts.megawatts(db, {"kind": "ppa"})["technology"] == []  # planned, and terminated
        assert [row["capacity_mw"] for row in charts.largest(db, {})] == [300.0, 120.0]
        assert {(row["company"], row["counterparty"]) for row in charts.pairs(db, {})} == {
            ("Cipher Mining", "Amazon Web Services"),
            ("Velanur Power", "Quillstone Digital"),
        }


def test_of_two_that_contradict_each_other_one_counts(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    process(path, (document("a"), lease()), (document("b"), sale()))
    with closing(open_to_write(str(path))) as db:
        db.execute("UPDATE deal_facts SET status = 'announced'")
        small, large = (row[0] for row in db.execute("SELECT fact FROM deal_facts ORDER BY capacity_mw"))
        db.execute("INSERT INTO fact_links VALUES (?, ?, 'conflict', 'capacity_mw', 0.9, '{}')", (large, small))
        assert [row["mw"] for row in charts.megawatts(db, {})["counterparty"]] == [300.0]
        db.execute("UPDATE facts SET independent = 2 WHERE id = ?", (small,))
        assert [row["mw"] for row in charts.megawatts(db, {})["counterparty"]] == [120.0]
        agree(db)


def test_charts_and_sums_count_by_whom_a_name_is_judged_to_be(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    said = {"who": "Ada", "why": "the filing says so"}
    number = judging.merge(str(path), "Velanur Power", "Cipher Mining", **said)
    judging.rename(str(path), "Amazon Web Services", "Amazon's cloud", **said)
    with closing(open_to_write(str(path))) as db:
        agree(db)
    with reading(str(path)) as db:
        assert {(row["company"], row["counterparty"]) for row in charts.pairs(db, {})} == {
            ("Cipher Mining", "Amazon's cloud"),
            ("Cipher Mining", "Quillstone Digital"),
        }
        assert [row["name"] for row in charts.megawatts(db, {})["counterparty"]] == ["Amazon's cloud"]
        by = queries.sums(db, FACT_TABLES["deal"], queries.Question(), by="company", parents=False)
        assert next(by)["company"] == "Cipher Mining"
    judging.undo(str(path), number, **said)
    with closing(open_to_write(str(path))) as db:
        agree(db)
    with reading(str(path)) as db:
        assert {row["company"] for row in charts.pairs(db, {})} == {"Cipher Mining", "Velanur Power"}


def test_the_front_page_reads_only_the_newest_moves(tmp_path: Path) -> None:
    """Most moves are of a day: an index of horizons there would go through all of them."""
    with reading(str(fill(tmp_path / "facts.db"))) as db:
        asked = pages._LARGEST_MOVES
        plan = [row["detail"] for row in db.execute(f"EXPLAIN QUERY PLAN {asked}", {"limit": 5})]
    assert not [step for step in plan if "move_facts_horizon" in step]
    assert any("move_list" in step for step in plan)
