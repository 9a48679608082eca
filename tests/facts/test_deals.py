"""Deals: sentences of our own that state one, and sentences that only look so."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Deal, Extraction

DAY = "2025-11-06"

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    (
        "Harrowgate Compute signed a 15-year lease with Brightloom AI for 180 MW of critical IT load at its Dry Fork campus.",
        {"company": "Harrowgate Compute", "counterparty": "Brightloom AI", "kind": "lease", "capacity_mw": 180.0, "basis": "critical_it", "term_years": 15.0, "site": "Dry Fork"},
    ),
    (
        "Velanur Power has signed a 12-year power purchase agreement with Quillstone Digital for 120 MW of solar power.",
        {"company": "Velanur Power", "counterparty": "Quillstone Digital", "kind": "ppa", "capacity_mw": 120.0, "technology": "solar"},
    ),
    (
        "Aldermoor Infrastructure agreed to acquire Meridane Wind from Castellan Partners for $620 million.",
        {"company": "Aldermoor Infrastructure", "counterparty": "Castellan Partners", "target": "Meridane Wind", "kind": "acquisition", "value": 620e6, "currency": "USD"},
    ),
    (
        "Orrin Ridge Power will buy two gas plants in Ohio from Palter Energy for $2 billion.",
        {"company": "Orrin Ridge Power", "counterparty": "Palter Energy", "kind": "acquisition", "value": 2e9},
    ),
    (
        "Kestrel Storage has ordered 200 MW/800 MWh of batteries from Nordhaven Cells.",
        {"company": "Nordhaven Cells", "counterparty": "Kestrel Storage", "kind": "supply", "capacity_mw": 200.0, "energy_mwh": 800.0},
    ),
    (
        "Rookhope Systems has cancelled an order for 60 MW of fuel cells from Ceresine Power.",
        {"company": "Ceresine Power", "counterparty": "Rookhope Systems", "status": "terminated"},
    ),
    (
        "Vellamo Atomics signed a letter of intent with Torsund Power to supply up to 600 MW of nuclear power.",
        {"status": "planned", "capacity_mw": 600.0, "capacity_bound": "up_to", "technology": "nuclear"},
    ),
    (
        "Fallowmere Energy has signed a 20-year lease for 250 MW with an undisclosed hyperscaler.",
        {"company": "Fallowmere Energy", "counterparty": None, "counterparty_text": "an undisclosed hyperscaler", "kind": "lease"},
    ),
    (
        "Rosmere Digital has secured a $900 million loan from Tamworth Bank.",
        {"company": "Rosmere Digital", "counterparty": "Tamworth Bank", "kind": "financing", "value": 900e6},
    ),
    (
        "Ironquay Power and Solvane Renewables have formed a joint venture to develop 800 MW in Morocco.",
        {"kind": "joint_venture", "capacity_mw": 800.0},
    ),
)  # fmt: skip

NOT_STATED = (
    "If Harrowgate Compute signs a lease with Brightloom AI, its shares could rise.",
    "Should Harrowgate Compute sign a lease with Brightloom AI?",
    "Harrowgate Compute competes with Brightloom AI for talent.",
    "Analysts at Amberline expect Harrowgate Compute to sign a lease with Brightloom AI.",
)


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize(("sentence", "expected"), STATED, ids=[s[:40] for s, _ in STATED])
def test_states_a_deal(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert {field: getattr(deal, field) for field in expected} == expected


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_states_no_deal(extract: Any, sentence: str) -> None:
    assert deals(extract(sentence, published=DAY)) == []


def test_an_option_belongs_to_the_parties_told_before(extract: Any) -> None:
    text = (
        "Harrowgate Compute signed a lease with Brightloom AI for 180 MW. "
        "Brightloom may take a further 60 MW under an option."
    )
    lease, option = deals(extract(text, published=DAY))
    assert (option.action, option.capacity_mw) == ("option", 60.0)
    assert (option.company, option.counterparty) == (lease.company, lease.counterparty)


def test_a_list_takes_its_provider_from_the_sentence_above(extract: Any) -> None:
    text = "Mastiff Digital has signed two leases:\n- Toledo: 84 MW to Kestrelmind AI for 15 years\n- Lulea: 30 MW to Polarveil AI"
    found = deals(extract(text, published=DAY))
    assert [(d.company, d.counterparty, d.capacity_mw) for d in found] == [
        ("Mastiff Digital", "Kestrelmind AI", 84.0),
        ("Mastiff Digital", "Polarveil AI", 30.0),
    ]


def test_the_next_sentence_completes_the_terms(extract: Any) -> None:
    text = (
        "Harrowgate Compute signed a lease with Brightloom AI. The contract is worth $4 billion and runs for 12 years."
    )
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.value, deal.currency, deal.term_years) == (4e9, "USD", 12.0)


def test_a_name_reached_through_a_pronoun_keeps_both_spans(extract: Any) -> None:
    text = "Iren said it signed a cloud contract with Microsoft."
    (deal,) = deals(extract(text, published=DAY))
    assert deal.raw["company"] == "Iren"
    assert deal.raw["company.via"] == "it"
