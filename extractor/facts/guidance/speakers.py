"""Who speaks: the company that a name, "we" or "the company" stands for, and names that can give no guidance."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractor.facts.guidance.words import AGAINST, AMBIGUOUS_FORECASTERS, FORECASTERS, MEASURES
from extractor.facts.masked import Masked
from extractor.facts.move.cited import cited_names
from extractor.labels import names, title
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Mention, Name

_OPENING = 1200
"""How far into an article, in characters, its own company is named."""
_RELEASE = re.compile(
    r"\b(?:today (?:announced|reported|provided)|PR ?NEWSWIRE|GLOBE NEWSWIRE|Business Wire|BUSINESS WIRE|ACCESSWIRE|Newsfile)\b|\(the [\"“]Company[\"”]\)",
    re.IGNORECASE,
)
_BROKERS_NOTE = re.compile(
    r"(?:[\w.&-]+ ){1,3}(?:Markets|Securities|Research|Capital|Equities|Bank)(?: [A-Z]\w+)?: |.{0,60}\b(?:[Ii]nitiates|[Ii]nitiating) [Cc]overage\b"
    r"|.{0,80}\b[Mm]arket(?: [Ss]ize)? (?:(?:[Ii]s )?(?:[Ff]orecast|[Pp]rojected|[Ee]xpected|[Ss]et|[Pp]oised) )?[Tt]o (?:[Gg]row|[Rr]each|[Ss]urpass|[Hh]it|[Ee]xceed)\b"
)
"""A title in which a broker speaks: its "we expect" is no company's."""
_BROKER_SAYS = re.compile(
    r".*[,:] (?!(?:CEO|CFO|COO|Chair\w*|Chief|Minister|President|Executive|Official|Company|Management|Sources?)\b)(?:[A-Z][\w.&-]* ?){1,4} (?:Says|Estimates|Predicts|Reckons)\W*$"
)
""" "Velanur's profit to fall, Tarn Says": what "it" and "the firm" expect in such a note is the house's."""
_GUIDES = re.compile(r"\b(?:outlook|guidance|guides?|forecasts?|sees|expects|projects|targets)\b", re.IGNORECASE)
""" "Velanur gives a cautious outlook": what such a story expects of its company, the company does."""
_OF_OTHERS = re.compile(
    r"\b(?:preview|analysts?|brokers?|price targets?|target price|economists?|poll|to report|ahead of|estimates?|market|prices|roundup)\b",
    re.IGNORECASE,
)
_COMPARES_LATER = re.compile(rf"\b(?:is|are) (?:now )?(?:expected|projected|forecast)\b[^\n]{{0,90}}?{AGAINST}")
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]ur)\b")
_BULLET = re.compile(r"(?:^|\n)\s{0,3}[-•*·▪●–—] ?$")
_TWICE = 2
_OWN_VOICE = 4
"""So many "we" and "our" make an article the company's own."""


def plausible(name: Name) -> bool:
    """Whether a name can be a company that gives guidance: no forecaster, no measure, no officer."""
    return (
        name.kind == "company"
        and len(name.name) > 1
        and FORECASTERS.search(name.name) is None
        and (name.id is not None or AMBIGUOUS_FORECASTERS.search(name.name) is None)
        and MEASURES.search(name.name) is None
    )


