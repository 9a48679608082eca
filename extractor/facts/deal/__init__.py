"""Deals: agreements between named parties, and steps towards and away from them.

1. ``match`` holds ``rules`` against each masked sentence;
2. ``make`` turns a match into a draft: ``kinds`` reads kind, roles and status off the words, ``terms`` attaches power,
   money, years, dates and places, ``roles`` the further parties;
3. ``follow`` adds what the sentences about it say: list items, options, "The contract is worth ...".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.deal.follow import GOES_ON, go_on, list_item, listing_of, merged, option_in
from extractor.facts.deal.make import make
from extractor.facts.deal.match import chosen_matches
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, mask_sentence
from extractor.schema import Name

_LEAD_SENTENCES = 3
"""The news of the day stands in the first sentences; what they tell without a date happened on the day of the story."""
_LONG_SENTENCE = 400
"""Characters after which a sentence about something else ends the talk of the deal before it."""


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The deals of an article."""
    told: list[Draft] = []
    current: list[Draft] = []
    focus: Name | None = None
    listing: tuple[Name, str] | None = None
    for number, sent in enumerate(doc.sents):
        masked = mask_sentence(sent)
        item = list_item(masked, listing) if listing else None
        listing = listing_of(masked, focus) or (listing if item else None)
        drafts = [item] if item else []
        for match in () if item else chosen_matches(masked):
            made = make(doc, match, number < _LEAD_SENTENCES, focus)
            if isinstance(made, Refusal):
                yield made
            elif made is not None:
                drafts.append(made)
        option = (
            None if any(d.fields.get("action") == "option" for d in drafts) else option_in(masked, [*told, *drafts])
        )
        if option is not None:
            drafts.append(option)
        elif not drafts and current and GOES_ON.match(masked.text):
            go_on(current[-1], masked)
        elif masked.text.strip():
            current = drafts or ([] if len(masked.text) > _LONG_SENTENCE else current)
        told += drafts
        focus = _first_company(masked) or focus
    yield from merged(told)


def _first_company(masked: Masked) -> Name | None:
    return next((m for m in masked.of("C") if isinstance(m, Name)), None)
