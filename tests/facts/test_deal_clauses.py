"""Plain clauses: what is cut out of a sentence, what is kept, and that every character still knows its place."""

from __future__ import annotations

from typing import Any

import pytest

from extractor.facts.deal.clauses import clauses, collapsed
from extractor.facts.masked import mask_sentence
from extractor.language import annotate

PLAIN = (
    (
        "Norway's Halvorsund Power, a hydropower producer, said on Monday it has signed a contract with Vantry Cloud.",
        "⟦C3⟧ has signed a contract with ⟦C4⟧.",
    ),
    (
        "Solar developer Heliandra Solar agreed to sell power to brewer Rauchenfels AG, according to a filing.",
        "⟦C0⟧ agreed to sell power to ⟦C1⟧.",
    ),
    ("Larkmoor Capital is lending to Blackstone-backed Tarnwell Power.", "⟦C0⟧ is lending to ⟦C2⟧."),
    ("Larkmoor Capital (an investor) will lend to Tarnwell Power.", "⟦C0⟧ will lend to ⟦C1⟧."),
)
"""Sentences with the plain clause that stands for them."""


def of(nlp: Any, sentence: str) -> list[str]:
    doc = annotate(nlp, sentence, published="2026-01-29", title=None)
    return [collapsed(clause).masked.text for clause in clauses(mask_sentence(next(doc.sents)))]


@pytest.mark.parametrize(("sentence", "clause"), PLAIN, ids=[s[:40] for s, _ in PLAIN])
def test_says_it_plainly(nlp: Any, sentence: str, clause: str) -> None:
    assert of(nlp, sentence)[0] == clause


def test_a_relative_clause_speaks_of_what_it_relates_to(nlp: Any) -> None:
    found = of(nlp, "Tarnwell Power will supply Vantry Cloud, which was sold by Larkmoor Capital to Helgate Energy.")
    assert "⟦C1⟧ was sold by ⟦C2⟧ to ⟦C3⟧" in found


def test_a_relative_clause_with_a_subject_of_its_own_is_turned_round(nlp: Any) -> None:
    found = of(nlp, "Tarnwell Power operates Helgate Energy, which Larkmoor Capital acquired from Vantry Cloud.")
    assert "⟦C2⟧ acquired ⟦C1⟧ from ⟦C3⟧" in found


def test_a_list_is_its_first_name_and_remembers_the_others(nlp: Any) -> None:
    text = "Tarnwell Power borrowed money from Larkmoor Capital, Stellenhof Bank and Morvane Bank."
    doc = annotate(nlp, text, published=None, title=None)
    (clause,) = (collapsed(c) for c in clauses(mask_sentence(next(doc.sents))))
    assert clause.masked.text == "⟦C0⟧ borrowed money from ⟦C1⟧."
    assert clause.others == {1: (2, 3)}


@pytest.mark.parametrize("sentence", [s for s, _ in PLAIN])
def test_every_character_keeps_its_place(nlp: Any, sentence: str) -> None:
    doc = annotate(nlp, sentence, published=None, title=None)
    for clause in clauses(mask_sentence(next(doc.sents))):
        masked = clause.masked
        assert len(masked.offsets) == len(masked.text) + 1
        plain = [
            (at, c) for at, c in enumerate(masked.text) if c.isalpha() and "⟦" not in masked.text[max(0, at - 2) : at]
        ]
        assert all(
            sentence[masked.offsets[at]] == c for at, c in plain if not masked.text[at - 1 : at + 2].startswith("⟦")
        )
