"""Deals: agreements between named parties, and steps towards and away from them.

1. ``clauses`` makes plain clauses of each masked sentence, and ``match`` holds ``rules`` against them;
2. ``make`` turns a match into a draft: ``kinds`` reads kind and status off the words, ``parties`` tells who provides and
   who takes, ``terms`` attaches power, money, years, dates and places, ``roles`` the further parties;
3. ``follow`` adds what the sentences behind it say, ``listing`` and ``further`` find the items, options and second
   contracts of parties told before;
4. ``learned`` adds those that a trained network reads and no rule has told;
5. ``merge`` makes one deal of several tellings.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.deal.learned import beside, found_in
from extractor.facts.deal.follow import add_lender, add_seller, go_on, goes_on
from extractor.facts.deal.further import another_of, option_in
from extractor.facts.deal.listing import Listing, list_item, listing_of, listing_under
from extractor.facts.deal.make import Setting, make
from extractor.facts.deal.match import chosen_matches
from extractor.facts.deal.merge import merged
from extractor.facts.deal.parties import descriptions
from extractor.facts.deal.states import with_states
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked
from extractor.facts.sentences import masked_sentences
from extractor.labels import names
from extractor.schema import Name

_LEAD_SENTENCES = 3
"""The news of the day stands in the first sentences; what they tell without a date happened on the day of the story."""
_TALK = 3
"""Sentences about something else after which the talk of a deal is over."""
_LONG_SENTENCE = 400
"""Characters after which a sentence about something else ends the talk of the deal before it."""


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The deals of an article."""
    told: list[Draft] = []
    current: list[Draft] = []
    focus: Name | None = None
    provider: Name | None = None
    listing: Listing | None = None
    idle = 0
    sentences = [with_states(doc, masked) for masked in masked_sentences(doc)]
    called = descriptions(sentences)
    hero = _hero(sentences)
    companies = {n.name for n in names(doc) if n.kind == "company"}
    for number, masked in enumerate(sentences):
        item = list_item(masked, listing or listing_under(masked, current))
        drafts = [item] if item else []
        for match in () if item else chosen_matches(doc, masked):
            made = make(doc, match, Setting(number < _LEAD_SENTENCES, focus, called, provider or hero))
            if isinstance(made, Refusal):
                yield made
            elif made is not None:
                drafts.append(made)
        listing = listing_of(masked, focus, drafts) or (listing if item else None)
        option = (
            None if any(d.fields.get("action") == "option" for d in drafts) else option_in(masked, [*told, *drafts])
        )
        option = option or (None if drafts else another_of(masked, told))
        if option is not None:
            drafts.append(option)
        elif not drafts and current and (add_seller(current[-1], masked) or add_lender(current[-1], masked)):
            idle = 0
        elif not drafts and current and goes_on(doc, masked, current[-1]):
            go_on(current[-1], masked, current[-1].fields.get("target") in companies)
            idle = 0
        elif masked.text.strip():
            idle = 0 if drafts else idle + 1
            current = drafts or ([] if len(masked.text) > _LONG_SENTENCE or idle > _TALK else current)
        told += drafts
        provider = _provider(drafts, masked) or provider
        focus = _first_company(masked) or focus
    told += beside(told, found_in(doc, sentences, called, _LEAD_SENTENCES))
    yield from merged(told)


def _provider(drafts: list[Draft], masked: Masked) -> Name | None:
    """Who sells the power or lets the space in a sentence's last such deal: the one that builders and suppliers named
    behind it work for."""
    names = [d.fields["company"] for d in drafts if d.fields["kind"] in ("ppa", "lease", "cloud")]
    return next((m for m in masked.of("CU") if isinstance(m, Name) and names and m.name == names[-1]), None)


def _hero(sentences: list[Masked]) -> Name | None:
    """The company that the story is about: of those in its first sentences the one that it names most often."""
    seen = Counter(m.name for masked in sentences for m in masked.of("C") if isinstance(m, Name))
    lead = [m for masked in sentences[:_LEAD_SENTENCES] for m in masked.of("C") if isinstance(m, Name)]
    return max(lead, key=lambda m: seen[m.name], default=None)


def _first_company(masked: Masked) -> Name | None:
    return next((m for m in masked.of("C") if isinstance(m, Name)), None)
