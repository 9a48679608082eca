"""Who stands on which side of a match: by the rule's slots, by the words where these leave it open, from before where
they are silent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc

from extractor.facts.deal.bought import Share, share_of
from extractor.facts.deal.match import Match
from extractor.facts.deal.onesided import BY_INVESTORS, IN_STORY
from extractor.facts.deal.parties import PROVIDERS, TAKERS, is_taker_first, sector
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked
from extractor.labels import text as text_of
from extractor.patterns import re
from extractor.schema import Name
from extractor.schema.kinds import DealKind

_ARTICLE = re.compile(
    r"\b((?:an?|one of|one of the|another|two|three) (?:(?!(?:with|for|from|to|by|of|in|on|at|as)\b)[a-z-]+ ){0,4})$"
)


@dataclass(frozen=True)
class Setting:
    """What the article says around a sentence. ``lead``: the sentence is among its first, whose news happened on the
    day of the story; ``focus``: the company that the sentences before are about; ``called``: what it says companies are;
    ``provider``: who provides in the deal told last, or else the company that the story is about."""

    lead: bool
    focus: Name | None
    called: Mapping[str, str]
    provider: Name | None = None
    hero: Name | None = None
    pair: tuple[Name, Name] | None = None
    """The two parties of the deal told last, who are "the two" afterwards."""
    article: Name | None = None
    """The company that the article is surely about."""
    dealt: tuple[frozenset[str], ...] = ()
    """The parties of each deal told so far."""
    before: tuple[Name, ...] = ()
    """The companies of the sentence before."""
    left: Name | None = None
    """Whose the paper is that a sentence goes on about, since the one before it said that they have left it."""
    owner: Name | None = None
    """Whose a paper is that the words tell with one party."""


def named(found: Match) -> tuple[Name | None, Name | None]:
    """The two sides that a match names, in no order."""
    return found.name("a") or found.name("company"), found.name("b") or found.name("counterparty")


def parties_of(found: Match, kind: DealKind, setting: Setting) -> tuple[Name | None, Name | None]:
    """Who provides and who takes: by the slots, by the words where these leave it open, from before where they are silent."""
    masked, match = found.masked, found.match
    company, counterparty = found.name("company"), found.name("counterparty")
    first, second = found.name("a"), found.name("b")
    if found.rule.absent == "owner":
        first = setting.owner if "b" in match.groupdict() else None
        company = company or (setting.owner if first is None else None)
        counterparty = counterparty or (setting.owner if found.name("company") is not None else None)
    if found.rule.absent == "both" and setting.pair is not None:
        first, second = setting.pair
    if first is not None:
        first = _whose_plant(first, second, kind, setting) if found.rule.name == "deal.paper_for" else first
        swapped = is_taker_first(kind, first, second, match.group(), setting.called, found.tail)
        swapped = swapped and not (found.rule.name == "deal.paper_for" and kind in _OF_USE)
        company, counterparty = (second, first) if swapped and second is not None else (first, second)
    said = next((m for m in masked.of("C") if isinstance(m, Name) and masked.position(m) < found.start), None)
    about = setting.provider
    if found.rule.absent == "other":
        told = other_than(found, setting)
        if told is None:
            return None, None
        other = found.name("b")
        if found.rule.name == "deal.order_ended" and _BOOKED.search(masked.text):
            return other, told
        taker = other is not None and is_taker_first(kind, told, other, match.group(), setting.called, found.tail)
        return (other, told) if taker else (told, other)
    if found.rule.name.endswith("_alone") and about is not None and about.name not in names_of(company, counterparty):
        said = None
    if said is not None and (found.rule.name == "deal.takes_too" or _is_made(found, said)):
        said = None
    sides = names_of(company, counterparty)
    if found.rule.name in BY_INVESTORS and sector(counterparty, setting.called) != "bank":
        return None, None
    if found.rule.absent == "focus":
        return company, setting.focus if setting.focus is not None and setting.focus.name not in sides else None
    if kind == "supply" and found.rule.absent == "company" and setting.article is not None:
        about = (
            setting.article if setting.article.name not in sides else about
        )  # who makes goods is not who sold the power
    told = _left_out(found, (said, about, setting.focus, setting.hero), sides, kind, setting)
    if found.rule.trades and sector(told, setting.called) not in found.rule.trades:
        told = None
    if found.rule.absent == "company" and _fits(told, kind, setting, provides=True):
        company = told
    elif found.rule.absent == "counterparty" and _fits(told, kind, setting, provides=False):
        counterparty = told
    company = _who_lets(company, counterparty, kind, setting)
    if kind == "acquisition" and found.rule.name == "deal.order_from":
        company, counterparty = counterparty, company  # who buys a firm or an asset is the one who acquires it
    return company, counterparty


_IS_VENTURE = re.compile(r"⟦[CU](\d+)⟧,? $")
_VENTURE = re.compile(r"(?:(?:is|was|remains) )?(?:an? )(?:[\w/%-]+ ){0,5}(?:venture|JV|partnership)\b")


def as_printed(found: Match, name: Name | None) -> Name | None:
    """A partner of a venture as its words have it, where they have been read as the venture itself: "Garlow Data is a joint
    venture between Garlow Corporation and B"."""
    if name is None or not _VENTURE.match(found.match.group()):
        return name
    venture = _IS_VENTURE.search(found.clause.masked.text, 0, found.match.start())
    whole = found.masked.mentions[int(venture[1])] if venture else None
    if not isinstance(whole, Name) or whole.name != name.name:
        return name
    longer = name.antecedent is None and " " in name.raw
    return name.model_copy(update={"name": name.raw, "id": None}) if longer else None


