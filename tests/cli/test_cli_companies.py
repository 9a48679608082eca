"""Companies from the command line: what is new, judgements, lists of one's own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from made import fill

from extractor.cli import main

STORY = (
    "Thistlebrook signed a 10-year lease with Quillstone Digital for 40 MW on Tuesday. "
    "Shares of Thistlebrook rose 4% on Tuesday."
)


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return fill(tmp_path / "facts.db")


def ask(*arguments: str) -> Result:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def rows(*arguments: str) -> list[dict[str, Any]]:
    result = ask(*arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_judgements_are_listed_and_taken_back(base: Path) -> None:
    first = rows("companies", "--unresolved", "--limit", "1")[0]
    assert set(first) == {"name", "worth", "claims", "articles", "megawatts", "money", "near"}
    merged = ask("companies", "merge", "Velanur Power", "Orrin Grid", "--why", "one owner", "--who", "Ada")
    assert merged.stderr.startswith(
        "judgement 1: Velanur Power is Orrin Grid; 2 facts settled anew; to take it back: wattwire companies undo 1"
    )
    assert len(rows("deals", "--company", "Orrin Grid")) == 2
    assert ask("companies", "undo", "1", "--why", "they are not").exit_code == 0
    assert len(rows("deals", "--company", "Orrin Grid")) == 1
    told = rows("companies", "judgements")
    assert tuple(told[0][name] for name in ("kind", "who", "why", "holds")) == ("merge", "Ada", "one owner", 0)
    assert [row["undoes"] for row in told] == [None, 1]
    for command in (("split", "Orrin Grid", "AWS"), ("rename", "Orrin Grid", "Orrin"), ("keep", "Quillstone Digital")):
        assert ask("companies", *command, "--why", "known").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "Velanor Powr", "AWS", "--why", "x"), "did you mean Velanur Power"),
        (("merge", "Velanur Power", "AWS"), "Missing option '--why'"),
        (("undo", "7", "--why", "x"), "there is no judgement 7; `wattwire companies judgements` lists them"),
        (("keep", "AWS", "--why", "x", "--db", "none.db"), "there is no base none.db"),
        (("import", "none.csv"), "'none.csv' does not exist"),
    ],
)
def test_what_a_person_can_do_wrong(base: Path, arguments: tuple[str, ...], message: str) -> None:
    result = ask("companies", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())


def test_a_list_that_is_wrong_is_refused_whole(base: Path) -> None:
    Path("mine.csv").write_text("name,sector\nVelanur Power,ipp\nOrrin Grid,nonsense\n")
    result = ask("companies", "import", "mine.csv")
    assert result.exit_code == 2
    assert "mine.csv, line 3: 'nonsense' is no sector" in result.stderr
    assert rows("sql", "SELECT * FROM own_companies") == []


def test_what_was_imported_is_recognised_in_the_next_run(base: Path) -> None:
    Path("story.txt").write_text(STORY)
    run = ("run", "story.txt", "--db", "new.db", "--published", "2025-03-04", "--model", "blank", "-q")
    assert ask(*run).exit_code == 0
    before = rows("sql", "SELECT DISTINCT name FROM claim_parties WHERE name LIKE 'Thistle%'", "--db", "new.db")
    Path("mine.csv").write_text("name,aliases,tickers,sector\nThistlebrook Halls,Thistlebrook,OSL:THB,data_centre\n")
    told = ask("companies", "import", "mine.csv", "--db", "new.db")
    assert "1 company; the registry has 0 of them" in told.stderr
    assert ask(*run).exit_code == 0
    after = rows("deals", "--company", "OSL:THB", "--db", "new.db")
    assert [row["company"] for row in after] == ["Thistlebrook Halls"]
    assert before != [{"name": "Thistlebrook Halls"}]
    first, second = rows("sql", "SELECT rules FROM runs ORDER BY id", "--db", "new.db")
    assert first != second, "a base's own companies are part of what makes its claims"
    assert ask(*run).exit_code == 0
    unchanged = rows("sql", "SELECT unchanged FROM runs ORDER BY id DESC LIMIT 1", "--db", "new.db")
    assert unchanged == [{"unchanged": 1}]
    assert rows("verify", "--db", "new.db") == []
