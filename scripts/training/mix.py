"""Mixing the sources of names into one training set, each with its share."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from training import fillers, frames, gum, marked, names, passages, silver, told_names
from training.labelled import Labelled
from training.world import World

TIMES = {
    "FIRE": 2, "CORE": 1, "SEntFiN": 1, "UNER_EWT": 1, "Re-DocRED": 1, "wikigold": 1, "GUM": 1, "own": 2, "passages": 2,
    "taught": 4,
}  # fmt: skip
"""How often a source's sentences come as they are."""
SWAPPED = {
    "FIRE": 2,
    "CORE": 1,
    "SEntFiN": 1,
    "UNER_EWT": 1,
    "Re-DocRED": 0.7,
    "GUM": 0.7,
    "own": 1,
    "passages": 1,
    "taught": 2,
}
"""How many copies with other names each sentence that has a name gives."""
FILLINGS = 40
"""Sentences out of each pattern."""
FRAMES = 4
"""Passages out of each frame that tells a deal."""
HEADLINES = {"patterns": 0.1, "swapped": 0.05, "passages": 0.1}
"""Which part of them is printed as headlines."""
KEPT_BACK = 8
"""One passage and one taught sentence in so many is kept for development."""
SEED = 20
TAUGHT = Path(__file__).resolve().parents[2] / "corpus" / "sentences" / "taught"


@dataclass(frozen=True)
class Mixture:
    """The sentences, and how many each source gave."""

    sentences: list[Labelled]
    shares: dict[str, int]


def _passages() -> list[Labelled]:
    files = [path for path in passages.files() if not passages.measures(path)]
    return list(told_names.named(passage for path in files for passage in passages.read(path)))


def _taught() -> list[Labelled]:
    """Sentences labelled by hand to learn from, in their order. The ones that measure lie in another folder."""
    return marked.sentences(TAUGHT)


def held_out(data: Path) -> list[Labelled]:
    """What the best checkpoint is chosen by: parts for development, GUM's news, and passages that do not train."""
    return [
        *names.fire(data / names.FIRE_DEV),
        *names.uner(data / names.UNER_DEV),
        *gum.gum(data / "GUM", ("news",)),
        *_passages()[::KEPT_BACK],
        *_taught()[::KEPT_BACK],
    ]


def everything(data: Path) -> dict[str, list[Labelled]]:
    """The sources as they are: what is published, and the project's own articles and passages."""
    return names.everything(data) | {
        "GUM": list(gum.gum(data / "GUM")),
        "own": list(silver.sentences()),
        "passages": [s for at, s in enumerate(_passages()) if at % KEPT_BACK],
        "taught": [s for at, s in enumerate(_taught()) if at % KEPT_BACK],
    }


def mixture(data: Path, without: Iterable[str] = ()) -> Mixture:
    """The training sentences for names. ``without`` leaves sources out (also ``swapped``, ``patterns`` and ``frames``)."""
    left_out = set(without)
    rng = random.Random(SEED)
    drawn = World(names.company_names(data), rng)
    parts: dict[str, list[Labelled]] = {}
    for source, sentences in everything(data).items():
        parts[source] = sentences * TIMES[source]
        copies = [s for s in sentences if s.entities]
        share = SWAPPED.get(source, 0)
        repeated = copies * int(share) + rng.sample(copies, int(len(copies) * (share % 1)))
        parts.setdefault("swapped", []).extend(fillers.swapped(s, drawn) for s in repeated if source not in left_out)
    parts["patterns"] = [fillers.fill(p, drawn) for p in fillers.patterns() for _ in range(FILLINGS)]
    parts["frames"] = list(told_names.named(frames.Writer(drawn).all(FRAMES)))
    for source, share in HEADLINES.items():
        parts[source] = [fillers.headline(s) if rng.random() < share else s for s in parts[source]]
    kept = {source: sentences for source, sentences in parts.items() if source not in left_out}
    mixed = [s for sentences in kept.values() for s in sentences if s.text.strip()]
    rng.shuffle(mixed)
    return Mixture(mixed, {source: len(sentences) for source, sentences in kept.items()})
