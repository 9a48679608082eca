"""Items headed by names: "• HARROWGATE / BRIGHTLOOM.", "• Velanur–Quillstone (July 2025): up to 3,000 MW of hydro", and
"• Velanur (NYSE: VLN)." in a list that a sentence about somebody's deals introduces.

What an item says after such a head is about those names, whether or not it says them again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from extractor.facts.deal.kinds import kind_of, status_in, technology_in
from extractor.facts.deal.parties import is_taker_first, kind_by_trade, sector
from extractor.facts.deal.terms import put_all
from extractor.facts.draft import Draft
from extractor.facts.masked import Masked, rule
from extractor.patterns import re
from extractor.schema import DateMention, Name

_BULLET = r"^\s*(?:[-•*–→▪●■►➤🔹🔸✅]|\d{1,2}[.)]) ?"
_ANY_BULLET = re.compile(r"^\s*(?:[-•*–→▪●■►➤🔹🔸✅]|\d{1,2}[.)]) ")
_PAIR = rule(
    _BULLET + r"(?:[\w',’ -]{0,40}: ?\$?)?{CU:a}(?: ?/ ?| ?[–—] ?|-| and | & | x ){CU:b}(?: ?/ ?{CU}|, {CU}| and {CU})?"
    r"(?: ?\([^()]{0,30}\)|,? (?:in )?{D:day})?(?:[:.]\s*$|[:.] (?=.)| ?[–—-] )"
)
_SINGLE = rule(_BULLET + r"\$?{CU:a}(?: ?\([^()]{0,30}\))?(?:[:.]\s*$|[:.] (?=.)| ?[–—] )")
_INTRO = re.compile(
    r"\b(?:deals|agreements|contracts|leases|PPAs|arrangements|pacts|partnerships|orders|tenants|tie-ups|commitments)\b",
    re.IGNORECASE,
)
_INTRO_REACH = 2
"""Sentences behind one about somebody's deals after which a list is not introduced by it."""
_DEAL_WORDS = re.compile(
    r"\b(?:leas(?:e|es|ed|ing)|rent(?:s|al|ed)?|hosting|colocation|PPAs?|power purchase|purchase agreements?|offtake|contract(?:s|ed)?|"
    r"agreements?|deals?|orders?|commitments?|tenant|cloud|framework|letter of intent|LOI|MoU|memorandum|venture|option|"
    r"non-binding|funds|prepay\w*|buys?|takes?|supply|supplies|TPUs?|GPUs?|chips|hydro|wind|solar|nuclear|storage|turbines)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(r"\s*(?:◦|○|\u25e6) ")
"""A list within an item."""
_ASIDE = re.compile(r"'s\b| (?:behind|guarante\w+|backstop\w*|back(?:s|ing|ed))\b")
"""Behind a name: it is an owner or a guarantor, no further party."""
_OF_SHARES = re.compile(
    r"\b(?:stock|shares?|popped|rose|fell|gained|lost|trading|traded|revenue|earnings|EPS|guid\w+)\b"
)
_OF_POWER = re.compile(r"⟦W\d+⟧ of (?:new |U\.?S\.? |⟦G\d+⟧ )*(?:hydro|wind|solar|nuclear|geothermal)\b")
_UNSURE = re.compile(r"\b(?:may|might|could|would|if|asked|rumou?r\w*|talks)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Head:
    """Who an item is about. ``b`` is named in the head too, or by the sentence that introduces the list;
    a head without either says who lets or sells in the item."""

    a: Name
    b: Name | None
    masked: Masked
    day: DateMention | None = None
    """The day that the head, or the sentence that introduces the list, gives its deals."""

    @property
    def names(self) -> set[str]:
        """The names of the head."""
        return {name.name for name in (self.a, self.b) if name is not None}

    def provider(self, called: Mapping[str, str]) -> Name:
        """Who lets the space or sells the power that the item speaks of."""
        return self.b if self.b is not None and is_taker_first("lease", self.a, self.b, "", called) else self.a


@dataclass(frozen=True)
class Intro:
    """A sentence about somebody's deals that may introduce a list of them. ``idle``: sentences since."""

    who: Name
    day: DateMention | None
    idle: int = 0


def intro_of(masked: Masked, before: Intro | None) -> Intro | None:
    """What may introduce a list of one company's deals, or is still in reach."""
    companies = [m for m in masked.of("C") if isinstance(m, Name)]
    if len({m.name for m in companies}) == 1 and _INTRO.search(masked.text) and not _ANY_BULLET.match(masked.text):
        return Intro(companies[0], _day(masked, len(masked.text)))
    if before is None or (before.idle >= _INTRO_REACH and not _ANY_BULLET.match(masked.text)):
        return None
    return replace(before, idle=0 if _ANY_BULLET.match(masked.text) else before.idle + 1)


def head_of(masked: Masked, before: Head | None, intro: Intro | None, ended: bool) -> Head | None:
    """The head that a sentence is or stands under: an item's first sentence names it, the item's others follow it.
    ``ended``: the sentence before ended its line."""
    pair = _PAIR.match(masked.text)
    if pair is not None:
        a, b = masked.mention(pair, "a"), masked.mention(pair, "b")
        if isinstance(a, Name) and isinstance(b, Name) and a.name != b.name:
            return Head(a, b, masked, _day(masked, pair.end()))
    single = _SINGLE.match(masked.text)
    if single is not None:
        a = masked.mention(single, "a")
        if isinstance(a, Name):
            about = intro if intro is not None and intro.who.name != a.name else None
            return Head(a, about.who if about else None, masked, about.day if about else None)
    if before is None or _ANY_BULLET.match(masked.text) or (ended and not _BELOW.match(masked.text)):
        return None
    return before


def headed(masked: Masked, head: Head, called: Mapping[str, str]) -> Draft | None:
    """The deal that a sentence under a head states of the head's names, where it speaks of no further company."""
    if head.b is None:
        return None
    match = _PAIR.match(masked.text) or _SINGLE.match(masked.text) if masked is head.masked else None
    start = match.end() if match else 0
    rest = masked.text[start:]
    others = {m.name for m in masked.of("C") if isinstance(m, Name) and _takes_part(masked, m, start)}
    if not re.search(r"⟦[WM]\d+⟧", rest) or not _DEAL_WORDS.search(rest):
        return None
    if _OF_SHARES.search(rest) or _UNSURE.search(rest) or others - head.names:
        return None
    kind = "ppa" if _OF_POWER.search(rest) else kind_by_trade(kind_of(rest, rest), head.a, head.b, rest, called)
    if kind == "other" or None in (sector(head.a, called), sector(head.b, called)):
        return None
    taker_first = is_taker_first(kind, head.a, head.b, "", called)
    if taker_first == is_taker_first(kind, head.b, head.a, "", called):
        return None
    company, counterparty = (head.b, head.a) if taker_first else (head.a, head.b)
    draft = Draft("deal", "deal.headed", 0.65, (head.masked.start, masked.end), {})
    draft.put_name("company", company).put_name("counterparty", counterparty).put("kind", kind)
    status = status_in(rest, 0, len(rest))
    draft.put("status", status[0] if status and status[0] != "completed" else "announced")
    technology = technology_in(rest)
    if technology:
        span = masked.offsets[start + technology[1][0]], masked.offsets[start + technology[1][1]]
        draft.put("technology", technology[0], span)
    put_all(draft, masked, start, len(masked.text))
    if "announced" not in draft.fields:
        draft.put_date("announced", head.day)
    return draft


def _day(masked: Masked, end: int) -> DateMention | None:
    """The first date before a place of a stretch that is no period to come."""
    days = (m for m in masked.of("D") if isinstance(m, DateMention) and m.date is not None and masked.position(m) < end)
    return next((m for m in days if not re.search(r"\b(?:by|until|from) $", masked.text[: masked.position(m)])), None)


def _takes_part(masked: Masked, name: Name, start: int) -> bool:
    at = masked.position(name)
    return at >= start and not _ASIDE.match(masked.text, masked.text.index("⟧", at) + 1)
