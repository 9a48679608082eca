"""What expressions say, out of the file and read anew."""

from __future__ import annotations

import re as plain
import subprocess
import sys
from pathlib import Path

import pytest

from extractor.patterns import re, said
from extractor.patterns.known import known, listed, read_anew, written

SCRIPT = Path(__file__).parents[2] / "scripts" / "expressions.py"
UNKNOWN = r"\b(?:zorb|quax)(?:ed|ing) (?:an? )?lease of ⟦W\d+⟧"


def test_the_file_is_current() -> None:
    """In a process of its own, which has asked for the expressions of rules alone."""
    ended = subprocess.run([sys.executable, str(SCRIPT), "--check"], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"scripts/expressions makes it anew\n{ended.stdout}{ended.stderr}"


def test_what_the_file_does_not_know_is_read() -> None:
    assert known(UNKNOWN, plain.IGNORECASE) is None
    found = said(UNKNOWN, plain.IGNORECASE)
    assert found == read_anew(UNKNOWN, plain.IGNORECASE)
    assert found.masks == 1
    assert found.flags == plain.IGNORECASE | plain.UNICODE
    assert found.opens == {"^zorb", "^quax"}
    assert found.closes == frozenset()


def test_without_the_file_everything_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    module = sys.modules[said.__module__]
    monkeypatch.setattr(module, "KEPT", tmp_path / "none.json")
    module._file.cache_clear()
    try:
        assert known(r"\bleases?\b") is None
    finally:
        module._file.cache_clear()


def test_an_expression_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """So that branches merge line by line; where both keep a line, the file is read as well."""
    before, after = (
        written({(each, 0): read_anew(each) for each in ("zorbs?", UNKNOWN, changed)}).splitlines(keepends=True)
        for changed in (r"\bquaxes\b", r"\bquaxed\b")
    )
    assert len(before) == len(after) == 6
    assert len(set(before) - set(after)) == len(set(after) - set(before)) == 1
    module, merged = sys.modules[said.__module__], tmp_path / "known.json"
    merged.write_text("".join([before[0], *after[1:-1], *before[1:]]), encoding="utf-8")
    monkeypatch.setattr(module, "KEPT", merged)
    module._file.cache_clear()
    try:
        assert len(listed()) == 4
        assert known(UNKNOWN) == read_anew(UNKNOWN)
    finally:
        module._file.cache_clear()


def test_an_expression_is_compiled_when_a_text_has_what_it_needs() -> None:
    expression, text = re.compile(UNKNOWN), "The group rose again on the news of the day, and then it fell. "
    assert expression.search(text) is None
    found = expression.search(text + "It zorbed a lease of ⟦W1⟧.")
    assert found is not None
    assert found.group() == "zorbed a lease of ⟦W1⟧"
    assert expression.groups == 0


def test_a_wrong_expression_is_told_at_once() -> None:
    with pytest.raises(plain.error):
        re.compile("(?:lease")
