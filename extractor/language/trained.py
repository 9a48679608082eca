"""Opening a trained pipeline: the one that ships, anybody's installed one, or a folder."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.vocab import Vocab

from extractor.about import MODEL


class ModelError(Exception):
    """A pipeline that cannot be loaded or does not fit."""


def open_trained(model: str, vocab: Vocab | bool = True) -> Language:
    """The spaCy pipeline ``model``, over ``vocab`` where one is given.

    Raises ModelError where it is missing, of another language, or made for another version of spaCy.
    """
    try:
        if model == MODEL:
            import en_wattwire

            nlp: Language = en_wattwire.load(vocab=vocab)
        else:
            nlp = spacy.load(model, vocab=vocab)
    except OSError as error:
        raise ModelError(f"no spaCy pipeline {model!r} is installed, and no folder of that name holds one") from error
    except (ValueError, ImportError, KeyError, TypeError) as error:
        raise ModelError(f"the pipeline {model!r} does not fit spaCy {spacy.about.__version__}: {error}") from error
    if nlp.lang != "en":
        raise ModelError(f"the pipeline {model!r} is for the language {nlp.lang!r}; articles here are English")
    return nlp
