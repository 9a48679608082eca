"""Regular expressions: linear where they see whole inputs, bounded where they see a sentence; and a check that sees when
they are not. ``scripts/ordeal patterns`` tries each on all its strings, this on some."""

from __future__ import annotations

import re

import pytest
from ordeals.patterns import Found, of_package, slow

STRINGS = 10


def test_none_is_slow() -> None:
    found = of_package()
    assert len(found) > 1500
    told = {f"{min(each.modules)}: {each.pattern.pattern[:80]!r}": slow(each, STRINGS) for each in found}
    assert {name: why for name, why in told.items() if why} == {}


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
