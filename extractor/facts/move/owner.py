"""Whose a measure without an owner is ("Revenue rose 5%", "Shares fell 2%", "the index added 1%"): what the article is
about at that point."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from spacy.tokens import Doc

from extractor.facts.acting import acting
from extractor.facts.masked import Masked
from extractor.facts.move.anaphora import Measured, still_measured
from extractor.facts.move.cited import cited_names
from extractor.facts.move.items import STAMPED, headed_part, part_of, through
from extractor.facts.move.titles import heading_title, leading, principal, rivalled, stands_in_title, traded
from extractor.facts.move.words import METRIC
from extractor.labels import names, names_from, title
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name

_PRICED = ("commodity", "crypto", "index", "currency")
_SOURCE_BEFORE = re.compile(
    r"\b(?:according to|(?:polled|surveyed|compiled|tracked|collected|provided|cited|seen) by|(?:data|figures|estimates?|forecasts?|consensus|survey|poll|note) (?:from|by|of|at)|per|via|(?:listed|traded|quoted|trading|shares|cent|percent|pct|[\d.]+|%|NSE and|the NSE and|BSE and) on|on the NSE and|on NSE and) "
    r"(?:the |analysts at |analysts from |[a-z]+ (?:firm|provider) )?$",
    re.IGNORECASE,
)
_SOURCE_BEHIND = re.compile(
    r"^(?:'s)? (?:consensus|data|polls?|survey|estimates?|analysts?|strategists?|economists?|expectations|calculations)\b"
    r"|^'s (?:[A-Z][\w.'-]+ ){2,4}(?:and (?:[A-Z][\w.'-]+ ){2,4})?(?:say|write|note|tell|add)s?\b"
)
_GOVERNED = re.compile(
    r"\b(?:by|with|from|of|to|against|than|for|at|in|on|into|like|including|such as|between|via|per|over|under|versus) "
    r"(?:the |an? |its |rival |[a-z-]+ ){0,2}$"
)
_MEASURE_NAME = re.compile(
    rf"(?:(?:Basic|Diluted|Adjusted|Adj\.?|Non-?GAAP|GAAP|Core|Total|Net|Gross|Organic|Product|Comparable|Underlying|Normalized) )*(?:{METRIC.pattern}|[Gg]rowth|[Mm]argin)|[A-Z]{2, 5} (?:AUM|NII|EBITDA|EBIT|EPS)|EBITA|NIM|ROE|ROCE|ARPU|ADR|RevPAR|NAV|FFO|AFFO|BOE|Boe",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Focus:
    """What the sentences before are about: the company, and the index, commodity or coin; the companies that the
    paragraph has spoken of; and the one that the title names."""

    company: Name | None = None
    instrument: Name | None = None
    paragraph: tuple[str, ...] = field(default=())
    main: Name | None = None
    principal: Name | None = None
    """The company that the article names most, where its opening names it."""
    cited: frozenset[str] = frozenset()
    """Names that the article only cites."""
    begun: int = 0
    """Where the item of a roundup began, which tells of itself alone."""
    part: str | None = None
    """The part of a company that a paragraph is about ("In the International segment, sales grew"), as words of a measure."""
    listed_part: str | None = None
    """The part of a company that the heading of a list names."""
    head: Name | None = None
    """The company that heads the item of a list which a sentence is of ("Velanur - Shares fell")."""

    described: bool = False
    """Whether the sentence before, of the same paragraph, began with what somebody is called whom no name covers."""
    lead: Name | None = None
    """Whose news the title tells, where it begins with that company and names others behind it."""
    traded: frozenset[str] = frozenset()
    """The companies whose shares the article has named."""
    acting: frozenset[str] = frozenset()
    """The names that do or own something."""
    before: Name | None = None
    """The index, fund, commodity or coin that was the subject of the sentence before."""
    rivalled: bool = False
    """Whether an article names another company as often as the one of its title, and more than once."""
    unnamed: bool = False
    """Whether the subject of the sentence before is something that no name covers ("The premium that buyers pay")."""
    measured: Measured | None = None
    """What the sentence just before has measured."""
    item: tuple[Name, ...] = ()
    """The companies that the first sentence of a roundup's item names, in order."""
    closes: bool = False
    """Whether a sentence is a paragraph's first and tells of "the company's shares"."""

    def of_item(self) -> Focus:
        """The focus within an item of a list: what has no owner is of the company at its head."""
        if self.head is None:
            return self
        return replace(self, company=self.head, paragraph=(self.head.name,), main=None, principal=None)

    def meant(self, name: Name) -> Name | None:
        """The name, or for "the company" that leads to one only cited what the article is about, if that is clear."""
        if name.antecedent is not None and self.head is not None and name.antecedent[0] < self.head.start:
            via = {"start": name.start, "end": name.end, "raw": name.raw}
            return self.head.model_copy(update={**via, "antecedent": self.head.span})
        if name.antecedent is not None and name.antecedent[0] < self.begun and name.name not in self.paragraph:
            return None
        if name.antecedent is not None and name.kind == "company" and _THE_FUND.fullmatch(name.raw):
            return name if _FUND.search(name.name) else None
        told = self.main or self.lead
        if told is not None and (self._is_of_described(name) or self._is_of_closing(name, told)):
            return through(told, name)
        if self._is_of_head(name):
            return through(self.item[0], name)
        if self._is_of_lead(name):
            assert self.lead is not None
            via = {"start": name.start, "end": name.end, "raw": name.raw}
            return self.lead.model_copy(update={**via, "antecedent": self.lead.span})
        if self._is_bare(name) and self.main is not None:
            via = {"start": name.start, "end": name.end, "raw": name.raw}
            return self.main.model_copy(update={**via, "antecedent": self.main.span})
        if name.antecedent is None or name.name not in self.cited:
            return name
        own = self.main or self.principal
        if own is None:
            return None
        via = {"start": name.start, "end": name.end, "raw": name.raw}
        return own.model_copy(update={**via, "antecedent": own.antecedent or own.span})

    def _is_bare(self, name: Name) -> bool:
        """Whether "shares" and "they" stand in a paragraph that has spoken of nobody but the company of the title."""
        alone = not self.paragraph or (self.main is not None and self.paragraph == (self.main.name,))
        return name.antecedent is not None and alone and _BARE.fullmatch(name.raw) is not None

    def _is_of_closing(self, name: Name, told: Name) -> bool:
        """Whether "the company's shares", told of nobody in its paragraph, would be those of a firm that the title does not
        name and whose shares the article never named: they are of the company of the title."""
        if not self.closes or name.antecedent is None or not _THE_FIRM.fullmatch(name.raw):
            return False
        return name.id is None and name.name != told.name and name.name not in self.traded

    def _is_of_head(self, name: Name) -> bool:
        """Whether "shares" in an item of a roundup would be of a name other than its first sentence's: they are of the
        company with which the item begins."""
        bare = name.antecedent is not None and _BARE.fullmatch(name.raw) is not None
        return bare and self._is_beside_item(name)

    def _is_beside_item(self, name: Name) -> bool:
        """Whether the first sentence of an item does not name a company, or names it later and the registry does not."""
        item = self.item
        return bool(item) and name.name not in {item[0].name, *(n.name for n in item if n.id is not None)}

    def _is_of_described(self, name: Name) -> bool:
        """Whether "its" follows a sentence on what somebody is called, in a paragraph that has spoken of nobody else."""
        alone = not self.paragraph or self.paragraph == (name.name,)
        return self.described and alone and name.antecedent is not None and name.raw in _ITS

    def _is_of_lead(self, name: Name) -> bool:
        """Whether "the stock" stands in a paragraph that has spoken of nobody else, for a company whose shares the article
        has not named: it is then of whom the title's news is."""
        if self.lead is None or name.antecedent is None or name.name in (self.lead.name, *self.traded):
            return False
        return not any(said != self.lead.name for said in self.paragraph) and _PAPER.fullmatch(name.raw) is not None

    @property
    def listed(self) -> Name | None:
        """Whose "shares" are: the one company of the paragraph, or that of the title where the paragraph names none."""
        if len(self.paragraph) == 1:
            told = self.company if self.company and self.company.name == self.paragraph[0] else None
            return self.item[0] if told is not None and self._is_beside_item(told) else told
        return self.main if not self.paragraph else None

    @property
    def reporting(self) -> Name | None:
        """Whose "revenue" is: in a paragraph that names nobody that of the company of the title, else of the focus."""
        if self.main and not self.paragraph:
            return self.main
        if self.principal and self.company and self.company.id is None and self.company.name != self.principal.name:
            return self.principal
        return self.company

    @property
    def priced(self) -> Name | None:
        """Whose "prices" are: an index has none."""
        return self.instrument if self.instrument and self.instrument.kind in ("commodity", "crypto") else None


