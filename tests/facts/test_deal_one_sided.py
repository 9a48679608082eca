"""Deals that a sentence tells from one side, the other being whom the story has named; plants of a purchase, papers that one side
has left, rights to more of a stake. Each way of telling stands beside sentences like it that tell nothing more."""

from __future__ import annotations

import pytest

from tests.conftest import Extract

DAY = "2025-10-15"

TOLD: list[tuple[str, list[tuple[str, str, str, float]]]] = [
    (
        "Garlow Data Parks has let another hall at its Dry Fork campus near Oslo. The tenant is Velanur AI, which takes 30 MW for ten years.",
        [("Garlow Data Parks", "Velanur AI", "announced", 30.0)],
    ),
    (
        "Tarn Realty said it had filled its last building in Ohio. The new tenant will be the cloud firm Velanur Cloud; the lease covers 18 MW.",
        [("Tarn Realty", "Velanur Cloud", "announced", 0)],
    ),
    (
        "Garlow Mining has signed a hosting lease for 60 MW in Utah. The anchor tenant is Tarn Labs.",
        [("Garlow Mining", "Tarn Labs", "announced", 60.0)],
    ),
    ("Garlow Data Parks owns a hall in Oslo. The tenant is not known.", []),
    ("Garlow Data Parks owns a hall in Oslo. The tenant is Velanur AI's problem.", []),
    (
        "Garlow Data Parks let 40 MW at Dry Fork to Velanur AI. Lender on the building is Orcott Bank, with $180m.",
        [("Garlow Data Parks", "Orcott Bank", "announced", 0), ("Garlow Data Parks", "Velanur AI", "announced", 40.0)],
    ),
    (
        "Garlow Solar sold 60 MW to Tarn Steel for 12 years. The lenders behind the plant are Orcott Bank and Helmsby Bank, which give $90 million.",
        [("Garlow Solar", "Orcott Bank", "announced", 0), ("Garlow Solar", "Tarn Steel", "announced", 60.0)],
    ),
    (
        "Garlow Data Parks let 40 MW at Dry Fork to Velanur AI. Lead arranger of the loan was Orcott Credit, for 200 million euros.",
        [
            ("Garlow Data Parks", "Orcott Credit", "announced", 0),
            ("Garlow Data Parks", "Velanur AI", "announced", 40.0),
        ],
    ),
    (
        "Garlow Data Parks let 40 MW at Dry Fork to Velanur AI. Orcott Bank raised its price target to $40 million.",
        [("Garlow Data Parks", "Velanur AI", "announced", 40.0)],
    ),
    (
        "Garlow Data Parks let 40 MW at Dry Fork to Velanur AI. A lender is Orcott Bank's customer.",
        [("Garlow Data Parks", "Velanur AI", "announced", 40.0)],
    ),
    (
        "Garlow Campus Partners gained after it told the market that Velanur will pay $410 million over ten years for the 60 MW that the tenant added last week.",
        [("Garlow Campus Partners", "Velanur", "announced", 60.0)],
    ),
    (
        "Garlow Hosting rose 8%. Tarn Labs pays $90 million a year for the 45 MW, it said.",
        [("Garlow Hosting", "Tarn Labs", "announced", 45.0)],
    ),
    (
        "Garlow Mining said Velanur AI will pay 300 million euros over five years for all 25 MW.",
        [("Garlow Mining", "Velanur AI", "announced", 25.0)],
    ),
    ("Garlow Mining said Velanur AI will pay 300 million euros in tax.", []),
    ("Garlow Mining rose 8%. Velanur AI pays $20 million for the use of the name.", []),
    (
        "Garlow Cloud disclosed a smaller order: the insurer Tarn Mutual will take computing capacity for $95 million over three years.",
        [("Garlow Cloud", "Tarn Mutual", "announced", 0)],
    ),
    (
        "On Monday Garlow Cloud reported another sale: Velanur AI has booked GPU time worth $20 million.",
        [("Garlow Cloud", "Velanur AI", "announced", 0)],
    ),
    (
        "Garlow Cloud named two customers. Tarn Motors will rent AI computing over four years and Velanur Foods is to buy cloud services for $12 million.",
        [("Garlow Cloud", "Tarn Motors", "announced", 0), ("Garlow Cloud", "Velanur Foods", "announced", 0)],
    ),
    ("Garlow Cloud said Tarn Mutual will take a decision on cloud computing in three years.", []),
    ("Garlow Cloud said Tarn Mutual sells computing services for $5 million.", []),
    (
        "Garlow Data Parks told investors who is behind its lease. Velanur Cloud has settled on 142 MW at the Dry Fork campus for ten years.",
        [("Garlow Data Parks", "Velanur Cloud", "announced", 142.0)],
    ),
    (
        "Garlow Data Parks has a tenant at last. Tarn Labs opted for 30 MW in the north hall.",
        [("Garlow Data Parks", "Tarn Labs", "announced", 30.0)],
    ),
    (
        "Garlow Data Parks and Velanur AI talked for months about size. Velanur AI has now settled on 55 MW of critical load.",
        [("Garlow Data Parks", "Velanur AI", "announced", 55.0)],
    ),
    ("Garlow Data Parks met Velanur AI. The two settled on Monday as the day of their next talks.", []),
    ("Garlow Wind has settled on 200 MW of projects in Spain.", []),
    (
        "Garlow Power has sold a campus to Velanur Cloud. Velanur Cloud plans to build it out to 900 MW and will take power under a long-term agreement.",
        [("Garlow Power", "Velanur Cloud", "planned", 900.0)],
    ),
    (
        "Garlow Power runs the plant next door. Tarn Steel will buy its power under a 12-year contract.",
        [("Garlow Power", "Tarn Steel", "announced", 0)],
    ),
    (
        "Garlow Nuclear is restarting a reactor. Velanur AI has agreed to take all of the output under a 20-year deal.",
        [("Garlow Nuclear", "Velanur AI", "announced", 0)],
    ),
    ("Garlow Power runs the plant next door. Tarn Steel will buy power on the market.", []),
    ("Garlow Power runs the plant next door. Tarn Steel makes its own power under a state licence.", []),
    (
        "Regulators held up Garlow Electric's contract to serve Velanur Systems with 95 MW.",
        [("Garlow Electric", "Velanur Systems", "announced", 95.0)],
    ),
    (
        "Garlow Electric fell 3%. A court threw out its agreement to supply Tarn Steel with 40 MW of power.",
        [("Garlow Electric", "Tarn Steel", "announced", 40.0)],
    ),
    (
        "Garlow Power's plan to feed Velanur AI with up to 200 MW needs a permit.",
        [("Garlow Power", "Velanur AI", "planned", 200.0)],
    ),
    ("Garlow Electric's contract to serve customers with 95 MW was renewed.", []),
    ("Garlow Electric's plan to replace Tarn Steel with 95 MW of new load was dropped.", []),
    (
        "Garlow Digital leased 52 MW to Corvath Labs. Less happily, Velanur AI let its right to 40 MW of expansion space expire at the end of July.",
        [("Garlow Digital", "Corvath Labs", "announced", 52.0), ("Garlow Digital", "Velanur AI", "terminated", 40.0)],
    ),
    (
        "Garlow Data Parks lost some business. Tarn Labs allowed its option on another 20 MW to lapse.",
        [("Garlow Data Parks", "Tarn Labs", "terminated", 20.0)],
    ),
    (
        "Garlow Mining said in its report that Velanur Cloud had let the reservation for 15 MW run out.",
        [("Garlow Mining", "Velanur Cloud", "terminated", 15.0)],
    ),
    ("Garlow Mining let its right to build expire.", []),
    (
        "Garlow Digital leased 52 MW to Corvath Labs. Velanur AI has until July to use its right to 40 MW.",
        [("Garlow Digital", "Corvath Labs", "announced", 52.0)],
    ),
    (
        "Garlow Digital has let 300 MW to Corvath Labs. An earlier tenant moves out: Velanur Cloud gave up 25 MW there under an agreement dated January 9.",
        [
            ("Garlow Digital", "Corvath Labs", "announced", 300.0),
            ("Garlow Digital", "Velanur Cloud", "terminated", 25.0),
        ],
    ),
    (
        "Garlow Digital has let 30 MW to Corvath Labs in Slough. Tarn Labs had handed back 12 MW of leased space in May.",
        [("Garlow Digital", "Corvath Labs", "announced", 30.0), ("Garlow Digital", "Tarn Labs", "terminated", 12.0)],
    ),
    (
        "Garlow Hosting let 40 MW to Corvath Labs. Velanur AI vacated 18 MW in the same building.",
        [("Garlow Hosting", "Corvath Labs", "announced", 40.0), ("Garlow Hosting", "Velanur AI", "terminated", 18.0)],
    ),
    (
        "Garlow Digital has let 300 MW to Corvath Labs. Tarn Energy gave up 25 MW of its own plans.",
        [("Garlow Digital", "Corvath Labs", "announced", 300.0)],
    ),
    ("Garlow Wind cancelled 200 MW of projects.", []),
    (
        "Tidewater Offshore has left the contract for its 640 MW wind farm, which it won from the Garlow Grid Agency. Grauwerk Turbines said its order for 43 machines had been cancelled; the firm had booked it at 520 million euros.",
        [("Grauwerk Turbines", "Tidewater Offshore", "terminated", 0)],
    ),
    (
        "More than half of the output of Garlow Power's plant was sold to Tarn Cooperative, whose contract for 1,000 MW expires at the end of 2027 and will not be renewed.",
        [("Garlow Power", "Tarn Cooperative", "terminated", 1000.0)],
    ),
    (
        "Garlow Power sells 80 MW to Tarn Steel for 10 years. Tarn Steel's contract for 80 MW will not be renewed.",
        [("Garlow Power", "Tarn Steel", "announced", 80.0), ("Garlow Power", "Tarn Steel", "terminated", 80.0)],
    ),
    ("Tarn Labs said its order for 20 desks had been cancelled.", []),
    ("Garlow Power sells to many. Tarn Steel's contract for 80 MW expires in 2027.", []),
    (
        "Garlow Mining let 84 MW to Corvath Systems. Two newsletters had named another bidder; Velanur AI said on Tuesday that no such deal was ever discussed.",
        [("Garlow Mining", "Corvath Systems", "announced", 84.0), ("Garlow Mining", "Velanur AI", "denied", 0)],
    ),
    (
        "Garlow Data Parks let 84 MW to Corvath Systems. Tarn Labs insisted no such talks had been held.",
        [("Garlow Data Parks", "Corvath Systems", "announced", 84.0), ("Garlow Data Parks", "Tarn Labs", "denied", 0)],
    ),
    (
        "Garlow Power sold 10 MW to Tarn Steel. On its part Velanur Foods said that no such contract exists.",
        [("Garlow Power", "Tarn Steel", "announced", 10.0), ("Garlow Power", "Velanur Foods", "denied", 0)],
    ),
    ("Velanur AI said no such thing had happened.", []),
    (
        "Garlow Mining let 84 MW to Corvath Systems. A lawyer said no such deal was known.",
        [("Garlow Mining", "Corvath Systems", "announced", 84.0)],
    ),
    (
        "Garlow Energy said on Wednesday that an undisclosed technology company will buy between 400 and 450 megawatts from its Dry Point nuclear plant for 18 years.",
        [("Garlow Energy", "an undisclosed technology company", "announced", 400.0)],
    ),
    (
        "A large hyperscaler has agreed to rent 60 MW from Garlow Data Parks in Ohio for 12 years.",
        [("Garlow Data Parks", "A large hyperscaler", "announced", 60.0)],
    ),
    ("A utility will buy 20 MW from the market.", []),
    ("Garlow Energy said that a company could buy 400 megawatts from its plant.", []),
    (
        "Garlow Power put off its park. Garlow Power gave no date. Garlow Power fell 3%. Tarn Cables said its contract for 90 km of cables was terminated and taken out of the backlog.",
        [("Tarn Cables", "Garlow Power", "terminated", 0)],
    ),
    (
        "Garlow Geothermal Corp is pleased. An unnamed utility is to take 110 MW from Garlow Geothermal Corp for 20 years.",
        [("Garlow Geothermal Corp", "An unnamed utility", "announced", 110.0)],
    ),
    (
        "Garlow Energy has ordered cells for two batteries from Tarn Batteries. Orcott Engineering builds them.",
        [("Orcott Engineering", "Garlow Energy", "announced", 0), ("Tarn Batteries", "Garlow Energy", "announced", 0)],
    ),
    (
        "Velanur AI leased 40 MW from Garlow Data Parks in Ohio. Orcott Construction is building the halls, under a fixed-price contract.",
        [
            ("Garlow Data Parks", "Velanur AI", "announced", 40.0),
            ("Orcott Construction", "Garlow Data Parks", "announced", 0),
        ],
    ),
    (
        "Garlow Solar sold 60 MW to Tarn Steel for 12 years. The farms cost $90 million; Orcott Engineering will build both.",
        [("Garlow Solar", "Tarn Steel", "announced", 60.0), ("Orcott Engineering", "Garlow Solar", "announced", 0)],
    ),
    (
        "Garlow Energy has ordered cells for two batteries from Tarn Batteries. Tarn Batteries builds them in Ohio.",
        [("Tarn Batteries", "Garlow Energy", "announced", 0)],
    ),
    ("Orcott Engineering builds them.", []),
    (
        "Garlow Data Parks let 40 MW to Velanur AI. Orcott & Stroud is the main contractor, and its order amounts to 2 billion kroner.",
        [
            ("Garlow Data Parks", "Velanur AI", "announced", 40.0),
            ("Orcott & Stroud", "Garlow Data Parks", "announced", 0),
        ],
    ),
    (
        "Velanur AI leased 40 MW from Garlow Data Parks in Ohio. Orcott Construction was the general contractor.",
        [
            ("Garlow Data Parks", "Velanur AI", "announced", 40.0),
            ("Orcott Construction", "Garlow Data Parks", "announced", 0),
        ],
    ),
    (
        "Garlow Power sold 40 MW to Tarn Steel. Orcott Engineering has been named the EPC contractor.",
        [("Garlow Power", "Tarn Steel", "announced", 40.0), ("Orcott Engineering", "Garlow Power", "announced", 0)],
    ),
    (
        "Garlow Power sold 40 MW to Tarn Steel. Orcott Engineering is the main contractor of Velanur AI.",
        [("Garlow Power", "Tarn Steel", "announced", 40.0)],
    ),
    ("Orcott Engineering is the main contractor in the region.", []),
    (
        "Garlow Geothermal Corp sold 110 MW to Tarn Steel for 20 years. Drilling is done by Orcott Engineering under a service agreement worth $140 million.",
        [
            ("Garlow Geothermal Corp", "Tarn Steel", "announced", 110.0),
            ("Orcott Engineering", "Garlow Geothermal Corp", "announced", 0),
        ],
    ),
    (
        "Garlow Data Parks let 40 MW to Velanur AI. Fit-out work was handled by Orcott Builders for $20 million.",
        [
            ("Garlow Data Parks", "Velanur AI", "announced", 40.0),
            ("Orcott Builders", "Garlow Data Parks", "announced", 0),
        ],
    ),
    (
        "Garlow Data Parks let 40 MW to Velanur AI. Drilling is done by night.",
        [("Garlow Data Parks", "Velanur AI", "announced", 40.0)],
    ),
    ("Drilling is done by Orcott Engineering in many countries.", []),
    (
        "Garlow Energy has won support agreements for two batteries in the latest tender of the Tarn Power Authority.",
        [("Garlow Energy", "Tarn Power Authority", "announced", 0)],
    ),
    (
        "Garlow Solar Inc was awarded capacity contracts in a second round of the Tarn Grid Agency.",
        [("Garlow Solar Inc", "Tarn Grid Agency", "announced", 0)],
    ),
    ("Garlow Energy lost in the latest tender of the Tarn Power Authority.", []),
    ("Garlow Energy won praise in the latest round of talks.", []),
]
"""Sentences, and of each deal that they tell who provides, who takes, how it stands and the megawatts (0 for none)."""


@pytest.mark.parametrize(("text", "told"), TOLD, ids=[str(n) for n in range(len(TOLD))])
def test_what_is_told_from_one_side(extract: Extract, text: str, told: list[tuple[str, str, str, float]]) -> None:
    deals = [claim for claim in extract(text, published=DAY).claims if claim.type == "deal"]
    assert (
        sorted((d.company, d.counterparty or d.counterparty_text or "", d.status, d.capacity_mw or 0) for d in deals)
        == told
    )
