from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from made import fill

from extractor.store.connect import reading


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A base that is only read."""
    return fill(tmp_path_factory.mktemp("base") / "facts.db")


@pytest.fixture
def db(filled: Path) -> Iterator[sqlite3.Connection]:
    with reading(str(filled)) as connection:
        yield connection
