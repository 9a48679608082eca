"""Claims about words that are no names: refused, with the reason in the ledger."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor


@pytest.fixture(scope="module")
def nlp() -> Language:
    return extractor.load()


def told(text: str, nlp: Language) -> tuple[list[str], list[str]]:
    found = extractor.extract(text, published="2026-05-04", nlp=nlp)
    refused = [entry.detail or "" for entry in found.ledger if entry.outcome == "no_name"]
    return [claim.rule for claim in found.claims], refused


NONE = [
    "In March, the outgoing Sri Lankan government agreed to buy 310 MW of wind power from Velanur Power.",
    "In June, the outgoing Costa Rican government agreed to purchase 90 MW of wind power from Velanur Power.",
    "Prosecutors agreed to buy 40 MW of solar power from Velanur Power.",
]
NAMES = [
    "In March, the utility Brevane agreed to buy 310 MW of wind power from Velanur Power.",
    "Shares of Brevane fell 4% on Monday after the drugmaker cut its outlook.",
    "Brevane - Shares of the shoe maker fell 4% on Monday.",
    "OHTCo agreed to sell a 50 MW solar farm to Velanur Power for $40 million.",
]


@pytest.mark.parametrize("text", NONE)
def test_what_is_read_as_no_name_has_no_claim(text: str, nlp: Language) -> None:
    claims, refused = told(text, nlp)
    assert claims == []
    assert refused
    assert all("is read as no name" in detail for detail in refused)


@pytest.mark.parametrize("text", NAMES)
def test_names_keep_their_claims(text: str, nlp: Language) -> None:
    claims, refused = told(text, nlp)
    assert claims
    assert refused == []


def test_without_a_network_nothing_is_doubted() -> None:
    claims, refused = told(NONE[0], extractor.load("blank"))
    assert claims
    assert refused == []
