"""Sentences made for training: patterns filled and names swapped, with labels that fit to the character."""

from __future__ import annotations

import random

import spacy
from hypothesis import given
from hypothesis import strategies as st
from training import fillers, origins, world
from training.labelled import Labelled

COMPANIES = {"us": ["Velanur Power Inc."], "world": ["Orrin Capital"], "india": ["Kasauli Cement"]}


def made(seed: int) -> world.World:
    return world.World(COMPANIES, random.Random(seed))


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
    filled = [fillers.fill(pattern, drawn) for pattern in fillers.patterns()]
    found = sum(len(sentence.doc(nlp).ents) for sentence in filled)
    assert found >= 0.98 * sum(len({e[:2] for e in sentence.entities}) for sentence in filled)


def test_what_a_site_is_belongs_to_its_name_only_if_printed_large() -> None:
    def sites(seed: int) -> set[str]:
        filled = fillers.fill("{FAC} was shut.", made(seed))
        return {filled.text[start:end] for start, end, _ in filled.entities}

    drawn = set[str]().union(*map(sites, range(200)))
    assert not any(name.split()[-1].islower() for name in drawn)
    assert any(name.endswith(("Mine", "Wind Farm", "Campus")) for name in drawn)


def test_a_choice_is_made_before_slots_are_filled() -> None:
    texts = {fillers.fill("{ORG} (rose|fell (in {LOC}|)).", made(seed)).text.split()[-1] for seed in range(40)}
    assert {"rose.", "fell"} <= texts | {"fell"}
    assert not any("|" in text or "(" in text for text in texts)


def test_a_headline_has_capitals_and_no_stop_and_leaves_names_alone() -> None:
    plain = Labelled(
        "e.velan paid Ana Lund of iNord for the mill in Oslo.", ((0, 7, "ORG"), (25, 30, "ORG")), ((47, 52),)
    )
    printed = fillers.headline(plain)
    assert printed.text == "e.velan Paid Ana Lund of iNord for the Mill in Oslo"
    assert printed.entities == plain.entities
    assert printed.missing == ((47, 51),)


def test_every_origin_builds_names_without_leftover_slots() -> None:
    rng = random.Random(5)
    for origin in origins.origins():
        for _ in range(60):
            for name in (origin.firm(rng), origin.person(rng), origin.town(rng)):
                assert "{" not in name
                assert name == " ".join(name.split())
                assert not name[0].islower()
