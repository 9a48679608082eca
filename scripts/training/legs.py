"""A training leg: one config, one corpus, one seed; spaCy's own training loop with its checkpoints."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config, load_model

from extractor.language.network import use_fast_products

CONFIGS = Path(__file__).resolve().parents[2] / "models"
_LEFT = 500
"""Steps short of which training ends before its rate would be nothing."""


def write_docs(path: Path, docs: Iterable[Doc]) -> int:
    """Keep annotated sentences for a leg's corpus; how many there were."""
    kept = DocBin(docs=docs, store_user_data=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept.to_disk(path)
    return len(kept)


def run(name: str, folder: Path, *, resume: bool = False, steps: int | None = None, start: Path | None = None) -> Path:
    """Train the leg ``name`` (a config in models/) on ``folder``/train.spacy; the folder of its best checkpoint.

    ``steps`` ends it sooner than the config says, with a rate that has fallen to nothing by then. ``start`` is a pipeline
    whose weights it begins with; with ``resume``, these are the ones of the last checkpoint. The optimizer starts anew.
    """
    overrides: dict[str, Any] = {"paths.train": str(folder / "train.spacy"), "paths.dev": str(folder / "dev.spacy")}
    if steps is not None:
        overrides["training.max_steps"] = steps
        overrides["training.optimizer.learn_rate.total_steps"] = steps + _LEFT
    config = load_config(CONFIGS / f"{name}.cfg", overrides=overrides, interpolate=False)
    nlp = init_nlp(config, use_gpu=-1)
    last = folder / "model-last"
    start = last if resume and last.exists() else start
    if start is not None:
        trained = load_model(start)
        for pipe in nlp.pipe_names:
            nlp.get_pipe(pipe).from_bytes(trained.get_pipe(pipe).to_bytes())
    use_fast_products(nlp)
    train(nlp, folder, stdout=sys.stdout, stderr=sys.stderr)
    return folder / "model-best"
