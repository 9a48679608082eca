"""Marks quantities: exact records in ``doc.user_data`` and a span group widened to tokens, labelled by kind."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import QUANTITIES
from extractor.labels import text as text_of
from extractor.language.groups import leave
from extractor.language.quantity import find


def mark(doc: Doc) -> Doc:
    """Leaves the quantities of a Doc under ``extractor.labels.QUANTITIES``."""
    leave(doc, QUANTITIES, ((quantity, quantity.kind.upper()) for quantity in find(text_of(doc))))
    return doc


@Language.factory("wattwire_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves the quantities under ``extractor.labels.QUANTITIES``."""
    return mark
