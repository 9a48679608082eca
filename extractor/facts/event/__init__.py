"""Events: earnings, meetings, closings, starts of service, launches, rulings and pay days with their dates.

1. a rule's words are found in a sentence (``rules``);
2. the date that belongs to them is chosen (``day``), and whether it lay ahead;
3. so is the company whose event it is (``holder``), in the sentence or before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.facts.capacity.holder import is_financier
from extractor.facts.draft import Draft, Refusal
from extractor.facts.event.day import day_of, lies_ahead
from extractor.facts.event.holder import holders, is_authority, is_ware, of_the_article, rules_on
from extractor.facts.event.rules import DEAL, RULES, Rule
from extractor.facts.event.session import day_heading, with_session
from extractor.facts.event.wares import of_firms
from extractor.facts.masked import Masked, mask, unmasked
from extractor.facts.modality import refusal
from extractor.facts.move.cited import cited_names
from extractor.facts.move.owner import is_source
from extractor.facts.whole import listed
from extractor.labels import names_from, sentences, title
from extractor.labels import text as text_of
from extractor.patterns import Candidates, re
from extractor.schema import DateMention, Name

WEIGHT = 0.75
_NOUNS = re.compile(r"Completion|Closing|Commissioning|FDA|AGM|EGM|COD|PDUFA|MW|GW|Q[1-4]|EPS|Results|Earnings")


@dataclass(frozen=True)
class Focus:
    """What a sentence that names nobody speaks of: the site or company before it, the company, the article's own."""

    any: Name | None
    company: Name | None
    principal: Name | None
    titled: bool = True
    """Whether the title names the article's own company: a roundup has none."""
    cited: frozenset[str] = frozenset()
    """Houses that the article only cites."""

    def of(self, rule: Rule) -> Name | None:
        """Whose an event is that its sentence gives to nobody."""
        if rule.kind == "in_service":
            return self.any
        told_in_passing = (
            rule.kind in ("deal_close", "shareholder_meeting", "investor_day") and rule.name != "event.close_noun"
        )
        told_in_passing = told_in_passing or rule.name == "event.earnings_due"
        elsewhere = rule.kind == "deal_close" and not self.titled
        return (self.principal if told_in_passing and not elsewhere else None) or self.company


def find(doc: Doc) -> Iterator[Draft | Refusal]:
    """The dated events of an article."""
    heard = _Heard(doc)
    principal: Name | None = None
    known, cited, heading = False, cited_names(doc), title(doc) or ""
    seen: set[tuple[str, str, str]] = set()
    day: DateMention | None = None
    opens = True
    for span in sentences(doc):
        masked = unmasked(mask(doc, *span), _NOUNS)
        day, opens = day_heading(masked, day, opens=opens), masked.text.endswith("\n")
        masked = with_session(doc, masked, day)
        rules = _CANDIDATES.within(masked.text) if masked.of("D") else []
        if rules:
            principal, known = principal if known else of_the_article(doc), True
            focus, company = heard.before(masked.start)
            titled = principal is not None and principal.raw.split()[0] in heading
            for draft in _in_sentence(doc, masked, Focus(focus, company, principal, titled, cited), rules):
                if isinstance(draft, Draft):
                    key = (draft.fields["company"], draft.fields["kind"], draft.fields["date"])
                    if key in seen:
                        continue
                    seen.add(key)
                yield draft


_CANDIDATES = Candidates(RULES, lambda rule: rule.words)


