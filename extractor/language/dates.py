"""Marks dates, times, durations and sets, resolved against the day of the story in its own place."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import DATES, TODAY, published, quantities
from extractor.language.date import day_of, find
from extractor.language.groups import leave


@Language.factory("wattwire_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves ``extractor.labels.DATES`` and the story's day."""

    def mark(doc: Doc) -> Doc:
        today = day_of(doc.text, published(doc))
        doc.user_data[TODAY] = today
        measured = [q.span for q in quantities(doc) if q.kind != "count"]
        free = (d for d in find(doc.text, today) if not any(d.start < end and start < d.end for start, end in measured))
        leave(doc, DATES, ((mention, mention.type) for mention in free))
        return doc

    return mark
