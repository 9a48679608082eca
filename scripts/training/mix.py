"""Mixing the sources of names into one training set, each with its share."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training import fillers, names, silver
from training.labelled import Labelled

TIMES = {"FIRE": 2, "CORE": 1, "SEntFiN": 1, "UNER_EWT": 1, "Re-DocRED": 1, "wikigold": 1, "own": 3}
"""How often a source's sentences come as they are."""
SWAPPED = {"FIRE": 2, "CORE": 1, "SEntFiN": 1, "UNER_EWT": 1, "Re-DocRED": 0.5, "own": 1}
"""How many copies with other names each sentence that has a company gives."""
FILLINGS = 45
"""Sentences out of each pattern."""
SEED = 20


@dataclass(frozen=True)
class Mixture:
    """The sentences, and how many each source gave."""

    sentences: list[Labelled]
    shares: dict[str, int]


def mixture(data: Path, without: Iterable[str] = ()) -> Mixture:
    """The training sentences for names. ``without`` leaves sources out (also ``swapped`` and ``patterns``)."""
    left_out = set(without)
    rng = random.Random(SEED)
    drawn = fillers.Fillers(names.company_names(data), rng)
    sources = names.everything(data) | {"own": list(silver.sentences())}
    parts: dict[str, list[Labelled]] = {}
    for source, sentences in sources.items():
        parts[source] = sentences * TIMES[source]
        copies = [s for s in sentences if any(label == "ORG" for _, _, label in s.entities)]
        share = SWAPPED.get(source, 0)
        repeated = copies * int(share) + rng.sample(copies, int(len(copies) * (share % 1)))
        parts.setdefault("swapped", []).extend(fillers.swapped(s, drawn) for s in repeated if source not in left_out)
    parts["patterns"] = [fillers.fill(p, drawn) for p in fillers.patterns() for _ in range(FILLINGS)]
    kept = {source: sentences for source, sentences in parts.items() if source not in left_out}
    mixed = [s for sentences in kept.values() for s in sentences if s.text.strip()]
    rng.shuffle(mixed)
    return Mixture(mixed, {source: len(sentences) for source, sentences in kept.items()})