class _Heard:
    """What the sentences before one are about, looked up where a rule asks for it."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._spans = list(sentences(doc))

    def before(self, start: int) -> tuple[Name | None, Name | None]:
        """The company or site, and the company, that the last sentence before an offset with one names first."""
        earlier = [span for span in self._spans if span[0] < start]
        return self._last(earlier, ("company", "site")), self._last(earlier, ("company",))

    def _last(self, spans: list[tuple[int, int]], kinds: tuple[str, ...]) -> Name | None:
        found = (self._first(span, kinds) for span in reversed(spans))
        return next((name for name in found if name is not None), None)

    def _first(self, span: tuple[int, int], kinds: tuple[str, ...]) -> Name | None:
        inside = (n for n in names_from(self._doc, *span) if n.kind in kinds and n.sure)
        inside = (n for n in inside if "site" not in kinds or not is_financier(n))
        inside = (n for n in inside if not is_authority(n) and not (n.kind == "company" and is_ware(n)))
        return next((n for n in inside if not is_source(text_of(self._doc), n)), None)


def _in_sentence(doc: Doc, masked: Masked, focus: Focus, rules: list[Rule]) -> Iterator[Draft | Refusal]:
    dates = [m for m in masked.of("D") if isinstance(m, DateMention) and m.date is not None]
    used: set[tuple[int, int]] = set()
    for rule in rules:
        for match in rule.words.finditer(masked.text):
            if not _fits(masked, match, rule):
                continue
            date = day_of(doc, masked, match, rule, [d for d in dates if d.span not in used])
            found = _holders(doc, masked, match, rule, focus) if date else []
            found = [name for name in found if name.name not in focus.cited]
            found = of_firms(doc, masked, match, rule, found, focus.principal)
            if date is None or not found:
                continue
            refused = refusal(doc, masked.span(match), rule.name)
            if refused is not None and not _is_held_anyway(match, refused):
                yield refused
                continue
            used.add(date.span)
            yield from (_draft(doc, masked, match, rule, date, name) for name in found)


def _is_held_anyway(match: re.Match[str], refused: Refusal) -> bool:
    """A meeting at which something is put to shareholders takes place whatever that would mean."""
    return refused.reason == "hypothetical" and _PUT_TO_THEM.search(match.group()) is not None


_PUT_TO_THEM = re.compile(r"holders at \S+ (?:[\w-]+ )?meeting$")
_TO_COME = re.compile(r"(?: (?:will|shall|are|all|also|to|be|set|due|scheduled|slated|expected))*(?: each)? ?")
""" "A, B, C and D will all report": the words between a list and what its members do."""


def _holders(doc: Doc, masked: Masked, match: re.Match[str], rule: Rule, focus: Focus) -> list[Name]:
    """The members of the list right before the words of results, else the holders that ``holder`` finds."""
    if rule.name == "event.earnings":
        ends = [m.start() for m in _TO_COME.finditer(masked.text, 0, match.start()) if m.end() == match.start()]
        members = listed(doc, masked, ends[0]) if ends else []
        if members:
            return members
    return holders(masked, match, rule, focus.of(rule), focus.principal)


_SINCE = re.compile(r"\b(?:[Ss]ince|[Ff]ollowing|[Aa]fter) (?:the |⟦C\d+⟧'s )?(?:[\w-]+ )?$")
_ROCKET = re.compile(r"\b(?:rockets?|satellites?|spacecraft|missiles?|lift-?off|astronauts?|orbit)\b", re.IGNORECASE)
"""What is launched into the air is no product's launch."""
_CLOSES = re.compile(r"\bclos", re.IGNORECASE)
_BRIEF = 60
"""Up to so many characters a sentence goes on from the one before it: "Completion is expected in May"."""


def _speaks_of_deal(masked: Masked, match: re.Match[str]) -> bool:
    """Whether what is to be completed is a deal: buildings and surveys are completed too."""
    return DEAL.search(masked.text) is not None or (match.start() < 3 and len(masked.text) < _BRIEF)


def _fits(masked: Masked, match: re.Match[str], rule: Rule) -> bool:
    """Whether what else a rule asks of the sentence is there."""
    if rule.by_authority:
        body = masked.mentions[int(match["body"])]
        return isinstance(body, Name) and rules_on(body)
    if rule.kind == "launch" and (_SINCE.search(masked.text, 0, match.start()) or _ROCKET.search(masked.text)):
        return False
    if rule.kind == "deal_close" and not _CLOSES.search(match.group()) and not _speaks_of_deal(masked, match):
        return False
    return rule.needs is None or rule.needs.search(masked.text) is not None


def _draft(doc: Doc, masked: Masked, match: re.Match[str], rule: Rule, date: DateMention, company: Name) -> Draft:
    draft = Draft("event", rule.name, WEIGHT, (masked.start, masked.end))
    draft.put_name("company", company).put("kind", rule.kind, masked.span(match)).put_date("date", date)
    draft.put("scheduled", lies_ahead(doc, masked, match, date))
    return draft
