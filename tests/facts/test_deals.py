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
        "Brackenfold Power, which runs 900 MW in Chile, said on Monday it had signed a contract to sell 110 MW of wind power to an undisclosed western utility.",
        {"company": "Brackenfold Power", "counterparty_text": "an undisclosed western utility", "kind": "ppa", "capacity_mw": 110.0},
    ),
    (
        "Larkmoor Capital is extending a $200 million loan to Palter-backed Tarnwell Infrastructure.",
        {"company": "Tarnwell Infrastructure", "counterparty": "Larkmoor Capital", "kind": "financing", "value": 200e6},
    ),
    (
        "Larkmoor Group pays $330 million for Grantholm Recycling.",
        {"company": "Larkmoor Group", "target": "Grantholm Recycling", "kind": "acquisition", "value": 330e6},
    ),
    (
        "Tidewrack Energy completed the sale of its Carse Bay wind farm to Monteverane Power for $90 million.",
        {"company": "Monteverane Power", "counterparty": "Tidewrack Energy", "kind": "acquisition", "value": 90e6},
    ),
    (
        "Tessarine Mining bought $40 million of Nvidia processors in May.",
        {"company": "Nvidia", "counterparty": "Tessarine Mining", "kind": "supply", "value": 40e6},
    ),
    (
        "Suryavanta Power has signed a pact with the Odisha government to build two plants.",
        {"company": "Suryavanta Power", "counterparty": "Odisha government"},
    ),
    (
        "The drugmaker Alderic Bio signed a virtual power purchase agreement with solar developer Heliandra.",
        {"company": "Heliandra", "counterparty": "Alderic Bio", "kind": "ppa"},
    ),
    (
        "The insurer Pembrand Mutual received a $700 million takeover offer from Brackenfold Capital.",
        {"company": "Brackenfold Capital", "target": "Pembrand Mutual", "kind": "acquisition", "value": 700e6},
    ),
    (
        "Harrowgate Compute disclosed a $300 million order from Brightloom AI.",
        {"company": "Harrowgate Compute", "counterparty": "Brightloom AI", "value": 300e6},
    ),
    (
        "Suryavanta Power has partnered with Tejomay Cells for the supply of 400 MW of modules.",
        {"company": "Tejomay Cells", "counterparty": "Suryavanta Power", "capacity_mw": 400.0},
    ),
    (
        "Quillstone Digital is in talks to buy Veerhaven Datacenters from funds run by Oakmere Partners.",
        {"company": "Quillstone Digital", "counterparty": "Oakmere Partners", "target": "Veerhaven Datacenters", "status": "rumoured"},
    ),
    (
        "Rosmere Digital closed a $600 million loan from Tamworth Bank to fund a second hall.",
        {"company": "Rosmere Digital", "counterparty": "Tamworth Bank", "kind": "financing"},
    ),
    (
        "Monteverane Power agreed to end its contract with Iberalto Renovables for 95 MW.",
        {"status": "terminated", "capacity_mw": 95.0},
    ),
    (
        "Orrin Ridge Power is also to sell Quillstone Digital the output of a 835 MW nuclear plant.",
        {"company": "Orrin Ridge Power", "counterparty": "Quillstone Digital", "kind": "ppa", "capacity_mw": 835.0},
    ),
    (
        "Brackenfold Capital agreed to take the utility Ashgrove Electric private for $6 billion.",
        {"company": "Brackenfold Capital", "target": "Ashgrove Electric", "kind": "acquisition"},
    ),
    (
        "Ironquay Power and Solvane Renewables have formed a joint venture to develop 800 MW in Morocco.",
        {"kind": "joint_venture", "capacity_mw": 800.0},
    ),
)  # fmt: skip

