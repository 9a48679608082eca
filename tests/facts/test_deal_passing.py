"""Deals told in passing and over two sentences: each way of telling in several words of its own, and what only sounds like it."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Deal, Extraction

DAY = "2026-02-13"

STATED: tuple[tuple[str, dict[str, Any]], ...] = (
    # Work worth so much from somebody, and orders of public bodies that have no name but their place.
    ("In August, Kestrel Infra Ltd bagged work worth Rs 310 crore from Torsund Power for a substation near Kota.", {"company": "Kestrel Infra Ltd", "counterparty": "Torsund Power", "kind": "construction", "value": 3.1e9}),
    ("Kestrel Infra Ltd has landed repeat jobs valued at $40 million from Torsund Power.", {"company": "Kestrel Infra Ltd", "counterparty": "Torsund Power", "value": 40e6}),
    ("Ashgrove Electric said Velanur Engineering won new business of about 12 million euros from Harrow Grid.", {"company": "Velanur Engineering", "counterparty": "Harrow Grid"}),
    ("Velanur Power jumped after it bagged an order to supply 180 MW to the state utility of Madhya Pradesh.", {"company": "Velanur Power", "counterparty": None, "counterparty_text": "the state utility of Madhya Pradesh", "capacity_mw": 180.0}),
    ("Velanur Engineering won a contract worth $30 million from the national railway of Norway.", {"company": "Velanur Engineering", "counterparty_text": "the national railway of Norway"}),
    # The largest of several.
    ("Velanur Turbines received fewer orders. The largest order came from Torsund Power, which bought turbines with a combined capacity of 260 MW for its wind farm in Denmark.", {"company": "Velanur Turbines", "counterparty": "Torsund Power", "kind": "supply", "capacity_mw": 260.0}),
    ("Velanur Turbines said orders fell in the second quarter. Its biggest contract in the period was from Torsund Power, for 40 MW of machines.", {"company": "Velanur Turbines", "counterparty": "Torsund Power", "capacity_mw": 40.0}),
    ("Harrow Realty let a good deal last year. The longest of them, over 20 MW in Reno, was signed with Brightloom AI.", {"company": "Harrow Realty", "counterparty": "Brightloom AI", "kind": "lease"}),
    # A paper that says under which something is done, and what somebody has agreed to take in a seller's own story.
    ("Harrow Digital mines bitcoin. Another 90 MW is being converted under the ten-year lease that Brightloom AI signed in August.", {"company": "Harrow Digital", "counterparty": "Brightloom AI", "kind": "lease", "capacity_mw": 90.0, "term_years": 10.0}),
    ("Torsund Electric reported earnings. In September, Brightloom AI signed an agreement to take 500 MW of electric service near Florence.", {"company": "Torsund Electric", "counterparty": "Brightloom AI", "kind": "ppa", "capacity_mw": 500.0}),
    ("Torsund Power raised its outlook. Brightloom AI has agreed to buy 80 MW of electricity for its halls in Oslo.", {"company": "Torsund Power", "counterparty": "Brightloom AI"}),
    ("Velanur Storage builds two parks. Ashgrove Cells delivers battery containers worth 96 million pounds to both sites.", {"company": "Ashgrove Cells", "counterparty": "Velanur Storage", "kind": "supply", "value": 96e6}),
    # A firm that sells itself, a maker's biggest sale, a tenant that grows.
    ("Harrow Foods denied a report that it was in talks to sell itself to Larkmoor Group.", {"company": "Larkmoor Group", "target": "Harrow Foods", "kind": "acquisition", "status": "denied"}),
    ("Harrow Air will buy 40 robots for $34 million, Velanur Robotics's biggest sale ever.", {"company": "Velanur Robotics", "counterparty": "Harrow Air", "kind": "supply"}),
    ("Harrow Realty said that Larkmoor Mutual had increased its space in Lincoln by 4 MW to 10 MW.", {"company": "Harrow Realty", "counterparty": "Larkmoor Mutual", "capacity_mw": 4.0, "action": "expansion"}),
    # Goods by weight, and what a share did after what its firm did.
    ("Velanur Lithium surged 14.2% after agreeing to supply 60,000 tonnes of spodumene to Ashgrove Cells over five years.", {"company": "Velanur Lithium", "counterparty": "Ashgrove Cells", "kind": "supply", "term_years": 5.0}),
    ("Shares of Velanur Mining jumped 8% after it agreed to sell 20,000 tonnes of copper to Ashgrove Cells.", {"company": "Velanur Mining", "counterparty": "Ashgrove Cells"}),
    ("Ashgrove Cells has ordered up to 3,000 tonnes of lithium a year from Velanur Mining.", {"company": "Velanur Mining", "counterparty": "Ashgrove Cells"}),
    ("Torsund Power gained 4% after winning a contract from Harrow Grid for 40 MW of storage.", {"company": "Torsund Power", "counterparty": "Harrow Grid"}),
    # What an aside says of the paper, and a purchase behind a firm's description.
    ("Velanur Compute said that a four-year cloud contract with software maker Brightlark, covering 10 MW in New Jersey, had been terminated.", {"company": "Velanur Compute", "counterparty": "Brightlark", "capacity_mw": 10.0, "status": "terminated"}),
    ("Harrow Digital said that shareholders would vote on its purchase of Iberian rival Celdas Norte for about 280 million euros. The seller is the Aranda family.", {"company": "Harrow Digital", "counterparty": "Aranda family", "target": "Celdas Norte"}),
    # Names that the article has in full, plants' names that act, bodies of a place.
    ("Marrow Lake Labs builds models. Harrow Hosting mines. Marrow Lake, which trains them, leased the first 100 MW from Harrow Hosting.", {"company": "Harrow Hosting", "counterparty": "Marrow Lake Labs", "capacity_mw": 100.0}),
    ("Ashgrove Lithium has contracted 55 MW of solar power from Atacal Solar under a 15-year agreement.", {"company": "Atacal Solar", "counterparty": "Ashgrove Lithium", "kind": "ppa"}),
    ("Skerrow Wind and data centre builder Vantio have set up a joint venture to develop a campus of up to 300 MW.", {"company": "Skerrow Wind", "counterparty": "Vantio", "kind": "joint_venture"}),
    ("Kestrel Grid Ltd had received a letter of award from the state utility of Karnataka, Kannada Vidyut Nigam, for substations worth Rs 615 crore.", {"company": "Kestrel Grid Ltd", "counterparty": "Kannada Vidyut Nigam"}),
    # The next sentence names the other side.
    ("Harrow Centers is to be bought by a group of investors for about $40 billion. The buyers are Larkmoor Group, Oakmere Partners and Tamworth Bank.", {"company": "Larkmoor Group", "target": "Harrow Centers", "value": 40e9}),
    ("Harrow Foods has agreed to be taken private by a consortium of investors for $900 million. The consortium is led by Larkmoor Capital.", {"company": "Larkmoor Capital", "target": "Harrow Foods"}),
    ("Brightwater Compute has terminated its lease of 60 MW in Phoenix. The landlord, Harrow Realty, keeps a fee and is looking for a new tenant.", {"company": "Harrow Realty", "counterparty": "Brightwater Compute", "kind": "lease", "status": "terminated", "capacity_mw": 60.0}),
    ("Torsund Power has ordered 12 turbines. The supplier is Velanur Turbines.", {"company": "Velanur Turbines", "counterparty": "Torsund Power", "kind": "supply"}),
    ("The campus is next to a 160 MW solar park that Torsund Power is building. Harrow Data agreed in July to take all of its output for 20 years.", {"company": "Torsund Power", "counterparty": "Harrow Data", "kind": "ppa", "capacity_mw": 160.0, "term_years": 20.0}),
    ("Nearby stands an 80 MW wind farm which Torsund Power owns. Brightloom AI will buy half of the farm's electricity for 12 years.", {"company": "Torsund Power", "counterparty": "Brightloom AI", "capacity_mw": None}),
    ("Point Biopharma - up 85%. Larkmoor Group agreed to buy the developer of cancer therapies for about $1.4 billion.", {"company": "Larkmoor Group", "target": "Point Biopharma"}),
    ("Harrow Cloud will supply computing to carmaker Parallax Motors for six years. The AI cloud provider will dedicate 64 MW of capacity to it.", {"company": "Harrow Cloud", "counterparty": "Parallax Motors", "capacity_mw": 64.0}),
    # Money and papers in plain words.
    ("The Larkmoor Fund granted Velanur Power $180 million toward its plant at Berlevåg.", {"company": "Velanur Power", "counterparty": "Larkmoor Fund", "kind": "financing", "value": 180e6}),
    ("A syndicate of banks including Tamworth Bank has lent Velanur Power $410 million.", {"company": "Velanur Power", "counterparty": "Tamworth Bank"}),
    ("Velanur Power said it has tied up $124 million from Tamworth Bank and two lenders.", {"company": "Velanur Power", "counterparty": "Tamworth Bank", "value": 124e6}),
    ("Harrow Homes has extended its facility with Tamworth Bank by two years.", {"company": "Harrow Homes", "counterparty": "Tamworth Bank", "action": "renewal"}),
    ("Tamworth Bank and three other lenders refinanced the debt of Harrow Ferries, $340 million in all.", {"company": "Harrow Ferries", "counterparty": "Tamworth Bank"}),
    ("Velanur Power has attracted oil major Torsund Petroleum as an investor.", {"company": "Velanur Power", "counterparty": "Torsund Petroleum", "kind": "financing"}),
    ("Velanur Offshore has accepted a letter of award from Torsund Petroleum for the hook-up of a platform.", {"company": "Velanur Offshore", "counterparty": "Torsund Petroleum"}),
    ("Water utility Harrow Springs accepted a bid by Larkmoor Group of $3.05 a share.", {"company": "Larkmoor Group", "target": "Harrow Springs", "kind": "acquisition"}),
    ("Space for 9,000 servers has been rented by Brightloom AI from Harrow Realty.", {"company": "Harrow Realty", "counterparty": "Brightloom AI", "kind": "lease"}),
    ("Velanur Motor will ship 1,200 buses to Metro Manila Lines under a deal signed in Hanoi.", {"company": "Velanur Motor", "counterparty": "Metro Manila Lines", "kind": "supply"}),
    ("Torsund Power has awarded Hargrave Constructors a $1.4 billion contract to upgrade its plant at Izmit.", {"company": "Hargrave Constructors", "counterparty": "Torsund Power"}),
    ("Trident Rail's planned purchase of Gulf Short Lines fell apart when regulators demanded divestitures.", {"company": "Trident Rail", "target": "Gulf Short Lines", "status": "terminated"}),
    ("Cottonwood Dairy, which in March bought cheesemaker Teton Curd, reported sales growth of 11%.", {"company": "Cottonwood Dairy", "target": "Teton Curd", "kind": "acquisition"}),
    ("Velanur Arms will supply 400 shells to the Dutch army for $190 million.", {"company": "Velanur Arms", "counterparty": "Dutch army", "kind": "supply"}),
    ("Nordwelle has won an order for 31 turbines from Skarvik Energi, to be delivered to Finnmark in 2027.", {"company": "Nordwelle", "counterparty": "Skarvik Energi", "kind": "supply"}),
    ("Torsund Energie has 3 million customers. Its owner agreed in December to sell it, together with a small unit, to Larkmoor Group.", {"company": "Larkmoor Group", "counterparty": "Torsund Energie"}),
    # What a dead deal was is no second one.
    ("Harrow Trust and Lantry Properties have called off their merger. Harrow Trust had agreed in June to acquire Lantry Properties for $5.4 billion in stock.", {"company": "Harrow Trust", "counterparty": "Lantry Properties", "status": "terminated", "value": 5.4e9}),
)  # fmt: skip
"""Stories of one deal, with what it is."""

BESIDE: tuple[tuple[str, set[tuple[str | None, str | None, str]]], ...] = (
    ("Larkmoor Group has sweetened its bid for Sunmere Renewables to $2.9 billion. Rival suitor Corriedale Energy withdrew its own proposal of $2.5 billion last week.", {("Larkmoor Group", "Sunmere Renewables", "announced"), ("Corriedale Energy", "Sunmere Renewables", "terminated")}),
    ("Harrow Foods agreed to buy Ashgrove Mills for $2 billion. Another bidder, Larkmoor Group, had made a higher offer.", {("Harrow Foods", "Ashgrove Mills", "announced"), ("Larkmoor Group", "Ashgrove Mills", "planned")}),
    ("Harrow Foods agreed to buy Ashgrove Mills for $2 billion. Rival producer Larkmoor Group raised its forecast.", {("Harrow Foods", "Ashgrove Mills", "announced")}),
    ("Harrow Power bought 60% of Meridane Wind from Ashgrove Electric. Harrow Power has the right to acquire the remaining 40% for $90 million.", {("Harrow Power", "Ashgrove Electric", "completed"), ("Harrow Power", "Ashgrove Electric", "announced")}),
    ("Harrow Power bought 60% of Meridane Wind from Ashgrove Electric. Harrow Power can also buy a further factory if it wants.", {("Harrow Power", "Ashgrove Electric", "completed")}),
)  # fmt: skip
"""Stories of a deal and what stands beside it."""

NOT_STATED = (
    "Kestrel Infra Ltd gets most of its work from Torsund Power.",
    "Velanur Turbines said sales fell. The largest drop came from Torsund Power.",
    "Harrow Foods wants to sell itself to investors as a growth story.",
    "Nearby stands an 80 MW wind farm which Torsund Power owns. Brightloom AI will use all of its power to lobby.",
    "Harrow Foods was taken over by a team of local managers. The group is Larkmoor Capital's largest client.",
    "Kestmoor Capital, which owns 12% of Orvane Motors, wants a sale.",
    "The company, Kestmoor Capital, owns 26 per cent of Orvane Motors.",
    "Velanur Power took $5 million from its reserves, Tamworth Bank said.",
    "Harrow Homes said its owner agreed to sell shares to the public.",
    "Insider selling: a director sold 8,150 shares of Harrow Homes.",
    "Harrow Springs accepted a bid by its own managers of $3.05 a share.",
    "Velanur Power has attracted more customers than Torsund Petroleum as an employer.",
    "Ashgrove Lithium was told of the Atacal Solar farm, which has 55 MW.",
)
"""What only sounds like a deal."""


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize(("story", "expected"), STATED, ids=[s[:40] for s, _ in STATED])
def test_tells_a_deal(extract: Any, story: str, expected: dict[str, Any]) -> None:
    (deal,) = deals(extract(story, published=DAY))
    assert {field: getattr(deal, field) for field in expected} == expected


@pytest.mark.parametrize(("story", "expected"), BESIDE, ids=[s[:40] for s, _ in BESIDE])
def test_tells_what_stands_beside_a_deal(extract: Any, story: str, expected: set[tuple[str, str, str]]) -> None:
    found = {(d.company, d.target or d.counterparty, d.status) for d in deals(extract(story, published=DAY))}
    assert {(a, c) for a, _, c in found} == {(a, c) for a, _, c in expected}


@pytest.mark.parametrize("story", NOT_STATED)
def test_tells_no_deal(extract: Any, story: str) -> None:
    assert deals(extract(story, published=DAY)) == []


def test_a_framework_and_its_first_contracts_are_two(extract: Any) -> None:
    text = (
        "Brightloom AI has reached a framework agreement with Torsund Power for up to 3,000 MW of hydroelectric capacity. "
        "The first contracts under it are for 20 years. They cover 670 MW and are worth more than $3 billion."
    )
    found = {(d.capacity_mw, d.value) for d in deals(extract(text, published=DAY))}
    assert found == {(3000.0, None), (670.0, 3e9)}


def test_a_further_option_may_be_of_the_same_size(extract: Any) -> None:
    text = (
        "Harrow Datacentres said that Hexafoil had exercised an option over a second hall, adding 12 MW. "
        "Hexafoil has a right to a third hall of 12 MW too."
    )
    assert [d.capacity_mw for d in deals(extract(text, published=DAY))] == [12.0, 12.0]


def test_a_description_is_the_company_of_the_story_where_it_acts(extract: Any) -> None:
    text = (
        "Shares of Kestrel Buildtech rose 5%. The park of Kestrel Buildtech is due in March. Kestrel Buildtech employs 900. "
        "In August, the contractor bagged work worth $31 million from Torsund Power."
    )
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.company, deal.counterparty) == ("Kestrel Buildtech", "Torsund Power")
    other = text.replace("Kestrel Buildtech employs 900.", "Ashgrove Works employs 900.")
    assert deals(extract(other, published=DAY)) == []