_THE_FIRM = re.compile(r"The (?:company|firm|group)")
_CLOSES = re.compile(r"\W*⟦C\d+⟧'s (?:shares|stock|scrip)\b")
_ITS = ("Its", "It", "The shares", "Shares")
_THE_FUND = re.compile(r"[Tt]he (?:fund|ETF)")
_FUND = re.compile(r"\b(?:Funds?|ETFs?|UCITS|Trust|Capital|Partners|Pension|Wealth)\b")
""" "The fund added 0.7%": no company that runs power plants."""
_PAPER = re.compile(r"[Ss]hares|[Tt]he (?:[a-z]+ )?(?:shares|stock|stock price|share price)|They")
_BARE = re.compile(r"[Ss]hares|[Tt]he (?:shares|stock)|They")
""" "Shares" at the head of a paragraph that has spoken of nobody: of whom the title names."""


def is_source(text: str, name: Name) -> bool:
    """Whether a name stands there as a source or a place of trade ("the FactSet consensus", "polled by LSEG")."""
    before, behind = text[max(0, name.start - 60) : name.start], text[name.end : name.end + 30]
    return _SOURCE_BEFORE.search(before) is not None or _SOURCE_BEHIND.match(behind.replace("’", "'")) is not None


_CONTRACT = re.compile(r"[A-Z]{1,4}(?:\.?\d{1,2})(?: [A-Z]{2,5}\d{2})?")


