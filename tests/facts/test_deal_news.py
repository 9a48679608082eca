"""Deals as general news tells them: sales without a buyer, ventures in asides, lists of parties, and what only looks so."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Deal, Extraction

DAY = "2025-11-06"

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    # A sale whose buyer nobody names is the seller's.
    ("Velanur Power completed the sale of Meridane Wind for about $318 million, which it used to pay down debt.", {"company": "Velanur Power", "counterparty": None, "target": "Meridane Wind", "kind": "acquisition", "status": "completed", "value": 318e6}),
    ("Tidewrack Energy recently sold its Carse Bay wind farm in Kent, with Monteverane Power buying all of the shares.", {"company": "Monteverane Power", "counterparty": "Tidewrack Energy", "kind": "acquisition"}),
    # A venture told in an aside, and work done in partnership.
    ("Aldergrid Power, a 50:50 joint venture between Velanur Power and Ashgrove Electric, hired a chief.", {"company": "Velanur Power", "counterparty": "Ashgrove Electric", "kind": "joint_venture"}),
    ("Velanur Power is also building a container terminal in Norway, in partnership with Larkmoor Group.", {"company": "Velanur Power", "counterparty": "Larkmoor Group", "kind": "joint_venture"}),
    # Two firms with a description each sign together.
    ("OSLO, NC, June 18 -- Velanur Power, a developer of advanced reactors, and Deep Harrow, a pioneer in computing, announced the signing of a memorandum of understanding.", {"company": "Velanur Power", "counterparty": "Deep Harrow", "kind": "joint_venture", "status": "planned"}),
    ("Reactor developer Vellamo Atomics and campus owner Quillstone Digital have signed a memorandum of understanding on small reactors.", {"company": "Vellamo Atomics", "counterparty": "Quillstone Digital", "status": "planned"}),
    # What the agreement is for says who takes.
    ("Last month, Brightloom AI announced a deal with Chestnut Grove to buy more than 7 million tons of carbon credits.", {"company": "Chestnut Grove", "counterparty": "Brightloom AI"}),
    ("Brightloom AI is a step closer now that it is working with public utility Torsund Power to purchase electricity from a reactor.", {"company": "Torsund Power", "counterparty": "Brightloom AI", "kind": "ppa"}),
    ("Pellworth Digital cancelled its 45 MW lease with Bellhaven Datacenters, Bellhaven said.", {"company": "Bellhaven Datacenters", "counterparty": "Pellworth Digital", "status": "terminated"}),
    ("Vossberg Works has won an order from campus developer Tallow Compute for eight gas turbines with a combined output of 380 MW.", {"company": "Vossberg Works", "counterparty": "Tallow Compute", "kind": "supply", "capacity_mw": 380.0}),
    # A purchase of years ago that still stands has been completed.
    ("It is the largest since Velanur Power's 2021 purchase of Ashgrove Electric for $2 billion.", {"company": "Velanur Power", "counterparty": "Ashgrove Electric", "status": "completed"}),
    ("Velanur Power agreed to buy Ashgrove Electric for $2 billion in December 2024.", {"status": "announced"}),
    # A pronoun cannot stand for the other side.
    ("Shares of Arcturine Semiconductor had gained 8% after Brightloom AI agreed to take 600 MW of its Fleet processors.", {"company": "Arcturine Semiconductor", "counterparty": "Brightloom AI", "kind": "supply", "capacity_mw": 600.0}),
    # Somebody without a name takes, and a purchase is made by an agreement with the holder.
    ("Tamworth Bank is providing a $210 million senior financing facility to an investment vehicle.", {"company": "Tamworth Bank", "counterparty_text": "an investment vehicle", "kind": "financing", "value": 210e6}),
    ("Renmark Power paid $11 million for a further 18% of Meridane Wind, under an agreement with Castellan Partners.", {"company": "Renmark Power", "counterparty": "Castellan Partners", "target": "Meridane Wind"}),
    ("The processors will run in 75 MW of space that Vantry Cloud rents from Pellworth Digital at Fallow Creek.", {"company": "Pellworth Digital", "counterparty": "Vantry Cloud", "kind": "lease", "capacity_mw": 75.0}),
    ("Under a $3.5 million contract from Ashgrove Electric, Velanur Power will test a 17 MW plant.", {"company": "Velanur Power", "counterparty": "Ashgrove Electric", "value": 3.5e6, "capacity_mw": 17.0}),
    ("Velanur Power has formed a joint venture with state monopoly Grid Power Corp. of Norge Ltd. to build a plant.", {"company": "Velanur Power", "counterparty": "Grid Power Corp. of Norge Ltd"}),
    ("Larkmoor Group, alongside Oakmere Partners and insurance distributor Amberline, has agreed to buy Ashgrove Electric.", {"company": "Larkmoor Group", "counterparty": "Ashgrove Electric"}),
    ("Velanur Power entered into an asset purchase agreement with Larkmoor Group for the sale of a 40% interest in a field for $150 million.", {"company": "Larkmoor Group", "counterparty": "Velanur Power", "kind": "acquisition", "value": 150e6}),
    ("Ashgrove Fund has extended a $200 million loan to Larkmoor-backed Tarnwell Infrastructure.", {"company": "Tarnwell Infrastructure", "counterparty": "Ashgrove Fund", "kind": "financing", "value": 200e6}),
    ("Velanur Power started its first phase of 35 MW and has a planned capacity of 112 MW under a 28-year power purchase agreement.", {"company": "Velanur Power", "kind": "ppa", "capacity_mw": 112.0}),
    ("Velanur Power announced it is expanding the strategic collaboration with Brightloom AI.", {"company": "Velanur Power", "counterparty": "Brightloom AI", "action": "expansion"}),
)  # fmt: skip

NOT_STATED = (
    "700 Coleman Avenue is ideally located between Harrowgate Compute and Brightloom AI.",
    "Velanur Power is exploring a sale after interest in an acquisition, people familiar with the matter told Reuters.",
    "Ann Dale is the qualified person of Velanur Power and reviewed this press release for compliance with Brightloom AI standards.",
    "Velanur Power has signed off on an earlier agreement that Ashgrove Electric struck.",
    "The Fleetline maker extended a partnership with Brightloom AI.",
    "Velanur Power partnered with Amberline Research to conduct a survey of 2,000 parents.",
    "Velanur Power received $2 billion in revenue from Brightloom AI.",
    "Its ranking selects Velanur Power as the number one search firm of Brightloom AI readers.",
    "Affiliates can purchase Meridane Coin at a discount from Velanur Power.",
    "Ashgrove Electric is not acquiring Velanur Power.",
    "Velanur Power asked for a framework in alignment with Torsund Power standards and Brightloom AI rules.",
    "The handset will introduce Glide Boost technology, developed in collaboration with Brightloom AI.",
    "Velanur Power commissioned Amberline Research to conduct an online survey of adults.",
    "The proceeds of Velanur Power will redeem $675 million of senior secured notes under a loan from Tamworth Bank.",
    "The program allows partners to engage with Velanur Power and lets Brightloom AI resell.",
)


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize(("sentence", "expected"), STATED, ids=[s[:40] for s, _ in STATED])
def test_states_a_deal(extract: Any, sentence: str, expected: dict[str, Any]) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert {field: getattr(deal, field) for field in expected} == expected
    for field, (low, high) in deal.mentions.items():
        assert sentence[low:high].strip(), field


@pytest.mark.parametrize("sentence", NOT_STATED)
def test_states_no_deal(extract: Any, sentence: str) -> None:
    assert deals(extract(sentence, published=DAY)) == []


def test_respectively_gives_each_party_its_own_figure(extract: Any) -> None:
    text = "Brightloom AI makes models. Larkmoor Group and Tamworth Bank said they will invest up to $10 million and up to $5 million, respectively, in Brightloom AI."
    found = {d.counterparty: d.value for d in deals(extract(text, published=DAY))}
    assert found == {"Larkmoor Group": 10e6, "Tamworth Bank": 5e6}
    turned = (
        "Velanur Power signed contracts for 12 MW and 30 MW with Harrowgate Compute and Brightloom AI, respectively."
    )
    assert {d.capacity_mw for d in deals(extract(turned, published=DAY))} == {12.0, 30.0}


def test_a_list_of_those_in_talks_is_as_many_talks(extract: Any) -> None:
    text = "Velanur Power, Ashgrove Electric, plus US firms Larkmoor Group and Deep Harrow are among the companies in discussion with Torsund Power."
    found = deals(extract(text, published=DAY))
    assert {d.status for d in found} == {"rumoured"}
    sides = {d.company if d.counterparty == "Torsund Power" else d.counterparty for d in found}
    assert sides == {"Velanur Power", "Ashgrove Electric", "Larkmoor Group", "Deep Harrow"}


def test_partnerships_with_several_are_several_and_one_contract_is_one(extract: Any) -> None:
    several = "Velanur Power announced partnerships with Larkmoor Group, Tamworth Bank and Oakmere Partners worth $500 million."
    found = deals(extract(several, published=DAY))
    assert {d.counterparty for d in found} == {"Larkmoor Group", "Tamworth Bank", "Oakmere Partners"}
    one = "Velanur Power signed a contract with Larkmoor Group and Brightloom AI for 40 MW."
    assert len(deals(extract(one, published=DAY))) == 1
