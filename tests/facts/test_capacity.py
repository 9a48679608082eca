"""Capacities: power that somebody holds, and power that is a product's, a country's or a rate."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Capacity, Extraction

HELD: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Kestrel Storage has a pipeline of 1.4 GW.", {"holder": "Kestrel Storage", "mw": 1400.0, "stage": "pipeline"}),
    ("Wintergreen Energy operates 640 MW across nine sites.", {"holder": "Wintergreen Energy", "mw": 640.0, "stage": "operating"}),
    ("Velanur Power is building a 150 MW solar plant.", {"mw": 150.0, "stage": "under_construction", "technology": "solar"}),
    ("Quarrydene Hydro plans to add up to 90 MW by 2028.", {"mw": 90.0, "bound": "up_to", "stage": "planned"}),
    ("Bellhaven Energy will offer 40 MW to 60 MW of critical IT load.", {"mw": 40.0, "mw_high": 60.0, "basis": "critical_it"}),
    ("Tarnwell Power, owned by Larkmoor Capital and Stellenhof Bank, operates plants of 410 MW.", {"holder": "Tarnwell Power", "mw": 410.0}),
    ("Larkmoor Capital announced a loan for Heliandra Power's planned 24 MW plant.", {"holder": "Heliandra Power", "mw": 24.0}),
    ("Stellenhof Bank will finance the 60 MW plant planned by Emberlode Energy.", {"holder": "Emberlode Energy", "mw": 60.0}),
    ("Calder Ridge / Ohio / 90 MW / leased to Brightloom AI", {"holder": "Calder Ridge", "mw": 90.0}),
    ("Calder Ridge, a 750 MW campus in Texas, belongs to Kestrel Storage.", {"holder": "Calder Ridge", "mw": 750.0}),
    ("Brightloom AI will occupy 168 MW of critical IT load at Calder Lake.", {"holder": "Calder Lake", "stage": "planned"}),
    ("The permit is for a 1.8 GW campus by Kestrel Storage.", {"holder": "Kestrel Storage", "mw": 1800.0}),
    ("Kestrel Storage has 900 MW under contract and runs a mine.", {"stage": "contracted"}),
    ("Kestrel Storage had 470 MW of active power, after contracts in May.", {"stage": "operating"}),
    ("Kestrel Storage said half of it was ready. Harrow Grid had agreed to sell 300 MW of wind power to Quillstone Digital.", {"holder": "Harrow Grid", "stage": "contracted"}),
    ("Kestrel Storage has 700 MW in operation, according to the Daily Tribune.", {"holder": "Kestrel Storage", "mw": 700.0}),
)  # fmt: skip

REFUSED: tuple[tuple[str, str], ...] = (
    ("The shop at 7421 W. Atlantic Avenue belongs to Kestrel Storage.", "address"),
    ("Kestrel Storage sells a 45 W charger.", "product_rating"),
    ("Norway's plan for an additional 7 GW of hydropower may help Kestrel Storage.", "country_total"),
    ("Solar output in Spain is expected to rise by 4.7 GW on Tuesday, Kestrel Storage data showed.", "country_total"),
    ("Amberline Research estimates that the home storage market will exceed 190 GW by 2029.", "market_total"),
    ("The Energy Agency plans for 40 GW of offshore wind.", "third_party"),
    ("Velanur Power ordered 6 MW turbines.", "product_rating"),
    ("Spain had 32 GW of solar installed.", "country_total"),
    ("Vellamo Atomics develops two reactors of 300 MW each.", "product_rating"),
    ("The turbine, a machine with a nominal output of 6 MW, comes from Kestrel Storage.", "product_rating"),
    ("Kestrel Storage has signed 250 MW of new load a year.", "rate"),
    ("We pencil in 350 MW of signings by Kestrel Storage.", "generic"),
    ("Could Kestrel Storage reach 900 MW?", "hypothetical"),
)


def capacities(extraction: Extraction) -> list[Capacity]:
    return [claim for claim in extraction.claims if isinstance(claim, Capacity)]


@pytest.mark.parametrize(("sentence", "expected"), HELD)
def test_is_a_capacity(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (capacity,) = capacities(extract(sentence, published="2025-05-27"))
    assert {field: getattr(capacity, field) for field in expected} == expected


@pytest.mark.parametrize(("sentence", "reason"), REFUSED)
def test_is_none_and_the_ledger_says_why(extract: Any, sentence: str, reason: str) -> None:
    extraction = extract(sentence, published="2025-05-27")
    assert capacities(extraction) == []
    assert [entry.outcome for entry in extraction.ledger if entry.kind == "power"] == [reason]


def test_a_number_told_twice_is_one_fact(extract: Any) -> None:
    text = "Kestrel Storage operates 310 MW. Kestrel Storage has 310 MW in operation."
    assert len(capacities(extract(text, published="2025-05-27"))) == 1


def test_a_target_that_is_moved_is_guidance(extract: Any) -> None:
    assert capacities(extract("Kestrel Storage raised its target for signed load to 110 MW.", published=None)) == []
