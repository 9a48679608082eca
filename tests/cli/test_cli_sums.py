"""Facts counted and summed: who takes most, as far as it is said, each deal once."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from made import fill
from stories import consolidated

from extractor.cli import main

Rows = Callable[..., list[dict[str, Any]]]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("--by counterparty", [("Quillstone Digital", 2), ("Amazon Web Services", 1)]),
        ("--by counterparty --parents", [("Quillstone Digital", 2), ("Amazon", 1)]),
        ("--by kind --limit 1", [("ppa", 2)]),
        ("--by year --sort year", [("2025", 1), ("2026", 1), (None, 1)]),
        ("--by month --sort=-month --limit 1", [("2026-01", 1)]),
        ("--by status --counterparty-sector hyperscaler", [("announced", 1)]),
        ("--by company --company-sector miner --company-sector ipp", [("Cipher Mining", 1)]),
    ],
)
def test_counts(rows: Rows, arguments: str, expected: list[tuple[Any, int]]) -> None:
    found = rows("deals", *arguments.split())
    by = arguments.split()[1]
    assert [(row[by], row["facts"]) for row in found] == expected
    assert all(len(row["ids"].split()) == row["facts"] for row in found)


def test_sums_have_units_and_say_what_they_lack(rows: Rows) -> None:
    found = rows("deals", "--by", "counterparty", "--sum", "mw")
    assert [(row["mw"], row["mw_high"], row["unsaid"]) for row in found] == [(300, 300, 0), (170, 230, 0)]
    money = rows("deals", "--by", "kind", "--sum", "value")
    assert [(row["kind"], row["value"], row["currency"], row["unsaid"]) for row in money] == [
        ("ppa", 2e9, "USD", 0),
        ("lease", None, None, 1),
        ("ppa", None, None, 1),
    ]


def test_sums_in_a_table(ask: Callable[..., Any]) -> None:
    lines = ask("deals", "--by", "counterparty", "--sum", "mw", "-t").stdout.splitlines()
    assert lines[0].split() == ["counterparty", "facts", "mw", "ids"]
    assert lines[2].split()[:5] == ["Amazon", "Web", "Services", "1", "300"]
    assert "170 – 230 MW" in lines[3]
    assert "USD 2 bn" in ask("deals", "--by", "kind", "--sum", "value", "-t").stdout


def asked(path: Path, *arguments: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(main, [*arguments, "--db", str(path)])
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_deal_counts_once(tmp_path: Path) -> None:
    """Of its steps the last, of reports that contradict each other the one with most support."""
    path = consolidated(tmp_path / "facts.db")
    each = asked(path, "deals")
    assert len(each) == 5
    (brightloom, corvath) = asked(path, "deals", "--by", "counterparty", "--sum", "mw")
    assert (brightloom["counterparty"], brightloom["facts"], brightloom["mw"]) == ("Brightloom", 2, 350)
    assert brightloom["contradicted"] == 0
    assert (corvath["counterparty"], corvath["facts"], corvath["mw"], corvath["contradicted"]) == ("Corvath", 1, 90, 1)


def test_judgements_count(tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    merge = ["companies", "merge", "Quillstone Digital", "Amazon", "--why", "bought", "--db", str(path)]
    assert CliRunner().invoke(main, merge).exit_code == 0
    found = asked(path, "deals", "--by", "counterparty", "--parents")
    assert [(row["counterparty"], row["facts"]) for row in found] == [("Amazon", 3)]
    sectors = asked(path, "deals", "--counterparty-sector", "hyperscaler", "--sort", "company")
    assert [row["company"] for row in sectors] == ["Cipher Mining", "Orrin Grid", "Velanur Power"]


@pytest.mark.parametrize(
    "arguments",
    [
        "deals --min-mw 100 --kind lease --search texas --since 2025",
        "deals --company AWS --counterparty CIFR --company-sector miner --claims",
        "deals --by counterparty --sum mw --parents",
        "moves --metric price",
        "companies --sector miner",
        "companies --unresolved",
        "articles --search texas",
        "inputs --failed",
        "ledger lease.txt",
        "conflicts --company AWS --roundings",
        "timeline AWS",
    ],
)
def test_what_explain_prints_can_be_run(ask: Callable[..., Any], facts: Path, arguments: str) -> None:
    result = ask(*arguments.split(), "--explain")
    assert result.exit_code == 0, result.output
    machine = json.loads(ask(*arguments.split(), "--explain", "--json").stdout)
    with closing(sqlite3.connect(facts)) as db:
        found = db.execute(result.stdout).fetchall()
        by_values = [db.execute(each["sql"], each["values"]).fetchall() for each in machine]
    assert found == by_values[-1]
    rows = json.loads(ask(*arguments.split()).stdout)
    assert arguments.endswith("unresolved") or len(rows) == len(found)


def test_explain_shows_what_was_typed(ask: Callable[..., Any]) -> None:
    typed = "x'; DROP TABLE facts; --"
    text = ask("articles", "--site", typed, "--explain").stdout
    assert "-- site = 'x''; DROP TABLE facts; --'" in text
    assert "site = 'x''; DROP TABLE facts; --' COLLATE NOCASE" in text
