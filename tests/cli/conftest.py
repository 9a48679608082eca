from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
from made import fill

from extractor.cli import main

Ask = Callable[..., Result]


@pytest.fixture(scope="session")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base that is only read."""
    return fill(tmp_path_factory.mktemp("base") / "facts.db")


@pytest.fixture
def ask(facts: Path, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Runs a command where the base lies."""
    monkeypatch.chdir(facts.parent)

    def run(*arguments: str, **options: Any) -> Result:
        return CliRunner().invoke(main, list(arguments), **options)

    return run


@pytest.fixture
def rows(ask: Ask) -> Callable[..., list[dict[str, Any]]]:
    """Runs a command that has to succeed; its rows."""

    def run(*arguments: str) -> list[dict[str, Any]]:
        result = ask(*arguments)
        assert result.exit_code == 0, result.output
        found: list[dict[str, Any]] = json.loads(result.stdout)
        return found

    return run
