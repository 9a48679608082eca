"""What is bought and of whom: stakes that somebody buys or only holds, parts of a company, and who is no buyer at all."""

from __future__ import annotations

from typing import Any

import pytest

import extractor
from extractor.schema import Deal


@pytest.fixture(scope="module")
def deals() -> Any:
    nlp = extractor.load()
    return lambda text: [
        c for c in extractor.extract(text, published="2025-03-12", nlp=nlp).claims if isinstance(c, Deal)
    ]


_BOUGHT = (
    "Kestmoor Capital purchased 1.4 million shares in Orvane Motors at $12.30 apiece.",
    "Kestmoor Capital bought about 2.1 lakh shares (0.6% stake) of Orvane Motors via a block deal.",
    "Kestmoor Capital reported that it purchased 750,897 Orvane Motors shares.",
    "Kestmoor Capital acquired an additional 18% stake in Orvane Motors, bringing its total ownership to 56%.",
    "Shares rose after Kestmoor Capital upped its stake in Orvane Motors.",
    "Kestmoor Capital disclosed a 5.5% stake in Orvane Motors worth about $25 million.",
)


@pytest.mark.parametrize("sentence", _BOUGHT)
def test_who_buys_a_stake_acquires(deals: Any, sentence: str) -> None:
    (deal,) = deals(sentence)
    assert (deal.company, deal.target, deal.kind) == ("Kestmoor Capital", "Orvane Motors", "acquisition")


_NEW_MONEY = (
    "Kestmoor Capital took a 9% stake in Orvane Motors.",
    "Kestmoor Capital subscribed for 2 million new shares in Orvane Motors.",
    "Orvane Motors entered a purchase agreement under which Kestmoor Capital purchased 5,672,149 Orvane Motors shares.",
)


@pytest.mark.parametrize("sentence", _NEW_MONEY)
def test_who_takes_new_shares_finances(deals: Any, sentence: str) -> None:
    assert ("Orvane Motors", "Kestmoor Capital", "financing") in {
        (d.company, d.counterparty, d.kind) for d in deals(sentence)
    }


_HELD = (
    "Kestmoor Capital now holds a 54.8% stake in Orvane Motors.",
    "A filing revealed that Kestmoor Capital owns 12% of Orvane Motors.",
    "Kestmoor Capital trimmed its stake in Orvane Motors to 4%.",
    "Kestmoor Capital reduced its stake in the carmaker Orvane Motors to 22,055,375 shares.",
    "Kestmoor Capital lifted its stake in Orvane Motors to 11,704,553 shares.",
    "Kestmoor Capital increased its holdings of Orvane Motors in the fourth quarter.",
    "Kestmoor Capital is the largest shareholder of Orvane Motors.",
    "Kestmoor Capital reported that it purchased 412,300 Orvane Motors shares between March 3 and April 11, 2025, for $7 to $8.15 each.",
    "Kestmoor Capital will exit its 10.1% stake in Orvane Motors.",
)


@pytest.mark.parametrize("sentence", _HELD)
def test_what_is_held_or_sold_in_the_market_is_no_deal(deals: Any, sentence: str) -> None:
    assert deals(sentence) == []


_PARTS = (
    "Velanur Power will acquire an 85% stake in Garlow Tools's crane business for $2 billion in cash.",
    "Velanur Power is buying Garlow Tools's smart pump development unit.",
    "Velanur Power has acquired the crane arm of Garlow Tools.",
    "Velanur Power won the auction for Garlow Tools's digital assets.",
)


@pytest.mark.parametrize("sentence", _PARTS)
def test_whose_part_is_bought_sells(deals: Any, sentence: str) -> None:
    (deal,) = deals(sentence)
    assert (deal.company, deal.counterparty, deal.target) == ("Velanur Power", "Garlow Tools", None)


_WHOLE = (
    "Velanur Power agreed to acquire Garlow Tools for $2 billion.",
    "Velanur Power agreed to acquire all of Garlow Tools's outstanding shares.",
    "Velanur Power completed its acquisition of the crane maker Garlow Tools.",
)


@pytest.mark.parametrize("sentence", _WHOLE)
def test_whole_companies_stay_targets(deals: Any, sentence: str) -> None:
    assert [d.target for d in deals(sentence)] in (["Garlow Tools"], [])


_NOBODY = (
    "Velanur Power agreed to buy the owner of Garlow Tools for $2 billion.",
    "Some 65% drop in Garlow Tools sales hurt Velanur Power.",
    "Velanur Power and Garlow Tools had no alliance in Norway.",
    "The Competition Commission of Norway is weighing the acquisition of Garlow Tools.",
    "The new fund, an investment of $40 million in Garlow Tools, is registered by SEBI.",
    "- Mergers and Acquisitions: The fund invested in acquisitions, such as Garlow Tools.",
    "Velanur Power's Next Plans: Velanur Power plans to expand its product line.",
)


@pytest.mark.parametrize("sentence", _NOBODY)
def test_who_can_be_no_party(deals: Any, sentence: str) -> None:
    assert deals(sentence) == []


def test_a_venture_is_not_its_own_partner(deals: Any) -> None:
    text = (
        "Garlow Data Parks opened a hall. The company is a joint venture between Garlow Corporation and Velanur Power."
    )
    assert [(d.company, d.counterparty) for d in deals(text)] == [("Garlow Corporation", "Velanur Power")]