_SUMS = re.compile(r"(?:[MKT]|[Mm]n|[Bb]n)?(?:SEK|NOK|DKK|ISK|EUR|USD|GBP|CHF|INR|JPY|CNY|RMB|PLN|CZK)(?:[mk]|mn|bn)?")
""" "1,660 MSEK, declined 5 percent": a unit."""


def owns_nothing(name: Name) -> bool:
    """Whether what looks like a name is a measure ("Basic EPS") or the code of a contract ("RBH25")."""
    if name.kind != "company" or name.id is not None:
        return False
    if re.fullmatch(r"(?:[A-Z]\. ?){1,3}", name.raw) or _SUMS.fullmatch(name.raw):
        return True
    return _MEASURE_NAME.fullmatch(name.name) is not None or _CONTRACT.fullmatch(name.name) is not None


def opening(doc: Doc) -> Focus:
    """The focus before the first sentence: the one company that the title names, if it names one."""
    heading = title(doc) or ""
    named: dict[str, Name] = {}
    cited = cited_names(doc)
    for name in names(doc):
        if (
            name.kind == "company"
            and name.sure
            and name.name not in cited
            and name.antecedent is None
            and stands_in_title(heading, (name.raw, name.name))
        ):
            named.setdefault(name.name, name)
    main = next(iter(named.values())) if len(named) == 1 else None if named else heading_title(doc, heading)
    lead = leading(doc, named.values()) if len(named) > 1 else None
    return Focus(
        main=main,
        principal=principal(doc, cited),
        cited=cited,
        lead=lead,
        traded=traded(doc),
        acting=acting(doc),
        rivalled=rivalled(doc, main),
    )


