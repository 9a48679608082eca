"""Plain clauses by grammar, and the deals that they bring."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import extractor
from extractor.facts.deal.predicates import predicates
from extractor.facts.sentences import masked_sentences
from extractor.language import annotate


def plain(nlp: Language, text: str) -> list[str]:
    doc = annotate(nlp, text)
    return [" ".join(p.text.split()) for masked in masked_sentences(doc) for p in predicates(doc, masked)]


LONG = "Harrow Grid, which runs 40 halls in Ohio, has since agreed with Lindqvist Digital to host its servers."


def test_a_verb_takes_its_subject_over_an_aside(trained: Language) -> None:
    assert "⟦C0⟧ has since agreed with ⟦C2⟧" in plain(trained, LONG)


def test_verbs_that_are_joined_share_their_subject(trained: Language) -> None:
    clauses = plain(trained, "Velanur Power bought a stake in Orrin Capital and leased 40 MW to Harrow Grid Inc.")
    assert any(c.startswith("⟦C0⟧ leased ⟦W2⟧ to ⟦C3⟧") for c in clauses)


def test_rules_alone_have_no_grammar(nlp: Language) -> None:
    assert plain(nlp, LONG) == []


def test_every_character_of_a_clause_has_its_place(trained: Language) -> None:
    doc = annotate(trained, LONG)
    for masked in masked_sentences(doc):
        for clause in predicates(doc, masked):
            assert len(clause.offsets) == len(clause.text) + 1
            assert all(masked.start <= at <= masked.end for at in clause.offsets)


@given(
    st.lists(
        st.sampled_from(
            [
                "Velanur",
                "Power",
                "signed",
                "bought",
                ",",
                "and",
                "which",
                "a",
                "stake",
                "in",
                "Harrow",
                "Grid",
                "Inc.",
                "for",
                "$5",
                "million",
                ".",
            ]
        ),
        max_size=14,
    )
)
@settings(max_examples=60, deadline=None)
def test_no_sequence_of_words_breaks_it(trained: Language, words: list[str]) -> None:
    extraction = extractor.extract(" ".join(words), nlp=trained)
    for claim in extraction.claims:
        for field, (start, end) in claim.mentions.items():
            assert " ".join(words)[start:end] == claim.raw[field]