NEW_SHAPES: tuple[tuple[str, dict[str, Any]], ...] = (
    ("Fluidstack leases 90 MW of IT capacity at Calder Bend, Tessarine Mining's campus in Louisiana, to run clusters for Brightloom AI.", {"company": "Tessarine Mining", "counterparty": "Fluidstack", "capacity_mw": 90.0}),
    ("Quillstone Digital has reopened talks about a takeover of Core Meridane, its landlord.", {"company": "Quillstone Digital", "target": "Core Meridane", "status": "rumoured"}),
    ("Meridane Wind's shareholders voted down Castellan Partners's all-share bid.", {"company": "Castellan Partners", "target": "Meridane Wind", "status": "terminated"}),
    ("Tidewrack Energy agreed to part with its onshore business, handing Monteverane Power a set of wind sites for $90 million.", {"company": "Monteverane Power", "counterparty": "Tidewrack Energy", "value": 90e6}),
    ("Orrin Ridge Power agreed to take Cogwright Energy off Castellan Partners's hands for $4 billion.", {"company": "Orrin Ridge Power", "counterparty": "Castellan Partners", "target": "Cogwright Energy"}),
    ("Larkmoor Capital has built a $2 billion stake in Velanur Power.", {"company": "Larkmoor Capital", "target": "Velanur Power", "kind": "acquisition"}),
    ('Kestmoor Capital has amassed a "significant" stake in Orvane Motors.', {"company": "Kestmoor Capital", "target": "Orvane Motors", "kind": "acquisition"}),
    ("Larkmoor Capital took a 7% stake in Velanur Power for $40 million.", {"company": "Velanur Power", "counterparty": "Larkmoor Capital", "kind": "financing"}),
    ("Kestrel Storage signed a contract to become Torsund Power's main supplier.", {"company": "Kestrel Storage", "counterparty": "Torsund Power"}),
    ("The market likes growth, including Velanur Power's purchase of Meridane Wind from Castellan Partners.", {"company": "Velanur Power", "counterparty": "Castellan Partners", "target": "Meridane Wind"}),
    ("Aldermoor Infrastructure acquired Palter Energy's Meridane Wind for $620 million.", {"company": "Aldermoor Infrastructure", "counterparty": "Palter Energy", "target": "Meridane Wind"}),
    ("Kestrel Storage rose 6% after securing a letter of award from Torsund Power to build a 160 MW plant.", {"company": "Kestrel Storage", "counterparty": "Torsund Power", "capacity_mw": 160.0}),
    ("Orrin Ridge Power bought Meridane Wind in March 2023, it said in a report.", {"announced": "2023-03"}),
)  # fmt: skip

NOT_STATED = (
    "Harrowgate Compute received an order from Torsund Power seeking $4 million in tax.",
    "Harrowgate Compute counts Torsund Power and Kestrel Storage as partners.",
    "Harrowgate Compute reached a settlement agreement with Torsund Power.",
    "A merger between Harrowgate Compute and Torsund Power is not out of the question.",
    "Lenders may need to inject money into Torsund Power, Harrowgate Compute said.",
    "Ann Dale is a partner with Torsund Power, and Harrowgate Compute knows it.",
    "Harrowgate Compute soared after a Buy rating from Tamworth Bank.",
    "Harrowgate Compute appointed accounting chief Ann Brightloom to fill the position.",
    "Harrowgate Compute will buy back stock worth $40 million from Tamworth Bank.",
    "Harrowgate Compute has explored partnerships with Brightloom AI and others.",
    "Guests can make their purchases using Brightloom AI and Harrowgate Compute services.",
    "Tickets can be purchased at Brightloom AI and Harrowgate Compute.",
    "Harrowgate Compute has tapped Tamworth Bank as financial adviser.",
    "Harrowgate Compute will have to pay more to lease metal from Tamworth Bank clients.",
    "Shoppers can find the drinks on Brightloom AI and buy Harrowgate Compute products there.",
    "Rosmere Digital was downgraded to neutral from buy by Tamworth Bank.",
    "Harrowgate Compute made an effort in a bid to rally support for Brightloom AI.",
    "A group of Harrowgate Compute employees hired through Brightloom AI and others met on Monday.",
    "Harrowgate Compute teamed up with former Brightloom AI chief Ann Dale.",
    "If Harrowgate Compute signs a lease with Brightloom AI, its shares could rise.",
    "Should Harrowgate Compute sign a lease with Brightloom AI?",
    "Harrowgate Compute competes with Brightloom AI for talent.",
    "Analysts at Amberline expect Harrowgate Compute to sign a lease with Brightloom AI.",
)


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize(
    ("sentence", "expected"), [*STATED, *NEW_SHAPES], ids=[s[:40] for s, _ in (*STATED, *NEW_SHAPES)]
)
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


