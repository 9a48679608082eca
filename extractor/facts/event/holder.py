"""Whose event it is: the subject of its words, the members of a list, or the company that the article speaks of."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Doc

from extractor.facts.event.rules import Rule
from extractor.facts.masked import Masked
from extractor.labels import names, title
from extractor.patterns import re
from extractor.schema import Name

_AUTHORITY = re.compile(
    r"\b(?:Court|Commission|Administration|Authority|Agency|Tribunal|Department|Ministry|Act|FDA|FERC|NRC|Committee|Conference|Summit|Exchange|NSE|BSE SME|Nasdaq|NASDAQ|NYSE|Journal|Reuters|Bloomberg|FactSet|LSEG|Refinitiv|Program|Programme|Prize|Season|County|Council|White House|Government|Board|Directors)\b"
)
_NO_COMPANY = re.compile(
    r"^(?:Phase|Season|Series|Round|Part) \d|\b(?:Application|Honou?rs?|Awards?|Giveaway|Kit|Edition|Trial|Curriculum|Airdrop|Presale|Pro|Max|Ultra|Arrangement|Offering|Placement|Financing|Debentures|Notes|Transactions?|Merger|Meeting|Agreement|Round|Sale|\d{1,2}|II|III|IV|(?<!\.)VI{0,3})$"
)
"""Stages, papers, prizes and wares, whatever their capitals."""
_RULES_ON = re.compile(
    r"\b(?:Court|Commission|Administration|Authority|Agency|Tribunal|Department|Ministry|FDA|FERC|NRC|Committee)\b"
)
_SLOT = re.compile(r"⟦([CLU])(\d+)⟧")
_OBLIQUE = re.compile(
    r"\b(?:by|with|from|to|at|than|for|on|after|into|against|like|via|between|under|per|over) (?:the |an? |[a-z-]+ ){0,2}$"
)
_JOIN = re.compile(r"(?: \([^)]*\))?(?:,|,? and|,? as well as|,? &)(?: the)? ")
_OPENING = 1200
_HALF = 2
_BEHIND = 90
"""How far behind an event's words its holder may be named."""


def is_authority(name: Name) -> bool:
    """Those who rule, list or report are not those ruled on."""
    return _AUTHORITY.search(name.name) is not None


def is_ware(name: Name) -> bool:
    """Whether the words of a name make it a stage, a paper, a prize or something sold."""
    return name.id is None and _NO_COMPANY.search(name.name) is not None


def rules_on(name: Name) -> bool:
    """Whether a name is of a court or an authority, whose decisions are rulings."""
    return _RULES_ON.search(name.name) is not None


def of_the_article(doc: Doc) -> Name | None:
    """The company that an article names most often, if its opening names it."""
    companies = [n for n in names(doc) if n.kind == "company" and n.sure and not is_authority(n)]
    companies = [n for n in companies if not is_ware(n)]
    counts = Counter(n.name for n in companies)
    opening = [n for n in companies if n.start < _OPENING and n.antecedent is None]
    heading = title(doc) or ""
    most = max(counts.values(), default=0)

    def weight(name: Name) -> tuple[bool, int, int]:
        titled = name.raw in heading or name.name in heading
        return titled and counts[name.name] * _HALF >= most, counts[name.name], -name.start

    return max(opening, key=weight, default=None)


