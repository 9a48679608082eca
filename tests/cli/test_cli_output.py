"""How values read in tables, and progress."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest

from extractor.cli import progress as module
from extractor.cli.marks import elsewhere, marked
from extractor.cli.progress import progress
from extractor.schema import RawDocument
from extractor.store.tables import DEALS, MOVES
from extractor.store.units import guided, money, reader


@pytest.mark.parametrize(
    ("value", "high", "bound", "basis", "expected"),
    [
        (9.7e9, None, "exact", None, "USD 9.7 bn"),
        (1.15e11, 1.35e11, None, "total", "USD 115 bn – 135 bn"),
        (4.2e7, None, "up_to", "annual", "≤ USD 42 m a year"),
        (2.5e12, None, "about", "upfront", "~USD 2.5 tn upfront"),
        (950_000.0, None, "at_least", None, "≥ USD 950,000"),
        (None, None, None, None, ""),
    ],
)
def test_money(value: float | None, high: float | None, bound: str | None, basis: str | None, expected: str) -> None:
    row = {"value": value, "value_high": high, "value_bound": bound, "currency": "USD", "value_basis": basis}
    assert money(row) == expected


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (10_000.0, 10_000.0, "MW", "10,000 MW"),
        (3.0, 5.0, "percent", "3 – 5 %"),
        (1e9, 1e9, "EUR", "EUR 1 bn"),
        (150.0, 150.0, "bps", "150 bps"),
    ],
)
def test_guided(low: float, high: float, unit: str, expected: str) -> None:
    assert guided({"low": low, "high": high, "unit": unit, "bound": "exact"}) == expected


def test_cells() -> None:
    cell = reader(DEALS)
    row: dict[str, Any] = {
        "capacity_mw": 1000.0, "capacity_mw_high": None, "capacity_bound": "at_least", "counterparty": None,
        "counterparty_text": "a hyperscaler", "term_years": None, "term_text": "multiyear", "site": "A\n  site",
    }  # fmt: skip
    assert [cell(row, c) for c in ("capacity", "counterparty", "term_years", "site")] == [
        "≥ 1,000 MW", "“a hyperscaler”", "multiyear", "A site",
    ]  # fmt: skip
    fall = {"percent": -4.9, "percent_high": -5.2, "bound": "about"}
    assert reader(MOVES)(fall, "percent") == "~-4.9 – -5.2 %"


def claim(text: str, start: int, *mentions: tuple[str, int, int, str]) -> dict[str, Any]:
    named = [dict(zip(("field", "start", "end", "raw"), mention, strict=True)) for mention in mentions]
    return {"evidence": {"start": start, "end": start + len(text), "text": text}, "mentions": named}


def test_marks() -> None:
    found = claim(
        "It fell 4.9%  today.",
        100,
        ("subject.via", 100, 102, "It"),
        ("subject", 10, 14, "IREN"),
        ("percent", 108, 112, "4.9%"),
        ("bound", 108, 112, "4.9%"),
        ("period", 114, 119, "today"),
        ("horizon", 108, 119, "4.9%  today"),
    )
    assert marked(found) == "[It](subject.via) fell [4.9% today](horizon, percent, bound, period)."
    assert list(elsewhere(found)) == ["“IREN” at 10 (subject)"]


def told(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """What goes to standard error from now on (pytest puts its own there between a fixture and its test)."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    return stream


def test_log_lines_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = told(monkeypatch)
    monkeypatch.setattr(module, "LOG_SECONDS", 0.0)
    with progress(["a"], quiet=False) as advance:
        advance(RawDocument("a.jsonl", "record", b"", 7), "failure")
    assert errors.getvalue() == "a.jsonl, record 7: failure\n1 inputs after 0 s, at a.jsonl, record 7\n"


def test_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    errors = told(monkeypatch)
    with progress(["a"], quiet=True) as advance:
        advance(RawDocument("a", "text", b""), "failure")
    assert errors.getvalue() == ""


@pytest.mark.parametrize("colour", [True, False])
def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, colour: bool) -> None:
    errors = told(monkeypatch)
    monkeypatch.setattr(errors, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(name)
    with progress([str(tmp_path)], quiet=False) as advance:
        advance(RawDocument("a.txt", "text", b""), "article")
        advance(RawDocument("b[1].txt", "text", b""), "failure")
    assert "b[1].txt: failure" in errors.getvalue()
    assert "2/2" in errors.getvalue()
    assert ("\x1b[38;" in errors.getvalue() or "\x1b[3" in errors.getvalue()) is colour
