"""Stakes, rounds, loans, sales, partnerships and awards in the many words that news has for them, parties behind descriptions
and names in pieces; and what only sounds like them."""

from __future__ import annotations

from typing import Any

import pytest

_STAKES = [
    "Kestmoor Capital became a 12% shareholder of Orvane Motors.",
    "Kestmoor Capital backed a $250 million funding round for electric startup Orvane Motors.",
    "Kestmoor Capital participated in a $250 million round for Orvane Motors.",
    "Orvane Motors has closed a $40 million Series B led by Kestmoor Capital.",
    "Orvane Motors raised $12 million. Kestmoor Capital led the round.",
    "Orvane Motors raised $12 million. Investors in the round included Kestmoor Capital.",
    "Kestmoor Capital has made an investment of $10 million in the equity shares of Orvane Motors.",
    "Orvane Motors will sell 3 million new shares to Kestmoor Capital.",
    "Orvane Motors secured a $500 million loan from a group of lenders led by Kestmoor Capital.",
    "Orvane Motors refinanced its debt with a $300 million term loan from Kestmoor Capital.",
    "Orvane Motors was granted a $90 million loan by Kestmoor Capital.",
]


@pytest.mark.parametrize("sentence", _STAKES)
def test_money_goes_from_one_to_the_other(extract: Any, sentence: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert (deal.company, deal.counterparty, deal.kind) == ("Orvane Motors", "Kestmoor Capital", "financing")


@pytest.mark.parametrize(
    "sentence",
    [
        "Velanur Energy paid $220 million for 900 MW of solar projects from Garlow Mining.",
        "Garlow Mining struck an agreement to sell $40 million in consumer loans to Velanur Energy.",
        "Garlow Mining expects to complete the divestiture of 73 stores to Velanur Energy in the second quarter.",
        "The result reflects the divestiture of certain products, which Garlow Mining sold to Velanur Energy for $350 million.",
        "Velanur Energy signed a share purchase agreement for the purchase of 80% of the ordinary shares of Garlow Mining.",
        "Velanur Energy emerged as the winning bidder for Garlow Mining.",
        "Velanur Energy has invested in acquisitions, such as Garlow Mining.",
        "Garlow Mining has been sold to Velanur Energy.",
        "The sale of Garlow Mining to Velanur Energy was completed in May.",
        "Velanur Energy swallowed up Garlow Mining.",
        "Garlow Mining entered into a definitive agreement under which Velanur Energy will acquire it.",
        "Growth was driven by Velanur Energy's $640 million acquisition from Garlow Mining.",
        "Garlow Mining is to be acquired by funds managed by the private equity firms Velanur Energy and Palter Capital.",
        "Garlow Mining was bought by one of Europe's biggest buyout houses, Velanur Energy.",
        "Garlow Mining sold its stake in the mine to the world's second-largest copper producer, Velanur Energy.",
        "Velanur Energy will buy back $30 million of its shares from Garlow Mining.",
    ],
)
def test_a_purchase_by_any_words(extract: Any, sentence: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert (deal.company, deal.counterparty, deal.kind) == ("Velanur Energy", "Garlow Mining", "acquisition")


@pytest.mark.parametrize(
    "sentence",
    [
        "Velanur Energy and Garlow Systems are joining forces to build a plant.",
        "Velanur Energy and Garlow Systems will collaborate to foster growth of the network.",
        "Velanur Energy became the official payments partner of Garlow Systems.",
        "Velanur Energy, in collaboration with Garlow Systems, announces the launch of a card.",
        "Velanur Energy confirmed reports of a partnership with Garlow Systems that will bring music to its phones.",
        "Velanur Energy enjoys a strategic production partnership with Garlow Systems.",
        "Velanur Energy signed a haulage agreement with Norway's largest ferry operator, Garlow Systems.",
        "Velanur Energy has signed a license agreement with Fiji company Garlow Systems, under which Garlow Systems will sell it.",
        "Velanur Energy granted Garlow Systems exclusive rights to sell its drug in Japan.",
        "Velanur Energy appoints Garlow Systems as exclusive distributor.",
        "Velanur Energy has been selected as the supplier of batteries for Garlow Systems.",
        "A $40 million contract was awarded to Velanur Energy by Garlow Systems.",
        "Garlow Systems has allotted 30 acres of land in Shirdi to Velanur Energy.",
        "Velanur Energy, which ended talks over a $4 billion merger with Danish rival Garlow Systems, sells pumps.",
    ],
)
def test_two_who_deal_with_each_other(extract: Any, sentence: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert {deal.company, deal.counterparty} == {"Velanur Energy", "Garlow Systems"}


@pytest.mark.parametrize(
    ("sentence", "party"),
    [
        ("Orvane Motors bought the plant from 7R Power for $3 million. 7R Power makes pumps.", "7R Power"),
        (
            "Orvane Motors acquired Mahalanda Spa and Resorts Private Limited.",
            "Mahalanda Spa and Resorts Private Limited",
        ),
        ("Orvane Motors announced its collaboration with TRON DAO. TRON DAO builds software.", "TRON DAO"),
        (
            "Garlow Airlines flies. Orvane Motors has rejected Garlow Airlines' offer to merge the two.",
            "Garlow Airlines",
        ),
    ],
)
def test_a_name_in_pieces_is_one(extract: Any, sentence: str, party: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert {deal.company, deal.counterparty} == {"Orvane Motors", party}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Orvane Motors signed an MoU with a large farm equipment and garden machinery supplier.",
            "a large farm equipment and garden machinery supplier",
        ),
        ("Orvane Motors reached agreements with two lessors to lease nine vans.", "two lessors"),
    ],
)
def test_a_party_without_a_name_keeps_its_words(extract: Any, sentence: str, text: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert (deal.company, deal.counterparty_text) == ("Orvane Motors", text)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kestmoor Capital holds a neutral view on Orvane Motors.",
        "Kestmoor Capital said Orvane Motors holds a 30% share of the market.",
        "Investors bought shares of Velanur Energy and Garlow Mining.",
        "Velanur Energy, a registered dealer, is distributor for the Palter Trust.",
        "Velanur Energy is a distributor of Garlow products under its own label.",
        "Purchasers of Orvane Motors shares may join the class action, said Kestmoor Law.",
        "Velanur Energy continues to invest in Atlanta, including deploying new Orvane Motors bicycles.",
        "Velanur Energy is a member of Garlow Alliance.",
        "Velanur Energy hired Jane Doe from Garlow Mining.",
    ],
)
def test_what_only_sounds_like_a_deal(extract: Any, sentence: str) -> None:
    assert not _deals(extract, sentence)


