"""Sentences made for training: patterns filled and names swapped, with labels that fit to the character."""

from __future__ import annotations

import random

import spacy
from hypothesis import given
from hypothesis import strategies as st
from training import fillers
from training.labelled import Labelled

COMPANIES = {"us": ["Velanur Power Inc."], "world": ["Orrin Capital"], "india": ["Kasauli Cement"]}


def made(seed: int) -> fillers.Fillers:
    return fillers.Fillers(COMPANIES, random.Random(seed))


def test_every_slot_of_every_pattern_has_a_filler() -> None:
    drawn = made(1)
    for pattern in fillers.patterns():
        filled = fillers.fill(pattern, drawn)
        assert "{" not in filled.text, pattern
        assert "}" not in filled.text, pattern


@given(st.integers(0, 10_000))
def test_the_same_seed_gives_the_same_sentences(seed: int) -> None:
    pattern = fillers.patterns()[seed % len(fillers.patterns())]
    first, second = fillers.fill(pattern, made(seed)), fillers.fill(pattern, made(seed))
    assert first == second
    for start, end, _ in first.entities:
        assert first.text[start:end] == first.text[start:end].strip() != ""


@given(st.integers(0, 10_000))
def test_swapped_names_leave_the_rest_and_fit_to_the_character(seed: int) -> None:
    text = "Harrow Grid paid Ana Lund in Oslo, Ltd. said Marlowe."
    before = Labelled(text, ((0, 11, "ORG"), (17, 25, "PERSON"), (29, 33, "LOC")), ((45, 52),))
    after = fillers.swapped(before, made(seed))
    company, person, place = (after.text[start:end] for start, end, _ in after.entities)
    assert after.text == f"{company} paid {person} in {place}, Ltd. said Marlowe."
    assert [label for _, _, label in after.entities] == ["ORG", "PERSON", "LOC"]
    assert [after.text[start:end] for start, end in after.missing] == ["Marlowe"]


def test_filled_names_become_entities_of_the_pipelines_tokens() -> None:
    nlp = spacy.blank("en")
    drawn = made(3)
    for pattern in fillers.patterns():
        filled = fillers.fill(pattern, drawn)
        assert len(filled.doc(nlp).ents) >= 0.9 * len({e[:2] for e in filled.entities})
