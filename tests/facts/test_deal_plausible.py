"""Deals that are refused because one of the names can be no party, and those that are kept."""

from __future__ import annotations

from typing import Any

import pytest

import extractor
from extractor.schema import Deal, Extraction

REFUSED = (
    "As an exclusive Web4 partner with Velanur Power, the firm sells in Norway.",
    "The KX9 Pro was built in collaboration with Velanur Power.",
    "Velanur Power bought land beyond Stage 3 from its neighbours.",
    "The Ashgrove Packaging segment grew 3%. Ashgrove Packaging segment signed a supply deal with Velanur Power.",
    "Velanur Power has completed its acquisition of the Ventro hoover maker.",
    "Fans who buy the Velanur Power subscription save money.",
    "Velanur Power grew. In 2021, she raised $50 million in funding from Larkmoor Capital for another firm.",
    "Velanur Power and Brightloom AI have signed long-term contracts with Chinese buyers.",
    "Former Larkmoor Union Chairman Tarvo Quellin was appointed by Velanur Power on Friday to lead the office.",
    "Recently, lifestyle expert Ines B Calder teamed up with Velanur Power on a tour.",
    "The Norway Aviation Authority and the Ridgemont Safety Agency are collaborating on standards.",
    "Larkmoor Market Administration officials have been in discussions with Velanur Power since last year.",
    "In 2024, Velanur Power signed an agreement for the acquisition of four FarmTech companies.",
    "Velanur Power also owns 100% of the Larkmoor Creek Property.",
    "Velanur Power has entered into agreements with CMBX lenders.",
    "Velanur Power signed a lease at the tower.",
    "Velanur Power holds a mineral lease agreement on old claims.",
    "Velanur Power purchased the Ashgrove One system in 2011.",
    "For 80 years Velanur Power has served millions of guests of Ashgrove Electric.",
    "Before that, Ben served as director for Velanur Power's European operations for five years.",
    "Through a partnership with Velanur Power, Quorl not only showed his insight but grew.",
    "Larkmoor Capital reduced its stake in Velanur Power by 86%.",
    "Velanur Power plans to lease its chips at a fraction of the cost charged for access to Ashgrove Electric accelerators.",
    "Velanur Power has committed $2 billion to capacity besides sites that Ashgrove Electric owned, to lift its output.",
    "- Velanur Power Receives Significant Orders to Modernize Ridgemont Bases with Rapid Deployment Networks",
    "Velanur Power plans to invest $1 billion to build a fifth plant. Ashgrove Electric grew.",
    "The volume under these contracts is split between Velanur Power and Brightloom AI.",
)
UNSEEN = (
    "Each Warrant lets Velanur Power sign a contract with Warrants.",
    "The Layerline Bridge is needed to buy the QXR pass.",
)
"""Where only capitals speak for a name, and the network sees no organisation either."""
SEEN = "Velanur Power has signed a lease for 40 MW with Brightmarsh in Norway."
OTHERS = (
    "Velanur Power met Ashgrove Electric. Brightloom AI said it will provide batteries to Quillstone Digital.",
    "Teams associated with Velanur Power and Brightloom AI's project are exploring a collaboration framework.",
    "Since 2008, the Bank has acquired Ashgrove Electric.",
)
KEPT: tuple[tuple[str, str, str], ...] = (
    ("Velanur Power and Brightloom AI have signed a 10-year contract with each other.", "Velanur Power", "Brightloom AI"),
    ("Velanur Power acquired Swiss battery maker Ventro Cells from Larkmoor Capital.", "Velanur Power", "Larkmoor Capital"),
    ("The Norway Aviation Authority awarded Velanur Power a contract to supply radar systems.", "Velanur Power", "Norway Aviation Authority"),
    ("Velanur Power acquired the Ashgrove Turbines business from Larkmoor Capital.", "Velanur Power", "Larkmoor Capital"),
    ("Velanur Power signed a partnership with the Quillstone division of Harrowgate Compute.", "Velanur Power", "Quillstone"),
)  # fmt: skip


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