def holders(masked: Masked, match: re.Match[str], rule: Rule, focus: Name | None, principal: Name | None) -> list[Name]:
    """The companies (for what goes into service also the sites) whose event it is: in the sentence, or of ``focus``, or
    for wares and plants without a name of their own the article's own, ``principal``."""
    inside = _names(masked, list(_SLOT.finditer(match.group())))
    whose = _WHOSE.search(masked.text, 0, match.start())
    if whose is not None:
        return _names(masked, [whose])
    if rule.name.startswith("event.earnings_from"):
        return inside
    text = masked.text
    before = [m for m in _SLOT.finditer(text, 0, match.start() + 1) if _fits(masked, m, rule)]
    free = [m for m in before if not _OBLIQUE.search(text[: m.start()])]
    sure = [m for m in free if m[1] != "U"] or [m for m in before if m[1] != "U"]
    if rule.kind == "in_service":
        found = _in_service(masked, match, sure, principal)
        spoken_of = focus is not None and focus.kind == "site" and [n.raw.lower() for n in found] == ["it"]
        if not found and principal is not None and _UNNAMED.match(text):
            return _as_list(focus if focus is not None and focus.kind == "site" else principal)
        return found if found and not spoken_of else _as_list(focus)
    if rule.name == "event.opening":
        return _names(masked, sure[-1:])
    if rule.kind == "launch":
        return _launched_by(masked, match, free, focus, principal)
    if rule.by_authority or (rule.name == "event.ruling" and _JUDGES.match(match.group())):
        found = _ruled_on(masked, match, free)
        return found or (_as_list(principal) if _own_case(masked, match) else [])
    subject = _SUBJECT.search(text, 0, match.start()) if rule.kind in ("earnings", "shareholder_meeting") else None
    if subject is not None and not _OBLIQUE.search(text, 0, subject.start()):
        return _names(masked, [m for m in free if m.start() == subject.start()])
    chosen = (free or before)[-1:] if _heads_list(text, free or before, match) else sure[-1:]
    if chosen:
        return _names(masked, _group(text, [m for m in before if m.start() <= chosen[0].start()]))
    behind = _SLOT.search(text, match.end() if rule.by_authority else match.start())
    if (
        behind
        and behind[1] == "C"
        and behind.start() - match.start() < _BEHIND
        and rule.kind in ("earnings", "launch", "ruling", "shareholder_meeting")
    ):
        return [n for n in _names(masked, [behind]) if not is_authority(n)]
    return _as_list(focus)


