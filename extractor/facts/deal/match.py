"""Matching the rules against a sentence: of overlapping matches the heaviest and closest wins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from operator import itemgetter

from spacy.tokens import Doc

from extractor.facts.deal.beyond import RULES as BEYOND
from extractor.facts.deal.clauses import Clause, bare, clauses, collapsed
from extractor.facts.deal.forms import FORMS
from extractor.facts.deal.frames import RULES as FRAMES
from extractor.facts.deal.nouns import RULES as NOUNS
from extractor.facts.deal.onesided import RULES as ONE_SIDED
from extractor.facts.deal.papers import RULES as PAPERS
from extractor.facts.deal.passing import RULES as PASSING
from extractor.facts.deal.posts import RULES as POSTS
from extractor.facts.deal.predicates import is_object, predicates
from extractor.facts.deal.rules import RULES as FIRST
from extractor.facts.deal.rules import DealRule
from extractor.facts.masked import Masked
from extractor.labels import is_parsed
from extractor.patterns import Candidates, re, said
from extractor.schema import Name, Quantity

RULES = (*FIRST, *FORMS, *PASSING, *NOUNS, *FRAMES, *POSTS, *PAPERS, *ONE_SIDED, *BEYOND)
"""All rules, in the order in which they are tried."""
STRICT = frozenset(rule.name for rule in (*FRAMES, *POSTS, *PAPERS))
"""Rules whose words leave no doubt that somebody deals, so that they vouch for the names beside them."""
_SPOKEN = re.compile(r"\s*[\"“](?!.{0,40}[\"”] (?:deal|agreement|contract))")
"""A sentence that somebody speaks praises deals; the story tells them in its own words."""
_OURS = re.compile(
    r"\bour (?:(?:[\w-]+|⟦[DTWM]\d+⟧) ){1,7}(?:with|from|of) |\b[Ww]e(?:'re|'ve| [a-z]+)(?: [a-z]+){1,5} to (?:be )?(?:partner|collaborat|team|join)[a-z]* "
)
"""What a speaker calls his firm's own ("our recently announced MoU with")."""
_UNNAMED = re.compile(
    r"\b(?:[Tt]he (?:two|pair|duo|companies|firms|partners|parties)|[Bb]oth|[Tt]hey|(?:[Aa]cquisitions?|[Pp]urchase) of)\b"
    r"|\bunder (?:the|its|an?) ⟦[TMW]"
)
"""What stands for the parties told last, or tells of a purchase or a paper of the company that the article is about."""
_OBLIQUE = re.compile(
    r"\b(?:on|in|at|of|by|for|with|alongside|besides|from|to|through|via|including|like|than|against|under|about|into|over|using|as|between|among) "
    r"(?:the |its |an? |rival |new |fellow |⟦C\d+⟧'s )?$"
)
"""Before a name: a preposition, so that the name is no subject of what follows."""
_MODIFIER = re.compile(
    r"⟦[CU]\d+⟧(?:'s)?(?: \( ?[A-Z][A-Z.:]{0,8} ?\))? (?:shares?|stocks?|CEO|head of|(?:former|ex-?) (?:chief|head|executive)|[Cc]hief|[Cc]hair\w*|[Ff]ounder|[Cc]o-[Ff]ounder|investors?|shareholders?|customers?|users?|price|tokens?|"
    r"analysts?|employees|[Ee]xecutives?|[Dd]irector|[Pp]resident|[Ss]pokes\w+|[Oo]fficials?|lawyers?|lawmakers?)\b"
    r"|⟦[CU]\d+⟧'s (?:[\w-]+ ){0,2}(?:offshoot|spin-?off|rivals?|ex-\w+|predecessor|successor|neighbou?r|competitors?|(?:former|previous) (?:firm|company|employer|owner|parent|partner))\b"
)
"""A name that only says whose shares, chief or customers somebody is."""
_OWNS = re.compile(r"⟦[CU]\d+⟧(?:'s | to (?:buy|purchase|sell|supply|acquire|lease|take|provide|build|invest)\b)")
"""A name whose own deal a phrase speaks of, whatever governs it ("including Harrow's purchase of ...",
"the plan is for Harrow to buy ...")."""
_WITH = re.compile(
    r"\b(?:agreements?|deals?|contracts?|pacts?|SPAs?|letters? of intent|LOIs?|LoIs?|MoUs?|MOUs?|term sheets?|talks|negotiations|discussions|agreed)(?: \([A-Z]{2,5}\))? with (?:the |its |[a-z-]+ ){0,3}$"
)
"""Before a name: who else agrees, and whoever agrees with it is the one "to buy"."""