def _whose_plant(first: Name, second: Name | None, kind: DealKind, setting: Setting) -> Name:
    """Whose "its battery" is that a paper is for: whom the article is about, where only that one has plants by its trade."""
    article, trades = setting.article, PROVIDERS.get(kind, set())
    if article is None or first.antecedent is None or article.name in names_of(first, second):
        return first
    if sector(first, setting.called) in trades or sector(article, setting.called) not in trades:
        return first
    antecedent = article.antecedent or article.span
    return first.model_copy(
        update={"name": article.name, "id": article.id, "sure": article.sure, "antecedent": antecedent}
    )


def _who_lets(company: Name | None, counterparty: Name | None, kind: DealKind, setting: Setting) -> Name | None:
    """Who provides; where "the company" has been read as the taker of the deal told last, whose trade is to take and not to
    let, it is the other side of that."""
    if company is None or company.antecedent is None or setting.pair is None or kind not in ("lease", "ppa"):
        return company
    lessor, taker = setting.pair
    own, theirs = sector(company, setting.called), sector(lessor, setting.called)
    lets = own in TAKERS[kind] - PROVIDERS[kind] and theirs in PROVIDERS[kind]
    if company.name != taker.name or lessor.name in names_of(company, counterparty) or not lets:
        return company
    antecedent = lessor.antecedent or lessor.span
    return company.model_copy(
        update={"name": lessor.name, "id": lessor.id, "sure": lessor.sure, "antecedent": antecedent}
    )


_BOOKED = re.compile(r"\b(?:booked|order ?book|backlog)\b")
"""Beside an order that came to nothing: it is that of whoever was to deliver."""


def other_than(found: Match, setting: Setting) -> Name | None:
    """Who is on the side that a rule about one of the two leaves out: whoever the sentence names before, the provider of the
    deal told last, or else the company that the sentences before are about."""
    masked, other = found.masked, found.name("b")
    before = (m for m in masked.of("C") if isinstance(m, Name) and masked.position(m) < found.start)
    about = (setting.provider, setting.focus, setting.hero)
    told = (n for n in (*before, *about) if n is not None and n.name not in names_of(other))
    if found.rule.name not in IN_STORY:
        first = next((n for n in (next(before, None), setting.provider, setting.focus) if n is not None), None)
        return first if first is not None and first.name not in names_of(other) else None
    return next((n for n in told if _is_in_story(n, other, setting)), None)


def _is_in_story(name: Name, other: Name | None, setting: Setting) -> bool:
    """Whether a name is that of a party of a deal told before, or of whom the article is surely about, and the other not."""
    mine, theirs = name.name, other.name if other is not None else None
    article = setting.article.name if setting.article is not None else None
    return theirs != article and (mine == article or any(mine in sides for sides in setting.dealt))


