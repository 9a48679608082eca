"""The trained pipeline inside ours: sentences read singly, boundaries kept, nothing changed by the gate."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import extractor
from extractor.labels import ENTITIES, REGISTERED
from extractor.language import ModelError, annotate
from extractor.language.network import wanted
from extractor.language.trained import open_trained

TEXT = (
    "Harrow Grid has agreed with Lindqvist Digital to host its servers.\n\n"
    "It rained in the valley. The halls stay dry.\n\n"
    "Orrin Capital Corp. bought a stake in Nvidia, said Tom Okafor."
)


@pytest.fixture(scope="module")
def ungated() -> Language:
    nlp = extractor.load("blank")
    nlp.add_pipe("wattwire_network", config={"gated": False}, before="wattwire_names")
    return nlp


def test_sentence_boundaries_stay(trained: Language, nlp: Language) -> None:
    assert [s.text for s in annotate(trained, TEXT).sents] == [s.text for s in annotate(nlp, TEXT).sents]


def test_sentences_of_deals_between_names_are_read(nlp: Language) -> None:
    read = [s.text.strip() for s in annotate(nlp, TEXT).sents if wanted(s.text)]
    assert read == [
        "Harrow Grid has agreed with Lindqvist Digital to host its servers.",
        "Orrin Capital Corp. bought a stake in Nvidia, said Tom Okafor.",
    ]


def test_the_gate_changes_nothing_for_what_is_read(trained: Language, ungated: Language) -> None:
    some, every = annotate(trained, TEXT), annotate(ungated, TEXT)
    read = [sent for sent in some.sents if wanted(sent.text)]
    assert len(read) < len(list(every.sents))
    for sent in read:
        same = every[sent.start : sent.end]
        assert [(t.tag_, t.dep_, t.head.i) for t in sent] == [(t.tag_, t.dep_, t.head.i) for t in same]
        assert [(e.text, e.label_) for e in sent.ents] == [(e.text, e.label_) for e in same.ents]


def test_grammar_and_names(trained: Language) -> None:
    doc = annotate(trained, TEXT)
    agreed = next(t for t in doc if t.text == "agreed")
    assert {t.dep_ for t in agreed.children} >= {"nsubj", "aux"}
    assert [(e.text, e.label_) for e in doc.spans[ENTITIES]] == [
        ("Harrow Grid", "ORG"),
        ("Lindqvist Digital", "ORG"),
        ("Orrin Capital Corp.", "ORG"),
        ("Nvidia", "ORG"),
        ("Tom Okafor", "PERSON"),
    ]


def test_the_registry_and_the_network_leave_groups_of_their_own(trained: Language) -> None:
    doc = annotate(trained, TEXT)
    assert [span.text for span in doc.spans[REGISTERED]] == ["Nvidia"]
    assert doc.spans[ENTITIES].name == ENTITIES


def test_an_unread_text_and_an_empty_one(trained: Language) -> None:
    assert [s.text for s in annotate(trained, "It rained. \n\n Then it stopped.").sents]
    assert len(annotate(trained, "")) == 0
    assert annotate(trained, " \n ").text == " \n "


def test_claims_are_the_same_every_time(trained: Language) -> None:
    first = extractor.extract(TEXT, nlp=trained)
    assert first == extractor.extract(TEXT, nlp=trained) == extractor.extract(TEXT, nlp=extractor.load("en_wattwire"))
    assert {claim.type for claim in first.claims} == {"deal"}


def test_another_pipeline_takes_its_place(tmp_path: Path) -> None:
    other = spacy.blank("en")
    other.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Orrin Vale"}])  # type: ignore[attr-defined]
    other.to_disk(tmp_path / "other")
    nlp = extractor.load(str(tmp_path / "other"))
    doc = annotate(nlp, "Orrin Vale agreed to sell Tarnfield to Harrow Grid Inc.")
    assert [(e.text, e.label_) for e in doc.spans[ENTITIES]] == [("Orrin Vale", "PERSON")]


def test_a_pipeline_that_is_missing_says_so() -> None:
    with pytest.raises(ModelError, match="no spaCy pipeline 'no_such_model' is installed"):
        extractor.load("no_such_model")


def test_a_pipeline_for_another_language_says_so(tmp_path: Path) -> None:
    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelError, match="for the language 'de'"):
        open_trained(str(tmp_path / "german"))


def test_a_pipeline_whose_components_nobody_has_says_so(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "odd")
    config = (tmp_path / "odd" / "config.cfg").read_text(encoding="utf-8")
    odd = config.replace("pipeline = []", 'pipeline = ["odd"]') + '\n[components.odd]\nfactory = "nobodys_factory"\n'
    (tmp_path / "odd" / "config.cfg").write_text(odd, encoding="utf-8")
    with pytest.raises(ModelError, match=r"does not fit spaCy 3\."):
        open_trained(str(tmp_path / "odd"))