class Speakers:
    """Follows an article's companies: the one it is about, and the one that it last spoke of."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        text = text_of(doc)
        self._cited = cited_names(doc)
        self._grounds = {n.name for n in names(doc) if n.kind == "site"}
        self._companies = [n for n in names(doc) if self._guides(n) and n.name not in self._cited]
        self._counts = Counter(n.name for n in self._companies if n.sure)
        self._focus: Name | None = None
        self._principal = self._of_the_article()
        heading = title(doc) or ""
        self._alone = self._is_alone(heading)
        self.guides = _GUIDES.search(heading) is not None and _OF_OTHERS.search(heading) is None
        self.release = _RELEASE.search(text, 0, _OPENING) is not None or len(_FIRST_PERSON.findall(text)) >= _OWN_VOICE

    def _guides(self, name: Name) -> bool:
        """Whether a name can be a company that gives guidance, and no site that a sentence took for one."""
        return plausible(name) and (name.id is not None or name.name not in self._grounds)

    def _is_part(self, name: Name) -> bool:
        """Whether a name that nobody listed heads an item of a list ("- Motors: sales down"), in a story whose title names
        its company alone: it is a part of it, and no "it"."""
        if name.antecedent is None or name.id is not None or not self._alone:
            return False
        text, (start, end) = text_of(self._doc), name.antecedent
        return text[end : end + 1] == ":" and _BULLET.search(text, max(0, start - 8), start) is not None

    def leading(self) -> Name | None:
        """The article's company where it is named at least twice as often as any other."""
        if self._principal is None:
            return None
        most = max((c for n, c in self._counts.items() if n != self._principal.name), default=0)
        return self._principal if self._counts[self._principal.name] >= _TWICE * most else None

    def _of_the_article(self) -> Name | None:
        """The company named most often, if the opening or the title names it."""
        heading = title(self._doc) or ""
        opening = [
            n for n in self._companies
            if n.sure and n.antecedent is None and (n.start < _OPENING or n.raw in heading)
        ]  # fmt: skip
        return max(opening, key=lambda n: (n.raw in heading, self._counts[n.name], -n.start), default=None)

    def _is_alone(self, heading: str) -> bool:
        """Whether a title names the article's company and no other."""
        named = {n.name for n in self._companies if n.sure and n.antecedent is None and n.raw in heading}
        return self._principal is not None and named == {self._principal.name}

    def _outranks(self, focus: Name | None) -> bool:
        """Whether a name that nobody listed, spoken of no more often than the one company of the title, is rather a part or a
        ware of it than who speaks."""
        if not self._alone or focus is None or focus.id is not None or self._principal is None:
            return False
        return self._counts[focus.name] <= self._counts[self._principal.name]

    def enter(self, masked: Masked) -> None:
        """Takes note of a sentence that has been read: its first company comes into focus."""
        self._focus = self.inside(masked) or self._focus

    def inside(self, masked: Masked) -> Name | None:
        """The first company that a sentence names, or else refers to."""
        inside = [n for n in self._companies if n.sure and masked.start <= n.start < masked.end]
        own = [n for n in inside if n.antecedent is None]
        return next(iter(own or inside), None)

    def compares_later(self, masked: Masked) -> bool:
        """Whether a later sentence of the paragraph compares what "is expected" with analysts' figures: both are the company's."""
        text = text_of(self._doc)
        end = text.find("\n", masked.end)
        return _COMPARES_LATER.search(text, masked.end, end if end >= 0 else len(text)) is not None

    def own(self) -> Name | None:
        """The company that "we" and "the company" are: in a release its own, in a story the one last spoken of."""
        heading = title(self._doc) or ""
        if _BROKERS_NOTE.match(heading) or _BROKER_SAYS.match(heading):
            return None
        return (
            (self._principal if self.release or self._outranks(self._focus) else None) or self._focus or self._principal
        )

    def named(self, mention: Mention, masked: Masked) -> Name | None:
        """The company of a mention; a reference that was led astray is that of the paragraph or the focus."""
        if not isinstance(mention, Name):
            return None
        if mention.antecedent is not None and _BROKER_SAYS.match(title(self._doc) or ""):
            return None
        if self._is_part(mention):
            return self._principal
        if self._guides(mention) and (mention.antecedent is not None or mention.name not in self._cited):
            return mention
        if mention.antecedent is None:
            return None
        found = self._of_the_paragraph(masked.start) or self.own()
        if found is None:
            return None
        via = {"start": mention.start, "end": mention.end, "raw": mention.raw}
        return found.model_copy(update={**via, "antecedent": found.antecedent or found.span})

    def is_official(self, person: Name) -> bool:
        """Whether a person speaks for a government, by the office that the article gives him."""
        surname = re.escape(person.name.split()[-1])
        office = r"\b(?:Minister|Governor|Mayor|Senator|Chancellor|Commissioner|Premier|PM)"
        return re.search(rf"{office}(?: [A-Z][\w.-]+){{0,3}} {surname}\b", text_of(self._doc)) is not None

    def _of_the_paragraph(self, before: int) -> Name | None:
        start = text_of(self._doc).rfind("\n", 0, before) + 1
        return next((n for n in self._companies if start <= n.start < before and n.antecedent is None), None)
