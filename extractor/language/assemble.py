"""Assembling the pipeline: a blank English one or anybody's trained one, with the project's components behind it."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import PUBLISHED, TITLE
from extractor.language.dates import make_dates
from extractor.language.modality import make_modality
from extractor.language.names import make_names
from extractor.language.quantities import make_quantities
from extractor.language.sentences import make_sentences

FACTORIES = {
    "wattwire_sentences": make_sentences,
    "wattwire_quantities": make_quantities,
    "wattwire_dates": make_dates,
    "wattwire_names": make_names,
    "wattwire_modality": make_modality,
}
COMPONENTS = tuple(FACTORIES)
"""In the order in which they run: dates leave alone what quantities took, names what both took."""


class ModelError(Exception):
    """A pipeline that cannot be loaded or does not fit."""


def load(model: str | None = None) -> Language:
    """A ready pipeline. ``model`` as for ``extractor.load``."""
    nlp = _base(model)
    for name in COMPONENTS:
        if not nlp.has_factory(name):
            raise ModelError(f"the component {name} is not registered: install wattwire with pip install .")
        if name not in nlp.pipe_names:
            if name == "wattwire_sentences":
                nlp.add_pipe(name, first=True)
            else:
                nlp.add_pipe(name)
    return nlp


def _base(model: str | None) -> Language:
    if model is None or model == "blank":
        return spacy.blank("en")
    try:
        return spacy.load(model)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {model!r} is installed, and no folder of that name holds one") from error
    except (ValueError, ImportError) as error:
        raise ModelError(f"the pipeline {model!r} does not fit spaCy {spacy.about.__version__}: {error}") from error


def annotate(nlp: Language, text: str, *, published: str | None = None, title: str | None = None) -> Doc:
    """The processed Doc of an article's text. ``published`` and ``title`` are context for the components."""
    doc = nlp.make_doc(text)
    doc.user_data[PUBLISHED] = published
    doc.user_data[TITLE] = title
    return nlp(doc)