@pytest.mark.parametrize("sentence", REFUSED)
def test_who_can_be_no_party_makes_no_deal(extract: Any, sentence: str) -> None:
    assert not deals(extract(sentence, published="2025-03-12"))


@pytest.mark.parametrize("text", OTHERS)
def test_a_deal_is_with_nobody_but_those_whom_its_clause_names(extract: Any, text: str) -> None:
    sides = [{deal.company, deal.counterparty} for deal in deals(extract(text, published="2025-03-12"))]
    assert all(pair == {"Brightloom AI", "Quillstone Digital"} for pair in sides)


@pytest.mark.parametrize(("sentence", "company", "counterparty"), KEPT)
def test_who_may_be_a_party_keeps_the_deal(extract: Any, sentence: str, company: str, counterparty: str) -> None:
    (deal,) = deals(extract(sentence, published="2025-03-12"))
    assert {deal.company, deal.counterparty} == {company, counterparty}


@pytest.fixture(scope="module")
def read() -> Any:
    """``extractor.extract`` with the trained pipeline."""
    nlp = extractor.load()
    return lambda text: extractor.extract(text, published="2025-03-12", nlp=nlp)


@pytest.mark.parametrize("sentence", UNSEEN)
def test_what_nobody_takes_for_a_firm_makes_no_deal(read: Any, sentence: str) -> None:
    assert not deals(read(sentence))


def test_a_name_that_the_network_takes_for_a_firm_may_be_a_party(read: Any) -> None:
    (deal,) = deals(read(SEEN))
    assert (deal.company, deal.counterparty) == ("Velanur Power", "Brightmarsh")


def test_two_with_a_contract_of_a_third_have_none_with_each_other(extract: Any) -> None:
    text = "Velanur Power and Brightloom AI have agreed contracts with Quillstone Digital."
    sides = [{deal.company, deal.counterparty} for deal in deals(extract(text, published="2025-03-12"))]
    assert sides
    assert all("Quillstone Digital" in pair for pair in sides)


def test_what_a_bought_firm_develops_is_not_what_the_deal_is_over(extract: Any) -> None:
    text = (
        "In May, Velanur Power took a 40% stake in Ashgrove Electric, a developer with a 40 GW pipeline of solar parks."
    )
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.capacity_mw is None


FURTHER: tuple[tuple[str, str, str, str], ...] = (
    ("Velanur Power and Brightloom AI have partnered to set up a $500 million platform for hotels.", "Velanur Power", "Brightloom AI", "joint_venture"),
    ("Under the plan, Velanur Power subscribed for 40 million common shares of Ashgrove Electric.", "Ashgrove Electric", "Velanur Power", "financing"),
    ("This follows Velanur Power's completion of a $22 million investment round led by Larkmoor Capital.", "Velanur Power", "Larkmoor Capital", "financing"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "company", "counterparty", "kind"), FURTHER)
def test_partners_subscribers_and_leaders_of_rounds(
    extract: Any, sentence: str, company: str, counterparty: str, kind: str
) -> None:
    (deal,) = deals(extract(sentence, published="2025-06-12"))
    assert (deal.company, deal.counterparty, deal.kind) == (company, counterparty, kind)


def test_who_buys_assets_is_the_one_who_acquires(extract: Any) -> None:
    text = "The analysts like the loans that Velanur Power bought from Ashgrove Electric."
    (deal,) = deals(extract(text, published="2025-09-12"))
    assert (deal.company, deal.counterparty, deal.kind) == ("Velanur Power", "Ashgrove Electric", "acquisition")


def test_a_hyperscaler_takes_what_a_miner_lets(extract: Any) -> None:
    text = "Microsoft agreed to a five-year deal with IREN for 60 megawatts of computing power in Norway."
    (deal,) = deals(extract(text, published="2025-12-12"))
    assert (deal.company, deal.counterparty) == ("IREN", "Microsoft")


