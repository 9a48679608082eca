"""Wattwire: sourced, queryable facts out of financial news.

    >>> import extractor
    >>> nlp = extractor.load()
    >>> extraction = extractor.extract("Hut 8 rose 4% on Wednesday.", published="2026-01-29", nlp=nlp)
    >>> [claim.type for claim in extraction.claims]
    ['move']

Importing this package is cheap: spaCy is imported by the first call that needs it.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from extractor.about import __version__

if TYPE_CHECKING:
    from spacy.language import Language

    from extractor.schema import Extraction

__all__ = ["__version__", "extract", "load"]

# The network's matrices are small: a second thread per product costs more than it brings, and worker processes share
# the cores already. Only numpy's first import heeds it; what the user has set stays.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def load(model: str | None = None) -> Language:
    """The pipeline: ``model`` is any installed spaCy pipeline or a path, ``blank`` for rules alone; by default the
    trained pipeline that ships.

    Raises extractor.language.ModelError where the model is missing or does not fit the installed spaCy.
    """
    from extractor.language import load as load_language

    return load_language(model)


def extract(
    text: str, *, published: str | None = None, title: str | None = None, nlp: Language | None = None
) -> Extraction:
    """Claims and ledger of one text. ``published`` is an ISO 8601 date or time stamp; without it no year is guessed.

    Raises ValueError where ``published`` is no date.
    """
    from extractor.pipeline import extract_text

    return extract_text(text, published=published, title=title, nlp=nlp or load())