def follow(doc: Doc, masked: Masked, before: Focus) -> Focus:
    """The focus behind a sentence: the first company that it speaks of and the first instrument it names, else what
    was before."""
    text = text_of(doc)
    inside = [before.meant(n) or n for n in names_from(doc, masked.start, masked.end) if n.sure]
    companies = [n for n in inside if n.kind == "company" and not is_source(text, n) and not owns_nothing(n)]
    companies = [n for n in companies if n.name not in before.cited]
    free = [n for n in companies if not _GOVERNED.search(text[masked.start : n.start])]
    company = next(iter(free), None) or before.company or next(iter(companies), None)
    instrument = next((n for n in inside if n.kind in _PRICED), before.instrument)
    known = () if _opens_paragraph(text, masked.start) else before.paragraph
    spoken = tuple(dict.fromkeys([*known, *(n.name for n in free)]))
    described = _DESCRIBED.match(masked.text) is not None
    return replace(
        before,
        described=described,
        company=company,
        instrument=instrument,
        paragraph=spoken,
        measured=still_measured(masked, before.measured),
    )


_DESCRIBED = re.compile(
    r"\W*The (?!(?:government|ministry|agency|union|regulator|court|index|market|deal|project|plant|site|move|news|result|report|shares|stock|price|sum|rest|two|first|second|other)\b)"
    r"(?:[a-z-]+ ){0,2}[a-z-]+(?:er|or|maker|company|firm|group|lender|bank|utility|giant|house) (?:has |had |also |now )?(?:said|booked|took|made|reported|expects|will|paid|sold|bought|cut|raised|posted|lost|earned|withdrew|plans|ended|recorded)\b"
)
""" "The developer booked a charge.": of whom the article is."""
STRANGE_HEAD = re.compile(
    r"[\s•*\"–-]*(?!The\b|But\b|And\b|In\b|On\b)(?:[A-Z][\w&.'-]*|⟦[IU]\d+⟧)(?: (?:[A-Z][\w&.'-]*|⟦[IUG]\d+⟧|of|and|&)){0,5}(?: \([^)]*\))?(?<!Segment)(?<!Division)(?<!Business)(?<!Results)(?: ?[-–—] "
    r"(?=(?:The|Its|It|Shares|This)\b|⟦C\d+⟧(?:'s)? )|: ?(?=(?:Reported|Reports|Recorded|Posted|Saw|Net|Revenue|Profit|Sales|Consolidated|Standalone|Shares)\b))"
)
""" "Gorvan Oil Refinery – The company's profit fell": an item that a name heads which the base does not know."""
_ITEM = re.compile(
    r"[\s•*\"]*(?:[^⟦]{0,90}:)?⟦[CU](?P<head>\d+)⟧(?: \([^)]*\))?(?: ?(?: -{1,2}|[–—])|(?P<colon>:)) ?(?=[A-Z⟦])"
)


def _head(masked: Masked, before: Name | None, opens: bool) -> Name | None:
    """Who heads the item of which a sentence is: a list without paragraphs goes on to the next head."""
    match = _ITEM.match(masked.text)
    named = masked.mentions[int(match["head"])] if match else None
    if match and isinstance(named, Name) and named.antecedent is None and (opens or not match["colon"]):
        return named
    return None if opens else before


def _opens_paragraph(text: str, start: int) -> bool:
    return "\n" in text[max(0, start - 3) : start]


def _of_item(doc: Doc, masked: Masked, focus: Focus) -> tuple[Name, ...]:
    """The companies that a sentence names, but for those it only cites."""
    named = (n for n in names_from(doc, masked.start, masked.end) if n.kind == "company" and n.sure)
    text = text_of(doc)
    return tuple(n for n in named if n.antecedent is None and n.name not in focus.cited and not is_source(text, n))


def entering(doc: Doc, masked: Masked, before: Focus) -> Focus:
    """The focus that a sentence meets: a new paragraph has spoken of nobody yet."""
    opens = _opens_paragraph(text_of(doc), masked.start)
    listed = headed_part(masked, before.listed_part, opens)
    part = part_of(masked, before.part, opens) or listed
    held = replace(before, head=_head(masked, before.head, opens), part=part, listed_part=listed)
    if STAMPED.match(masked.text):
        held = replace(held, begun=masked.start, company=None, instrument=None, item=_of_item(doc, masked, held))
        opens = True
    elif opens:
        held = replace(held, item=())
    held = replace(held, closes=opens and _CLOSES.match(masked.text) is not None)
    if opens and held.head is None and STRANGE_HEAD.match(masked.text):
        held = replace(held, company=None)
    return replace(held, paragraph=(), described=False) if opens else held