def _has_own(text: str, match: re.Match[str]) -> bool:
    """Whether a deal is a governed name's own, and not of who agreed with it."""
    owns = _OWNS.match(match.group())
    return owns is not None and ("'s" in owns.group() or _WITH.search(text, 0, match.start()) is None)


_OWNERS_ACT = ("deal.bid_refused",)
"""Rules in which a firm's shareholders speak for it."""
_LISTED = re.compile(r"⟦[CU]\d+⟧, $")
"""Before a name: another of a list, so that the name and the next are no pair."""
_PAIR_ACTS = ("deal.both_sign", "deal.both_partner")
"""Rules about two who act together, neither of whom a preposition may govern ("teams with A and B's project")."""
_GOVERNED_PAIR = re.compile(rf"{_LISTED.pattern}|{_OBLIQUE.pattern}")
_UNNAMED_COST = 0.06
"""What an unnamed party costs a match against one that names its parties."""
_TRIGGER = re.compile(
    r"acqui|buy|bought|purchas|t(?:ake|aking|ook)|snap|scoop|s[eo]ll|sold|sale\b|divest|dispos|offload|part with|stake|interest in|holding in|merg|combin|takeover|buyout|"
    r"invest|inject|pour|plough|pump|\bput|drops?\b|rais(?:e|ing)|secur|clos|obtain|\bland|receiv|\bg[eio](?:t|v|ve|es|ng)\b|gave|borrow|arrang|loan|financ|fund|credit|debt|lend|lent|facilit|"
    r"sign|subscri|lined|exercis|extend|provid|grant|approv|commit|guarante|award|select|cho(?:o|se)|pick|hir(?:e|ing)|tapp|taps|contract|appoint|commission|\bw[io]n|bagg|clinch|book|order|plac|procur|"
    r"sourc|offtak|off-tak|toll|leas|rent|occup|host|\blet|suppl|deliver|equip|agree|deal|pact|accord|partner|venture|JV|MoU|MOU|memorand|letter|L[oO]I|term sheet|heads of|allianc|"
    r"collaborat|tie|team|join|work|alli|talks|discuss|negotiat|built|build|construct|develop|install|engineer|bid|offer|proposal|propos|come|came|use\b|us(?:es|ing)|deploy|pay|paid|spen[dt]|"
    r"^[\s•*▪◦·-]*⟦C\d+⟧ ?[–—/] ?⟦[CU]|reserv|contractor|go(?:es|ing)? to|went to|tenant|customer|client|suppl|add(?:s|ed)?\b|cover|PPA|particip|\bround|\bled\b|leads\b|backer|distribut|relationship|promis|pledg|carried out|handled|performed|undertaken|done by|\bopt(?:s|ed)\b|hold|held|own|amass|accumul|\bbuil|pick|disclos|reveal|shareholder|absorb|swallow|gobbl|pursuit|divest|explor|integrat|allot|allocat|grant|bidder|engag|licens|\blet|allow|permit|settl|prolong|renew|amend|terminat|cancel|scrap|walk|withdr|pull|back|drop|tore|(?:increas|enlarg)\w* (?:its|their|⟦C\d+⟧'s) |\bcame from\b",
    re.IGNORECASE,
)
"""A stem that every rule needs one of but the strict ones: what matches in a clause without any tells nothing."""
_PRICED = re.compile(
    r"\b(?:puts?|putting) (?:a|the) (?:price|price tag|value) of (?:about |around |roughly |some |nearly |over |more than )?$"
)
"""Before money: it is what a deal comes to, in whatever clause that is said."""
_OF_PAPER = re.compile(
    r"⟦[CU](?P<party>\d+)⟧, (?:covering|worth|valued at|over|totall?ing|lasting|running for|and worth|which (?:covers|is worth|was worth|covered|ran for|runs for)) (?:[a-z]+ ){0,2}(?:⟦[WMTE]\d+⟧(?: and|,)? (?:worth |for |over )?)?$"
)
"""Before a size, a sum or a term: the party of a paper behind whose name an aside says what it covers."""
_ASIDE_BEFORE = 80
"""Characters before a term within which such an aside begins."""
_MASK = re.compile(r"⟦[A-Z](\d+)⟧")
_SLOTS = ("a", "b", "company", "counterparty", "target")
_SIDES = ("a", "b", "company", "counterparty")
PRONOUNS = ("it", "its", "them", "their")


