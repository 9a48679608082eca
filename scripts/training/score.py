"""What a pipeline reaches on text it has not learned from: tags, dependencies and names; and how fast."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example

from extractor.language.network import use_fast_products
from training import grammar, names

LABELS = ("ORG", "PERSON", "LOC", "FAC")


def on_grammar(nlp: Language, gold: Iterable[Doc]) -> dict[str, float]:
    """Tag accuracy, UAS, LAS and nsubj F (in hundredths), from raw sentences."""
    wanted = ("tok2vec", "tagger", "parser")
    with nlp.select_pipes(enable=[name for name in nlp.pipe_names if name in wanted]):
        examples = [Example(nlp(_alone(nlp, doc.text)), doc) for doc in gold]
    scores = Scorer.score_token_attr(examples, "tag") | Scorer.score_deps(
        examples, "dep", getter=lambda token, attr: token.dep_, ignore_labels=("punct", "p")
    )
    return {
        "tag": 100 * scores["tag_acc"],
        "UAS": 100 * scores["dep_uas"],
        "LAS": 100 * scores["dep_las"],
        "nsubj": 100 * scores["dep_las_per_type"]["nsubj"]["f"],
        "obj": 100 * scores["dep_las_per_type"]["obj"]["f"],
    }


def on_names(nlp: Language, gold: Iterable[names.Labelled]) -> dict[str, float]:
    """Precision, recall and F by label (in hundredths). What the gold leaves open is neither right nor wrong."""
    with nlp.select_pipes(enable=["ner"]):
        examples = [Example(nlp(s.text), s.doc(nlp)) for s in gold if s.text.strip()]
    found = Scorer.score_spans(examples, "ents", labeled=True, has_annotation=lambda doc: True)
    by_label = spacy.scorer.get_ner_prf(examples)["ents_per_type"]
    assert found is not None
    return {
        f"{label} {short}": 100 * by_label[label][key]
        for label in LABELS
        if label in by_label
        for short, key in (("P", "p"), ("R", "r"), ("F", "f"))
    }


def _alone(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def speed(nlp: Language, texts: list[str]) -> float:
    """Words a CPU second over whole articles."""
    list(nlp.pipe(texts[:5]))
    before = time.process_time()
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return words / (time.process_time() - before)


def small_shape() -> Language:
    """An untrained pipeline of the shapes of spaCy's small English one, to measure speed against."""
    nlp = spacy.blank("en")
    for name in ("tok2vec", "tagger", "parser", "ner"):
        nlp.add_pipe(name)
    listen = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}
    return nlp


def table(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Every score."""
    use_fast_products(nlp)
    scores: dict[str, dict[str, float]] = {}
    if "parser" in nlp.pipe_names:
        scores["UD_EWT test"] = on_grammar(nlp, grammar.sentences(data, grammar.EWT_TEST))
        scores["GUM news"] = on_grammar(nlp, grammar.sentences(data, grammar.GUM_NEWS))
    if "ner" in nlp.pipe_names:
        scores["FIRE test"] = on_names(nlp, names.fire(data / "FIRE/fire_test_8f23f2c1.json"))
        scores["UNER_EWT test"] = on_names(nlp, names.uner(data / "UNER_EWT/en_ewt-ud-test.iob2"))
    return scores


def read_lines(path: Path) -> list[dict[str, str]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
