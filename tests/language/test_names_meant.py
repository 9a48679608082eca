"""Whom descriptions and pronouns mean beside advisers, lenders and bodies; firms that are called as their plants are; sums whose
currency stands behind the second."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor
from extractor.labels import names
from extractor.language import annotate


def meant(nlp: Language, text: str, raw: str) -> list[str]:
    return [n.name for n in names(annotate(nlp, text, published="2025-11-06")) if n.raw == raw and n.antecedent]


@pytest.mark.parametrize(
    ("text", "raw", "name"),
    [
        # an adviser is nobody whom the talk is of
        (
            "Garlow Power Ltd sells a unit to Tarn Steel Corp. Helmsby Partners acted for the seller. It keeps the plant.",
            "It",
            "Garlow Power Ltd",
        ),
        (
            "Tarn Steel Corp bought a mill. Helmsby Bank and Orcott Capital were its financial advisers. It pays in May.",
            "It",
            "Tarn Steel Corp",
        ),
        (
            "Tarn Steel Corp bought a mill. Helmsby Partners advised the buyer. It pays in May.",
            "It",
            "Tarn Steel Corp",
        ),
        # nor are two lenders that a sentence speaks of together
        (
            "Tarn Steel Corp has arranged $2 billion of loans. Helmsby Bank and Orcott Bank are the lead lenders. It is also issuing shares.",
            "It",
            "Tarn Steel Corp",
        ),
        # a description goes to whose name bears it out
        (
            "Garlow Mining Corp hosts machines. Tarn Labs Inc said no deal was discussed. Orcott Bank, the miner's lender, is pleased.",
            "the miner",
            "Garlow Mining Corp",
        ),
        (
            "Garlow Gas & Electric Co signed for a plant owned by Tarn Fuels LLC. Tarn Fuels LLC gave no price. "
            "The Oslo-based utility also said profit rose.",
            "The Oslo-based utility",
            "Garlow Gas & Electric Co",
        ),
        (
            "Garlow Cloud Inc pays Tarn Realty Corp. Garlow Cloud Inc was pleased. The landlord expects more.",
            "The landlord",
            "Tarn Realty Corp",
        ),
        # what is put for sale or bought is no reason to lose "it"
        ("Tarn Steel Corp left Utah. For $215 million in cash it acquires Dry Fork.", "it", "Tarn Steel Corp"),
        # a body is meant by "the agency", a firm never
        (
            "Tarn Steel Corp left the contract with the Garlow Grid Agency. The agency did not comment.",
            "The agency",
            "Garlow Grid Agency",
        ),
    ],
)
def test_who_is_meant(nlp: Language, text: str, raw: str, name: str) -> None:
    assert meant(nlp, text, raw) == [name]


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        ("Tarn Steel Corp needs a permit. The national mining agency decides in May.", "The national mining agency"),
        (
            "Tarn Steel Corp said that an undisclosed technology company will buy coke.",
            "that an undisclosed technology company",
        ),
        ("Tarn Steel Corp sells to three firms. The chemicals group Ortmund 45 MW.", "The chemicals group"),
    ],
)
def test_nobody_is_meant(nlp: Language, text: str, raw: str) -> None:
    assert meant(nlp, text, raw) == []


@pytest.mark.parametrize(
    ("text", "raw", "kind"),
    [
        ("Garlow Solar, a developer of plants, has signed a lease.", "Garlow Solar", "company"),
        ("Shares of rival Garlow Wind rose.", "Garlow Wind", "company"),
        ("It bought 80 MW of a solar farm from Garlow Solar for $124 million.", "Garlow Solar", "company"),
        ("It sold parks to the Garlow Teachers' Pension Plan in May.", "Garlow Teachers' Pension Plan", "company"),
        # what is built and run is a plant
        ("It will build Garlow Solar, a 200 MW project in Utah.", "Garlow Solar", "site"),
        ("Power comes from Garlow Wind for 15 years.", "Garlow Wind", "site"),
        ("It takes 40 MW from Garlow Solar, a farm in Utah.", "Garlow Solar", "site"),
    ],
)
def test_firms_called_as_plants_are(nlp: Language, text: str, raw: str, kind: str) -> None:
    assert [n.kind for n in names(annotate(nlp, text)) if n.raw == raw] == [kind]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It is worth between 900 million and 1.1 billion euros.", 9e8, 1.1e9),
        ("The order comes to between 88 million and 96 million kroner.", 8.8e7, 9.6e7),
        ("It costs 40 million to 45 million euros.", 4e7, 4.5e7),
        ("It makes 3 million and earned 45 million euros.", 4.5e7, 4.5e7),
        ("It has 2 million users and 45 million euros.", 4.5e7, 4.5e7),
    ],
)
def test_sums_whose_currency_stands_behind_the_second(nlp: Language, text: str, low: float, high: float) -> None:
    money = [m for m in extractor.extract(text, nlp=nlp).mentions if m.kind == "money"]
    assert [(m.low, m.high) for m in money] == [(low, high)]  # type: ignore[union-attr]
