"""Of two things that one company did, each deal keeps what is said of it."""

from __future__ import annotations

import pytest
from spacy.language import Language

import extractor


def told(nlp: Language, text: str) -> set[tuple[str, str | None, str]]:
    claims = extractor.extract(text, published="2026-05-05", nlp=nlp).claims
    return {(c.company, c.counterparty, c.status) for c in claims if c.type == "deal"}


@pytest.mark.parametrize(
    ("text", "deals"),
    [
        (
            "Ondrel Mining has terminated its agreement with Vasco Drilling and has entered into a new deal with Petrel Services.",
            {("Ondrel Mining", "Vasco Drilling", "terminated"), ("Ondrel Mining", "Petrel Services", "announced")},
        ),
        (
            "Ondrel Mining acquired Vasco Drilling in March and cancelled its contract with Petrel Services.",
            {("Ondrel Mining", "Vasco Drilling", "completed"), ("Ondrel Mining", "Petrel Services", "terminated")},
        ),
        (
            "Ondrel Mining signed a contract with Vasco Drilling and is in talks with Petrel Services about a loan.",
            {("Ondrel Mining", "Vasco Drilling", "announced")},
        ),
    ],
)
def test_each_predicate_has_its_own_status(
    trained: Language, text: str, deals: set[tuple[str, str | None, str]]
) -> None:
    assert told(trained, text) >= deals
    assert len({(company, other) for company, other, _ in told(trained, text)}) == len(told(trained, text))
