"""Deals that a small trained network reads, beside the rules.

1. ``sentence`` puts names, numbers and dates of a masked sentence under placeholders; ``lexicon`` knows the words of deals;
2. ``features`` turns it into rows of tables, ``network`` reads it: which word tells a deal, and who has which part;
3. ``decide`` takes what is likely enough together, ``claims`` makes drafts of it.

It reads only sentences whose grammar the shipped pipeline has read, and is a part of that pipeline: with another, or with
none, the rules stand alone. ``scripts/train --deals`` trains it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from spacy.tokens import Doc

from extractor.about import MODEL
from extractor.facts.deal.learned.claims import RULE, draft_of
from extractor.facts.deal.learned.decide import deals, peaks
from extractor.facts.deal.learned.network import Network, Read
from extractor.facts.deal.learned.sentence import read
from extractor.facts.deal.merge import same_as
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.labels import is_parsed, read_ahead, read_by
from extractor.patterns import re

__all__ = ["LEAST", "RULE", "beside", "found_in", "may_tell", "network"]

LEAST = 0.6
"""The confidence from which a deal is claimed. From 0.5 one in two was right on general news, read by hand."""


@cache
def network() -> Network:
    """The network that ships with the pipeline."""
    import en_wattwire

    return Network.open(en_wattwire.DEALS)


def found_in(
    doc: Doc, sentences: Sequence[Masked], called: Mapping[str, str], leads: int
) -> Iterator[tuple[int, Draft]]:
    """The deals that the network finds, with the number of the sentence that tells each; none where it may not read.

    ``called``: the sectors that the article gives companies. ``leads``: how many sentences are the news of the day.
    """
    if read_by(doc) != MODEL:
        return
    reader = _Reader(doc, sentences, called)
    for number, masked in enumerate(sentences):
        if not may_tell(masked) or not is_parsed(doc, masked.start):
            continue
        own = reader.read(number)
        if own is None or not peaks(own):
            continue
        reads = reader.about(number)
        for found in deals(network(), reads, number):
            sure = network().confidence(found.signs)
            made = draft_of(doc, masked, found, reads[number], sure, number < leads) if sure >= LEAST else None
            if made is not None:
                yield number, made


_BESIDE = re.compile(r"⟦[CULGIHMW]")


def may_tell(masked: Masked) -> bool:
    """Whether a company is named, and a second name or an unnamed party may stand beside it."""
    return ("⟦C" in masked.text or "⟦U" in masked.text) and len(_BESIDE.findall(masked.text)) > 1


class _Reader:
    """Reads the sentences of an article, each once, as they are asked for."""

    def __init__(self, doc: Doc, sentences: Sequence[Masked], called: Mapping[str, str]) -> None:
        self._doc, self._sentences, self._called = doc, sentences, called
        self._reads: dict[int, Read | None] = {}

    def about(self, number: int) -> dict[int, Read]:
        """A sentence and its neighbours, by number; without those that hold no words or too many."""
        near = range(max(0, number - 1), min(len(self._sentences), number + 2))
        return {n: one for n in near if (one := self.read(n)) is not None}

    def read(self, number: int) -> Read | None:
        """A sentence; None where it holds no words or too many."""
        if number not in self._reads:
            masked = self._sentences[number]
            read_ahead(self._doc, [masked.start])
            sentence = read(self._doc, masked, self._called) if "⟦" in masked.text else None
            self._reads[number] = None if sentence is None else network().read(sentence)
        return self._reads[number]


def beside(told: Iterable[Draft], found: Iterable[tuple[int, Draft]]) -> Iterator[Draft]:
    """Of the deals found those that no rule has told: others than these parties, or with terms of their own.

    Of two found in one sentence about one party the surer is kept, unless both have a power of their own.
    """
    known = list(told)
    for _, draft in sorted(found, key=lambda f: (-f[1].weight, f[1].evidence)):
        if not any(_same(draft, other) for other in known):
            known.append(draft)
            yield draft


def _same(draft: Draft, other: Draft) -> bool:
    """Whether a deal told has the parties of one found, in either order, and no term speaks against it; in one sentence
    one party in common is enough."""
    theirs = _sides(other)
    mine = {same_as(name, theirs) for name in _sides(draft)}
    amounts = [(draft.fields.get(f), other.fields.get(f)) for f in ("capacity_mw", "value")]
    differ = any(a is not None and b is not None and a != b for a, b in amounts)
    overlap = draft.evidence[0] < other.evidence[1] and other.evidence[0] < draft.evidence[1]
    if overlap and mine & theirs:
        return not differ
    return (mine <= theirs or theirs <= mine) and not differ


def _sides(draft: Draft) -> set[str]:
    return {draft.fields[f] for f in ("company", "counterparty", "target") if f in draft.fields}
