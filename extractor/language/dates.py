"""Marks dates."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("wattwire_dates")
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves extractor.labels.DATES."""
    return lambda doc: doc
