"""What a pipeline reaches on text it has not learned from (tags, dependencies, names), and how fast it reads."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.scorer import Scorer, get_ner_prf
from spacy.tokens import Doc
from spacy.training import Example

import extractor
from extractor.language.fast import Stage
from extractor.language.network import use_fast_products
from training import by_hand, grammar, names
from training.labelled import Labelled

_BATCH = 8
"""Articles at once: what fits the cache of a common processor."""
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


def on_names(nlp: Language, gold: Iterable[Labelled]) -> dict[str, float]:
    """Precision, recall and F by label (in hundredths). What the gold leaves open is neither right nor wrong."""
    with nlp.select_pipes(enable=["ner"]):
        examples = [Example(nlp(s.text), s.doc(nlp)) for s in gold if s.text.strip()]
    in_gold = {name.label_ for example in examples for name in example.reference.ents}
    by_label = get_ner_prf(examples)["ents_per_type"]
    return {
        f"{label} {short}": 100 * by_label[label][key]
        for label in LABELS
        if label in in_gold
        for short, key in (("P", "p"), ("R", "r"), ("F", "f"))
    }


def _alone(nlp: Language, text: str) -> Doc:
    doc = nlp.make_doc(text)
    for token in doc:
        token.is_sent_start = token.i == 0
    return doc


def speeds(*contenders: tuple[Callable[[list[Doc]], list[Doc]], list[Doc]]) -> list[float]:
    """Words a CPU second that pipelines read of whole articles, after the tokenizer; by turns, batch by batch, since a machine's
    own speed changes within a run."""
    took = [0.0 for _ in contenders]
    for read, docs in contenders:
        read([doc.copy() for doc in docs[:5]])
    for at in range(0, max(len(docs) for _, docs in contenders), _BATCH):
        for number, (read, docs) in enumerate(contenders):
            before = time.process_time()
            read(docs[at : at + _BATCH])
            took[number] += time.process_time() - before
    return [sum(map(len, docs)) / seconds for (_, docs), seconds in zip(contenders, took, strict=True)]


class Clock:
    """The CPU seconds that stages of a pipeline have taken."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, stage: Stage) -> Stage:
        """The stage, timed."""
        return _Timed(stage, self)


class _Timed(Stage):
    def __init__(self, stage: Stage, clock: Clock) -> None:
        self._stage, self._clock = stage, clock

    def pipe(self, docs: list[Doc]) -> list[Doc]:
        before = time.process_time()
        docs = self._stage.pipe(docs)
        self._clock.seconds += time.process_time() - before
        return docs


def as_spacy_runs(nlp: Language) -> Callable[[list[Doc]], list[Doc]]:
    """A pipeline's components over a batch, as ``nlp.pipe`` runs them."""
    return lambda docs: list(nlp.pipe(docs, batch_size=len(docs)))


def small_shapes(like: Language) -> Language:
    """A pipeline of the shapes of spaCy's small English one, with the labels of another: what speed is measured against.

    One token-to-vector layer for tagger and parser, one of the same size for the names, width 96 and depth 4; its weights
    are random, which costs the same time.
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    heard = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    for name in ("tagger", "parser", "ner"):
        shared = {} if name == "ner" else {"model": {"tok2vec": heard}}
        pipe = nlp.add_pipe(name, config=shared)
        for label in like.get_pipe(name).labels:
            pipe.add_label(label)
    nlp.initialize()
    return nlp


def on_our_test(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Names on the sentences labelled by hand: by the network alone, and by the assembled pipeline that ships."""
    gold, seen = by_hand.sentences(), by_hand.seen_in(data)
    return {
        "by hand, network": by_hand.scores(gold, by_hand.network(nlp), seen),
        "by hand, assembled": by_hand.scores(gold, by_hand.assembled(extractor.load()), seen),
    }


def table(nlp: Language, data: Path) -> dict[str, dict[str, float]]:
    """Every score."""
    use_fast_products(nlp)
    scores: dict[str, dict[str, float]] = {}
    if "parser" in nlp.pipe_names:
        scores["UD_EWT test"] = on_grammar(nlp, grammar.sentences(data, grammar.EWT_TEST))
        scores["GUM news"] = on_grammar(nlp, grammar.sentences(data, grammar.GUM_NEWS))
    if "ner" in nlp.pipe_names:
        scores["FIRE test"] = on_names(nlp, names.fire(data / names.FIRE_TEST))
        scores["UNER_EWT test"] = on_names(nlp, names.uner(data / names.UNER_TEST))
    return scores
