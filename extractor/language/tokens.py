"""Cutting a text into tokens: as the tokenizer does in sentences that the network reads and in those beside them, at white
space in the others.

Rules read characters, so that only a network needs real tokens; cutting them costs more than most rules do. Either way
every sentence begins with a token of its own, and tokens hold exactly the text. Where there are only rules there are no
tokens at all.
"""

from __future__ import annotations

from itertools import compress, pairwise

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import LEAN, SENTENCES, TEXT, WANTED
from extractor.language.network import Network, wanted
from extractor.language.sentences import boundaries
from extractor.patterns import re

_CHUNK = re.compile(r"(\S+)( ?)|(\s+)")
"""What the tokenizer cuts first: a word with the space behind it, or further white space, which is a token."""

_OURS = "wattwire_"
"""How components are named that need no tokens."""


def lean_doc(nlp: Language, text: str) -> Doc:
    """A Doc of a text for our own components: it knows its sentences and which of them the network reads, and whoever
    marks something leaves the records without span groups."""
    starts = boundaries(text) if text else []
    reads = _network(nlp)
    if reads is None and all(name.startswith(_OURS) for name in nlp.pipe_names):
        return _without_tokens(nlp, text, starts)
    words: list[str] = []
    spaces: list[bool] = []
    begins: list[bool | int | None] = []
    spans: list[tuple[int, int]] = []
    pieces = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    read = [reads is not None and (not reads.gated or wanted(piece)) for piece in pieces]
    for number, (start, sentence) in enumerate(zip(starts, pieces, strict=True)):
        first = len(words)
        if any(read[max(number - 1, 0) : number + 2]):
            tokens = nlp.make_doc(sentence)
            words += [token.text for token in tokens]
            spaces += [bool(token.whitespace_) for token in tokens]
        else:
            for word, space, gap in _CHUNK.findall(sentence):
                words.append(word or gap)
                spaces.append(space != "")
        begins += [True] + [False] * (len(words) - first - 1)
        spans.append((start, start + len(sentence) - spaces[-1]))
    doc = Doc(nlp.vocab, words=words, spaces=spaces, sent_starts=begins)
    doc.user_data.update({TEXT: text, LEAN: True, SENTENCES: tuple(spans), WANTED: frozenset(compress(starts, read))})
    return doc


def _without_tokens(nlp: Language, text: str, starts: list[int]) -> Doc:
    """A Doc that knows its text and its sentences alone, for components that read characters."""
    doc = Doc(nlp.vocab)
    spans = tuple((start, end - _is_spaced(text, start, end)) for start, end in pairwise([*starts, len(text)]))
    doc.user_data.update({TEXT: text, LEAN: True, SENTENCES: spans, WANTED: frozenset()})
    return doc


def _is_spaced(text: str, start: int, end: int) -> bool:
    """Whether a stretch ends in a word and one space, which belongs to the token of the word."""
    return end - start > 1 and text[end - 1] == " " and not text[end - 2].isspace()


def _network(nlp: Language) -> Network | None:
    found = nlp.get_pipe("wattwire_network") if nlp.has_pipe("wattwire_network") else None
    return found if isinstance(found, Network) else None
