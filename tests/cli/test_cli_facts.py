"""Facts on the command line: their tellings, their history, their conflicts, and what was believed on a day."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent.parent / "engines"))
from deals import FIRMS, Report, settle, write

from extractor.cli import main

Ask = Callable[..., Result]
A, B, C, _ = FIRMS
NEWS = (
    Report("2026-01-05", 1, A, B, status="rumoured", mw=120),
    Report("2026-01-19", 1, A, B, mw=120),
    Report("2026-01-20", 2, B, A, mw=120, value=2e9),
    Report("2026-01-21", 3, A, B, mw=140, value=2e9),
    Report("2026-06-01", 1, A, B, status="terminated", mw=120),
    Report("2026-06-02", 2, C, None, kind="lease", mw=60),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base with a deal's history, told by several."""
    path = tmp_path_factory.mktemp("facts") / "facts.db"
    write(path, NEWS)
    settle(path)
    return path


@pytest.fixture
def ask_news(base: Path) -> Ask:
    """Runs a command on it."""
    return lambda *arguments: CliRunner().invoke(main, [*arguments, "--db", str(base)])


def rows(result: Result) -> list[dict[str, Any]]:
    """What a command that has to succeed prints."""
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def announced(ask_news: Ask, *arguments: str) -> dict[str, Any]:
    (deal,) = rows(ask_news("deals", "--company", A, "--status", "announced", "--max-mw", "130", *arguments))
    return deal


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((), 5),
        (("--claims",), 6),
        (("--current",), 3),
        (("--min-sources", "2"), 1),
        (("--company", B, "--counterparty", A), 4),
        (("--search", "terminated"), 1),
        (("--as-of", "2026-01-19"), 2),
        (("--as-of", "2026-01", "--current"), 2),
        (("--as-of", "2026-01-19", "--known"), 0),
        (("--as-of", "2999", "--known"), 5),
    ],
)
def test_deals(ask_news: Ask, arguments: tuple[str, ...], expected: int) -> None:
    assert len(rows(ask_news("deals", *arguments))) == expected


def test_support_grows(ask_news: Ask) -> None:
    now, then = announced(ask_news), announced(ask_news, "--as-of", "2026-01-19")
    assert now["id"] == then["id"]
    assert (now["independent"], now["value"], now["last_report"]) == (2, 2e9, "2026-01-20")
    assert (then["independent"], then["value"], then["last_report"]) == (1, None, "2026-01-19")
    assert now["conflicts"] == 1


def test_show_and_why(ask_news: Ask) -> None:
    id = announced(ask_news)["id"]
    fact = json.loads(ask_news("show", id[:9]).stdout)
    assert (fact["fields"]["capacity_mw"], len(fact["tellings"])) == (120.0, 2)
    assert "[120 MW](capacity_mw)" in fact["tellings"][1]["marked"]
    text = ask_news("show", id, "-t").stdout
    for part in ("2 claims of 2 articles, 2 independent, 2026-01-19 to 2026-01-20", "its status moved on to",
                 "it disagrees with", "on capacity_mw: 120 and 140 differ"):  # fmt: skip
        assert part in text
    then = ask_news("show", id, "-t", "--as-of", "2026-01-19").stdout
    assert "1 claim of 1 article" in then
    reasons = ask_news("why", id, "-t").stdout
    for part in ("the first of them", "fits", "capacity_mw          120", "left open", "its status moved on from"):
        assert part in reasons
    member = json.loads(ask_news("why", id).stdout)["tellings"][1]
    assert member["agreed"]["capacity_mw"] == "120"
    claim = json.loads(ask_news("why", member["claim"]).stdout)
    assert claim["rule"] == "deal.made"


def test_conflicts(ask_news: Ask) -> None:
    (found,) = rows(ask_news("conflicts"))
    assert (found["field"], found["value"], found["other_value"]) == ("capacity_mw", 120.0, 140.0)
    assert rows(ask_news("conflicts", "--company", C)) == []
    assert rows(ask_news("conflicts", "--type", "move")) == []
    assert rows(ask_news("conflicts", "--as-of", "2026-01-20")) == []
    assert len(rows(ask_news("conflicts", "--roundings"))) >= 1


def test_timeline(ask_news: Ask) -> None:
    steps = rows(ask_news("timeline", A))
    first = steps[0]["chain"]
    assert [s["step"] for s in steps if s["chain"] == first] == ["rumoured", "announced", "terminated"]
    assert {s["outlet"] for s in steps} == {"Outlet 1", "Outlet 3"}
    assert [s["step"] for s in rows(ask_news("timeline", A, "--as-of", "2026-01-19"))] == ["rumoured", "announced"]
    assert rows(ask_news("timeline", A, "--type", "guidance")) == []
    assert "120 MW, USD 2 bn" in ask_news("timeline", A, "-t").stdout


def test_consolidate(tmp_path: Path) -> None:
    path = tmp_path / "facts.db"
    write(path, NEWS)
    ask = CliRunner()
    for arguments, told in (([], "6 claims settled, 5 facts written"), ([], "0 claims settled"),
                            (["--anew"], "6 claims settled, 0 facts written")):  # fmt: skip
        result = ask.invoke(main, ["consolidate", "--db", str(path), *arguments])
        assert result.exit_code == 0
        assert told in result.stderr
    assert ask.invoke(main, ["consolidate", "--db", str(tmp_path / "none.db")]).exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("deals", "--known"), "--known goes with --as-of"),
        (("deals", "--claims", "--as-of", "2026"), "leave out --claims"),
        (("timeline", "Nobody Inc"), "no company 'Nobody Inc' is known"),
        (("show", "zzz"), "there is no fact or claim 'zzz'"),
    ],
)
def test_what_goes_wrong(ask_news: Ask, arguments: tuple[str, ...], message: str) -> None:
    result = ask_news(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
