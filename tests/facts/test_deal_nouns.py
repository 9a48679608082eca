"""Deals told by a noun with one party beside it, and whose they are."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.schema.claims import Deal

ABOUT = "Harrow Grid raised its forecast on Monday. Harrow Grid runs 40 halls. Harrow Grid is listed in Oslo. "
"""An article about one company, as it begins."""

TOLD = [
    ("Harrow Grid booked a charge related to a cooperation agreement with Lindqvist Digital.", "Harrow Grid", "Lindqvist Digital"),
    ("The existing contract with Lindqvist Digital was extended by three years.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid grew, reflecting the December 2024 acquisition of Lindqvist Digital.", "Harrow Grid", "Lindqvist Digital"),
    ("A fine example is the order from Brenmoor Council, worth $30 million, that Harrow Grid won in May.", "Harrow Grid", "Brenmoor Council"),
    ("Under a $3 million contract from Lindqvist Digital, Harrow Grid will test a turbine.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid is pleased to announce the appointment of Lindqvist Engineering to lead the study.", "Lindqvist Engineering", "Harrow Grid"),
    ("\"We are glad of our recently announced MoU with Lindqvist Digital,\" said Ann Weller, chief executive of Harrow Grid.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid closed the Lindqvist Digital acquisition in March.", "Harrow Grid", "Lindqvist Digital"),
    ("The end of a long partnership with Orrin Pharma, which tapped Lindqvist Digital, hurts Harrow Grid's bookings.", "Harrow Grid", "Orrin Pharma"),
    ("Harrow Grid, working in partnership with Lindqvist Digital, built a fuel cell.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid also announced an order from one of Sweden's largest railway groups.", "Harrow Grid", "one of Sweden's largest railway groups"),
]  # fmt: skip

NOT_TOLD = [
    "Harrow Grid works towards a partnership with Lindqvist Digital.",
    "A report was made in close collaboration with Lindqvist Digital.",
    "Orrin Pharma said a contract with Lindqvist Digital was signed, though Tarn Metals disputes it.",
    "His works include collaborations with Lindqvist Digital.",
    "Harrow Grid is determined to hammer out a deal with Lindqvist Digital.",
    "- Collaboration with Lindqvist Digital: halls for all.",
    "Licences come from partnerships with leading Lindqvist holders.",
    "Harrow Grid researchers, in collaboration with Lindqvist Digital, analyzed 132 halls.",
    "A potential partnership with Lindqvist Digital was discussed by analysts.",
]


def deals(nlp: Language, text: str) -> list[Deal]:
    found = extractor.extract(text, published="2026-01-29", nlp=nlp).claims
    return [claim for claim in found if isinstance(claim, Deal)]


@pytest.mark.parametrize(("sentence", "company", "other"), TOLD, ids=[s[:40] for s, _, _ in TOLD])
def test_a_paper_is_that_of_its_owner_its_subject_or_the_article(
    trained: Language, sentence: str, company: str, other: str
) -> None:
    (deal,) = deals(trained, ABOUT + sentence)
    assert (deal.company, deal.counterparty or deal.counterparty_text) == (company, other)


@pytest.mark.parametrize("sentence", NOT_TOLD)
def test_a_paper_that_there_is_not_or_that_is_nobodys(trained: Language, sentence: str) -> None:
    assert deals(trained, ABOUT + sentence) == []


def test_without_grammar_no_paper_is_the_articles_own(nlp: Language) -> None:
    assert deals(nlp, ABOUT + "The existing contract with Lindqvist Digital was extended by three years.") == []


def test_papers_with_several_are_several(trained: Language) -> None:
    text = (
        ABOUT + "The company booked a charge related to licensing agreements with Lindqvist Digital and Orrin Pharma."
    )
    assert {d.counterparty for d in deals(trained, text)} == {"Lindqvist Digital", "Orrin Pharma"}


def test_a_deal_that_has_been_told_is_not_told_again_by_its_noun(trained: Language) -> None:
    text = ABOUT + "Harrow Grid signed a lease with Lindqvist Digital. The Lindqvist Digital agreement covers 40 MW."
    assert len(deals(trained, text)) == 1


ALONE = [
    ("The planned acquisition of a bottling facility in Oslo should help.", {"kind": "acquisition", "capacity_mw": None}),
    ("- Recent $4.5M acquisition of a 5 MW mining facility in Oslo.", {"kind": "acquisition", "capacity_mw": 5.0, "value": 4.5e6}),
    ("The unit grew abroad, with the acquisition of four villages that should close in May.", {"kind": "acquisition"}),
    ("Growth came from more work under the six-year, A$1.4B contract.", {"kind": "other", "term_years": 6.0, "value": 1.4e9}),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "fields"), ALONE, ids=[s[:40] for s, _ in ALONE])
def test_what_is_bought_or_held_without_another_by_name_is_the_articles(
    trained: Language, nlp: Language, sentence: str, fields: dict[str, object]
) -> None:
    (deal,) = deals(trained, ABOUT + sentence)
    assert (deal.company, deal.counterparty) == ("Harrow Grid", None)
    assert {field: getattr(deal, field) for field in fields} == fields
    assert deals(nlp, ABOUT + sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The acquisition of the facility should help.",
        "A potential acquisition of a facility was discussed by analysts.",
        "The acquisition of a majority stake in the league surprised fans.",
        "The acquisition of new miners should help.",
        "Growth came from more work under the six-year contract.",
        "The NATO alliance must spend more, Harrow Grid says.",
    ],
)
def test_what_nobody_says_the_article_has_bought_or_holds(trained: Language, sentence: str) -> None:
    assert deals(trained, ABOUT + sentence) == []


SIGNED = "Harrow Grid signed an agreement with Lindqvist Digital"
GIVES = [
    (f"{SIGNED} in which Lindqvist Digital will integrate its battery technology into vehicles.", "Lindqvist Digital"),
    (f"{SIGNED} in which Harrow Grid will integrate its battery technology into vehicles.", "Harrow Grid"),
    (f"{SIGNED}. Lindqvist Digital will receive $60 million.", "Lindqvist Digital"),
    (f"{SIGNED}. Harrow Grid will pay $60 million.", "Lindqvist Digital"),
    (f"{SIGNED}. Lindqvist Digital will pay $60 million.", "Harrow Grid"),
    (f"{SIGNED}, a subsidiary of Orrin Pharma, to deploy an extraction unit at its plant.", "Lindqvist Digital"),
    (f"{SIGNED}. Lindqvist Digital will receive a prize.", "Harrow Grid"),
]


@pytest.mark.parametrize(("text", "giver"), GIVES, ids=[t[-40:] for t, _ in GIVES])
def test_whose_technology_it_is_and_who_is_paid_provides(nlp: Language, text: str, giver: str) -> None:
    (deal,) = deals(nlp, text)
    assert deal.company == giver


VERBS = [
    ("Harrow Grid Inc and Lindqvist Digital signed a deal to keep its games on the consoles.", "Harrow Grid Inc", "Lindqvist Digital"),
    ("Harrow Grid and Lindqvist Digital are in preliminary talks about potential collaborations.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid has agreed to let Lindqvist Digital deploy its models for design.", "Harrow Grid", "Lindqvist Digital"),
    ("Harrow Grid has agreed to pay $6 billion to license software from Lindqvist Digital.", "Lindqvist Digital", "Harrow Grid"),
    ("Harrow Grid has engaged Lindqvist Engineering, who will prepare a plan.", "Lindqvist Engineering", "Harrow Grid"),
    ("Harrow Grid is in talks on its potential acquisition by Lindqvist Digital.", "Lindqvist Digital", "Harrow Grid"),
    ("Harrow Grid has secured a significant order to modernize Brenmoor County's traffic system.", "Harrow Grid", "Brenmoor County"),
    ("Minivale is a joint venture between actor Carl Ponder, Lindqvist Media, and Harrow Grid.", "Lindqvist Media", "Harrow Grid"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "company", "other"), VERBS, ids=[s[:40] for s, _, _ in VERBS])
def test_further_words_for_deals(trained: Language, sentence: str, company: str, other: str) -> None:
    (deal,) = deals(trained, sentence)
    assert (deal.company, deal.counterparty) == (company, other)


@pytest.mark.parametrize(
    "sentence",
    [
        "Harrow Grid and Lindqvist Digital are in talks with Orrin Pharma about halls.",
        "Harrow Grid lets Lindqvist users deploy models.",
        "Harrow Grid and Lindqvist Digital signed deals to supply Orrin Pharma.",
        "Harrow Grid will license software from its own library.",
    ],
)
def test_words_that_only_sound_like_them(trained: Language, sentence: str) -> None:
    assert all({d.company, d.counterparty} != {"Harrow Grid", "Lindqvist Digital"} for d in deals(trained, sentence))
