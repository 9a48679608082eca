"""Deals of data centres, clouds and power in every form in which news tells them: by what one side does, what it is to the other,
and by their paper."""

from __future__ import annotations

from typing import Any

import pytest

TOLD = [
    (
        "Velanur Energy has let 180 megawatts of critical IT load at its Dry Fork campus to Garlow AI.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Garlow AI will rent all 110 MW of Velanur's Bluff Creek site in Oklahoma.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Garlow AI has taken the last 30 MW in Velanur Digital's Utah halls for eight years.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("Velanur Digital will house 12 MW of Garlow AI's servers in Utah.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Velanur Digital hosts 12 MW of machines for Garlow AI at its Utah campus.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Garlow Mining keeps 40 MW of its rigs at Velanur Digital's site in Texas.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("Garlow AI is moving into 25 MW at Velanur Digital's Ohio campus.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Velanur Digital handed 52 MW of Birch Flat, its site near Ogden, to Garlow AI.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Velanur Trust, which leases Garlow Cloud 58 MW in Atlanta, said its profit grew.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Garlow Cloud, which rents 58 MW from Velanur Trust in Atlanta, fell 3%.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("Garlow Cloud's lease of 58 MW from Velanur Trust runs for ten years.", "Velanur", "Garlow", "lease", "announced"),
    ("Velanur Trust's lease of 58 MW to Garlow Cloud runs for ten years.", "Velanur", "Garlow", "lease", "announced"),
    (
        "The 58 MW that Garlow Cloud leases from Velanur Trust will be ready in May.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("A 58 MW hall was pre-let to Garlow Cloud by Velanur Trust in March.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Garlow Cloud has signed up for 58 MW at Velanur Trust's Atlanta campus.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("Garlow Cloud committed to 58 MW in Atlanta with Velanur Trust.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Garlow Cloud becomes the anchor tenant of Velanur Trust's 58 MW campus in Atlanta.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    ("Velanur Trust found a tenant for the 58 MW campus in Garlow Cloud.", "Velanur", "Garlow", "lease", "announced"),
    ("Garlow Cloud is Velanur Trust's tenant for 58 MW in Atlanta.", "Velanur", "Garlow", "lease", "announced"),
    ("Velanur Trust secured Garlow Cloud as tenant for 58 MW in Atlanta.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Velanur Mining, whose 70 MW lease with Garlow Cloud was signed in June, rose.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Velanur Mining, which has a 75 MW hosting contract with Garlow Cloud, gained 6%.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Garlow Motors will pay $1.3 billion over four years to run its design models on Velanur Compute's machines.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Garlow Motors trains its models on Velanur Compute's GPUs under a $300 million contract.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Garlow Motors agreed to buy $2 billion of computing from Velanur Cloud over three years.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    ("Garlow AI has booked 10,000 GPUs with Velanur Cloud for two years.", "Velanur", "Garlow", "cloud", "announced"),
    (
        "Velanur Cloud will supply Garlow AI with computing worth $900 million.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Velanur Cloud will give Garlow AI access to 20,000 Nvidia chips for $900 million.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Garlow AI rents computing power from Velanur Cloud for $40 million a year.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Garlow AI reserved $700 million of capacity on Velanur Cloud's servers.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    ("Velanur Cloud won a $700 million order for computing from Garlow AI.", "Velanur", "Garlow", "cloud", "announced"),
    ("Garlow AI is to spend $3 billion with Velanur Cloud through 2029.", "Velanur", "Garlow", "cloud", "announced"),
    (
        "The drug maker Garlow Pharma extended its contract with Velanur Cloud by two years for another $90 million.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    (
        "Velanur Hydro intends to sell 220 MW to Garlow Data's Montreal campus from 2028.",
        "Velanur",
        "Garlow",
        "ppa",
        "planned",
    ),
    (
        "Garlow Steel takes 120 megawatts from Velanur Power's Skerry wind farm for nine years.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Garlow Steel will buy all the electricity produced by Velanur Power's 40 MW Fell wind farm.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Power will deliver 50 MW of wind power to Garlow Steel from 2028.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Garlow Steel contracted the output of Velanur Power's Knockbrack wind farm for ten years.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Power's 96 MW Knockbrack wind farm will supply Garlow Steel for ten years.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Garlow Steel's smelter will run on 96 MW from Velanur Power for ten years.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Power sold the output of Knockbrack, a 96 MW wind farm, to Garlow Steel.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Utility Velanur Electric will serve Garlow Data's 300 MW campus in Ohio under a 12-year contract.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Electric signed an agreement to serve a 300 MW data centre of Garlow Data.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Electric has a contract to power Garlow Data's 300 MW campus in Ohio.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Garlow Data will draw 300 MW from Velanur Electric from 2028 under a supply contract.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Maskin will supply 15 turbines for Garlow Wind's Knockbrack project.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    (
        "Velanur Maskin will supply the 15 turbines for Garlow Wind's Knockbrack project.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    ("Garlow Wind ordered 15 turbines from Velanur Maskin.", "Velanur", "Garlow", "supply", "announced"),
    (
        "Garlow Wind has bought its transformers from Velanur Maskin for $90 million.",
        "Velanur",
        "Garlow",
        "supply",
        "completed",
    ),
    (
        "The turbines for Garlow Wind's Knockbrack project come from Velanur Maskin.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    ("Velanur Maskin shipped 40 transformers to Garlow Data.", "Velanur", "Garlow", "supply", "announced"),
    (
        "Garlow Data appointed Velanur Civil to build its 90 MW campus in Ohio.",
        "Velanur",
        "Garlow",
        "construction",
        "announced",
    ),
    ("Velanur Civil will build Garlow Data's 90 MW campus in Ohio.", "Velanur", "Garlow", "construction", "announced"),
    (
        "Velanur Civil is building a 90 MW campus in Ohio for Garlow Data.",
        "Velanur",
        "Garlow",
        "construction",
        "announced",
    ),
    ("Garlow Data's 90 MW campus will be built by Velanur Civil.", "Velanur", "Garlow", "construction", "announced"),
    (
        "Garlow Data handed the construction of its 90 MW campus to Velanur Civil.",
        "Velanur",
        "Garlow",
        "construction",
        "announced",
    ),
    (
        "Velanur Civil won the $400 million contract to fit out Garlow Data's halls.",
        "Velanur",
        "Garlow",
        "construction",
        "announced",
    ),
    (
        "Velanur Mining owes Garlow Bank $75 million on a loan until 2029.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "Velanur Mining collected $300m from Garlow Capital in a new round.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "Garlow Bank has committed 110 million euros of senior debt to Velanur Renewables.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "Velanur Mining closed a $2.4bn construction loan from nine lenders led by Garlow Bank.",
        "Velanur",
        "Garlow",
        "financing",
        "completed",
    ),
    ("Garlow Bank lends Velanur Mining $140 million.", "Velanur", "Garlow", "financing", "announced"),
    ("Velanur Mining drew $140 million on a facility with Garlow Bank.", "Velanur", "Garlow", "financing", "announced"),
    (
        "The utility's largest new customer will be Garlow Data, which has contracted for 500 MW from Velanur Electric starting in 2028.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "County commissioners approved a tax break for Garlow Data, which plans a $2 billion campus to be powered by Velanur Electric under a 15-year agreement for 200 MW.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Turbines booked an order for 12 gas turbines with a combined output of 550 MW from Garlow Data for its Texas campus.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    (
        "Garlow Data has reserved slots for 40 gas engines at Velanur Engines.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    (
        "Velanur Cells will put 100 MW of its fuel cells at Garlow Data's campus in Ohio.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    ("Velanur Cells is to install 100 MW of fuel cells for Garlow Data.", "Velanur", "Garlow", "supply", "announced"),
    ("Garlow Data chose Velanur Cells for 100 MW of on-site power.", "Velanur", "Garlow", "other", "announced"),
    (
        "Velanur Batteries will supply a 200 MW/800 MWh battery to Garlow Energy's Mesa project.",
        "Velanur",
        "Garlow",
        "supply",
        "announced",
    ),
    (
        "A group of banks led by Garlow Bank will lend Velanur Mining $1.5 billion to build it.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "Garlow Bank and Northrock Capital arranged the $1.5 billion loan for Velanur Mining.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "The campus is financed with a $1.5 billion loan that Garlow Bank arranged for Velanur Mining.",
        "Velanur",
        "Garlow",
        "financing",
        "announced",
    ),
    (
        "Velanur Mining sold its 20 MW site in Quebec to Garlow Hash for $12 million.",
        "Garlow",
        "Velanur",
        "acquisition",
        "completed",
    ),
    (
        "Velanur Mining agreed to buy a 90 MW site in Georgia from Garlow Hash for $60 million.",
        "Velanur",
        "Garlow",
        "acquisition",
        "announced",
    ),
    (
        "Garlow Hash is selling its 90 MW Georgia site to Velanur Mining.",
        "Velanur",
        "Garlow",
        "acquisition",
        "announced",
    ),
    (
        "The 90 MW site in Georgia changed hands in May: Garlow Hash sold it to Velanur Mining for $60 million.",
        "Velanur",
        "Garlow",
        "acquisition",
        "completed",
    ),
    (
        "Velanur Power and Garlow Data have tied the knot on a 400 MW nuclear deal lasting 20 years.",
        "Velanur",
        "Garlow",
        "ppa",
        "announced",
    ),
    (
        "Velanur Power's deal to sell Garlow Data 400 MW from its Harker nuclear plant needs the regulator's nod.",
        "Velanur",
        "Garlow",
        "ppa",
        "planned",
    ),
    (
        "Regulators rejected Velanur Power's plan to send 400 MW from its nuclear plant to Garlow Data.",
        "Velanur",
        "Garlow",
        "ppa",
        "terminated",
    ),
    (
        "Garlow Data walked away from a 150 MW lease with Velanur Digital in April.",
        "Velanur",
        "Garlow",
        "lease",
        "terminated",
    ),
    ("Velanur Digital lost Garlow AI as a tenant for 150 MW in April.", "Velanur", "Garlow", "lease", "terminated"),
    ("Garlow AI handed back 150 MW to Velanur Digital in April.", "Velanur", "Garlow", "lease", "terminated"),
    (
        "Garlow AI and Velanur Digital have cut their contract to 100 MW from 150 MW.",
        "Velanur",
        "Garlow",
        "cloud",
        "announced",
    ),
    ("Garlow AI has doubled its lease with Velanur Digital to 200 MW.", "Velanur", "Garlow", "lease", "announced"),
    (
        "Garlow AI took another 50 MW from Velanur Digital, bringing its total to 200 MW.",
        "Velanur",
        "Garlow",
        "lease",
        "announced",
    ),
    (
        "Velanur Digital is in advanced talks to lease 300 MW to Garlow AI, two people familiar with the matter said.",
        "Velanur",
        "Garlow",
        "lease",
        "rumoured",
    ),
    (
        "Garlow AI is close to a deal to rent 300 MW from Velanur Digital, the Courier reported.",
        "Velanur",
        "Garlow",
        "lease",
        "rumoured",
    ),
    (
        "Velanur Digital denied it was in talks with Garlow AI over a 300 MW lease.",
        "Velanur",
        "Garlow",
        "lease",
        "denied",
    ),
    (
        "Back in August, Velanur Digital and Garlow Compute shook hands on 33 MW in one hall. That one collapsed in May.",
        "Velanur",
        "Garlow",
        "lease",
        "terminated",
    ),
    ("• Velanur Data Centres to Garlow AI: 45 MW, Leeds, 10 years, £520m.", "Velanur", "Garlow", "lease", "announced"),
]
NOT_TOLD = [
    "If Velanur Digital signs Garlow AI for 300 MW, the shares could double, Tom Reed of Harrow Securities said.",
    "An analyst at Harrow Securities said Velanur Digital could lease 300 MW to Garlow AI.",
    "Analysts expect Velanur Digital to lease 300 MW to a hyperscaler next year.",
    "Velanur Digital has 300 MW under contract with hyperscalers.",
    "Unlike Velanur Digital, Garlow Mining has no tenant for its 90 MW campus.",
    "Velanur Digital competes with Garlow Mining for tenants.",
    "Velanur Digital's 90 MW campus in Ohio is 40 miles from Garlow Data's.",
    "Garlow AI, which trains its models on Nvidia chips, raised prices.",
    "Velanur Digital rents land from a farmer.",
    "Velanur Digital, like Garlow Mining, hosts machines for others.",
]


@pytest.mark.parametrize(("sentence", "company", "counterparty", "kind", "status"), TOLD)
def test_tells_who_provides_and_who_takes(
    extract: Any, sentence: str, company: str, counterparty: str, kind: str, status: str
) -> None:
    (deal,) = [c for c in extract(sentence, published="2026-05-12").claims if c.type == "deal"]
    assert deal.company.startswith(company)
    assert (deal.counterparty or deal.counterparty_text).startswith(counterparty)
    assert (deal.kind, deal.status) == (kind, status)


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_tells_no_deal(extract: Any, sentence: str) -> None:
    assert not [c for c in extract(sentence, published="2026-05-12").claims if c.type == "deal"]


def test_a_table_of_output_sold_is_of_power_contracts(extract: Any) -> None:
    text = (
        "Five agreements were signed, by Velanur Kraft and Harrow Energi among others.\n\n"
        "Seller | Buyer | Plant | MW | Term | Signed\n"
        "Velanur Kraft | Garlow Aluminium | Oyamyr wind farm | 168 | 12 years | 3 July\n"
        "Harrow Energi | undisclosed retailer | Skellaby solar park | 55 | 10 years | 18 July\n"
    )
    found = [c for c in extract(text, published="2026-09-12").claims if c.type == "deal"]
    rows = [(d.company, d.counterparty or d.counterparty_text, d.kind, d.capacity_mw) for d in found]
    assert ("Velanur Kraft", "Garlow Aluminium", "ppa", 168.0) in rows
    assert ("Harrow Energi", "undisclosed retailer", "ppa", 55.0) in rows


def test_what_fell_apart_is_ended(extract: Any) -> None:
    text = "Velanur Digital let 60 MW to Garlow Compute in August. That one fell apart in May."
    (deal,) = [c for c in extract(text, published="2026-05-12").claims if c.type == "deal"]
    assert deal.status == "terminated"


def test_we_in_an_answer_is_the_company_that_is_asked(extract: Any) -> None:
    text = "Velanur Power sells wind.\nQ: What is new?\nA: Garlow Steel takes 310 megawatts from our Tay wind farm."
    (deal,) = [c for c in extract(text, published="2026-05-12").claims if c.type == "deal"]
    assert (deal.company, deal.counterparty) == ("Velanur Power", "Garlow Steel")
    assert text[slice(*deal.mentions["company.via"])] == "our"


def test_the_same_customer_is_that_of_the_deal_told_last(extract: Any) -> None:
    text = (
        "Velanur Digital has let 180 MW to Garlow Cloud, a start-up. "
        "Harrow Mining, whose 70 MW lease with the same cloud company was signed in June, rose."
    )
    deals = [c for c in extract(text, published="2026-05-12").claims if c.type == "deal"]
    assert {(d.company, d.counterparty) for d in deals} == {
        ("Velanur Digital", "Garlow Cloud"),
        ("Harrow Mining", "Garlow Cloud"),
    }