@dataclass(frozen=True)
class Match:
    """A rule's match in a plain clause of a masked sentence."""

    rule: DealRule
    match: re.Match[str]
    clause: Clause
    masked: Masked

    @property
    def start(self) -> int:
        """Where in the sentence's text the match begins."""
        return self.masked.index(self.span[0])

    @property
    def end(self) -> int:
        """Where in the sentence's text the match ends."""
        return self.masked.index(self.span[1])

    @property
    def span(self) -> tuple[int, int]:
        """The article's span of the words that the match takes in."""
        offsets = self.clause.masked.offsets[self.match.start() : self.match.end() + 1]
        return min(offsets), max(offsets)

    @property
    def weight(self) -> float:
        """The rule's weight; a named party speaks for a match more than an unnamed one."""
        return self.rule.weight - (_UNNAMED_COST if self.match.groupdict().get("b_text") else 0.0)

    @cached_property
    def terms(self) -> Masked:
        """The sentence without what it says beside the match: asides about a party, clauses with a subject of their own."""
        kept = {int(m[1]) for m in _MASK.finditer(self.clause.masked.text)}
        low, high = self.clause.masked.offsets[0], self.clause.masked.offsets[-1]
        text = self.masked.text
        for number, mention in enumerate(self.masked.mentions):
            inside = (
                low <= mention.start <= high
                and text[self.masked.index(mention.start) - 1 : self.masked.index(mention.start)] == "("
            )
            priced = mention.kind == "money" if isinstance(mention, Quantity) else False
            at = self.masked.index(mention.start)
            paper = _OF_PAPER.search(self.masked.text, max(0, at - _ASIDE_BEFORE), at)
            if (priced and _PRICED.search(self.masked.text, 0, at)) or (paper and int(paper["party"]) in kept):
                continue
            if number not in kept and not inside and isinstance(mention, Quantity):
                text = re.sub(rf"⟦([A-Z]){number}⟧", lambda m: "·" * len(m.group()), text)
        return replace(self.masked, text=text)

    def name(self, slot: str) -> Name | None:
        """The name that a slot took; a pronoun that cannot stand for the other side stands for the name before that."""
        mention = self.masked.mention(self.match, slot)
        if not isinstance(mention, Name):
            return None
        if slot in _SIDES and mention.antecedent is not None and mention.raw.lower() in PRONOUNS:
            sides = [self.masked.mention(self.match, s) for s in _SIDES if s != slot]
            if any(isinstance(m, Name) and m.name == mention.name for m in sides):
                return self.another_than(mention)
        return mention

    def another_than(self, pronoun: Name) -> Name:
        """The pronoun as standing for the last company before it that it has not been taken for."""
        before = [
            m for m in self.masked.of("C") if isinstance(m, Name) and m.start < pronoun.start and m.name != pronoun.name
        ]
        if not before:
            return pronoun
        other = before[-1]
        update = {"name": other.name, "id": other.id, "sure": other.sure, "source": other.source}
        return pronoun.model_copy(update={**update, "antecedent": other.antecedent or other.span})

    @property
    def is_guess(self) -> bool:
        """Whether a pronoun that the article takes for one side has been read as somebody else, to be the other side."""
        slots = [slot for slot in _SLOTS if isinstance(self.masked.mention(self.match, slot), Name)]
        return any(self.name(slot) is not self.masked.mention(self.match, slot) for slot in slots)

    @property
    def with_itself(self) -> bool:
        """Whether both sides are one name."""
        one = self.name("a") or self.name("company")
        other = self.name("b") or self.name("counterparty") or self.name("target")
        return one is not None and other is not None and one.name == other.name

    @property
    def tail(self) -> str:
        """What the clause says behind the match."""
        return self.clause.masked.text[self.match.end() :]

    def beside(self, name: Name | None) -> list[Name]:
        """Who is named with a party in a list that stands for it in the match."""
        numbers = [i for i, m in enumerate(self.masked.mentions) if m is name]
        found = (self.masked.mentions[other] for i in numbers for other in self.clause.others.get(i, ()))
        return [mention for mention in found if isinstance(mention, Name)]

    @property
    def parties(self) -> set[str]:
        """Everyone the match names."""
        found = (self.name(slot) for slot in _SLOTS)
        return {name.name for name in found if name is not None}


