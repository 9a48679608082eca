"""Regular expressions: linear where they see whole inputs, bounded where they see a sentence; and a check that sees when
they are not. ``scripts/ordeal patterns`` tries each on all its strings, this on some."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from ordeals.common import ROOT
from ordeals.patterns import Found, slow

SCRIPT = ROOT / "scripts" / "ordeal.py"
STRINGS = 6
"""That each pattern is tried on."""


def test_none_is_slow() -> None:
    """In a process of its own, which sees every module compile its patterns."""
    words = [sys.executable, str(SCRIPT), "patterns", "--strings", str(STRINGS)]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=600, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    tried = sum(int(number) for number in re.findall(r"'(?:linear|bounded)': (\d+)", ended.stdout))
    assert tried > 1500


@pytest.mark.parametrize(
    ("pattern", "module"),
    [
        (r"(?:a|b|ab)*c$", "extractor.facts.x"),
        (r"(?:\d+[ -]?)+x", "extractor.language.names.x"),
        (r"\s+,", "extractor.reading.x"),
        (r"<\w+.*>", "extractor.sources.x"),
    ],
)
def test_a_slow_one_is_seen(pattern: str, module: str) -> None:
    assert slow(Found(re.compile(pattern), {module}, True)) is not None


@pytest.mark.parametrize("pattern", [r"\bshares? of\b", r"(?<!\s)\s+,", r"[^,]{1,40},", r"(?<!\d)\d+(?:\.\d+)?%"])
def test_a_linear_one_is_left_alone(pattern: str) -> None:
    assert slow(Found(re.compile(pattern), {"extractor.reading.x"}, True)) is None
