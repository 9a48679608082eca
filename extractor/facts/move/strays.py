"""Measures given to a company from further up that the article hardly speaks of: they are of somebody else as a rule."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, once
from extractor.facts.move.owner import Focus
from extractor.facts.move.words import PRICES
from extractor.labels import names, title

_NEAR = 100
"""Characters before a sentence within which the name of its subject stands in the sentence or item before."""
_OFTEN = 0.25
"""Of all that an article says of companies: who is named less often is not whom it is about."""


def is_stray(doc: Doc, masked: Masked, draft: Draft, focus: Focus) -> bool:
    """Whether a measure that is no price is of a company named well before its sentence and nowhere in its paragraph, neither
    in the title nor often."""
    name = draft.spans["subject"]
    if draft.fields["metric"] in PRICES or draft.fields["subject_kind"] != "company":
        return False
    if draft.fields["subject"] in focus.paragraph or (focus.head and focus.head.name == draft.fields["subject"]):
        return False
    return masked.start - name[1] > _NEAR and not _is_spoken_of(doc, draft.fields["subject"])


def _is_spoken_of(doc: Doc, name: str) -> bool:
    """Whether the title names a company, or every fourth mention of one in the article is of it."""
    said = once(doc, "said", lambda: Counter(n.name for n in names(doc) if n.kind == "company"))
    forms = {word for n in names(doc) if n.name == name for word in n.raw.casefold().split()[:1]}
    heading = (title(doc) or "").casefold()
    return said[name] >= _OFTEN * said.total() or any(form in heading for form in forms)