def chosen_matches(doc: Doc, masked: Masked) -> list[Match]:
    """The matches of a sentence, heaviest first, without two on the same pair of parties or the same words."""
    if not _may_tell(masked):
        return []
    found = [
        match
        for clause in clauses(masked)
        for match in _matches(clause, masked)
        if not (clause.as_printed and _starts_with_object(doc, match))
    ]
    grammar = predicates(doc, masked) if _names_two(masked) else ()
    read = [match for clause in grammar for match in _matches(Clause(bare(clause)), masked)]
    read = [match for match in read if not (match.rule.name.endswith("_own") and match.is_guess)]
    found += [match for match in read if len(match.parties) > 1 or match.rule.absent == "owner"]
    if _is_spoken(masked):
        found = [match for match in found if match.rule.absent == "owner"]
    if not _is_sure_to_tell(masked):
        found = [match for match in found if match.rule.name in STRICT and match.rule.absent is None]
    kept: list[Match] = []
    for candidate in sorted(
        found, key=lambda m: (not m.clause.each, -m.weight, -len(m.parties), m.end - m.start, m.start)
    ):
        if not any(_same_deal(candidate, k) for k in kept):
            kept.append(_with_list(candidate, found))
    return sorted(kept, key=lambda m: m.start)


def _with_list(chosen: Match, found: list[Match]) -> Match:
    """The same reading in a clause that knows who else is named with a party."""
    if chosen.clause.others or chosen.clause.each:
        return chosen
    same = (m for m in found if m.clause.others and m.rule is chosen.rule and m.parties == chosen.parties)
    return next(same, chosen)


def _starts_with_object(doc: Doc, match: Match) -> bool:
    """Whether the grammar makes the name that a match begins with an object of what stands before it."""
    text = match.match.group()
    first = _MASK.match(text)
    if first is None or text.startswith("'s", first.end()):
        return False
    if _GROUP_OF.search(match.clause.masked.text, 0, match.match.start()):
        return False
    if match.rule.name in STRICT and _FRONT.search(match.clause.masked.text, 0, match.match.start()):
        return False
    name = match.masked.mentions[int(first[1])]
    return isinstance(name, Name) and is_parsed(doc, match.masked.start) and is_object(doc, name)


_FRONT = re.compile(r"(?:^\W*|[,;:] )$")
"""Before a name at the front of its clause, which a strict rule's own words make the subject."""
_GROUP_OF = re.compile(
    r"\b(?:group|consortium|alliance|investors|venture|team)(?: [\w-]+){0,3} (?:includ(?:es|ed|ing)|of|led by|between) $"
)
"""Before a name: those that act together, of whom it is one."""


def _matches(clause: Clause, masked: Masked) -> Iterator[Match]:
    """Rules about two parties side by side see the clause as it is, the others its lists as their first names."""
    shorter = collapsed(clause)
    told: bool | None = None
    for rule in _that_may_match(clause.masked.text, shorter.masked.text):
        seen = clause if rule.pair else shorter
        if not all(guard.search(seen.masked.text) for guard in rule.guards):
            continue
        for match in rule.compiled.finditer(seen.masked.text):
            told = _TRIGGER.search(clause.masked.text) is not None if told is None else told
            if not told and rule.name not in STRICT:
                break
            before = _GOVERNED_PAIR if rule.name in _PAIR_ACTS else _LISTED if rule.pair else _OBLIQUE
            if _NAMED.match(match.group()) and (
                (_governed(before, seen.masked.text, match.start()) and not _has_own(seen.masked.text, match))
                or (rule.name not in _OWNERS_ACT and _MODIFIER.match(match.group()))
            ):
                continue
            found = Match(rule, match, seen, masked)
            bought = rule.kind == "acquisition" and _is_anothers(found)
            if not found.with_itself and not bought and not _has_another_owner(found):
                yield found


def _that_may_match(printed: str, shorter: str) -> list[DealRule]:
    """The rules, in their order, whose words are there: those about pairs see the one text, the others the other."""
    found = _candidates(printed)
    if shorter != printed:
        found = [n for n in found if n[1].pair] + [n for n in _candidates(shorter) if not n[1].pair]
    return [rule for _, rule in sorted(found, key=itemgetter(0))]


def wants_grammar(masked: Masked) -> bool:
    """Whether the sentence's grammar will be asked for what it says of deals."""
    return _names_two(masked) and _may_tell(masked)


def _names_two(masked: Masked) -> bool:
    return len(masked.of("CULGHI")) > 1