def test_a_pair_at_the_head_of_an_item_has_the_deal_that_it_tells(extract: Any) -> None:
    text = "Ashgrove Power said little.\n• Ashgrove Power–Google (July 2025): up to 3,000 MW of hydro power."
    (deal,) = deals(extract(text, published="2025-09-12"))
    assert (deal.company, deal.counterparty, deal.capacity_mw) == ("Ashgrove Power", "Google", 3000)
    assert str(deal.announced) == "2025-07"


def test_a_pipeline_that_is_bought_is_what_the_deal_is_over(extract: Any) -> None:
    text = "Velanur Power acquired a 9 GW pipeline of projects from developer Ashgrove Electric."
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.capacity_mw == 9000


def test_what_lies_ahead_is_not_when_a_deal_was_announced(extract: Any) -> None:
    text = "Velanur Power agreed to take 600 MW of Ventro's turbines, the first in the second half of 2026."
    assert all(str(deal.announced) < "2026" for deal in deals(extract(text, published="2025-06-12")) if deal.announced)


def test_terms_in_a_list_need_no_word_for_it(extract: Any) -> None:
    text = "- Harrowgate Compute gets its first tenant: Brightloom AI, 25 MW critical IT, Rosmere, 10 yrs, $311M"
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.term_years == 10


def test_a_bid_that_is_filed_again_is_alive(extract: Any) -> None:
    text = "Velanur Power withdrew and refiled its notification for its planned acquisition of Ashgrove Electric."
    assert all(deal.status != "terminated" for deal in deals(extract(text, published="2025-03-12")))


def test_an_alliance_that_ceases_is_ended(extract: Any) -> None:
    (deal,) = deals(extract("Velanur Power would cease its alliance with Brightloom AI.", published="2025-03-12"))
    assert deal.status == "terminated"


def test_a_paper_is_whose_name_stands_before_it(extract: Any) -> None:
    text = "Larkmoor Capital pointed to Velanur Power's expanding partnerships, including access to Ashgrove Electric."
    sides = [{deal.company, deal.counterparty} for deal in deals(extract(text, published="2025-06-12"))]
    assert {"Larkmoor Capital", "Ashgrove Electric"} not in sides


def test_a_start_up_with_an_everyday_word_for_its_name_is_the_startup(extract: Any) -> None:
    text = (
        "Chats move to channels like Quillstone Inc. Plain, out of Oslo, thinks it has the answer. Plain is young. "
        "The startup has raised $15 million in a round led by Larkmoor Capital."
    )
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert (deal.company, deal.counterparty) == ("Plain", "Larkmoor Capital")


STATES: tuple[tuple[str, str], ...] = (
    ("Velanur Power agreed to acquire Ashgrove Electric in 2023. But the deal was terminated late last year.", "terminated"),
    ("Velanur Power agreed to acquire Ashgrove Electric in 2023. But the court was closed late last year.", "announced"),
    ("Velanur Power would merge with Ashgrove Electric, the report said.", "rumoured"),
    ("Velanur Power's potential acquisition of Ashgrove Electric puts its plan into question.", "rumoured"),
    ("Velanur Power will merge with Ashgrove Electric, the company said.", "announced"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "status"), STATES)
def test_the_status_is_the_last_word_on_a_pair(extract: Any, text: str, status: str) -> None:
    assert [deal.status for deal in deals(extract(text, published="2025-06-12"))] == [status]


SIGNERS: tuple[tuple[str, str | None, str, str, str], ...] = (
    ("signed an agreement with Larkmoor Capital to acquire Ashgrove Foods Inc.", "Ashgrove Foods Inc", "Orvane Motors", "Larkmoor Capital", "announced"),
    ("is in talks with Larkmoor Capital to buy Ashgrove Foods Inc.", "Ashgrove Foods Inc", "Orvane Motors", "Larkmoor Capital", "rumoured"),
    ("has entered into an agreement with Larkmoor Capital to buy its food unit.", None, "Orvane Motors", "Larkmoor Capital", "announced"),
    ("signed a deal with Larkmoor Capital for the sale of Ashgrove Foods Inc.", "Ashgrove Foods Inc", "Larkmoor Capital", "Orvane Motors", "announced"),
    ("agreed with Larkmoor Capital to sell Ashgrove Foods Inc.", "Ashgrove Foods Inc", "Larkmoor Capital", "Orvane Motors", "announced"),
)  # fmt: skip


