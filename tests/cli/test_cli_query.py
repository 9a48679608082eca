"""Asking a base."""

from __future__ import annotations

import csv
import io
import json
import shlex
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from made import LEASE, fill, lease

from extractor.cli import main, output
from extractor.cli.facts import COMMANDS as FACTS
from extractor.cli.reference import named
from extractor.schema.facts import handle
from extractor.store import connect
from extractor.store.tables import FACT_TABLES

Ask = Callable[..., Result]
Rows = Callable[..., list[dict[str, Any]]]
DEAL = lease().claims[0].id
FACT = handle(DEAL)


@pytest.mark.parametrize(
    ("arguments", "column", "expected"),
    [
        ("deals --company AMZN", "company", ["Cipher Mining"]),
        ("deals --company AWS --counterparty CIFR", "company", ["Cipher Mining"]),
        ("deals --counterparty quillstone-digital --status terminated", "company", ["Orrin Grid"]),
        ("deals --min-mw 100 --max-mw 200", "company", ["Velanur Power"]),
        ("deals --kind ppa --kind lease --technology solar", "company", ["Velanur Power"]),
        ("deals --action new --sort=-capacity_mw --limit 1", "company", ["Cipher Mining"]),
        ("deals --since 2025-11 --until 2025", "company", ["Cipher Mining"]),
        ("deals --search solar", "company", ["Velanur Power"]),
        ("capacities --company CIFR --stage contracted --min-mw 300", "holder", ["Cipher Mining"]),
        ("capacities --status operating", "holder", []),
        ("moves --horizon day", "subject", ["Velanur Power"]),
        ("moves --kind crypto --metric price --company btc", "subject", ["Bitcoin"]),
        ("moves --min-confidence 0.8", "subject", ["Velanur Power"]),
        ("guidance --metric revenue --change raised", "company", ["Quillstone Digital"]),
        ("events --kind earnings --since 2026-02-01 --sort date", "company", ["Quillstone Digital"]),
        ("companies --sector miner", "name", ["Cipher Mining"]),
        ("companies --unlisted --search velanur", "name", ["Velanur Power"]),
        ("articles --search texas --site 'The Wire' --since 2025 --until 2025-12", "title", ["A lease in Texas"]),
        ("articles --sort=-claims --limit 1", "claims", [5]),
        ("inputs --failed", "reason", ["malformed"]),
        ("inputs --outcome duplicate", "source", ["copy.txt"]),
        ("inputs --reason same_text", "source", ["copy.txt"]),
        ("ledger lease.txt --outcome claim", "raw", ["300 MW"]),
        ("sql 'SELECT kind FROM deals WHERE company = :who' -p who 'Orrin Grid'", "kind", ["ppa"]),
        ("verify", "what", []),
    ],
)
def test_answers(rows: Rows, arguments: str, column: str, expected: list[Any]) -> None:
    assert [row[column] for row in rows(*shlex.split(arguments))] == expected


