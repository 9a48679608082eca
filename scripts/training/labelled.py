"""A labelled sentence by characters, and its spaCy form.

Sources mark different things: where one leaves a name unmarked that another would mark, the words are *missing*, so that
training neither rewards nor punishes what the network says there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

COMMON = Path(__file__).resolve().parents[2] / "extractor" / "language" / "data" / "common_words.txt"

Entity = tuple[int, int, str]
"""Start, end and label: ORG, PERSON, LOC or FAC."""


@dataclass(frozen=True)
class Labelled:
    """A sentence, its names by character offsets, and the stretches of which nothing is known."""

    text: str
    entities: tuple[Entity, ...]
    missing: tuple[tuple[int, int], ...] = ()

    def doc(self, nlp: Language) -> Doc:
        """The sentence in the pipeline's own tokens. A name that ends inside a token takes the whole token."""
        doc = nlp.make_doc(self.text)
        bare = ((s + 4 if self.text[s:e].startswith("the ") else s, e, label) for s, e, label in self.entities)
        names = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in bare]
        taken: set[int] = set()
        kept = []
        for name in sorted((n for n in names if n is not None), key=lambda n: (n.start, -n.end)):
            if not taken & set(range(name.start, name.end)):
                taken |= set(range(name.start, name.end))
                kept.append(name)
        unknown = [doc.char_span(start, end, alignment_mode="expand") for start, end in self.missing]
        free = {i for span in unknown if span is not None for i in range(span.start, span.end)} - taken
        doc.set_ents(kept, missing=[doc[i : i + 1] for i in sorted(free)], default="outside")
        return doc


def docs(sentences: Iterable[Labelled]) -> Iterator[Doc]:
    """The sentences in the tokens of spaCy's English tokenizer, which the pipeline uses."""
    nlp = spacy.blank("en")
    return (sentence.doc(nlp) for sentence in sentences)


_CLOSES = re.compile(r"^(?:[,.;:!?%)\]}’”]|'s|’s|n't|n’t|'(?:re|ll|ve|m|d)|…)$")
_PRINTED = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
_JOINTS = ("-", "/")
_OPENS = {"(", "[", "{", "$", "£", "€", "“", "#"}


def join(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Running text out of tokens, as a page prints it, and where each token starts in it."""
    text, starts, quoted, before = "", [], False, ""
    for at, raw in enumerate(tokens):
        token = _PRINTED.get(raw, raw)
        glued = not text or _CLOSES.match(token) or before in _OPENS
        if token == '"':
            glued, quoted = glued or quoted, not quoted
        elif before == '"' and quoted:
            glued = True
        inside = 0 < at < len(tokens) - 1
        if (token in _JOINTS and inside) or (before in _JOINTS and at > 1):
            glued = True
        text += "" if glued else " "
        starts.append(len(text))
        text += token
        before = token
    return text, starts


def from_tokens(tokens: Sequence[str], names: Iterable[Entity], missing: Iterable[int] = ()) -> Labelled:
    """A sentence whose names are given by token: (first, one past the last, label)."""
    text, starts = join(tokens)
    ends = [start + len(_PRINTED.get(token, token)) for start, token in zip(starts, tokens, strict=True)]
    entities = tuple((starts[first], ends[last - 1], label) for first, last, label in names if first < last)
    return Labelled(text, entities, tuple((starts[i], ends[i]) for i in missing))


def words_of(text: str) -> frozenset[str]:
    """The words of a text between spaces."""
    return frozenset(text.split())


def common_words() -> frozenset[str]:
    """Words that are no name at the head of a sentence, in lower case."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def unmarked(tokens: Sequence[str], marked: set[int], common: frozenset[str]) -> list[int]:
    """The tokens that may belong to names which the source does not mark: runs of words printed large, with "of" and
    "and" between them, in which one word is no everyday one."""
    found: list[int] = []
    run: list[int] = []
    for at, token in enumerate([*tokens, "."]):
        large = at < len(tokens) and at not in marked and (token[:1].isupper() or any(c.isupper() for c in token[1:]))
        if large or (
            run and at not in marked and token in ("of", "and", "&", "for", "-", "'s", ".") and at < len(tokens)
        ):
            run.append(at)
            continue
        if any(tokens[i].lower() not in common and any(c.isupper() for c in tokens[i]) for i in run):
            found += run
        run = []
    return found
