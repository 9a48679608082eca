"""A trained pipeline's tags, dependencies and entities, read one sentence at a time and only where they can matter.

The network has learned from single sentences and sees single sentences here, so that leaving some out changes nothing for
the others. A sentence is read if it speaks of a deal and holds two names: what else is asked of a sentence, rules answer.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from functools import partial
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

from extractor.about import MODEL
from extractor.labels import ENTITIES, LEAN, NAMING, READING, UNREAD, WANTED
from extractor.labels import sentences as sentences_of
from extractor.labels import text as text_of
from extractor.language.fast import Stage, stages
from extractor.language.names.lexicon import common_words
from extractor.language.trained import open_trained
from extractor.patterns import re

_LONGEST = 200
"""Tokens; a longer "sentence" is a table or a list without stops, of which a parse says nothing."""
_ENOUGH = 6
"""Sentences of each form that are read to learn whether it is a name."""
_HEADS = re.compile(r" [-–—] ")
_COLUMNS: list[int | str] = ["TAG", "HEAD", "DEP"]
_DEAL = re.compile(
    r"\b(?:agree|sign|ink|award|contract|deal|leas|acqui|b(?:uy|ought)|s(?:ell|old)|purchas|suppl|partner|joint|ventur|merge|stake|"
    r"invest|financ|loan|lend|borrow|order|secur|select|chose|tenant|host|offtak|terminat|withdr|cancel|option|back|fund|raise|PPA|"
    r"tak(?:e|ing)|took|rent(?!al)|lets?\b|letting|occup|commit|reserv|book|pa(?:y|id)\b|pays|paying|bid\b|offer|provid|deliver|receiv|"
    r"clinch|bag[gs]|wins?\b|won\b|land(?:s|ed)|talks|negotiat|snap|offload|part(?:ing|s)? with|guarant|combin|toll|allot|"
    r"power(?:ed|s)\b|feed|hand(?:s|ed)|grant|pact|accord|memorand|letter|alli|MoU|JV|link|owner|control|appoint|engag|collaborat|co-?operat)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<=\S )[\"'“‘(]?(?:[a-z]{0,2}[A-Z]|\d+[A-Z])")
"""A word printed large, but not for standing first."""
_PAPER_WITH = re.compile(
    r"\b(?:contract|agreement|partnership|collaboration|alliance|order|MoU|MOU|acquisition|deal|loan|financing|lease)s?\b[^.;]{0,30} (?:with|from|of) (?:[a-z]+ ){0,4}[A-Z]"
)
"""A paper with one who is named: whose it is the sentence's grammar says."""
_HELD = re.compile(
    r"\bunder (?:the|its|an?) [\w-]{2,20},? (?:[A-Z]{0,3}[$€£¥]|\d)|\b[Aa]cquisitions? of (?:an?|two|three|four|five|six|seven|eight|nine|ten|several|\d+) "
)
"""A paper of so many years and so much money, or a purchase of what has no name."""
_FIRST = re.compile(r"[\W\d]*([A-Z][\w&'-]+)")
"""The word printed large that a sentence begins with: a name, unless it is an everyday word."""


class Network:
    """Runs a trained pipeline over the sentences of a Doc that ``wanted`` names; ``gated`` False reads them all."""

    def __init__(self, trained: Language, *, gated: bool = True, name: str = MODEL) -> None:
        self.trained = trained
        self.model_name = name
        self.gated = gated
        use_fast_products(trained)
        self.stages = stages(trained)

    def __call__(self, doc: Doc) -> Doc:
        if self.model_name == MODEL:
            doc.user_data[NAMING] = partial(self._unread, doc)
        if LEAN in doc.user_data and self.model_name == MODEL:
            doc.user_data[READING] = _AsAsked(self.stages, doc, self._wanted(doc))
            return doc
        sentences = [_trimmed(sent) for sent in self._wanted(doc)]
        sentences = [sent for sent in sentences if 0 < len(sent) <= _LONGEST]
        _carry_over(doc, sentences, self.read([_alone(sent) for sent in sentences]))
        return doc

    def _unread(self, doc: Doc, forms: Collection[str]) -> set[str]:
        """The forms that stand in some sentence, and in no entity in any (``extractor.labels.unread``)."""
        whole = text_of(doc)
        left = dict.fromkeys(sorted(forms), _ENOUGH)
        parts: list[Doc] = []
        for start, end in sentences_of(doc):
            asked = [form for form, more in left.items() if more and form in whole[start:end]]
            if asked and 0 < len(part := self.trained.make_doc(whole[start:end].strip())) <= _LONGEST:
                left |= {form: left[form] - 1 for form in asked}
                parts.append(part)
        seen: set[str] = set()
        named: set[str] = set()
        for part in self.stages[_ENTITIES[0]].pipe(parts) if parts else ():
            entities = [(entity.start_char, entity.end_char) for entity in part.ents]
            for form in left:
                for start, end in _places(part.text, form):
                    (named if any(low < end and start < high for low, high in entities) else seen).add(form)
        return seen - named

    def read(self, docs: list[Doc]) -> list[Doc]:
        """The documents with all that the trained pipeline says of them."""
        for stage in self.stages.values():
            docs = stage.pipe(docs) if docs else docs
        return docs

    def _wanted(self, doc: Doc) -> list[Span]:
        chosen: frozenset[int] | None = doc.user_data.get(WANTED)
        if chosen is not None:
            return [sent for sent in doc.sents if sent.start_char in chosen]
        return [sent for sent in doc.sents if not self.gated or wanted(sent.text)]