def test_every_fact_type_has_a_command(rows: Rows) -> None:
    assert [command.name for command in FACTS] == [table.view for table in FACT_TABLES.values()]
    for command in FACTS:
        assert rows(str(command.name))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("deals", "--company", "Velanor Powr"), "did you mean Velanur Power"),
        (("deals", "--counterparty", "Amazom"), "did you mean Amazon"),
        (("deals", "--kind", "gift"), "'gift' is not one of 'ppa'"),
        (("deals", "--since", "2026-02-30"), "'2026-02-30' is no date; write it as 2026-01-29, 2026-01 or 2026"),
        (("moves", "--until", "yesterday"), "is no date"),
        (("deals", "--min-mw", "much"), "'much' is not a valid float"),
        (("deals", "--by", "colour"), "'colour' is not one of 'company', 'counterparty'"),
        (("deals", "--by", "kind", "--sum", "percent"), "'percent' is not one of 'mw', 'value'"),
        (("moves", "--by", "metric", "--sum", "mw"), "No such option"),
        (("deals", "--sum", "mw"), "--sum and --parents go with --by"),
        (("deals", "--by", "kind", "--claims"), "leave out --claims"),
        (("deals", "--by", "kind", "--sort", "value"), "no column 'value' to sort by; there are: kind, facts"),
        (("deals", "--explain", "--open"), "show the same question; leave one out"),
        (("deals", "--explain", "--db", "none.db"), "there is no base none.db"),
        (("completion", "tcsh"), "'tcsh' is not one of 'bash', 'zsh', 'fish'"),
        (("deals", "--sort", "size"), "no column 'size' to sort by; there are: id, company"),
        (("deals", "--fmt", "fancy"), "'fancy' is none of"),
        (("deals", "--db", "none.db"), "there is no base none.db; make one with: wattwire run PATH --db none.db"),
        (("show", "zzz"), "there is no fact or claim 'zzz' in this base"),
        (("ledger", "zzz"), "there is no article 'zzz' in this base"),
        (("ledger", "news.jsonl", "--db", "."), "is a directory"),
        (("inputs", "--failed", "--outcome", "skip"), "leave one out"),
        (("sql", "SELEC 1"), 'SQL: near "SELEC": syntax error; docs/schema.md describes'),
        (("sql", "DELETE FROM claims"), "SQL: attempt to write a readonly database"),
        (("run",), "Missing argument 'PATH...'"),
        (("run", "no/such/file"), "no/such/file"),
        (("extract", "no/such/file"), "no/such/file"),
        (("run", "x.txt", "--published", "2026-13-01"), "'2026-13-01' is no date; write it as"),
        (("run", "x.txt", "--jobs", "0"), "0 is not in the range"),
        (("frobnicate",), "No such command 'frobnicate'"),
    ],
)
def test_what_a_person_can_do_wrong(ask: Ask, arguments: tuple[str, ...], message: str) -> None:
    result = ask(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr.replace("\n", " ")
    assert result.stderr.count("Error:") == 1
    assert "Traceback" not in result.output
    assert not result.stdout


def test_a_newer_base(ask: Ask, tmp_path: Path) -> None:
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version = 99")
    for arguments in (("deals",), ("run", str(path.parent))):
        result = ask(*arguments, "--db", str(path))
        assert result.exit_code == 2
        assert result.stderr.startswith(f"Error: {path} was made by a newer version of wattwire; upgrade with")


def test_a_locked_base(ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connect, "BUSY_SECONDS", 0.05)
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = ask("run", str(tmp_path), "--db", str(path))
        other.execute("ROLLBACK")
    assert result.exit_code == 2
    assert "is locked: another program is writing to it; let it finish and try again" in result.stderr


def test_forms(ask: Ask) -> None:
    plain = json.loads(ask("deals", "--sort", "company").stdout)
    assert json.loads(ask("deals", "--sort", "company", "--json").stdout) == plain
    lines = [json.loads(line) for line in ask("deals", "--sort", "company", "--nl").stdout.splitlines()]
    assert lines == plain
    table = list(csv.DictReader(io.StringIO(ask("deals", "--sort", "company", "--csv").stdout)))
    assert [row["company"] for row in table] == [row["company"] for row in plain]
    assert list(table[0]) == list(plain[0])
    assert table[0]["capacity_mw"] == "300.0"
    tabs = list(csv.reader(io.StringIO(ask("deals", "--tsv").stdout), delimiter="\t"))
    assert tabs[0][:2] == ["id", "company"]
    assert len(tabs) == 4


def test_table(ask: Ask) -> None:
    lines = ask("deals", "-t", "--sort=-value").stdout.splitlines()
    assert lines[0].split()[:2] == ["id", "company"]
    assert "120 – 180 MW" in lines[2]
    assert "USD 2 bn" in lines[2]
    assert "15 y" in lines[3] + lines[4]
    assert ask("deals", "--fmt", "github").stdout.startswith("| id ")
    assert "+4.9 %" in ask("moves", "-t").stdout
    assert "USD 2 bn – 2.5 bn" in ask("guidance", "-t").stdout
    assert "ahead" in ask("events", "-t").stdout


def test_nothing_found(ask: Ask) -> None:
    for form, expected in (("--json", "[]\n"), ("--nl", ""), ("--csv", ""), ("-t", "")):
        result = ask("deals", "--limit", "0", form)
        assert (result.exit_code, result.stdout) == (0, expected)
    assert ask("deals", "--limit", "0", "-t").stderr == "nothing found\n"


def test_on_a_terminal_it_is_a_table_that_fits(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(output, "on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "90")
    lines = ask("deals").stdout.splitlines()
    assert lines[0].startswith("id")
    assert max(map(len, lines)) <= 90
    assert any("…" in line for line in lines)
    beginnings = [line.split()[0] for line in lines[2:]]
    assert FACT[:8] in beginnings
    assert all(ask("show", id).exit_code == 0 for id in beginnings), "what stands there of an id is enough for it"


def test_show(ask: Ask) -> None:
    claim = json.loads(ask("show", DEAL[:8]).stdout)
    assert claim["id"] == DEAL
    marked = "[Cipher Mining](company) will host [300 MW](capacity_mw) for [AWS](counterparty) under a [lease](kind)"
    assert claim["marked"].startswith(marked)
    text = ask("show", DEAL, "--text").stdout
    assert marked in text
    for part in ("A lease in Texas", "https://example.org/lease", "lease.txt", "Nvidia (technology_supplier)", "0.9"):
        assert part in text


def test_why(ask: Ask) -> None:
    reasons = json.loads(ask("why", DEAL).stdout)
    assert (reasons["rule"], reasons["rules"], reasons["run"]["versions"]) == (
        "deal.made",
        "rules-1",
        {"wattwire": "0"},
    )
    matched = {match["field"]: match for match in reasons["matched"]}
    at = LEASE.index("300 MW")
    assert matched["capacity_mw"]["words"] == [{"raw": "300 MW", "start": at, "end": at + 6}]
    assert matched["status"]["words"] == []
    text = ask("why", DEAL, "-t").stdout
    assert "rule deal.made" in text
    assert "“300 MW” at 24" in text


def test_verify_tells_what_is_wrong(ask: Ask, tmp_path: Any) -> None:
    assert "sound: 3 articles, 8 claims" in ask("verify").stderr
    path = fill(tmp_path / "facts.db")
    with closing(sqlite3.connect(path)) as db:
        db.execute("UPDATE mention_rows SET start = start + 1 WHERE field = 'percent'")
        db.commit()
    result = ask("verify", "--db", str(path))
    assert result.exit_code == 1
    assert {problem["what"] for problem in json.loads(result.stdout)} == {"claims"}
    assert "2 problems" in result.stderr


def test_schema(ask: Ask) -> None:
    schema = json.loads(ask("schema").stdout)
    assert {"Deal", "Move"} <= set(schema["$defs"])


@pytest.mark.parametrize("name", ["", *(name for name, _ in named(main))])
def test_help_has_examples(ask: Ask, name: str) -> None:
    result = ask(*name.split(), "--help")
    assert result.exit_code == 0
    assert "Examples:" in result.stdout
    assert f"wattwire {name}".strip() in result.stdout.split("Examples:")[1]
    assert "``" not in result.stdout