def _may_tell(masked: Masked) -> bool:
    """Whether a sentence of the story's own has the words of a rule: its clauses, which are cut out of it, have no others."""
    named = masked.of("CU") if _is_spoken(masked) else _is_sure_to_tell(masked) or (masked.of("U") and masked.of("W"))
    if not named:
        return False
    if _is_spoken(masked) and not _OURS.search(masked.text):
        return False
    return _has_words(masked.text)


def _is_sure_to_tell(masked: Masked) -> bool:
    """Whether a sentence names a company that more than its capitals speak for, or has words for those told last. Of others
    only the strict rules tell, which vouch for both sides."""
    return bool(masked.of("C")) or _UNNAMED.search(masked.text) is not None or _is_spoken(masked)


@lru_cache(maxsize=256)
def _has_words(text: str) -> bool:
    """Whether a text has the words of a rule: asked of a sentence when its grammar is to be read, and when it is told."""
    return len(_candidates(text)) > 0


def _is_spoken(masked: Masked) -> bool:
    return _SPOKEN.match(masked.text) is not None


def _candidates(text: str) -> list[tuple[int, DealRule]]:
    """The rules whose words are in a text, each with its number."""
    counts, masks = _masks_of(), text.count("⟦")
    return [numbered for numbered in _numbered().within(text) if counts[numbered[0]] <= masks]


@cache
def _numbered() -> Candidates[tuple[int, DealRule]]:
    rules = tuple(enumerate(RULES))
    return Candidates(rules, lambda numbered: numbered[1].compiled, lambda numbered: numbered[1].guards)


@cache
def _masks_of() -> list[int]:
    """How many mentions each rule takes at least."""
    return [said(rule.compiled.pattern, rule.compiled.flags).masks for rule in RULES]


_NAMED = re.compile(r"⟦[CUGLHI]")


def _governed(before: re.Pattern[str], text: str, at: int) -> bool:
    """Whether a name is governed by what stands before it, and does not lead a group that acts."""
    return before.search(text, 0, at) is not None and not _LEADS.search(text, 0, at)


_LEADS = re.compile(
    r"\b(?:group|consortium|syndicate|investors|lenders|banks|funds|team|round)(?: [\w-]+){0,3} (?:(?:led|headed) by|including) (?:the )?$"
)
"""Before a name: the group that acts under it."""
_PURCHASE_OF = re.compile(r"⟦[CU](\d+)⟧'s (?:[\w-]+ |⟦M\d+⟧ ){0,4}(?:acquisition|purchase|takeover|buyout) of\b")


def _is_anothers(match: Match) -> bool:
    """Whether the purchase that a match begins before is somebody else's ("A blocked B's acquisition of C")."""
    company, said = match.name("company"), _PURCHASE_OF.search(match.match.group(), 1)
    if company is None or said is None or not match.match.group().startswith("⟦"):
        return False
    owner = match.masked.mentions[int(said[1])]
    return isinstance(owner, Name) and owner.antecedent is None and owner.name != company.name


_PAPER_OF = re.compile(
    r"⟦[CU](\d+)⟧'s (?:(?!⟦)[\w-]+ |⟦[MTWD]\d+⟧ ){0,4}?(?:partnerships?|collaborations?|alliances?|agreements?|contracts?|deals?|ventures?|leases?|orders?|pacts?)\b"
)


def _has_another_owner(match: Match) -> bool:
    """Whether the paper that a match speaks of is that of somebody who stands between its two sides ("A pointed to B's
    partnership with C")."""
    one = match.name("a") or match.name("company")
    other = match.name("b") or match.name("counterparty")
    text = match.match.group()
    if one is None or other is None or not text.startswith("⟦"):
        return False
    first = next(re.finditer(r"⟧", text)).end()
    for paper in _PAPER_OF.finditer(text, first):
        owner = match.masked.mentions[int(paper[1])]
        if not isinstance(owner, Name) or owner.name in (one.name, other.name):
            continue
        if owner.antecedent not in (one.span, other.span):
            return True
    return False


_ASIDES = {"deal.partner_aside", "deal.partner_called"}
"""Rules about what a party is, whatever else the sentence tells of it."""


def _same_deal(one: Match, other: Match) -> bool:
    mine, theirs = one.parties, other.parties
    if one.clause.each and other.clause.each:
        return mine == theirs
    overlap = one.start < other.end and other.start < one.end and not {one.rule.name, other.rule.name} & _ASIDES
    return mine <= theirs or theirs <= mine or (overlap and len(mine & theirs) > 0)