def _left_out(
    found: Match, names: tuple[Name | None, ...], sides: set[str], kind: DealKind, setting: Setting
) -> Name | None:
    """The first of some names that can be the party that the words leave out."""
    provides = found.rule.absent == "company"
    others = [n for n in names if n is not None and n.name not in sides]
    if found.rule.name in IN_STORY:
        one = found.name("company") or found.name("counterparty")
        others = [n for n in others if _is_in_story(n, one, setting)]
    fitting = (n for n in others if _fits(n, kind, setting, provides=provides))
    before = {n.name: n for n in setting.before if n.name not in sides and n.kind == "company"}
    lets = [n for n in before.values() if provides and sector(n, setting.called) in PROVIDERS.get(kind, ())]
    return next(fitting, None) or (lets[0] if len(lets) == 1 and found.rule.name not in IN_STORY else None)


def _is_made(found: Match, said: Name) -> bool:
    """Whether a pronoun before "is being built" is what is built, and no company."""
    between = found.masked.text[found.masked.position(said) : found.start]
    return found.rule.name == "deal.being_built" and said.antecedent is not None and between.count(" ") < _NEXT


_NEXT = 3
"""Words from which on a pronoun and a verb do not stand side by side."""


def put_parties(doc: Doc, draft: Draft, found: Match, company: Name, counterparty: Name | None) -> None:
    """A purchase without a named seller has the target for its other side, as the fact model says."""
    target = found.name("target") if found.rule.absent != "focus" else counterparty
    counterparty = counterparty if found.rule.absent != "focus" else None
    if target is not None and counterparty is not None and target.name == counterparty.name:
        target = None
    if found.rule.name == "deal.noun_bought_by":
        target = counterparty
    if target is not None and target.kind == "company" and share_of(found) is Share.PART:
        seller = target if target.name != company.name else None
        counterparty, target = counterparty or seller, None
    counterparty = counterparty or _owner(found, company, target)
    counterparty = with_family(found.masked, counterparty) if counterparty is not None else None
    alone = found.rule.name == "deal.sells_alone"
    other_side = counterparty or (target if target is not None and target.kind != "site" and not alone else None)
    draft.put_name("company", company).put_name("counterparty", other_side).put_name("target", target)
    unnamed = found.match.groupdict().get("b_text")
    if counterparty is None and unnamed:
        start, end = found.match.span("b_text")
        article = _ARTICLE.search(found.clause.masked.text, 0, start)
        part = found.clause.masked.offsets[article.start(1) if article else start], found.clause.masked.offsets[end]
        draft.put("counterparty_text", text_of(doc)[slice(*part)], part)


def with_family(masked: Masked, name: Name) -> Name:
    """A name that stands for a family, with that word."""
    if name.antecedent is not None or not any(m is name for m in masked.of("CUGHLI")):
        return name
    behind = masked.text.index("⟧", masked.position(name)) + 1
    if not masked.text.startswith(" family", behind):
        return name
    longer = f"{name.raw} family"
    return name.model_copy(update={"raw": longer, "name": longer, "end": name.start + len(longer), "id": None})


_OWNED = re.compile(r"⟦[CU](\d+)⟧'s (?:[a-z-]+ ){0,4}$")


def _owner(found: Match, company: Name, target: Name | None) -> Name | None:
    """Whose a target is that a purchase names after its owner ("bought Palter's Meridane Wind")."""
    if target is None or "target" not in found.match.groupdict():
        return None
    text = found.clause.masked.text
    before = _OWNED.search(text, found.match.start(), found.match.start("target"))
    owner = found.masked.mentions[int(before[1])] if before else None
    if not isinstance(owner, Name) or owner.name in (company.name, target.name) or owner.kind == "place":
        return None
    return owner


def names_of(*parties: Name | None) -> set[str]:
    return {party.name for party in parties if party is not None}


_OF_USE = ("lease", "cloud", "ppa")
"""Kinds of deals over the use of something, in which most trades only take."""
_LETS_TOO = {"neocloud", "hyperscaler", "tech"}
"""Trades that let what they run as often as they rent it."""


def _fits(focus: Name | None, kind: DealKind, setting: Setting, *, provides: bool) -> bool:
    """Whether the company of the sentences before can be the party that the words leave out."""
    if focus is None:
        return False
    own = sector(focus, setting.called)
    if provides:
        takers = TAKERS.get(kind, set()) - PROVIDERS.get(kind, set()) - _LETS_TOO if kind in _OF_USE else set()
        return own != "bank" and own not in takers
    return own not in ("bank", "equipment")
