"""Marks dates, times, durations and sets, resolved against the publication date in the article's own place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractor.labels import DATES, TODAY, published, quantities, title, today
from extractor.labels import text as text_of
from extractor.language.dating.context import Context
from extractor.language.dating.find import find
from extractor.language.dating.place import locate
from extractor.language.groups import leave


def mark(doc: Doc) -> Doc:
    """Leaves the temporal expressions of a Doc under ``extractor.labels.DATES``, and its day under ``TODAY``."""
    place = locate(text_of(doc), published(doc), title(doc))
    doc.user_data[TODAY] = place.today
    context = Context(place.today, month_first=place.month_first, indian=place.indian)
    taken = [(q.core_start, q.core_end) for q in quantities(doc) if q.kind != "count"]
    leave(doc, DATES, ((mention, mention.type) for mention in find(text_of(doc), context, taken)))
    return doc


@Language.factory("wattwire_dates", assigns=["doc.spans"])
def make_dates(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component that leaves the dates under ``extractor.labels.DATES``."""
    return mark


def article_day(doc: Doc) -> date | None:
    """The day of the story in its own place, or None where the article has no date."""
    return today(doc)