@pytest.mark.parametrize(("words", "target", "company", "counterparty", "status"), SIGNERS)
def test_who_signs_with_somebody_to_buy_is_the_buyer(
    extract: Any, words: str, target: str | None, company: str, counterparty: str, status: str
) -> None:
    (deal,) = deals(extract(f"Orvane Motors {words}", published="2025-06-12"))
    assert (deal.company, deal.counterparty, deal.target) == (company, counterparty, target)
    assert (deal.kind, deal.status) == ("acquisition", status)


def test_goods_for_a_plant_are_no_plant(extract: Any) -> None:
    text = "Orvane Motors signed an agreement with Ashgrove Cells Inc to buy 10 MW of fuel cells for its plants."
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.kind != "acquisition"


def test_whose_plan_it_is_to_buy_is_the_buyer(extract: Any) -> None:
    (deal,) = deals(extract("The plan is for Larkmoor Capital to buy Ashgrove Foods Inc.", published="2025-06-12"))
    assert (deal.company, deal.target) == ("Larkmoor Capital", "Ashgrove Foods Inc")


@pytest.mark.parametrize(
    "text",
    [
        "Orvane Motors has engaged Ashgrove Relations Inc to lead its investor relations.",
        "Ashgrove Relations Inc has been engaged by Orvane Motors to lead its investor relations.",
        "Orvane Motors signed an agreement with Ashgrove Relations Inc to use its platform.",
    ],
)
def test_who_is_engaged_provides(extract: Any, text: str) -> None:
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert (deal.company, deal.counterparty) == ("Ashgrove Relations Inc", "Orvane Motors")


GIVERS: tuple[tuple[str, str], ...] = (
    ("The carrier will provide Velanur Power with space.", "Ashgrove Electric"),
    ("Ashgrove Electric will supply batteries to Velanur Power.", "Ashgrove Electric"),
    ("Velanur Power will supply batteries to Ashgrove Electric.", "Velanur Power"),
    ("The carrier will grow.", "Velanur Power"),
)


@pytest.mark.parametrize(("behind", "company"), GIVERS)
def test_who_provides_is_said_behind_an_agreement(extract: Any, behind: str, company: str) -> None:
    text = f"Velanur Power has entered into a block agreement with Ashgrove Electric. {behind}"
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.company == company
    assert {deal.company, deal.counterparty} == {"Velanur Power", "Ashgrove Electric"}


def test_a_party_named_right_behind_is_no_second_deal(extract: Any) -> None:
    text = (
        "Velanur Power has inked a deal with an innovative health platform. "
        "Velanur Power's partnership with Ashgrove Electric aims to widen access."
    )
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert deal.counterparty == "Ashgrove Electric"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("has terminated its agreement to buy Ashgrove Electric.", "terminated"),
        ("abandoned its $3 billion bid to acquire Ashgrove Electric.", "terminated"),
        ("has an agreement to buy Ashgrove Electric.", "announced"),
    ],
)
def test_what_undoes_a_paper_undoes_its_deal(extract: Any, words: str, status: str) -> None:
    assert [deal.status for deal in deals(extract(f"Orvane Motors {words}", published="2025-06-12"))] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Pitch has been engaged and compensated by Orvane Motors to assist in the production of this content.",
        "Orvane Motors has retained Tarn Quellin, LLP and is constructing strategies.",
    ],
)
def test_who_is_paid_to_praise_or_counsel_has_no_deal(extract: Any, text: str) -> None:
    assert not deals(extract(text, published="2025-06-12"))


def test_who_works_with_somebody_to_buy_is_no_other_s_counterparty(extract: Any) -> None:
    text = "Larkmoor Capital is excited to work with Orvane Motors to acquire Ashgrove Electric."
    (deal,) = deals(extract(text, published="2025-06-12"))
    assert (deal.company, deal.target) == ("Orvane Motors", "Ashgrove Electric")