_WHOSE = re.compile(r"⟦([CUGH])(\d+)⟧(?: \([^)]*\))?, whose (?:[a-z-]+ |⟦D\d+⟧ ){0,2}$")
""" "X, whose earnings are due": X's, whatever the words before take it for."""
_SUBJECT = re.compile(
    r"⟦[UH]\d+⟧(?: \([^)]*\))?(?:,? (?:which|who))?(?: (?:also|has|had|will|is|was|to|be|set|due|expected|scheduled|slated|then|now|last|⟦D\d+⟧)){0,5} $"
)
"""The subject of an event's words that nothing but its form speaks for, or a person: it is not those spoken of before."""
_JUDGES = re.compile(r"(?:[\w ]*)\b(?:court|judge|tribunal|regulators?|commission|agency|authority)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"(?:'s)?(?: \([^)]*\))?(?:,(?:[^⟦;]|⟦[GIDTUL]\d+⟧){0,160}?,(?= ))?(?: ?⟦D\d+⟧,?| (?:today|also|now|then|has|had|have|will|would|is|are|was|to|be|been|recently|just|plans?|planning|planned|set|"
    r"expects?|expected|aims?|intends?|due|scheduled|slated|announc\w+|said|says|that|it|on|in|and|its|the|an?|of|proud|pleased|excited|thrilled|officially|formally|successfully|"
    r"publicly|going|preparing|ready|gearing|up|upcoming|new|commercial|product|global|nationwide|⟦[CU]\d+⟧(?:'s)?|⟦[GI]\d+⟧),?){0,14} ?"
)
"""Words between a company and a launch of its own."""
_OF_ITS_WARES = re.compile(r"\b(?:available|on sale)\b", re.IGNORECASE)
_NOT_BY_ITSELF = re.compile(r"\b(?:having|must be|⟦H\d+⟧(?:'s)?(?: (?:has|had|also))?) $")


_OPENED = re.compile(
    r"\W*(?:[A-Z][a-z]+ )?[Ll]aunched (?:back )?(?:in|on) ⟦D\d+⟧(?: (?:as|by|at|in) [^⟦,]{1,40})?, (?:the )?(?=⟦)"
)
""" "Launched in May, Velanur's": of whoever is named behind."""
_FIRST = 20
_LAUNCHED_BEFORE = re.compile(
    r"(?:'s|\b(?:the|its|their|his|her|our|an?|of|for|with)) (?:[\w-]+ ){0,2}?(?:newly|recently|just|soon-to-be|freshly)[ -]launched$",
    re.IGNORECASE,
)
""" "Its newly launched bag": what has been launched, whatever else the sentence dates."""
_PERSON = re.compile(r"⟦H\d+⟧|\b(?:President|Minister|Senator|Governor|Mayor|Chancellor|he|she|who)\b")
""" "President Calder ... by launching": somebody else's launch."""
_ROUND = re.compile(r"\b(?:Round|Sale|Presale|Airdrop|Giveaway)$")
"""A sale or its step: what is launched is no ware."""
_HIS = re.compile(r" (?:his|her)\b")
_WARE = re.compile(
    r"\W*(?:(?:[A-Z][a-z]+ly|However|Meanwhile|Moreover|Also|In addition|On|In|From|Starting|Beginning)\b[^,;]{0,40}, ?)?(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Oo]ur|[Ii]t|[Tt]hey|[Bb]oth|[Ww]e|[Aa]n?|[Aa]vailable|[Ll]aunch\w*|[Rr]oll\w*|⟦[CD])(?!.*\b(?:discounts?|deals|deposits?|withdrawals?|giveaway|coupons?|tickets?)\b)(?!.*⟦P\d+⟧ off\b)"
)
"""How a sentence begins that goes on about a company's wares; savings, deposits and tickets are none."""
_SOMEBODY = re.compile(
    r"⟧'s $|\b(?:he|she|they|who|you|I)(?:'ll|'d|'s)? (?:will |has |had |would )?$|(?:\b(?!(?:US|UK|EU|First|Our)\b)[A-Z][\w-]+|⟦[HIU]\d+⟧) (?:has |have |had |will |also |today |recently |officially |is |are |would ){0,3}$"
)
"""A subject right before a launch that is no company."""


def _launched_by(
    masked: Masked, match: re.Match[str], before: list[re.Match[str]], focus: Name | None, principal: Name | None
) -> list[Name]:
    """The company right before a launch; where the sentence names none, the one before it, if what is launched is one of
    its wares. A ware that is available, a person who launches and a name further off are none."""
    text = masked.text
    if _HIS.match(text, match.end()):
        return []
    if _NOT_BY_ITSELF.search(text, 0, match.start()) or _LAUNCHED_BEFORE.search(text, 0, match.end()):
        return []
    named = _names(masked, list(_SLOT.finditer(text, 0, match.start())))
    strange = (
        _PERSON.search(text, 0, match.start())
        or not _WARE.match(text)
        or any(_ROUND.search(n.name) for n in named if n.id is None)
    )
    theirs = [] if strange else _as_list(principal or focus)
    if _OF_ITS_WARES.search(match.group()):
        listed = [n for n in _names(masked, before) if n.id is not None]
        return listed[-1:] or theirs
    opened = _OPENED.match(text) if match.start() < _FIRST else None
    if opened is not None:
        return _names(
            masked, [m for m in _SLOT.finditer(text, opened.end()) if m.start() == opened.end() and m[1] == "C"]
        )
    for slot in reversed(before):
        if _LEADS_UP.fullmatch(text, slot.end(), match.start()):
            return _names(masked, _group(text, [m for m in before if m.start() <= slot.start()]))
    return [] if before or _SOMEBODY.search(text, 0, match.start()) else theirs


_IS_TO_RULE = re.compile(r"\b(?:to|will) (?:rule|decide|hand down)$")


def _own_case(masked: Masked, match: re.Match[str]) -> bool:
    """Whether a decision yet to come, in a sentence that names neither company nor person, is on the article's own case."""
    return _IS_TO_RULE.search(match.group()) is not None and not masked.of("CUH")


def _ruled_on(masked: Masked, match: re.Match[str], before: list[re.Match[str]]) -> list[Name]:
    """The company that a court's or regulator's decision names or reaches ("rejected Jarrow's request"), if any."""
    behind = [
        m for m in _SLOT.finditer(masked.text, match.start()) if m[1] == "C" and m.start() - match.end() < _BEHIND
    ]
    named = [n for n in _names(masked, behind) if not is_authority(n)]
    inside = [n for n in named if n.start < masked.offsets[match.end()]]
    found = inside or named[:1]
    spoken_of = _names(masked, before[-1:]) if re.search(r"\b(?:its|the company)\b", masked.text[match.end() :]) else []
    return found[-1:] or spoken_of


def _fits(masked: Masked, slot: re.Match[str], rule: Rule) -> bool:
    name = masked.mentions[int(slot[2])]
    if not isinstance(name, Name) or is_authority(name) or is_ware(name):
        return False
    return slot[1] != "L" or rule.kind == "in_service"


def _heads_list(text: str, slots: list[re.Match[str]], match: re.Match[str]) -> bool:
    """Whether an uncertain name ends a list of three or more right before the event's words."""
    if not slots or slots[-1][1] != "U" or match.start() - slots[-1].end() > 40:
        return False
    return len(_group(text, slots)) > 2


def _group(text: str, slots: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last name with those that commas and "and" join to it."""
    group = slots[-1:]
    for previous in reversed(slots[:-1]):
        if not _JOIN.fullmatch(text[previous.end() : group[0].start()]):
            break
        group.insert(0, previous)
    return group


_PLANT = r"(?:project|plant|site|facility|unit|hall|farm|park|campus|phase|development|station|building|line|mine|factory|addition)"
_THE_PLANT = re.compile(rf"(?:^|[;,] |\band )(?:[Tt]he|[Ii]ts|[Tt]his) (?:[\w-]+ ){{0,2}}{_PLANT}\b[^⟦;,]{{0,60}}$")
"""A plant without a name, in a clause of its own: it is what was spoken of before."""
_UNNAMED = re.compile(
    rf"\W*(?:The|A|Its) (?:first|second|third|new|last|next)(?: of (?:the )?[a-z]+)? (?:[a-z]+ )?{_PLANT[:-1]}|machines|servers)\b"
)
""" "The first hall": a plant of the site spoken of, or of the article's own company, and not of who was named last."""
_PLACE = re.compile(
    rf"(?:^[^\w⟦]*|\b[Tt]he )⟦G(\d+)⟧ (?P<plant>(?:[\w-]+ )?{_PLANT}\b[^⟦;,]{{0,50}})?(?(plant)|(?:is|was|has|will|should|be|been|to|scheduled|expected|due|set| )*)$"
)
"""A plant that goes by its place."""


_IS_TO_BE = re.compile(
    rf"(?: (?:{_PLANT}|[a-z]+ {_PLANT}))?(?: (?:is|was|are|were|has|had|have|will|should|would|also|still|now|then|only|be|been|to|expected|due|set|scheduled|slated|planned|supposed|meant|likely))* "
)
"""Between a plant and what it is to do: it does so, whoever else the sentence names."""


def _in_service(
    masked: Masked, match: re.Match[str], before: list[re.Match[str]], principal: Name | None
) -> list[Name]:
    place = _PLACE.search(masked.text, 0, match.start())
    if place is not None:
        named = masked.mentions[int(place[1])]
        return _as_list(principal) if place["plant"] else [named] if isinstance(named, Name) else []
    companies = [m for m in before if m[1] == "C"]
    sites = [m for m in _SLOT.finditer(masked.text) if m[1] == "L"]
    right_before = before[-1:] if before and before[-1][1] == "L" else []
    if right_before and _IS_TO_BE.fullmatch(masked.text, right_before[0].end(), match.start()):
        return _names(masked, right_before)
    if companies and _THE_PLANT.search(masked.text, 0, match.start()):
        return _names(masked, sites[:1]) or _as_list(principal) or _names(masked, companies[-1:])
    return _names(masked, companies[-1:] if companies else sites[:1])


def _names(masked: Masked, slots: list[re.Match[str]]) -> list[Name]:
    found = (masked.mentions[int(m[2])] for m in slots)
    return [n for n in found if isinstance(n, Name)]


def _as_list(focus: Name | None) -> list[Name]:
    return [focus] if focus is not None else []
