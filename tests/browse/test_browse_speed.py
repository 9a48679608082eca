"""What keeps pages of a large base quick, said of a small one: nothing reads a large table through, and what Datasette
would ask time and again is asked once."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from extractor.browse.configuration import QUERIES, configuration
from extractor.browse.serve import datasette_version
from extractor.store.connect import reading
from extractor.store.queries import charts, pages
from extractor.store.queries.lists import Choice, listed

LARGE = "articles|claims|facts|party_rows|member_rows|mention_rows|inputs|ledger|article_sources"
_THROUGH = re.compile(rf"^SCAN (?:\w+ AS )?({LARGE})\b(?! USING COVERING INDEX)")
_ASKED = {"mw": "100", "from_day": "2025-11-03", "words": "solar", "company": "Velanur Power"}
_PAGES: dict[str, Callable[[sqlite3.Connection], Any]] = {
    "overview": pages.overview,
    "company": lambda db: pages.company(db, pages.company_of(db, ["Velanur Power"])["Velanur Power"]),
    "deals": lambda db: listed(db, "deal", Choice(order="mw")),
    "deals of a company": lambda db: listed(db, "deal", Choice({"kind": "ppa"}, company="Velanur Power")),
    "moves by size": lambda db: listed(db, "move", Choice(order="percent")),
    "charts": lambda db: (charts.pairs(db, {}), charts.largest(db, {}), charts.megawatts(db, {})),
    "charts of a technology": lambda db: (
        charts.pairs(db, {"technology": "solar"}),
        charts.largest(db, {"technology": "solar"}),
        charts.megawatts(db, {"technology": "solar"}),
    ),
    **{
        f"query {name}": lambda db, sql=query["sql"]: db.execute(  # type: ignore[misc]
            sql, {key: value for key, value in _ASKED.items() if f":{key}" in sql}
        ).fetchall()
        for name, query in QUERIES.items()
    },
}


def plans(db: sqlite3.Connection, ask: Callable[[sqlite3.Connection], Any]) -> list[tuple[str, str]]:
    """Each step of each statement that a question makes, with the statement."""
    said: list[str] = []
    db.set_trace_callback(said.append)
    ask(db)
    db.set_trace_callback(None)
    asked = [sql for sql in dict.fromkeys(said) if sql.startswith(("SELECT", "select", "WITH"))]
    return [(row[3], sql) for sql in asked for row in db.execute(f"EXPLAIN QUERY PLAN {sql}")]


@pytest.mark.parametrize("name", _PAGES)
def test_no_page_reads_a_large_table_through(many: Path, name: str) -> None:
    with reading(str(many)) as db:
        steps = plans(db, _PAGES[name])
    assert steps
    assert [step for step in steps if _THROUGH.match(step[0])] == []


@pytest.mark.parametrize("name", ["whole_record_of_a_company", "timeline_of_a_company"])
def test_a_companys_facts_are_found_by_numbers(many: Path, name: str) -> None:
    """By the views with claims' ids each of ten thousand claims would be looked up twice, in a table as wide as the
    articles: Datasette broke it off at a second where the base was not in memory."""
    with reading(str(many)) as db:
        steps = [step for step, _ in plans(db, _PAGES[f"query {name}"])]
    assert sum("claims" in step or " c " in f" {step} " for step in steps) == 1
    assert any("party_rows_name" in step for step in steps)


def test_pairs_are_those_with_most_deals_however_few(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with reading(str(many)) as db:
        all_of_them = charts.pairs(db, {})
        assert all_of_them
        assert {pair["deals"] for pair in all_of_them} == {1}  # which the first question leaves out
        monkeypatch.setattr(charts, "_PAIRS", 2)
        assert charts.pairs(db, {}) == all_of_them[:2]


def test_where_pairs_with_several_deals_are_enough_nothing_else_is_asked(
    many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.db"
    with sqlite3.connect(many) as source, sqlite3.connect(copy) as changed:
        source.backup(changed)
        changed.execute("UPDATE deal_list SET company_key = '=One', counterparty_key = '=Other' WHERE kind = 'ppa'")
    changed.close()
    source.close()
    monkeypatch.setattr(charts, "_PAIRS", 1)
    with reading(str(copy)) as db:
        said: list[str] = []
        db.set_trace_callback(said.append)
        (pair,) = charts.pairs(db, {})
    assert (pair["company"], pair["counterparty"]) == ("One", "Other")
    assert sum("GROUP BY" in sql for sql in said) == 1


def apart(ask: Callable[[], Any]) -> Any:
    """In a thread of its own: a browser in the same process has a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(lambda: asyncio.run(ask())).result()


def served(base: Path, **settings: Any) -> Datasette:
    whole = configuration(base.stem)
    whole["databases"][base.stem]["tables"]["inputs"] |= settings
    return Datasette([str(base)], metadata=whole)


def test_a_base_is_read_in_place(many: Path) -> None:
    async def mapped() -> int:
        datasette = served(many)
        await datasette.invoke_startup()
        return int((await datasette.get_database("many").execute("PRAGMA mmap_size")).rows[0][0])

    assert apart(mapped) > 1 << 30


@pytest.mark.skipif(datasette_version()[0] >= 1, reason="the 1.0 alphas ask their own tables")
def test_who_may_see_a_table_is_asked_once_and_kept(many: Path) -> None:
    async def asked() -> tuple[int, int, int]:
        datasette = served(many, allow=False)
        await datasette.invoke_startup()
        seen = (await datasette.client.get("/many.json")).json()
        allows = datasette._table_permission_allows
        before = allows.cache_info().misses
        again = await datasette.client.get("/many.json")
        assert [table["name"] for table in again.json()["tables"]] == [table["name"] for table in seen["tables"]]
        assert allows.cache_info().misses == before > 0
        names = {table["name"] for table in seen["tables"]}
        assert "articles" in names
        return "inputs" in names, (await datasette.client.get("/many/inputs")).status_code, before

    shown, status, _ = apart(asked)
    assert not shown
    assert status == 403
