"""Leaving what a component found on the Doc: exact records, and a span group widened to whole tokens."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from spacy.tokens import Doc, Span, SpanGroup

from extractor.labels import LEAN
from extractor.schema import Mention


def leave(doc: Doc, key: str, found: Iterable[tuple[Mention, str]]) -> None:
    """Puts the mentions under ``key`` in ``doc.user_data``, and spans of whole tokens with the given labels under the
    same key in ``doc.spans``, for spaCy code that knows nothing of the records; a lean Doc never meets any."""
    pairs = tuple(found)
    doc.user_data[key] = tuple(mention for mention, _ in pairs)
    if LEAN in doc.user_data:
        return
    starts = [token.idx for token in doc]
    spans = [
        Span(doc, max(bisect_right(starts, m.start) - 1, 0), bisect_right(starts, m.end - 1), label=label)
        for m, label in pairs
        if starts
    ]
    doc.spans[key] = SpanGroup(doc, name=key, spans=[s for s in spans if len(s)])
