"""Deals told beside what a sentence is about: by a participle, a relative clause, a wish, a list, or what a firm is called."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.schema.claims import Deal

ABOUT = "Harrow Grid raised its forecast on Monday. Harrow Grid runs 40 halls. Harrow Grid is listed in Oslo. "
"""An article about one company, as it begins."""

TOLD = [
    # participles and relative clauses
    ("Harrow Grid works with its maker, Lindqvist Digital, newly acquired by Orrin Pharma, on a valve.", {("Orrin Pharma", "Lindqvist Digital")}),
    ("Supplies come through Tarn Metals, taken over in 2023 by Orrin Pharma.", {("Orrin Pharma", "Tarn Metals")}),
    ("Tarn Metals, which was recently bought by Orrin Pharma, supplies it.", {("Orrin Pharma", "Tarn Metals")}),
    ("Growth came from the pumps division it acquired last year from Lindqvist Digital.", {("Harrow Grid", "Lindqvist Digital")}),
    ("The plants that Orrin Pharma bought from Tarn Metals run at full load.", {("Orrin Pharma", "Tarn Metals")}),
    ("Two mines Orrin Pharma has purchased from Lindqvist Digital should open soon.", {("Orrin Pharma", "Lindqvist Digital")}),
    # lists
    ("Harrow Grid will acquire Lindqvist Digital, Orrin Pharma and Tarn Metals.", {("Harrow Grid", "Lindqvist Digital"), ("Harrow Grid", "Orrin Pharma"), ("Harrow Grid", "Tarn Metals")}),
    ("In May Harrow Grid bought Tarn Metals and Orrin Pharma.", {("Harrow Grid", "Tarn Metals"), ("Harrow Grid", "Orrin Pharma")}),
    ("Through acquisitions of strong brands such as Lindqvist Digital, Orrin Pharma and more, Harrow Grid has built a wide offer.", {("Harrow Grid", "Lindqvist Digital"), ("Harrow Grid", "Orrin Pharma")}),
    ("Harrow Grid's collaborations with notable clients such as Tarn Metals and Orrin Pharma made its name.", {("Harrow Grid", "Tarn Metals"), ("Harrow Grid", "Orrin Pharma")}),
    # those who are glad
    ("Orrin Pharma is thrilled to partner with Lindqvist Digital.", {("Orrin Pharma", "Lindqvist Digital")}),
    ("\"We are delighted to collaborate with Tarn Metals on this,\" said Ann Weller, chief executive of Harrow Grid.", {("Harrow Grid", "Tarn Metals")}),
    ("\"We're proud to partner with Orrin Pharma,\" said Ann Weller, Vice President of Lindqvist Business Development at Tarn Metals.", {("Tarn Metals", "Orrin Pharma")}),
    # nouns
    ("Shareholders of Tarn Metals will vote on the proposed buyout by Orrin Pharma.", {("Orrin Pharma", "Tarn Metals")}),
    ("The integration of the company's Lindqvist Digital acquisition goes well.", {("Harrow Grid", "Lindqvist Digital")}),
    ("Harrow Grid announced its acquisition of Bergen, Norway-based Lindqvist Digital.", {("Harrow Grid", "Lindqvist Digital")}),
    # what a firm is called
    ("Orrin Pharma, Tarn Metals's long-time alliance partner, declined to comment.", {("Orrin Pharma", "Tarn Metals")}),
    ("Valves go through Harrow Grid's long-standing partner Lindqvist Digital.", {("Harrow Grid", "Lindqvist Digital")}),
    ("Sources say that Tarn Metals's smaller joint-venture partner Orrin Pharma might leave.", {("Tarn Metals", "Orrin Pharma")}),
    # stakes
    ("Orrin Pharma will lift its stake in Tarn Metals to 40%.", {("Orrin Pharma", "Tarn Metals")}),
    ("Orrin Pharma bought a 20% stake in March in Tarn Metals.", {("Orrin Pharma", "Tarn Metals")}),
    ("Orrin Pharma agreed to buy back $1.5 billion worth of stock from Tarn Metals.", {("Orrin Pharma", "Tarn Metals")}),
]  # fmt: skip

NOT_TOLD = [
    "Nothing here is an offer by Lindqvist Digital to buy or sell securities.",
    "The pumps it acquired from a private seller run well.",
    "While the Orrin Party stays away, it backs Lindqvist Congress's alliance partner Tarn on the seat in the election.",
    "Harrow Grid's former partner Lindqvist Digital declined to comment.",
    "\"We are thrilled to join such a fine team,\" said Ann Weller, chief executive of Harrow Grid.",
    "Harrow Grid is excited to work with its people.",
    "Growth will come from acquisitions such as those of recent years.",
]  # fmt: skip


def deals(nlp: Language, text: str) -> list[Deal]:
    found = extractor.extract(text, published="2026-01-29", nlp=nlp).claims
    return [claim for claim in found if isinstance(claim, Deal)]


@pytest.mark.parametrize(("sentence", "sides"), TOLD, ids=[s[:40] for s, _ in TOLD])
def test_what_is_told_beside_is_told(trained: Language, sentence: str, sides: set[tuple[str, str]]) -> None:
    assert {(d.company, d.counterparty) for d in deals(trained, ABOUT + sentence)} == sides


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_what_is_no_deal_beside(trained: Language, sentence: str) -> None:
    assert deals(trained, ABOUT + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Orrin Pharma acquires Tarn Metals' Lindqvist and Velanur business in Oslo.",
        "Orrin Pharma agreed to acquire the 30% that Tarn Metals and Lindqvist Digital hold in the plant.",
    ],
)
def test_what_goes_by_two_names_or_is_held_by_two_is_one_purchase(trained: Language, sentence: str) -> None:
    assert len(deals(trained, sentence)) == 1


def test_the_price_of_a_list_of_firms_is_of_the_first_alone(trained: Language) -> None:
    text = ABOUT + "Harrow Grid bought Tarn Metals and Orrin Pharma in May. The purchase price was $40 million."
    assert {d.target: d.value for d in deals(trained, text)} == {"Tarn Metals": 4e7, "Orrin Pharma": None}


@pytest.mark.parametrize("what", ["interest in the Lorne gold project", "interest in the claims"])
def test_an_option_on_ground_is_an_option(trained: Language, what: str) -> None:
    (deal,) = deals(trained, ABOUT + f"The company holds an option to acquire a 100% {what}.")
    assert (deal.company, deal.kind, deal.action) == ("Harrow Grid", "acquisition", "option")


@pytest.mark.parametrize("label", ["Purchases", "Key Deals", "Corporate news"])
def test_a_label_before_an_item_is_no_firm(trained: Language, label: str) -> None:
    text = f"Harrow Grid is listed in Oslo.\n- {label}: The company acquired Lindqvist Digital in January 2024.\n"
    (deal,) = deals(trained, text)
    assert (deal.company, deal.target) == ("Harrow Grid", "Lindqvist Digital")


def test_a_firm_at_the_head_of_an_item_keeps_it(trained: Language) -> None:
    text = "Harrow Grid is listed in Oslo.\n- Tarn Metals: The company acquired Lindqvist Digital in January 2024.\n"
    assert "Harrow Grid" not in {d.company for d in deals(trained, text)}


def test_years_of_know_how_are_no_term(trained: Language) -> None:
    text = "Harrow Grid announced its acquisition of Tarn Metals. Tarn Metals brings over 30 years of expertise to the company."
    (deal,) = deals(trained, text)
    assert deal.term_years is None


def test_a_place_that_an_aside_calls_a_firm_is_one(trained: Language) -> None:
    text = "Harrow Grid acquired a 35% stake this year in Hecate, a Danish solar power specialist."
    assert [(d.company, d.target) for d in deals(trained, text)] == [("Harrow Grid", "Hecate")]
