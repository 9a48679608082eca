"""Cutting a text into tokens: as the tokenizer does in sentences that the network reads, at white space in the others.

Rules read characters, so that only a network needs real tokens; cutting them costs more than most rules do. Either way
every sentence begins with a token of its own, and tokens hold exactly the text.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import LEAN, SENTENCES, TEXT, WANTED
from extractor.language.network import Network, wanted
from extractor.language.sentences import boundaries
from extractor.patterns import re

_CHUNK = re.compile(r"(\S+)( ?)|(\s+)")
"""What the tokenizer cuts first: a word with the space behind it, or further white space, which is a token."""


def lean_doc(nlp: Language, text: str) -> Doc:
    """A Doc of a text for our own components: it knows its sentences and which of them the network reads, and whoever
    marks something leaves the records without span groups."""
    starts = boundaries(text) if text else []
    reads = _network(nlp)
    words: list[str] = []
    spaces: list[bool] = []
    begins: list[bool] = []
    spans: list[tuple[int, int]] = []
    chosen: list[int] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        sentence = text[start:end]
        first = len(words)
        if reads is not None and (not reads.gated or wanted(sentence)):
            chosen.append(start)
            tokens = nlp.make_doc(sentence)
            words += [token.text for token in tokens]
            spaces += [bool(token.whitespace_) for token in tokens]
        else:
            for word, space, gap in _CHUNK.findall(sentence):
                words.append(word or gap)
                spaces.append(space != "")
        begins += [True] + [False] * (len(words) - first - 1)
        spans.append((start, end - spaces[-1]))
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins)
    doc.user_data.update({TEXT: text, LEAN: True, SENTENCES: tuple(spans), WANTED: frozenset(chosen)})
    return doc


def _network(nlp: Language) -> Network | None:
    found = nlp.get_pipe("wattwire_network") if nlp.has_pipe("wattwire_network") else None
    return found if isinstance(found, Network) else None
