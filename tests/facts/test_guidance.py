"""Guidance: what a company says it will reach, and what others expect of it."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Extraction, Guidance

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Velanur Power Inc expects revenue of $3.1 billion to $3.3 billion in 2026.", {"metric": "revenue", "low": 3.1e9, "high": 3.3e9, "unit": "USD", "period": "2026"}),
    ("Velanur Power Inc expects 2026 capital expenditure of $115-$135 billion.", {"metric": "capex", "low": 115e9, "high": 135e9}),
    ("Velanur Power Inc raised its revenue forecast for 2025 to $2 billion.", {"metric": "revenue", "low": 2e9, "high": 2e9, "change": "raised"}),
    ("Velanur Power Inc cut its revenue forecast for 2025 to $2 billion.", {"change": "lowered"}),
    ("Velanur Power Inc reaffirmed its 2025 revenue guidance of $2 billion.", {"change": "maintained"}),
    ("Velanur Power Inc now sees revenue of $2 billion, compared with the $3 billion it had projected.", {"low": 2e9, "change": "lowered"}),
    ("Velanur Power Inc targets 10 GW by 2030.", {"metric": "capacity", "low": 10_000.0, "unit": "MW", "period": "2030"}),
    ("Velanur Power Inc expects to have 300 MW under contract by 2026.", {"metric": "contracted_capacity", "low": 300.0}),
    ("Velanur Power Inc expects revenue growth of 8% to 10% in 2026.", {"metric": "revenue_growth", "low": 8.0, "high": 10.0, "unit": "percent"}),
    ("Velanur Power Inc expects revenue of $2 billion, above analysts' estimates.", {"versus_consensus": "above"}),
)  # fmt: skip

NONE = (
    "Analysts expect revenue of $2 billion at Velanur Power Inc in 2026.",
    "Velanur Power Inc expects to build 99 MW.",
    "India aims to reach 100 GW by 2047.",
    "The partners expect to invest $2 billion.",
    "Velanur Power Inc plans to invest $2 billion in Nimbrel Cloud Inc.",
    "Will Velanur Power Inc reach its revenue target of $2 billion?",
    "Velanur Power Inc had revenue of $2 billion.",
)


def guidance(extraction: Extraction) -> list[Guidance]:
    return [claim for claim in extraction.claims if isinstance(claim, Guidance)]


@pytest.mark.parametrize(("sentence", "expected"), STATED)
def test_is_guidance(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (found,) = guidance(extract(sentence, published="2025-05-27"))
    assert found.company == "Velanur Power Inc"
    assert {field: getattr(found, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NONE)
def test_is_no_guidance(extract: Any, sentence: str) -> None:
    assert guidance(extract(sentence, published="2025-05-27")) == []


def test_what_analysts_had_expected_is_not_the_companys(extract: Any) -> None:
    text = "Velanur Power Inc expects revenue of $3 billion, above the consensus of $2.8 billion."
    assert [found.low for found in guidance(extract(text, published="2025-05-27"))] == [3e9]


def test_a_heading_opens_guidance_of_the_company_behind_it(extract: Any) -> None:
    text = "Nimbrel Cloud Inc is a customer. Outlook: Velanur Power Inc sees revenue of $3 billion."
    assert [found.company for found in guidance(extract(text, published="2025-05-27"))] == ["Velanur Power Inc"]
