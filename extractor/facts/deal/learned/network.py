"""The network for deals: which word tells one, of what kind, and what part each candidate has in it.

Words look at their neighbours in the sentence and in the grammar, three times over; then a deal is scored at each word,
and each candidate is scored for a part in it. It is small enough for plain numpy. Scores are rounded, so that decisions do
not hang on the last bits of a product.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractor.facts.deal.learned.features import OTHER_SENTENCE, PLACES, Encoded, encode, place
from extractor.facts.deal.learned.lexicon import NAMES as CLASSES
from extractor.facts.deal.learned.sentence import Candidate, Sentence
from extractor.schema.kinds import DealKind, Status

Floats = NDArray[np.float32]
KINDS: tuple[DealKind, ...] = (
    "ppa",
    "lease",
    "cloud",
    "acquisition",
    "supply",
    "construction",
    "joint_venture",
    "financing",
    "other",
)
STATUSES: tuple[Status, ...] = ("announced", "completed", "planned", "rumoured", "terminated", "denied")
ACTIONS = ("new", "expansion", "option", "renewal", "amendment")
ROLES = (
    "-", "p", "c", "t", "seller", "lender", "investor", "customer", "partner", "parent", "guarantor", "advisor",
    "technology_supplier", "mw", "mwh", "val", "term", "site", "loc",
)  # fmt: skip
_MEASURES = {"W": "mw", "E": "mwh", "M": "val", "T": "term"}
_PARTIES = ROLES[1:13]
OPEN = {letter: ("-", _MEASURES[letter]) for letter in _MEASURES} | {
    "C": ("-", *_PARTIES, "site", "loc"), "U": ("-", *_PARTIES, "site", "loc"), "L": ("-", *_PARTIES, "site", "loc"),
    "G": ("-", *_PARTIES, "site", "loc"), "I": ("-", *_PARTIES, "site"), "H": ("-", *_PARTIES), "N": ("-", *_PARTIES),
    "P": ("-",), "D": ("-",),
}  # fmt: skip
"""The parts that a candidate of a letter can have."""
ALLOWED = {letter: np.array([role in roles for role in ROLES]) for letter, roles in OPEN.items()}
_DIGITS = 4
LAYERS = 3
NEAR = 8
"""How many words on either side of the one that tells a deal are looked at for its kind and status."""


@dataclass(frozen=True)
class Read:
    """A sentence as the network has read it: a vector and a score (of telling a deal) for each word."""

    encoded: Encoded
    states: Floats
    scores: Floats

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.encoded.sentence


@dataclass(frozen=True)
class Part:
    """What a candidate may be in a deal: the probability of each of ``ROLES``. ``offset``: how many sentences off."""

    candidate: Candidate
    offset: int
    roles: Floats


@dataclass(frozen=True)
class Scored:
    """A deal told at a word: its probability, and those of kinds, statuses, actions and parts."""

    word: int
    score: float
    kinds: Floats
    statuses: Floats
    actions: Floats
    parts: tuple[Part, ...]


class Network:
    """The weights and what they compute."""

    def __init__(self, weights: dict[str, NDArray[Any]]) -> None:
        self.tags = {str(tag): at for at, tag in enumerate(weights.pop("tags"), 1)}
        self.deps = {str(dep): at for at, dep in enumerate(weights.pop("deps"), 1)}
        self.judge = np.asarray(weights.pop("judge"), dtype=np.float64)
        self.w: dict[str, Floats] = {name: np.asarray(value, dtype=np.float32) for name, value in weights.items()}

    @classmethod
    def open(cls, path: Path) -> Network:
        """The network whose weights are in a file of numpy's, without pickled objects."""
        with np.load(path, allow_pickle=False) as stored:
            return cls({name: stored[name] for name in stored.files})

    def confidence(self, signs: Sequence[float]) -> float:
        """How likely a deal is right by its signs (``Found.signs``), as fitted on stories that were left out."""
        odds = float(np.dot(self.judge[:-1], np.asarray(signs)) + self.judge[-1])
        return round(1.0 / (1.0 + math.exp(-odds)), 3)

    def read(self, sentence: Sentence) -> Read:
        """Reads a sentence."""
        encoded = encode(sentence, self.tags, self.deps)
        states = self._states(encoded)
        hidden = self._dense("tell1", states)
        return Read(encoded, states, _sigmoid((hidden @ self.w["tell2.w"] + self.w["tell2.b"])[:, 0]))

    def _states(self, encoded: Encoded) -> Floats:
        rows, w = encoded.rows, self.w
        classes = np.concatenate([w["class"], np.zeros((1, w["class"].shape[1]), np.float32)])
        tables = (
            w["word"][rows[:, 0]] + w["word"][rows[:, 1]], w["stem"][rows[:, 2]], w["ending"][rows[:, 3]],
            w["tag"][rows[:, 4]], w["dep"][rows[:, 5]], w["letter"][rows[:, 6]], w["sector"][rows[:, 7]],
            classes[rows[:, 8:]].sum(axis=1),
        )  # fmt: skip
        states = _norm(self._dense("embed", np.concatenate(tables, axis=1)), w["norm0.g"], w["norm0.b"])
        size = len(rows)
        own = encoded.heads == np.arange(size)
        counts = np.bincount(encoded.heads[~own], minlength=size).astype(np.float32)
        nothing = np.zeros((1, states.shape[1]), np.float32)
        for layer in range(1, LAYERS + 1):
            below = np.zeros_like(states)
            np.add.at(below, encoded.heads[~own], states[~own])
            below /= np.maximum(counts, 1.0)[:, None]
            above = np.where(own[:, None], 0.0, states[encoded.heads]).astype(np.float32)
            before, behind = np.concatenate([nothing, states[:-1]]), np.concatenate([states[1:], nothing])
            seen = np.concatenate([before, states, behind, above, below], axis=1)
            states = _norm(states + self._dense(f"layer{layer}", seen), w[f"norm{layer}.g"], w[f"norm{layer}.b"])
        return states

    def _dense(self, name: str, given: Floats) -> Floats:
        out: Floats = given @ self.w[f"{name}.w"]
        out += self.w[f"{name}.b"]
        return np.maximum(out, 0.0, out=out)

    def score(self, read: Read, word: int, neighbours: dict[int, Read]) -> Scored:
        """Scores the deal told at a word of a sentence. ``neighbours``: sentences about it, by offset (-1, 1)."""
        w = self.w
        near = read.states[max(0, word - NEAR) : word + NEAR + 1]
        whole = np.concatenate([read.states[word], near.max(axis=0), read.states.max(axis=0)])
        hidden = self._dense("deal1", whole[None])
        kinds, statuses, actions = (
            _softmax((hidden @ w[f"{name}.w"] + w[f"{name}.b"])[0]) for name in ("kind", "status", "action")
        )
        places = [(0, c) for c in read.sentence.candidates]
        places += [(off, c) for off, other in sorted(neighbours.items()) for c in other.sentence.candidates]
        parts: tuple[Part, ...] = ()
        if places:
            rows = np.stack([self._pair(read, word, off, c, neighbours) for off, c in places])
            logits = self._dense("role1", rows) @ w["role2.w"] + w["role2.b"]
            open_to = np.stack([ALLOWED[c.letter] for _, c in places])
            roles = _softmax(np.where(open_to, logits, -1e9).astype(np.float32))
            parts = tuple(Part(c, off, row) for (off, c), row in zip(places, roles, strict=True))
        return Scored(word, float(read.scores[word]), kinds, statuses, actions, parts)

    def _pair(self, read: Read, word: int, offset: int, candidate: Candidate, neighbours: dict[int, Read]) -> Floats:
        """A deal's word and a candidate: both, what stands between them, the way through the grammar, how far."""
        w, nothing = self.w, np.zeros(read.states.shape[1], np.float32)
        if offset:
            mine, between, along = neighbours[offset].states[candidate.at], nothing, nothing
            row, step = 0, OTHER_SENTENCE[offset]
        else:
            mine = read.states[candidate.at]
            low, high = sorted((word, candidate.at))
            between = read.states[low + 1 : high].max(axis=0) if high - low > 1 else nothing
            row, way = read.encoded.path(word, candidate.at)
            along = read.states[way].mean(axis=0) if way else nothing
            step = place(word, candidate.at)
        others = rivals(read.sentence, -1 if offset else candidate.at)
        rest = read.states[others].max(axis=0) if others else nothing
        return np.concatenate([read.states[word], mine, between, along, rest, w["place"][step], w["path"][row]])


def rivals(sentence: Sentence, at: int) -> list[int]:
    """The places of who else may be a party: of another name than the candidate at a place."""
    own = next((c.key for c in sentence.candidates if c.at == at), None)
    return [c.at for c in sentence.candidates if c.letter in "CUN" and c.key != own]


def _norm(given: Floats, gain: Floats, bias: Floats) -> Floats:
    out: Floats = given - given.mean(axis=-1, keepdims=True)
    out /= np.sqrt((out * out).mean(axis=-1, keepdims=True) + 1e-5)
    out *= gain
    out += bias
    return out


def _sigmoid(given: Floats) -> Floats:
    out: Floats = np.round(1.0 / (1.0 + np.exp(-given)), _DIGITS)
    return out


def _softmax(given: Floats) -> Floats:
    shifted = np.exp(given - given.max(axis=-1, keepdims=True))
    out: Floats = np.round(shifted / shifted.sum(axis=-1, keepdims=True), _DIGITS)
    return out


SHAPES = {"places": PLACES, "classes": len(CLASSES)}
"""Sizes of tables that follow from the features."""
