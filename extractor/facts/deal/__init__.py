"""Deals: agreements between named parties, and steps towards and away from them.

1. ``clauses`` makes plain clauses of each masked sentence, and ``match`` holds ``rules`` and ``forms`` against them, and the
   rules that ``frames`` (what a side does), ``posts`` (what it is to the other), ``papers`` (what became of the paper) and
   ``nouns`` (a paper with one party beside it) make of their tables, and those of ``onesided``; ``predicates`` reads clauses off the grammar;
   ``answers`` says who "we" and "the same customer" are, ``owners`` whose a paper is;
2. ``make`` turns a match into a draft: ``kinds`` reads kind and status off the words, ``sides`` and ``parties`` tell who
   provides and who takes, ``several`` whether a list of names tells of several deals,
   ``terms`` attaches power, money, years, dates and places, ``roles`` the further parties;
3. ``talk`` says whom the talk is of, ``follow`` adds what the sentences behind it say, ``listing`` and ``further`` find the
   items, options and second contracts of parties told before, ``parts`` the plants of a purchase and papers that one side
   has left;
4. ``plausible`` refuses deals with those who can be no party to one;
5. ``merge`` makes one deal of several tellings, and ``parents`` adds to whom its parties belong.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from extractor.facts.deal.answers import is_answer, with_same, with_speaker
from extractor.facts.deal.beside import beside
from extractor.facts.deal.bodies import with_parties
from extractor.facts.deal.days import heads_on, is_assumed, is_elsewhere, points_back, put_day, said_on, struck_on
from extractor.facts.deal.described import with_described
from extractor.facts.deal.firms import as_firms
from extractor.facts.deal.follow import add_lender, add_seller, end, go_on, goes_on, share_term, turn
from extractor.facts.deal.further import another_of, followed_by, option_in
from extractor.facts.deal.heads import Head, Intro, head_of, headed, intro_of
from extractor.facts.deal.later import Open, closed, opened
from extractor.facts.deal.listing import Listing, is_bullet, list_item, listing_of, listing_under
from extractor.facts.deal.make import make
from extractor.facts.deal.match import chosen_matches, wants_grammar
from extractor.facts.deal.merge import merged
from extractor.facts.deal.nouns import is_noun
from extractor.facts.deal.parents import with_parents
from extractor.facts.deal.parties import descriptions
from extractor.facts.deal.parts import Left, add_family, left_in, more_of, plant_of
from extractor.facts.deal.plausible import plausible
from extractor.facts.deal.several import apart, is_purchase
from extractor.facts.deal.sides import Setting
from extractor.facts.deal.states import with_states
from extractor.facts.deal.table import Table, is_row, row_of, table_of
from extractor.facts.deal.talk import LEAD_SENTENCES, PROVIDED, article_of, first_company, hero_of, pair_of, provider_of
from extractor.facts.deal.undone import without_undone
from extractor.facts.draft import Draft, Refusal
from extractor.facts.masked import Masked, once
from extractor.facts.sentences import masked_sentences
from extractor.labels import names, read_ahead
from extractor.labels import text as text_of
from extractor.schema import DateMention, Name

_TALK = 3
"""Sentences about something else after which the talk of a deal is over."""
_SIDES = ("company", "counterparty", "target")
_LONG_SENTENCE = 400
"""Characters after which a sentence about something else ends the talk of the deal before it."""


def find(doc: Doc) -> list[Draft | Refusal]:
    """The deals of an article."""
    return once(doc, "deals", lambda: list(_find(doc)))


def _find(doc: Doc) -> Iterator[Draft | Refusal]:
    sentences = [as_firms(doc, with_parties(doc, with_states(doc, masked))) for masked in masked_sentences(doc)]
    read_ahead(doc, [masked.start for masked in sentences if wants_grammar(masked)])
    story = _Story(doc, sentences)
    for number, masked in enumerate(sentences):
        yield from story.tell(masked, number < LEAD_SENTENCES)
    story.put_last_days()
    kept: list[Draft] = []
    for judged in plausible(doc, story.told):
        if isinstance(judged, Draft):
            kept.append(judged)
        else:
            yield judged
    yield from with_parents(merged(kept), sentences)


class _Story:
    """What an article has told so far: deals, and whom and what the talk is about."""

    def __init__(self, doc: Doc, sentences: list[Masked]) -> None:
        self.doc = doc
        self.told: list[Draft] = []
        self.called = descriptions(sentences)
        self._hero = hero_of(sentences)
        self._article = article_of(doc, self._hero)
        self._companies = {n.name for n in names(doc) if n.kind == "company"}
        self._current: list[Draft] = []
        self._focus: Name | None = None
        self._provider: Name | None = None
        self._pair: tuple[Name, Name] | None = None
        self._listing: Listing | None = None
        self._table: Table | None = None
        self._intro: Intro | None = None
        self._head: Head | None = None
        self._answering = False
        self._said: DateMention | None = None
        self._sayings: list[tuple[DateMention, set[str]]] = []
        self._headed: DateMention | None = None
        self._then: DateMention | None = None
        self._first = next((m for s in sentences for m in s.of("C") if isinstance(m, Name)), None)
        self._idle = 0
        self._beside: tuple[Name, ...] = ()
        self._left: Left | None = None
        self._line_ended = True
        self._before: Masked | None = None
        self._open: list[Open] = []

    def tell(self, masked: Masked, lead: bool) -> Iterator[Refusal]:
        """Reads a sentence; yields what it would not make a deal of."""
        self._answering = is_answer(masked, self._answering)
        if self._answering and self._first is not None:
            masked = with_speaker(self.doc, masked, self._first)
        masked = with_described(masked, self._article, self._before)
        self._before = masked if masked.text.strip() else self._before
        plain = masked
        masked = with_same(self.doc, masked, self._pair, financed=self._told_money())
        self._intro = intro_of(masked, self._intro)
        self._head = head_of(masked, self._head, self._intro, self._line_ended)
        self._line_ended = masked.text.endswith("\n")
        item = self._item(masked, lead=lead)
        self._hear(masked, listed=item is not None)
        plant = plant_of(masked, self.told, text_of(self.doc)) if item is None else None
        drafts = [d for d in (item, plant) if d is not None]
        if not drafts and self._table is None:
            setting = Setting(
                lead,
                self._focus,
                self.called,
                self._about(),
                self._hero,
                self._pair,
                self._article,
                self._dealt(),
                before=self._beside,
                left=self._left.who if self._left is not None and self._left.is_told_by(masked) else None,
            )
            for match in chosen_matches(self.doc, masked):
                made = make(self.doc, match, setting)
                if isinstance(made, Refusal):
                    yield made
                elif made is not None:
                    drafts += sorted([made, *apart(match, made)], key=lambda d: d is made and is_purchase(d))
        drafts = without_undone(masked, drafts, self.told)
        if len(drafts) == 1:
            add_seller(drafts[0], masked)
            add_family(drafts[0], self._article)
        if self._left is not None:
            self._left.fill(drafts, masked)
        if self._current and drafts and all(is_noun(d) for d in drafts) and add_seller(self._current[-1], masked):
            drafts = []
        if not drafts and self._head is not None:
            drafts = [d for d in [headed(masked, self._head, self.called)] if d is not None]
        self._listing = listing_of(masked, self._focus, drafts, news=lead) or (self._listing if item else None)
        drafts += self._further(masked, plain, drafts, lead=lead)
        self._left = left_in(masked, drafts) if masked.text.strip() else self._left
        self._put_days(masked, drafts)
        if plant is None:
            self._go_on(masked, drafts)
        self.told += drafts
        self._provider = provider_of(drafts, masked) or self._provider
        self._pair = pair_of(drafts, masked) or self._pair
        self._focus = first_company(masked) or self._focus
        if masked.text.strip():
            self._beside = tuple(m for m in masked.of("C") if isinstance(m, Name))

    def _told_money(self) -> bool:
        """Whether the deal told last is one of money."""
        return bool(self.told) and self.told[-1].fields["kind"] == "financing"

    def _dealt(self) -> tuple[frozenset[str], ...]:
        """The parties of each deal told so far."""
        return tuple(frozenset(str(d.fields[side]) for side in _SIDES if side in d.fields) for d in self.told)

    def _about(self) -> Name | None:
        """Who provides where a sentence leaves it out."""
        if self._head is not None:
            return self._head.provider(self.called)
        spoken = self._focus.name if self._focus is not None else None
        again = any(d.fields["company"] == spoken and d.fields["kind"] in PROVIDED for d in self.told)
        return (self._focus if again else self._provider) or self._hero

    def _hear(self, masked: Masked, *, listed: bool) -> None:
        """When somebody said so; an item of a digest has nothing of what was said before it."""
        said = said_on(self.doc, masked)
        if said is not None:
            self._sayings.append((said, {m.name for m in masked.of("CU") if isinstance(m, Name)}))
        self._said = said or (None if is_bullet(masked) and not listed else self._said)

    def _put_days(self, masked: Masked, drafts: list[Draft]) -> None:
        """When what a sentence tells was announced, where another sentence says so."""
        then = self._then if points_back(self.doc, masked) else self._headed
        for draft in drafts:
            day = then or (self._said if is_assumed(draft) else None)
            if day is not None and (is_assumed(draft) or "announced" not in draft.fields):
                draft.put_date("announced", day)
        if masked.text.strip():
            self._headed = heads_on(masked)
            self._then = next((m for m in reversed(masked.of("D")) if isinstance(m, DateMention) and m.date), None)

    def _item(self, masked: Masked, *, lead: bool) -> Draft | None:
        """The deal of a row of a table or of an item of a list."""
        table = table_of(masked, self._focus or self._hero)
        if table is not None:
            self._table = table
            return None
        if self._table is not None and is_row(masked, self._table):
            return row_of(masked, self._table, self.called)
        self._table = None
        listing = self._listing or listing_under(masked, self._current)
        item = list_item(masked, listing)
        if item is not None and listing is not None:
            put_day(item, self.doc, news=lead or listing.news)
        return item

    def _further(self, masked: Masked, plain: Masked, drafts: list[Draft], *, lead: bool) -> list[Draft]:
        """Options and second contracts of parties told before, and what the sentence before left without its other side.
        ``plain``: the sentence in which "the same customer" is not yet somebody."""
        before, self._open = self._open, opened(masked, drafts) if masked.text.strip() else self._open
        if any(d.fields.get("action") == "option" for d in drafts):
            return []
        option = option_in(masked, [*self.told, *drafts], self._focus)
        if option is not None or drafts:
            return [option] if option is not None else []
        found = closed(masked, before)
        if found is not None:
            self._forget(found)
            put_day(found, self.doc, news=lead)
            return [found]
        found = another_of(plain, self.told) or more_of(masked, self.told)
        return [found] if found is not None else followed_by(masked, self.told) or beside(masked, self.told)

    def _forget(self, found: Draft) -> None:
        """What was told of a side alone, now that the deal has both."""
        told = [d for d in self.told if d.evidence[0] == found.evidence[0] and "counterparty" not in d.fields]
        self.told = [d for d in self.told if not any(d is each for each in told)]

    def _go_on(self, masked: Masked, drafts: list[Draft]) -> None:
        """What a sentence adds to the deal of the sentences before, or that the talk of it is over."""
        last = self._current[-1] if self._current and not drafts else None
        for draft in drafts or self._current[-1:]:
            turn(draft, masked)
        if last is not None:
            self._put_later(masked)
        added = last is not None and (add_seller(last, masked) or add_lender(last, masked))
        if last is not None and (self._under_head(masked, last) or goes_on(self.doc, masked, last)):
            go_on(last, masked, last.fields.get("target") in self._companies)
            share_term(self._current, masked)
            end(last, masked)
            self._idle = 0
        elif added:
            self._idle = 0
        elif masked.text.strip():
            self._idle = 0 if drafts else self._idle + 1
            over = len(masked.text) > _LONG_SENTENCE or self._idle > _TALK
            self._current = drafts or ([] if over else self._current)

    def _put_later(self, masked: Masked) -> None:
        """The day of the deals told last, where the sentence behind them names it."""
        struck, said = struck_on(masked), said_on(self.doc, masked) if self._idle == 0 else None
        here = {m.name for m in masked.of("CU") if isinstance(m, Name)}
        for draft in self._current if struck or said else []:
            day = struck or (said if not here or here & set(map(draft.fields.get, _SIDES)) else None)
            if day is not None and (is_assumed(draft) or (struck and is_elsewhere(draft))):
                draft.put_date("announced", day)
                draft.evidence = (draft.evidence[0], max(draft.evidence[1], masked.end))

    def put_last_days(self) -> None:
        """The day of a statement, where the story has one alone, for the deals of the one who made it that have none of
        their own."""
        if len({str(said.date) for said, _ in self._sayings}) != 1:
            return
        for draft in filter(is_assumed, self.told):
            sides = {draft.fields.get("company"), draft.fields.get("counterparty")}
            said = next((said for said, names in self._sayings if sides & names), None)
            draft.put_date("announced", said)

    def _under_head(self, masked: Masked, last: Draft) -> bool:
        """Whether a sentence without names stands in the item that the deal is told in."""
        sides = {last.fields.get("company"), last.fields.get("counterparty")}
        return self._head is not None and sides <= self._head.names and not masked.of("CU")
