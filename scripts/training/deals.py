"""The network for deals, from its sources to its weights: what it learns from, how right it is on what it has not seen, and
what its scores are worth."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

import extractor
from extractor.facts.deal.learned.decide import Found, deals
from extractor.facts.deal.learned.network import Network
from extractor.facts.deal.merge import LIFE
from training import fillers, frames, names, package, roles, told
from training.told import Example, Told

WEIGHTS = "deals.npz"
FRAME_TIMES = 8
"""How often each frame is filled."""
AN_EPOCH = {"core": 100, "frames": 900, "silver": 350}
"""How many examples of each source that stands beside the passages and the articles an epoch draws."""
SEED = 5
Judged = tuple[tuple[float, ...], bool, float]
"""Signs, whether right, weight."""
_UNJUDGED = np.zeros(1)
"""What stands in a network whose scores nothing is known of yet."""
ARTICLE_WEIGHT = 2.0
RIDGE = 3.0
FOLDS = 4
"""Into how many parts the stories are cut to see what the scores are worth."""
_OTHERS = {
    "c": ("c", "customer", "lender", "investor", "seller", "partner"),
    "p": ("p", "partner"),
    "t": ("t",),
    "mw": ("mw",),
}
"""Several equal takers, lenders, sellers: any of them is right for that side."""


@dataclass(frozen=True)
class Sources:
    """The examples by source; ``main`` are the passages and the articles."""

    main: list[Example]
    beside: dict[str, list[Example]]

    def mixed(self) -> list[tuple[Sequence[Example], int]]:
        """What stands beside the main ones, with how many of it an epoch draws."""
        return [(self.beside[name], count) for name, count in AN_EPOCH.items()]


def gather(data: Path) -> Sources:
    """All examples, read with the shipped pipeline, every sentence of them."""
    nlp = extractor.load()
    nlp.get_pipe("wattwire_network").gated = False  # type: ignore[attr-defined]
    drawn = fillers.Fillers(names.company_names(data), random.Random(SEED))
    filled = frames.Writer(drawn).all(FRAME_TIMES)
    beside = {
        "core": list(told.from_core(nlp, data / "CORE" / "train.json")),
        "frames": [told.passage(nlp, p, f"frame:{n}") for n, p in enumerate(filled)],
        "silver": list(told.from_rules(nlp, told.raw_texts(data))),
    }
    return Sources([*told.from_passages(nlp), *told.from_articles(nlp)], beside)


def train(sources: Sources, settings: roles.Settings, without: frozenset[str] = frozenset()) -> dict[str, np.ndarray]:
    """The weights of a run; ``without`` leaves out the main examples of some stories (passages or articles)."""
    kept = [e for e in sources.main if story(e) not in without]
    return roles.train(kept, sources.mixed(), settings, log=True).weights()


def story(example: Example) -> str:
    """What an example must not be parted from when some are left out: its article; a passage stands alone."""
    return example.source.rsplit(":", 1)[0] if example.source.startswith("article:") else example.source


def judged(network: Network, examples: Sequence[Example]) -> Iterator[tuple[Found, bool, Example]]:
    """Each deal that the network finds in examples, and whether its core is right."""
    for example in examples:
        reads = {i: network.read(s) for i, s in enumerate(example.sentences)}
        found = [f for i in sorted(example.gated - example.silent) for f in deals(network, reads, i)]
        left = list(example.told)
        for deal in sorted(found, key=lambda f: -f.score):
            hit = next((t for t in left if t.sentence == deal.sentence and right(example, t, deal)), None)
            if hit is not None:
                left.remove(hit)
            yield deal, hit is not None, example


def right(example: Example, deal: Told, found: Found) -> bool:
    """Whether both sides, the power or its absence, and whether the deal lives are as marked."""
    marked: dict[str, set[str | None]] = {}
    for (number, index), role in deal.roles.items():
        candidate = example.sentences[number].candidates[index]
        marked.setdefault(role, set()).add(None if candidate.letter == "N" else candidate.key)
    said = {
        role: None if part.candidate.letter == "N" else part.candidate.key for role, (part, _) in found.parts.items()
    }
    gold = {role: set().union(*(marked.get(other, set()) for other in others)) for role, others in _OTHERS.items()}
    first, second = said.get("p") in gold["p"], said.get("c") in (gold["c"] or {None})
    if deal.kind == "acquisition" and not gold["c"]:
        second = (said.get("c") or said.get("t")) in (gold["t"] or {None})
    if deal.kind == "joint_venture":
        both = gold["p"] | gold["c"]
        first, second = said.get("p") in both, said.get("c") in both
    alive = deal.status is None or LIFE[deal.status] == LIFE[found.status]  # type: ignore[index]
    return first and second and alive and said.get("mw") in (gold["mw"] or {None})


def left_out(sources: Sources, settings: roles.Settings, folds: int) -> list[Judged]:
    """Signs of deals in stories that the weights had not seen, and whether they were right, fold by fold."""
    stories = sorted({story(e) for e in sources.main})
    random.Random(SEED).shuffle(stories)
    rows: list[Judged] = []
    for fold in range(folds):
        out = frozenset(stories[fold::folds])
        network = Network({**train(sources, settings, out), "judge": _UNJUDGED})
        rows += rows_of(network, [e for e in sources.main if story(e) in out])
    return rows


def rows_of(network: Network, examples: Sequence[Example]) -> list[Judged]:
    """The signs of what a network finds in examples, whether it is right, and its weight: articles are read as news is,
    and count for more than passages, which are written to be hard."""
    return [
        (found.signs, ok, ARTICLE_WEIGHT if example.source.startswith("article:") else 1.0)
        for found, ok, example in judged(network, examples)
    ]


def fitted(rows: Sequence[Judged]) -> np.ndarray:
    """From signs to the odds of being right: a logistic regression by Newton's method; its constant comes last."""
    x = np.array([[*signs, 1.0] for signs, _, _ in rows])
    y, weight = np.array([float(ok) for _, ok, _ in rows]), np.array([w for _, _, w in rows])
    ridge = RIDGE * np.diag([*np.ones(x.shape[1] - 1), 0.0])
    w = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (weight * (y - p)) - ridge @ w
        step = np.linalg.solve(x.T @ (x * (weight * p * (1 - p))[:, None]) + ridge + 1e-9 * np.eye(len(w)), slope)
        w += step
        if abs(step).max() < 1e-8:
            break
    return np.round(w, 4)


def write(weights: dict[str, np.ndarray], judge: np.ndarray, folder: Path = package.PACKAGE) -> Path:
    """The weights in half precision, beside those of the pipeline."""
    stored = {k: v.astype(np.float16) if v.dtype == np.float32 else v for k, v in weights.items()}
    path = folder / f"en_wattwire-{package.VERSION}" / WEIGHTS
    np.savez_compressed(path, judge=judge, **stored)
    return path
