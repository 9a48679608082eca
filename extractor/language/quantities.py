"""Marks quantities: exact records in ``doc.user_data`` and a span group widened to tokens, labelled by kind."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc, Span

from extractor.labels import QUANTITIES
from extractor.language.quantity import find


def mark(doc: Doc) -> Doc:
    """Leaves the quantities of a Doc under ``extractor.labels.QUANTITIES``."""
    found = find(doc.text)
    doc.user_data[QUANTITIES] = found
    spans: list[Span] = []
    for quantity in found:
        span = doc.char_span(quantity.start, quantity.end, label=quantity.kind.upper(), alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[QUANTITIES] = spans
    return doc


@Language.factory("wattwire_quantities", assigns=["doc.spans"])
def make_quantities(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves the quantities under ``extractor.labels.QUANTITIES``."""
    return mark