def test_a_deal_told_as_news_by_a_titled_story_has_its_day(extract: Any) -> None:
    filler = "The weather was fine in Leeds. The market closed early there. Nobody minded it much. People went home. "
    text = f"{filler}Orvane Motors has signed a supply contract with Garlow Mining."
    deals = [
        c
        for c in extract(text, published="2025-11-06", title="Orvane Motors in a good mood").claims
        if c.type == "deal"
    ]
    assert [(str(d.announced), d.date_basis["announced"]) for d in deals] == [("2025-11-06", "publication")]


def _deals(extract: Any, sentence: str) -> list[Any]:
    return [c for c in extract(sentence, published="2025-11-06").claims if c.type == "deal"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Velanur Energy agreed to buy Garlow Mining. The vendor, Palter Capital, keeps nothing.",
        "Velanur Energy agreed to acquire a majority stake in Garlow Mining from its current owner Palter Capital.",
        "Velanur Energy agreed to acquire Garlow Mining from Quillstone Digital's owner, Palter Capital.",
    ],
)
def test_the_seller_is_the_other_side(extract: Any, sentence: str) -> None:
    (deal,) = _deals(extract, sentence)
    assert (deal.company, deal.counterparty, deal.target) == ("Velanur Energy", "Palter Capital", "Garlow Mining")
