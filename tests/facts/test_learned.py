"""Deals that the trained network reads: words under placeholders, the same scores in any company, claims with their reasons."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

import extractor
from extractor.facts.deal import learned
from extractor.facts.deal.learned import decide, lexicon
from extractor.facts.deal.learned.network import ROLES
from extractor.facts.deal.learned.sentence import Sentence, read
from extractor.facts.deal.parties import descriptions
from extractor.facts.deal.states import with_states
from extractor.facts.sentences import masked_sentences
from extractor.language import annotate
from extractor.schema import Deal, Extraction


@pytest.fixture(scope="module")
def trained() -> Language:
    return extractor.load("en_wattwire")


def sentences(nlp: Language, text: str) -> list[Sentence]:
    doc = annotate(nlp, text)
    whole = [with_states(doc, masked) for masked in masked_sentences(doc)]
    found = [read(doc, masked, descriptions(whole)) for masked in whole]
    return [sentence for sentence in found if sentence is not None]


def deals(extraction: Extraction) -> list[Deal]:
    return [claim for claim in extraction.claims if isinstance(claim, Deal)]


LEASE = "Harrow Grid has leased 120 MW at its Calder Point campus to Lindqvist Digital for 15 years."


def test_names_and_numbers_stand_under_placeholders(trained: Language) -> None:
    (sentence,) = sentences(trained, LEASE)
    assert " ".join(sentence.words) == "⟦C⟧ has leased ⟦W⟧ at ⟦its⟧ ⟦L⟧ campus to ⟦C⟧ for ⟦T⟧ ."
    assert [c.letter for c in sentence.candidates] == ["C", "W", "C", "L", "C", "T"]
    assert sentence.candidates[0].key == sentence.candidates[2].key == "Harrow Grid"


def test_no_name_reaches_the_network(trained: Language) -> None:
    other = LEASE.replace("Harrow Grid", "Ostrava Grid").replace("Lindqvist Digital", "Velmora Digital")
    one, two = sentences(trained, LEASE)[0], sentences(trained, other)[0]
    assert (one.words, one.letters) == (two.words, two.letters)


def test_an_unnamed_party_is_a_candidate_at_its_last_word(trained: Language) -> None:
    (sentence,) = sentences(trained, "Harrow Grid signed a lease with an undisclosed hyperscaler for 40 MW.")
    unnamed = [sentence.words[c.at] for c in sentence.candidates if c.letter == "N"]
    assert unnamed == ["hyperscaler"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([*LEASE.split(), "⟦C0⟧", "(", "\n", "它", "…", "12"]), max_size=30))
def test_any_words_give_a_tree_within_the_sentence(trained_once: Language, words: list[str]) -> None:
    for sentence in sentences(trained_once, " ".join(words)):
        size = len(sentence.words)
        assert size == len(sentence.tags) == len(sentence.deps) == len(sentence.heads) == len(sentence.spans)
        assert all(0 <= head < size for head in sentence.heads)
        assert all(c.at < size for c in sentence.candidates)
        read_once = learned.network().read(sentence)
        for way in read_once.encoded.depths:
            assert len(way) == len(set(way))


@pytest.fixture(scope="module")
def trained_once(trained: Language) -> Language:
    return trained


def test_scores_are_the_same_alone_and_among_others(trained: Language) -> None:
    beside = "Calder Point opened in May. " + LEASE + " Velmora Bank sold its shares in Ostrava Kabel to Brightloom."
    alone, among = sentences(trained, LEASE)[0], sentences(trained, beside)[1]
    network = learned.network()
    assert alone.words == among.words
    one, two = network.read(alone), network.read(among)
    assert np.array_equal(one.scores, two.scores)
    scored = [network.score(r, int(r.scores.argmax()), {}) for r in (one, two)]
    assert np.array_equal(scored[0].kinds, scored[1].kinds)
    assert all(np.array_equal(a.roles, b.roles) for a, b in zip(scored[0].parts, scored[1].parts, strict=True))


def test_the_weights_are_plain_arrays_and_small() -> None:
    import en_wattwire

    assert en_wattwire.DEALS.stat().st_size < 4_000_000
    with np.load(en_wattwire.DEALS, allow_pickle=False) as stored:
        assert all(np.isfinite(stored[n]).all() for n in stored.files if stored[n].dtype.kind == "f")


def test_a_score_reads_who_has_which_part(trained: Language) -> None:
    (sentence,) = sentences(trained, LEASE)
    reads = {0: learned.network().read(sentence)}
    (found,) = decide.deals(learned.network(), reads, 0)
    assert sentence.words[found.word] == "leased"
    keys = {role: part.candidate.key for role, (part, _) in found.parts.items()}
    assert (keys["p"], keys["c"], found.kind) == ("Harrow Grid", "Lindqvist Digital", "lease")
    assert set(found.parts) <= set(ROLES)


READ: dict[str, tuple[str, str]] = {
    "Harrow Energy and Brightloom Motors are jointly building a terminal near Calder.": ("Harrow Energy", "Brightloom Motors"),
    "Velmora Bank anchored a $200 million financing of Harrow Renewables.": ("Harrow Renewables", "Velmora Bank"),
    "Velmora Capital backs Harrow Storage with $90 million.": ("Harrow Storage", "Velmora Capital"),
}  # fmt: skip
"""Told in ways that no rule has: who provides, who takes."""
UNTOLD = (
    "Shares of Harrow Grid rose 4%, while Brightloom Motors and Velmora Bank lost 2% each.",
    "Analysts at Velmora Bank said Harrow Grid could sign leases with Lindqvist Digital.",
    "Harrow Grid and Lindqvist Digital both report results on Thursday, said Velmora Bank.",
    "If Harrow Grid were to lease 40 MW to Lindqvist Digital, it would need a loan from Velmora Bank.",
)


@pytest.mark.parametrize("text", READ)
def test_it_reads_what_no_rule_has(trained: Language, nlp: Language, text: str) -> None:
    (claim,) = deals(extractor.extract(text, nlp=trained))
    assert (claim.rule, claim.company, claim.counterparty) == (learned.RULE, *READ[text])
    assert not deals(extractor.extract(text, nlp=nlp))


@pytest.mark.parametrize("text", READ)
def test_its_claims_point_at_the_words_that_tell_them_and_carry_their_scores(trained: Language, text: str) -> None:
    (claim,) = deals(extractor.extract(text, nlp=trained))
    for field, (start, end) in claim.mentions.items():
        assert text[start:end] == claim.raw[field]
    assert claim.mentions["kind"] == claim.mentions["status"]
    assert claim.scores is not None
    assert set(claim.scores) == {"told", "company", "counterparty", "capacity_mw", "kind", "status"}
    assert learned.LEAST <= claim.confidence < 1


@pytest.mark.parametrize("text", UNTOLD)
def test_it_reads_no_deal_where_none_is_told(trained: Language, text: str) -> None:
    assert not deals(extractor.extract(text, nlp=trained))


def test_with_rules_alone_nothing_is_read(nlp: Language) -> None:
    claims = [claim for text in READ for claim in extractor.extract(text, nlp=nlp).claims]
    assert not [claim for claim in claims if claim.rule == learned.RULE or claim.scores]


def test_words_of_a_class_share_it_and_their_endings() -> None:
    number = lexicon.NAMES.index("lease")
    assert all(number in lexicon.classes(word) for word in ("lease", "leases", "leased", "leasing", "letting"))
    assert lexicon.classes("harbour") == ()
