"""Who is no party of a deal, and what only the press says."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.schema import Deal, Extraction

DAY = "2025-03-12"

RUMOURED = (
    "Velanur Power has amassed a $2 billion stake in Ashgrove Electric, according to media reports.",
    "Velanur Power partnered with Brightloom AI to build chips, citing a report from The Information.",
    "Shares of Velanur Power rose 3% after a media report that it is partnering with Brightloom AI in Norway.",
    "The stock climbed after Bloomberg reported Velanur Power is partnering with Brightloom AI on chips.",
    "Velanur Power is partnering with Brightloom AI on chips, Reuters reported on Monday.",
    "Velanur Power is partnering with Brightloom AI on chips, the Information reported, citing one person with knowledge.",
    "Media reports said Velanur Power agreed to acquire Ashgrove Electric.",
)
PLANNED = "Velanur Power plans to buy Ashgrove Electric for $2 billion, Bloomberg reports."
TOLD = (
    "Velanur Power partnered with Brightloom AI to build chips, the two said.",
    "Velanur Power confirmed media reports that it is partnering with Brightloom AI in Norway.",
    "Velanur Power, which reported results on Monday, is partnering with Brightloom AI on chips.",
    "Velanur Power is partnering with Brightloom AI, according to a report filed with the exchange.",
)
SIDES: tuple[tuple[str, str, str], ...] = (
    ("Rosmere Development Company, PLLC has formed a partnership with Brightloom AI.", "Rosmere Development Company", "Brightloom AI"),
    ("Velanur Power signed a partnership with Partners Storage.", "Velanur Power", "Partners Storage"),
    ("The regulator blocked Velanur Power's acquisition of Ashgrove Electric.", "Velanur Power", "Ashgrove Electric"),
    ("The Grid and Tariffs Authority on Monday blocked Velanur Power's acquisition of Ashgrove Electric.", "Velanur Power", "Ashgrove Electric"),
    ("Velanur Power completed its acquisition of Ashgrove Electric.", "Velanur Power", "Ashgrove Electric"),
    ("Ashgrove Electric's board rejected Velanur Power's proposal to acquire it.", "Velanur Power", "Ashgrove Electric"),
    ("Ashgrove Electric rejected Velanur Power's offer for the company.", "Velanur Power", "Ashgrove Electric"),
    ("Velanur Power has a cooperation agreement with Brightloom AI on wind farms.", "Velanur Power", "Brightloom AI"),
)  # fmt: skip
NO_DEAL = (
    "Its strong order book for QXA and RMB turbines gives Velanur Power visibility.",
    "Velanur Power helps veterans through its Partnership for Your Craft programme.",
    "The Union finance ministry has rejected Velanur Power's proposal for lenders to take a haircut on their debt.",
    "Ashgrove Electric rejected Velanur Power's proposal that banks wait.",
    "Activist investor Larkmoor Capital reached a cooperation agreement with Velanur Power. It will add Ann Dale to its board.",
    "Larkmoor Capital entered into a standstill agreement with Velanur Power.",
    "Velanur Power lists the steps by which supporters can purchase Meridane Coin in the pre-sale.",
    "Ann Dale spoke first. In 2022, Dale's former firm merged with Velanur Power.",
    "Velanur Power builds lasting partnerships with global QXR brands.",
    "Velanur Power and Brightloom AI failed to reach a new agreement.",
)


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize("sentence", RUMOURED)
def test_what_only_the_press_reports_is_rumoured(extract: Any, sentence: str) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert deal.status == "rumoured"
    low, high = deal.mentions["status"]
    assert "report" in sentence[low:high].lower() or "citing" in sentence[low:high]


def test_a_plan_that_a_paper_reports_stays_a_plan(extract: Any) -> None:
    (deal,) = deals(extract(PLANNED, published=DAY))
    assert deal.status == "planned"


@pytest.mark.parametrize("sentence", TOLD)
def test_what_a_side_has_told_is_announced(extract: Any, sentence: str) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert deal.status == "announced"


@pytest.mark.parametrize(("sentence", "company", "counterparty"), SIDES)
def test_the_sides_are_whole_and_the_right_ones(extract: Any, sentence: str, company: str, counterparty: str) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert (deal.company, deal.counterparty) == (company, counterparty)


@pytest.mark.parametrize("sentence", NO_DEAL)
def test_what_is_no_party_makes_no_deal(extract: Any, sentence: str) -> None:
    assert deals(extract(sentence, published=DAY)) == []


def test_what_a_regulator_blocked_is_dead_and_what_it_may_block_is_not(extract: Any) -> None:
    (dead,) = deals(extract("A regulator blocked Velanur Power's purchase of Ashgrove Electric.", published=DAY))
    assert dead.status == "terminated"
    alive = deals(
        extract("Velanur Power agreed to acquire Ashgrove Electric. It was not blocked by anyone.", published=DAY)
    )
    assert [d.status for d in alive] == ["announced"]


def test_a_unit_is_not_its_parent(extract: Any) -> None:
    text = (
        "Velanur Nordic, a subsidiary of utility group Iren, said it has signed a lease with Brightloom AI for 40 MW."
    )
    (deal,) = deals(extract(text, published=DAY))
    assert (deal.company, deal.counterparty) == ("Velanur Nordic", "Brightloom AI")
    assert text[slice(*deal.mentions["company"])] == "Velanur Nordic"


def test_a_unit_named_after_its_parent_keeps_its_whole_name(extract: Any) -> None:
    text = "E.ON Energie Norge, a subsidiary of utility group E.ON, said that it has developed a 2 MW plant for Brightloom AI."
    found = deals(extract(text, published=DAY))
    assert {d.company for d in found} <= {"E.ON Energie Norge"}


def test_an_item_with_a_head_of_its_own_lends_no_firm_from_the_item_above(extract: Any) -> None:
    text = (
        "Ashgrove Electric - Shares rose 8% after Castellan Partners agreed to acquire the wind firm.\n"
        "Nasdaq - Shares fell 2% after the exchange operator said it was buying Adenmoor Software.\n"
    )
    assert "Ashgrove Electric" not in {d.company for d in deals(extract(text, published=DAY))}


@pytest.mark.parametrize(
    ("sentence", "company", "counterparty"),
    [
        (
            "Velanur Airlines has lined up a large order for jets with Quillstone Motors, it said.",
            "Quillstone Motors",
            "Velanur Airlines",
        ),
        (
            "Velanur Airlines cancelled an older order, for batteries, with Quillstone Motors.",
            "Quillstone Motors",
            "Velanur Airlines",
        ),
        ("Quillstone Motors won an order for ten jets from Velanur Airlines.", "Quillstone Motors", "Velanur Airlines"),
        ("Velanur Airlines signed a power contract with Quillstone Energy.", "Quillstone Energy", "Velanur Airlines"),
    ],
)
def test_whose_an_order_is(extract: Any, sentence: str, company: str, counterparty: str) -> None:
    (deal,) = deals(extract(sentence, published=DAY))
    assert (deal.company, deal.counterparty) == (company, counterparty)