def test_a_venture_and_none_of_its_partners_builds(deals: Any) -> None:
    text = "Kestmoor Capital put $15 billion in Lodestar, a venture with Velanur Power and Garlow Cloud that will build data centres in Norway."
    assert not [d for d in deals(text) if d.kind == "construction"]


def test_partners_that_are_counted_do_not_sign(deals: Any) -> None:
    text = "Velanur Power counts Garlow Tools, Tarn Works and Kestmoor as partners, and recently entered into a collaboration with Orvane Motors."
    assert [(d.company, d.counterparty) for d in deals(text)] == [("Velanur Power", "Orvane Motors")]


def test_whoever_a_story_turns_to_is_the_company(deals: Any) -> None:
    text = (
        "Velanur Mining rose. Velanur Mining mines bitcoin, and Velanur Mining is growing. That may appeal to investors. "
        "Take Garlow Mining for starters. The company recently offered $930 million to acquire Orvane Mining."
    )
    assert [(d.company, d.target) for d in deals(text)] == [("Garlow Mining", "Orvane Mining")]


def test_a_licence_is_its_owners(deals: Any) -> None:
    text = "Velanur Social was expected to earn $66 million from its data licensing agreement with Google last year."
    assert [(d.company, d.counterparty, d.kind) for d in deals(text)] == [("Velanur Social", "Google", "other")]


def test_an_address_is_no_power(deals: Any) -> None:
    text = "Kestmoor Capital announced that it has acquired a warehouse at 412 W 900 N in Ridgemont for $3.1 million."
    assert [d.capacity_mw for d in deals(text)] == [None]


_NOT_THESE = (
    "Velanur Power will start selling its delivery vans to other companies besides Garlow Tools.",
    "Velanur Power has engaged Garlow Securities to act as the dealer managers in connection with the offer.",
    "Velanur Power is open to all types of collaboration with Garlow Tools.",
    "Velanur Power cut 850 jobs, which follows an agreement with the United Steelworkers union.",
    "Velanur Power's platform integrates with Garlow Books for invoices.",
    "Velanur Power Still Seeking Deal With Mali to Resume Mining Operations",
)


@pytest.mark.parametrize("sentence", _NOT_THESE)
def test_who_stands_beside_a_deal_is_no_party(deals: Any, sentence: str) -> None:
    assert deals(sentence) == []


_BODIES = (
    "Velanur Power signed an agreement with the Norway Nuclear Science and Technology Organization to test rods.",
    "Velanur Power will build a hall in collaboration with the National Maritime and Coastal Center in Oslo.",
    "Velanur Power signed a contract with the Federal Food and Medicine Agency to supply freezers.",
)


@pytest.mark.parametrize("sentence", _BODIES)
def test_a_body_for_two_fields_is_one(deals: Any, sentence: str) -> None:
    for deal in deals(sentence):
        assert " and " in (deal.counterparty if deal.company == "Velanur Power" else deal.company)


def test_two_bodies_are_two(deals: Any) -> None:
    (deal,) = deals(
        "Velanur Power signed a partnership with the Kestmoor Alliance and Garlow Foundation to plant trees."
    )
    assert " and " not in deal.counterparty


def test_the_state_of_a_dateline_signs_nothing(deals: Any) -> None:
    text = "BIRMINGHAM, AL, April 10, 2024 -- Velanur Power has formed a strategic alliance with Garlow Tools."
    assert {d.company for d in deals(text)} <= {"Velanur Power"}


def test_our_in_the_section_on_a_firm_is_its_own(deals: Any) -> None:
    text = (
        "Velanur Power and Orvane Motors opened a fund. Velanur Power said so.\nAbout Orvane Motors\nOrvane Motors makes cars. "
        "By leveraging our business partnerships with Garlow Tools, we grow."
    )
    assert {d.company for d in deals(text) if d.counterparty == "Garlow Tools"} <= {"Orvane Motors"}


def test_whom_a_paper_gives_a_licence_takes(deals: Any) -> None:
    text = (
        "Velanur Group and Garlow Refining jointly agreed to terminate a heads of agreement, according to a filing. "
        "The agreement, signed in 2017, provided Velanur Group with a global licence to use the process."
    )
    assert [(d.company, d.counterparty, d.status) for d in deals(text)] == [
        ("Garlow Refining", "Velanur Group", "terminated")
    ]


def test_a_short_name_is_that_of_the_namesake_that_is_named(deals: Any) -> None:
    text = "Merck's takeover talks with Garlow Therapeutics go on. Merck KGaA rose 1%."
    assert [(d.company, d.target) for d in deals(text)] == [("Merck KGaA", "Garlow Therapeutics")]


def test_a_short_name_stays_without_a_namesake(deals: Any) -> None:
    text = "Merck's takeover talks with Garlow Therapeutics go on. Velanur Power rose 1%."
    assert [(d.company, d.target) for d in deals(text)] == [("Merck & Co", "Garlow Therapeutics")]


def test_a_trade_alone_is_no_company(deals: Any) -> None:
    text = (
        'Velanur Power agreed to buy Garlow Therapeutics. "Therapeutics is making a loss," the analyst says. '
        "Velanur Power's acquisition of the biotech company would be its biggest."
    )
    assert {d.target for d in deals(text)} == {"Garlow Therapeutics"}
