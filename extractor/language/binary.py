"""Labelled passages as spaCy's own binary training data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import DocBin, SpanGroup

KEY = "sc"
"""Where spaCy's span categorizer looks for its spans; fields may overlap, so they are no entities."""


def write(labelled: Iterable[dict[str, Any]], path: Path) -> int:
    """Writes passages with their spans (under ``doc.spans["sc"]``) and categories; returns how many.

    Spans are widened to whole tokens. Those of rejected passages are left out, the passages stay: with the category 0.
    """
    nlp = spacy.blank("en")
    docs = DocBin(store_user_data=False)
    for line in labelled:
        doc = nlp.make_doc(line["text"])
        kept = line["spans"] if line["answer"] == "accept" else []
        found = [doc.char_span(s["start"], s["end"], label=s["label"], alignment_mode="expand") for s in kept]
        doc.spans[KEY] = SpanGroup(doc, name=KEY, spans=[span for span in found if span is not None])
        doc.cats = dict(line["cats"])
        docs.add(doc)
    docs.to_disk(path)
    return len(docs)