def _places(text: str, form: str) -> Iterable[tuple[int, int]]:
    """Where a form stands in a text as words of its own, but for the head of an item ("Gap - Shares fell"), which is no sentence."""
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum() or _HEADS.match(text, end)):
            yield start, end
        start = text.find(form, end)


class _AsAsked:
    """Reads the wanted sentences of a lean Doc for what is asked of them (``extractor.labels.Reading``)."""

    def __init__(self, stages: dict[str, Stage], doc: Doc, wanted: Iterable[Span]) -> None:
        self._stages, self._doc = stages, doc
        sentences = ((sent.start_char, _trimmed(sent)) for sent in wanted)
        self._sentences = {start: sent for start, sent in sentences if 0 < len(sent) <= _LONGEST}
        self._parsed: dict[int, Doc] = {}

    def parse(self, starts: Iterable[int]) -> bool:
        asked = list(starts)
        new = [start for start in asked if start in self._sentences and start not in self._parsed]
        if new:
            parts = self._run([_alone(self._sentences[start]) for start in new], _GRAMMAR)
            self._parsed.update(zip(new, parts, strict=True))
            in_order = sorted(self._parsed)
            _carry_over(self._doc, [self._sentences[s] for s in in_order], [self._parsed[s] for s in in_order])
        return all(start in self._parsed for start in asked)

    def entities(self, forms: Collection[str]) -> list[tuple[str, str]]:
        told = [(sent, sent.text) for sent in self._sentences.values()] if forms else []
        asked = [sent for sent, words in told if any(form in words for form in forms)]
        parts = self._run([_alone(sent) for sent in asked], _ENTITIES) if asked else []
        return [(entity.text, entity.label_) for part in parts for entity in part.ents]

    def _run(self, parts: list[Doc], names: tuple[str, ...]) -> list[Doc]:
        for name in names:
            parts = self._stages[name].pipe(parts)
        return parts


_GRAMMAR = ("tok2vec", "tagger", "parser")
_ENTITIES = ("ner",)
"""The components of the pipeline that ships which the one and the other take of a sentence that is one already."""


def wanted(text: str) -> bool:
    """Whether a fact could hang on what the network says of a sentence: it speaks of a deal and of two by name, of a paper with
    one, or of a paper by its terms or a purchase by what is bought."""
    if _DEAL.search(text) is None:
        return False
    first = _FIRST.match(text)
    named = first is not None and first[1].lower() not in common_words()
    times = len(_NAME.findall(text)) + named
    return times > 1 or (times == 1 and _PAPER_WITH.search(text) is not None) or _HELD.search(text) is not None


def use_fast_products(nlp: Language) -> None:
    """Matrix products by numpy's BLAS, on common processors about three times as fast as the one thinc brings."""
    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if model is not None:
            for node in model.walk():
                node.ops = ops


def _trimmed(sent: Span) -> Span:
    """The sentence without the white space that is a token of its own around it."""
    low, high = sent.start, sent.end
    while low < high and sent.doc[low].is_space:
        low += 1
    while low < high and sent.doc[high - 1].is_space:
        high -= 1
    return sent.doc[low:high]


def _alone(sent: Span) -> Doc:
    """The sentence as a Doc of its own, with the same tokens, which the parser may not cut."""
    return Doc(
        sent.doc.vocab,
        words=[token.text for token in sent],
        spaces=[bool(token.whitespace_) for token in sent],
        sent_starts=[at == 0 for at in range(len(sent))],
    )


def _carry_over(doc: Doc, sentences: list[Span], parts: list[Doc]) -> None:
    """Tags, dependencies and entities from the single sentences to the article.

    A sentence that was not read hangs flat from its first token, so that its boundaries stay.
    """
    columns: Any = doc.to_array(_COLUMNS)
    columns[:] = 0
    heads, labels = columns[:, 1].view("int64"), columns[:, 2]
    labels[:] = doc.vocab.strings.add(UNREAD)
    for sent in doc.sents:
        heads[sent.start : sent.end] = range(0, sent.start - sent.end, -1)
    entities: list[Span] = []
    for sent, part in zip(sentences, parts, strict=True):
        columns[sent.start : sent.end] = part.to_array(_COLUMNS)
        first, *others = (sent.start + token.i for token in part if token.head.i == token.i)
        whole = sent.sent
        for hanging in (*range(whole.start, sent.start), *others, *range(sent.end, whole.end)):
            heads[hanging] = first - hanging
        entities += [Span(doc, sent.start + e.start, sent.start + e.end, label=e.label) for e in part.ents]
    doc.from_array(_COLUMNS, columns)
    doc.set_ents(entities, default="missing")
    doc.spans[ENTITIES] = entities


@Language.factory("wattwire_network", requires=["token.is_sent_start"], default_config={"model": MODEL, "gated": True})
def make_network(nlp: Language, name: str, model: str, gated: bool) -> Callable[[Doc], Doc]:
    """The component that reads with the trained pipeline ``model``, a package or a folder, over the vocabulary of ``nlp``."""
    return Network(open_trained(model, nlp.vocab), gated=gated, name=model)
