"""The network's own loops say what spaCy's say, word for word, and other shapes are left to spaCy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from extractor.language import fast
from extractor.language.fast import Stage, Vectors, stages
from extractor.language.trained import open_trained

CORPUS = sorted((Path(__file__).resolve().parents[2] / "corpus" / "sentences" / "names").glob("*.txt"))
WORDS = st.sampled_from(
    [
        "Orrin",
        "Capital",
        "Corp.",
        "said",
        "Tom",
        "Okafor",
        "in",
        "Oslo",
        ",",
        "  ",
        "\n",
        "the",
        "U.S.",
        "rose",
        "3%",
        "AT&T",
        "é",
        ".",
    ]
)


@pytest.fixture(scope="module")
def pipeline() -> Language:
    return open_trained("en_wattwire")


def as_spacy(nlp: Language, docs: list[Doc]) -> list[Doc]:
    for _, pipe in nlp.pipeline:
        docs = list(pipe.pipe(docs))
    return docs


def as_here(nlp: Language, docs: list[Doc]) -> list[Doc]:
    for stage in stages(nlp).values():
        docs = stage.pipe(docs)
    return docs


def told(docs: list[Doc]) -> list[object]:
    return [
        ([(e.start, e.end, e.label_) for e in d.ents], [(t.tag_, t.head.i, t.dep_, t.is_sent_start) for t in d])
        for d in docs
    ]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_sentence_is_read_as_spacy_reads_it(pipeline: Language, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").replace("|", " ").splitlines()
    assert told(as_here(pipeline, [pipeline.make_doc(x) for x in lines])) == told(
        as_spacy(pipeline, [pipeline.make_doc(x) for x in lines])
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=12), min_size=1, max_size=4))
def test_any_words_are_read_as_spacy_reads_them(pipeline: Language, words: list[list[str]]) -> None:
    texts = [" ".join(some) for some in words]
    assert told(as_here(pipeline, [pipeline.make_doc(x) for x in texts])) == told(
        as_spacy(pipeline, [pipeline.make_doc(x) for x in texts])
    )


def test_whole_articles_keep_their_sentences_apart(pipeline: Language) -> None:
    text = "Orrin Capital Corp. met Tom Okafor in Oslo. Nvidia. Lindqvist Digital rose. \n\n It rained in Ridgemont."
    assert told(as_here(pipeline, [pipeline.make_doc(text)])) == told(as_spacy(pipeline, [pipeline.make_doc(text)]))


def test_what_is_remembered_changes_nothing(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"Company {n} of Oslo rose {n}% on word{n}." for n in range(40)]
    docs = [pipeline.make_doc(text) for text in texts]
    model = pipeline.get_pipe("tok2vec").model  # type: ignore[attr-defined]
    remembering = Vectors(model)
    monkeypatch.setattr(fast, "_REMEMBERED", 16)
    forgetful = Vectors(model)
    for doc in docs:
        first, again, forgot = remembering([doc])[0], remembering([doc])[0], forgetful([doc])[0]
        assert np.array_equal(first, again)
        assert np.array_equal(first, forgot)
    assert np.allclose(np.concatenate(remembering(docs)), np.concatenate(model.predict(docs)), atol=1e-4)
    assert np.allclose(np.concatenate(forgetful(docs)), np.concatenate(model.predict(docs)), atol=1e-4)


def test_other_shapes_are_left_to_spacy() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": {"@architectures": "spacy.HashEmbedCNN.v2", "width": 32, "depth": 2, "embed_size": 50, "window_size": 2, "maxout_pieces": 2, "subword_features": True, "pretrained_vectors": None}})  # fmt: skip
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("beam_ner").add_label("ORG")  # type: ignore[attr-defined]
    nlp.initialize()
    assert {type(stage) for stage in stages(nlp).values()} == {Stage}
    text = "Orrin Capital rose. It fell."
    assert told(as_here(nlp, [nlp.make_doc(text)])) == told(as_spacy(nlp, [nlp.make_doc(text)]))
