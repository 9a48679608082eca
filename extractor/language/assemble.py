"""Assembling the pipeline: the project's components, a trained pipeline among them or rules alone."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.about import MODEL
from extractor.labels import PUBLISHED, TITLE
from extractor.language.dates import make_dates
from extractor.language.modality import make_modality
from extractor.language.names import make_names, make_registry
from extractor.language.network import make_network
from extractor.language.quantities import make_quantities
from extractor.language.sentences import make_sentences
from extractor.language.tokens import lean_doc
from extractor.language.trained import ModelError, open_trained

FACTORIES = {
    "wattwire_sentences": make_sentences,
    "wattwire_quantities": make_quantities,
    "wattwire_dates": make_dates,
    "wattwire_registry": make_registry,
    "wattwire_network": make_network,
    "wattwire_names": make_names,
    "wattwire_modality": make_modality,
}
COMPONENTS = tuple(FACTORIES)
"""In the order in which they run: dates leave alone what quantities took, names what both took; the registry's pass
comes before the network's, and the names draw on both."""


def load(model: str | None = None) -> Language:
    """A ready pipeline. ``model`` as for ``extractor.load``.

    Another pipeline brings its tokenizer and vocabulary along; its components run inside ``wattwire_network``.
    """
    model = model or MODEL
    base = spacy.blank("en") if model in ("blank", MODEL) else _over(open_trained(model))
    for name in COMPONENTS:
        if not base.has_factory(name):
            raise ModelError(f"the component {name} is not registered: install wattwire with pip install .")
        if name == "wattwire_network" and model == "blank":
            continue
        base.add_pipe(name, config={"model": model} if name == "wattwire_network" else {})
    return base


def _over(trained: Language) -> Language:
    """An empty pipeline with the tokenizer of another, so that its tokens are those it has learned from."""
    nlp = spacy.blank("en")
    nlp.tokenizer = trained.tokenizer
    return nlp


def annotate(
    nlp: Language, text: str, *, published: str | None = None, title: str | None = None, lean: bool = False
) -> Doc:
    """The processed Doc of an article's text. ``published`` and ``title`` are context for the components.

    ``lean``: only what makes claims, several times as fast. There are no span groups, and tokens are the tokenizer's
    only in sentences that the network reads.
    """
    doc = lean_doc(nlp, text) if lean else nlp.make_doc(text)
    doc.user_data[PUBLISHED] = published
    doc.user_data[TITLE] = title
    return nlp(doc)
