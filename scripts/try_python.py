"""Runs the lines of the guide's block ``py`` where its base and its Parquet files lie; see scripts/try-python."""

from __future__ import annotations

import re
import sqlite3
import sys
from pathlib import Path
from typing import Any

import duckdb
import pandas
import polars

NAMES = {"duckdb": duckdb, "pandas": pandas, "polars": polars, "sqlite3": sqlite3}


def main(guide: str) -> None:
    block = re.search(r"^```py\n(.*?)^```$", Path(guide).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert block is not None, f"{guide} has no block py"
    with sqlite3.connect("facts.db") as base:
        deals = base.execute("SELECT count(*) FROM deals").fetchone()[0]
        summed = base.execute("SELECT count(DISTINCT counterparty) FROM deals").fetchone()[0]
    for line in block[1].splitlines():
        rows = count(eval(line, dict(NAMES)))
        expected = summed if "GROUP BY" in line else deals
        assert rows == expected, f"{rows} rows, not {expected}: {line}"
        print(f"{rows} rows: {line}")


def count(answer: Any) -> int:
    """The rows of a data frame or of DuckDB's relation."""
    return len(answer.fetchall()) if hasattr(answer, "fetchall") else len(answer)


if __name__ == "__main__":
    main(sys.argv[1])