def test_the_seller_and_the_lender_may_be_named_a_sentence_later(extract: Any) -> None:
    text = "Harrowgate Compute agreed to acquire Meridane Wind for $90 million. The seller is Castellan Partners."
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.counterparty, deal.target) == ("Castellan Partners", "Meridane Wind")
    text = "Harrowgate Compute has closed a $900 million project loan. Tamworth Bank acted as lead arranger."
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.company, deal.counterparty) == ("Harrowgate Compute", "Tamworth Bank")


def test_a_power_that_a_party_runs_is_not_the_power_of_the_deal(extract: Any) -> None:
    text = "Orrin Ridge Power, which operates 1.9 GW, signed a lease with Brightloom AI."
    (deal,) = deals(extract(text, published=DAY))
    assert deal.capacity_mw is None


def test_a_deal_with_an_unnamed_party_is_not_swallowed_by_another_of_the_same_company(extract: Any) -> None:
    text = (
        "Fallowmere Energy has signed a 20-year lease for 250 MW with an undisclosed hyperscaler. "
        "Fallowmere Energy has ordered 200 MW/800 MWh of batteries from Nordhaven Cells."
    )
    assert {d.kind for d in deals(extract(text, published=DAY))} == {"lease", "supply"}


def test_bullets_under_a_deal_are_its_sites(extract: Any) -> None:
    text = (
        "Quillstone Digital has let 300 MW to Corvath Labs in a package of two leases.\n"
        "- Slough: 160 MW, 12 years\n- Porto: 140 MW, 15 years"
    )
    found = deals(extract(text, published=DAY))
    assert {(d.counterparty, d.capacity_mw) for d in found} == {("Corvath Labs", mw) for mw in (300.0, 160.0, 140.0)}


def test_a_second_contract_is_one_of_the_same_parties(extract: Any) -> None:
    text = (
        "Velanur Power signed two power purchase agreements with Quillstone Digital. "
        "The second, for 12 years, covers 50 MW."
    )
    assert ("Quillstone Digital", 50.0) in {
        (d.counterparty, d.capacity_mw) for d in deals(extract(text, published=DAY))
    }


def test_a_plant_that_a_company_buys_from_is_no_seller(extract: Any) -> None:
    text = "Tarnwell Cloud signed a 25-year agreement with Velanur Power to buy electricity from Dry Fork, a 600 MW nuclear plant."
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.company, deal.counterparty) == ("Velanur Power", "Tarnwell Cloud")


def test_two_tellings_of_a_deal_complete_each_other(extract: Any) -> None:
    text = (
        "Harrowgate Compute signed a 15-year lease with Brightloom AI. Shares rose. "
        "The chief executive was pleased. Brightloom AI will take 120 MW."
    )
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.term_years, deal.capacity_mw) == (15.0, 120.0)


def test_who_is_named_beside_a_party_is_not_lost(extract: Any) -> None:
    text = "Rosmere Digital has secured a $900 million loan from Tamworth Bank, Stellenhof Bank and Morvane Bank."
    (deal,) = deals(extract(text, published=DAY))
    assert deal.counterparty == "Tamworth Bank"
    assert [(p.name, p.role) for p in deal.other_parties] == [("Stellenhof Bank", "lender"), ("Morvane Bank", "lender")]
