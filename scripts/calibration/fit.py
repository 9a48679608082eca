"""A logistic regression with a ridge: each weight is drawn towards nothing, the more the fewer claims bear it out.

So a rule with three claims keeps near what its type has, and one with three hundred says what it found: what a beta
prior does for one share, done for all signs together.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from calibration.gather import Judged
from extractor.facts.confidence import probability

RIDGES = (3.0, 4.0, 5.0, 7.0, 10.0, 14.0)
"""What is tried; the one with the least log loss on articles left out is taken."""
PARTS = 10
LEAST_CLAIMS = 8
"""A sign that fewer claims have is left out; rules never are, since the ridge sees to them."""
_STEPS, _STILL = 100, 1e-10
_ENOUGH = 0.005
"""Weights below it are none."""


@dataclass(frozen=True)
class Model:
    """Weights by sign, in log-odds rounded to two decimals; all else is in the ``base``."""

    base: float
    weights: dict[str, float]
    ridge: float

    def confidence(self, claim: Judged) -> float:
        """What a claim gets."""
        return probability(self.base + sum(self.weights[sign] for sign in claim.signs if sign in self.weights))


def chosen(judged: Sequence[Judged]) -> tuple[Model, list[float]]:
    """The model of all claims, and what each claim gets from the parts that its article is not in."""
    tried = [(ridge, left_out(judged, ridge)) for ridge in RIDGES]
    ridge, said = min(tried, key=lambda t: loss(t[1], judged))
    return fitted(judged, ridge), said


def left_out(judged: Sequence[Judged], ridge: float) -> list[float]:
    """What each claim gets from a model that has not seen its article."""
    parts = [part(claim.article) for claim in judged]
    models = [fitted([c for c, p in zip(judged, parts, strict=True) if p != k], ridge) for k in range(PARTS)]
    return [models[p].confidence(claim) for claim, p in zip(judged, parts, strict=True)]


def part(article: str) -> int:
    """The part that an article belongs to, by its id alone."""
    return hashlib.sha256(article.encode()).digest()[0] % PARTS


def loss(said: Sequence[float], judged: Sequence[Judged]) -> float:
    """The mean log loss."""
    return -sum(math.log(s if c.right else 1 - s) for s, c in zip(said, judged, strict=True)) / len(judged)


def fitted(judged: Sequence[Judged], ridge: float) -> Model:
    """The weights that fit claims best, by Newton's method."""
    columns = _columns(judged)
    at = {sign: place for place, sign in enumerate(columns, start=1)}
    x = np.zeros((len(judged), len(columns) + 1))
    x[:, 0] = 1.0
    for row, claim in enumerate(judged):
        x[row, [at[sign] for sign in claim.signs if sign in at]] = 1.0
    y = np.array([float(claim.right) for claim in judged])
    pull = np.full(len(columns) + 1, ridge)
    pull[0] = 1e-6
    w = np.zeros(len(columns) + 1)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-x @ w))
        hessian = (x * (p * (1 - p))[:, None]).T @ x + np.diag(pull)
        step = np.linalg.solve(hessian, x.T @ (y - p) - pull * w)
        w += step
        if abs(step).max() < _STILL:
            break
    weights = {sign: round(float(w[at[sign]]), 2) for sign in columns if abs(w[at[sign]]) >= _ENOUGH}
    return Model(round(float(w[0]), 2), weights, ridge)


def _columns(judged: Sequence[Judged]) -> list[str]:
    had = Counter(sign for claim in judged for sign in claim.signs)
    return sorted(sign for sign, claims in had.items() if claims >= LEAST_CLAIMS or "." in sign)
